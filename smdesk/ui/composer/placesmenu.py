"""Where the post goes: presets first, then every place of the client; the ticks count when the menu closes."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.services import composing, posts
from smdesk.ui.composer.desk import Desk
from smdesk.ui.composer.menus import Choice, PickMenu
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.icons import icon


class PlacesMenu(PickMenu):
    """Presets change the post at once; single places are ticked and counted together."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        self._desk, self._page = desk, page
        here = {one.place.id for one in desk.at}
        color = desk.ctx.theme["ink-2"]
        rows = [
            Choice(place.id, _name(desk, place.id), place.id in here, icon(f"@{place.network}", color))
            for place in desk.places
        ]
        super().__init__(page, rows, self._ticked, many=True)
        _ = desk.ctx.words
        first = self.actions()[0] if self.actions() else None
        presets = composing.presets(desk.ctx.store, desk.plan) if desk.plan else []
        usual = tuple(posts.preset_places(desk.plan)) if desk.plan else ()
        offers = ([(_("Usual places"), usual)] if usual else []) + [
            (one.name, one.place_ids) for one in presets
        ]
        for name, ids in offers:
            text = _("{name} ({n})", name=name, n=len(ids))
            action = QAction(icon("star", color), text.replace("&", "&&"), self)
            action.triggered.connect(partial(self.take, ids))
            self.insertAction(first, action) if first else self.addAction(action)
        if offers and first is not None:
            self.insertSeparator(first)
        self.addSeparator()
        if here:
            self.addAction(_("Keep these places as a preset…")).triggered.connect(self.keep)
        for one in presets:
            gone = self.addAction(_("Forget the preset “{name}”", name=one.name).replace("&", "&&"))
            gone.triggered.connect(partial(self._forget, one.name))
        if not desk.places:
            self.addAction(_("This client has no places yet: add them under Client and places")).setEnabled(
                False
            )
        self.setEnabled(not desk.read_only)

    def take(self, ids: tuple[int, ...], *_: object) -> None:
        """Send the post to exactly these places."""
        self._done = True
        self._set(list(ids))

    def _ticked(self, keys: list[object]) -> None:
        self._set([key for key in keys if isinstance(key, int)])

    def _set(self, ids: list[int]) -> None:
        desk = self._desk
        lost = [one for one in desk.at if one.place.id not in ids and one.differs]
        said = (
            desk.ctx.words("The text of {place} was taken off with it", place=desk.ctx.words(lost[0].facts.name))
            if lost
            else ""
        )
        desk.do(lambda: posts.set_places(desk.ctx.store, desk.post.id, ids, origin=desk.ctx.hub), said)

    def keep(self) -> None:
        """Ask for a name and remember the places under it."""
        Keep(self._page, self._desk).exec()

    def _forget(self, name: str, *_: object) -> None:
        desk = self._desk
        if desk.plan is not None:
            plan = desk.plan
            desk.ctx.guard(lambda: composing.remove_preset(desk.ctx.store, plan, name))


class Keep(CalmDialog):
    """A name for the places of this post."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        _ = desk.ctx.words
        names = ", ".join(one.facts.short for one in desk.at)
        super().__init__(parent, desk.ctx, _("Keep as a preset"), names, 420)
        self._desk = desk
        self.line = QLineEdit()
        self.line.setAccessibleName(_("Name of the preset"))
        self.line.setPlaceholderText(_("Name of the preset"))
        self.body.addWidget(self.line)
        self.finish_with(_("Keep"), self._finish)

    def _finish(self) -> None:
        desk = self._desk
        ids = [one.place.id for one in desk.at]
        if desk.plan is not None:
            plan = desk.plan
            if self.attempt(lambda: composing.save_preset(desk.ctx.store, plan, self.line.text(), ids)):
                self.accept()


def _name(desk: Desk, place_id: int) -> str:
    place = next(one for one in desk.places if one.id == place_id)
    facts = desk.facts.get(place.network)
    return f"{desk.ctx.words(facts.name) if facts else place.network}  {place.handle}".rstrip()
