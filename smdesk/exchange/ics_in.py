"""Calendars: events into rows. Written for hostile files: nothing is expanded without a bound.

Times keep their zone; floating ones and whole days are the client's. RFC 5545, sections 3.1, 3.3.10, 3.3.11.
"""

import html
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.imports import RowError, Sentence
from smdesk.exchange.channels import networks_before, only_networks, parts
from smdesk.exchange.source import Sheet, Source

MOST_OCCURRENCES = 1_000  # of one event
MOST_ROWS = 20_000
_YEARS = 10  # a rule is followed no further than this from its start
HEADER = ["date", "title", "text", "category", "link", "status", "notes"]
NETWORK = "network"  # a column only where some event names one
NO_EVENTS = N_("File: “{name}” holds no events; export the calendar again.")
CUT = N_("The event repeats more than {limit} times: the first {limit} were taken.")
CUT_YEARS = N_("The event repeats for more than {years} years: the first {years} were taken.")
BAD_START = N_("The start “{text}” is not a date of a calendar file.")
BAD_RULE = N_("The rule of repetition “{text}” cannot be followed: the event was taken once.")
ENDLESS = N_("The event repeats without an end: the coming year was taken.")
BAD_ZONE = N_("The time zone “{text}” is not known: its times were taken as the client's.")
_ESCAPE = re.compile(r"\\([\\;,nN])")
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?\Z")
_PARAM = re.compile(r';([\w-]+)=("[^"]*"|[^;:"]*)')
_WINDOWS = {
    "w. europe standard time": "Europe/Berlin",
    "romance standard time": "Europe/Paris", "gmt standard time": "Europe/London",
    "central europe standard time": "Europe/Budapest", "eastern standard time": "America/New_York",
    "central standard time": "America/Chicago", "pacific standard time": "America/Los_Angeles", "utc": "UTC",
    "argentina standard time": "America/Argentina/Buenos_Aires", "sa pacific standard time": "America/Bogota",
    "central standard time (mexico)": "America/Mexico_City", "pacific sa standard time": "America/Santiago",
}  # fmt: skip


@dataclass(slots=True)
class _Event:
    line: int
    values: dict[str, tuple[str, str]] = field(default_factory=dict)  # name -> (TZID, text)
    excluded: list[tuple[str, str]] = field(default_factory=list)


def fill(source: Source, text: str, today: date) -> None:
    """Put every event (and every repetition) into ``source`` as a row; of endless ones the year from
    ``today``.

    :raises BadInput: when there is no event in it
    """
    sheet = Sheet("", lines=[0], rows=[list(HEADER)], headed=True)
    zones = _Zones()
    events = list(_events(text))
    moved = _moved(events)
    for event in events:
        if "RRULE" in event.values:
            event.excluded += moved.get(event.values.get("UID", ("", ""))[1], [])
        for when in _times(event, source, zones, today):
            sheet.lines.append(event.line)
            sheet.rows.append([when, *_said(event)])
        if len(sheet.rows) > MOST_ROWS:
            raise BadInput(
                N_("File: it has more than {limit} events; split it in parts."), "file", limit=MOST_ROWS
            )
    if not events:
        raise BadInput(NO_EVENTS, "file", name=source.path.name)
    source.errors.extend(
        RowError(line, "date", Sentence(BAD_ZONE, {"text": name[:60]}))
        for name, line in zones.unknown.items()
    )
    if any(row[-1] for row in sheet.rows[1:]):
        sheet.rows[0].append(NETWORK)
    else:
        sheet.rows[1:] = [row[:-1] for row in sheet.rows[1:]]
    source.sheets.append(sheet)


def _moved(events: list[_Event]) -> dict[str, list[tuple[str, str]]]:
    """By UID, the times of a series that an event of their own took the place of."""
    found: dict[str, list[tuple[str, str]]] = {}
    for event in events:
        if "RECURRENCE-ID" in event.values:
            found.setdefault(event.values.get("UID", ("", ""))[1], []).append(event.values["RECURRENCE-ID"])
    return found


