"""What a campaign's brief and a competitor study print, read from the store as plain values."""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from smdesk.domain.cards import PostFilter
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.plan.work import Sketch
from smdesk.domain.posts import Status
from smdesk.domain.strategy import Campaign
from smdesk.domain.time import day_of, wall_now
from smdesk.services import campaigns, plan_paper, rivals
from smdesk.storage.store import Store

if TYPE_CHECKING:
    from smdesk.documents.campaign_brief import BriefMaterial
    from smdesk.documents.competitor_study import StudyMaterial
    from smdesk.documents.proposal import ProposalMaterial


def brief(store: Store, campaign_id: int, now: datetime) -> "BriefMaterial":
    """A campaign with its posts, its law and the names in its links."""
    from smdesk.documents.campaign_brief import BriefMaterial
    from smdesk.documents.period import Period

    campaign = store.get(Campaign, campaign_id)
    gathered = plan_paper.material(store, campaign.client_id, now)
    today = day_of(wall_now(now, gathered.plan.client.zone))
    wholes = store.posts.wholes(store.posts.ids(PostFilter(client_id=campaign.client_id, campaign_id=campaign.id)))
    posts = [one for one in wholes if one.post.status != Status.REJECTED.value]
    start = date.fromisoformat(campaign.start) if campaign.start else today
    end = date.fromisoformat(campaign.end) if campaign.end else start
    base = replace(gathered.base, posts=tuple(posts), period=Period(start, max(start, end)))
    return BriefMaterial(
        plan=replace(gathered, base=base),
        campaign_id=campaign.id,
        legal=campaigns.legal(store, campaign, today),
        tags=campaigns.utm_table(gathered.plan, campaign),
    )


def proposal(store: Store, sketch_id: int, now: datetime) -> "ProposalMaterial":
    """A business idea of a client's."""
    from smdesk.documents.period import Period
    from smdesk.documents.proposal import ProposalMaterial

    sketch = store.get(Sketch, sketch_id)
    gathered = plan_paper.material(store, sketch.client_id, now)
    today = day_of(wall_now(now, gathered.plan.client.zone))
    return ProposalMaterial(replace(gathered.base, period=Period(today, today)), sketch)


def study(store: Store, client_id: int, now: datetime) -> "StudyMaterial":
    """The comparison with its observations and conclusions.

    :raises BadInput: when there is nobody to compare with
    """
    from smdesk.documents.competitor_study import StudyMaterial, first_day
    from smdesk.documents.period import Period

    gathered = plan_paper.material(store, client_id, now)
    client = gathered.plan.client
    if not gathered.plan.of("competitor"):
        message = N_("Competitors: {client} has none in its plan yet; add three to five, then print the study.")
        raise BadInput(message, "competitor", client=client.name)
    start, end = first_day(gathered.plan.of("observation"), day_of(wall_now(now, client.zone)))
    base = replace(gathered.base, period=Period(start, max(start, end)))
    return StudyMaterial(replace(gathered, base=base), rivals.sameness(gathered.plan))
