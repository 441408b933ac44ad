"""Objectives, budget, competitors and keywords from sheets and into sheets: one undo step, nothing doubled.

A row that names what is there already (by code, name or term) brings it up to date; an empty cell of a sheet that
others made says nothing, one of our own means empty.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from smdesk.domain.changes import Act
from smdesk.domain.entity import KINDS, columns
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.imports import RowError, Sentence
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Form
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.time import wall_now
from smdesk.domain.working import stale
from smdesk.exchange import plan_tables_out
from smdesk.exchange.channels import Channels, label_of, network_of
from smdesk.exchange.plan_columns import MEASURES, OBSERVED, TOPICS
from smdesk.exchange.plan_tables import Asked, Table, TableRow, read_table
from smdesk.services.files import put
from smdesk.services.plan_files import PlanReport
from smdesk.storage.store import Store, Transaction

FORMATS = ("csv", "xlsx")
NO_OBJECTIVE = N_("“{name}” belongs to no objective; write the objective's code or title in its row.")
NO_MONTH = N_("the row has an amount and no month; write the month.")
NOT_THERE = N_("“{name}” is not in the plan; the row comes in without it.")
_ORDER = ("goal", "objective", "key_result", "budget_line", "budget_cell", "competitor", "observation", "keyword")


def export_table(store: Store, client_id: int, topic: str, path: Path, *, format: str = "csv") -> list[Path]:
    """Write a topic's table; competitors as CSV are two files, the second one named "…-observations".

    :raises BadInput: for an unknown topic or format, or a file that cannot be written
    """
    _known(N_("Table"), topic, TOPICS)
    _known(N_("Format"), format, FORMATS)
    sheets = plan_tables_out.grids(store.plans.whole(client_id), topic)
    if format == "xlsx":
        files = [(path, plan_tables_out.as_xlsx(sheets))]
    else:
        first, *more = sheets
        files = [(path, plan_tables_out.as_csv(first))]
        files += [(path.with_name(f"{path.stem}-{one.name}{path.suffix}"), plan_tables_out.as_csv(one)) for one in more]
    for target, data in files:
        put(data, target)
    return [target for target, _ in files]


def import_table(
    store: Store,
    client_id: int,
    topic: str,
    path: Path,
    *,
    dry_run: bool = False,
    today: date | None = None,
    origin: object = None,
) -> PlanReport:
    """Take a table into the plan; bad rows are named and left out, good ones are taken.

    :raises BadInput: when the file cannot be read, or is no table of the topic
    """
    _known(N_("Table"), topic, TOPICS)
    plan = store.plans.whole(client_id)
    client, head = plan.client, plan.one("plan")
    asked = Asked(
        topic,
        today or date.fromisoformat(wall_now(store.clock(), client.zone)[:10]),
        client.language,
        client.country,
        client.zone,
        head.currency or "EUR",
        int(head.start[:4]) if head.start[:4].isdecimal() else 0,
    )
    return _take(store, plan, asked, read_table(path, asked), dry_run, origin)


def _known(what: str, word: str, known: tuple[str, ...]) -> None:
    if word not in known:
        raise BadInput(N_("{what}: “{word}” is not one of: {known}."), "format", what=what, word=word, known=", ".join(known))


def _take(store: Store, plan: WholePlan, asked: Asked, table: Table, dry_run: bool, origin: object) -> PlanReport:
    taking = _Taking(plan, asked, table.own)
    rules: dict[str, Callable[[TableRow], None]] = {
        "objectives": taking.objective,
        "budget": taking.budget,
        "competitors": taking.competitor,
        "keywords": taking.keyword,
    }
    for row in table.rows:
        rules[asked.topic](row)
    report = PlanReport(errors=sorted(table.errors + taking.errors, key=lambda one: one.line), mapping=table.mapping)
    report.created, report.updated, report.skipped = taking.counts()
    if not dry_run:
        with store.transaction(Act.IMPORT_PLAN, origin) as tx:
            taking.write(tx)
    return report


@dataclass(eq=False, slots=True)
class _Row:
    """A record as it will be: ``record`` is the one that is there. Values may be other rows, as yet without id."""

    kind: str
    record: Any = None
    values: dict[str, Any] = field(default_factory=dict)
    id: int = 0

    def changes(self) -> dict[str, Any]:
        """What differs from the record that is there."""
        found = {}
        for name, value in self.values.items():
            value = value.id if isinstance(value, _Row) else value
            if not _equal(self.kind, name, getattr(self.record, name), value):
                found[name] = value
        typed = self.kind == "key_result" and found and "baseline_inputs" not in self.values
        if typed and stale(after := replace(self.record, **found), after.formula):
            found["baseline_inputs"] = ""
        return found


def _equal(kind: str, name: str, one: Any, two: Any) -> bool:
    """The same value; amounts are compared as numbers."""
    if one == two or not (one and two) or name not in SHAPES[kind].names:
        return bool(one == two)
    if SHAPES[kind].field(name).form not in (Form.MONEY, Form.FIGURE):
        return False
    try:
        return Decimal(one) == Decimal(two)
    except InvalidOperation:
        return False


def _same_word(record: Any, name: str, value: Any) -> bool:
    have = getattr(record, name)
    return isinstance(value, str) and name in ("title", "name", "code", "term") and have.casefold() == value.casefold()


class _Taking:
    """Rows of one table on their way into a plan."""

    def __init__(self, plan: WholePlan, asked: Asked, own: bool) -> None:
        self.errors: list[RowError] = []
        self._plan, self._asked, self._own = plan, asked, own
        self._rows: dict[tuple[Any, ...], _Row] = {}
        self._fresh: dict[str, list[_Row]] = {kind: [] for kind in _ORDER}
        self._known: list[_Row] = []
        self._last: _Row | None = None
        self._channels = Channels(plan.places)
        self._codes = {one.code.casefold() for one in plan.records.get("objective", ())}
        self._campaigns = {one.name.casefold(): one.id for one in plan.records.get("campaign", ())}
        for kind in _ORDER:
            for record in plan.records.get(kind, ()):
                row = _Row(kind, record, {}, record.id)
                self._known.append(row)
                for key in self._keys(kind, record):
                    self._rows.setdefault((kind, *key), row)

    def _keys(self, kind: str, record: Any) -> list[tuple[Any, ...]]:
        """By what a row may name a record."""
        if kind == "objective":
            return [("code", record.code.casefold()), ("title", record.title.casefold())]
        if kind == "keyword":
            return [(record.term.casefold(), record.language), (record.term.casefold(), None)]
        if kind == "key_result":
            return [(record.objective_id, record.title.casefold())]
        if kind == "budget_line":
            return [(record.name.casefold(), record.campaign_id, record.category), (record.name.casefold(),)]
        if kind == "budget_cell":
            return [(record.line_id, record.month)]
        if kind == "observation":
            return [(record.competitor_id, record.on, record.network.casefold())]
        return [(str(getattr(record, SHAPES[kind].title)).casefold(),)]

    def _find(self, kind: str, *keys: tuple[Any, ...]) -> _Row | None:
        return next((row for key in keys if (row := self._rows.get((kind, *key)))), None)

    def _put(self, kind: str, values: dict[str, Any], *keys: tuple[Any, ...]) -> _Row:
        """Bring the record of one of ``keys`` up to date, or begin a new one."""
        row = self._find(kind, *keys)
        if row is None:
            row = _Row(kind)
            self._fresh[kind].append(row)
        elif not self._own and row.record is not None:  # a name that differs in capitals only stays as it is
            values = {name: value for name, value in values.items() if not _same_word(row.record, name, value)}
        for key in keys:
            self._rows.setdefault((kind, *key), row)
        row.values |= values or {SHAPES[kind].title: getattr(row.record, SHAPES[kind].title)}
        if row.record is not None and row.record.archived:
            row.values["archived"] = False
        return row

    # -- topics -------------------------------------------------------------------------------

    def objective(self, row: TableRow) -> None:
        """A row is an objective, a key result of one, or both."""
        said = row.values
        result = str(said.get("key_result", "")).strip()
        measured = ("baseline", "target", "unit", "due", "owner", "stage", "formula")
        figures: dict[str, Any] = {name: said[name] for name in measured if name in said}
        of = {name: said[name] for name in ("kind", "track", "why", "state") if said.get(name) or (self._own and name in said)}
        if "goal" in said and (said["goal"] or not result):
            of["goal_id"] = self._goal(said["goal"])
        above = self._objective(row, of if not result else ({} if self._own else of), {} if result else figures)
        if result and above is not None:
            values = figures | {"title": result, "objective_id": above}
            values |= {name: said[name] for name in ("source", "baseline_inputs") if name in said}
            self._put("key_result", values, (above.id or above, result.casefold()))

    def _objective(self, row: TableRow, of: dict[str, Any], figures: dict[str, Any]) -> _Row | None:
        code, title = str(row.values.get("code", "")).strip(), str(row.values.get("title", "")).strip()
        keys = [("code", code.casefold())] if code else []
        if title and not self._find("objective", *keys):
            namesake = self._find("objective", ("title", title.casefold()))
            fresh = namesake is None or namesake.record is None or bool(namesake.values)
            if not code or not (self._own or fresh):  # with codes, two of one title are two
                keys.append(("title", title.casefold()))
        found = self._find("objective", *keys)
        if found is None and not title:
            found = self._last if not code else None
            if found is None:
                self.errors.append(RowError(row.line, "title", Sentence(NO_OBJECTIVE, {"name": row.values.get("key_result") or code})))
                return None
            self._last = found
            return found
        values = of | figures | ({"title": title} if title else {})
        if found is None or (code and found.record is None):
            values["code"] = self._code(code, found)
        self._last = self._put("objective", values, *keys)
        return self._last

    def _code(self, code: str, found: _Row | None) -> str:
        if found is not None:
            return str(found.values["code"])
        number = 1
        while not code or code.casefold() in self._codes:
            code, number = f"O{number}", number + 1
        self._codes.add(code.casefold())
        return code

    def _goal(self, title: str) -> "_Row | int":
        return self._put("goal", {"title": title}, (title.casefold(),)) if title else 0

    def budget(self, row: TableRow) -> None:
        """A line with its amount in one month, or with a column for each month."""
        said = row.values
        name = str(said["line"])
        values: dict[str, Any] = {"name": name}
        values |= {"category": said["category"]} if said.get("category") else {}
        campaign = None
        if said.get("campaign") or (self._own and "campaign" in said):
            campaign = self._campaigns.get(said["campaign"].casefold(), 0)
            if said["campaign"] and not campaign:
                self.errors.append(RowError(row.line, "campaign", Sentence(NOT_THERE, {"name": said["campaign"]})))
            values["campaign_id"] = campaign
        exact = (name.casefold(), campaign or 0, said.get("category") or "ads")
        amounts = {measure: said[measure] for measure in MEASURES if measure in said}
        cells = {said.get("month", ""): amounts} if amounts and (said.get("month") or any(amounts.values())) else {}
        if "" in cells:
            self.errors.append(RowError(row.line, "month", Sentence(NO_MONTH)))
            return
        line = self._put("budget_line", values, exact) if self._own else self._put("budget_line", values, exact, exact[:1])
        for month, measure, amount in row.cells:
            cells.setdefault(month, {})[measure] = amount
        for month, some in cells.items():
            self._put("budget_cell", some | {"line_id": line, "month": month}, (line.id or line, month))

    def competitor(self, row: TableRow) -> None:
        """A competitor, what was seen of one on a day, or both."""
        said = row.values
        name = str(said.get("name", "")).strip()
        itself = not name or name.casefold() == self._plan.client.name.casefold()
        who: _Row | int = 0
        if not itself or (self._own and said.get("row") == "competitor"):
            values = {one: value for one, value in said.items() if one not in (*OBSERVED, "row")}
            who = self._put("competitor", values, (name.casefold(),))
        seen = {one: said[one] for one in OBSERVED if one in said}
        if not any(seen.get(one) for one in ("on", "followers", "posts", "engagements", "mentions")):
            return
        seen["on"] = seen.get("on") or ("" if self._own else self._asked.today.isoformat())
        network = str(seen.get("network", ""))
        seen["network"] = network if self._own else network_of(network) or network
        owner = who.id or who if isinstance(who, _Row) else 0
        self._put("observation", seen | {"competitor_id": who}, (owner, seen["on"], seen["network"].casefold()))

    def keyword(self, row: TableRow) -> None:
        """A term, told apart from others by its language."""
        said = dict(row.values)
        said.pop("row", None)
        if "place" in said:
            label = said.pop("place")
            exact = tuple(one.id for one in self._plan.places if label_of(one) == label)
            places = exact or (self._channels.read(label)[0] if label else ())
            if label and not places:
                self.errors.append(RowError(row.line, "place", Sentence(NOT_THERE, {"name": label})))
            said["place_id"] = places[0] if places else 0
        term = str(said["term"]).casefold()
        language = said.get("language")
        keys = [(term, language)] if language or self._own else [(term, None)]
        self._put("keyword", said, *keys)

    # -- writing ------------------------------------------------------------------------------

    def counts(self) -> tuple[int, int, int]:
        """Records that are new, that change, and that were named and stay as they are."""
        named = [row for row in self._known if row.values]
        changed = sum(1 for row in named if row.changes())
        return sum(map(len, self._fresh.values())), changed, len(named) - changed

    def write(self, tx: Transaction) -> None:
        """Parents first, so that children find their ids."""
        for kind in _ORDER:
            position = max((one.position + 1 for one in self._plan.records.get(kind, ())), default=0)
            made = []
            for number, row in enumerate(self._fresh[kind]):
                values = {name: value.id if isinstance(value, _Row) else value for name, value in row.values.items()}
                made.append(KINDS[kind](client_id=self._plan.client.id, position=position + number, **values))
            for row, one in zip(self._fresh[kind], tx.add_many(made), strict=True):
                row.id = one.id
        for row in self._known:
            changes = row.changes() if row.values else {}
            if changes:
                tx.update(row.record, **changes, template="")


assert all("template" in {one.name for one in columns(KINDS[kind])} for kind in _ORDER)
