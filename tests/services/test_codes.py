"""Texts as codes for a telephone's camera."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.services import handover


@pytest.mark.parametrize(
    ("text", "side"),
    [("https://valdorsa.example/raviolo", 25), ("Perché no? È già così 🍝 日本語", 29), ("Torna il raviolo. " * 55, 105), ("\ud83c", 21)],
)
def test_a_code_is_square_and_grows_with_its_text(text: str, side: int) -> None:
    rows = handover.code(text)
    assert len(rows) == side and {len(row) for row in rows} == {side}
    assert {module for row in rows for module in row} == {0, 1}
    corner = [bytes(row[:7]) for row in rows[:7]]  # the finder by which a camera knows it
    assert corner[0] == corner[6] == b"\1" * 7 and corner[3] == b"\1\0\1\1\1\0\1"


@given(st.text(max_size=400), st.integers(8, 200))
def test_pieces_joined_are_the_text(text: str, most: int) -> None:
    found = handover.pieces(text, most)
    assert "".join(found) == text
    assert all(len(piece.encode("utf-8", "replace")) <= most for piece in found)
