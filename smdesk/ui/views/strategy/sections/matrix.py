"""Two matrices: tactics by effort and effect, risks by chance and harm."""

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout

from smdesk.domain.errors import N_
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.plan.work import Risk, Tactic
from smdesk.ui import tokens
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.axis import Plane, Spot
from smdesk.ui.views.strategy.sections.pager import Pager, kept
from smdesk.ui.views.strategy.sections.parts import (
    Column,
    Empty,
    Piece,
    Rows,
    TextTile,
    caption,
    head,
    named,
    write,
)
from smdesk.ui.widgets.chip import Button, row

MOST = 5
DOTS, ROWS, RISKS = 24, 8, 16  # of a screenful: tactics with names, those not placed, risks; twice as many are still shown together
HIGH, MIDDLE = 12, 6  # chance × harm from which a risk is high, or middling
LEVELS = {"high": N_("high"), "middle": N_("middling"), "low": N_("low")}
LEVEL_LOOK = {"high": ("danger", "warning"), "middle": ("warn", "warning"), "low": ("ink-3", "circle")}


class Line(TextTile):
    """A record in words under its matrix."""

    def show_record(self, found: tuple[Any, tuple[Piece, ...]]) -> None:
        """Show a record with its paragraphs."""
        self.record, pieces = found
        self.show_pieces(pieces)


