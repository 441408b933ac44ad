"""The load of the weeks to come: hours by hat stacked, the hours agreed as a dashed line."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from smdesk.documents.canvas import MICRO, SMALL, Canvas, tall, width
from smdesk.documents.figures import PAGE, Figure, Voice, figure, listed
from smdesk.domain.plan.load import Load, WeekLoad

HATS = (("cm", "CM", "soft"), ("smm", "SMM", "accent"))  # from below
HEAD = 6.5  # mm over the highest column for its sum and a word


def load_chart(voice: Voice, title: str, load: Load, *, source: str = "", wide: float = PAGE, high: float = 11.0) -> Figure | None:
    """Thirteen small columns; a week over the hours agreed says so in a word."""
    if not any(one.shares for one in load.weeks):
        return None
    part = _Weeks(voice, load, wide, high).draw().part(_alt(voice, title, load))
    return figure(voice, "column", title, [part], reading(voice, load), source=source)


def reading(voice: Voice, load: Load) -> str:
    """The sums by hat and the weeks over the hours agreed, in words."""
    _, capacity = voice.words, load.weeks[0].capacity
    said = [_("The next {n} weeks: SMM {smm} h, CM {cm} h.", n=len(load.weeks), smm=_hours(voice, load.of("smm")),
              cm=_hours(voice, load.of("cm")))]  # fmt: skip
    if capacity is not None:
        if load.beyond:
            said.append(_.n_("{n} week asks for more hours than agreed: {days}.", "{n} weeks ask for more hours than agreed: {days}.",
                             len(load.beyond), days=_days(voice, load.beyond)))  # fmt: skip
        else:
            said.append(_("No week asks for more hours than agreed."))
    return " ".join(said)


def _alt(voice: Voice, title: str, load: Load) -> str:
    _ = voice.words
    weeks = "; ".join(f"{_day(voice, one.monday)} {_hours(voice, one.total)}" for one in load.weeks)
    capacity = load.weeks[0].capacity
    agreed = _("agreed: {hours} h a week", hours=_hours(voice, capacity)) if capacity is not None else _("hours agreed: n/a")
    return _("Column chart: {title}; hours by week: {weeks}; {agreed}. {reading}", title=title, weeks=weeks, agreed=agreed,
             reading=reading(voice, load))  # fmt: skip


def _days(voice: Voice, weeks: Sequence[WeekLoad]) -> str:
    return listed([_day(voice, one.monday) for one in weeks])


def _day(voice: Voice, day: date) -> str:
    return voice.dates.short(day)


def _hours(voice: Voice, hours: Decimal) -> str:
    return voice.value(hours.quantize(Decimal("0.1"), ROUND_HALF_UP))


class _Weeks:
    """The drawing."""

    def __init__(self, voice: Voice, load: Load, wide: float, high: float) -> None:
        self.voice, self.load, self.high = voice, load, high
        self.capacity = load.weeks[0].capacity
        self.top = max([*(one.total for one in load.weeks), self.capacity or Decimal(0)])
        self.canvas = Canvas(wide)
        self.key = self._key()
        self.right = wide - max(width(text, SMALL) for _fill, text in self.key) - 8
        self.slot = self.right / len(load.weeks)
        self.base = HEAD + high

    def _key(self) -> list[tuple[str, str]]:
        _ = self.voice.words
        found = [("accent", _("SMM: directs")), ("soft", _("CM: does"))]
        if self.capacity is not None:
            found.append(("", _("agreed: {hours} h a week", hours=_hours(self.voice, self.capacity))))
        return found

    def tall(self, hours: Decimal) -> float:
        """mm of so many hours."""
        return float(hours / self.top) * self.high

    def draw(self) -> Canvas:
        """Columns, the line of the hours agreed, Mondays, what the colours mean."""
        canvas = self.canvas
        for at, week in enumerate(self.load.weeks):
            self._week(week, (at + 0.5) * self.slot)
        canvas.path([(0, self.base), (self.right, self.base)], "strong", 0.5)
        if self.capacity is not None:
            y = self.base - self.tall(self.capacity)
            canvas.path([(0, y), (self.right, y)], "ink", 0.8, "dash")
        for at, week in enumerate(self.load.weeks):
            self._sum(week, (at + 0.5) * self.slot)
        y = HEAD
        for fill, text in self.key:
            x, middle = self.right + 2.5, y + tall(1, SMALL) / 2
            if fill:
                canvas.rect(x, middle - 1.1, 3.6, 2.2, fill, stroke="accent", weight=0.5)
            else:
                canvas.path([(x, middle), (x + 3.6, middle)], "ink", 0.8, "dash")
            canvas.text(x + 4.8, y, (text,), SMALL, "ink2")
            y += tall(1, SMALL) + 1.6
        canvas.height = self.base + 1.2 + tall(1, MICRO) + 0.4
        return canvas

    def _week(self, week: WeekLoad, middle: float) -> None:
        inner, y = min(self.slot * 0.6, 8.0), self.base
        for hat, _name, fill in HATS:
            high = self.tall(week.of(hat))
            if high:
                y -= high
                self.canvas.rect(middle - inner / 2, y, inner, high, fill, stroke="accent", weight=0.5)
        day = _day(self.voice, week.monday)
        self.canvas.text(middle, self.base + 1.2, (day,), MICRO, "ink3", align="center")

    def _sum(self, week: WeekLoad, middle: float) -> None:
        if not week.total:
            return
        lines = (self.voice.words("too much"), _hours(self.voice, week.total)) if week.over else (_hours(self.voice, week.total),)
        top = self.base - self.tall(week.total) - tall(len(lines), MICRO) - 0.5
        paint = "warn" if week.over else "ink2"
        self.canvas.text(middle, top, lines, MICRO, paint, strong=bool(week.over), align="center", back=True)
