"""Importing into a real store: one undo step, nothing twice, questions first, and back out unchanged."""


from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.media import Media
from smdesk.domain.posts import Post
from smdesk.domain.strategy import Pillar
from smdesk.domain.whole import WholePost
from smdesk.services import clients, exports, imports, posts
from smdesk.storage.store import Store

ROWS = (
    "Data;Ora;Canale;Rubrica;Titolo;Testo;Stato\n"
    "03/11/2026;18:30;Instagram;Offerte;Gnocchi;Giovedì gnocchi;Bozza\n"
    "04/11/2026;12:00;IG + FB;;Ravioli;Tornano i ravioli;Approvato\n"
    "31/02/2026;12:00;IG;;Male;Data sbagliata;Bozza\n"
)


def write(folder: Path, text: str = ROWS, name: str = "piano.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def run(store: Store, client: Client, path: Path, **said: Any) -> dict[str, Any]:
    return imports.apply(store, imports.plan_import(store, client.id, path, **said))


def all_posts(store: Store, client: Client) -> list[WholePost]:
    return store.posts.wholes(store.posts.ids(PostFilter(client_id=client.id)))


def test_good_rows_in_bad_rows_listed_one_step_back(store: Store, client: Client, tmp_path: Path) -> None:
    with store.transaction(Act.EDIT_STRATEGY) as tx:
        tx.add(Pillar(client_id=client.id, name="Offerte"))
    plan = imports.plan_import(store, client.id, write(tmp_path))
    would = imports.dry_run(store, plan)
    assert all_posts(store, client) == []
    result = imports.apply(store, plan)
    assert would == result
    assert set(result) == {"created", "updated", "skipped", "errors", "mapping"}
    assert (result["created"], result["updated"], result["skipped"]) == (2, 0, 0)
    assert [(one["line"], one["field"]) for one in result["errors"]] == [(4, "date")]
    assert result["mapping"]["Rubrica"] == "pillar"
    first, second = all_posts(store, client)
    assert first.post.due_wall == "2026-11-03T18:30" and first.post.pillar_id
    assert len(second.versions) == 2
    assert second.post.approved_hash == second.hash and second.post.approved_by == "Lucia"
    assert store.undoable is not None and store.undoable.act == Act.IMPORT_POSTS
    store.undo()
    assert all_posts(store, client) == []
    store.redo()
    assert [one.post for one in all_posts(store, client)] == [first.post, second.post]


def test_the_same_file_twice_makes_nothing_twice(store: Store, client: Client, tmp_path: Path) -> None:
    run(store, client, write(tmp_path))
    again = run(store, client, write(tmp_path))
    assert (again["created"], again["updated"], again["skipped"]) == (0, 0, 2)
    lines = ROWS.splitlines(keepends=True)
    moved = run(store, client, write(tmp_path, "".join([lines[0], lines[2], lines[1]]), "altro nome.csv"))
    assert (moved["created"], moved["skipped"]) == (0, 2)
    assert len(all_posts(store, client)) == 2


def test_the_same_file_for_another_client_is_other_posts(
    store: Store, add_client: Callable[..., Client], tmp_path: Path
) -> None:
    for name in ("Uno", "Due"):
        assert run(store, add_client(name), write(tmp_path))["created"] == 2


def test_news_in_the_file_reach_posts_nobody_has_touched(
    store: Store, client: Client, tmp_path: Path
) -> None:
    run(store, client, write(tmp_path))
    changed = write(tmp_path, ROWS.replace("gnocchi;Bozza", "gnocchi;Approvato"))
    result = run(store, client, changed)
    assert (result["updated"], result["skipped"]) == (1, 1)
    first = all_posts(store, client)[0]
    assert first.post.status == "approved" and first.post.approved_hash == first.hash
    assert run(store, client, changed)["skipped"] == 2
    store.undo()
    assert all_posts(store, client)[0].post.status == "draft"


def test_posts_edited_here_are_left_alone(store: Store, client: Client, tmp_path: Path) -> None:
    run(store, client, write(tmp_path))
    mine = posts.edit(store, all_posts(store, client)[0].post.id, text="Scritto a mano")
    result = run(store, client, write(tmp_path, ROWS.replace("gnocchi;Bozza", "gnocchi;Approvato")))
    assert result["updated"] == 0 and "edited here" in result["errors"][-1]["reason"]
    assert store.get(Post, mine.id).text == "Scritto a mano"
    posts.delete(store, [mine.id])
    result = run(store, client, write(tmp_path))
    assert result["created"] == 0 and "bin" in result["errors"][-1]["reason"]


def test_questions_come_first_and_are_remembered(
    store: Store, add_client: Callable[..., Client], tmp_path: Path
) -> None:
    client = add_client("Larch", language="en", country="", networks=("instagram",))
    path = write(tmp_path, "Date,Post copy\n05/04/2026,Some words\n04/05/2026,More words\n")
    plan = imports.plan_import(store, client.id, path)
    with pytest.raises(BadInput, match="dmy"):
        imports.apply(store, plan)
    imports.remember(store, plan, {}, {"date_order": "mdy"})
    assert run(store, client, path)["created"] == 2
    assert {one.post.due_wall[:10] for one in all_posts(store, client)} == {"2026-05-04", "2026-04-05"}


def test_a_mapping_by_hand_is_remembered_for_the_header(store: Store, client: Client, tmp_path: Path) -> None:
    path = write(tmp_path, "Data,Zqx\n2026-11-03,Ciao\n2026-11-04,Eccoci\n")
    plan = imports.plan_import(store, client.id, path)
    assert plan.blocking
    imports.remember(store, plan, {"Zqx": "text"}, {})
    other = write(tmp_path, "Data,Zqx\n2026-12-03,Dicembre\n2026-12-04,Ancora\n", "b.csv")
    assert run(store, client, other)["created"] == 2


def test_places_are_added_when_wanted(store: Store, client: Client, tmp_path: Path) -> None:
    path = write(tmp_path, "Data,Canale,Testo\n2026-11-03,IG + Pinterest,Ciao\n")
    assert run(store, client, path, answers={"new_places": "yes"})["created"] == 1
    plan = store.clients.plan(client.id)
    assert [place.network for place in plan.places][-1] == "pinterest"
    assert {plan.place(one.place_id).network for one in all_posts(store, client)[0].versions} == {  # type: ignore[union-attr]
        "instagram",
        "pinterest",
    }
    store.undo()
    assert len(store.clients.plan(client.id).places) == 2


def test_media_beside_the_sheet_is_attached_and_bad_media_named(
    store: Store, client: Client, tmp_path: Path
) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "foto è.jpg")
    (tmp_path / "rotta.pdf").write_bytes(b"no picture")
    text = (
        "Data,Canale,Testo,Immagine,Alt\n2026-11-03,IG,Uno,foto è.jpg,Mani\n"
        "2026-11-04,IG,Due,foto è.jpg,\n2026-11-05,IG,Tre,rotta.pdf,\n"
    )
    result = run(store, client, write(tmp_path, text))
    one, two, three = all_posts(store, client)
    assert one.media[0][0].alt == "Mani" and one.media[0][1].width == 40
    assert two.media[0][1].id == one.media[0][1].id
    assert three.post.missing_media.endswith("rotta.pdf")
    assert [error["field"] for error in result["errors"]] == ["media"]
    assert len(store.find(Media, client_id=client.id)) == 1


