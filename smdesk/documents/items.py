"""A post as the client reads it: where and when, the full words at each place, what goes with them."""

from collections.abc import Callable
from typing import Any

import regex

from smdesk.documents.common import (
    Desk,
    network,
    pillar_mark,
    place_mark,
    places_of,
    short,
    status_mark,
    title_of,
)
from smdesk.documents.ink import breakable
from smdesk.documents.period import capital
from smdesk.documents.tasks import tasks_of
from smdesk.domain.clients import Place
from smdesk.domain.errors import N_
from smdesk.domain.media import Media
from smdesk.domain.posts import Version, content_warning_of, first_comment_of, link_of, text_of
from smdesk.domain.rights import RIGHTS_NAMES, rights_code
from smdesk.domain.thread import in_one
from smdesk.domain.time import day_of, hour_of
from smdesk.domain.whole import WholePost

SIDE_NOTE = 160  # a longer design note does not fit beside the text and is printed below it
ONE_PIECE = 1200  # characters of copy (a line end counts as a line) up to which a post stays on one page
LINE_END = 80
PRINTED_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp"})  # what the typesetter can draw

_TAG_LINES = regex.compile(r"(?:\n|^)((?:[ \t]*#[\w\p{M}]+[ \t]*\n?)+)\s*$")
_BLANK = regex.compile(r"\n[ \t]*\n\s*")


def item(desk: Desk, whole: WholePost, number: int, picture: tuple[float, float]) -> dict[str, Any]:
    """All that is printed of a post, ready for a template.

    :param picture: the most a picture may take, width and height in mm
    """
    post, _ = whole.post, desk.words
    day = day_of(post.due_wall)
    note = breakable(post.design_note.strip(), 18)
    texts, pillar = texts_of(desk, whole), pillar_mark(desk, post.pillar_id)
    fields = fields_of(desk, whole) + ([_field(_("Design note"), note)] if len(note) > SIDE_NOTE else [])
    length = copy_length(texts) + sum(weight(one["text"]) for one in fields)
    campaign = desk.plan.campaign(post.campaign_id)
    return {
        "n": number,
        "title": breakable(title_of(desk, whole)),
        "weekday": desk.dates.weekday_short(day),
        "date": capital(desk.dates.weekday_long(day)),
        "hour": hour_of(post.due_wall),
        "zone": desk.dates.zone(post.zone),
        "places": [place_mark(place, _) for place in places_of(desk, whole)],
        "pillar": {**pillar, "name": short(pillar["name"])},
        "campaign": short(campaign.name) if campaign else "",
        "promo": bool(post.promo),
        "status": status_mark(desk, whole),
        "texts": texts,
        "same": same_text(desk, whole) if len(texts) == 1 else "",
        "fields": fields,
        "picture": picture_of(desk, whole, *picture),
        "design": note if len(note) <= SIDE_NOTE else "",
        "wanted": [task.text for task in tasks_of(desk, whole)],
        "whole": length <= ONE_PIECE,
    }  # fmt: skip


def texts_of(desk: Desk, whole: WholePost) -> list[dict[str, Any]]:
    """The copy at each place; places with the same copy share one entry, named when there are several."""
    _ = desk.words
    groups: dict[tuple[str, str], list[Place | None]] = {}
    for version in whole.versions:
        key = (in_one(text_of(whole.post, version)).strip(), (version.title or "").strip())
        groups.setdefault(key, []).append(desk.plan.place(version.place_id))
    if not groups:
        groups[(whole.post.text.strip(), "")] = []
    out = []
    for (text, title), places in groups.items():
        names = listed(_, [_place_name(place) for place in places])
        where = names if len(groups) > 1 else ""
        copy, tags = split_tags(text)
        out.append(
            {"where": where, "title": breakable(title), "copy": paragraphs(copy), "tags": breakable(tags)}
        )
    return out


def weight(text: str) -> int:
    """How much room a text takes, in characters of full lines."""
    return len(text) + LINE_END * text.count("\n")


def copy_length(texts: list[dict[str, Any]]) -> int:
    """The same for the copy at all places."""
    return sum(weight(part) + LINE_END for one in texts for part in (*one["copy"], one["title"]))


def same_text(desk: Desk, whole: WholePost) -> str:
    """ "same text on Instagram and Facebook", for a post that goes to several places."""
    _ = desk.words
    names = listed(desk.words, [_place_name(place) for place in places_of(desk, whole)])
    return _("same text on {places}", places=names) if len(whole.versions) > 1 else ""


def split_tags(text: str) -> tuple[str, str]:
    """Copy and the block of hashtags that closes it, each possibly empty."""
    found = _TAG_LINES.search(text)
    if found is None:
        return text, ""
    return text[: found.start()].rstrip(), " ".join(found[1].split())


