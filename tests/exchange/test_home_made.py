"""Nine home-made sheets in ten come in right without a question: counted over all layouts, field by field."""

from pathlib import Path

import pytest

from smdesk.domain.imports import ImportPlan
from smdesk.domain.whole import ClientPlan
from tests.exchange import sheets
from tests.exchange.plans import client_plan, planned

RATE = 0.9


def faults(sheet: sheets.Sheet, plan: ImportPlan, client: ClientPlan) -> list[str]:
    """What is not as the sheet means it; empty when everything is right."""
    found = [f"asks {one.id}" for one in plan.blocking]
    found += [f"line {one.line}: {one.sentence}" for one in plan.errors]
    if len(plan.posts) != len(sheet.wanted):
        found.append(f"{len(plan.posts)} posts for {len(sheet.wanted)}")
    networks = {place.id: place.network for place in client.places}
    pillars = {pillar.id: pillar.name for pillar in client.pillars}
    for want, planned_post in zip(
        sheet.wanted, sorted(plan.posts, key=lambda one: one.post.due_wall), strict=False
    ):
        post = planned_post.post
        texts = {networks[v.place_id]: post.text if v.text is None else v.text for v in planned_post.versions}
        got = {
            **{name: getattr(post, name, "") for name in want.fields},
            "pillar": pillars.get(post.pillar_id, ""),
        }
        if post.due_wall != want.due:
            found.append(f"{post.due_wall} for {want.due}")
        if texts != want.texts:
            found.append(f"{texts} for {want.texts}")
        found += [
            f"{name}: {got[name]} for {value}" for name, value in want.fields.items() if got[name] != value
        ]
    return found


@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_nine_in_ten_come_in_right_without_a_question(tmp_path: Path, seed: int) -> None:
    some = sheets.fresh(seed) if seed else sheets.sheets()
    wrong = {}
    for sheet in some:
        client = client_plan(sheet.language)
        found = faults(sheet, planned(tmp_path, sheet.filename, sheet.content, client), client)
        if found:
            wrong[sheet.name] = found[:3]
    rate = 1 - len(wrong) / len(some)
    print(f"{rate:.0%} of {len(some)} home-made sheets right without a question")
    assert len(some) >= 60
    assert rate >= RATE, wrong
