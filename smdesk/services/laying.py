"""A campaign lays its posts on the calendar from a template of lines that the user edits."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from smdesk import resources
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.plan.campaigns import CampaignPost
from smdesk.domain.posts import Aim, Post, Status, Version
from smdesk.domain.strategy import Campaign, Pillar
from smdesk.domain.time import parse_wall, wall_now
from smdesk.domain.whole import ClientPlan
from smdesk.services import posts
from smdesk.storage.store import Store, Transaction

SOURCE = "campaign"  # of posts laid from a template; their key says what they were laid as
_LAID = frozenset({Status.IDEA.value, Status.DRAFT.value})


@dataclass(frozen=True, slots=True)
class Laid:
    """What became of the lines of a template: ids of posts, but ``past`` of lines whose moment is gone.

    ``kept``: posts that somebody edited, moved or threw away since; they are left as they are.
    """

    added: tuple[int, ...] = ()
    refreshed: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    past: tuple[int, ...] = ()


def default_lines(campaign: Campaign, language: str) -> tuple[CampaignPost, ...]:
    """A sensible template for the campaign's kind in the client's language; not stored yet.

    Places to fill in stand in braces: {name} and {offer} are filled at once, the others by whoever writes.
    """
    lines = _posts_book()[campaign.kind]
    name, offer = campaign.name, campaign.offer or campaign.proposition
    made = []
    for position, line in enumerate(lines):
        text, title = line.get(language) or line["en"], line.get(f"title_{language}") or line["title_en"]
        filled = [one.replace("{name}", name).replace("{offer}", offer or "…") for one in (title, text)]
        made.append(
            CampaignPost(
                client_id=campaign.client_id,
                campaign_id=campaign.id,
                position=position,
                anchor=line["anchor"],
                offset=line["days"],
                hour=line["hour"],
                title=filled[0],
                text=filled[1],
            )
        )
    if campaign.start == (campaign.end or campaign.start):  # a single day: no last call
        made = [one for one in made if one.anchor == "start" or one.offset > 0]
    return tuple(made)


def add_default_lines(store: Store, campaign: Campaign, *, origin: object = None) -> tuple[CampaignPost, ...]:
    """Store the ready-made lines of a campaign that has none; those there are, when it has some."""
    have = store.find(CampaignPost, campaign_id=campaign.id)
    if have:
        return tuple(have)
    client = store.get(Client, campaign.client_id)
    with store.transaction(Act.EDIT_CAMPAIGN, origin) as tx:
        return tuple(tx.add(line) for line in default_lines(campaign, client.language))


@cache
def _posts_book() -> Mapping[str, list[dict[str, Any]]]:
    import tomllib  # late: wanted when a campaign is opened

    return tomllib.loads(resources.path("campaign_posts.toml").read_text("utf-8"))


def lay(
    store: Store, campaign_id: int, line_ids: Iterable[int] | None = None, *, origin: object = None
) -> Laid:
    """Turn lines of the campaign's template into posts on the calendar, all as one step.

    A line laid before is not laid twice: its post follows the line while nobody has touched it.

    :raises BadInput: when the campaign has no first day, or no line to lay
    """
    campaign = store.get(Campaign, campaign_id)
    if not campaign.start:
        raise BadInput(N_("Campaign: it has no first day yet; write it, and its posts can be laid."), "start")
    chosen = None if line_ids is None else set(line_ids)
    lines = [one for one in store.find(CampaignPost, campaign_id=campaign_id) if not one.archived]
    lines = [one for one in lines if chosen is None or one.id in chosen]
    if not lines:
        raise BadInput(N_("Campaign: its template of posts is empty; add a line first."), "campaign_post")
    layer = _Layer(store, campaign)
    with store.transaction(Act.LAY_POSTS, origin) as tx:
        for line in lines:
            layer.lay(tx, line)
    return layer.laid()


class _Layer:
    """Lays the lines of one campaign."""

    def __init__(self, store: Store, campaign: Campaign) -> None:
        self._store, self._campaign = store, campaign
        self._plan: ClientPlan = store.clients.plan(campaign.client_id)
        self._now = wall_now(store.clock(), self._plan.client.zone)
        self._found: dict[str, list[int]] = {"added": [], "refreshed": [], "kept": [], "past": []}

    def laid(self) -> Laid:
        """What came of it."""
        return Laid(**{name: tuple(ids) for name, ids in self._found.items()})

    def lay(self, tx: Transaction, line: CampaignPost) -> None:
        """One line."""
        post = self._wanted(line)
        places = self._places(line)
        post = replace(post, source_key=_key(line, post, places))
        standing = self._store.posts.get(line.post_id) if line.post_id else None
        if standing is None:
            self._add(tx, line, post, places)
        elif not self._untouched(line, standing):
            self._found["kept"].append(standing.id)
        elif standing.source_key != post.source_key:
            self._refresh(tx, standing, post, places)
            self._found["refreshed"].append(standing.id)

    def _add(self, tx: Transaction, line: CampaignPost, post: Post, places: Sequence[int]) -> None:
        if post.due_wall < self._now:
            self._found["past"].append(line.id)
            return
        made = tx.add(post)
        for place_id in places:
            tx.add(Version(post_id=made.id, place_id=place_id))
        for kind in ("objective", "segment"):
            target = getattr(self._campaign, f"{kind}_id")
            if target:
                tx.add(Aim(post_id=made.id, kind=kind, target_id=target))
        tx.update(line, post_id=made.id)
        self._found["added"].append(made.id)

    def _refresh(self, tx: Transaction, standing: Post, post: Post, places: Sequence[int]) -> None:
        names = ("title", "text", "due_wall", "due_utc", "pillar_id", "promo", "link", "source_key")
        tx.update(standing, **{name: getattr(post, name) for name in names})
        have = self._store.find(Version, post_id=standing.id)
        for version in have:
            if version.place_id not in places:
                tx.remove(version)
        for place_id in places:
            if all(version.place_id != place_id for version in have):
                tx.add(Version(post_id=standing.id, place_id=place_id))

    def _untouched(self, line: CampaignPost, post: Post) -> bool:
        """Whether a post still is what it was laid as."""
        if post.deleted or post.status not in _LAID or post.campaign_id != self._campaign.id:
            return False
        versions = self._store.find(Version, post_id=post.id)
        if any(one.text is not None or one.title is not None or one.link is not None for one in versions):
            return False
        return post.source_key == _key(line, post, sorted(one.place_id for one in versions))

    def _wanted(self, line: CampaignPost) -> Post:
        campaign, client = self._campaign, self._plan.client
        first = date.fromisoformat(campaign.start)
        anchor = date.fromisoformat(campaign.end) if line.anchor == "end" and campaign.end else first
        wall = f"{(anchor + timedelta(days=line.offset)).isoformat()}T{line.hour}"
        parse_wall(wall)
        pillar = self._plan.pillar(line.pillar_id)
        made = Post(
            client_id=client.id,
            title=line.title,
            text=line.text,
            status=Status.DRAFT.value if line.text.strip() else Status.IDEA.value,
            zone=client.zone,
            pillar_id=line.pillar_id,
            campaign_id=campaign.id,
            promo=pillar.promo if isinstance(pillar, Pillar) else campaign.kind == "promotion",
            created=self._store.clock().isoformat(timespec="seconds"),
            source=SOURCE,
        )
        return posts.dated(made, wall)

    def _places(self, line: CampaignPost) -> list[int]:
        known = {place.id for place in self._plan.places if not place.archived}
        named = [int(part) for part in line.places.split(",") if part.strip().isdecimal()]
        chosen = [number for number in named if number in known]
        return sorted(chosen or posts.preset_places(self._plan))


def _key(line: CampaignPost, post: Post, places: Sequence[int]) -> str:
    """What a post was laid as: while it is so still, nobody has touched it."""
    seen = (post.title, post.text, post.due_wall, post.pillar_id, post.promo, post.link, list(places))
    return f"{SOURCE}:{line.id}:{hashlib.sha256(repr(seen).encode()).hexdigest()[:16]}"
