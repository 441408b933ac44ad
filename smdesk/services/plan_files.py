"""A client's whole plan as a file, and back into the store as one undoable step.

What posts point to (objectives, pillars, segments, campaigns) keeps its id where its code or name is the same, so
that no post loses what it serves; what posts still point to and the file does not have is archived, not removed.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place
from smdesk.domain.entity import KINDS, as_dict, columns
from smdesk.domain.errors import N_, BadInput, reason_of
from smdesk.domain.imports import RowError, Sentence
from smdesk.domain.plan.chapters import PLAN_KINDS, SHAPES, SINGLE
from smdesk.exchange import plan_json
from smdesk.exchange.plan_file import PlanFaults, PlanFile, ids_in, is_private, listing, referring
from smdesk.services.files import put
from smdesk.storage.store import Store, Transaction

Mode = Literal["replace", "add"]
KEYS = {"objective": "code", "pillar": "name", "segment": "name", "campaign": "name", "plan_text": "section"}
POINTED = ("objective", "pillar", "segment", "campaign")  # by posts
NO_NETWORK = N_("“{network}” is no network that this smdesk knows; take the place out.")
_LATE = 10**15  # stands for the ids that new records will get: behind all that are there


@dataclass
class PlanReport:
    """What came of an import; ``as_dict`` is the command line's contract."""

    created: int = 0
    updated: int = 0
    skipped: int = 0
    removed: int = 0
    errors: list[RowError] = field(default_factory=list)
    remarks: list[Sentence] = field(default_factory=list)
    mapping: Mapping[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """``created``, ``updated``, ``skipped``, ``removed``, ``errors``, ``mapping``."""
        counts = {name: getattr(self, name) for name in ("created", "updated", "skipped", "removed")}
        return counts | {"errors": [error.as_dict() for error in self.errors], "mapping": dict(self.mapping)}


# -- out --------------------------------------------------------------------------------------


def export_plan(store: Store, client_id: int, path: Path, *, private: bool = True) -> Path:
    """Write a client's plan as JSON; without ``private``, what never leaves the desk is left out.

    :raises BadInput: when the file cannot be written
    """
    data = plan_json.plan_to_json(store.plans.whole(client_id), private=private)
    put(plan_json.as_text(data).encode(), path)
    return path


# -- in ---------------------------------------------------------------------------------------


def import_plan(
    store: Store,
    client_id: int,
    source: Path | Mapping[str, Any],
    *,
    mode: Mode = "replace",
    dry_run: bool = False,
    origin: object = None,
) -> PlanReport:
    """Take a plan's document into a client's plan. A dry run answers with the faults of the document, if any.

    :raises PlanFaults: naming every fault of the document; nothing of it is taken then
    :raises BadInput: when it is no plan, or cannot be read
    """
    try:
        read = read_plan(source)
        _known_networks(read)
    except PlanFaults as faults:
        if not dry_run:
            raise
        return PlanReport(errors=list(faults.errors))
    return write(store, client_id, read, mode=mode, dry_run=dry_run, origin=origin)


def read_plan(source: Path | Mapping[str, Any]) -> PlanFile:
    """A plan's document from its file or from its data, on any thread.

    :raises BadInput: when it is no plan, cannot be read, or has faults
    """
    if not isinstance(source, Path):
        return plan_json.records_from_json(source)
    try:
        with source.open("rb") as file:
            data = file.read(plan_json.MAX_BYTES + 1)
    except (OSError, ValueError) as trouble:
        reason = reason_of(trouble)
        message = N_("File: “{name}” cannot be read ({reason}); check that it is there and not open elsewhere.")
        raise BadInput(message, "file", name=source.name, reason=reason) from None
    return plan_json.records_from_text(data.removeprefix(b"\xef\xbb\xbf"))


def write(
    store: Store,
    client_id: int,
    read: PlanFile,
    *,
    mode: Mode = "replace",
    act: Act = Act.IMPORT_PLAN,
    dry_run: bool = False,
    origin: object = None,
) -> PlanReport:
    """Let a client's plan be what ``read`` says (``replace``), or have it beside its own (``add``): one undo step.

    :raises NotFound: when there is no such client
    """
    store.get(Client, client_id)
    writer = _Writer(store, client_id, read, mode)
    writer.decide()
    if not dry_run:
        with store.transaction(act, origin) as tx:
            writer.write(tx)
    return writer.report


def _known_networks(read: PlanFile) -> None:
    from smdesk.networks import find

    strange = [(n, place) for n, place in enumerate(read.places) if place.network not in find()]
    if strange:
        errors = tuple(
            RowError(0, f"places[{n}].network", Sentence(NO_NETWORK, {"network": place.network[:60]})) for n, place in strange
        )
        values = {"count": len(errors), "path": errors[0].field, "reason": errors[0].sentence}
        raise PlanFaults(plan_json.FAULTS, "file", errors=errors, **values)


class _Writer:
    """One import: first decides what becomes of each record, then writes it."""

    def __init__(self, store: Store, client_id: int, read: PlanFile, mode: Mode) -> None:
        self._store, self._client, self._read, self._mode = store, client_id, read, mode
        self._have = store.plans.whole(client_id)
        self._matched: dict[str, dict[int, Any]] = {}  # kind → number in the document → record that is there
        self._ids: dict[str, dict[int, int]] = {"place": {}, "post": {}}  # kind → number in the document → id
        self._codes = {one.code.casefold() for one in self._have.records.get("objective", ())}
        self.report = PlanReport(remarks=list(read.skipped))

    # -- deciding -----------------------------------------------------------------------------

    def decide(self) -> None:
        """Match what the document says with what is there, and count."""
        self._ids["place"] = self._known_places()
        for kind in PLAN_KINDS:
            records = self._read.records.get(kind, ())
            matched = self._matched[kind] = self._match(kind, records)
            self._ids[kind] = {number: one.id for number, one in matched.items()}
            for one in records:
                there = matched.get(one.id)
                if there is None:
                    self.report.created += 1
                elif self._mode == "add" or self._same(kind, one, there):
                    self.report.skipped += 1
                else:
                    self.report.updated += 1
            if self._mode == "replace":
                self.report.removed += sum(1 for one in self._leaving(kind) if not (self._served(kind, one) and one.archived))

    def _known_places(self) -> dict[int, int]:
        """The client's places by their numbers in the document."""
        known: dict[int, int] = {}
        there = {_twin(place): place.id for place in reversed(self._have.places)}
        loose: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place in self._have.places:
            loose[_twin(place)[:2]].append(place.id)
        for place in self._read.places:
            same = loose[_twin(place)[:2]]
            found = there.get(_twin(place)) or (same[0] if len(same) == 1 else 0)
            if found:
                known[place.id] = found
        return known

    def _match(self, kind: str, records: tuple[Any, ...]) -> dict[int, Any]:
        """Records of the document that are there already, by the document's numbers."""
        there: dict[Any, list[Any]] = defaultdict(list)
        for one in reversed(self._have.records.get(kind, ())):
            there[self._key(kind, one, None)].append(one)
        matched = {}
        for one in records:
            rows = there.get(self._key(kind, one, self._ids))
            if rows:
                matched[one.id] = rows.pop()
        if self._mode == "replace" and not _in_order(kind, records, matched):
            # With their old ids they would be read back in another order; only what posts point to has to keep them.
            return {number: one for number, one in matched.items() if self._served(kind, one)}
        return matched

    def _key(self, kind: str, one: Any, ids: Mapping[str, Mapping[int, int]] | None) -> Any:
        """By what two records are the same: code or name, else what they belong to and their title."""
        if kind in SINGLE:
            return ()
        if kind in KEYS:
            key = str(getattr(one, KEYS[kind])).casefold()
            return (key, one.title.casefold()) if kind == "objective" and self._mode == "add" else key
        within = tuple(name for name, other in referring(kind).items() if other == kind)  # matched only later
        if self._mode == "add":
            return self._said(kind, one, ids, without=("template", "position", *within))
        others = {name: other for name, other in referring(kind).items() if other != "post" and name not in within}
        return str(getattr(one, SHAPES[kind].title)), tuple(self._target(one, name, other, ids) for name, other in others.items())

    def _said(self, kind: str, one: Any, ids: Any, without: tuple[str, ...] = ()) -> tuple[Any, ...]:
        """A record as a tuple that two of the same content share; ``ids`` None: its ids are those of the store."""
        pointing, lists = referring(kind), listing(kind)
        said: list[Any] = []
        for column in columns(KINDS[kind]):
            name = column.name
            if name in ("id", "client_id", *without) or pointing.get(name) == "post":
                continue
            if name in pointing:
                said.append(self._target(one, name, pointing[name], ids))
            elif name in lists:
                said.append(_listed(getattr(one, name), None if ids is None else ids[lists[name]]))
            else:
                said.append(getattr(one, name))
        return tuple(said)

    def _target(self, one: Any, name: str, other: str, ids: Mapping[str, Mapping[int, int]] | None) -> int:
        number = int(getattr(one, name))
        if ids is None or not number:
            return number
        return ids.get(other, {}).get(number, -number)  # below zero: something that is not there yet

    def _same(self, kind: str, one: Any, there: Any) -> bool:
        without = self._withheld(kind)
        return self._said(kind, one, self._ids, without) == self._said(kind, there, None, without)

    def _withheld(self, kind: str) -> tuple[str, ...]:
        """Columns that a document without private parts says nothing of."""
        return () if self._read.private or kind not in SHAPES else tuple(SHAPES[kind].private)

    def _leaving(self, kind: str) -> list[Any]:
        """Records that are there and that the document does not have."""
        if not self._read.private and is_private(kind):
            return []
        staying = {one.id for one in self._matched[kind].values()}
        return [one for one in self._have.records.get(kind, ()) if one.id not in staying]

    def _served(self, kind: str, one: Any) -> bool:
        """Whether posts point to a record, those in the bin included."""
        if kind not in POINTED:
            return False
        return any(other in ("post", "aim") for other, _ in self._store.plans.pointing(kind, one.id))

    # -- writing ------------------------------------------------------------------------------

    def write(self, tx: Transaction) -> None:
        """Write what was decided; parents stand before children in ``PLAN_KINDS``."""
        if self._mode == "replace":
            gone = {kind: self._leaving(kind) for kind in PLAN_KINDS}
            going = {kind: {one.id for one in some if not self._served(kind, one)} for kind, some in gone.items()}
            for kind in reversed(PLAN_KINDS):
                for one in gone[kind]:
                    if one.id in going[kind]:
                        tx.remove(one)
                    else:  # posts point to it: put away, pointing to nothing that leaves
                        lost = {name: 0 for name, other in referring(kind).items() if getattr(one, name) in going[other]}
                        tx.update(one, archived=True, **lost)
        self._add_places(tx)
        for kind in PLAN_KINDS:
            self._write_kind(tx, kind)

    def _add_places(self, tx: Transaction) -> None:
        position = max((place.position for place in self._have.places), default=-1)
        for place in self._read.places:
            if place.id not in self._ids["place"]:
                position += 1
                made = tx.add(replace(place, id=0, client_id=self._client, position=position))
                self._ids["place"][place.id] = made.id

    def _write_kind(self, tx: Transaction, kind: str) -> None:
        records, matched = self._read.records.get(kind, ()), self._matched[kind]
        shift = 0
        if self._mode == "add":
            shift = max((one.position + 1 for one in self._have.records.get(kind, ())), default=0)
        fresh = [one for one in records if one.id not in matched]
        within = [name for name, other in referring(kind).items() if other == kind]
        rows = [replace(one, **self._values(kind, one), position=one.position + shift) for one in fresh]
        # Rows that are changed in the same step are added one by one, so that undo finds them in order.
        made = [tx.add(row) for row in rows] if within else tx.add_many(rows)
        self._ids[kind].update({one.id: new.id for one, new in zip(fresh, made, strict=True)})
        for one, new in zip(fresh, made, strict=True):  # colleagues who step in for each other
            late = {name: self._ids[kind].get(getattr(one, name), 0) for name in within if getattr(one, name)}
            if late:
                tx.update(new, **late)
        if self._mode == "replace":
            for one in records:
                if one.id in matched and not self._same(kind, one, matched[one.id]):
                    tx.update(matched[one.id], **self._changes(kind, one))

    def _values(self, kind: str, one: Any) -> dict[str, Any]:
        """The columns of a record that speak of other rows, in this store's ids."""
        values: dict[str, Any] = {"client_id": self._client}
        for name, other in referring(kind).items():
            values[name] = self._ids.get(other, {}).get(getattr(one, name), 0)
        for name, other in listing(kind).items():
            values[name] = _listed(getattr(one, name), self._ids[other])
        if kind == "objective" and self._mode == "add":
            values["code"] = self._free_code(one.code)
        return values

    def _free_code(self, code: str) -> str:
        """The code, or the next one when another objective of the client has it."""
        free, number = code, 1
        while free.casefold() in self._codes:
            free, number = f"O{number}", number + 1
        self._codes.add(free.casefold())
        return free

    def _changes(self, kind: str, one: Any) -> dict[str, Any]:
        values = self._values(kind, one)
        for column in columns(KINDS[kind]):
            if column.name not in values and column.name not in ("id", *self._withheld(kind)):
                values[column.name] = getattr(one, column.name)
        return {name: value for name, value in values.items() if referring(kind).get(name) != "post"}


def _twin(place: Place) -> tuple[str, str, str]:
    return place.network, place.handle.strip().casefold(), place.address.strip().casefold()


def _listed(text: str, ids: Mapping[int, int] | None) -> str:
    """A list of ids, in the store's own where ``ids`` is given."""
    numbers = ids_in(text) if ids is None else (ids.get(number, 0) for number in ids_in(text))
    return ",".join(str(number) for number in numbers if number)


def _in_order(kind: str, records: tuple[Any, ...], matched: Mapping[int, Any]) -> bool:
    """Whether the records will be read back in the document's order when those matched keep their ids."""
    order = list(range(len(records)))
    order.sort(key=lambda n: (records[n].position, matched[records[n].id].id if records[n].id in matched else _LATE + n))
    by = plan_json.ORDER.get(kind)
    if by is not None:
        order.sort(key=lambda n: by(as_dict(records[n])))
    return order == list(range(len(records)))
