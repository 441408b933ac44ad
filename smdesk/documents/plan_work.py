"""Chapters of a plan about the work: community and places, pillars, tactics, campaigns, tools, contacts."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from smdesk.documents import boards, colour
from smdesk.documents.blocks import (
    Block,
    beside,
    cell,
    chips,
    drawn,
    headed,
    marked,
    note,
    numbers,
    pairs,
    para,
    put,
    table,
)
from smdesk.documents.boards import HeatRow
from smdesk.documents.common import network
from smdesk.documents.diagrams import Spot, position_map
from smdesk.documents.icons import icon
from smdesk.documents.placemap import Flow, Node, structure_map
from smdesk.documents.plan_goals import shares_of
from smdesk.documents.plan_places import listings, touchpoints
from smdesk.documents.planbook import Book, cut, day_of, joined, lines, named
from smdesk.domain import firm
from smdesk.domain.formulas import compute, weighted_score
from smdesk.domain.plan.shapes_goals import STAGES
from smdesk.domain.plan.shapes_who import MIXES
from smdesk.domain.plan.shapes_work import CAMPAIGN_STATES, CONTACT_STAGES, PLACE_ROLES, TACTIC_STATES
from smdesk.domain.strategy import CAMPAIGN_NAMES

ACTIVE = frozenset({"talking", "helped", "collaborating", "advocate"})
CHOICES = 9  # options drawn side by side


# -- community --------------------------------------------------------------------------------


def community(book: Book) -> list[Block]:
    """Why people would come together, the map of places, who looks after each, platforms weighed."""
    _ = book.desk.words
    rows = []
    for one in book.plan.of("place_role"):
        place = book.plan.get("place", one.place_id)
        if place is None:
            continue
        rows.append([
            cell(network(place.network)[0], place.handle, strong=True), book.name(PLACE_ROLES, one.role).split(":")[0],
            cell(one.purpose, one.rules), cell(book.place(one.flows_to)), book.figure(one.per_week) if one.per_week else "",
            one.owner,
        ])  # fmt: skip
    heads = [_("Place"), _("Role"), _("What it is for, its rules"), _("Leads to"), _("Posts a week"), _("Looked after by")]
    return put(
        headed(_("Why people come together"), marked(book.plan.text("community.purpose"))),
        headed(_("The structure"), structure(book)),
        headed(_("Each place"), table(heads, [-1, 23, -2.3, -0.9, 15, -0.7], rows, right=(4,))),
        headed(_("Local presence checklist"), listings(book)),
        headed(_("Where shop and screen meet"), touchpoints(book)),
        headed(_("Rituals and how talk flows"), marked(book.plan.text("community.rituals"))),
        headed(_("Platforms compared"), choices(book, "platform")),
    )


def structure(book: Book) -> Block | None:
    """The map of places, drawn."""
    nodes: list[Node] = []
    flows: list[Flow] = []
    known = {one.place_id for one in book.plan.of("place_role") if book.plan.get("place", one.place_id) is not None}
    for one in book.plan.of("place_role"):
        place = book.plan.get("place", one.place_id)
        if place is None:
            continue
        glyph = f"networks/{place.network}" if icon(f"networks/{place.network}") else "networks/generic"
        if any(node.id == str(place.id) for node in nodes):
            continue
        label = cut(joined((network(place.network)[0], place.handle), " "), 60)
        nodes.append(Node(str(place.id), label, cut(one.purpose or book.name(PLACE_ROLES, one.role), 60), glyph))
        if one.flows_to in known and one.flows_to != place.id:
            flows.append(Flow(str(place.id), str(one.flows_to)))
    return drawn("structure", structure_map(book.voice, "", nodes, flows))


def choices(book: Book, kind: str) -> list[Block]:
    """Each choice: the need, the marks by weighted criterion, what was chosen and why, what was not."""
    _ = book.desk.words
    out: list[Block | None] = []
    for one in book.plan.of("choice", kind=kind):
        options = book.plan.of("option", choice_id=one.id)
        weights = book.plan.of("criterion", choice_id=one.id)
        figure = _weighed(book, one, options, weights) if len(options) <= CHOICES else None
        out.append(drawn("heat", figure) if figure else para(one.need))
        rows = [
            [cell(each.name, strong=True), _state(book, each.state), each.why, cell(book.money(each.cost) or each.cost),
             cell(each.data, each.way_out)]
            for each in options
        ]  # fmt: skip
        heads = [_("Option"), _("Decision"), _("Why"), _("Cost a month"), _("Where the data lie, way out")]
        out.append(table(heads, [-1.1, 24, -1.5, 22, -1.4], rows, right=(3,)))
        out.append(note(joined((one.why, _("Looked at again on {day}.", day=book.day(one.review_on)) if one.review_on else ""), " ")))
    return put(*out)


def _state(book: Book, state: str) -> Any:
    _ = book.desk.words
    tones = {"chosen": ("ok", _("Chosen")), "rejected": ("open", _("Rejected"))}
    tone, word = tones.get(state, ("review", _("Candidate")))
    return cell("", tone=tone, word=word)


def _weighed(book: Book, choice: Any, options: Any, weights: Any) -> Any:
    _ = book.desk.words
    marks = {
        (one.option_id, one.criterion_id): one.mark for one in book.plan.of("option_mark")
    }
    rows = [
        HeatRow(f"{cut(one.name, 40)} ×{one.weight}", [marks.get((each.id, one.id)) for each in options]) for one in weights
    ]
    scores: list[Decimal | None] = []
    for each in options:
        pairs_of = [
            (Decimal(one.weight), None if (mark := marks.get((each.id, one.id))) is None else Decimal(mark)) for one in weights
        ]
        value = weighted_score(pairs_of).value
        scores.append(None if value is None else round(value, 1))
    if rows:
        rows.append(HeatRow(_("Weighted score"), scores, own=True))
    known = [(score, each.name) for score, each in zip(scores, options, strict=True) if score is not None]
    best = max(known, default=None, key=lambda pair: pair[0])
    reading = _("Highest score: {name} with {score} of 5.", name=named([best[1]]), score=book.voice.value(best[0])) if best else ""
    names = [cut(each.name, 40) for each in options]
    return boards.heat_map(book.voice, cut(choice.need, 80), names, rows, top=5, reading=reading,
                           source=book.formula("weighted_score") + ".")  # fmt: skip


# -- pillars ----------------------------------------------------------------------------------


def pillars(book: Book) -> list[Block]:
    """Themes with their shares, columns, the rhythm of each place, rules fitted to the firm."""
    _ = book.desk.words
    found = book.plan.of("pillar")
    total = sum(book.material.counts.get(("pillar", one.id), 0) for one in found)
    rows = []
    for one in found:
        count = book.material.counts.get(("pillar", one.id), 0)
        share = book.percent(Decimal(count * 100) / total) if total else book.voice.value(None)
        serves = joined((book.title("objective", one.objective_id), book.title("segment", one.segment_id)))
        word = _("sells") if one.promo else ""
        rows.append([
            cell(one.name, one.purpose, strong=True, square=colour.pillar(one.hue), word=word), book.figure(str(one.share), "%"),
            share, cell(serves), cell("; ".join(lines(one.formats)), one.example),
        ])  # fmt: skip
    heads = [_("Pillar and its purpose"), _("Wanted"), _("In the calendar"), _("Serves"), _("Formats and an example")]
    source = _(
        "In the calendar = posts of the pillar ÷ posts with a pillar × 100; all {n} posts on {day}. Promotional posts at most {share}.",
        n=total, day=book.desk.dates.day(book.desk.today),
        share=book.figure(str(book.plan.client.promo_ceiling), "%"),
    )  # fmt: skip
    mix = book.plan.one("plan").mix
    columns = [
        [cell(one.name, strong=True), one.rhythm, book.place(one.place_id), book.title("pillar", one.pillar_id), one.example]
        for one in book.plan.of("feature")
    ]
    limits = [
        [cell(one.what, book.name(firm.KINDS, one.kind) if one.kind else "", strong=True), cell("; ".join(lines(one.limit)), one.why)]
        for one in book.plan.of("parameter")
    ]
    return put(
        pairs([(_("Rule of the mix"), book.name(MIXES, mix))]) if found else None,
        {"k": "shares", "rows": shares_of(book)} if found else None,
        table(heads, [-1.5, 17, 19, -0.9, -1.8], rows, right=(1, 2), source=source),
        headed(_("Columns that come back"),
               table([_("Regular feature"), _("Rhythm"), _("Where"), _("Pillar"), _("Example")], [-1, -0.8, -0.9, -0.8, -1.7], columns)),
        beside(
            headed(_("Rhythm of each place"), cadence(book)),
            headed(_("Rules fitted to the firm"), table([_("What"), _("Rule")], [-0.8, -1.6], limits)), 0.48,
        ),
    )  # fmt: skip


def cadence(book: Book) -> list[Block]:
    """What is promised at each place, and how many weekly hours are kept for it."""
    _ = book.desk.words
    rows = []
    slots = book.desk.plan.slots
    for one in book.plan.of("place_role"):
        if not one.per_week.strip() or book.plan.get("place", one.place_id) is None:
            continue
        kept = sorted((slot.weekday, slot.hour) for slot in slots if slot.place_id == one.place_id)
        names = [f"{book.desk.dates.weekdays()[day][:3]} {hour}" for day, hour in kept]
        rows.append([cell(book.place(one.place_id), ", ".join(names)), book.figure(one.per_week), str(len(kept))])
    heads = [_("Place, hours kept"), _("Posts a week promised"), _("Slots")]
    return put(table(heads, [-1, 22, 14], rows, right=(1, 2)))


# -- tactics and campaigns --------------------------------------------------------------------


def tactics(book: Book) -> list[Block]:
    """Effort by effect, then each with its cost, its evidence and its rules."""
    _ = book.desk.words
    found = book.plan.of("tactic")
    spots = [
        Spot(cut(one.name, 60), (one.effort - 1) * 25, (one.gain - 1) * 25) for one in found if one.effort and one.gain
    ]
    axes = (_("little effort"), _("much effort"), _("small effect"), _("large effect"))
    best = [one.name for one in found if one.effort and one.effort <= 2 and one.gain >= 4]
    reading = _("First, for little effort and a large effect: {names}.", names=named(best, 4)) if best else _(
        "Top left comes first: little effort, large effect.")  # fmt: skip
    source = _("Effort and effect from 1 to 5: our own estimate.")
    chart = position_map(book.voice, _("effort and effect"), axes, spots, reading=reading, source=source, high=46.0)
    rows = [
        [cell(one.name, joined((book.title("pillar", one.pillar_id), book.name(TACTIC_STATES, one.state))), strong=True),
         cell(book.title("objective", one.objective_id), book.name(STAGES, one.stage)),
         f"{one.effort or '–'} / {one.gain or '–'}", cell(book.money(one.cost)), cell(one.effect, one.evidence),
         cell(joined((one.start_rule and _("Start: {rule}", rule=one.start_rule),
                      _("Stop: {rule}", rule=one.stop_rule) if one.stop_rule else _("no stop rule yet")), "\n"), one.verdict)]
        for one in found
    ]  # fmt: skip
    heads = [_("Tactic"), _("Serves"), _("Effort / effect"), _("Cost a month"), _("Expected effect, evidence"), _("Rules")]
    return put(drawn("position", chart), table(heads, [-1, 22, 14, 15, -1.25, -1.6], rows, right=(3,)))


def campaigns(book: Book) -> list[Block]:
    """The campaigns in one table."""
    _ = book.desk.words
    rows = [
        [cell(one.name, book.name(CAMPAIGN_NAMES, one.kind), strong=True), cell(book.days(one.start, one.end),
         book.name(CAMPAIGN_STATES, one.state)), cell(one.idea), cell(one.success, joined((book.title("objective", one.objective_id),
         book.title("segment", one.segment_id)))), cell(book.money(one.budget), one.owner)]
        for one in book.plan.of("campaign")
    ]  # fmt: skip
    heads = [_("Campaign"), _("Days"), _("The idea"), _("What success is"), _("Budget, owner")]
    return put(table(heads, [-1, 32, -1.5, -1.5, 26], rows))


def tools(book: Book) -> list[Block]:
    """Tools chosen last, by weight."""
    return choices(book, "tool")


# -- contacts ---------------------------------------------------------------------------------


def contacts(book: Book) -> list[Block]:
    """The programme, circles, stages of trust and the renewal rate; nobody is named."""
    _ = book.desk.words
    known = [one for one in book.plan.of("contact") if not one.retired_on]
    rows = []
    for one in book.plan.of("circle"):
        mine = [each for each in known if each.circle_id == one.id]
        active = sum(each.stage in ACTIVE for each in mine)
        rows.append([cell(one.name, one.vertical, strong=True), cell(one.why), str(len(mine)), str(active), str(one.per_month)])
    heads = [_("Circle"), _("Why"), _("Contacts"), _("Active"), _("New a month wanted")]
    stages = [
        f"{book.name(CONTACT_STAGES, key)}: {count}"
        for key in CONTACT_STAGES
        if (count := sum(one.stage == key for one in known))
    ]
    source = _("Source: the register of contacts on {day}; active from conversation on.", day=book.desk.dates.day(book.desk.today))
    return put(
        marked(book.plan.text("contacts.programme")),
        renewal(book, known),
        headed(_("Circles"), table(heads, [-1.2, -1.8, 20, 18, 24], rows, right=(2, 3, 4))),
        headed(_("How far trust has come"), chips("", stages), note(source) if stages else None),
    )


def renewal(book: Book, known: list[Any]) -> Block | None:
    """New active contacts of the last whole month beside all active ones at its end."""
    _ = book.desk.words
    if not known:
        return None
    last = book.desk.today.replace(day=1) - timedelta(days=1)
    first = last.replace(day=1)
    active = [one for one in known if one.stage in ACTIVE and _by(one.added_on, last)]
    new = [one for one in active if (day_of(one.added_on) or date.min) >= first]
    value = compute("contact_renewal", {"new_contacts": Decimal(len(new)), "active_contacts": Decimal(len(active))}).value
    month = book.desk.dates.month_short(first)
    return numbers([
        (book.percent(value), _("renewal in {month}", month=month), book.formula("contact_renewal")),
        (str(len(active)), _("active contacts"), _("at the end of {month}", month=month)),
        (str(len(new)), _("of them new"), ""),
    ])  # fmt: skip


def _by(text: str, last: date) -> bool:
    day = day_of(text)
    return day is not None and day <= last


