"""The approval pack: each post as its audience will see it, boxes to tick, a signature bound to it."""

import hashlib
import json
from datetime import date
from typing import Any

from smdesk.documents import tasks
from smdesk.documents.common import (
    SIGNATURE,
    Desk,
    Material,
    finish,
    frame,
    lay_out,
    network,
    place_mark,
    status_mark,
    title_of,
    workday_before,
)
from smdesk.documents.ink import breakable
from smdesk.documents.items import item, rights_of, weight
from smdesk.documents.needs import Need, groups
from smdesk.domain.clients import initials
from smdesk.domain.errors import N_
from smdesk.domain.posts import Status
from smdesk.domain.time import day_of, hour_of
from smdesk.domain.whole import WholePost

DOCUMENT = "approval_pack"
NAME = N_("Approval pack")
PICTURE = (74.0, 64.0)  # mm, at most, in the mock-up: two posts with a square picture share a page
ROUNDS = 2  # of corrections that are usual in a month's fee
DEADLINE_DAYS = 2  # working days between the answer and the first post
WAITING = frozenset({Status.IN_REVIEW.value, Status.CHANGES_REQUESTED.value})
HALF_PAGE = 420  # characters of a design note that still fit the place of the picture


def data(
    material: Material, *, deadline: date | None = None, rounds: int = ROUNDS, silence: str = "", needs: tuple[Need, ...] = ()
) -> dict[str, Any]:
    """Everything the template prints, as plain values.

    :param material: with at least one post
    :param deadline: last day for an answer; by default two working days before the first post
    :param rounds: rounds of corrections agreed with the client; 0 says nothing of them
    :param silence: what happens without an answer, in the client's language; only when the contract says so
    :param needs: open tasks of the client's own people
    """
    desk = lay_out(material)
    _ = desk.words
    numbers = {whole.post.id: at for at, whole in enumerate(desk.posts, start=1)}
    last = deadline or answer_by(desk)
    return finish(
        desk,
        {
            **frame(desk, DOCUMENT, _(NAME)),
            "version": pack_hash(desk),
            "status": _.n_("{n} post to decide", "{n} posts to decide", len(desk.posts)),
            "sentence": _.n_(
                "{n} post waits for your yes by {day}.",
                "{n} posts wait for your yes by {day}.",
                len(desk.posts),
                day=desk.dates.weekday_long(last),
            ),
            "steps": steps(desk, last, rounds, desk.ink(silence)),
            "list": [row(desk, whole, numbers[whole.post.id]) for whole in desk.posts],
            "posts": [page(desk, whole, numbers[whole.post.id]) for whole in desk.posts],
            "wanted": tasks.table(desk, numbers),
            "needs": groups(desk, needs),
            "bound": _(
                "This signature is for pack {hash}: the posts in the versions listed on page 1. A later"
                " change of a text, a picture or its description asks for a new yes.",
                hash=pack_hash(desk),
            ),
            "sign": [_(label) for label in SIGNATURE],
            "words": words(desk),
        },
    )


def answer_by(desk: Desk) -> date:
    """Two working days before the first post that is still to come, never before today."""
    days = [day_of(whole.post.due_wall) for whole in desk.posts]
    coming = [day for day in days if day > desk.today] or [desk.today]
    return max(desk.today, workday_before(desk.plan.client, min(coming), DEADLINE_DAYS))


def pack_hash(desk: Desk) -> str:
    """Eight hex digits over the version hashes of the posts, in order."""
    seen = json.dumps([[whole.post.id, desk.hashes[whole.post.id]] for whole in desk.posts])
    return hashlib.sha256(seen.encode()).hexdigest()[:8].upper()


def steps(desk: Desk, deadline: date, rounds: int, silence: str) -> list[str]:
    """How to approve, one sentence each."""
    _ = desk.words
    found = [
        _("Read each post: it is shown as its audience will see it, with its date and place."),
        _("Tick approve, change or reject. For a change, write what you want instead on the lines."),
        _("Sign the last page and send everything back by {day}.", day=desk.dates.weekday_long(deadline)),
    ]
    if rounds:
        found.append(
            _.n_(
                "{n} round of changes is included; each new version carries a new number.",
                "{n} rounds of changes are included; each new version carries a new number.",
                rounds,
            )
        )
    return [*found, silence] if silence else found


