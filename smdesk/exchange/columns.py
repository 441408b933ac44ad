"""Which row is the header and which field each column is: by alias, by preset, by content, or as the
user said.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from smdesk.domain.imports import Column
from smdesk.exchange.days import read_day
from smdesk.exchange.headers import ALIASES, FIELDS, SHARED, known, meanings, nearly
from smdesk.exchange.presets import OWN, Preset, field_of, squeezed
from smdesk.exchange.profile import Profile, is_url, profile
from smdesk.exchange.words import fold

_HEADER_WITHIN = 60  # rows of title, client and legend that may stand above the header
_RANK = {word: number for number, word in enumerate(ALIASES)}


def header_row(rows: Sequence[Sequence[Any]]) -> int | None:
    """Index of the row that reads like a header, None when no row does."""
    best, best_score = None, 1.5
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        cells = [cell for cell in row if cell not in ("", None)]
        if not cells:
            continue
        names = len({cell for cell in cells if known(cell)})  # ticks are all the same "x", headers differ
        score = names - 2.0 * sum(map(_is_value, cells)) + (0.6 if names == len(cells) else 0.0)
        if score > best_score or (best is None and names == len(cells) == 1 and number == 0):
            best, best_score = number, score
    return best


def _is_value(cell: Any) -> bool:
    if not isinstance(cell, str):
        return isinstance(cell, int | float | date | datetime | time)
    return (
        len(cell) > 80 or is_url(cell) or (cell.startswith("#") and " " in cell) or read_day(cell) is not None
    )


def signature(header: Sequence[Any]) -> str:
    """What is remembered for files of this make: a digest of their header."""
    return hashlib.sha256("|".join(squeezed(cell) for cell in header).encode()).hexdigest()[:16]


def names_of(header: Sequence[Any]) -> list[str]:
    """The headers as texts, made different where two are the same: "Link", "Link (2)"."""
    seen: dict[str, int] = {}
    names = []
    for number, cell in enumerate(header):
        name = " ".join(str(cell).split()) or f"#{number + 1}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


@dataclass(slots=True)
class _Case:
    """A column while it is being understood."""

    index: int
    name: str
    look: Profile
    options: list[str]
    exact: bool
    rank: int
    field: str = ""
    guessed: bool = False
    fixed: bool = False
    sure: bool = False  # its header has one meaning only


def understand(
    header: Sequence[Any],
    rows: Sequence[Sequence[Any]],
    *,
    preset: Preset | None,
    mapping: Mapping[str, str],
    pillars: frozenset[str],
) -> tuple[Column, ...]:
    """Give each column its field. ``mapping`` (header to field, "" = leave out) goes before everything
    else.
    """
    said = {fold(name): value for name, value in mapping.items()}
    cases = [
        _case(
            index, name, [row[index] if index < len(row) else "" for row in rows[:400]], preset, said, pillars
        )
        for index, name in enumerate(names_of(header))
    ]
    _settle(cases)
    if preset is None:
        _guess(cases)
    return tuple(
        Column(case.index, case.name, case.field, case.look.samples, case.guessed)
        for case in cases
        if case.field or case.look.filled or not case.name.startswith("#")
    )


def _case(
    index: int,
    name: str,
    cells: list[Any],
    preset: Preset | None,
    said: Mapping[str, str],
    pillars: frozenset[str],
) -> _Case:
    look = profile(cells, pillars)
    told = said.get(fold(name))
    if told is not None:
        return _Case(index, name, look, [told or "ignore"], True, 0, fixed=True)
    given = field_of(preset, name) if preset and preset.name != OWN else ""
    if given:
        return _Case(index, name, look, [given], True, 0, fixed=given not in ("draft",))
    if preset and preset.name == OWN:
        return _Case(index, name, look, [], True, 0)
    options, exact = meanings(name)
    options = options or nearly(name)
    rank = _RANK.get(fold(name).replace(" ", "").replace("/", ""), 10_000)
    return _Case(index, name, look, _fitting(options, look), exact, rank, sure=len(options) == 1)


def _fitting(options: tuple[str, ...], look: Profile) -> list[str]:
    """The meanings that what stands below allows, best first."""
    if not options:
        return []
    if not look.filled:
        return [option.rstrip("?!") for option in options if not option.endswith("?")]
    good: list[str] = []
    for option in options:
        field, doubt = option.rstrip("?!"), option.endswith("?")
        if field == "known pillar":
            good.extend(["pillar"] if look.pillar >= 0.3 else [])
            continue
        if field.startswith("network:"):
            ticked = look.tick > 0.7 or look.length < 6
            good.append(
                field if ticked else f"text:{field[8:]}" if look.length > 15 and look.file < 0.5 else "ignore"
            )
        elif field == "done":
            good.append("done" if look.tick > 0.6 else "published_url" if look.url > 0.5 else "ignore")
        elif (
            (field in _STRICT and not _STRICT[field](look))
            or (doubt and field in _STRONG and not _STRONG[field](look))
            or (doubt and field not in _STRONG and field not in _STRICT)
        ):
            continue
        else:
            good.append(field)
    return good or _second_thoughts(options, look)


_STRICT: dict[str, Callable[[Profile], bool]] = {
    "date": lambda p: (
        p.date >= 0.4 or (p.whole >= 0.6 and p.distinct > 0.5) or (p.date > 0 and p.weekday < 0.5)
    ),
    "time": lambda p: (p.time >= 0.3 or p.whole >= 0.6) and p.date < 0.6,
    "weekday": lambda p: p.weekday >= 0.4,
    "network": lambda p: p.network >= 0.3,
    "draft": lambda p: p.tick >= 0.6,
    "text": lambda p: p.date < 0.6 and p.url < 0.8 and p.whole < 0.8 and p.time < 0.6 and p.hashtag < 0.9,
    "title": lambda p: p.date < 0.6 and p.url < 0.8 and p.time < 0.6,
    "link": lambda p: p.tick < 0.7 or p.length > 3,
}
_STRONG: dict[str, Callable[[Profile], bool]] = {
    # A plan has few pillars, and they come back; topics are many.
    "pillar": lambda p: (
        p.pillar >= 0.3 or (p.novelty < 0.6 and p.filled > 4 and p.length < 40 and p.distinct * p.filled < 10)
    ),
    "hashtags": lambda p: p.hashtag >= 0.4,
    "link": lambda p: p.url >= 0.5,
    "network": lambda p: p.network >= 0.5,
    "approved": lambda p: p.tick >= 0.5,
    "status": lambda p: p.status >= 0.4,
    "person": lambda p: p.distinct <= 0.6 and p.length < 20 and p.filled > 3,
}


def _second_thoughts(options: tuple[str, ...], look: Profile) -> list[str]:
    """A header we know over cells it does not fit: "Date" over weekdays, "Time" over dates, "Platform"
    over texts.
    """
    if look.date >= 0.5 and ("date" in options or "time" in options):
        return ["date"]
    if "date" in options and look.weekday >= 0.4:
        return ["weekday"]
    if "network" in options or "account" in options:
        return ["account"]
    if "time" in options or "weekday" in options:
        return ["ignore"]
    return ["notes"] if "text" not in options and "title" not in options else []


def _settle(cases: list[_Case]) -> None:
    """Each field that only one column can fill goes to the best; the others take their next meaning."""
    taken: dict[str, _Case] = {}
    waiting = [case for case in cases if case.options]
    while waiting:
        case = waiting.pop(0)
        if not case.options:
            case.field = "" if case.fixed else _leftover(case)
            continue
        field = case.options[0]
        rival = taken.get(field)
        if field in SHARED or ":" in field or rival is None:
            taken.setdefault(field, case)
            case.field = field
        elif _strength(case) > _strength(rival):
            taken[field], case.field = case, field
            rival.field = ""
            rival.options = rival.options[1:]
            rival.exact = False
            waiting.append(rival)
        else:
            case.options = case.options[1:]
            waiting.append(case)


def _strength(case: _Case) -> tuple[int, int, float, int]:
    look = case.look
    fits = {
        "text": look.length,
        "date": look.date,
        "time": look.time,
        "network": look.network,
        "pillar": look.pillar,
    }
    full = int(look.filled > 0)
    # Short words below "What" or "Post" are topics when a longer text stands beside them.
    exact = case.exact and (case.sure or case.options[0] != "text" or look.length >= 40)
    sure = int(exact) + int(exact and case.sure)
    return int(case.fixed), full * (1 + sure), fits.get(case.options[0], 0.0), -case.rank


def _leftover(case: _Case) -> str:
    """A second date, time or network column says nothing more; a second text is kept with the notes."""
    look = case.look
    return (
        "ignore" if look.date > 0.5 or look.time > 0.5 or look.network > 0.5 or look.length < 4 else "notes"
    )


def _guess(cases: list[_Case]) -> None:
    """Columns without a header we know, by what stands in them; only fields that are still free."""
    have = {case.field for case in cases}
    if not any(field in ("title", "text") or field.startswith("text:") for field in have):
        for case in cases:
            if case.field == "hook":
                case.field = "title"
                have.add("title")
    loose = [case for case in cases if not case.field and not case.fixed and case.look.filled]
    for field, test in _GUESSES:
        if field in have or (field == "text" and any(one.startswith("text:") for one in have)):
            continue
        fitting = [case for case in loose if not case.field and test(case.look)]
        if fitting:
            best = max(fitting, key=lambda case: case.look.length if field == "text" else 0.0)
            best.field, best.guessed = field, True
    if not any(case.field in ("title", "media") or case.field.startswith("text") for case in cases):
        _guess_words(cases)
    if "text" not in have and not any(case.field.startswith("text") for case in cases):
        longest = [
            case
            for case in cases
            if case.field in ("title", "notes", "design_note") and case.look.length > 60
        ]
        for case in sorted(longest, key=lambda case: -case.look.length)[:1]:
            case.field, case.guessed = "text", True


def _guess_words(cases: list[_Case]) -> None:
    """Beside days, the longest column of ever new words is the posts: in a sheet without any header. Headers that
    nobody knows are asked about."""
    if not any(case.field == "date" for case in cases) or not all(case.name.startswith("#") for case in cases):
        return
    free = [case for case in cases if not case.field and not case.fixed and case.look.filled]
    words = [case for case in free if case.look.length >= 6 and case.look.distinct > 0.6 and case.look.whole < 0.5]
    for case in sorted(words, key=lambda case: -case.look.length)[:1]:
        case.field, case.guessed = "text", True


_GUESSES: tuple[tuple[str, Callable[[Profile], bool]], ...] = (
    ("date", lambda p: p.date >= 0.7),
    ("time", lambda p: p.time >= 0.7),
    ("network", lambda p: p.network >= 0.7),
    ("hashtags", lambda p: p.hashtag >= 0.7),
    ("media", lambda p: p.file >= 0.7 and p.url < 0.5),
    ("link", lambda p: p.url >= 0.7),
    ("weekday", lambda p: p.weekday >= 0.8),
    ("text", lambda p: p.length >= 60 and p.distinct > 0.6),
)
assert all(field in FIELDS for field, _ in _GUESSES)
