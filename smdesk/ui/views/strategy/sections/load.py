"""The load of the next thirteen weeks by hat, of this client or of all of them on the one person who serves them."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from smdesk.domain.errors import SmdeskError
from smdesk.domain.plan.load import Load as Weeks
from smdesk.domain.plan.load import Share, WeekLoad
from smdesk.domain.plan.load import load as reckoned
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.shapes_work import HATS
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import load as service
from smdesk.ui.dates import day_text
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.hats import HatSwitch
from smdesk.ui.views.strategy.sections.loadchart import Chart, Swatch, hours
from smdesk.ui.views.strategy.sections.parts import Column, Empty, Remark, segments
from smdesk.ui.widgets.chip import Button, Label, row
from smdesk.ui.widgets.flow import FlowRow

KEPT = "strategy.load"  # "all" or "client"
FEW = 6  # shares of a week that are named


class Load(Column):
    """The sums in words, the chart, what makes up the week one stands on, and what is in no week."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 8)
        _, store = self.words, desk.ctx.store
        kept = store.settings.get(KEPT, "client")
        self.whose = kept if kept in ("client", "all") else "client"
        self.empty = Empty(self.theme, _("No hours yet. For example: “Photograph the regulars, 3 to 18 September: 6 hours.”"),
                           _("Add action"), self.add_new)  # fmt: skip
        self.bar = FlowRow(16)
        self.hats = HatSwitch(desk)
        whose = segments(self.theme, {"client": _("This client"), "all": _("All clients")}, self.whose, self._switched)
        self.bar.add(whose, row(Label(_("Actions and orders of:"), "caption"), self.hats))
        self.sums, self.verdict, self.lost = Label("", "strong", wrap=True), Remark(self.theme), Remark(self.theme)
        self.own = QLineEdit()
        self.own.setMaximumWidth(self.theme.px(72))
        self.own.setAccessibleName(_("My hours a week, for all clients"))
        self.own.setPlaceholderText("32")
        self.own.editingFinished.connect(self._own_said)
        self.capacity = row(Label(_("My hours a week, for all clients"), "second"), self.own, None)
        self.agree = Button(self.theme, _("Say the hours agreed"), "outline", "pencil")
        self.agree.clicked.connect(self._to_plan)
        self.chart = Chart(desk, self._tell)
        self.key = FlowRow(16)
        self.there = Label("", "caption")
        self.dashed = row(Swatch(self.theme, ""), self.there, gap=4)
        for hat, words in (("smm", _("SMM: directs")), ("cm", _("CM: does"))):
            self.key.add(row(Swatch(self.theme, hat), Label(words, "caption"), gap=4))
        self.key.add(self.dashed)
        self.week = Label("", "second", wrap=True)
        self.asked = row(self.agree, None)
        for one in (self.empty, self.bar, self.capacity, self.sums, self.verdict, self.asked, self.chart, self.key, self.week, self.lost):
            self.column.addWidget(one)
        self.found = Weeks(())

    def show_plan(self, plan: WholePlan) -> None:
        self.plan, today = plan, self.desk.today
        store, everyone = self.desk.ctx.store, self.whose == "all"
        self.found = service.of_all(store, today) if everyone else reckoned(plan, today)
        some = any(one.shares for one in self.found.weeks)
        self.empty.setVisible(not some and not everyone)
        for one in (self.chart, self.key, self.sums, self.week):
            one.setVisible(some)
        self.capacity.setVisible(everyone)
        if everyone and not self.own.hasFocus():
            said = service.own(store)
            self.own.setText(hours(self.desk, said, "0.01") if said is not None else "")
        self._say(some)
        if some:
            self.chart.show_weeks(self.found.weeks, self._said, self._told)

    # -- words --------------------------------------------------------------------------------

    def _say(self, some: bool) -> None:
        _, found = self.words, self.found
        smm, cm = hours(self.desk, found.of("smm")), hours(self.desk, found.of("cm"))
        self.sums.setText(_("The next {n} weeks: SMM {smm} h, CM {cm} h.", n=len(found.weeks), smm=smm, cm=cm))
        capacity, over = found.weeks[0].capacity, found.beyond
        self.asked.setVisible(some and capacity is None and self.whose == "client")
        if not some:
            self.verdict.say("")
        elif capacity is None:
            unsaid = _("Too much or not: n/a. The plan does not say how many hours a month were agreed.")
            mine = _("Too much or not: n/a. Say how many hours a week you have.")
            self.verdict.say(mine if self.whose == "all" else unsaid, "second", "info")
        elif over:
            days = ", ".join(self._day(one) for one in over[:FEW])
            rest = _("and {n} more", n=len(over) - FEW) if len(over) > FEW else ""
            self.verdict.say(_.n_("{n} week asks for more hours than there are: {days}",
                                  "{n} weeks ask for more hours than there are: {days}", len(over),
                                  days=" ".join(filter(None, (days, rest)))))  # fmt: skip
        else:
            self.verdict.say(_("No week asks for more hours than there are."), "ok", "circle-check")
        self._say_capacity(capacity)
        self.lost.say(self._outside())

    def _say_capacity(self, capacity: Decimal | None) -> None:
        _ = self.words
        there = "" if capacity is None else hours(self.desk, capacity, "0.01")
        agreed = self.desk.figure(str(self.plan.one("plan").hours))
        sum_ = _("hours there are: {hours} a week ({agreed} a month × 12 ÷ 52)", hours=there, agreed=agreed)
        self.there.setText(_("hours there are: {hours} a week", hours=there) if self.whose == "all" else sum_)
        self.dashed.setVisible(capacity is not None)
        self.key.refit()

    def _outside(self) -> str:
        _, found, said = self.words, self.found, []
        if found.late:
            said.append(_("{hours} h of late actions are in no week to come.", hours=hours(self.desk, found.late, "0.01")))
        if found.undated:
            said.append(_("{hours} h of actions without dates are in no week.", hours=hours(self.desk, found.undated, "0.01")))
        if found.unsaid:
            said.append(_.n_("{n} action without hours", "{n} actions without hours", found.unsaid) + ".")
        return " ".join(said)

    def _day(self, week: WeekLoad) -> str:
        return day_text(self.desk.ctx.locale, week.monday, "d MMM")

    def _said(self, week: WeekLoad) -> str:
        """A week in a sentence: its Monday, hours by hat, the sum beside what there is."""
        _ = self.words
        smm, cm, total = (hours(self.desk, one, "0.01") for one in (week.of("smm"), week.of("cm"), week.total))
        parts = [_("Week of {day}: SMM {smm} h, CM {cm} h", day=self._day(week), smm=smm, cm=cm)]
        if week.capacity is None:
            parts.append(_("{total} h in all", total=total))
        else:
            parts.append(_("{total} h of {capacity}", total=total, capacity=hours(self.desk, week.capacity, "0.01")))
        if week.over:
            more = hours(self.desk, week.total - (week.capacity or Decimal(0)), "0.01")
            parts.append(_("{hours} h too much", hours=more))
        return ", ".join(parts)

    def _told(self, week: WeekLoad) -> str:
        """What makes up a week, line by line."""
        lines = [self._share(one) for one in self._named(week)]
        more = len(week.shares) - FEW
        return "\n".join([*lines, self.words("and {n} more", n=more)] if more > 0 else lines)

    def _named(self, week: WeekLoad) -> Sequence[Share]:
        return week.shares[:FEW]

    def _share(self, one: Share) -> str:
        name = f"{one.client}: {one.title}" if one.client else one.title
        return f"{name} · {HATS.get(one.hat, one.hat)} · {hours(self.desk, one.hours, '0.01')} h"

    def _tell(self, week: WeekLoad) -> None:
        told = self._told(week)
        self.week.setText(f"{self._said(week)}\n{told}" if told else self._said(week))

    # -- doing --------------------------------------------------------------------------------

    def _switched(self) -> None:
        self.whose = self.sender().objectName()
        whose, store = self.whose, self.desk.ctx.store
        self.desk.do(lambda: store.settings.set(KEPT, whose))
        self.show_plan(self.plan)

    def _own_said(self) -> None:
        if not self.own.isModified():
            return
        self.own.setModified(False)
        try:
            service.set_own(self.desk.ctx.store, self.own.text(), self.words.language)
        except SmdeskError as error:
            self.desk.refuse(error)
            return
        self.show_plan(self.plan)

    def _to_plan(self) -> None:
        self.desk.go("brief", "brief.plan")

    def add_new(self) -> None:
        """An action, which may say its hours."""
        self.desk.add("action")
