"""The content calendar: complete, without private notes, accessible, on the paper, in three languages."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.documents import colour as paper
from smdesk.documents import content_calendar, grid
from smdesk.documents.common import Material, lay_out
from smdesk.documents.period import Period
from smdesk.documents.press import press
from smdesk.domain.clients import Client, Place
from smdesk.domain.plan.header import Studio
from smdesk.domain.posts import Post
from smdesk.domain.whole import ClientPlan, WholePost
from tests.documents import plans
from tests.documents.reading import Pdf, squeezed

Read = Callable[[bytes], Pdf]
GOLDEN = Path(__file__).parent / "golden" / "content_calendar.json"
LANGUAGES = ("it", "es", "en")
MARKUP = (
    '#set page(fill: red)\n*a* _b_ @c $x$ \\n `d` <e> #image("/etc/passwd")'
    " [f] {g} // h /* i */ ~ -- 's' = j"
)


def pressed(material: Material) -> bytes:
    made = press(content_calendar.data(material))
    assert made.notices == ()
    return made.pdf


def changed(material: Material, at: int, **fields: object) -> Material:
    """The material with one post changed."""
    posts = list(material.posts)
    posts[at] = replace(posts[at], post=replace(posts[at].post, **fields))  # type: ignore[arg-type]
    return replace(material, posts=tuple(posts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_holds_every_word_of_every_post(language: str, read: Read) -> None:
    material = plans.material(language, a_week=4)
    pdf = read(pressed(material))
    assert 6 <= pdf.pages <= 10
    for whole in material.posts:
        for part in (whole.post.title, *whole.post.text.split("\n"), whole.post.link, whole.post.label):
            assert squeezed(part) in pdf.text
    for objective in material.plan.objectives:
        assert squeezed(objective.title) in pdf.text
    assert all(squeezed(pillar.name) in pdf.text for pillar in material.plan.pillars)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quarter_has_theme_map_grids_and_summaries(language: str, read: Read) -> None:
    material = plans.material(language, plans.QUARTER, a_week=4)
    pdf = read(pressed(material))
    assert 10 <= pdf.pages <= 16
    data = content_calendar.data(material)
    top = [title for level, title in pdf.bookmarks() if level == 0]
    assert [month["title"] for month in data["months"]] == top[1:4]
    assert len(data["overview"]["summaries"]) == 3
    totals = data["overview"]["themes"]["totals"]
    assert sum(totals) == len(material.posts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_private_notes_are_never_printed(language: str, read: Read) -> None:
    material = plans.material(language)
    assert all(whole.post.notes == plans.SECRET for whole in material.posts)
    assert plans.SECRET not in json.dumps(content_calendar.data(material))
    pdf = read(pressed(material))
    assert squeezed(plans.SECRET) not in pdf.text
    assert plans.SECRET.encode() not in pdf.bodies()


def test_it_is_accessible(read: Read) -> None:
    material = plans.material("it")
    pdf = read(pressed(material))
    inside = pdf.bodies()
    assert b"/StructTreeRoot" in inside and b"pdfuaid:part" in inside and b"/Lang" in inside
    assert b"(it)" in inside
    for tag in (b"/H1", b"/H2", b"/H3", b"/TH", b"/TOC"):
        assert tag in inside
    assert "Pastificio Valdorsa" in pdf.title
    levels = [level for level, _title in pdf.bookmarks()]
    assert levels[0] == 0 and max(levels) == 2
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


@pytest.mark.parametrize(("period", "a_week"), [*((plans.OCTOBER, n) for n in (1, 2, 3, 4, 6)), (plans.QUARTER, 5)])
def test_every_page_is_numbered_and_none_prints_outside_the_margins(period: Period, a_week: int, read: Read) -> None:
    """Wherever the posts of a month end: what follows them may not move its own page about."""
    pdf = read(pressed(plans.material("es", period, a_week=a_week)))
    for number in range(pdf.pages):
        assert pdf.edges_clean(number), f"page {number + 1}"
        if number:
            assert squeezed(f"{number + 1} / {pdf.pages}") in squeezed(pdf.page(number))


def test_pages_are_a4(read: Read) -> None:
    pdf = read(pressed(plans.material("it")))
    sides = {tuple(sorted(pdf.size(number))) for number in range(pdf.pages)}
    assert sides == {(595, 842)}


@pytest.mark.parametrize(
    "text",
    [
        MARKUP,
        "x" * 2200,
        ("Parola lunga e frase normale. " * 80)[:2200].strip(),
        "\n".join(f"riga {n}" for n in range(150)),
        "é" * 700 + " " + "https://esempio.example/" + "a" * 900,
    ],
    ids=["markup", "no space", "long caption", "many lines", "long link"],
)
def test_hostile_copy_is_printed_whole_inside_the_margins(text: str, read: Read) -> None:
    material = changed(plans.material("it", a_week=3), 2, text=text, title=text[:120])
    pdf = read(pressed(material))
    for line in text.split("\n"):
        assert squeezed(line) in pdf.text
    assert all(pdf.edges_clean(number) for number in range(pdf.pages))


def test_hostile_everything(read: Read) -> None:
    plan = plans.plan("it")
    plan = replace(
        plan,
        client=replace(plan.client, name=MARKUP, approver="A" * 90, color="not a colour"),
        pillars=tuple(replace(one, name=one.name * 6) for one in plan.pillars),
        objectives=tuple(replace(one, title="O" * 200) for one in plan.objectives),
        campaigns=tuple(replace(one, name="Campagna " * 30, idea=MARKUP) for one in plan.campaigns),
        places=tuple(replace(one, handle="@" + "h" * 80, network="unheard_of") for one in plan.places),
    )
    material = replace(plans.material("it", a_week=3), plan=plan)
    pdf = read(pressed(material))
    assert all(pdf.edges_clean(number) for number in range(pdf.pages))
    assert squeezed("*a* _b_ @c $x$") in pdf.text


def test_emoji_and_scripts_without_a_font_are_named(read: Read) -> None:
    material = changed(plans.material("en"), 0, text="Fresh today 😀 中文", title="Hello 👍🏽")
    made = press(content_calendar.data(material))
    pdf = read(made.pdf)
    assert squeezed("Fresh today [grinning face] [2 CJK characters]") in pdf.text
    assert squeezed("Hello [thumbs up sign]") in pdf.text
    assert made.notices[0].values == {"scripts": "CJK"}


def test_nine_posts_in_a_day(read: Read) -> None:
    day = date(2026, 10, 22)
    posts = plans.posts("it", [day] * 9)
    material = plans.material("it", whole=posts)
    data = content_calendar.data(material)
    cell = next(cell for row in data["months"][0]["rows"] for cell in row["days"] if cell["cards"])
    assert len(cell["cards"]) == 9 and not cell["more"]  # the quiet weeks lend the room
    assert len(data["parts"][0]["items"]) == 9
    every_week = [day for start in (1, 8, 15, 22, 29) for day in [date(2026, 10, start)] * 9]
    busy = content_calendar.data(plans.material("it", whole=plans.posts("it", every_week)))
    cell = next(cell for row in busy["months"][0]["rows"] for cell in row["days"] if cell["cards"])
    assert len(cell["cards"]) < 9 and str(9 - len(cell["cards"])) in cell["more"]
    pdf = read(pressed(material))
    assert all(squeezed(whole.post.text.split("\n")[0]) in pdf.text for whole in posts)


def test_four_hundred_posts(read: Read) -> None:
    material = plans.material("es", whole=plans.posts("es", plans.some_days(plans.QUARTER, 40)[:400]))
    material = replace(material, period=plans.QUARTER)
    data = content_calendar.data(material)
    numbers = [item["n"] for part in data["parts"] for item in part["items"]]
    assert numbers == list(range(1, 401))
    pdf = read(press(data).pdf)
    assert pdf.edges_clean(pdf.pages - 1)


def test_cards_never_need_more_height_than_a_day_has() -> None:
    for count in range(1, 30):
        posts = plans.posts("it", [date(2026, 8, 12)] * count)  # August 2026 has six weeks
        part = Period(date(2026, 8, 1), date(2026, 8, 31))
        desk = lay_out(replace(plans.material("it", whole=posts), period=part))
        month = grid.month(desk, part)
        assert sum(row["height"] for row in month["rows"]) <= grid.WEEKS_HEIGHT + 0.1
        for row in month["rows"]:
            room = row["height"] - month["head"]
            for cell in row["days"]:
                used = row["lanes"] * grid.LANE + (grid.MORE if cell["more"] else 0)
                for card in cell["cards"]:
                    tall = grid.FULL if len(card["lines"]) > 1 else grid.SHORT
                    used += grid.GAP + (grid.LINE if card["form"] == "line" else tall)
                assert used <= room


@given(st.lists(st.floats(5, 200), min_size=1, max_size=6))
def test_weeks_share_the_page(wanted: list[float]) -> None:
    heights = grid.shared_out(grid.WEEKS_HEIGHT, wanted)
    assert sum(heights) == pytest.approx(grid.WEEKS_HEIGHT, abs=0.1)
    assert min(heights) >= grid.LEAST * grid.WEEKS_HEIGHT / len(wanted) - 0.01
    if sum(wanted) <= grid.LEAST * grid.WEEKS_HEIGHT:
        assert all(height >= want - 0.01 for height, want in zip(heights, wanted, strict=True))


def test_a_zone_is_named_by_its_city_and_once_when_all_hours_are_in_it(read: Read) -> None:
    material = plans.material("it", a_week=2)
    data = content_calendar.data(material)
    assert data["zones"] == "Gli orari sono quelli locali di Roma."
    assert data["one_zone"] and read(press(data).pdf).text.count("Roma") == 1
    away = content_calendar.data(changed(material, 0, zone="Asia/Tokyo"))
    assert not away["one_zone"] and "Tokyo, Roma" in away["zones"]


def test_a_long_name_of_a_pillar_stays_on_the_paper(read: Read) -> None:
    material = plans.material("it", a_week=3)
    long = replace(material.plan.pillars[0], name="Donaudampfschifffahrtsgesellschaft" * 7)
    pdf = read(pressed(replace(material, plan=replace(material.plan, pillars=(long, *material.plan.pillars[1:])))))
    assert all(pdf.edges_clean(number) for number in range(pdf.pages))


@pytest.mark.parametrize("colour", ["#FFFFFF", "#F7F3B0", "#FEFEFE", "#101010", "#2C5C8A"])
def test_every_colour_of_a_client_is_seen_on_paper(colour: str) -> None:
    accents = paper.accents(colour)
    assert accents["fill"] == colour
    assert paper.contrast(accents["line"], "#FFFFFF") >= paper.SEEN
    assert paper.contrast(accents["edge"], "#FFFFFF") >= paper.SEEN
    assert paper.contrast(accents["soft"], "#FFFFFF") >= paper.TINT
    assert paper.contrast(accents["text"], accents["soft"]) >= paper.TEXT_CONTRAST
    assert paper.contrast(accents["on"], accents["fill"]) >= paper.TEXT_CONTRAST


def test_marks_of_pillars_are_unlike_those_of_networks() -> None:
    material = plans.material("it", a_week=1)
    place = Place(id=9, client_id=1, network="linkedin")
    desk = lay_out(replace(material, plan=replace(material.plan, places=(*material.plan.places, place))))
    assert "IN" not in desk.codes.values()


def test_discussions_and_rituals_have_a_section(read: Read) -> None:
    """Posts still to go out that ask for an answer, and the plan's own words on what comes back."""
    material = changed(plans.material("it", a_week=2), -1, text="Oggi brodo. E voi come lo fate? Raccontate.", talk="")
    assert material.posts[-1].post.status not in ("published", "measured")
    data = content_calendar.data(material, rituals="| Quando | Chi |\n|---|---|\n| Giovedì | Sandro |")
    assert any(row["question"] == "E voi come lo fate?" for row in data["talks"]["rows"])
    pdf = read(press(data).pdf)
    assert squeezed("E voi come lo fate?") in pdf.text and "Sandro" in pdf.text
    out = content_calendar.data(changed(material, -1, status="published"))
    assert not any(row["question"] == "E voi come lo fate?" for row in out["talks"].get("rows", ()))
    year = plans.material("it", plans.YEAR, a_week=1)
    assert not content_calendar.data(year)["talks"]  # half its posts would be listed again


