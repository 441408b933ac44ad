"""What stands in a column: shares of its cells that are dates, networks, ticks, hashtags, file names…"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from typing import Any

from smdesk.exchange.channels import network_of, parts
from smdesk.exchange.days import read_day
from smdesk.exchange.hours import hour_of_cell
from smdesk.exchange.words import SHORT_WEEKDAYS, fold, status_of, truth

_SAMPLE = 150
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_FILE = re.compile(
    r"[^\n<>|\"*?:]{1,120}\.(?:jpe?g|png|gif|webp|heic|avif|tiff?|svg|psd|ai|mp4|mov|m4v|avi|webm|mkv|pdf|pptx?|zip)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares (0 to 1) of the filled cells of a column, by what they look like; ``length`` is their mean
    length.
    """

    filled: int
    length: float
    distinct: float
    novelty: float  # different cells for each change from one cell to the next: 1 = no value ever comes back
    date: float
    time: float
    weekday: float
    network: float
    tick: float
    hashtag: float
    url: float
    file: float
    status: float
    whole: float  # small whole numbers
    pillar: float  # names of the client's pillars
    samples: tuple[str, ...]


def is_url(text: str) -> bool:
    """Whether a text begins with a web address."""
    return bool(_URL.match(text))


def is_file(text: str) -> bool:
    """Whether a text reads like the name of a picture, film or document."""
    return len(text) < 300 and bool(_FILE.match(text))


def profile(cells: Sequence[Any], pillars: frozenset[str]) -> Profile:
    """Look at the filled cells of a column (its beginning: 150 say enough)."""
    some = [cell for cell in cells if cell is not None and str(cell).strip()][:_SAMPLE]
    texts = [str(cell).strip() for cell in some]
    n = len(some) or 1
    short = [text if len(text) <= 60 else "" for text in texts]
    return Profile(
        filled=len(some),
        length=sum(map(len, texts)) / n,
        distinct=len(set(texts)) / n,
        novelty=len(set(texts)) / (1 + sum(1 for a, b in pairwise(texts) if a != b)),
        date=sum(map(_is_date, some)) / n,
        time=sum(map(_is_time, some)) / n,
        weekday=sum(1 for text in short if fold(text) in SHORT_WEEKDAYS) / n,
        network=sum(1 for text in short if text and _is_network(text)) / n,
        tick=sum(1 for text in texts if len(text) < 6 and truth(text) is not None) / n,
        hashtag=sum(1 for text in texts if text.startswith("#")) / n,
        url=sum(1 for text in texts if is_url(text)) / n,
        file=sum(map(_is_media, texts)) / n,
        status=sum(1 for text in short if text and len(text) < 30 and status_of(text)) / n,
        whole=sum(1 for text in short if text.isdecimal() and len(text) < 4) / n,
        pillar=sum(1 for text in short if text and fold(text) in pillars) / n,
        samples=tuple(dict.fromkeys(text[:80] for text in texts))[:3],
    )  # fmt: skip


def _is_date(cell: Any) -> bool:
    if isinstance(cell, str):
        reading = read_day(cell)
        return reading is not None and bool(
            reading.day or reading.moment or reading.second or reading.month or reading.weekday >= 0
        )
    if isinstance(cell, bool):
        return False
    return isinstance(cell, date) or (isinstance(cell, int | float) and 30_000 < cell < 80_000)


def _is_time(cell: Any) -> bool:
    if isinstance(cell, str):
        return (
            not cell.strip().isdecimal()
            and len(cell) < 25
            and read_day(cell) is None
            and hour_of_cell(cell) is not None
        )
    return isinstance(cell, time) or (isinstance(cell, float) and 0 < cell < 1)


def _is_network(text: str) -> bool:
    found = [network_of(part) for part in parts(text)]
    return bool(found) and all(found)


def _is_media(text: str) -> bool:
    return is_url(text) or all(is_file(part.strip()) for part in re.split(r"[,;\n]", text) if part.strip())
