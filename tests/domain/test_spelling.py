"""What of a text is prose to be spelt right."""

import pytest

from smdesk.domain.spelling import dictionary, is_named, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L’uva è qui", ["L'uva", "qui"]),
        ("Scrivi a info@valdorsa.it o su https://valdorsa.it/orari?x=sì e www.x.org oppure valdorsa.it/menu", ["Scrivi", "su", "oppure"]),
        ("#PastaFresca @chef_anna {hour} `codice` [[slot]] ok", ["ok"]),
        ("[il sito](https://a.b/c) è **nuovo**", ["il", "sito", "nuovo"]),
        ("KPI, TikTok e 3D o H2O, e-commerce", ["commerce"]),
        ("niño mañana, cafe\u0301", ["niño", "mañana", "cafe\u0301"]),
        ("fine.Poi basta", ["fine", "Poi", "basta"]),
        ("", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    made = list(words(text))
    assert [word for _start, _end, word in made] == found
    assert all(text[start:end].replace("’", "'") == word for start, end, word in made)


@pytest.mark.parametrize(
    ("language", "country", "zone", "name"),
    [
        ("it", "CH", "", "it"), ("es", "", "", "es"), ("en", "US", "", "en_US"), ("en", "IE", "", "en_GB"),
        ("en", "", "America/New_York", "en_US"), ("en", "", "Europe/London", "en_GB"), ("en", "", "", "en_US"), ("de", "DE", "", ""),
    ],
)  # fmt: skip
def test_dictionary(language: str, country: str, zone: str, name: str) -> None:
    assert dictionary(language, country, zone) == name


@pytest.mark.parametrize(("word", "named"), [("Priya", True), ("Priya's", True), ("l'Orsa", True), ("Priyas", False), ("dell'uva", False)])
def test_names(word: str, named: bool) -> None:
    assert is_named(word, frozenset({"priya", "orsa"})) is named