def test_pages_are_one_step(store: Store, client: Client, tmp_path: Path) -> None:
    rows = "".join(f"2026-11-{1 + n % 28:02d},IG,Testo numero {n}\n" for n in range(130))
    plan = imports.plan_import(store, client.id, write(tmp_path, "Data,Canale,Testo\n" + rows))
    done = [report.done for report in imports.pages(store, plan, size=50)]
    assert done == [50, 100, 130]
    store.undo()
    assert all_posts(store, client) == []


# -- out and in again -------------------------------------------------------------------------


@pytest.fixture
def full(store: Store, client: Client, tmp_path: Path) -> Client:
    """A client whose posts use everything an export must carry."""
    picture = tmp_path / "a b.jpg"
    Image.new("RGB", (40, 30)).save(picture)
    with store.transaction(Act.EDIT_STRATEGY) as tx:
        tx.add(Pillar(client_id=client.id, name="Dietro il banco"))
    text = (
        "Data,Ora,Canale,Rubrica,Titolo,Testo,Immagine,Alt,CTA,Link,Note,Stato,Primo commento\n"
        f'2026-11-03,18:30,IG,Dietro il banco,"=1+1, uno","@lucia è qui; ""davvero""\n\nDue",{picture},Mani,Vieni,https://v.example,segreto,Approvato,primo\n'
        "2026-11-04,09:00,IG,,Ravioli,'-10% sui ravioli,https://a.example/r.jpg,,,,,Bozza,\n"
        "2026-11-04,09:00,FB,,Ravioli,Ravioli anche su Facebook,,,,,,Bozza,\n"
        ",,IG,,Un'idea,Senza data,,,,,,Idea,\n"
    )
    assert run(store, client, write(tmp_path, text, "pieno.csv"))["created"] == 3
    return client


