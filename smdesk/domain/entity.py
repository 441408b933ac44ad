"""Entities are frozen dataclasses; every column of the store is declared here once, on the entity.

``@entity("post")`` registers the class under the kind that the store, the log of changes and the
search index use. ``column(...)`` carries what the database needs to know and the type cannot say.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, field, fields
from importlib import import_module
from typing import Any, TypeVar, dataclass_transform, get_type_hints

from smdesk.domain.value import made_value

T = TypeVar("T")
# Where entities are declared: by name, since these modules import this one.
_HOMES = (
    "clients", "corrections", "media", "posts", "strategy", "plan.brand", "plan.campaigns", "plan.community", "plan.goals",
    "plan.header", "plan.market", "plan.people", "plan.rivals", "plan.work",
)  # fmt: skip


class Kinds(Mapping[str, type[Any]]):
    """The entity classes by kind. Modules of kinds that nobody needed so far are read when one is asked for."""

    def __init__(self) -> None:
        self._noted: dict[str, type[Any]] = {}

    def note(self, kind: str, cls: type[Any]) -> None:
        """Register a class."""
        self._noted[kind] = cls

    def __getitem__(self, kind: str) -> type[Any]:
        if kind not in self._noted:
            _read_all()
        return self._noted[kind]

    def __iter__(self) -> Iterator[str]:
        _read_all()
        return iter(self._noted)

    def __len__(self) -> int:
        _read_all()
        return len(self._noted)


def _read_all() -> None:
    for name in _HOMES:
        import_module(f"smdesk.domain.{name}")


KINDS = Kinds()


def column(
    *,
    default: Any = MISSING,
    index: bool = False,
    unique: bool = False,
    refers: str = "",
    default_factory: Callable[[], Any] | None = None,
) -> Any:
    """A dataclass field with what the database should know.

    ``refers`` names the kind whose id this column holds; the store indexes it and checks it on write.
    """
    metadata = {"index": index or bool(refers), "unique": unique, "refers": refers}
    if default_factory is not None:
        return field(default_factory=default_factory, metadata=metadata)
    if default is MISSING:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(column, field))
def entity(kind: str) -> Callable[[type[T]], type[T]]:
    """Make a frozen, keyword-only dataclass and register it under ``kind``."""

    def register(cls: type[T]) -> type[T]:
        made = made_value(cls, kw_only=True)
        made.KIND = kind  # type: ignore[attr-defined]
        KINDS.note(kind, made)
        return made

    return register


def kind_of(thing: Any) -> str:
    """The kind an entity (or its class) was registered under."""
    return str(thing.KIND)


def columns(cls: type[Any]) -> tuple[Field[Any], ...]:
    """The declared columns of an entity class, in order; ``id`` is always the first."""
    return fields(cls)


def column_types(cls: type[Any]) -> dict[str, Any]:
    """Column name to resolved type annotation."""
    return get_type_hints(cls)


def to_json(thing: Any) -> str:
    """An entity as one compact JSON object, for the log of changes and exports."""
    return json.dumps(as_dict(thing), ensure_ascii=False, separators=(",", ":"))


def as_dict(thing: Any) -> dict[str, Any]:
    """An entity's columns by name; every value is already a plain JSON type."""
    return {f.name: getattr(thing, f.name) for f in fields(thing)}


def from_json(kind: str, text: str) -> Any:
    """Rebuild an entity from :func:`to_json`; columns added since take their default."""
    cls = KINDS[kind]
    known = {f.name for f in fields(cls)}
    return cls(**{name: value for name, value in json.loads(text).items() if name in known})
