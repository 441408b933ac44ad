"""Questions put to the records of a chapter, and what is counted from the answers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter
from typing import Any

from smdesk.domain.entity import kind_of
from smdesk.domain.plan.chapters import CHAPTERS, SHAPES
from smdesk.domain.plan.shape import Field, Form
from smdesk.domain.plan.whole import WholePlan


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that is missing: a text to translate, with its plural when it is counted.

    ``names`` are words of ours that fill its places, to be translated too; ``section`` is where it is mended,
    ``kind`` and ``number`` the first record that lacks it, where it is a record.
    """

    one: str
    many: str = ""
    n: int = 1
    section: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class ChapterState:
    """How far a chapter is, 0 to 100, and why not further, the most wanting first."""

    percent: int
    reasons: tuple[Reason, ...] = ()


def n_(one: str, many: str, n: int, section: str = "", **names: str) -> Reason:
    """A counted reason."""
    return Reason(one, many, n, section, names)


# The words for a needed field that is empty, where the general ones would be clumsy.
_WITHOUT: dict[tuple[str, str], Callable[[int], Reason]] = {
    ("objective", "baseline"): lambda n: n_("{n} objective without a baseline", "{n} objectives without a baseline", n),
    ("objective", "target"): lambda n: n_("{n} objective without a target", "{n} objectives without a target", n),
    ("objective", "due"): lambda n: n_("{n} objective without a date", "{n} objectives without a date", n),
    ("objective", "goal_id"): lambda n: n_(
        "{n} objective serves no business goal", "{n} objectives serve no business goal", n
    ),
    ("swot_entry", "evidence"): lambda n: n_(
        "{n} SWOT entry without evidence", "{n} SWOT entries without evidence", n
    ),
    ("tactic", "stop_rule"): lambda n: n_(
        "{n} tactic without a rule that stops it", "{n} tactics without a rule that stops them", n
    ),
    ("tactic", "objective_id"): lambda n: n_("{n} tactic serves no objective", "{n} tactics serve no objective", n),
    ("claim", "proof"): lambda n: n_("{n} claim without a proof", "{n} claims without a proof", n),
    ("segment", "source"): lambda n: n_(
        "{n} segment whose size has no source", "{n} segments whose size has no source", n
    ),
    ("campaign", "objective_id"): lambda n: n_(
        "{n} campaign serves no objective", "{n} campaigns serve no objective", n
    ),
}
_SECTIONS = {
    section.kind: section.key
    for chapter in reversed(CHAPTERS)
    for section in reversed(chapter.sections)
    if section.kind
} | {"key_result": "objectives.ladder", "objective": "objectives.ladder"}


class Asked:
    """The questions put to one chapter."""

    def __init__(self, chapter: str) -> None:
        self._chapter = chapter
        self._scores: list[float] = []
        self._wanting: list[tuple[float, Reason]] = []

    def count(self, missing: int, total: int, reason: Reason) -> None:
        """A question to ``total`` things of which ``missing`` fail; not asked of none."""
        if total:
            self._scores.append(1 - missing / total)
            if missing:
                self._wanting.append((missing / total, reason))

    def that(self, ok: bool, text: str, section: str = "") -> None:
        """A question with one answer."""
        self.count(0 if ok else 1, 1, Reason(text, section=section))

    def not_past(self, day: str, today: date, text: str, section: str) -> None:
        """Whether a day, where one is said, still lies ahead."""
        if day_in(day) is not None:
            self.that(not past(day, today), text, section)

    def text(self, plan: WholePlan, section: str, text: str) -> None:
        """Whether the free text of a section is written."""
        written = plan.text(section).strip()
        self.that(bool(written) and not is_prompt(written), text, section)

    def fields(self, records: Sequence[Any], section: str = "") -> None:
        """The needed fields of records of one kind."""
        if not records:
            return
        kind = kind_of(records[0])
        shape = SHAPES[kind]
        needed = [one for one in shape.fields if one.needed]
        if not needed:
            return
        read = attrgetter(*(one.name for one in needed), shape.title)  # two names at least: a tuple
        missing = 0
        for one, values in zip(needed, zip(*map(read, records), strict=True), strict=False):
            nothing: object = one.low if one.form is Form.WHOLE and one.low < 0 else 0
            lacking = values.count("") + values.count(nothing) + sum(map(is_prompt, values))
            if lacking:
                missing += lacking
                places = (at for at, value in enumerate(values) if value in ("", nothing) or is_prompt(value))
                reason = _without(kind, one, lacking, section)
                reason = replace(reason, kind=kind, number=records[next(places)].id)
                self._wanting.append((lacking / len(records), reason))
        stored = bool(records[0].id)  # an empty single record: what its defaults say, nobody has said
        self._scores.append(1 - missing / (len(records) * len(needed)) if stored else 0)

    def state(self) -> ChapterState:
        """What came of it."""
        if not self._wanting:
            return ChapterState(100)
        percent = int(100 * sum(self._scores) / len(self._scores))
        ordered = sorted(self._wanting, key=lambda one: -one[0])
        return ChapterState(min(percent, 99), tuple(reason for _, reason in ordered))


def _without(kind: str, one: Field, n: int, section: str) -> Reason:
    section = section or _SECTIONS.get(kind, "")
    special = _WITHOUT.get((kind, one.name))
    if special is not None:
        made = special(n)
        return Reason(made.one, made.many, n, section)
    names = {"what": SHAPES[kind].many, "field": one.label}
    return n_("{what}: {n} without “{field}”", "{what}: {n} without “{field}”", n, section, **names)


def is_prompt(value: object) -> bool:
    """Whether a text is still the question of a starting point, as "[who, and since when]"."""
    return isinstance(value, str) and value[:1] == "["


def day_in(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def older(text: str, today: date, days: int) -> bool:
    """Whether a day lies further back than so many days; one that was not said does not."""
    day = day_in(text)
    return day is not None and (today - day).days > days


def past(text: str, today: date) -> bool:
    return older(text, today, 0)


def count_of(records: Iterable[Any], test: Callable[[Any], bool]) -> int:
    return sum(1 for one in records if test(one))
