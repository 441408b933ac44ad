"""A plan as a document: what it holds, and which of its columns point to what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from smdesk.domain.clients import Client, Place
from smdesk.domain.entity import KINDS, columns
from smdesk.domain.errors import BadInput
from smdesk.domain.imports import RowError, Sentence
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Form
from smdesk.domain.plan.whole import WholePlan

FORMAT, VERSION = "smdesk-plan", 1
MAX_BYTES = 32 * 1024 * 1024
PLACE_FIELDS = ("id", "network", "handle", "address", "role")
CLIENT_OUT = ("id", "position", "archived")  # of the desk, not of the client


class PlanFaults(BadInput):
    """A document with faults: ``errors`` names each by its path, such as "records.person[3].backup_id"."""

    def __init__(self, message: str, field: str, /, *, errors: tuple[RowError, ...], **values: object) -> None:
        super().__init__(message, field, **values)
        self.errors = errors


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What a document says. Ids are those of the document; nothing in it is stored yet.

    ``skipped`` names what a newer program wrote and this one does not know.
    """

    client: Mapping[str, Any]
    places: tuple[Place, ...]
    records: Mapping[str, tuple[Any, ...]]
    version: int = VERSION
    private: bool = True
    skipped: tuple[Sentence, ...] = field(default=())

    def whole(self) -> WholePlan:
        """The plan for reading: comparing, printing, checking."""
        known = {one.name for one in columns(Client)}
        values = {name: value for name, value in self.client.items() if name in known}
        return WholePlan(Client(**{"name": "", **values}), self.places, self.records)


def referring(kind: str) -> dict[str, str]:
    """Columns of a kind that hold the id of another record or place, with the kind they refer to."""
    found = {one.name: str(one.metadata.get("refers") or "") for one in columns(KINDS[kind])}
    return {name: other for name, other in found.items() if other not in ("", "client")}


def listing(kind: str) -> dict[str, str]:
    """Columns of a kind that hold ids with commas between, with the kind they refer to."""
    shape = SHAPES.get(kind)
    return {one.name: one.refers for one in shape.fields if one.form is Form.LINKS} if shape else {}


def is_private(kind: str) -> bool:
    """Whether all of a kind is for the user alone."""
    shape = SHAPES.get(kind)
    return bool(shape and shape.private and shape.private >= set(shape.names))


def ids_in(text: str) -> Iterator[int]:
    """The numbers of a list of ids."""
    return (int(part) for part in str(text).replace(" ", "").split(",") if part.isdecimal())