def _events(text: str) -> Iterator[_Event]:
    """The events of a calendar; components inside them (alarms) are passed over."""
    event: _Event | None = None
    inside = 0
    for line, content in _unfolded(text):
        name, zone, value = _property(content)
        if name == "BEGIN":
            if value.upper() == "VEVENT" and event is None:
                event, inside = _Event(line), 0
            elif event is not None:
                inside += 1
        elif name == "END" and event is not None:
            if value.upper() == "VEVENT" and inside == 0:
                yield event
                event = None
            else:
                inside = max(0, inside - 1)
        elif event is not None and inside == 0:
            if name == "EXDATE":
                event.excluded.extend((zone, part) for part in value.split(",")[:MOST_OCCURRENCES])
            elif name == "CATEGORIES" and name in event.values:
                event.values[name] = ("", f"{event.values[name][1]},{value}")
            else:
                event.values.setdefault(name, (zone, value))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of their first physical line; a long text is folded over several."""
    held: list[str] = []
    start = 1
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line[:1] in (" ", "\t") and held:
            held.append(line[1:])
            continue
        if held:
            yield start, "".join(held)
        held, start = [line], number
    if held:
        yield start, "".join(held)


def _property(content: str) -> tuple[str, str, str]:
    """(NAME, TZID or "", value) of a content line."""
    end = re.match(r'(?:[^":]|"[^"]*")*:', content[:2000])
    if not end:
        return "", "", ""
    head, value = content[: end.end() - 1], content[end.end() :]
    name = head.split(";", 1)[0].upper()
    zone = next((text.strip('"') for key, text in _PARAM.findall(head) if key.upper() == "TZID"), "")
    return name, zone, value


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text).strip()


def _said(event: _Event) -> list[str]:
    """Title, text, category, link, status, notes and network of an event."""
    value = {name: text for name, (_, text) in event.values.items()}
    title, text = _plain(value.get("SUMMARY", "")), _plain(value.get("DESCRIPTION", ""))
    network, title = networks_before(title)
    kinds = [_plain(one) for one in re.split(r"(?<!\\),", value.get("CATEGORIES", ""))]
    category = next((one for one in kinds if not only_networks(one)), "")
    status = "rejected" if value.get("STATUS", "").upper() == "CANCELLED" else ""
    place = _plain(value.get("LOCATION", ""))
    if not network and any(map(only_networks, parts(place)[:1])):
        network, place = place, ""
    network = network or ", ".join(filter(only_networks, kinds))
    link = value.get("URL", "")
    return [title, _without_tags(text), category, link, status, place, network]


_TAG = re.compile(r"<(?:br|p|div|/|b|i|u|a|ul|li|span|html)\b[^>]{0,500}>|</\w+>", re.IGNORECASE)
_BREAK = re.compile(r"\s*(?:<br\s*/?>|</p>|</div>|</li>)\s*", re.IGNORECASE)


def _without_tags(text: str) -> str:
    """Google's calendar keeps what was pasted as HTML."""
    if not _TAG.search(text):
        return text
    return html.unescape(re.sub(r"<[^>]{1,500}>", "", _BREAK.sub("\n", text))).replace("\u00a0", " ").strip()


class _Zones:
    """Zones by the names that calendar programs give them."""

    def __init__(self) -> None:
        self.unknown: dict[str, int] = {}
        self._known: dict[str, tzinfo | None] = {"": None}

    def named(self, name: str, line: int) -> tzinfo | None:
        """The zone, None for the client's own (floating, or a name nobody knows, which is noted)."""
        if name not in self._known:
            self._known[name] = self._look(name, line)
        return self._known[name]

    def _look(self, name: str, line: int) -> tzinfo | None:
        parts = name.strip("/").split("/")
        tries = [name, "/".join(parts[-2:]), "/".join(parts[-3:]), _WINDOWS.get(name.casefold(), "")]
        for one in tries:
            try:
                if one:
                    return ZoneInfo(one)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
        if len(self.unknown) < 20:
            self.unknown[name] = line
        return None


def _stamp(text: str, zone: tzinfo | None) -> date | datetime | None:
    """A DATE or DATE-TIME; floating ones come without a zone and are the client's."""
    found = _STAMP.match(text.strip())
    if not found:
        return None
    try:
        if found[4] is None:
            return date(int(found[1]), int(found[2]), int(found[3]))
        hour, minute = int(found[4]), int(found[5])
        made = datetime(int(found[1]), int(found[2]), int(found[3]), hour, minute)
    except ValueError:
        return None
    return made.replace(tzinfo=UTC) if found[7] else made.replace(tzinfo=zone) if zone else made


