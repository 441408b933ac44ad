"""The form of a place tells the limit that is in force there, and asks only what its network knows."""

from smdesk.services import limits
from smdesk.ui.dialogs.limits import LimitsDialog
from smdesk.ui.dialogs.place import PlaceForm
from tests.ui.desks import Desktop, desktop

__all__ = ["desktop"]


def test_it_shows_the_corrected_limit_and_paid_accounts_where_there_are_any(desktop: Desktop) -> None:
    form = PlaceForm(desktop.ctx)
    shown = {}
    for place in desktop.places:
        form.load(place.id)
        shown[place.network] = form.premium.isVisibleTo(form)
    assert shown == {"instagram": False, "facebook_page": False, "x": True}
    limits.correct(desktop.store, "instagram.caption.max", 1800)
    form.load(desktop.places[0].id)
    assert "1,800" in form.limits.text()
    form.deleteLater()


def test_sources_are_told_whole(desktop: Desktop) -> None:
    dialog = LimitsDialog(desktop.window, desktop.ctx)
    assert not dialog.table.wordWrap()
    dialog.show_network("x")
    assert dialog.table.item(0, 5).text().startswith("https://docs.x.com")
    dialog.deleteLater()