def paragraphs(text: str) -> list[str]:
    """Copy as paragraphs; single line ends stay inside them."""
    return [breakable(part.strip("\n")) for part in _BLANK.split(text.strip()) if part.strip()]


def fields_of(desk: Desk, whole: WholePost) -> list[dict[str, str]]:
    """The labelled lines below the copy, only those that hold something."""
    _, post = desk.words, whole.post
    fields = []
    if post.hook.strip() and post.hook.strip() not in post.text:
        fields.append(_field(_("Hook"), post.hook))
    fields += _by_place(desk, whole, _("Content warning"), content_warning_of)
    fields += [_field(_("Call to action"), post.cta)] if post.cta.strip() else []
    fields += _by_place(desk, whole, _("Link"), link_of)
    fields += _by_place(desk, whole, _("First comment"), first_comment_of)
    fields += [_field(_("Disclosure"), post.label)] if post.label.strip() else []
    images = [(one, media) for one, media in whole.media if media.kind == "image"]
    for at, (one, media) in enumerate(images, start=1):
        label = _("Alt text") if len(images) == 1 else _("Alt text {n}", n=at)
        fields.append(_field(label, one.alt.strip() or _("not written yet")))
        fields += [_field(_("Rights"), rights_of(desk, media))] if rights_of(desk, media) else []
    return fields


def rights_of(desk: Desk, media: Media) -> str:
    """Licence, credit and last day of a file's rights, as one line; empty when nothing is known."""
    _ = desk.words
    code = rights_code(media.rights)
    parts = [_(RIGHTS_NAMES[code]) if code else media.rights.strip(), media.credit.strip()]
    if media.expires:
        parts.append(_("until {day}", day=desk.dates.day(day_of(media.expires))))
    return " · ".join(part for part in parts if part)


def _by_place(desk: Desk, whole: WholePost, label: str, read: Callable[..., str]) -> list[dict[str, str]]:
    """One line when all places agree, else one for each value with its places named."""
    values: dict[str, list[str]] = {}
    versions: tuple[Version | None, ...] = whole.versions or (None,)
    for version in versions:
        place = desk.plan.place(version.place_id) if version else None
        values.setdefault(read(whole.post, version).strip(), []).append(_place_name(place))
    if len(values) == 1:
        return [_field(label, value) for value in values if value]
    return [
        _field(f"{label} ({listed(desk.words, names)})", value) for value, names in values.items() if value
    ]


def _place_name(place: Place | None) -> str:
    return network(place.network)[0] if place else "?"


def listed(words: Any, names: list[str]) -> str:
    """ "Instagram, Facebook and WhatsApp"."""
    names = list(dict.fromkeys(names))
    if len(names) < 2:
        return "".join(names)
    _ = words
    return str(_("{some} and {last}", some=", ".join(names[:-1]), last=names[-1]))


def _field(label: str, text: str) -> dict[str, str]:
    text = text.strip()
    url = text if regex.fullmatch(r"https?://[^\s\"<>\\^`{|}]+", text) else ""
    return {"label": label, "text": breakable(text), "url": url}


def picture_of(desk: Desk, whole: WholePost, width: float, height: float) -> dict[str, Any] | None:
    """The first file of a post, in a frame of at most ``width`` × ``height`` mm; None without files.

    What cannot be drawn (a film, an address, a format the typesetter does not know) is named in the frame.
    """
    _ = desk.words
    if not whole.media:
        return None
    one, media = next((pair for pair in whole.media if pair[1].kind == "image"), whole.media[0])
    name = media.path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    drawn = media.kind == "image" and not media.path.startswith(("http://", "https://"))
    drawn = drawn and (media.format or name.rsplit(".", 1)[-1]).lower() in PRINTED_PICTURES
    fit = _fitted(media, width, height)
    return {
        "number": desk.picture(media.path, media.kind, *fit) if drawn else -1,
        "width": fit[0],
        "height": fit[1],
        "name": breakable(desk.ink(name), 12),
        "kind": _(_KIND_NAMES.get(media.kind, _KIND_NAMES["document"])),
        "alt": one.alt.strip() or name,
        "more": len(whole.media) - 1,
    }  # fmt: skip


_KIND_NAMES = {"image": N_("Picture"), "video": N_("Film"), "document": N_("Document")}


def _fitted(media: Media, width: float, height: float) -> tuple[float, float]:
    if media.width <= 0 or media.height <= 0:
        return width, round(min(height, width * 0.75), 2)
    scale = min(width / media.width, height / media.height)
    # panoramas and towers keep a side that can still be seen
    return round(max(media.width * scale, 6), 2), round(max(media.height * scale, 6), 2)
