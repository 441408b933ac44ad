"""The renewal of contacts: how many are active, how many are new, who has gone silent."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.formulas import compute
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.ui.dates import day_text
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.grid import LEFT, Cell, Grid
from smdesk.ui.views.strategy.sections.parts import Column, Empty, Piece, Rows, TextTile, caption, head
from smdesk.ui.widgets.chip import Button

MONTHS = 6
SILENT = 120  # days after which a contact rests
TARGET = 10  # percent of renewal that is healthy


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the circle. ``rate`` None: nobody was active."""

    first: date
    active: int
    new: int
    retired: int
    rate: Decimal | None


def months(contacts: tuple[Any, ...], today: date, count: int = MONTHS) -> list[Month]:
    """The last months, the present one last: it is counted up to today."""
    found = []
    for back in range(count - 1, -1, -1):
        number = today.year * 12 + today.month - 1 - back
        first = date(number // 12, number % 12 + 1, 1)
        after = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
        end = min(after - timedelta(days=1), today)
        active = [one for one in contacts if _active(one, end)]
        new = [one for one in active if first.isoformat() <= one.added_on <= end.isoformat()]
        retired = [one for one in contacts if one.retired_on and first.isoformat() <= one.retired_on <= end.isoformat()]
        inputs = {"new_contacts": Decimal(len(new)), "active_contacts": Decimal(len(active))}
        rate = compute("contact_renewal", inputs).value
        found.append(Month(first, len(active), len(new), len(retired), rate))
    return found


def _active(one: Any, day: date) -> bool:
    """Known by then, not let go, and not silent for longer than a contact may be."""
    text = day.isoformat()
    if not one.added_on or one.added_on > text or (one.retired_on and one.retired_on <= text):
        return False
    last = max(one.added_on, min(one.last_on or one.added_on, text))
    return (day - date.fromisoformat(last)).days <= SILENT


def silent(contacts: tuple[Any, ...], today: date) -> list[Any]:
    """Contacts to be let rest, the longest silent first."""
    found = [
        one for one in contacts
        if not one.retired_on and one.stage != "resting" and (one.last_on or one.added_on) and not _active(one, today)
        and (one.added_on or one.last_on) <= today.isoformat()
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.last_on or one.added_on)


class Silent(QWidget):
    """A contact gone silent, and the way to let it rest."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.tile = TextTile(desk, framed=False)
        self.rest = Button(desk.ctx.theme, desk.ctx.words("Let rest"), "outline", "pause")
        self.rest.clicked.connect(self._rest)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.tile, 1)
        line.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_record(self, record: Any) -> None:
        """Show a contact."""
        _ = self._desk.ctx.words
        self.tile.record = record
        last = record.last_on or record.added_on
        days = (self._desk.today - date.fromisoformat(last)).days
        self.tile.show_pieces((Piece(record.name), caption(_.n_("silent for {n} day", "silent for {n} days", days), "warn", "clock")))
        self.rest.setAccessibleName(_("Let {name} rest", name=record.name))

    def _rest(self) -> None:
        self._desk.write(self.tile.record, stage="resting")


class Renewal(Column):
    """Months of the circle, then those who have gone silent."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        _ = self.words
        sentence = _("No contact yet. For example: “Teacher of the cookery school; we gave her a recipe, she talks to us.”")
        self.empty = Empty(self.theme, sentence, _(SHAPES["contact"].add), self.add_new)
        self.grid = Grid(self.theme, _(section.title))
        self.grid.wrapped, self.grid.least = 0, 120
        self.title = head(_("Silent for more than 120 days"))
        self.body = QVBoxLayout()
        self.body.setSpacing(2)
        for one in (self.empty, self.grid, self.title):
            self.column.addWidget(one)
        self.column.addLayout(self.body)
        self._rows = Rows(self.body, self._make)

    def _make(self, _record: Any) -> Silent:
        return Silent(self.desk)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        _, contacts = self.words, plan.of("contact")
        self.empty.setVisible(not contacts)
        self.grid.setVisible(bool(contacts))
        heads = [_("Month"), _("Active"), _("New ones"), _("Retired ones"), _("Renewal")]
        rows = months(contacts, self.desk.today) if contacts else []
        self.grid.show_cells(heads, [self._row(one) for one in rows])
        quiet = silent(contacts, self.desk.today)
        self.title.setVisible(bool(quiet))
        self._rows.show(quiet)

    def _row(self, one: Month) -> list[Cell]:
        _ = self.words
        name = day_text(self.desk.ctx.locale, one.first, "MMMM yyyy")
        now = (one.first.year, one.first.month) == (self.desk.today.year, self.desk.today.month)
        cells = [Cell(name, align=LEFT, second=_("up to today") if now else "")]
        for head_, value in ((_("Active"), one.active), (_("New ones"), one.new), (_("Retired ones"), one.retired)):
            cells.append(Cell(str(value), said=f"{name}, {head_}: {value}"))
        if one.rate is None:
            cells.append(Cell(_("n/a"), "ink-3", said=f"{name}, {_('Renewal')}: {_('n/a')}"))
            return cells
        figure = f"{self.desk.figure(f'{one.rate.quantize(Decimal(1), ROUND_HALF_UP):f}')} %"
        low = one.rate < TARGET and not now
        text = _("{percent}, under {target} %", percent=figure, target=TARGET) if low else figure
        cells.append(Cell(text, "warn" if low else "ink", mark="warning" if low else "", said=f"{name}, {_('Renewal')}: {text}"))
        return cells

    def add_new(self) -> None:
        """A contact, known from today on."""
        self.desk.add("contact", added_on=self.desk.today.isoformat())
