"""Corrections of a limit bind, are dated, and tell which drafts they break."""

import gzip
import json
import sqlite3
from pathlib import Path

import pytest

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.facts import Grade
from smdesk.services import limits, posts, review
from smdesk.services.limits import Broken
from smdesk.storage.store import Store
from tests.fakes import Clock

DATABASES = Path(__file__).parents[1] / "databases"

KEY = "facebook_page.message.max"


def row(store: Store, key: str = KEY) -> limits.Row:
    return next(one for one in limits.rows(store) if one.key == key)


def run(store: Store) -> tuple[list[Broken], int]:
    found: list[Broken] = []
    count = [0]
    parts = list(limits.recheck(store, found, count))
    assert parts == sorted(parts)
    return found, count[0]


def test_a_correction_is_graded_dated_and_taken_back(store: Store) -> None:
    shipped = row(store)
    assert shipped.origin.grade is Grade.SECONDARY and not shipped.own
    limits.correct(store, KEY, 500)
    mine = row(store)
    assert (mine.value, mine.shipped, mine.own) == (500, shipped.value, True)
    assert mine.origin.grade is Grade.USER and mine.origin.checked_on.isoformat() == "2026-10-15"
    field = limits.facts(store)["facebook_page"].field("message")
    assert field is not None and field.max == 500
    limits.correct(store, KEY, None)
    assert row(store) == shipped


def test_a_correction_is_a_step_like_any_other_also_after_a_restart(store: Store, home: Path, clock: Clock) -> None:
    limits.correct(store, KEY, 500)
    limits.correct(store, KEY, 400)
    limits.correct(store, KEY, 400)  # the same again: no step
    store.undo()
    assert row(store).value == 500
    store.redo()
    limits.correct(store, KEY, None)
    assert not row(store).own
    store.undo()
    assert row(store).value == 400
    store.close()
    again = Store.at_home(home, clock)
    step = again.undoable
    assert step is not None and step.act == "correct a limit"
    again.undo()
    assert row(again).value == 500
    again.undo()
    assert not row(again).own and again.undoable is None
    again.redo()
    assert row(again).value == 500
    again.close()


def test_corrections_of_format_3_are_still_in_place(tmp_path: Path) -> None:
    path = tmp_path / "smdesk.db"
    path.write_bytes(gzip.decompress((DATABASES / "format-3.db.gz").read_bytes()))
    old = sqlite3.connect(path)
    kept = {KEY: (500, "2026-09-01"), "x.text.rule": ("codepoints", "2026-09-02"), "gone.text.max": (9, "2026-09-03")}
    for key, (value, on) in kept.items():
        old.execute("INSERT INTO setting VALUES (?, ?)", (f"limits.{key}", json.dumps({"value": value, "on": on})))
    old.commit()
    old.close()
    store = Store(path)
    assert {key: (value, on.isoformat()) for key, (value, on) in limits.corrections(store).items()} == kept
    assert (row(store).value, row(store).own, row(store).origin.checked_on.isoformat()) == (500, True, "2026-09-01")
    assert row(store, "x.text.rule").value == "codepoints"
    assert not store.settings.under("limits.")
    limits.correct(store, KEY, 300)
    store.undo()
    assert row(store).value == 500
    store.close()


@pytest.mark.parametrize("value", [-1, "many", True, float("inf")])
def test_what_cannot_be_a_limit_is_refused(store: Store, value: object) -> None:
    with pytest.raises(BadInput):
        limits.correct(store, KEY, value)  # type: ignore[arg-type]
    assert not limits.corrections(store)


def test_an_unknown_limit_is_refused(store: Store) -> None:
    with pytest.raises(BadInput, match="none called"):
        limits.correct(store, "nowhere.text.max", 3)


def test_numbers_as_people_type_them(store: Store) -> None:
    one = row(store)
    assert limits.parse_value(" 1 200 ", one) == 1200
    assert limits.parse_value("1,200", one) == 1200
    assert limits.parse_value("", one) == 0
    with pytest.raises(BadInput, match="not a number"):
        limits.parse_value("lots", one)
    shape = row(store, "instagram.images.aspect_min")
    assert limits.parse_value("0,75", shape) == 0.75


def test_every_waiting_draft_is_checked_again(store: Store, client: Client) -> None:
    facebook = next(one.id for one in store.clients.places(client.id) if one.network == "facebook_page")
    long = posts.add(store, client.id, title="Lungo", text="a" * 600, place_ids=[facebook])
    posts.add(store, client.id, text="corto", place_ids=[facebook])
    out = posts.add(store, client.id, text="b" * 600, place_ids=[facebook], due_wall="2026-10-14T10:00")
    for status in ("in_review", "approved", "published"):
        review.set_status(store, out.id, status)
    assert run(store) == ([], 2)
    limits.correct(store, KEY, 500)
    found, count = run(store)
    assert count == 2 and [(one.post_id, one.title) for one in found] == [(long.id, "Lungo")]
    told: list[Broken] = []
    list(limits.recheck(store, told, [0], limits.facts(store)))
    assert told == []  # nothing that was not broken before


def test_a_thousand_drafts_come_in_pages(store: Store, client: Client) -> None:
    for _ in range(120):
        posts.add(store, client.id, text="x", place_ids=[])
    steps = limits.recheck(store, [], [0])
    assert next(steps) < 1.0
    assert list(steps)[-1] == 1.0


def test_every_limit_has_a_name_a_person_can_read(store: Store) -> None:
    assert {one.name for one in limits.rows(store)} <= set(limits.KEY_NAMES)
