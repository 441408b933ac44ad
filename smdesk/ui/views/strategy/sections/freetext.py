"""Free text of a section: shown as it will read, written where it stands, kept while it is typed."""

import re

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QStackedLayout, QTextBrowser

from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import plan as plans
from smdesk.services.plan_examples import texts
from smdesk.ui import tokens
from smdesk.ui.spelling import spell
from smdesk.ui.theme import Theme
from smdesk.ui.views.strategy.desk import Desk, SectionBox
from smdesk.ui.widgets.markdown import show_markdown

WAIT_MS, LEAST, WIDEST = 400, 64, 760
_MARKS = (
    (re.compile(r"^#{1,6} .*$"), "strong"),
    (re.compile(r"^\s*([-*+]|\d+\.) "), "mark"),
    (re.compile(r"\*\*[^*]+\*\*"), "strong"),
    (re.compile(r"(?<!\*)\*[^*\s][^*]*\*(?!\*)|(?<!\w)_[^_]+_(?!\w)"), "slant"),
    (re.compile(r"\[[^\]]+\]\([^)]+\)"), "link"),
    (re.compile(r"^> .*$"), "quote"),
)


class Marks(QSyntaxHighlighter):
    """Shows what the marks of Markdown mean without hiding them."""

    def __init__(self, edit: QPlainTextEdit, theme: Theme) -> None:
        super().__init__(edit.document())
        self._theme = theme

    def highlightBlock(self, text: str) -> None:
        for pattern, kind in _MARKS:
            for match in pattern.finditer(text):
                look = QTextCharFormat()
                if kind == "strong":
                    look.setFontWeight(QFont.Weight.DemiBold)
                elif kind == "slant":
                    look.setFontItalic(True)
                else:
                    look.setForeground(self._theme["accent-text" if kind == "link" else "ink-3"])
                self.setFormat(match.start(), match.end() - match.start(), look)


class Shown(QTextBrowser):
    """The text as it reads; a click or Enter begins to write."""

    asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Written(QPlainTextEdit):
    """The text with its marks; Esc or Ctrl+Enter ends."""

    left = Signal()
    ended = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class FreeText(SectionBox):
    """Both of them in one place."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        name = desk.ctx.words(section.title)
        self.shown, self.edit = Shown(name), Written(name)
        self._text, self._empty = "", True
        Marks(self.edit, desk.ctx.theme)
        spell(self.edit, desk.ctx, lambda: desk.plan.client.id)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.shown)
        self._stack.addWidget(self.edit)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.setMaximumWidth(desk.ctx.theme.px(WIDEST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.keep)
        self.edit.textChanged.connect(self._typed)
        self.edit.ended.connect(self._end)
        self.edit.left.connect(self._leave)
        self.shown.asked.connect(self.begin)
        self.setFocusProxy(self.shown)
        desk.ctx.theme.changed.connect(self._render)

    @property
    def writing(self) -> bool:
        """Whether the text is being written."""
        return self._stack.currentWidget() is self.edit

    def show_plan(self, plan: WholePlan) -> None:
        """The text as it is now; what is being written is left alone, unless it was changed from elsewhere."""
        text = plan.text(self.section.key)
        if self.writing and (self.edit.hasFocus() or self._wait.isActive()) and self.edit.toPlainText() != text:
            if self._wait.isActive() or text == self._text:
                return
            self.edit.setPlainText(text)  # undone, or written in another window
        self._text = text
        self._render()

    def _render(self) -> None:
        theme, _ = self.desk.ctx.theme, self.desk.ctx.words
        self._empty = not self._text.strip()
        ground = "background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px 8px;"
        ring = theme["focus"].name()
        third = theme["ink-3"].name()
        color = third if self._empty else theme["ink"].name()
        self.shown.setStyleSheet(
            f"QTextBrowser {{ {ground} color: {color}; }} QTextBrowser:hover {{ background: {theme['bg-hover'].name()}; }}"
            f" QTextBrowser:focus {{ border: 2px solid {ring}; padding: 3px 7px; }}"
        )
        self.shown.document().setDefaultFont(theme.font(tokens.BODY))
        self.shown.document().setDocumentMargin(2)
        if self._empty:
            sample = texts(self.section.key, _.language)
            first = " ".join(sample.split())[:240]
            self.shown.setPlainText(_("for example: {example}", example=f"{first} …") if sample else _("Write here …"))
        else:
            show_markdown(self.shown.document(), self._text, theme)
        self._fit()

    def _fit(self) -> None:
        document = self.shown.document()
        document.setTextWidth(max(100, self.width() - 24))
        need = round(document.size().height()) + 16
        if self.writing:
            lines = self.edit.document()
            spacing = self.edit.fontMetrics().lineSpacing()
            rows = sum(
                max(1, block.layout().lineCount()) for block in (lines.findBlockByNumber(n) for n in range(lines.blockCount()))
            )
            need = max(need, (rows + 1) * spacing + 28)
        need = max(need, self.desk.ctx.theme.px(LEAST))
        if need != self.height():
            self.setFixedHeight(need)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- writing ------------------------------------------------------------------------------

    def begin(self) -> None:
        """Turn to writing."""
        if self.writing:
            return
        self.edit.setPlainText(self._text)
        self._wait.stop()
        self._stack.setCurrentWidget(self.edit)
        self.edit.setFocus()
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        self._fit()

    def add_new(self) -> None:
        """The same."""
        self.begin()

    def _typed(self) -> None:
        if self.writing:
            self._wait.start()
            self._fit()

    def keep(self) -> None:
        """Write what was typed."""
        self._wait.stop()
        text = self.edit.toPlainText().rstrip()
        if self.writing and text != self._text:
            before, self._text = self._text, text
            store, client_id = self.desk.ctx.store, self.desk.plan.client.id
            if not self.desk.do(lambda: plans.set_text(store, client_id, self.section.key, text)):
                self._text = before  # it stays in the editor, to be tried again

    def _leave(self) -> None:
        self.keep()
        if self.edit.toPlainText().rstrip() == self._text:
            self._stack.setCurrentWidget(self.shown)
            self._render()

    def _end(self) -> None:
        self._leave()
        self.shown.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)