def row(desk: Desk, whole: WholePost, number: int) -> dict[str, Any]:
    """A post in the list on page 1."""
    day = day_of(whole.post.due_wall)
    return {
        "n": number,
        "title": breakable(title_of(desk, whole)),
        "when": f"{desk.dates.weekday_short(day)} {hour_of(whole.post.due_wall)}",
        "tags": [place_mark(desk.plan.place(v.place_id), desk.words)["tag"] for v in whole.versions],
        "status": status_mark(desk, whole),
        "hash": desk.hashes[whole.post.id],
    }


def page(desk: Desk, whole: WholePost, number: int) -> dict[str, Any]:
    """A post as mock-up on the left, and what the client should know to decide on the right."""
    shown = item(desk, whole, number, PICTURE)
    first = desk.plan.place(whole.versions[0].place_id) if whole.versions else None
    note = whole.post.design_note.strip()
    return {
        **shown,
        "network": network(first.network)[0] if first else "",
        "account": breakable(first.handle or desk.plan.client.name, 20) if first else desk.plan.client.name,
        "initials": initials(desk.plan.client),
        "design": breakable(note, 20),
        "facts": facts(desk, whole, shown),
        "hash": desk.hashes[whole.post.id],
        "whole": shown["whole"] and weight(note) <= HALF_PAGE,
    }


def facts(desk: Desk, whole: WholePost, shown: dict[str, Any]) -> list[dict[str, str]]:
    """Date, place, purpose, alternative text, label and rights as labelled lines, empty ones left out."""
    _, post = desk.words, whole.post
    purpose = []
    for objective_id in whole.objective_ids:
        objective = desk.plan.objective(objective_id)
        if objective:
            purpose.append(breakable(f"{objective.code} {objective.title}"))
    campaign = desk.plan.campaign(post.campaign_id)
    rights = [rights_of(desk, media) for _one, media in whole.media]
    where = ", ".join(" ".join(filter(None, (mark["name"], mark["handle"]))) for mark in shown["places"])
    lines = [
        (_("Goes out"), f"{shown['date']}, {shown['hour']} ({shown['zone']})"),
        (_.p_("document", "Where"), where),
        (_("Pillar"), breakable(shown["pillar"]["name"], 18)),
        (_("Serves"), ", ".join(purpose)),
        (_("Campaign"), breakable(campaign.name) if campaign else ""),
        (_("Rights"), "; ".join(dict.fromkeys(filter(None, rights)))),
    ]
    found = [{"label": label, "text": text, "url": ""} for label, text in lines if text]
    rest = [
        one for one in shown["fields"] if one["label"] != _("Rights") and one["label"] != _("Design note")
    ]
    return found + rest


def words(desk: Desk) -> dict[str, str]:
    """Headings and labels."""
    _ = desk.words
    return {
        "how": _("How to approve"),
        "list": _("What to decide"),
        "post": _("Post"),
        "when": _.p_("document", "When"),
        "where": _.p_("document", "Where"),
        "version": _("Version"),
        "posts": _("The posts"),
        "design": _("Design note"),
        "picture_to_come": _("Picture to come"),
        "approve": _.p_("document", "Approve"),
        "change": _.p_("document", "Change"),
        "reject": _.p_("document", "Reject"),
        "wanted": _("Your tasks"),
        "wanted_note": _(
            "Pictures and facts {material} days before a post goes out, answers {answer} days before.",
            material=tasks.MATERIAL_DAYS,
            answer=tasks.ANSWER_DAYS,
        ),
        "needs": _("What we need from you"),
        "needs_note": _("By person. Tick what is done and send the page back, or tell us on the phone."),
        "by": _.p_("document", "By"),
        "what": _.p_("document", "What"),
        "out": _.p_("document", "Out"),
        "sign": _("Signature"),
        "hash": _("version"),
    }
