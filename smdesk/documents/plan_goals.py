"""Chapters of a plan about what is wanted: the page for who reads only one, objectives with their ladder, brand and voice."""


from decimal import Decimal
from typing import Any

from smdesk.documents import boards, colour
from smdesk.documents.blocks import (
    Block,
    beside,
    bullets,
    card,
    cards,
    cell,
    chips,
    drawn,
    headed,
    marked,
    note,
    numbers,
    pairs,
    para,
    pull,
    put,
    table,
)
from smdesk.documents.boards import Rung, Step
from smdesk.documents.diagrams import Tone, tone_slider
from smdesk.documents.figures import Progress
from smdesk.documents.planbook import NOT_AGREED, Book, cut, day_of, joined, lines, named
from smdesk.domain import working
from smdesk.domain.errors import N_
from smdesk.domain.figures import kept
from smdesk.domain.formulas import EARLY_DAYS, FORMULAS, expectations
from smdesk.domain.plan.shapes_goals import ADDRESSES, OBJECTIVE_KINDS, OBJECTIVE_STATES, STAGES

LADDERS = 1  # drawn as an example of all; the table has every objective
FIRST_ACTIONS = 6
TONES = (
    ("formal", N_("formal"), N_("casual")),
    ("playful", N_("serious"), N_("playful")),
    ("warm", N_("reserved"), N_("warm")),
    ("plain", N_("expert"), N_("plain")),
)


# -- summary ----------------------------------------------------------------------------------


def summary(book: Book) -> list[Block]:
    """Where we are, the idea, the objectives, the money, the first ninety days, when it can be judged."""
    _ = book.desk.words
    plan = book.plan.one("plan")
    missing = _(NOT_AGREED)
    where = marked(book.plan.text("brief.summary")) or para(missing)
    aims = [
        [cell(one.code, strong=True), cell(one.title), _way(book, one), book.day(one.due)]
        for one in book.plan.of("objective")[:5]
        if one.state != "dropped"
    ]
    goals = table(["", _("Objective"), _("From → to"), _("By")], [11, -2.4, -1.2, 26], aims) or para(missing)
    actions = sorted(
        (one for one in book.plan.of("action") if one.start and not one.done), key=lambda one: (one.end or one.start)
    )[:FIRST_ACTIONS]
    first = bullets(f"{book.days(one.start, one.end)}: {cut(one.title, 90)}" for one in actions) or para(missing)
    first_of = [one for one in book.plan.of("segment") if one.primary] or list(book.plan.of("segment"))
    people = pairs([(named([one.name]), cut(one.job, 160)) for one in first_of[:3]], 3)
    shares = {"k": "shares", "rows": shares_of(book)}
    return put(
        headed(_("Where we are"), where),
        pull(plan.idea, _("The idea")) or headed(_("The idea"), para(missing)),
        figures_of(book),
        headed(_("For whom first"), people or para(missing)),
        headed(_("What we want to reach"), goals),
        headed(_("What we talk about"), shares if shares["rows"] else para(missing)),
        beside(headed(_("Next in the first ninety days"), first), headed(_("When results can be judged"), _judged(book))),
    )


def figures_of(book: Book) -> Block | None:
    """The few figures of the page: money, rhythm, audience."""
    _ = book.desk.words
    budget = book.material.budget
    found: list[tuple[str, str, str]] = []
    if budget is not None and budget.months:
        whole = budget.sums.whole
        span = joined((_month(book, budget.months[0]), _month(book, budget.months[-1])), " – ")
        found.append((book.money(whole["plan"], cents=False), _("planned in all"), span))
        if whole["actual"]:
            found.append((book.money(whole["actual"], cents=False), _("spent so far"), book.desk.dates.medium(book.desk.today)))
    weekly = [value for one in book.plan.of("place_role") if (value := kept(one.per_week)) is not None]
    if weekly:
        total = book.desk.dates.decimal(sum(weekly, Decimal(0)))
        places = _.n_("at {n} place", "at {n} places", len(weekly))
        found.append((total, _("posts a week promised"), places))
    review = book.plan.one("plan").review_on or next((one.on for one in book.plan.of("plan_review") if not one.done), "")
    found.append((book.day(review), _("next review"), ""))
    return numbers(found[:4])


def shares_of(book: Book) -> list[dict[str, Any]]:
    """The wanted share of each pillar, for a bar of them all."""
    return [
        {"posts": one.share, "colour": colour.pillar(one.hue), "name": named([one.name]), "share_text": book.figure(str(one.share), "%")}
        for one in book.plan.of("pillar")
        if one.share > 0
    ]


def _month(book: Book, month: str) -> str:
    day = day_of(f"{month}-01")
    return book.desk.dates.month_short(day) if day else month


def _way(book: Book, one: Any) -> str:
    if not one.baseline.strip() and not one.target.strip():
        return book.desk.words(NOT_AGREED)
    start = book.figure(one.baseline)
    return f"{start} → {book.figure(one.target, one.unit)}"


def _judged(book: Book) -> Block | None:
    rows = reviews(book)
    return bullets(f"{day}: {text}" if text else day for day, text, _small in rows) or para(book.desk.words(NOT_AGREED))


