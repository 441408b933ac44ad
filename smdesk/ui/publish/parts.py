"""Other parts of the sheet: its head, the row that opens a place, and what comes after it is out."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from smdesk.services import publishing
from smdesk.services.composing import AtPlace
from smdesk.services.publishing import Step
from smdesk.ui import tokens
from smdesk.ui.composer.previews import Shortened
from smdesk.ui.context import Context
from smdesk.ui.icons import draw
from smdesk.ui.publish.rows import Mark
from smdesk.ui.widgets.chip import Button, Label, paint_chip
from smdesk.ui.widgets.flow import FlowRow

HEAD = 56


class Chip(QWidget):
    """The client's initials."""

    def __init__(self, ctx: Context, letters: str, color: str) -> None:
        super().__init__()
        self._ctx, self._letters, self._color = ctx, letters, color
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._ctx.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, QRectF(self.rect()), self._letters, theme.client(self._color), theme)
        painter.end()


class When(QWidget):
    """A clock beside the due moment and the present one."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.text = Label("", "second")
        line = QHBoxLayout(self)
        line.setContentsMargins(22, 0, 4, 0)
        line.addWidget(self.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, "clock", self._ctx.theme["ink-2"], 0, (self.height() - 16) / 2, 16)
        painter.end()


class Head(QWidget):
    """Whose post, its title, what this is, when it is due."""

    closed = Signal()

    def __init__(self, ctx: Context, letters: str, color: str, title: str) -> None:
        super().__init__()
        _ = ctx.words
        self.title = Shortened(title, "section")
        font = ctx.theme.font(tokens.SECTION, strong=True)
        self.title.setFont(font)
        self.title.setMaximumWidth(QFontMetrics(font).horizontalAdvance(title) + 4)
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._when = When(ctx)
        close = Button(ctx.theme, "", "icon", "close", tip=_("Close (Esc)"))
        close.setAutoDefault(False)
        close.clicked.connect(self.closed)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 0, 14, 0)
        line.setSpacing(12)
        line.addWidget(Chip(ctx, letters, color))
        line.addWidget(self.title, 1)
        line.addWidget(Label(_("Publish by hand"), "tag"), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addWidget(self._when)
        line.addWidget(close)
        self.setFixedHeight(max(HEAD, ctx.theme.px(HEAD)))

    def show_when(self, text: str) -> None:
        """When it is due, and what the clock says."""
        self._when.text.setText(text)


class Door(QWidget):
    """Opens the place, and says what leaves the computer with that; or passes everything to the phone."""

    def __init__(
        self, ctx: Context, key: str, one: AtPlace, run: Callable[[], object], phone: Callable[[], object]
    ) -> None:
        super().__init__()
        _, self._ctx, self.key = ctx.words, ctx, key
        name = _(one.facts.name)
        address = publishing.door(one)
        self.mark = Mark(ctx.theme)
        self.title = Label(_("Open {place} and paste in this order", place=name), "caption", wrap=True)
        self.button = Button(ctx.theme, _("Open {place}", place=name) if address else _("It is open"), "primary",
                             "external" if address else "check", key="O")  # fmt: skip
        self.button.setAutoDefault(False)
        self.button.clicked.connect(run)
        self.phone = Button(ctx.theme, _("Pass to the phone"), "outline", "phone")
        self.phone.setAutoDefault(False)
        self.phone.clicked.connect(phone)
        doors = FlowRow(gap=8, line_gap=6)
        doors.add(self.button, self.phone)
        share = one.facts.share
        if not address:
            said = _("Its address is not known here: open it yourself, in the app or the browser.")
        elif share.prefills and len(address) > 60:
            said = _("Your browser opens {host} and the text goes with it.", host=publishing.host(address))
        else:
            said = _("Your browser opens {host}; nothing goes with it.", host=publishing.host(address))
        body = QVBoxLayout()
        body.setSpacing(6)
        body.addWidget(self.title)
        body.addWidget(doors)
        body.addWidget(Label(said, "caption", wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 12, 0, 12)
        line.setSpacing(12)
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(body, 1)

    def show_state(self, number: int, state: str) -> None:
        """Where the step stands."""
        self.mark.show_state(number, state)
        self.title.set_look("now" if state == "now" else "caption")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._ctx.theme["line"])
        painter.end()


class Address(QLineEdit):
    """Where the address of the published post is pasted."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.setTextMargins(24, 0, 0, 0)

    def sizeHint(self) -> QSize:
        need = QFontMetrics(self.font()).horizontalAdvance(self.placeholderText()) + 60
        return QSize(max(need, super().sizeHint().width()), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        draw(painter, "link", self._ctx.theme["ink-2"], 10, (self.height() - 16) / 2, 16)
        painter.end()


class After(QWidget):
    """The first comment, and the address of what is published now."""

    returned = Signal()

    def __init__(self, ctx: Context, one: AtPlace, comment: Step | None, copy: Callable[[Step], object]) -> None:
        super().__init__()
        _, self._ctx, self._comment = ctx.words, ctx, comment
        self.mark = Mark(ctx.theme)
        text = _("Afterwards: first comment and link") if comment else _("Afterwards: link")
        self.title = Label(text, "caption", wrap=True)
        self.copy = Button(ctx.theme, _("Copy"), "outline", "copy")
        self.copy.setAccessibleName(_("Copy the first comment"))
        self.copy.setAutoDefault(False)
        self.url = Address(ctx)
        self.url.setPlaceholderText(_("Paste the link of the published post"))
        self.url.setAccessibleName(_("Link of the published post"))
        self.url.setText(one.version.published_url)
        self.url.returnPressed.connect(self._entered)
        body = QVBoxLayout()
        body.setSpacing(8)
        body.addWidget(self.title)
        if comment is not None:
            words = QLineEdit(comment.text.replace("\n", " "))
            words.setReadOnly(True)
            words.setCursorPosition(0)
            words.setToolTip(comment.text)
            words.setAccessibleName(_("First comment"))
            self.copy.clicked.connect(lambda: copy(comment))
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(words, 1)
            line.addWidget(self.copy)
            body.addLayout(line)
        last = QHBoxLayout()
        last.setSpacing(12)
        last.addWidget(self.url, 1)
        last.addWidget(Label(_("or without a link"), "caption"))
        body.addLayout(last)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 12)
        whole.setSpacing(12)
        whole.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(body, 1)

    def _entered(self) -> None:
        if self.url.text().strip():  # an empty line says nothing yet: Ctrl+Enter publishes without a link
            self.returned.emit()

    def show_state(self, number: int, out: bool, present: Step | None, done: frozenset[str]) -> None:
        """Where the last step stands; ``present`` is the step of the whole sheet whose turn it is."""
        mine = present is None or present == self._comment
        self.mark.show_state(number, "done" if out else "now" if mine else "")
        self.title.set_look("now" if mine and not out else "caption")
        if self._comment is not None:
            copied = self._comment.key in done
            self.copy.set_icon("check" if copied else "copy")
            self.copy.setText(self._ctx.words("Copied") if copied else self._ctx.words("Copy"))

    def target(self, present: Step | None) -> QWidget:
        """What has the focus when it is this row's turn."""
        return self.copy if present is not None and present == self._comment else self.url
