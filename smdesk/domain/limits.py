"""Checking a draft against the facts of its network, and the live counter of its main text.

:func:`check` gathers every finding, worst first; :func:`budget` is cheap enough for each key press.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import regex

from smdesk.domain.counting import Unit, measure
from smdesk.domain.errors import N_
from smdesk.domain.facts import Grade, NetworkFacts, Origin
from smdesk.domain.findings import (
    Draft,
    Finding,
    Level,
    MediaFacts,
    Subject,
    check_field,
    hashtags_in,
    posts_of,
    render,
    whole_text,
)
from smdesk.domain.links import find_links
from smdesk.domain.media_limits import check_media

__all__ = [
    "Budget",
    "Draft",
    "Finding",
    "Level",
    "MediaFacts",
    "budget",
    "check",
    "hashtags_in",
    "render",
    "whole_text",
]

_MENTION = regex.compile(r"(?<![\w.@/])@(\w[\w.-]*(?:@[\w.-]*\w)?)")
_CASHTAG = regex.compile(r"(?<![\w$])\$[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?(?!\w)")


@dataclass(frozen=True, slots=True)
class Budget:
    """The live counter: ``remaining`` is negative past the limit. ``limit`` 0 = none known.

    Of a thread it speaks of the fullest of its ``posts``, which is ``number``.
    """

    used: int
    limit: int
    unit: Unit
    remaining: int
    grade: Grade
    lower: int  # at least this much is used; differs from ``used`` where the unit is not documented
    origin: Origin = field(repr=False)
    posts: int = 1
    number: int = 1


def check(facts: NetworkFacts, draft: Draft) -> list[Finding]:
    """What is wrong with ``draft`` on this network, worst first. Never raises, whatever the draft holds."""
    subject = Subject(facts, draft)
    findings = [
        *_check_text(subject),
        *_check_extras(subject),
        *_check_tags(subject),
        *check_media(subject),
    ]
    return sorted(findings, key=lambda finding: -finding.level)


def budget(facts: NetworkFacts, draft: Draft) -> Budget:
    """How much of the main text's limit is used, by the tighter of its limits."""
    posts = posts_of(facts, draft)
    each = [_budget(facts, post) for post in posts]
    fullest = min(range(len(each)), key=lambda place: each[place].remaining)
    return each[0] if len(each) == 1 else replace(each[fullest], posts=len(each), number=fullest + 1)


def _budget(facts: NetworkFacts, draft: Draft) -> Budget:
    field = Subject(facts, draft).field_for("text") or facts.main_field
    measured = measure(field.rule, whole_text(facts, draft), content_warning=draft.content_warning)
    origin = field.origin_of("max")
    used, limit, unit = measured.used, field.max, measured.unit
    if field.max_utf8_bytes and measured.utf8_bytes * limit > used * field.max_utf8_bytes:
        used, limit, unit = measured.utf8_bytes, field.max_utf8_bytes, Unit.BYTES
    lower = measured.lower if unit is measured.unit else used
    return Budget(used, limit, unit, limit - used, origin.grade, lower, origin)


def _check_text(subject: Subject) -> Iterator[Finding]:
    facts, draft = subject.facts, subject.draft
    field = subject.field_for("text")
    if field is not None:
        if not (whole_text(facts, draft).strip() or draft.title.strip() or draft.media):
            yield subject.finding(
                "min", field, "text",
                (N_("{field}: there is nothing to publish yet."), N_("Write the text or attach a picture.")),
                Level.BLOCK,
            )  # fmt: skip
            return
        posts = posts_of(facts, draft)
        for number, post in enumerate(posts, 1):
            text, threaded = whole_text(facts, post), number if len(posts) > 1 else 0
            yield from check_field(subject, field, "text", text, draft.content_warning, threaded)
    title = subject.field_for("title")
    if title is not None:
        yield from check_field(subject, title, "title", draft.title)
    comment = subject.field_for("comment")
    if comment is not None and draft.first_comment:
        yield from check_field(subject, comment, "first_comment", draft.first_comment)
    link = subject.field_for("link")
    if link is not None and draft.link:
        yield from check_field(subject, link, "link", draft.link)


def _check_extras(subject: Subject) -> Iterator[Finding]:
    facts, draft = subject.facts, subject.draft
    field = facts.main_field
    if draft.first_comment.strip() and not facts.first_comment:
        texts = (
            N_("{field}: {network} has none; it would be left out."),
            N_("Put it into the text, or take it off here."),
        )
        yield subject.finding("first_comment", field, "first_comment", texts, Level.WARN)
    if draft.content_warning.strip() and not facts.content_warning:
        texts = (
            N_("{field}: {network} has no such field; it would be left out."),
            N_("Open the text with the warning."),
        )
        yield subject.finding("content_warning", field, "content_warning", texts, Level.HINT)
    if facts.link == "dead" and (draft.link or find_links(draft.text, bare=False)):
        texts = (
            N_("{field}: nobody can click it in a text on {network}."),
            N_("Point to the link in the profile."),
        )
        yield subject.finding("link", field, "link", texts, Level.HINT)


def _check_tags(subject: Subject) -> Iterator[Finding]:
    """Of a thread each post by itself; the same remark on several is one."""
    known: set[str] = set()
    for post in posts_of(subject.facts, subject.draft):
        for found in _check_tags_of(replace(subject, draft=post)):
            if found.message not in known:
                known.add(found.message)
                yield found


def _check_tags_of(subject: Subject) -> Iterator[Finding]:
    group, text = subject.facts.hashtags, whole_text(subject.facts, subject.draft)
    if group is None:
        return
    tags = len(subject.draft.hashtags)
    if group.max and tags > group.max:
        texts = (N_("{field}: {used}, {network} takes {limit}."), N_("Keep no more than {limit}."))
        yield subject.finding("max", group, "hashtags", texts, used=tags, limit=group.max)
    elif group.warn_above and tags > group.warn_above:
        texts = (
            N_("{field}: {used}; {network} makes use of {limit} at most."),
            N_("Keep no more than {limit}."),
        )
        yield subject.finding(
            "warn_above", group, "hashtags", texts, Level.WARN, used=tags, limit=group.warn_above
        )
    mentions = len(_MENTION.findall(text)) if "@" in text else 0
    if group.mentions_max and mentions > group.mentions_max:
        texts = (N_("{field}: {used} mentions, {network} takes {limit}."), N_("Name fewer people."))
        yield subject.finding("mentions_max", group, "text", texts, used=mentions, limit=group.mentions_max)
    cashtags = len(set(_CASHTAG.findall(text))) if "$" in text else 0
    if group.cashtags_max and cashtags > group.cashtags_max:
        texts = (
            N_("{field}: {used} cashtags ($), {network} takes {limit} through the API."),
            N_("Keep one, or publish it by hand."),
        )
        yield subject.finding(
            "cashtags_max", group, "text", texts, Level.WARN, used=cashtags, limit=group.cashtags_max
        )
    if group.links_max:
        links = len({text[link.start : link.end] for link in find_links(text)})
        if links > group.links_max:
            texts = (N_("{field}: {used} different links, {network} takes {limit}."), N_("Take links out."))
            yield subject.finding("links_max", group, "text", texts, used=links, limit=group.links_max)
