"""Files of other programs, recognised by their header (or, where there is none, by their shape).

Columns as published by each program; sources are named in the project's notes on formats, checked 2026-11.
Metricool's help pages and exporters agree on the order kept in ``metricool_out``; names vary in case.
"""


import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from smdesk.exchange.words import fold

OWN = "smdesk"
POSTPICKR = "PostPickr"
OWN_MARK = "smdesk post"  # the first header of our own files


@dataclass(frozen=True, slots=True)
class Preset:
    """``needs`` are headers (folded, without spaces) that give it away; ``fields`` what its columns mean."""

    name: str
    needs: tuple[str, ...]
    fields: dict[str, str] = field(default_factory=dict)
    utc: bool = False


def squeezed(header: Any) -> str:
    """A header without case, accents, signs and spaces."""
    return fold(str(header)).replace(" ", "").replace("/", "").replace("#", "")


PRESETS: tuple[Preset, ...] = (
    Preset(OWN, (squeezed(OWN_MARK), "title", "status", "places")),
    Preset(
        "Metricool",
        ("text", "date", "time", "draft", "facebook", "instagram", "pictureurl1"),
        {
            "draft": "draft", "shortener": "ignore", "firstcommenttext": "first_comment", "gbp": "network:google_business",
            "documenttitle": "ignore", "videothumbnailurl": "ignore", "brandnameoptional": "client", "brandname": "client",
        },
    ),
    Preset("Buffer", ("text", "imageurl", "tags", "postingtime"), {"postingtime": "date", "tags": "notes", "boardname": "ignore"}),
    Preset("Ayrshare", ("post", "platforms", "mediaurls", "scheduledate"), {"post": "text", "scheduledate": "date"}, utc=True),
    Preset("PostFast", ("scheduledat", "accountid", "content"), {"content": "text", "scheduledat": "date", "accountid": "account"}),
    Preset(
        "Schedulin", ("channel", "caption", "mediaurl", "scheduledat"),
        {"scheduledat": "date", "placement": "format", "caption": "text"},
    ),
    Preset(
        "GoHighLevel", ("postatspecifictime", "content", "imageurls"),
        {
            "postatspecifictime": "date", "postatspecifictimeyyyymmddhhmmss": "date", "content": "text", "link": "link",
            "linkogmetaurl": "link", "imageurls": "media", "gifurl": "media", "videourls": "media",
        },
    ),
    Preset("Publer", ("date", "text", "links", "mediaurls"), {
        "text": "text", "links": "link", "mediaurls": "media", "alttexts": "alt", "labels": "notes",
        "firstcomments": "first_comment", "comments": "first_comment", "title": "title", "albumboard": "ignore",
        "posttype": "format", "pinboardfbalbumorgooglecategory": "ignore",
    }),
    Preset("BrightBean", ("platforms", "caption", "mediaurl", "category"), {
        "caption": "text", "category": "pillar", "tags": "notes", "firstcomment": "first_comment",
    }),
)  # fmt: skip
_POSTPICKR_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4} +\d{1,2}[:.]\d{2}\Z")


def preset_of(header: Sequence[Any]) -> Preset | None:
    """The program whose header this is."""
    names = [squeezed(cell) for cell in header]
    have = set(names)
    for preset in PRESETS:
        if all(_has(need, have, names) for need in preset.needs):
            return preset
    return None


def _has(need: str, have: set[str], names: list[str]) -> bool:
    # Publer writes "Date - Intl. format or prompt" and "Alt text(s)": a header may go on behind the name.
    return need in have or (len(need) > 3 and any(name.startswith(need) for name in names))


def field_of(preset: Preset, header: Any) -> str:
    """The field a preset gives a column; "" when its common meaning will do."""
    name = squeezed(header)
    if preset.name == "Metricool":
        return preset.fields.get(name) or _metricool(name)
    if name in preset.fields:
        return preset.fields[name]
    found = next((known for known in preset.fields if len(known) > 5 and name.startswith(known)), "")
    return preset.fields[found] if found else ""


_METRICOOL_FLAGS = {
    "facebook": "facebook_page", "twitterx": "x", "twitter": "x", "linkedin": "linkedin", "instagram": "instagram",
    "pinterest": "pinterest", "tiktok": "tiktok", "youtube": "youtube", "threads": "threads", "bluesky": "bluesky",
}  # fmt: skip


def _metricool(name: str) -> str:
    if name in _METRICOOL_FLAGS:
        return f"network:{_METRICOOL_FLAGS[name]}"
    if name.startswith("pictureurl"):
        return "media"
    if name.startswith("alttextpicture"):
        return "alt"
    if name in ("text", "date", "time"):
        return name
    if name in ("youtubevideotitle", "pinterestpintitle", "tiktoktitle", "facebooktitle"):
        network = {"y": "youtube", "p": "pinterest", "t": "tiktok", "f": "facebook_page"}[name[0]]
        return f"title:{network}"
    return "link:pinterest" if name == "pinterestpinlink" else "ignore"


def is_postpickr(rows: Sequence[Sequence[Any]]) -> bool:
    """PostPickr's files have no header: text, link, dd/mm/yyyy hh:mm, and L or I for what the link is."""
    some = [row for row in rows[:20] if any(row)]
    fitting = sum(
        1 for row in some
        if len(row) >= 3 and isinstance(row[2], str) and _POSTPICKR_DATE.match(row[2].strip())
        and (len(row) < 4 or str(row[3]).strip().upper() in ("", "L", "I"))
    )  # fmt: skip
    return bool(some) and fitting >= max(1, len(some) * 0.8) and len(some[0]) <= 5
