"""The brief of a campaign: whole in each language, honest about what is missing, private about what is."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from smdesk.documents import campaign_brief
from smdesk.documents.campaign_brief import BriefMaterial
from smdesk.documents.press import press
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.agreement import agreement
from smdesk.domain.strategy import Campaign
from smdesk.services import campaigns, documents, sample
from smdesk.storage.store import Store
from tests.documents import briefs, plans
from tests.documents.reading import Pdf, squeezed

Read = Callable[[bytes], Pdf]
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample's three clients."""
    from smdesk.services.home import open_store

    store, _notice = open_store(tmp_path_factory.mktemp("home"), clock=lambda: NOW)
    sample.make(store)
    return store


def sound(pdf: Pdf) -> None:
    """Accessible, and inside its margins."""
    assert b"pdfuaid:part" in pdf.bodies()
    assert all(pdf.edges_clean(number) for number in range(pdf.pages))


@pytest.mark.parametrize("language", ["it", "es", "en"])
def test_a_full_brief_has_its_chapters_in_four_to_six_pages(language: str, read: Read) -> None:
    data = campaign_brief.data(briefs.brief(language))
    made = press(data)
    assert made.notices == ()
    pdf = read(made.pdf)
    sound(pdf)
    assert 4 <= pdf.pages <= 6 and pdf.title == data["title"]
    assert all(pdf.filled(number) > 0.3 for number in range(pdf.pages)), "no page is nearly empty"
    top = [title for level, title in pdf.bookmarks() if level == 0]
    assert all(re.match(r"\d \S", title) for title in top)  # the number stands apart from the words
    assert len(top) == 5 and [one["number"] for one in data["chapters"]] == list("12345")
    for text in ("Lancio del raviolo alle erbe", "Dal ritiro in poi è il banco.", "Allergeni sempre", "2026-10_raviolo", "utm_campaign"):
        assert squeezed(text) in pdf.text
    assert squeezed(plans.SECRET) not in pdf.text and "77.7" not in pdf.text and "ANOTHER-CAMPAIGN" not in pdf.text


def test_the_law_is_dated_and_asks_for_a_professional(read: Read) -> None:
    material = briefs.brief("en")
    pdf = read(press(campaign_brief.data(material)).pdf)
    assert squeezed("A reminder, not advice: ask a professional.") in pdf.text and squeezed("Checked on") in pdf.text
    for one in material.legal:
        assert squeezed(one.text) in pdf.text
    without = read(press(campaign_brief.data(replace(material, legal=()))).pdf)
    assert squeezed("Ask a professional before it starts.") in without.text


def test_a_contact_is_named_only_where_the_campaign_names_it(read: Read) -> None:
    pdf = read(press(campaign_brief.data(briefs.brief("en"))).pdf)
    assert squeezed("Contacts involved") in pdf.text
    none = briefs.brief("en")
    plan = none.plan.plan
    quiet = replace(plan, records={**plan.records, "contact": tuple(one for one in plan.records["contact"] if one.name != "Amina")})
    pdf = read(press(campaign_brief.data(replace(none, plan=replace(none.plan, plan=quiet)))).pdf)
    assert squeezed("Contacts involved") not in pdf.text


def test_what_is_missing_is_said_and_no_section_is_empty(read: Read) -> None:
    data = campaign_brief.data(briefs.bare("en"))
    made = press(data)
    assert made.notices == ()
    pdf = read(made.pdf)
    sound(pdf)
    assert squeezed("Not yet agreed") in pdf.text and pdf.pages <= 4
    for chapter in data["chapters"]:
        kinds = [one["k"] for one in chapter["blocks"]]
        assert kinds and kinds[-1] != "h2"
        assert not any(one == two == "h2" for one, two in pairwise(kinds))


def test_money_is_summed_to_the_cent_and_compared_with_what_was_agreed(read: Read) -> None:
    pdf = read(press(campaign_brief.data(briefs.brief("en", rows=3))).pdf)
    assert squeezed("99.99") in pdf.text  # three times 33.33
    assert squeezed("less than that") in pdf.text


def test_a_closed_campaign_has_results_and_lessons_and_nothing_to_sign(read: Read) -> None:
    data = campaign_brief.data(briefs.brief("en", closed=True))
    pdf = read(press(data).pdf)
    sound(pdf)
    assert data["sign"] is None and len(data["chapters"]) == 6
    assert "Results and lessons" in data["chapters"][-1]["title"]
    assert squeezed("Tenere il contatore") in pdf.text and squeezed("Closed on 30 Oct 2026") in pdf.text
    assert squeezed("Early data") in pdf.text  # days old, so never judged


