"""Chapters of a plan about carrying it out: money, ninety days, control, risks and law, people, the signature."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from smdesk.documents import boards, timelines
from smdesk.documents.blocks import Block, bullets, cell, drawn, headed, marked, numbers, para, put, table
from smdesk.documents.blocks import reminders as small_print
from smdesk.documents.boards import MoneyRow
from smdesk.documents.columncharts import Month, column_chart
from smdesk.documents.diagrams import Risk, risk_matrix
from smdesk.documents.figures import Figure
from smdesk.documents.ink import breakable
from smdesk.documents.loadchart import load_chart
from smdesk.documents.needs import groups, needs_of
from smdesk.documents.period import Period
from smdesk.documents.plan_goals import latest, reviews
from smdesk.documents.planbook import Book, cut, day_of, joined
from smdesk.documents.timelines import Task
from smdesk.domain import legal, working
from smdesk.domain.formulas import FORMULAS
from smdesk.domain.money import amount
from smdesk.domain.plan.load import load as reckoned
from smdesk.domain.plan.shapes_goals import RHYTHMS
from smdesk.domain.plan.shapes_people import APPROVES, DECISION_STATES, PROPOSAL_STATES
from smdesk.domain.plan.shapes_work import CATEGORIES

WINDOW = 90  # days of the action plan
SHOWN_MONTHS = 12


# -- budget -----------------------------------------------------------------------------------


def budget(book: Book) -> list[Block]:
    """Lines by month to the cent, plan beside actual and forecast, what strays in words."""
    _ = book.desk.words
    found = book.material.budget
    text = marked(book.plan.text("budget.note"))
    if found is None or not found.rows:
        return put(text)
    months = [month for month in found.months if any((column, month) in found.sums.by_month for column in found.sums.whole)]
    names = [_month(book, month) for month in months]
    rows = [
        MoneyRow(cut(_line(book, row), 60), [_amount(row, month) for month in months])
        for row in found.rows
    ]
    source = _("Source: budget of the plan, state of {day}; sums are exact to the cent.", day=book.desk.dates.day(book.desk.today))
    by = found.sums.by_month
    columns = [
        Month(name, by.get(("plan", month)), by.get(("actual", month)), _foreseen(found, month))
        for name, month in zip(names, months, strict=True)
    ]
    chart = column_chart(book.voice, _("Budget by month"), columns, unit=book.currency, source=source, high=32.0)
    return put(
        hours(book),
        drawn("column", chart),
        headed(_("Planned, line by line"), drawn("money", boards.money_table(book.voice, "", names, rows, book.currency,
               reading=_in_all(book), source=source))),
        headed(_("Plan and actual"), strayed(book)),
        headed(_("What is included"), text),
    )  # fmt: skip


def _foreseen(found: Any, month: str) -> Decimal | None:
    """What a month will cost: lines with a forecast by it, the others as planned; None where no line has one."""
    cells = [row.cells[month] for row in found.rows if month in row.cells]
    if not any(cell.forecast for cell in cells):
        return None
    return sum((amount(cell.forecast or cell.plan) or Decimal(0) for cell in cells), Decimal(0))


def _in_all(book: Book) -> str:
    _, found = book.desk.words, book.material.budget
    total = book.money(found.sums.whole["plan"])
    if found.contingency is None:
        return _("Planned in all: {total}.", total=total)
    share = book.percent(found.contingency)
    if found.contingency_enough:
        return _("Planned in all: {total}, of which {share} for what nobody foresees.", total=total, share=share)
    return _("Planned in all: {total}; for what nobody foresees only {share}, less than 5 %.", total=total, share=share)


def hours(book: Book) -> Block | None:
    """Hours a month as agreed with the client, and the sums; never what an hour costs."""
    _, found = book.desk.words, book.material.budget
    whole = found.sums.whole
    agreed = book.plan.one("plan").hours
    stray = found.sums.strayed
    drift = ""
    if stray is not None and stray.percent is not None:
        drift = book.percent(stray.percent)
    return numbers([
        (book.money(whole["plan"]), _("planned in all"), ""),
        (book.money(whole["actual"]) if whole["actual"] else "", _("spent so far"), ""),
        (drift, _("against the plan of the same months"), _("(actual − plan) ÷ plan × 100")),
        (book.figure(agreed) if agreed else "", _("hours a month, as agreed"), ""),
    ])  # fmt: skip


def _line(book: Book, row: Any) -> str:
    found = book.plan.get("budget_line", row.line.id)
    return str(found.name) if found else ""


def _amount(row: Any, month: str) -> Decimal | None:
    by: dict[tuple[str, str], Decimal] = row.sums.by_month
    return by.get(("plan", month))


def strayed(book: Book) -> list[Block]:
    """Each line: planned, planned for the months spent in, spent, and a word where it strays by ten percent."""
    _, found = book.desk.words, book.material.budget
    rows: list[list[Any]] = []
    far, coming = 0, bool(found.sums.whole["forecast"])
    for row in found.rows:
        stray, word, tone = row.sums.strayed, "", ""
        if stray is not None and stray.beyond:
            far += 1
            word = _("more than 10 % over the plan") if stray.actual > stray.plan else _("more than 10 % under the plan")
            tone = "warn"
        rows.append([
            cell(_line(book, row), book.name(CATEGORIES, row.line.category), strong=True), book.money(row.sums.whole["plan"]),
            book.money(stray.plan) if stray else "–", book.money(stray.actual) if stray else "–",
            book.percent(stray.percent) if stray else "–", cell("", tone=tone, word=word),
            *([book.money(row.sums.whole["forecast"]) if row.sums.whole["forecast"] else "–"] if coming else []),
        ])  # fmt: skip
    heads = [_("Line"), _("Planned in all"), _("Planned so far"), _("Spent"), _("Difference"), ""]
    heads += [_("Forecast to come")] if coming else []
    widths = [-1.9, 21, 21, 19, 17, -1, *([21] if coming else [])]
    said = _.n_("{n} line strays from its plan by 10 % or more.", "{n} lines stray from their plan by 10 % or more.", far)
    return put(table(heads, widths, rows, right=(1, 2, 3, 4, 6)), para(said) if far else None)


def _month(book: Book, month: str) -> str:
    day = day_of(f"{month}-01")
    return book.desk.dates.month_short(day) if day else month


# -- actions ----------------------------------------------------------------------------------


def actions(book: Book) -> list[Block]:
    """Ninety days as bars, then what lies outside of them."""
    _ = book.desk.words
    window = ninety(book)
    inside: list[Any] = []
    outside: list[Any] = []
    for one in book.plan.of("action"):
        start, end = day_of(one.start), day_of(one.end)
        touches = start is None or (start <= window.end and (end or start) >= window.start)
        if touches or not one.done:
            (inside if touches else outside).append(one)
    tasks = [
        Task(cut(one.title), cut(joined((one.owner, book.title("tactic", one.tactic_id))), 60), day_of(one.start),
             _not_before(one), one.done)
        for one in inside
    ]  # fmt: skip
    chart = timelines.gantt(book.voice, book.desk.dates.days(window), tasks, window, book.desk.today,
                            source=_("Source: action plan, state of {day}.", day=book.desk.dates.day(book.desk.today)))  # fmt: skip
    rows = [
        [cell(one.title, book.title("tactic", one.tactic_id)), one.owner, book.days(one.start, one.end)]
        for one in outside
    ]
    heads = [_("Action"), _("Who"), _("When")]
    beyond = headed(_("Open before and after these ninety days"), table(heads, [-2, -1, 52], rows))
    return put(drawn("gantt", chart), drawn("column", load(book)), beyond)


def load(book: Book) -> Figure | None:
    """Hours by hat of the next thirteen weeks: sums only, what single actions and orders take stays with us."""
    _, today = book.desk.words, book.desk.today
    found = reckoned(book.material.plan, max(today, book.start or today), today=today)
    return load_chart(book.voice, _("The week's load"), found)


def _not_before(one: Any) -> date | None:
    start, end = day_of(one.start), day_of(one.end)
    return max(start, end) if start and end else end


def ninety(book: Book) -> Period:
    """The plan's first ninety days; once they are over, the ninety from this month on."""
    start = book.start or book.desk.today
    if (book.desk.today - start).days >= WINDOW:
        start = book.desk.today.replace(day=1)
    return Period(start, start + timedelta(days=WINDOW - 1))


