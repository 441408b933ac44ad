"""Tables of a plan from sheets as people make them, and our own to the letter."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given
from openpyxl import Workbook

from smdesk.domain.clients import Client
from smdesk.domain.entity import KINDS
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.whole import WholePlan
from smdesk.exchange.plan_columns import FIELDS, TOPICS, field_of, header_of, month_column
from smdesk.exchange.plan_json import plan_to_json, records_from_json
from smdesk.services import plan, plan_files, plan_tables
from smdesk.storage.store import Store
from tests.examples import LONG, examples
from tests.exchange.whole_plans import whole_plans

TABLED = (
    "goal", "objective", "key_result", "campaign", "budget_line", "budget_cell", "competitor", "observation", "keyword",
)  # fmt: skip
KINDS_OF = {
    "objectives": ("goal", "objective", "key_result"),
    "budget": ("campaign", "budget_line", "budget_cell"),
    "competitors": ("competitor", "observation"),
    "keywords": ("keyword",),
}


def sheet(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def all_of(store: Store, kind: str) -> list[Any]:
    return store.find(KINDS[kind])


# -- our own ----------------------------------------------------------------------------------


def _tidy(whole: WholePlan) -> WholePlan:
    """What tables speak of: nothing archived, names that tell things apart."""
    records = {}
    for kind, rows in whole.records.items():
        kept = []
        for one in rows:
            values: dict[str, Any] = {"archived": False, "template": "", "position": one.id}
            for name in ("title", "name", "term"):
                if name in {column for column in one.__slots__} and kind != "objective":
                    values[name] = f"{kind} {one.id} {getattr(one, name)}".strip().replace("\r", "")
            if kind == "observation":
                values["on"] = f"2026-0{one.id}-01"
            if kind == "budget_cell":
                values["month"] = f"2026-0{one.id}"
            if kind == "key_result":
                values["objective_id"] = 1 if whole.records.get("objective") else 0
            if kind == "objective":
                values |= {"code": f"O{one.id}", "title": one.title.strip().replace("\r", "")}
            if kind == "budget_cell":
                values["line_id"] = 1 if whole.records.get("budget_line") else 0
            kept.append(replace(one, **values))
        records[kind] = tuple(kept)
    return replace(whole, records=records)


def _printable(value: Any) -> Any:
    """Without the signs that no workbook can hold, and that make a file no text."""
    if isinstance(value, dict):
        return {name: _printable(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_printable(one) for one in value]
    return re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff]", "", value) if isinstance(value, str) else value


def _plain(rows: list[Any], kind: str, store: Store) -> list[Any]:
    """Records as a sheet can say them: links by name, cells without letters no workbook has."""
    found = []
    for one in rows:
        said = []
        for name in one.__slots__:
            value = getattr(one, name)
            if name in ("id", "client_id", "position", "template", "place_id"):
                continue
            if name.endswith("_id") and value:
                other = {"goal_id": "goal", "campaign_id": "campaign", "line_id": "budget_line"}.get(name, name.removesuffix("_id"))
                linked = store.get(KINDS[other], value)
                value = getattr(linked, "title", getattr(linked, "name", ""))
            said.append(value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value)
        found.append(said)
    return found


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@pytest.mark.parametrize("topic", TOPICS)
@examples(10, 60, phases=[Phase.explicit, Phase.generate])  # eight times: four topics, two formats
@given(data=whole_plans(kinds=TABLED))
def test_own_tables_are_read_back(topic: str, format: str, data: WholePlan, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("home")
    store = Store.at_home(folder)
    try:
        with store.transaction(None) as tx:
            one, two = tx.add(Client(name="One", language="it")), tx.add(Client(name="Two", language="en"))
        document = plan_to_json(_tidy(data))
        document = _printable(document)
        plan_files.write(store, one.id, records_from_json(document, strict=False))
        made = plan_tables.export_table(store, one.id, topic, folder / f"t.{format}", format=format)
        if topic == "budget":
            for campaign in store.find(KINDS["campaign"], client_id=one.id):
                if not campaign.archived:
                    plan.add(store, "campaign", two.id, name=campaign.name)
        for path in made:
            report = plan_tables.import_table(store, two.id, topic, path)
            assert {error.field for error in report.errors} <= {"place"}  # the other client has no places
        for kind in KINDS_OF[topic]:
            if kind in ("goal", "campaign"):
                continue
            left, right = ([r for r in store.find(KINDS[kind], client_id=n) if _counts(r, kind)] for n in (one.id, two.id))
            assert _plain(left, kind, store) == _plain(right, kind, store)
        for path in made:
            again = plan_tables.import_table(store, one.id, topic, path)
            assert (again.created, again.updated) == (0, 0)
    finally:
        store.close()


def _counts(record: Any, kind: str) -> bool:
    return not (kind == "key_result" and not record.objective_id) and not (kind == "budget_cell" and not record.line_id)


def test_formulas_are_guarded(store: Store, client: Client, tmp_path: Path) -> None:
    plan.add(store, "keyword", client.id, term="=HYPERLINK(1)", answered_by="@SUM(A1)")
    (path,) = plan_tables.export_table(store, client.id, "keywords", tmp_path / "k.csv")
    text = path.read_text("utf-8-sig")
    assert "'=HYPERLINK(1)" in text and "'@SUM(A1)" in text and ",=" not in text
    (book,) = plan_tables.export_table(store, client.id, "keywords", tmp_path / "k.xlsx", format="xlsx")
    from openpyxl import load_workbook

    assert all(cell.data_type != "f" for row in load_workbook(book).active.iter_rows() for cell in row)  # type: ignore[union-attr]


# -- those of others --------------------------------------------------------------------------

ITALIAN = """Obiettivi 2026;;;;;
;;;;;
N.;Obiettivo;Partenza;Traguardo;Unità;Scadenza
O1;Più ordini al telefono;40;1.250,5;ordini al mese;31/12/2026
O2;Più iscritti;100;60 iscritti alla newsletter;;3/4/2027
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_italian_objectives(store: Store, client: Client, tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = ITALIAN.replace("1.250,5", '"1.250,5"') if delimiter == "," else ITALIAN
    path = sheet(tmp_path / "x.csv", text.replace(";", delimiter), encoding)
    report = plan_tables.import_table(store, client.id, "objectives", path)
    assert report.errors == [] and report.created == 2
    one, two = all_of(store, "objective")
    assert (one.code, one.title, one.due) == ("O1", "Più ordini al telefono", "2026-12-31")
    assert (one.baseline, one.target, one.unit) == ("40", "1250.5", "ordini al mese")
    assert (two.target, two.unit, two.due) == ("60", "iscritti alla newsletter", "2027-04-03")
    again = plan_tables.import_table(store, client.id, "objectives", path)
    assert (again.created, again.updated, again.skipped) == (0, 0, 2)


def test_key_results_below_merged_cells(store: Store, client: Client, tmp_path: Path) -> None:
    book = Workbook()
    tab = book.active
    assert tab is not None
    heads = ["Objetivo", "Resultado clave", "Partida", "Meta", "Plazo"]
    for row in (heads, ["Más pedidos", "Pedidos por teléfono", 40, 60.5, "31/12/2026"],
                [None, "Clientes que repiten", 10, 25, None], ["Más diálogo", None, None, None, None]):  # fmt: skip
        tab.append(row)
    book.save(tmp_path / "kr.xlsx")
    report = plan_tables.import_table(store, client.id, "objectives", tmp_path / "kr.xlsx")
    assert report.created == 4 and not report.errors
    first, second = all_of(store, "key_result")
    assert first.objective_id == second.objective_id == all_of(store, "objective")[0].id
    assert (first.baseline, first.target, first.due, second.target) == ("40", "60.5", "2026-12-31", "25")
    assert [one.code for one in all_of(store, "objective")] == ["O1", "O2"]
    assert store.undo() is not None and not all_of(store, "objective") and not all_of(store, "key_result")


def test_a_wide_budget(store: Store, client: Client, tmp_path: Path) -> None:
    head = "Voce;Categoria;Gen 2026;Feb 2026;Feb 2026 speso;Totale\n"
    text = head + 'Inserzioni;Pubblicità;"1.250,00 €";300;€ 299,90;1550\nTotale;;1.250,00;300;299,90;\n'
    report = plan_tables.import_table(store, client.id, "budget", sheet(tmp_path / "b.csv", text, "cp1252"))
    assert report.errors == [] and report.created == 3
    (line,) = all_of(store, "budget_line")
    assert (line.name, line.category) == ("Inserzioni", "ads")
    cells = {one.month: (one.plan, one.actual) for one in all_of(store, "budget_cell")}
    assert cells == {"2026-01": ("1250.00", ""), "2026-02": ("300.00", "299.90")}


def test_a_long_budget_is_brought_up_to_date(store: Store, client: Client, tmp_path: Path) -> None:
    line = plan.add(store, "budget_line", client.id, name="Ads", category="ads")
    plan.add(store, "budget_cell", client.id, line_id=line.id, month="2026-01", plan="100")
    text = "Line,Month,Planned,Spent\nads,2026-01,100.00,90.5\nads,2026-02,50,\n"
    text += "ads,2026-13,50,\nads,2026-03,NaN,\nads,2026-04,\"5,555\",\n,2026-05,1,\n"
    report = plan_tables.import_table(store, client.id, "budget", sheet(tmp_path / "b.csv", text))
    assert (report.created, report.updated) == (1, 1)
    assert [one.line for one in report.errors] == [4, 5, 6, 7]
    cells = {one.month: (one.plan, one.actual) for one in all_of(store, "budget_cell")}
    assert cells == {"2026-01": ("100", "90.50"), "2026-02": ("50.00", "")}
    assert len(all_of(store, "budget_line")) == 1


def test_competitors_and_what_was_seen_of_them(store: Store, client: Client, tmp_path: Path) -> None:
    text = (
        "Concorrente\tClasse\tTemi\tData\tPiattaforma\tFollower\tPost\tInterazioni\n"
        "La Spiga\tdiretto\tricette; prezzi\t15/09/2026\tInstagram\t12.345\t20\t1.200\n"
        "La Spiga\t\t\t15/09/2026\tFacebook\t900\t5\t\n"
        "Pastificio Valdorsa\t\t\t15/09/2026\tInstagram\t2.000\t12\t300\n"
    )
    report = plan_tables.import_table(store, client.id, "competitors", sheet(tmp_path / "c.tsv", text))
    assert report.errors == []
    (rival,) = all_of(store, "competitor")
    assert (rival.rank, rival.themes) == ("direct", "ricette\nprezzi")
    seen = [(one.competitor_id, one.network, one.followers) for one in all_of(store, "observation")]
    assert seen == [(rival.id, "instagram", "12345"), (rival.id, "facebook_page", "900"), (0, "instagram", "2000")]


def test_keywords_with_and_without_header(store: Store, client: Client, tmp_path: Path) -> None:
    report = plan_tables.import_table(store, client.id, "keywords", sheet(tmp_path / "k.txt", "ravioli freschi\npasta all'uovo\n"))
    assert report.created == 2
    text = "Palabra clave;Volumen de búsqueda;Intención;Lugar\nravioli freschi;100-1.000;transaccional;instagram\nx;;cantar;\n"
    report = plan_tables.import_table(store, client.id, "keywords", sheet(tmp_path / "k.csv", text))
    assert (report.updated, [(one.line, one.field) for one in report.errors]) == (1, [(3, "Intención")])
    first = all_of(store, "keyword")[0]
    assert (first.volume, first.intent, first.place_id) == ("100-1.000", "buy", store.clients.places(client.id)[0].id)


NO_TABLES = (
    b"", b"\x00" * 40, b"%PDF-1.7 x", b"PK\x03\x04broken", b"\x89PNG\r\n\x1a\n", b"alpha,beta\n1,2\n", b'{"a": 1}',
    bytes(range(256)) * 9,
)  # fmt: skip


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("data", NO_TABLES)
def test_what_is_no_table_changes_nothing(store: Store, client: Client, tmp_path: Path, topic: str, data: bytes) -> None:
    for name in ("x.csv", "x.xlsx"):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadInput):
            plan_tables.import_table(store, client.id, topic, tmp_path / name)
    assert store.undoable is None or "import" not in store.undoable.act


