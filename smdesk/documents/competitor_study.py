"""The study of the competitors: one question, one formula and one window for all, conclusions that are no copies."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from smdesk.documents import boards, plan_who, rival_profiles
from smdesk.documents.blocks import (
    Block,
    bullets,
    cell,
    drawn,
    headed,
    note,
    numbers,
    pairs,
    para,
    put,
    table,
)
from smdesk.documents.boards import HeatRow
from smdesk.documents.common import network
from smdesk.documents.figures import Bar, Figure, bar_chart, listed
from smdesk.documents.front import bound, chapter, first_page, untitled
from smdesk.documents.ink import breakable
from smdesk.documents.period import Period
from smdesk.documents.planbook import Book, PlanMaterial, cut, day_of, joined, lines
from smdesk.documents.rival_profiles import (
    BY_FOLLOWERS,
    formula_of,
    observed,
    of_post,
    of_window,
    plain,
    rate_heads,
    said_rates,
    window_of,
)
from smdesk.domain.errors import N_
from smdesk.domain.formulas import FORMULAS
from smdesk.domain.likeness import theme_sameness
from smdesk.domain.plan.shapes_goals import GAPS
from smdesk.domain.plan.shapes_who import PRIORITIES

DOCUMENT = "competitor_study"
NAME = N_("Competitor study")
_WEB = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.IGNORECASE)
FIRST = 3  # gaps, and things to avoid, of the summary
MOST_BARS = 24  # of one chart
SAME = 8  # pairs of like themes that are named
HAS, HAS_NOT = "✓", "–"


@dataclass(frozen=True, slots=True)
class StudyMaterial:
    """All that a study is made from; ``plan`` brings the compared rows and the themes.

    :param same: own themes that competitors have too
    """

    plan: PlanMaterial
    same: tuple[Any, ...] = ()


def data(material: StudyMaterial) -> dict[str, Any]:
    """Everything the template prints, as plain values."""
    book = Book.of(material.plan)
    _ = book.desk.words
    study = book.plan.one("study")
    name = _(NAME)
    seen = [book.plan.of(kind) for kind in ("competitor", "observation", "gap")]
    running = window(book) or book.desk.dates.day(book.desk.today)
    status = _("Edition of {day}", day=book.desk.dates.medium(book.desk.today))
    again = day_of(study.next_on)
    if again is not None and again < book.desk.today:
        status = _("To be observed again since {day}", day=book.day(study.next_on))
    elif again is not None:
        status = _("Next observation: {day}", day=book.day(study.next_on))
    return bound(
        book, DOCUMENT, name,
        title=f"{name}: {book.plan.client.name}",
        running=running,
        status=status,
        seen=(study, seen, [(row.name, row.network, row.on) for row in material.plan.rivals]),
        front=first_page(running, name, cut(study.question, 420), method(book)),
        chapters=(
            chapter(_("Summary"), summary(book, material.same), fresh=True, spread=True),
            chapter(_("Compared"), benchmark(book), fresh=True),
            chapter(_("One by one"), rival_profiles.profiles(book, material.same), fresh=True, spread=rival_profiles.paged(book)),
            chapter(_("Themes and positions"), themes(book, material.same), fresh=True),
            chapter(_("What follows"), implications(book)),
            chapter(_("Evidence"), evidence(book)),
        ),
    )  # fmt: skip


def window(book: Book) -> str:
    """The days that were looked at, from the first counted one to the last."""
    days = [(found, one.window_days) for one in _latest(book) if (found := day_of(one.on))]
    if not days:
        return ""
    start = min(day - timedelta(days=max(count, 1) - 1) for day, count in days)
    return book.desk.dates.days(Period(start, max(day for day, _count in days)))


def _latest(book: Book) -> list[Any]:
    ids = {row.observation_id for row in book.material.rivals if row.observation_id}
    return [one for one in book.plan.of("observation") if one.id in ids]


# -- first page -------------------------------------------------------------------------------


def method(book: Book) -> list[Block]:
    """Who was looked at, where, over which days, by which formula from which source."""
    _ = book.desk.words
    formula = FORMULAS[formula_of(book)]
    names = [one.name for one in book.plan.of("competitor")]
    found = _latest(book)
    where = dict.fromkeys(network(one.network)[0] for one in found)
    on = sorted(filter(None, (day_of(one.on) for one in found)))
    seen = book.desk.dates.days(Period(on[0], on[-1])) if on else ""
    days = _.n_("{n} day before each observation, the same for all", "{n} days before each observation, the same for all",
                window_of(book))  # fmt: skip
    said = [
        (_("Looked at"), cut(listed([book.plan.client.name, *names], 8), 260)),
        (_("Where"), ", ".join(where)),
        (_("Window"), days),
        (_("Observed"), seen),
        (_("Formula"), book.formula(formula.id)),
        (_("Its source"), _(formula.source)),
    ]  # fmt: skip
    plain = _(
        "Only what anybody can see was counted, by the same rule for everybody, the client included."
        " What could not be seen says n/a; it is never taken as zero."
    )
    return put(pairs(said, 2), note(_(formula.note) if formula.note else ""), para(plain))


# -- summary ----------------------------------------------------------------------------------


def ranked(found: Iterable[Any]) -> list[Any]:
    """Conclusions by priority, then in their own order."""
    order = list(PRIORITIES)
    return sorted(found, key=lambda one: order.index(one.priority) if one.priority in order else len(order))


def summary(book: Book, same: Sequence[Any]) -> list[Block]:
    """What to occupy, what to avoid, and where the client stands, on one page."""
    _ = book.desk.words
    own = next((row for row in book.material.rivals if row.own and row.on and row.window_days == window_of(book)), None)
    strip = []
    if own is not None:
        where = f"{network(own.network)[0]}, {book.day(own.on)}"
        strip = [
            (said_rates(book, observed(book, own))[0], rate_heads(book)[0].lower(), where),
            (plain(book, own.posts_week), _("posts a week"), where), (plain(book, own.reply_hours, "h"), _("to a reply, as seen"), where),
            (book.percent(own.share_of_voice), _("share of voice"), where),
        ]  # fmt: skip
    sides, first = [], []
    for kind, title in (("occupy", N_("Gaps to occupy")), ("avoid", N_("Things to avoid"))):
        found = ranked(book.plan.of("gap", kind=kind))[:FIRST]
        items = [{"n": str(at), "text": breakable(one.text, 18), "why": breakable(one.why, 18)} for at, one in enumerate(found, start=1)]
        sides.append({"title": _(title), "items": items, "none": "" if items else _("Not yet agreed")})
        tactics = (book.plan.get("tactic", one.tactic_id) for one in found if one.tactic_id)
        first += [joined((one.name, one.effect), ": ") for one in tactics if one is not None]
    free = [book.desk.ink(one) for one in book.material.themes.free] if book.material.themes else []
    alone = _("Only {name} talks about: {themes}.", name=book.plan.client.name, themes=listed(free, 6)) if free else ""
    alike = len({one.own for one in same})
    like = _.n_("{n} own theme sounds like a competitor’s; see “Themes and positions”.",
                "{n} own themes sound like a competitor’s; see “Themes and positions”.", alike) if alike else ""  # fmt: skip
    return put(
        headed(_("Where {name} stands", name=cut(book.plan.client.name, 60)), numbers(strip)),
        {"k": "duo", "sides": sides},
        headed(_("What we start with"), bullets(dict.fromkeys(first))),
        headed(_("Own ground"), para(joined((alone, like), "\n"))),
    )


# -- compared ---------------------------------------------------------------------------------


def benchmark(book: Book) -> list[Block]:
    """The table of all, then the two figures that compare best."""
    _ = book.desk.words
    formula = FORMULAS[formula_of(book)]
    unit = "%" if formula.unit == "%" else ""
    said, rhythm = joined((book.formula(formula.id), mean_said(book)), ". "), [row.posts_week for row in book.material.rivals]
    return put(
        compared(book),
        notes(book),
        headed(rate_heads(book)[0], bars(book, _(formula.name), [_rate_of(book, row) for row in book.material.rivals], unit, said)),
        headed(_("Posts a week"), bars(book, _("Posts a week"), rhythm, "", book.formula("posts_per_week"))),
    )


def _rate_of(book: Book, row: Any) -> Decimal | None:
    one = observed(book, row)
    return of_post(book, one) if formula_of(book) in BY_FOLLOWERS else of_window(book, one)


def mean_said(book: Book) -> str:
    """How the mean of a post is reckoned, where there is one."""
    _ = book.desk.words
    return _("Of a post = rate of all posts ÷ posts of the window") if formula_of(book) in BY_FOLLOWERS else ""


def compared(book: Book) -> Block | None:
    """Everybody, the client first; who was never observed says so."""
    _ = book.desk.words
    rows: list[list[Any]] = []
    own: list[int] = []
    days = window_of(book)
    for row in book.material.rivals:
        if row.own:
            own.append(len(rows))
        name = book.plan.client.name if row.own else book.desk.ink(row.name)
        word = _("older than a quarter") if row.stale else ""
        if row.window_days not in (0, days):
            word = _("another window: {n} days", n=row.window_days)
        seen = cell(book.day(row.on), tone="warn" if word else "", word=word) if row.on else cell(_("not observed"))
        rows.append([
            cell(name, network(row.network)[0] if row.network else "", strong=row.own), book.voice.value(row.followers),
            plain(book, row.posts_week), *said_rates(book, observed(book, row)), plain(book, row.reply_hours, "h"),
            book.percent(row.share_of_voice), seen,
        ])  # fmt: skip
    heads = [_("Who"), _("Followers"), _("Posts a week"), *rate_heads(book), _("Reply seen"), _("Share of voice"), _("Seen on")]
    wide = [-1, 19, 18, *([22] * len(rate_heads(book))), 18, 21, 28]
    known = (book.formula(formula_of(book)), mean_said(book), book.formula("posts_per_week"), book.formula("share_of_voice"))
    formulas = joined(known, ". ")
    return table(heads, wide, rows, right=range(1, len(heads) - 1), own=own, source=f"{formulas}.")


def notes(book: Book) -> list[Block]:
    """Which set a share of voice is of, and what compares with nobody."""
    _ = book.desk.words
    sets: dict[tuple[str, int], list[Any]] = {}
    for row in book.material.rivals:
        if row.share_of_voice is not None:
            sets.setdefault((row.network, row.window_days), []).append(row)
    out = []
    for (where, days), rows in sets.items():
        names = listed([book.plan.client.name if row.own else book.desk.ink(row.name) for row in rows], 8)
        on = sorted(found for row in rows if (found := day_of(row.on)))
        seen = book.desk.dates.days(Period(on[0], on[-1])) if on else ""
        out.append(_("Share of voice on {network}: set {names}; {n} days before {seen}.", network=network(where)[0], names=names,
                     n=days, seen=seen))  # fmt: skip
    odd = [row for row in book.material.rivals if row.on and row.window_days != window_of(book)]
    if odd:
        names = listed(list(dict.fromkeys(book.desk.ink(row.name) for row in odd)), 6)
        out.append(_("Counted over another number of days, and left out of the charts: {names}.", names=names))
    asked = book.plan.one("study").window_days
    if asked != window_of(book):
        out.append(_("The study asks for {asked} days; everybody was counted over {n}.", asked=asked, n=window_of(book)))
    return put(bullets(out))


def bars(book: Book, title: str, values: Sequence[Decimal | None], unit: str, formula: str) -> list[Block]:
    """One figure of all who were counted over the same window, the client dark; ``values`` go with the compared rows."""
    _ = book.desk.words
    both = zip(book.material.rivals, values, strict=True)
    found = [(row, value) for row, value in both if row.on and row.window_days == window_of(book) and value is not None]
    found.sort(key=lambda pair: (-pair[1], pair[0].name))
    kept = found[:MOST_BARS] + [pair for pair in found[MOST_BARS:] if pair[0].own]
    rows = [
        Bar(cut(f"{book.plan.client.name if row.own else book.desk.ink(row.name)} · {network(row.network)[0]}", 60),
            round(value, 2), highlight=row.own)
        for row, value in kept
    ]  # fmt: skip
    source = _("{formula}. Window of {n} days; observed {days}.", formula=formula, n=window_of(book), days=window(book))
    left = len(found) - len(kept)
    more = note(_.n_("{n} lower one is in the table.", "{n} lower ones are in the table.", left)) if left else None
    own = next((at for at, pair in enumerate(found) if pair[0].own), -1)
    reading = ""
    if left and own >= 0:  # the chart's own sentence would count what is drawn
        shown = book.voice.value(round(found[own][1], 2), unit)
        reading = _("“{name}” has {value}, place {place} of {total}.", name=book.plan.client.name, value=shown, place=own + 1,
                    total=len(found))  # fmt: skip
    chart = bar_chart(book.voice, cut(title, 80), rows, unit=unit, reading=reading, source=source)
    return put(drawn("bar", untitled(chart)), more)


# -- themes -----------------------------------------------------------------------------------


def themes(book: Book, same: Sequence[Any]) -> list[Block]:
    """Who talks about what, in which forms; what is the same; where each stands."""
    _ = book.desk.words
    heat = book.material.themes
    names, cells = (heat.themes, heat.cells) if heat is not None else ((), ())
    columns = [book.desk.ink(name) for _id, name in heat.competitors] if heat is not None else []
    free = [book.desk.ink(one) for one in heat.free] if heat is not None else []
    said = _("Only the client has: {names}.", names=listed(free, 6)) if free else _("Every own theme is somebody else’s too.")
    chart = marks(book, _("themes"), columns, [book.desk.ink(one) for one in names], cells, said)
    return put(
        headed(_("Who talks about what"), drawn("heat", chart)),
        headed(_("Too alike"), likeness(book, same)),
        headed(_("Where each stands"), plan_who.positions(book)),
        headed(_("In which forms"), drawn("heat", forms(book))),
    )


def marks(
    book: Book, title: str, columns: Sequence[str], rows: Sequence[str], cells: Sequence[Sequence[bool]], reading: str
) -> Figure | None:
    """A map of who has what: a dot in a shaded cell, a dash in an empty one."""
    _ = book.desk.words
    if len(columns) < 2 or not rows:
        return None
    shown = [HeatRow(cut(name, 80), [1 if has else None for has in row]) for name, row in zip(rows, cells, strict=True)]
    source = _("As observed; ✓ has it, – has not. The first column is the client.")
    made = boards.heat_map(book.voice, title, [cut(one, 40) for one in columns], shown, top=2, reading=reading, source=source)
    untitled(made)
    for block in made["blocks"] if made else ():
        for row in block["rows"]:
            for one in row["cells"]:
                one["t"] = HAS if one["f"] else HAS_NOT
    return made


def likeness(book: Book, same: Sequence[Any]) -> list[Block]:
    """Own themes that a competitor has too: a warning, with the pairs."""
    _ = book.desk.words
    if not same:
        return []
    rows = [
        [cell(book.desk.ink(one.own), strong=True), book.desk.ink(one.theirs), book.desk.ink(one.competitor),
         book.percent(Decimal(round(100 * one.score)))]
        for one in same[:SAME]
    ]  # fmt: skip
    heads = [_("Own theme"), _("Theirs"), _("Who"), _("Alike")]
    said = _("These own themes say in other words what a competitor says already. Tell them apart, or leave them.")
    source = _("Words in common without endings, 60% or more; synonyms are not known.")
    more = len(same) - SAME
    left = note(_.n_("{n} more pair is alike.", "{n} more pairs are alike.", more)) if more > 0 else None
    return put(para(said), table(heads, [-1.3, -1.3, -1, 18], rows, right=(3,), source=source), left)


def forms(book: Book) -> Figure | None:
    """Formats by who uses them; formats that say the same stand in one row."""
    _ = book.desk.words
    own = list(dict.fromkeys(text for one in book.plan.of("pillar") for text in lines(one.formats)))
    rivals = book.plan.of("competitor")
    said = [own, *(lines(one.formats) for one in rivals)]
    rows: dict[str, set[int]] = {}
    for place, formats in enumerate(said):
        for form in formats:
            alike = theme_sameness([form], rows)
            rows.setdefault(alike[0].theirs if alike else form, set()).add(place)
    if not any(said[1:]):
        return None
    columns = [book.plan.client.name, *(one.name for one in rivals)]
    theirs = {form: having for form, having in rows.items() if having - {0}}
    cells = [[place in having for place in range(len(columns))] for having in theirs.values()]
    missing = [form for form, having in theirs.items() if 0 not in having]
    alone = len(rows) - len(theirs)
    reading = _("The client uses every form that the others use.")
    if missing:
        reading = _("Forms that only others use: {names}.", names=listed(missing, 6))
    more = _.n_("{n} form is the client’s alone.", "{n} forms are the client’s alone.", alone) if alone else ""
    return marks(book, _("formats"), columns, list(theirs), cells, joined((reading, more), " "))


# -- what follows -----------------------------------------------------------------------------


def implications(book: Book) -> list[Block]:
    """Each conclusion with its reason and with what we do about it, what comes first at the top."""
    _ = book.desk.words
    rows = []
    for one in ranked(book.plan.of("gap")):
        tactic = book.plan.get("tactic", one.tactic_id) if one.tactic_id else None
        does = _("not yet agreed") if one.kind == "occupy" else _("left alone")
        if tactic:
            objective = book.title("objective", tactic.objective_id)
            serves = _("serves {objective}", objective=objective) if objective else ""
            does_cell = cell(tactic.name, joined((serves, tactic.effect)))
        else:
            does_cell = cell("", tone="open", word=does)
        rows.append([cell(book.name(PRIORITIES, one.priority), strong=True), cell(one.text, book.name(GAPS, one.kind)), one.why, does_cell])
    heads = [_("Priority"), _("Conclusion"), _("What in the figures says so"), _("What we do")]
    return put(table(heads, [20, -1.5, -1.5, -1.5], rows) or para(_("Not yet agreed: what follows from the comparison.")))


# -- evidence ---------------------------------------------------------------------------------


def evidence(book: Book) -> list[Block]:
    """Every observation with its day, its network and where it can be checked."""
    _ = book.desk.words
    found = sorted(book.plan.of("observation"), key=lambda one: (one.on, one.id), reverse=True)
    rows = []
    for one in found:
        rival = book.plan.get("competitor", one.competitor_id) if one.competitor_id else None
        days = _.n_("{n} day", "{n} days", one.window_days)
        name = rival.name if rival else book.plan.client.name
        rows.append([(book.day(one.on) or _("no date yet"), days), (name, network(one.network)[0]),
                     (one.evidence_url, ""), (one.note, "")])  # fmt: skip
    rivals = book.plan.of("competitor")
    best = [[(one.name, ""), (one.best_post, ""), (one.best_url, "")] for one in rivals if one.best_post.strip() or one.best_url.strip()]
    sites = [[(one.name, ""), (one.site, ""), (", ".join(lines(one.handles)), "")] for one in rivals if one.site or one.handles]
    return put(
        headed(_("Observations"), linked(book, [_("Seen on"), _("Who, where"), _("Address"), _("Note")], [25, -1, -1.5, -1.3], rows, 2)),
        headed(_("Best posts"), linked(book, [_("Who"), _("Post"), _("Address")], [-1, -1.5, -1.6], best, 2)),
        headed(_("Profiles looked at"), linked(book, [_("Who"), _("Site"), _("Profiles")], [-1, -1.3, -1.6], sites, 1)),
    )


def linked(book: Book, heads: list[str], widths: list[float], rows: list[list[tuple[str, str]]], at: int) -> Block | None:
    """A table with web addresses in column ``at`` that can be followed."""
    if not rows:
        return None
    none = book.desk.words("no address kept")
    shown = [
        [
            {"text": breakable(text if text.strip() or n != at else none, 14), "small": small,
             "url": text.strip() if n == at and _WEB.fullmatch(text.strip()) else ""}
            for n, (text, small) in enumerate(row)
        ]
        for row in rows
    ]  # fmt: skip
    return {"k": "linked", "heads": heads, "widths": widths, "rows": shown}


def first_day(rows: Iterable[Any], today: date) -> tuple[date, date]:
    """The first and last day that a study is about; today without observations."""
    days = [(found, row.window_days) for row in rows if (found := day_of(row.on))]
    start = min((day - timedelta(days=max(count, 1) - 1) for day, count in days), default=today)
    return start, max((day for day, _count in days), default=start)
