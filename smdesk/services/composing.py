"""What the composer shows beside a text, gathered without any window: places, findings, counters, links."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from smdesk import networks
from smdesk.domain import limits, quality, utm
from smdesk.domain.changes import Act
from smdesk.domain.clients import Place
from smdesk.domain.connector import Network
from smdesk.domain.connector import Place as Door
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.facts import FieldFacts, NetworkFacts
from smdesk.domain.findings import (
    FIELD_NAMES,
    Draft,
    Finding,
    Level,
    MediaFacts,
    Subject,
    posts_of,
    whole_text,
)
from smdesk.domain.hashtags import extract
from smdesk.domain.lifecycle import Action, check_move, next_action
from smdesk.domain.links import find_links
from smdesk.domain.lint import lint
from smdesk.domain.media import Attachment, Media
from smdesk.domain.note import Note
from smdesk.domain.posts import (
    Post,
    Status,
    Version,
    content_warning_of,
    first_comment_of,
    link_of,
    text_of,
)
from smdesk.domain.quality import Check
from smdesk.domain.time import day_of, wall_now
from smdesk.domain.whole import ClientPlan, WholePost
from smdesk.services import posts, review
from smdesk.services.clones import Clone, warnings
from smdesk.storage.store import Store

_PRESETS = "composer.presets."


@dataclass(frozen=True, slots=True)
class AtPlace:
    """A post as it would stand at one place: ``draft`` is what its network will judge, ``link`` the final one."""

    place: Place
    network: Network
    facts: NetworkFacts
    version: Version
    draft: Draft
    link: str
    common: str = field(repr=False)

    @property
    def differs(self) -> bool:
        """Whether this place says something of its own."""
        own = self.version
        texts = own.text is not None and own.text != self.common
        return texts or any(
            value is not None for value in (own.title, own.first_comment, own.link, own.content_warning)
        )

    @property
    def inputs(self) -> tuple[str, ...]:
        """The inputs this network offers, keys of ``findings.FIELD_NAMES``."""
        return self.network.inputs(self.facts, self.draft)

    @property
    def field(self) -> FieldFacts:
        """The network's field that takes the text."""
        return Subject(self.facts, self.draft).field_for("text") or self.facts.main_field

    @property
    def budget(self) -> limits.Budget:
        """The live counter."""
        return limits.budget(self.facts, self.draft)

    @property
    def outgoing(self) -> str:
        """The text as it is copied or published: with the link where links live in the text; never a note."""
        return "\n\n".join(self.posts)

    @property
    def posts(self) -> tuple[str, ...]:
        """The same as the posts that it goes out as: one, or those of a thread in their order."""
        return tuple(whole_text(self.facts, post) for post in posts_of(self.facts, self.draft))


def budget_of(one: AtPlace, number: int) -> limits.Budget:
    """The counter of one post of a thread, from 1; of the whole text for 0."""
    return limits.budget(one.facts, posts_of(one.facts, one.draft)[number - 1] if number else one.draft)


def media_facts(media: Sequence[tuple[Attachment, Media]]) -> tuple[MediaFacts, ...]:
    """Attached files as the networks' rules see them."""
    return tuple(
        MediaFacts(file.format, file.bytes, file.width, file.height, one.alt, file.kind)
        for one, file in media
    )


def final_link(post: Post, version: Version | None, plan: ClientPlan, place: Place | None) -> str:
    """The link as it goes out at a place, with campaign tags where they belong.

    :raises BadInput: when it is no link, or a preset of the client's is wrong
    """
    url = link_of(post, version)
    if not post.tagged or not url.strip():
        return url.strip()
    return utm.tag(url, plan.client, place, plan.campaign(post.campaign_id), post)


def link_or_raw(post: Post, version: Version | None, plan: ClientPlan, place: Place | None) -> str:
    """:func:`final_link`, or what was typed while it is no link yet."""
    try:
        return final_link(post, version, plan, place)
    except BadInput:
        return link_of(post, version).strip()


def at_place(
    whole: WholePost, plan: ClientPlan, facts: Mapping[str, NetworkFacts], version: Version
) -> AtPlace | None:
    """The post at the place of one of its versions; None for a place or network that is not known any more."""
    place = plan.place(version.place_id)
    network = networks.find().get(place.network) if place else None
    if place is None or network is None or place.network not in facts:
        return None
    post = whole.post
    link = link_or_raw(post, version, plan, place)
    draft = Draft(
        text=text_of(post, version),
        title=post.title if version.title is None else version.title,
        first_comment=first_comment_of(post, version),
        content_warning=content_warning_of(post, version),
        link=link,
        media=media_facts(whole.media),
        premium=place.premium,
    )
    return AtPlace(place, network, facts[place.network], version, draft, link, post.text)


