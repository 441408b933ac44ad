"""Hashtags in any script, and advice that helps people who listen to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.hashtags import advise, camel_case, extract


def tags(text: str) -> list[str]:
    return [tag.text for tag in extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#Raviolo #città #año_2026 #日本 #हिन्दी", ["#Raviolo", "#città", "#año_2026", "#日本", "#हिन्दी"]),
        ("(#uno),#due.", ["#uno", "#due"]),
        ("example.org/a#sezione &#39; a#b # #", []),
        ("#1 #2026 #4passi", ["#4passi"]),
        ("#man\u0303ana", ["#man\u0303ana"]),
        ("＃wide", ["＃wide"]),
    ],
)
def test_extract(text: str, expected: list[str]) -> None:
    assert tags(text) == expected
    assert all(text[tag.start : tag.end] == tag.text for tag in extract(text))


def test_a_long_tag_in_small_letters_is_split_by_known_words() -> None:
    (note,) = advise("Che giornata! #unabellagiornata")
    assert (note.kind, note.fix, note.hint) == ("hashtag-capitals", "#UnaBellaGiornata", True)
    (note,) = advise("Tagliatelle della nonna #tagliatelledellanonna")
    assert note.fix == "#TagliatelleDellaNonna"
    (note,) = advise("Mañana, clase en Ruzafa. #claseenruzafa")
    assert note.fix == "#ClaseEnRuzafa"


def test_capitals_are_only_advised_where_they_help() -> None:
    assert advise("#UnaBellaGiornata #pasta #tagliatella") != []  # long, unknown: asked for without a fix
    assert advise("Le nostre tagliatelle #tagliatelle") == []  # one word, the text says so
    assert advise("#UnaBellaGiornata #pasta #日本日本日本日本日本") == []


def test_doubles_and_digits() -> None:
    kinds = [note.kind for note in advise("#Raviolo #raviolo #2026")]
    assert kinds == ["hashtag-twice", "hashtag-digits"]


@given(st.text(alphabet="ab#_1 ñ🍝é", max_size=60))
def test_never_raises_and_offsets_hold(text: str) -> None:
    for note in advise(text):
        assert text[note.start : note.end] == note.excerpt
        note.message.format(**note.values)
        if note.kind == "hashtag-capitals" and note.fix:
            assert note.fix.lower() == note.excerpt.lower()


@given(st.text(max_size=120))
def test_camel_case_changes_case_only(body: str) -> None:
    made = camel_case(body.lower(), {"una", "bella"})
    assert made is None or len(made) >= len(body.lower())
