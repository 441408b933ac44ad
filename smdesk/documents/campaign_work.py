"""Chapters of a brief about the work: what is made, when, for how much, by which links, how it is judged."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from smdesk.documents import boards
from smdesk.documents.blocks import (
    Block,
    beside,
    bullets,
    cell,
    drawn,
    headed,
    marked,
    para,
    pull,
    put,
    table,
)
from smdesk.documents.boards import MoneyRow, Tick
from smdesk.documents.common import agreed, network, status_mark, title_of
from smdesk.documents.front import unsaid, untitled
from smdesk.documents.period import Period
from smdesk.documents.planbook import Book, cut, day_of, joined, lines
from smdesk.documents.timelines import Task, gantt
from smdesk.domain.errors import N_
from smdesk.domain.figures import kept
from smdesk.domain.formulas import FORMULAS
from smdesk.domain.legal import SEVERITY_NAMES
from smdesk.domain.plan.shapes_work import CATEGORIES, PHASES, WORK_STATES
from smdesk.domain.strategy import Campaign
from smdesk.domain.time import day_of as day_due
from smdesk.domain.time import hour_of

RISKS = 6  # of the plan's, the gravest
TONES = {"to_do": "open", "doing": "review", "done": "ok"}


# -- what -------------------------------------------------------------------------------------


def what(book: Book, campaign: Campaign) -> list[Block]:
    """Mechanics, offer, words, deliverables, posts."""
    _ = book.desk.words
    made = deliverables(book, campaign)
    laid = posts(book, campaign)
    asked = [
        (_("mechanics"), campaign.mechanics), (_("offer or prize"), campaign.offer), (_("key messages"), campaign.messages),
        (_("mandatories"), campaign.mandatories), (_("deliverables"), "x" if made else ""), (_("posts"), "x" if laid else ""),
    ]  # fmt: skip
    return put(
        headed(_("Step by step"), marked(campaign.mechanics)),
        headed(_("Offer or prize"), para(campaign.offer)),
        beside(
            headed(_("Key messages"), bullets(lines(campaign.messages))),
            headed(_("Must be there every time"), bullets(lines(campaign.mandatories), "–")),
        ),
        headed(_("Deliverables"), made),
        headed(_("Posts"), laid),
        unsaid(book, asked),
    )


def deliverables(book: Book, campaign: Campaign) -> Block | None:
    """What is to be made, by the day it is due."""
    _ = book.desk.words
    found = sorted(book.plan.of("deliverable", campaign_id=campaign.id), key=lambda one: (one.due or "9999", one.position))
    rows = [
        [cell(one.name, book.place(one.place_id), strong=True), cell(one.format, one.size), cell(book.day(one.due) or _("no date yet")),
         one.owner or _("nobody yet"), cell("", tone=TONES.get(one.state, "open"), word=book.name(WORK_STATES, one.state))]
        for one in found
    ]  # fmt: skip
    heads = [_("What, and where"), _("Format and size"), _.p_("deliverable", "Due"), _("Owner"), _("State")]
    return table(heads, [-2, -1.1, 25, -1, 23], rows)


def planned(book: Book, campaign: Campaign) -> list[tuple[date | None, Any]]:
    """Lines of the campaign's template that are no posts yet, with the day each will fall on."""
    living = {whole.post.id for whole in book.desk.posts}
    start, end = day_of(campaign.start), day_of(campaign.end)
    found = []
    for one in book.plan.of("campaign_post", campaign_id=campaign.id):
        if one.post_id in living:
            continue
        anchor = end or start if one.anchor == "end" else start
        found.append((anchor + timedelta(days=one.offset) if anchor else None, one))
    return found


