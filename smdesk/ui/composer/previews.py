"""About how the post will look at each place: never exact, and it says so."""

import html
import re

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from smdesk.domain.clients import initials
from smdesk.domain.connector import Preview
from smdesk.domain.counting import beginning, without_markup
from smdesk.services import composing
from smdesk.services.composing import AtPlace
from smdesk.ui import tokens
from smdesk.ui.composer.desk import Desk
from smdesk.ui.composer.images import Pictures
from smdesk.ui.composer.strip import cover
from smdesk.ui.icons import draw, pixmap
from smdesk.ui.theme import Theme
from smdesk.ui.widgets.chip import Button, Label
from smdesk.ui.widgets.flow import FlowRow

_LONG_WORD, _STRETCH = re.compile(r"\S{24,}"), re.compile(r".{1,12}")
LINE = 17  # px from line to line
_MOST = 1200  # characters drawn; the rest is behind "more" anyway
_MOST_POSTS = 12  # of a thread
# width ÷ height at which each kind of network shows a picture, as (widest, tallest)
_SHAPES = {
    Preview.PHOTO: (1.91, 0.8), Preview.CARD: (1.91, 0.8), Preview.THREAD: (2.4, 1.33), Preview.MAIL: (3.0, 0.8),
    Preview.PAGE: (2.0, 1.2),
}  # fmt: skip


class Picture(QWidget):
    """A picture cut as the network would cut it."""

    def __init__(self, theme: Theme, image: QImage | None, shape: tuple[float, float], round_: bool) -> None:
        super().__init__()
        self._theme, self._image, self._radius = theme, image, 8 if round_ else 0
        widest, tallest = shape
        ratio = image.width() / max(1, image.height()) if image else 1.6
        self._ratio = min(widest, max(tallest, ratio))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return round(width / self._ratio)

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(max(self.width(), 280)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image is not None:
            cover(painter, self._image, QRectF(self.rect()), self._radius)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme["bg-sunken"])
            painter.drawRoundedRect(self.rect(), self._radius, self._radius)
            draw(painter, "image", self._theme["ink-3"], self.width() / 2 - 10, self.height() / 2 - 10, 20)
        painter.end()


