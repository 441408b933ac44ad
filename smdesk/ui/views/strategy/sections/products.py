"""Products as a table, and below it what each leaves: worked out, never written."""

from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtWidgets import QVBoxLayout

from smdesk.domain.money import canonical
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.profit import Left, leaves
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.grid import LEFT, Cell, Grid
from smdesk.ui.views.strategy.sections.parts import head
from smdesk.ui.views.strategy.sections.table import Table
from smdesk.ui.widgets.chip import Label


class Products(Table):
    """The table of products and the one of what they leave; Enter in the second opens the product's form."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        _, theme = desk.ctx.words, desk.ctx.theme
        self.title = head(_("What each leaves"))
        self.grid = Grid(theme, _("What each leaves"))
        self.grid.wrapped, self.grid.least, self.grid.cells.folds = 0, 150, True
        self.grid.opened.connect(self._open)
        self.grid.hit.connect(self._choose)
        self.note = Label("", "caption", wrap=True)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addSpacing(8)
        for one in (self.title, self.grid, self.note):
            column.addWidget(one)

    def show_plan(self, plan: WholePlan) -> None:
        super().show_plan(plan)
        _, products = self.desk.ctx.words, plan.of("product")
        said = any(one.price or one.cost or one.sold for one in products)
        for one in (self.title, self.grid):
            one.setVisible(said)
        self.note.setVisible(bool(products))
        if not said:
            self.note.setText(_("Say price, cost and how many are sold a month, and what each product leaves is worked out here."))
            return
        rows, whole = leaves(products)
        currency = str(plan.one("plan").currency or "EUR")
        heads = [_("Product or service"), _("Margin each"), _("Margin"), _("Margin a month"), _("Share")]
        most = max((row.share for row in rows if row.share is not None), default=Decimal(0))
        self.grid.show_cells(heads, [self._row(row, currency, most, heads) for row in rows])
        how = _("One leaves = price − cost; a month = that × sold a month; share = month ÷ all months that are known × 100.")
        together = "" if whole is None else _("Together a month leaves {amount}.", amount=self.desk.money(canonical(whole, currency)))
        self.note.setText(" ".join(filter(None, (together, how))))

    def _row(self, row: Left, currency: str, most: Decimal, heads: list[str]) -> list[Cell]:
        _, product = self.desk.ctx.words, row.product
        cells = [Cell(product.name, align=LEFT, record=product, second=self._reason(row))]
        share = row.share if row.share is not None and row.share > 0 else None
        bar = float(share / most) if share is not None and most > 0 else -1.0
        margin = self._percent(row.margin)
        if row.margin is not None and row.worked_out:
            margin = _("{figure}, worked out", figure=margin)
        texts = [self._money(row.one, currency), margin, self._money(row.month, currency), self._percent(row.share)]
        for at, (label, text) in enumerate(zip(heads[1:], texts, strict=True)):
            bad = at in (0, 2) and text.startswith("−")
            role = "ink-3" if text == _("n/a") else "danger" if bad else "ink"
            said = f"{product.name}, {label}: {text}"
            cells.append(Cell(text, role, said=said, record=product, mark="warning" if bad else "", bar=bar if at == 3 else -1.0))
        return cells

    def _reason(self, row: Left) -> str:
        _ = self.desk.ctx.words
        return _("n/a: {reason}", reason=_(row.why)) if row.why else ""

    def _money(self, value: Decimal | None, currency: str) -> str:
        return self.desk.ctx.words("n/a") if value is None else self.desk.money(canonical(value, currency))

    def _percent(self, value: Decimal | None) -> str:
        if value is None:
            return self.desk.ctx.words("n/a")
        return self.desk.figure(f"{value.quantize(Decimal('0.1'), ROUND_HALF_UP):f}".removesuffix(".0"), "%")

    def _open(self, cell: Cell) -> None:
        self.desk.open(cell.record)

    def _choose(self, cell: Cell) -> None:
        if cell.record is not None:
            self.desk.choose(cell.record)
