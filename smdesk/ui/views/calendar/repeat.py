"""Small questions: how a post repeats, and a day of the client's own."""

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from smdesk.domain.cards import Card
from smdesk.domain.errors import N_, SmdeskError
from smdesk.domain.time import day_of
from smdesk.language import Words
from smdesk.services.series import MOST
from smdesk.ui.dates import qdate
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.dialogs.scope import ScopeDialog, ask_scope
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.widgets.chip import Button, Label
from smdesk.ui.widgets.figure import Figure

__all__ = ["OwnDateDialog", "RepeatDialog", "ScopeDialog", "ask_scope"]
_FREQUENCIES = (
    ("DAILY", N_("days")),
    ("WEEKLY", N_("weeks")),
    ("MONTHLY", N_("months")),
    ("YEARLY", N_("years")),
)
_WEEKS_OFFERED = 10
_SEEN = 4  # days said before the last


def monthly_choices(day: date, words: Words) -> list[tuple[str, str]]:
    """Ways to come back each month from a day on, as (part of a rule, words): its number, the end, its weekday."""
    from smdesk.domain.recurrence import DAYS, spoken_days

    rest = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1) - day
    name = DAYS[day.weekday()]
    parts = [f"BYMONTHDAY={day.day}"]
    parts += ["BYMONTHDAY=-1"] if not rest.days else []
    parts += [f"BYDAY={1 + (day.day - 1) // 7}{name}"] if day.day <= 28 else []
    parts += [f"BYDAY=-1{name}"] if rest.days < 7 else []
    return [(part, spoken_days(part, words)) for part in parts]


