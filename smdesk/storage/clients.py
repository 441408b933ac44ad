"""Named reads about clients and what belongs to their plan."""

from typing import Any

from smdesk.domain.clients import Client, Place
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.whole import ClientPlan, FirmRule
from smdesk.storage.datafile import DataFile
from smdesk.storage.tables import Tables

# Columns instead of entities: a start has no need of the modules that declare these.
_WORDS = "SELECT text FROM voice_rule WHERE client_id = ? AND kind = 'word' AND archived = 0 ORDER BY position, id"
_CLAIMS = "SELECT text, proof, expires_on FROM claim WHERE client_id = ? AND archived = 0 ORDER BY position, id"
_RULES = """SELECT id, what, kind, "limit" FROM parameter
            WHERE client_id = ? AND kind > '' AND archived = 0 AND trim("limit") > '' ORDER BY position, id"""
_PLAN_KINDS = ("place", "slot", "own_date", "objective", "pillar", "segment", "campaign")


class Clients:
    """Reads; every write goes through a transaction."""

    def __init__(self, database: DataFile, tables: Tables) -> None:
        self._db = database
        self._tables = tables

    def all(self, *, archived: bool = False) -> list[Client]:
        """The clients in their order; archived ones only when asked for."""
        sql = f"""SELECT {self._tables.selection("client")} FROM client WHERE archived <= ?
                  ORDER BY archived, position, id"""
        return [self._tables.entity("client", row) for row in self._rows(sql, int(archived))]

    def named(self, text: str) -> Client:
        """The client with this id or name (exact, else the only one that begins so; case does not matter).

        :raises BadInput: when none or several match
        """
        everyone = self.all(archived=True)
        low = text.strip().casefold()
        exact = [one for one in everyone if low in (str(one.id), one.name.casefold())]
        found = exact or [one for one in everyone if low and low in one.name.casefold()]
        if len(found) == 1:
            return found[0]
        if not everyone:
            raise BadInput(N_("Client: there is none yet; add one with “smdesk clients add NAME”."), "client")
        names = ", ".join(one.name for one in found or everyone)
        message = N_("Client: “{text}” names none or several; write one of: {names}.")
        if not low:
            message = N_("Client: there are several; say which one with --client: {names}.")
        raise BadInput(message, "client", text=text, names=names)

    def plan(self, client_id: int) -> ClientPlan:
        """A client with its places, slots, own dates, objectives, pillars, segments and campaigns."""
        row = self._db.execute_sql(
            f"SELECT {self._tables.selection('client')} FROM client WHERE id = ?", (client_id,)
        ).fetchone()
        if row is None:
            raise BadInput(N_("Client: number {id} is not there."), "client", id=client_id)
        parts = {kind: tuple(self._of(kind, client_id)) for kind in _PLAN_KINDS}
        return ClientPlan(
            client=self._tables.entity("client", row),
            places=parts["place"],
            slots=parts["slot"],
            own_dates=parts["own_date"],
            objectives=parts["objective"],
            pillars=parts["pillar"],
            segments=parts["segment"],
            campaigns=parts["campaign"],
            words=tuple(row[0] for row in self._rows(_WORDS, client_id)),
            claims=tuple((row[0], row[1], row[2]) for row in self._rows(_CLAIMS, client_id)),
            rules=tuple(FirmRule(*row) for row in self._rows(_RULES, client_id)),
        )

    def places(self, client_id: int = 0) -> list[Place]:
        """Places of a client, or of all; archived ones too (old posts point to them)."""
        return self._of("place", client_id)

    def _of(self, kind: str, client_id: int) -> list[Any]:
        names = self._tables.names[kind]
        order = "position, id" if "position" in names else "id"
        if kind == "slot":
            order = "weekday, hour, id"
        where = "client_id = ?" if client_id else "0 = ?"
        sql = f'SELECT {self._tables.selection(kind)} FROM "{kind}" WHERE {where} ORDER BY {order}'
        return [self._tables.entity(kind, row) for row in self._rows(sql, client_id)]

    def _rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._db.execute_sql(sql, values).fetchall()
