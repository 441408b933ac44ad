"""SWOT in its four quadrants, and the options that follow from their pairs (TOWS)."""

from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.errors import N_
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.market import SwotEntry, TowsOption
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import plan_steps
from smdesk.ui import tokens
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.fields import QuickLine
from smdesk.ui.views.strategy.sections.ghost import Ghost
from smdesk.ui.views.strategy.sections.parts import (
    Column,
    Empty,
    Piece,
    Remark,
    Rows,
    TextTile,
    Tile,
    caption,
    title_in,
)
from smdesk.ui.widgets.chip import Button, Label

QUADRANTS = {
    "strength": (N_("Strengths"), N_("of ours, inside"), N_("Add a strength, then Enter")),
    "weakness": (N_("Weaknesses"), N_("of ours, inside"), N_("Add a weakness, then Enter")),
    "opportunity": (N_("Opportunities"), N_("outside"), N_("Add an opportunity, then Enter")),
    "threat": (N_("Threats"), N_("outside"), N_("Add a threat, then Enter")),
}
CELLS = ("so", "wo", "st", "wt")


class Quarter(QWidget):
    """One of four fields: a head, tiles, and a line that adds."""

    def __init__(self, desk: Desk, code: str, head: str, note: str, hint: str) -> None:
        super().__init__()
        self.code, self._theme, self._target = code, desk.ctx.theme, False
        self.setAccessibleName(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 12, 4, 12)
        column.setSpacing(4)
        self.lack = Remark(desk.ctx.theme)
        self.lack.hide()
        head_box, foot = QVBoxLayout(), QVBoxLayout()
        for box in (head_box, foot):
            box.setContentsMargins(8, 0, 8, 0)
            box.setSpacing(4)
        head_box.addWidget(Label(head, "strong", wrap=True))
        if note:
            head_box.addWidget(Label(note, "caption", wrap=True))
        head_box.addWidget(self.lack)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(2)
        self.line = QuickLine(hint)
        foot.addWidget(self.line)
        column.addLayout(head_box)
        column.addLayout(self.rows)
        column.addStretch(1)
        column.addLayout(foot)

    def aim(self, on: bool) -> None:
        """Show that what is carried would land here."""
        if on != self._target:
            self._target = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["accent" if self._target else "line"], 2 if self._target else 1))
        painter.setBrush(self._theme["bg-surface"])
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, tokens.R_CARD, tokens.R_CARD)
        painter.end()


class Entry(TextTile):
    """A line of the SWOT: what, why anybody should believe it, and since when."""

    def __init__(self, desk: Desk, home: "Swot") -> None:
        super().__init__(desk, None, home, framed=False)
        self._home = home

    def show_record(self, record: SwotEntry) -> None:
        """Show an entry."""
        _ = self.desk.ctx.words
        self.record = record
        lack = caption(_("No evidence yet: why should anybody believe it?"), "warn", "warning")
        proof = caption(record.evidence, "ink-2") if record.evidence else lack
        day = self.desk.day(record.checked_on)
        self.show_pieces((Piece(record.text), proof, caption(day)),
                         said=", ".join(one for one in (record.text, proof.text, day) if one),
                         tip=_("Drag it to another quadrant, or Alt and an arrow"))  # fmt: skip

    def shift(self, by: QPoint) -> bool:
        """Alt and an arrow carry it to the quadrant beside."""
        names = list(QUADRANTS)
        across, down = names.index(self.record.quadrant) % 2 + by.x(), names.index(self.record.quadrant) // 2 + by.y()
        if not (0 <= across <= 1 and 0 <= down <= 1):
            return False
        home, number = self._home, self.record.id  # this tile is gone once its record stands elsewhere
        done = home.put(self.record, names[down * 2 + across])
        home.focus(number)
        return done


