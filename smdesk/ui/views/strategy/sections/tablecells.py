"""Paints the cells of a table of records and opens their editors."""

from collections.abc import Callable
from math import ceil
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextOption
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from smdesk.domain.errors import SmdeskError
from smdesk.domain.plan.shape import Form
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.views.strategy import editors
from smdesk.ui.views.strategy.sections.tablemodel import Index, RecordModel
from smdesk.ui.views.strategy.values import NUMBERS

PAD = 8
LONG_WIDE, LONG_HIGH = 360, 132
MOST_LINES = 3


def lines_of(text: str, metrics_width: float, room: float) -> int:
    """One line to three, by the mean width of a letter: exact enough, and free."""
    wide = len(text) * metrics_width
    if wide <= room and "\n" not in text:
        return 1
    return min(MOST_LINES, max(2, text.count("\n") + 1, ceil(wide * 1.08 / max(1.0, room))))  # words break before the edge


def exact_lines(metrics: QFontMetrics) -> Callable[[str, float, float], int]:
    """:func:`lines_of` as it will be drawn: the lines of a text in its room."""

    def lines(text: str, _letter: float, room: float) -> int:
        if "\n" not in text and metrics.horizontalAdvance(text) <= room:
            return 1
        box = metrics.boundingRect(0, 0, int(room), 10_000, Qt.TextFlag.TextWordWrap, text[:400])
        if box.width() <= room + 1:
            return min(MOST_LINES, max(2, round(box.height() / metrics.lineSpacing())))
        return min(MOST_LINES, max(2, ceil(metrics.horizontalAdvance(text[:400]) * 1.05 / room)))

    return lines


