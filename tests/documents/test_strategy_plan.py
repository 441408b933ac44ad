"""The strategy plan: complete, without anything private, accessible, on the paper, in three languages."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from smdesk.documents import markdown, strategy_plan
from smdesk.documents.planbook import PRIVATE_KINDS, UNSAID, PlanMaterial
from smdesk.documents.press import press
from smdesk.domain.clients import Client, Place
from smdesk.domain.entity import KINDS, columns
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.chapters import CHAPTERS, PLAN_KINDS, SHAPES
from smdesk.domain.plan.shape import Form
from smdesk.domain.plan.whole import WholePlan
from smdesk.language import load
from smdesk.services import budgets, documents, rivals, sample, studio, versions
from smdesk.services.plan_paper import material
from smdesk.storage.store import Store
from tests.documents.reading import Pdf, squeezed
from tests.fakes import STORY

Read = Callable[[bytes], Pdf]
LANGUAGES = ("it", "es", "en")
SECRET = "SECRET-only-for-us"
MARKUP = "#set page(fill: red)\n*a* _b_ @c $x$ `d` <e> #image(\"/etc/passwd\") [f](javascript:alert) // h"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The three sample clients."""
    store, _notice = sample.open_sample(tmp_path_factory.mktemp("sample"), lambda: STORY)
    yield store
    store.close()


def of(store: Store, language: str) -> Client:
    return next(one for one in store.clients.all() if one.language == language)


def pressed(plan: PlanMaterial, chapters: tuple[str, ...] = ()) -> bytes:
    made = press(strategy_plan.data(plan, chapters))
    assert made.notices == ()
    return made.pdf


def bare(language: str, records: dict[str, Any], now: datetime = STORY, **client: Any) -> PlanMaterial:
    """A plan of these records alone, as the service would gather it."""
    from smdesk.documents.common import Material
    from smdesk.documents.period import Period
    from smdesk.domain.whole import ClientPlan

    who = Client(id=1, name="Pastificio Valdorsa", language=language, country="IT", **client)
    places = tuple(one for one in records.get("place", ()))
    plan = WholePlan(who, places, {kind: rows for kind, rows in records.items() if kind != "place"})
    base = Material(
        plan=ClientPlan(client=who, places=places), posts=(), period=Period(date(2026, 10, 1), date(2027, 9, 30)),
        words=load(language), now=now, fonts=False,
    )  # fmt: skip
    return PlanMaterial(
        base=base, plan=plan, digest="ab" * 32, rivals=rivals.table(plan, now.date()), themes=rivals.heat(plan),
        budget=budgets.budget(plan), counts={("segment", 1): 3, ("pillar", 1): 2, ("objective", 1): 4},
    )  # fmt: skip


def full(text: str, rows: int) -> dict[str, Any]:
    """Every kind of record ``rows`` times, every text being ``text``."""
    made: dict[str, Any] = {}
    for kind in PLAN_KINDS:
        count = 1 if kind in ("plan", "study", "brand", "artisan_card") else rows
        made[kind] = tuple(record(kind, at, text) for at in range(1, count + 1))
    made["plan_text"] = tuple(
        KINDS["plan_text"](id=at, client_id=1, section=section.key, text=text)
        for at, section in enumerate((one for chapter in CHAPTERS for one in chapter.sections), 1)
    )
    made["place"] = tuple(Place(id=at, client_id=1, network="instagram", handle=text[:60]) for at in range(1, rows + 1))
    return made


def record(kind: str, at: int, text: str) -> Any:
    values: dict[str, Any] = {"id": at, "client_id": 1, "position": at}
    for field in SHAPES[kind].fields if kind in SHAPES else ():
        values[field.name] = {
            Form.DAY: f"2026-{at % 12 + 1:02}-{at % 28 + 1:02}", Form.MONTH: f"2026-{at % 12 + 1:02}",
            Form.MONEY: f"{at * 37}.5{at % 10}", Form.FIGURE: str(at), Form.PERCENT: "12", Form.FLAG: at % 2 == 0,
            Form.LINK: at % 3 + 1, Form.LINKS: "", Form.FORMULA: "er_followers",
            Form.WHOLE: min(max(field.low, at % 5 + 1), field.high),
            Form.CHOICE: list(field.options)[at % len(field.options)] if field.options else "",
        }.get(field.form, text)  # fmt: skip
    known = {one.name for one in columns(KINDS[kind])}
    if kind == "interest":
        values["points"] = json.dumps([[f"2026-{month:02}-01", month * 7] for month in range(1, 12)])
    return KINDS[kind](**{name: value for name, value in values.items() if name in known})


