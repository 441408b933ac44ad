"""What the post said before: each earlier state with who and when, what changed word by word, and a way back."""

import html
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smdesk.domain.changes import Author
from smdesk.domain.diff import ADDED, REMOVED, diff
from smdesk.domain.errors import N_
from smdesk.services import posts
from smdesk.ui import tokens
from smdesk.ui.composer.desk import Desk
from smdesk.ui.dialogs.frame import scrolled
from smdesk.ui.widgets.chip import Button, Label

FIELDS: dict[str, str] = {
    "title": N_("Title"), "text": N_("Text"), "link": N_("Link"), "first_comment": N_("First comment"),
    "content_warning": N_("Content warning"), "label": N_("Advertising label"), "cta": N_("Call to action"),
}  # fmt: skip

AUTHORS = {
    Author.WINDOW.value: N_("you"), Author.COMMAND_LINE.value: N_("command line"), Author.IMPORT.value: N_("import"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """How a part of the post stood until ``at``; ``place_id`` 0 = the post itself."""

    at: str
    act: str
    place_id: int
    row: Any
    author: str = ""  # who rewrote it; "" when nobody is known

    def value(self, name: str) -> str:
        """A field as it stood; "" where it inherited or there is none."""
        return str(getattr(self.row, name, "") or "")


def states(desk: Desk) -> list[State]:
    """Earlier states of the post and its versions whose words differ from what follows, newest first."""
    store, whole = desk.ctx.store, desk.whole
    rows: list[tuple[int, str, int, Any]] = [(0, "post", whole.post.id, whole.post)]
    rows += [(one.place_id, "version", one.id, one) for one in whole.versions]
    found: list[State] = []
    for place_id, kind, number, now in rows:
        after: Any = now
        for past in store.past(kind, number):
            before = past.entity
            if any(getattr(before, name, "") != getattr(after, name, "") for name in FIELDS):
                found.append(State(past.at, past.act, place_id, before, past.author))
            after = before
    return sorted(found, key=lambda one: one.at, reverse=True)


class HistoryPanel(QWidget):
    """Takes the place of the preview while it is open."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._states: list[State] = []
        _, theme = desk.ctx.words, desk.ctx.theme
        close = Button(theme, "", "icon", "close", tip=_("Close the history"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        head.addWidget(Label(_("History"), "section"))
        head.addStretch(1)
        head.addWidget(close)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Earlier states"))
        self.list.setStyleSheet("QListWidget { background: transparent; border: none; }")
        self.list.currentRowChanged.connect(self._show)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.diff = QLabel()
        self.diff.setTextFormat(Qt.TextFormat.RichText)
        self.diff.setWordWrap(True)
        self.diff.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.diff.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.diff.setFont(theme.font(tokens.BODY))
        self.back = Button(theme, _("Bring back"), "outline", "restore")
        self.back.clicked.connect(self.bring_back)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(16, 8, 16, 8)
        body.addWidget(self.diff)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 12)  # the line at its left is painted
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list, 2)
        column.addWidget(scrolled(inner), 3)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self.back)
        foot.addStretch(1)
        column.addLayout(foot)
        desk.loaded.connect(self.refresh)
        desk.saved.connect(self.refresh)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()

    def refresh(self) -> None:
        """Read the past again, while the panel is open."""
        desk, _ = self._desk, self._desk.ctx.words
        if not self.isVisible() or not desk.open:
            return
        fresh = states(desk)
        if fresh == self._states and self.list.count():
            self._show(self.list.currentRow())
            return
        self._states = fresh
        self.list.clear()
        for one in fresh:
            item = QListWidgetItem(self._title(one))
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.setVisible(bool(fresh))
        if fresh:
            self.list.setCurrentRow(0)
        else:
            self.diff.setText(html.escape(_("Nothing has been rewritten yet.")))
        self.back.setEnabled(bool(fresh) and not desk.read_only)

    def _title(self, one: State) -> str:
        _, desk = self._desk.ctx.words, self._desk
        moment = QDateTime.fromString(one.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
        when = desk.ctx.locale.toString(moment, "ddd d MMM HH:mm") if moment.isValid() else one.at
        place = next((at.facts.short for at in desk.at if at.place.id == one.place_id), "")
        where = f", {place}" if place else ""
        who = f" · {_(AUTHORS[one.author])}" if one.author in AUTHORS else ""
        return _("Until {when}: {act}", when=when, act=_(one.act)) + where + who

    def _now(self, one: State) -> Any:
        whole = self._desk.whole
        return whole.post if not one.place_id else whole.version_at(one.place_id)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._states):
            return
        one, theme = self._states[row], self._desk.ctx.theme
        now, parts = self._now(one), []
        for column, title in FIELDS.items():
            if not hasattr(one.row, column):
                continue
            old, new = one.value(column), str(getattr(now, column, "") or "")
            if old != new:
                shown = "".join(partial(_marked, theme)(op, text) for op, text in diff(old, new))
                name = html.escape(self._desk.ctx.words(title))
                parts.append(f"<p><span style='font-weight:600'>{name}</span><br>{shown}</p>")
        self.diff.setText("".join(parts) or html.escape(self._desk.ctx.words("The same as now.")))

    def bring_back(self) -> None:
        """Let the post (or the place) say again what it said then; undoable."""
        row = self.list.currentRow()
        if not 0 <= row < len(self._states):
            return
        one, desk = self._states[row], self._desk
        fields = {name: getattr(one.row, name) for name in FIELDS if hasattr(one.row, name)}
        store, post_id = desk.ctx.store, desk.post.id
        said = desk.ctx.words("Brought back")
        if one.place_id:
            desk.do(lambda: posts.edit_version(store, post_id, one.place_id, origin=self, **fields), said)
        else:
            desk.do(lambda: posts.edit(store, post_id, origin=self, **fields), said)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._desk.ctx.theme["bg-window"])
        painter.fillRect(0, 0, 1, self.height(), self._desk.ctx.theme["line"])
        painter.end()


def _marked(theme: Any, op: str, text: str) -> str:
    shown = html.escape(text).replace("\n", "<br>")
    if op == ADDED:
        return f'<span style="color:{theme["ok"].name()};background:{theme["ok-soft"].name()}">{shown}</span>'
    if op == REMOVED:
        color, fill = theme["danger"].name(), theme["danger-soft"].name()
        return f'<span style="color:{color};background:{fill};text-decoration:line-through">{shown}</span>'
    return shown
