"""Editors of single values, by the form of their field; tables, pages and dialogs share them."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStyledItemDelegate,
    QWidget,
    QWidgetAction,
)

from smdesk.domain.plan.shape import Field, Form
from smdesk.domain.plan.whole import WholePlan
from smdesk.ui.context import Context
from smdesk.ui.icons import icon
from smdesk.ui.spelling import spell
from smdesk.ui.views.strategy.values import LONG, NUMBERS, PICKED, Values


class Line(QLineEdit):
    """One line; what it holds is read by the rules of its field when asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def raw(self) -> str:
        """What stands in it."""
        return self.text()


class DayLine(Line):
    """A line that takes a day in words or figures, with a month to pick from."""

    def __init__(self, parent: QWidget | None, ctx: Context, today: date) -> None:
        super().__init__(parent)
        self._ctx, self._today = ctx, today
        self.setStyleSheet("QToolButton { min-height: 0; padding: 0; border: none; }")
        action = self.addAction(icon("calendar", ctx.theme["ink-2"], 16), QLineEdit.ActionPosition.TrailingPosition)
        action.setText(ctx.words("Pick a day"))
        action.setToolTip(ctx.words("Pick a day"))
        action.triggered.connect(self.pick)

    def pick(self) -> None:
        """Open the month."""
        menu = QMenu(self)
        month = QCalendarWidget(menu)
        month.setLocale(self._ctx.locale)
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        month.setSelectedDate(QDate(self._today.year, self._today.month, self._today.day))
        month.activated.connect(self._picked)
        month.clicked.connect(self._picked)
        action = QWidgetAction(menu)
        action.setDefaultWidget(month)
        menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _picked(self, day: QDate) -> None:
        self.setText(day.toString("yyyy-MM-dd"))
        self.setModified(True)
        menu = self.findChild(QMenu)
        if menu is not None:
            menu.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.pick()
            return
        super().keyPressEvent(event)


class Long(QPlainTextEdit):
    """Several lines; Ctrl+Enter ends, Tab goes on."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def raw(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done.emit()
            return
        super().keyPressEvent(event)


class Pick(QComboBox):
    """A list; typing goes to the entry that begins so."""

    done = Signal()

    def __init__(self, parent: QWidget | None, options: list[tuple[Any, str]]) -> None:
        super().__init__(parent)
        for code, name in options:
            self.addItem(name, code)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        longest = max((self.fontMetrics().horizontalAdvance(name) for _, name in options), default=80)
        self.view().setMinimumWidth(min(480, longest + 48))
        self.activated.connect(self._chosen)

    def _chosen(self, _place: int) -> None:
        self.done.emit()

    def show_code(self, code: Any) -> None:
        """Stand at an entry; one that is gone is put at the end, so that it is not lost."""
        place = self.findData(code)
        if place < 0 and code not in ("", 0, None):
            self.addItem(str(code), code)
            place = self.count() - 1
        self.setCurrentIndex(max(0, place))

    def open_soon(self) -> None:
        """Unfold once it stands in its place."""
        QTimer.singleShot(0, self, self.showPopup)


class Flag(QCheckBox):
    """Yes or no."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Ending(QStyledItemDelegate):
    """A delegate whose editors end with Enter (of one line) or as they say themselves; Enter goes no further."""

    def end(self, editor: QWidget) -> None:
        """Keep what an editor holds and put it away."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def end_sender(self) -> None:
        """The same, for an editor that says so itself."""
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.end(editor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, Line)
        ):
            self.end(watched)
            self.entered()
            return True
        return bool(super().eventFilter(watched, event))

    def entered(self) -> None:
        """Enter was pressed in a line: what it wrote is kept."""


Editor = Line | Long | Pick | Flag


def make(ctx: Context, values: Values, plan: WholePlan, field: Field, today: date, parent: QWidget | None = None) -> Editor:
    """The editor of a field, named for those who hear the window."""
    editor: Editor
    if field.form in PICKED:
        editor = Pick(parent, values.options(plan, field))
    elif field.form is Form.FLAG:
        editor = Flag(parent)
    elif field.form in LONG:
        editor = Long(parent)
        spell(editor, ctx, lambda: plan.client.id)
    elif field.form in (Form.DAY, Form.MONTH):
        editor = DayLine(parent, ctx, today)
    else:
        editor = Line(parent)
        if field.form in NUMBERS:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    editor.setAccessibleName(ctx.words(field.label))
    editor.setAccessibleDescription(ctx.words(field.hint))
    return editor


def fill(editor: Editor, values: Values, plan: WholePlan, field: Field, value: Any) -> None:
    """Put a value into its editor."""
    if isinstance(editor, Pick):
        editor.show_code(value)
    elif isinstance(editor, Flag):
        editor.setChecked(bool(value))
    elif isinstance(editor, Long):
        editor.setPlainText(str(value))
    else:
        editor.setText(values.typed(plan, field, value))


def taken(editor: Editor, values: Values, plan: WholePlan, field: Field, today: date) -> Any:
    """What an editor holds, as the store keeps it.

    :raises BadInput: when it breaks the field's rule
    """
    if isinstance(editor, Pick):
        return editor.currentData()
    if isinstance(editor, Flag):
        return editor.isChecked()
    return values.read(plan, field, editor.raw(), today)


def raw(editor: Editor) -> Any:
    """What stands in an editor, whether it can be read or not."""
    if isinstance(editor, Pick):
        return editor.currentData()
    if isinstance(editor, Flag):
        return editor.isChecked()
    return editor.raw()
