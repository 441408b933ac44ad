"""Steps of a campaign follow its days, within the step that moves it: one undo takes back both."""

from datetime import date

from smdesk.domain.campaign_steps import steps
from smdesk.domain.clients import Client
from smdesk.domain.plan.campaigns import CampaignStep
from smdesk.domain.strategy import Campaign
from smdesk.domain.time import day_of, wall_now
from smdesk.storage.store import Store, Transaction


def follow(store: Store, tx: Transaction, before: Campaign, after: Campaign) -> int:
    """Let open steps that stand on their ready-made day, or were eased to another, go with the campaign; how many moved.

    What is done, or was given another day by hand, stays; a step whose day would be past is eased to today.
    """
    if (before.start, before.end) == (after.start, after.end):
        return 0
    client = store.get(Client, after.client_id)
    today = day_of(wall_now(store.clock(), client.zone))
    ready = {step.id: step for step in steps(after.kind, client.country)}
    moved = 0
    for one in store.find(CampaignStep, campaign_id=after.id):
        step = ready.get(one.step)
        if step is None or one.done_on:
            continue
        was = step.due(_date(before.start), _date(before.end))
        days = step.days_of(_date(after.start), _date(after.end), today)
        ready_made = one.due == (one.eased_to or (was.isoformat() if was else ""))
        if days["due"] and ready_made and days != {"due": one.due, "eased_to": one.eased_to}:
            tx.update(one, **days)
            moved += 1
    return moved


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