def test_a_hundred_thousand_rows(store: Store, client: Client, tmp_path: Path) -> None:
    many = 99_000 if LONG else 33_000  # more than SQLite takes values in one statement
    rows = "\n".join(f"term {n};{n};it" for n in range(many))
    path = sheet(tmp_path / "many.csv", f"Keyword;Volume;Lingua\n{rows}\n")
    report = plan_tables.import_table(store, client.id, "keywords", path)
    assert report.created == many and not report.errors
    again = plan_tables.import_table(store, client.id, "keywords", path, dry_run=True)
    assert (again.created, again.updated, again.skipped) == (0, 0, many)
    with pytest.raises(BadInput, match="100000 rows"):
        plan_tables.import_table(store, client.id, "keywords", sheet(tmp_path / "more.csv", "Keyword\n" + "x\n" * 100_001))
    assert store.undo() is not None and not all_of(store, "keyword")


def test_days_that_are_none(store: Store, client: Client, tmp_path: Path) -> None:
    text = "Objective,Due\nA,0000-00-00\nB,2026-02-30\nC,soon\nD,2026-02-28\nE,46000\n"
    report = plan_tables.import_table(store, client.id, "objectives", sheet(tmp_path / "o.csv", text))
    assert [one.line for one in report.errors] == [2, 3, 4]
    assert [(one.title, one.due) for one in all_of(store, "objective")] == [("D", "2026-02-28"), ("E", "2025-12-09")]


