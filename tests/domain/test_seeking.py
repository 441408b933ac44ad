"""What a few typed letters may mean."""

import pytest

from smdesk.domain.seeking import holds, may_mean, parts_of


@pytest.mark.parametrize(
    ("sought", "text"),
    [
        ("np", "Nuovo post"), ("calnedar", "Calendar"), ("calndar", "Calendar"), ("calenddar", "Calendar"),
        ("calemdar", "Go to: Calendar"), ("setings", "Settings"), ("nuovo psot", "Nuovo post"), ("anadri", "Añadir un cliente…"),
    ],
)  # fmt: skip
def test_a_slip_or_initials_still_mean_it(sought: str, text: str) -> None:
    assert may_mean(sought, text) and not holds(sought, text)


@pytest.mark.parametrize(("sought", "text"), [("zqzq", "Quit"), ("cat", "Cut"), ("xalenmar", "Calendar"), ("", "Calendar")])
def test_other_words_do_not(sought: str, text: str) -> None:
    assert not may_mean(sought, text)


def test_what_was_sought_is_marked_however_it_is_accented() -> None:
    assert [part for part, hit in parts_of("anadir CLI", "Añadir un cliente…") if hit] == ["Añadir", "cli"]
    for text in ("Añadir", "ﬁne", ""):
        assert "".join(part for part, _ in parts_of("a", text)) == text
