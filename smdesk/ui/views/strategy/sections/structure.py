"""The structure of the community: places by their roles, and where each of them leads."""

from collections import defaultdict
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.shapes_work import PLACE_ROLES
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import plan as plans
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.parts import (
    Column,
    Empty,
    Remark,
    Tile,
    height_of,
    named,
    title_in,
    write,
)
from smdesk.ui.widgets.chip import Label

# from those who bring people at left to the hub at right: the way people take
LANES = ("traffic", "showcase", "conversation", "service", "archive", "hub")
NODE = 168  # px wide
LEAST_X, GAP_Y = 36, 16
ARC = 40


class Node(Tile):
    """A place with its role; pulled onto another place, it leads there."""

    def __init__(self, desk: Desk, home: "Web") -> None:
        super().__init__(desk, None, home)
        self.home = home
        self.place: Any = None
        self.name = self.part = self.leads = ""
        self.setParent(home)

    def show_place(self, place: Any, role: Any, leads: str) -> None:
        """A place, what it is for, and the name of where it leads."""
        _ = self.desk.ctx.words
        self.place, self.record = place, role or place
        self.name = title_in(self.home.plan, "place", place.id)
        self.part = named("place_role", role.role, "role", _) if role else _("no role yet")
        self.leads = leads
        where = _("leads to {place}", place=leads) if leads else _("leads nowhere")
        self.say(f"{self.name}, {self.part}, {where}", _("Drag it onto the place it leads to; Enter opens its form"))
        self.resize(self.sizeHint())
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        theme, wide = self.theme, self.home.node_width()
        high = height_of(self.name, theme.font(tokens.BODY, strong=True), wide - 44)
        high += height_of(self.part, theme.font(tokens.CAPTION), wide - 44)
        return QSize(wide, max(theme.px(48), round(high) + 18))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        aimed = self.home.aimed is self
        hub = getattr(self.record, "role", "") == "hub"
        strong = self.chosen or aimed
        edge = "accent" if strong else "accent-line" if hub else "line-strong"
        painter.setPen(QPen(theme[edge], 2 if aimed else 1.5 if self.chosen or hub else 1))
        painter.setBrush(theme["accent-soft" if strong or hub else "bg-hover" if self.underMouse() else "bg-surface"])
        painter.drawRoundedRect(box, tokens.R_CARD, tokens.R_CARD)
        draw(painter, f"@{self.place.network}", theme["ink-2"], 12, (self.height() - 16) / 2, 16)
        room = self.width() - 44
        name, part = theme.font(tokens.BODY, strong=True), theme.font(tokens.CAPTION)
        need = height_of(self.name, name, room) + height_of(self.part, part, room)
        y = (self.height() - need) / 2
        painter.setPen(theme["ink"])
        y += write(painter, self.name, name, QRectF(36, y, room, 0))
        painter.setPen(theme["ink-2" if hasattr(self.record, "purpose") else "warn"])
        write(painter, self.part, part, QRectF(36, y, room, 0))
        self.ring(painter, box, tokens.R_CARD)
        painter.end()


