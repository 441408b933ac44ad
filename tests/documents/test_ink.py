"""Every text becomes drawable: nothing is left that the font lacks, and nothing that it has is changed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.documents import emojinames, fonts
from smdesk.documents.ink import Ink, breakable, emoji_name
from smdesk.language import load

ANY_TEXT = st.text(alphabet=st.characters(), max_size=60)  # lone surrogates too


@pytest.fixture
def ink() -> Ink:
    """Without fonts of this computer, so that tests say the same everywhere."""
    return Ink(load("en"), system=False)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Perché no? “Sì”, 12 € – ¿qué?", "Perché no? “Sì”, 12 € – ¿qué?"),
        ("𝗕𝗼𝗹𝗱 and 𝓼𝓬𝓻𝓲𝓹𝓽", "Bold and script"),
        ("ok 😀!", "ok [grinning face]!"),
        ("👩🏽‍🍳", "[woman cooking]"),
        ("🇮🇹 🇪🇸", "[IT] [ES]"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "[GB-ENG]"),
        ("❤️", "[red heart]"),
        ("1️⃣", "1"),
        ("中文字", "[3 CJK characters]"),
        ("a\ufeffb\x00c\x07\u202ed", "abcd"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("\ud83d", ""),
        ("\ue000", "[1 private character]"),
        ("#x *y* _z_ @w $v$ \\ ` <l> [m] {n} // o", "#x *y* _z_ @w $v$ \\ ` <l> [m] {n} // o"),
        ("Z\u0351\u036b\u0343x", "Z\u0351\u036b\u0343x"),
    ],
)
def test_prints(ink: Ink, text: str, printed: str) -> None:
    if "\u0351" in text:  # marks the font lacks fall away, the letters stay
        assert unicodedata.normalize("NFD", ink(text))[0] == "Z" and ink(text).endswith("x")
    else:
        assert ink(text) == printed


@given(ANY_TEXT)
def test_nothing_is_left_that_the_font_lacks(text: str) -> None:
    ink, own = Ink(load("en"), system=False), fonts.own()
    passing = "\n\t\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064"
    for char in ink(text):
        marks = 0xFE00 <= ord(char) <= 0xFE0F or 0xE0020 <= ord(char) <= 0xE007F
        assert char in own or char in passing or marks, hex(ord(char))


@given(st.text(alphabet="abcèéñ ,.!?“”€123\n", max_size=200))
def test_what_the_font_has_is_not_touched(text: str) -> None:
    assert Ink(load("en"), system=False)(text) == text


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    ink = Ink(load("en"), system=False)
    assert ink(ink(text)) == ink(text)


def test_unknown_scripts_are_remembered(ink: Ink) -> None:
    ink("中文 and नमस्ते")
    assert ink.unknown == {"CJK", "Devanagari"}


@given(st.text(alphabet="xyz", min_size=40, max_size=300))
def test_long_runs_may_break_and_lose_nothing(text: str) -> None:
    broken = breakable(text)
    assert broken.replace("\u200b", "") == text
    assert max(len(part) for part in broken.split("\u200b")) <= 8


def test_words_are_left_alone() -> None:
    assert breakable("una frase normale con parole normali") == "una frase normale con parole normali"


def test_every_emoji_has_a_name() -> None:
    for char in "😀🍝🌿✨☀⭐🎉👍🏽🧘‍♀️":
        assert emoji_name(char).startswith("[")


@pytest.mark.parametrize(
    ("sign", "italian", "spanish"),
    [
        ("👍🏽", "[pollice in su]", "[pulgar hacia arriba]"),
        ("🧘‍♀️", "[meditazione]", "[meditación]"),
        ("👩‍🍳", "[cuoca]", "[cocinera]"),
        ("☀️", "[sole]", "[sol]"),
        ("👩‍🌾", "[donna spighe]", "[mujer espigas]"),
        ("🦥", "[U+1F9A5]", "[U+1F9A5]"),
        ("🇮🇹", "[IT]", "[IT]"),
        ("3️⃣", "3", "3"),
    ],
)
def test_emoji_are_named_in_the_documents_language(sign: str, italian: str, spanish: str) -> None:
    assert (emoji_name(sign, "it"), emoji_name(sign, "es")) == (italian, spanish)
    assert Ink(load("it"), system=False)(f"Ciao {sign}") == f"Ciao {italian}"


def test_the_names_of_emoji_are_whole_and_can_be_printed() -> None:
    for language in emojinames.LANGUAGES:
        names = emojinames._names(language)
        assert len(names) >= 150
        for sign, name in names.items():
            assert name.strip() == name and emoji_name(sign, language) == f"[{name}]", sign
            assert all(char in fonts.own() for char in name), name


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120), st.floats(3, 30), st.integers(1, 3))
def test_wrapped_titles_fit(text: str, width: float, lines: int) -> None:
    ruler = fonts.metrics()
    made = fonts.wrap(text, width, lines)
    assert len(made) <= lines
    assert all(ruler.width(line) <= width + 1e-6 or len(line) <= 2 for line in made)


def test_a_title_that_is_too_long_says_so() -> None:
    assert fonts.wrap("Gino, trent’anni di mulino e ancora farina", 10, 1) == ["Gino, trent’anni di m…"]
    assert fonts.wrap("breve", 10, 1) == ["breve"]
    assert fonts.wrap("", 10, 2) == []


def test_a_file_that_is_no_font_covers_nothing(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "no.ttf"
    path.write_bytes(b"\x00\x01\x00\x00" + b"\xff" * 200)
    assert "a" not in fonts.coverage(path, 0)
    assert "a" not in fonts.coverage(path.with_name("absent.ttf"), 0)
