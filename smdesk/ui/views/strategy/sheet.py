"""A chapter as one page that scrolls: its sections under each other, each made when it comes near the window."""

from time import thread_time
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from smdesk.domain.errors import N_
from smdesk.domain.plan.shape import Chapter, Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.ui.views.strategy import sections
from smdesk.ui.views.strategy.desk import Desk, SectionBox
from smdesk.ui.widgets.chip import Label

AHEAD = 320  # px beyond the edge within which a section is already made
NOTES = N_("Notes")
GUESS = 200  # px a section not made yet is taken for
COUNTING = frozenset({"ladder", "map", "mix", "cadence", "campaigns"})  # styles that say how many posts there are
TURN = 0.02  # s of making sections after which they are painted
HOLDING = 3  # turns of the event loop until what grew or shrank above has its place
BARE = frozenset({"ladder", "campaigns"})  # styles that need no heading when they open their chapter


class Part(QWidget):
    """A section with its heading; empty until woken."""

    def __init__(self, desk: Desk, section: Section, bare: bool) -> None:
        super().__init__()
        _ = desk.ctx.words
        self._desk, self.section = desk, section
        self.box: SectionBox | None = None
        self._stale = False
        self.setAccessibleName(_(section.title))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 28)
        self._column.setSpacing(4)
        if not bare:
            self._column.addWidget(Label(_(section.title), "section", wrap=True))
            if section.hint:
                self._column.addWidget(Label(_(section.hint), "caption", wrap=True))
            self._column.addSpacing(6)
        # no widget that stands in for the section: when one dies, PySide 6.11.3 takes the page's scroll bar for dead, too
        self.setMinimumHeight(self._column.sizeHint().height() + GUESS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def wake(self, plan: WholePlan) -> None:
        """Make the section, or show the plan again if it changed since."""
        if self.box is None:
            self.box = sections.make(self._desk, self.section)
            self.box.setAccessibleName(self._desk.ctx.words(self.section.title))
            self._column.addWidget(self.box)
            self.setMinimumHeight(0)
            self.box.show_plan(plan)
            self.box.show()
        elif self._stale:
            self.box.show_plan(plan)
        self._stale = False

    def spoil(self) -> None:
        """The plan changed: show it again when next awake."""
        self._stale = True


class Sheet(QScrollArea):
    """The page of one chapter."""

    def __init__(self, desk: Desk, chapter: Chapter) -> None:
        super().__init__()
        self._desk, self.chapter = desk, chapter
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(0)
        bare = chapter.sections[0].style in BARE
        if not bare:
            intro = Label(desk.ctx.words(chapter.intro), "second", wrap=True)
            self._column.addWidget(intro)
            self._column.addSpacing(16)
        self.parts = [Part(desk, one, bare and place == 0) for place, one in enumerate(chapter.sections)]
        for part in self.parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._notes()
        self.setWidget(body)
        self.verticalScrollBar().valueChanged.connect(self.look)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)
        self._held: Part | None = None  # the section that stays where it is
        self._held_at = self._held_turns = 0
        self._hold = QTimer(self, singleShot=True, interval=0)
        self._hold.timeout.connect(self._keep_held)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keys came in from outside of the page: by itself it scrolls only for those that go from part to part in it."""
        if now is not None and self.isVisible() and self.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now, 0, 40)

    def show_plan(self) -> None:
        """The plan changed. The section the keys are in stays where it is, whatever grows above it."""
        self._notes()
        box = self.with_focus()
        held = next((part for part in self.parts if box is not None and part.box is box), None)
        at = held.y() - self.verticalScrollBar().value() if held is not None else 0
        for part in self.parts:
            part.spoil()
        self.look()
        if held is not None:
            held.wake(self._desk.plan)
            self._held, self._held_at, self._held_turns = held, at, HOLDING
            self._hold.start()

    def _keep_held(self) -> None:
        bar, held = self.verticalScrollBar(), self._held
        if held is not None and held is not self.parts[0]:
            lowest = held.y() + max(0, held.height() - self.viewport().height() // 2)  # it may be shorter now
            bar.setValue(min(held.y() - self._held_at, lowest))
            self.look()
        self._held_turns -= 1
        if self._held_turns > 0:
            self._hold.start()

    def show_counts(self) -> None:
        """Posts changed, the plan did not."""
        for part in self.parts:
            if part.section.style in COUNTING:
                part.spoil()
        if self.isVisible():
            self.look()

    def _notes(self) -> None:
        """Free text that an old plan left with the chapter as a whole stands at its end."""
        key = f"{self.chapter.key}.notes"
        if self._desk.plan.text(key) and all(part.section.key != key for part in self.parts):
            part = Part(self._desk, Section(key, NOTES, "", "text"), False)
            self.parts.append(part)
            self._column.insertWidget(self._column.count() - 1, part)

    def look(self, _value: int = 0) -> None:
        """Make what is near; what is made may push other sections away, so look again when it stands.

        What takes long to make leaves the rest to the next turn: the first sections are painted by then.
        """
        bar, made, began = self.verticalScrollBar(), False, thread_time()
        low, high = bar.value() - AHEAD, bar.value() + max(self.viewport().height(), 400) + AHEAD
        y = 0
        for part in self.parts:
            new = part.box is None
            top = part.y() if not made else max(part.y(), y)
            if top < high and top + part.height() > low:
                if made and thread_time() - began > TURN:
                    break
                part.wake(self._desk.plan)
                made = made or new
                y = top + (part.sizeHint().height() if new else part.height())
        if made:
            self._soon.start()

    @property
    def making(self) -> bool:
        """Whether sections near the window are still to be made."""
        return self._soon.isActive() and any(part.box is None for part in self.parts)

    def look_soon(self) -> None:
        """:meth:`look` in the next turn."""
        self._soon.start()

    def reach(self, section: str) -> SectionBox | None:
        """Bring a section to the top."""
        for part in self.parts:
            part.wake(self._desk.plan)
            if part.section.key == section:
                break
        else:
            return None
        self._column.activate()
        self.verticalScrollBar().setValue(0 if part is self.parts[0] else part.y() - 8)
        self.stay(part.box)
        return part.box

    def stay(self, box: SectionBox | None) -> None:
        """Keep a section where it was brought to, while those above it still grow."""
        part = next((one for one in self.parts if box is not None and one.box is box), None)
        if part is not None:
            at = min(8, part.y() - self.verticalScrollBar().value())
            self._held, self._held_at, self._held_turns = part, at, HOLDING
            self._hold.start()

    def boxes(self) -> list[SectionBox]:
        """The sections made so far."""
        return [part.box for part in self.parts if part.box is not None]

    def with_focus(self) -> SectionBox | None:
        """The section the keys are in."""
        focus: Any = self.focusWidget() if self.isAncestorOf(self.window().focusWidget() or self) else None
        while focus is not None and not isinstance(focus, SectionBox):
            focus = focus.parentWidget()
        return focus

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()
