"""The studio's style: one for all clients, on every document, never in the way of one."""

from datetime import date
from pathlib import Path

import pytest

from smdesk.domain.errors import BadInput
from smdesk.services import documents, studio
from smdesk.storage.store import Store
from tests.documents.reading import Pdf, squeezed
from tests.documents.test_service import END, START, Fill, fill
from tests.fakes import STORY

__all__ = ["fill"]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><rect width="90" height="20" fill="#284"/></svg>'


def test_it_is_one_for_all_and_can_be_undone(store: Store) -> None:
    assert studio.style(store).name == ""
    studio.set_style(store, name="Ada Ferri", color="#2A7A7A")
    studio.set_style(store, contact="ada@example.org")
    kept = studio.style(store)
    assert (kept.name, kept.color, kept.contact, kept.client_id) == ("Ada Ferri", "#2A7A7A", "ada@example.org", 0)
    store.undo()
    assert studio.style(store).contact == ""


@pytest.mark.parametrize(
    ("field", "value"), [("color", "green"), ("logo", "/nowhere/logo.png"), ("logo", "/etc/hostname"), ("logo", "a\0.png")]
)
def test_what_cannot_be_printed_is_refused_in_a_sentence(store: Store, field: str, value: str) -> None:
    with pytest.raises(BadInput) as refused:
        studio.set_style(store, **{field: value})
    assert refused.value.field == field


def test_every_document_carries_it(store: Store, fill: Fill, tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text(SVG)
    studio.set_style(store, name="Ada Ferri", logo=str(logo), contact="ada@example.org", signature="A. Ferri")
    client = fill(("2026-10-20T09:00", "in_review"), ("2026-10-22T09:00", "in_review"))
    for gather in (documents.gather_calendar, documents.gather_approval):
        pdf, notices = documents.pressed(gather(store, client.id, START, END, now=STORY))
        assert notices == ()
        text = Pdf(pdf).text
        assert squeezed("Ada Ferri") in text and squeezed("A. Ferri") in text and "ada@example.org" in text


def test_a_logo_that_is_gone_is_said_and_the_document_made(store: Store, fill: Fill, tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text(SVG)
    studio.set_style(store, logo=str(logo))
    client = fill(("2026-10-20T09:00", "draft"))
    logo.unlink()
    pdf, notices = documents.pressed(documents.gather_calendar(store, client.id, date(2026, 10, 1), END, now=STORY))
    assert pdf and [one.values for one in notices] == [{"path": str(logo)}]
