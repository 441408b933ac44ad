"""The ladder of an objective: from the business goal down to its posts, each rung read, opened and mended in place."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QVBoxLayout, QWidget

from smdesk.domain.entity import kind_of
from smdesk.domain.errors import SmdeskError
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import ladder
from smdesk.services import plan as plans
from smdesk.services.strategy import recent_mix
from smdesk.ui.views.strategy.desk import Desk, SectionBox
from smdesk.ui.views.strategy.editors import Line
from smdesk.ui.views.strategy.sections.listmodel import Index, ItemModel
from smdesk.ui.views.strategy.sections.rungpaint import RungCells
from smdesk.ui.views.strategy.sections.rungs import Counts, Piece, Reader, Rung
from smdesk.ui.views.strategy.sections.strip import Strip
from smdesk.ui.views.strategy.sections.track import TrackSwitch
from smdesk.ui.views.strategy.serving import can_serve, items_of, serve
from smdesk.ui.views.strategy.values import Values
from smdesk.ui.widgets.chip import Button, Label, row
from smdesk.ui.widgets.tall import TallList

_VALUE = SHAPES["reading"].field("value")


class Cells(RungCells):
    """The rungs, and the line in which a new reading is typed."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._desk.explain("reading", _VALUE)
        editor = Line(parent)
        editor.setAccessibleName(self._desk.ctx.words("Value now"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rungs: Any = self.parent()
        editor.setGeometry(self.now_box(rungs.rungs.items[index.row()], QRectF(option.rect)).toRect().adjusted(0, -2, 0, 2))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        rungs: Any = self.parent()
        assert isinstance(editor, Line)
        editor.setText(rungs.kept.get(rungs.rungs.items[index.row()].record.id, ""))

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        rungs: Any = self.parent()
        assert isinstance(editor, Line)
        rungs.take_reading(rungs.rungs.items[index.row()].record, editor.text())


class Rungs(TallList):
    """Up and down walk the lines, Alt+Up and Alt+Down the rungs; Enter opens; figures typed on a key result are a reading."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.kept: dict[int, str] = {}  # readings refused, by key result
        self.rungs = ItemModel(self, lambda rung: rung.words, self._hint, lambda rung: rung.kind == "result")
        self.cells = Cells(desk, self)
        self.setModel(self.rungs)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(desk.ctx.words("Objective ladder"))
        self.setEditTriggers(TallList.EditTrigger.AnyKeyPressed | TallList.EditTrigger.EditKeyPressed)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.selectionModel().currentChanged.connect(self._moved)

    def _hint(self, rung: Rung) -> str:
        hints = [f"{one.text}: {one.hint}" for one in rung.pieces if one.hint]
        return "\n".join([rung.title, *hints]).strip()

    def rung(self, index: QModelIndex) -> Rung | None:
        """The rung at a place."""
        return self.rungs.items[index.row()] if index.isValid() else None

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        rung = self.rung(index)
        if rung is not None and rung.record is not None and self.hasFocus() and rung.kind in ("goal", "objective", "result", "kpi"):
            self.desk.choose(rung.record)

    # -- opening ------------------------------------------------------------------------------

    def run(self, rung: Rung, piece: Piece | None = None) -> None:
        """What Enter does on a rung, or on one of its tags."""
        if piece is not None and piece.record is not None and rung.kind in ("tactics", "pillars"):
            self.desk.open(piece.record)
        elif rung.kind == "posts":
            self.see(rung.record)
        elif rung.kind == "add":
            self.desk.add("key_result", objective_id=rung.record.id)
        elif rung.kind == "goal" and rung.record is None:
            self._choose_goal()
        elif rung.kind == "kpi" and rung.record is None:
            objective = self.objective()
            self.desk.add("kpi", objective_id=objective.id if objective else 0)
        elif rung.kind == "tactics":
            self.desk.go("tactics", "tactics.table")
        elif rung.kind == "pillars":
            self.desk.go("pillars", "pillars.pillars")
        elif rung.record is not None:
            self.desk.open(rung.record)

    def objective(self) -> Any:
        """The objective whose ladder this is."""
        return next((one.record for one in self.rungs.items if one.kind == "objective"), None)

    def _choose_goal(self) -> None:
        objective = self.objective()
        if objective is None:
            return
        if self.desk.plan.of("goal"):
            self.desk.open(objective)
        else:
            self.desk.go("objectives", "objectives.goals")

    def see(self, objective: Any) -> None:
        """The posts of an objective, in the calendar."""
        self.desk.ctx.hub.narrow.emit({"client_id": self.desk.plan.client.id, "objective_id": objective.id})

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position()
        index = self.indexAt(point.toPoint())
        rung = self.rung(index)
        if rung is None or event.button() != Qt.MouseButton.LeftButton:
            return
        area = QRectF(self.visualRect(index))
        piece = next((one for box, one in self.cells.pieces_at(rung, area) if box.contains(point)), None)
        if rung.kind == "result" and self.cells.now_box(rung, area).contains(point):
            self.edit(index)
        elif piece is not None and piece.record is not None and rung.kind == "posts":
            self.see(rung.record)
        elif piece is not None and piece.record is not None:
            self.desk.choose(piece.record)
        elif rung.kind in ("add",) or (rung.record is None and rung.kind in ("goal", "kpi")):
            self.run(rung)
        elif rung.record is not None:
            self.desk.choose(rung.record)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        rung = self.rung(index)
        if rung is not None and rung.kind not in ("posts", "add"):
            boxes = self.cells.pieces_at(rung, QRectF(self.visualRect(index)))
            self.run(rung, next((one for box, one in boxes if box.contains(event.position())), None))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        rung, _ = self.rung(self.currentIndex()), self.desk.ctx.words
        if rung is None or rung.kind != "result":
            return
        menu = QMenu(self)
        menu.addAction(_("Open in a form…")).triggered.connect(self._open_result)
        menu.addAction(_("Add measured value") + "…\t=").triggered.connect(self.measure)
        menu.addSeparator()
        menu.addAction(_("Remove…\tDel")).triggered.connect(self._remove_result)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _open_result(self) -> None:
        rung = self.rung(self.currentIndex())
        if rung is not None:
            self.run(rung)

    def _remove_result(self) -> None:
        rung = self.rung(self.currentIndex())
        if rung is not None:
            self.desk.remove(rung.record)

    def measure(self) -> None:
        """A measured value of the key result in its form, where it can be worked out."""
        rung = self.rung(self.currentIndex())
        if rung is not None and rung.kind == "result":
            self.desk.add("reading", key_result_id=rung.record.id, on=self.desk.today.isoformat(), source=rung.record.source)

    # -- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rung, key = self.rung(self.currentIndex()), event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.climb(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and rung is not None:
            self.run(rung)
        elif key == Qt.Key.Key_Delete and rung is not None and rung.kind in ("result", "kpi", "objective", "goal") and rung.record:
            self.desk.remove(rung.record)
        elif key == Qt.Key.Key_Equal and rung is not None and rung.kind == "result":
            self.measure()
        elif key == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def climb(self, steps: int) -> None:
        """Go to the rung above or below, whatever lines are between."""
        row = self.currentIndex().row()
        items = self.rungs.items
        if row < 0:
            row = 0
        else:
            row += steps
            while 0 <= row < len(items) and not items[row].level:
                row += steps
        if 0 <= row < len(items):
            self.setCurrentIndex(self.rungs.index(row))

    def take_reading(self, result: Any, text: str) -> None:
        """What a key result is today."""
        if not text.strip():
            self.kept.pop(result.id, None)
            return
        desk, today = self.desk, self.desk.today.isoformat()
        try:
            value = Values(desk.ctx).read(desk.plan, _VALUE, text, desk.today)
            known = next(iter(desk.plan.of("reading", key_result_id=result.id, on=today)), None)
            if known is not None:
                plans.edit(desk.ctx.store, known, value=value)
            else:
                plans.add(desk.ctx.store, "reading", desk.plan.client.id, key_result_id=result.id, on=today, value=value)
        except SmdeskError as error:
            self.kept[result.id] = text
            desk.refuse(error)
            return
        self.kept.pop(result.id, None)

    # -- drops --------------------------------------------------------------------------------

    def _target(self, event: QDropEvent) -> tuple[int, Any]:
        index = self.indexAt(event.position().toPoint())
        rung = self.rung(index)
        if rung is None:
            return -1, None
        kinds = {kind for kind, _ in items_of(event.mimeData())}
        for record in (rung.record, self.objective()):
            if record is not None and any(can_serve(kind, record) for kind in kinds):
                return index.row(), record
        return -1, None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if items_of(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        row, record = self._target(event)
        self._aim(row)
        event.setAccepted(record is not None)

    def dragLeaveEvent(self, event: Any) -> None:
        self._aim(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        _row, record = self._target(event)
        self._aim(-1)
        if record is not None:
            serve(self.desk, items_of(event.mimeData()), record)
            event.acceptProposedAction()

    def _aim(self, row: int) -> None:
        if row != self.cells.target:
            self.cells.target = row
            self.viewport().update()


class Ladder(SectionBox):
    """The cards of the objectives over the ladder of the chosen one."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        _ = desk.ctx.words
        self.strip, self.rungs = Strip(desk), Rungs(desk)
        self.empty = Label(
            _("No objective yet. Begin with what must change for the business, the figure that shows it, and a day."),
            "second", wrap=True,
        )  # fmt: skip
        self.more = Button(desk.ctx.theme, _(SHAPES["objective"].add), "link", "plus")
        self.more.clicked.connect(self._add_objective)
        self.track = TrackSwitch(desk)
        self.track.switched.connect(self._switched)
        self._chosen, self._loose = 0, 0
        self._counts: Counts = {}
        self._month: Counts = {}  # of the posts due this month
        self._has: dict[int, int] = {}  # percent of the last 30 days' posts, by pillar
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.empty)
        column.addWidget(self.track)
        column.addWidget(self.strip)
        column.addWidget(row(self.more, None))
        column.addWidget(self.rungs)
        self.strip.picked.connect(self.pick)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._count)
        desk.ctx.hub.changed.connect(self._changed)
        self.setFocusProxy(self.strip)

    def show_plan(self, plan: WholePlan) -> None:
        """The plan as it is now; the posts are counted after the first paint."""
        self._draw(plan)
        self._soon.start()

    def _switched(self) -> None:
        self._draw(self.desk.plan)

    def _changed(self, changes: Any) -> None:
        if self.isVisible() and (changes.bulk or changes.touches("post", "aim")):
            self._soon.start()

    def _count(self) -> None:
        store, plan = self.desk.ctx.store, self.desk.plan
        counts = ladder.counts(store, plan.client.id)
        loose = store.posts.unserving_count(plan.client.id)
        month = ladder.month_counts(store, plan.client.id, self.desk.today)
        has = {one.pillar_id: one.has for one in recent_mix(store, plan, self.desk.today).shares}
        if (counts, month, loose, has) != (self._counts, self._month, self._loose, self._has):
            self._counts, self._month, self._loose, self._has = counts, month, loose, has
            self._draw(plan)

    def _draw(self, plan: WholePlan) -> None:
        reader = Reader(self.desk, plan, self._counts, self._loose, self._has, self._month)
        objectives = tuple(self.track.kept(plan.of("objective")))
        chosen = next((one for one in objectives if one.id == self._chosen), None) or next(iter(objectives), None)
        self._chosen = chosen.id if chosen else 0
        self.empty.setVisible(not objectives)
        self.more.setVisible(bool(objectives))
        self.strip.show_objectives(reader, objectives, self._chosen)
        self.rungs.rungs.load(reader.rungs(chosen) if chosen else [])
        self.rungs.setVisible(chosen is not None)
        self.rungs.fit()
        self.rungs.viewport().update()

    def pick(self, number: int) -> None:
        """Show the ladder of another objective."""
        record = self.desk.plan.get("objective", number)
        if record is not None:
            self._chosen = number
            if record not in self.track.kept(self.desk.plan.of("objective")):
                self.track.show_all()
            self._draw(self.desk.plan)
            self.desk.choose(record)

    def show_record(self, record: Any) -> None:
        """Show the ladder a record stands on."""
        kind = kind_of(record)
        number = record.id if kind == "objective" else getattr(record, "objective_id", 0)
        if number:
            self._chosen = number
            if all(one.id != number for one in self.track.kept(self.desk.plan.of("objective"))):
                self.track.show_all()
            self._draw(self.desk.plan)

    def _add_objective(self) -> None:
        self.desk.add("objective")

    def add_new(self) -> None:
        """A key result of the chosen objective, or a first objective."""
        if self._chosen:
            self.desk.add("key_result", objective_id=self._chosen)
        else:
            self.desk.add("objective")
