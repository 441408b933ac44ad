"""Files of a plan, in and out: the whole as JSON, its tables as CSV or XLSX."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMenu

from smdesk.domain.errors import N_, BadInput
from smdesk.services import plan_files

if TYPE_CHECKING:
    from smdesk.ui.views.strategy.view import StrategyView

TABLES = {
    "objectives": N_("Objectives"),
    "budget": N_("Budget"),
    "competitors": N_("Competitors"),
    "keywords": N_("Keywords"),
}
TRENDS = "trends"
LEFT_OUT = N_("Rows left out: {count}. The first is row {line}: {reason}")


class PlanFiles:
    """Asks for a file and runs the service; what it did can be undone."""

    def __init__(self, view: "StrategyView") -> None:
        self._view, self._ctx = view, view.ctx

    def _folder(self) -> str:
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    @property
    def _client(self) -> Any:
        return self._view.plan.client

    def export(self) -> None:
        """The whole plan as JSON."""
        _ = self._ctx.words
        start = str(Path(self._folder()) / f"{self._client.name} plan.json")
        path = _ending(QFileDialog.getSaveFileName(self._view, _("Export the plan"), start, "JSON (*.json)")[0], ".json")
        if path and self._ctx.guard(lambda: plan_files.export_plan(self._ctx.store, self._client.id, Path(path))):
            self._ctx.hub.say.emit(_("Saved: {path}", path=path), "")

    def take_in(self) -> None:
        """A plan from JSON in the place of this one."""
        self._read(
            self._ctx.words("Import a plan"), "JSON (*.json)",
            lambda path: plan_files.import_plan(self._ctx.store, self._client.id, path),
        )  # fmt: skip

    def export_table(self, topic: str) -> None:
        """A table of the plan for a spreadsheet."""
        from smdesk.services import plan_tables

        _ = self._ctx.words
        start = str(Path(self._folder()) / f"{self._client.name} {_(TABLES[topic])}.xlsx")
        kinds = "Excel (*.xlsx);;CSV (*.csv)"
        path, kind = QFileDialog.getSaveFileName(self._view, _(TABLES[topic]), start, kinds)
        path = _ending(path, ".csv" if "csv" in kind else ".xlsx")
        form = "csv" if path.lower().endswith(".csv") else "xlsx"
        store = self._ctx.store
        if path and self._ctx.guard(
            lambda: plan_tables.export_table(store, self._client.id, topic, Path(path), format=form)
        ):
            self._ctx.hub.say.emit(_("Saved: {path}", path=path), "")

    def import_table(self, topic: str) -> None:
        """A table from a spreadsheet; ``trends``: search interest from a Google Trends file."""
        from smdesk.services import plan_tables, plan_trends

        store, client_id = self._ctx.store, self._client.id
        if topic == TRENDS:
            self._read("Google Trends", "CSV (*.csv)", lambda path: plan_trends.import_trends(store, client_id, path))
            return
        title, kinds = self._ctx.words(TABLES[topic]), "CSV, Excel (*.csv *.xlsx)"
        self._read(title, kinds, lambda path: plan_tables.import_table(store, client_id, topic, path))

    def _read(self, title: str, kinds: str, run: Callable[[Path], plan_files.PlanReport]) -> None:
        found: list[plan_files.PlanReport] = []
        path, _kind = QFileDialog.getOpenFileName(self._view, title, self._folder(), kinds)
        if path and self._ctx.guard(lambda: found.append(run(Path(path)))):
            count = found[0].created + found[0].updated
            said = self._ctx.words.n_("{n} line of the plan read", "{n} lines of the plan read", count)
            self._ctx.hub.say.emit(said, "undo" if count or found[0].removed else "")
            errors = found[0].errors
            if errors:
                first, left = errors[0], len({one.line for one in errors})
                self._ctx.hub.problem.emit(BadInput(LEFT_OUT, "file", count=left, line=first.line, reason=first.sentence))

    def add_to(self, menu: QMenu) -> None:
        """Put the tables into a menu."""
        _ = self._ctx.words
        into = menu.addMenu(_("Import a table"))
        out = menu.addMenu(_("Export a table"))
        for topic, title in TABLES.items():
            into.addAction(f"{_(title)}…").triggered.connect(_Run(self.import_table, topic))
            out.addAction(f"{_(title)}…").triggered.connect(_Run(self.export_table, topic))
        into.addAction("Google Trends…").triggered.connect(_Run(self.import_table, TRENDS))


def _ending(path: str, suffix: str) -> str:
    """A name typed without an ending gets one; not every system's dialog adds it."""
    return f"{path}{suffix}" if path and not Path(path).suffix else path


class _Run:
    def __init__(self, run: Callable[[str], None], topic: str) -> None:
        self._run, self._topic = run, topic

    def __call__(self) -> None:
        self._run(self._topic)
