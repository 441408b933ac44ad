"""The dialog of repetition on a series that is there: another rule or end, seen before it is done."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QComboBox, QWidget

from smdesk.domain.cards import Card
from smdesk.domain.errors import SmdeskError
from smdesk.domain.posts import OUT, STATUS_NAMES, Post
from smdesk.domain.recurrence import DAYS, last_day, parts_of, spoken_days
from smdesk.domain.time import day_of
from smdesk.services import series
from smdesk.ui.dates import qdate
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.repeat import RepeatDialog
from smdesk.ui.widgets.chip import Label

_IN_FIELDS = ("FREQ", "INTERVAL", "COUNT", "UNTIL")
_MONTH_DAYS = ("BYDAY", "BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO")


class RuleDialog(RepeatDialog):
    """Opens with the rule as it is; says how many posts come, go and stay."""

    def __init__(self, parent: QWidget, desk: Desk, post: Post) -> None:
        self._post, self._filling, self._extra = post, True, ("", "")
        self._filled = ""
        base = series.part_of(desk.ctx.store, post, series.FOLLOWING)
        card = Card(
            id=post.id, client_id=post.client_id, title=post.title, text_key=post.text[:80], status=post.status,
            due_wall=base.start_wall, due_utc=post.due_utc, zone=base.zone, pillar_id=post.pillar_id,
            campaign_id=post.campaign_id, series_id=post.series_id, promo=post.promo, place_ids=(),
        )  # fmt: skip
        super().__init__(parent, desk, card, desk.ctx.words("Change the repetition"))

    def _start(self) -> None:
        _ = self.ctx.words
        self.scope = QComboBox()
        self.scope.setAccessibleName(_("What is changed"))
        self.scope.addItem(_("This and the following posts"), series.FOLLOWING)
        self.scope.addItem(_("All posts of the series"), series.ALL)
        self.scope.currentIndexChanged.connect(self._other_scope)
        self.body.insertWidget(0, self.scope)
        self.setTabOrder(self.scope, self.every)
        self.counts = Label("", "second", wrap=True)
        self.body.insertWidget(self.body.indexOf(self.said) + 1, self.counts)
        self.button = self.finish_with(_("Change the series"), self._make)
        self._fill()
        self._reread()

    # -- the rule as it is --------------------------------------------------------------------

    def _other_scope(self) -> None:
        """Fields that nobody touched show the rule of the other part; what was chosen stays."""
        if self._said_rule() == self._filled:
            self._fill()
        self._reread()

    def _said_rule(self) -> str:
        try:
            return self.rule()
        except SmdeskError:
            return ""

    def _fill(self) -> None:
        self._filling = True
        base = series.part_of(self.ctx.store, self._post, self.scope.currentData())
        self._first = day_of(base.start_wall)
        self._card = replace(self._card, due_wall=base.start_wall)
        parts = parts_of(base.rule)
        freq, interval = parts["FREQ"], int(parts.get("INTERVAL", "1"))
        self.every.setMaximum(max(99, interval))
        self.every.setValue(interval)
        self.freq.setCurrentIndex(self.freq.findData(freq))
        more = {name: value for name, value in parts.items() if name not in _IN_FIELDS}
        chosen = more.pop("BYDAY", "").split(",") if freq == "WEEKLY" else []
        chosen = list(filter(None, chosen)) or [DAYS[self._first.weekday()]]
        for number, chip in enumerate(self.weekdays):
            chip.setEnabled(True)
            chip.setChecked(DAYS[number] in chosen)
        self._offer_days()
        if freq == "MONTHLY":
            self._take_month({name: more.pop(name) for name in _MONTH_DAYS if name in more})
        self._extra = (freq, "".join(f";{name}={value}" for name, value in more.items()))
        self._fill_end(base.rule, parts, [day_of(wall) for wall in series.walls_of(base, self._desk.today)])
        self._filled = self._said_rule()
        self._filling = False

    def _take_month(self, named: dict[str, str]) -> None:
        part = ";".join(f"{name}={value}" for name, value in named.items()) or f"BYMONTHDAY={self._first.day}"
        if self.on.findData(part) < 0:
            self.on.insertItem(0, spoken_days(part, self.ctx.words) or part, part)
        self.on.setCurrentIndex(self.on.findData(part))

    def _fill_end(self, rule: str, parts: dict[str, str], days: list[date]) -> None:
        """The end in each of its forms, so that another form begins with the same end."""
        end = "count" if "COUNT" in parts else "date" if "UNTIL" in parts else "never"
        last = last_day(rule) or (days[-1] if days and end == "count" else self._first + timedelta(weeks=10))
        farthest = max(self._first, self._desk.today) + series.LONGEST
        self.until.setDateRange(qdate(self._first), qdate(max(farthest, last)))
        self.until.setDate(qdate(last))
        self.count.setRange(1, max(series.MOST, len(days)))
        self.count.setValue(int(parts.get("COUNT", 0)) or (len(days) if end == "date" else 10))
        self.end.setCurrentIndex(self.end.findData(end))

    def rule(self) -> str:
        freq, more = self._extra
        return super().rule() + (more if freq == self.freq.currentData() else "")

    # -- what it does ---------------------------------------------------------------------------

    def _reread(self) -> None:
        if self._filling:
            return
        if not any(chip.isChecked() for chip in self.weekdays):
            self.weekdays[self._first.weekday()].setChecked(True)  # comes back here
            return
        self.counts.clear()
        super()._reread()
        if self.button is not None:
            self.button.setEnabled(bool(self.counts.text()))
        for label in (self.counts, self.coming):
            label.setVisible(bool(label.text()))

    def _days_to_come(self) -> str:
        _ = self.ctx.words
        found = series.rework(self.ctx.store, self._post.id, self.rule(), self.scope.currentData())
        self.counts.setText(series.counts(found, _))
        today = self._desk.today
        ahead = sorted({day_of(wall) for wall in found.coming}
                       | {day for one in found.kept if one.due_wall and (day := day_of(one.due_wall)) >= today})  # fmt: skip
        lines = [_("To come: {days}", days=self._few(ahead))] if ahead else []
        if found.going:
            gone = [day_of(one.due_wall or one.occurrence) for one in found.going]
            lines.append(_("Into the bin: {days}", days=self._few(gone)))
        if found.staying:
            whys: dict[str, list[Post]] = {}
            for one in found.staying:
                whys.setdefault(self._why(one), []).append(one)
            said = [f"{self._days_of(those)} ({why})" for why, those in whys.items()]
            lines.append(_("Stay as they are: {days}", days="; ".join(said)))
        return "\n".join(lines)

    def _why(self, post: Post) -> str:
        """Why a post is not touched."""
        _ = self.ctx.words
        if post.status in OUT:
            return _(STATUS_NAMES[post.status])
        return _("Changed on its own") if post.detached else _("Past")

    def _days_of(self, posts: list[Post]) -> str:
        dated = [day_of(one.due_wall) for one in posts if one.due_wall]
        undated = [self.ctx.words("No date")] if len(dated) < len(posts) else []
        return ", ".join(filter(None, [self._few(dated), *undated]))

    def _make(self) -> None:
        _, store, done = self.ctx.words, self.ctx.store, list[series.Rework]()
        change = series.change_rule
        scope = self.scope.currentData()
        if self.attempt(lambda: done.append(change(store, self._post.id, self.rule(), scope, origin=self))):
            self.ctx.hub.say.emit(_("Series changed: {counts}", counts=series.counts(done[0], _)), "undo")
            self.accept()
