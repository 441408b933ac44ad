"""Series of posts: RFC 5545 rules counted in wall time, so that 18:30 stays 18:30 when clocks change.

An occurrence is a wall time. One that falls into the hour the clocks skip keeps its wall time here;
:func:`smdesk.domain.time.real_wall` says when that is. The hour is always the series' own: BYHOUR, BYMINUTE
and rules finer than a day are refused. ``UNTIL`` is wall time too; a date alone includes that day, a UTC time
(with Z) is turned into the series' zone. COUNT counts exceptions, as the RFC has it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import takewhile
from typing import Protocol

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.posts import Series
from smdesk.domain.time import WALL_FORMAT, parse_wall, zone_named

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAY_NAMES = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_EVERY = {  # one, many
    "DAILY": (N_("Every day"), N_("Every {n} days")),
    "WEEKLY": (N_("Every week"), N_("Every {n} weeks")),
    "MONTHLY": (N_("Every month"), N_("Every {n} months")),
    "YEARLY": (N_("Every year"), N_("Every {n} years")),
}
_ORDINALS = {
    1: N_("the first {day}"),
    2: N_("the second {day}"),
    3: N_("the third {day}"),
    4: N_("the fourth {day}"),
    5: N_("the fifth {day}"),
    -1: N_("the last {day}"),
    -2: N_("the last {day} but one"),
}
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z)?)?")
# In a rule by days or weeks these could name a day that never comes, and the search for it takes seconds.
_LONG_ONLY = frozenset({"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"})
_KNOWN = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH"}) | _LONG_ONLY
_HIGHEST = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_NUMBER = re.compile(r"[+-]?0*[1-9][0-9]{0,2}")
_UNTIL_FORMAT = "%Y%m%dT%H%M%S"
_MOST = 10_000  # occurrences looked at in any one question


class Speaker(Protocol):
    """Translates templates: ``smdesk.language.Words`` or whatever is called like it."""

    def __call__(self, message: str, **values: object) -> str: ...

    def n_(self, one: str, many: str, n: int, **values: object) -> str: ...


def _bad(message: str, **values: object) -> BadInput:
    return BadInput(message, "rule", **values)


def parts_of(rule: str) -> dict[str, str]:
    """The parts of a rule by name, checked.

    :raises BadInput: when the rule is not one that a series can follow
    """
    text = rule.strip().upper().removeprefix("RRULE:").strip(";")
    parts: dict[str, str] = {}
    for piece in text.split(";"):
        name, equals, value = piece.partition("=")
        if not equals or not value or name in parts:
            raise _bad(
                N_("Repetition: “{part}” is not a part of a rule; write it like FREQ=WEEKLY."),
                part=piece[:40],
            )
        if name not in _KNOWN:
            raise _bad(
                N_("Repetition: “{part}” is not understood; a series has days, and one hour."), part=name[:40]
            )
        parts[name] = value
    _check(parts)
    return parts


def _check(parts: dict[str, str]) -> None:
    if parts.get("FREQ") not in _EVERY:
        raise _bad(N_("Repetition: the rule must say FREQ=DAILY, WEEKLY, MONTHLY or YEARLY."))
    if "COUNT" in parts and "UNTIL" in parts:
        raise _bad(N_("Repetition: end it after a number of times or on a date, not both."))
    for name in ("INTERVAL", "COUNT"):
        if name in parts and not (
            parts[name].isdecimal() and len(parts[name]) < 7 and 1 <= int(parts[name]) <= 9999
        ):
            raise _bad(N_("Repetition: {part} must be a number from 1 to 9999."), part=name)
    if parts["FREQ"] in ("DAILY", "WEEKLY") and _LONG_ONLY & parts.keys():
        raise _bad(N_("Repetition: a day of the month needs FREQ=MONTHLY or FREQ=YEARLY."))
    days = [_DAY.fullmatch(day) for day in parts["BYDAY"].split(",")] if "BYDAY" in parts else []
    if any(day is None or (day[1] and parts["FREQ"] in ("DAILY", "WEEKLY")) for day in days):
        raise _bad(
            N_("Repetition: “{days}” are not weekdays; write them like MO,TH or, by month, -1FR."),
            days=parts["BYDAY"][:40],
        )
    for name in _HIGHEST.keys() & parts.keys():
        numbers = parts[name].split(",")
        if any(not _NUMBER.fullmatch(number) or abs(int(number)) > _HIGHEST[name] for number in numbers):
            raise _bad(N_("Repetition: {part} takes numbers up to {most}."), part=name, most=_HIGHEST[name])
    if "UNTIL" in parts:
        _until_of(parts["UNTIL"], "UTC")


def _until_of(text: str, zone: str) -> datetime:
    """The last moment of a rule as wall time in ``zone``."""
    match = _UNTIL.fullmatch(text)
    try:
        if match is None:
            raise ValueError(text)
        last = datetime.strptime(match[1] + "T" + (match[2] or "235959"), _UNTIL_FORMAT)
        if match[3]:
            last = last.replace(tzinfo=UTC).astimezone(zone_named(zone)).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise _bad(
            N_("Repetition: the end “{text}” is not a date; write it like 20261231."), text=text[:40]
        ) from None
    return last


def _all(series: Series, parts: dict[str, str] | None = None) -> Iterator[datetime]:
    """Every occurrence in order, exceptions included, at most ``_MOST``."""
    from dateutil.rrule import rrulestr  # 20 ms that a calendar without series need not wait for

    parts = dict(parts or parts_of(series.rule))
    start = parse_wall(series.start_wall)
    until = _until_of(parts.pop("UNTIL"), series.zone) if "UNTIL" in parts else datetime.max
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    try:
        rule = rrulestr(text, dtstart=start)
    except (ValueError, TypeError, IndexError):
        raise _bad(
            N_("Repetition: the rule “{rule}” is not one that a calendar understands."), rule=series.rule[:80]
        ) from None
    for _, wall in zip(range(_MOST), rule, strict=False):
        if wall > until:
            return
        yield wall


def exceptions_of(series: Series) -> frozenset[str]:
    """The wall times left out of a series."""
    return frozenset(line.strip() for line in series.exceptions.splitlines() if line.strip())


def occurrences(series: Series, *, until: date, limit: int = 400) -> list[str]:
    """The wall times of a series up to and including the day ``until``, at most ``limit``.

    :raises BadInput: when its rule, start or zone is wrong
    """
    zone_named(series.zone)
    left_out = exceptions_of(series)
    walls: list[str] = []
    for moment in takewhile(lambda moment: moment.date() <= until, _all(series)):
        if len(walls) >= limit:
            break
        wall = _wall(moment)
        if wall not in left_out:
            walls.append(wall)
    return walls


def _wall(moment: datetime) -> str:
    return f"{moment:{WALL_FORMAT}}".rjust(16, "0")  # years before 1000 are written short by strftime


def rule_from(
    freq: str,
    interval: int = 1,
    weekdays: Sequence[int] = (),
    *,
    on: str = "",
    until: date | None = None,
    count: int = 0,
) -> str:
    """A rule from the fields of a form; ``weekdays`` 0 Monday … 6 Sunday, ``count`` 0 = no such end.

    ``on``: a part of the rule that names days of the month, such as BYDAY=-1FR.

    :raises BadInput: when the fields make no rule
    """
    pieces = [f"FREQ={freq.upper()}"]
    if interval != 1:
        pieces.append(f"INTERVAL={interval}")
    if weekdays:
        pieces.append("BYDAY=" + ",".join(DAYS[day] for day in sorted(set(weekdays))))
    if on:
        pieces.append(on)
    if count:
        pieces.append(f"COUNT={count}")
    if until is not None:
        pieces.append(f"UNTIL={until:%Y%m%d}T235959")
    rule = ";".join(pieces)
    parts_of(rule)
    return rule


def with_end(rule: str, *, until: date | None = None, count: int = 0) -> str:
    """The rule with another end: a last day, a number of times, or (neither) none.

    :raises BadInput: when the rule is wrong
    """
    parts = parts_of(rule)
    parts.pop("UNTIL", None)
    parts.pop("COUNT", None)
    if until is not None:
        parts["UNTIL"] = f"{until:%Y%m%d}T235959"
    elif count:
        parts["COUNT"] = str(count)
    found = _joined(parts)
    parts_of(found)
    return found


def ends(rule: str) -> bool:
    """Whether a rule says when it ends."""
    return bool({"COUNT", "UNTIL"} & parts_of(rule).keys())


def last_day(rule: str) -> date | None:
    """The last day a rule names; None when it ends otherwise."""
    parts = parts_of(rule)
    return _until_of(parts["UNTIL"], "UTC").date() if "UNTIL" in parts else None


def first_from(series: Series, wall: str) -> str:
    """The first occurrence at or after ``wall``, exceptions included; empty when there is none."""
    here = parse_wall(wall)
    found = next((moment for moment in _all(series) if moment >= here), None)
    return _wall(found) if found else ""


def begun(series: Series) -> Series:
    """The series with its start on a day of its rule: the next such day, from which every so many weeks are counted."""
    parts = parts_of(series.rule)
    for name in ("INTERVAL", "COUNT"):
        parts.pop(name, None)
    start = first_from(replace(series, rule=_joined(parts)), series.start_wall)
    return replace(series, start_wall=start or series.start_wall)


def split_at(series: Series, wall: str) -> tuple[Series | None, Series]:
    """The series before the occurrence ``wall``, and a new one (id 0) from it on, for "this and following".

    There is no series before the first occurrence: then the first of the pair is None.

    :raises BadInput: when ``wall`` is not an occurrence of the series
    """
    parts = parts_of(series.rule)
    here = parse_wall(wall)
    earlier = list(takewhile(lambda moment: moment < here, _all(series, parts)))
    if next((moment for moment in _all(series, parts) if moment >= here), None) != here:
        raise BadInput(N_("Repetition: the series has no post at {wall}."), "rule", wall=wall)
    left_out = sorted(exceptions_of(series))
    rest = dict(parts)
    if "COUNT" in rest:
        rest["COUNT"] = str(int(rest["COUNT"]) - len(earlier))
    after = replace(
        series,
        id=0,
        rule=_joined(rest),
        start_wall=wall,
        exceptions="\n".join(one for one in left_out if one >= wall),
    )
    if not earlier:
        return None, after
    parts.pop("COUNT", None)
    parts["UNTIL"] = earlier[-1].strftime(_UNTIL_FORMAT).rjust(15, "0")
    before = replace(series, rule=_joined(parts), exceptions="\n".join(one for one in left_out if one < wall))
    return before, after


def _joined(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def describe(rule: str, words: Speaker, day_text: Callable[[date], str] = date.isoformat) -> str:
    """A rule in plain words: "Every 2 weeks: Monday, Thursday; 10 times".

    ``day_text`` writes the last day as the reader's locale does; without it ISO 8601 is used.

    :raises BadInput: when the rule is wrong
    """
    parts = parts_of(rule)
    one, many = _EVERY[parts["FREQ"]]
    interval = int(parts.get("INTERVAL", "1"))
    said = words(one) if interval == 1 else words(many, n=interval)
    details = _day_words(parts, words)
    if details:
        said = words("{every}: {days}", every=said, days=", ".join(details))
    if "COUNT" in parts:
        end = words.n_("{n} time", "{n} times", int(parts["COUNT"]))
        said = words("{repetition}; {end}", repetition=said, end=end)
    elif "UNTIL" in parts:
        last = _until_of(parts["UNTIL"], "UTC").date()
        said = words("{repetition}; {end}", repetition=said, end=words("until {date}", date=day_text(last)))
    return said


def spoken_days(part: str, words: Speaker) -> str:
    """The parts of a rule that name days: "BYDAY=-1FR" is "the last Friday"."""
    parts = dict(one.split("=", 1) for one in part.split(";"))
    return ", ".join(_day_words(parts, words))


def _day_words(parts: dict[str, str], words: Speaker) -> list[str]:
    days = [_DAY.fullmatch(day) for day in parts.get("BYDAY", "").split(",")]
    named = [(int(day[1] or 0), words(WEEKDAY_NAMES[DAYS.index(day[2])])) for day in days if day]
    places = [int(place) for place in parts.get("BYSETPOS", "").split(",") if place.lstrip("+-").isdecimal()]
    if len(named) == 1 and places and not named[0][0]:
        named = [(place, named[0][1]) for place in places]
    said = [words(_ORDINALS[number], day=name) if number in _ORDINALS else name for number, name in named]
    numbers = [number for number in parts.get("BYMONTHDAY", "").split(",") if number]
    said += [words("the last day") if number == "-1" else words("day {n}", n=number) for number in numbers]
    return said
