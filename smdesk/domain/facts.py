"""What is known of each network: limits with their origin, read from ``resources/networks.toml``.

Every number carries a grade, a source and the day of the check, because limits move and some are hearsay.
A user's correction replaces the number and its origin (:func:`corrected`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, Literal, TypeVar

from smdesk.domain.errors import N_, BadInput

MONTHS_FRESH = 6  # older facts are shown as stale


class Grade(StrEnum):
    """How well a limit is known, best first. ``USER``, a correction by the user, binds like ``OFFICIAL``."""

    USER = "user"
    OFFICIAL = "official"
    SOURCE = "source"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


GRADE_NAMES: dict[str, str] = {
    "user": N_("Your correction"),
    "official": N_("Official"),
    "source": N_("From the server's source"),
    "secondary": N_("Second hand"),
    "unverified": N_("Not verified"),
}

# Names in networks.toml that are words, not names of a firm: the window says them in the reader's language.
WORDY_NAMES = (
    N_("Facebook Page"), N_("Telegram channel"), N_("WhatsApp channel"), N_("Google Business Profile"),
    N_("RSS or Atom feed"), N_("Discourse forum"), N_("NodeBB forum"), N_("phpBB forum"), N_("Matrix room"),
    N_("E-mail newsletter"), N_("Verint Community"), N_("Any other site"), N_("Feed"), N_("E-mail"), N_("Wiki"),
    N_("Site"),
)  # fmt: skip

Role = Literal["text", "title", "comment", "alt", "link", "message", ""]
When = Literal["", "media", "image", "video", "premium"]
Mode = Literal["api", "assisted", "file", "read"]
LinkStyle = Literal["text", "separate", "dead", ""]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a number comes from: grade, source (an address or a citation) and the day it was checked."""

    grade: Grade
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Facts that share one origin, except for the keys named in ``exact``."""

    origin: Origin
    exact: Mapping[str, Origin] = field(default_factory=dict)
    note: str = ""
    dynamic: bool = False  # the server's default: the user's own server may allow more

    def origin_of(self, key: str) -> Origin:
        """Origin of one key, such as ``"max_count"``."""
        return self.exact.get(key, self.origin)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFacts(Sourced):
    """One text field. ``max`` and ``min`` in the unit of ``rule``; 0 = no known limit."""

    name: str
    rule: str  # a rule of counting.RULES
    max: int = 0
    min: int = 0
    max_utf8_bytes: int = 0  # second budget, for the rule "bluesky"
    recommended: int = 0  # advice, not a limit
    certain: str = ""  # rule under which exceeding ``max`` is official whatever ``rule`` says
    role: Role = ""  # what the field is in the composer
    when: When = ""  # picked instead of the plain field of the same role
    forbidden: tuple[str, ...] = ()
    escaped: str = ""  # characters that take a backslash when published by API
    refuses_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFacts(Sourced):
    """Images of a post. Bytes, pixels; aspect = width / height; 0 = no known limit."""

    max_count: int = 0
    min_count: int = 0
    min_bytes: int = 0
    max_bytes: int = 0
    total_max_bytes: int = 0
    formats: tuple[str, ...] = ()
    aspect_min: float = 0
    aspect_max: float = 0
    ratio_max: float = 0  # longer side / shorter side
    width_min: int = 0
    width_max: int = 0  # wider pictures are scaled down, not refused
    height_min: int = 0
    side_sum_max: int = 0  # width + height
    max_pixels: int = 0
    gif_max_bytes: int = 0
    gif_max_count: int = 0
    alt: bool = False  # alternative text can be given
    alt_required: bool = False
    with_video: bool = True  # images and a video may stand in one post


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoFacts(Sourced):
    """Videos of a post. Seconds, bytes, pixels; 0 = no known limit."""

    max_count: int = 0
    formats: tuple[str, ...] = ()
    min_bytes: int = 0
    max_bytes: int = 0
    min_seconds: float = 0
    max_seconds: float = 0
    aspect_min: float = 0
    aspect_max: float = 0
    side_min: int = 0
    side_max: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts(Sourced):
    """Documents of a post, such as a PDF to leaf through. Bytes; 0 = no known limit."""

    formats: tuple[str, ...] = ()
    max_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HashtagFacts(Sourced):
    """How many hashtags, mentions, cashtags ($TICKER) and different links a text may hold; 0 = not known."""

    max: int = 0
    warn_above: int = 0
    mentions_max: int = 0
    cashtags_max: int = 0
    links_max: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareFacts(Sourced):
    """The address that opens the network's own composer."""

    template: str
    bare: str = ""
    prefills: bool = False  # the text arrives in the composer


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFacts(Sourced):
    """Scheduling by the network itself: seconds from now; 0 = no known bound."""

    min_seconds: int = 0
    max_seconds: int = 0


