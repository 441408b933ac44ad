"""Every formula once: what it is called, how it is reckoned, from what, and who says so."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from smdesk.domain.folding import folded
from smdesk.domain.formulas import BOOK, Formula
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.parts import Column, Piece, Rows, TextTile, caption
from smdesk.ui.widgets.chip import Button, Label, row

FIRST = 8  # shown before anything is looked for


class FormulaTile(TextTile):
    """A formula in words."""

    def show_record(self, one: Formula) -> None:
        """Show a formula."""
        _ = self.desk.ctx.words
        inputs = ", ".join(_(entry.label) for entry in one.inputs)
        marks = [_("fair to competitors")] if one.fair_for_competitors else []
        marks += [] if one.outcome else [_("an output, not a result")]
        self.show_pieces((
            Piece(_(one.name), strong=True),
            Piece(_(one.expression), "ink-2"),
            caption(_("Inputs: {inputs}", inputs=inputs)),
            caption(" · ".join([_("Source: {source}", source=_(one.source)), *marks])),
            caption(_(one.note) if one.note else "", "ink-2", "info"),
        ))  # fmt: skip


class Formulas(Column):
    """The book, with a field to look for a formula."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 8)
        _ = self.words
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(_("Look for a formula"))
        self.search.setAccessibleName(_("Look for a formula"))
        self.search.textChanged.connect(self._look)
        self.count = Label("", "caption", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(2)
        self.more = Button(self.theme, _("Show all"), "link")
        self.more.clicked.connect(self._all)
        self.foot = row(self.more, None)
        self.column.addWidget(self.search)
        self.column.addWidget(self.count)
        self.column.addLayout(self.body)
        self.column.addWidget(self.foot)
        self._rows = Rows(self.body, self._make)
        self._everything = False
        self._texts = {one.id: folded(" ".join((one.id, _(one.name), _(one.expression), _(one.note)))) for one in BOOK}

    def _make(self, _one: Any) -> FormulaTile:
        return FormulaTile(self.desk, framed=False)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        self._look()

    def add_new(self) -> None:
        """Formulas are not added: look for one."""
        self.search.setFocus()

    def _all(self) -> None:
        self._everything = True
        self._look()

    def _look(self) -> None:
        _ = self.words
        wanted = folded(self.search.text()).split()
        found = [one for one in BOOK if all(word in self._texts[one.id] for word in wanted)]
        used = self._used()
        found.sort(key=lambda one: one.id not in used)
        shown = found if wanted or self._everything else found[:FIRST]
        self._rows.show(shown)
        self.foot.setVisible(len(shown) < len(found))
        if found:
            self.count.setText(_("{n} of {all} formulas, those of this plan first", n=len(found), all=len(BOOK)))
        else:
            self.count.setText(_("No formula has these words; try “engagement” or “cost”."))

    def _used(self) -> set[str]:
        kinds = ("objective", "key_result", "kpi", "campaign_figure")
        return {one.formula for kind in kinds for one in self.plan.of(kind)} | {self.plan.one("study").formula}
