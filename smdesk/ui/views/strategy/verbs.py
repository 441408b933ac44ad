"""The verbs of the strategy view: chapters, walking, adding, versions, files, printing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.domain.entity import kind_of
from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.services.plan_search import where_is
from smdesk.ui.views.strategy.files import PlanFiles

if TYPE_CHECKING:
    from smdesk.ui.views.strategy.view import StrategyView


class PlanVerbs(QObject):
    """Registers them, and does what is more than a word to the view."""

    def __init__(self, view: "StrategyView") -> None:
        super().__init__(view)
        self.view, self.ctx = view, view.ctx
        self.files = PlanFiles(view)
        _ = self.ctx.words
        for number, chapter in enumerate(CHAPTERS, 1):
            keys = f"Ctrl+Shift+{number}" if number <= 9 else ()
            text = _("Strategy: {chapter}", chapter=_(chapter.title))
            self._add(f"chapter.{chapter.key}", text, _Turn(view, chapter.key), keys, chapter.icon)
        self._add("next", _("Next chapter"), self.next, "Ctrl+PgDown", "arrow-down")
        self._add("previous", _("Previous chapter"), self.previous, "Ctrl+PgUp", "arrow-up")
        self._add("add", _("Add to this chapter"), view.add_here, ("Ctrl+N", "Ctrl+Return"), "plus")
        self._add("edit", _("Open the chosen record"), self.edit, "F4", "pencil")
        self._add("up", _("One rung up"), self.up, "Ctrl+Alt+Up", "arrow-up")
        self._add("down", _("One rung down"), self.down, "Ctrl+Alt+Down", "arrow-down")
        self._add("links", _("Show or hide the links"), view.toggle_links, "Ctrl+I", "sidebar")
        self._add("idea", _("Make a post idea of the chosen record"), self.idea, "Ctrl+Shift+J", "bulb")
        self._add("missing", _("What is missing in this chapter"), view.show_missing, "F8", "circle")
        self._add("versions", _("Versions of the plan…"), self.versions, (), "history")
        self._add("compare", _("Compare with the last version"), self.compare, (), "swap")
        self._add("template", _("Start from a template…"), self.template, (), "copy")
        self._add("paste", _("Bring in the text of an old plan…"), self.paste, (), "file")
        self._add("export", _("Export the plan as a file…"), self.export, (), "upload")
        self._add("import", _("Import a plan from a file…"), self.take_in, (), "download")
        self._add("proposal", _("Print the proposal of a business idea"), self.print_proposal, (), "bulb")
        self._add("print", _("Print chapter"), self.print_chapter, "Ctrl+P", "printer")

    def _add(self, id: str, text: str, run: Callable[[], object], keys: str | tuple[str, ...], icon: str) -> None:
        group = self.ctx.words("Strategy")
        self.ctx.actions.add(self.view, f"strategy.{id}", text, group, run, keys, icon, everywhere=False)

    @property
    def ready(self) -> bool:
        """Whether a plan is open."""
        return self.view.plan is not None and self.ctx.state.client_id > 0

    # -- walking ------------------------------------------------------------------------------

    def next(self) -> None:
        """The chapter after this one."""
        self.view.turn(1)

    def previous(self) -> None:
        """The chapter before this one."""
        self.view.turn(-1)

    def edit(self) -> None:
        """Open the chosen record in its form."""
        record = self.view.chosen() if self.ready else None
        if record is not None and kind_of(record) != "place":
            self.view.open(record)

    def up(self) -> None:
        """To what the chosen record serves."""
        self._walk(up=True)

    def down(self) -> None:
        """To what serves the chosen record."""
        self._walk(up=False)

    def _walk(self, *, up: bool) -> None:
        from smdesk.services import ladder

        view = self.view
        record = view.chosen() if self.ready else None
        if record is None:
            return
        step = ladder.up_one if up else ladder.down_one
        link = step(self.ctx.store, view.plan, kind_of(record), record.id)
        if link is None:
            return
        if link.kind == "post":
            self.ctx.hub.open_post.emit(link.id)
            return
        found = view.plan.get(link.kind, link.id)
        section, chapter = where_is(view.plan, found)
        if chapter:
            view.go(chapter, section, found)

    def idea(self) -> None:
        """Note a post idea from what the chosen record says."""
        record = self.view.chosen() if self.ready else None
        if record is not None:
            self.idea_of(record)

    def idea_of(self, record: Any) -> None:
        """The same, from any record."""
        from smdesk.services.plan_ideas import idea_of

        made: list[Any] = []
        if self.ctx.guard(lambda: made.append(idea_of(self.ctx.store, record))):
            self.ctx.hub.say.emit(self.ctx.words("Idea noted: “{title}”", title=made[0].title), "undo")

    # -- the plan's menu ----------------------------------------------------------------------

    def menu(self, button: QWidget) -> None:
        """Everything that concerns the plan as a whole."""
        if not self.ready:
            return
        menu, actions = QMenu(button), self.ctx.actions
        for id in ("versions", "compare", "", "template", "paste", "", "import", "export"):
            if id:
                menu.addAction(actions[f"strategy.{id}"])
            else:
                menu.addSeparator()
        self.files.add_to(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def versions(self) -> None:
        """List, freeze, sign, compare, go back."""
        if self.ready:
            from smdesk.ui.views.strategy.versions import VersionsDialog

            VersionsDialog(self.view, self.view).open()

    def compare(self) -> None:
        """What changed since the last version."""
        last = self.ctx.store.plans.versions(self.view.plan.client.id) if self.ready else []
        if last:
            from smdesk.ui.views.strategy.versions import CompareDialog

            CompareDialog(self.view, self.view, last[0][0]).open()
        elif self.ready:
            self.versions()

    def template(self) -> None:
        """Fill what is empty from a starting point."""
        if self.ready:
            from smdesk.ui.views.strategy.starting import StartDialog

            StartDialog(self.view, self.view).open()

    def paste(self) -> None:
        """The text of an old plan, piece by piece."""
        if self.ready:
            from smdesk.ui.views.strategy.pasting import PasteDialog

            PasteDialog(self.view, self.view).open()

    def export(self) -> None:
        """The whole plan as JSON."""
        if self.ready:
            self.files.export()

    def take_in(self) -> None:
        """A plan from JSON in the place of this one; one step that can be undone."""
        if self.ready:
            self.files.take_in()

    def print_chapter(self) -> None:
        """To the documents, where the plan is made."""
        window: Any = self.view.window()
        self.ctx.hub.show_view.emit("documents")
        chooser = getattr(window.view("documents"), "choose", None)
        if chooser is not None:
            chooser("strategy", chapter=self.view.chapter)


    def print_proposal(self) -> None:
        """The chosen business idea, else the first, on a page; to where they stand when there is none."""
        if not self.ready:
            return
        chosen, ideas = self.view.chosen(), self.view.plan.of("sketch")
        if chosen is not None and kind_of(chosen) == "sketch":
            ideas = (chosen,)
        if not ideas:
            self.view.go("actions", "actions.sketches")
            return
        window: Any = self.view.window()
        self.ctx.hub.show_view.emit("documents")
        chooser = getattr(window.view("documents"), "choose", None)
        if chooser is not None:
            chooser("proposal", sketch=ideas[0].id)


class _Turn:
    def __init__(self, view: "StrategyView", key: str) -> None:
        self._view, self._key = view, key

    def __call__(self) -> None:
        self._view.chapter = self._key
        self._view.ctx.hub.show_view.emit("strategy")
        if self._view.plan is not None:
            self._view.open_chapter(self._key)
