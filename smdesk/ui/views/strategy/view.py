"""The plan of one client: chapters at left, a chapter in the middle, what it is linked with at right."""

from collections.abc import Iterator
from time import thread_time
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.domain import objectives
from smdesk.domain.changes import ChangeSet
from smdesk.domain.plan.chapters import CHAPTERS, PLAN_KINDS, SHAPES
from smdesk.domain.plan.completeness import Completeness
from smdesk.domain.plan.patch import patched
from smdesk.services import completeness
from smdesk.services import plan as plans
from smdesk.services.plan_examples import make_ready
from smdesk.services.plan_search import where_is
from smdesk.ui import tokens
from smdesk.ui.context import Context
from smdesk.ui.views.strategy.chapters import WIDE, Chapters
from smdesk.ui.views.strategy.choice import ClientChoice
from smdesk.ui.views.strategy.links import LinksPanel
from smdesk.ui.views.strategy.page import chapter_named, main_section
from smdesk.ui.views.strategy.plandesk import PlanDesk
from smdesk.ui.views.strategy.verbs import PlanVerbs

LINKS_WIDE = 300
DOCKED_FROM = 1200 - tokens.RAIL  # px of view below which the links lie over the page
NARROW_CHAPTERS = 240
TURN = 0.02  # s of work after which others get their turn
_WATCHED = frozenset({*PLAN_KINDS, "place", "client", "plan_version"})
_COUNTED = frozenset({"post", "aim"})  # what only the links and counts depend on


