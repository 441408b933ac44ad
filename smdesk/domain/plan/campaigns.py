"""What belongs to a campaign: deliverables, steps, figures and the posts it lays."""

from smdesk.domain.entity import column, entity
from smdesk.domain.plan.record import Record


@entity("deliverable")
class Deliverable(Record):
    """Something to be made."""

    campaign_id: int = column(default=0, refers="campaign")
    name: str = ""
    place_id: int = column(default=0, refers="place")
    format: str = ""
    size: str = ""
    due: str = ""
    owner: str = ""
    state: str = "to_do"  # to_do, doing, done


@entity("campaign_step")
class CampaignStep(Record):
    """A line of the campaign's checklist."""

    campaign_id: int = column(default=0, refers="campaign")
    step: str = ""  # id of the ready-made step it was copied from
    phase: str = "before"  # before, during, after
    text: str = ""
    due: str = ""
    owner: str = ""
    done_on: str = ""
    eased_to: str = ""  # the day it was given because its own was already past; while it stands, the campaign moves it


@entity("campaign_figure")
class CampaignFigure(Record):
    """What the campaign is measured by, wanted and got."""

    campaign_id: int = column(default=0, refers="campaign")
    name: str = ""
    formula: str = ""
    target: str = ""
    result: str = ""
    source: str = ""


@entity("campaign_post")
class CampaignPost(Record):
    """A line of the campaign's template of posts, counted from its first or last day."""

    campaign_id: int = column(default=0, refers="campaign")
    anchor: str = "start"  # start, end
    offset: int = 0  # days; negative = before
    hour: str = "18:00"
    title: str = ""
    text: str = ""
    pillar_id: int = column(default=0, refers="pillar")
    places: str = ""  # ids of places, comma separated; "" = the client's usual ones
    post_id: int = column(default=0, refers="post")  # the post it became