def reviews(book: Book) -> list[tuple[str, str, str]]:
    """(day, what can be judged, after how many days): as agreed, else 90, 180 and 365 days after the start."""
    _ = book.desk.words
    agreed = book.plan.of("plan_review")
    if agreed:
        return [
            (book.day(one.on), joined((one.judge, one.verdict)), _("after {n} days", n=one.days) if one.days else "")
            for one in agreed
        ]
    if book.start is None:
        return []
    meaning = {90: _("first signs; no verdict before"), 180: _("a tendency"), 365: _("the whole year")}
    return [
        (book.desk.dates.medium(day), meaning[days], _("after {n} days", n=days)) for days, day in expectations(book.start)
    ]


# -- objectives -------------------------------------------------------------------------------


def objectives(book: Book) -> list[Block]:
    """Business goals, the ladder of each objective, and the table of figures."""
    _ = book.desk.words
    goals = [
        [cell(one.title, strong=True), cell(one.why), cell(joined((one.said_by, book.day(one.said_on))))]
        for one in book.plan.of("goal")
    ]
    aims = [one for one in book.plan.of("objective") if one.state != "dropped"]
    ladders = [drawn("ladder", boards.ladder(book.voice, steps(book, one))) for one in aims[:LADDERS]]
    early = book.start is not None and book.age < EARLY_DAYS
    said = _("Day {n} of the plan: figures are early data until day 90 and are shown without a verdict.", n=book.age)
    return put(
        headed(_("What the business needs"), marked(book.plan.one("plan").context),
               table([_("Business goal"), _("Why"), _("Said by")], [-1.4, -1.8, 44], goals)),
        headed(_("From the goal to the posts"), note(said) if early and ladders else None, ladders),
        headed(_("Objectives and key results"), table_of(book, aims)),
    )  # fmt: skip


def steps(book: Book, one: Any) -> list[Step]:
    """The ladder of an objective."""
    _, plan = book.desk.words, book.plan
    goal = plan.get("goal", one.goal_id)
    proofs = plan.of("key_result", objective_id=one.id)
    tactics = [Rung(cut(each.name, 60)) for each in plan.of("tactic", objective_id=one.id)]
    campaigns = [Rung(cut(each.name, 60)) for each in plan.of("campaign", objective_id=one.id)]
    pillars = [
        Rung(cut(each.name, 60), book.figure(str(each.share), "%"), colour.pillar(each.hue))
        for each in plan.of("pillar", objective_id=one.id)
    ]
    count = book.material.counts.get(("objective", one.id), 0)
    posts = _.n_("{n} post serves it", "{n} posts serve it", count)
    under = joined((book.name(OBJECTIVE_KINDS, one.kind), book.name(STAGES, one.stage), book.day(one.due), one.owner,
                    cut(one.why, 240)))  # fmt: skip
    return [
        Step(_("Business goal"), "euro", [Rung(cut(goal.title, 200))] if goal else []),
        Step(_("Objective {code}", code=cut(one.code, 8)), "target", [Rung(cut(one.title, 200), under)]),
        Step(_("Key results"), "flag", results=[progress_of(book, each) for each in proofs]),
        Step(_("Tactics and campaigns"), "route", tactics + campaigns, chips=True),
        Step(_("Pillars and posts"), "calendar", pillars + ([Rung(posts)] if count else []), chips=True),
    ]


def progress_of(book: Book, one: Any) -> Progress:
    """A key result on its way; a long unit stands under its title."""
    unit = one.unit.strip()
    short = len(unit) <= 2
    last = latest(book, one.id)
    small = joined(("" if short else unit, book.seen(last.source or one.source, last.on) if last else one.source))
    early = book.age < EARLY_DAYS
    now = kept(last.value) if last else None
    sign = {"€": "EUR", "£": "GBP", "$": "USD"}.get(unit, unit)
    return Progress(cut(one.title), kept(one.baseline), now, kept(one.target), sign if short else "", cut(small), early)


def latest(book: Book, key_result_id: int) -> Any | None:
    """The last reading of a key result."""
    found = book.plan.of("reading", key_result_id=key_result_id)
    return max(found, key=lambda one: (one.on, one.id)) if found else None


def table_of(book: Book, aims: list[Any]) -> list[Block]:
    """Every objective with its key results: from, to, now, by, stage, formula and source."""
    _ = book.desk.words
    rows: list[list[Any]] = []
    own: list[int] = []
    used: dict[str, str] = {}
    for at, one in enumerate(aims):
        own.append(len(rows))
        why = one.why if at >= LADDERS else ""
        rows.append(_figures(book, one, cell(f"{one.code} {one.title}", why), "", used))
        for proof in book.plan.of("key_result", objective_id=one.id):
            last = latest(book, proof.id)
            now = cell(book.figure(last.value, ""), book.day(last.on)) if last else cell(book.voice.value(None))
            first = cell(proof.title, joined((proof.owner, proof.source, sums_of(book, proof, last))))
            rows.append(_figures(book, proof, first, now, used))
    heads = [_("Objective or key result"), _("From"), _("To"), _("Now"), _("By"), _("Stage and measure")]
    source = " ".join(f"{text}." for text in used.values())
    state = [
        f"{one.code}: {book.name(OBJECTIVE_STATES, one.state)}" for one in aims if one.state == "met"
    ]
    return put(
        table(heads, [-1, 14, 27, 20, 21, 30], rows, right=(1, 2, 3), own=own),
        note(_("Formulas: {text}", text=source)) if source else None,
        note(joined(state)) if state else None,
    )


