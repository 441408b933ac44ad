"""Bars and progress, and what all figures share: from plain values to a drawing, the sentence that stands for it and the one that reads it.

Every builder gives ``None`` for nothing to draw. ``None`` among values is a gap ("n/a"), never a zero. Colour never
says good or bad: early evidence is drawn grey, and a target is a dashed line with its words beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10
from typing import Any

from smdesk.documents.canvas import BODY, MICRO, SMALL, Canvas, broken, tall, width
from smdesk.documents.period import Dates, capital
from smdesk.domain.errors import N_
from smdesk.language import Words

PAGE = 174.0  # mm between the margins of an A4 page
PART = 205.0  # mm; a taller figure goes on in a second drawing
EVIDENCE = {
    "early": N_("Early data: not judged yet"),
    "medium": N_("Medium-term data"),
    "long": N_("Long-term data"),
}
_LOCALES = {"en": "en_GB", "it": "it_IT", "es": "es_ES"}

Number = float | int | Decimal
Figure = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Voice:
    """The words and numbers of a document's language."""

    words: Words
    dates: Dates

    @classmethod
    def of(cls, words: Words) -> "Voice":
        """The voice of a language."""
        return cls(words, Dates(words))

    def value(self, value: Number | None, unit: str = "") -> str:
        """A number with its unit: "61", "2.4%", "€1,200" (``unit`` "EUR"), "3 h"; "n/a" for None."""
        if value is None:
            return self.words.p_("figure", "n/a")
        if len(unit) == 3 and unit.isupper():
            return self.money(value, unit)
        number = self.dates.number(float(value), 2 if abs(float(value)) < 10 else 1)
        number = number.replace("-", "−")
        if unit == "%":
            return self.dates.percent(0).replace("0", number)
        return f"{number}\u00a0{unit}" if unit else number

    def money(self, amount: Number, currency: str, *, cents: bool | None = None) -> str:
        """An amount; with cents when it has any, or as ``cents`` says."""
        from babel import Locale, numbers

        locale = Locale.parse(_LOCALES.get(self.words.language, "en_GB"))
        exact, shown = _exact(amount, cents)
        pattern = locale.currency_formats["standard"].pattern
        text = numbers.format_currency(
            exact,
            currency,
            pattern if shown else pattern.replace(".00", ""),
            locale=locale,
            currency_digits=False,
        )
        return str(text).replace("-", "−")

    def amount(self, amount: Number, *, cents: bool | None = None) -> str:
        """An amount without its currency, for a column of them."""
        from babel import numbers

        exact, shown = _exact(amount, cents)
        locale = _LOCALES.get(self.words.language, "en_GB")
        text = numbers.format_decimal(exact, "#,##0.00" if shown else "#,##0", locale=locale)
        return str(text).replace("-", "−")


def _exact(amount: Number, cents: bool | None) -> tuple[Decimal, bool]:
    """The amount rounded to what is shown of it, and whether that includes cents."""
    exact = amount if isinstance(amount, Decimal) else Decimal(str(amount))
    shown = cents if cents is not None else exact != exact.to_integral_value()
    return exact.quantize(Decimal("0.01") if shown else Decimal(1)), shown


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart; ``text`` stands for the formatted value where it is given."""

    label: str
    value: Number | None
    text: str = ""
    highlight: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """A key result on its way from ``baseline`` to ``target``."""

    label: str
    baseline: Number | None
    now: Number | None
    target: Number | None
    unit: str = ""
    note: str = ""
    early: bool = False


def figure(
    voice: Voice,
    kind: str,
    title: str,
    parts: Sequence[Figure],
    reading: str,
    *,
    note: str = "",
    evidence: str = "",
    source: str = "",
    keys: Sequence[tuple[str, str]] = (),
) -> Figure:
    """What the template's function of that ``kind`` takes; ``keys`` are names too long for the drawing."""
    return {
        "kind": kind,
        "title": title,
        "note": note,
        "evidence": voice.words(EVIDENCE[evidence]) if evidence in EVIDENCE else "",
        "parts": list(parts),
        "reading": reading,
        "source": source,
        "keys": [{"n": n, "text": text} for n, text in keys],
    }


def numbered(voice: Voice, alt: str, at: int, total: int) -> str:
    """The sentence of one of several parts."""
    return alt if total == 1 else voice.words("{alt} Part {n} of {total}.", alt=alt, n=at + 1, total=total)


