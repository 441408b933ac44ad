"""Planes with two axes on which records stand as dots; a dot is dragged, or moved with Alt and an arrow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from smdesk.ui import tokens
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.parts import Tile, height_of, laid, write

MARGIN = 32  # px between the edge and the outermost dots
LABEL = 150  # px at which a dot's name breaks
TOLD = 12  # names that the mouse is told of those drawn together


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a record stands: 0 to 1 from left to right and from bottom to top."""

    record: Any
    name: str
    said: str
    x: float
    y: float
    role: str = "ink-2"
    strong: bool = False
    number: int = 0  # shown in the dot instead of a name beside it
    key: Any = None


class Dot(Tile):
    """A record on a plane."""

    def __init__(self, desk: Desk, plane: "Plane") -> None:
        super().__init__(desk, None, plane)
        self.plane = plane
        self.spot = Spot(None, "", "", 0, 0)
        self.left = False  # its name stands at the left of it
        self.bare = False  # only the mouse is told its name
        self.setParent(plane)

    def show_spot(self, spot: Spot, tip: str) -> None:
        """Show a record."""
        self.spot, self.record, self.bare = spot, spot.record, False
        self.say(spot.said, tip)
        self.resize(self.sizeHint())
        self.update()
        self.show()

    def set_bare(self, bare: bool) -> None:
        """Without its name, or with it again."""
        if bare != self.bare:
            self.bare = bare
            self.setToolTip(self.spot.name if bare else self.accessibleDescription())
            self.resize(self.sizeHint())
            self.update()

    @property
    def radius(self) -> int:
        """px."""
        return self.theme.px(10 if self.spot.number else 7)

    def sizeHint(self) -> QSize:
        side = 2 * self.radius + 6
        if self.spot.number or self.bare:
            return QSize(side, side)
        font = self.theme.font(tokens.CAPTION, self.spot.strong)
        wide = min(self.theme.px(LABEL), round(laid(self.spot.name, font, 10_000).maximumWidth()) + 2)
        return QSize(side + 4 + wide, max(side, round(height_of(self.spot.name, font, wide)) + 6))

    def center(self) -> QPoint:
        """Of the dot, from the tile's corner."""
        side = self.radius + 3
        return QPoint(self.width() - side if self.left else side, self.height() // 2)

    def shift(self, by: QPoint) -> bool:
        return self.plane.step(self, by)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, spot = self.theme, self.spot
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius = QPointF(self.center()), self.radius
        circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.setPen(QPen(theme["bg-surface"], 1.5))
        painter.setBrush(theme["accent" if self.chosen else spot.role])
        painter.drawEllipse(circle)
        if spot.number:
            painter.setPen(theme["bg-surface"])
            painter.setFont(theme.font(tokens.MICRO, strong=True))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(spot.number))
        elif not self.bare:
            font = theme.font(tokens.CAPTION, spot.strong)
            room = self.width() - 2 * radius - 10
            high = height_of(spot.name, font, room)
            x = 0.0 if self.left else self.width() - room
            painter.fillRect(QRectF(x - 2, (self.height() - high) / 2, room + 2, high), theme["bg-weekend"])  # over the axes
            painter.setPen(theme["ink"])
            align = Qt.AlignmentFlag.AlignRight if self.left else Qt.AlignmentFlag.AlignLeft
            write(painter, spot.name, font, QRectF(x, (self.height() - high) / 2, room, high), align)
        self.ring(painter, circle.adjusted(-2, -2, 2, 2), radius + 2)
        painter.end()