def test_a_dry_run_stores_nothing(store: Store, client: Client, tmp_path: Path) -> None:
    report = plan_tables.import_table(store, client.id, "objectives", sheet(tmp_path / "o.csv", ITALIAN), dry_run=True)
    assert report.created == 2 and not all_of(store, "objective")
    assert report.mapping["Traguardo"] == "target"


def test_every_header_we_write_is_understood() -> None:
    for topic, names in FIELDS.items():
        for language in ("en", "it", "es"):
            headers = [header_of(topic, name, language) for name in names]
            assert [field_of(topic, header) for header in headers] == list(names)


def test_month_columns() -> None:
    assert month_column("Enero", 2027) == ("2027-01", "plan")
    assert month_column("Actual 03/2026", 2027) == ("2026-03", "actual")
    assert month_column("Totale", 2027) == ("", "")


def test_amounts_agree_to_the_cent(store: Store, add_client: Callable[..., Client], tmp_path: Path) -> None:
    one = add_client("One", language="en")
    text = "Item,Jan 2026,Feb 2026,Mar 2026\n" + "".join(f"Line {n},0.10,\"1,000.20\",0.03\n" for n in range(50))
    plan_tables.import_table(store, one.id, "budget", sheet(tmp_path / "b.csv", text))
    assert sum(Decimal(cell.plan) for cell in all_of(store, "budget_cell")) == Decimal("50016.50")
