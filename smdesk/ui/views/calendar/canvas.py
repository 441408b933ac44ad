"""What month and week share: days and cards as items, selection, and being a place to drop on.

It is a list view so that Qt's own accessibility hands out each day and each card; where they lie, and how
they look, is the subclass's. Which posts are selected is the desk's; the current item, a day or a card, is
what keys act on.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMargins,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QListView

from smdesk.domain.cards import Card
from smdesk.ui.views.calendar import walk
from smdesk.ui.views.calendar.cards import CardPainter
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.filedrop import FileDrop
from smdesk.ui.views.calendar.model import DayModel
from smdesk.ui.views.calendar.pointer import Pointer
from smdesk.ui.views.calendar.spokenlist import SpokenList
from smdesk.ui.widgets.viewport import own_viewport

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.drag import Drag
    from smdesk.ui.views.calendar.weekpaint import Sketch

_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Canvas(SpokenList):
    """The base of the painted views. Subclasses say where things are and paint them."""

    opened = Signal(int)  # post id
    enter_pressed = Signal()  # on the current item; Qt's own "entered" is about the pointer
    asked_new = Signal(str, QRect)  # wall time, or a day alone; where the editor should lie (viewport)
    asked_more = Signal(object, QRect)  # day, where the popover should point to (viewport)
    asked_menu = Signal(object, QPoint)  # day, global position
    asked_details = Signal()
    took_files = Signal(object, int, object)  # day, post id (0 = none), paths of files dropped there

    def __init__(self, desk: Desk, painter: CardPainter, drag: "Drag") -> None:
        super().__init__()
        self.desk, self.cards, self.drag = desk, painter, drag
        self.theme = desk.ctx.theme
        self.days_model = DayModel(desk)
        self.boxes: dict[int, QRect] = {}
        self.edges = QMargins()  # px of the viewport where a card that is held turns the page: left and top back
        self.hover_card = 0
        self.hover_day: date | None = None
        self.target: date | None = None
        self.sketch: Sketch | None = None  # where bare hours can be pulled over
        self.ring = False  # the focus ring shows once keys are used
        self._marked: frozenset[int] = frozenset()
        self.pointer, self._file_drop = Pointer(self), FileDrop(self)
        own_viewport(self)
        self.setModel(self.days_model)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(desk.ctx.words("Calendar"))
        self.theme.changed.connect(self.relayout)

    # -- for subclasses -----------------------------------------------------------------------

    def day_rect(self, day: date) -> QRect:
        """Where a day lies in the viewport."""
        raise NotImplementedError

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point."""
        raise NotImplementedError

    def relayout(self) -> None:
        """Compute where everything lies."""
        raise NotImplementedError

    def press_beside(self, point: QPoint, day: date) -> bool:
        """A press beside the cards, on something of the subclass's (a free slot, "+3 more"); True when used."""
        return False

    def new_at(self, point: QPoint) -> None:
        """A double click on an empty place."""
        day = self.day_at(point)
        if day:
            self.asked_new.emit(day.isoformat(), self.day_rect(day))

    def tip_at(self, point: QPoint) -> str:
        """What to say about the thing under a resting pointer."""
        card, texts = self.card_at(point), self.desk.texts
        if card is None:
            return ""
        return f"{texts.title(card)}\n{texts.moment(card.due_wall)}, {texts.status(card, self.desk.now_utc)}"

    # -- content ------------------------------------------------------------------------------

    def show_days(self, days: list[date], cards: list[Card]) -> None:
        """Show these days; selection and current item stay where they can. Only days that differ are painted."""
        current, before = self.current_item(), self.days_model.by_day
        same = days == self.days_model.days
        if not self.days_model.show(days, cards):
            return
        self.relayout()
        kept = tuple(found for one in self.desk.cards if (found := self.days_model.card_of(one.id)))
        if self.isVisible():
            self.desk.select(kept)
        self.set_current(current[0] or self.desk.day, current[1])
        self._marked = frozenset()
        self.mark_selected()
        for day in days if same else ():
            if before[day] != self.days_model.by_day[day]:
                self.viewport().update(self.day_rect(day))
        if not same:
            self.viewport().update()

    def current_item(self) -> tuple[date | None, int]:
        """The day and the post (0 = the day itself) that keys act on."""
        row = self.currentIndex().row()
        if not 0 <= row < len(self.days_model.items):
            return None, 0
        day, card = self.days_model.items[row]
        return day, card.id if card else 0

    def set_current(self, day: date, post_id: int) -> None:
        """Let keys act on a post, or on a day."""
        model, before = self.days_model, self.current_item()[0]
        row = model.row_of_card.get(
            post_id, model.row_of_day.get(day, model.row_of_day.get(self.desk.day, 0))
        )
        self.selectionModel().setCurrentIndex(model.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        for one in {before, day} - {None}:
            self.viewport().update(self.day_rect(one))  # type: ignore[arg-type]

    def mark_selected(self) -> None:
        """Tell Qt (and so the screen reader) which items are selected; paint those that changed."""
        chosen, model = QItemSelection(), self.days_model
        now = frozenset(card.id for card in self.desk.cards)
        for post_id in now:
            row = model.row_of_card.get(post_id)
            if row is not None:
                chosen.select(model.index(row), model.index(row))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        for post_id in now ^ self._marked:
            self.viewport().update(self.boxes.get(post_id, QRect()).adjusted(-3, -3, 3, 3))
        self._marked = now

    def pick(self, card: Card | None, day: date) -> None:
        """Make a card (or a day) current and the only one selected."""
        self.set_current(day, card.id if card else 0)
        self.desk.select((card,) if card else ())
        self.mark_selected()

    # -- geometry for Qt ----------------------------------------------------------------------

    def visualRect(self, index: QModelIndex) -> QRect:  # type: ignore[override]
        if not index.isValid() or index.row() >= len(self.days_model.items):
            return QRect()
        day, card = self.days_model.items[index.row()]
        return self.boxes.get(card.id, QRect()) if card else self.day_rect(day)

    def indexAt(self, point: QPoint) -> QModelIndex:
        card, day = self.card_at(point), self.day_at(point)
        if card:
            return self.days_model.index(self.days_model.row_of_card[card.id])
        return self.days_model.index(self.days_model.row_of_day[day]) if day else QModelIndex()

    def card_at(self, point: QPoint) -> Card | None:
        """The card under a point; of overlapping ones the last painted."""
        found = [post_id for post_id, box in self.boxes.items() if box.contains(point)]
        return self.days_model.card_of(found[-1]) if found else None

    def doItemsLayout(self) -> None:
        """The layout is computed whenever it can change, never by the list view."""

    def scrollTo(self, index: Any, hint: Any = None) -> None:
        """Everything is always in view (the week overrides this)."""

    def visualRegionForSelection(self, selection: Any) -> QRegion:
        return QRegion()  # what is painted again is decided here, not by the list view

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.relayout()  # and not the list view's own layout, which would move the scroll bars
        self.viewport().update()

    # -- events -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not walk.answer(self, event):
            event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        return self.pointer.answer(event) or self._file_drop.answer(event) or super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring = event.reason() in _BY_KEYS
        super().focusInEvent(event)
        self.viewport().update()

    # -- dropping -----------------------------------------------------------------------------

    def drag_over(self, point: QPoint) -> bool:
        """Something is carried over this point; True when it may be dropped here."""
        before, self.target = self.target, self.day_at(self.viewport().mapFrom(self, point))
        if before != self.target:
            self.viewport().update()
        return self.target is not None

    def drag_left(self) -> None:
        """What was carried went elsewhere."""
        self.target = None
        self.viewport().update()

    def dropped(self, point: QPoint) -> dict[int, str]:
        """The wall times that dropping here gives to the carried posts."""
        day, self.target = self.day_at(self.viewport().mapFrom(self, point)), None
        return self.drag.walls_on(day) if day else {}
