"""What stands on the ladder of an objective, rung by rung, ready to be painted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from smdesk.domain import formulas, objectives, working
from smdesk.domain.folding import folded
from smdesk.domain.plan.whole import WholePlan
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.values import number

Counts = Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag or mark on a rung: its words, colour role, icon, what it opens; ``hue`` for a pillar's square."""

    text: str
    role: str = "ink-2"
    icon: str = ""
    record: Any = None
    hint: str = ""
    note: str = ""
    hue: int = -1


@dataclass(frozen=True, slots=True)
class Rung:
    """One line of the ladder. ``level`` and ``icon`` only on the first of a group."""

    kind: str  # goal, objective, result, add, kpi, tactics, pillars, posts
    record: Any = None
    level: str = ""
    icon: str = ""
    title: str = ""
    note: str = ""
    under: str = ""  # a second line
    under_role: str = "ink-3"
    pieces: tuple[Piece, ...] = ()
    track: "Track | None" = None
    last: bool = False

    @property
    def words(self) -> str:
        """All of it, for those who hear the window."""
        track = self.track.words if self.track else ""
        pieces = ", ".join(" ".join(filter(None, (one.text, one.note, one.hint))) for one in self.pieces)
        return ", ".join(filter(None, (self.level, self.title, self.note, track, self.under, pieces)))


@dataclass(frozen=True, slots=True)
class Track:
    """Baseline, the way gone, target and the value now; ``part`` 0 to 1, None where it cannot be said."""

    baseline: str
    target: str
    now: str
    part: float | None
    early: bool
    words: str


@dataclass(frozen=True, slots=True)
class State:
    """How far an objective is, for its card."""

    part: float
    early: bool
    line: str
    warn: bool = False