def sums_of(book: Book, proof: Any, last: Any | None) -> str:
    """What a key result's figures were worked out from: at the start, and now."""
    _ = book.desk.words
    start = working.of_baseline(proof)
    now = working.of_reading(proof, last) if last is not None else None
    said = [_("from {working}", working=book.sum(start))] if start else []
    return joined([*said, *([_("now {working}", working=book.sum(now))] if now else [])])


def _figures(book: Book, one: Any, first: Any, now: Any, used: dict[str, str]) -> list[Any]:
    formula = FORMULAS.get(one.formula)
    name = ""
    if formula is not None and not formula.private:
        name = book.desk.words(formula.name)
        used.setdefault(one.formula, book.formula(one.formula))
    start = book.figure(one.baseline)
    return [first, start, book.figure(one.target, one.unit), now or "", book.day(one.due),
            cell(book.name(STAGES, one.stage), name)]  # fmt: skip


# -- brand ------------------------------------------------------------------------------------


def brand(book: Book) -> list[Block]:
    """Promise and position, tone, what is said and not said, replies, claims."""
    _ = book.desk.words
    sheet = book.plan.one("brand")
    proofs = [[cell(one.text, strong=True), one.proof] for one in book.plan.of("difference")]
    facts = pairs(
        [(_("Position"), sheet.positioning), (_("Personality"), sheet.personality),
         (_("Values"), sheet.values), (_("Form of address and signature"),
          joined((book.name(ADDRESSES, sheet.address), sheet.signature))),
         (_("Colours"), sheet.colours), (_("Letters"), sheet.fonts)], 2,
    )  # fmt: skip
    return put(
        pull(sheet.promise, _("The promise")),
        chips(_("How it wants to be seen"), lines(sheet.wanted)),
        facts,
        headed(_("What sets it apart"), table([_("Difference"), _("Proof")], [-1, -1.2], proofs)),
        headed(_("How it sounds"), tone(book) if sheet.id else None),
        rules(book),
        replies(book),
        headed(_("Claims and their proof"), claims(book)),
    )


def tone(book: Book) -> Block | None:
    """The four sliders."""
    _ = book.desk.words
    sheet = book.plan.one("brand")
    leaning = sorted(TONES, key=lambda one: -abs(getattr(sheet, one[0]) - 50))
    words = [_(right if getattr(sheet, name) > 50 else left) for name, left, right in leaning[:3]
             if abs(getattr(sheet, name) - 50) >= 10]  # fmt: skip
    reading = _("Most of all: {words}.", words=", ".join(words)) if words else ""
    sliders = [Tone(_(left), _(right), getattr(sheet, name)) for name, left, right in TONES]
    source = _("0 is all left, 100 all right; agreed with the client.")
    return drawn("tone", tone_slider(book.voice, "", sliders, reading=reading, source=source))


def rules(book: Book) -> list[Block]:
    """What is said beside what is not, then words that are never used."""
    _ = book.desk.words
    sides = []
    for kind, title in (("do", N_("Do")), ("dont", N_("Do not"))):
        found = book.plan.of("voice_rule", kind=kind)
        sides.append(headed(_(title), bullets(joined((one.text, one.instead), " → ") for one in found)))
    words = [[cell(one.text, strong=True), one.instead] for one in book.plan.of("voice_rule", kind="word")]
    never = headed(_("Words we do not use"), table([_("Word"), _("Instead")], [-1, -1.6], words))
    return beside([*sides[0], *sides[1]], never)


def replies(book: Book) -> list[Block]:
    """The same answer before and after the voice."""
    _ = book.desk.words
    found = [
        card(one.situation, [(_("Before"), one.before), (_("In our voice"), one.after)])
        for one in book.plan.of("sample_reply")
    ]
    return headed(_("Two replies, before and after") if len(found) == 2 else _("Replies, before and after"), cards(found))


def claims(book: Book) -> Block | None:
    """What may be claimed, and what may not (yet)."""
    _ = book.desk.words
    rows = []
    for one in book.plan.of("claim"):
        until = day_of(one.expires_on)
        if not one.proof.strip():
            word, mark = _("no proof: not to be published"), "warn"
        elif until is not None and until < book.desk.today:
            word, mark = _("expired: to be checked again"), "warn"
        else:
            word, mark = _("may be used"), "ok"
        proof = cell(one.proof, book.seen(one.proof_url, one.checked_on))
        rows.append([cell(one.text, strong=True), proof, cell(book.day(one.expires_on), tone=mark, word=word)])
    return table([_("Claim"), _("Proof"), _("Good until")], [-1.2, -1.8, 46], rows)


