"""Named reads about plans: a client's whole plan, what points to a record, the frozen versions."""

from typing import TYPE_CHECKING, Any

from smdesk.domain.entity import KINDS, columns
from smdesk.domain.errors import N_, BadInput
from smdesk.storage.datafile import DataFile
from smdesk.storage.tables import Tables

if TYPE_CHECKING:
    from smdesk.domain.plan.whole import WholePlan

_NOT_A_PLAN = frozenset({
    "client", "place", "slot", "own_date", "post", "version", "aim", "approval", "series", "media", "attachment",
    "snippet", "plan_version", "studio", "limit_correction",
})  # fmt: skip
_BY = {"plan_review": '"on", id', "reading": '"on", id', "budget_cell": "line_id, month, id"}


class Plans:
    """Reads; every write goes through a transaction."""

    def __init__(self, database: DataFile, tables: Tables) -> None:
        self._db = database
        self._tables = tables

    def whole(self, client_id: int) -> "WholePlan":
        """The client's plan with every record of it.

        :raises BadInput: when there is no such client
        """
        from smdesk.domain.plan.whole import WholePlan  # a start asks for no plan

        found = self._of("client", "id = ?", client_id)
        if not found:
            raise BadInput(N_("Client: number {id} is not there."), "client", id=client_id)
        kinds = [kind for kind in KINDS if kind not in _NOT_A_PLAN]
        records = {kind: self._of(kind, "client_id = ?", client_id) for kind in kinds}
        return WholePlan(found[0], self._of("place", "client_id = ?", client_id), records)

    def versions(self, client_id: int) -> list[tuple[int, int, str, str, str, str, str]]:
        """Frozen versions, newest first, without content: (id, number, frozen_at, note, digest, signed_by, signed_on)."""
        sql = """SELECT id, number, frozen_at, note, digest, signed_by, signed_on FROM plan_version
                 WHERE client_id = ? AND archived = 0 ORDER BY number DESC"""
        return self._db.execute_sql(sql, (client_id,)).fetchall()

    def pointing(self, kind: str, number: int) -> dict[tuple[str, str], int]:
        """How many rows point to a record, by (kind, column); the posts that serve it count as ("aim", "target_id")."""
        counts: dict[tuple[str, str], int] = {}
        for other, cls in KINDS.items():
            for column in columns(cls):
                if column.metadata.get("refers") == kind:
                    sql = f'SELECT count(*) FROM "{other}" WHERE "{column.name}" = ?'
                    counts[other, column.name] = int(self._db.execute_sql(sql, (number,)).fetchone()[0])
        sql = "SELECT count(*) FROM aim WHERE kind = ? AND target_id = ?"
        counts["aim", "target_id"] = int(self._db.execute_sql(sql, (kind, number)).fetchone()[0])
        return {place: count for place, count in counts.items() if count}

    def _of(self, kind: str, where: str, value: int) -> tuple[Any, ...]:
        order = _BY.get(kind) or ("position, id" if "position" in self._tables.names[kind] else "id")
        sql = f'SELECT {self._tables.selection(kind)} FROM "{kind}" WHERE {where} ORDER BY {order}'
        return tuple(self._tables.entity(kind, row) for row in self._db.execute_sql(sql, (value,)).fetchall())
