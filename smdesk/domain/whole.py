"""Entities gathered for reading: a post with all that belongs to it, a client with all its plan.

Repositories build these; documents, exports, checks and the composer read them. Nothing here is stored.
"""
from typing import NamedTuple

from smdesk.domain.clients import Client, OwnDate, Place, Slot
from smdesk.domain.media import Attachment, Media
from smdesk.domain.posts import Aim, Post, Version, content_hash
from smdesk.domain.strategy import Campaign, Objective, Pillar, Segment
from smdesk.domain.value import value


@value
class WholePost:
    """A post, its versions in the order of their places, its media in order and what it serves."""

    post: Post
    versions: tuple[Version, ...] = ()
    media: tuple[tuple[Attachment, Media], ...] = ()
    aims: tuple[Aim, ...] = ()

    @property
    def hash(self) -> str:
        """The hash an approval of this content is bound to."""
        pairs = [(media.digest or media.path, attachment.alt) for attachment, media in self.media]
        return content_hash(self.post, self.versions, pairs)

    @property
    def objective_ids(self) -> tuple[int, ...]:
        """Objectives the post serves."""
        return tuple(aim.target_id for aim in self.aims if aim.kind == "objective")

    @property
    def segment_ids(self) -> tuple[int, ...]:
        """Segments the post speaks to."""
        return tuple(aim.target_id for aim in self.aims if aim.kind == "segment")

    def version_at(self, place_id: int) -> Version | None:
        """The version for a place, None when the post does not go there."""
        return next((version for version in self.versions if version.place_id == place_id), None)


class FirmRule(NamedTuple):
    """A limit of the plan that the program watches; :mod:`smdesk.domain.firm` reads it."""

    id: int
    what: str
    kind: str
    limit: str


@value
class ClientPlan:
    """A client and what its posts point to; archived ones are included, for old posts point to them too."""

    client: Client
    places: tuple[Place, ...] = ()
    slots: tuple[Slot, ...] = ()
    own_dates: tuple[OwnDate, ...] = ()
    objectives: tuple[Objective, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    segments: tuple[Segment, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    words: tuple[str, ...] = ()  # that the brand never uses
    claims: tuple[tuple[str, str, str], ...] = ()  # of the register: words, proof, last day it holds
    rules: tuple[FirmRule, ...] = ()  # fitted to the firm, those the program watches

    @property
    def forbidden(self) -> str:
        """Words to avoid, one a line: the client's and those of its brand's voice."""
        return "\n".join((self.client.forbidden, *self.words)) if self.words else self.client.forbidden

    def place(self, place_id: int) -> Place | None:
        """The place with this id."""
        return next((place for place in self.places if place.id == place_id), None)

    def pillar(self, pillar_id: int) -> Pillar | None:
        """The pillar with this id."""
        return next((pillar for pillar in self.pillars if pillar.id == pillar_id), None)

    def campaign(self, campaign_id: int) -> Campaign | None:
        """The campaign with this id."""
        return next((campaign for campaign in self.campaigns if campaign.id == campaign_id), None)

    def objective(self, objective_id: int) -> Objective | None:
        """The objective with this id."""
        return next((one for one in self.objectives if one.id == objective_id), None)