def _times(event: _Event, source: Source, zones: _Zones, today: date) -> Iterator[Any]:
    """When an event happens: once, or as its rule says, within bounds. No date: an idea."""
    zone_name, text = event.values.get("DTSTART", ("", ""))
    if not text:
        yield ""
        return
    start = _stamp(text, zones.named(zone_name, event.line))
    if start is None:
        source.errors.append(RowError(event.line, "date", Sentence(BAD_START, {"text": text[:40]})))
        return
    rule = event.values.get("RRULE", ("", ""))[1].strip()
    if not rule:
        yield _cell(start)
        return
    gone = {
        _as_wall(one, start) for zone, part in event.excluded if (one := _stamp(part, zones.named(zone, event.line)))
    }
    try:
        walls = _repeated(start, rule, event, source, today)
        for wall in walls:
            if wall not in gone:
                yield _cell(_like(start, wall))
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, ZeroDivisionError, AttributeError):
        source.errors.append(RowError(event.line, "date", Sentence(BAD_RULE, {"text": rule[:60]})))
        yield _cell(start)


def _cell(when: date | datetime) -> Any:
    """A floating time as a text, for only the client's zone gives it a meaning."""
    if isinstance(when, datetime) and when.tzinfo is None:
        return when.isoformat(" ", "minutes")
    return when


def _wall(when: date | datetime) -> datetime:
    return (
        when.replace(tzinfo=None) if isinstance(when, datetime) else datetime(when.year, when.month, when.day)
    )


def _as_wall(when: date | datetime, start: date | datetime) -> datetime:
    """A moment in the wall time of the series it belongs to: some programs write it in UTC."""
    zone = start.tzinfo if isinstance(start, datetime) else None
    return _wall(when.astimezone(zone) if zone and isinstance(when, datetime) and when.tzinfo else when)


def _like(start: date | datetime, wall: datetime) -> date | datetime:
    return wall.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else wall.date()


def _repeated(
    first: date | datetime, rule: str, event: _Event, source: Source, today: date
) -> list[datetime]:
    """The wall times of a rule. COUNT and UNTIL are ours to keep, so that no rule runs to the year 9999."""
    from dateutil.rrule import rrulestr

    start = _wall(first)
    pieces = _checked(rule)
    counted = "COUNT" in pieces
    count = int(pieces.pop("COUNT", MOST_OCCURRENCES + 1))
    until = _stamp(pieces.pop("UNTIL", ""), None)
    endless = until is None and not counted
    since = _wall(today) - timedelta(days=31) if endless else start
    last = (max(since, start) + timedelta(days=397)) if endless else start + timedelta(days=366 * _YEARS)
    farthest = last
    if until is not None:
        last = min(last, _end(until, first))
    if (last - start).days > 366 * 40:
        raise ValueError(rule)
    text = ";".join(f"{name}={value}" for name, value in pieces.items())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = rrulestr(f"{text};UNTIL={last:%Y%m%dT%H%M%S}", dtstart=start)
        wanted = (wall for wall in made if wall >= since)
        found = list(islice(wanted, max(0, min(count, MOST_OCCURRENCES + 1))))
    if endless:
        source.errors.append(RowError(event.line, "date", Sentence(ENDLESS)))
        return found[:MOST_OCCURRENCES]
    if len(found) > MOST_OCCURRENCES:
        source.errors.append(RowError(event.line, "date", Sentence(CUT, {"limit": MOST_OCCURRENCES})))
    elif (counted and len(found) < min(count, MOST_OCCURRENCES)) or (until is not None and last == farthest):
        source.errors.append(RowError(event.line, "date", Sentence(CUT_YEARS, {"years": _YEARS})))
    return found[:MOST_OCCURRENCES] or [start]


def _checked(rule: str) -> dict[str, str]:
    """The parts of a rule that can be followed in bounded time.

    :raises ValueError: for any other
    """
    pieces = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    if pieces.get("FREQ") not in ("YEARLY", "MONTHLY", "WEEKLY", "DAILY") or len(rule) > 500:
        raise ValueError(rule)
    if not 1 <= int(pieces.get("INTERVAL", "1")) <= 10_000:
        raise ValueError(rule)
    if any(pieces.get(name, "").count(",") > 5 for name in ("BYHOUR", "BYMINUTE", "BYSECOND")):
        raise ValueError(rule)
    return pieces


def _end(until: date | datetime, first: date | datetime) -> datetime:
    """UNTIL in the wall time of the start: it is given in UTC where the start has a zone."""
    if not isinstance(until, datetime):
        return _wall(until) + timedelta(days=1, minutes=-1)
    return _as_wall(until, first)
