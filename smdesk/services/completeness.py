"""How complete a client's plan is today, and the sentences that say what is missing."""

from smdesk.domain.plan.completeness import ChapterState, Completeness, Reason, measuring, of
from smdesk.domain.time import day_of, wall_now
from smdesk.language import Words
from smdesk.storage.store import Store

__all__ = ["ChapterState", "Completeness", "Reason", "measuring", "of", "of_client", "said"]


def of_client(store: Store, client_id: int) -> Completeness:
    """How complete the client's plan is, where the client lives, today."""
    plan = store.plans.whole(client_id)
    return of(plan, day_of(wall_now(store.clock(), plan.client.zone)))


def said(reason: Reason, words: Words) -> str:
    """A reason in the reader's language."""
    names = {key: words(name) for key, name in reason.names.items()}
    if not reason.many:
        return words(reason.one, **names)
    return words.n_(reason.one, reason.many, reason.n, **names)
