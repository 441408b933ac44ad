"""Tables of a plan for spreadsheets; what is written is read back to the same records."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.plan.whole import WholePlan
from smdesk.exchange.channels import label_of
from smdesk.exchange.own import guarded
from smdesk.exchange.plan_columns import FIELDS, OBSERVED, OWN, header_of
from smdesk.exchange.plan_tables import field_shape

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no workbook can hold them
_LONGEST = 32_767
_FIGURES = ("money", "figure", "percent", "whole")
TOO_LONG = N_("Workbook: a cell would have {count} signs and Excel keeps {limit}; export as CSV.")


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its name, its header and rows of texts; ``figures`` are the columns of numbers by place, with the form."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: Mapping[int, str]


def grids(plan: WholePlan, topic: str) -> list[Grid]:
    """The tables of a topic: one, but two for competitors (who they are, and what was seen of them)."""
    language = plan.client.language
    if topic == "objectives":
        return [_grid(topic, topic, tuple(FIELDS[topic]), language, _objectives(plan))]
    if topic == "budget":
        return [_grid(topic, topic, tuple(FIELDS[topic]), language, _budget(plan))]
    if topic == "keywords":
        return [_grid(topic, topic, tuple(FIELDS[topic]), language, _keywords(plan))]
    who = tuple(name for name in FIELDS[topic] if name not in OBSERVED)
    return [
        _grid(topic, "competitors", who, language, _competitors(plan)),
        _grid(topic, "observations", ("name", *OBSERVED), language, _observations(plan)),
    ]


Rows = Iterator[tuple[str, dict[str, Any]]]


def _grid(topic: str, name: str, names: Sequence[str], language: str, rows: Rows) -> Grid:
    header = (f"{OWN}{topic}", *(header_of(topic, one, language) for one in names))
    forms = {place: field_shape(topic, one).form.value for place, one in enumerate(names, 1)}
    figures = {place: form for place, form in forms.items() if form in _FIGURES}
    made = tuple((what, *(str(values.get(one, "")) for one in names)) for what, values in rows)
    return Grid(name, header, made, figures)


def _values(record: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names if hasattr(record, name)}


def _objectives(plan: WholePlan) -> Rows:
    goals = {one.id: one.title for one in plan.of("goal")}
    for objective in plan.of("objective"):
        values = _values(objective, tuple(FIELDS["objectives"]))
        yield "objective", values | {"goal": goals.get(objective.goal_id, "")}
        for result in plan.of("key_result", objective_id=objective.id):
            own = _values(result, ("baseline", "target", "unit", "due", "owner", "stage", "formula", "source", "baseline_inputs"))
            yield "key result", own | {"code": objective.code, "title": objective.title, "key_result": result.title}


def _budget(plan: WholePlan) -> Rows:
    campaigns = {one.id: one.name for one in plan.of("campaign")}
    for line in plan.of("budget_line"):
        values = {"line": line.name, "category": line.category, "campaign": campaigns.get(line.campaign_id, "")}
        cells = plan.of("budget_cell", line_id=line.id)
        for cell in cells:
            yield "amount", values | _values(cell, ("month", "plan", "actual", "forecast"))
        if not cells:
            yield "line", values


def _competitors(plan: WholePlan) -> Rows:
    return (("competitor", _values(one, tuple(FIELDS["competitors"]))) for one in plan.of("competitor"))


def _observations(plan: WholePlan) -> Rows:
    names = {one.id: one.name for one in plan.of("competitor")}
    for one in plan.of("observation"):
        if one.competitor_id == 0 or one.competitor_id in names:
            yield "observation", _values(one, OBSERVED) | {"name": names.get(one.competitor_id, "")}


def _keywords(plan: WholePlan) -> Rows:
    places = {one.id: label_of(one) for one in plan.places}
    for one in plan.of("keyword"):
        yield "keyword", _values(one, tuple(FIELDS["keywords"])) | {"place": places.get(one.place_id, "")}


# -- files ------------------------------------------------------------------------------------


def as_csv(grid: Grid) -> bytes:
    """UTF-8 with the mark by which Excel knows it; no cell is a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(grid.header)
    writer.writerows([_guarded(cell) for cell in row] for row in grid.rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8", "replace")


def _guarded(cell: str) -> str:
    return cell if _NUMBER.fullmatch(cell) else guarded(cell)


def as_xlsx(sheets: Sequence[Grid], guard: bool = True) -> bytes:
    """A workbook; figures are numbers where a spreadsheet keeps every digit of them.

    :param guard: False where the texts are guarded against being computed already
    :raises BadInput: when a text is longer than a cell can be
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for grid in sheets:
        tab = book.create_sheet(grid.name)
        tab.freeze_panes = "B2"
        for place, head in enumerate(grid.header, 1):
            longest = max((len(row[place - 1]) for row in grid.rows[:200]), default=0)
            tab.column_dimensions[get_column_letter(place)].width = min(48, max(len(head), longest, 8) + 2)
        head_cells = [WriteOnlyCell(tab, value=head) for head in grid.header]
        for cell in head_cells:
            cell.font = Font(bold=True)
        tab.append(head_cells)
        for row in grid.rows:
            tab.append([_cell(text, grid.figures.get(place, ""), guard) for place, text in enumerate(row)])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _cell(text: str, form: str, guard: bool) -> Any:
    if form and _NUMBER.fullmatch(text) and _survives(text, form):
        return Decimal(text)
    kept = _FORBIDDEN.sub("", guarded(text) if guard and not _NUMBER.fullmatch(text) else text)
    if len(kept) > _LONGEST:
        raise BadInput(TOO_LONG, "format", count=len(kept), limit=_LONGEST)
    return kept or None


def _survives(text: str, form: str) -> bool:
    """Whether a number of a spreadsheet (15 digits, no zeros at the end) still says this; money keeps its cents."""
    number = Decimal(text)
    value = float(number)
    back = str(int(value)) if value == int(value) else repr(value)
    cents = len(text.partition(".")[2]) == 2
    return len(text) <= 15 and (cents and Decimal(back) == number if form == "money" else back == text)
