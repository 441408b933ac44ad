"""Actions over time: the Gantt chart of an action plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from smdesk.documents.canvas import BODY, MICRO, SMALL, Canvas, broken, tall, width
from smdesk.documents.figures import PAGE, Figure, Voice, figure, numbered, pages
from smdesk.documents.period import Period

ROWS = 24  # in one drawing
ROOM = 195.0  # mm of rows in one drawing
HEAD = 9.0  # mm for months and days


@dataclass(frozen=True, slots=True)
class Task:
    """An action with its owner; a single day is a milestone, no start means that no date is agreed."""

    label: str
    owner: str = ""
    start: date | None = None
    end: date | None = None
    done: bool = False


def gantt(
    voice: Voice,
    title: str,
    tasks: Sequence[Task],
    period: Period,
    today: date | None = None,
    *,
    reading: str = "",
    source: str = "",
    wide: float = PAGE,
) -> Figure | None:
    """Actions in their order; done ones dark, open ones light, each told in words too; today is a dashed line."""
    if not tasks:
        return None
    label = wide * 0.4
    labels = [broken(one.label, label, BODY) for one in tasks]
    owners = [broken(one.owner, label, MICRO) for one in tasks]
    heights = [
        max(6.6, tall(len(a), BODY) + (tall(len(b), MICRO) + 0.7 if b else 0) + 2.6)
        for a, b in zip(labels, owners, strict=True)
    ]
    runs, parts = pages(heights, ROOM, ROWS), []
    for number, run in enumerate(runs):
        sheet = _Sheet(voice, Canvas(wide), period, today, label + 4)
        sheet.canvas.height = HEAD + sum(heights[at] for at in run)
        sheet.head()
        y = HEAD
        for at in run:
            block = tall(len(labels[at]), BODY) + (tall(len(owners[at]), MICRO) + 0.7 if owners[at] else 0)
            top = y + (heights[at] - block) / 2
            sheet.canvas.path([(0, y), (wide, y)], "line", 0.4)
            sheet.canvas.text(0, top, labels[at], BODY, "ink")
            sheet.canvas.text(0, top + tall(len(labels[at]), BODY) + 0.7, owners[at], MICRO, "ink3")
            sheet.bar(tasks[at], y + heights[at] / 2)
            y += heights[at]
        alt = _alt(voice, title, [tasks[at] for at in run], period, today)
        parts.append(sheet.canvas.part(numbered(voice, alt, number, len(runs))))
    return figure(voice, "gantt", title, parts, reading or _reading(voice, tasks, today), source=source)


def late(task: Task, today: date | None) -> bool:
    """Whether an action should be done by now and is not."""
    end = task.end or task.start
    return not task.done and today is not None and end is not None and end < today


def _alt(voice: Voice, title: str, tasks: Sequence[Task], period: Period, today: date | None) -> str:
    _ = voice.words
    said = []
    for one in tasks:
        when = _("no date yet")
        if one.start:
            when = voice.dates.days_short(Period(one.start, max(one.end or one.start, one.start)))
        state = f", {_('done')}" if one.done else f", {_('late')}" if late(one, today) else ""
        said.append(f"{one.label}: {when}{state}")
    return _("Gantt chart: {title}, {days}. {text}.", title=title, days=voice.dates.days(period),
             text="; ".join(said))  # fmt: skip


def _reading(voice: Voice, tasks: Sequence[Task], today: date | None) -> str:
    _ = voice.words
    done, behind = sum(one.done for one in tasks), sum(late(one, today) for one in tasks)
    text = _("Actions done: {done} of {total}", total=len(tasks), done=done)
    if behind:
        return _.n_("{text}; {n} is late.", "{text}; {n} are late.", behind, text=text)
    return f"{text}."


class _Sheet:
    """One drawing of a Gantt chart."""

    def __init__(self, voice: Voice, canvas: Canvas, period: Period, today: date | None, left: float) -> None:
        self.voice, self.canvas, self.period, self.left = voice, canvas, period, left
        self.today = today if today is not None and today in period else None
        self.day = (canvas.width - left) / period.days

    def x(self, day: date) -> float:
        """Where a day begins; the edges for days outside the period."""
        return self.left + self.day * min(max((day - self.period.start).days, 0), self.period.days)

    def head(self) -> None:
        """Months, the Mondays under them, and today."""
        bottom, canvas = self.canvas.height, self.canvas
        for month in self.period.months():
            left, right = self.x(month.start), self.x(month.end) + self.day
            canvas.path([(left, 0.5), (left, bottom)], "line", 0.5)
            name = self.voice.dates.month_name(month.start)
            fits = next(
                (text for text in (name, name[:3]) if width(text, SMALL, True) + 2 < right - left), ""
            )
            canvas.word(left + 1, 2.0, fits, SMALL, "ink2", strong=True)
        weeks = [week.start for week in self.period.weeks() if week.start.weekday() == 0]
        step = max(1, -int(-5.0 // (self.day * 7)))
        for monday in weeks[::step]:
            x = self.x(monday)
            canvas.path([(x, HEAD - 1.2), (x, HEAD)], "strong", 0.5)
            near = self.today is not None and -5 < x - self.x(self.today) < 8
            if x + 4 < canvas.width and not near:
                canvas.word(x + 0.4, HEAD - 2.2, str(monday.day), MICRO, "ink3")
        if self.today:
            x = self.x(self.today) + self.day / 2
            canvas.path([(x, HEAD - 4.4), (x, bottom)], "accent", 0.9, "dash")
            text = self.voice.words.p_("figure", "today")
            align = "right" if x + width(text, MICRO) + 2 > canvas.width else "left"
            canvas.text(x + (0.5 if align == "left" else -0.5), HEAD - 4.9, (text,), MICRO, "accent", strong=True,
                        align=align, back=True)  # fmt: skip

    def bar(self, task: Task, middle: float) -> None:
        """The bar (or diamond) of an action, and its word."""
        _ = self.voice.words
        if task.start is None:
            self.canvas.word(self.left + 1, middle, _("no date yet"), MICRO, "ink3")
            return
        end = max(task.end or task.start, task.start)
        last = self.period.end
        if end < self.period.start or task.start > last:
            self._away(task, middle, before=end < self.period.start)
            return
        left, right = self.x(task.start), self.x(min(end, last) + timedelta(days=1))
        fill, edge = ("ink2", "ink2") if task.done else ("soft", "accent")
        if task.start == end:
            x, r = (left + right) / 2, 1.7
            self.canvas.polygon(
                [(x, middle - r), (x + r, middle), (x, middle + r), (x - r, middle)], fill, edge
            )
            left, right = x - r, x + r
        else:
            self.canvas.rect(left, middle - 1.5, max(right - left, 0.8), 3.0, fill, stroke=edge, weight=0.8,
                             radius=0.6)  # fmt: skip
        text = _("done") if task.done else _("late") if late(task, self.today) else ""
        self._beside(left, right, middle, text, "warn" if not task.done else "ink2")

    def _away(self, task: Task, middle: float, *, before: bool) -> None:
        day = self.voice.dates.short(task.start) if task.start else ""
        if before:
            self.canvas.word(self.left + 1, middle, f"← {day}", MICRO, "ink3")
        else:
            self.canvas.word(self.canvas.width, middle, f"{day} →", MICRO, "ink3", align="right")

    def _beside(self, left: float, right: float, middle: float, text: str, paint: str) -> None:
        if not text:
            return
        wide = width(text, MICRO, True) + 1.6
        y = middle - tall(1, MICRO) / 2
        if right + wide < self.canvas.width:
            self.canvas.text(right + 1, y, (text,), MICRO, paint, strong=True, back=True)
        elif left - wide > self.left:
            self.canvas.text(left - 1, y, (text,), MICRO, paint, strong=True, align="right", back=True)
        else:
            self.canvas.text(
                (left + right) / 2, y, (text,), MICRO, paint, strong=True, align="center", back=True
            )