@dataclass(frozen=True, slots=True)
class NetworkFacts:
    """All that is known of one network. Groups are None where nothing is known."""

    id: str
    name: str
    short: str  # at most 10 characters, for a card or a tab
    mode: Mode
    checked_on: date
    fields: tuple[FieldFacts, ...]
    share: ShareFacts
    sources: tuple[str, ...] = ()
    images: ImageFacts | None = None
    video: VideoFacts | None = None
    papers: PaperFacts | None = None
    hashtags: HashtagFacts | None = None
    schedule: ScheduleFacts | None = None
    link: LinkStyle = ""
    first_comment: bool = False
    content_warning: bool = False
    language: bool = False
    media_required: bool = False
    thread: bool = False  # a long text may go out as several posts, each the answer to the one before
    fold: int = 0  # characters shown before "more"; common observation, not verified

    def field(self, name: str) -> FieldFacts | None:
        """The field of that name."""
        return next((one for one in self.fields if one.name == name), None)

    def field_for(
        self, role: Role, *, image: bool = False, video: bool = False, paper: bool = False, premium: bool = False
    ) -> FieldFacts | None:
        """The field that a role of the composer fills, given what the post carries; None = has none."""
        fits: dict[str, bool] = {
            "premium": premium,
            "image": image and not video,
            "video": video,
            "media": image or video or paper,
            "": True,
        }
        for when, holds in fits.items():
            for one in self.fields if holds else ():
                if one.role == role and one.when == when:
                    return one
        return None

    @property
    def main_field(self) -> FieldFacts:
        """The field of the post's text when nothing else is said."""
        found = self.field_for("text")
        return found if found is not None else self.fields[0]


_S = TypeVar("_S", bound=Sourced)
_GROUPS: dict[str, type[Sourced]] = {
    "images": ImageFacts,
    "video": VideoFacts,
    "papers": PaperFacts,
    "hashtags": HashtagFacts,
    "share": ShareFacts,
    "schedule": ScheduleFacts,
}
_PLAIN = ("link", "first_comment", "content_warning", "language", "media_required", "thread", "fold")


def parse(document: Mapping[str, Any]) -> dict[str, NetworkFacts]:
    """Facts by network id from a parsed ``networks.toml``.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` for a document that is not ours: the file is part of
    the program, so that is our bug.
    """
    checked_on: date = document["checked_on"]
    return {id: _network(id, table, checked_on) for id, table in document["network"].items()}


def _network(id: str, table: Mapping[str, Any], document_date: date) -> NetworkFacts:
    checked_on: date = table.get("checked_on", document_date)
    sources = tuple(table["sources"])
    source = sources[0] if sources else ""
    groups: dict[str, Any] = {
        name: _sourced(kind, table[name], source, checked_on)
        for name, kind in _GROUPS.items()
        if name in table
    }
    return NetworkFacts(
        id=id,
        name=table["name"],
        short=table["short"],
        mode=table["mode"],
        checked_on=checked_on,
        fields=tuple(
            _sourced(FieldFacts, {"name": name, **one}, source, checked_on)
            for name, one in table["fields"].items()
        ),
        sources=sources,
        **groups,
        **{key: table[key] for key in _PLAIN if key in table},
    )


