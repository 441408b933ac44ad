"""A list of lines that may be filled before it is first shown."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget


class RowList(QListWidget):
    """On a page of tabs that is not in front Qt measures the lines before the style sheet is known, and keeps that."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.doItemsLayout()
