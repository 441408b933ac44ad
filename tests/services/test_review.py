"""Hold everything stops what is agreed, and lets it go again as it was."""

from smdesk.domain.clients import Client
from smdesk.domain.posts import Post
from smdesk.services import posts, review
from smdesk.storage.store import Store


def _scheduled(store: Store, client: Client, due: str) -> Post:
    made = posts.add(store, client.id, text=due, due_wall=due)
    for status in ("in_review", "approved", "scheduled"):
        made = review.set_status(store, made.id, status)
    return made


def test_what_is_agreed_may_be_held_also_while_another_post_is_held(store: Store, client: Client) -> None:
    assert not review.may_hold(store)
    first = _scheduled(store, client, "2026-10-20T10:00")
    assert review.may_hold(store) and review.may_hold(store, client.id)
    assert not review.may_hold(store, client.id + 1)
    review.hold(store, client.id, "a polemic")
    assert not review.may_hold(store) and [post.id for post in review.held(store)] == [first.id]
    _scheduled(store, client, "2026-10-21T10:00")
    assert review.may_hold(store)
    assert review.hold(store) == 1 and len(review.held(store)) == 2
    assert review.release(store, [first.id]) == 1
    store.undo()
    assert len(review.held(store)) == 2