@dataclass(slots=True)
class Reader:
    """Reads a plan once for all its objectives: 500 of them in a few milliseconds."""

    desk: Desk
    plan: WholePlan
    counts: Counts = field(default_factory=dict)
    loose: int = 0  # posts without objective
    has: Mapping[int, int] = field(default_factory=dict)  # percent of the last 30 days' posts, by pillar
    month: Counts = field(default_factory=dict)  # of the posts due this month
    results: dict[int, list[Any]] = field(default_factory=dict)
    readings: dict[int, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.plan.of("key_result"):
            self.results.setdefault(one.objective_id, []).append(one)
        for one in self.plan.of("reading"):
            known = self.readings.get(one.key_result_id)
            if known is None or one.on >= known.on:
                self.readings[one.key_result_id] = one

    @property
    def early(self) -> bool:
        """Whether the figures are too young to be judged."""
        start = self.plan.one("plan").start
        return not start or not formulas.may_judge(self._days(start))

    def _days(self, start: str) -> int:
        return max(0, (self.desk.today - date.fromisoformat(start)).days)

    # -- cards --------------------------------------------------------------------------------

    def progress(self, result: Any) -> objectives.Progress | None:
        """The way a key result has gone."""
        reading = self.readings.get(result.id)
        return objectives.progress(
            number(result.baseline), number(result.target), number(reading.value) if reading else None
        )

    def state(self, objective: Any) -> State:
        """How far an objective is: the mean of its key results."""
        _ = self.desk.ctx.words
        if objective.state != "open":
            return State(1.0 if objective.state == "met" else 0.0, False, _("met") if objective.state == "met" else _("dropped"))
        if not objective.baseline or not objective.target:
            return State(0.0, True, _("no baseline") if not objective.baseline else _("no target"), True)
        parts = [found.ring for one in self.results.get(objective.id, ()) if (found := self.progress(one))]
        left = ""
        if objective.due:
            days = (date.fromisoformat(objective.due) - self.desk.today).days
            left = _.n_("{n} day left", "{n} days left", days) if days >= 0 else _("its date is past")
        if not parts:
            return State(0.0, True, ", ".join(filter(None, (_("no reading yet"), left))))
        part = sum(parts, Decimal(0)) / len(parts)
        gone = f"{round(part * 100)} %"
        return State(float(part), self.early, ", ".join(filter(None, (gone, left))))

    # -- rungs --------------------------------------------------------------------------------

    def rungs(self, objective: Any) -> list[Rung]:
        """The ladder of an objective from the top."""
        found = [self._goal(objective), self._objective(objective), *self._results(objective), *self._kpis(objective)]
        found += [self._tactics(objective), self._pillars(objective), self._posts(objective)]
        return found

    def _goal(self, objective: Any) -> Rung:
        _, goal = self.desk.ctx.words, self.plan.get("goal", objective.goal_id)
        if goal is None:
            return Rung("goal", None, _("Business"), "euro", "", under=_("Serves no business goal yet: choose one."), under_role="warn")
        said = ""
        if goal.said_by:
            said = _("Said by {name}", name=goal.said_by)
            said += f", {self.desk.day(goal.said_on)}" if goal.said_on else ""
        under, role = (said, "ink-3") if said else (_("Not said by whom"), "warn")
        return Rung("goal", goal, _("Business"), "euro", goal.title, under=under, under_role=role)

    def _objective(self, objective: Any) -> Rung:
        _ = self.desk.ctx.words
        goal = self.plan.get("goal", objective.goal_id)
        marks = objectives.smart(
            objective.title, baseline=number(objective.baseline), target=number(objective.target), unit=objective.unit,
            due=objective.due, goal=goal.title if goal else objective.why, key_results=len(self.results.get(objective.id, ())),
            today=self.desk.today, language=self.plan.client.language,
        )  # fmt: skip
        pieces = tuple(
            Piece(_(one.name), "ink-2" if one.met else "warn", "circle-check" if one.met else "warning", None,
                  "" if one.met else _(one.reason, **one.values))
            for one in marks
        )  # fmt: skip
        broken = next((one for one in pieces if one.hint), None)
        level = _("Objective {code}", code=objective.code.removeprefix("O")) if objective.code else _("Objective")
        return Rung("objective", objective, level, "target", objective.title, pieces=pieces, under=broken.hint if broken else "",
                    under_role="ink-3")  # fmt: skip

    def _results(self, objective: Any) -> list[Rung]:
        _ = self.desk.ctx.words
        rungs: list[Rung] = []
        results = self.results.get(objective.id, [])
        for one in results:
            level, icon = (_("Key results"), "flag") if not rungs else ("", "")
            word = objectives.poses_as_result(one.title, self.plan.client.language)
            under, role = _("“{word}” is something we do: say what comes of it.", word=word) if word else "", "warn"
            if not under:
                under, role = self._worked(one), "ink-3"
            rungs.append(Rung("result", one, level, icon, one.title, under=under, under_role=role, track=self._track(one)))
        if len(results) < objectives.LEAST_KEY_RESULTS:
            remark = objectives.key_results_remark(len(results)) or ""
            level, icon = ("", "") if rungs else (_("Key results"), "flag")
            rungs.append(Rung("add", objective, level, icon, _("Add key result"), under=_(remark), under_role="ink-3"))
        return rungs

    def _track(self, result: Any) -> Track:
        _, figure = self.desk.ctx.words, self.desk.figure
        reading, gone = self.readings.get(result.id), self.progress(result)
        unit = "%" if result.unit.strip() == "%" else ""
        now = figure(reading.value, unit) or (_("n/a") if working.of_reading(result, reading) else "") if reading else ""
        start, end = figure(result.baseline, unit) or (_("n/a") if working.of_baseline(result) else ""), figure(result.target, unit)
        words = _("from {baseline} to {target}, now {now}", baseline=start or "—", target=end or "—", now=now or "—")
        return Track(start, end, now, float(gone.ring) if gone else None, self.early, words)

    def _worked(self, result: Any) -> str:
        """What a key result's last figure was worked out from; also where it starts when that cannot be said."""
        _, reading, parts = self.desk.ctx.words, self.readings.get(result.id), []
        now = working.of_reading(result, reading) if reading is not None else None
        start = working.of_baseline(result)
        if now is not None:
            parts.append(_("now {working}", working=self._sum(now)))
        if start is not None and (start.missing or now is None):
            parts.append(_("baseline {working}", working=self._sum(start)))
        return " · ".join(parts)

    def _sum(self, worked: working.Worked) -> str:
        return working.summed(worked, self.desk.figure, self.desk.ctx.words)

    def _kpis(self, objective: Any) -> list[Rung]:
        _ = self.desk.ctx.words
        rungs: list[Rung] = []
        for kpi in self.plan.of("kpi", objective_id=objective.id):
            rungs.append(self._kpi(kpi, kpi.name, kpi.formula, kpi.source, objective, first=not rungs))
        if not rungs and objective.formula:
            rungs.append(self._kpi(objective, "", objective.formula, "", objective, first=True))
        if not rungs:
            rungs.append(Rung("kpi", None, _("KPI"), "kpi", "", under=_("No figure under control yet: add one."), under_role="ink-3"))
        return rungs

    def _kpi(self, record: Any, name: str, formula_id: str, source: str, objective: Any, *, first: bool) -> Rung:
        """The figure by its formula, with the inputs of its last working, where they were read and on which day."""
        _ = self.desk.ctx.words
        known = formulas.FORMULAS.get(formula_id)
        title = name or (_(known.name) if known else formula_id)
        called = f"{_(known.name)} = " if known and folded(title) != folded(_(known.name)) else ""
        note = f"{called}{_(known.expression)}" if known else ""
        own = ((one, self.readings.get(one.id)) for one in self.results.get(objective.id, ()))
        worked = working.latest(own, formula_id)
        parts = [self._figure_of(worked)] if worked else []
        source = source or (worked.source if worked else "")
        day = self.desk.day(worked.on) if worked and worked.on else ""
        if source or day:
            parts.append(_("Source: {source}", source=", ".join(filter(None, (source, day)))))
        start = self.plan.one("plan").start
        if start:
            parts.append(_(formulas.EVIDENCE_NAMES[formulas.evidence(self._days(start)).value]))
        under = ". ".join(one.rstrip(".") for one in parts)
        level, icon = (_("KPI"), "kpi") if first else ("", "")
        return Rung("kpi", record, level, icon, title, note=note, under=f"{under}." if under else "")

    def _figure_of(self, worked: working.Worked) -> str:
        """Such as "6.52 % = 61 conversions ÷ 936 clicks × 100", or "n/a" and why."""
        unit = "%" if worked.reading.formula.unit == "%" else ""
        said = self._sum(worked)
        return said if worked.missing else f"{self.desk.figure(working.filled(worked.reading), unit)} {said}"

    def _tactics(self, objective: Any) -> Rung:
        _, pieces = self.desk.ctx.words, []
        for one in self.plan.of("campaign", objective_id=objective.id):
            day = f", {self.desk.day(one.start)}" if one.start else ""
            pieces.append(Piece(f"{one.name}{day}", icon="flag", record=one))
        for one in self.plan.of("tactic", objective_id=objective.id):
            if one.stop_rule:
                pieces.append(Piece(one.name, record=one))
            else:
                said = _("{name}, without stop rule", name=one.name)
                pieces.append(Piece(said, "warn", "warning", one))
        under = "" if pieces else _("Nothing is done for it yet.")
        return Rung("tactics", objective, _("Tactics"), "route", pieces=tuple(pieces), under=under, under_role="warn")

    def _pillars(self, objective: Any) -> Rung:
        _, pillars = self.desk.ctx.words, self.plan.of("pillar")
        pieces = []
        for one in (one for one in pillars if one.objective_id == objective.id):
            has = self.has.get(one.id, 0)
            hint = _("has {has} % of the posts of 30 days, wanted {target} %", has=has, target=one.share)
            pieces.append(Piece(one.name, "ink", "", one, hint, f"{has}/{one.share}", one.hue))
        under = "" if pieces else _("No pillar serves it yet.")
        return Rung("pillars", objective, _("Pillars"), "circle", pieces=tuple(pieces), under=under)

    def _posts(self, objective: Any) -> Rung:
        _ = self.desk.ctx.words
        count, month = self.counts.get(("objective", objective.id), 0), self.month.get(("objective", objective.id), 0)
        said = f"{_.n_('{n} post this month', '{n} posts this month', month)} · {_('{n} in all', n=count)}"
        hint = _.n_("{n} post serves this objective", "{n} posts serve this objective", count)
        pieces = [Piece(said, "ink", hint=hint)]
        if self.loose:
            pieces.append(Piece(_.n_("{n} has no objective yet", "{n} have no objective yet", self.loose), "ink-2"))
        pieces.append(Piece(_("See"), "accent-text", record=objective))
        return Rung("posts", objective, _("Posts"), "calendar", pieces=tuple(pieces), last=True)
