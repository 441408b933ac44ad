"""Posts, their versions for each place, and the rules of their life from idea to published."""

import json
from collections.abc import Iterable
from enum import StrEnum

from smdesk.domain.entity import column, entity
from smdesk.domain.errors import N_, PostLocked
from smdesk.domain.time import Moment

ID = 0


class Status(StrEnum):
    """Where a post stands. Late is not stored: it is scheduled and past (see :func:`is_late`)."""

    IDEA = "idea"
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    MEASURED = "measured"
    HELD = "held"
    FAILED = "failed"
    REJECTED = "rejected"


STATUS_NAMES: dict[str, str] = {
    "idea": N_("Idea"),
    "draft": N_("Draft"),
    "in_review": N_("In review"),
    "changes_requested": N_("Changes requested"),
    "approved": N_("Approved"),
    "scheduled": N_("Scheduled"),
    "published": N_("Published"),
    "measured": N_("Measured"),
    "held": N_("Held"),
    "failed": N_("Failed"),
    "rejected": N_("Rejected"),
    "late": N_("Late"),
}
OUT = frozenset({Status.PUBLISHED, Status.MEASURED})
OPEN = frozenset({Status.IDEA, Status.DRAFT, Status.CHANGES_REQUESTED})
AGREED = frozenset({Status.APPROVED, Status.SCHEDULED})


@entity("post")
class Post:
    """One thing to say. ``due_wall`` empty = no date yet (ideas drawer); ``due_utc`` follows wall and zone."""

    id: int = ID
    client_id: int = column(refers="client")
    title: str = ""
    text: str = ""  # common to all places until a version differs
    status: str = column(default=Status.DRAFT.value, index=True)
    due_wall: str = column(default="", index=True)  # YYYY-MM-DDTHH:MM in ``zone``
    zone: str = "Europe/Rome"
    due_utc: int = column(default=0, index=True)  # seconds since 1970; 0 without a date
    pillar_id: int = column(default=0, refers="pillar")
    campaign_id: int = column(default=0, refers="campaign")
    series_id: int = column(default=0, refers="series")
    occurrence: str = ""  # the wall time the series gave it, kept when the post is moved
    detached: bool = False  # an occurrence edited on its own; edits of the series pass it by
    language: str = ""  # empty = the client's
    link: str = ""
    tagged: bool = True  # put campaign tags on the link
    first_comment: str = ""
    content_warning: str = ""
    promo: bool = False
    label: str = ""  # advertising disclosure shown with the post
    cta: str = ""
    hook: str = ""
    design_note: str = ""  # brief for the picture that is still to be made
    missing_media: str = ""  # file names that an imported sheet spoke of and that are not there yet
    notes: str = ""  # private; never copied, exported to a network or printed for the client
    approved_hash: str = ""
    approved_by: str = ""
    approved_at: str = ""
    held_from: str = ""  # status to return to
    hold_reason: str = ""
    published_at: str = ""
    published_url: str = ""
    source: str = ""  # import file and key: the same file twice makes nothing twice
    source_key: str = column(default="", index=True)
    created: str = ""
    deleted: str = column(default="", index=True)  # when it went to the bin; empty = alive
    talk: str = ""  # "broadcast" or "conversation" as a person said; "" = as its words show


@entity("version")
class Version:
    """A post at one place. ``text`` None inherits the post's; so do the others."""

    id: int = ID
    post_id: int = column(refers="post")
    place_id: int = column(refers="place")
    text: str | None = None
    title: str | None = None  # for networks with a title of their own
    first_comment: str | None = None
    link: str | None = None
    content_warning: str | None = None
    published_url: str = ""
    out_at: str = ""  # when a person said that it is out there; ISO 8601 with offset


@entity("aim")
class Aim:
    """A post serves an objective or speaks to a segment; ``kind`` says which."""

    id: int = ID
    post_id: int = column(refers="post")
    kind: str  # "objective" or "segment"
    target_id: int = column(index=True)


@entity("approval")
class Approval:
    """A decision on a post: who, when, on exactly which content."""

    id: int = ID
    post_id: int = column(refers="post")
    decision: str  # approved, changes_requested, rejected, in_review
    by: str = ""
    at: str = ""
    content_hash: str = ""
    comment: str = ""


@entity("series")
class Series:
    """A recurring post: RFC 5545 RRULE counted in wall time, its posts are rows of their own."""

    id: int = ID
    client_id: int = column(refers="client")
    rule: str  # such as FREQ=WEEKLY;BYDAY=TU;UNTIL=20270131T235959
    start_wall: str
    zone: str
    exceptions: str = ""  # wall times left out, one a line


def text_of(post: Post, version: Version | None) -> str:
    """The text that will stand at a place."""
    return post.text if version is None or version.text is None else version.text


def link_of(post: Post, version: Version | None) -> str:
    """The link at a place, before campaign tags."""
    return post.link if version is None or version.link is None else version.link


def first_comment_of(post: Post, version: Version | None) -> str:
    """The first comment at a place."""
    return post.first_comment if version is None or version.first_comment is None else version.first_comment


def content_warning_of(post: Post, version: Version | None) -> str:
    """The content warning at a place."""
    return post.content_warning if version is None or version.content_warning is None else version.content_warning


def moment_of(post: Post) -> Moment | None:
    """When the post is due, or None for one without a date."""
    return Moment(post.due_wall, post.zone) if post.due_wall else None


def is_late(post: Post, now_utc: int) -> bool:
    """A post that should be out and is not: scheduled or approved, and its moment has passed."""
    return post.status in AGREED and 0 < post.due_utc < now_utc


def shown_status(post: Post, now_utc: int) -> str:
    """The status to show: the stored one, or "late"."""
    return "late" if is_late(post, now_utc) else post.status


def check_may_change(post: Post) -> None:
    """:raises PostLocked: when the post is out: what people have read is not rewritten here."""
    if post.status in OUT:
        message = N_("“{title}” is already published: duplicate it (Ctrl+D) and change the copy.")
        raise PostLocked(message, "status", title=post.title or post.text[:40])


def content_hash(post: Post, versions: Iterable[Version], media: Iterable[tuple[str, str]] = ()) -> str:
    """Twelve hex digits that change whenever what the public will see changes.

    ``media`` are (content digest, alt text) pairs in order. Date, pillar and private notes are not part
    of it: moving a post does not undo its approval, changing a comma does.
    """
    seen = [post.title, post.text, post.link, post.first_comment, post.content_warning, post.label, post.cta]
    own = sorted(
        [v.place_id, v.text, v.title, v.first_comment, v.link, v.content_warning] for v in versions
    )
    blob = json.dumps([seen, own, [list(pair) for pair in media]], ensure_ascii=False)
    import hashlib  # loads OpenSSL: not for a start that approves nothing

    return hashlib.sha256(blob.encode("utf-8", "surrogatepass")).hexdigest()[:12]