def at_places(whole: WholePost, plan: ClientPlan, facts: Mapping[str, NetworkFacts]) -> list[AtPlace]:
    """The post at each of its places, in their order."""
    found = [at_place(whole, plan, facts, version) for version in whole.versions]
    return [one for one in found if one is not None]


def network_of(place: Place) -> Network | None:
    """The network of a place; None for one that is not known any more."""
    return networks.find().get(place.network)


# -- findings ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the places it holds at: the same remark on three networks is one line."""

    finding: Finding
    place_ids: tuple[int, ...]


def findings(at: Sequence[AtPlace]) -> list[Found]:
    """What the networks' rules say, worst first."""
    grouped: dict[tuple[str, str, str], tuple[Finding, list[int]]] = {}
    for one in at:
        for finding in limits.check(one.facts, one.draft):
            key = (finding.field, finding.message, str(sorted(finding.values.items(), key=str)))
            grouped.setdefault(key, (finding, []))[1].append(one.place.id)
    made = [Found(finding, tuple(ids)) for finding, ids in grouped.values()]
    return sorted(made, key=lambda one: -one.finding.level)


def overshoot(one: AtPlace) -> int | None:
    """Index in the text where the limit is passed; None when it fits (or the rest alone is too long).

    Of a thread: in the first of its posts that is too long.
    """
    if not one.budget.limit or one.budget.remaining >= 0 or not one.draft.text:
        return None
    start = 0
    for post in posts_of(one.facts, one.draft):
        start = max(start, one.draft.text.find(post.text, start))
        if limits.budget(one.facts, post).remaining < 0:
            return start + _fitting(one.facts, post)
        start += len(post.text)
    return None


def _fitting(facts: NetworkFacts, draft: Draft) -> int:
    low, high = 0, len(draft.text)
    while low < high:  # the longest beginning that fits
        middle = (low + high + 1) // 2
        cut = limits.budget(facts, replace(draft, text=draft.text[:middle]))
        low, high = (middle, high) if cut.remaining >= 0 else (low, middle - 1)
    return low


# -- the way to the public --------------------------------------------------------------------