def test_sections_without_data_are_left_out(read: Read) -> None:
    plan = ClientPlan(client=Client(id=1, name="Bare", language="en"))
    post = Post(id=1, client_id=1, text="Just one.", due_wall="2026-10-20T10:00", status="approved")
    material = replace(plans.material("en"), plan=plan, posts=(WholePost(post=post),), holidays=())
    data = content_calendar.data(material)
    assert not data["objectives"] and not data["campaigns"] and not data["dates"] and not data["wanted"]
    pdf = read(press(data).pdf)
    for heading in ("Objectives served", "Campaigns", "Key dates", "What we need from you"):
        assert squeezed(heading) not in pdf.text


def test_versions_that_differ_are_printed_each_and_equal_ones_once(read: Read) -> None:
    material = plans.material("en", a_week=4)
    data = content_calendar.data(material)
    items = [item for part in data["parts"] for item in part["items"]]
    differing = next(item for item in items if len(item["places"]) == 3)
    assert [one["where"] for one in differing["texts"]] == ["Instagram and Facebook", "X"]
    same = next(item for item in items if len(item["places"]) == 2)
    assert same["same"] == "same text on Instagram and Facebook" and len(same["texts"]) == 1


def test_what_is_wanted_has_a_day_and_never_one_that_has_passed() -> None:
    data = content_calendar.data(plans.material("en"))
    days = [group["day"] for group in data["wanted"]]
    assert days[0] == "As soon as you can" and len(days) == len(set(days)) > 3
    texts = {row["text"] for group in data["wanted"] for row in group["rows"]}
    assert any(text.startswith("Send the file: erbe-campo_01.jpg") for text in texts)
    assert "Read it and say yes, or tell us what to change" in texts


