"""What Buffer and Metricool are given: what they serve, what is still to come, as much as they take at once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from smdesk.domain.changes import Act
from smdesk.domain.errors import BadInput
from smdesk.domain.posts import Post, Version
from smdesk.domain.time import utc_of
from smdesk.services import clients, exports
from smdesk.storage.store import Store

NOW = datetime(2026, 12, 10, 12, tzinfo=UTC)


def filled(store: Store, network: str, walls: list[str]) -> int:
    """A client with a place of a network and a post at each moment; its id."""
    client = clients.add_client(store, f"Client of {network}", language="it", zone="Europe/Rome")
    place = clients.add_place(store, client.id, network)
    with store.transaction(Act.ADD_POST) as tx:
        for number, wall in enumerate(walls):
            due = utc_of(wall, "Europe/Rome") if wall else 0
            values = {"due_wall": wall, "due_utc": due, "zone": "Europe/Rome", "status": "draft"}
            post = tx.add(Post(client_id=client.id, text=f"Text {number}", **values))
            tx.add(Version(post_id=post.id, place_id=place.id))
    return client.id


def rows(path: Path) -> int:
    return path.read_text("utf-8").count("Text ")


def test_what_is_over_or_has_no_day_stays_here(store: Store, tmp_path: Path) -> None:
    client = filled(store, "instagram", ["2026-12-10T12:00", "2026-12-11T12:00", ""])
    said = {"out_path": tmp_path / "a.csv", "now": NOW}
    (buffer,) = exports.export_posts(store, client, format="buffer", **said)  # type: ignore[arg-type]
    assert rows(buffer) == 2 and "2026-12-11 12:00" in buffer.read_text("utf-8")
    (metricool,) = exports.export_posts(store, client, format="metricool", **said)  # type: ignore[arg-type]
    assert rows(metricool) == 1


def test_no_file_for_a_network_the_program_does_not_know(store: Store, tmp_path: Path) -> None:
    client = filled(store, "whatsapp_channel", ["2026-12-11T12:00"])
    for format in ("buffer", "metricool"):
        with pytest.raises(BadInput, match="serves"):
            exports.export_posts(store, client, tmp_path / "a.csv", format=format, now=NOW)


def test_buffer_takes_a_hundred_at_once(store: Store, tmp_path: Path) -> None:
    client = filled(store, "x", [f"2026-12-{11 + n // 10}T{8 + n % 10:02}:00" for n in range(130)])
    files = exports.export_posts(store, client, tmp_path / "a.csv", format="buffer", now=NOW)
    assert [rows(path) for path in files] == [100, 30] and files[1].name == "a-x-2.csv"


def test_two_accounts_that_are_written_alike_get_a_file_each(store: Store, tmp_path: Path) -> None:
    client = clients.add_client(store, "Client", language="it", zone="Europe/Rome")
    places = [clients.add_place(store, client.id, "instagram", handle=handle) for handle in ("@مطعم", "@幸福", "n" * 300)]
    with store.transaction(Act.ADD_POST) as tx:
        for place in places:
            due = {"due_wall": "2026-12-11T12:00", "due_utc": utc_of("2026-12-11T12:00", "Europe/Rome")}
            post = tx.add(Post(client_id=client.id, text="Text", zone="Europe/Rome", status="draft", **due))
            tx.add(Version(post_id=post.id, place_id=place.id))
    files = exports.export_posts(store, client.id, tmp_path / "a.csv", format="buffer", now=NOW)
    assert len(set(files)) == 3 and all(path.exists() and rows(path) == 0 for path in files)


def test_hours_are_those_of_the_account(store: Store, tmp_path: Path) -> None:
    """Buffer and Metricool read each hour in the account's one zone; a post may have been laid in another."""
    client = filled(store, "instagram", ["2026-12-11T12:00"])
    with store.transaction(Act.EDIT_POST) as tx:
        post = store.find(Post, client_id=client)[0]
        tx.update(post, zone="America/New_York", due_utc=utc_of("2026-12-11T12:00", "America/New_York"))
    said = {"out_path": tmp_path / "a.csv", "now": NOW}
    (buffer,) = exports.export_posts(store, client, format="buffer", **said)  # type: ignore[arg-type]
    assert "2026-12-11 18:00" in buffer.read_text("utf-8")
    (metricool,) = exports.export_posts(store, client, format="metricool", **said)  # type: ignore[arg-type]
    assert "2026-12-11,18:00:00" in metricool.read_text("utf-8")


def test_a_name_that_no_disk_takes_is_said_in_a_sentence(store: Store, tmp_path: Path) -> None:
    client = filled(store, "instagram", ["2026-12-11T12:00"])
    for format in ("csv", "xlsx", "json", "ics"):
        with pytest.raises(BadInput, match="cannot be written"):
            exports.export_posts(store, client, tmp_path / f"{'n' * 300}.{format}", format=format, now=NOW)
