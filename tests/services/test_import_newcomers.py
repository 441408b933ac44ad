"""A sheet of a client that is new: its pillars and places come with it; merged dates make one post."""

from datetime import date
from pathlib import Path

from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.strategy import Pillar
from smdesk.domain.whole import WholePost
from smdesk.services import clients, exports, imports
from smdesk.storage.store import Store

SHEET = (
    "Data;Ora;Canale;Rubrica;Copy\n"
    "02/12/2026;18:00;Instagram;Mestiere;Il suono dell'ago nel cuoio\n"
    ";;Facebook;;Ascoltate come nasce una borsa\n"
    ";20:30;Instagram;Vendita;Ultimi due posti per sabato\n"
    "04/12/2026;12:00;Facebook;Vendita;Fino a domenica spediamo gratis\n"
)
TODAY = date(2026, 11, 1)


def newcomer(store: Store, name: str = "Bottega Nardi") -> Client:
    return clients.add_client(store, name, language="it", zone="Europe/Rome", country="IT")


def written(folder: Path, text: str = SHEET) -> Path:
    path = folder / "piano.csv"
    path.write_text(text, "utf-8")
    return path


def posts_of(store: Store, client: Client) -> list[WholePost]:
    return store.posts.wholes(store.posts.ids(PostFilter(client_id=client.id)))


def test_pillars_and_places_come_with_the_sheet_and_go_with_it(store: Store, tmp_path: Path) -> None:
    client = newcomer(store)
    plan = imports.plan_import(store, client.id, written(tmp_path), today=TODAY)
    assert imports.apply(store, plan)["created"] == 3
    known = store.clients.plan(client.id)
    assert [one.name for one in known.pillars] == ["Mestiere", "Vendita"]
    assert len({one.hue for one in known.pillars}) == 2
    assert sorted(one.network for one in known.places) == ["facebook_page", "instagram"]
    named = {one.post.due_wall: known.pillar(one.post.pillar_id) for one in posts_of(store, client)}
    assert [pillar and pillar.name for pillar in named.values()] == ["Mestiere", "Vendita", "Vendita"]
    again = imports.apply(store, imports.plan_import(store, client.id, written(tmp_path), today=TODAY))
    assert (again["created"], again["updated"], again["skipped"]) == (0, 0, 3)
    store.undo()
    known = store.clients.plan(client.id)
    assert not known.pillars and not known.places and not posts_of(store, client)


def test_one_date_and_hour_for_two_rows_is_one_post_and_an_hour_alone_is_of_that_day(
    store: Store, tmp_path: Path
) -> None:
    client = newcomer(store)
    imports.apply(store, imports.plan_import(store, client.id, written(tmp_path), today=TODAY))
    first, second, third = sorted(posts_of(store, client), key=lambda one: one.post.due_wall)
    assert first.post.due_wall == "2026-12-02T18:00" and len(first.versions) == 2
    assert "Ascoltate come nasce una borsa" in [one.text for one in first.versions]
    assert (second.post.due_wall, len(second.versions)) == ("2026-12-02T20:30", 1)
    assert third.post.due_wall == "2026-12-04T12:00"


def test_a_plan_with_pillars_is_asked_before_it_gets_more(store: Store, tmp_path: Path) -> None:
    client = newcomer(store)
    with store.transaction(Act.EDIT_STRATEGY) as tx:
        tx.add(Pillar(client_id=client.id, name="Mestiere"))
    plan = imports.plan_import(store, client.id, written(tmp_path), today=TODAY)
    asked = next(one for one in plan.questions if one.id == "new_pillars")
    assert asked.default == "no" and not asked.blocking and not plan.new_pillars
    imports.apply(store, plan)
    assert any("Rubrica: Vendita" in one.post.notes for one in posts_of(store, client))
    told = imports.plan_import(store, client.id, written(tmp_path), today=TODAY, answers={"new_pillars": "yes"})
    assert [one.name for one in told.new_pillars] == ["Vendita"]


def test_topics_are_no_pillars(store: Store, tmp_path: Path) -> None:
    client = newcomer(store)
    rows = "".join(f"{day:02}/12/2026;Argomento numero {day};Testo {day}\n" for day in range(1, 12))
    plan = imports.plan_import(store, client.id, written(tmp_path, "Data;Categoria;Copy\n" + rows), today=TODAY)
    assert not plan.new_pillars