def test_the_version_follows_what_a_client_signs() -> None:
    material = plans.material("en")
    first = content_calendar.data(material)["version"]
    assert content_calendar.data(changed(material, 3, notes="other"))["version"] == first
    assert content_calendar.data(changed(material, 3, text="other"))["version"] != first
    assert content_calendar.data(changed(material, 3, due_wall="2026-10-06T10:00"))["version"] != first


def test_parts_of_months_and_single_days(read: Read) -> None:
    for start, end in ((date(2026, 10, 14), date(2026, 11, 3)), (date(2026, 10, 22), date(2026, 10, 22))):
        period = Period(start, end)
        pdf = read(pressed(plans.material("it", period, a_week=7)))
        assert pdf.pages >= 4


def test_the_data_is_as_it_was() -> None:
    """Set SMDESK_GOLDEN=1 to write the file anew after a change that is meant."""
    days = plans.some_days(plans.OCTOBER, 2)
    data = content_calendar.data(plans.material("en", whole=plans.posts("en", days)))
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if os.environ.get("SMDESK_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert json.loads(text) == json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_foot_of_a_page_is_one_line_with_a_studio_too(language: str, read: Read) -> None:
    """The longest names that its pieces are cut to."""
    material = plans.material(language, a_week=1)
    named = replace(material.plan, client=replace(material.plan.client, name="Hostería Mondragón y Compañía de Mar"))
    studio = Studio(name="Studio Bora & Figli, comunicazione per botteghe")
    pdf = read(pressed(replace(material, plan=named, studio=studio)))
    assert all(pdf.edges_clean(number) for number in range(pdf.pages))
