"""A single record as a page to read; a value is changed where it stands."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QTextDocument
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.errors import SmdeskError
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Field, Form, Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services.plan_examples import example
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.views.strategy import editors
from smdesk.ui.views.strategy.desk import Desk, SectionBox
from smdesk.ui.views.strategy.sections.listmodel import Index, ItemModel
from smdesk.ui.views.strategy.values import Values
from smdesk.ui.widgets.markdown import show_markdown
from smdesk.ui.widgets.tall import TallList

LABEL, PAD, MOST = 184, 8, 720  # px: the labels' column, above and below a line, the widest a text is set
LONG_HIGH = 128


class Lines(editors.Ending):
    """Label at left, value at right."""

    def __init__(self, page: "RecordPage") -> None:
        super().__init__(page)
        self._page, self._ctx = page, page.desk.ctx

    def _room(self, width: float) -> QRectF:
        left = self._ctx.theme.px(LABEL)
        return QRectF(left, 0, min(MOST, max(80.0, width - left - 32)), 0)

    def _document(self, field: Field, text: str, room: float) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self._ctx.theme.font(tokens.BODY))
        document.setTextWidth(room)
        if field.form is Form.MARKDOWN:
            show_markdown(document, text, self._ctx.theme)
        else:
            document.setPlainText(text)
        return document

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, ItemModel)
        field = model.items[index.row()]
        text, _role = self._page.said(field)
        wide = self._page.viewport().width()
        high = self._document(field, text, self._room(wide).width()).size().height()
        label = self._document(_PLAIN, self._page.label(field), self._ctx.theme.px(LABEL) - 24).size().height()
        return QSize(wide, max(round(max(high, label)) + 2 * PAD, self._ctx.theme.px(36)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, theme = index.model(), self._ctx.theme
        assert isinstance(model, ItemModel)
        field = model.items[index.row()]
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["bg-hover"])
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
            draw(painter, "pencil", theme["ink-3"], area.right() - 24, area.top() + PAD + 1, 14)
        if focused:
            painter.setPen(QPen(theme["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        text, role = self._page.said(field)
        self._draw(painter, QRectF(PAD, area.top() + PAD, theme.px(LABEL) - 24, 0), _PLAIN, self._page.label(field), "ink-3")
        if self._page.private(field):
            draw(painter, "lock", theme["ink-3"], theme.px(LABEL) - 20, area.top() + PAD + 1, 13)
        room = self._room(area.width())
        self._draw(painter, QRectF(room.left(), area.top() + PAD, room.width(), 0), field, text, role)
        painter.restore()

    def _draw(self, painter: QPainter, box: QRectF, field: Field, text: str, role: str) -> None:
        from PySide6.QtGui import QAbstractTextDocumentLayout, QPalette

        document = self._document(field, text, box.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._ctx.theme[role])
        painter.save()
        painter.translate(box.topLeft())
        document.documentLayout().draw(painter, context)
        painter.restore()

    # -- editing ------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field, desk = self._page.fields[index.row()], self._page.desk
        desk.explain(self._page.section.kind, field)
        editor = editors.make(self._ctx, self._page.values, desk.plan, field, desk.today, parent)
        if isinstance(editor, editors.Line):
            editor.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if isinstance(editor, editors.Long | editors.Pick):
            editor.done.connect(self.end_sender)
        if isinstance(editor, editors.Pick):
            editor.open_soon()
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        room = self._room(option.rect.width())
        box = QRect(round(room.left()) - 9, option.rect.top(), round(room.width()) + 9, option.rect.height())
        if isinstance(editor, editors.Long):
            box.setHeight(max(box.height() + 16, self._ctx.theme.px(LONG_HIGH)))
            page = editor.parentWidget()
            over = box.bottom() - (page.height() if page is not None else 0)
            box.moveTop(max(0, box.top() - max(0, over)))
        else:
            box.setWidth(min(box.width(), self._ctx.theme.px(460)))
            box.setHeight(min(box.height(), self._ctx.theme.px(36)))
        editor.setGeometry(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        page, field = self._page, self._page.fields[index.row()]
        kept = page.kept.get(field.name)
        if kept is not None and isinstance(editor, editors.Line):
            editor.setText(kept)
            return
        editors.fill(editor, page.values, page.desk.plan, field, getattr(page.record, field.name))  # type: ignore[arg-type]
        if isinstance(editor, editors.Line):
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        page, field = self._page, self._page.fields[index.row()]
        try:
            value = editors.taken(editor, page.values, page.desk.plan, field, page.desk.today)  # type: ignore[arg-type]
        except SmdeskError as error:
            page.kept[field.name] = str(editors.raw(editor))  # type: ignore[arg-type]
            page.desk.refuse(error)
            page.fit_soon()
            return
        page.kept.pop(field.name, None)
        if value != getattr(page.record, field.name):
            page.desk.write(page.record, **{field.name: value})


_PLAIN = Field("", "", "")


class RecordPage(TallList):
    """The fields of one record under each other."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__()
        self.desk, self.section = desk, section
        self.shape = SHAPES[section.kind]
        self.fields = list(self.shape.fields)
        self.values = Values(desk.ctx)
        self.record: Any = None
        self.kept: dict[str, str] = {}
        self.lines = ItemModel(self, self._spoken, self._hint, lambda _: True)
        self.setModel(self.lines)
        self.setItemDelegate(Lines(self))
        self.setAccessibleName(desk.ctx.words(section.title))
        self.setEditTriggers(TallList.EditTrigger.AnyKeyPressed | TallList.EditTrigger.EditKeyPressed)
        self.clicked.connect(self._clicked)
        self.selectionModel().currentChanged.connect(self._moved)

    def label(self, field: Field) -> str:
        """The name of a field."""
        return self.desk.ctx.words(field.label)

    def private(self, field: Field) -> bool:
        """Whether it stands in no document."""
        return field.name in self.shape.private

    def said(self, field: Field) -> tuple[str, str]:
        """Its value in words with the colour role; an example where there is none yet."""
        _ = self.desk.ctx.words
        if field.name in self.kept:
            return self.kept[field.name], "danger"
        if self.record is None:
            return "", "ink"
        text = self.values.shown(self.desk.plan, field, getattr(self.record, field.name))
        if text:
            return text, "ink"
        one = example(self.section.kind, field.name, _.language)
        return (_("for example: {example}", example=one) if one else _(field.hint)), "ink-3"

    def _spoken(self, field: Field) -> str:
        text, role = self.said(field)
        return f"{self.label(field)}: {text if role != 'ink-3' else self.desk.ctx.words('missing')}"

    def _hint(self, field: Field) -> str:
        return self.desk.ctx.words(field.hint)

    def show_record_of(self, record: Any) -> None:
        """Show a record."""
        self.record = record
        self.lines.load(self.fields)
        self.fit()
        self.viewport().update()

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and self.hasFocus():
            self.desk.explain(self.section.kind, self.fields[index.row()])

    def _clicked(self, index: QModelIndex) -> None:
        field = self.fields[index.row()]
        if field.form is Form.FLAG:
            self.desk.write(self.record, **{field.name: not getattr(self.record, field.name)})
        else:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid() and not event.modifiers():
            self._clicked(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            field = self.fields[index.row()]
            if field.form is not Form.CHOICE:
                empty = type(getattr(self.record, field.name))()
                self.desk.write(self.record, **{field.name: empty})
        else:
            super().keyPressEvent(event)


class One(SectionBox):
    """The section."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        self.page = RecordPage(desk, section)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.setFocusProxy(self.page)

    def show_plan(self, plan: WholePlan) -> None:
        """The record as it is now."""
        self.page.show_record_of(plan.one(self.section.kind))

    def add_new(self) -> None:
        """There is only one: stand at the first value that is missing."""
        self.page.setFocus()
        empty = (row for row, one in enumerate(self.page.fields) if self.page.said(one)[1] == "ink-3")
        self.page.setCurrentIndex(self.page.lines.index(next(empty, 0)))