CHECKED = frozenset({Status.APPROVED, Status.SCHEDULED})


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that follows from the words: findings, checklist, and the one next step."""

    found: tuple[Found, ...] = ()
    checks: tuple[Check, ...] = ()
    action: Action | None = None


def sheet(
    whole: WholePost, plan: ClientPlan, at: Sequence[AtPlace], today: date, clones: Sequence[Clone] = ()
) -> Sheet:
    """Judge a post as it stands. ``clones``: see :func:`clones_of`; without them that line is left out."""
    found = findings(at)
    checks = quality.checklist(whole, plan, findings=[one.finding for one in found], today=today)
    checks += [quality.like_another(one.client, one.shared) for one in clones[:1]]
    return Sheet(tuple(found), tuple(checks), next_action(whole.post, plan.client, checks))


def clones_of(store: Store, whole: WholePost) -> tuple[Clone, ...]:
    """Texts of other clients that this post is nearly the same as; looked up, nothing is kept."""
    texts = dict.fromkeys([whole.post.text, *(one.text for one in whole.versions if one.text)])
    found = (one for text in texts for one in warnings(store, text, whole.post.client_id))
    return tuple(sorted(found, key=lambda one: -one.score))


def notes_on(text: str, language: str, plan: ClientPlan) -> list[Note]:
    """What a careful editor would underline."""
    return lint(text, language=language, forbidden=plan.forbidden)


def coloured(text: str) -> list[tuple[int, int]]:
    """Stretches that networks turn into links: addresses and hashtags."""
    tags = [(tag.start, tag.end) for tag in extract(text)] if "#" in text or "＃" in text else []
    return [(link.start, link.end) for link in find_links(text)] + tags


def check_may_go(store: Store, post_id: int, facts: Mapping[str, NetworkFacts]) -> None:
    """What stands between a post and its approval: official limits, no place, rights that have ended.

    :raises BadInput: for the first rule that is broken, with the way out
    """
    whole = posts.get(store, post_id)
    plan = store.clients.plan(whole.post.client_id)
    today = day_of(wall_now(store.clock(), whole.post.zone))
    made = sheet(whole, plan, at_places(whole, plan, facts), today)
    for found in made.found:
        if found.finding.level is Level.BLOCK:
            raise Blocked(found)
    for check in quality.blocking(made.checks):
        raise BadInput(check.reason, check.id, **check.values)


class Blocked(BadInput):
    """An official limit is broken; ``found`` says which, where, and leads to the field."""

    def __init__(self, found: Found) -> None:
        self.found = found
        finding = found.finding
        values = {**finding.values, "field": FIELD_NAMES[finding.field]}
        super().__init__(f"{finding.message} {finding.fix}", finding.field, **values)


def advance(
    store: Store,
    post_id: int,
    target: Status,
    facts: Mapping[str, NetworkFacts],
    *,
    by: str = "",
    origin: object = None,
) -> Post:
    """Move a post on. Approval and scheduling first pass the official limits of every place.

    An approved post with a date is scheduled by its own step; publishing by hand is :func:`mark_published`.

    :raises BadInput: when a limit is broken, the date is missing, or the step is not allowed
    """
    if target in CHECKED:
        check_may_go(store, post_id, facts)
    return review.set_status(store, post_id, target.value, by=by, origin=origin)


def mark_published(store: Store, post_id: int, urls: Mapping[int, str], *, origin: object = None) -> Post:
    """Note that a person has published the post, and where it stands (address by place id; may be empty).

    :raises BadInput: when an address is none, or the post was not agreed yet
    """
    whole = posts.get(store, post_id)
    plan = store.clients.plan(whole.post.client_id)
    for url in urls.values():
        if url and not url.lower().startswith(("http://", "https://")):
            message = N_("Address: “{url}” is not a web address; paste the link of the published post.")
            raise BadInput(message, "published_url", url=url[:80])
    check_move(whole.post, Status.PUBLISHED, reviewed=plan.client.reviewed)
    first = next((url for url in urls.values() if url), "")
    now = store.clock().isoformat(timespec="seconds")
    with store.transaction(Act.SET_STATUS, origin) as tx:
        for version in whole.versions:
            noted = {"published_url": urls[version.place_id]} if urls.get(version.place_id) else {}
            if not version.out_at and whole.post.status != Status.PUBLISHED:
                noted["out_at"] = now
            tx.update(version, **noted)
        return tx.update(
            whole.post,
            status=Status.PUBLISHED.value,
            published_at=now,
            published_url=first or whole.post.published_url,
        )


def hold(store: Store, post_id: int, reason: str = "", *, origin: object = None) -> Post:
    """Keep one post from going out until it is released; it returns to where it stood.

    :raises BadInput: when it is out already
    """
    post = posts.get(store, post_id).post
    check_move(post, Status.HELD, reviewed=store.clients.plan(post.client_id).client.reviewed)
    with store.transaction(Act.HOLD, origin) as tx:
        return tx.update(post, status=Status.HELD.value, held_from=post.status, hold_reason=reason)


def compose_url(one: AtPlace) -> str:
    """Where the network's own composer opens, filled with the text where it can be; "" when not known."""
    door = Door(one.place.handle, one.place.address)
    draft = posts_of(one.facts, one.draft)[0]  # of a thread the first: the others answer it
    return one.network.compose_url(
        one.facts,
        draft.text,
        draft.link,
        door.handle,
        door.instance,
        draft.title if "title" in one.inputs else "",
    )


# -- sets of places ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of places of one client."""

    name: str
    place_ids: tuple[int, ...]


def presets(store: Store, plan: ClientPlan) -> list[Preset]:
    """The client's saved sets, without places that are gone."""
    alive = {place.id for place in plan.places if not place.archived}
    kept = store.settings.get(f"{_PRESETS}{plan.client.id}", [])
    made = [Preset(one["name"], tuple(number for number in one["places"] if number in alive)) for one in kept]
    return [one for one in made if one.place_ids]


def save_preset(store: Store, plan: ClientPlan, name: str, place_ids: Sequence[int]) -> None:
    """Remember a set of places under a name; the same name replaces the old set.

    :raises BadInput: when the name or the set is empty
    """
    name = " ".join(name.split())
    if not name or not place_ids:
        raise BadInput(N_("Preset: it needs a name and at least one place."), "name")
    others = [one for one in presets(store, plan) if one.name.casefold() != name.casefold()]
    _keep_presets(store, plan, [*others, Preset(name, tuple(place_ids))])


def remove_preset(store: Store, plan: ClientPlan, name: str) -> None:
    """Forget a set of places."""
    _keep_presets(store, plan, [one for one in presets(store, plan) if one.name != name])


def _keep_presets(store: Store, plan: ClientPlan, kept: Sequence[Preset]) -> None:
    value = [{"name": one.name, "places": list(one.place_ids)} for one in kept]
    store.settings.set(f"{_PRESETS}{plan.client.id}", value or None)
