"""Column charts: plan, actual and forecast by month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from smdesk.documents.canvas import MICRO, SMALL, Canvas, broken, tall, thinned, width
from smdesk.documents.figures import PAGE, Figure, Number, Voice, figure, nice


@dataclass(frozen=True, slots=True)
class Month:
    """A month (or other column) of a budget."""

    label: str
    plan: Number | None = None
    actual: Number | None = None
    forecast: Number | None = None


def column_chart(
    voice: Voice,
    title: str,
    months: Sequence[Month],
    *,
    unit: str = "",
    evidence: str = "",
    reading: str = "",
    source: str = "",
    wide: float = PAGE,
    high: float = 40.0,
) -> Figure | None:
    """Plan as a dashed level over each month, actual as a full column, forecast hatched; named in place."""
    known = [float(v) for one in months for v in (one.plan, one.actual, one.forecast) if v is not None]
    if not known:
        return None
    top, low = nice(max(*known, 0.0, 0.0)) or 1.0, min(*known, 0.0, 0.0)
    board = _Columns(voice, months, unit, low, top, wide, high, evidence == "early")
    sums = {name: _sum(getattr(one, name) for one in months) for name in ("plan", "actual", "forecast")}
    part = board.draw().part(_column_alt(voice, title, months, sums, unit))
    said = reading or _column_reading(voice, months, unit)
    return figure(voice, "column", title, [part], said, evidence=evidence, source=source)


def _sum(values: Iterable[Number | None]) -> Decimal | None:
    known = [Decimal(str(value)) for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _column_alt(
    voice: Voice, title: str, months: Sequence[Month], sums: dict[str, Decimal | None], unit: str
) -> str:
    _ = voice.words
    names = {"plan": _("plan"), "actual": _("actual"), "forecast": _("forecast")}
    said = ", ".join(
        f"{names[key]} {voice.value(value, unit)}" for key, value in sums.items() if value is not None
    )
    return _("Column chart: {title}, {start} to {end}; in all: {text}.", title=title, start=months[0].label,
             end=months[-1].label, text=said)  # fmt: skip


def _column_reading(voice: Voice, months: Sequence[Month], unit: str) -> str:
    _ = voice.words
    both = [one for one in months if one.plan is not None and one.actual is not None]
    plan, actual = _sum(one.plan for one in both), _sum(one.actual for one in both)
    if plan is None or actual is None:
        total = _sum(one.plan if one.plan is not None else one.forecast for one in months)
        return _("Planned in all: {total}.", total=voice.value(total, unit))
    spent, meant = voice.value(actual, unit), voice.value(plan, unit)
    if not plan:
        return _("So far {actual} against a plan of {plan}.", actual=spent, plan=meant)
    drift = voice.value(round(abs(actual - plan) / abs(plan) * 100, 1), "%")
    values = {"actual": spent, "plan": meant, "drift": drift}
    if actual > plan:
        return _("So far {actual} against a plan of {plan}: {drift} over.", **values)
    if actual < plan:
        return _("So far {actual} against a plan of {plan}: {drift} under.", **values)
    return _("So far {actual}, exactly as planned.", actual=spent)


class _Columns:
    """The drawing of a column chart."""

    def __init__(
        self, voice: Voice, months: Sequence[Month], unit: str, low: float, top: float, wide: float, high: float,
        early: bool,
    ) -> None:  # fmt: skip
        self.voice, self.months, self.unit, self.early = voice, months, unit, early
        self.low, self.top, self.high = low, top, high
        self.canvas = Canvas(wide)
        self.head = 4.5
        plans = [one.plan for one in months if one.plan is not None]
        self.end_label: tuple[str, ...] = ()
        if plans:
            text = f"{voice.words('plan')} {voice.value(plans[-1], unit)}"
            self.end_label = broken(text, 30.0, SMALL)
        self.right = wide - max((width(line, SMALL) for line in self.end_label), default=0.0) - 3
        self.slot = self.right / len(months)

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.head + self.high * (1 - (value - self.low) / (self.top - self.low))

    def draw(self) -> Canvas:
        """Columns, plan levels, values, months, then what is actual and what forecast."""
        canvas, zero = self.canvas, self.y(0)
        shown = self._shown()
        levels: list[tuple[float, float]] = []
        mark = "dash" if self.slot > 6 else ""
        for at, one in enumerate(self.months):
            left, inner = at * self.slot, min(self.slot * 0.62, 16.0)
            x = left + (self.slot - inner) / 2
            value, fill = (one.actual, "early" if self.early else "accent")
            if value is None and one.forecast is not None:
                value, fill = one.forecast, "hatch"
            if value is not None:
                self._column(x, inner, float(value), fill, one.plan if at in shown else None, at in shown)
            elif one.plan is None:
                canvas.word(
                    left + self.slot / 2, zero - 2, self.voice.value(None), MICRO, "ink3", align="center"
                )
            if one.plan is not None:
                level = self.y(float(one.plan))
                canvas.path(
                    [(left + self.slot * 0.06, level), (left + self.slot * 0.94, level)], "ink", 1.1, mark
                )
                levels.append((left + self.slot * 0.94, level))
        canvas.path([(0, zero), (self.right, zero)], "strong", 0.5)
        if levels and self.end_label:
            x, level = levels[-1]
            top = min(max(0.0, level - tall(len(self.end_label), SMALL) / 2), self.head + self.high - 3)
            if self.right - x > self.slot:
                canvas.path([(x + 0.5, level), (self.right + 1, level)], "strong", 0.4)
            canvas.text(self.right + 1.8, top, self.end_label, SMALL, "ink")
        canvas.height = self._below(self.head + self.high)
        return canvas

    def _column(
        self, x: float, inner: float, value: float, fill: str, plan: Number | None, labelled: bool
    ) -> None:
        y, zero = self.y(value), self.y(0)
        self.canvas.rect(
            x, min(y, zero), inner, abs(zero - y), fill, stroke="ink2" if fill == "hatch" else ""
        )
        if labelled:
            level = y if plan is None else self.y(float(plan))
            above = min(y, level if y - 4.2 < level < y else y)  # a plan just over the column: over both
            middle = above - 2 if value >= 0 else y + 2
            text = self._short(value)
            self.canvas.text(
                x + inner / 2,
                middle - tall(1, MICRO) / 2 - 0.2,
                (text,),
                MICRO,
                "ink",
                align="center",
                back=True,
            )

    def _short(self, value: float) -> str:
        return self.voice.value(
            round(value) if abs(value) >= 100 else value, "" if len(self.unit) == 3 else self.unit
        )

    def _shown(self) -> set[int]:
        """Months whose value has room; else the highest and the last only."""
        values = [one.actual if one.actual is not None else one.forecast for one in self.months]
        known = [at for at, value in enumerate(values) if value is not None]
        if not known:
            return set()
        widest = max(width(self._short(float(values[at] or 0)), MICRO) for at in known)
        if widest + 0.8 <= self.slot:
            return set(known)
        top = max(known, key=lambda at: float(values[at] or 0))
        return {top, known[-1]} if abs(top - known[-1]) * self.slot > widest else {known[-1]}

    def _below(self, base: float) -> float:
        size = MICRO + 0.4
        lines = [broken(one.label, max(self.slot - 1, 22.0), size, 2) for one in self.months]
        widest = max(width(line, size) for one in lines for line in one or ("",)) + 1.6
        for at in thinned(len(self.months), int(-(-widest // self.slot))):
            half = widest / 2
            x = min(max(self.slot * (at + 0.5), half), self.canvas.width - half)
            self.canvas.text(x, base + 1.4, lines[at], size, "ink3", align="center")
        y = base + 2.4 + tall(max(len(one) for one in lines), size)
        _ = self.voice.words
        kinds = [
            "a" if one.actual is not None else "f" if one.forecast is not None else "" for one in self.months
        ]
        for kind, name in (("a", _("actual")), ("f", _("forecast"))):
            places = [at for at, one in enumerate(kinds) if one == kind]
            if places:
                start, end = places[0] * self.slot + 1, (places[-1] + 1) * self.slot - 1
                self.canvas.path([(start, y), (end, y)], "ink3", 0.5)
                half = width(name, MICRO) / 2 + 1
                x = min(max((start + end) / 2, half), self.canvas.width - half)
                self.canvas.text(x, y + 0.8, (name,), MICRO, "ink2", align="center")
        return y + 4.2