# -- control ----------------------------------------------------------------------------------


def control(book: Book) -> list[Block]:
    """When results can be judged, figures under control with their formulas, how we work."""
    _ = book.desk.words
    kpis = book.plan.of("kpi")
    rows = []
    for one in kpis:
        formula = FORMULAS.get(one.formula)
        words = _(formula.name) if formula and not formula.private else ""
        rows.append([
            cell(one.name, joined((book.title("objective", one.objective_id), one.owner)), strong=True), words,
            book.figure(one.target) if one.target else "–", one.source, book.name(RHYTHMS, one.rhythm), one.yardstick,
        ])  # fmt: skip
    heads = [_("Figure"), _("Measured by"), _("Target"), _("Source"), _("Looked at"), _("Compared with")]
    judged = numbers([(day, text, small) for day, text, small in reviews(book)])
    said = _("Figures of fewer than 90 days are early data: they are shown, never judged. From 90 to 180 days they show a"
             " tendency; after that they can be compared.")  # fmt: skip
    return put(
        headed(_("When results can be judged"), para(said), judged) if judged else None,
        headed(_("Figures under control"), table(heads, [-1.3, -1.0, 16, -1, 21, -1.6], rows, right=(2,))),
        headed(_("The formulas"), formulas(book)),
        headed(_("How we work"), marked(book.desk.studio.method)),
    )