class Web(QWidget):
    """Places in lanes by role, with arrows; the layout depends on the plan alone."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.ctx.theme
        self.plan = desk.plan
        self.aimed: Node | None = None
        self._nodes: dict[int, Node] = {}
        self._leads: dict[int, int] = {}
        self._pull: tuple[Node, QPoint] | None = None
        self.setAccessibleName(desk.ctx.words(section.title))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def nodes(self) -> list[Node]:
        """All places."""
        return list(self._nodes.values())

    def node_width(self) -> int:
        """px; narrower where many lanes share the width."""
        lanes = max(1, len(self._lanes()))
        return max(72, min(self.theme.px(NODE), (self.width() - (lanes - 1) * LEAST_X - 2) // lanes))

    def show_plan(self, plan: WholePlan) -> None:
        """Show the places in use."""
        self.plan = plan
        roles = {one.place_id: one for one in plan.of("place_role")}
        places = [one for one in plan.places if not one.archived]
        here = {one.id for one in places}
        self._leads = {one.place_id: one.flows_to for one in roles.values() if one.place_id in here and one.flows_to in here}
        for gone in [number for number in self._nodes if number not in here]:
            node = self._nodes.pop(gone)
            node.hide()
            node.deleteLater()
        for place in places:
            if place.id not in self._nodes:
                self._nodes[place.id] = Node(self.desk, self)
            leads = self._leads.get(place.id, 0)
            self._nodes[place.id].show_place(place, roles.get(place.id), title_in(plan, "place", leads))
        self.place()
        self.update()

    def _lanes(self) -> list[list[Node]]:
        lanes: dict[int, list[Node]] = defaultdict(list)
        for node in self._nodes.values():
            role = getattr(node.record, "role", "")
            known = role in PLACE_ROLES and hasattr(node.record, "flows_to")
            lane = LANES.index(role) if known else 1
            lanes[{0: 0, 1: 1, 2: 1, 3: 2, 4: 2, 5: 3}[lane]].append(node)
        return [lanes[key] for key in sorted(lanes)]

    def place(self) -> None:
        """Lanes from left to right, each centred."""
        lanes = self._lanes()
        for node in self._nodes.values():
            node.resize(node.sizeHint())
        highs = [sum(node.height() + GAP_Y for node in lane) - GAP_Y for lane in lanes]
        whole = max(highs, default=0)
        above, below = self._arcs(lanes)
        top = 12 + (ARC if above else 0)  # room for arrows that pass over a lane
        wide = self.node_width()
        gap = 0 if len(lanes) < 2 else max(LEAST_X, (self.width() - 2 - wide * len(lanes)) // (len(lanes) - 1))
        x = 1
        for lane, high in zip(lanes, highs, strict=True):
            y = (whole - high) // 2 + top
            for node in lane:
                node.move(x, y)
                y += node.height() + GAP_Y
            x += wide + gap
        high = whole + top + 12 + (ARC if below else 0)
        if self.height() != high:
            self.setFixedHeight(high)

    def _arcs(self, lanes: list[list[Node]]) -> tuple[bool, bool]:
        """Whether arrows pass above the lanes, and below them: those from the first place of a lane go above."""
        at = {node.place.id: number for number, lane in enumerate(lanes) for node in lane}
        first = {lane[0].place.id for lane in lanes}
        far = [one for one, other in self._leads.items() if abs(at.get(one, 0) - at.get(other, 0)) > 1]
        return any(one in first for one in far), any(one not in first for one in far)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    # -- pulling an arrow ---------------------------------------------------------------------

    def _node_at(self, point: QPoint) -> Node | None:
        here = self.mapFromGlobal(point)
        return next((node for node in self._nodes.values() if node.geometry().contains(here)), None)

    def over(self, tile: Tile, point: QPoint) -> None:
        """An arrow is pulled out of a place."""
        if isinstance(tile, Node):
            target = self._node_at(point)
            self.aimed = target if target is not tile else None
            self._pull = (tile, self.mapFromGlobal(point))
            self.update()

    def drop(self, tile: Tile, point: QPoint) -> None:
        """The arrow is let go: over a place it leads there, over its own it leads nowhere."""
        target, self._pull, self.aimed = self._node_at(point), None, None
        self.update()
        if isinstance(tile, Node) and target is not None:
            self.lead(tile.place, target.place if target is not tile else None)

    def lead(self, place: Any, to: Any | None) -> bool:
        """Say where a place leads."""
        number = to.id if to is not None else 0
        role = next(iter(self.plan.of("place_role", place_id=place.id)), None)
        if role is not None:
            return role.flows_to != number and self.desk.write(role, flows_to=number)
        store, client_id, purpose = self.desk.ctx.store, self.plan.client.id, self.desk.ctx.words("To be said")
        return self.desk.do(
            lambda: plans.add(store, "place_role", client_id, place_id=place.id, flows_to=number, purpose=purpose)
        )

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one, other in self._leads.items():
            if one in self._nodes and other in self._nodes and one != other:
                self._arrow(painter, self._nodes[one].geometry(), self._nodes[other].geometry(), "accent")
        if self._pull is not None:
            node, point = self._pull
            self._arrow(painter, node.geometry(), QRect(point, QSize(1, 1)), "focus")
        painter.end()

    def _arrow(self, painter: QPainter, start: QRect, end: QRect, role: str) -> None:
        color = self.theme[role]
        far = max(start.left(), end.left()) - min(start.right(), end.right()) > self.node_width()
        if far and end.width() > 1:  # over the lanes between them
            under = any(node.x() == start.left() and node.y() < start.top() for node in self._nodes.values())
            a = QPointF(start.center().x(), start.bottom() if under else start.top())
            b = QPointF(end.center().x(), end.bottom() if under else end.top())
            bend = max(a.y(), b.y()) + ARC * 1.2 if under else min(a.y(), b.y()) - ARC * 1.2
            path = QPainterPath(a)
            path.cubicTo(QPointF(a.x(), bend), QPointF(b.x(), bend), b)
            tip = [b, b + QPointF(-4, 8 if under else -8), b + QPointF(4, 8 if under else -8)]
        elif start.right() < end.left() or end.right() < start.left():
            forward = start.right() < end.left()
            a = QPointF(start.right() + 1 if forward else start.left(), start.center().y())
            b = QPointF(end.left() if forward else end.right() + 1, end.center().y())
            bend = max(20.0, abs(b.x() - a.x()) / 2) * (1 if forward else -1)
            path = QPainterPath(a)
            path.cubicTo(QPointF(a.x() + bend, a.y()), QPointF(b.x() - bend, b.y()), b)
            tip = [b, b + QPointF(-8 if forward else 8, -4), b + QPointF(-8 if forward else 8, 4)]
        else:
            down = start.bottom() < end.top()
            a = QPointF(start.center().x(), start.bottom() if down else start.top())
            b = QPointF(end.center().x(), end.top() if down else end.bottom())
            path = QPainterPath(a)
            path.lineTo(b)
            tip = [b, b + QPointF(-4, -8 if down else 8), b + QPointF(4, -8 if down else 8)]
        painter.setPen(QPen(color, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF(tip))


class Structure(Column):
    """The map of places."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        _ = self.words
        sentence = _("No place yet. For example: “The forum is the hub; Instagram is the showcase and leads to it.”")
        self.empty = Empty(self.theme, sentence, _(SHAPES["place_role"].add), self.add_new)
        self.web = Web(desk, section)
        self.note = Remark(self.theme)
        self.hint = Label(_("Drag a place onto the one it leads to, or choose it in its form (Enter)."), "caption", wrap=True)
        for one in (self.empty, self.web, self.note, self.hint):
            self.column.addWidget(one)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        _ = self.words
        roles = plan.of("place_role")
        places = [one for one in plan.places if not one.archived]
        self.empty.setVisible(not places)
        for one in (self.web, self.hint):
            one.setVisible(bool(places))
        self.web.show_plan(plan)
        if not places:
            self.note.say("")
            return
        hubs = [one for one in roles if one.role == "hub"]
        lost = [one for one in roles if one.role != "hub" and not one.flows_to]
        if not hubs:
            self.note.say(_("No hub yet: which place should everything lead to?"))
        elif lost:
            names = ", ".join(title_in(plan, "place", one.place_id) for one in lost)
            self.note.say(_("Leads nowhere: {places}", places=names))
        else:
            self.note.say("")