def posts(book: Book, campaign: Campaign) -> list[Block]:
    """Posts on the calendar, then those still to be laid, in order of time."""
    _, dates = book.desk.words, book.desk.dates
    rows = []
    for whole in book.desk.posts:
        due = whole.post.due_wall
        where = [network(place.network)[0] for v in whole.versions if (place := book.desk.plan.place(v.place_id))]
        mark = status_mark(book.desk, whole)
        when = cell(f"{dates.weekday_short(day_due(due))}, {hour_of(due)}") if due else cell(_("no date yet"))
        rows.append((due or "9999", [when, cell(title_of(book.desk, whole), strong=True), ", ".join(dict.fromkeys(where)),
                     cell("", tone=mark["kind"], word=mark["word"])]))  # fmt: skip
    for day, one in planned(book, campaign):
        ids = [int(part) for part in one.places.split(",") if part.strip().isdecimal()]
        where = [network(place.network)[0] for n in ids if (place := book.plan.get("place", n))] or [_("the usual places")]
        when = cell(f"{dates.weekday_short(day)}, {one.hour}") if day else cell(_("no date yet"))
        row = [when, cell(one.title or _("Untitled"), cut(one.text, 140), strong=True), ", ".join(dict.fromkeys(where)),
               cell("", tone="open", word=_("planned, not laid"))]  # fmt: skip
        rows.append((f"{day}T{one.hour}" if day else "9999", row))
    rows.sort(key=lambda pair: pair[0])
    done = sum(agreed(whole) for whole in book.desk.posts)
    said = _("On the calendar: {n}, of which agreed: {done}. Times of {zone}.", n=len(book.desk.posts), done=done,
             zone=book.desk.dates.zone(book.plan.client.zone)) if book.desk.posts else ""  # fmt: skip
    heads = [_.p_("document", "When"), _("Post"), _.p_("document", "Where"), _("State")]
    return put(table(heads, [34, -2, -1.1, 32], [row for _key, row in rows], source=said))


# -- when -------------------------------------------------------------------------------------


def when(book: Book, campaign: Campaign, tags: Sequence[Any]) -> list[Block]:
    """Timeline, people, money and links."""
    _ = book.desk.words
    line, money, links = timeline(book, campaign), budget(book, campaign), table_of_links(book, campaign, tags)
    asked = [(_("steps and their days"), "x" if line else ""), (_("budget"), "x" if money else "")]
    return put(
        headed(_("Timeline"), line),
        headed(_("Who does what"), people(book, campaign)),
        headed(_("Budget"), money),
        headed(_("Names in links (UTM)"), links),
        unsaid(book, asked),
    )


def timeline(book: Book, campaign: Campaign) -> list[Block]:
    """The campaign's days, its steps and deliverables."""
    _ = book.desk.words
    start, end = day_of(campaign.start), day_of(campaign.end) or day_of(campaign.start)
    steps = book.plan.of("campaign_step", campaign_id=campaign.id)
    made = book.plan.of("deliverable", campaign_id=campaign.id)
    rows: list[tuple[str, Task]] = []
    for one in steps:
        who = joined((cut(one.owner, 40), book.name(PHASES, one.phase)))
        rows.append((one.due or "9999", Task(cut(one.text, 100), who, day_of(one.due), None, bool(one.done_on))))
    for one in made:
        who = joined((cut(one.owner, 40), _("deliverable")))
        rows.append((one.due or "9999", Task(cut(one.name, 100), who, day_of(one.due), None, one.state == "done")))
    if not rows:
        return []
    rows.sort(key=lambda pair: pair[0])
    tasks = [task for _key, task in rows]
    if start and end:
        tasks.insert(0, Task(_("The campaign runs"), "", start, max(start, end), end < book.desk.today))
    days = [day for one in tasks for day in (one.start, one.end) if day]
    if not days:
        return put(bullets(one.label for one in tasks))
    period = Period(min(days) - timedelta(days=2), max(days) + timedelta(days=2))
    return put(drawn("gantt", untitled(gantt(book.voice, _("steps and deliverables"), tasks, period, book.desk.today))))


def people(book: Book, campaign: Campaign) -> list[Block]:
    """Who owns what, and the contacts that the campaign's own texts name."""
    _ = book.desk.words
    held: dict[str, list[str]] = {}
    if campaign.owner.strip():
        held.setdefault(campaign.owner.strip(), []).append(_("owns the campaign"))
    for one in book.plan.of("deliverable", campaign_id=campaign.id):
        if one.owner.strip():
            held.setdefault(one.owner.strip(), []).append(one.name)
    for one in book.plan.of("campaign_step", campaign_id=campaign.id):
        if one.owner.strip():
            held.setdefault(one.owner.strip(), []).append(one.text)
    rows = [[cell(cut(who, 80), strong=True), cell(_many(book, tasks))] for who, tasks in held.items()]
    return put(table([_("Who"), _("Does")], [-1, -3], rows), headed(_("Contacts involved"), contacts(book, campaign)))