def comparable(whole: WholePost) -> tuple[object, ...]:
    from dataclasses import replace

    post = replace(
        whole.post,
        id=0,
        client_id=0,
        source="",
        source_key="",
        created="",
        approved_at="",
        pillar_id=0,
        approved_hash="",
    )
    return (
        post,
        [(v.text, v.title, v.link, v.out_at) for v in whole.versions],
        [(a.alt, m.path) for a, m in whole.media],
        whole.aims,
    )


@pytest.mark.parametrize("format", ["csv", "xlsx", "json"])
def test_our_own_files_come_back_the_same(
    store: Store, full: Client, add_client: Callable[..., Client], tmp_path: Path, format: str
) -> None:
    with store.transaction(Act.SET_STATUS) as tx:
        tx.update(all_posts(store, full)[0].versions[0], out_at="2026-10-15T11:42:00+02:00")
    out = tmp_path / f"fuori è.{format}"
    assert exports.export_posts(store, full.id, out, format=format) == [out]
    other = add_client("Altro")
    with store.transaction(Act.EDIT_PLACES) as tx:
        for mine, theirs in zip(
            store.clients.plan(other.id).places, store.clients.plan(full.id).places, strict=True
        ):
            tx.update(mine, handle=theirs.handle)
        tx.add(Pillar(client_id=other.id, name="Dietro il banco"))
    result = run(store, other, out)
    assert (result["created"], result["errors"]) == (3, [])
    before, after = all_posts(store, full), all_posts(store, other)
    assert [comparable(one) for one in after] == [comparable(one) for one in before]
    assert [bool(one.post.pillar_id) for one in after] == [bool(one.post.pillar_id) for one in before]
    assert run(store, other, out)["skipped"] == 3


def test_no_cell_of_ours_is_a_formula(store: Store, full: Client, tmp_path: Path) -> None:
    import csv

    out = tmp_path / "a.csv"
    exports.export_posts(store, full.id, out, format="csv")
    with out.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]


@pytest.mark.parametrize("format", ["buffer", "metricool", "ics"])
def test_private_notes_never_leave(store: Store, full: Client, tmp_path: Path, format: str) -> None:
    files = exports.export_posts(store, full.id, tmp_path / "fuori.csv", format=format)
    assert len(files) == (2 if format == "buffer" else 1)
    for path in files:
        assert b"segreto" not in path.read_bytes()


def test_exports_say_what_is_wrong(store: Store, full: Client, tmp_path: Path) -> None:
    for path, said in (
        (tmp_path / "no" / "a.csv", {"format": "csv"}),
        (tmp_path, {"format": "csv"}),
        (tmp_path / "a.doc", {"format": "doc"}),
        (tmp_path / "a.csv", {"format": "csv", "start": date(2031, 1, 1), "end": date(2031, 2, 1)}),
        (tmp_path / "a.csv", {"format": "csv", "start": date(2031, 2, 1), "end": date(2031, 1, 1)}),
    ):
        with pytest.raises(BadInput):
            exports.export_posts(store, full.id, path, **said)  # type: ignore[arg-type]


def test_an_import_that_is_interrupted_leaves_nothing(store: Store, client: Client, tmp_path: Path) -> None:
    sheet = tmp_path / "a.csv"
    rows = [f"2027-01-{1 + n % 28:02},Instagram,Post {n},Text {n}" for n in range(imports.PAGE + 10)]
    sheet.write_text("\n".join(["Date,Network,Title,Text", *rows]), "utf-8")
    before = (store.undoable, store.redoable)
    seen: list[int] = []

    def stop(done: int, _total: int) -> None:
        seen.append(len(all_posts(store, client)))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        imports.apply(store, imports.plan_import(store, client.id, sheet), progress=stop)
    assert seen == [imports.PAGE] and not all_posts(store, client)
    assert (store.undoable, store.redoable) == before


