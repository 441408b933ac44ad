"""The budget: lines by months, typed as the user writes money, with exact sums and what strays from the plan."""

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from smdesk.domain.errors import N_
from smdesk.domain.money import amount, beyond, canonical, minor_digits, parse_amount
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.plan.work import BudgetCell, BudgetLine
from smdesk.services import budgets, plan_steps
from smdesk.services.budgets import COLUMNS, Row, Strayed, Sums
from smdesk.ui.dates import day_text
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.grid import LEFT, Cell, Grid
from smdesk.ui.views.strategy.sections.gridded import Gridded
from smdesk.ui.views.strategy.sections.parts import Empty, Remark, named, segments
from smdesk.ui.widgets.chip import Label, row

NAMES = {"plan": N_("Plan"), "actual": N_("Actual"), "forecast": N_("Forecast")}
LINES_WIDE = 190


class Reckoned(Gridded):
    """What the classes of the table share: which column is shown, and how money is read and written."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        self.shown = "plan"
        self.table = budgets.Budget((), ())

    @property
    def currency(self) -> str:
        """Currency of the plan."""
        return str(self.plan.one("plan").currency or "EUR")

    def text(self, value: Decimal | None) -> str:
        """An amount as the user writes it, without the sign of its currency."""
        return amount_text(self.desk.ctx.locale, value, self.currency)

    def kept(self, typed: str) -> str:
        """What was typed, as the store keeps it; raises BadInput."""
        if not typed.strip():
            return ""
        return canonical(parse_amount(typed, self.words.language, self.currency), self.currency)

    def month(self, month: str) -> str:
        """A month in three letters, with its year where it is January or the first."""
        pattern = "MMM yy" if month.endswith("-01") or month == self.table.months[0] else "MMM"
        return day_text(self.desk.ctx.locale, date.fromisoformat(f"{month}-01"), pattern)

    def strayed(self, one: Strayed | None) -> Cell:
        """How far the spending strayed: a glyph and words, never colour alone."""
        _ = self.words
        if one is None:
            return Cell("—", "ink-3", said=_("nothing spent yet"))
        if one.percent is None:
            return Cell(_("unplanned") if one.actual else "—", "warn" if one.actual else "ink-3",
                        mark="warning" if one.actual else "")  # fmt: skip
        percent = one.percent.quantize(Decimal(1))
        digits = f"{'+' if percent > 0 else '−' if percent < 0 else '±'}{abs(percent)} %"
        tip = _("Spent {actual} of {plan} planned for the same months", actual=self.text(one.actual),
                plan=self.text(one.plan))  # fmt: skip
        if not one.beyond:
            return Cell(digits, "ink-2", tip=tip, said=_("{percent} from the plan", percent=digits))
        word = _("over") if one.actual > one.plan else _("under")
        return Cell(f"{digits} {word}", "warn", mark="warning", tip=tip)


class Budget(Reckoned):
    """Lines at left, months in the middle, sums at right and below."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        _ = self.words
        self.empty = Empty(self.theme, _("No budget yet. For example: “Boosted events, 120 a month; contingency, 20 a month.”"),
                           _(SHAPES["budget_line"].add), self.add_new)  # fmt: skip
        self.lines = Grid(self.theme, _(SHAPES["budget_line"].many))
        self.amounts = Grid(self.theme, _("Amounts by month"))
        self.note = Remark(self.theme)
        self.hint = Label(_("Type an amount, Enter keeps it; Ctrl+R copies it to the months at right, Ctrl+V pastes from a spreadsheet."),
                          "caption", wrap=True)  # fmt: skip
        self._assemble()

    def _assemble(self) -> None:
        _ = self.words
        names = {code: _(NAMES[code]) for code in COLUMNS}
        self.bar = row(segments(self.theme, names, self.shown, self._switched), None)
        self.sheet = QFrame()
        across = QHBoxLayout(self.sheet)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        left = QVBoxLayout()
        left.addWidget(self.lines)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.amounts)
        right.addStretch(1)
        across.addLayout(left)
        across.addLayout(right, 1)
        for one in (self.empty, self.bar, self.sheet, self.note, self.hint):
            self.column.addWidget(one)
        self.lines.wrapped, self.lines.least = 0, 120
        self.listen(self.lines)
        self.amounts.cells.written.connect(self._written)
        self.amounts.keyed = self._keyed

    def _switched(self) -> None:
        self.shown = self.sender().objectName()
        self.amounts.cells.refused.clear()
        self.show_plan(self.plan)

    # -- showing ------------------------------------------------------------------------------

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        self.table = budgets.budget(plan)
        some = bool(self.table.rows)
        self.empty.setVisible(not some)
        for one in (self.bar, self.sheet, self.hint):
            one.setVisible(some)
        self._note()
        if not some:
            return
        self.lines.setFixedWidth(self.theme.px(LINES_WIDE))
        names, amounts = self._rows()
        _ = self.words
        self.lines.show_cells([_("Line")], names)
        months = [self.month(one) for one in self.table.months]
        self.amounts.show_cells([*months, _("Sum"), _("Actual to plan")], amounts)
        self._level()

    def _rows(self) -> tuple[list[list[Cell]], list[list[Cell]]]:
        _ = self.words
        names: list[list[Cell]] = []
        amounts: list[list[Cell]] = []
        many = len(self.table.categories) > 1
        last = ""
        for one in self.table.rows:
            category = named("budget_line", one.line.category, "category", _)
            if last and one.line.category != last and many:
                self._subtotal(last, names, amounts)
            last = one.line.category
            names.append([self._named(one.line.name, category, one.sums, record=one.line)])
            amounts.append(self._line(one))
        if many and last:
            self._subtotal(last, names, amounts)
        names.append([self._named(_("Total"), self.currency, self.table.sums, strong=True)])
        amounts.append(self._sums(_("Total"), self.table.sums, strong=True))
        return names, amounts

    def _named(self, name: str, below: str, sums: Sums, *, record: Any = None, strong: bool = False) -> Cell:
        """The head of a row; what strayed from the plan is said here too, as the column for it may be out of sight."""
        stray = sums.strayed
        spared = stray is not None and _reserve(record) and stray.actual < stray.plan
        far = self.strayed(stray) if stray is not None and stray.beyond and not spared else None
        second = f"{below} · {far.text}" if far else below
        return Cell(name, align=LEFT, record=record, strong=strong, second=second, second_role="warn" if far else "ink-3",
                    tip=far.tip if far else "")  # fmt: skip

    def _subtotal(self, category: str, names: list[list[Cell]], amounts: list[list[Cell]]) -> None:
        """A row of sums for a category with several lines; with one line it would only repeat it."""
        if sum(1 for row in self.table.rows if row.line.category == category) < 2:
            return
        name = self.words("{category}, together", category=named("budget_line", category, "category", self.words))
        names.append([Cell(name, "ink-2", LEFT, fill="bg-weekend")])
        amounts.append(self._sums(name, self.table.categories[category], fill="bg-weekend"))

    def _line(self, row_: Row) -> list[Cell]:
        found = []
        column = self.words(NAMES[self.shown])
        for month in self.table.months:
            cell = row_.cells.get(month)
            kept = getattr(cell, self.shown) if cell else ""
            text = self.text(Decimal(kept)) if kept else ""
            said = f"{row_.line.name}, {self.month(month)}, {column}: {text or '—'}"
            tip = self._far(row_.line, cell) if self.shown == "actual" and cell is not None else ""
            role = "warn" if tip else "ink" if text else "ink-3"
            said = f"{said}, {tip}" if tip else said
            found.append(Cell(text or "·", role, typed=text, key=(row_.line.id, month), said=said, tip=tip,
                              mark="warning" if tip else ""))  # fmt: skip
        whole = self.text(row_.sums.whole[self.shown])
        found.append(Cell(whole, strong=True, said=f"{row_.line.name}, {self.words('Sum')}: {whole}"))
        found.append(self.strayed(row_.sums.strayed))
        return found

    def _far(self, line: BudgetLine, cell: BudgetCell) -> str:
        """How far a month's spending is from its plan, when it is further than a tenth."""
        actual, plan = amount(cell.actual), amount(cell.plan)
        if actual is None or plan is None or not beyond(actual, plan) or (_reserve(line) and actual < plan):
            return ""
        return self.words("{actual} of {plan} planned", actual=self.text(actual), plan=self.text(plan))

    def _sums(self, name: str, sums: Sums, *, strong: bool = False, fill: str = "") -> list[Cell]:
        found = []
        for month in self.table.months:
            text = self.text(sums.by_month.get((self.shown, month)))
            said = f"{name}, {self.month(month)}: {text or '—'}"
            found.append(Cell(text or "·", "ink" if text else "ink-3", strong=strong, fill=fill, said=said))
        whole = self.text(sums.whole.get(self.shown, Decimal(0)))
        found.append(Cell(whole, strong=True, fill=fill, said=f"{name}: {whole}"))
        stray = self.strayed(sums.strayed)
        found.append(Cell(stray.text, stray.role, mark=stray.mark, tip=stray.tip, said=stray.said, fill=fill))
        return found

    def _level(self) -> None:
        """Both halves have rows of the same height, and heads too."""
        for one in (self.lines, self.amounts):
            one.floors = []
            one.fit()
        rows = range(self.lines.cells.rowCount())
        floors = [max(self.lines.rowHeight(place), self.amounts.rowHeight(place)) for place in rows]
        for one in (self.lines, self.amounts):
            one.floors = floors
            one.fit()

    def _note(self) -> None:
        _ = self.words
        share = self.table.contingency
        if share is None or not self.table.rows:
            self.note.say("")
        elif self.table.contingency_enough:
            text = _("Contingency: {percent} % of the plan.", percent=share.quantize(Decimal(1)))
            self.note.say(text, "second", "info")
        else:
            text = _("Contingency: {percent} % of the plan; keep a twentieth (5 %) for what nobody foresaw.",
                     percent=share.quantize(Decimal(1)))  # fmt: skip
            self.note.say(text)

    # -- writing ------------------------------------------------------------------------------

    def _written(self, key: Any, typed: str) -> None:
        if not self._write([(key, typed)]):
            self.amounts.cells.keep(key, typed)

    def _write(self, typed: list[tuple[Any, str]]) -> bool:
        column, client_id, store = self.shown, self.plan.client.id, self.desk.ctx.store

        def work() -> None:
            amounts = [plan_steps.Amount(key[0], key[1], column, self.kept(text)) for key, text in typed]
            plan_steps.write_amounts(store, client_id, amounts)

        return self.desk.do(work)

    def _keyed(self, event: QKeyEvent, cell: Cell) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif control and event.key() == Qt.Key.Key_R:
            self._right()
        elif event.key() == Qt.Key.Key_Delete and cell.key is not None:
            chosen = [self.amounts.cells.cell(one) for one in self.amounts.selectedIndexes()]
            self._write([(one.key, "") for one in chosen if one.key is not None and one.typed])
        else:
            return False
        return True

    def _right(self) -> None:
        """The amount of the cell goes to all months at its right, or to those chosen there."""
        here = self.amounts.currentIndex()
        cell = self.amounts.current()
        if cell.key is None:
            return
        chosen = {one.column() for one in self.amounts.selectedIndexes() if one.row() == here.row()}
        if len(chosen) > 1:
            cell = self.amounts.cells.rows[here.row()][min(chosen)]
        row_cells = self.amounts.cells.rows[here.row()]
        last = max(chosen) if len(chosen) > 1 else len(self.table.months) - 1
        first = min(chosen) if len(chosen) > 1 else here.column()
        targets = [row_cells[place] for place in range(first + 1, last + 1) if row_cells[place].key is not None]
        self._write([(one.key, cell.typed or "") for one in targets])

    def _copy(self) -> None:
        rows: dict[int, list[str]] = {}
        for one in self.amounts.selectedIndexes():
            found = self.amounts.cells.cell(one)
            rows.setdefault(one.row(), []).append(found.typed if found.typed is not None else found.text)
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows.values()))

    def _paste(self) -> None:
        """Cells of a spreadsheet, from the current cell to the right and down; sums and what is beyond are passed over."""
        here, cells = self.amounts.currentIndex(), self.amounts.cells
        typed = []
        lines = [line for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
        targets = [place for place in range(max(0, here.row()), cells.rowCount()) if cells.rows[place][0].key is not None]
        for place, line in zip(targets, lines, strict=False):
            for offset, text in enumerate(line.split("\t")):
                column = here.column() + offset
                if column < len(self.table.months):
                    typed.append((cells.rows[place][column].key, text))
        if typed:
            self._write(typed)


def _reserve(line: BudgetLine | None) -> bool:
    """Whether a line is the contingency: what of it is left is no fault."""
    return line is not None and line.category == "contingency"


def amount_text(locale: QLocale, value: Decimal | None, currency: str) -> str:
    """An exact amount with the locale's own signs and the currency's decimals; "" for None."""
    if value is None:
        return ""
    text = f"{value:,.{minor_digits(currency)}f}"
    point, group = locale.decimalPoint(), locale.groupSeparator()
    return text.replace(",", "\0").replace(".", point).replace("\0", group)
