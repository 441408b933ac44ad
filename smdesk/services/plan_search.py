"""Finding a record of a client's plan by any of its words, whatever their case and accents."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from smdesk.domain.folding import fold, folded
from smdesk.domain.plan.chapters import CHAPTERS, PLAN_KINDS, SHAPES, SINGLE
from smdesk.domain.plan.shape import Form
from smdesk.domain.plan.whole import WholePlan
from smdesk.language import Words
from smdesk.services.ladder import title_of
from smdesk.storage.store import Store

_UNWRITTEN = frozenset({Form.LINK, Form.LINKS, Form.FLAG, Form.WHOLE, Form.CHOICE, Form.COLOUR, Form.FORMULA})
_MUTE = frozenset({"interest", "option_mark", "budget_cell", "audit_mark"})
_ACCENTS = re.compile("[\u0300-\u036f]")
_HERE = 240  # letters around what was found


@dataclass(frozen=True, slots=True)
class Found:
    """A record that holds the words: ``title`` names it, ``excerpt`` is the text they stand in, ``chapter`` its key.

    ``id`` 0 with ``section``: a free text. ``ours``: the title is a word of ours, to be translated.
    """

    kind: str
    id: int
    title: str
    chapter: str
    section: str = ""
    excerpt: str = ""
    ours: bool = False


def find(store: Store, client_id: int, text: str, limit: int = 20, words: Words | None = None) -> tuple[Found, ...]:
    """Records in use that hold all the words, those that hold them in their title first."""
    return find_in(store.plans.whole(client_id), text, limit, words)


def find_in(plan: WholePlan, text: str, limit: int = 20, words: Words | None = None) -> tuple[Found, ...]:
    """:func:`find` in a plan already read; networks are named in ``words``."""
    sought = folded(text).split()
    if not sought:
        return ()
    titles: list[Found] = []
    others: list[Found] = []
    for kind in PLAN_KINDS:
        if kind in _MUTE:
            continue
        for record in plan.of(kind):
            found, in_title = _look(plan, kind, record, sought, words)
            if found is not None:
                (titles if in_title else others).append(found)
            if len(titles) >= limit:
                return tuple(titles)
    return tuple([*titles, *others][:limit])


def _look(plan: WholePlan, kind: str, record: Any, sought: list[str], words: Words | None) -> tuple[Found | None, bool]:
    if kind == "plan_text":
        section = next((one for chapter in CHAPTERS for one in chapter.sections if one.key == record.section), None)
        if section is None or not _holds(record.text, sought):
            return None, False
        chapter = section.key.split(".")[0]
        return Found(kind, 0, section.title, chapter, section.key, _excerpt(record.text, sought), True), False
    shape = SHAPES[kind]
    texts = [text for name in _written(kind) if (text := getattr(record, name))]
    if not _holds("\n".join(texts), sought):
        return None, False
    title = shape.one if kind in SINGLE else title_of(plan, record, words)
    section_key, chapter = where_is(plan, record)
    excerpt = next((_excerpt(one, sought) for one in texts if _holds(one, sought[:1]) and one != title), "")
    found = Found(kind, record.id, title, chapter, section_key, excerpt, kind in SINGLE)
    return found, kind not in SINGLE and _holds(title, sought)


@cache
def _written(kind: str) -> tuple[str, ...]:
    return tuple(one.name for one in SHAPES[kind].fields if one.form not in _UNWRITTEN)


def _holds(text: str, words: list[str]) -> bool:
    plain = text.lower()
    if not text.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))
    return all(word in plain for word in words)


def _excerpt(text: str, words: list[str]) -> str:
    source = fold(text)
    at = source.text.find(words[0])
    start = max(0, source.at[at] - _HERE // 3)
    cut = " ".join(text[start : start + _HERE].split())
    return ("…" if start else "") + cut + ("…" if start + _HERE < len(text) else "")


_PARTS = {
    "key_result": "objectives.ladder",
    "reading": "objectives.ladder",
    "budget_cell": "budget.table",
    "observation": "competitors.seen",
    "place_role": "community.places",
    "action": "actions.actions",
    "risk": "risks.risks",
    "tactic": "tactics.table",
    "pillar": "pillars.pillars",
    "competitor": "competitors.who",
    "campaign": "campaigns.campaigns",
    "deliverable": "campaigns.campaigns",
    "campaign_step": "campaigns.campaigns",
    "campaign_figure": "campaigns.campaigns",
    "campaign_post": "campaigns.campaigns",
}


def where_is(plan: WholePlan, record: Any) -> tuple[str, str]:
    """Key of the section and of the chapter in which a record is edited."""
    kind = str(record.KIND)
    if kind in ("criterion", "option", "option_mark"):
        number = record.choice_id if kind != "option_mark" else getattr(plan.get("option", record.option_id), "choice_id", 0)
        record = plan.get("choice", number) or record
        kind = str(record.KIND)
    if kind == "choice":
        section = "community.platforms" if record.kind == "platform" else "tools.choices"
    elif kind == "plan_text":
        section = record.section
    elif kind in _PARTS:
        section = _PARTS[kind]
    else:
        keys = (one.key for chapter in CHAPTERS for one in chapter.sections if one.kind == kind)
        section = next(keys, "")
    return section, section.split(".")[0]
