"""Enums made in the quick way are those that Python makes."""

import copy
import pickle
import re
import sys
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from typing import Any

import PySide6.QtCore
import PySide6.QtGui
import PySide6.QtSvg
import PySide6.QtWidgets
import pytest

from smdesk.ui import enums

MODULES = (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets, PySide6.QtSvg)
known = pytest.mark.skipif(sys.version_info[:2] not in enums.COMPARED, reason="this Python makes its enums itself")


def every() -> list[type[Enum]]:
    """All enums of the modules used."""
    found: dict[int, type[Enum]] = {}
    waiting: list[Any] = list(MODULES)
    seen: set[int] = set()
    while waiting:
        held = waiting.pop()
        for name in dir(held):
            one = getattr(held, name, None)
            if isinstance(one, EnumType) and one.__module__.startswith("PySide6"):
                found[id(one)] = one
            elif isinstance(one, type) and one.__module__.startswith("PySide6") and id(one) not in seen:
                seen.add(id(one))
                waiting.append(one)
    return list(found.values())


def slowly(like: Any, kind: Any, names: list[tuple[str, int]]) -> Any:
    """The same enum made in Python's own way."""
    return enums.make_slowly(
        kind, like.__name__, names, module=like.__module__, qualname=like.__qualname__, boundary=FlagBoundary.KEEP
    )


def told(one: Any) -> dict[str, Any]:
    """All that a class of enums holds, in words that do not name the class itself."""
    left_out = ("__dict__", "__weakref__", "__module__", "__qualname__", "__doc__", "__static_attributes__")
    left_out += ("_missing_", "_value2member_map_")  # PySide6 adds the one; a use of flags adds to the other
    found = {name: one(member.value).name for name, member in one.__members__.items()}
    # what a flag is not (~flag) is remembered in it once it was asked for
    members = {
        name: {key: held for key, held in vars(member).items() if key not in ("__objclass__", "_inverted_")}
        for name, member in one.__members__.items()
    }
    held = {name: re.sub(" at 0x[0-9a-f]+", "", repr(value)) for name, value in vars(one).items() if name not in left_out}
    return {"members": members, "held": held, "order": list(one.__members__), "listed": [m.name for m in one], "found": found}


@known
def test_qts_enums_are_made_here() -> None:
    assert EnumType._create_ is enums.make  # type: ignore[attr-defined]


@known
def test_every_enum_of_qt_is_what_python_makes_of_it() -> None:
    found = every()
    assert len(found) > 600, len(found)
    for one in found:
        with_keys = "__add__" in vars(one)  # PySide6 lets a key be added to a modifier
        (kind,) = one.__bases__
        names = [(name, member.value) for name, member in one.__members__.items()]
        theirs, ours = told(slowly(one, kind, names)), told(one)
        for name in ("__add__", "__radd__", "__or__", "__ror__") if with_keys else ():
            theirs["held"][name] = ours["held"].get(name)
        assert ours == theirs, one


FAILING: list[tuple[Any, list[tuple[str, Any]]]] = [
    (Enum, [("real", 1), ("value", 2)]),
    (IntEnum, [("real", 1)]),
    (Enum, [("A", 1), ("A", 2)]),
    (Enum, [("_sunder_", 1)]),
    (Enum, [("mro", 1)]),
]
PLAIN: list[tuple[Any, list[tuple[str, Any]]]] = [
    (Enum, []),
    (Enum, [("A", 1), ("B", 1), ("C", -1), ("D", 2**40)]),
    (IntEnum, [("A", 1), ("B", 1), ("C", 0)]),
    (Flag, [("None_", 0), ("A", 1), ("AB", 3), ("B", 2), ("High", 1 << 31)]),
    (Flag, [("B", 2), ("A", 1)]),
    (IntFlag, [("A", 4), ("B", 1), ("All", 0xFFFF), ("Minus", -1)]),
    (Enum, [("A", "text"), ("B", 1.5)]),
    (Enum, [("A", True), ("B", (1, 2))]),
]


@known
@pytest.mark.parametrize(("kind", "names"), PLAIN)
def test_hand_made_ones_too(kind: Any, names: list[tuple[str, Any]]) -> None:
    quick = kind("Kind", names, module="m", qualname="Outer.Kind", boundary=FlagBoundary.KEEP)
    assert told(quick) == told(slowly(quick, kind, names))


@known
@pytest.mark.parametrize(("kind", "names"), FAILING)
def test_what_is_not_plain_goes_pythons_way(kind: Any, names: list[tuple[str, Any]]) -> None:
    def outcome(make: Any) -> Any:
        try:
            return told(make(kind, "Kind", list(names), module="m"))
        except Exception as error:
            return repr(error)

    assert outcome(enums.make) == outcome(enums.make_slowly)


@known
def test_they_behave_as_enums_do() -> None:
    colours = Flag("Colours", [("Red", 1), ("Green", 2), ("White", 3)])  # type: ignore[misc]
    assert colours.__module__ == __name__
    assert colours.Red | colours.Green is colours.White and colours.White & colours.Red is colours.Red
    assert ~colours.Red is colours.Green and list(colours.White) == [colours.Red, colours.Green]
    assert copy.deepcopy(colours.Red) is colours.Red and colours["Red"] is colours(1)
    with pytest.raises(AttributeError):
        colours.Red = 4  # type: ignore[misc]
    alignment = PySide6.QtCore.Qt.AlignmentFlag
    both = alignment.AlignLeft | alignment.AlignTop
    assert pickle.loads(pickle.dumps(both)) == both and alignment.AlignLeft in both and alignment.AlignRight not in both
