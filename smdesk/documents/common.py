"""What all documents share: the material they are made from, names of networks, marks of status and place."""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from smdesk.documents import colour, fonts
from smdesk.documents.ink import Ink, breakable
from smdesk.documents.period import Dates, Period
from smdesk.domain.clients import Client, OwnDate, Place, initials
from smdesk.domain.errors import N_
from smdesk.domain.plan.header import Studio
from smdesk.domain.posts import AGREED, OUT, STATUS_NAMES, Status, shown_status
from smdesk.domain.strategy import Campaign, Pillar
from smdesk.domain.time import day_of, wall_now
from smdesk.domain.whole import ClientPlan, WholePost
from smdesk.language import Words

# Short name and two-letter tag of each network; brands are not translated.
NETWORKS = {
    "facebook_page": ("Facebook", "FB"), "instagram": ("Instagram", "IG"), "threads": ("Threads", "TH"),
    "x": ("X", "X"), "linkedin": ("LinkedIn", "IN"), "youtube": ("YouTube", "YT"), "tiktok": ("TikTok", "TT"),
    "pinterest": ("Pinterest", "PI"), "mastodon": ("Mastodon", "MA"), "bluesky": ("Bluesky", "BS"),
    "telegram": ("Telegram", "TG"), "whatsapp_channel": ("WhatsApp", "WA"), "reddit": ("Reddit", "RE"),
    "quora": ("Quora", "QU"), "google_business": ("Google Business", "GB"),
    "foursquare": ("Foursquare", "4S"),
    "wordpress": ("WordPress", "WP"), "rss": ("RSS", "RS"), "discourse": ("Discourse", "DI"),
    "nodebb": ("NodeBB", "NB"), "phpbb": ("phpBB", "PB"), "discord": ("Discord", "DC"),
    "matrix": ("Matrix", "MX"), "slack": ("Slack", "SL"), "email": ("Newsletter", "NL"),
    "mediawiki": ("MediaWiki", "MW"), "drupal": ("Drupal", "DR"), "generic_link": ("Web", "WB"),
}  # fmt: skip
STATUS_KINDS = {
    "idea": "open", "draft": "open", "in_review": "review", "changes_requested": "warn", "late": "warn",
    "approved": "ok", "scheduled": "ok", "published": "ok", "measured": "ok",
    "held": "held", "failed": "danger", "rejected": "danger",
}  # fmt: skip
NARROW = 11  # characters of a word that surely fit a side column
LOGO = 14.0  # mm high at most
NOT_PRINTED = frozenset({Status.REJECTED})


@dataclass(frozen=True, slots=True)
class Material:
    """All that a document is made from, gathered from the store; plain values, so it may leave its thread.

    :param posts: dated posts of the period, in order of time
    :param holidays: public holidays of the client's region in the period, with their names
    :param studio: the user's own style, the same on every document
    :param now: aware; statuses such as "late" and the date of the document follow from it
    """

    plan: ClientPlan
    posts: tuple[WholePost, ...]
    period: Period
    words: Words
    now: datetime
    holidays: tuple[tuple[date, str], ...] = ()
    studio: Studio = field(default_factory=Studio)
    fonts: bool = True  # whether fonts of this computer may serve; without, the same file comes out anywhere


@dataclass(slots=True)
class Desk:
    """The material on the table of one document: texts cleaned, names at hand, pictures collected."""

    plan: ClientPlan
    posts: list[WholePost]
    hashes: dict[int, str]
    period: Period
    words: Words
    dates: Dates
    today: date
    now_utc: int
    holidays: list[tuple[date, str]]
    ink: Ink
    codes: dict[int, str]
    studio: Studio = field(default_factory=Studio)
    pictures: list[dict[str, Any]] = field(default_factory=list)

    def picture(self, path: str, kind: str, width: float, height: float) -> int:
        """Ask for a picture no larger than ``width`` × ``height`` mm; returns its number in the document."""
        self.pictures.append({"path": path, "kind": kind, "width": width, "height": height})
        return len(self.pictures) - 1


def lay_out(material: Material) -> Desk:
    """Clean all texts of the material; private notes are dropped here and cannot reach a document."""
    ink = Ink(material.words, system=material.fonts)
    plan = material.plan
    clean = ClientPlan(
        client=ink.entity(plan.client),
        places=tuple(ink.entity(one) for one in plan.places),
        slots=plan.slots,
        own_dates=tuple(ink.entity(one) for one in plan.own_dates),
        objectives=tuple(ink.entity(one) for one in plan.objectives),
        pillars=tuple(ink.entity(one) for one in plan.pillars),
        segments=tuple(ink.entity(one) for one in plan.segments),
        campaigns=tuple(ink.entity(one) for one in plan.campaigns),
    )
    return Desk(
        plan=clean,
        posts=[_clean(whole, ink) for whole in material.posts],
        hashes={whole.post.id: whole.hash for whole in material.posts},
        period=material.period,
        words=material.words,
        dates=Dates(material.words),
        today=day_of(wall_now(material.now, plan.client.zone)),
        now_utc=int(material.now.timestamp()),
        holidays=[(day, ink(name)) for day, name in material.holidays],
        ink=ink,
        codes=pillar_codes(clean.pillars, {network(one.network)[1] for one in clean.places}),
        studio=ink.entity(material.studio, keep=("logo",)),
    )


