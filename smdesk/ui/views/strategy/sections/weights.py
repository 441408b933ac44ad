"""Choices weighed: options by criteria, each mark times its weight; rejected ones stay, with the reason."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.formulas import weighted_score
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.community import Choice, Criterion, Option
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import plan_steps
from smdesk.ui import tokens
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.fields import QuickLine
from smdesk.ui.views.strategy.sections.grid import CENTER, LEFT, Cell, Grid
from smdesk.ui.views.strategy.sections.parts import (
    Column,
    Empty,
    Piece,
    Rows,
    TextTile,
    caption,
    named,
    write,
)
from smdesk.ui.widgets.chip import Button, Label, row

MOST = 5
BAR = 120


@dataclass(frozen=True, slots=True)
class Weighed:
    """An option with its score; None: no criterion was marked."""

    option: Option
    marks: dict[int, int]  # by criterion
    score: Decimal | None


def weighed(plan: WholePlan, choice: Choice) -> list[Weighed]:
    """The options of a choice, the best first, those without a score last."""
    criteria = plan.of("criterion", choice_id=choice.id)
    found = []
    for option in plan.of("option", choice_id=choice.id):
        marks = {one.criterion_id: one.mark for one in plan.of("option_mark", option_id=option.id)}
        pairs = [(Decimal(one.weight), Decimal(marks[one.id]) if one.id in marks else None) for one in criteria]
        found.append(Weighed(option, marks, weighted_score(pairs).value))
    return sorted(found, key=lambda one: (one.score is None, -(one.score or Decimal(0)), one.option.position))


class Ranked(TextTile):
    """An option: its name, score with a bar, what was decided and why."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, framed=False)
        self._score: Decimal | None = None
        self._text = ""

    def show_record(self, one: Weighed) -> None:
        """Show it."""
        _ = self.desk.ctx.words
        self.record, self._score = one.option, one.score
        self._text = score_text(self.desk, one.score)
        state = named("option", one.option.state, "state", _)
        roles = {"chosen": ("ok", "circle-check"), "rejected": ("ink-3", "close")}
        role, mark = roles.get(one.option.state, ("ink-3", "circle"))
        lacking = one.option.state in ("chosen", "rejected") and not one.option.why
        why = _("no reason given yet") if lacking else one.option.why
        pieces = (
            Piece(one.option.name, strong=one.option.state == "chosen"),
            caption(": ".join(filter(None, (state, why))), "warn" if lacking else role, "warning" if lacking else mark),
            caption(" · ".join(filter(None, (self.desk.money(one.option.cost), one.option.data, one.option.way_out)))),
        )
        said = [one.option.name, _("score {score} of 5", score=self._text), *(p.text for p in pieces[1:] if p.text)]
        self.show_pieces(pieces, said=", ".join(said))

    def _side(self) -> int:
        return self.theme.px(BAR + 48)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(max(80, width - self._side()))

    def _texts(self, painter: QPainter) -> None:
        theme, side = self.theme, self._side()
        painter.save()
        y = float(self._up())
        for piece in self._pieces:
            y = self._piece(painter, piece, y, self.width() - side)
        painter.restore()
        wide = theme.px(BAR)
        track = QRectF(self.width() - side, 13, wide, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["bg-sunken"])
        painter.drawRoundedRect(track, 3, 3)
        if self._score is not None:
            painter.setBrush(theme["ink-3" if self.record.state == "rejected" else "accent"])
            painter.drawRoundedRect(QRectF(track.left(), track.top(), wide * float(self._score) / MOST, 6), 3, 3)
        painter.setPen(theme["ink" if self._score is not None else "ink-3"])
        write(painter, self._text, theme.font(tokens.BODY, strong=True), QRectF(track.right() + 8, 7, 40, 20))


def score_text(desk: Desk, score: Decimal | None) -> str:
    """A score with two decimals, or n/a."""
    if score is None:
        return desk.ctx.words("n/a")
    return desk.figure(f"{score.quantize(Decimal('0.01'), ROUND_HALF_UP):f}")


