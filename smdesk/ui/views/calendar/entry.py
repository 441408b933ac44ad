"""Quick entry: a line over the day that understands "Raviolo, prova generale ven 18:30", and one to go to a date."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from smdesk.domain.clients import initials
from smdesk.domain.quickentry import split, understand
from smdesk.domain.time import hour_of, join, wall_now
from smdesk.domain.whole import ClientPlan
from smdesk.services.posts import hour_for
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.line import Line
from smdesk.ui.widgets.chip import Button, Label

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.verbs import Verbs
    from smdesk.ui.views.calendar.view import CalendarView


@dataclass(frozen=True, slots=True)
class Entry:
    """What a typed line means."""

    title: str
    wall: str  # empty = no date


def read_entry(desk: Desk, plan: ClientPlan, text: str, fallback: str) -> Entry:
    """Title and moment of a typed line; what it leaves open comes from ``fallback`` (day, wall time, or nothing)."""
    now = wall_now(desk.ctx.now(), plan.client.zone)
    today = date.fromisoformat(now[:10])
    title, entry = split(text, today=today, now_wall=now, language=desk.ctx.words.language)
    if entry is None:
        if fallback and len(fallback) == 10:
            fallback = join(date.fromisoformat(fallback), hour_for(plan, date.fromisoformat(fallback)))
        return Entry(title, fallback)
    if not entry.says_day and fallback and entry.hour:
        return Entry(title, join(date.fromisoformat(fallback[:10]), entry.hour))
    hour = entry.hour or (hour_of(fallback) if len(fallback) > 10 else hour_for(plan, entry.day))
    return Entry(title, join(entry.day, hour))


class _Float(QWidget):
    """A raised card with a line in it, over the view; gone when the focus leaves or Esc is pressed."""

    def __init__(self, view: "CalendarView", verbs: "Verbs", hint: str) -> None:
        super().__init__(view)
        self.view, self.verbs, self.desk = view, verbs, view.desk
        self._theme = view.ctx.theme
        self.line = Line()
        self.line.setProperty("look", "bare")
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.line.textChanged.connect(self.reread)
        self.line.installEventFilter(self)
        self.note = Label("", "second")
        self.keys = Label("", "caption", wrap=True)
        self.row = QHBoxLayout()
        self.row.setSpacing(6)
        self.row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(2)
        column.addLayout(self.row)
        column.addWidget(self.note)
        column.addWidget(self.keys)
        self._back = view.mode_widget()

    def start(self) -> None:
        """Show it and take the keys."""
        self.reread()
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Move to where it belongs."""
        area = self.view.panels.main_rect
        self.move(area.x() + (area.width() - self.width()) // 2, area.y() + 48)

    def reread(self) -> None:
        """Say what the text means."""
        raise NotImplementedError

    def accept(self, *, open_it: bool) -> None:
        """Enter (or Ctrl+Enter) was pressed."""
        raise NotImplementedError

    def end(self) -> None:
        """Go away and give the keys back."""
        if self.isVisible():
            self.hide()
            self._back.setFocus()
            self.deleteLater()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.accept(open_it=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.end()
                return True
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            inside = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if event.reason() not in inside and not self.line.text().strip():
                self.end()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self.rect().adjusted(5, 3, -6, -7)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = self._theme["shadow"]
        shade = type(shade)(shade.red(), shade.green(), shade.blue(), 14)
        painter.setBrush(shade)
        for grow in (5, 3, 1):
            painter.drawRoundedRect(card.adjusted(-grow, -grow // 2, grow, grow + 1), 9, 9)
        painter.setPen(QPen(self._theme["focus"], 2))
        painter.setBrush(self._theme["bg-raised"])
        painter.drawRoundedRect(card, 8, 8)
        painter.end()


class EntryLine(_Float):
    """A new post: Enter keeps it as a draft, Ctrl+Enter opens it in the composer, Esc leaves."""

    def __init__(self, view: "CalendarView", verbs: "Verbs", wall: str, place: QRect) -> None:
        super().__init__(view, verbs, view.ctx.words("Title, perhaps a day and an hour"))
        self._wall, self._where = wall, place
        plan = self.desk.plan_for_new()
        self._client_id = plan.client.id
        self.keys.setText(view.ctx.words("Enter keeps a draft, Ctrl+Enter opens it"))
        if not self.desk.client_id and len(self.desk.lookup.plans) > 1:
            self._chip = Button(self._theme, initials(plan.client), "chip", tip=plan.client.name)
            self._chip.clicked.connect(self._choose_client)
            self.row.insertWidget(0, self._chip)

    def _choose_client(self) -> None:
        from smdesk.services.calendar import in_use

        menu = QMenu(self)
        for plan in in_use(self.desk.lookup):
            text = f"{initials(plan.client)}   {plan.client.name}".replace("&", "&&")
            menu.addAction(text).setData(plan.client.id)
        chosen = menu.exec(self._chip.mapToGlobal(QPoint(0, self._chip.height())))
        if chosen is not None:
            self._client_id = int(chosen.data())
            client = self.desk.lookup.plans[self._client_id].client
            self._chip.setText(initials(client))
            self._chip.setToolTip(client.name)
            self.desk.ctx.store.settings.set("calendar.new_for", self._client_id)
            self.reread()
        self.line.setFocus()

    def place(self) -> None:
        self.setFixedWidth(max(300, min(self._theme.px(320), self.view.width() - 24)))
        widget = self._back
        if self._where.isEmpty() or not hasattr(widget, "viewport"):
            super().place()
            return
        corner = self.view.mapFromGlobal(widget.viewport().mapToGlobal(self._where.topLeft()))
        x = min(corner.x() - 4, self.view.panels.main_rect.right() - self.width() - 4)
        y = min(corner.y() + 20, self.view.height() - self.height() - 4)
        self.move(max(4, x), max(self.view.panels.main_rect.y(), y))

    def reread(self) -> None:
        _, texts = self.view.ctx.words, self.desk.texts
        plan = self.desk.lookup.plans[self._client_id]
        entry = read_entry(self.desk, plan, self.line.text(), self._wall)
        when = texts.moment(entry.wall) if entry.wall else _("No date")
        self.note.setText(when)

    def accept(self, *, open_it: bool) -> None:
        text = self.line.text().strip()
        if not text and not open_it:
            self.end()
            return
        made = self.verbs.changes.make(text, self._wall, client_id=self._client_id)
        if made:
            self.end()
            if open_it:
                self.view.ctx.hub.open_post.emit(made)
            else:
                post = self.view.ctx.store.posts.get(made)
                if post is not None and post.due_wall:
                    self.verbs.show_post(made, post.due_wall)


class GoLine(_Float):
    """Go to a date, typed as one says it."""

    def __init__(self, view: "CalendarView", verbs: "Verbs") -> None:
        _ = view.ctx.words
        super().__init__(view, verbs, _("Go to: 15 October, next Tuesday, tomorrow"))
        self._day: date | None = None
        self.keys.hide()
        self.setFixedWidth(view.ctx.theme.px(340))

    def reread(self) -> None:
        _ = self.view.ctx.words
        now = self.desk.now_wall
        entry = understand(
            self.line.text(), today=self.desk.today, now_wall=now, language=self.view.ctx.words.language
        )
        self._day = entry.day if entry else None
        if self._day:
            self.note.setText(self.desk.texts.dated_day(self._day))
        else:
            self.note.setText(_("No date understood yet") if self.line.text().strip() else " ")

    def accept(self, *, open_it: bool) -> None:
        if self._day:
            day = self._day
            self.end()
            self.view.go_to(day)
