"""The columns of the page: text at left, checklist, preview or history; folded by the width there is."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smdesk.ui.composer.checklist import Checklist
from smdesk.ui.composer.editor import Editor
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import hairline
from smdesk.ui.widgets.chip import Button

CHECKLIST, PREVIEW = 264, 340
WITH_PREVIEW, WITH_COLUMN = 1136, 1036  # px of page: below them the preview hides, the checklist folds


class Columns(QWidget):
    """Puts the parts side by side; the right column is remembered open or closed."""

    def __init__(
        self,
        ctx: Context,
        checklist: Checklist,
        previews: QWidget,
        past: QWidget,
        editor: Editor,
        history: QAbstractButton,
    ) -> None:
        super().__init__()
        self._ctx, self._checklist, self._previews = ctx, checklist, previews
        self._past, self._editor, self._history = past, editor, history
        self._side = ""  # what the right column was opened with in a narrow window
        self.fields = QWidget()
        self.flowing = QVBoxLayout(self.fields)
        self.flowing.setContentsMargins(24, 14, 24, 16)
        self.flowing.setSpacing(12)
        self.folded_list = QVBoxLayout()
        self.flowing.addLayout(self.folded_list)
        self.page, self.aside = _scroll(self.fields), _scroll(checklist)
        self.aside.setFixedWidth(CHECKLIST)
        self.rule = QFrame()
        self.rule.setProperty("look", "vline")
        self.side = QStackedWidget()
        self.side.setFixedWidth(PREVIEW)
        self.side.addWidget(previews)
        self.side.addWidget(past)
        self.left = QVBoxLayout()
        self.left.setSpacing(0)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(self.left, 1)
        across.addWidget(self.rule)
        across.addWidget(self.aside)
        across.addWidget(self.side)
        self.open_preview = Button(ctx.theme, ctx.words("Preview"), "outline", "eye")
        self.open_preview.clicked.connect(partial(self.show_side, "preview"))

    def fill(self, head: QWidget, tabs: QWidget, *parts: QWidget) -> None:
        """Head and tabs stay; the parts below them scroll."""
        strip = QHBoxLayout()
        strip.setContentsMargins(14, 4, 16, 0)
        strip.addWidget(tabs)
        self.left.addWidget(head)
        self.left.addLayout(strip)
        self.left.addWidget(hairline())
        self.left.addWidget(self.page, 1)
        for part in parts:
            self.flowing.addWidget(part)
        self.flowing.addStretch(1)

    def show_side(self, what: str) -> None:
        """Open the right column with "preview" or "history", or close it (remembered)."""
        self._side = what
        if what != "history":
            self._ctx.guard(lambda: self._ctx.store.settings.set("composer.preview", what == "preview"))
        self.arrange()

    def toggle_history(self) -> None:
        """Open or close the history."""
        self.show_side("preview" if self._side == "history" else "history")

    def arrange(self) -> None:
        """Fold and hide by the width there is."""
        wide = self.width()
        kept = bool(self._ctx.store.settings.get("composer.preview", True))
        history = self._side == "history"
        fits = wide >= WITH_PREVIEW
        shown = history or (kept if fits else self._side == "preview")
        self.side.setCurrentWidget(self._past if history else self._previews)
        self.side.setVisible(shown)
        self.open_preview.setVisible(not shown)
        self._history.setChecked(history)
        fold = wide < WITH_COLUMN or (shown and not fits)
        if fold != self._checklist.folded:
            if fold:
                self.aside.takeWidget()
                self.folded_list.addWidget(self._checklist)
            else:
                self.folded_list.removeWidget(self._checklist)
                self.aside.setWidget(self._checklist)
            self._checklist.setAutoFillBackground(False)  # the scroll area had switched it on
            self._checklist.show()
        self._checklist.fold(fold)
        self.aside.setVisible(not fold)
        self.rule.setVisible(not fold)
        self._editor.room = max(200, self.page.height() - 110)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


def _scroll(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
