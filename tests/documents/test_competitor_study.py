"""The study of the competitors: one window and one formula for all, conclusions, and where it can be checked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from smdesk.documents import competitor_study
from smdesk.documents.press import press
from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import documents, rivals, sample
from smdesk.storage.store import Store
from tests.documents import briefs, plans
from tests.documents.reading import Pdf, squeezed
from tests.documents.test_campaign_brief import sound

Read = Callable[[bytes], Pdf]
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize("language", ["it", "es", "en"])
def test_three_competitors_make_seven_to_nine_pages(language: str, read: Read) -> None:
    data = competitor_study.data(briefs.study(language))
    made = press(data)
    assert made.notices == ()
    pdf = read(made.pdf)
    sound(pdf)
    assert 7 <= pdf.pages <= 9 and pdf.title == data["title"]
    assert all(pdf.filled(number) > 0.3 for number in range(pdf.pages)), "no page is nearly empty"
    assert len([title for level, title in pdf.bookmarks() if level == 0]) == 6
    for n in (1, 2, 3):
        assert squeezed(f"Concorrente {n}") in pdf.text
    assert "proof.example/1" in pdf.text and b"https://proof.example/1" in pdf.bodies()
    assert squeezed(plans.SECRET) not in pdf.text and "77.7" not in pdf.text


def test_the_method_names_formula_source_and_window(read: Read) -> None:
    pdf = read(press(competitor_study.data(briefs.study("en"))).pdf)
    for text in ("interactions ÷ followers that day × 100", "blog.hootsuite.com", "28 days before each observation", "n/a"):
        assert squeezed(text) in pdf.text
    assert squeezed("Share of voice on Instagram: set") in pdf.text
    assert squeezed("older than a quarter") in pdf.text


def test_the_rate_of_a_post_does_not_grow_with_the_number_of_posts() -> None:
    material = briefs.study("en")
    rows = next(one for one in competitor_study.data(material)["chapters"][1]["blocks"] if one["k"] == "table")["rows"]
    # the client: 90 interactions of 5 posts, 1,000 followers: 9% in all, 1.8% a post
    assert [cell["lines"][0] for cell in rows[0][3:5]] == ["1.8%", "9%"]
    assert rows[1][1]["lines"] == ["n/a"] and rows[1][3]["lines"] == ["n/a"]


def test_a_window_of_its_own_is_flagged_and_left_out_of_the_charts(read: Read) -> None:
    material = briefs.study("en")
    plan = material.plan.plan
    odd = [replace(one, window_days=7) if one.competitor_id == 1 else one for one in plan.records["observation"]]
    material = again(material, plan, odd)
    pdf = read(press(competitor_study.data(material)).pdf)
    assert squeezed("another window: 7 days") in pdf.text and squeezed("left out of the charts: Concorrente 1") in pdf.text


def test_a_study_whose_window_nobody_kept_says_so(read: Read) -> None:
    data = competitor_study.data(briefs.study("en", window=30))
    text = read(press(data).pdf).text
    assert squeezed("The study asks for 28 days; everybody was counted over 30.") in text
    assert squeezed("another window") not in text
    assert "figure" in {one["k"] for one in data["chapters"][1]["blocks"]}


def again(material: competitor_study.StudyMaterial, plan: WholePlan, seen: list[Any]) -> competitor_study.StudyMaterial:
    changed = replace(plan, records={**plan.records, "observation": tuple(seen)})
    return replace(material, plan=replace(material.plan, plan=changed, rivals=rivals.table(changed, briefs.TODAY)))


def test_the_summary_has_three_of_each_at_most_and_what_is_alike_is_a_warning(read: Read) -> None:
    data = competitor_study.data(briefs.study("it", rivals_=5))
    duo = next(one for one in data["chapters"][0]["blocks"] if one["k"] == "duo")
    assert [len(side["items"]) for side in duo["sides"]] == [3, 3]
    text = read(press(data).pdf).text
    assert squeezed("Offerte") in text and data["chapters"][3]["blocks"]
    heads = [one["text"] for one in data["chapters"][3]["blocks"] if one["k"] == "h2"]
    assert len(heads) == 4


def test_the_place_counts_those_that_are_not_drawn(read: Read) -> None:
    text = read(press(competitor_study.data(briefs.study("en", rivals_=60))).pdf).text
    assert squeezed("has 1.25, place 61 of 61.") in text and squeezed("lower ones are in the table") in text


@pytest.mark.parametrize("count", [0, 1, 60])
def test_any_number_of_competitors(count: int, read: Read) -> None:
    data = competitor_study.data(briefs.study("it", rivals_=count))
    made = press(data)
    assert made.notices == ()
    sound(read(made.pdf))
    for chapter in data["chapters"]:
        kinds = [one["k"] for one in chapter["blocks"]]
        assert kinds and kinds[-1] != "h2"


@pytest.mark.parametrize("text", [briefs.LONG, briefs.INJECTION], ids=["long", "injection"])
def test_any_text(text: str, read: Read) -> None:
    made = press(competitor_study.data(briefs.study("es", text=text)))
    assert made.notices == ()
    sound(read(made.pdf))


def test_every_client_of_the_sample(tmp_path: Path, read: Read) -> None:
    from smdesk.services.home import open_store

    store, _notice = open_store(tmp_path, clock=lambda: NOW)
    sample.make(store)
    for client in store.clients.all():
        made = documents.export_competitors(store, client.id, tmp_path / f"{client.id}.pdf", now=NOW)
        assert made.notices == ()
        pdf = read(made.path.read_bytes())
        sound(pdf)
        assert 7 <= pdf.pages <= 10
        assert "competitor-study" in documents.competitors(store, client.id, now=NOW).file_name


def test_nobody_to_compare_with_is_refused(store: Store, add_client: Callable[..., Client], tmp_path: Path) -> None:
    client = add_client("Larch")
    with pytest.raises(BadInput, match="none in its plan yet"):
        documents.export_competitors(store, client.id, tmp_path / "x.pdf", now=NOW)
