"""The objectives as cards over the ladder: code, day, title, how far; more than a dozen scroll in place."""

from typing import Any

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shapes_goals import OBJECTIVE_KINDS
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.cards import frame, paint_adding
from smdesk.ui.views.strategy.sections.listmodel import Index, ItemModel
from smdesk.ui.views.strategy.sections.rungs import Reader
from smdesk.ui.views.strategy.sections.tablecells import fitted
from smdesk.ui.views.strategy.serving import can_serve, items_of, serve
from smdesk.ui.widgets.chip import paint_ring
from smdesk.ui.widgets.tall import TallList

HIGH, GAP, LEAST, MANY = 106, 12, 206, 12


class ObjectiveCells(QStyledItemDelegate):
    """Paints one objective."""

    def __init__(self, strip: "Strip") -> None:
        super().__init__(strip)
        self._strip, self._desk = strip, strip.desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._strip.cell(), self._desk.ctx.theme.px(HIGH) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        objective = self._strip.items.items[index.row()]
        area = self._strip.box(index.row(), option.rect)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if objective is None:
            paint_adding(painter, area, self._desk, SHAPES["objective"].add, focused, over)
        else:
            chosen = objective.id == self._strip.objective_id or index.row() == self._strip.target
            frame(painter, area, self._desk, chosen, focused, over)
            self._content(painter, area.adjusted(16, 12, -16, -10), objective)
        painter.restore()

    def _content(self, painter: QPainter, inner: QRectF, objective: Any) -> None:
        theme, desk = self._desk.ctx.theme, self._desk
        state = self._strip.reader.state(objective)
        painter.setFont(theme.font(tokens.CAPTION, strong=True))
        painter.setPen(theme["ink-2"])
        line = QRectF(inner.left(), inner.top(), inner.width(), painter.fontMetrics().lineSpacing())
        dialogue = desk.ctx.words(OBJECTIVE_KINDS["dialogue"]) if objective.kind == "dialogue" else ""
        code = " · ".join(filter(None, (objective.code, objective.track.upper(), dialogue)))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, code)
        painter.setFont(theme.font(tokens.CAPTION))
        painter.setPen(theme["ink-3"])
        side = desk.ctx.words("met") if objective.state == "met" else desk.day(objective.due)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, side)
        painter.setFont(theme.font(tokens.BODY, strong=True))
        painter.setPen(theme["ink"])
        title = fitted(painter.fontMetrics(), objective.title, int(inner.width()), 2)
        painter.drawText(
            QRectF(inner.left(), line.bottom() + 4, inner.width(), 2 * painter.fontMetrics().lineSpacing() + 2),
            Qt.TextFlag.TextWordWrap, title,
        )  # fmt: skip
        low = max(18, theme.px(18))
        foot = QRectF(inner.left(), inner.bottom() - low, inner.width(), low)
        if state.warn:
            draw(painter, "warning", theme["warn"], foot.left(), foot.top() + 2, 14)
        else:
            ring = QRectF(foot.left(), foot.top() + 1, 16, 16)
            role = "ok" if objective.state == "met" else "ink-3" if state.early else "accent"
            paint_ring(painter, ring, state.part, theme, role)
        painter.setFont(theme.font(tokens.CAPTION))
        painter.setPen(theme["warn" if state.warn else "ink-2"])
        text = painter.fontMetrics().elidedText(state.line, Qt.TextElideMode.ElideRight, int(foot.width() - 24))
        painter.drawText(foot.adjusted(24, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


class Strip(TallList):
    """Emits the objective picked, and takes drops of what shall serve one."""

    picked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(columns=3, gap=GAP)
        self.desk = desk
        self.reader = Reader(desk, desk.plan)
        self.objective_id, self.target = 0, -1
        self.items = ItemModel(self, self._words, self._hint)
        self.setModel(self.items)
        self.setItemDelegate(ObjectiveCells(self))
        self.setAccessibleName(desk.ctx.words("Objectives"))
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.clicked.connect(self._clicked)
        self.selectionModel().currentChanged.connect(self._moved)

    def _words(self, objective: Any) -> str:
        _ = self.desk.ctx.words
        if objective is None:
            return _("Add objective")
        state = self.reader.state(objective)
        day = _("by {day}", day=self.desk.day(objective.due)) if objective.due else ""
        return ", ".join(filter(None, (f"{objective.code} {objective.title}", day, state.line)))

    def _hint(self, objective: Any) -> str:
        return self._words(objective) if objective is not None else ""

    def show_objectives(self, reader: Reader, objectives: tuple[Any, ...], chosen: int) -> None:
        """Show cards, one of them chosen."""
        self.reader, self.objective_id = reader, chosen
        self.items.load(objectives or [None])
        px = self.desk.ctx.theme.px
        self.most = 3 * (px(HIGH) + GAP) - px(HIGH) // 2 if len(objectives) > MANY else 0
        self.fit()
        self.viewport().update()

    def fit(self) -> None:
        fair = self.viewport().width() // self.desk.ctx.theme.px(LEAST)
        self.columns = max(1, min(6, fair, max(4, len(self.items.items))))
        super().fit()

    def _at(self, index: QModelIndex) -> Any:
        return self.items.items[index.row()] if index.isValid() else None

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        objective = self._at(index)
        if objective is not None and self.hasFocus():
            self.picked.emit(objective.id)

    def _clicked(self, index: QModelIndex) -> None:
        objective = self._at(index)
        if objective is None:
            self.desk.add("objective")
        else:
            self.picked.emit(objective.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        objective = self._at(self.indexAt(event.position().toPoint()))
        if objective is not None:
            self.desk.open(objective)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        objective = self._at(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if objective is None:
                self.desk.add("objective")
            else:
                self.desk.open(objective)
        elif event.key() == Qt.Key.Key_Delete and objective is not None:
            self.desk.remove(objective)
        else:
            super().keyPressEvent(event)

    # -- drops --------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if items_of(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        objective = self._at(index)
        fits = objective is not None and any(can_serve(kind, objective) for kind, _ in items_of(event.mimeData()))
        self._aim(index.row() if fits else -1)
        event.setAccepted(fits)

    def dragLeaveEvent(self, event: Any) -> None:
        self._aim(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        objective = self._at(self.indexAt(event.position().toPoint()))
        self._aim(-1)
        if objective is not None:
            serve(self.desk, items_of(event.mimeData()), objective)
            event.acceptProposedAction()

    def _aim(self, row: int) -> None:
        if row != self.target:
            self.target = row
            self.viewport().update()
