"""Line charts: one line in ink, or up to five told apart by dashes and named at their ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from smdesk.documents.canvas import MICRO, SMALL, Canvas, broken, spread, tall, thinned, width
from smdesk.documents.figures import PAGE, Figure, Number, Voice, figure, nice, numbered

SERIES = 5  # lines that can be told apart without colour
DASHES = ("", "dash", "dot", "mixed", "long")


@dataclass(frozen=True, slots=True)
class Series:
    """A line: (x label, value) in order."""

    label: str
    points: Sequence[tuple[str, Number | None]]


def line_chart(
    voice: Voice,
    title: str,
    series: Sequence[Series],
    *,
    unit: str = "",
    target: Number | None = None,
    lower: bool = False,
    relative: bool = False,
    evidence: str = "",
    reading: str = "",
    source: str = "",
    wide: float = PAGE,
    high: float = 42.0,
) -> Figure | None:
    """One ink line, or up to five told apart by dashes and named at their ends (more go into further drawings).

    :param lower: less is better (hours to a first reply)
    :param relative: an index 0 to 100 such as search interest: says so
    """
    drawn = [one for one in series if any(value is not None for _x, value in one.points)]
    if not drawn:
        return None
    _ = voice.words
    blocks = [drawn[at : at + SERIES] for at in range(0, len(drawn), SERIES)]
    parts = []
    for at, block in enumerate(blocks):
        board = _Lines(voice, block, unit, target, relative, evidence == "early", wide, high)
        alt = _line_alt(voice, title, block, unit, target)
        parts.append(board.draw().part(numbered(voice, alt, at, len(blocks))))
    note = _("relative: 100 is the highest point of the period, not a number of searches") if relative else ""
    said = reading or _line_reading(voice, drawn, unit, target, lower)
    return figure(voice, "line", title, parts, said, note=note, evidence=evidence, source=source)


def _ends(one: Series) -> tuple[tuple[str, Number], tuple[str, Number]]:
    known = [(x, value) for x, value in one.points if value is not None]
    return known[0], known[-1]


def _line_alt(voice: Voice, title: str, block: Sequence[Series], unit: str, target: Number | None) -> str:
    _ = voice.words
    said = []
    for one in block:
        (start, first), (end, last) = _ends(one)
        said.append(
            _("{name} from {first} in {start} to {last} in {end}", name=title if len(block) == 1 else one.label,
              first=voice.value(first, unit), start=start, last=voice.value(last, unit), end=end)
        )  # fmt: skip
    text = "; ".join(said)
    if len(block) > 1:
        text = f"{title}: {text}"
    gaps = sum(value is None for one in block for _x, value in one.points)
    if gaps:
        text += "; " + _.n_("{n} value missing", "{n} values missing", gaps)
    if target is not None:
        text += "; " + _("target {target}", target=voice.value(target, unit))
    return _("Line chart: {text}.", text=text)


def _line_reading(
    voice: Voice, drawn: Sequence[Series], unit: str, target: Number | None, lower: bool
) -> str:
    _ = voice.words
    if len(drawn) > 1:
        ranked = sorted(drawn, key=lambda one: -float(_ends(one)[1][1]))
        top, end = ranked[0], _ends(ranked[0])[1]
        return _("In {end}, “{name}” is highest with {last}.", end=end[0], name=top.label,
                 last=voice.value(end[1], unit))  # fmt: skip
    (start, first), (end_x, last) = _ends(drawn[0])
    text = _("From {first} in {start} to {last} in {end}", first=voice.value(first, unit), start=start,
             last=voice.value(last, unit), end=end_x)  # fmt: skip
    if start == end_x:
        text = _("{last} in {end}, the only value so far", last=voice.value(last, unit), end=end_x)
    if target is None:
        return text + "."
    goal = voice.value(target, unit)
    done = last <= target if lower else last >= target
    if done:
        return _("{text}: the target of {target} is reached.", text=text, target=goal)
    gap = abs(Decimal(str(target)) - Decimal(str(last)))
    away = _("{n} points", n=voice.value(gap)) if unit == "%" else voice.value(gap, unit)
    return _("{text}: {away} from the target of {target}.", text=text, away=away, target=goal)


class _Lines:
    """One drawing of a line chart."""

    def __init__(
        self, voice: Voice, block: Sequence[Series], unit: str, target: Number | None, relative: bool,
        early: bool, wide: float, high: float,
    ) -> None:  # fmt: skip
        self.voice, self.block, self.unit, self.early = voice, block, unit, early
        self.target = None if target is None else float(target)
        self.xs = list(dict.fromkeys(x for one in block for x, _value in one.points))
        self.values = [self._aligned(one) for one in block]
        known = [value for row in self.values for value in row if value is not None]
        known += [] if self.target is None else [self.target]
        self.low, self.top = (0.0, 100.0) if relative else _bounds(known)
        self.canvas = Canvas(wide)
        self.scale = [self.voice.value(self.top, unit), self.voice.value(self.low, unit)]
        self.left = max(width(text, MICRO) for text in self.scale) + 2.5
        self.ends = self._end_labels(min(46.0, wide * 0.3))
        self.right = (
            wide
            - max((width(line, SMALL, True) for _y, lines, _s in self.ends for line in lines), default=0)
            - 4.5
        )
        self.head = 2.0
        self.high = max(high, sum(tall(len(lines), SMALL) + 1 for _y, lines, _s in self.ends))

    def _aligned(self, one: Series) -> list[float | None]:
        found = {x: value for x, value in one.points}
        return [None if found.get(x) is None else float(found[x] or 0) for x in self.xs]

    def _end_labels(self, room: float) -> list[tuple[float, list[str], int]]:
        """(value, lines, series number or -1 for the target) of what stands at the right."""
        _, out = self.voice.words, []
        for at, row in enumerate(self.values):
            last = next(value for value in reversed(row) if value is not None)
            text = self.voice.value(last, self.unit)
            name = f" {self.block[at].label}" if len(self.block) > 1 else ""
            out.append((last, list(broken(text + name, room, SMALL, strong=True)), at))
        if self.target is not None:
            text = _("target {target}", target=self.voice.value(self.target, self.unit))
            out.append((self.target, list(broken(text, room, SMALL)), -1))
        return out

    def x(self, at: int) -> float:
        """Where the ``at``-th label of the x axis stands."""
        first, last = self.left + 2, self.right - 2
        return (first + last) / 2 if len(self.xs) == 1 else first + (last - first) * at / (len(self.xs) - 1)

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.head + self.high * (1 - (value - self.low) / (self.top - self.low))

    def draw(self) -> Canvas:
        """Axis, target, lines, then the words at their ends."""
        canvas, base = self.canvas, self.head + self.high
        canvas.path([(self.left, base), (self.right, base)], "strong", 0.5)
        for text, value in zip(self.scale, (self.top, self.low), strict=True):
            canvas.word(self.left - 1.2, self.y(value), text, MICRO, "ink3", align="right")
        if self.target is not None:
            level = self.y(self.target)
            canvas.path([(self.left, level), (self.right, level)], "ink2", 0.8, "dash")
        for at in reversed(range(len(self.values))):
            self._line(at)
        self._words()
        canvas.height = base + self._below(base)
        return canvas

    def _line(self, at: int) -> None:
        row, single = self.values[at], len(self.values) == 1
        paint = (
            "grey-line" if self.early and at == 0 else "ink" if single else "accent" if at == 0 else "ink2"
        )
        run: list[tuple[float, float]] = []
        for place, value in enumerate([*row, None]):
            if value is not None:
                run.append((self.x(place), self.y(value)))
                continue
            if len(run) > 1:
                self.canvas.path(run, paint, 1.6 if at == 0 else 1.1, DASHES[at % len(DASHES)])
            elif run:
                self.canvas.dot(*run[0], 0.7, paint)
            run = []
        place = max(n for n, value in enumerate(row) if value is not None)
        last = row[place]
        if last is not None:
            mark = "ink3" if self.early else "accent" if at == 0 else paint
            self.canvas.dot(self.x(place), self.y(last), 1.0, mark)
        if single:
            self._first(row)

    def _first(self, row: list[float | None]) -> None:
        """The first value, beside its point; gaps say that they are."""
        place = next(n for n, value in enumerate(row) if value is not None)
        value = row[place]
        if value is not None and place < max(n for n, one in enumerate(row) if one is not None):
            after = next((one for one in row[place + 1 :] if one is not None), value)
            below = after > value and self.y(value) < self.head + self.high - 4.5
            middle = self.y(value) + (2.6 if below else -2.6)
            if below or after <= value:  # else the line would run through it
                self.canvas.word(
                    self.x(place) - 0.6, middle, self.voice.value(value, self.unit), SMALL, "ink2"
                )
        gaps = [n for n, value in enumerate(row) if value is None]
        text = self.voice.value(None)
        room = (self.right - self.left) / max(1, len(row) - 1)
        if len(gaps) <= 8 and room > width(text, MICRO):
            for n in gaps:
                self.canvas.word(self.x(n), self.head + self.high - 1.8, text, MICRO, "ink3", align="center")

    def _words(self) -> None:
        heights = [tall(len(lines), SMALL) + 1 for _y, lines, _s in self.ends]
        tops = spread([self.y(value) for value, _l, _s in self.ends], heights, 0.0, self.head + self.high + 1)
        for (value, lines, at), top, height in zip(self.ends, tops, heights, strict=True):
            middle = top + height / 2
            start = self.right
            if at >= 0:
                row = self.values[at]
                start = self.x(max(n for n, one in enumerate(row) if one is not None)) + 1.4
            if (
                abs(middle - self.y(value)) > (3.6 if len(self.values) == 1 else 1.2)
                or self.right - start > 3
            ):
                self.canvas.path([(start, self.y(value)), (self.right + 1.2, middle)], "strong", 0.4)
            paint = "ink2" if at < 0 else "accent" if at == 0 and not self.early else "ink"
            self.canvas.text(self.right + 2, top + 0.5, lines, SMALL, paint, strong=at == 0)

    def _below(self, base: float) -> float:
        """Words of the x axis, as many as have room; returns the height they take."""
        gap = (self.right - self.left - 4) / max(1, len(self.xs) - 1)
        lines = [broken(x, 24.0, MICRO + 0.4, 2) for x in self.xs]
        widest = max(width(line, MICRO + 0.4) for one in lines for line in one or ("",)) + 2.2
        step = -(-widest // gap) if gap else 1
        for at in thinned(len(self.xs), int(step)):
            edge = "center"
            if len(self.xs) > 1 and self.x(at) - widest / 2 < 0:
                edge = "left"
            x = self.x(at) if edge == "center" else 0.0
            self.canvas.text(x, base + 1.4, lines[at], MICRO + 0.4, "ink3", align=edge)
        return 1.8 + tall(max(len(one) for one in lines), MICRO + 0.4)


def _bounds(known: Sequence[float]) -> tuple[float, float]:
    """Low and top of a scale: from zero unless the line would be a flat stroke far above it."""
    low, top = min(known), max(known)
    if low >= 0 and (low <= top * 0.7 or low == top):
        return 0.0, nice(top) or 1.0
    if low < 0:
        return -nice(-low), nice(top) if top > 0 else 0.0
    span = nice((top - low) / 4)
    return (low // span) * span, (top // span + 1) * span