def _sourced(kind: type[_S], table: Mapping[str, Any], source: str, checked_on: date) -> _S:
    values = dict(table)
    source = values.pop("source", source)
    origin = Origin(Grade(values.pop("grade")), source, checked_on)
    exact: dict[str, Origin] = {}
    for grade in Grade:
        for key in values.pop(grade.value, ()):
            exact[key] = replace(origin, grade=grade)
    if "count" in values:
        values["rule"] = values.pop("count")
    for key, value in values.items():
        if isinstance(value, list):
            values[key] = tuple(value)
    return kind(origin=origin, exact=exact, **values)


def correctable(facts: Mapping[str, NetworkFacts]) -> dict[str, int | float | str]:
    """Every limit that a user may correct, as ``"instagram.caption.max"``, with its present value."""
    return {
        f"{one.id}.{group}.{key}": getattr(sourced, key)
        for one in facts.values()
        for group, sourced in _groups_of(one).items()
        for key in _keys_of(sourced)
    }


def corrected(
    facts: Mapping[str, NetworkFacts], overrides: Mapping[str, int | float | str], today: date
) -> dict[str, NetworkFacts]:
    """``facts`` with the user's own limits in place, graded ``user`` and dated ``today``.

    Keys are those of :func:`correctable`; a key that no longer names a limit is passed over, since the facts
    may have been renewed after the correction. Raises ``BadInput`` for a value that cannot be a limit.
    """
    result = dict(facts)
    for name, value in overrides.items():
        network, _, rest = name.partition(".")
        group, _, key = rest.partition(".")
        sourced = _groups_of(result[network]).get(group) if network in result else None
        if sourced is None or key not in _keys_of(sourced):
            continue
        _check_value(name, key, value)
        origin = Origin(Grade.USER, "", today)
        limit: dict[str, Any] = {key: value}
        changed = replace(sourced, exact={**sourced.exact, key: origin}, **limit)
        result[network] = _with_group(result[network], group, changed)
    return result


def stale(facts: NetworkFacts, today: date) -> bool:
    """Whether the check is older than six months."""
    months = (today.year - facts.checked_on.year) * 12 + today.month - facts.checked_on.month
    return months > MONTHS_FRESH or (months == MONTHS_FRESH and today.day > facts.checked_on.day)


def _groups_of(facts: NetworkFacts) -> dict[str, Sourced]:
    groups: dict[str, Sourced] = {one.name: one for one in facts.fields}
    for name in ("images", "video", "papers", "hashtags"):
        if (group := getattr(facts, name)) is not None:
            groups[name] = group
    return groups


def _keys_of(sourced: Sourced) -> list[str]:
    """The numbers of a group, and the counting rule of a field."""
    return [one.name for one in fields(sourced) if one.type in (int, float) or one.name == "rule"]


def _check_value(name: str, key: str, value: object) -> None:
    from smdesk.domain.counting import RULES  # late: regex is not wanted before the first paint

    if key == "rule":
        if value not in RULES:
            raise BadInput(
                N_("{limit}: {value} is not a counting rule; use one of {rules}."),
                name, limit=name, value=value, rules=", ".join(sorted(RULES)),
            )  # fmt: skip
    elif not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < float("inf"):
        raise BadInput(
            N_("{limit}: {value} is not a limit; write a number, 0 for no limit."),
            name, limit=name, value=value,
        )  # fmt: skip


def _with_group(facts: NetworkFacts, group: str, changed: Sourced) -> NetworkFacts:
    if isinstance(changed, FieldFacts):
        return replace(facts, fields=tuple(changed if one.name == group else one for one in facts.fields))
    if group == "images" and isinstance(changed, ImageFacts):
        return replace(facts, images=changed)
    if group == "video" and isinstance(changed, VideoFacts):
        return replace(facts, video=changed)
    if group == "papers" and isinstance(changed, PaperFacts):
        return replace(facts, papers=changed)
    return replace(facts, hashtags=changed) if isinstance(changed, HashtagFacts) else facts