class TacticMatrix(Column):
    """Little effort at left, much effect at the top: what stands top left comes first."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 8)
        _ = self.words
        sentence = _("No tactic yet. For example: “Weekly debate in the group: effort 2, effect 5.”")
        self.empty = Empty(self.theme, sentence, _(SHAPES["tactic"].add), self.add_new)
        self.plane = Plane(desk, MOST - 1, self._put, 360)
        self.plane.setAccessibleName(_(section.title))
        self.plane.corners = (_("Do first"), _("Plan with care"), _("In passing"), _("Leave"))
        self.plane.words = (_("little effort"), _("much effort"), _("little effect"), _("much effect"))
        self.plane.bring = self._bring
        self.pager, self.rest_pager = Pager(desk, DOTS, 2 * DOTS, self._turned), Pager(desk, ROWS, 2 * ROWS, self._turned)
        self.lack = head(_("Not placed yet: effort and effect from 1 to 5"))
        self.rest = QVBoxLayout()
        self.rest.setSpacing(2)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.plane)
        self.column.addWidget(self.pager)
        self.column.addWidget(self.lack)
        self.column.addLayout(self.rest)
        self.column.addWidget(self.rest_pager)
        self._rows = Rows(self.rest, self._make)
        self._placed: list[Tactic] = []

    def _make(self, _found: Any) -> Line:
        return Line(self.desk, framed=False)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        _, everyone = self.words, plan.of("tactic")
        placed = [one for one in everyone if one.effort and one.gain]
        rest = [one for one in everyone if not (one.effort and one.gain)]
        self._placed = placed
        self.empty.setVisible(not everyone)
        self.plane.setVisible(bool(placed))
        self.lack.setVisible(bool(rest))
        named_ones = kept(self.pager.cut(placed, _("the others are drawn as a dot and their number")), placed, self.plane.held)
        names = {one.id for one in named_ones}
        spots, others = [self._spot(one) for one in named_ones], [_bare(one) for one in placed if one.id not in names]
        self.plane.show_spots(spots, _("Drag it, or Alt and an arrow"), others)
        self._rows.show([(one, (Piece(one.name), caption(self._missing(one), "warn", "warning")))
                         for one in self.rest_pager.cut(rest)], lambda found: found[0].id)  # fmt: skip

    def _spot(self, one: Tactic) -> Spot:
        _ = self.words
        state = named("tactic", one.state, "state", _)
        said = _("{name}: effort {effort} of 5, effect {gain} of 5, {state}", name=one.name, effort=one.effort,
                 gain=one.gain, state=state)  # fmt: skip
        role = "ink-3" if one.state == "stopped" else "accent" if one.state in ("running", "kept", "scaled") else "ink-2"
        return Spot(one, one.name, said, (one.effort - 1) / 4, (one.gain - 1) / 4, role, one.state == "running")

    def _turned(self) -> None:
        self.show_plan(self.plan)

    def _bring(self, record: Tactic) -> None:
        self.pager.bring([one.id for one in self._placed].index(record.id))

    def _missing(self, one: Any) -> str:
        _ = self.words
        if not one.effort and not one.gain:
            return _("effort and effect not said")
        return _("effort not said") if not one.effort else _("effect not said")

    def _put(self, record: Any, x: float, y: float) -> None:
        self.desk.write(record, effort=round(x * 4) + 1, gain=round(y * 4) + 1)


def _bare(one: Tactic) -> Spot:
    return Spot(one, one.name, "", (one.effort - 1) / 4, (one.gain - 1) / 4)


def level(risk: Risk) -> str:
    """How grave a risk is, by chance times harm."""
    score = risk.chance * risk.impact
    return "high" if score >= HIGH else "middle" if score >= MIDDLE else "low"


class RiskMatrix(Column):
    """Numbered dots on a ground that grows graver; below, the same in words."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 8)
        _ = self.words
        sentence = _("No risk yet. For example: “The kitchen closes for a week: chance 2, harm 4; we tell regulars first.”")
        self.empty = Empty(self.theme, sentence, _(SHAPES["risk"].add), self.add_new)
        self.plane = Plane(desk, MOST - 1, self._put, 330)
        self.plane.ground, self.plane.cells = self._ground, MOST
        self.plane.setAccessibleName(_(section.title))
        self.plane.words = (_("hardly likely"), _("almost sure"), _("little harm"), _("great harm"))
        self.plane.bring = self._bring
        self.pager = Pager(desk, RISKS, 2 * RISKS, self._turned)
        self.legend = QVBoxLayout()
        self.legend.setSpacing(2)
        add = Button(self.theme, _(SHAPES["risk"].add), "outline", "plus")
        add.clicked.connect(self.add_new)
        self.foot = row(add, None)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.plane)
        self.column.addWidget(self.pager)
        self.column.addLayout(self.legend)
        self.column.addWidget(self.foot)
        self._rows = Rows(self.legend, self._make)
        self._everyone: list[Risk] = []

    def _make(self, _found: Any) -> Line:
        return Line(self.desk, framed=False)

    def _ground(self, painter: QPainter, area: QRectF) -> None:
        theme = self.theme
        wide, high = area.width() / MOST, area.height() / MOST
        fills = {"high": "danger-soft", "middle": "warn-soft", "low": "bg-sunken"}
        font = theme.font(tokens.MICRO)
        for chance in range(1, MOST + 1):
            for impact in range(1, MOST + 1):
                box = QRectF(area.left() + (chance - 1) * wide, area.bottom() - impact * high, wide, high).adjusted(1, 1, -1, -1)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme[fills[level(Risk(chance=chance, impact=impact))]])
                painter.drawRoundedRect(box, tokens.R_TAG, tokens.R_TAG)
                painter.setPen(QPen(theme["ink-3"]))
                write(painter, str(chance * impact), font, box.adjusted(6, 4, -6, 0), Qt.AlignmentFlag.AlignRight)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        _ = self.words
        everyone = sorted(plan.of("risk"), key=lambda one: (-one.chance * one.impact, one.position))
        self._everyone = everyone
        self.empty.setVisible(not everyone)
        self.plane.setVisible(any(one.chance and one.impact for one in everyone))
        self.foot.setVisible(bool(everyone))
        numbers = {one.id: number for number, one in enumerate(everyone, 1)}
        shown = kept(self.pager.cut(everyone, _("the gravest first, the others as a dot and their number")), everyone,
                     self.plane.held)  # fmt: skip
        ids, spots, others = {one.id for one in shown}, [], []
        for one in everyone:
            if one.chance and one.impact:
                if one.id in ids:
                    spots.append(self._spot(one, numbers[one.id]))
                else:
                    others.append(Spot(one, one.text, "", (one.chance - 1) / 4, (one.impact - 1) / 4))
        self.plane.show_spots(spots, _("Drag it, or Alt and an arrow"), others)
        for dot in self.plane.dots:
            dot.setToolTip(dot.spot.name)
        self._rows.show([self._line(one, numbers[one.id]) for one in shown], lambda found: found[0].id)

    def _spot(self, one: Risk, number: int) -> Spot:
        said, role = f"{number}: {one.text}, {self._weight(one)}", LEVEL_LOOK[level(one)][0]
        return Spot(one, one.text, said, (one.chance - 1) / 4, (one.impact - 1) / 4, role, number=number)

    def _turned(self) -> None:
        self.show_plan(self.plan)

    def _bring(self, record: Risk) -> None:
        self.pager.bring([one.id for one in self._everyone].index(record.id))

    def _weight(self, one: Risk) -> str:
        _ = self.words
        return _("chance {chance} × harm {harm} = {score}, {level}", chance=one.chance, harm=one.impact,
                 score=one.chance * one.impact, level=_(LEVELS[level(one)]))  # fmt: skip

    def _line(self, one: Risk, number: int) -> tuple[Risk, tuple[Piece, ...]]:
        _ = self.words
        if not (one.chance and one.impact):
            return one, (Piece(one.text), caption(_("chance and harm not said yet"), "warn", "warning"))
        role, mark = LEVEL_LOOK[level(one)]
        response = caption(one.response, "ink-2") if one.response else caption(_("no response yet"), "warn", "warning")
        return one, (Piece(f"{number}  {one.text}"), caption(self._weight(one), role, mark), response)

    def _put(self, record: Any, x: float, y: float) -> None:
        self.desk.write(record, chance=round(x * 4) + 1, impact=round(y * 4) + 1)
