"""Turning a text that is too long for a place into a thread there, as one undoable step."""

from collections.abc import Mapping

from smdesk.domain.changes import Act
from smdesk.domain.errors import N_, NotFound
from smdesk.domain.facts import NetworkFacts
from smdesk.domain.posts import check_may_change
from smdesk.domain.thread import parts
from smdesk.domain.threadcut import cut
from smdesk.services.composing import at_place
from smdesk.services.posts import get, review_again
from smdesk.storage.store import Store


def divide(
    store: Store, post_id: int, place_id: int, facts: Mapping[str, NetworkFacts], *, origin: object = None
) -> int:
    """Let a place say the text in as many posts as it needs; returns how many. Nothing changes where one will do.

    :raises BadInput: where there are no threads, or it would be endless
    :raises NotFound: when the post does not go there
    :raises PostLocked: when the post is out
    """
    whole = get(store, post_id)
    check_may_change(whole.post)
    version = whole.version_at(place_id)
    one = at_place(whole, store.clients.plan(whole.post.client_id), facts, version) if version else None
    if version is None or one is None:
        raise NotFound(N_("Place {id}: this post does not go there."), "place", id=place_id)
    text = cut(one.facts, one.draft)
    if text != one.draft.text:
        with store.transaction(Act.EDIT_POST, origin) as tx:  # not joined to the typing before: undone by itself
            version = tx.update(version, text=text)
            review_again(store, tx, post_id)
    return len(parts(text))
