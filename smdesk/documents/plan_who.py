"""Chapters of a plan about people and surroundings: who is served, the situation, the audit, SWOT, personas, competitors."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from smdesk.documents import boards, figures, linecharts
from smdesk.documents.blocks import (
    Block,
    beside,
    bullets,
    cell,
    drawn,
    headed,
    marked,
    note,
    pairs,
    pull,
    put,
    table,
)
from smdesk.documents.boards import Entry, HeatRow, Persona
from smdesk.documents.common import network
from smdesk.documents.diagrams import Spot, position_map
from smdesk.documents.figures import Bar
from smdesk.documents.linecharts import Series
from smdesk.documents.plan_places import goods
from smdesk.documents.planbook import Book, cut, day_of, joined, named
from smdesk.domain.errors import N_
from smdesk.domain.formulas import FORMULAS
from smdesk.domain.plan.shapes_goals import RANKS
from smdesk.domain.plan.shapes_who import CRITERIA, FACTS, FASHION_STATES, INTENTS, PRIORITIES, ROLES
from smdesk.language import NAMES

STALE_DAYS = 183  # a sector file older than half a year
TERMS = 10  # of search interest drawn
GROUPS = (("strength", "weakness"), ("opportunity", "threat"))
CELLS = ("so", "wo", "st", "wt")


# -- who we serve -----------------------------------------------------------------------------


def market(book: Book) -> list[Block]:
    """The market map, how many posts speak to whom, what there is to buy."""
    _ = book.desk.words
    roles = sorted(book.plan.of("market_role"), key=lambda one: list(ROLES).index(one.role) if one.role in ROLES else 9)
    rows = []
    last = ""
    for one in roles:
        word = book.name(ROLES, one.role)
        size = joined((one.size, one.source))
        rows.append([cell(word if word != last else "", strong=True), cell(one.who), cell(one.wants), cell(one.area), cell(size)])
        last = word
    heads = [_("Part"), _("Who"), _("What they want"), _("Where, language"), _("Size and source")]
    market_map = headed(_("Market map"), table(heads, [25, -1.2, -1.4, -0.9, -1.4], rows))
    figures_of = goods(book)
    if figures_of is not None:
        return put(market_map, coverage(book), headed(_("What there is to buy"), figures_of))
    return put(market_map, beside(coverage(book), headed(_("What there is to buy"), _plain_goods(book)), 0.45))


def _plain_goods(book: Book) -> Block | None:
    """Products of which no figure is said."""
    _ = book.desk.words
    rows = [
        [cell(one.name, book.title("segment", one.segment_id), strong=True), book.name(PRIORITIES, one.priority), one.season,
         book.title("pillar", one.pillar_id)]
        for one in book.plan.of("product")
    ]  # fmt: skip
    names = [_("Product or service"), _("Priority"), _("Season"), _("Talked about in")]
    return table(names, [-1.6, 17, -1.2, -1.3], rows, tight=True)


def coverage(book: Book) -> list[Block]:
    """How many posts speak to each segment."""
    _ = book.desk.words
    segments = book.plan.of("segment")
    if not segments or not any(book.material.counts.get(("segment", one.id)) for one in segments):
        return []
    rows = [
        Bar(cut(one.name, 60), book.material.counts.get(("segment", one.id), 0), highlight=one.primary) for one in segments
    ]
    source = _("Source: the content calendar, all posts on {day}. Segments that come first are drawn dark.",
               day=book.desk.dates.day(book.desk.today))  # fmt: skip
    silent = [one.name for one in segments if not book.material.counts.get(("segment", one.id))]
    reading = _("No post speaks yet to: {names}.", names=named(silent)) if silent else ""
    return headed(
        _("Posts that speak to each segment"),
        drawn("bar", figures.bar_chart(book.voice, _("posts by segment"), rows, reading=reading, source=source, wide=74.0)),
    )


def personas(book: Book) -> list[Block]:
    """A card for each segment, those that come first before the others."""
    _ = book.desk.words
    out = []
    for one in sorted(book.plan.of("segment"), key=lambda one: not one.primary):
        role = book.plan.get("market_role", one.role_id)
        who = joined((_("comes first") if one.primary else "", book.name(ROLES, role.role) if role else "", one.track.upper()))
        fields = [
            (_("Needs"), one.needs), (_("What holds them back"), one.objections),
            (_("Where and when they can be met"), one.found_at), (_("What convinces them"), one.proof),
            (_("Size and source"), joined((one.size, one.source))), (_("Language"), NAMES.get(one.language, one.language)),
        ]  # fmt: skip
        card = boards.persona_card(book.voice, Persona(one.name, who, one.job, [(a, " ".join(b.split())) for a, b in fields]))
        out.append(drawn("persona", card))
    return put(out)


# -- situation --------------------------------------------------------------------------------


def sector(book: Book) -> list[Block]:
    """The trade, its facts and seasons, search interest, outside signals, keywords, fashions."""
    _ = book.desk.words
    facts = []
    for one in sorted(book.plan.of("sector_fact"), key=lambda one: list(FACTS).index(one.kind) if one.kind in FACTS else 9):
        checked = day_of(one.checked_on)
        old = checked is not None and (book.desk.today - checked).days > STALE_DAYS
        word = _("older than six months: to be looked at again") if old else ""
        facts.append([cell(book.name(FACTS, one.kind)), cell(one.text), cell(one.source),
                      cell(book.day(one.checked_on), tone="warn", word=word)])  # fmt: skip
    heads = [_("Kind"), _("What is known"), _("Source"), _("Checked")]
    signals = [
        [cell(one.source, joined((one.region, book.day(one.on)))), cell(one.value, strong=True), one.reading, one.idea]
        for one in book.plan.of("signal")
    ]
    fashions = [
        [cell(one.name), cell(joined((one.seen_at, book.day(one.seen_on)))), book.name(FASHION_STATES, one.state),
         book.day(one.expires_on)]
        for one in book.plan.of("fashion")
    ]  # fmt: skip
    return put(
        marked(book.plan.text("situation.sector")),
        headed(_("Sector file"), table(heads, [30, -2.2, -1.3, 32], facts)),
        headed(_("Search interest"), interest(book)),
        headed(_("What people search for, and what of ours answers"), keywords(book)),
        headed(
            _("Signals from outside"),
            table([_("Source"), _("Figure"), _("What it means here"), _("Idea")], [-1.1, -1, -1.2, -1.2], signals, tight=True),
        ),
        headed(
            _("Fashions of the networks"),
            table([_("Fashion"), _("Seen"), _("State"), _("Stale from")], [-1.4, -1.8, 22, 24], fashions, tight=True),
        ),
    )


def interest(book: Book) -> list[Block]:
    """Search interest over time: relative, with its source."""
    _ = book.desk.words
    found = book.plan.of("interest")
    series = []
    for one in found[:TERMS]:
        points = _points(one.points)
        if points:
            series.append(Series(cut(one.term, 40), [(book.desk.dates.month_short(day), value) for day, value in points]))
    sources = [one for one in dict.fromkeys(joined((one.source, one.region, book.day(one.imported_on))) for one in found) if one]
    source = _("Source: {source}", source=named(sources, 8)) if series else ""
    chart = linecharts.line_chart(book.voice, _("search interest"), series, relative=True, source=source, high=32.0)
    left = [one.term for one in found[TERMS:]]
    more = note(_("Not drawn: {names}", names=named(left, 20))) if left else None
    return put(drawn("line", chart), more)


def _points(text: str) -> list[tuple[date, float]]:
    """The points of a line, one a month: the last of each."""
    try:
        rows = json.loads(text or "[]")
        found = [(date.fromisoformat(str(day)), float(value)) for day, value in rows]
    except (ValueError, TypeError):
        return []
    months: dict[tuple[int, int], tuple[date, float]] = {}
    for day, value in sorted(found):
        known = months.get((day.year, day.month))
        months[day.year, day.month] = (day, max(value, known[1]) if known else value)
    return list(months.values())


def keywords(book: Book) -> list[Block]:
    """Terms with what answers them."""
    _ = book.desk.words
    rows = []
    for one in book.plan.of("keyword"):
        answer = joined((one.answered_by, book.place(one.place_id)))
        gap = cell("", tone="warn", word=_("nothing of ours yet"))
        rows.append([cell(one.term, one.cluster, strong=True), book.name(INTENTS, one.intent), joined((one.volume, one.difficulty)),
                     cell(answer) if one.answered_by.strip() else gap])  # fmt: skip
    heads = [_("Term"), _("Intent"), _("Volume, difficulty"), _("Answered by")]
    return put(table(heads, [-1.3, 24, -0.8, -1.6], rows))


def audit(book: Book) -> list[Block]:
    """Marks of the own places, and what was noted."""
    _ = book.desk.words
    marks = [one for one in book.plan.of("audit_mark") if one.mark >= 0 or one.note.strip()]
    places = [one for one in book.plan.places if any(mark.place_id == one.id for mark in marks)]
    known = [key for key in CRITERIA if any(mark.criterion == key for mark in marks)]
    known += list(dict.fromkeys(mark.criterion for mark in marks if mark.criterion not in CRITERIA))
    by = {(mark.place_id, mark.criterion): mark.mark for mark in marks if mark.mark >= 0}
    rows = [
        HeatRow(cut(book.name(CRITERIA, key), 60), [by.get((place.id, key)) for place in places]) for key in known
    ]
    if rows:
        means = [_mean([by[place.id, key] for key in known if (place.id, key) in by]) for place in places]
        rows.append(HeatRow(_("Mean"), means, own=True))
    days = sorted({mark.checked_on for mark in marks if mark.checked_on})
    when = _("Looked at: {days}.", days=book.days(days[0], days[-1])) if days else ""
    source = joined((_("0 is missing, 5 leaves nothing to add; mean = sum of the marks ÷ criteria looked at."), when), " ")
    names = [cut(network(place.network)[0], 24) for place in places]
    twice = [f"{name} {cut(place.handle, 18)}" if names.count(name) > 1 else name for name, place in zip(names, places, strict=True)]
    chart = boards.heat_map(book.voice, _("own places by criterion"), twice, rows, top=5, source=source,
                            reading=_weakest(book, by))  # fmt: skip
    noted = [
        [cell(book.place(mark.place_id), strong=True), book.name(CRITERIA, mark.criterion), cell(mark.note)]
        for mark in marks
        if mark.note.strip()
    ]
    return put(
        drawn("heat", chart),
        headed(_("What was noted"), table([_("Place"), _("Criterion"), _("Note")], [-1, -1.2, -1.8], noted)),
    )


def _mean(values: list[int]) -> Decimal | None:
    return round(Decimal(sum(values)) / len(values), 1) if values else None


def _weakest(book: Book, by: dict[tuple[int, str], int]) -> str:
    if not by:
        return ""
    low = min(by.values())
    names = [f"{book.name(CRITERIA, key)} ({book.place(place)})" for (place, key), mark in by.items() if mark == low]
    return book.desk.words("Most to gain ({mark} of 5): {names}.", mark=low, names=named(names, 4))


def swot(book: Book) -> list[Block]:
    """The four groups with their evidence, then the options that follow."""
    _ = book.desk.words
    groups = [
        [Entry(one.text, book.seen(one.evidence, one.checked_on)) for one in book.plan.of("swot_entry", quadrant=name)]
        for pair in GROUPS
        for name in pair
    ]
    options = [
        [Entry(one.text, joined((_("chosen") if one.chosen else "", one.because))) for one in book.plan.of("tows_option", cell=name)]
        for name in CELLS
    ]
    chosen = sum(one.chosen for one in book.plan.of("tows_option"))
    reading = _.n_("{n} option is chosen; it comes back among the tactics.",
                   "{n} options are chosen; they come back among the tactics.", chosen) if chosen else ""  # fmt: skip
    strengths, weaknesses, opportunities, threats = groups
    so, wo, st, wt = options
    return put(
        drawn("swot", boards.swot(book.voice, strengths, weaknesses, opportunities, threats)),
        headed(_("What follows (TOWS)"), drawn("tows", boards.tows(book.voice, so, wo, st, wt, reading=reading))),
    )


# -- competitors ------------------------------------------------------------------------------


def rivals(book: Book) -> list[Block]:
    """The comparison by one formula, the map, themes, and what follows."""
    _ = book.desk.words
    study = book.plan.one("study")
    return put(
        pull(study.question, _("The question")),
        headed(_("Compared"), compared(book)),
        headed(_("Who they are"), profiles(book)),
        headed(_("Where each stands"), positions(book)),
        headed(_("Who talks about what"), themes(book)),
        conclusions(book),
    )


def compared(book: Book) -> list[Block]:
    """The latest observation of each on each network."""
    _ = book.desk.words
    rows: list[list[Any]] = []
    own: list[int] = []
    for row in book.material.rivals:
        if not row.on:
            continue
        if row.own:
            own.append(len(rows))
        rival = book.plan.get("competitor", row.competitor_id)
        name = book.plan.client.name if row.own else rival.name if rival else ""
        odd = _("another window: {n} days", n=row.window_days) if row.other_window else _("older than a quarter") if row.stale else ""
        shown = [None if value is None else round(value, 2) for value in (row.posts_week, row.reply_hours)]
        rows.append([
            cell(name, network(book.desk.ink(row.network))[0], strong=row.own), book.voice.value(row.followers), book.voice.value(shown[0]),
            _rate(book, row.rate), book.voice.value(shown[1], "h"), book.percent(row.share_of_voice),
            cell(book.day(row.on), odd),
        ])  # fmt: skip
    study = book.plan.one("study")
    formula = study.formula if study.formula in FORMULAS else "er_followers"
    heads = [_("Who"), _("Followers"), _("Posts a week"), _("Engagement"), _("Reply seen"), _("Share of voice"), _("Seen on")]
    source = joined((
        _("One window of {n} days for all; public figures.", n=study.window_days), book.formula(formula) + ".",
        book.formula("share_of_voice") + ".",
    ), " ")  # fmt: skip
    return put(table(heads, [-1.6, 19, 19, 22, 19, 22, 30], rows, right=range(1, 6), own=own, source=source))


def _rate(book: Book, value: Decimal | None) -> str:
    return book.voice.value(None if value is None else round(value, 2), "%")


def positions(book: Book) -> list[Block]:
    """The map on two axes of the plan's own."""
    _ = book.desk.words
    study, found = book.plan.one("study"), book.plan.of("competitor")
    axes = tuple(cut(one, 60) for one in (study.x_low, study.x_high, study.y_low, study.y_high))
    if not found or not any(axes):
        return []
    spots = [Spot(cut(book.plan.client.name, 60), study.own_x, study.own_y, own=True)]
    spots += [Spot(cut(one.name, 60), one.x, one.y) for one in found]
    source = _("Our own judgement from what was observed; 0 to 100 on each axis.")
    chart = position_map(book.voice, "", (axes[0], axes[1], axes[2], axes[3]), spots, source=source, high=42.0)
    return put(drawn("position", chart))