class Plane(QWidget):
    """The ground; ``put(record, x, y)`` keeps where a dot was brought to, in the same 0 to 1."""

    def __init__(self, desk: Desk, steps: int, put: Callable[[Any, float, float], object], high: int = 320) -> None:
        super().__init__()
        self.desk, self.theme, self.steps, self._put, self._high = desk, desk.ctx.theme, steps, put, high
        self.words: tuple[str, str, str, str] = ("", "", "", "")  # left, right, bottom, top
        self.corners: tuple[str, str, str, str] = ("", "", "", "")  # top left, top right, bottom left, bottom right
        self.cells = 0  # dots stand in the middles of so many cells a side, not on the edges
        self.ground: Callable[[QPainter, QRectF], None] | None = None
        self.bring: Callable[[Any], object] | None = None  # asked to show the record of a small dot by its name
        self._dots: dict[Any, Dot] = {}
        self._crowds: dict[tuple[float, float], list[Spot]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.theme.px(high))
        self.theme.changed.connect(self._grown)

    def _grown(self) -> None:
        self.setFixedHeight(self.theme.px(self._high))
        self.place()

    def show_spots(self, spots: Sequence[Spot], tip: str, others: Sequence[Spot] = ()) -> None:
        """Have a dot for each. ``others`` are drawn together as a small dot and their number."""
        self._crowds = {}
        for one in others:
            self._crowds.setdefault((one.x, one.y), []).append(one)
        keys = {spot.key if spot.key is not None else spot.record.id for spot in spots}
        for gone in [one for one in self._dots if one not in keys]:
            dot = self._dots.pop(gone)
            dot.hide()
            dot.deleteLater()
        for spot in spots:
            key = spot.key if spot.key is not None else spot.record.id
            if key not in self._dots:
                self._dots[key] = Dot(self.desk, self)
            self._dots[key].show_spot(spot, tip)
        self.place()
        self.update()

    @property
    def held(self) -> set[int]:
        """Ids of the records that must keep their dot: the one with the focus, and the chosen one."""
        return {one.spot.record.id for one in self._dots.values() if one.hasFocus() or one.chosen}

    @property
    def dots(self) -> list[Dot]:
        """All dots, in the order of their records."""
        return list(self._dots.values())

    def area(self) -> QRectF:
        """The ground inside of the axis words."""
        line = self.theme.px(18)
        return QRectF(0, line, self.width(), max(40, self.height() - 2 * line))

    def inner(self) -> QRectF:
        """Where the middles of dots can be."""
        area = self.area()
        x, y = (area.width() / 2 / self.cells, area.height() / 2 / self.cells) if self.cells else (MARGIN, MARGIN)
        return area.adjusted(x, y, -x, -y)

    def at(self, x: float, y: float) -> QPointF:
        """px of a place."""
        box = self.inner()
        return QPointF(box.left() + x * box.width(), box.bottom() - y * box.height())

    def place(self) -> None:
        """Bring the dots where they belong; names that would cover each other give way downwards."""
        if self.cells:
            self._place_in_cells()
            return
        for dot in self._dots.values():
            dot.set_bare(False)
        if self._crowds:
            self._place_in_rows()
            return
        taken: list[QRect] = []
        for dot in sorted(self._dots.values(), key=lambda one: (-one.spot.y, one.spot.x)):
            here = self.at(dot.spot.x, dot.spot.y).toPoint()
            dot.left = here.x() + dot.width() > self.width() - 8
            box = QRect(here - dot.center(), dot.size())
            while (hit := next((one for one in taken if box.intersects(one)), None)) is not None:
                if hit.bottom() + box.height() < self.height():
                    box.moveTop(hit.bottom() + 1)
                else:
                    break  # no room left: some names lie on each other
            taken.append(box)
            dot.setGeometry(box)

    def _together(self) -> dict[tuple[float, float], list[Dot]]:
        """The dots of each place."""
        found: dict[tuple[float, float], list[Dot]] = {}
        for dot in self._dots.values():
            found.setdefault((dot.spot.x, dot.spot.y), []).append(dot)
        return found

    def _place_in_rows(self) -> None:
        """Of each place the first dot has its name, where there is room for it; the others stand below, without."""
        room = self.inner().width() / self.steps
        taken: list[QRect] = []
        for place, (first, *others) in self._together().items():
            here = self.at(*place).toPoint()
            first.left = here.x() + first.width() > self.width() - 8
            name = QRect(here - first.center(), first.size()).adjusted(12, 6, -12, -6)
            first.set_bare(any(name.intersects(one) for one in taken))
            if not first.bare:
                taken.append(name)
            first.move(here - first.center())
            for dot in others:
                dot.set_bare(True)
            if others:
                side = others[0].width()
                step = min(side, (room - side - 8) / len(others)) * (-1 if first.left else 1)
                for number, dot in enumerate(others):
                    dot.move(round(here.x() - side / 2 + step * number), here.y() + first.radius + 10)

    def _place_in_cells(self) -> None:
        """Side by side in rows; closer together where a cell holds more than it has room for."""
        area, line = self.area(), self.theme.px(18)  # the last line of a cell is for those without a name
        wide, high = area.width() / self.cells, area.height() / self.cells
        for place, dots in self._together().items():
            side, middle = dots[0].width(), self.at(*place)
            fit = max(1, int((wide - 4) // side))
            rows = 1 if len(dots) <= fit else 2
            in_row = -(-len(dots) // rows)
            step = min(side, (wide - 4 - side) / max(1, in_row - 1))
            down = min(side, high - line - side)
            top = middle.y() - side / 2 if rows == 1 else middle.y() - high / 2
            for number, dot in enumerate(dots):
                row, column = divmod(number, in_row)
                width = side + step * (min(in_row, len(dots) - row * in_row) - 1)
                dot.move(round(middle.x() - width / 2 + column * step), round(top + row * down))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    # -- those drawn together -----------------------------------------------------------------

    def crowd_box(self, place: tuple[float, float]) -> QRectF:
        """Where the small dot and the number of a place stand."""
        here, line = self.at(*place), self.theme.px(16)
        if self.cells:  # the foot of its cell
            area = self.area()
            wide, high = area.width() / self.cells, area.height() / self.cells
            return QRectF(here.x() - wide / 2 + 6, here.y() + high / 2 - line - 2, wide - 12, line)
        return QRectF(here.x() - 4, here.y() - line - self.theme.px(8), self.theme.px(36), line)

    def crowd_at(self, point: QPointF) -> list[Spot]:
        """Those drawn together under a point."""
        return next((found for place, found in self._crowds.items() if self.crowd_box(place).contains(point)), [])

    def _paint_crowds(self, painter: QPainter) -> None:
        theme, middle = self.theme, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(tokens.MICRO))
        for place, found in self._crowds.items():
            box = self.crowd_box(place)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["ink-3"])
            painter.drawEllipse(QPointF(box.left() + 4, box.center().y()), 3, 3)
            painter.setPen(theme["ink-2"])
            painter.drawText(box.adjusted(11, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | middle, f"+{len(found)}")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.crowd_at(QPointF(event.pos()))
            names = [one.name for one in found[:TOLD]] + (["…"] if len(found) > TOLD else [])
            if names:
                QToolTip.showText(event.globalPos(), "\n".join(names), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.crowd_at(event.position())
        if found and self.bring is not None:
            self.bring(found[0].record)
        else:
            super().mousePressEvent(event)

    # -- moving -------------------------------------------------------------------------------

    def _spot_at(self, point: QPoint) -> tuple[float, float]:
        box, here = self.inner(), QPointF(self.mapFromGlobal(point))
        x, y = (here.x() - box.left()) / box.width(), (box.bottom() - here.y()) / box.height()
        steps = self.steps
        return max(0, min(steps, round(x * steps))) / steps, max(0, min(steps, round(y * steps))) / steps

    def over(self, tile: Tile, point: QPoint) -> None:
        """A dot is carried."""
        if isinstance(tile, Dot):
            tile.raise_()
            tile.move(self.mapFromGlobal(point) - tile.center())

    def drop(self, tile: Tile, point: QPoint) -> None:
        """A dot is let go."""
        if isinstance(tile, Dot):
            x, y = self._spot_at(point)
            if (x, y) != (tile.spot.x, tile.spot.y):
                self._put(tile.spot.record, x, y)
            self.place()

    def step(self, dot: Dot, by: QPoint) -> bool:
        """One step of the scale by a key; larger ones on a fine scale."""
        size = max(1, self.steps // 20) / self.steps
        x = max(0.0, min(1.0, dot.spot.x + by.x() * size))
        y = max(0.0, min(1.0, dot.spot.y - by.y() * size))
        self._put(dot.spot.record, x, y)
        return True

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area = self.theme, self.area()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.ground is not None:
            self.ground(painter, area)
        else:
            self._cross(painter, area)
        self._paint_crowds(painter)
        small = theme.font(tokens.CAPTION)
        left, right, bottom, top = self.words
        painter.setPen(theme["ink-2"])
        painter.setFont(small)
        middle = Qt.AlignmentFlag.AlignVCenter
        line = self.theme.px(18)
        foot = QRectF(0, self.height() - line, self.width(), line)
        half = foot.width() / 3 if self.cells else foot.width() / 2 - 8
        center, third = Qt.AlignmentFlag.AlignHCenter | middle, self.width() / 3
        painter.drawText(QRectF(0, 0, self.width(), line), center, self._short(top, self.width()))
        low = foot.top() if self.cells else area.bottom() - line - 2
        painter.drawText(QRectF(third, low, third, line), center, self._short(bottom, third))
        painter.drawText(QRectF(0, foot.top(), half, line), Qt.AlignmentFlag.AlignLeft | middle, self._short(left, half))
        at_right = QRectF(foot.right() - half, foot.top(), half, line)
        painter.drawText(at_right, Qt.AlignmentFlag.AlignRight | middle, self._short(right, half))
        painter.end()

    def _short(self, text: str, room: float) -> str:
        metrics = QFontMetrics(self.theme.font(tokens.CAPTION))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(room))

    def _cross(self, painter: QPainter, area: QRectF) -> None:
        theme = self.theme
        painter.setPen(QPen(theme["line"], 1))
        painter.setBrush(theme["bg-weekend"])
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), tokens.R_CARD, tokens.R_CARD)
        middle = area.center()
        painter.setPen(QPen(theme["line-strong"], 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(middle.x(), area.top() + 8), QPointF(middle.x(), area.bottom() - 8))
        painter.drawLine(QPointF(area.left() + 8, middle.y()), QPointF(area.right() - 8, middle.y()))
        painter.setPen(theme["ink-3"])
        small = theme.font(tokens.MICRO)
        half = area.width() / 2 - 20
        high = round(small.pixelSize() * 1.4)
        for place, text in enumerate(self.corners):
            x = area.left() + 12 if place % 2 == 0 else middle.x() + 8
            y = area.top() + 8 if place < 2 else area.bottom() - high - 6
            align = Qt.AlignmentFlag.AlignLeft if place % 2 == 0 else Qt.AlignmentFlag.AlignRight
            write(painter, text, small, QRectF(x, y, half, high), align)