def _many(book: Book, tasks: list[str], most: int = 4) -> str:
    shown = "; ".join(cut(one, 110) for one in tasks[:most])
    left = len(tasks) - most
    return shown + ("; " + book.desk.words.n_("and {n} more", "and {n} more", left) if left > 0 else "")


def contacts(book: Book, campaign: Campaign) -> Block | None:
    """Contacts whom the campaign's own texts name; of the others nothing is said."""
    _ = book.desk.words
    own = [one.name + " " + one.owner for one in book.plan.of("deliverable", campaign_id=campaign.id)]
    own += [one.text + " " + one.owner for one in book.plan.of("campaign_step", campaign_id=campaign.id)]
    said = " ".join([campaign.mechanics, campaign.mandatories, campaign.offer, campaign.proof, *own])
    words = set("".join(char if char.isalnum() else " " for char in said.casefold()).split())
    rows = []
    for one in book.material.plan.of("contact"):
        name = book.desk.ink(one.name).strip()
        parts = "".join(char if char.isalnum() else " " for char in name.casefold()).split()
        if len(name) > 2 and parts and all(part in words for part in parts):
            circle = book.title("circle", one.circle_id)
            rows.append([cell(name, strong=True), circle, cell(book.desk.ink(one.disclosure) or _("label not yet agreed"))])
    return table([_("Contact"), _("Circle"), _("How it is labelled")], [-1, -1, -1.6], rows)


def sums(book: Book, campaign: Campaign) -> tuple[Decimal, Decimal]:
    """What the campaign's lines plan and what was spent, exact to the cent."""
    rows = [_line_sums(book, one.id) for one in book.plan.of("budget_line", campaign_id=campaign.id)]
    return sum((row[0] or Decimal(0) for row in rows), Decimal(0)), sum((row[1] or Decimal(0) for row in rows), Decimal(0))


def _line_sums(book: Book, line_id: int) -> list[Decimal | None]:
    cells = book.plan.of("budget_cell", line_id=line_id)
    out: list[Decimal | None] = []
    for name in ("plan", "actual", "forecast"):
        known = [value for one in cells if (value := kept(getattr(one, name))) is not None]
        out.append(sum(known, Decimal(0)) if known else None)
    return out


def budget(book: Book, campaign: Campaign) -> list[Block]:
    """The campaign's own lines, planned, spent and foreseen."""
    _ = book.desk.words
    found = book.plan.of("budget_line", campaign_id=campaign.id)
    whole = kept(campaign.budget)
    rows = [MoneyRow(cut(one.name, 120), _line_sums(book, one.id), book.name(CATEGORIES, one.category)) for one in found]
    names = [_("Plan"), _("Spent"), _("Forecast")]
    used = [at for at in range(3) if at == 0 or any(row.amounts[at] is not None for row in rows)]
    rows = [MoneyRow(row.label, [row.amounts[at] for at in used], row.note) for row in rows]
    planned_sum, spent = sums(book, campaign)
    said = []
    if whole is not None:
        said.append(_("Agreed for the whole campaign: {money}.", money=book.money(whole)))
        if rows and planned_sum != whole:
            amounts = {"money": book.money(planned_sum), "gap": book.money(abs(planned_sum - whole))}
            more, less = N_("The lines plan {money}, {gap} more than that."), N_("The lines plan {money}, {gap} less than that.")
            said.append(_(more if planned_sum > whole else less, **amounts))
    elif rows:
        said.append(_("The lines plan {money}; no sum was agreed for the whole.", money=book.money(planned_sum)))
    if spent:
        said.append(_("Spent so far: {money}.", money=book.money(spent)))
    chart = boards.money_table(book.voice, "", [names[at] for at in used], rows, book.currency, totals=False, reading=" ".join(said))
    return put(drawn("money", chart) if chart else para(" ".join(said)))


