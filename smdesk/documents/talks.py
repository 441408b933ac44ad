"""Discussions and rituals of a calendar: which posts wait for an answer, what comes back in the community."""

import re
from typing import Any

from smdesk.documents.blocks import marked
from smdesk.documents.common import Desk, place_mark, places_of, title_of
from smdesk.documents.ink import breakable
from smdesk.domain.posts import OUT
from smdesk.domain.talk import CONVERSATION, talk_of
from smdesk.domain.time import day_of, hour_of
from smdesk.domain.whole import WholePost

MOST_MONTHS = 3  # of a calendar that lists them; a year would list half its posts again
LONGEST = 160  # characters of a question
_QUESTION = re.compile(r"[^.!?…\n]*[?？]")


def section(desk: Desk, numbers: dict[int, int], rituals: str) -> dict[str, Any]:
    """Rows of posts still to go out that ask for an answer, and the plan's words on rituals; empty without both."""
    rows = [_row(desk, whole, numbers[whole.post.id]) for whole in desk.posts if _waits(desk, whole)]
    if len(desk.period.months()) > MOST_MONTHS:
        rows = []
    told = marked(desk.ink(rituals)) if rituals.strip() else None
    return {"rows": rows, "rituals": {**told, "level": 3} if told else {}} if rows or told else {}


def _waits(desk: Desk, whole: WholePost) -> bool:
    post = whole.post
    if post.status in OUT:
        return False
    language = post.language or desk.plan.client.language
    return talk_of(post.talk, post.text, post.cta, language) == CONVERSATION


def _row(desk: Desk, whole: WholePost, number: int) -> dict[str, Any]:
    post = whole.post
    asked = [" ".join(one.split()) for one in _QUESTION.findall(post.text)]
    said = asked[-1] if asked else " ".join(post.cta.split())
    return {
        "n": number,
        "when": f"{desk.dates.weekday_short(day_of(post.due_wall))} {hour_of(post.due_wall)}",
        "title": breakable(title_of(desk, whole)),
        "tags": [place_mark(place, desk.words)["tag"] for place in places_of(desk, whole)],
        "question": breakable(said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"),
    }
