"""From the store to a file on disk: what goes in, what is refused, and that no half file is ever left."""

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.posts import Post, Version
from smdesk.domain.strategy import Pillar
from smdesk.domain.time import utc_of
from smdesk.services import documents
from smdesk.services.holidays import days
from smdesk.storage.store import Store
from tests.documents.reading import Pdf, squeezed
from tests.fakes import STORY

START, END = date(2026, 10, 1), date(2026, 10, 31)
Fill = Callable[..., Client]


@pytest.fixture
def fill(store: Store, add_client: Callable[..., Client]) -> Fill:
    """A client with posts on given days and statuses."""

    def make(*when: tuple[str, str]) -> Client:
        client = add_client(
            "Larch & Lantern", language="en", country="GB", region="ENG", zone="Europe/London"
        )
        place = store.clients.plan(client.id).places[0]
        with store.transaction(Act.ADD_POST) as tx:
            pillar = tx.add(Pillar(client_id=client.id, name="Shop life", share=100))
            for n, (due, status) in enumerate(when):
                post = tx.add(
                    Post(
                        client_id=client.id,
                        title=f"Title {n}",
                        text=f"Copy number {n}.",
                        status=status,
                        due_wall=due,
                        zone=client.zone,
                        due_utc=utc_of(due, client.zone),
                        pillar_id=pillar.id,
                    )
                )
                tx.add(Version(post_id=post.id, place_id=place.id))
        return client

    return make


def left_behind(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_a_calendar_from_the_store(
    store: Store, fill: Fill, tmp_path: Path, read: Callable[[bytes], Pdf]
) -> None:
    client = fill(
        ("2026-10-01T00:00", "draft"), ("2026-10-31T23:59", "approved"), ("2026-09-30T23:59", "draft"),
        ("2026-11-01T00:00", "draft"), ("2026-10-12T10:00", "rejected"),
    )  # fmt: skip
    out = tmp_path / "out"
    out.mkdir()
    seen: list[float] = []
    made = documents.export_calendar(
        store, client.id, START, END, out / "perché 🍝.pdf", now=STORY, on_progress=seen.append
    )
    assert made.posts == 2 and made.notices == ()
    assert left_behind(out) == ["perché 🍝.pdf"]
    assert seen[0] == 0 and seen[-1] == 1 and seen == sorted(seen)
    text = read(made.path.read_bytes()).text
    assert squeezed("Copy number 0.") in text and squeezed("Copy number 1.") in text
    assert not any(squeezed(f"Copy number {n}.") in text for n in (2, 3, 4))


def test_an_approval_pack_from_the_store(store: Store, fill: Fill, tmp_path: Path) -> None:
    client = fill(
        ("2026-10-20T10:00", "in_review"),
        ("2026-10-21T10:00", "changes_requested"),
        ("2026-10-22T10:00", "draft"),
    )
    made = documents.export_approval(store, client.id, START, END, tmp_path / "a.pdf", now=STORY)
    assert made.posts == 2 and made.path.read_bytes().startswith(b"%PDF")


def test_the_suggested_name_is_plain(store: Store, fill: Fill) -> None:
    client = fill(("2026-10-20T10:00", "in_review"))
    order = documents.gather_calendar(store, client.id, START, END, now=STORY)
    assert order.file_name == "larch-lantern-content-calendar-2026-10.pdf"


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        (END, START, "before its start"),
        (date(2026, 1, 1), date(2026, 1, 31), "no posts"),
        (date(2000, 1, 1), date(2026, 12, 31), "three years"),
        (date(9999, 12, 1), date.max, "three years"),
    ],
)
def test_periods_without_sense(
    store: Store, fill: Fill, tmp_path: Path, start: date, end: date, says: str
) -> None:
    client = fill(("2026-10-20T10:00", "in_review"))
    with pytest.raises(BadInput, match=says):
        documents.export_calendar(store, client.id, start, end, tmp_path / "x.pdf", now=STORY)
    assert not (tmp_path / "x.pdf").exists()


def test_nothing_to_approve(store: Store, fill: Fill, tmp_path: Path) -> None:
    client = fill(("2026-10-20T10:00", "draft"))
    with pytest.raises(BadInput, match="is in review"):
        documents.export_approval(store, client.id, START, END, tmp_path / "x.pdf", now=STORY)


def test_a_deadline_that_has_passed(store: Store, fill: Fill) -> None:
    client = fill(("2026-10-20T10:00", "in_review"))
    with pytest.raises(BadInput, match="has passed"):
        documents.gather_approval(store, client.id, START, END, now=STORY, deadline=date(2026, 10, 1))


def test_places_that_cannot_take_a_file(store: Store, fill: Fill, tmp_path: Path) -> None:
    client = fill(("2026-10-20T10:00", "in_review"))
    order = documents.gather_calendar(store, client.id, START, END, now=STORY)
    with pytest.raises(BadInput, match="does not exist"):
        documents.write(order, tmp_path / "nowhere" / "x.pdf")
    with pytest.raises(BadInput, match="is a folder"):
        documents.write(order, tmp_path)


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "cannot be written"), (errno.EIO, "cannot be")],
)
def test_a_disk_that_refuses_keeps_the_old_file(
    store: Store, fill: Fill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    client = fill(("2026-10-20T10:00", "in_review"))
    order = documents.gather_calendar(store, client.id, START, END, now=STORY)
    out = tmp_path / "out"
    out.mkdir()
    (out / "x.pdf").write_text("the old one")

    def refuse(_file: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("smdesk.services.files.os.fsync", refuse)
    with pytest.raises(BadInput, match=says):
        documents.write(order, out / "x.pdf")
    assert left_behind(out) == ["x.pdf"] and (out / "x.pdf").read_text() == "the old one"


def test_stopping_leaves_nothing(store: Store, fill: Fill, tmp_path: Path) -> None:
    client = fill(("2026-10-20T10:00", "in_review"))
    order = documents.gather_calendar(store, client.id, START, END, now=STORY)
    out = tmp_path / "out"
    out.mkdir()

    class Stop(Exception):
        pass

    def stop(part: float) -> None:
        if part > 0.9:
            raise Stop

    with pytest.raises(Stop):
        documents.write(order, out / "x.pdf", stop)
    assert left_behind(out) == []


def test_holidays_of_a_region_in_its_language() -> None:
    found = dict(days("IT", "AN", date(2026, 11, 1), date(2026, 12, 31), "it"))
    assert "Ognissanti" in found[date(2026, 11, 1)] and found[date(2026, 12, 25)] == "Natale"
    assert dict(days("ES", "VC", date(2026, 10, 9), date(2026, 10, 9), "es"))
    years = days("GB", "ENG", date(2026, 12, 25), date(2027, 1, 1), "en")
    assert years[0][0] == date(2026, 12, 25) and years[-1][0] == date(2027, 1, 1)


@pytest.mark.parametrize(("country", "region"), [("", ""), ("ZZ", ""), ("ES", "XX"), ("no", "such")])
def test_unknown_countries_have_no_holidays(country: str, region: str) -> None:
    assert days(country, region, START, END, "it") == []
