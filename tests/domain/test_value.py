"""A value is what the standard frozen dataclass with slots is; only its making is cheaper."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from threading import Barrier, Thread
from typing import Any

import pytest

from smdesk.domain.entity import KINDS, kind_of
from smdesk.domain.value import FEW, value


@value
class Point:
    """Two figures and a list."""

    x: int
    y: int = 2
    more: list[int] = field(default_factory=list)


@value(kw_only=True)
class Named(Point):
    """A point with a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Standard:
    """What a point is compared with."""

    x: int
    y: int = 2
    more: list[int] = field(default_factory=list)


def test_it_is_made_compared_and_shown_like_the_standard_one() -> None:
    assert Point(1) == Point(1, 2, []) != Point(1, 3)
    assert Point(1) != Named(1, name="a")
    assert repr(Point(1, more=[4])) == repr(Standard(1, more=[4])).replace("Standard", "Point")
    assert hash(Point(1, more=())) == hash(Standard(1, more=()))  # type: ignore[arg-type]
    assert Point(1).more is not Point(1).more
    assert Point.__match_args__ == Standard.__match_args__  # type: ignore[attr-defined]
    assert is_dataclass(Point) and [one.name for one in fields(Named)] == ["x", "y", "more", "name"]
    assert asdict(Named(1, name="a")) == {"x": 1, "y": 2, "more": [], "name": "a"}
    assert replace(Named(1, name="a"), y=5) == Named(1, 5, name="a")


def test_nothing_of_it_can_be_changed() -> None:
    point: Any = Named(1, name="a")
    for name in ("x", "name", "new"):
        with pytest.raises(FrozenInstanceError):
            setattr(point, name, 3)
        with pytest.raises(FrozenInstanceError):
            delattr(point, name)
    assert not hasattr(point, "__dict__")


def test_wrong_arguments_are_told_by_name() -> None:
    with pytest.raises(TypeError, match=r"Point.__init__\(\) missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        Point(1, z=3)  # type: ignore[call-arg]


def test_the_first_and_the_hundredth_are_filled_alike() -> None:
    @value(kw_only=True)
    class Child(Point):
        """Checks itself, as some do."""

        name: str = "none"

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError(self.x)

    wrong: list[tuple[tuple[Any, ...], dict[str, Any]]]
    wrong = [((), {}), ((1,), {"x": 1}), ((1, 2, [], "b"), {}), ((1,), {"z": 1}), ((1,), {"name": "a", "z": 1})]
    for turn in range(2 * FEW):
        made = (Child(turn), Child(turn, 3, name="a"), Child(y=1, x=turn), Child(turn, more=[turn]))
        assert [(one.x, one.y, one.more, one.name) for one in made] == [
            (turn, 2, [], "none"), (turn, 3, [], "a"), (turn, 1, [], "none"), (turn, 2, [turn], "none"),
        ]  # fmt: skip
        with pytest.raises(ValueError, match="-1"):
            Child(-1)
    for values, named in wrong:

        @value(kw_only=True)
        class Fresh(Point):
            """Nobody made one yet."""

            name: str = ""

        for _ in range(2):
            with pytest.raises(TypeError, match=r"Fresh.__init__\(\)"):
                Fresh(*values, **named)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_it_can_be_copied_and_sent(again: Any) -> None:
    assert again(Named(1, name="a", more=[3])) == Named(1, name="a", more=[3])


def test_a_standard_frozen_dataclass_may_be_its_parent() -> None:
    @value(kw_only=True)
    class Child(Standard):
        """A value of a parent that is none."""

        name: str = ""

    assert Child(1, name="a") == Child(1, name="a")
    with pytest.raises(FrozenInstanceError):
        Child(1).name = "b"  # type: ignore[misc]


def test_a_parent_that_is_made_first_or_last_does_not_mix_with_its_child() -> None:
    @value
    class Parent:
        """Made after its child."""

        a: int = 1

    @value
    class Child(Parent):
        """Made before its parent."""

        b: int = 2

    assert (Child(3, 4), Parent(3), Child(5, 6)) == (Child(a=3, b=4), Parent(a=3), Child(a=5, b=6))


def test_the_first_ones_may_be_made_in_many_threads_at_once() -> None:
    @value
    class Raced:
        """Made first by whoever comes first."""

        a: int

    start, made = Barrier(8), []

    def make(number: int) -> None:
        start.wait()
        made.append(Raced(number).a)

    threads = [Thread(target=make, args=(number,)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(made) == list(range(8))


def test_every_kind_is_found_by_name_and_listed() -> None:
    assert {"client", "post", "media", "objective"} <= set(KINDS) and len(KINDS) == len(list(KINDS))
    assert all(kind_of(cls) == kind and is_dataclass(cls) for kind, cls in KINDS.items())
    with pytest.raises(KeyError):
        KINDS["nothing"]