def pages(heights: Sequence[float], room: float = PART, most: int = 999) -> list[range]:
    """Runs of rows that fit ``room`` mm, at most ``most`` each, as even as can be when only ``most`` binds."""
    out, start, used = [], 0, 0.0
    blocks = -(-len(heights) // most)
    most = -(-len(heights) // blocks) if blocks else most
    for at, height in enumerate(heights):
        if at > start and (used + height > room or at - start >= most):
            out.append(range(start, at))
            start, used = at, 0.0
        used += height
    if heights:
        out.append(range(start, len(heights)))
    return out


def listed(names: Sequence[str], most: int = 6) -> str:
    """Names in a row for a sentence; "+3" for those after ``most``."""
    return ", ".join(names[:most]) + (f" +{len(names) - most}" if len(names) > most else "")


def nice(value: float) -> float:
    """The next round number at or above ``value``: 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 × 10ⁿ; 0 for none above zero."""
    if value <= 0:
        return 0.0
    power = 10.0 ** floor(log10(value))
    steps = (step * power for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10))
    return next((step for step in steps if value <= step * 1.0000001), value)


# -- bars -----------------------------------------------------------------------------------------


def bar_chart(
    voice: Voice,
    title: str,
    rows: Sequence[Bar],
    *,
    unit: str = "",
    target: Number | None = None,
    evidence: str = "",
    reading: str = "",
    source: str = "",
    wide: float = PAGE,
) -> Figure | None:
    """Horizontal bars, label at left and value at the end; a chart taller than a page goes on in a second."""
    if not rows:
        return None
    texts = [one.text or voice.value(one.value, unit) for one in rows]
    room = min(wide * 0.38, max(width(one.label, BODY, one.highlight) for one in rows) + 1)
    lines = [broken(one.label, room, BODY, strong=one.highlight) for one in rows]
    heights = [max(6.0, tall(len(one), BODY) + 2.4) for one in lines]
    known = [float(one.value) for one in rows if one.value is not None]
    low = min([0.0, *known])
    top = max([*known, 0.0 if target is None else float(target)], default=0.0)
    span = (top - low) or 1.0
    left, after = room + 3, max(width(text, BODY, True) for text in texts) + 3
    scale = (wide - left - after) / span
    runs = pages(heights)
    parts = []
    for number, run in enumerate(runs):
        canvas = Canvas(wide)
        y = _target_head(canvas, voice, target, unit, left - low * scale, scale)
        start = y
        for at in run:
            _bar(canvas, rows[at], texts[at], lines[at], y, heights[at], left - low * scale, scale, evidence)
            y += heights[at]
        if target is not None:
            x = left - low * scale + float(target) * scale
            canvas.path([(x, start), (x, y)], "ink2", 0.8, "dash")
        canvas.height = y
        alt = _bar_alt(voice, title, [(rows[at].label, texts[at]) for at in run])
        parts.append(canvas.part(numbered(voice, alt, number, len(runs))))
    said = reading or _bar_reading(voice, rows, texts)
    return figure(voice, "bar", title, parts, said, evidence=evidence, source=source)


def _target_head(
    canvas: Canvas, voice: Voice, target: Number | None, unit: str, zero: float, scale: float
) -> float:
    if target is None:
        return 0.0
    text = voice.words("target {target}", target=voice.value(target, unit))
    half = width(text, MICRO) / 2 + 1
    x = min(max(zero + float(target) * scale, half), canvas.width - half)
    canvas.word(x, 1.4, text, MICRO, "ink2", align="center")
    return 3.2


def _bar(
    canvas: Canvas, row: Bar, text: str, lines: Sequence[str], y: float, height: float, zero: float,
    scale: float, evidence: str,
) -> None:  # fmt: skip
    middle = y + height / 2
    canvas.text(0, middle - tall(len(lines), BODY) / 2, lines, BODY, "ink", strong=row.highlight)
    end = zero
    if row.value is not None:
        long = float(row.value) * scale
        fill = "early" if evidence == "early" else "accent" if row.highlight else "grey"
        if abs(long) > 0.05:
            canvas.rect(min(zero, zero + long), middle - 1.6, abs(long), 3.2, fill, radius=0.5)
        end = max(zero, zero + long)
    else:
        canvas.path([(zero, middle - 1.6), (zero, middle + 1.6)], "strong", 0.5)
    paint = "ink3" if row.value is None else "ink"
    canvas.word(end + 1.5, middle, text, BODY, paint, strong=row.highlight)


def _bar_alt(voice: Voice, title: str, pairs: Sequence[tuple[str, str]]) -> str:
    text = "; ".join(f"{label} {value}" for label, value in pairs[:12])
    if len(pairs) > 12:
        text += "; " + voice.words.n_("and {n} more", "and {n} more", len(pairs) - 12)
    return voice.words("Bar chart: {title}. {text}.", title=title, text=text)


def _bar_reading(voice: Voice, rows: Sequence[Bar], texts: Sequence[str]) -> str:
    _ = voice.words
    known = [at for at, one in enumerate(rows) if one.value is not None]
    if not known:
        return _("No value is known yet.")
    top = max(known, key=lambda at: (float(rows[at].value or 0), -at))
    if len(known) == 1:
        return _("Only “{name}” is known: {value}.", name=rows[top].label, value=texts[top])
    own = next((at for at in known if rows[at].highlight), None)
    text = capital(_("“{name}” is highest with {value}", name=rows[top].label, value=texts[top]))
    if own is None or own == top:
        return text + "."
    place = 1 + sum(float(rows[at].value or 0) > float(rows[own].value or 0) for at in known)
    return _("{text}; “{own}” has {value}, place {place} of {total}.", text=text, own=rows[own].label,
             value=texts[own], place=place, total=len(known))  # fmt: skip


# -- progress -------------------------------------------------------------------------------------


def progress(
    voice: Voice,
    title: str,
    rows: Sequence[Progress],
    *,
    evidence: str = "",
    reading: str = "",
    source: str = "",
    wide: float = PAGE,
) -> Figure | None:
    """Key results: from the baseline over where it stands now to the dashed target."""
    if not rows:
        return None
    values = [[voice.value(v, one.unit) for v in (one.baseline, one.target, one.now)] for one in rows]
    base, goal, now = (
        min(26.0, max(width(row[n], SMALL if n < 2 else BODY, n == 2) for row in values)) for n in range(3)
    )
    track = min(46.0, wide * 0.27)
    room = wide - base - track - goal - now - 14
    labels = [broken(one.label, room, BODY) for one in rows]
    notes = [broken(one.note, room, MICRO) for one in rows]
    heights = [
        max(6.4, tall(len(label), BODY) + (tall(len(note), MICRO) + 0.8 if note else 0) + 2.6)
        for label, note in zip(labels, notes, strict=True)
    ]
    runs, parts, left = pages(heights), [], room + base + 5
    for number, run in enumerate(runs):
        canvas, y = Canvas(wide), 0.0
        for at in run:
            middle = y + heights[at] / 2
            block = heights[at] - 2.6
            top = middle - block / 2 if notes[at] else middle - tall(len(labels[at]), BODY) / 2
            canvas.text(0, top, labels[at], BODY, "ink")
            canvas.text(0, top + tall(len(labels[at]), BODY) + 0.8, notes[at], MICRO, "ink3")
            text = values[at]
            canvas.word(left - 2, middle, text[0], SMALL, "ink3", align="right")
            _track(canvas, rows[at], left, middle, track, rows[at].early or evidence == "early")
            canvas.word(left + track + 3, middle, text[1], SMALL, "ink3")
            canvas.word(wide, middle, text[2], BODY, "ink", strong=True, align="right")
            y += heights[at]
        canvas.height = y
        alt = _progress_alt(voice, title, [(rows[at], values[at]) for at in run])
        parts.append(canvas.part(numbered(voice, alt, number, len(runs))))
    said = reading or _progress_reading(voice, rows)
    return figure(voice, "progress", title, parts, said, evidence=evidence, source=source)


def reached(row: Progress) -> float | None:
    """Share of the way from baseline to target, 1 at the target; None where a figure is missing."""
    if row.now is None or row.target is None or row.baseline is None:
        return None
    way = float(row.target) - float(row.baseline)
    if way == 0:
        return 1.0 if row.now == row.target else None
    return (float(row.now) - float(row.baseline)) / way


def _track(canvas: Canvas, row: Progress, left: float, middle: float, track: float, early: bool) -> None:
    canvas.path([(left, middle), (left + track, middle)], "line", 1.4)
    if row.target is not None:
        canvas.path([(left + track, middle - 2), (left + track, middle + 2)], "ink", 1.0, "dash")
    share = reached(row)
    if share is not None:
        x = left + track * min(max(share, 0.0), 1.0)
        paint = "ink3" if early else "accent"
        canvas.path([(left, middle), (x, middle)], paint, 1.4)
        canvas.dot(x, middle, 1.3, "white" if early else paint, paint, 1.0)


def _progress_alt(voice: Voice, title: str, pairs: Sequence[tuple[Progress, list[str]]]) -> str:
    _ = voice.words
    said = [
        _("{name}: from {baseline}, now {now}, target {target}", name=row.label, baseline=text[0], now=text[2],
          target=text[1])
        for row, text in pairs
    ]  # fmt: skip
    return _("Progress: {title}. {text}.", title=title, text="; ".join(said))


def _progress_reading(voice: Voice, rows: Sequence[Progress]) -> str:
    _ = voice.words
    shares = [share for share in map(reached, rows) if share is not None]
    done = sum(share >= 1 for share in shares)
    half = sum(0.5 <= share < 1 for share in shares)
    if not shares:
        return _("No result can be placed yet: a baseline, a target or today's figure is missing.")
    return _("Of {total} key results, {done} at target and {half} more than half way.", total=len(rows), done=done,
             half=half)  # fmt: skip
