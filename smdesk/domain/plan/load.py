"""How many hours the weeks ahead ask of the one person who directs (SMM) and does (CM), beside what was agreed.

Weeks run from Monday to Sunday of the calendar: a day counts as one, also where clocks change in it. Figures are
exact decimals in hours, to the hundredth; what one action takes adds up over its weeks to what it was said to take.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from smdesk.domain.figures import kept
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.time import week_start
from smdesk.domain.value import value

WEEKS = 13  # a quarter
HATS = ("smm", "cm")
GOING = frozenset({"running", "kept", "scaled"})  # states of a tactic that is being worked on
TACTIC_HAT = "cm"  # what comes back each week is the daily hand's
_HUNDREDTH = Decimal("0.01")
_DAY = timedelta(days=1)
_MOST = Decimal(1_000_000)  # hours beyond it are a slip; sums stay exact


@value
class Share:
    """What one record asks of one week; ``client`` names whose it is where several are counted together."""

    kind: str
    number: int
    title: str
    hat: str
    hours: Decimal
    client: str = ""


@value
class WeekLoad:
    """A week from its Monday. ``capacity`` None: not said, or nothing, so that nothing can be over it."""

    monday: date
    shares: tuple[Share, ...]
    capacity: Decimal | None

    def of(self, hat: str) -> Decimal:
        """Hours of one hat."""
        return sum((one.hours for one in self.shares if one.hat == hat), Decimal(0))

    @property
    def total(self) -> Decimal:
        """Hours of both hats."""
        return sum((one.hours for one in self.shares), Decimal(0))

    @property
    def over(self) -> bool | None:
        """Whether it asks for more than there is; None ("n/a") without a capacity."""
        return None if self.capacity is None else self.total > self.capacity


@value
class Load:
    """Weeks in a row, and what of the plan is in none of them.

    :param unsaid: open actions that do not say their hours
    :param undated: hours of open actions without a first day
    :param late: hours of open actions whose last day is past
    """

    weeks: tuple[WeekLoad, ...]
    unsaid: int = 0
    undated: Decimal = Decimal(0)
    late: Decimal = Decimal(0)

    def of(self, hat: str) -> Decimal:
        """Hours of one hat in all weeks."""
        return sum((one.of(hat) for one in self.weeks), Decimal(0))

    @property
    def beyond(self) -> tuple[WeekLoad, ...]:
        """The weeks that ask for more than there is."""
        return tuple(one for one in self.weeks if one.over)


def weekly(hours: str) -> Decimal | None:
    """Capacity of a week: hours a month × 12 ÷ 52, to the hundredth; None ("n/a") when none are said, or zero.

    So the weekly earnings of people paid by the month are reckoned (gov.uk, "Work out your employee's payments for
    Statutory Maternity Pay"); the day or two that a year has beyond 52 weeks are left out.
    """
    said = kept(hours)
    return None if said is None or said <= 0 else _rounded(min(said, _MOST) * 12 / 52)


def load(plan: WholePlan, start: date, weeks: int = WEEKS, today: date | None = None) -> Load:
    """The load of ``weeks`` weeks from the one that ``start`` lies in.

    hours of a week = Σ action hours × its days in the week ÷ all its days + Σ hours of the week's orders
    + Σ hours a month of the tactics that go on × 12 ÷ 52 × days of the plan in the week ÷ 7

    What is done asks for nothing from ``today`` (``start`` unless said) on. The even spread over days is our own
    rule, the simplest that adds up; an action without dates is in no week.
    """
    now, monday = today or start, week_start(start)
    capacity = weekly(str(plan.one("plan").hours))
    found = []
    for number in range(weeks):
        first = monday + timedelta(weeks=number)
        shares = [*_actions(plan, first, now), *_orders(plan, first, now), *_tactics(plan, first)]
        shares = sorted((one for one in shares if one.hours), key=lambda one: -one.hours)
        found.append(WeekLoad(first, tuple(shares), capacity))
    return Load(tuple(found), *_outside(plan, now))


def together(loads: Sequence[tuple[str, Load]], capacity: Decimal | None) -> Load:
    """The loads of several clients, with their names, on one person who has ``capacity`` hours a week."""
    weeks: dict[date, list[Share]] = {}
    for name, one in loads:
        for week in one.weeks:
            held = weeks.setdefault(week.monday, [])
            held += [Share(each.kind, each.number, each.title, each.hat, each.hours, name) for each in week.shares]
    found = tuple(
        WeekLoad(monday, tuple(sorted(shares, key=lambda one: -one.hours)), capacity)
        for monday, shares in sorted(weeks.items())
    )
    every = [one for _name, one in loads]
    return Load(found, sum(one.unsaid for one in every), _sum(one.undated for one in every), _sum(one.late for one in every))


def span(action: Any) -> tuple[date, date] | None:
    """First and last day of an action; one that says no last day takes a single day. None without a first day."""
    first, last = _day(action.start), _day(action.end)
    return None if first is None else (first, max(first, last or first))


def _actions(plan: WholePlan, monday: date, now: date) -> Iterator[Share]:
    sunday = monday + timedelta(days=6)
    for one in plan.of("action"):
        days, hours = span(one), _hours(one)
        if days is None or not hours:
            continue
        first, last = days
        until = min(sunday, last, now - _DAY) if one.done else min(sunday, last)
        start = max(monday, first)
        if start <= until:
            whole = (last - first).days + 1
            before, after = (start - first).days, (until - first).days + 1
            part = _rounded(hours * after / whole) - _rounded(hours * before / whole)
            yield Share("action", one.id, one.title, one.hat, part)


def _orders(plan: WholePlan, monday: date, now: date) -> Iterator[Share]:
    for one in plan.of("week_order"):
        day = _day(one.week)
        if day is not None and week_start(day) == monday and (one.state == "given" or monday < now):
            yield Share("week_order", one.id, one.goal, "cm", _rounded(_hours(one)))


def _tactics(plan: WholePlan, monday: date) -> Iterator[Share]:
    head = plan.one("plan")
    first = max(monday, _day(head.start) or monday)
    sunday = monday + timedelta(days=6)
    days = (min(sunday, _day(head.end) or sunday) - first).days + 1
    for one in plan.of("tactic") if days > 0 else ():
        if one.state in GOING:
            yield Share("tactic", one.id, one.name, TACTIC_HAT, _rounded(_hours(one) * 12 * days / (52 * 7)))


def _outside(plan: WholePlan, now: date) -> tuple[int, Decimal, Decimal]:
    """Open actions that say no hours, hours without days, hours whose days are past."""
    actions = [one for one in plan.of("action") if not one.done]
    undated = [one for one in actions if span(one) is None]
    late = [one for one in actions if (days := span(one)) is not None and days[1] < now]
    return sum(not one.hours for one in actions), _sum(map(_hours, undated)), _sum(map(_hours, late))


def _hours(record: Any) -> Decimal:
    return min(max(kept(record.hours) or Decimal(0), Decimal(0)), _MOST)


def _sum(hours: Iterable[Decimal]) -> Decimal:
    return sum(hours, Decimal(0))


def _rounded(hours: Decimal) -> Decimal:
    return hours.quantize(_HUNDREDTH, ROUND_HALF_UP)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
