"""Finds what can be worked and has no name for a screen reader, in any widget that is shown."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

WORKED_WIDGETS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit,
)  # fmt: skip


def nameless(root: QWidget) -> list[str]:
    """What takes the focus under ``root`` and has no name for a screen reader."""
    found = []
    for widget in root.findChildren(QWidget):
        worked = isinstance(widget, WORKED_WIDGETS) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        inside = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
        if not worked or inside or not widget.isVisible() or within(widget, QAbstractSpinBox | QComboBox):
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if face is not None and not face.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def within(widget: QWidget, kinds: Any) -> bool:
    """Whether a widget is part of one of these kinds."""
    one = widget.parentWidget()
    while one is not None and not isinstance(one, kinds):
        one = one.parentWidget()
    return one is not None
