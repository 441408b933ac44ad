"""From rows to posts: versions, presets, fields, what is kept, what is asked."""
# ruff: noqa: E501  (files and cells as they are)

from pathlib import Path

import pytest

from smdesk.exchange.schedulers import METRICOOL_HEADER
from tests.exchange.plans import client_plan, planned

METRICOOL = ",".join(METRICOOL_HEADER)


def _metricool(**cells: str) -> str:
    return (
        METRICOOL
        + "\n"
        + ",".join(cells.get(name.split(" ")[0].replace("/", ""), "") for name in METRICOOL_HEADER)
    )


FILES = {
    "Buffer": ("Text,Image URL,Tags,Posting Time\nCiao,https://a.example/x.jpg,a,2026-05-04 10:30\n", "10:30"),
    "Publer": (
        "Date - Intl. format or prompt,Text,Link(s),Media URL(s),Label(s)\n2026-05-04 10:30,Ciao,https://l.example,https://a.example/x.jpg,\n",
        "10:30",
    ),
    "PostPickr": ("Ciao;https://l.example;04/05/2026 10:30;L\nDue;https://a.example/x.jpg;05/05/2026 10:30;I\n", "10:30"),
    "Ayrshare": ("post,platforms,mediaUrls,scheduleDate\nCiao,instagram,https://a.example/x.jpg,2026-05-04T10:30:00Z\n", "12:30"),
    "PostFast": (
        "scheduled_at,account_id,content,media_urls,first_comment\n2026-05-04T10:30:00Z,77,Ciao,https://a.example/x.jpg,x\n",
        "12:30",
    ),
    "Schedulin": ("channel,caption,media_url,scheduled_at,placement\ninstagram,Ciao,https://a.example/x.jpg,2026-05-04 10:30,feed\n", "10:30"),
    "GoHighLevel": (
        "postAtSpecificTime (YYYY-MM-DD HH:mm:ss),content,link (OGmetaUrl),imageUrls,gifUrl,videoUrls\n2026-05-04 10:30:00,Ciao,,https://a.example/x.jpg,,\n",
        "10:30",
    ),
    "BrightBean": (
        "date,time,platforms,caption,media_url,category,tags,first_comment\n2026-05-04,10:30,instagram,Ciao,https://a.example/x.jpg,Offerte,t,x\n",
        "10:30",
    ),
    "Metricool": (METRICOOL.upper() + "\nCiao,2026-05-04,10:30:00,FALSE,TRUE,FALSE,FALSE,FALSE,TRUE,,,,,,https://a.example/x.jpg\n", "10:30"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_files_of_other_programs_are_known_by_their_header(tmp_path: Path, name: str) -> None:
    text, hour = FILES[name]
    plan = planned(tmp_path, "a.csv", text)
    assert plan.preset == name
    assert not plan.blocking and not plan.errors
    first = plan.posts[0]
    assert (first.post.text, first.post.due_wall) == ("Ciao", f"2026-05-04T{hour}")
    media = plan.posts[1].media if name == "PostPickr" else first.media
    assert [one.path for one in media] == ["https://a.example/x.jpg"]


def test_rows_of_one_topic_become_versions(tmp_path: Path) -> None:
    text = (
        "Data,Ora,Canale,Argomento,Testo\n"
        "2026-05-04,10:00,Instagram,Gnocchi,Giovedì gnocchi! 🥔\n"
        "2026-05-04,10:00,LinkedIn,Gnocchi,Perché il giovedì facciamo gnocchi\n"
        "2026-05-04,12:00,Facebook,Gnocchi,Un'altra ora\n"
        "2026-05-05,10:00,Instagram,Ravioli,Uguale\n"
        "2026-05-05,10:00,Facebook,Ravioli,Uguale\n"
    )
    plan = planned(tmp_path, "a.csv", text)
    assert [one.lines for one in plan.posts] == [(2, 3), (4,), (5, 6)]
    first, _, last = plan.posts
    assert first.post.text == "Giovedì gnocchi! 🥔"
    assert [version.text for version in first.versions] == [None, "Perché il giovedì facciamo gnocchi"]
    assert [version.text for version in last.versions] == [None, None]
    apart = planned(tmp_path, "a.csv", text, answers={"group": "no"})
    assert len(apart.posts) == 5


def test_unknown_columns_are_shown_and_mapped_by_hand(tmp_path: Path) -> None:
    text = "Data,Zqx,Wkv\n2026-05-04,Ciao a tutti,bla\n2026-05-05,Eccoci qui,blu\n"
    plan = planned(tmp_path, "a.csv", text)
    assert [question.id for question in plan.blocking] == ["mapping"]
    assert [(one.header, one.samples) for one in plan.unknown] == [
        ("Zqx", ("Ciao a tutti", "Eccoci qui")),
        ("Wkv", ("bla", "blu")),
    ]
    mapped = planned(tmp_path, "a.csv", text, mapping={"Zqx": "text", "Wkv": ""})
    assert [one.post.text for one in mapped.posts] == ["Ciao a tutti", "Eccoci qui"]
    assert not mapped.unknown and mapped.mapping["Zqx"] == "text"
    kept = planned(tmp_path, "b.csv", text, remembered={plan.signature: {"mapping": {"Zqx": "text"}}})
    assert not kept.blocking


def test_words_that_are_not_in_the_plan_are_kept(tmp_path: Path) -> None:
    text = "Data,Canale,Rubrica,Stato,Obiettivo,Testo\n2026-05-04,IG,Curiosità,boh,O1,Ciao\n2026-05-05,IG,in CUCINA con noi!,Approvato,Zeta,Due\n"
    plan = planned(tmp_path, "a.csv", text)
    first, second = plan.posts
    assert first.post.pillar_id == 0 and second.post.pillar_id == 1
    assert "Rubrica: Curiosità" in first.post.notes and "Stato: boh" in first.post.notes
    assert first.aims[0].target_id == 1 and "Obiettivo: Zeta" in second.post.notes
    assert (first.post.status, second.post.status) == ("draft", "approved")
    assert len(first.warnings) == 2


def test_media_that_is_there_and_media_that_will_be(tmp_path: Path) -> None:
    (tmp_path / "foto").mkdir()
    (tmp_path / "foto" / "è qui.jpg").write_bytes(b"x")
    text = "Data,Canale,Testo,Immagine,Alt text\n2026-05-04,IG,Uno,foto/è qui.jpg,Mani\n2026-05-05,IG,Due,manca.png,\n2026-05-06,IG,Tre,Foto di Lucia,\n"
    plan = planned(tmp_path, "a.csv", text)
    one, two, three = plan.posts
    assert one.media[0].path.endswith("è qui.jpg") and one.media[0].alt == "Mani"
    assert two.post.missing_media == "manca.png" and not two.media
    assert three.post.design_note == "Foto di Lucia"


def test_networks_without_a_place_are_offered(tmp_path: Path) -> None:
    text = "Data,Canale,Testo\n2026-05-04,Instagram + Pinterest,Ciao\n"
    plan = planned(tmp_path, "a.csv", text)
    assert plan.new_networks == ("pinterest",)
    assert [question.id for question in plan.questions] == ["new_places"] and not plan.blocking
    more = planned(tmp_path, "a.csv", text, answers={"new_places": "yes"})
    assert [place.network for place in more.new_places] == ["pinterest"]
    assert more.posts[0].networks == ("instagram", "pinterest")


def test_rows_that_only_count_ask_where_they_start(tmp_path: Path) -> None:
    text = "Week,Day,Platform,Topic,Caption\n1,Mon,IG,A,Uno\n1,Thu,IG,B,Due\n2,Mon,IG,C,Tre\n"
    asked = planned(tmp_path, "a.csv", text)
    assert [question.id for question in asked.blocking] == ["start"]
    plan = planned(tmp_path, "a.csv", text, answers={"start": "2026-06-03"})
    assert [one.post.due_wall[:10] for one in plan.posts] == ["2026-06-01", "2026-06-04", "2026-06-08"]


def test_rows_of_other_clients_stay_out(tmp_path: Path) -> None:
    text = "Cliente,Data,Canale,Testo\nPastificio Valdorsa,2026-05-04,IG,Uno\nBar Sport,2026-05-04,IG,Due\n"
    plan = planned(tmp_path, "a.csv", text)
    assert [one.post.text for one in plan.posts] == ["Uno"]
    assert [one.line for one in plan.skipped] == [3]


def test_the_same_row_twice_comes_in_once_and_the_key_does_not_know_lines(tmp_path: Path) -> None:
    rows = ["2026-05-04,IG,Uno", "2026-05-05,IG,Due", "2026-05-04,IG,Uno"]
    plan = planned(tmp_path, "a.csv", "Data,Canale,Testo\n" + "\n".join(rows))
    assert len(plan.posts) == 2 and len(plan.skipped) == 1
    turned = planned(tmp_path, "b.csv", "Testo,Data,Canale\nDue,5/5/26,Instagram\n Uno ,4/5/26,instagram\n")
    assert {one.post.source_key for one in turned.posts} == {one.post.source_key for one in plan.posts}


def test_second_post_of_a_day_takes_the_next_slot(tmp_path: Path) -> None:
    from dataclasses import replace

    from smdesk.domain.clients import Slot

    client = client_plan()
    client = replace(
        client, slots=(*client.slots, Slot(id=99, client_id=1, place_id=1, weekday=0, hour="08:00"))
    )
    plan = planned(tmp_path, "a.csv", "Data,Canale,Testo\n2026-05-04,IG,Uno\n2026-05-04,IG,Due\n", client)
    assert [one.post.due_wall[11:] for one in plan.posts] == ["08:00", "18:30"]
    bare = planned(tmp_path, "a.csv", "Data,Canale,Testo\n2026-05-04,IG,Uno\n", replace(client, slots=()))
    assert bare.posts[0].post.due_wall[11:] == "09:00" and bare.posts[0].warnings


def test_published_in_the_future_is_scheduled(tmp_path: Path) -> None:
    text = "Data,Canale,Stato,Testo\n2026-05-04,IG,Pubblicato,Uno\n2026-04-01,IG,Pubblicato,Due\n"
    assert [one.post.status for one in planned(tmp_path, "a.csv", text).posts] == ["scheduled", "published"]