def formulas(book: Book) -> Block | None:
    """Every formula that the plan names, once, with its source and the figures it was last worked out from."""
    _ = book.desk.words
    used = [one.formula for kind in ("objective", "key_result", "kpi") for one in book.plan.of(kind)]
    read = [(one, latest(book, one.id)) for one in book.plan.of("key_result")]
    rows = []
    for name in dict.fromkeys(used):
        found = FORMULAS.get(name)
        if found is not None and not found.private:
            last = working.latest(read, name)
            here = ""
            if last is not None:
                said = _("Last: {working}", working=book.sum(last).removeprefix("= "))
                here = joined((said, book.seen(last.source, last.on)))
            rows.append([cell(_(found.name), strong=True), cell(_(found.expression), joined((_(found.note), here), " ")),
                         cell(_(found.source), found.id)])  # fmt: skip
    return table([_("Formula"), _("How it is reckoned"), _("Source and name")], [-1, -2.7, -1], rows, tight=True)


# -- risks and law ----------------------------------------------------------------------------


def risks(book: Book) -> list[Block]:
    """Chance by harm, what we do about each, and what the law asks here."""
    _ = book.desk.words
    found = book.plan.of("risk")
    chart = risk_matrix(
        book.voice, _("chance by harm"), [Risk(breakable(cut(one.text), 18), one.chance or None, one.impact or None) for one in found],
        source=_("Chance and harm from 1 to 5: our own estimate."), wide=80.0, flat=True,
    )
    rows = [
        [cell(one.text, strong=True), one.sign, one.response, cell(one.owner, book.day(one.review_on))]
        for one in sorted(found, key=lambda one: -one.chance * one.impact)
    ]
    heads = [_("Risk"), _("First sign"), _("What we do"), _("Who, next look")]
    return put(
        drawn("risk", chart) if found else None,
        table(heads, [-1.2, -1, -1.6, 38], rows),
        headed(_("What the law asks"), law(book)),
    )


def law(book: Book) -> list[Block]:
    """Dated reminders of the client's country for the plan and the kinds of campaign in it; never advice."""
    _ = book.desk.words
    kinds = {one.kind for one in book.plan.of("campaign")}
    looked = {one.reminder: one for one in book.plan.of("legal_check")}
    reminders = [
        one for one in legal.reminders(book.plan.client.country) if not one.kinds or kinds & set(one.kinds)
    ]
    items: list[tuple[str, str, str, str]] = []
    notices: dict[str, None] = {}
    for one in reminders:
        notice = legal.notice(one, book.desk.today)
        notices[_(notice, date=book.desk.dates.day(one.checked_on))] = None
        check = looked.get(one.id)
        done = check is not None and bool(check.done_on)
        word = _("looked at on {day}", day=book.day(check.done_on)) if check and done else ""
        source = one.source_in(book.plan.client.language)
        small = joined((_(legal.SEVERITY_NAMES[one.severity]), source, book.desk.dates.medium(one.checked_on)))
        word = joined((word, check.note if check else ""))
        items.append((_(legal.TOPIC_NAMES[one.topic]), word, one.text(book.desk.words.language), small))
    return put(
        bullets(list(notices), "!"),
        small_print(items),
    )


# -- people -----------------------------------------------------------------------------------


def people(book: Book) -> list[Block]:
    """Who says yes, who is told, what was decided and proposed."""
    _ = book.desk.words
    chain = [
        [cell(one.name, one.role, strong=True), book.name(APPROVES, one.approves), one.topics,
         book.title("person", one.backup_id), cell(one.may_help, book.title("department", one.department_id))]
        for one in sorted(book.plan.of("person"), key=lambda one: one.approves == "nothing")
        if one.told or one.approves != "nothing" or one.may_help
    ]  # fmt: skip
    decided = [
        [cell(one.text), joined((one.owner, book.title("objective", one.objective_id))), book.day(one.on), book.day(one.due),
         book.name(DECISION_STATES, one.state)]
        for one in book.plan.of("decision")
    ]  # fmt: skip
    better = [
        [cell(one.title, one.why), joined((one.owner, book.title("department", one.department_id))), book.day(one.due),
         cell(book.name(PROPOSAL_STATES, one.state), one.result)]
        for one in book.plan.of("proposal")
    ]  # fmt: skip
    parts = [[cell(one.name, strong=True), one.wants] for one in book.plan.of("department")]
    heads = [_("Decision"), _("Who, for"), _("Decided"), _("Due"), _("State")]
    return put(
        headed(_("Who approves, who is told"), table(
            [_("Person"), _("Approves"), _("About"), _("When away"), _("May help with, department")],
            [-1.2, 24, -1.2, -0.7, -1.3], chain)),
        headed(_("Departments"), table([_("Department"), _("Wants to hear")], [-1, -2.4], parts)),
        headed(_("Decisions"), table(heads, [-2, -0.9, 25, 25, 20], decided)),
        headed(_("Improvements proposed"), table(
            [_("What"), _("Who"), _("By"), _("State")], [-2, -1, 25, -1], better)),
    )  # fmt: skip


def wanted(book: Book) -> list[Block]:
    """What is open with the client's own people: printed with the chapter alone, as it is old within the month."""
    _ = book.desk.words
    rows = [
        [cell(task["text"]), cell(one["name"], one["role"]), cell(task["day"], tone="danger" if task["late"] else "", word=task["late"])]
        for one in groups(book.desk, needs_of(book.plan))
        for task in one["rows"]
    ]
    return put(headed(_("What we need from you"), table([_("What"), _("Who"), _("By")], [-2, -1.2, 34], rows)))
