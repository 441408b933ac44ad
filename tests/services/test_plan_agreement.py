"""A campaign is agreed with the client: the yes is bound to what the brief says."""

from pathlib import Path

import pytest

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.campaigns import CampaignFigure, CampaignPost, CampaignStep, Deliverable
from smdesk.domain.plan.people import Person
from smdesk.domain.plan.work import BudgetCell, BudgetLine
from smdesk.domain.strategy import Campaign
from smdesk.services import campaigns, clients, completeness, plan, plan_files, strategy, versions
from smdesk.storage.store import Store


@pytest.fixture
def campaign(store: Store, client: Client) -> Campaign:
    """A launch with one of everything."""
    made = strategy.add_campaign(store, client.id, "Raviolo", start="2026-11-05", end="2026-11-15", approvers="Lucia, by Thursday")
    for kind, values in (
        ("deliverable", {"name": "Locandina"}), ("campaign_step", {"text": "Foto del banco"}),
        ("campaign_figure", {"name": "Ordini", "target": "60"}), ("campaign_post", {"title": "Si parte", "text": "Oggi"}),
        ("budget_line", {"name": "Annunci"}),
    ):  # fmt: skip
        plan.add(store, kind, client.id, campaign_id=made.id, **values)
    (line,) = store.find(BudgetLine)
    plan.add(store, "budget_cell", client.id, line_id=line.id, month="2026-11", plan="100.00")
    return made


def state(store: Store, campaign: Campaign) -> str:
    """How the campaign stands."""
    whole = store.plans.whole(campaign.client_id)
    return campaigns.agreement(whole, store.get(Campaign, campaign.id)).state


def test_agreed_changed_and_agreed_anew(store: Store, campaign: Campaign) -> None:
    assert state(store, campaign) == "none"
    made = campaigns.agree(store, campaign.id, " Lucia ", "2026-10-01")
    assert (made.agreed_by, made.agreed_on, len(made.agreed_digest)) == ("Lucia", "2026-10-01", 64)
    assert state(store, campaign) == "agreed"
    strategy.edit(store, made, offer="Due al prezzo di uno")
    assert state(store, campaign) == "changed"
    store.undo()
    assert state(store, campaign) == "agreed"
    store.undo()
    assert state(store, campaign) == "none"


@pytest.mark.parametrize(
    ("cls", "said", "work"),
    [
        (Deliverable, {"name": "Volantino"}, {"state": "done"}),
        (CampaignStep, {"text": "Foto del forno"}, {"done_on": "2026-10-02"}),
        (CampaignFigure, {"target": "80"}, {"result": "12", "source": "Cassa"}),
        (CampaignPost, {"text": "Domani"}, {"post_id": 0}),
        (BudgetCell, {"plan": "120.00"}, {"actual": "90.00"}),
        (Campaign, {"end": "2026-11-20"}, {"state": "running"}),
    ],
)
def test_what_is_agreed_binds_and_daily_work_does_not(
    store: Store, campaign: Campaign, cls: type, said: dict[str, str], work: dict[str, str]
) -> None:
    campaigns.agree(store, campaign.id, "Lucia")
    (one,) = store.find(cls, client_id=campaign.client_id)
    plan.edit(store, one, **work)
    assert state(store, campaign) == "agreed"
    plan.edit(store, store.get(cls, one.id), **said)
    assert state(store, campaign) == "changed"


def test_an_agreement_has_a_name_and_a_day_that_has_come(store: Store, campaign: Campaign) -> None:
    for by, on in ((" ", ""), ("Lucia", "2026-13-40"), ("Lucia", "2031-01-01")):
        with pytest.raises(BadInput):
            campaigns.agree(store, campaign.id, by, on)
    assert state(store, campaign) == "none"


def test_who_can_be_chosen(store: Store, campaign: Campaign) -> None:
    for name, approves in (("Amina", "posts"), ("Lucia", "all"), ("Sandro", "nothing")):
        store_person = plan.add(store, "person", campaign.client_id, name=name, role="Banco", approves=approves)
        assert isinstance(store_person, Person)
    assert campaigns.who_agrees(store.plans.whole(campaign.client_id), campaign)[:2] == ("Lucia", "Amina")


def test_a_running_campaign_without_a_yes_is_missing(store: Store, campaign: Campaign) -> None:
    def reasons() -> str:
        found = completeness.of_client(store, campaign.client_id).chapters["campaigns"].reasons
        return " ".join(one.one for one in found)

    assert "agree" not in reasons()
    running = strategy.edit(store, campaign, state="running")
    assert "without the client’s agreement" in reasons()
    campaigns.agree(store, running.id, "Lucia")
    assert "agree" not in reasons()
    plan.edit(store, store.get(Campaign, campaign.id), idea="Altra")
    assert "changed since the client agreed" in reasons()


def test_a_plan_read_back_from_its_file_stays_agreed(store: Store, campaign: Campaign, tmp_path: Path) -> None:
    campaigns.agree(store, campaign.id, "Lucia")
    file = plan_files.export_plan(store, campaign.client_id, tmp_path / "plan.json")
    other = clients.add_client(store, "Altra")
    strategy.add_campaign(store, other.id, "Prima")  # other numbers than in the file
    plan_files.import_plan(store, other.id, file)
    (came,) = [one for one in store.find(Campaign, client_id=other.id) if one.name == "Raviolo"]
    assert state(store, came) == "agreed" and came.agreed_by == "Lucia"


def test_versions_say_who_agreed(store: Store, campaign: Campaign) -> None:
    version = versions.freeze(store, campaign.client_id)
    campaigns.agree(store, campaign.id, "Lucia")
    found = versions.compare(store, campaign.client_id, version.id)
    assert ("agreed_by", "Lucia") in [(one.field, one.after) for one in found]
