"""A planned moment is wall time plus an IANA zone; UTC is derived from them and never the other way round.

Two hours a year are special. A wall time that does not exist (the clock jumped over it) moves forward by
the length of the jump: 02:30 becomes 03:30. A wall time that happens twice means its first occurrence.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.value import value

WALL_FORMAT = "%Y-%m-%dT%H:%M"


@lru_cache(maxsize=64)
def zone_named(name: str) -> ZoneInfo:
    """The zone called ``name`` ("Europe/Rome").

    :raises BadInput: when the name is not in the IANA database
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = N_("Time zone: “{zone}” is not an IANA name; write it like Europe/Rome.")
        raise BadInput(message, "zone", zone=name) from None


def utc_of(wall: str, zone: str) -> int:
    """Seconds since 1970 in UTC of a wall time ``YYYY-MM-DDTHH:MM`` in ``zone``, by the rule of this module."""
    return int(_aware(parse_wall(wall), zone_named(zone)).timestamp())


def _aware(wall: datetime, zone: ZoneInfo) -> datetime:
    moment = wall.replace(tzinfo=zone, fold=0)
    # A skipped wall time comes back changed from a round trip through UTC, moved forward by the jump.
    return moment.astimezone(UTC).astimezone(zone)


def real_wall(wall: str, zone: str) -> str:
    """The wall time that clocks in ``zone`` will show: the same, or moved out of a skipped hour."""
    return _aware(parse_wall(wall), zone_named(zone)).strftime(WALL_FORMAT)


def wall_now(now: datetime, zone: str) -> str:
    """The wall time in ``zone`` at ``now`` (an aware datetime), to the minute."""
    return now.astimezone(zone_named(zone)).strftime(WALL_FORMAT)


def parse_wall(text: str) -> datetime:
    """Read ``YYYY-MM-DDTHH:MM``; the result is only ever combined with a zone, never used bare.

    :raises BadInput: when the text is not such a time
    """
    try:
        if len(text) == len("2026-05-31T18:30") and text[10] == "T" and text[13] == ":" and text[5].isdigit():
            return datetime.fromisoformat(text)  # thirty times as fast, but it also takes other forms
        return datetime.strptime(text, WALL_FORMAT)
    except ValueError:
        message = N_("Date and time: “{text}” is not of the form 2026-05-31T18:30.")
        raise BadInput(message, "due", text=text) from None


def join(day: date, hour: str) -> str:
    """The wall time of ``hour`` ("18:30") on ``day``."""
    return f"{day.isoformat()}T{hour}"


def day_of(wall: str) -> date:
    """The calendar day of a wall time."""
    return date.fromisoformat(wall[:10])


def hour_of(wall: str) -> str:
    """The clock time "HH:MM" of a wall time."""
    return wall[11:16]


def shifted(wall: str, days: int) -> str:
    """The same clock time ``days`` later (or earlier).

    :raises BadInput: when the day would leave the calendar (years 1 to 9999)
    """
    try:
        return join(day_of(wall) + timedelta(days=days), hour_of(wall))
    except OverflowError:
        raise BadInput(N_("Date: the year must lie between 1 and 9999."), "due") from None


def week_start(day: date) -> date:
    """The Monday of ``day``'s week (ISO 8601)."""
    return day - timedelta(days=day.weekday())


def minutes_of(hour: str) -> int:
    """Minutes since midnight of "HH:MM"."""
    clock = time.fromisoformat(hour)
    return clock.hour * 60 + clock.minute


@value
class Moment:
    """A planned moment: ``wall`` as ``YYYY-MM-DDTHH:MM`` and the IANA ``zone`` it is meant in."""

    wall: str
    zone: str

    @property
    def utc(self) -> int:
        """Seconds since 1970, UTC."""
        return utc_of(self.wall, self.zone)

    def iso(self) -> str:
        """ISO 8601 with the offset in force, such as ``2026-05-31T18:30+02:00``."""
        return _aware(parse_wall(self.wall), zone_named(self.zone)).isoformat(timespec="minutes")
