"""Use cases of a post's way to the public: status, approval on exactly this content, hold and release."""

from collections.abc import Iterable

from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.lifecycle import check_move
from smdesk.domain.lifecycle import released as back_from_hold
from smdesk.domain.posts import AGREED, Approval, Post, Status
from smdesk.services.posts import get
from smdesk.storage.store import Store


def set_status(
    store: Store, post_id: int, status: str, *, by: str = "", comment: str = "", origin: object = None
) -> Post:
    """Move a post along its life. Decisions (approved, changes requested, rejected, in review) are logged
    with the hash of the content they were taken on.

    :raises BadInput: when the step is not allowed from where the post stands
    """
    return set_status_of(store, [post_id], status, by=by, comment=comment, origin=origin)[0]


def set_status_of(
    store: Store,
    post_ids: Iterable[int],
    status: str,
    *,
    by: str = "",
    comment: str = "",
    origin: object = None,
) -> list[Post]:
    """The same for several posts, all as one step.

    :raises BadInput: when one of them may not take it; none does then
    """
    target = Status(status)
    steps = [_step(store, post_id, target, by, comment) for post_id in post_ids]
    with store.transaction(Act.APPROVE_POST if target == Status.APPROVED else Act.SET_STATUS, origin) as tx:
        for _post, _values, decision in steps:
            if decision is not None:
                tx.add(decision)
        return [tx.update(post, **values) for post, values, _decision in steps]


def _step(
    store: Store, post_id: int, target: Status, by: str, comment: str
) -> tuple[Post, dict[str, object], Approval | None]:
    whole = get(store, post_id)
    client = store.clients.plan(whole.post.client_id).client
    check_move(whole.post, target, reviewed=client.reviewed, whole_hash=whole.hash)
    if target == Status.SCHEDULED and not whole.post.due_wall:
        raise BadInput(N_("Date: a post needs a day and an hour before it is scheduled."), "due")
    values: dict[str, object] = {"status": target.value}
    now = store.clock().isoformat(timespec="seconds")
    if target == Status.APPROVED:
        values |= {"approved_hash": whole.hash, "approved_by": by or client.approver, "approved_at": now}
    if target == Status.PUBLISHED:
        values["published_at"] = now
    decision = None
    if target in (Status.APPROVED, Status.CHANGES_REQUESTED, Status.REJECTED, Status.IN_REVIEW):
        decision = Approval(
            post_id=post_id,
            decision=target.value,
            by=by or client.approver,
            at=now,
            content_hash=whole.hash,
            comment=comment,
        )
    return whole.post, values, decision


def decisions(store: Store, post_id: int) -> list[Approval]:
    """Decisions taken on a post, oldest first."""
    return store.find(Approval, post_id=post_id)


def to_hold(store: Store, client_id: int = 0) -> list[Post]:
    """Posts that "hold everything" would stop: approved and scheduled ones of a client, or of all (0)."""
    where = {"client_id": client_id} if client_id else {}
    return [
        post for status in sorted(AGREED) for post in store.find(Post, status=status.value, deleted="", **where)
    ]


def may_hold(store: Store, client_id: int = 0) -> bool:
    """Whether "hold everything" would stop anything."""
    return store.posts.any_agreed(PostFilter(client_id=client_id))


def hold(store: Store, client_id: int = 0, reason: str = "", *, origin: object = None) -> int:
    """Hold every approved and scheduled post of a client (0 = of all clients); returns how many."""
    return hold_these(store, [post.id for post in to_hold(store, client_id)], reason, origin=origin)


def hold_these(store: Store, post_ids: Iterable[int], reason: str = "", *, origin: object = None) -> int:
    """Hold single posts; returns how many.

    :raises BadInput: when one of them is neither approved nor scheduled
    """
    posts = [store.get(Post, post_id) for post_id in post_ids]
    for post in posts:
        if post.status not in AGREED:
            message = N_(
                "“{title}”: only approved and scheduled posts can be held; this one goes nowhere yet."
            )
            raise BadInput(message, "status", title=post.title or post.text[:40])
    with store.transaction(Act.HOLD, origin) as tx:
        for post in posts:
            tx.update(post, status=Status.HELD.value, held_from=post.status, hold_reason=reason)
    return len(posts)


def held(store: Store, client_id: int = 0) -> list[Post]:
    """Held posts of a client, or of all."""
    where = {"client_id": client_id} if client_id else {}
    return store.find(Post, status=Status.HELD.value, deleted="", **where)


def release(store: Store, post_ids: Iterable[int], *, origin: object = None) -> int:
    """Return held posts to where they stood. One whose hour has passed meanwhile becomes late, never sent
    by itself; returns how many."""
    with store.transaction(Act.RELEASE, origin) as tx:
        released = 0
        for post_id in post_ids:
            whole = get(store, post_id)
            if whole.post.status == Status.HELD:
                reviewed = store.get(Client, whole.post.client_id).reviewed
                status = back_from_hold(whole.post, whole.hash, reviewed=reviewed).value
                tx.update(whole.post, status=status, held_from="", hold_reason="")
                released += 1
    return released
