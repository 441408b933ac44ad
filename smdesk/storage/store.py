"""The store: one file, one thread, one way to write; undo and notification come from the commit."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from smdesk.domain.changes import Act, Author, Change, ChangeSet, author_of
from smdesk.domain.entity import kind_of
from smdesk.domain.errors import N_, NotFound
from smdesk.storage.clients import Clients
from smdesk.storage.database import FILE_NAME, open_file, sentences
from smdesk.storage.history import History, Past, Step
from smdesk.storage.plans import Plans
from smdesk.storage.posts import Posts
from smdesk.storage.search import index_later, index_now
from smdesk.storage.settings import Settings
from smdesk.storage.tables import Tables

T = TypeVar("T")
Subscriber = Callable[[ChangeSet], None]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """A home's data. It belongs to the thread that opened it.

    :param path: the data file; its folder must exist
    :param clock: returns the aware present time (a test's own clock)
    :param author: who asks for what is written: kept with each step
    :raises StoreTrouble: when the file cannot be opened
    """

    def __init__(
        self, path: Path, clock: Callable[[], datetime] = _utc_now, author: str = Author.UNKNOWN.value
    ) -> None:
        self.path = path
        self.clock = clock
        self.author = author
        self._thread = threading.get_ident()
        self._database = open_file(path)
        self.tables = Tables(self._database)
        self._history = History(self._database, self.tables)
        self._subscribers: list[Subscriber] = []
        self._next: dict[str, int] = {}
        self._seen = self.data_version
        self._open: Transaction | None = None
        self.settings = Settings(self._database, path)
        self.clients = Clients(self._database, self.tables)
        self.posts = Posts(self._database, self.tables)
        self.plans = Plans(self._database, self.tables)

    @classmethod
    def at_home(
        cls, home: Path, clock: Callable[[], datetime] = _utc_now, author: str = Author.UNKNOWN.value
    ) -> "Store":
        """Open the store of a home folder."""
        return cls(home / FILE_NAME, clock, author)

    def close(self) -> None:
        """Close the file; the store is of no use afterwards."""
        self._database.close()

    # -- writing ------------------------------------------------------------------------------

    @contextmanager
    def transaction(
        self, act: Act | None, origin: object = None, step: int = 0, join: bool = False
    ) -> Iterator["Transaction"]:
        """The only way to write. ``act`` None: not undoable. ``step`` continues an open step of a bulk job.

        ``join`` lets a change of one row within seconds of the last one, by the same act, be one step.

        :raises StoreTrouble: when the disk refuses; nothing of the transaction is kept then
        """
        assert threading.get_ident() == self._thread, "the store belongs to the thread that opened it"
        assert self._open is None, "transactions do not nest"
        tx = Transaction(self, act, step)
        self._open = tx
        try:
            with sentences(self.path), self._database.atomic():
                self._notice_others()
                yield tx
                if tx.ranges:
                    index_now(self._database)
                self._log(tx, join)
        except BaseException:
            self._next.clear()
            raise
        finally:
            self._open = None
        if tx.changes or tx.ranges:
            self._tell(ChangeSet(act, tuple(tx.changes), origin, bulk=bool(tx.ranges)))

    def _notice_others(self) -> None:
        """Another process (a command beside the window) may have given out ids since."""
        version = self.data_version
        if version != self._seen:
            self._seen = version
            self._next.clear()

    def _log(self, tx: "Transaction", join: bool) -> None:
        if not tx.changes and not tx.ranges:
            return
        at, author = self.clock().astimezone(UTC).isoformat(), author_of(tx.act, self.author)
        if join and tx.act is not None and len(tx.changes) == 1 and not tx.ranges:
            joined = self._history.joins(tx.act, tx.changes[0], at, author)
            if joined:
                self._history.extend(joined, tx.changes[0], at)
                return
        tx.step = tx.step or self._history.open_step(tx.act, at, author)
        noted = 0  # in the order in which it was done: a row added with many may have been changed since
        for kind, first, last, before in tx.ranges:
            self._history.note(tx.step, tx.changes[noted:before])
            self._history.note_added(tx.step, kind, first, last)
            noted = before
        self._history.note(tx.step, tx.changes[noted:])

    def new_id(self, kind: str) -> int:
        """The next id of ``kind``; ids that the log knows are never given again."""
        if kind not in self._next:
            sql = f"""SELECT max((SELECT coalesce(max(id), 0) FROM "{kind}"),
                      (SELECT coalesce(max(last_id), 0) FROM change WHERE kind = ?))"""
            self._next[kind] = int(self._database.execute_sql(sql, (kind,)).fetchone()[0])
        self._next[kind] += 1
        return self._next[kind]

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Run one statement of a transaction."""
        return self._database.execute_sql(sql, values)

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for many rows of a transaction."""
        self._database.execute_many(sql, rows)

    def index_later(self, first: int, last: int) -> None:
        """Index new posts of a transaction at its end: see :func:`smdesk.storage.search.index_later`."""
        index_later(self._database, first, last)

    # -- undo ---------------------------------------------------------------------------------

    def undo(self) -> Step | None:
        """Take back the last step; None when there is none.

        :raises UndoConflict: when a row is no longer as the step left it; nothing is changed then
        """
        return self._play(self._history.undoable(), back=True)

    def redo(self) -> Step | None:
        """Bring back the step undone last; None when there is none."""
        return self._play(self._history.redoable(), back=False)

    def abandon(self, number: int) -> None:
        """Take back a step that was stopped half-way (its number, 0 = none), as if it had never begun: the stacks
        of undo and redo are what they were.

        :raises UndoConflict: when a row is no longer as the step left it; nothing is changed then
        """
        step = self._history.step(number)
        if step is not None:
            self._replay(lambda: self._history.abandon(step))

    def _play(self, step: Step | None, *, back: bool) -> Step | None:
        if step is None:
            return None
        self._replay(lambda: self._history.play(step, back=back))
        return step

    def _replay(self, play: Callable[[], list[Change]]) -> None:
        assert threading.get_ident() == self._thread and self._open is None
        with sentences(self.path), self._database.atomic():
            changes = play()
        self._next.clear()
        self._tell(ChangeSet(None, tuple(changes), None, bulk=len(changes) > 500))

    @property
    def undoable(self) -> Step | None:
        """What Ctrl+Z would take back."""
        return self._history.undoable()

    @property
    def redoable(self) -> Step | None:
        """What Ctrl+Shift+Z would bring back."""
        return self._history.redoable()

    def past(self, kind: str, entity_id: int) -> list[Past]:
        """Earlier states of a row, newest first: until when each held, by what and whom it ended."""
        return self._history.past(kind, entity_id)

    # -- telling ------------------------------------------------------------------------------

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Be told of every commit, once, after it; returns what ends it."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def _tell(self, changes: ChangeSet) -> None:
        for subscriber in tuple(self._subscribers):
            subscriber(changes)

    # -- reading ------------------------------------------------------------------------------

    def get(self, cls: type[T], entity_id: int) -> T:
        """The entity of this class and id.

        :raises NotFound: when there is none
        """
        found = self._history.row(kind_of(cls), entity_id)
        if found is None:
            raise NotFound(
                N_("{kind} {id}: it is not in the store (any more)."), "id", kind=kind_of(cls), id=entity_id
            )
        return found  # type: ignore[no-any-return]

    def find(self, cls: type[T], **where: Any) -> list[T]:
        """All entities of a small kind whose columns equal ``where``, by position where they have one."""
        kind = kind_of(cls)
        names = self.tables.names[kind]
        order = '"position", id' if "position" in names else "id"
        rule = " AND ".join(f'"{name}" = ?' for name in where) or "1"
        sql = f'SELECT {self.tables.selection(kind)} FROM "{kind}" WHERE {rule} ORDER BY {order}'
        rows = self._database.execute_sql(sql, tuple(where.values())).fetchall()
        return [self.tables.entity(kind, row) for row in rows]

    @property
    def data_version(self) -> int:
        """A number that changes when another process has written to the file."""
        return int(self._database.execute_sql("PRAGMA data_version").fetchone()[0])


class Transaction:
    """A unit of work; notes every row it touches."""

    def __init__(self, store: Store, act: Act | None, step: int = 0) -> None:
        self.store, self.act, self.step = store, act, step
        self.changes: list[Change] = []
        self.ranges: list[tuple[str, int, int, int]] = []  # kind, first and last id, how many changes before

    def add(self, thing: T) -> T:
        """Store a new entity; returns it with its id."""
        kind = kind_of(thing)
        made: Any = replace(thing, id=self.store.new_id(kind))  # type: ignore[type-var]
        self.store.execute(self.store.tables.insertion(kind), self.store.tables.row_of[kind](made))
        self.changes.append(Change(kind, made.id, None, made))
        return made  # type: ignore[no-any-return]

    def bring_back(self, thing: Any) -> None:
        """Store an entity that was removed, under the id it had: what names it there finds it again."""
        kind = kind_of(thing)
        self.store.execute(self.store.tables.insertion(kind), self.store.tables.row_of[kind](thing))
        self.changes.append(Change(kind, thing.id, None, thing))

    def add_many(self, things: Sequence[T]) -> list[T]:
        """Store many new entities of one kind; logged as a range, told as bulk."""
        if not things:
            return []
        kind = kind_of(things[0])
        tables = self.store.tables
        names, row_of = tables.names[kind], tables.row_of[kind]
        rows = [(self.store.new_id(kind), *row_of(thing)[1:]) for thing in things]
        first, last = rows[0][0], rows[-1][0]
        if kind == "post":
            self.store.index_later(first, last)
        self.store.execute_many(tables.insertion(kind), rows)
        self.ranges.append((kind, first, last, len(self.changes)))
        made = type(things[0])
        return [made(**dict(zip(names, row, strict=True))) for row in rows]

    def update(self, thing: T, **values: Any) -> T:
        """Change columns of an entity as it now stands in the store; returns it changed.

        :raises NotFound: when it is no longer there
        """
        kind = kind_of(thing)
        before: Any = self.store.get(type(thing), thing.id)  # type: ignore[attr-defined]
        changed = {name: value for name, value in values.items() if getattr(before, name) != value}
        if not changed:
            return before  # type: ignore[no-any-return]
        after: Any = replace(before, **changed)
        columns = ", ".join(f'"{name}" = ?' for name in changed)
        self.store.execute(f'UPDATE "{kind}" SET {columns} WHERE id = ?', (*changed.values(), before.id))
        self.changes.append(Change(kind, before.id, before, after))
        return after  # type: ignore[no-any-return]

    def remove(self, thing: Any) -> None:
        """Take a row away (undoable). Posts go to the bin instead, by their ``deleted`` column."""
        kind = kind_of(thing)
        before = self.store.get(type(thing), thing.id)
        self.store.execute(f'DELETE FROM "{kind}" WHERE id = ?', (thing.id,))
        self.changes.append(Change(kind, thing.id, before, None))
