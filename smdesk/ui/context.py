"""What every view is given: nothing global, all of it made once in the composition root."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, QObject, Signal

from smdesk.domain.value import value
from smdesk.language import Words
from smdesk.ui.actions import Actions
from smdesk.ui.jobs import Jobs
from smdesk.ui.theme import Theme

if TYPE_CHECKING:
    from smdesk.domain.changes import ChangeSet
    from smdesk.storage.store import Store


class Hub(QObject):
    """Signals that the parts of the window meet through."""

    changed = Signal(object)  # ChangeSet, after each commit
    client_chosen = Signal(int)  # id; 0 = all clients
    minute = Signal()  # the clock moved on
    open_post = Signal(int)  # show this post in the composer
    attach_files = Signal(int, object)  # the same, and put these files (paths) on it
    import_file = Signal(object)  # bring this sheet (Path) in
    publish_post = Signal(int)  # lead through publishing this post by hand
    repeat_post = Signal(int)  # ask for another rule of this post's series
    show_day = Signal(str)  # bring this day (YYYY-MM-DD) into the calendar
    show_view = Signal(str)  # id of a view
    show_plan = Signal(int, str, str, int)  # client, chapter, kind and id of a record ("" and 0: the chapter alone)
    narrow = Signal(object)  # show the calendar with these fields of its filter
    say = Signal(str, str)  # quiet bar at the bottom: text, and "undo" or ""
    status = Signal()  # the view in front has something else to say at the foot
    hide_after = Signal(int)  # minutes after which the contents are hidden; 0: never by itself
    problem = Signal(object)  # a SmdeskError to show as a banner

    def __init__(self) -> None:
        super().__init__()
        self._held: ChangeSet | None = None
        self._holding = False

    def tell(self, changes: "ChangeSet") -> None:
        """The store's subscriber."""
        if self._holding:
            self._held = changes
        else:
            self.changed.emit(changes)

    def hold(self) -> None:
        """Commits to come are the pages of one piece of work: whoever listens hears of them once, at :meth:`release`."""
        self._holding = True

    def release(self) -> None:
        """Tell of what was committed since :meth:`hold`, as one change of many rows."""
        self._holding = False
        held, self._held = self._held, None
        if held is not None:
            self.changed.emit(replace(held, changes=(), bulk=True))


class State(Protocol):
    """What the window remembers while it is open."""

    client_id: int


@value
class Context:
    """Handed to each view and dialog."""

    store: "Store"
    words: Words
    theme: Theme
    hub: Hub
    actions: Actions
    jobs: Jobs
    state: State
    home: Path
    sample: bool
    locale: QLocale
    now: Callable[[], datetime]  # aware
    guard: Callable[
        [Callable[[], object]], bool
    ]  # run; a SmdeskError becomes a banner; True when it went well