def _clean(whole: WholePost, ink: Ink) -> WholePost:
    from dataclasses import replace

    return WholePost(
        post=ink.entity(replace(whole.post, notes="", hold_reason="", source="")),
        versions=tuple(ink.entity(one) for one in whole.versions),
        media=tuple((ink.entity(one), ink.entity(file, keep=("path",))) for one, file in whole.media),
        aims=whole.aims,
    )


def pillar_codes(pillars: Sequence[Pillar], taken: Collection[str] = ()) -> dict[int, str]:
    """Two letters that tell a pillar without its colour: initials, made unlike each other and the tags ``taken``."""
    codes: dict[int, str] = {}
    for one in pillars:
        words = [word for word in one.name.split() if word[:1].isalnum()]
        letters = [char for char in "".join(words) if char.isalnum()]
        first = (words[0][0] if words else "?").upper()
        tries = ["".join(word[0] for word in (words[0], words[-1])).upper()] if len(words) > 1 else []
        tries += [(first + char).upper() for char in letters[1:]] + [f"{first}{n}" for n in range(1, 100)]
        codes[one.id] = next(code for code in tries if code not in codes.values() and code not in taken)
    return codes


def pillar_mark(desk: Desk, pillar_id: int) -> dict[str, str]:
    """Name, code and colour of a post's pillar; grey and nameless without one."""
    found = desk.plan.pillar(pillar_id)
    if found is None:
        return {"name": "", "code": "", "colour": colour.NO_PILLAR}
    return {"name": found.name, "code": desk.codes[found.id], "colour": colour.pillar(found.hue)}


def legend(desk: Desk) -> list[dict[str, str]]:
    """The pillars that the document's posts use, in the order of the plan."""
    _ = desk.words
    used = {whole.post.pillar_id for whole in desk.posts}
    marks = [pillar_mark(desk, one.id) for one in desk.plan.pillars if one.id in used]
    marks = [{**mark, "name": short(mark["name"])} for mark in marks]
    known = {one.id for one in desk.plan.pillars}
    if used - known:
        marks.append({"name": _("No pillar"), "code": "", "colour": colour.NO_PILLAR})
    return marks


def network(network_id: str) -> tuple[str, str]:
    """Short name and tag of a network; made from its id when it is none of ours."""
    name = network_id.replace("_", " ").strip().capitalize() or "?"
    return NETWORKS.get(network_id, (name, name[:2].upper()))


def place_mark(place: Place | None, words: Words) -> dict[str, str]:
    """Tag, network and handle of a place."""
    if place is None:
        return {"tag": "?", "name": words.p_("place", "removed place"), "handle": ""}
    name, tag = network(place.network)
    return {"tag": tag, "name": short(name, 8.0), "handle": breakable(short(place.handle), NARROW)}


def places_of(desk: Desk, whole: WholePost) -> list[Place | None]:
    """Where a post goes, in the order of the client's places."""
    return [desk.plan.place(version.place_id) for version in whole.versions]


def networks_used(desk: Desk) -> list[dict[str, str]]:
    """Tag and name of every network in the document, for the legend."""
    seen: dict[str, str] = {}
    for whole in desk.posts:
        for place in places_of(desk, whole):
            mark = place_mark(place, desk.words)
            seen.setdefault(mark["tag"], mark["name"])
    return [{"tag": tag, "name": name} for tag, name in seen.items()]


def status_mark(desk: Desk, whole: WholePost) -> dict[str, str]:
    """Word and kind (for the dot beside it) of a post's status."""
    _ = desk.words
    shown = shown_status(whole.post, desk.now_utc)
    return {"word": _(STATUS_NAMES[shown]), "kind": STATUS_KINDS[shown]}


def title_of(desk: Desk, whole: WholePost) -> str:
    """A post's title; the start of its text when it has none."""
    _ = desk.words
    post = whole.post
    if post.title.strip():
        return " ".join(post.title.split())
    start = " ".join((post.text or post.hook or post.design_note).split())
    if not start:
        return _("Untitled")
    return start if len(start) <= 60 else start[:59].rstrip() + "…"


def agreed(whole: WholePost) -> bool:
    """Whether the client has said yes to it (or it is out)."""
    return whole.post.status in AGREED or whole.post.status in OUT


