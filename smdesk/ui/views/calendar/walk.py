"""Walking over days and cards with the keys."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from smdesk.domain.cards import Card
from smdesk.domain.time import day_of

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.canvas import Canvas

_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def answer(canvas: "Canvas", event: QKeyEvent) -> bool:
    """Use a key; False when it means nothing here."""
    key = event.key()
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    plain = modifiers == Qt.KeyboardModifier.NoModifier
    extend = modifiers == Qt.KeyboardModifier.ShiftModifier
    day, post_id = canvas.current_item()
    if key in _MOVES and (plain or extend):
        canvas.ring = True
        step(canvas, *_MOVES[Qt.Key(key)], extend=extend)
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
        canvas.enter_pressed.emit()
    elif key == Qt.Key.Key_Space and plain:
        card = canvas.days_model.card_of(post_id)
        if card and day:
            canvas.pick(card, day)
            canvas.asked_details.emit()
    elif key == Qt.Key.Key_Escape and canvas.desk.cards:
        canvas.pick(None, day or canvas.desk.day)
    else:
        return False
    return True


def step(canvas: "Canvas", days: int, rows: int, *, extend: bool) -> None:
    """Sideways by days; up and down through the cards of a day, then by weeks."""
    day, post_id = canvas.current_item()
    if day is None:
        return
    cards = shown_cards(canvas, day)
    place = next((n for n, card in enumerate(cards) if card.id == post_id), -1)
    if days:
        go(canvas, day + timedelta(days=days), place, extend=extend)
    elif rows > 0 and place + 1 < len(cards):
        go(canvas, day, place + 1, extend=extend)
    elif rows < 0 and place >= 0:
        go(canvas, day, place - 1, extend=extend)
    else:
        there = day + timedelta(days=7 * rows)
        go(canvas, there, len(shown_cards(canvas, there)) - 1 if rows < 0 else -1, extend=extend)


def shown_cards(canvas: "Canvas", day: date) -> list[Card]:
    """The cards of a day that have a place on the screen."""
    return [card for card in canvas.days_model.by_day.get(day, []) if card.id in canvas.boxes]


def go(canvas: "Canvas", day: date, place: int = -1, *, extend: bool = False) -> None:
    """Make a day current, or its card number ``place``; turns the page when the day is not shown."""
    before = canvas.desk.cards
    canvas.desk.day = day
    if day not in canvas.days_model.row_of_day:
        canvas.desk.turn(day=day)
    cards = shown_cards(canvas, day)
    card = cards[min(place, len(cards) - 1)] if place >= 0 and cards else None
    canvas.pick(card, day)
    if extend and card and card not in before:
        canvas.desk.select((*before, card))
        canvas.mark_selected()
    canvas.scrollTo(canvas.currentIndex())


def next_card(canvas: "Canvas", by: int) -> None:
    """The next (or previous) post in order of time, from the current item."""
    items = canvas.days_model.items
    row = canvas.currentIndex().row() + by
    while 0 <= row < len(items):
        card = items[row].card
        if card and card.id in canvas.boxes:
            canvas.ring = True
            canvas.pick(card, items[row].day)
            canvas.scrollTo(canvas.currentIndex())
            return
        row += by


def show_post(canvas: "Canvas", post_id: int) -> None:
    """Select a post that is among the days shown, and bring it into view."""
    card = canvas.days_model.card_of(post_id)
    if card:
        canvas.pick(card, day_of(card.due_wall))
        canvas.scrollTo(canvas.currentIndex())
