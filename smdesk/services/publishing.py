"""Publishing by hand: what is to be done at each place, in order; what of it is done; the mark that it is out.

Nothing here needs a network or a token. Steps that are done are kept beside the post, so that a sheet can be left
and taken up again; the mark itself (address, hour, status) is in the post and its versions and can be undone.
"""

import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from smdesk.domain.changes import Act
from smdesk.domain.clients import Place
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.lifecycle import check_move
from smdesk.domain.media import Attachment, Media
from smdesk.domain.posts import OUT, Post, Status, Version
from smdesk.domain.value import value
from smdesk.domain.whole import WholePost
from smdesk.services import limits, posts
from smdesk.services.composing import AtPlace, at_places, compose_url
from smdesk.storage.store import Store

_KEPT = "publish."
STEP_NAMES: dict[str, str] = {
    "title": N_("Title"), "content_warning": N_("Content warning"), "text": N_("Text"), "link": N_("Link"),
    "alt": N_("Alternative text"), "image": N_("Picture"), "video": N_("Film"), "document": N_("Paper"),
    "first_comment": N_("First comment"),
}  # fmt: skip


@value
class Step:
    """One thing to do at a place. ``kind``: "copy" a text, hand over a "file", "open" its page, "after" it is out.

    ``key`` names the step with what it hands over: a text that changes is to be copied again.
    """

    key: str
    kind: str
    name: str  # of STEP_NAMES; "" for "open" and "after"
    text: str = ""
    file: Media | None = None
    number: int = 0  # of a post in a thread, from 1


@value
class Sheet:
    """A post on its way out by hand: the places, and for each its steps, those done, and whether it is out there."""

    whole: WholePost
    at: tuple[AtPlace, ...]
    steps: dict[int, tuple[Step, ...]]
    done: dict[int, frozenset[str]]
    out: frozenset[int]

    def comment(self, place_id: int) -> Step | None:
        """The first comment of a place: what is handed over last, beside the address."""
        last = self.steps[place_id][-1]
        return last if last.name == "first_comment" else None

    def present(self, place_id: int) -> Step | None:
        """The step to be done now at a place."""
        return next((step for step in self.steps[place_id] if step.key not in self.done[place_id]), None)

    @property
    def next_place(self) -> int:
        """The first place where it is not out yet; 0 when it is everywhere."""
        return next((one.place.id for one in self.at if one.place.id not in self.out), 0)


def sheet(store: Store, post_id: int) -> Sheet:
    """Gather the places of a post and how far each is."""
    whole = posts.get(store, post_id)
    at = at_places(whole, store.clients.plan(whole.post.client_id), limits.facts(store))
    kept = store.settings.get(f"{_KEPT}{post_id}", {})
    done = {one.place.id: frozenset(kept.get(str(one.place.id), ())) for one in at}
    gone = whole.post.status in {status.value for status in OUT}
    out = frozenset(one.place.id for one in at if gone or one.version.published_url or one.version.out_at)
    return Sheet(whole, tuple(at), {one.place.id: steps(one, whole.media) for one in at}, done, out)


def steps(one: AtPlace, media: Iterable[tuple[Attachment, Media]]) -> tuple[Step, ...]:
    """What is to be done at a place, in the order in which its own page asks for it."""
    found: list[Step] = []

    def copied(name: str, text: str, part: str = "", number: int = 0) -> None:
        if text.strip():
            found.append(Step(_key(name + part, text), "copy", name, text, number=number))

    thread = one.posts if len(one.posts) > 1 else ()

    if "title" in one.inputs:
        copied("title", one.draft.title)
    if "content_warning" in one.inputs:
        copied("content_warning", one.draft.content_warning)
    copied("text", one.posts[0], number=1 if thread else 0)
    if one.facts.link != "text" and one.draft.link not in one.outgoing:
        copied("link", one.draft.link)
    for attachment, file in media:
        kind = file.kind if file.kind in STEP_NAMES else "document"
        found.append(Step(_key(f"file{attachment.id}", file.path), "file", kind, file=file))
        if one.facts.images is None or one.facts.images.alt:
            copied("alt", attachment.alt, str(attachment.id))
    found.append(Step("open", "open", ""))
    for number, text in enumerate(thread[1:], 2):  # each answers the one before, so that one must be out first
        copied("text", text, str(number), number)
    if one.facts.first_comment:
        copied("first_comment", one.draft.first_comment)
    return tuple(found)


def _key(name: str, text: str) -> str:
    return f"{name}:{zlib.crc32(text.encode('utf-8', 'replace')):08x}"


def door(one: AtPlace) -> str:
    """The address that opens a place: its composer, else the page itself; "" when neither is known."""
    own = one.place.address.strip()
    return compose_url(one) or (own if own.lower().startswith(("http://", "https://")) else "")


def host(address: str) -> str:
    """The part of an address that people know."""
    return urlsplit(address).hostname or address


def note_done(store: Store, post_id: int, place_id: int, key: str) -> None:
    """Keep that a step is done."""
    kept = store.settings.get(f"{_KEPT}{post_id}", {})
    mine = kept.setdefault(str(place_id), [])
    if key not in mine:
        mine.append(key)
        store.settings.set(f"{_KEPT}{post_id}", kept)


def moment(now: datetime, zone: str, clock: str) -> datetime:
    """The last time a clock in ``zone`` showed "HH:MM"."""
    here = now.astimezone(ZoneInfo(zone))
    hour, minute = (int(part) for part in clock.split(":"))
    then = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return then if then <= here else then - timedelta(days=1)


def publish_at(
    store: Store, post_id: int, place_id: int, url: str, at: datetime, *, origin: object = None
) -> Post:
    """Note that a person has published the post at a place at a moment; with the last place the post is published.

    A place that the post was not meant for is one of its places from then on: that is what happened.

    :raises BadInput: when the address is none, or the post was not agreed yet
    :raises NotFound: when there is no such place
    """
    made = sheet(store, post_id)
    post, url = made.whole.post, url.strip()
    if url and not url.lower().startswith(("http://", "https://")):
        message = N_("Address: “{url}” is not a web address; paste the link of the published post.")
        raise BadInput(message, "published_url", url=url[:80])
    check_move(post, Status.PUBLISHED, reviewed=store.clients.plan(post.client_id).client.reviewed)
    last = not [one for one in made.at if one.place.id not in made.out | {place_id}]
    with store.transaction(Act.SET_STATUS, origin) as tx:
        version = made.whole.version_at(place_id)
        if version is None:
            version = tx.add(Version(post_id=post_id, place_id=store.get(Place, place_id).id))
        noted = {"published_url": url} if url else {}
        if not version.out_at and post.status != Status.PUBLISHED:
            noted["out_at"] = at.isoformat(timespec="seconds")
        tx.update(version, **noted)
        if last and post.status != Status.PUBLISHED:
            first = next((one.published_url for one in made.whole.versions if one.published_url), url)
            stamp = at.astimezone(store.clock().tzinfo).isoformat(timespec="seconds")
            post = tx.update(
                post, status=Status.PUBLISHED.value, published_at=stamp, published_url=first or post.published_url
            )
    return post
