"""The client's own dates: its feast, its closing week, its birthday."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QLineEdit,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.clients import OwnDate
from smdesk.domain.time import day_of
from smdesk.services import clients as service
from smdesk.ui.context import Context
from smdesk.ui.dates import long_day
from smdesk.ui.widgets.chip import Button, Label, row
from smdesk.ui.widgets.rowlist import RowList


class DatesPage(QWidget):
    """A list, a line to add one, Del to remove."""

    def __init__(self, ctx: Context, client_id: int) -> None:
        super().__init__()
        _ = ctx.words
        self._ctx, self._client_id = ctx, client_id
        self.list = RowList()
        self.list.setAccessibleName(_("Own dates"))
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(_("Day"))
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("What happens that day"))
        self.title.setAccessibleName(_("Title"))
        self.yearly = QCheckBox(_("every year"))
        add = Button(ctx.theme, _("Add date"), "outline", "plus")
        add.clicked.connect(self._add)
        self.title.returnPressed.connect(self._add)
        remove = Button(ctx.theme, _("Remove"), "danger", "trash")
        remove.clicked.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(
            Label(_("They stand in the margin of the calendar, beside the holidays."), "second", wrap=True)
        )
        column.addWidget(self.list, 1)
        column.addWidget(row(self.day, self.title))
        column.addWidget(row(self.yearly, None, add, remove))
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for own in sorted(self._ctx.store.find(OwnDate, client_id=self._client_id), key=lambda one: one.day):
            day = long_day(self._ctx.locale, day_of(own.day))
            suffix = f"  ({self._ctx.words('every year')})" if own.yearly else ""
            item = QListWidgetItem(f"{day}   {own.title}{suffix}")
            item.setData(256, own.id)
            self.list.addItem(item)

    def _add(self) -> None:
        dialog = self.window()
        day = self.day.date().toString("yyyy-MM-dd")

        def add() -> None:
            service.add_own_date(
                self._ctx.store,
                self._client_id,
                day,
                self.title.text().strip(),
                yearly=self.yearly.isChecked(),
            )

        if dialog.attempt(add):  # type: ignore[attr-defined]
            self.title.clear()
            self._fill()

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            own_id = int(item.data(256))
            self._ctx.guard(lambda: service.remove_own_date(self._ctx.store, own_id))
            self._fill()
