"""Verbs of the whole window: undo, palette, hold, settings, clients, documents, views."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from smdesk.domain.errors import N_
from smdesk.services import review
from smdesk.ui.context import Context
from smdesk.ui.spelling import go_to_next

if TYPE_CHECKING:
    from smdesk.ui.window import Window

GROUP_GO = N_("Go to")
GROUP_EDIT = N_("Edit")
GROUP_FILE = N_("Files and documents")
GROUP_PROGRAM = N_("Program")


class Verbs:
    """Registers them and does them; dialogs are imported when they are asked for."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._ctx: Context = window.ctx
        _, add = self._ctx.words, self._ctx.actions.add
        for view in window.views.values():
            add(
                window,
                f"view.{view.id}",
                _(view.title),
                _(GROUP_GO),
                _Show(window, view.id),
                view.shortcut,
                view.icon,
            )
        edit, file, program = _(GROUP_EDIT), _(GROUP_FILE), _(GROUP_PROGRAM)
        self._undo = add(window, "undo", _("Undo"), edit, self.undo, "Ctrl+Z", "undo")
        self._redo = add(window, "redo", _("Redo"), edit, self.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo")
        add(window, "spelling", _("Next word spelt wrong"), edit, partial(go_to_next, self._ctx), "F7", "check")
        add(window, "bin", _("Bin…"), edit, self.bin, "", "trash")
        add(window, "palette", _("Search or run a command"), program, self.palette, "Ctrl+K", "search")
        add(window, "shortcuts", _("Keyboard shortcuts"), program, self.shortcuts, "F1", "keyboard")
        add(window, "hold", _("Hold everything"), edit, self.hold, "Ctrl+Shift+H", "pause")
        add(window, "release", _("Release held posts"), edit, self.release, "", "play")
        add(window, "client.add", _("Add a client…"), file, self.add_client, "", "plus")
        add(window, "client.edit", _("Client and places…"), file, self.edit_client, "", "store")
        add(window, "import", _("Import posts…"), file, self.import_posts, "Ctrl+O", "upload")
        add(window, "export", _("Documents and exports"), file, self.export, "Ctrl+E", "download")
        add(window, "backup", _("Back up now…"), file, self.backup, "", "save")
        add(window, "limits", _("Limits of the networks…"), file, self.limits, "", "table")
        add(window, "snippets", _("Snippets…"), file, self.snippets, "", "slash")
        add(window, "studio", _("Studio style…"), file, self.studio, "", "palette")
        add(window, "settings", _("Settings"), program, self.settings, "Ctrl+,", "settings")
        add(window, "theme", _("Switch between light and dark"), program, self.switch_theme, "", "moon")
        add(window, "client.next", _("Next client"), _(GROUP_GO), self.next_client, "Ctrl+Tab", "users")
        add(window, "quit", _("Quit"), program, window.close, "Ctrl+Q", "close")
        self.name_undo()

    # -- undo ---------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last step and say which."""
        self._play(self._ctx.store.undo, self._ctx.words("Undone: {act}"))

    def redo(self) -> None:
        """Bring back the step undone last."""
        self._play(self._ctx.store.redo, self._ctx.words("Done again: {act}"))

    def _play(self, play: object, text: str) -> None:
        def run() -> None:
            step = play()  # type: ignore[operator]
            if step is not None:
                self._ctx.hub.say.emit(text.format(act=self._ctx.words(step.act)), "")

        self._ctx.guard(run)
        self.name_undo()

    def name_undo(self) -> None:
        """Write into the verbs what they would undo and redo."""
        _, store = self._ctx.words, self._ctx.store
        for action, step, plain, named in (
            (self._undo, store.undoable, _("Undo"), _("Undo {act}")),
            (self._redo, store.redoable, _("Redo"), _("Redo {act}")),
        ):
            action.setEnabled(step is not None)
            action.setText(named.format(act=_(step.act)) if step else plain)

    # -- hold ---------------------------------------------------------------------------------

    def held_count(self) -> int:
        """Posts the button in the top bar releases; none while there is still something to hold."""
        store, client_id = self._ctx.store, self._ctx.state.client_id
        return 0 if review.may_hold(store, client_id) else len(review.held(store, client_id))

    def hold(self) -> None:
        """Hold everything; with nothing left to hold, release."""
        from smdesk.ui.dialogs.hold import HoldDialog

        HoldDialog(self._window, self._ctx).exec()

    def release(self) -> None:
        """Let held posts go on, one by one."""
        from smdesk.ui.dialogs.hold import HoldDialog

        HoldDialog(self._window, self._ctx, release=True).exec()

    # -- dialogs ------------------------------------------------------------------------------

    def palette(self) -> None:
        """Ctrl+K."""
        from smdesk.ui.dialogs.palette import Palette

        Palette(self._window, self._ctx, self._window.choose_client).open_centered()

    def narrow(self, fields: dict[str, object]) -> None:
        """The calendar with these fields of its filter."""
        self._window.show_view("calendar")
        self._window.view("calendar").desk.narrow_to(**fields)  # type: ignore[attr-defined]

    def shortcuts(self) -> None:
        """F1."""
        from smdesk.ui.dialogs.shortcuts import ShortcutSheet

        ShortcutSheet(self._window, self._ctx).exec()

    def add_client(self) -> None:
        """The short page for a new client."""
        from smdesk.ui.dialogs.client import NewClientDialog

        dialog = NewClientDialog(self._window, self._ctx)
        if dialog.exec() and dialog.client_id:
            self._window.choose_client(dialog.client_id)
            self._window.show_view("calendar")

    def edit_client(self) -> None:
        """Client, places, slots, own dates."""
        client_id = self._ctx.state.client_id
        everyone = self._ctx.store.clients.all()
        if everyone:
            self.edit_one(client_id or everyone[0].id)

    def edit_one(self, client_id: int) -> None:
        """The same for this client, which may be archived."""
        from smdesk.ui.dialogs.client import ClientDialog

        ClientDialog(self._window, self._ctx, client_id).exec()

    def settings(self) -> None:
        """Language, theme, text size, backup, home."""
        from smdesk.ui.dialogs.settings import SettingsDialog

        SettingsDialog(self._window, self._ctx).exec()

    def publish(self, post_id: int) -> None:
        """The sheet that leads through publishing a post by hand."""
        from smdesk.ui.publish.sheet import PublishSheet

        PublishSheet(self._window, self._ctx, post_id).exec()

    def import_posts(self, path: Path | None = None) -> None:
        """Bring a sheet in; it is asked for where none is given."""
        from smdesk.ui.dialogs.importing import ImportDialog

        nobody = not self._ctx.store.clients.all()
        ImportDialog(self._window, self._ctx, path).exec()
        if nobody and (made := self._ctx.store.clients.all()):
            self._window.choose_client(made[0].id)

    def export(self) -> None:
        """Documents and files out."""
        self._window.show_view("documents")

    def backup(self) -> None:
        """Settings, at the page of backups."""
        from smdesk.ui.dialogs.settings import SettingsDialog

        SettingsDialog(self._window, self._ctx, page="backup").exec()

    def limits(self) -> None:
        """Facts of the networks, correctable."""
        from smdesk.ui.dialogs.limits import LimitsDialog

        LimitsDialog(self._window, self._ctx).exec()

    def snippets(self) -> None:
        """Texts inserted with a slash."""
        from smdesk.ui.dialogs.snippets import SnippetsDialog

        SnippetsDialog(self._window, self._ctx).exec()

    def studio(self) -> None:
        """What every document carries of who made it."""
        from smdesk.ui.dialogs.studio import StudioDialog

        StudioDialog(self._window, self._ctx).exec()

    def bin(self) -> None:
        """Deleted posts."""
        from smdesk.ui.dialogs.bin import BinDialog

        BinDialog(self._window, self._ctx).exec()

    def switch_theme(self) -> None:
        """Light to dark and back; remembered."""
        mode = "light" if self._ctx.theme.dark else "dark"
        self._ctx.theme.set(mode=mode)
        self._ctx.guard(lambda: self._ctx.store.settings.set("window.theme", mode))

    def next_client(self) -> None:
        """Walk through the clients and "all"."""
        ids = [client.id for client in self._ctx.store.clients.all()]
        if len(ids) > 1:
            ring = [0, *ids]
            here = ring.index(self._ctx.state.client_id) if self._ctx.state.client_id in ring else 0
            self._window.choose_client(ring[(here + 1) % len(ring)])


def change_rule(window: "Window", post_id: int) -> None:
    """The calendar's dialog of repetition, over whatever is in front."""
    window.view("calendar").verbs.changes.change_rule(post_id, window)  # type: ignore[attr-defined]


class _Show:
    def __init__(self, window: "Window", view_id: str) -> None:
        self._window, self._view_id = window, view_id

    def __call__(self) -> None:
        self._window.show_view(self._view_id)
