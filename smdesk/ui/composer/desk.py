"""The post on the desk: as stored, with what is typed and not yet saved on top of it.

Every edit is kept in memory at once and in the store within 0.8 s of the last key; the parts of the page
read :attr:`Desk.whole` and listen to its signals, and never keep a copy of their own.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.domain.changes import ChangeSet
from smdesk.domain.clients import Place
from smdesk.domain.errors import NotFound, SmdeskError
from smdesk.domain.facts import NetworkFacts
from smdesk.domain.posts import OUT, Post, Status
from smdesk.domain.whole import ClientPlan, WholePost
from smdesk.services import composing, limits, posts
from smdesk.services.composing import AtPlace
from smdesk.ui.composer.edits import Edits, Key, laid_over, store_all
from smdesk.ui.context import Context

SAVE_MS = 500  # after the last key
LONGEST_MS = 3000  # of typing without a pause
CHECK_MS = 90  # findings and previews may lag this much behind the keys
_PLAN = ("client", "place", "slot", "objective", "pillar", "segment", "campaign", "limit_correction",
         "parameter", "voice_rule", "claim")
_PARTS = ("version", "attachment", "aim", "approval")
COMMON = 0  # the "place" of the common text
_made: Any = Post
_NOTHING: Post = _made(client_id=0)  # before the first post is opened


class Desk(QObject):
    """Signals: ``loaded`` (fields may show other values), ``typed`` (at once), ``checked`` (soon after),
    ``turned`` (another tab), ``saved``, ``gone`` (the post is no longer there)."""

    loaded = Signal()
    typed = Signal()
    checked = Signal()
    turned = Signal()
    saved = Signal()
    gone = Signal()
    lead = Signal(str, int)  # bring the user to a field, at a place (0 = any)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self.whole = WholePost(post=_NOTHING)
        self.plan: ClientPlan | None = None
        self.facts: dict[str, NetworkFacts] = {}
        self.place_id = COMMON
        self.at: list[AtPlace] = []
        self.trouble = False  # the last save was refused
        self._edits: Edits = {}
        self.typed_steps: dict[int, Key] = {}  # steps that saved only what was typed into one field
        self._saving = QTimer(self, interval=SAVE_MS, singleShot=True)
        self._saving.timeout.connect(self.save)
        self._overdue = QTimer(self, interval=LONGEST_MS, singleShot=True)
        self._overdue.timeout.connect(self.save)
        self._checking = QTimer(self, interval=CHECK_MS, singleShot=True)
        self._checking.timeout.connect(self.check)
        ctx.hub.changed.connect(self._changed)

    # -- reading ------------------------------------------------------------------------------

    @property
    def post(self) -> Post:
        """The post with unsaved edits."""
        return self.whole.post

    @property
    def open(self) -> bool:
        """Whether there is a post on the desk."""
        return self.plan is not None

    @property
    def read_only(self) -> bool:
        """A post that is out is not rewritten."""
        return Status(self.post.status) in OUT or bool(self.post.deleted)

    @property
    def here(self) -> AtPlace | None:
        """The post at the place whose tab is open; None in the common text."""
        return next((one for one in self.at if one.place.id == self.place_id), None)

    @property
    def text(self) -> str:
        """The text of the tab that is open."""
        here = self.here
        return here.draft.text if here else self.post.text

    @property
    def language(self) -> str:
        """The language the post is written in."""
        return self.post.language or (self.plan.client.language if self.plan else "en")

    @property
    def places(self) -> list[Place]:
        """Places of the client that are in use."""
        return [place for place in self.plan.places if not place.archived] if self.plan else []

    def value(self, name: str) -> str:
        """A field as the open tab shows it: the place's own, else the common one."""
        version = self.here.version if self.here else None
        own = getattr(version, name, None) if version is not None else None
        return str(getattr(self.post, name) if own is None else own)

    # -- opening ------------------------------------------------------------------------------

    def load(self, post_id: int) -> None:
        """Put a post on the desk.

        :raises NotFound: when it is not in the store
        """
        self.save()
        self._edits.clear()
        self.whole = posts.get(self.ctx.store, post_id)
        self.place_id = COMMON
        self.typed_steps.clear()
        self._read_plan()
        self.check()
        self.loaded.emit()
        self.turned.emit()

    def clear(self) -> None:
        """Nothing on the desk."""
        self.plan, self.at = None, []
        self._edits.clear()

    def _read_plan(self) -> None:
        self.plan = self.ctx.store.clients.plan(self.post.client_id)
        self.facts = limits.facts(self.ctx.store)

    def turn(self, place_id: int) -> None:
        """Open the tab of a place (0 = common text)."""
        if place_id != self.place_id:
            self.save()  # what local undo can take back ends here
            self.place_id = place_id
            self.typed_steps.clear()
            self.turned.emit()

    def turn_by(self, steps: int) -> None:
        """The next or previous tab, round and round."""
        ring = [COMMON, *(one.place.id for one in self.at)]
        index = ring.index(self.place_id) if self.place_id in ring else 0
        self.turn(ring[(index + steps) % len(ring)])

    # -- typing -------------------------------------------------------------------------------

    def write(self, name: str, value: Any) -> None:
        """A field of the post itself was edited."""
        if getattr(self.post, name) != value:
            self._note("post", self.post.id, name, value)

    def write_here(self, name: str, value: Any) -> None:
        """A field was edited in the open tab: in a place's tab this makes the place differ."""
        here = self.here
        if here is None:
            self.write(name, value)
            return
        common = getattr(self.post, name)
        wanted = None if value == common else value  # typed back to the common words: the same again
        if getattr(here.version, name) != wanted:
            self._note("version", here.place.id, name, wanted)

    def write_part(self, kind: str, number: int, name: str, value: Any) -> None:
        """A field of one row was edited: of an "attachment" (its alternative text), of a "media" file, …"""
        self._note(kind, number, name, value)

    def _note(self, kind: str, number: int, name: str, value: Any) -> None:
        self._edits[(kind, number, name)] = value
        self.whole = laid_over(self.whole, {(kind, number, name): value})
        self._gather(only_here=True)
        self._saving.start()
        if not self._overdue.isActive():
            self._overdue.start()
        self._checking.start()
        self.typed.emit()

    def _gather(self, *, only_here: bool = False) -> None:
        if self.plan is None:
            return
        if only_here and self.place_id:
            version = self.whole.version_at(self.place_id)
            fresh = composing.at_place(self.whole, self.plan, self.facts, version) if version else None
            self.at = [fresh if fresh and one.place.id == self.place_id else one for one in self.at]
        elif not only_here:
            self.at = composing.at_places(self.whole, self.plan, self.facts)

    def check(self) -> None:
        """Gather everything that follows from the words."""
        self._checking.stop()
        self._gather()
        self.checked.emit()

    # -- saving -------------------------------------------------------------------------------

    @property
    def edits(self) -> Edits:
        """What is typed and not in the store yet."""
        return self._edits

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not in the store yet."""
        return bool(self._edits)

    def save(self) -> bool:
        """Put what was typed into the store; False when it was refused (it stays on the desk then)."""
        self._saving.stop()
        self._overdue.stop()
        if not self._edits:
            return not self.trouble
        keys, before = list(self._edits), self.ctx.store.undoable
        done = self.ctx.guard(partial(store_all, self.ctx.store, self.post.id, self._edits, self))
        step = self.ctx.store.undoable
        if done and step is not None:
            fresh = before is None or before.id != step.id
            if len(keys) == 1 and (fresh or self.typed_steps.get(step.id) == keys[0]):
                self.typed_steps[step.id] = keys[0]
            elif step != before:
                self.typed_steps.pop(step.id, None)  # it joined a step of another kind
        self.trouble = not done
        self.saved.emit()
        return done

    def do(self, change: Callable[[], object], said: str = "") -> bool:
        """Save what is typed, then run a change of another kind; refusals become a banner."""
        if not self.save():
            return False
        done = self.ctx.guard(change)
        if done and said:
            self.ctx.hub.say.emit(said, "undo")
        return done

    # -- changes from elsewhere ---------------------------------------------------------------

    def _changed(self, changes: object) -> None:
        if not self.open or not isinstance(changes, ChangeSet):
            return
        of_plan = changes.bulk or changes.touches(*_PLAN)
        if not of_plan and not _concerns(self.whole, changes):
            return
        try:
            fresh = posts.get(self.ctx.store, self.post.id)
        except NotFound:
            self._edits.clear()
            self.gone.emit()
            return
        except SmdeskError as error:
            self.ctx.hub.problem.emit(error)
            return
        self.whole = laid_over(fresh, self._edits)
        if of_plan:
            self.ctx.guard(self._read_plan)
        if self.place_id and self.whole.version_at(self.place_id) is None:
            self.place_id = COMMON
            self.turned.emit()
        if self.post.deleted and changes.origin is not self:
            self.gone.emit()
            return
        self.check()
        self.loaded.emit()


def _concerns(whole: WholePost, changes: ChangeSet) -> bool:
    if whole.post.id in changes.ids("post"):
        return True
    if {file.id for _, file in whole.media} & changes.ids("media"):
        return True
    rows = [change.after or change.before for change in changes.changes if change.kind in _PARTS]
    return any(getattr(row, "post_id", 0) == whole.post.id for row in rows)
