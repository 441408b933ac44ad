"""A client's whole plan gathered for reading: documents, exports, checks and the window read it. Nothing is stored."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from smdesk.domain.clients import Client, Place
from smdesk.domain.entity import KINDS
from smdesk.domain.money import currency_of
from smdesk.domain.value import value


def blank(kind: str, client: Client) -> Any:
    """A single record of which nothing is said yet; money is that of the client's country."""
    given = {"currency": currency_of(client.country)} if kind == "plan" else {}
    return KINDS[kind](client_id=client.id, **given)


@value
class WholePlan:
    """A client with its places and every record of its plan, by kind and in order; archived ones included."""

    client: Client
    places: tuple[Place, ...] = ()
    records: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    def of(self, kind: str, /, **where: Any) -> tuple[Any, ...]:
        """Records of ``kind`` in use whose columns equal ``where``."""
        found = tuple([one for one in self.records.get(kind, ()) if not one.archived])
        for name, wanted in where.items():
            found = tuple([one for one in found if getattr(one, name) == wanted])
        return found

    def one(self, kind: str) -> Any:
        """The single record of ``kind`` ("plan", "brand", …); an empty one, not stored, when there is none."""
        return next(iter(self.of(kind)), None) or blank(kind, self.client)

    def get(self, kind: str, number: int) -> Any | None:
        """The record or place of this id, archived or not; None when there is none."""
        everyone = self.places if kind == "place" else self.records.get(kind, ())
        return next((one for one in everyone if one.id == number), None)

    def text(self, section: str) -> str:
        """The free text of a section."""
        return next((one.text for one in self.of("plan_text") if one.section == section), "")
