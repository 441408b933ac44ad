"""Entities are frozen dataclasses; every column of the store is declared here once, on the entity.

``@entity("post")`` registers the class under the kind that the store, the log of changes and the
search index use. ``column(...)`` carries what the database needs to know and the type cannot say.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform, get_type_hints

KINDS: dict[str, type[Any]] = {}
T = TypeVar("T")


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
        made = dataclass(frozen=True, kw_only=True, slots=True)(cls)
        made.KIND = kind  # type: ignore[attr-defined]
        KINDS[kind] = made
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