class Cells(editors.Ending):
    """One for each table."""

    def __init__(self, model: RecordModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._ctx = model, model.desk.ctx

    # -- painting -----------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, model = self._ctx.theme, self._model
        area = QRectF(option.rect)
        record = model.record(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme["accent-soft"])
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme["line"])
        inner = area.adjusted(PAD, 8, -PAD, -6)
        if record is None and not model.text(index):
            self._adding(painter, area, index)
        elif model.fields[index.column()].form is Form.FLAG:
            self._flag(painter, area, bool(model.value(index)))
        else:
            self._text(painter, inner, index, record)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -2), 4, 4)
        painter.restore()

    def _adding(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """The words that add begin in the first column and run on over the next, each of which paints its part."""
        theme, view = self._ctx.theme, self.parent()
        if index.column() and self._model.draft:
            return
        assert isinstance(view, QTableView)
        painter.save()
        painter.setClipRect(area)
        left = view.columnViewportPosition(0) + PAD
        draw(painter, "plus", theme["accent-text"], left, area.top() + 9, 14)
        painter.setFont(theme.font(tokens.BODY))
        painter.setPen(theme["accent-text"])
        words = self._ctx.words(self._model.shape.add or self._model.shape.one)
        painter.drawText(QRectF(left + 20, area.top() + 6, 600, area.height()), Qt.AlignmentFlag.AlignTop, words)
        painter.restore()

    def _flag(self, painter: QPainter, area: QRectF, on: bool) -> None:
        theme = self._ctx.theme
        box = QRectF(area.left() + PAD, area.top() + 9, 16, 16)
        painter.setPen(QPen(theme["accent" if on else "line-control"], 1))
        painter.setBrush(theme["accent" if on else "bg-surface"])
        painter.drawRoundedRect(box, 4, 4)
        if on:
            draw(painter, "check", theme["on-accent"], box.left() + 1, box.top() + 1, 14)

    def _text(self, painter: QPainter, inner: QRectF, index: Index, record: Any) -> None:
        theme, model = self._ctx.theme, self._model
        field, text = model.fields[index.column()], model.text(index)
        is_title = field.name == model.shape.title
        role = "danger" if model.refused(index) else "ink" if is_title else "ink-2"
        painter.setFont(theme.font(tokens.BODY, strong=is_title and record is not None))
        if model.lacks(index):
            text, role = self._ctx.words("missing"), "warn"
            painter.setFont(theme.font(tokens.CAPTION))
        elif field.form is Form.WEB:
            role = "accent-text"
        painter.setPen(theme[role])
        tagged = is_title and record is not None and bool(record.template)
        metrics = painter.fontMetrics()
        high = metrics.lineSpacing()
        lines = max(1, int((inner.height() + 4 - (high if tagged else 0)) // high))
        box = QRectF(inner.left(), inner.top(), inner.width(), lines * high + 2)
        many = lines > 1
        if many:
            flat = text.replace("\n", " · ") if field.form is Form.LINES else text
            shown = fitted(metrics, flat, int(inner.width()), lines)
            option = QTextOption(Qt.AlignmentFlag.AlignRight if field.form in NUMBERS else Qt.AlignmentFlag.AlignLeft)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            painter.drawText(box, shown, option)
        else:
            flat = " · ".join(part for part in text.split("\n") if part)
            shown = metrics.elidedText(flat, Qt.TextElideMode.ElideRight, int(inner.width()))
            side = Qt.AlignmentFlag.AlignRight if field.form in NUMBERS else Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, side | Qt.AlignmentFlag.AlignTop, shown)
        if tagged:
            painter.setFont(theme.font(tokens.MICRO))
            painter.setPen(theme["ink-3"])
            below = QRectF(inner.left(), inner.top() + high, inner.width(), high)
            tag = painter.fontMetrics().elidedText(
                self._ctx.words("from template"), Qt.TextElideMode.ElideRight, int(inner.width())
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignTop, tag)

    # -- editing ------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = self._model
        field = model.fields[index.column()]
        model.desk.explain(model.section.kind, field)
        editor = editors.make(self._ctx, model.values, model.plan, field, model.desk.today, parent)
        if isinstance(editor, editors.Long | editors.Pick):
            editor.done.connect(self.end_sender)
        if isinstance(editor, editors.Pick):
            editor.open_soon()
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        box, page = QRect(option.rect), editor.parentWidget()
        if page is None:
            return
        if isinstance(editor, editors.Long):
            px = self._ctx.theme.px
            room = page.width()
            wide = min(max(box.width(), px(LONG_WIDE)), room)
            box = QRect(min(box.left(), room - wide), box.top(), wide, max(box.height(), px(LONG_HIGH)))
            below = page.height() - box.bottom()
            if below < 0:
                box.moveTop(max(0, box.top() + below))
        elif isinstance(editor, editors.Pick | editors.DayLine):
            box.setWidth(max(box.width(), self._ctx.theme.px(150)))
            box.moveRight(min(box.right(), page.width()))
        editor.setGeometry(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model = self._model
        refused = model.refused(index)
        if refused is not None and isinstance(editor, editors.Line):
            editor.setText(refused[0])
            return
        editors.fill(editor, model.values, model.plan, model.fields[index.column()], model.value(index))  # type: ignore[arg-type]
        if isinstance(editor, editors.Line):
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        model = self._model
        field = model.fields[index.column()]
        try:
            value = editors.taken(editor, model.values, model.plan, field, model.desk.today)  # type: ignore[arg-type]
        except SmdeskError as error:
            model.keep(index, str(editors.raw(editor)), error)  # type: ignore[arg-type]
            return
        if value == model.value(index) and model.refused(index) is None:
            return
        model.put(index, value)

    def entered(self) -> None:
        """Enter goes down, as in a spreadsheet."""
        view: Any = self.parent()
        view.down_soon()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._ctx.theme.px(36))


def fitted(metrics: Any, text: str, room: int, lines: int) -> str:
    """As much of a text as ``lines`` lines hold, an ellipsis at its end when it is more."""
    mean = max(1, metrics.averageCharWidth())
    most = lines * room // mean + 8
    if len(text) <= room // mean:
        return text
    longest = max(text[: most * 2].split(), key=len, default="")
    whole_words = metrics.horizontalAdvance(longest) <= room
    flag = Qt.TextFlag.TextWordWrap if whole_words else Qt.TextFlag.TextWrapAnywhere  # an address breaks where it must
    whole = metrics.boundingRect(0, 0, room, 10_000, flag, text[: most * 2])
    if len(text) <= most * 2 and whole.height() <= lines * metrics.lineSpacing() + 2:
        return text
    low, high = 0, min(len(text), most * 2)
    while low < high:
        middle = (low + high + 1) // 2
        box = metrics.boundingRect(0, 0, room, 10_000, flag, text[:middle].rstrip() + " …")
        if box.height() <= lines * metrics.lineSpacing() + 2:
            low = middle
        else:
            high = middle - 1
    cut = text[:low].rstrip()
    if whole_words and low < len(text) and not text[low].isspace() and " " in cut:
        cut = cut.rsplit(" ", 1)[0]  # never in the middle of a word
    return cut.rstrip(" ,;:") + " …"


