"""What a post says, where it goes and what a limit is, all from the command line."""

from pathlib import Path

import pytest
from PIL import Image

from tests.commands.test_commands import Desk, desk

__all__ = ["desk"]
LONG = "Torna il raviolo alle erbe, sessanta porzioni al giorno. " * 8 + "Vi aspettiamo!"


@pytest.fixture
def on_x(desk: Desk) -> Desk:
    """A home with a client that writes on X and on Instagram."""
    desk("clients", "add", "Pastificio", "--language", "it")
    for network in ("x", "instagram"):
        desk("places", "add", "--network", network, "--handle", "valdorsa")
    return desk


def test_a_long_text_becomes_a_thread(on_x: Desk) -> None:
    number = str(on_x.json("posts", "add", "--text", LONG, "--places", "x,instagram", "--link", "https://a.example")["id"])
    made = on_x.json("posts", "thread", number, "--at", "x")
    own, other = made["versions"]
    assert len(own["thread"]) == 2 and own["thread"][0].endswith(" 1/2") and "https://a.example" in own["thread"][1]
    assert "thread" not in other and "+++" not in other["text"]
    assert "no threads" in on_x("posts", "thread", number, "--at", "instagram", status=1)


def test_language_and_tags_of_a_post(on_x: Desk) -> None:
    made = on_x.json("posts", "add", "--text", "Hola", "--language", "es", "--no-tagged")
    assert (made["language"], made["tagged"]) == ("es", False)
    made = on_x.json("posts", "edit", str(made["id"]), "--language", "", "--tagged")
    assert (made["language"], made["tagged"]) == ("", True)
    for scope in ("one", "all"):
        assert "not one of ours" in on_x("posts", "edit", str(made["id"]), "--language", "fr", "--scope", scope, status=1)


def test_attaching_again_changes_what_is_said_of_the_picture(on_x: Desk, tmp_path: Path) -> None:
    Image.new("RGB", (60, 60), "red").save(tmp_path / "a.png")
    number, file = str(on_x.json("posts", "add", "--text", "Ciao")["id"]), str(tmp_path / "a.png")
    assert not on_x.json("posts", "attach", number, file)["media"][0]["alt"]
    assert "2030-13-01" in on_x("posts", "attach", number, file, "--alt", "Rosso", "--expires", "2030-13-01", status=1)
    again = on_x.json("posts", "attach", number, file, "--alt", "Rosso", "--expires", "2020-01-01")
    assert [one["alt"] for one in again["media"]] == ["Rosso"] and any("2020-01-01" in one for one in again["warnings"])


def test_a_limit_says_where_it_comes_from_and_names_what_it_breaks(on_x: Desk) -> None:
    number = on_x.json("posts", "add", "--title", "Raviolo", "--text", "Ciao a tutti", "--places", "x")["id"]
    row = next(one for one in on_x.json("limits", "--network", "x") if one["key"] == "x.text.max")
    assert row["grade"] == "official" and row["source"].startswith("https://") and row["checked"] == "2026-11-22"
    assert f"{number}  Raviolo  Text: 12 of 5 on X" in on_x("limits", "set", "x.text.max", "5")
    told = on_x.json("limits", "set", "x.text.max", "4")
    assert told["broken"][0]["id"] == number and told["grade"] == "user"
    assert not on_x.json("limits", "reset", "x.text.max")["broken"]
