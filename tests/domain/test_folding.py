"""Folding is quick for every text and says for each letter where it stood."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.errors import BadInput
from smdesk.domain.folding import fold, folded
from smdesk.domain.time import parse_wall


def test_letters_that_become_two_or_none_keep_their_places() -> None:
    found = fold("Straße e\u0301 così")
    assert found.text == "strasse e cosi"
    assert "Straße e\u0301 così"[slice(*found.span(0, 7))] == "Straße"
    assert "Straße e\u0301 così"[slice(*found.span(8, 9))] == "e\u0301"


@given(st.text(max_size=60) | st.text("aÀßæ’\u0301 é", max_size=20))
def test_each_letter_alone_and_the_whole_agree(text: str) -> None:
    found = fold(text)
    assert found.text == "".join(fold(letter).text for letter in text) == folded(text)
    assert len(found.at) == len(found.text) + 1 and found.at[len(found.text)] == len(text)
    assert list(found.at) == sorted(found.at)
    assert not any(unicodedata.combining(letter) for letter in found.text)


@pytest.mark.parametrize(
    "text", ["2026-W01-1T10:30", "2026-05-31T10+01", "2026-05-31 10:30", "2026-05-31T25:00", "2026-05-31T10:3Z", ""]
)
def test_only_one_form_of_a_wall_time_is_read(text: str) -> None:
    with pytest.raises(BadInput):
        parse_wall(text)
    assert parse_wall("2026-05-31T18:30").isoformat() == "2026-05-31T18:30:00"
