"""The networks' limits with the user's corrections on top, and what a correction means for the drafts."""

import json
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from smdesk import networks
from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.corrections import LimitCorrection
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.facts import NetworkFacts, Origin, correctable, corrected
from smdesk.domain.findings import Finding, Level
from smdesk.domain.limits import check
from smdesk.domain.posts import OUT, Status
from smdesk.domain.time import wall_now
from smdesk.services.composing import AtPlace, at_places
from smdesk.storage.store import Store

_PAGE = 50  # drafts re-checked between two looks at the event loop
Limit = int | float | str

# what the keys of a limit are called; a key that is not here is shown as it stands
KEY_NAMES: dict[str, str] = {
    "max": N_("Longest"), "min": N_("Shortest"), "max_utf8_bytes": N_("Most bytes"), "rule": N_("Counting rule"),
    "recommended": N_("Recommended length"), "max_count": N_("Most files"), "min_count": N_("Fewest files"),
    "min_bytes": N_("Fewest bytes"), "max_bytes": N_("Most bytes"), "total_max_bytes": N_("Most bytes together"),
    "aspect_min": N_("Tallest shape (width ÷ height)"), "aspect_max": N_("Widest shape (width ÷ height)"),
    "ratio_max": N_("Longest shape (long ÷ short side)"), "width_min": N_("Least width"),
    "width_max": N_("Greatest width"), "height_min": N_("Least height"), "side_sum_max": N_("Width and height together"),
    "max_pixels": N_("Most pixels"), "gif_max_bytes": N_("Most bytes of a GIF"), "gif_max_count": N_("Most GIFs"),
    "min_seconds": N_("Shortest, seconds"), "max_seconds": N_("Longest, seconds"), "side_min": N_("Least side"),
    "side_max": N_("Greatest side"), "warn_above": N_("Hashtags of use"), "mentions_max": N_("Most mentions"),
    "cashtags_max": N_("Most cashtags"), "links_max": N_("Most links"),
}  # fmt: skip
ROLE_NAMES: dict[str, str] = {
    "text": N_("Text"), "title": N_("Title"), "comment": N_("First comment"), "alt": N_("Alternative text"),
    "link": N_("Link"), "message": N_("Message"),
}  # fmt: skip
GROUP_NAMES: dict[str, str] = {
    "images": N_("Pictures"),
    "video": N_("Video"),
    "papers": N_("Papers"),
    "hashtags": N_("Hashtags and mentions"),
}
# Fields of one network that the composer has no input for.
FIELD_NAMES: dict[str, str] = {
    "section_block_text": N_("Text of a section"), "markdown_block_text": N_("Text with marks"), "line": N_("One line"),
    "embed_title": N_("Title of a card"), "embed_description": N_("Text of a card"), "embed_total": N_("All cards together"),
    "topic_tag": N_("Topic"), "tags": N_("Tags"), "poll_option": N_("Answer of a poll"),
    "text_attachment": N_("Attached text"), "slug": N_("Address of the page"), "summary": N_("Summary"),
}  # fmt: skip
WHEN_NAMES: dict[str, str] = {
    "media": N_("with pictures or films"), "image": N_("with a picture"), "video": N_("with a film"),
    "premium": N_("premium account"),
}  # fmt: skip
RULE_NAMES: dict[str, str] = {
    "x_weighted_v3": N_("weighted characters (links count 23)"),
    "mastodon": N_("characters (links count 23, mentions without server)"),
    "gotosocial": N_("characters, content warning included"),
    "bluesky": N_("visible signs, and bytes"),
    "graphemes": N_("visible signs"),
    "codepoints": N_("characters"),
    "codepoints_after_entities": N_("characters without marks"),
    "utf8_bytes": N_("bytes"),
    "utf16": N_("characters (an emoji counts 2 or more)"),
    "conservative": N_("not known: the strictest way"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One limit as a table shows it. ``key`` is "instagram.caption.max"; ``shipped`` what we knew of it."""

    key: str
    network: str
    network_name: str
    group: str
    role: str  # of a text field in the composer; "" for the others
    when: str  # the field is used with "media", "image", "video", "premium"; "" = always
    name: str
    value: Limit
    shipped: Limit
    origin: Origin

    @property
    def own(self) -> bool:
        """Whether the user corrected it."""
        return self.value != self.shipped or self.origin.grade.value == "user"


@dataclass(frozen=True, slots=True)
class Broken:
    """A draft that breaks an official rule at a place."""

    post_id: int
    title: str
    network: str
    finding: Finding


@cache
def _shipped() -> Mapping[str, NetworkFacts]:
    return networks.load_facts()


def corrections(store: Store) -> dict[str, tuple[Limit, date]]:
    """The user's own limits by key, each with the day it was set."""
    kept = store.find(LimitCorrection)
    return {one.key: (json.loads(one.value), date.fromisoformat(one.on)) for one in kept}


def facts(store: Store) -> dict[str, NetworkFacts]:
    """Facts by network id, the user's corrections in place."""
    found = dict(_shipped())
    for key, (value, day) in corrections(store).items():
        found = corrected(found, {key: value}, day)
    return found


def rows(store: Store) -> list[Row]:
    """Every limit that can be corrected, network by network."""
    shipped, now = _shipped(), facts(store)
    before, values = correctable(shipped), correctable(now)
    made = []
    for key, value in values.items():
        network, group, name = key.split(".", 2)
        one = now[network]
        field = one.field(group)
        sourced = field if field is not None else getattr(one, group)
        role, when = (field.role, field.when) if field is not None else ("", "")
        origin = sourced.origin_of(name)
        made.append(Row(key, network, one.name, group, role, when, name, value, before[key], origin))
    return made


def correct(store: Store, key: str, value: Limit | None, *, origin: object = None) -> None:
    """Set a limit to the user's own value; None (or the shipped value) returns to what we know. Can be undone.

    :raises BadInput: when there is no such limit, or the value cannot be one
    """
    known = correctable(_shipped())
    if key not in known:
        raise BadInput(N_("Limit: there is none called {key}; “smdesk limits” lists them."), "key", key=key)
    kept = store.find(LimitCorrection, key=key)
    back = value is None or value == known[key]
    today = date.fromisoformat(wall_now(store.clock(), "UTC")[:10])
    if not back:
        assert value is not None
        corrected(_shipped(), {key: value}, today)
    text = json.dumps(value)
    with store.transaction(Act.EDIT_LIMITS, origin) as tx:
        for one in kept if back else kept[:-1]:
            tx.remove(one)
        if not back and not kept:
            tx.add(LimitCorrection(key=key, value=text, on=today.isoformat()))
        elif not back and kept[-1].value != text:
            tx.update(kept[-1], value=text, on=today.isoformat())


def parse_value(text: str, row: Row) -> Limit:
    """What a person typed for a limit; thin spaces and separators are forgiven.

    :raises BadInput: when it is no number where one is needed
    """
    plain = text.strip().replace(" ", "").replace(" ", "").replace(" ", "")
    if isinstance(row.shipped, str):
        return plain
    fraction = isinstance(row.shipped, float) or row.name.startswith(("aspect", "ratio"))
    plain = plain.replace(",", "." if fraction else "").replace("'", "")
    try:
        return float(plain) if fraction else int(plain or "0")
    except ValueError:
        message = N_("{limit}: “{text}” is not a number; write one such as 500, 0 for no limit.")
        raise BadInput(message, row.key, limit=row.key, text=text) from None


def recheck(
    store: Store, found: list[Broken], count: list[int], before: Mapping[str, NetworkFacts] | None = None
) -> Generator[float, None, object]:
    """Check every post that is not out against the limits now in force, a page at a time.

    With ``before``, the facts as they were, only what a correction newly breaks is told.
    Appends to ``found``; ``count[0]`` grows with the posts checked. Yields how far it is, 0 to 1.
    """
    known = facts(store)
    waiting = frozenset(status.value for status in Status if status not in OUT)
    ids = store.posts.ids(PostFilter(statuses=waiting))
    plans = {}
    for start in range(0, len(ids), _PAGE):
        for whole in store.posts.wholes(ids[start : start + _PAGE]):
            client_id = whole.post.client_id
            if client_id not in plans:
                plans[client_id] = store.clients.plan(client_id)
            count[0] += 1
            for one in at_places(whole, plans[client_id], known):
                worst = _newly_broken(one, before)
                if worst is not None:
                    title = whole.post.title or whole.post.text[:60]
                    found.append(Broken(whole.post.id, title, one.facts.name, worst))
        yield min(1.0, (start + _PAGE) / max(1, len(ids)))
    return None


def _newly_broken(one: AtPlace, before: Mapping[str, NetworkFacts] | None) -> Finding | None:
    broken = [each for each in check(one.facts, one.draft) if each.level is Level.BLOCK]
    old = before.get(one.place.network) if before else None
    known = (
        {(each.field, each.message) for each in check(old, one.draft) if each.level is Level.BLOCK}
        if old
        else set()
    )
    return next((each for each in broken if (each.field, each.message) not in known), None)