def themes(book: Book) -> list[Block]:
    """Themes by who has them; own ones that nobody else has stand out."""
    _ = book.desk.words
    heat = book.material.themes
    if heat is None or not heat.themes or len(heat.competitors) < 2:
        return []
    names = [book.desk.ink(name) for _id, name in heat.competitors]
    shared = []
    for theme, row in zip(heat.themes, heat.cells, strict=True):
        others = [name for name, has in zip(names[1:], row[1:], strict=True) if has]
        if row[0] and others:
            shared.append(f"{book.desk.ink(theme)} ({named(others, 4)})")
    items = [
        (_("Only here"), named([book.desk.ink(one) for one in heat.free], 12)),
        (_("Here and there"), named(shared, 8)),
        (_("Only the others"), named([book.desk.ink(one) for one in heat.gaps], 12)),
    ]
    return put(pairs(items, 3), note(_("Source: themes as observed; those that say the same are counted as one.")))


def profiles(book: Book) -> list[Block]:
    """Each competitor in a line."""
    _ = book.desk.words
    rows = [
        [cell(one.name, book.name(RANKS, one.rank), strong=True), one.positioning, one.offers, one.weak]
        for one in book.plan.of("competitor")
    ]
    heads = [_("Who"), _("How they stand"), _("Offers"), _("Weak spot")]
    return put(table(heads, [-1, -1.5, -1.2, -1.3], rows))


def conclusions(book: Book) -> list[Block]:
    """Gaps to occupy beside things to avoid; never copies."""
    _ = book.desk.words
    parts = []
    for kind, title in (("occupy", N_("Gaps to occupy")), ("avoid", N_("Things to avoid"))):
        found = book.plan.of("gap", kind=kind)
        parts.append(headed(_(title), bullets(joined((one.text, one.why), ": ") for one in found)))
    return beside(parts[0], parts[1])


