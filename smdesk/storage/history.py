"""The log of changes: what makes everything undoable, also after a restart, and gives each post its past.

A step is one commit of the user's. Its changes are rows of ``change``: ``a`` added (a contiguous range of
ids, so that an import of ten thousand posts costs a few rows), ``u`` updated (both images), ``r`` removed.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from smdesk.domain.changes import Act, Change
from smdesk.domain.entity import as_dict, from_json, to_json
from smdesk.domain.errors import N_, UndoConflict
from smdesk.domain.value import value
from smdesk.storage.datafile import DataFile
from smdesk.storage.search import index_later, index_now
from smdesk.storage.tables import Tables

JOIN_SECONDS = 5  # saves of one text field within this time join one step


@value
class Step:
    """One undoable step: what it was called, when (ISO 8601, UTC), and who asked for it (an ``Author``)."""

    id: int
    act: str
    at: str
    author: str = ""


@value
class Past:
    """An earlier state of a row: until when it held (ISO 8601, UTC), and by what and whom it ended."""

    at: str
    act: str
    author: str
    entity: Any


class History:
    """Writes the log inside the caller's transaction and plays it back and forth."""

    def __init__(self, database: DataFile, tables: Tables) -> None:
        self._db = database
        self._tables = tables
        self._forgotten: tuple[int, list[int]] = (0, [])  # the newest step, and what could be redone before it

    # -- writing ------------------------------------------------------------------------------

    def open_step(self, act: Act | None, at: str, author: str) -> int:
        """Begin a step; an undoable one makes what was undone before it unreachable."""
        forgotten = self._forget_undone() if act is not None else []
        sql = "INSERT INTO step (act, at, undoable, author) VALUES (?, ?, ?, ?)"
        cursor = self._db.execute_sql(sql, (act.value if act else "", at, int(act is not None), author))
        if act is not None:
            self._forgotten = (cursor.lastrowid or 0, forgotten)
        return cursor.lastrowid or 0

    def note(self, step: int, changes: Iterable[Change]) -> None:
        """Log single rows."""
        rows = []
        for change in changes:
            op = "a" if change.before is None else "r" if change.after is None else "u"
            before = to_json(change.before) if op != "a" else None
            after = to_json(change.after) if op == "u" else None
            rows.append((step, op, change.kind, change.id, change.id, before, after))
        self._insert(rows)

    def note_added(self, step: int, kind: str, first: int, last: int) -> None:
        """Log a contiguous range of new rows."""
        self._insert([(step, "a", kind, first, last, None, None)])

    def _insert(self, rows: list[tuple[Any, ...]]) -> None:
        sql = "INSERT INTO change (step_id, op, kind, entity_id, last_id, before, after) VALUES (?,?,?,?,?,?,?)"
        self._db.execute_many(sql, rows)

    def joins(self, act: Act, change: Change, at: str, author: str) -> int:
        """Step that this change of one row continues, or 0: same act, row and author, seconds ago, nothing since."""
        step = self._top("undone = 0")
        if step is None or (step.act, step.author) != (act.value, author):
            return 0
        if _seconds(at) - _seconds(step.at) > JOIN_SECONDS:
            return 0
        if self._top("undone = 1") is not None:
            return 0
        sql = "SELECT op, kind, entity_id, after FROM change WHERE step_id = ?"
        rows = self._db.execute_sql(sql, (step.id,)).fetchall()
        if len(rows) != 1 or rows[0][:3] != ("u", change.kind, change.id):
            return 0
        return step.id if rows[0][3] == to_json(change.before) else 0

    def extend(self, step: int, change: Change, at: str) -> None:
        """Let the last step also cover this change of its row."""
        self._db.execute_sql("UPDATE change SET after = ? WHERE step_id = ?", (to_json(change.after), step))
        self._db.execute_sql("UPDATE step SET at = ? WHERE id = ?", (at, step))

    def _forget_undone(self) -> list[int]:
        # What was undone stays in the log as the rows' past, but can no longer be redone.
        rows = self._db.execute_sql("SELECT id FROM step WHERE undone = 1 AND undoable = 1").fetchall()
        if rows:
            self._db.execute_sql("UPDATE step SET undoable = 0 WHERE undone = 1 AND undoable = 1")
        return [row[0] for row in rows]

    def abandon(self, step: Step) -> list[Change]:
        """Take a step back for good: it can be neither undone nor redone, and what could be redone before it can
        be again (when it is the newest of this process).

        :raises UndoConflict: when a row is no longer as the step left it
        """
        changes = self.play(step, back=True)
        self._db.execute_sql("UPDATE step SET undoable = 0 WHERE id = ?", (step.id,))
        newest, forgotten = self._forgotten
        if newest == step.id and forgotten:
            marks = ", ".join("?" for _ in forgotten)
            self._db.execute_sql(f"UPDATE step SET undoable = 1 WHERE id IN ({marks})", forgotten)
        return changes

    def step(self, number: int) -> Step | None:
        """A step that stands, by its number."""
        sql = "SELECT id, act, at, author FROM step WHERE id = ? AND undone = 0"
        row = self._db.execute_sql(sql, (number,)).fetchone()
        return Step(*row) if row else None

    # -- reading ------------------------------------------------------------------------------

    def undoable(self) -> Step | None:
        """The step that undo would take back."""
        return self._top("undone = 0")

    def redoable(self) -> Step | None:
        """The step that redo would bring back."""
        return self._top("undone = 1", "ASC")

    def _top(self, where: str, order: str = "DESC") -> Step | None:
        sql = f"SELECT id, act, at, author FROM step WHERE undoable = 1 AND {where} ORDER BY id {order} LIMIT 1"
        row = self._db.execute_sql(sql).fetchone()
        return Step(*row) if row else None

    def past(self, kind: str, entity_id: int, limit: int = 200) -> list[Past]:
        """Earlier states of a row, newest first."""
        sql = """SELECT step.at, step.act, step.author, change.before FROM change JOIN step ON step.id = change.step_id
                 WHERE change.kind = ? AND change.entity_id = ? AND change.before IS NOT NULL AND step.undone = 0
                 ORDER BY change.id DESC LIMIT ?"""
        rows = self._db.execute_sql(sql, (kind, entity_id, limit)).fetchall()
        return [Past(at, act, author, from_json(kind, before)) for at, act, author, before in rows]

    # -- playing back and forth ---------------------------------------------------------------

    def play(self, step: Step, *, back: bool) -> list[Change]:
        """Undo (``back``) or redo a step inside the caller's transaction.

        :raises UndoConflict: when a row is no longer as the step left it
        """
        sql = "SELECT id, op, kind, entity_id, last_id, before, after FROM change WHERE step_id = ? ORDER BY id"
        rows = self._db.execute_sql(sql, (step.id,)).fetchall()
        posts = [row for row in rows if row[1:3] == ("a", "post")]
        if posts:
            index_later(self._db, min(row[3] for row in posts), max(row[4] for row in posts))
        done: list[Change] = []
        for row in reversed(rows) if back else rows:
            done.extend(self._play_row(row, step, back))
        if posts:
            index_now(self._db)
        self._db.execute_sql("UPDATE step SET undone = ? WHERE id = ?", (int(back), step.id))
        return done

    def _play_row(self, row: tuple[Any, ...], step: Step, back: bool) -> list[Change]:
        number, op, kind, first, last, before, after = row
        if op == "u":
            old, new = (after, before) if back else (before, after)
            return [self._rewrite(kind, from_json(kind, old), from_json(kind, new))]
        if (op == "a") == back:
            return self._take_away(number, kind, first, last, step)
        return self._put_back(number, kind, after if op == "a" else before, op)

    def _rewrite(self, kind: str, expected: Any, wanted: Any) -> Change:
        current = self.row(kind, wanted.id)
        old, new = as_dict(expected), as_dict(wanted)
        touched = {name: new[name] for name in new if old[name] != new[name]}
        if current is None or any(getattr(current, name) != old[name] for name in touched):
            raise _conflict()
        columns = ", ".join(f'"{name}" = ?' for name in touched)
        if touched:
            self._db.execute_sql(f'UPDATE "{kind}" SET {columns} WHERE id = ?', (*touched.values(), wanted.id))
        return Change(kind, wanted.id, current, replace(current, **touched))

    def _take_away(self, number: int, kind: str, first: int, last: int, step: Step) -> list[Change]:
        sql = """SELECT 1 FROM change JOIN step ON step.id = change.step_id WHERE change.kind = ?
                 AND change.entity_id BETWEEN ? AND ? AND step.id > ? AND step.undoable = 0 AND step.undone = 0"""
        if self._db.execute_sql(sql, (kind, first, last, step.id)).fetchone():
            raise _conflict()
        where = f'FROM "{kind}" WHERE id BETWEEN ? AND ?'
        rows = self._db.execute_sql(f"SELECT {self._tables.selection(kind)} {where}", (first, last)).fetchall()
        gone = [self._tables.entity(kind, row) for row in rows]
        kept = json.dumps([as_dict(one) for one in gone], ensure_ascii=False, separators=(",", ":"))
        self._db.execute_sql("UPDATE change SET after = ? WHERE id = ? AND op = 'a'", (kept, number))
        self._db.execute_sql(f"DELETE {where}", (first, last))
        return [Change(kind, one.id, one, None) for one in gone]

    def _put_back(self, number: int, kind: str, images: str | None, op: str) -> list[Change]:
        loaded = json.loads(images or "[]")
        entities = [from_json(kind, json.dumps(image)) for image in (loaded if op == "a" else [loaded])]
        rows = [tuple(as_dict(one).values()) for one in entities]
        self._db.execute_many(self._tables.insertion(kind), rows)
        if op == "a":
            self._db.execute_sql("UPDATE change SET after = NULL WHERE id = ?", (number,))
        return [Change(kind, one.id, None, one) for one in entities]

    def row(self, kind: str, entity_id: int) -> Any:
        """A row as it stands, or None."""
        sql = f'SELECT {self._tables.selection(kind)} FROM "{kind}" WHERE id = ?'
        row = self._db.execute_sql(sql, (entity_id,)).fetchone()
        return self._tables.entity(kind, row) if row else None


def _conflict() -> UndoConflict:
    return UndoConflict(
        N_("Undo: something changed this since, so the step was left as it is; look at it and edit it by hand.")
    )


def _seconds(at: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(at).timestamp()
