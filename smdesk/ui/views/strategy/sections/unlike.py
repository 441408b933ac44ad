"""The client beside the others: what each is that none of the rest is, and how much of the plan is its own."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import plan as plans
from smdesk.services.templates import share_touched
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.parts import Column, Piece, Remark, Rows, TextTile, caption
from smdesk.ui.widgets.chip import Label

SAID = ("care", "differs", "never_reused")


class Card(TextTile):
    """One client's artisan card; another client's is read only."""

    def show_record(self, found: tuple[Any, Any, bool]) -> None:
        """Show a client with its card; ``own``: the one whose plan is open."""
        client, card, own = found
        _, shape = self.desk.ctx.words, SHAPES["artisan_card"]
        self.record = card if own else None
        pieces = [Piece(client.name, strong=True)]
        for name in SAID:
            text = str(getattr(card, name)).strip()
            if text:
                pieces.append(Piece(f"{_(shape.field(name).label)}: {text}", "ink-2"))
        if len(pieces) == 1:
            pieces.append(caption(_("Nothing written yet"), "ink-3"))
        self.show_pieces(pieces)


class Unlike(Column):
    """Cards of all clients, this one first."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 8)
        self.own = Remark(self.theme)
        self.alone = Label("", "caption", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.column.addWidget(self.own)
        self.column.addWidget(self.alone)
        self.column.addLayout(self.body)
        self._rows = Rows(self.body, self._make)

    def _make(self, _found: Any) -> Card:
        return Card(self.desk)

    def add_new(self) -> None:
        """There is one card for each client: open it."""
        self.desk.open(self.plan.one("artisan_card"))

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        _, store = self.words, self.desk.ctx.store
        own, touched = plan.client, share_touched(plan)
        copied = touched.total - touched.own
        self.own.say(_.n_("{n} line is still as in its starting point: make it this client's own.",
                          "{n} lines are still as in their starting point: make them this client's own.", copied)
                     if copied else "")  # fmt: skip
        others = [one for one in store.clients.all() if one.id != own.id]
        self.alone.setText("" if others else _("With a second client, their cards stand side by side here."))
        self.alone.setVisible(not others)
        cards = [(one, plans.single(store, "artisan_card", one.id), False) for one in others]
        self._rows.show([(own, plan.one("artisan_card"), True), *cards], lambda found: found[0].id)
