"""An old plan's text in the new one's chapters."""

from dataclasses import replace

import pytest

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.services import plan
from smdesk.services.plan_outline import outline, take_in
from smdesk.storage.store import Store

OLD = "# Piano\n\nCiao.\n\n## Budget\n\n1.200 euro.\n\n## Tono di voce\n\nCaldo.\n"


def test_texts_are_put_behind_what_is_there(store: Store, client: Client) -> None:
    plan.set_text(store, client.id, "budget.note", "IVA esclusa.")
    report = take_in(store, client.id, outline(OLD))
    whole = plan.whole(store, client.id)
    assert whole.text("budget.note") == "IVA esclusa.\n\n### Budget\n\n1.200 euro."
    assert whole.text("brand.notes") == "### Tono di voce\n\nCaldo."
    assert whole.text("brief.notes") == "### Piano\n\nCiao."
    assert (report.created, report.updated) == (2, 1)
    assert take_in(store, client.id, outline(OLD)).skipped == 3  # nothing is said twice
    assert store.undo() is not None
    assert plan.whole(store, client.id).text("budget.note") == "IVA esclusa."
    assert plan.whole(store, client.id).text("brand.notes") == ""


def test_another_section_may_be_chosen(store: Store, client: Client) -> None:
    pieces = [replace(piece, section="risks.notes") for piece in outline(OLD)]
    assert take_in(store, client.id, pieces, dry_run=True).created == 1
    assert plan.whole(store, client.id).text("risks.notes") == ""
    take_in(store, client.id, pieces)
    assert plan.whole(store, client.id).text("risks.notes").count("###") == 3
    with pytest.raises(BadInput, match="takes no text"):
        take_in(store, client.id, [replace(pieces[0], section="risks.matrix")])
