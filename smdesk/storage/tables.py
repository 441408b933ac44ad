"""Peewee's row classes, derived from the entities: a column is declared once, in the domain."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from peewee import BooleanField, Field, IntegerField, Model, SqliteDatabase, TextField

from smdesk.domain import clients, media, posts, strategy  # noqa: F401  (they register their entities)
from smdesk.domain.entity import KINDS, column_types, columns
from smdesk.domain.plan import (  # noqa: F401
    brand,
    campaigns,
    community,
    goals,
    header,
    market,
    people,
    rivals,
    work,
)

_FIELDS: dict[Any, tuple[type[Field], bool]] = {
    int: (IntegerField, False),
    str: (TextField, False),
    bool: (BooleanField, False),
    str | None: (TextField, True),
}


class Tables:
    """One row class per kind, bound to one database, and the SQL that every write of that kind uses."""

    def __init__(self, database: SqliteDatabase) -> None:
        self.database = database
        self.names: dict[str, tuple[str, ...]] = {}
        self.booleans: dict[str, tuple[int, ...]] = {}
        self.row_of: dict[str, Callable[[Any], tuple[Any, ...]]] = {}  # an entity's values in column order
        self._models: dict[str, type[Model]] = {}
        for kind, cls in KINDS.items():
            self.names[kind] = tuple(field.name for field in columns(cls))
            self.row_of[kind] = attrgetter(*self.names[kind])
            flags = (i for i, field in enumerate(columns(cls)) if field.type in (bool, "bool"))
            self.booleans[kind] = tuple(flags)

    def model(self, kind: str) -> type[Model]:
        """The row class of ``kind``; made when first asked for."""
        if kind not in self._models:
            self._models[kind] = row_class(kind, self.database)
        return self._models[kind]

    def entity(self, kind: str, row: tuple[Any, ...]) -> Any:
        """A row in column order as its entity."""
        values = list(row)
        for place in self.booleans[kind]:
            values[place] = bool(values[place])
        return KINDS[kind](**dict(zip(self.names[kind], values, strict=True)))

    def selection(self, kind: str, alias: str = "") -> str:
        """The column list of ``kind`` for a SELECT."""
        dot = f"{alias}." if alias else ""
        return ", ".join(f'{dot}"{name}"' for name in self.names[kind])

    def insertion(self, kind: str) -> str:
        """The INSERT of a whole row of ``kind``."""
        marks = ", ".join("?" for _ in self.names[kind])
        return f'INSERT INTO "{kind}" ({self.selection(kind)}) VALUES ({marks})'


def row_class(kind: str, database: SqliteDatabase) -> type[Model]:
    """Derive the peewee model of ``kind`` from its entity."""
    cls = KINDS[kind]
    types = column_types(cls)
    body: dict[str, Any] = {}
    for field in columns(cls):
        made, null = _FIELDS[types[field.name]]
        if field.name == "id":
            body["id"] = made(primary_key=True)
        else:
            body[field.name] = made(null=null, index=bool(field.metadata.get("index")))
    body["Meta"] = type("Meta", (), {"database": database, "table_name": kind, "legacy_table_names": False})
    return type(kind.title().replace("_", ""), (Model,), body)
