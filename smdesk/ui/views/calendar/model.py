"""Days and their posts as one flat list, so that Qt hands each day and each card to a screen reader."""

from datetime import date
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from smdesk.domain.cards import Card
from smdesk.ui.views.calendar.desk import Desk

Index = QModelIndex | QPersistentModelIndex
_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Item(NamedTuple):
    """A row: a day, or one of its posts."""

    day: date
    card: Card | None


_item = partial(tuple.__new__, Item)  # what Item(…) does, without leaving C for each of a thousand rows


class DayModel(QAbstractListModel):
    """Each day followed by its posts in order of time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.items: list[Item] = []
        self.days: list[date] = []
        self.by_day: dict[date, list[Card]] = {}
        self.row_of_day: dict[date, int] = {}
        self.row_of_card: dict[int, int] = {}

    def show(self, days: list[date], cards: list[Card]) -> bool:
        """Replace everything; False when nothing differs from what is there."""
        texts: dict[str, list[Card]] = {}
        for card in cards:
            texts.setdefault(card.due_wall[:10], []).append(card)
        by_day = {day: texts.get(day.isoformat(), []) for day in days}
        if by_day == self.by_day:
            return False
        self.beginResetModel()
        self.days, self.by_day = days, by_day
        self.items, self.row_of_day, self.row_of_card = [], {}, {}
        for day in days:
            self.row_of_day[day] = len(self.items)
            self.items.append(Item(day, None))
            for row, card in enumerate(self.by_day[day], len(self.items)):
                self.row_of_card[card.id] = row
                self.items.append(_item((day, card)))
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _TEXT_ROLES or not index.isValid():
            return None
        desk = self._desk
        day, card = self.items[index.row()]
        if card is not None:
            return desk.texts.spoken(card, desk.lookup, desk.now_utc, client=not desk.client_id)
        return desk.texts.spoken_day(day, len(self.by_day[day]), desk.holidays.get(day, []))

    def card_of(self, post_id: int) -> Card | None:
        """The shown card of a post."""
        row = self.row_of_card.get(post_id)
        return None if row is None else self.items[row].card
