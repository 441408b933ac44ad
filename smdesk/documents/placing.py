"""Finding room in a drawing: boxes, overlaps, curves between boxes and words beside points. All in mm."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, sin

Point = tuple[float, float]
SAMPLES = 16  # points of a curve that are looked at
BENDS = (0.13, -0.13, 0.26, -0.26, 0.42, -0.42, 0.62, -0.62)  # of the way between two boxes, to either side


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def about(cls, middle: Point, wide: float, high: float) -> "Box":
        """A box around its middle."""
        return cls(middle[0] - wide / 2, middle[1] - high / 2, middle[0] + wide / 2, middle[1] + high / 2)

    def grown(self, by: float) -> "Box":
        """With a margin."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def has(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom

    def shared(self, other: "Box") -> float:
        """Area in common, mm²."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    def outside(self, sheet: "Box") -> float:
        """How far it sticks out, mm."""
        return (
            max(0.0, sheet.left - self.left)
            + max(0.0, self.right - sheet.right)
            + max(0.0, sheet.top - self.top)
            + max(0.0, self.bottom - sheet.bottom)
        )


def clash(box: Box, others: Iterable[Box]) -> float:
    """Area that ``box`` shares with all others."""
    return sum(box.shared(other) for other in others)


def beside(point: Point, wide: float, high: float, gap: float) -> list[Box]:
    """Where words may stand by a point, best first: right, left, above, below, the corners."""
    x, y = point
    dx, dy = gap + wide / 2, gap + high / 2
    middles = [
        (x + dx, y), (x - dx, y), (x, y - dy), (x, y + dy),
        (x + dx * 0.95, y - dy * 0.9), (x + dx * 0.95, y + dy * 0.9),
        (x - dx * 0.95, y - dy * 0.9), (x - dx * 0.95, y + dy * 0.9),
    ]  # fmt: skip
    return [Box.about(one, wide, high) for one in middles]


def apart(points: Sequence[Point], distance: float, sheet: Box) -> list[Point]:
    """The points, moved along a spiral where they would lie on one another."""
    out: list[Point] = []
    for x, y in points:
        best = (x, y)
        for step in range(400):
            turn, far = step * 2.4, distance * 0.28 * step**0.5
            best = (x + far * cos(turn), y + far * sin(turn))
            best = (
                min(max(best[0], sheet.left), sheet.right),
                min(max(best[1], sheet.top), sheet.bottom),
            )
            if all((best[0] - a) ** 2 + (best[1] - b) ** 2 >= distance**2 for a, b in out):
                break
        out.append(best)
    return out


@dataclass(frozen=True, slots=True)
class Bow:
    """A quadratic curve."""

    start: Point
    bend: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at ``t`` (0 to 1)."""
        return self._blossom(t, t)

    def cut(self, t0: float, t1: float) -> "Bow":
        """The piece between two places."""
        return Bow(self._blossom(t0, t0), self._blossom(t0, t1), self._blossom(t1, t1))

    def _blossom(self, s: float, t: float) -> Point:
        x, y = (
            (1 - s) * ((1 - t) * a + t * b) + s * ((1 - t) * b + t * c)
            for a, b, c in zip(self.start, self.bend, self.end, strict=True)
        )
        return x, y

    def head(self, size: float) -> list[Point]:
        """The arrow's head at its end."""
        (bx, by), (ex, ey) = self.bend, self.end
        long = ((ex - bx) ** 2 + (ey - by) ** 2) ** 0.5 or 1.0
        ux, uy = (ex - bx) / long, (ey - by) / long
        back = (ex - ux * size, ey - uy * size)
        return [(ex, ey), (back[0] - uy * size * 0.42, back[1] + ux * size * 0.42),
                (back[0] + uy * size * 0.42, back[1] - ux * size * 0.42)]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Route:
    """A curve from one box to another, points along it, and where its words stand."""

    bow: Bow
    points: tuple[Point, ...]
    words: Box


def route(
    start: Box,
    end: Box,
    others: Sequence[Box],
    taken: Sequence[Route],
    words: tuple[float, float],
    sheet: Box,
) -> Route:
    """The least crowded of some curves between two boxes; the words of a flow keep off boxes and other words."""
    a = ((start.left + start.right) / 2, (start.top + start.bottom) / 2)
    b = ((end.left + end.right) / 2, (end.top + end.bottom) / 2)
    long = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5 or 1.0
    across = ((b[1] - a[1]) / long, -(b[0] - a[0]) / long)
    walls = [box.grown(0.8) for box in others]
    found = []
    for share in BENDS:
        bend = ((a[0] + b[0]) / 2 + across[0] * share * long, (a[1] + b[1]) / 2 + across[1] * share * long)
        cut = _outside(Bow(a, bend, b), start, end)
        points = tuple(cut.at(n / SAMPLES) for n in range(SAMPLES + 1))
        found.append((abs(share) * 6 + _crowd(points, walls, taken, sheet), cut, points))
    found.sort(key=lambda one: one[0])
    best: tuple[float, Route] | None = None
    for cost, cut, points in found[:3]:
        price, box = _words(cut, words, [*others, start, end], taken, sheet)
        if best is None or cost + price < best[0]:
            best = (cost + price, Route(cut, points, box))
    assert best is not None
    return best[1]


def _crowd(points: Sequence[Point], walls: Sequence[Box], taken: Sequence[Route], sheet: Box) -> float:
    """How much a curve runs through boxes, words, other curves' middles or off the sheet."""
    x, y = points[SAMPLES // 2]
    cost = 14 * sum(box.has(point) for box in walls for point in points)
    cost += 14 * sum(not sheet.has(point) for point in points)
    for one in taken:
        cost += 2 * sum(one.words.has(point) for point in points)
        mx, my = one.points[SAMPLES // 2]
        cost += 60 if (x - mx) ** 2 + (y - my) ** 2 < 9 else 0
    return cost


def _words(
    bow: Bow, size: tuple[float, float], boxes: Sequence[Box], taken: Sequence[Route], sheet: Box
) -> tuple[float, Box]:
    """Where the words of a curve stand, and how crowded it is there."""
    found = []
    for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
        box = Box.about(bow.at(t), *size)
        price = 3 * clash(box.grown(0.4), boxes) + 3 * clash(box.grown(0.3), (one.words for one in taken))
        price += 30 * box.outside(sheet) + abs(t - 0.5) * 4
        price += 4 * sum(box.has(point) for one in taken for point in one.points)
        found.append((price, t, box))
    price, _t, box = min(found, key=lambda one: (one[0], one[1]))
    return price, box


def _outside(bow: Bow, start: Box, end: Box) -> Bow:
    """The piece of a curve that lies between the edges of both boxes."""
    steps = 48
    first = next((n for n in range(steps) if not start.grown(0.6).has(bow.at(n / steps))), 0)
    last = next((n for n in range(steps, 0, -1) if not end.grown(0.9).has(bow.at(n / steps))), steps)
    return bow.cut(first / steps, last / steps) if first < last else bow