class RepeatDialog(CalmDialog):
    """Every so many days, weeks or months; on which weekdays; until when."""

    def __init__(self, parent: QWidget, desk: Desk, card: Card, title: str = "") -> None:
        _ = desk.ctx.words
        intro = _("“{title}” comes back at {hour}, also when clocks change.",
                  title=desk.texts.title(card), hour=desk.texts.hour(card.due_wall[11:]))  # fmt: skip
        super().__init__(parent, desk.ctx, title or _("Repeat"), intro, 480)
        self._desk, self._card = desk, card
        self._first = day_of(card.due_wall)
        self.every = Figure()
        self.every.setRange(1, 99)
        self.every.setAccessibleName(_("Every"))
        self.freq = QComboBox()
        self.freq.setAccessibleName(_("Unit"))
        for value, name in _FREQUENCIES:
            self.freq.addItem(_(name), value)
        self.freq.setCurrentIndex(1)
        self.body.addLayout(_line(Label(_("Every")), self.every, self.freq))
        self.weekdays: list[Button] = []
        days = QHBoxLayout()
        days.setSpacing(6)
        for number in range(7):
            chip = Button(desk.ctx.theme, desk.texts.weekday(number, short=True), "chip")
            chip.setAccessibleName(desk.texts.weekday(number))
            chip.setCheckable(True)
            chip.setChecked(number == self._first.weekday())
            chip.setEnabled(number != self._first.weekday())
            chip.toggled.connect(self._reread)
            days.addWidget(chip)
            self.weekdays.append(chip)
        self._days = QWidget()
        days.setContentsMargins(0, 0, 0, 0)
        self._days.setLayout(days)
        self.body.addWidget(self._days)
        self.on = QComboBox()
        self.on.setAccessibleName(_("Day of the month"))
        self._offer_days()
        self.on.currentIndexChanged.connect(self._reread)
        self.body.addLayout(_line(self.on))
        self.body.addLayout(self._ends())
        self.said = Label("", "second", wrap=True)
        self.body.addWidget(self.said)
        self.coming = Label("", "caption", wrap=True)
        self.body.addWidget(self.coming)
        self.note = Label(
            _("Posts are made for two years, at most {n}; later the series can be carried on.", n=MOST), "caption", wrap=True
        )
        self.body.addWidget(self.note)
        self.body.addStretch(1)  # what has fewer lines than before leaves its room at the foot
        self.every.valueChanged.connect(self._reread)
        self.freq.currentIndexChanged.connect(self._reread)
        self._start()

    def _start(self) -> None:
        self.finish_with(self.ctx.words.p_("verb", "Repeat"), self._make)
        self._reread()

    def _offer_days(self) -> None:
        self.on.clear()
        for part, name in monthly_choices(self._first, self.ctx.words):
            self.on.addItem(name, part)
        if self._first.day > 28:  # not every month has such a day, and each has a last one
            self.on.setCurrentIndex(max(0, self.on.findData("BYMONTHDAY=-1")))

    def _ends(self) -> QHBoxLayout:
        _ = self.ctx.words
        self.end = QComboBox()
        self.end.setAccessibleName(_("Ends"))
        self.end.addItem(_("ends after"), "count")
        self.end.addItem(_("ends on"), "date")
        self.end.addItem(_("never ends"), "never")
        self.until = QDateEdit(qdate(self._first + timedelta(weeks=_WEEKS_OFFERED)))
        self.until.setCalendarPopup(True)
        self.until.setDateRange(
            qdate(self._first + timedelta(days=1)), qdate(self._first + timedelta(days=731))
        )
        self.until.setAccessibleName(_("Last day"))
        self.count = Figure()
        self.count.setRange(2, 400)
        self.count.setValue(_WEEKS_OFFERED)
        self.count.setAccessibleName(_("How many times"))
        self.times = Label(_("times"))
        self.end.currentIndexChanged.connect(self._reread)
        self.until.dateChanged.connect(self._reread)
        self.count.valueChanged.connect(self._reread)
        return _line(self.end, self.count, self.times, self.until)

    def rule(self) -> str:
        """The RRULE that the fields make.

        :raises BadInput: when they make none
        """
        from smdesk.domain.recurrence import rule_from

        weekly = self.freq.currentData() == "WEEKLY"
        chosen = [number for number, chip in enumerate(self.weekdays) if chip.isChecked()] if weekly else []
        until = None
        if self.end.currentData() == "date":
            picked: QDate = self.until.date()
            until = date(picked.year(), picked.month(), picked.day())
        count = self.count.value() if self.end.currentData() == "count" else 0
        on = self.on.currentData() if self.freq.currentData() == "MONTHLY" else ""
        return rule_from(self.freq.currentData(), self.every.value(), chosen, on=on, until=until, count=count)

    def _reread(self) -> None:
        from smdesk.domain.recurrence import describe

        self._days.setVisible(self.freq.currentData() == "WEEKLY")
        self.on.setVisible(self.freq.currentData() == "MONTHLY")
        end = self.end.currentData()
        self.until.setVisible(end == "date")
        self.count.setVisible(end == "count")
        self.times.setVisible(end == "count")
        self.note.setVisible(end == "never")
        try:
            self.said.setText(describe(self.rule(), self.ctx.words, self._desk.texts.dated_day))
            self.coming.setText(self._days_to_come())
        except SmdeskError as error:
            self.said.setText(self.ctx.words(error.message, **error.values))
            self.coming.clear()

    def _days_to_come(self) -> str:
        """The first days and the last one: a month that is passed over is seen here."""
        from smdesk.domain.posts import Series
        from smdesk.services.series import walls_of

        here = Series(client_id=0, rule=self.rule(), start_wall=self._card.due_wall, zone=self._card.zone)
        return self._few(day_of(wall) for wall in walls_of(here))

    def _few(self, days: Iterable[date]) -> str:
        """The first of some days and the last; the year is said where it is another."""
        texts, said = self._desk.texts, list(days)
        shown = [texts.day(day) + (f" {day.year}" if day.year != self._first.year else "") for day in said]
        return ", ".join(shown) if len(shown) <= _SEEN + 1 else f"{', '.join(shown[:_SEEN])} … {shown[-1]}"

    def _make(self) -> None:
        from smdesk.services import series

        _ = self.ctx.words
        if self.attempt(lambda: series.make(self.ctx.store, self._card.id, self.rule(), origin=self)):
            self.ctx.hub.say.emit(_("Repeats: {rule}", rule=self.said.text()), "undo")
            self.accept()


class OwnDateDialog(CalmDialog):
    """A name for a day, perhaps every year."""

    def __init__(self, parent: QWidget, desk: Desk, day: date) -> None:
        _ = desk.ctx.words
        super().__init__(parent, desk.ctx, _("Own date"), desk.texts.long_day(day), 420)
        self._day = day
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("What happens that day"))
        self.title.setAccessibleName(_("What happens that day"))
        self.yearly = QCheckBox(_("every year"))
        self.client = QComboBox()
        self.client.setAccessibleName(_("Client"))
        from smdesk.services.calendar import in_use

        for plan in in_use(desk.lookup):
            self.client.addItem(plan.client.name, plan.client.id)
        self.client.setVisible(self.client.count() > 1)
        for part in (self.client, self.title, self.yearly):
            self.body.addWidget(part)
        self.finish_with(_("Add date"), self._add)
        self.title.setFocus()

    def _add(self) -> None:
        from smdesk.services import clients

        def add() -> None:
            clients.add_own_date(
                self.ctx.store, self.client.currentData(), self._day.isoformat(), self.title.text(),
                yearly=self.yearly.isChecked(), origin=self,
            )  # fmt: skip

        if self.attempt(add):
            self.accept()


def _line(*parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return line
