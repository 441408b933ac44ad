"""The popup that opens at "/": filter while typing, Enter puts the text in, Esc leaves what was typed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smdesk.domain.media import Snippet
from smdesk.ui.composer.editor import Editor
from smdesk.ui.context import Context
from smdesk.ui.widgets.chip import Button, Label

WIDTH, MOST = 336, 7


class SnippetPopup(QFrame):
    """Floats over the page; the focus stays in the text."""

    def __init__(self, page: QWidget, ctx: Context, editor: Editor) -> None:
        super().__init__(page)
        self._page = page
        self._ctx, self._editor = ctx, editor
        self.setProperty("look", "raised")
        self.setFixedWidth(WIDTH)
        self.list = QListWidget()
        self.list.setAccessibleName(ctx.words("Snippets"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(self._clicked)
        self._none = Label("", "second", wrap=True)
        self._make = Button(ctx.theme, ctx.words("Snippets…"), "link")
        self._make.clicked.connect(self._manage)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        column.addWidget(self._none)
        column.addWidget(self._make, 0, Qt.AlignmentFlag.AlignLeft)
        editor.slash_over.connect(self.hide)
        editor.popup_keys = self.take_key
        self.hide()

    def offer(self, found: list[Snippet], any_at_all: bool) -> None:
        """Show these, the first one ready to be taken."""
        _ = self._ctx.words
        self.list.clear()
        for snippet in found:
            item = QListWidgetItem(f"/{snippet.name}   {' '.join(snippet.text.split())}")
            item.setData(Qt.ItemDataRole.UserRole, snippet.text)
            item.setToolTip(snippet.text)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        rows = min(MOST, len(found))
        self.list.setFixedHeight(rows * max(26, self.list.sizeHintForRow(0)) + 12 if rows else 0)
        self._none.setVisible(not found)
        self._none.setText(
            _("No snippet has this name.")
            if any_at_all
            else _("There are no snippets yet: texts you write often.")
        )
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        page = self._page
        rect = self._editor.cursor_rect_in(page)
        x = min(rect.left(), page.width() - self.width() - 8)
        below = rect.bottom() + 6
        y = below if below + self.height() < page.height() else rect.top() - self.height() - 6
        self.move(QPoint(max(8, x), max(8, y)))

    def take_key(self, event: QKeyEvent) -> bool:
        """Keys while the popup is open: arrows, Enter and Tab, Esc; True when it was one of them."""
        if self.isHidden():
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._editor.leave_slash()
            return True
        rows = self.list.count()
        if not rows:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % rows)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._clicked(self.list.currentItem())
            return True
        return False

    def _clicked(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._editor.complete(str(item.data(Qt.ItemDataRole.UserRole)))

    def _manage(self) -> None:
        from smdesk.ui.dialogs.snippets import SnippetsDialog

        self._editor.leave_slash()
        SnippetsDialog(self.window(), self._ctx).exec()
