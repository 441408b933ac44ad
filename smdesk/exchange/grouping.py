"""Rows that are one post: same day, different networks, same topic or nearly the same words."""

import re
from collections.abc import Iterable

from smdesk.domain.errors import N_
from smdesk.domain.imports import Sentence
from smdesk.exchange.draft import Draft
from smdesk.exchange.words import fold

STATUS_DIFFERS = N_("The rows of this post have different statuses; the earlier stage was taken.")
_STAGES = (
    "idea",
    "draft",
    "changes_requested",
    "in_review",
    "approved",
    "scheduled",
    "done",
    "published",
    "measured",
)
_NOT_WORDS = re.compile(r"#\w+|https?://\S+")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_GOES_ON = 4  # words that the longer text begins with
_BRIEF = 12  # letters of a brief that two posts of one day do not share by chance
_MOST = 40  # rows of one day that are compared with each other


def joined(drafts: Iterable[Draft]) -> tuple[list[Draft], int]:
    """(the drafts, rows of one post made one draft; how many rows were joined to another)."""
    made: list[Draft] = []
    heads: dict[tuple[object, str], list[Draft]] = {}
    count = 0
    for draft in drafts:
        if draft.day is None or not draft.named or not (draft.places or draft.absent):
            made.append(draft)
            continue
        group = heads.setdefault((draft.day, draft.hour), [])
        head = next((one for one in group[-_MOST:] if _apart(one, draft) and _same(one, draft)), None)
        if head is None:
            group.append(draft)
            made.append(draft)
        else:
            _join(head, draft)
            count += 1
    return made, count


def _apart(head: Draft, draft: Draft) -> bool:
    return not (set(head.places) & set(draft.places)) and not (set(head.absent) & set(draft.absent))


def _same(head: Draft, draft: Draft) -> bool:
    if draft.carried and not (head.own_title and draft.own_title):
        return True  # one date and one hour were written for both
    if head.text == draft.text and head.text:
        return True
    if head.own_title and draft.own_title:
        return fold(head.title) == fold(draft.title)
    if head.own_title != draft.own_title:
        return False
    return (bool(_shown(head)) and _shown(head) == _shown(draft)) or alike(head.text, draft.text)


def _shown(draft: Draft) -> tuple[str, ...]:
    """What the post shows: its files, or a brief that is more than a word such as "photo"."""
    brief = fold(draft.fields.get("design_note") or "")
    files = (*(one.path for one in draft.media), *draft.missing)
    return files or ((brief,) if len(brief) >= _BRIEF else ())


def alike(one: str, two: str) -> bool:
    """Whether two texts are the same thing said twice: one goes on where the other ends, or most words
    are shared.
    """
    first, second = (_WORD.findall(_NOT_WORDS.sub(" ", text).casefold()) for text in (one, two))
    if not first or not second:
        return False
    short = min(len(first), len(second))
    if short >= _GOES_ON and first[:short] == second[:short]:
        return True
    if first[:6] == second[:6] and len(first) > 5:
        return True
    a, b = set(first), set(second)
    return len(a & b) >= 0.6 * min(len(a), len(b)) and len(a & b) >= 0.45 * max(len(a), len(b))


def _join(head: Draft, draft: Draft) -> None:
    """Make ``draft`` part of ``head``: its places with their own words, its media and notes once."""
    texts = dict(head.texts or {})
    for part in (head, draft):
        for place in part.places:
            texts.setdefault(place, part.text)
    head.texts = {**texts, **(draft.texts or {})}
    head.more_lines.append(draft.line)
    head.places += draft.places
    head.absent += draft.absent
    head.media.extend(one for one in draft.media if one not in head.media)
    head.missing.extend(name for name in draft.missing if name not in head.missing)
    head.notes.extend(note for note in draft.notes if note not in head.notes)
    head.warnings.extend(one for one in draft.warnings if one not in head.warnings)
    head.aims += tuple(aim for aim in draft.aims if aim not in head.aims)
    head.pillar_id = head.pillar_id or draft.pillar_id
    head.campaign_id = head.campaign_id or draft.campaign_id
    for field, value in draft.fields.items():
        if field == "design_note" and head.fields.get(field, value) != value:
            head.fields[field] = f"{head.fields[field]}\n{value}"
        else:
            head.fields.setdefault(field, value)
    if draft.status and head.status and draft.status != head.status:
        head.status = min(head.status, draft.status, key=_stage)
        head.warnings.append(Sentence(STATUS_DIFFERS))
    head.status = head.status or draft.status


def _stage(status: str) -> int:
    return _STAGES.index(status) if status in _STAGES else 0
