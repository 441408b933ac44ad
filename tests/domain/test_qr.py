"""Codes as an independent reader reads them: the sums below are of codes that ZXing gave back word for word."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain import qr

READ = [
    ("https://valdorsa.example/raviolo", 25, 0x18A87E24),
    ("Perché no? È già così 🍝 日本語", 29, 0x0B1AD1B9),
    ("x" * 232, 57, 0xBE933DE3),
    ("Torna il raviolo. " * 60, 109, 0x81EE2F08),
]


@pytest.mark.parametrize(("text", "size", "sum_"), READ)
def test_codes_are_those_that_were_read(text: str, size: int, sum_: int) -> None:
    grid = qr.code(text)
    assert len(grid) == size and {len(row) for row in grid} == {size}
    assert zlib.crc32(bytes(dark for row in grid for dark in row)) == sum_


def test_the_largest_code_and_one_byte_more() -> None:
    assert len(qr.code("a" * qr.MOST_BYTES)) == 125
    with pytest.raises(ValueError, match="too long"):
        qr.code("a" * (qr.MOST_BYTES + 1))


@given(st.text(max_size=400), st.integers(8, 200))
def test_pieces_joined_are_the_text(text: str, most: int) -> None:
    found = qr.pieces(text, most)
    assert "".join(found) == text
    assert all(len(piece.encode("utf-8", "replace")) <= most for piece in found)
