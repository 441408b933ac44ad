"""Files for other schedulers: Buffer (one a channel) and Metricool. Private notes never come here.

Buffer: header, case and time as its help page on bulk upload has them. Metricool: the full header of 2026, in
its order. Both checked 2026-11; only web addresses of pictures can be given, for both fetch them.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from smdesk.domain.clients import Place
from smdesk.domain.posts import AGREED, Post
from smdesk.domain.time import hour_of


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A post as it goes out at one place: ``text`` with the link where links live in the text."""

    post: Post
    place: Place
    text: str
    title: str = ""
    first_comment: str = ""
    link: str = ""
    media: tuple[
        tuple[str, str], ...
    ] = ()  # (address, alternative text); files of this computer are left out


BUFFER_HEADER = ("Text", "Image URL", "Tags", "Posting Time")
BUFFER_ROWS = 100  # of one upload
BUFFER_NETWORKS = frozenset(
    ("facebook_page", "instagram", "x", "linkedin", "pinterest", "tiktok", "threads", "bluesky", "mastodon",
     "google_business")
)  # fmt: skip
BUFFER_BOARD = "Board Name"
_FLAGS = (
    ("Facebook", "facebook_page"), ("Twitter/X", "x"), ("LinkedIn", "linkedin"), ("GBP", "google_business"),
    ("Instagram", "instagram"), ("Pinterest", "pinterest"), ("TikTok", "tiktok"), ("YouTube", "youtube"),
    ("Threads", "threads"), ("Bluesky", "bluesky"),
)  # fmt: skip
METRICOOL_NETWORKS = frozenset(network for _, network in _FLAGS)
METRICOOL_HEADER = (
    "Text", "Date", "Time", "Draft", *(name for name, _ in _FLAGS),
    *(f"Picture Url {n}" for n in range(1, 11)), *(f"Alt text picture {n}" for n in range(1, 11)),
    "Document title", "Shortener", "Video Thumbnail Url", "Video Cover Frame",
    "Twitter/X Can reply", "Twitter/X Type", "Twitter/X Poll Duration minutes",
    *(f"Twitter/X Poll Option {n}" for n in range(1, 5)),
    "Pinterest Board", "Pinterest Pin Title", "Pinterest Pin Link", "Pinterest Pin New Format",
    "Instagram Post Type", "Instagram Show Reel On Feed",
    "YouTube Video Title", "YouTube Video Type", "YouTube Video Privacy", "YouTube video for kids",
    "YouTube Video Category", "YouTube Video Tags", "YouTube Playlist",
    "GBP Post Type", "Facebook Post Type", "Facebook Title", "First Comment Text",
    "TikTok Title", "TikTok disable comments", "TikTok disable duet", "TikTok disable stitch",
    "TikTok Post Privacy",
    "TikTok Branded Content", "TikTok Your Brand", "TikTok Auto Add Music", "TikTok Photo Cover Index",
    "TikTok musicId", "TikTok music title", "TikTok music author", "TikTok music previewUrl",
    "TikTok music thumbnailUrl", "TikTok music soundVolume", "TikTok music originalVolume",
    "TikTok music startMillis", "TikTok music endMillis", "TikTok is AI generated content",
    "LinkedIn Type", "LinkedIn Poll Question", *(f"LinkedIn Poll Option {n}" for n in range(1, 5)),
    "LinkedIn Poll Duration", "LinkedIn Show link preview", "LinkedIn Images as Carousel",
    "Threads Reply Control", "Threads Is Spoiler", "Threads Post Type",
)  # fmt: skip


def harmless(text: str) -> str:
    """A text that a spreadsheet shows and does not compute. A space, not an apostrophe: this one will
    be public.
    """
    return f" {text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def buffer_csv(rows: Sequence[Outgoing]) -> str:
    """Buffer's file for one channel. An empty time is the next free slot of its queue."""
    board = any(row.place.network == "pinterest" for row in rows)
    made = [[*BUFFER_HEADER, *([BUFFER_BOARD] if board else [])]]
    for row in rows:
        image = next((address for address, _ in row.media), "")
        when = row.post.due_wall.replace("T", " ")
        made.append([harmless(row.text), image, "", when, *([""] if board else [])])
    return _csv(made)


def metricool_csv(rows: Sequence[Outgoing]) -> str:
    """Metricool's file: places of a post that say the same share a row."""
    together: dict[tuple[int, str, str], list[Outgoing]] = {}
    for row in rows:
        together.setdefault((row.post.id, row.text, row.first_comment), []).append(row)
    return _csv([list(METRICOOL_HEADER), *(_metricool(group) for group in together.values())])


def _metricool(group: Sequence[Outgoing]) -> list[str]:
    row, networks = group[0], {one.place.network for one in group}
    cells = {
        "Text": harmless(row.text),
        "Date": row.post.due_wall[:10],
        "Time": f"{hour_of(row.post.due_wall)}:00" if row.post.due_wall else "",
        "Draft": _flag(row.post.status not in AGREED),
        "Shortener": "FALSE",
        "First Comment Text": harmless(row.first_comment),
        **{name: _flag(network in networks) for name, network in _FLAGS},
    }
    for number, (address, alt) in enumerate(row.media[:10], 1):
        cells[f"Picture Url {number}"] = address
        cells[f"Alt text picture {number}"] = harmless(alt)
    titles = {"YouTube Video Title": "youtube", "Pinterest Pin Title": "pinterest"}
    cells |= {name: harmless(row.title) for name, network in titles.items() if network in networks}
    if "pinterest" in networks:
        cells["Pinterest Pin Link"] = row.link
    if "instagram" in networks:
        cells["Instagram Post Type"] = "POST"
    if "facebook_page" in networks:
        cells["Facebook Post Type"] = "POST"
    return [cells.get(name, "") for name in METRICOOL_HEADER]


def _flag(value: bool) -> str:
    return "TRUE" if value else "FALSE"


def _csv(rows: Sequence[Sequence[str]]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()
