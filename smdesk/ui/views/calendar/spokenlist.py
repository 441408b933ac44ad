"""A list view that lays its items out itself, and still tells a screen reader which one the keys are at."""

from PySide6.QtCore import QItemSelection, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from smdesk.ui.views.calendar.model import Index


class SpokenList(QListView):
    """Qt's list view looks items up in its own layout, which is never made here, and would tell of the list alone."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        if self.hasFocus():
            self._tell(current, QAccessible.Event.Focus)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        if not QAccessible.isActive() or not self.isVisible():
            return  # nobody listens, or the view and its model are going away
        for chosen, what in ((deselected, QAccessible.Event.SelectionRemove), (selected, QAccessible.Event.SelectionAdd)):
            for index in chosen.indexes():
                self._tell(index, what)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if QAccessible.isActive():
            QTimer.singleShot(0, self, self._tell_current)  # after Qt has told of the list itself

    def _tell_current(self) -> None:
        if self.hasFocus():
            self._tell(self.currentIndex(), QAccessible.Event.Focus)

    def _tell(self, index: Index, what: QAccessible.Event) -> None:
        if index.isValid() and QAccessible.isActive():
            event = QAccessibleEvent(self, what)
            event.setChild(index.row())
            QAccessible.updateAccessibility(event)
