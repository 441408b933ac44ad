"""Frozen dataclasses that cost little to define: most of a start was once spent writing code for them.

``@value`` gives what ``@dataclass(frozen=True, slots=True)`` gives. The standard decorator writes and compiles
six methods for each class; here five of them are shared and the sixth, ``__init__``, is written when some
instances were made. A start makes many instances of few of the classes it reads.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

FEW = 40  # instances of a class that are filled without code of its own
T = TypeVar("T")


@overload
def value(cls: type[T], /) -> type[T]: ...
@overload
def value(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T] | None = None, /, *, kw_only: bool = False) -> Any:
    """Make a frozen dataclass with slots; with parentheses or without."""
    if cls is None:
        return lambda found: made_value(found, kw_only)
    return made_value(cls, kw_only)


def made_value(cls: type[T], kw_only: bool) -> type[T]:
    """The class made anew as a frozen dataclass; what it defines itself is kept."""
    frozen = any(base.__dict__.get("__dataclass_params__") and not _shares(base) for base in cls.__mro__[1:])
    for name, method in _SHARED.items():
        if name not in cls.__dict__ and not (frozen and name in _FREEZING):
            setattr(cls, name, method)
    make = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only, frozen=frozen)
    return make(cls)


def _shares(cls: type[Any]) -> bool:
    return cls.__dict__.get("__setattr__") is _refuse_to_set


@cache
def _values_of(cls: type[Any]) -> Callable[[Any], Any]:
    """Reads all fields of an instance at once."""
    names = tuple(one.name for one in fields(cls))
    return attrgetter(*names) if names else lambda _self: ()


def _first_init(self: Any, *values: Any, **named: Any) -> None:
    """Stands in while there are few instances of a class: writing code costs as much as filling dozens."""
    cls: Any = next(one for one in type(self).__mro__ if "__dataclass_fields__" in one.__dict__)
    if cls.__init__ is _first_init:  # else another thread was faster
        layout = _layout(cls)
        layout.made += 1
        if layout.made <= FEW and layout.fill(self, values, named):
            return
        cls.__init__ = _written_init(cls)  # it also tells what is wrong with what was given
    cls.__init__(self, *values, **named)


class _Layout:
    """How the instances of a class are filled without code of their own."""

    def __init__(self, cls: type[Any]) -> None:
        self.made = 0
        self.fields = [
            (one.name, getattr(cls, one.name).__set__, one.default, one.default_factory, one.kw_only)
            for one in fields(cls)
        ]
        self.after = getattr(cls, "__post_init__", None)

    def fill(self, instance: Any, values: tuple[Any, ...], named: dict[str, Any]) -> bool:
        """Whether what was given fits."""
        place = taken = 0
        for name, put, default, factory, by_name in self.fields:
            if place < len(values) and not by_name:
                given = values[place]
                place += 1
            elif name in named:
                given = named[name]
                taken += 1
            elif default is not MISSING:
                given = default
            elif factory is not MISSING:
                given = factory()
            else:
                return False
            put(instance, given)
        if place < len(values) or taken < len(named):
            return False
        if self.after is not None:
            self.after(instance)
        return True


_layout = cache(_Layout)


def _written_init(cls: type[Any]) -> Any:
    """``__init__`` as the standard decorator would write it; slots are set by their own descriptors."""
    known: dict[str, Any] = {"missing": MISSING}
    plain: list[str] = []
    named: list[str] = []
    body: list[str] = []
    for one in fields(cls):
        name = one.name
        known[f"set_{name}"] = getattr(cls, name).__set__
        given = ""
        if one.default is not MISSING:
            given, known[f"given_{name}"] = f"=given_{name}", one.default
        elif one.default_factory is not MISSING:
            given, known[f"make_{name}"] = "=missing", one.default_factory
        (named if one.kw_only else plain).append(name + given)
        made = f"make_{name}() if {name} is missing else {name}" if given == "=missing" else name
        body.append(f"set_{name}(self, {made})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    taken = ", ".join(["self", *plain, *(["*", *named] if named else [])])
    exec(f"def __init__({taken}):\n  " + "\n  ".join(body or ["pass"]), known)
    written = known["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    return written


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = _values_of(self.__class__)
    return values(self) == values(other)


def _hashed(self: Any) -> int:
    return hash(_values_of(self.__class__)(self))


def _shown(self: Any) -> str:
    said = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({', '.join(said)})"


def _refuse_to_set(self: Any, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _take_state(self: Any, state: list[Any]) -> None:
    for one, kept in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, kept)


_FREEZING = ("__setattr__", "__delattr__")
_SHARED: dict[str, Any] = {
    "__init__": _first_init,
    "__eq__": _equal,
    "__hash__": _hashed,
    "__repr__": _shown,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _take_state,
}
