"""Where the parts of the calendar stand: the days, the ideas drawer and the inspector, by the width there is."""

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.ui import tokens

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.view import CalendarView

BOTH_FROM = 1600 - tokens.RAIL  # from this width on drawer and inspector stand side by side
DOCKED_FROM = 1200 - tokens.RAIL  # below it they lie over the days


class Panels(QObject):
    """Opens, closes and places the panels. Whether the drawer is open is remembered."""

    def __init__(self, view: "CalendarView") -> None:
        super().__init__(view)
        self._view, self._ctx = view, view.desk.ctx
        self.inspector: Any = None  # made when first shown
        self.empty: Any = None  # the same
        self.main_rect = QRect()
        kept = self._ctx.store.settings.get("calendar.panels", {})
        self._ideas = bool(kept.get("ideas", True))
        self._details = False
        self._chain: list[QWidget] = []
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self.follow_selection)
        self._asked = False  # over the days the drawer lies only when asked for in this session

    def show_ideas(self, on: bool) -> None:
        """Open or close the drawer."""
        self._ideas = self._asked = on
        if on and self._view.width() < BOTH_FROM:
            self._details = False
        self._ctx.guard(lambda: self._ctx.store.settings.set("calendar.panels", {"ideas": on}))
        self.place()
        self.refresh_bar()

    def show_details(self, on: bool) -> None:
        """Open or close the inspector."""
        self._details = on and bool(self._view.desk.cards)
        self.place()
        self.refresh_bar()
        self.refresh_details()

    def follow_selection(self) -> None:
        """The month keeps its drawer while there is no room for both; elsewhere a selected post shows its details."""
        view, open_before = self._view, self._details
        widget = view.mode_widget()
        held = getattr(widget, "pointer", widget).pressing or view.drag.active
        if held and not open_before and view.desk.cards:  # a second click, or a drag, must find its card where it was
            self._settling.start(QApplication.doubleClickInterval())
            return
        if not view.desk.cards:
            self._details = False
        elif view.width() >= BOTH_FROM or view.desk.mode != "month":
            self._details = True
        if view.isVisible():
            if open_before != self._details:
                self.place()
                self.refresh_bar()
            self.refresh_details()

    def order_keys(self) -> None:
        """Tab goes as one reads: the bar, the measures, the days; what stands beside them comes after."""
        view = self._view
        chain: list[QWidget] = [view.toolbar.ideas, *view.strip.order()]
        if view.desk.mode != "board":  # its columns follow each other by themselves
            chain.append(view.mode_widget())
        if chain != self._chain:
            self._chain = chain
            for one, following in pairwise(chain):
                QWidget.setTabOrder(one, following)

    def refresh_details(self) -> None:
        """Show the selected post in the inspector, if that is open."""
        if self.inspector is not None and self._details:
            self.inspector.refresh()

    def refresh_bar(self) -> None:
        """Title and buttons of the bar."""
        view = self._view
        away = not view.drawer.isVisible() and view.desk.mode != "board"
        view.toolbar.refresh(view.mode_widget().title(), paged=view.desk.mode != "board", ideas=away)

    def place(self) -> None:
        """Put the parts where they belong at this size."""
        view = self._view
        width, height = view.width(), view.height()
        both, docked = width >= BOTH_FROM, width >= DOCKED_FROM
        details = self._details
        ideas = (
            self._ideas and (both or not details) and view.desk.mode != "board" and (docked or self._asked)
        )
        if details and self.inspector is None:
            self._make_inspector()
        right = width
        shown = ((self.inspector, details, tokens.INSPECTOR), (view.drawer, ideas, tokens.DRAWER))
        for panel, wanted, measure in shown:
            if panel is None:
                continue
            if wanted:
                right -= self._ctx.theme.px(measure)
                panel.setGeometry(right, 0, self._ctx.theme.px(measure), height)
            panel.setVisible(wanted)
        main = right if docked else width
        bar = view.toolbar.height()
        view.toolbar.setGeometry(0, 0, main, bar)
        strip = view.desk.mode != "week" and bool(view.desk.lookup.plans) and not view.strip.bare
        view.strip.setVisible(strip)
        high = view.strip.height() if strip else 0
        view.strip.setGeometry(0, bar, main, high)
        view.mode_widget().setGeometry(0, bar + high, main, height - bar - high)
        self.main_rect = QRect(0, bar, main, height - bar)
        if self.empty is not None and self.empty.isVisible():
            self.empty.place()
        for panel, wanted, _measure in shown:
            if panel is not None and wanted:
                panel.raise_()

    def show_empty(self) -> None:
        """Say what to do where the filter lets no post through at all."""
        view = self._view
        days = getattr(view.mode_widget(), "days_model", None)
        seen = days is not None and any(days.by_day.values())  # most often: no question asked
        bare = not seen and bool(view.desk.lookup.plans) and not self._ctx.store.posts.ids(view.desk.narrow, 1)
        if bare and self.empty is None:
            from smdesk.ui.views.calendar.empty import Empty

            self.empty = Empty(view)
        if self.empty is not None:
            self.empty.show_if(bare)

    def _make_inspector(self) -> None:
        from smdesk.ui.views.calendar.inspector import Inspector

        self.inspector = Inspector(self._view.desk, self._view.painter)
        self.inspector.setParent(self._view)
        self._view.verbs.listen_inspector(self.inspector)
        self.inspector.refresh()
