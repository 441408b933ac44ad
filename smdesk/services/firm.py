"""What the calendar's margin says about rules fitted to the firm: the share of conversation, weeks and posts beyond one.

Texts are read a few at a time, so that nobody waits for them.
"""

from collections.abc import Generator, Sequence
from datetime import date

from smdesk.domain import firm, talk
from smdesk.domain.cards import Card
from smdesk.domain.posts import OUT
from smdesk.domain.slots import NOT_GOING_OUT
from smdesk.domain.value import value
from smdesk.domain.whole import ClientPlan
from smdesk.storage.store import Store

_TURN = 50  # texts read in one turn


@value
class Talk:
    """Conversation among the posts due from ``since`` to ``until``; ``telling`` are those that only broadcast."""

    share: talk.Share
    since: date
    until: date
    telling: tuple[Card, ...] = ()
    rule_id: int = 0  # of the rule that asks for a share


@value
class Broken:
    """A post on the days shown that breaks a rule."""

    card: Card
    breach: firm.Breach


@value
class Watched:
    """What the rules of one client say about the days shown."""

    weeks: tuple[firm.OffWeek, ...] = ()
    posts: tuple[Broken, ...] = ()

    @property
    def count(self) -> int:
        """How many breaches there are."""
        return len(self.weeks) + len(self.posts)


def conversation(
    store: Store, plan: ClientPlan, cards: Sequence[Card], since: date, until: date
) -> Generator[None, None, Talk]:
    """How much of what is due in these days (both included) asks for an answer."""
    low, high = since.isoformat(), until.isoformat()
    counted = [card for card in cards if low <= card.due_wall[:10] <= high and card.status not in NOT_GOING_OUT]
    telling: list[Card] = []
    for start in range(0, len(counted), _TURN):
        some = counted[start : start + _TURN]
        words = store.posts.words([card.id for card in some])
        for card in some:
            said, _title, text, call, language = words.get(card.id, ("", "", "", "", ""))
            if talk.talk_of(said, text, call, language or plan.client.language) == talk.BROADCAST:
                telling.append(card)
        yield None
    share = talk.Share(len(counted), len(counted) - len(telling), firm.least_conversation(plan.rules))
    rule = next((one.id for one in plan.rules if one.kind == firm.CONVERSATION), 0)
    return Talk(share, since, until, tuple(telling), rule)


def watched(
    store: Store, plan: ClientPlan, cards: Sequence[Card], first: date, last: date, today: date
) -> Generator[None, None, Watched]:
    """Weeks and posts from ``first`` to ``last`` that break a rule; posts that are out are left in peace."""
    weeks = [week for rule in plan.rules for week in firm.off_weeks(rule, cards, first, last, today)]
    yield None
    rules = [rule for rule in plan.rules if rule.kind in (firm.HOURS, firm.DAYS, firm.WORDS)]
    low, high = first.isoformat(), last.isoformat()
    waiting = [card for card in cards if low <= card.due_wall[:10] <= high and card.status not in OUT | NOT_GOING_OUT]
    reads = any(rule.kind == firm.WORDS for rule in rules)
    found: list[Broken] = []
    for start in range(0, len(waiting) if rules else 0, _TURN):
        some = waiting[start : start + _TURN]
        words = store.posts.words([card.id for card in some]) if reads else {}
        for card in some:
            _said, title, text, _call, _language = words.get(card.id, ("", "", "", "", ""))
            breaches = (firm.breach(rule, card.due_wall, (text, title)) for rule in rules)
            found += [Broken(card, one) for one in breaches if one]
        yield None
    return Watched(tuple(weeks), tuple(found))
