"""A sheet to draw a figure on: shapes in millimetres, paints by role, texts broken and measured before layout.

All geometry is reckoned here and the template only draws it, so that laying out a page never has to measure.
Origin at the top left, y downwards. Paints: ink, ink2, ink3, line, strong, sunken, white, warn, and accent, soft,
mid of the client's colour; "hatch" and "grey" are fills that a print without colour tells apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from smdesk.documents import fonts

PT = 25.4 / 72  # millimetres
PITCH = 1.22  # from line to line, in ems; the template sets the same
BODY, SMALL, MICRO = 8.5, 7.5, 6.6  # type sizes in points
SLACK = 0.6  # mm; the font's kerning is not reckoned

Point = tuple[float, float]


@lru_cache(maxsize=8192)
def width(text: str, size: float, strong: bool = False) -> float:
    """Width of a line in mm."""
    return fonts.metrics(strong).width(text) * size * PT


@lru_cache(maxsize=4096)
def broken(text: str, room: float, size: float, most: int = 99, strong: bool = False) -> tuple[str, ...]:
    """``text`` in lines of ``room`` mm; a word longer than a line is broken, ``most`` lines end in "…"."""
    plain = text.replace("\u200b", "").replace("\u00ad", "")
    return tuple(fonts.wrap(plain, max(room, 4.0) / (size * PT), most, strong=strong))


def tall(lines: int, size: float) -> float:
    """Height of so many lines in mm."""
    return ((lines - 1) * PITCH + 1) * size * PT if lines else 0.0


@dataclass(slots=True)
class Canvas:
    """What is drawn, in order; ``width`` and ``height`` in mm."""

    width: float
    height: float = 0.0
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def part(self, alt: str) -> dict[str, Any]:
        """The finished drawing with the sentence that stands for it where it cannot be seen."""
        return {"alt": alt, "width": _r(self.width), "height": _r(self.height), "shapes": self.shapes}

    def path(self, points: Sequence[Point], paint: str = "ink", weight: float = 0.5, dash: str = "") -> None:
        """An open line through two or more points; ``dash``: "", "dash", "dot", "mixed" or "long"."""
        self.shapes.append(
            {"k": "path", "p": _points(points), "s": paint, "t": weight, "d": dash}
        )  # fmt: skip

    def curve(self, start: Point, bend: Point, end: Point, paint: str = "ink2", weight: float = 0.8) -> None:
        """A quadratic curve pulled towards ``bend``."""
        self.shapes.append({"k": "curve", "p": _points((start, bend, end)), "s": paint, "t": weight})

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str = "",
        *,
        stroke: str = "",
        weight: float = 0.6,
        radius: float = 0.0,
        dash: str = "",
    ) -> None:
        """A rectangle."""
        self.shapes.append(
            {"k": "rect", "x": _r(x), "y": _r(y), "w": _r(w), "h": _r(h), "f": fill, "s": stroke, "t": weight,
             "r": radius, "d": dash}
        )  # fmt: skip

    def dot(
        self, x: float, y: float, r: float, fill: str = "ink", stroke: str = "", weight: float = 1.0
    ) -> None:
        """A disc or a ring about its centre."""
        self.shapes.append(
            {"k": "dot", "x": _r(x), "y": _r(y), "r": _r(r), "f": fill, "s": stroke, "t": weight}
        )

    def polygon(self, points: Sequence[Point], fill: str = "ink2", stroke: str = "") -> None:
        """A closed shape."""
        self.shapes.append({"k": "poly", "p": _points(points), "f": fill, "s": stroke})

    def tick(self, x: float, y: float, size: float, paint: str = "white") -> None:
        """A tick mark in a square of ``size``, its corner at (x, y)."""
        self.path(
            [(x, y + size * 0.55), (x + size * 0.36, y + size * 0.88), (x + size, y + size * 0.12)],
            paint,
            1.0,
        )

    def icon(self, x: float, y: float, size: float, name: str, paint: str = "ink2") -> None:
        """A picture of ``icons`` in a square of ``size``, its corner at (x, y)."""
        self.shapes.append({"k": "icon", "x": _r(x), "y": _r(y), "w": _r(size), "n": name, "s": paint})

    def text(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float = SMALL,
        paint: str = "ink2",
        *,
        strong: bool = False,
        align: str = "left",
        back: bool = False,
    ) -> None:
        """Lines from ``y`` down; ``x`` is their left edge, middle or right edge by ``align``.

        :param back: whether paper shows under them (over a line)
        """
        if not lines:
            return
        wide = max(width(line, size, strong) for line in lines) + SLACK
        left = {"left": x, "center": x - wide / 2, "right": x - wide}[align]
        self.shapes.append(
            {"k": "text", "x": _r(left), "y": _r(y), "w": _r(wide), "l": list(lines), "z": size, "s": paint,
             "b": strong, "a": align, "o": back}
        )  # fmt: skip

    def word(
        self,
        x: float,
        middle: float,
        text: str,
        size: float = SMALL,
        paint: str = "ink2",
        *,
        strong: bool = False,
        align: str = "left",
    ) -> None:
        """One line whose middle is at ``middle``."""
        if text:
            self.text(x, middle - tall(1, size) / 2, (text,), size, paint, strong=strong, align=align)


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Tops for boxes that would like their middles at ``wanted``: none over another, all in low…high if they fit."""
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    tops = [0.0] * len(wanted)
    edge = low
    for at in order:
        tops[at] = max(edge, wanted[at] - heights[at] / 2)
        edge = tops[at] + heights[at]
    edge = max(high, low + sum(heights))
    for at in reversed(order):
        tops[at] = min(tops[at], edge - heights[at])
        edge = tops[at]
    return tops


def thinned(count: int, step: int) -> list[int]:
    """Every ``step``-th of ``count`` positions, counted back from the last."""
    return list(range(count - 1, -1, -max(1, step)))[::-1]


def _points(points: Sequence[Point]) -> list[list[float]]:
    return [[_r(x), _r(y)] for x, y in points]


def _r(value: float) -> float:
    return round(value, 2)