class Avatar(QWidget):
    """The client's initials in a circle."""

    def __init__(self, theme: Theme, text: str, color: str) -> None:
        super().__init__()
        self._theme, self._text, self._color = theme, text, color
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.client(self._color))
        painter.drawEllipse(self.rect())
        painter.setPen(self._theme["on-client"])
        painter.setFont(self._theme.font(9, strong=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class Shortened(Label):
    """A label that ends in "…" where the room ends; the whole stands in its tooltip."""

    def __init__(self, text: str, look: str) -> None:
        super().__init__(text, look)
        self.setToolTip(text)
        self.setMinimumWidth(24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class PreviewCard(QFrame):
    """One place."""

    picked = Signal(int)

    def __init__(self, desk: Desk, one: AtPlace, images: list[QImage | None]) -> None:
        super().__init__()
        self._desk, self.place_id = desk, one.place.id
        self._unfolded = False
        self._one = one
        self.setProperty("look", "card")
        kind = one.network.preview
        theme = desk.ctx.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(8)
        column.addLayout(self._head(one))
        if one.draft.content_warning and "content_warning" in one.inputs:
            column.addWidget(self._inset(Label(one.draft.content_warning, "tag-warn", wrap=True)))
        titled = one.draft.title and "title" in one.inputs
        if titled:
            column.addWidget(self._inset(Label(one.draft.title, "section", wrap=True)))
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setFont(theme.font(tokens.CAPTION))
        self.text.linkActivated.connect(self._unfold)
        picture = Picture(theme, images[0], _SHAPES[kind], kind is not Preview.PHOTO) if images else None
        first = kind is Preview.PHOTO
        if picture is not None and first:
            column.addWidget(picture)
        column.addWidget(self._inset(self.text))
        if picture is not None and not first:
            column.addWidget(self._inset(picture))
        if len(images) > 1:
            more = desk.ctx.words.n_("and {n} more picture", "and {n} more pictures", len(images) - 1)
            column.addWidget(self._inset(Label(more, "caption")))
        if one.link and one.facts.link == "separate" and not images:
            column.addWidget(self._inset(self._link_card(one)))
        self._write()
        self.setAccessibleName(desk.ctx.words("Preview for {place}, approximate", place=desk.ctx.words(one.facts.name)))

    def _inset(self, widget: QWidget) -> QWidget:
        box = QWidget()
        line = QVBoxLayout(box)
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(widget)
        return box

    def _head(self, one: AtPlace) -> QHBoxLayout:
        theme, plan = self._desk.ctx.theme, self._desk.plan
        assert plan is not None
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(8)
        line.addWidget(Avatar(theme, initials(plan.client), plan.client.color))
        handle = one.place.handle
        photo = one.network.preview is Preview.PHOTO and handle
        name = Shortened(handle if photo else plan.client.name, "strong")
        name.setFont(theme.font(tokens.CAPTION, strong=True))
        name.setMinimumWidth(min(name.sizeHint().width(), theme.px(150)))  # the handle gives way first
        line.addWidget(name)
        if handle and not photo and handle != plan.client.name:
            tagged = one.network.handle.startswith("@") and not handle.startswith("@")
            second = Shortened(f"@{handle}" if tagged else handle, "caption")
            line.addWidget(second)
        line.addStretch(1)
        glyph = QLabel()
        ink = theme["ink"].name(theme["ink"].NameFormat.HexArgb)
        glyph.setPixmap(pixmap(f"@{one.place.network}", ink, 16, self.devicePixelRatioF()))
        glyph.setAccessibleName(self._desk.ctx.words(one.facts.name))
        line.addWidget(glyph)
        return line

    def _link_card(self, one: AtPlace) -> QWidget:
        box = QFrame()
        box.setProperty("look", "tag")
        host = one.link.partition("//")[2].partition("/")[0] or one.link
        column = QVBoxLayout(box)
        column.setContentsMargins(8, 6, 8, 6)
        column.addWidget(Label(host, "caption"))
        column.addWidget(Label(self._desk.post.title or host, "strong", wrap=True))
        return box

    def _write(self) -> None:
        one, theme = self._one, self._desk.ctx.theme
        whole = one.outgoing
        text = without_markup(whole) if one.place.network == "telegram" else whole
        fold = one.facts.fold
        thread = one.posts if len(one.posts) > 1 else ()
        cut = not self._unfolded and 0 < fold < len(text) and not thread
        shown = beginning(text, fold).rstrip() if cut else text[:_MOST]
        accent = theme["accent-text"].name()
        line = f'<br><span style="color:{theme["ink-3"].name()}">│</span><br>'
        body = line.join(_rich(post, accent) for post in thread[:_MOST_POSTS]) if thread else _rich(shown, accent)
        if one.network.preview is Preview.PHOTO and one.place.handle:
            body = f'<span style="font-weight:600">{html.escape(one.place.handle)}</span> {body}'
        if cut or (len(text) > _MOST and not thread):
            more = html.escape(self._desk.ctx.words("more"))
            body += f'… <a href="more" style="color:{theme["ink-3"].name()};text-decoration:none">{more}</a>'
        self.text.setText(f'<div style="line-height:{theme.px(LINE)}px">{body}</div>')
        self.text.setVisible(bool(text.strip()))

    def _unfold(self, _link: str = "") -> None:
        self._unfolded = True
        self._write()

    def mousePressEvent(self, event: object) -> None:
        self.picked.emit(self.place_id)


def _rich(text: str, accent: str) -> str:
    pieces, end = [], 0
    for start, stop in sorted(composing.coloured(text)):
        if start < end:
            continue
        link = f'<span style="color:{accent}">{_plain(text[start:stop])}</span>'
        pieces += [_plain(text[end:start]), link]
        end = stop
    return "".join([*pieces, _plain(text[end:])]).replace("\n", "<br>")


def _plain(text: str) -> str:
    """Escaped, with room to break a word that is wider than the card."""
    loose = _LONG_WORD.sub(lambda word: "\u200b".join(_STRETCH.findall(word[0])), text)
    return html.escape(loose)


class Previews(QWidget):
    """The column of cards, the open tab's first."""

    closed = Signal()
    picked = Signal(int)

    def __init__(self, desk: Desk, pictures: Pictures) -> None:
        super().__init__()
        self._desk, self._pictures = desk, pictures
        self._drawn: object = None
        _, theme = desk.ctx.words, desk.ctx.theme
        self.close_button = Button(theme, "", "icon", "close", tip=_("Close the preview"))
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        head.setSpacing(8)
        titles = FlowRow(gap=8, line_gap=2)
        titles.flow.setContentsMargins(0, 6, 0, 0)
        titles.add(Label(_("Preview"), "section"), Label(_("approximate"), "tag"))
        head.addWidget(titles, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(16, 4, 16, 16)
        self._cards.setSpacing(12)
        self._empty = Label("", "second", wrap=True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._cards)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty("look", "reached")
        self.area.setAccessibleName(_("Previews"))
        self.area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self.area, 1)
        self._soon = QTimer(self, interval=30, singleShot=True)  # not in the same turn as the other checks
        self._soon.timeout.connect(self.refresh)
        desk.checked.connect(self._soon.start)
        desk.turned.connect(self.refresh)
        pictures.arrived.connect(self._again)
        theme.changed.connect(self._again)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()

    def _again(self, *_: object) -> None:
        self._drawn = None
        self.refresh()

    def cards(self) -> list[PreviewCard]:
        """The cards as shown."""
        items = [self._cards.itemAt(index) for index in range(self._cards.count())]
        found = [item.widget() for item in items if item is not None]
        return [card for card in found if isinstance(card, PreviewCard)]

    def refresh(self) -> None:
        """Draw again what is other than before; nothing while the column is closed."""
        desk = self._desk
        if not self.isVisible() or desk.plan is None:
            return
        at = sorted(desk.at, key=lambda one: one.place.id != desk.place_id)
        media = desk.whole.media
        drawn = [(one.place, one.draft, one.link, desk.post.title) for one in at], [file for _, file in media]
        if drawn == self._drawn:
            return
        self._drawn = drawn
        images = [self._pictures.get(file) for _, file in media if file.kind in ("image", "video")]
        self.setUpdatesEnabled(False)
        while self._cards.count():
            item = self._cards.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None and old is not self._empty:
                old.hide()
                old.deleteLater()
        for one in at:
            card = PreviewCard(desk, one, images)
            card.picked.connect(self.picked)
            self._cards.addWidget(card)
        if not at:
            self._empty.setText(desk.ctx.words("Choose a place with + to see how the post will look there."))
            self._cards.addWidget(self._empty)
        self._empty.setVisible(not at)
        self.setUpdatesEnabled(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._desk.ctx.theme["bg-window"])
        painter.fillRect(0, 0, 1, self.height(), self._desk.ctx.theme["line"])
        painter.end()
