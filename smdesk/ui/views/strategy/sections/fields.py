"""Fields that stand in the page itself: a line that adds, a text that grows with what is written in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QTextEdit

from smdesk.domain.plan.chapters import SHAPES
from smdesk.ui import tokens
from smdesk.ui.composer.marks import lets_pass
from smdesk.ui.spelling import spell
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.parts import height_of


class QuickLine(QLineEdit):
    """Enter adds what is written and leaves the line ready for the next; Esc empties it."""

    added = Signal(str)

    def __init__(self, hint: str, name: str = "") -> None:
        super().__init__()
        self._hint = hint
        self.setAccessibleName(name or hint)
        self.setToolTip(hint)
        self._fit()
        self.returnPressed.connect(self._add)

    def _add(self) -> None:
        text = self.text().strip()
        if text:
            self.clear()
            self.added.emit(text)

    def _fit(self) -> None:
        """The hint is shortened where there is no room for it; it is said in full as its name."""
        room = self.width() - 24
        self.setPlaceholderText(self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class Written(QTextEdit):
    """A text of a record, edited where it stands; kept when the keys leave it or by Ctrl+Enter, Esc takes back."""

    def __init__(
        self, desk: Desk, kind: str, field: str, keep: Callable[[str], object], *, size: int = tokens.BODY,
        strong: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._kind, self._field, self._keep = desk, SHAPES[kind].kind, SHAPES[kind].field(field), keep
        self._size, self._strong, self._was = size, strong, ""
        words = desk.ctx.words
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(words(self._field.label))
        self.setPlaceholderText(words(self._field.hint))
        self.setToolTip(words(self._field.hint))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self._restyle()
        self.textChanged.connect(self._grow)
        spell(self, desk.ctx, lambda: desk.plan.client.id)
        desk.ctx.theme.changed.connect(self._restyle)

    def show_text(self, text: str) -> None:
        """What the record says now; what is being typed is left alone."""
        if self.hasFocus() and self.toPlainText() != self._was:
            return
        self._was = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        self._grow()

    def _restyle(self) -> None:
        """It stands in the page like print, and has a frame only while it is typed in."""
        theme = self._desk.ctx.theme
        font = theme.font(self._size, self._strong)
        hover, base, focus = (theme[role].name(QColor.NameFormat.HexArgb) for role in ("bg-hover", "bg-surface", "focus"))
        self.setStyleSheet(
            "QTextEdit { border: 1px solid transparent; background: transparent; padding: 2px 2px;"
            f" font-size: {font.pixelSize()}px; font-weight: {600 if self._strong else 400}; min-height: 20px; }}"
            f" QTextEdit:hover {{ background: {hover}; }}"
            f" QTextEdit:focus {{ border: 2px solid {focus}; padding: 1px 1px; background: {base}; }}"
        )
        self.setFont(font)
        self._grow()

    def _grow(self) -> None:
        text = self.toPlainText() or self.placeholderText()
        room = max(40, self.viewport().width() - 2 * self.document().documentMargin())
        need = round(max(height_of(text, self._desk.ctx.theme.font(self._size, self._strong), room), 16)) + 20
        if need != self.height():
            self.setFixedHeight(need)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter keeps the text here, whatever it does elsewhere in the window; what was kept is the window's
        to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _keeps(event):
                event.accept()
                return True
            if lets_pass(self.document(), event):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _keeps(event):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._was)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._desk.explain(self._kind, self._field)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def commit(self) -> None:
        """Keep what is written, if it changed."""
        text = self.toPlainText().strip()
        if text != self._was:
            self._was = text
            self.document().setUndoRedoEnabled(False)  # taken back here, it would be kept as one more edit,
            self.document().setUndoRedoEnabled(True)  # and the window's undo would bring the words back
            self._keep(text)


def _keeps(event: QKeyEvent) -> bool:
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(control)
