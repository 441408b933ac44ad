"""Context menus of posts, days and ideas."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from smdesk.domain.cards import Card
from smdesk.domain.clients import OwnDate
from smdesk.domain.lifecycle import allowed
from smdesk.domain.posts import OUT, STATUS_NAMES
from smdesk.ui.actions import keys_text

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.verbs import Verbs

_BY_PROGRAM = ("measured", "held", "failed")  # not chosen from a menu


def post_or_day_menu(verbs: "Verbs", day: date, at: QPoint) -> QMenu:
    """The menu of the selected posts, or of a day when none is selected."""
    menu = posts_menu(verbs) if verbs.desk.cards else day_menu(verbs, day)
    menu.popup(at)
    return menu


def _add(menu: QMenu, text: str, run: Callable[[], object], keys: str = "") -> None:
    action = menu.addAction(f"{text}\t{keys}" if keys else text)
    action.triggered.connect(lambda: run())


def _fresh(verbs: "Verbs") -> QMenu:
    menu = QMenu(verbs.view)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def posts_menu(verbs: "Verbs") -> QMenu:
    """What can be done with the selected posts."""
    _, cards = verbs.ctx.words, verbs.desk.cards
    menu = _fresh(verbs)
    one = len(cards) == 1
    if one:
        _add(menu, _("Open"), verbs.open, keys_text("Enter", _))
        _add(menu, _("Details"), lambda: verbs.view.panels.show_details(True), keys_text("Space", _))
    _add(menu, _("Duplicate to next week"), verbs.changes.duplicate, "Ctrl+D")
    if one and cards[0].place_ids:
        _add(menu, _("Publish by hand…"), verbs.changes.publish, "Ctrl+Shift+P")
    if one and cards[0].series_id:
        _add(menu, _("Same content for the series…"), verbs.changes.spread)
        _add(menu, _("Change the repetition…"), verbs.changes.repeat, "Ctrl+R")
    if any(card.status not in OUT for card in cards):
        if one and cards[0].due_wall and not cards[0].series_id:
            _add(menu, _("Repeat…"), verbs.changes.repeat, "Ctrl+R")
        _add(menu, _("Back to the ideas"), lambda: verbs.changes.move({card.id: "" for card in cards}, cards))
    if all(card.status in ("approved", "scheduled") for card in cards):
        _add(menu, _("Hold"), verbs.changes.hold_or_release)
    elif all(card.status == "held" for card in cards):
        _add(menu, _("Release"), verbs.changes.hold_or_release)
    status = menu.addMenu(_("Status"))
    for name in _steps(verbs):
        _add(status, _(STATUS_NAMES[name]), lambda name=name: _set_all(verbs, name))  # type: ignore[misc]
    status.setEnabled(not status.isEmpty())
    menu.addSeparator()
    _add(menu, _("Put in the bin"), lambda: verbs.changes.delete(), keys_text("Del", _))
    return menu


def _steps(verbs: "Verbs") -> list[str]:
    """The statuses that all selected posts may go to."""
    common: list[str] | None = None
    for card in verbs.desk.cards:
        client = verbs.desk.lookup.client(card.client_id)
        here = [to.value for to in allowed(card.status, client.reviewed if client else True)]
        common = here if common is None else [name for name in common if name in here]
    return [name for name in common or [] if name not in _BY_PROGRAM]


def _set_all(verbs: "Verbs", status: str) -> None:
    verbs.changes.set_status([card.id for card in verbs.desk.cards if card.status != status], status)


def day_menu(verbs: "Verbs", day: date) -> QMenu:
    """What can be done on a day."""
    _ = verbs.ctx.words
    menu = _fresh(verbs)
    _add(menu, _("New post on {day}", day=verbs.desk.texts.day(day)), verbs.new_post, "N")
    _add(menu, _("Own date…"), lambda: _own_date(verbs, day))
    for plan in verbs.desk.lookup.plans.values():
        for one in plan.own_dates:
            if one.day == day.isoformat() or (one.yearly and one.day[5:] == day.isoformat()[5:]):
                _add(menu, _("Remove “{title}”", title=one.title), lambda one=one: _remove_date(verbs, one))  # type: ignore[misc]
    return menu


def _own_date(verbs: "Verbs", day: date) -> None:
    from smdesk.ui.views.calendar.repeat import OwnDateDialog

    OwnDateDialog(verbs.view, verbs.desk, day).open()


def _remove_date(verbs: "Verbs", one: OwnDate) -> None:
    from smdesk.services import clients

    _ = verbs.ctx.words
    verbs.desk.do(
        lambda: clients.remove_own_date(verbs.ctx.store, one.id, origin=verbs), _("Own date removed")
    )


def idea_menu(verbs: "Verbs", card: Card, at: QPoint) -> QMenu:
    """What can be done with an idea."""
    _ = verbs.ctx.words
    cards = verbs.view.drawer.list.chosen() or (card,)
    menu = _fresh(verbs)
    _add(menu, _("Open"), lambda: verbs.open(card.id), keys_text("Enter", _))
    _add(menu, _("Into the next free slot"), lambda: verbs.changes.schedule_next(card))
    menu.addSeparator()
    _add(menu, _("Put in the bin"), lambda: verbs.changes.delete(cards), keys_text("Del", _))
    menu.popup(at)
    return menu
