"""What the store asks of a kind: its columns, and peewee's row class; a column is declared once, in the domain."""

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from smdesk.domain.entity import KINDS, column_types, columns
from smdesk.storage.datafile import DataFile

if TYPE_CHECKING:
    from peewee import Model

V = TypeVar("V")


class PerKind(dict[str, V]):
    """Something for each kind, made when first asked for: a start asks for few of them."""

    def __init__(self, make: Callable[[str], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, kind: str) -> V:
        made = self[kind] = self._make(kind)
        return made


class Tables:
    """One row class per kind, bound to one database, and the SQL that every write of that kind uses."""

    def __init__(self, database: DataFile) -> None:
        self.database = database
        self.names = PerKind(_names)
        self.booleans = PerKind(_booleans)
        self.row_of = PerKind(_reader)  # an entity's values in column order
        self._models = PerKind(lambda kind: row_class(kind, database))

    def model(self, kind: str) -> "type[Model]":
        """The row class of ``kind``; made when first asked for."""
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


def _names(kind: str) -> tuple[str, ...]:
    return tuple(field.name for field in columns(KINDS[kind]))


def _booleans(kind: str) -> tuple[int, ...]:
    return tuple(i for i, field in enumerate(columns(KINDS[kind])) if field.type in (bool, "bool"))


def _reader(kind: str) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*_names(kind))


def row_class(kind: str, database: DataFile) -> "type[Model]":
    """Derive the peewee model of ``kind`` from its entity."""
    from peewee import BooleanField, IntegerField, Model, SqliteDatabase, TextField

    made_of = {
        int: (IntegerField, False),
        str: (TextField, False),
        bool: (BooleanField, False),
        str | None: (TextField, True),
    }
    cls = KINDS[kind]
    types = column_types(cls)
    body: dict[str, Any] = {}
    for field in columns(cls):
        made, null = made_of[types[field.name]]
        if field.name == "id":
            body["id"] = made(primary_key=True)
        else:
            body[field.name] = made(null=null, index=bool(field.metadata.get("index")))
    bound = SqliteDatabase(str(database.path))
    body["Meta"] = type("Meta", (), {"database": bound, "table_name": kind, "legacy_table_names": False})
    return type(kind.title().replace("_", ""), (Model,), body)