class Four(Column):
    """Four quarters in two rows, and a sentence while all of them are empty."""

    def __init__(self, desk: Desk, section: Section, quarters: list[Quarter], empty: Empty) -> None:
        super().__init__(desk, section)
        self.quarters = {one.code: one for one in quarters}
        self.empty = empty
        self.column.addWidget(empty)
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, one in enumerate(quarters):
            grid.addWidget(one, place // 2, place % 2)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
        self.column.addLayout(grid)

    def quarter_at(self, point: QPoint) -> Quarter | None:
        """The quarter under a global point."""
        return next((one for one in self.quarters.values() if one.rect().contains(one.mapFromGlobal(point))), None)


class Swot(Four):
    """Strengths, weaknesses, opportunities, threats; entries are carried from one to the other."""

    def __init__(self, desk: Desk, section: Section) -> None:
        _ = desk.ctx.words
        quarters = [Quarter(desk, code, _(head), _(note), _(hint)) for code, (head, note, hint) in QUADRANTS.items()]
        sentence = _("Nothing weighed yet. For example a strength: “Dough rests 48 hours; 31 of 40 reviews say so.”")
        empty = Empty(desk.ctx.theme, sentence, _(SHAPES["swot_entry"].add), self.add_new)
        super().__init__(desk, section, quarters, empty)
        self._rows = {one.code: Rows(one.rows, self._make) for one in quarters}
        self._ghost = Ghost(self)
        for one in quarters:
            one.line.setObjectName(one.code)
            one.line.added.connect(self._added)

    def _make(self, _record: SwotEntry) -> Entry:
        return Entry(self.desk, self)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        everyone = plan.of("swot_entry")
        self.empty.setVisible(not everyone)
        for code, rows in self._rows.items():
            rows.show([one for one in everyone if one.quadrant == code])

    def _added(self, text: str) -> None:
        quadrant = self.sender().objectName()
        self.add_record("swot_entry", quadrant=quadrant, text=text, checked_on=self.desk.today.isoformat())

    def put(self, record: SwotEntry, quadrant: str) -> bool:
        """Carry an entry to another quadrant."""
        return record.quadrant != quadrant and self.desk.write(record, quadrant=quadrant)

    def focus(self, number: int) -> None:
        """Give the keys to an entry."""
        for rows in self._rows.values():
            if number in rows.tiles:
                rows.tiles[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def over(self, tile: Tile, point: QPoint) -> None:
        """An entry is carried over this point."""
        self._ghost.follow(tile, point)
        here = self.quarter_at(point)
        for one in self.quarters.values():
            one.aim(one is here and one.code != tile.record.quadrant)

    def drop(self, tile: Tile, point: QPoint) -> None:
        """An entry is let go."""
        self._ghost.hide()
        here = self.quarter_at(point)
        for one in self.quarters.values():
            one.aim(False)
        if here is not None:
            self.put(tile.record, here.code)


class Choice(QWidget):
    """An option with its tick, and the way to a tactic."""

    def __init__(self, desk: Desk, home: "Tows") -> None:
        super().__init__()
        self._desk, self._home, self._record = desk, home, TowsOption()
        _ = desk.ctx.words
        self.tick = QCheckBox()
        self.tick.setToolTip(_("Whether the plan follows it"))
        self.tick.clicked.connect(self._tick)
        self.tile = TextTile(desk, framed=False)
        self.become = Button(desk.ctx.theme, _("Make it a tactic"), "link")
        self.become.clicked.connect(self._become)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 4)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.tile, 1)
        column.addLayout(line)
        after = QHBoxLayout()
        after.setContentsMargins(30, 0, 0, 0)
        after.addWidget(self.become)
        after.addStretch(1)
        column.addLayout(after)
        self.tick.setMinimumHeight(desk.ctx.theme.px(32))

    def show_record(self, record: TowsOption) -> None:
        """Show an option."""
        _ = self._desk.ctx.words
        self._record = self.tile.record = record
        self.tick.setChecked(record.chosen)
        self.tick.setAccessibleName(_("Chosen: {option}", option=record.text))
        tactic = title_in(self._home.plan, "tactic", record.tactic_id)
        became = caption(_("Tactic: {name}", name=tactic), "ok", "circle-check") if tactic else caption("")
        state = _("chosen") if record.chosen else _("not chosen")
        pieces = (Piece(record.text, strong=record.chosen), caption(record.because, "ink-2"), became)
        self.tile.show_pieces(pieces, said=", ".join([p.text for p in pieces if p.text] + [state]))
        self.become.setVisible(record.chosen and not tactic)
        self.become.setAccessibleDescription(record.text)

    def _tick(self) -> None:
        if not self._desk.write(self._record, chosen=self.tick.isChecked()):
            self.tick.setChecked(self._record.chosen)

    def _become(self) -> None:
        store, record = self._desk.ctx.store, self._record
        self._desk.do(lambda: plan_steps.tactic_of(store, record))


class Tows(Four):
    """What could be done, by pair of quadrants; a pair that yields nothing says so."""

    def __init__(self, desk: Desk, section: Section) -> None:
        _ = desk.ctx.words
        heads = SHAPES["tows_option"].field("cell").options
        quarters = [Quarter(desk, code, _(heads[code]), "", _("Add an option, then Enter")) for code in CELLS]
        sentence = _("No option yet. For example: “Show the 48-hour dough where the new office workers eat at noon.”")
        empty = Empty(desk.ctx.theme, sentence, _(SHAPES["tows_option"].add), self.add_new)
        super().__init__(desk, section, quarters, empty)
        self._rows = {one.code: Rows(one.rows, self._make) for one in quarters}
        for one in quarters:
            one.lack.setText(_("No option yet: what would these two together ask for?"))
            one.line.setObjectName(one.code)
            one.line.setAccessibleName(f"{_(heads[one.code])}: {_('Add an option, then Enter')}")
            one.line.added.connect(self._added)

    def _make(self, _record: Any) -> Choice:
        return Choice(self.desk, self)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        everyone = plan.of("tows_option")
        self.empty.setVisible(not everyone)
        for code, rows in self._rows.items():
            here = [one for one in everyone if one.cell == code]
            rows.show(here)
            self.quarters[code].lack.setVisible(bool(everyone) and not here)

    def _added(self, text: str) -> None:
        self.add_record("tows_option", cell=self.sender().objectName(), text=text)
