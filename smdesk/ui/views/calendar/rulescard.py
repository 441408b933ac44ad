"""What breaks the rules fitted to the firm, on a raised card: each line leads to its post, its week or its rule."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from smdesk.domain.cards import Card
from smdesk.domain.clients import initials
from smdesk.domain.time import day_of
from smdesk.services.firm import Broken
from smdesk.ui.views.calendar.popover import ChoicesPopover, Popover, PostsPopover

if TYPE_CHECKING:
    from smdesk.domain.firm import OffWeek
    from smdesk.ui.views.calendar.verbs import Verbs

RULED = ("talk", "rules")  # measures that this card stands behind
_MOST = 8  # lines of a kind


def show_rules(verbs: "Verbs", key: str, at: QRect) -> None:
    """The card behind "talk:3" or "rules"."""
    name, _colon, number = key.partition(":")
    if verbs.desk.margin is None:
        return
    if name == "talk":
        _show_talk(verbs, int(number), at)
    else:
        _show_breaches(verbs, at)


def _show_talk(verbs: "Verbs", client_id: int, at: QRect) -> None:
    """How much of what goes out asks for an answer, and the posts that do not."""
    _, desk = verbs.ctx.words, verbs.desk
    talk = desk.margin.talks[client_id]
    said = _("{n} of {total} posts from {first} to {last} ask for an answer.", n=talk.share.asking, total=talk.share.posts,
             first=desk.texts.day(talk.since), last=desk.texts.day(talk.until))  # fmt: skip
    if talk.share.wanted is not None:
        said += " " + _("The rule asks for {wanted} % at least.", wanted=talk.share.wanted)
    if talk.telling:
        said += " " + _("These only broadcast:")
    popover = PostsPopover(verbs.view, desk, verbs.view.painter, said, list(talk.telling))
    popover.picked.connect(lambda card: verbs.show_post(card.id, card.due_wall))
    popover.opened.connect(verbs.open)
    if talk.rule_id:
        _add_rule(verbs, popover, client_id, talk.rule_id)
    popover.show_at(at)


def _show_breaches(verbs: "Verbs", at: QRect) -> None:
    _, desk = verbs.ctx.words, verbs.desk
    popover = ChoicesPopover(verbs.view, desk.ctx.theme, _("Beyond the rules of the firm"))
    rules: dict[int, int] = {}  # rule -> client
    left = 0
    for client_id, watched in desk.margin.watched.items():
        client = desk.lookup.client(client_id)
        before = f"{initials(client)} · " if client and not desk.client_id else ""
        for week in watched.weeks[:_MOST]:
            popover.add_choice(before + _week_words(verbs, week), partial(verbs.view.go_to, week.monday), "calendar")
            rules.setdefault(week.rule.id, client_id)
        for broken in watched.posts[:_MOST]:
            popover.add_choice(before + _post_words(verbs, broken), partial(_go, verbs, broken.card), "warning")
            rules.setdefault(broken.breach.rule_id, client_id)
        left += max(0, len(watched.weeks) - _MOST) + max(0, len(watched.posts) - _MOST)
    if left:
        popover.add_text(_("… and {n} more", n=left))
    for rule_id, client_id in rules.items():
        _add_rule(verbs, popover, client_id, rule_id)
    popover.show_at(at)


def _go(verbs: "Verbs", card: Card) -> None:
    verbs.show_post(card.id, card.due_wall)


def _week_words(verbs: "Verbs", week: "OffWeek") -> str:
    _, texts = verbs.ctx.words, verbs.desk.texts
    posts = _.n_("{n} post", "{n} posts", week.has)
    return _("Week of {day}: {posts}, the rule says {limit}", day=texts.day(week.monday), posts=posts, limit=week.rule.limit)


def _post_words(verbs: "Verbs", broken: Broken) -> str:
    texts, card = verbs.desk.texts, broken.card
    title, day = texts.title(card), texts.day(day_of(card.due_wall))
    rule = str(broken.breach.values.get("rule", ""))
    said = broken.breach.values.get("word") or broken.breach.values.get("hour") or broken.breach.values.get("limit", "")
    return f"{day} · {title[:40]} · {rule}: {said}"


def _add_rule(verbs: "Verbs", popover: Popover, client_id: int, rule_id: int) -> None:
    plan = verbs.desk.lookup.plans.get(client_id)
    rule = next((one for one in plan.rules if one.id == rule_id), None) if plan else None
    if rule is not None:
        words = verbs.ctx.words("Open the rule “{rule}”", rule=rule.what)
        show = verbs.ctx.hub.show_plan.emit
        popover.add_choice(words, partial(show, client_id, "pillars.rules", "parameter", rule_id), "gauge")
