"""Spelling by the real dictionaries."""

import io
import json

import pytest

from smdesk.commands import run as main
from smdesk.domain.errors import BadInput
from smdesk.services import clients, spelling
from smdesk.storage.store import Store

pytest.importorskip("hunspell", reason="no wheel of chunspell for this machine: pip install chunspell")


def found(text: str, name: str, right: frozenset[str] = frozenset()) -> list[str]:
    return [one.word for one in spelling.mistakes(text, name, right)]


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("it", "Perché no? L’aperitivo dell’enoteca, c'è anche la focacccia all'Hashtag.", ["focacccia"]),
        ("it", "Un post e due stories sul brand, il feed e la newsletter.", []),
        ("es", "Dámelo mañana: la estratejia del estudio y el feed.", ["estratejia"]),
        ("en_GB", "The shop's colour won’t organise itself; a teh color.", ["teh", "color"]),
        ("en_US", "The color of it, not the colour.", ["colour"]),
    ],
)
def test_mistakes(name: str, text: str, wrong: list[str]) -> None:
    assert found(text, name) == wrong


def test_places_and_suggestions() -> None:
    (one,) = spelling.mistakes("Prima riga\n  la focacccia", "it")
    assert (one.line, one.column, one.suggestions[0]) == (2, 6, "focaccia")


def test_names_of_a_client_are_right_and_words_are_learnt(store: Store) -> None:
    client = clients.add_client(store, "Pastificio Valdorsa", language="it", country="IT")
    clients.add_place(store, client.id, "instagram", "valdorsa.pasta")
    text = "Valdorsa su Instagram e TikTok: schiscettissima."
    assert found(text, "it", spelling.names(store, client.id)) == ["schiscettissima"]
    spelling.learn(store, client.id, "Schiscettissima")
    spelling.learn(store, client.id, "Schiscettissima")
    assert store.clients.plan(client.id).client.vocabulary == "Schiscettissima"
    assert found(text, "it", spelling.names(store, client.id)) == []
    store.undo()
    assert store.clients.plan(client.id).client.vocabulary == ""
    with pytest.raises(BadInput, match="not one word"):
        spelling.learn(store, client.id, "due parole")


def test_the_process_answers_line_by_line() -> None:
    asked = [
        {"id": 1, "dictionary": "it", "words": ["casa", "kasa"]},
        {"id": 2, "dictionary": "xx", "words": ["casa"]},
        {"id": 3, "dictionary": "it", "suggest": "focacccia"},
    ]
    out = io.BytesIO()
    spelling.serve([json.dumps(one).encode() for one in asked], out)
    first, second, third = [json.loads(line) for line in out.getvalue().splitlines()]
    assert first == {"id": 1, "wrong": ["kasa"]}
    assert second == {"id": 2, "missing": True}
    assert third["suggestions"][0] == "focaccia" and len(third["suggestions"]) <= 5


def test_the_command(tmp_path, capsys) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "bozza è.txt"
    file.write_bytes("La focacccia è qui".encode("cp1252"))
    assert main(["--home", str(tmp_path / "h"), "--json", "spell", str(file), "--language", "it"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["line"], row["column"], row["word"]) == (1, 4, "focacccia") and "focaccia" in row["suggestions"]
    assert main(["spell", str(tmp_path / "none.txt")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_word_that_comes_again_is_thought_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, told = list[str](), list[tuple[int, int]]()

    def thought(name: str, word: str) -> tuple[str, ...]:
        asked.append(word)
        return (word.upper(),)

    monkeypatch.setattr(spelling, "is_right", lambda name, word: False)
    monkeypatch.setattr(spelling, "suggestions", thought)
    found = spelling.mistakes("uno due uno", "it_IT", told=lambda *at: told.append(at))
    assert [one.suggestions for one in found] == [("UNO",), ("DUE",), ("UNO",)]
    assert asked == ["uno", "due"] and told == [(3, 11), (7, 11)]
