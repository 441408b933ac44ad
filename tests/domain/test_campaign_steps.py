"""The checklists of campaigns: long enough, in order, in three languages, with the country's own steps."""

from datetime import date
from itertools import groupby

import pytest

from smdesk.domain.campaign_steps import LANGUAGES, PHASE_NAMES, Step, steps
from smdesk.domain.strategy import CampaignKind

KINDS = [kind.value for kind in CampaignKind]
ALL = [(kind, country) for kind in KINDS for country in ("", "IT", "ES", "GB")]


@pytest.mark.parametrize(("kind", "country"), ALL)
def test_every_checklist_is_whole_and_in_order(kind: str, country: str) -> None:
    found = steps(kind, country)
    assert len(found) >= 10 and len({one.id for one in found}) == len(found)
    phases = [phase for phase, _ in groupby(found, key=lambda one: one.phase)]
    assert phases == list(PHASE_NAMES)
    for one in found:
        assert one.id.startswith(f"{kind}-") and one.anchor in ("start", "end")
        assert set(one.texts) == set(LANGUAGES) and len(set(one.texts.values())) == 3
        assert one.phase != "before" or (one.days < 0 and one.anchor == "start")
        assert one.phase != "after" or (one.days > 0 and one.anchor == "end")
    for _, group in groupby(found, key=lambda one: (one.phase, one.anchor)):
        days = [one.days for one in group]
        assert days == sorted(days)
    assert any("lessons" in one.id for one in found)


def own(kind: str, country: str) -> set[str]:
    return {one.id for one in steps(kind, country)} - {one.id for one in steps(kind)}


def test_a_contest_asks_for_what_its_country_wants() -> None:
    assert own("contest", "IT") == {
        "contest-deposit",
        "contest-prema",
        "contest-notary",
        "contest-unassigned",
    }
    assert own("contest", "it") == own("contest", "IT")
    assert own("contest", "ES") == {"contest-tax"}
    assert own("contest", "GB") == {"contest-lottery"}
    assert own("contest", "FR") == set()
    assert not any(own(kind, "IT") for kind in ("promotion", "event", "launch"))


def step(id: str) -> Step:
    return next(one for one in steps("contest", "IT") if one.id == id)


def test_steps_fall_on_days_of_the_campaign() -> None:
    start, end = date(2027, 3, 1), date(2027, 3, 31)
    assert step("contest-prema").due(start, end) == date(2027, 2, 14)
    assert step("contest-winners").due(start, end) == date(2027, 4, 5)
    assert step("contest-winners").due(start, None) == date(2027, 3, 6)
    assert step("contest-prema").due(None, end) is None
    assert step("contest-prema").text("it").startswith("Modulo PREMA CO/1")
    assert step("contest-prema").text("fr") == step("contest-prema").texts["en"]


def test_an_unknown_kind_is_our_bug() -> None:
    with pytest.raises(ValueError, match="picnic"):
        steps("picnic")