def test_our_own_file_brings_places_and_pillars_into_a_home_that_has_none(store: Store, tmp_path: Path) -> None:
    client = newcomer(store)
    clients.add_place(store, client.id, "instagram", "@nardi")
    clients.add_place(store, client.id, "facebook_page", "Nardi & Figli, Firenze")
    imports.apply(store, imports.plan_import(store, client.id, written(tmp_path), today=TODAY))
    other = newcomer(store, "Copia di Nardi")
    for format in ("csv", "xlsx", "json"):
        out = tmp_path / f"fuori.{format}"
        exports.export_posts(store, client.id, out, format=format)
        plan = imports.plan_import(store, other.id, out, today=TODAY)
        if format == "csv":
            assert imports.apply(store, plan)["created"] == 3
        else:
            assert imports.apply(store, plan)["skipped"] == 3
    known = store.clients.plan(other.id)
    assert [(one.network, one.handle) for one in known.places] == [
        ("instagram", "@nardi"), ("facebook_page", "Nardi & Figli, Firenze"),
    ]  # fmt: skip
    assert {one.name for one in known.pillars} == {"Mestiere", "Vendita"}
    before, after = posts_of(store, client), posts_of(store, other)
    assert [[one.text for one in whole.versions] for whole in before] == [
        [one.text for one in whole.versions] for whole in after
    ]


def test_days_that_are_headings_reach_the_rows_below_them(store: Store, tmp_path: Path) -> None:
    client = newcomer(store)
    sheet = (
        "Red,Hora,Texto\nLunes 30 de noviembre de 2026,,\nInstagram,10:00,Empezamos\nFacebook,20:00,Reto de hoy\n"
        "Jueves 3 de diciembre,,\nInstagram,,Preguntas\n"
    )
    imports.apply(store, imports.plan_import(store, client.id, written(tmp_path, sheet), today=TODAY))
    dues = sorted(one.post.due_wall for one in posts_of(store, client))
    assert dues == ["2026-11-30T10:00", "2026-11-30T20:00", "2026-12-03T09:00"]


EACH = (
    "Data;Ora;Testo Instagram;Testo Facebook\n"
    "02/12/2026;18:00;Ago e cuoio;Ascoltate una borsa\n"
    "04/12/2026;12:00;Sabato;Due posti per sabato\n"
)


def test_a_changed_row_with_words_for_each_network_is_the_same_post(store: Store, tmp_path: Path) -> None:
    client = clients.start_client(store, "Bottega Nardi", ["instagram", "facebook_page"], [(1, "18:30")], language="it")

    def run(text: str) -> tuple[int, int, int]:
        done = imports.apply(store, imports.plan_import(store, client.id, written(tmp_path, text), today=TODAY))
        return done["created"], done["updated"], done["skipped"]

    def own() -> list[str | None]:
        return [version.text for one in posts_of(store, client) for version in one.versions]

    assert run(EACH) == (2, 0, 0) and own() == [None, "Ascoltate una borsa", None, "Due posti per sabato"]
    new = EACH.replace("Ascoltate una", "Guardate una")
    assert run(new) == (0, 1, 1) and own()[1] == "Guardate una borsa"
    assert run(new) == (0, 0, 2)
    store.undo()
    assert own()[1] == "Ascoltate una borsa"
    facebook = posts_of(store, client)[1].versions[1]
    with store.transaction(Act.EDIT_POST) as tx:
        tx.update(facebook, text="Scritto a mano")
    assert run(EACH.replace("Due posti", "Tre posti")) == (0, 0, 2) and own()[3] == "Scritto a mano"


def test_two_networks_that_show_the_same_file_on_a_day_are_one_post(store: Store, tmp_path: Path) -> None:
    client = newcomer(store)
    text = (
        "Date;Platform;Copy;Graphic\n"
        "02/12/2026;Instagram;The stove is on from six;stove_winter.jpg\n"
        "02/12/2026;Facebook;Come in out of the cold tonight;stove_winter.jpg\n"
        "03/12/2026;Instagram;Bread at seven;photo\n"
        "03/12/2026;Facebook;We look for a helper at the counter;photo\n"
    )
    plan = imports.plan_import(store, client.id, written(tmp_path, text), today=TODAY, answers={"new_places": "yes"})
    imports.apply(store, plan)
    made = sorted(posts_of(store, client), key=lambda whole: (whole.post.due_wall, whole.post.id))
    assert [len(whole.versions) for whole in made] == [2, 1, 1]  # a brief that is only a word joins nothing
    assert {version.text for version in made[0].versions} | {made[0].post.text} >= {
        "The stove is on from six", "Come in out of the cold tonight"
    }  # fmt: skip
