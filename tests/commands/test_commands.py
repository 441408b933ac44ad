"""The command line is a contract: statuses, one line of error, JSON, every verb."""

import argparse
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from smdesk import commands
from smdesk.commands import VERBS, Globals, take_globals
from smdesk.commands.call import Parser
from smdesk.language import load

ROOT = Path(__file__).parents[2]


class Desk:
    """Runs commands in one home and reads what they say."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self.capsys = capsys

    def __call__(self, *words: str, status: int = 0) -> str:
        """What a command says on standard output (on standard error when it fails)."""
        found = commands.run(["--home", str(self.home), *words])
        out, err = self.capsys.readouterr()
        assert found == status, out + err
        return err if status else out

    def told(self, *words: str, status: int = 0) -> str:
        """What a command says on standard output, also when it fails."""
        found = commands.run(["--home", str(self.home), *words])
        out, err = self.capsys.readouterr()
        assert found == status, out + err
        return out

    def json(self, *words: str) -> Any:
        """What a command answers with ``--json``."""
        return json.loads(self(*words, "--json"))


@pytest.fixture
def desk(home: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(home, capsys)


@pytest.fixture
def peopled(desk: Desk) -> Desk:
    """A home with a client and two places."""
    desk("clients", "add", "Pastificio Valdorsa", "--language", "it", "--country", "IT", "--color", "#2C5C8A")
    desk("places", "add", "--network", "instagram", "--handle", "valdorsa")
    desk("places", "add", "--client", "past", "--network", "mastodon", "--handle", "@valdorsa@social.example")
    return desk


def test_every_verb_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in VERBS:
        assert commands.run([verb, "--help"]) == 0
        assert f"smdesk {verb}" in capsys.readouterr().out
    assert commands.run(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(verb in out for verb in VERBS)


def test_no_option_of_any_verb_is_left_without_a_word() -> None:
    words = Parser.words = load("en")

    def silent(parser: argparse.ArgumentParser) -> list[str]:
        found = []
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                found += [one for below in action.choices.values() for one in silent(below)]
            elif not action.help:
                found.append(f"{parser.prog} {action.dest}")
        return found

    for name, verb in VERBS.items():
        parser = Parser(prog=name)
        import_module(f"smdesk.commands.{verb.module}").arguments(parser, words)
        assert silent(parser) == []
        assert "--home DIR" in parser.format_help()


def test_globals_may_stand_anywhere() -> None:
    options = Globals()
    rest = take_globals(["posts", "--home=/tmp/x", "add", "--json", "--text", "a", "--lang", "it"], options)
    assert rest == ["posts", "add", "--text", "a"]
    assert (str(options.home), options.json, options.language) == (str(Path("/tmp/x")), True, "it")


@pytest.mark.parametrize(
    "line",
    [
        ["postz"],
        ["posts", "--nonsense"],
        ["--lang", "fr"],
        ["--home"],
        ["import"],
        ["export", "poem", "-o", "x"],
    ],
)
def test_usage_is_two_and_one_line(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(line) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_the_users_fault_is_one_and_one_line(peopled: Desk) -> None:
    for words in (
        ["clients", "add", "Pastificio Valdorsa"],
        ["clients", "add", "X", "--color", "#FF0"],
        ["places", "add", "--network", "myspace"],
        ["posts", "--client", "nobody"],
        ["posts", "--status", "asleep"],
        ["posts", "--from", "yesterday"],
        ["posts", "--from", "2026-12-01", "--to", "2026-11-01"],
        ["clients", "add", "Caff\udce9"],  # an argument in another encoding than that of the system
        ["slots", "set", "--place", "instagram", "tue=25:30"],
        ["posts", "move", "99", "--due", "2026-10-16T10:00"],
        ["restore", "nowhere.db"],
        ["export", "calendar", "--month", "2026-13", "-o", "x.pdf"],
        ["limits", "set", "instagram.caption.max", "many"],
        ["sample"],
    ):
        said = peopled(*words, status=1)
        assert len(said.strip().splitlines()) == 1 and said.strip().endswith((".", "…")), said


def test_our_bug_is_seventy_with_a_log(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("smdesk.commands.search.run", broken)
    said = desk("search", "x", status=70)
    assert len(said.strip().splitlines()) == 1 and "smdesk.log" in said
    assert "ZeroDivisionError" in (desk.home / "logs" / "smdesk.log").read_text("utf-8")


def test_a_post_lives_from_the_command_line(peopled: Desk) -> None:
    made = peopled.json(
        "posts", "add", "--text", "Ciao a tutti", "--due", "2026-12-01T18:30", "--places", "mastodon"
    )
    assert list(made)[:8] == ["id", "client_id", "client", "title", "status", "due", "zone", "places"]
    assert (made["due"], made["status"], made["client_id"]) == ("2026-12-01T18:30+01:00", "draft", 1)
    assert [place["network"] for place in made["places"]] == ["mastodon"]
    number = str(made["id"])
    assert peopled.json("posts", "move", number, "--due", "2026-12-02T12:00+00:00")["due"].startswith(
        "2026-12-02T13:00"
    )
    assert (
        peopled.json("posts", "edit", number, "--at", "mastodon", "--text", "Solo qui")["versions"][0]["text"]
        == "Solo qui"
    )
    assert peopled.json("posts", "status", number, "in_review")["status"] == "in_review"
    assert peopled.json("posts", "status", number, "approved")["status"] == "approved"
    edited = peopled.json("posts", "edit", number, "--text", "Altro", "--title", "Saluto")
    assert edited["status"] == "in_review"
    assert peopled.json("undo")["act"] == "edit text" and peopled.json("redo")["act"] == "edit text"
    copy = peopled.json("posts", "duplicate", number)
    assert copy["id"] != made["id"] and copy["status"] == "draft"
    peopled("posts", "delete", number, str(copy["id"]))
    assert peopled.json("posts") == [] and len(peopled.json("posts", "--bin")) == 2
    peopled("posts", "restore", number)
    assert [post["title"] for post in peopled.json("search", "altro")] == ["Saluto"]


def test_series_and_media(peopled: Desk) -> None:
    number = str(peopled.json("posts", "add", "--text", "Ogni martedì", "--due", "2026-12-01T10:00")["id"])
    peopled("posts", "repeat", number, "FREQ=WEEKLY;COUNT=4")
    peopled("posts", "move", number, "--due", "2026-12-01T12:00", "--scope", "all")
    peopled("posts", "edit", number, "--text", "Ogni settimana", "--scope", "all")
    found = peopled.json("posts")
    assert [post["due"][:16] for post in found] == [f"2026-12-{day:02}T12:00" for day in (1, 8, 15, 22)]
    assert {post["text"] for post in found} == {"Ogni settimana"}
    picture = str(ROOT / "resources" / "sample" / "media" / "larch-moss.jpg")
    made = peopled.json("posts", "attach", number, picture, "--alt", "Un libro verde", "--rights", "own")
    assert [one["alt"] for one in made["media"]] == ["Un libro verde"]


def test_words_for_a_moment(peopled: Desk) -> None:
    made = peopled.json("posts", "add", "--text", "x", "--due", "venerdì 18:30")
    assert made["due"][10:16] == "T18:30"
    same = peopled.json(
        "posts", "add", "--text", "y", "--due", "2026-12-01T10:00", "--zone", "America/New_York"
    )
    assert same["due"] == "2026-12-01T16:00+01:00"
    peopled("posts", "add", "--text", "x", "--due", "someday", status=1)


def test_filters_of_the_list(peopled: Desk) -> None:
    peopled("pillars", "add", "Cucina", "--share", "100")
    peopled("objectives", "add", "Ordini")
    peopled("campaigns", "add", "Lancio", "--kind", "launch", "--objective", "O1")
    purpose = ["--pillar", "cuc", "--campaign", "lancio", "--objective", "O1"]
    for day, more in (("01", purpose), ("02", []), ("03", ["--places", "mastodon"])):
        peopled("posts", "add", "--text", f"giorno {day}", "--due", f"2026-12-{day}T10:00", *more)
    peopled("posts", "add", "--text", "un’idea", "--idea")

    def texts(*words: str) -> list[str]:
        return [post["text"] for post in peopled.json("posts", *words)]

    assert (
        texts("--pillar", "Cucina")
        == texts("--campaign", "Lancio")
        == texts("--objective", "o1")
        == ["giorno 01"]
    )
    assert texts("--from", "2026-12-02", "--to", "2026-12-02") == ["giorno 02"]
    assert texts("--from", "2026-12-02") == ["giorno 02", "giorno 03"]
    assert texts("--place", "instagram", "--to", "2026-12-31") == ["giorno 01", "giorno 02"]
    assert texts("--status", "idea") == ["un’idea"] and texts("--text", "giorno", "--limit", "1") == [
        "giorno 01"
    ]
    assert peopled.json("objectives")[0]["posts"] == 1


def test_hold_and_release(peopled: Desk) -> None:
    number = str(
        peopled.json("posts", "add", "--text", "Ciao", "--due", "2030-12-01T10:00", "--places", "mastodon")[
            "id"
        ]
    )
    for status in ("in_review", "approved", "scheduled"):
        peopled("posts", "status", number, status)
    assert peopled.json("hold", "--client", "past", "--reason", "crisi") == {"held": 1}
    assert peopled.json("posts", "--status", "held")[0]["id"] == int(number)
    assert peopled.json("release") == {"released": 1}


def test_backup_and_restore(peopled: Desk, tmp_path: Path) -> None:
    target = tmp_path / "copia è.db"
    assert peopled.json("backup", "-o", str(target))["file"] == str(target)
    peopled("posts", "add", "--text", "after")
    aside = peopled.json("restore", str(target))["aside"]
    assert peopled.json("posts") == []
    peopled("restore", aside)
    assert len(peopled.json("posts")) == 1


def test_a_home_that_only_scripts_use_has_its_daily_backup_too(desk: Desk) -> None:
    desk("clients", "add", "Uno")
    (made,) = (desk.home / "backups").glob("smdesk-????-??-??.db")
    written = made.stat().st_mtime_ns
    desk("clients", "add", "Due")
    assert made.stat().st_mtime_ns == written, "one a day"
    made.unlink()
    made.parent.rmdir()
    made.parent.write_bytes(b"in the way")
    desk("clients", "add", "Tre")
    assert len(desk.json("clients")) == 3, "what was asked for is done all the same"


def test_slots_dates_and_limits(peopled: Desk) -> None:
    assert len(peopled.json("slots", "set", "--place", "instagram", "tue=18:30", "5=10:00")) == 2
    assert peopled.json("posts", "add", "--text", "x", "--next-slot")["due"]
    peopled("dates", "add", "2026-10-25", "Giornata della pasta")
    assert peopled.json("dates")[0]["title"] == "Giornata della pasta"
    assert peopled.json("limits", "set", "instagram.caption.max", "2100")["own"] is True
    assert any(row["own"] for row in peopled.json("limits", "--network", "instagram"))


def test_lists_say_in_the_readers_language_what_scripts_read_as_codes(peopled: Desk) -> None:
    peopled("slots", "set", "--place", "instagram", "mar=18:30", "miércoles=9:30", "5=10:00")
    assert [(row["day"], row["hour"]) for row in peopled.json("slots")] == [("tue", "18:30"), ("wed", "09:30"), ("sat", "10:00")]
    said = peopled("slots", "--lang", "it")
    assert "martedì" in said and "mercoledì" in said and "tue" not in said
    peopled("campaigns", "add", "Il raviolo", "--kind", "launch")
    peopled("competitors", "add", "Pasta Rocca", "--rank", "indirect")
    assert peopled.json("campaigns")[0]["kind"] == "launch"
    assert "Lanzamiento" in peopled("campaigns", "--lang", "es")
    assert "Indiretto" in peopled("competitors", "--lang", "it")
    assert "0,00" in peopled("plan", "--load", "--lang", "it") and "0.00" in peopled("plan", "--load", "--lang", "en")
    assert peopled.json("plan", "--load", "--lang", "it")["smm"] == "0.00"
    peopled("objectives", "add", "Vendere di più", "--due", "2027-03-23")
    assert "Entro quando" in peopled("objectives", "--lang", "it")


def test_sample_export_and_import(desk: Desk, tmp_path: Path) -> None:
    assert desk.json("sample")["posts"] == 103
    assert len(desk.json("posts", "--status", "late")) == 2
    made = desk.json("export", "posts", "--client", "larch", "-o", str(tmp_path / "posts.json"))
    assert [Path(path).name for path in made["files"]] == ["posts.json"]
    dry = desk.json("import", "posts", str(tmp_path / "posts.json"), "--client", "Larch", "--dry-run")
    assert set(dry) == {"created", "updated", "skipped", "errors", "mapping"}
    made = desk.json("export", "calendar", "--client", "Estudio", "-o", str(tmp_path / "calendario.pdf"))
    assert Path(made["files"][0]).read_bytes().startswith(b"%PDF") and made["posts"] > 0


def test_tables_are_for_people_and_quiet_is_quiet(peopled: Desk) -> None:
    assert "Pastificio Valdorsa" in peopled("clients")
    assert peopled("posts", "add", "--text", "x", "--quiet") == ""


def test_errors_are_translated(peopled: Desk) -> None:
    english = peopled("posts", "--client", "nobody", status=1)
    assert peopled("posts", "--client", "nobody", "--lang", "it", status=1) != "" and "nobody" in english


def test_a_row_that_is_gone_is_named_in_the_readers_language(peopled: Desk) -> None:
    assert peopled("dates", "remove", "99", "--lang", "it", status=1).startswith("Data propria 99: ")


def test_usage_is_translated(peopled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for line, said in (
        (("export", "calendar"), "servono ancora: -o/--output"),
        (("slots", "set", "--boh"), "--place"),
        (("posts", "boh"), "scelta non valida: 'boh'"),
        (("--lang", "it", "--lang", "boh"), "scelta non valida: 'boh'"),
    ):
        assert said in peopled(*line, "--lang", "it", status=2)
    assert "mostra questo aiuto" in peopled("posts", "--help", "--lang", "it")
    assert "required: -o/--output" in peopled("export", "calendar", "--lang", "en", status=2)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert peopled("open", "--lang", "it", status=1).startswith("Schermo: ")


def test_the_module_runs_and_a_closed_pipe_is_no_fault(peopled: Desk) -> None:
    line = f"'{sys.executable}' -m smdesk --home '{peopled.home}' limits | head -1"
    done = subprocess.run(line, shell=True, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.startswith("Limit") and "Traceback" not in done.stderr
    version = subprocess.run(
        [sys.executable, "-m", "smdesk", "--version"], cwd=ROOT, capture_output=True, text=True
    )
    assert version.stdout.startswith("smdesk ")


def test_the_way_to_the_window_imports_no_other_command() -> None:
    code = (
        "import sys, smdesk.commands.call, smdesk.commands.open;"
        "heavy = {'babel', 'typst', 'holidays', 'openpyxl', 'icalendar', 'tomllib', 'dateutil', 'regex', 'PySide6'};"
        "print(sorted(heavy & set(sys.modules)), [m for m in sys.modules if m.startswith('smdesk.commands.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] ['smdesk.commands.call', 'smdesk.commands.open']"