def titles(pdf: Pdf) -> list[str]:
    return [title for level, title in pdf.bookmarks() if level == 0]


# -- the samples ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_plan_has_every_chapter_on_few_pages(book: Store, read: Read, language: str) -> None:
    client = of(book, language)
    order = documents.strategy(book, client.id, now=STORY)
    pdf_bytes, notices = documents.pressed(order)
    pdf, _ = read(pdf_bytes), load(language)
    assert notices == () and 15 <= pdf.pages <= 18
    assert all(pdf.filled(number) > 0.5 for number in range(pdf.pages)), "no page is nearly empty"
    heads = titles(pdf)
    for _key, title, _lead, _write in strategy_plan.PARTS:
        assert any(_(title) in head for head in heads), title
    plan = book.plans.whole(client.id)
    for kind, name in (("objective", "title"), ("pillar", "name"), ("tactic", "name"), ("risk", "text"), ("claim", "text")):
        for one in plan.of(kind):
            assert squeezed(getattr(one, name)) in pdf.text, (kind, one)
    assert all(pdf.edges_clean(number) for number in range(pdf.pages))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_private_is_in_it(book: Store, read: Read, language: str) -> None:
    client = of(book, language)
    gathered = material(book, client.id, STORY)
    records = {kind: tuple(secretive(kind, one) for one in rows) for kind, rows in gathered.plan.records.items()}
    gathered = replace(gathered, plan=replace(gathered.plan, records=records))
    data = strategy_plan.data(gathered)
    assert SECRET not in json.dumps(data)
    pdf = read(press(data).pdf)
    assert squeezed(SECRET) not in pdf.text and SECRET.encode() not in pdf.bodies()


def secretive(kind: str, one: Any) -> Any:
    shape = SHAPES.get(kind)
    names = {*UNSAID.get(kind, ()), *(shape.private if shape else ())}
    if kind in PRIVATE_KINDS and shape:
        names |= {field.name for field in shape.fields}
    return replace(one, **{name: SECRET for name in names if isinstance(getattr(one, name), str)})


def test_it_is_accessible(book: Store, read: Read) -> None:
    order = documents.strategy(book, of(book, "it").id, now=STORY)
    inside = read(documents.pressed(order)[0]).bodies()
    assert b"/StructTreeRoot" in inside and b"pdfuaid:part" in inside and b"(it)" in inside
    for tag in (b"/H1", b"/H2", b"/TH", b"/Figure", b"/Alt", b"/TOC"):
        assert tag in inside


@pytest.mark.parametrize("language", LANGUAGES)
def test_sums_of_money_agree(book: Store, read: Read, language: str) -> None:
    client = of(book, language)
    found = budgets.budget(book.plans.whole(client.id))
    cells = [cell for row in found.rows for cell in row.cells.values()]
    assert found.sums.whole["plan"] == sum((Decimal(cell.plan) for cell in cells if cell.plan), Decimal(0))
    pdf = read(documents.pressed(documents.strategy(book, client.id, chapters=("budget",), now=STORY))[0])
    digits = re.sub(r"\D", "", f"{found.sums.whole['plan']:.2f}")
    seen = re.sub(r"[^\d]", "", pdf.text)
    assert digits in seen or digits.removesuffix("00") in seen


@pytest.mark.parametrize("chapter", [chapter.key for chapter in CHAPTERS])
def test_each_chapter_can_be_printed_alone(book: Store, read: Read, chapter: str) -> None:
    order = documents.strategy(book, of(book, "en").id, chapters=(chapter,), now=STORY)
    pdf_bytes, notices = documents.pressed(order)
    pdf = read(pdf_bytes)
    assert notices == () and 1 <= pdf.pages <= 5
    assert len(titles(pdf)) == sum(key == chapter for key, *_rest in strategy_plan.PARTS)


def test_a_chapter_that_is_none_is_refused(book: Store) -> None:
    with pytest.raises(BadInput) as refused:
        documents.strategy(book, of(book, "en").id, chapters=("objective",), now=STORY)
    assert "objectives" in refused.value.values["known"]


# -- versions ---------------------------------------------------------------------------------


