"""Differences by words; both texts can always be put together again."""

import time

from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.diff import diff


def test_words_not_letters() -> None:
    assert diff("Si prenota dalle 16.", "Si ritira dalle 16.") == [
        ("same", "Si "),
        ("removed", "prenota"),
        ("added", "ritira"),
        ("same", " dalle 16."),
    ]


def test_a_changed_phrase_is_one_change() -> None:
    assert diff("a uno due z", "a tre quattro z") == [
        ("same", "a "),
        ("removed", "uno due"),
        ("added", "tre quattro"),
        ("same", " z"),
    ]


def test_edges() -> None:
    assert diff("", "") == []
    assert diff("a", "a") == [("same", "a")]
    assert diff("", "a") == [("added", "a")]
    assert diff("a", "") == [("removed", "a")]


TEXTS = st.text(max_size=80) | st.lists(
    st.sampled_from(["uno", "due", " ", "\n", ",", "🍝"]), max_size=30
).map("".join)


@given(TEXTS, TEXTS)
def test_both_texts_come_back(old: str, new: str) -> None:
    ops = diff(old, new)
    assert "".join(text for op, text in ops if op != "added") == old
    assert "".join(text for op, text in ops if op != "removed") == new
    assert all(text for _, text in ops)


def test_long_texts_are_bounded() -> None:
    old = " ".join(f"word{number}" for number in range(20_000))
    new = " ".join(f"other{number}" for number in range(20_000))
    begun = time.perf_counter()
    assert diff(old, new) == [("removed", old), ("added", new)]
    repeated = diff("a b\n" * 1500, "b a\n" * 1500)
    assert "".join(text for op, text in repeated if op != "added") == "a b\n" * 1500
    assert time.perf_counter() - begun < 60  # it ends; how fast is for the benchmarks