class Scale(QWidget):
    """One choice: what is needed, the options by score, the marks."""

    def __init__(self, desk: Desk, home: "Weights") -> None:
        super().__init__()
        self.desk, self._home, _ = desk, home, desk.ctx.words
        self.choice = Choice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(8)
        self.title = TextTile(desk, framed=False)
        column.addWidget(self.title)
        self.ranks = QVBoxLayout()
        self.ranks.setSpacing(2)
        self._rows = Rows(self.ranks, self._make)
        column.addLayout(self.ranks)
        self.grid = Grid(desk.ctx.theme, _("Marks"))
        self.grid.wrapped, self.grid.least = 0, 160
        self.grid.cells.folds = True
        self.grid.keyed = self._keyed
        self.grid.opened.connect(self._open)
        self.grid.removed.connect(self._remove)
        self.grid.cells.written.connect(self._written)
        column.addWidget(self.grid)
        self.hint = Label(_("0 to 5 mark a cell, − takes the mark away; weights from 1 to 5."), "caption", wrap=True)
        column.addWidget(self.hint)
        adding = QHBoxLayout()
        adding.setSpacing(8)
        self.new_option = QuickLine(_("Add an option, then Enter"))
        self.new_criterion = QuickLine(_("Add a criterion, then Enter"))
        self.new_option.added.connect(self._add_option)
        self.new_criterion.added.connect(self._add_criterion)
        adding.addWidget(self.new_option)
        adding.addWidget(self.new_criterion)
        column.addLayout(adding)

    def _make(self, _one: Any) -> Ranked:
        return Ranked(self.desk)

    def show_record(self, choice: Choice) -> None:
        """Show a choice."""
        _, plan = self.desk.ctx.words, self._home.plan
        self.choice = self.title.record = choice
        lack = "" if choice.why else _("no decision written yet")
        review = _("review on {day}", day=self.desk.day(choice.review_on)) if choice.review_on else ""
        late = bool(choice.review_on) and choice.review_on < self.desk.today.isoformat()
        self.title.show_pieces(
            (Piece(choice.need, size=tokens.SECTION, strong=True), caption(choice.why or lack, "ink-2" if choice.why else "warn"),
             caption(review, "warn" if late else "ink-3", "warning" if late else ""))
        )  # fmt: skip
        ranked = weighed(plan, choice)
        self._rows.show(ranked, lambda one: one.option.id)
        criteria = plan.of("criterion", choice_id=choice.id)
        self.grid.setVisible(bool(ranked and criteria))
        self.hint.setVisible(bool(ranked and criteria))
        heads = [_("Criterion"), _("Weight"), *(one.option.name for one in ranked)]
        rows = [self._criterion(one, ranked) for one in criteria]
        foot = [Cell(_("Score"), align=LEFT, strong=True), Cell(align=CENTER)]
        foot += [Cell(score_text(self.desk, one.score), align=CENTER, strong=True,
                      said=f"{one.option.name}: {score_text(self.desk, one.score)}") for one in ranked]  # fmt: skip
        self.grid.show_cells(heads, [*rows, foot])

    def _criterion(self, one: Criterion, ranked: list[Weighed]) -> list[Cell]:
        _ = self.desk.ctx.words
        said = f"{one.name}, {_('Weight')}: {one.weight}"
        cells = [Cell(one.name, align=LEFT, record=one),
                 Cell(f"× {one.weight}", align=CENTER, typed=str(one.weight), key=one, said=said)]  # fmt: skip
        for other in ranked:
            mark = other.marks.get(one.id)
            text = "–" if mark is None else str(mark)
            spoken = _("not marked") if mark is None else _("{mark} of 5", mark=mark)
            cells.append(Cell(text, "ink-3" if mark is None else "ink", CENTER, said=f"{one.name}, {other.option.name}: {spoken}",
                              key=(other.option.id, one.id), bar=-1.0 if mark is None else mark / MOST))  # fmt: skip
        return cells

    # -- writing ------------------------------------------------------------------------------

    def _keyed(self, event: QKeyEvent, cell: Cell) -> bool:
        if not isinstance(cell.key, tuple) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        text = event.text()
        if text and text in "012345":
            self.mark(cell.key, int(text))
        elif (text and text in "-–−") or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.mark(cell.key, None)
        else:
            return False
        return True

    def mark(self, key: tuple[int, int], mark: int | None) -> None:
        """Mark an option by a criterion; ``key`` has the ids of both."""
        store, client_id = self.desk.ctx.store, self._home.plan.client.id
        self.desk.do(lambda: plan_steps.rate_option(store, client_id, *key, mark))

    def _written(self, key: Any, typed: str) -> None:
        if isinstance(key, Criterion) and not self.desk.write(key, weight=typed.replace("×", "").strip()):
            self.grid.cells.keep(key, typed)

    def _add_option(self, text: str) -> None:
        self._home.add_record("option", choice_id=self.choice.id, name=text)

    def _add_criterion(self, text: str) -> None:
        self._home.add_record("criterion", choice_id=self.choice.id, name=text)

    def _open(self, cell: Cell) -> None:
        self.desk.open(cell.record)

    def _remove(self, cell: Cell) -> None:
        self.desk.remove(cell.record)


class Weights(Column):
    """The choices of a kind, one below the other."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        _ = self.words
        tool = section.where.get("kind") == "tool"
        example = _("Nothing weighed yet. For example: “Photographs reach us with consent; a shared folder or a form?”") if tool else _(
            "Nothing weighed yet. For example: “A place where 300 readers talk all year; a forum, a chat or a list?”")  # fmt: skip
        self.empty = Empty(self.theme, example, _(SHAPES["choice"].add), self.add_new)
        self.choices = QVBoxLayout()
        add = Button(self.theme, _(SHAPES["choice"].add), "outline", "plus")
        add.clicked.connect(self.add_new)
        self.foot = row(add, None)
        self.column.addWidget(self.empty)
        self.column.addLayout(self.choices)
        self.column.addWidget(self.foot)
        self._rows = Rows(self.choices, self._make)

    def _make(self, _choice: Choice) -> Scale:
        return Scale(self.desk, self)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        found = plan.of("choice", **self.section.where)
        self.empty.setVisible(not found)
        self.foot.setVisible(bool(found))
        self._rows.show(found)