class StrategyView(PlanDesk):
    """Three columns over one client's plan."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._state: Completeness | None = None
        self._versions: list[Any] = []
        self._links_on = True
        self._links_over = False  # over the page they lie only when asked for
        self._read: tuple[Any, ...] = ()  # what the plan was read of; () when it must be read again
        self._shown: Any = None  # the plan as the sections show it
        self._recount = False  # posts changed since the sections counted them
        self._measuring: Iterator[None] | None = None  # what is left of a measurement begun
        self._stack = QStackedWidget(self)
        self._board = QWidget()
        self.chapters, self.links = Chapters(ctx), LinksPanel(self)
        self.choice = ClientChoice(ctx)
        self._assemble()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._after.timeout.connect(self._measure)
        self.verbs = PlanVerbs(self)
        ctx.hub.changed.connect(self._changed)
        ctx.hub.client_chosen.connect(self._client_chosen)
        self.chapters.picked.connect(self._picked)
        self.chapters.menu_asked.connect(self.verbs.menu)
        bar = self.page.bar
        bar.compare_asked.connect(self.verbs.compare)
        bar.print_asked.connect(self.verbs.print_chapter)
        bar.add_asked.connect(self.add_here)
        bar.links_asked.connect(self.toggle_links)
        bar.missing_asked.connect(self.show_missing)
        self.links.closed.connect(self.toggle_links)

    # -- building -----------------------------------------------------------------------------

    def _assemble(self) -> None:
        for part in (self.chapters, self.page, self.links):
            part.setParent(self._board)
        self._stack.addWidget(self._board)
        self._stack.addWidget(self.choice)
        self.setFocusProxy(self.chapters.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put the three columns where they belong at this width."""
        px, width, height = self.ctx.theme.px, self.width(), self.height()
        self._stack.setGeometry(0, 0, width, height)
        docked = width >= px(DOCKED_FROM)
        left = px(WIDE) if docked else px(NARROW_CHAPTERS)
        right = px(LINKS_WIDE)
        shown = self._links_on if docked else self._links_over
        self.chapters.setGeometry(0, 0, left, height)
        self.page.setGeometry(left, 0, width - left - (right if docked and shown else 0), height)
        self.links.setGeometry(width - right, 0, right, height)
        self.links.setVisible(shown)
        self.links.lie_over(not docked)
        self.links.raise_()
        self.page.bar.links.setChecked(shown)

    def toggle_links(self) -> None:
        """Show or hide the right column."""
        if self.width() >= self.ctx.theme.px(DOCKED_FROM):
            self._links_on = not self._links_on
        else:
            self._links_over = not self._links_over
        self.place()
        self._after.start()

    def show_missing(self) -> None:
        """Go to the list of what the chapter lacks."""
        if not self.links.isVisible():
            self.toggle_links()
        self._state = completeness.of(self.plan, self.today)
        self._show_links()
        self.links.stand_at_missing()

    # -- reading ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the plan again and show it."""
        client_id = self.ctx.state.client_id
        self._stack.setCurrentIndex(0 if client_id else 1)
        if not client_id:
            self.choice.fill()
            return
        if not self._read or self._read != self._now():
            self.plan = plans.whole(self.ctx.store, client_id)
            self._read = self._now()
        self._shown, self._recount, self._measuring = self.plan, False, None
        self._versions = self.ctx.store.plans.versions(client_id)
        self.chapters.show_plan(self.plan, self._versions)
        self.page.show_plan()
        self._show_bar()
        self._after.start()

    def _measure(self) -> None:
        """What follows the first paint: how complete the plan is, and what is linked with what."""
        if self.plan is None or not self.isVisible() or not self.ctx.state.client_id:
            return
        if self._recount:
            self._recount = False
            self.page.show_counts()
            self._after.start()  # the rest in a turn of its own: nobody waits for both
            return
        sheet = self.page.sheet()
        if sheet is not None and sheet.making:
            self._after.start()  # first what is looked at
            return
        self._measuring = self._measuring or self._measure_in_parts()
        began = thread_time()
        for _part in self._measuring:
            if thread_time() - began > TURN:
                self._after.start()  # nobody who types or scrolls waits for all of it
                return
        self._measuring = None

    def _measure_in_parts(self) -> Iterator[None]:
        yield from objectives.warming()
        self._state = yield from completeness.measuring(self.plan, self.today)
        self.chapters.show_states(self._state)
        self._show_bar()
        yield
        if self.links.isVisible():
            self._show_links()
        self.ctx.hub.status.emit()
        yield
        make_ready(self.ctx.words.language)

    def _show_links(self) -> None:
        self.links.reasons = self._state.chapters[self.chapter].reasons if self._state else ()
        self.links.refresh()
        self.links.follow_in_order(self.page)

    def _show_bar(self) -> None:
        section = main_section(chapter_named(self.chapter))
        add = ""
        if section is not None:
            kind = section.kind
            if section.style == "ladder":
                kind = "key_result" if self.plan.of("objective") else "objective"
            add = self.ctx.words(SHAPES[kind].add)
        self.page.bar.show_chapter(chapter_named(self.chapter), add)
        state = self._state.chapters.get(self.chapter) if self._state else None
        self.page.bar.show_state(state, self._versions[0][1] if self._versions else 0)

    def _changed(self, changes: ChangeSet) -> None:
        if self.plan is not None and (changes.bulk or changes.touches(*_WATCHED)):
            new = patched(self.plan, changes) if not changes.touches("plan_version") else None
            self.plan = new or self.plan
            self._read = self._read if new is not None else ()
        self._recount = self._recount or changes.bulk or changes.touches(*_COUNTED)
        if not self.isVisible():
            return
        if changes.bulk or changes.touches(*_WATCHED):
            self._soon.start()  # never within the write itself: an editor may still be open in a table
        elif changes.touches(*_COUNTED):
            self._after.start()

    def _client_chosen(self, _client: int) -> None:
        self.page.forget()
        self._state, self._chosen, self._measuring = None, ("", 0), None
        if self.isVisible():
            self.refresh()
            if self.ctx.state.client_id:
                self.open_chapter(self.chapter)

    # -- for the window -----------------------------------------------------------------------

    def shown(self) -> None:
        """The window brought this view to the front."""
        if self._shown is not self.plan or not self._read or self._read != self._now():
            self.refresh()
        if self.ctx.state.client_id:
            self.open_chapter(self.chapter)
        self.chapters.list.setFocus()

    def _now(self) -> tuple[Any, ...]:
        """What the plan shown depends on beside our own writes: whose, another process's writes, the minute's day."""
        store = self.ctx.store
        return (self.ctx.state.client_id, store.data_version, self.ctx.now().date())

    def status_text(self) -> tuple[str, str]:
        """For the line at the foot."""
        return "", self.ctx.words("House order: objectives before tools") if self.ctx.state.client_id else ""

    def open_chapter(self, key: str) -> None:
        """Turn to a chapter."""
        self.chapter = chapter_named(key).key
        self.chapters.select(self.chapter)
        self.explain("", None)
        self.page.open(self.chapter)
        self._show_bar()
        self._after.start()

    def show_part(self, chapter: str, kind: str = "", number: int = 0) -> None:
        """Open a chapter (or, as ``chapter.section``, a section), at a record when ``kind`` and ``number`` name one."""
        if self.plan is None:
            return
        record = self.plan.get(kind, number) if number else None
        section = where_is(self.plan, record)[0] if record is not None else chapter if "." in chapter else ""
        self.go(chapter.split(".")[0], section, record)

    def _picked(self, key: str) -> None:
        if key != self.chapter and self.plan is not None:
            record = self.chosen()
            if record is not None and where_is(self.plan, record)[1] != key:
                self.choose(None)  # it stands in another chapter: its links would be those of nothing in sight
            self.open_chapter(key)

    def turn(self, steps: int) -> None:
        """Turn chapters on or back."""
        keys = [one.key for one in CHAPTERS]
        self.open_chapter(keys[min(max(keys.index(self.chapter) + steps, 0), len(keys) - 1)])
