"""The strategy plan: everything that was agreed, chapter by chapter, in the client's language and colours.

The order of thought is that of SOSTAC (PR Smith): situation, objectives, strategy, tactics, actions, control. What
is not agreed is said to be so, once; nothing private is in it (see planbook.py).
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

from smdesk.documents import blocks, plan_goals, plan_run, plan_who, plan_work
from smdesk.documents.common import SIGNATURE, finish, frame
from smdesk.documents.ink import breakable
from smdesk.documents.planbook import NOT_AGREED, Book, PlanMaterial, cut
from smdesk.domain.errors import N_

DOCUMENT = "strategy_plan"
NAME = N_("Strategy plan")
DENSE = 157_000  # characters of chapters that would take more than a plan's eighteen pages, or leave the last one bare
AIRY = 6500  # characters of a summary that leaves room on its page
Write = Callable[[Book], list[blocks.Block]]

# (key of the plan's chapter, title, what the chapter answers, its writer), in the order they are printed
PARTS: tuple[tuple[str, str, str, Write], ...] = (
    ("brief", N_("The plan on one page"), "", plan_goals.summary),
    ("who", N_("Who we serve"), N_("Everyone who could buy, not only the one who pays us."), plan_who.market),
    ("situation", N_("The sector and its seasons"), N_("What is known about the trade here, with source and day."),
     plan_who.sector),
    ("situation", N_("Our own places today"), N_("Each place by the same criteria, from 0 to 5."), plan_who.audit),
    ("competitors", N_("Competitors at a glance"), N_("One formula and one window for all, the client included."),
     plan_who.rivals),
    ("situation", N_("SWOT and what follows"), N_("Each entry with its evidence; each pair yields an option."), plan_who.swot),
    ("objectives", N_("Objectives"), N_("From the business goal down to each post, and back up."), plan_goals.objectives),
    ("who", N_("The people we write for"), N_("By the job they want done, with what is known about them."),
     plan_who.personas),
    ("brand", N_("Position, brand and voice"), N_("What is promised, to whom, and how it sounds."), plan_goals.brand),
    ("community", N_("The community and its places"), N_("Where people meet, and what each place is for."),
     plan_work.community),
    ("pillars", N_("Pillars, mix and rhythm"), N_("What is talked about, how much of each, and how often."),
     plan_work.pillars),
    ("tactics", N_("Tactics"), N_("Each serves one objective, and has a rule that stops it."), plan_work.tactics),
    ("campaigns", N_("Campaigns"), N_("One idea each, dated, serving one objective."), plan_work.campaigns),
    ("tools", N_("Tools"), N_("Chosen last, by weight; the rejected ones stay, with the reason."), plan_work.tools),
    ("contacts", N_("The circle of contacts"), N_("Trust is earned before it is asked for, and renewed each month."),
     plan_work.contacts),
    ("budget", N_("Budget"), N_("What is planned, what was spent, and where the two part."), plan_run.budget),
    ("actions", N_("The next ninety days"), N_("Who does what, from when to when."), plan_run.actions),
    ("control", N_("Control"), N_("What is measured, by which formula, and when it can be judged."), plan_run.control),
    ("risks", N_("Risks and law"), N_("What may go wrong, and what the law asks."), plan_run.risks),
    ("people", N_("People and decisions"), N_("Who says yes, who is told, what was decided."), plan_run.people),
)  # fmt: skip


def data(material: PlanMaterial, chapters: Sequence[str] = ()) -> dict[str, Any]:
    """Everything the template prints, as plain values.

    :param chapters: keys of the plan's chapters to print; without any the whole plan, with cover and signature
    """
    book = Book.of(material)
    _ = book.desk.words
    whole = not chapters
    parts, open_ones = written(book, chapters)
    plan = book.plan.one("plan")
    name = _(NAME)
    head = frame(book.desk, DOCUMENT, name)
    return finish(
        book.desk,
        {
            **head,
            "title": f"{name}: {book.plan.client.name}",
            "heading": breakable(cut(plan.title or name, 160), 18),
            "sentence": breakable(cut(plan.theme, 300)),
            "whole": whole,
            "chapters": parts,
            "dense": whole and len(json.dumps(parts)) > DENSE,
            "airy": len(str(parts[0]["blocks"])) < AIRY if parts else False,
            "open": _("Not yet agreed: {names}.", names=", ".join(open_ones)) if open_ones and whole else "",
            "open_note": _("What is listed here is left out until it is agreed; nothing was filled in to look complete.")
            if open_ones
            else "",
            "version": version(book),
            "status": status(book),
            "bound": _(
                "This signature is for the plan with the fingerprint {hash} (SHA-256). A later change of the plan"
                " asks for a new version and a new yes.",
                hash=book.material.digest[:16].upper(),
            ),
            "sign": [_(label) for label in SIGNATURE],
            "words": {"approval": _("Approval"), "approve": _.p_("document", "Approve"),
                      "change": _.p_("document", "Change"), "fingerprint": _("Fingerprint")},
        },
    )  # fmt: skip


def written(book: Book, chapters: Sequence[str]) -> tuple[list[dict[str, Any]], list[str]]:
    """The chapters that have something to say, numbered, and the titles of those that have not."""
    _ = book.desk.words
    whole = not chapters
    out: list[dict[str, Any]] = []
    missing: list[str] = []
    for key, title, lead, write in PARTS:
        if not whole and key not in chapters:
            continue
        found = write(book)
        if key == "people" and not whole:
            found += plan_run.wanted(book)
        blocks.level(found)
        if not found:
            missing.append(_(title))
            if whole:
                continue
            found = blocks.put(blocks.para(_(NOT_AGREED)))
        number = str(len(out) + 1) if whole else ""
        out.append({"key": key, "number": number, "title": _(title), "lead": _(lead), "blocks": found,
                    "page": whole and key == "brief"})  # fmt: skip
    return out, missing


def version(book: Book) -> str:
    """The version's number and the first digits of its fingerprint."""
    digits = book.material.digest[:8].upper()
    return f"{book.material.version} · {digits}" if book.material.version else digits


def status(book: Book) -> str:
    """Draft, frozen, or signed by whom."""
    _, one = book.desk.words, book.material
    if one.signed_by:
        who = ", ".join(filter(None, (one.signed_by, one.signed_role)))
        return breakable(book.desk.ink(_("Signed by {name} on {day}", name=who, day=book.day(one.signed_on))), 18)
    if one.version:
        return _("Version {n}, not signed yet", n=one.version)
    return _("Draft")