@pytest.mark.parametrize("rows", [0, 1, 60])
def test_any_number_of_rows(rows: int, read: Read) -> None:
    made = press(campaign_brief.data(briefs.brief("it", rows=rows, posts=rows, closed=True)))
    assert made.notices == ()
    sound(read(made.pdf))


@pytest.mark.parametrize("text", [briefs.LONG, briefs.INJECTION], ids=["long", "injection"])
def test_any_text(text: str, read: Read) -> None:
    made = press(campaign_brief.data(briefs.brief("es", text=text, closed=True)))
    assert made.notices == ()
    sound(read(made.pdf))


def test_the_version_follows_what_the_brief_says() -> None:
    one, two = briefs.brief("it"), briefs.brief("it", rows=4)
    assert campaign_brief.data(one)["version"] == campaign_brief.data(briefs.brief("it"))["version"]
    assert campaign_brief.data(one)["version"] != campaign_brief.data(two)["version"]
    assert campaign_brief.data(one)["version"] in campaign_brief.data(one)["sign"]["bound"]


def test_every_campaign_of_the_sample(filled: Store, read: Read, tmp_path: Path) -> None:
    seen = 0
    for client in filled.clients.all():
        for one in filled.find(Campaign, client_id=client.id):
            made = documents.export_campaign(filled, client.id, one.id, tmp_path / f"{one.id}.pdf", now=NOW)
            assert made.notices == ()
            pdf = read(made.path.read_bytes())
            sound(pdf)
            assert 4 <= pdf.pages <= 7 and squeezed(one.name) in pdf.text
            seen += 1
    assert seen >= 6


def test_a_campaign_of_another_client_is_refused(filled: Store, tmp_path: Path) -> None:
    first, second = filled.clients.all()[:2]
    foreign = filled.find(Campaign, client_id=second.id)[0]
    with pytest.raises(BadInput, match="another client"):
        documents.export_campaign(filled, first.id, foreign.id, tmp_path / "x.pdf", now=NOW)
    assert not (tmp_path / "x.pdf").exists()


def test_the_file_is_named_after_the_campaign(filled: Store) -> None:
    client = filled.clients.all()[0]
    one = filled.find(Campaign, client_id=client.id)[0]
    name = documents.campaign(filled, one.id, now=NOW).file_name
    assert "campaign-brief" in name and "raviolo" in name and name.endswith(".pdf")


def test_closing_in_the_store_adds_the_last_page(filled: Store, read: Read, tmp_path: Path) -> None:
    client = filled.clients.all()[0]
    one = filled.find(Campaign, client_id=client.id)[0]
    campaigns.close(filled, one.id, "Sold out twice.", "Start a week earlier.", on="2027-02-01")
    pdf = read(documents.export_campaign(filled, client.id, one.id, tmp_path / "c.pdf", now=NOW).path.read_bytes())
    assert squeezed("Start a week earlier.") in pdf.text
    campaigns.reopen(filled, one.id)


def agreed(digest: str = "") -> BriefMaterial:
    """A brief that Lucia agreed to, as it stands or as it once said."""
    made = briefs.brief("en")
    plan = made.plan.plan
    now = agreement(plan, plan.of("campaign")[0]).now
    first, *rest = plan.of("campaign")
    signed = replace(first, agreed_by="Lucia Rossi", agreed_on="2026-10-02", agreed_digest=digest or now)
    records = dict(plan.records) | {"campaign": (signed, *rest)}
    return replace(made, plan=replace(made.plan, plan=replace(plan, records=records)))


def test_the_brief_says_who_agreed_or_leaves_lines_to_sign(read: Read) -> None:
    bare = campaign_brief.data(briefs.brief("en"))
    assert bare["sign"] and squeezed("Not yet agreed") in read(press(bare).pdf).text
    data = campaign_brief.data(agreed())
    text = read(press(data).pdf).text
    assert data["sign"] is None and data["version"] == bare["version"]  # what was signed on paper is what was agreed
    assert all(squeezed(one) in text for one in ("Lucia Rossi", "2 Oct 2026", data["version"]))
    later = campaign_brief.data(agreed("ab" * 32))
    assert later["sign"] and squeezed("ABABABAB was agreed by Lucia Rossi") in read(press(later).pdf).text
