"""The quality checklist of a post: what it serves, how it reads, whether it may go out.

A check that does not apply (alt text without pictures) is left out of the list. Only a failed check with
``blocks`` keeps a post from approval; the rest is advice.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

import regex

from smdesk.domain import firm
from smdesk.domain.check import Check, blocking, ready
from smdesk.domain.counting import graphemes
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.findings import Finding, Level
from smdesk.domain.folding import fold, folded
from smdesk.domain.lint import CLAIMS, check_label, lint
from smdesk.domain.note import Note
from smdesk.domain.posts import Version, link_of, text_of
from smdesk.domain.rights import rights_code
from smdesk.domain.time import day_of
from smdesk.domain.utm import is_tagged, wants_tags
from smdesk.domain.whole import ClientPlan, WholePost

__all__ = ["Check", "blocking", "checklist", "like_another", "ready"]

HOOK_LETTERS = 80  # graphemes of a first sentence that is read before "more"
_SHARED_LETTERS = 80  # of a text in common that are shown
_MOST_LINKS = 2  # more addresses in one text than this are not one call to action
LANGUAGES = frozenset({"it", "es", "en"})
_SENTENCE = regex.compile(r"(?<=[.!?…:;])\s+|\n")
_LINK = re.compile(r"https?://\S+|www\.\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*", re.IGNORECASE)
# Verbs that ask for something, folded, at the start of a sentence, after a comma or a connective.
_ASKS = {
    "it": r"(?:si )?(?:prenota|ordin|scriv|scopr|salva|racconta|vien[ie]|venite|passa|clicca|iscriv|"
    r"chiama|legg|guarda|rispond|comment|condivid|dite|dicci|prov|segu|assaggia|porta|cerca|"
    r"vota|partecip|scaric|tagga)\w*",
    "es": r"(?:se )?(?:reserv|guarda|escrib|apunta|ven\b|venid|llama|cuenta|compart|descubr|pide|"
    r"pedid|lee\b|mira|comenta|inscrib|haz|dinos|dime|prueba|sigue|participa|descarga|avisa|"
    r"vota|etiqueta|responde|te guardamos)\w*",
    "en": r"(?:book|order|reserve|read|join|tell|save|share|call|sign up|reply|comment|visit|come|"
    r"get|try|pick up|register|write|send|follow|vote|tag|download|drop|ask|bring|find|pay|"
    r"see|watch|message)\b",
}


def checklist(
    whole: WholePost, plan: ClientPlan, *, findings: Iterable[Finding] = (), today: date
) -> list[Check]:
    """Every check that applies to a post, in the order in which one would mend it.

    ``findings`` are those of the limits of its places; ``today`` stands in for the day of an undated post.
    """
    texts = _texts(whole)
    language = whole.post.language or plan.client.language
    last_day = (day_of(whole.post.due_wall) if whole.post.due_wall else today).isoformat()
    notes = [
        note
        for text in texts
        for note in lint(text, language=language, forbidden=plan.forbidden)
        if note.kind not in CLAIMS or not _is_proved(text, note, plan, last_day)
    ]
    checks = [
        _objective(whole, plan),
        _pillar(whole, plan),
        _place(whole),
        _time(whole),
        _language(language),
        _hook(texts),
        _call(whole, texts, language),
        *_pictures(whole, today),
        *_link(whole, plan),
        _tone(notes, whole.post.label, language),
        _claim(notes, texts, plan, last_day),
        *_firm(whole, texts, plan),
        _limits(list(findings)),
    ]
    return checks


def _texts(whole: WholePost) -> list[str]:
    """The different texts that will stand somewhere; the common one when the post goes nowhere yet."""
    versions: list[Version | None] = [*whole.versions] or [None]
    return list(dict.fromkeys(text_of(whole.post, version) for version in versions))


def _check(
    check_id: str, ok: bool | None, label: str, reason: str, *, blocks: bool = False, **values: object
) -> Check:
    return Check(check_id, ok, label, "" if ok else reason, values, blocks)


def _objective(whole: WholePost, plan: ClientPlan) -> Check:
    known = {one.id for one in plan.objectives if not one.archived}
    campaign = plan.campaign(whole.post.campaign_id)
    served = {*whole.objective_ids, campaign.objective_id if campaign else 0} & known
    reason = (
        N_("Choose the objective this post serves.")
        if known
        else N_("The client has no objective yet: write one.")
    )
    return _check("objective", bool(served), N_("Serves an objective"), reason)


def _pillar(whole: WholePost, plan: ClientPlan) -> Check:
    ok = plan.pillar(whole.post.pillar_id) is not None
    return _check("pillar", ok, N_("Belongs to a pillar"), N_("Choose a pillar, so that the mix counts it."))


def _place(whole: WholePost) -> Check:
    reason = N_("Choose at least one place.")
    return _check("place", bool(whole.versions), N_("Has a place"), reason, blocks=True)


def _time(whole: WholePost) -> Check:
    reason = N_("Give it a day and an hour, or take the next free slot.")
    return _check("time", bool(whole.post.due_wall), N_("Has a day and an hour"), reason)


def _language(language: str) -> Check:
    return _check(
        "language", language in LANGUAGES, N_("Language is set"), N_("Choose Italian, Spanish or English.")
    )


def _hook(texts: Sequence[str]) -> Check:
    label = N_("Hook in the first line")
    for text in texts:
        first = _SENTENCE.split(text.strip())[0]
        if not first:
            return _check("hook", False, label, N_("There is no text yet."), blocks=True)
        if first.startswith(("#", "＃")) or _LINK.match(first):
            return _check("hook", False, label, N_("Begin with words, not with a link or a hashtag."))
        letters = graphemes(first) if len(first) > HOOK_LETTERS else 0
        if letters > HOOK_LETTERS:
            reason = N_("The first sentence has {n} letters: {most} are read before “more”.")
            return _check("hook", False, label, reason, n=letters, most=HOOK_LETTERS)
    return _check("hook", True, label, "")


def _call(whole: WholePost, texts: Sequence[str], language: str) -> Check:
    label = N_("One clear call to action")
    links = max(len(set(_LINK.findall(text))) if "/" in text or "www." in text.lower() else 0 for text in texts)
    if links > _MOST_LINKS:
        return _check("call", False, label, N_("{n} links pull in different directions: keep one."), n=links)
    asked = bool(whole.post.cta.strip()) or any(link_of(whole.post, version) for version in whole.versions)
    asked = asked or bool(whole.post.link) or links > 0 or all(_asks(text, language) for text in texts)
    return _check("call", asked, label, N_("Say what the reader should do: book, answer, come by."))


def _asks(text: str, language: str) -> bool:
    if "?" in text or "？" in text:
        return True
    pattern = _ASKS.get(language)
    return bool(
        pattern and re.search(rf"(?:^|[.!?…:;,(–—\n]\s*|\b[eyo]\s|\band\s|¡)(?:{pattern})", folded(text))
    )


def _pictures(whole: WholePost, today: date) -> list[Check]:
    checks = []
    if whole.post.missing_media.strip():
        names = ", ".join(name.strip() for name in whole.post.missing_media.splitlines() if name.strip())
        reason = N_("Still to come: {names}.")
        checks.append(
            _check("media", False, N_("All media are there"), reason, blocks=True, names=names[:200])
        )
    images = [attachment for attachment, media in whole.media if media.kind == "image"]
    if images:
        bare = sum(1 for attachment in images if not attachment.alt.strip())
        if len(images) == 1:
            reason = N_("The image has no alternative text: say what it shows.")
        elif bare == 1:
            reason = N_("One of {total} images has no alternative text: say what it shows.")
        else:
            reason = N_("{n} of {total} images have no alternative text: say what they show.")
        checks.append(
            _check("alt", not bare, N_("Alt text on every image"), reason, n=bare, total=len(images))
        )
    if whole.media:
        checks.append(_rights(whole, today))
    return checks


def _rights(whole: WholePost, today: date) -> Check:
    label = N_("Rights and credit")
    last = (day_of(whole.post.due_wall) if whole.post.due_wall else today).isoformat()
    for _, media in whole.media:
        name = regex.split(r"[/\\]", media.path)[-1]
        if media.expires and media.expires < last:
            reason = N_("The rights of “{name}” end on {date}, before the post is due.")
            return _check("rights", False, label, reason, blocks=True, name=name, date=media.expires)
        if not media.rights.strip():
            return _check("rights", False, label, N_("Say by what right “{name}” is used."), name=name)
        if not media.credit.strip() and rights_code(media.rights) != "own":
            return _check("rights", False, label, N_("Say who made “{name}”."), name=name)
    return _check("rights", True, label, "")


def _link(whole: WholePost, plan: ClientPlan) -> list[Check]:
    post, client = whole.post, plan.client
    links = {link_of(post, version) for version in whole.versions} or {post.link}
    shown = sorted(link for link in links if link.strip())
    if not shown:
        return []
    label = N_("Link tagged")
    for link in shown:
        try:
            wanted = wants_tags(link, client)
        except BadInput as refusal:
            return [Check("link", False, label, refusal.message, refusal.values, blocks=True)]
        if wanted and not post.tagged and not is_tagged(link):
            return [
                _check("link", False, label, N_("The link goes to the client’s site without campaign tags."))
            ]
    return [_check("link", True, label, "")]


def _tone(notes: Sequence[Note], label: str, language: str) -> Check:
    name = N_("Tone: no forbidden words")
    wrong = [note for note in notes if not note.hint and note.kind not in CLAIMS]
    about_label = check_label(label, language)
    if about_label is not None:
        wrong.append(about_label)
    if not wrong:
        return _check("tone", True, name, "")
    return Check("tone", False, name, wrong[0].message, wrong[0].values)


def _claim(notes: Sequence[Note], texts: Sequence[str], plan: ClientPlan, day: str) -> Check:
    label = N_("Claims have a proof")
    for said, proof, expires in plan.claims:
        if not _holds(proof, expires, day) and any(_spans(text, said) for text in texts):
            reason = (
                N_("The proof of “{claim}” ended on {date}: prove it again, or take it out.")
                if proof.strip()
                else N_("“{claim}” is in the claims register without a proof: prove it, or take it out.")
            )
            return _check("claim", False, label, reason, claim=said[:80], date=expires)
    claims = [note for note in notes if note.kind in CLAIMS]
    if not claims:
        return _check("claim", True, label, "")
    return Check("claim", False, label, claims[0].message, claims[0].values)


def _firm(whole: WholePost, texts: Sequence[str], plan: ClientPlan) -> list[Check]:
    """A line for each rule fitted to the firm that judges one post; ``rule:7`` leads to the rule with that id."""
    read = [*texts, whole.post.title, *(one.title or "" for one in whole.versions)]
    checks = []
    for rule in plan.rules:
        if rule.kind in (firm.PER_WEEK, firm.CONVERSATION):
            continue  # of a week, of a month
        if rule.kind != firm.WORDS and not whole.post.due_wall:
            continue
        found = firm.breach(rule, whole.post.due_wall, read)
        values = found.values if found else {}
        label = N_("Rule of the firm: {rule}")
        checks.append(Check(f"rule:{rule.id}", found is None, label, found.message if found else "", {"rule": rule.what, **values}))
    return checks


def _holds(proof: str, expires: str, day: str) -> bool:
    """Whether a claim of the register may be used on a day."""
    return bool(proof.strip()) and (not expires or expires >= day)


def _is_proved(text: str, note: Note, plan: ClientPlan, day: str) -> bool:
    """Whether a stretch that sounds like a claim is part of one that the register proves."""
    proved = (said for said, proof, expires in plan.claims if _holds(proof, expires, day))
    return any(start <= note.start and note.end <= end for said in proved for start, end in _spans(text, said))


def _spans(text: str, words: str) -> list[tuple[int, int]]:
    """Where these words stand in a text, whatever their case, accents and marks."""
    parts, pattern = _phrase(words)
    source = fold(text)
    if not parts or any(part not in source.text for part in parts):
        return []
    return [source.span(*match.span()) for match in pattern.finditer(source.text)]


@lru_cache(maxsize=512)
def _phrase(words: str) -> "tuple[tuple[str, ...], re.Pattern[str]]":
    parts = tuple(re.findall(r"\w+", folded(words)))
    pattern = r"\W+".join(map(re.escape, parts))
    return parts, re.compile(rf"(?<!\w){pattern}(?!\w)")


def like_another(client: str, shared: str) -> Check:
    """The line that warns of another client's text: advice, it never blocks."""
    label = N_("Nobody else’s text")
    if len(shared) > _SHARED_LETTERS:
        shared = f"{shared[:_SHARED_LETTERS]}…"
    reason = N_("This text is nearly the same as a post of {client}: “{shared}”. Say it in this client’s own words.")
    return _check("clone", False, label, reason, client=client, shared=shared)


def _limits(findings: Sequence[Finding]) -> Check:
    label = N_("Within the limits of every place")
    worst = max(findings, key=lambda finding: finding.level, default=None)
    if worst is None or worst.level == Level.HINT:
        return _check("limits", True, label, "")
    return Check("limits", False, label, worst.message, worst.values, blocks=worst.level == Level.BLOCK)
