"""A calm dialog: title, body, one primary button, Esc to leave; no boxes in boxes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.errors import SmdeskError
from smdesk.services.wording import sentence
from smdesk.ui.announce import announce
from smdesk.ui.context import Context
from smdesk.ui.widgets.chip import Button, Label
from smdesk.ui.widgets.scrim import dim_behind

WIDEST = 980  # px that larger text may widen a dialog to: it fits into the smallest window
LABEL_WIDE = 240


class CalmDialog(QDialog):
    """Give it a title; fill ``self.body``; add buttons with :meth:`finish_with`."""

    def __init__(
        self, parent: QWidget | None, ctx: Context, title: str, intro: str = "", width: int = 560
    ) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.setWindowTitle(title)
        dim_behind(self, ctx.theme)
        self.setMinimumWidth(max(width, min(ctx.theme.px(width), WIDEST)))
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(24, 20, 24, 20)
        self._outer.setSpacing(12)
        head = Label(title, "title", wrap=True)
        self._outer.addWidget(head)
        if intro:
            self._outer.addWidget(Label(intro, "second", wrap=True))
        self.problem = Label("", "danger", wrap=True)
        self.problem.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._outer.addLayout(self.body, 1)
        self._outer.addWidget(self.problem)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self._outer.addLayout(self.foot)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self._hide_contents)

    def finish_with(
        self,
        primary: str = "",
        run: Callable[[], object] | None = None,
        cancel: str = "",
        extra: QWidget | None = None,
    ) -> Button | None:
        """Buttons at the foot: ``extra`` at left, then cancel, then the primary one (Ctrl+Enter)."""
        _ = self.ctx.words
        if extra is not None:
            self.foot.addWidget(extra)
        self.foot.addStretch(1)
        close = Button(self.ctx.theme, cancel or (_("Cancel") if primary else _("Close")), "outline")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.foot.addWidget(close)
        if not primary or run is None:
            return None
        button = Button(self.ctx.theme, primary, "primary", key="Ctrl+↵")
        button.setDefault(True)
        button.clicked.connect(run)
        self.foot.addWidget(button)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        return button

    def _hide_contents(self) -> None:
        """The window's verb: its own keys sleep while a dialog is open."""
        self.ctx.actions["hide"].trigger()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._grow()
        return done

    def _grow(self) -> None:
        """Be as high as wrapped lines need: Qt's own minimum does not know how often they break."""
        wide = self.width()
        need = self._outer.totalHeightForWidth(wide) if self._outer.hasHeightForWidth() else 0
        parent = self.parentWidget()
        if parent is not None:
            need = min(need, parent.window().height())
        if need > self.height():
            self.resize(wide, need)

    def refuse(self, text: str) -> None:
        """Say in the dialog why something did not go."""
        self.problem.setText(text)
        self.problem.show()
        announce(self.problem, text, urgent=True)

    def attempt(self, work: Callable[[], object]) -> bool:
        """Run; a refusal is shown in the dialog, where what was typed stays."""
        try:
            work()
        except SmdeskError as error:
            self.refuse(sentence(error, self.ctx.words))
            return False
        self.problem.hide()
        return True


class Form(QFormLayout):
    """A form whose labels stand level with their fields."""

    def addRow(self, *parts: Any) -> None:
        """A label (text) and its field, or one widget over the whole width."""
        if len(parts) == 2 and isinstance(parts[0], str):
            label = Label(parts[0], "second")
            label.setWordWrap(label.fontMetrics().horizontalAdvance(parts[0]) > LABEL_WIDE - 10)
            label.setMinimumHeight(32 if parts[0] else 0)
            label.setMaximumWidth(LABEL_WIDE)
            if isinstance(parts[1], QCheckBox):
                parts[1].setMinimumHeight(label.minimumHeight())
            super().addRow(label, parts[1])
            keep_readable(label)
        else:
            super().addRow(*parts)
        if isinstance(parts[-1], Label):
            keep_readable(parts[-1])


class _Lines(QObject):
    """Gives a wrapped label the height of its lines: a form layout in a page of tabs does not ask for it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, Label):
            watched.setMinimumHeight(max(self._least, watched.heightForWidth(watched.width())))
        return False

    def __init__(self, label: Label) -> None:
        super().__init__(label)
        self._least = label.minimumHeight()
        label.installEventFilter(self)


def keep_readable(label: Label) -> None:
    """See that no line of a wrapped label is cut off."""
    if label.wordWrap():
        _Lines(label)


def form() -> Form:
    """An empty form."""
    made = Form()
    made.setHorizontalSpacing(16)
    made.setVerticalSpacing(10)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)  # a long field goes under its label
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return made


def scrolled(content: QWidget) -> QScrollArea:
    """A frameless scroll area around a widget."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


def hairline() -> QFrame:
    """One pixel of separation."""
    line = QFrame()
    line.setProperty("look", "hline")
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
        inner = item.layout()
        if inner is not None:
            clear(inner)