def test_a_signed_version_says_so_and_a_change_makes_a_draft(store: Store, add_client: Any, read: Read) -> None:
    from smdesk.services import plan as plans

    client = add_client(language="en")
    plans.edit(store, plans.single(store, "plan", client.id), title="Small and full")
    version = versions.freeze(store, client.id)
    versions.sign(store, version.id, "Jo Larch", "Owner", "2026-10-15")
    signed = read(documents.pressed(documents.strategy(store, client.id, now=STORY))[0]).text
    assert squeezed("Jo Larch") in signed and version.digest[:8].upper() in signed
    plans.edit(store, plans.single(store, "plan", client.id), title="Smaller and fuller")
    draft = read(documents.pressed(documents.strategy(store, client.id, now=STORY))[0]).text
    assert "Draft" in draft and squeezed("Jo Larch") not in draft
    old = read(documents.pressed(documents.strategy(store, client.id, version=version.id, now=STORY))[0]).text
    assert squeezed("Small and full") in old and squeezed("Jo Larch") in old


# -- extremes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_is_short_and_honest(read: Read, language: str) -> None:
    pdf, _ = read(pressed(bare(language, {}))), load(language)
    assert 2 <= pdf.pages <= 4
    assert squeezed(_("Not yet agreed")) in pdf.text
    assert squeezed(_("Approval")) in pdf.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_sixty_of_everything_stay_on_the_paper(read: Read, language: str) -> None:
    pdf = read(pressed(bare(language, full("Sixty rows of one thing", 60))))
    assert all(pdf.edges_clean(number) for number in range(pdf.pages))


@pytest.mark.parametrize(
    "text",
    [
        "Wort " * 1000,
        "Donaudampfschifffahrtsgesellschaftskapitän" * 119,
        "🍝🥖 emoji שלום مرحبا 你好 " * 8,
        MARKUP,
        "# Head\n\n- one\n  - two\n1. three\n\n| a | b |\n|--|--|\n| c |\n\n**bold** *it* [x](https://example.org) `code`",
    ],
    ids=["5000 characters", "one word", "scripts", "markup", "markdown"],
)
def test_any_text_is_printed_as_it_stands(read: Read, text: str) -> None:
    rows = 1 if len(text) > 4000 else 2  # two hundred pages of it say no more than one hundred
    made = press(strategy_plan.data(bare("it", full(text[:5000], rows))))
    assert [one for one in made.notices if "PDF/UA" in one.message] == []
    pdf = read(made.pdf)
    assert all(pdf.edges_clean(number) for number in range(pdf.pages))
    assert b"javascript" not in pdf.bodies().replace(b"[f](javascript:alert)", b"")


def test_studio_style_and_its_method_are_printed(store: Store, add_client: Any, read: Read, tmp_path: Path) -> None:
    client = add_client(language="en")
    studio.set_style(store, name="Ada Ferri", signature="A. Ferri", contact="ada@example.org", method="We **listen** first.")
    text = read(documents.pressed(documents.strategy(store, client.id, now=STORY))[0]).text
    for said in ("Ada Ferri", "A. Ferri", "ada@example.org", "We listen first."):
        assert squeezed(said) in text
    made = documents.export_strategy(store, client.id, tmp_path / "plan.pdf", now=STORY)
    assert made.path.read_bytes().startswith(b"%PDF")


# -- Markdown ---------------------------------------------------------------------------------


def plain(text: str) -> list[str]:
    return ["".join(run["t"] for run in node.get("runs", [])) for node in markdown.nodes(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 * 3 * 4", ["2 * 3 * 4"]), ("a_b_c", ["a_b_c"]), ("**a", ["**a"]), ("*a* and **b**", ["a and b"]),
        ("one\ntwo\n\nthree", ["one two", "three"]), ("## Head ##", ["Head"]), ("[x](javascript:y)", ["x"]),
        (r"\*a\*", ["*a*"]), ("", []), ("---", []), ("> said", ["said"]),
    ],
)  # fmt: skip
def test_markdown_is_read_and_odd_marks_stay(text: str, said: list[str]) -> None:
    assert plain(text) == said


def test_only_web_and_mail_addresses_become_links() -> None:
    runs = markdown.runs("[a](https://x.org) [b](file:///etc) [c](mailto:a@b.c) https://y.org/z.")
    assert [run["u"] for run in runs if run["t"].strip()] == ["https://x.org", "", "mailto:a@b.c", "https://y.org/z", ""]
