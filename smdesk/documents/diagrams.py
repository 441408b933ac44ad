"""Diagrams of the documents: risks, positions, tone."""

from collections.abc import Sequence
from dataclasses import dataclass

from smdesk.documents.canvas import BODY, MICRO, SMALL, Canvas, broken, tall, width
from smdesk.documents.figures import PAGE, Figure, Number, Voice, figure, listed, numbered, pages
from smdesk.documents.placing import Box, apart, beside, clash

LEVELS = 5  # of probability and of impact
MARK = 2.1  # mm; radius of a numbered dot


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk by probability and impact, 1 to 5; None while nobody has rated it."""

    label: str
    probability: int | None
    impact: int | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A brand on a position map: x and y from 0 to 100."""

    label: str
    x: Number | None
    y: Number | None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Tone:
    """A slider between two words: 0 is all ``left``, 100 all ``right``."""

    left: str
    right: str
    value: Number | None


# -- risks ----------------------------------------------------------------------------------------


def risk_matrix(
    voice: Voice,
    title: str,
    risks: Sequence[Risk],
    *,
    reading: str = "",
    source: str = "",
    wide: float = 132.0,
    flat: bool = False,
) -> Figure | None:
    """Probability up, impact to the right, a numbered dot for each risk; the names stand below by number.

    ``flat``: cells are as high as their dots need, not square.
    """
    if not risks:
        return None
    _ = voice.words
    cells: dict[tuple[int, int], list[int]] = {}
    for at, one in enumerate(risks):
        if one.probability is not None and one.impact is not None:
            place = (min(max(one.probability, 1), LEVELS), min(max(one.impact, 1), LEVELS))
            cells.setdefault(place, []).append(at + 1)
    left, head = 12.0, 1.0
    cell = (wide - left) / LEVELS
    across = int(cell // 4.7)
    rows = min(4, max([1 if flat else 2, *(-(-len(found) // across) for found in cells.values())]))
    high = max(rows * 4.7 + 1.8, 8.6)
    canvas = Canvas(wide, head + high * LEVELS + 9)
    for up in range(1, LEVELS + 1):
        y = head + (LEVELS - up) * high
        canvas.word(left - 2, y + high / 2, str(up), SMALL, "ink3", align="right")
        for right in range(1, LEVELS + 1):
            x = left + (right - 1) * cell
            canvas.rect(x + 0.3, y + 0.3, cell - 0.6, high - 0.6, _grey(up * right), radius=0.8)
            _marks(canvas, cells.get((up, right), []), x, y, cell, high, across, rows)
    base = head + high * LEVELS
    for right in range(1, LEVELS + 1):
        canvas.word(left + (right - 0.5) * cell, base + 2, str(right), SMALL, "ink3", align="center")
    canvas.word(left, base + 6.4, _("↑ probability") + "    " + _("→ impact"), SMALL, "ink2")
    rated = sorted(
        (one for one in risks if one.probability is not None and one.impact is not None),
        key=lambda one: -(one.probability or 0) * (one.impact or 0),
    )
    alt = _("Risk matrix: {title}, {text}.", title=title, text=_risk_text(voice, risks, rated))
    keys = [(str(at + 1), _risk_key(voice, one)) for at, one in enumerate(risks)]
    said = reading or (
        _("Highest: “{name}”, probability {probability} and impact {impact} of 5.", name=rated[0].label,
          probability=rated[0].probability, impact=rated[0].impact)
        if rated else _("No risk has been rated yet.")
    )  # fmt: skip
    return figure(voice, "risk", title, [canvas.part(alt)], said, source=source, keys=keys)


def _risk_text(voice: Voice, risks: Sequence[Risk], rated: Sequence[Risk]) -> str:
    text = voice.words.n_("{n} risk", "{n} risks", len(risks))
    if rated:
        text += "; " + voice.words("highest: {names}", names=listed([one.label for one in rated[:3]]))
    return text


def _risk_key(voice: Voice, one: Risk) -> str:
    if one.probability is None or one.impact is None:
        return voice.words("{name} (not rated)", name=one.label)
    return f"{one.label} ({one.probability} × {one.impact})"


def _grey(score: int) -> str:
    level = round(246 - 66 * score / LEVELS**2)
    return f"#{level:02X}{level:02X}{level - 1:02X}"


def _marks(
    canvas: Canvas,
    numbers: Sequence[int],
    x: float,
    y: float,
    cell: float,
    high: float,
    across: int,
    rows: int,
) -> None:
    room = across * rows
    shown = list(numbers) if len(numbers) <= room else list(numbers[: room - 1])
    lines = -(-len(numbers[:room]) // across)
    for at, number in enumerate(shown):
        line, place = divmod(at, across)
        in_line = min(across, len(numbers[:room]) - line * across)
        mx = x + cell / 2 + (place - (in_line - 1) / 2) * 4.7
        my = y + high / 2 + (line - (lines - 1) / 2) * 4.7
        _numbered_dot(canvas, mx, my, str(number))
    if len(shown) < len(numbers):
        in_line = across
        mx = x + cell / 2 + (across - 1 - (in_line - 1) / 2) * 4.7
        my = y + high / 2 + (rows - 1 - (lines - 1) / 2) * 4.7
        canvas.word(mx, my, f"+{len(numbers) - len(shown)}", MICRO, "ink", strong=True, align="center")


def _numbered_dot(canvas: Canvas, x: float, y: float, number: str, *, own: bool = False) -> None:
    canvas.dot(x, y, MARK, "accent" if own else "white", "accent" if own else "ink", 0.8)
    canvas.word(x + 0.3, y, number, MICRO, "white" if own else "ink", strong=True, align="center")


# -- positions ------------------------------------------------------------------------------------


def position_map(
    voice: Voice,
    title: str,
    axes: tuple[str, str, str, str],
    spots: Sequence[Spot],
    *,
    reading: str = "",
    source: str = "",
    wide: float = PAGE,
    high: float = 84.0,
) -> Figure | None:
    """Brands between two pairs of opposites; a name without room becomes a number that is told below.

    :param axes: words for x low, x high, y low, y high
    """
    known = [one for one in spots if one.x is not None and one.y is not None]
    if not known:
        return None
    side = 25.0
    top, bottom = broken(axes[3], 70.0, SMALL, strong=True), broken(axes[2], 70.0, SMALL, strong=True)
    head = tall(len(top), SMALL) + 1.8
    sheet = Box(side + 2, head, wide - side - 2, head + high)
    canvas = Canvas(wide, head + high + 1.8 + tall(len(bottom), SMALL))
    canvas.rect(
        sheet.left, sheet.top, sheet.right - sheet.left, high, "", stroke="line", weight=0.5, radius=1.0
    )
    middle = ((sheet.left + sheet.right) / 2, (sheet.top + sheet.bottom) / 2)
    canvas.path([(sheet.left, middle[1]), (sheet.right, middle[1])], "strong", 0.5)
    canvas.path([(middle[0], sheet.top), (middle[0], sheet.bottom)], "strong", 0.5)
    canvas.text(middle[0], 0.4, top, SMALL, "ink2", strong=True, align="center")
    canvas.text(middle[0], sheet.bottom + 1.4, bottom, SMALL, "ink2", strong=True, align="center")
    for text, x, align in ((axes[0], sheet.left - 2, "right"), (axes[1], sheet.right + 2, "left")):
        lines = broken(text, side - 1, SMALL, strong=True)
        canvas.text(
            x, middle[1] - tall(len(lines), SMALL) / 2, lines, SMALL, "ink2", strong=True, align=align
        )
    keys = _spots(canvas, known, sheet)
    names = [f"{one.label} ({voice.dates.number(float(one.x or 0))}, {voice.dates.number(float(one.y or 0))})"
             for one in known]  # fmt: skip
    _ = voice.words
    alt = _("Position map: {title}; across from {low} to {high}, up from {bottom} to {top}; {names}.", title=title,
            low=axes[0], high=axes[1], bottom=axes[2], top=axes[3], names=listed(names, 20))  # fmt: skip
    said = reading or _position_reading(voice, known)
    return figure(voice, "position", title, [canvas.part(alt)], said, source=source, keys=keys)


def _spots(canvas: Canvas, spots: Sequence[Spot], sheet: Box) -> list[tuple[str, str]]:
    """Dots and names, own brand first; returns what became a number."""
    edge = sheet.grown(-2.6)
    wide, high = edge.right - edge.left, edge.bottom - edge.top
    order = sorted(spots, key=lambda one: not one.own)
    many = len(order) > 16
    points = apart(
        [(edge.left + wide * _share(one.x), edge.bottom - high * _share(one.y)) for one in order],
        MARK * 2 + 0.3 if many else 3.4,
        edge,
    )
    dots = [Box.about(point, MARK * 2 + 0.6, MARK * 2 + 0.6) for point in points]
    placed: list[Box] = []
    keys: list[tuple[str, str]] = []
    for at, (one, point) in enumerate(zip(order, points, strict=True)):
        lines = broken(one.label, 36.0, SMALL, 3, strong=one.own)
        text_wide = max((width(line, SMALL, one.own) for line in lines), default=0.0) + 0.8
        rooms = beside(point, text_wide, tall(len(lines), SMALL), 2.0)
        others = [box for n, box in enumerate(dots) if n != at]
        costs = [clash(box.grown(0.2), [*others, *placed]) + 50 * box.outside(sheet) for box in rooms]
        best = min(range(len(rooms)), key=lambda n: (costs[n], n))
        whole = not lines or not lines[-1].endswith("…") or one.label.endswith("…")
        if costs[best] > 0 or not whole:
            keys.append((str(len(keys) + 1), one.label))
            _numbered_dot(canvas, *point, keys[-1][0], own=one.own)
            continue
        placed.append(rooms[best])
        canvas.dot(
            *point, 1.7 if one.own else 1.3, "accent" if one.own else "white", "" if one.own else "ink", 1.0
        )
        align = (
            "left" if rooms[best].left > point[0] else "right" if rooms[best].right < point[0] else "center"
        )
        x = {"left": rooms[best].left, "right": rooms[best].right, "center": point[0]}[align]
        paint = "accent" if one.own else "ink"
        canvas.text(x, rooms[best].top, lines, SMALL, paint, strong=one.own, align=align, back=True)
    return keys


def _share(value: Number | None) -> float:
    return min(max(float(value or 0) / 100, 0.0), 1.0)


def _position_reading(voice: Voice, spots: Sequence[Spot]) -> str:
    _ = voice.words
    own = next((one for one in spots if one.own), None)
    others = [one for one in spots if not one.own]
    if own is None or not others:
        return voice.words.n_("{n} brand is placed.", "{n} brands are placed.", len(spots))

    def away(one: Spot) -> float:
        return (_share(one.x) - _share(own.x)) ** 2 + (_share(one.y) - _share(own.y)) ** 2

    near = min(others, key=away)
    return _("“{near}” stands nearest to “{own}”.", near=near.label, own=own.label)


# -- tone -----------------------------------------------------------------------------------------


def tone_slider(
    voice: Voice,
    title: str,
    tones: Sequence[Tone],
    *,
    reading: str = "",
    source: str = "",
    wide: float = PAGE,
) -> Figure | None:
    """Sliders between opposites, such as formal and casual."""
    if not tones:
        return None
    _ = voice.words
    side = wide * 0.27
    track = wide - 2 * side - 8
    pairs = [(broken(one.left, side, BODY), broken(one.right, side, BODY)) for one in tones]
    heights = [max(6.2, tall(max(len(a), len(b)), BODY) + 2.4) for a, b in pairs]
    runs, parts = pages(heights), []
    for number, run in enumerate(runs):
        canvas, y = Canvas(wide), 0.0
        for at in run:
            middle = y + heights[at] / 2
            for lines, x, align in ((pairs[at][0], side, "right"), (pairs[at][1], wide - side, "left")):
                canvas.text(x, middle - tall(len(lines), BODY) / 2, lines, BODY, "ink", align=align)
            left = side + 4
            canvas.path([(left, middle), (left + track, middle)], "line", 1.6)
            canvas.path([(left + track / 2, middle - 1), (left + track / 2, middle + 1)], "strong", 0.6)
            value = tones[at].value
            if value is None:
                canvas.text(
                    left + track / 2,
                    middle - 1.3,
                    (voice.value(None),),
                    SMALL,
                    "ink3",
                    align="center",
                    back=True,
                )
            else:
                canvas.dot(left + track * _share(value), middle, 1.5, "accent")
            y += heights[at]
        canvas.height = y
        parts.append(
            canvas.part(
                numbered(voice, _tone_alt(voice, title, [tones[at] for at in run]), number, len(runs))
            )
        )
    return figure(voice, "tone", title, parts, reading or _tone_reading(voice, tones), source=source)


def _tone_alt(voice: Voice, title: str, tones: Sequence[Tone]) -> str:
    _ = voice.words
    said = [
        _(
            "{value} from “{left}” (0) to “{right}” (100)",
            value=voice.value(one.value),
            left=one.left,
            right=one.right,
        )
        for one in tones
    ]
    return _("Tone: {title}. {text}.", title=title, text="; ".join(said))


def _tone_reading(voice: Voice, tones: Sequence[Tone]) -> str:
    leaning = [
        one.left if float(one.value or 0) < 50 else one.right
        for one in sorted(tones, key=lambda one: -abs(float(one.value if one.value is not None else 50) - 50))
        if one.value is not None and abs(float(one.value) - 50) >= 10
    ]
    if not leaning:
        return voice.words("The tone keeps to the middle.")
    return voice.words("Most of all: {words}.", words=listed(leaning, 3))