def campaigns_in(desk: Desk, period: Period) -> list[tuple[Campaign, Period]]:
    """Campaigns that touch a period, cut to it; those without dates are not here."""
    found = []
    for one in desk.plan.campaigns:
        if not one.start or one.archived:
            continue
        start, end = date.fromisoformat(one.start), date.fromisoformat(one.end or one.start)
        if start <= period.end and end >= period.start:
            found.append((one, Period(max(start, period.start), min(end, period.end))))
    return sorted(found, key=lambda pair: (pair[1].start, pair[0].id))


def key_dates(desk: Desk, period: Period) -> list[tuple[date, str, bool]]:
    """Holidays and the client's own dates in a period: (day, name, whether it is the client's own)."""
    found = [(day, name, False) for day, name in desk.holidays if day in period]
    for own in desk.plan.own_dates:
        found += [(day, own.title, True) for day in _days_of(own, period)]
    return sorted(found)


def _days_of(own: OwnDate, period: Period) -> list[date]:
    first = date.fromisoformat(own.day)
    if not own.yearly:
        return [first] if first in period else []
    days = []
    for year in range(period.start.year, period.end.year + 1):
        try:
            days.append(first.replace(year=year))
        except ValueError:  # 29 February in a common year is kept on the 28th
            days.append(first.replace(year=year, day=28))
    return [day for day in days if day in period]


def version_of(desk: Desk) -> str:
    """Eight hex digits that change whenever anything a client signs here changes: content, date, place."""
    seen = [
        [whole.post.id, desk.hashes[whole.post.id], whole.post.due_wall, [v.place_id for v in whole.versions]]
        for whole in desk.posts
    ]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:8].upper()


def short(name: str, ems: float = 24.0) -> str:
    """A name cut to what a running line or a legend can hold."""
    return "".join(fonts.wrap(name, ems, 1))


def frame(desk: Desk, document: str, name: str) -> dict[str, Any]:
    """What every page of every document needs: who, what, when, colours, labels of the running lines."""
    _, client = desk.words, desk.plan.client
    approved = sum(agreed(whole) for whole in desk.posts)
    if approved == len(desk.posts):
        state = _("Approved")
    else:
        state = _("To be approved: {done} of {total} agreed", done=approved, total=len(desk.posts))
    period = desk.dates.span(desk.period)
    return {
        "document": document,
        "name": name,
        "title": f"{name}, {period}: {client.name}",
        "language": desk.words.language if desk.words.language in ("en", "it", "es") else "en",
        "client": {
            "name": breakable(client.name),
            "running": short(client.name),
            "initials": initials(client),
            "colour": colour.accents(client.color or desk.studio.color),
        },
        "studio": studio_mark(desk),
        "period": period,
        "version": version_of(desk),
        "status": state,
        "date": desk.dates.day(desk.today),
        "timestamp": desk.now_utc,
        "confidential": _("Confidential: prepared for {client}", client=short(client.name, 12.0)),
        "approver": breakable(client.approver, 18),
        "labels": {
            "version": _("Version"), "status": _("Status"), "date": _("Date"),
            "approver": _("Who approves"), "contents": _("Contents"),
        },
    }  # fmt: skip


def studio_mark(desk: Desk) -> dict[str, Any]:
    """The user's own style; ``logo`` is the number of its picture, -1 without one."""
    style = desk.studio
    logo = -1
    if style.logo:
        desk.pictures.append({"path": style.logo, "kind": "logo", "width": 0.0, "height": LOGO})
        logo = len(desk.pictures) - 1
    return {
        "name": breakable(style.name),
        "running": short(style.name, 12.0),
        "contact": breakable(style.contact),
        "signature": breakable(style.signature or style.name),
        "logo": logo,
        "path": style.logo,
        "by": desk.words("Prepared by") if style.name else "",
    }


def finish(desk: Desk, data: dict[str, Any]) -> dict[str, Any]:
    """Add what the press needs beside the words: pictures to prepare and fonts to borrow."""
    data["pictures"] = desk.pictures
    data["fonts"] = desk.ink.families
    data["unknown_scripts"] = sorted(desk.ink.unknown)
    return data


def leading(counts: Counter[int]) -> int:
    """The key that counts most, the lowest of equals; 0 for none."""
    return min(counts, key=lambda key: (-counts[key], key)) if counts else 0


def workday_before(client: Client, day: date, steps: int) -> date:
    """The day ``steps`` of the client's working days before ``day``."""
    working = {int(digit) for digit in client.workdays if digit in "0123456"} or set(range(7))
    while steps:
        day -= timedelta(days=1)
        steps -= day.weekday() in working
    return day


SIGNATURE = (N_("Name"), N_("Date"), N_("Signature"))
