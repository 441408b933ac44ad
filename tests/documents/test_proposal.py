"""A business idea on one page, in the client's language, whatever it says; and what is open with the client's people."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from smdesk.documents import approval_pack, needs, proposal
from smdesk.documents.press import press
from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.people import ClientTask, Person
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.plan.work import Sketch
from smdesk.services import documents, plan, posts, review
from smdesk.storage.store import Store
from tests.documents import briefs, plans
from tests.documents.reading import Pdf, squeezed

Read = Callable[[bytes], Pdf]


def idea(language: str, text: str = "") -> proposal.ProposalMaterial:
    """An idea with ``text`` in every field."""
    said = text or "Due mattine a chili per chi rivende"
    sketch = Sketch(id=1, client_id=1, title=text[:200] or "La rata libera", value=said, channel=said, revenue=said, cost=said, risk=said)
    return proposal.ProposalMaterial(replace(plans.material(language), posts=()), sketch)


@pytest.mark.parametrize("language", ["en", "it", "es"])
def test_one_page_tagged_and_decidable(language: str, read: Read) -> None:
    data = proposal.data(idea(language))
    made = press(data)
    pdf = read(made.pdf)
    assert made.notices == () and pdf.pages == 1 and b"pdfuaid:part" in pdf.bodies() and pdf.edges_clean(0)
    assert pdf.text.count(squeezed("Due mattine a chili")) == 5 and squeezed("La rata libera") in pdf.text
    assert data["version"] in pdf.text and len(data["choices"]) == 3


@pytest.mark.parametrize("text", [briefs.LONG[:700], briefs.INJECTION], ids=["long", "injection"])
def test_any_text_stays_on_its_page(text: str, read: Read) -> None:
    made = press(proposal.data(idea("es", text)))
    pdf = read(made.pdf)
    assert made.notices == () and pdf.pages == 1 and pdf.edges_clean(0)


def test_what_is_not_said_is_left_out() -> None:
    data = proposal.data(replace(idea("en"), sketch=Sketch(client_id=1, title="Shelf", value="Books")))
    assert data["parts"] == [] and data["value"]["lines"] == ["Books"]
    press(data)


def test_from_the_store(store: Store, client: Client, add_client: Callable[..., Client], tmp_path: Path) -> None:
    made = plan.add(store, "sketch", client.id, title="Lunedì storto", value="Un corso")
    out = documents.export_proposal(store, client.id, made.id, tmp_path / "p.pdf", now=store.clock())
    assert out.path.read_bytes().startswith(b"%PDF")
    assert "proposal-lunedi-storto" in documents.proposal(store, made.id).file_name
    with pytest.raises(BadInput):
        documents.export_proposal(store, add_client("Altra").id, made.id, tmp_path / "q.pdf", now=store.clock())


# -- what we need from you ------------------------------------------------------------------------


def open_tasks() -> tuple[needs.Need, ...]:
    """Tasks of two people and of nobody in particular; one done."""
    client = plans.CLIENTS["en"]

    def task(n: int, title: str, person: int, due: str, done: str = "") -> ClientTask:
        return ClientTask(id=n, client_id=client.id, title=title, person_id=person, due=due, done_on=done)

    people = (Person(id=1, client_id=client.id, name="Priya", role="Owner"), Person(id=2, client_id=client.id, name="Jo"))
    tasks = (
        task(1, "Photo of the shelf", 1, "2026-10-20"), task(2, "Price list", 2, "2026-10-10"), task(3, "Logo", 0, ""),
        task(4, "Seats sold", 2, "2026-10-01", "2026-10-02"), task(5, "Names of the readers", 1, ""),
    )  # fmt: skip
    return needs.needs_of(WholePlan(client, (), {"person": people, "client_task": tasks}))


def test_open_tasks_stand_by_person_the_most_urgent_first() -> None:
    assert [(one.person, one.text) for one in open_tasks()] == [
        ("Jo", "Price list"), ("Priya", "Photo of the shelf"), ("Priya", "Names of the readers"), ("", "Logo"),
    ]  # fmt: skip


def test_the_pack_has_a_page_of_them_or_none(store: Store, add_client: Any, read: Read) -> None:
    client = add_client("Larch", language="en", country="GB", zone="Europe/London")
    made = posts.add(store, client.id, title="Moss", text="Moss", due_wall="2026-10-22T10:00")
    review.set_status(store, made.id, "in_review")
    span = (date(2026, 10, 1), date(2026, 10, 31))
    order = documents.gather_approval(store, client.id, *span, now=store.clock())
    assert approval_pack.data(order.material, **order.options)["needs"] == []
    person = plan.add(store, "person", client.id, name="Priya", role="Owner")
    plan.add(store, "client_task", client.id, title="Photo of the moss novel", person_id=person.id, due="2026-10-12")
    order = documents.gather_approval(store, client.id, *span, now=store.clock())
    pdf = read(documents.pressed(order)[0])
    assert all(squeezed(one) in pdf.text for one in ("What we need from you", "Priya", "Photo of the moss novel", "3 days late"))
    people = documents.pressed(documents.strategy(store, client.id, chapters=("people",)))[0]
    assert squeezed("Photo of the moss novel") in read(people).text
