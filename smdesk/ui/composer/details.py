"""The fields round the text: link, first comment, title, warning, label, call to action, and what stays private."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.errors import SmdeskError
from smdesk.domain.talk import TALKS, talk_of
from smdesk.services import composing, posts
from smdesk.services.wording import sentence
from smdesk.ui.composer.desk import Desk
from smdesk.ui.composer.menus import Choice, PickMenu
from smdesk.ui.composer.unwinding import PassingUndo
from smdesk.ui.icons import draw
from smdesk.ui.spelling import spell
from smdesk.ui.widgets.chip import Button, Label
from smdesk.ui.widgets.flow import FlowRow

HERE = ("title", "link", "first_comment", "content_warning")  # a place may have its own


class Details(QWidget):
    """Fields of the open tab; a place shows only what its network has."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._passing = PassingUndo(self, desk)
        self.lines: dict[str, QLineEdit] = {}
        self._labels: dict[str, Label] = {}
        _, theme = desk.ctx.words, desk.ctx.theme
        self.tagged = QCheckBox(_("Campaign tags"))
        self.tagged.clicked.connect(self._tag)
        self.final = Label("", "caption", wrap=True)
        self.more = Button(theme, "", "meta", "chevron-down")
        self.more.setCheckable(True)
        self.more.clicked.connect(self._fold)
        self.talk = Button(theme, "", "meta", "chat")
        self.talk.clicked.connect(self._ask_talk)
        self.rest = QWidget()
        self._put_label = Button(theme, _("Put it at the start of the text"), "link")
        self._put_label.clicked.connect(self._label_into_text)
        self.design = self._area(
            _("Brief for the picture"), _("What the picture should show, for whoever makes it")
        )
        self.notes = self._area(_("Private notes"), _("Never published, copied or printed for the client"))
        self.design.textChanged.connect(partial(self._area_written, self.design, "design_note"))
        self.notes.textChanged.connect(partial(self._area_written, self.notes, "notes"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._first_rows())
        self._foot = FlowRow(gap=12)
        self._foot.add(self.more, self.talk)
        column.addWidget(self._foot)
        column.addWidget(self.rest)
        self._fill_rest()
        desk.loaded.connect(self.refresh)
        desk.turned.connect(self.refresh)
        desk.checked.connect(self._show_final)
        desk.checked.connect(self._show_talk)

    # -- making -------------------------------------------------------------------------------

    def _line(self, name: str, title: str, hint: str = "") -> QVBoxLayout:
        label, line = Label(title, "caption"), QLineEdit()
        line.setAccessibleName(title)
        line.setPlaceholderText(hint)
        line.installEventFilter(self._passing)
        line.textEdited.connect(partial(self._written, name))
        label.setBuddy(line)
        self.lines[name], self._labels[name] = line, label
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(line)
        return column

    def _area(self, name: str, hint: str) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setTabChangesFocus(True)
        made.installEventFilter(self._passing)
        made.setAccessibleName(name)
        made.setPlaceholderText(hint)
        made.setFixedHeight(self._desk.ctx.theme.px(64))
        spell(made, self._desk.ctx, lambda: self._desk.post.client_id)
        return made

    def _first_rows(self) -> QVBoxLayout:
        _ = self._desk.ctx.words
        link = self._line("link", _("Link"), _("https://…"))
        head = QHBoxLayout()
        link.removeWidget(self._labels["link"])
        head.addWidget(self._labels["link"])
        head.addStretch(1)
        head.addWidget(self.tagged)
        link.insertLayout(0, head)
        link.addWidget(self.final)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addLayout(link, 3)
        comment = self._line("first_comment", _("First comment"))
        self._labels["first_comment"].setMinimumHeight(self.tagged.sizeHint().height())  # fields stand level
        comment.addStretch(1)
        line.addLayout(comment, 2)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(self._line("title", _("Title at this place")))
        column.addLayout(line)
        return column

    def _fill_rest(self) -> None:
        _ = self._desk.ctx.words
        grid = QGridLayout(self.rest)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        label = self._line("label", _("Advertising label"), _("Such as Publicidad, #adv, Ad"))
        label.addWidget(self._put_label, 0, Qt.AlignmentFlag.AlignLeft)
        call = self._line("cta", _("Call to action"), _("What the reader should do"))
        call.addStretch(1)
        grid.addLayout(self._line("content_warning", _("Content warning")), 0, 0)
        grid.addLayout(call, 0, 1)
        grid.addLayout(label, 1, 0)
        design = QVBoxLayout()
        design.setSpacing(4)
        design.addWidget(Label(self.design.accessibleName(), "caption"))
        design.addWidget(self.design)
        grid.addLayout(design, 1, 1)
        grid.addWidget(_Note(self._desk, self.notes), 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the fields of the open tab."""
        desk = self._desk
        if not desk.open:
            return
        here, _ = desk.here, desk.ctx.words
        for name, line in self.lines.items():
            value = desk.value(name) if name in HERE else getattr(desk.post, name)
            if line.text() != value:
                line.setText(value)
                line.setCursorPosition(0)
            line.setReadOnly(desk.read_only)
        for area, value in ((self.design, desk.post.design_note), (self.notes, desk.post.notes)):
            if area.toPlainText() != value:
                area.blockSignals(True)
                area.setPlainText(value)
                area.blockSignals(False)
        self.design.setReadOnly(desk.read_only)
        self.tagged.setChecked(desk.post.tagged)
        self.tagged.setEnabled(not desk.read_only)
        name = _(here.facts.name) if here else ""
        offered = here.inputs if here else tuple(HERE)
        self._offer("title", here is not None and "title" in offered, "")
        for field, missing in (
            ("first_comment", _("None on {place}", place=name)),
            ("content_warning", _("None on {place}", place=name)),
        ):
            self._offer(field, True, "" if field in offered else missing)
        self._fold()
        self._show_final()
        self._show_talk()

    def _offer(self, name: str, shown: bool, missing: str) -> None:
        line = self.lines[name]
        line.setVisible(shown)
        self._labels[name].setVisible(shown)
        line.setEnabled(not missing)
        line.setPlaceholderText(missing)

    def _fold(self) -> None:
        _, post = self._desk.ctx.words, self._desk.post
        filled = [post.content_warning, post.label, post.cta, post.design_note, post.notes]
        count = sum(bool(value.strip()) for value in filled)
        open_ = self.more.isChecked()
        self.rest.setVisible(open_)
        self.more.set_icon("chevron-up" if open_ else "chevron-down")
        text = _("Warning, label, call to action, brief, notes")
        self.more.setText(f"{text} ({count})" if count and not open_ else text)
        self.more.setAccessibleName(self.more.text())

    def _show_final(self) -> None:
        """The link as it goes out at the open place, or why it is none."""
        desk, _ = self._desk, self._desk.ctx.words
        if desk.plan is None:
            return
        post, here = desk.post, desk.here
        self._put_label.setVisible(bool(post.label.strip()) and post.label.strip() not in desk.text)
        url = desk.value("link")
        self.tagged.setVisible(bool(url.strip()))
        self.final.setVisible(bool(url.strip()))
        sample = here or next(iter(desk.at), None)  # the common text shows what its first place gets
        version = here.version if here else None
        place = sample.place if sample else None
        try:
            shown = composing.final_link(post, version, desk.plan, place)
        except SmdeskError as error:
            self.final.set_look("danger")
            self.final.setText(sentence(error, _))
            return
        self.final.set_look("caption")
        if shown == url.strip() and post.tagged:
            shown = _("Goes out as it is: tags are put on links to the client’s own site.")
        elif here is None and sample is not None:
            shown = f"{sample.facts.short}: {shown}"
        self.final.setText(_breakable(shown))
        self.final.setToolTip(shown)

    def _show_talk(self) -> None:
        """Broadcast or conversation, and who says so."""
        desk, _ = self._desk, self._desk.ctx.words
        if desk.plan is None:
            return
        post = desk.post
        name = _(TALKS[talk_of(post.talk, post.text, post.cta, desk.language)])
        whole = name if post.talk else _("{name}, as its words show", name=name)
        self.talk.setText(name)
        self._foot.refit()
        self.talk.setAccessibleName(whole)
        rule = _("A post asks for an answer (a question, a poll, a call to tell) or it broadcasts.")
        self.talk.setToolTip(f"{whole}. {rule}")
        self.talk.setEnabled(not desk.read_only)

    def _ask_talk(self) -> None:
        menu = self.talk_menu()
        menu.popup(self.talk.mapToGlobal(QPoint(0, self.talk.height())))

    def talk_menu(self) -> PickMenu:
        """The three ways to say it, ready to open."""
        _, said = self._desk.ctx.words, self._desk.post.talk
        menu = PickMenu(self, [Choice(key, _(name), key == said) for key, name in TALKS.items()], self._talk_picked, many=False)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _talk_picked(self, keys: list[object]) -> None:
        desk, said = self._desk, str(keys[0])
        desk.do(lambda: posts.edit(desk.ctx.store, desk.post.id, origin=self, talk=said))

    # -- writing ------------------------------------------------------------------------------

    def _written(self, name: str, text: str) -> None:
        if name in HERE:
            self._desk.write_here(name, text)
        else:
            self._desk.write(name, text)

    def _area_written(self, area: QPlainTextEdit, name: str) -> None:
        self._desk.write(name, area.toPlainText())

    def _tag(self, on: bool) -> None:
        self._desk.write("tagged", on)

    def _label_into_text(self) -> None:
        desk = self._desk
        label = desk.post.label.strip()
        desk.write_here("text", f"{label}\n{desk.text}")
        desk.save()
        desk.loaded.emit()

    def show_field(self, name: str) -> None:
        """Open what is folded and put the cursor into a field."""
        if name in ("content_warning", "label", "cta", "notes", "design_note") and not self.more.isChecked():
            self.more.setChecked(True)
            self._fold()
        target = {"notes": self.notes, "design_note": self.design}.get(name) or self.lines.get(name)
        if target is not None:
            target.setFocus()


class _Note(QWidget):
    """Note-yellow ground with a lock: what is written here stays here."""

    def __init__(self, desk: Desk, area: QPlainTextEdit) -> None:
        super().__init__()
        self._theme = desk.ctx.theme
        area.setProperty("look", "bare")
        area.installEventFilter(self)
        head = Label(desk.ctx.words("Private notes, never published"), "caption")
        head.setContentsMargins(20, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(area)
        self._focused = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._focused = event.type() == QEvent.Type.FocusIn
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme["focus"] if self._focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme["bg-note"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        draw(painter, "lock", self._theme["ink-2"], 10, 9, 14)
        painter.end()


def _breakable(url: str) -> str:
    """Zero-width spaces where an address may break its line."""
    for sign in "?&/":
        url = url.replace(sign, sign + "\u200b")
    return url
