"""Rules fitted to the firm: limits that the program watches, written as people write them in three languages.

A rule without a kind is only told. The others are read from their words: "3–5" or "al massimo 4" posts a week,
"08:00-21:00", "lun-ven", words one a line, the least share of conversation in percent.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.folding import folded
from smdesk.domain.slots import NOT_GOING_OUT
from smdesk.domain.time import day_of, week_start
from smdesk.domain.value import value
from smdesk.domain.whenwords import NUMBERS, WEEKDAYS
from smdesk.domain.whole import FirmRule

PER_WEEK, HOURS, DAYS, WORDS, CONVERSATION = "per_week", "hours", "days", "words", "conversation"
KINDS: dict[str, str] = {
    "": N_("Only told"),
    PER_WEEK: N_("Posts a week"),
    HOURS: N_("Hours of the day"),
    DAYS: N_("Days of the week"),
    WORDS: N_("Words and topics left out"),
    CONVERSATION: N_("Share of conversation"),
}
EXAMPLES: dict[str, str] = {
    PER_WEEK: N_("at most 4; at least 2; 3–5"),
    HOURS: N_("08:00–21:00"),
    DAYS: N_("mon–fri; not sunday"),
    WORDS: N_("one a line: diet, miracle"),
    CONVERSATION: N_("at least 40 %"),
}
_WRONG = {
    PER_WEEK: N_("Limit: “{value}” is no number of posts a week; write “at most 4”, “at least 2” or “3–5”."),
    HOURS: N_("Limit: “{value}” is no stretch of hours within a day; write it as “08:00–21:00”."),
    DAYS: N_("Limit: “{value}” names no days of the week; write “mon–fri”, “tue, thu” or “not sunday”."),
    CONVERSATION: N_("Limit: “{value}” is no share from 1 to 100; write the least percentage, as “40 %”."),
}
_DASH = re.compile(r"[‐-―−]")
_LEAST = r"at least|min|minimum|minimo|almeno|al menos|como minimo|no less than|>=|≥"
_MOST = r"at most|max|maximum|massimo|al massimo|maximo|como maximo|up to|fino a|hasta|no more than|non piu di|no mas de|<=|≤"
_EACH = (
    r"(?: ?(?:posts?|publicaciones|uscite|entradas))?"
    r"(?: ?(?:(?:a|per|alla|a la|por|la|each|every) ?)?(?:week|weekly|settimana|semana|sett\.?|sem\.?|/ ?w))?"
)
_HOW_MANY = r"\d{1,3}|" + "|".join(sorted((one for one in NUMBERS if len(one) > 1), key=len, reverse=True))
_COUNT = re.compile(
    rf"(?:(?P<least>{_LEAST})\.? ?|(?P<most>{_MOST})\.? ?|(?:from|da|de|between|tra|entre) )?(?:il |el |the )?"
    rf"(?P<first>{_HOW_MANY})(?: ?(?:-|to|a|e|y|and|/) ?(?P<second>{_HOW_MANY}))?{_EACH}\.?"
)
_TIME = re.compile(r"(?<!\d)(\d{1,2})(?:[:.h](\d{2}))?(?: ?h(?:s|rs|oras)?\b\.?)?(?: ?(am|pm)\b)?(?!\d)")
_BETWEEN_TIMES = re.compile(
    r"(?:from|to|till|until|between|and|only|dalle|alle|ore|le|tra|fra|e|de|desde|a|las|hasta|entre|y|solo|-|,|;|\s)*\Z"
)
_NOT = re.compile(r"(?:non|no|not|mai|nunca|never|except|tranne|salvo|excepto|menos|mai di)\b[ :,]*")
_SHARE = re.compile(rf"(?:(?:{_LEAST})\.? ?)?(?:il |el |un |the )?(\d{{1,3}}) ?(?:%|per cent|percent|per cento|por ciento)?\.?")
_FILL = frozenset({
    "the", "on", "only", "il", "la", "i", "le", "lo", "solo", "soltanto", "el", "los", "las", "di", "de", "da", "dal", "from",
})  # fmt: skip
_TO = frozenset({"-", "to", "a", "al", "through", "till", "hasta"})
_ALSO = frozenset({",", ";", "/", "+", "&", "e", "y", "and", "o"})


@value
class Limit:
    """A limit as it was read; only the parts of its kind are filled."""

    kind: str
    least: int = 0
    most: int | None = None
    hours: tuple[tuple[str, str], ...] = ()  # "HH:MM" first and last, both allowed
    days: frozenset[int] = frozenset()  # Monday = 0
    words: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def read(kind: str, text: str) -> Limit:
    """The limit of a rule of ``kind``.

    :raises BadInput: naming the field, what it should say and an example
    """
    said = " ".join(_DASH.sub("-", folded(text)).split())
    made: Limit | None = None
    if kind == PER_WEEK:
        made = _per_week(said)
    elif kind == HOURS:
        made = _hours(said)
    elif kind == DAYS:
        made = _days(said)
    elif kind == WORDS:
        lines = [one.strip() for line in text.splitlines() for one in line.split(";")]
        made = Limit(kind, words=tuple(dict.fromkeys(one for one in lines if one)))
    elif kind == CONVERSATION:
        share = _SHARE.fullmatch(said)
        made = Limit(kind, least=int(share[1])) if share and 1 <= int(share[1]) <= 100 else None
    else:
        made = Limit("")
    if made is None:
        raise BadInput(_WRONG[kind], "limit", value=text[:60])
    return made


def _per_week(said: str) -> Limit | None:
    found = _COUNT.fullmatch(said)
    if found is None:
        return None
    first, second = (int(one) if one.isdigit() else NUMBERS[one] for one in (found["first"], found["second"] or "0"))
    if found["second"]:
        if second < first or found["least"] or found["most"]:
            return None
        return Limit(PER_WEEK, first, second)
    return Limit(PER_WEEK, first) if found["least"] else Limit(PER_WEEK, 0, first)


def _hours(said: str) -> Limit | None:
    times = []
    for hour, minute, half in _TIME.findall(said):
        number = int(hour) % 12 + (12 if half == "pm" else 0) if half else int(hour)
        if number > 24 or int(minute or 0) > 59 or (number == 24 and int(minute or 0)):
            return None
        times.append(f"{number:02d}:{minute or '00'}")
    spans = tuple(zip(times[::2], times[1::2], strict=False))
    rest = _TIME.sub(" ", said)
    if not spans or len(times) % 2 or not _BETWEEN_TIMES.match(rest) or any(first >= last for first, last in spans):
        return None
    return Limit(HOURS, hours=spans)


def _days(said: str) -> Limit | None:
    without = _NOT.match(said)
    found: set[int] = set()
    last, reach = -1, False
    for word in re.findall(r"[^\W\d_]+|[-,;/+&]", said[without.end() if without else 0 :]):
        day = WEEKDAYS.get(word, WEEKDAYS.get(word.removesuffix("s"), 6 if word == "domeniche" else -1))
        if day >= 0:
            found |= {number % 7 for number in range(last, (day if day >= last else day + 7) + 1)} if reach else {day}
            last, reach = day, False
        elif word in _TO and last >= 0:
            reach = True
        elif word not in _ALSO and word not in _FILL:
            return None
    if not found or reach or re.search(r"\d", said):
        return None
    days = frozenset(range(7)) - found if without else frozenset(found)
    return Limit(DAYS, days=days) if days else None


# -- what breaks them -------------------------------------------------------------------------


@value
class Breach:
    """A rule that is broken, in a sentence that leads to it."""

    rule_id: int
    message: str
    values: Mapping[str, object]


def breach(rule: FirmRule, due_wall: str, texts: Iterable[str]) -> Breach | None:
    """What a post due at ``due_wall`` ("" = no date yet) with these texts has against a rule; weeks are judged apart."""
    try:
        limit = read(rule.kind, rule.limit)
    except BadInput as trouble:
        return Breach(rule.id, trouble.message, dict(trouble.values))
    said = {"rule": rule.what, "limit": rule.limit.strip()}
    if limit.kind == HOURS and due_wall:
        hour = due_wall[11:16]
        if not any(first <= hour <= last for first, last in limit.hours):
            message = N_("It is due at {hour}, and the rule says {limit}: move it, or change the rule.")
            return Breach(rule.id, message, said | {"hour": hour})
    if limit.kind == DAYS and due_wall and day_of(due_wall).weekday() not in limit.days:
        message = N_("It is due on a day that the rule leaves out ({limit}): move it, or change the rule.")
        return Breach(rule.id, message, said)
    if limit.kind == WORDS:
        plain = [folded(text) for text in texts]
        for word, pattern in _phrases(limit.words):
            if any(pattern.search(text) for text in plain):
                message = N_("It says “{word}”, which the rule leaves out: say it in another way, or change the rule.")
                return Breach(rule.id, message, said | {"word": word})
    return None


@lru_cache(maxsize=64)
def _phrases(words: tuple[str, ...]) -> "tuple[tuple[str, re.Pattern[str]], ...]":
    made = []
    for word in words:
        parts = re.findall(r"\w+", folded(word))
        if parts:
            phrase = r"\W+".join(map(re.escape, parts))
            made.append((word, re.compile(rf"(?<!\w){phrase}(?!\w)")))
    return tuple(made)


class Dated(Protocol):
    """What is needed of a post; :class:`smdesk.domain.cards.Card` has it."""

    @property
    def due_wall(self) -> str: ...
    @property
    def status(self) -> str: ...


@value
class OffWeek:
    """A week with more or fewer posts than a rule allows."""

    rule: FirmRule
    monday: date
    has: int
    over: bool


def off_weeks(rule: FirmRule, posts: Iterable[Dated], first: date, last: date, today: date) -> list[OffWeek]:
    """Weeks from ``first`` to ``last`` that break a rule of posts a week; too few are told only from this week on."""
    try:
        limit = read(rule.kind, rule.limit)
    except BadInput:
        return []
    if limit.kind != PER_WEEK:
        return []
    counts = Counter(
        week_start(day_of(post.due_wall)) for post in posts if post.due_wall and post.status not in NOT_GOING_OUT
    )
    found, monday = [], week_start(first)
    while monday <= last:
        has = counts[monday]
        over = limit.most is not None and has > limit.most
        if over or (has < limit.least and monday >= week_start(today)):
            found.append(OffWeek(rule, monday, has, over))
        monday += timedelta(days=7)
    return found


def least_conversation(rules: Iterable[FirmRule]) -> int | None:
    """The least share of conversation that the rules ask for, in percent; None when none of them does."""
    found = []
    for rule in rules:
        if rule.kind == CONVERSATION:
            try:
                found.append(read(rule.kind, rule.limit).least)
            except BadInput:
                continue
    return max(found, default=None)
