"""Qt's enums, made without the detours that Python's own making takes for the sake of every possible enum.

PySide6 makes the enums of a class when the class is first named: 3,500 members in 240 enums before the calendar stands,
a quarter of the start. Python makes each member by way of a stand-in and looks through every base for a descriptor of
its name. Where names and values are as plain as Qt's, an empty enum that Python made is copied and filled here: the
same class, member by member (the tests compare every enum of the modules used with Python's own). Whatever is less
plain, and every Python that this was not compared on, goes Python's way.
"""

import sys
from enum import Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

COMPARED = ((3, 11), (3, 12), (3, 13))  # on these the two ways were compared
_KINDS = (Enum, IntEnum, Flag, IntFlag)
_TAKEN = {kind: frozenset(dir(kind)) | frozenset({"mro", "name", "value", ""}) for kind in _KINDS}
_OWN = ("__dict__", "__weakref__", "__module__", "__qualname__", "__new__", "_boundary_")
_set = type.__setattr__  # that of enums asks first whether a member would be overwritten

make_slowly = EnumType._create_  # type: ignore[attr-defined]
_empty: dict[Any, dict[str, Any]] = {}


def make(kind: Any, class_name: str, names: Any, **given: Any) -> Any:
    """A new enum, as ``Enum(class_name, names, …)`` makes it; ``given`` as there."""
    if given.get("module") is None:
        given["module"] = sys._getframe(2).f_globals.get("__name__")  # who called Enum(…), as Python itself reads it
    if not (kind in _KINDS and given.get("type") is None and _plain(_TAKEN[kind], names)):
        return make_slowly(kind, class_name, names, **given)
    flag = issubclass(kind, Flag)
    body = {key: held.copy() if held.__class__ in (list, dict) else held for key, held in _skeleton(kind).items()}
    body["__module__"] = given["module"]
    if given.get("qualname") is not None:
        body["__qualname__"] = given["qualname"]
    if flag:
        body["_boundary_"] = given.get("boundary") or kind._boundary_
    made: Any = type.__new__(EnumType, class_name, (kind,), body)
    _set(made, "__new__", Enum.__new__)  # afterwards, or it would be held as a static method
    (_fill_flag if flag else _fill)(made, names)
    return made


def _skeleton(kind: Any) -> dict[str, Any]:
    """What an enum without members has in it."""
    if kind not in _empty:
        made = make_slowly(kind, kind.__name__, [], module=__name__)
        _empty[kind] = {key: held for key, held in vars(made).items() if key not in _OWN}
    return _empty[kind]


def _plain(taken: frozenset[str], names: Any) -> bool:
    """Pairs of a name that means nothing else and a whole number, no name twice."""
    if names.__class__ is not list:
        return False
    for pair in names:
        if not (pair.__class__ is tuple and len(pair) == 2 and pair[1].__class__ is int):
            return False
        if pair[0].__class__ is not str or pair[0][:1] == "_" or pair[0] in taken:
            return False
    return len(dict(names)) == len(names)


def _fill(made: Any, names: list[tuple[str, int]]) -> None:
    order, by_name, by_value = made._member_names_, made._member_map_, made._value2member_map_
    new, with_value = made._new_member_, made._use_args_
    for name, number in names:
        member = by_value.get(number)
        if member is None:
            by_value[number] = member = new(made, number) if with_value else new(made)
            member.__dict__.update(_value_=number, _name_=name, __objclass__=made, _sort_order_=len(order))
            order.append(name)
        by_name[name] = member
        _set(made, name, member)
    _note_values(made)


def _note_values(made: Any) -> None:
    """What ``in`` looks at; Pythons before the later ones of 3.12 and 3.13 have no such list."""
    known = vars(made).get("_hashable_values_")
    if known is not None:
        known.extend(made._value2member_map_)


def _fill_flag(made: Any, names: list[tuple[str, int]]) -> None:
    order, by_name, by_value = made._member_names_, made._member_map_, made._value2member_map_
    new, with_value = made._new_member_, made._use_args_
    mask = singles = 0
    for name, number in names:
        member = by_value.get(number)
        if member is None:
            by_value[number] = member = new(made, number) if with_value else new(made)
            member.__dict__.update(_value_=number, _name_=name, __objclass__=made, _sort_order_=len(order))
            mask |= number
            if number > 0 and not number & (number - 1):  # what has several bits is no member of its own
                singles |= number
                order.append(name)
        by_name[name] = member
        _set(made, name, member)
    knows_singles = "_singles_mask_" in vars(made)  # not yet in 3.11.2, Debian 12's: its mask is that of single bits
    _set(made, "_flag_mask_", mask if knows_singles else singles)
    if knows_singles:
        _set(made, "_singles_mask_", singles)
    _set(made, "_all_bits_", 2 ** mask.bit_length() - 1)
    _note_values(made)
    numbers = [by_name[name]._value_ for name in order]
    if numbers != sorted(numbers):
        made._iter_member_ = made._iter_member_by_def_


def make_quickly() -> None:
    """From now on enums are made here, where this Python is known."""
    if sys.version_info[:2] in COMPARED and sys.implementation.name == "cpython":
        EnumType._create_ = make  # type: ignore[attr-defined]