def test_columns_for_each_network_bring_the_places_of_a_client_that_has_none(store: Store, tmp_path: Path) -> None:
    bare = clients.add_client(store, "Osteria", language="it")
    path = tmp_path / "piano.csv"
    path.write_text("Data;Ora;Testo Instagram;Testo Facebook\n10/12/2026;18:00;Stasera si canta;Stasera alle 21 si canta\n", "utf-8")
    assert run(store, bare, path)["created"] == 1
    assert sorted(place.network for place in store.clients.places(bare.id)) == ["facebook_page", "instagram"]
    (card,) = store.posts.window("2026-12-01", "2027-01-01", PostFilter(client_id=bare.id))
    assert len(card.place_ids) == 2
    store.undo()
    assert not store.clients.places(bare.id)


NEWS = """Data;Ora;Canale;Testo;Stato
03/11/2026;10:00;Instagram;Gnocchi del giovedì;Approvato
04/11/2026;10:00;Facebook;Passatelli in brodo;Bozza
05/11/2026;;Instagram;Sfoglia tirata a mano;Bozza
06/11/2026;10:00;LinkedIn;Cerchiamo aiuto;Bozza
"""


def words_and_days(store: Store, client: Client) -> list[tuple[str, str, str]]:
    return [(one.post.due_wall[5:], one.post.text, one.post.status) for one in all_posts(store, client)]


def test_a_row_changed_in_the_file_is_the_same_post(store: Store, client: Client, tmp_path: Path) -> None:
    run(store, client, write(tmp_path, NEWS))
    before = all_posts(store, client)
    new = NEWS.replace("Gnocchi del giovedì", "Gnocchi, come ogni giovedì").replace("05/11/2026", "12/11/2026")
    result = run(store, client, write(tmp_path, new))
    assert (result["created"], result["updated"], result["skipped"]) == (0, 2, 2)
    after = all_posts(store, client)
    assert {one.post.id for one in after} == {one.post.id for one in before}
    assert [one.post.text for one in after if one.post.due_wall.startswith("2026-11-12")] == ["Sfoglia tirata a mano"]
    first = next(one for one in after if one.post.text.startswith("Gnocchi"))
    assert first.post.text == "Gnocchi, come ogni giovedì" and first.post.status == "in_review"  # nobody approved these words
    assert run(store, client, write(tmp_path, new))["skipped"] == 4
    store.undo()
    assert [one.post for one in all_posts(store, client)] == [one.post for one in before]


def test_a_changed_row_leaves_alone_what_was_edited_or_moved_here(store: Store, client: Client, tmp_path: Path) -> None:
    run(store, client, write(tmp_path, NEWS))
    _gnocchi, brodo, sfoglia, _aiuto = [one.post.id for one in all_posts(store, client)]
    posts.reschedule(store, sfoglia, date(2026, 11, 20))
    posts.edit(store, brodo, text="Scritto a mano")
    here = words_and_days(store, client)
    new = NEWS.replace("05/11/2026", "12/11/2026").replace("Passatelli in brodo", "Passatelli asciutti")
    result = run(store, client, write(tmp_path, new))
    assert (result["created"], result["updated"]) == (0, 0) and words_and_days(store, client) == here
    assert sum("edited here" in one["reason"] for one in result["errors"]) == 2


def test_another_file_and_a_new_row_are_new_posts(store: Store, client: Client, tmp_path: Path) -> None:
    run(store, client, write(tmp_path, NEWS))
    more = NEWS + "07/11/2026;10:00;LinkedIn;Uno in più;Bozza\n"
    assert run(store, client, write(tmp_path, more))["created"] == 1
    lines = more.splitlines(keepends=True)
    other = "".join([lines[0], lines[4].replace("Cerchiamo", "Serve"), lines[2].replace("in brodo", "asciutti"), lines[5]])
    assert run(store, client, write(tmp_path, other, "altro.csv"))["created"] == 2  # one row of three is no version
    assert len(all_posts(store, client)) == 7


def test_a_later_version_under_another_name(store: Store, client: Client, tmp_path: Path) -> None:
    run(store, client, write(tmp_path, NEWS))
    result = run(store, client, write(tmp_path, NEWS.replace("Cerchiamo aiuto", "Porte aperte"), "piano v2.csv"))
    assert (result["created"], result["updated"], len(all_posts(store, client))) == (0, 1, 4)