def table_of_links(book: Book, campaign: Campaign, tags: Sequence[Any]) -> list[Block]:
    """The names in links at each place the campaign goes to."""
    _ = book.desk.words
    used = {one.place_id for one in book.plan.of("deliverable", campaign_id=campaign.id)}
    used |= {version.place_id for whole in book.desk.posts for version in whole.versions}
    for _day, one in planned(book, campaign):
        used |= {int(part) for part in one.places.split(",") if part.strip().isdecimal()}
    chosen = [one for one in tags if one.source and (one.place_id in used or not used & {t.place_id for t in tags})]
    ink = book.desk.ink
    named = any(one.content for one in chosen)
    rows = [
        [cell(book.place(one.place_id), strong=True), ink(one.source), ink(one.medium), ink(one.campaign),
         *([ink(one.content) or "–"] if named else [])]
        for one in chosen
    ]  # fmt: skip
    heads = [_("Place"), "utm_source", "utm_medium", "utm_campaign", *(["utm_content"] if named else [])]
    link = next((one.link for one in chosen if one.link), "")
    source = _("Lowercase, no accents; utm_content is added with the name of each post. Example: {link}", link=ink(link)) if link else ""
    return put(table(heads, [-1.3, -0.8, 22, -1.5, *([-1] if named else [])], rows, source=source))


# -- judged -----------------------------------------------------------------------------------


def judged(book: Book, campaign: Campaign, legal: Sequence[Any]) -> list[Block]:
    """Figures, risks with the second plan, the law."""
    _ = book.desk.words
    found = figures_wanted(book, campaign)
    asked = [(_("figures and their targets"), "x" if found else ""), (_("what we do if it goes wrong"), campaign.backup)]
    return put(
        headed(_("Figures and targets"), found),
        headed(_("If it goes wrong"), pull(campaign.backup, _("The second plan")), risks(book)),
        headed(_("Legal checklist"), checklist(book, legal)),
        unsaid(book, asked),
    )


def unit(book: Book, formula: str) -> str:
    """The unit of a formula's figures, as they are written here."""
    found = FORMULAS.get(formula)
    return {"%": "%", "h": "h", "money": book.currency}.get(found.unit, "") if found else ""


def figures_wanted(book: Book, campaign: Campaign) -> list[Block]:
    """What it is measured by, wanted and, once closed, got."""
    _ = book.desk.words
    found = book.plan.of("campaign_figure", campaign_id=campaign.id)
    got = any(one.result.strip() for one in found)
    rows = []
    for one in found:
        target, result = kept(one.target), kept(one.result)
        row = [cell(one.name, book.formula(one.formula), strong=True), _said(book, one.target, one.formula)]
        if got:
            share = result * 100 / target if result is not None and target else None
            row += [_said(book, one.result, one.formula), book.percent(share)]
        rows.append([*row, one.source])
    heads = [_("Figure"), _("Target"), *([_("Result"), _("Reached")] if got else []), _("Where it is read")]
    widths = [-2, 25, *([25, 20] if got else []), -1.3]
    return put(table(heads, widths, rows, right=range(1, 4 if got else 2)))


def _said(book: Book, text: str, formula: str) -> str:
    value = kept(text)
    return book.voice.value(value, unit(book, formula)) if value is not None or not text.strip() else text


def risks(book: Book) -> list[Block]:
    """The gravest risks of the plan: they hold in a campaign too."""
    _ = book.desk.words
    found = sorted(book.plan.of("risk"), key=lambda one: -one.chance * one.impact)[:RISKS]
    rows = [[cell(one.text, one.sign, strong=True), f"{one.chance} × {one.impact}" if one.chance and one.impact else book.voice.value(None),
             one.response, one.owner] for one in found]  # fmt: skip
    heads = [_("Risk, and its first sign"), _("Chance × harm"), _("What we do at once"), _("Owner")]
    source = _("The gravest of the plan’s own risks, 1 to 5 each; they hold in this campaign too.")
    return put(table(heads, [-1.7, 22, -1.7, -0.8], rows, source=source))


def checklist(book: Book, legal: Sequence[Any]) -> list[Block]:
    """Reminders of the client's country with boxes, each group under the day it was checked on."""
    _ = book.desk.words
    if not legal:
        return put(para(_("No reminders are kept for this country. Ask a professional before it starts.")))
    groups: dict[str, list[Tick]] = {}
    for one in legal:
        said = _(one.notice, date=book.desk.dates.day(one.reminder.checked_on))
        own = book.desk.ink(one.check.note) if one.check is not None else ""
        seen = _("seen to on {day}", day=book.day(one.check.done_on)) if one.done else ""
        small = joined((_(SEVERITY_NAMES[one.reminder.severity]), one.reminder.source_in(book.plan.client.language), seen, own))
        groups.setdefault(said, []).append(Tick(one.text, small, one.done))
    return put(drawn("ticks", boards.tick_list(book.voice, said, ticks)) for said, ticks in groups.items())
