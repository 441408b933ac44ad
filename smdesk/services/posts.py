"""Use cases of a post: make, write, move, duplicate, delete, give it places and purposes.

Every function is one undoable step. A post that is out is never rewritten (:class:`PostLocked`), and a
change of what the public will see returns an approved post to review (its approval was for other words).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from smdesk.domain import slots as slot_rules
from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.errors import N_, BadInput, NotFound
from smdesk.domain.lifecycle import after_edit
from smdesk.domain.posts import Aim, Post, Status, Version, check_may_change
from smdesk.domain.time import day_of, hour_of, join, parse_wall, real_wall, shifted, utc_of, wall_now
from smdesk.domain.whole import ClientPlan, WholePost
from smdesk.storage.store import Store, Transaction

DEFAULT_HOUR = "09:00"
_ABOUT_PUBLISHING = {"notes", "design_note", "missing_media", "pillar_id", "campaign_id", "promo", "language"}


def get(store: Store, post_id: int) -> WholePost:
    """A post with all that belongs to it.

    :raises NotFound: when it is not in the store
    """
    whole = store.posts.whole(post_id)
    if whole is None:
        raise NotFound(N_("Post {id}: it is not in the store (any more)."), "id", id=post_id)
    return whole


def add(
    store: Store,
    client_id: int,
    *,
    title: str = "",
    text: str = "",
    due_wall: str = "",
    place_ids: Iterable[int] | None = None,
    idea: bool = False,
    origin: object = None,
    **fields: Any,
) -> Post:
    """A new draft (or an idea) of a client. ``place_ids`` None = the usual places at that hour.

    :raises BadInput: for a time that is none
    """
    check_words(fields)
    plan = store.clients.plan(client_id)
    places = usual_places(plan, due_wall) if place_ids is None else list(place_ids)
    made = Post(
        client_id=client_id,
        title=title.strip(),
        text=text,
        status=(Status.IDEA if idea else Status.DRAFT).value,
        zone=plan.client.zone,
        created=store.clock().isoformat(timespec="seconds"),
        **fields,
    )
    made = dated(made, due_wall)
    with store.transaction(Act.ADD_IDEA if idea else Act.ADD_POST, origin) as tx:
        made = tx.add(made)
        for place_id in places:
            tx.add(Version(post_id=made.id, place_id=place_id))
    return made


def preset_places(plan: ClientPlan) -> list[int]:
    """Ids of the places a new post goes to."""
    return [place.id for place in plan.places if place.preset and not place.archived]


def usual_places(plan: ClientPlan, due_wall: str) -> list[int]:
    """Ids of the places a new post goes to at a wall time: the preset ones, but at a weekly hour of others, those."""
    preset = preset_places(plan)
    if not due_wall:
        return preset
    weekday, hour = day_of(due_wall).weekday(), hour_of(due_wall)
    open_to = {place.id for place in plan.places if not place.archived}
    slots = {slot.place_id for slot in plan.slots if (slot.weekday, slot.hour) == (weekday, hour)} & open_to
    return sorted(slots) if slots and slots.isdisjoint(preset) else preset


def dated(post: Post, due_wall: str) -> Post:
    """The post with this wall time (empty = none) and the UTC that follows from it.

    A wall time that clocks skip is stored as the time they will show instead.
    """
    if not due_wall:
        return replace(post, due_wall="", due_utc=0)
    parse_wall(due_wall)
    wall = real_wall(due_wall, post.zone)
    return replace(post, due_wall=wall, due_utc=utc_of(wall, post.zone))


def next_free(store: Store, plan: ClientPlan, after_wall: str, places: Iterable[int] | None = None) -> str:
    """The client's next weekly slot without a post, strictly after ``after_wall``; tomorrow at nine without slots.

    A slot of the places that the post goes to (None: those of a new one) at which none of them has a post; only
    where they have no slot at all, one of any place.
    """
    narrow = PostFilter(client_id=plan.client.id)
    taken = store.posts.window(after_wall[:10], shifted(after_wall, 120)[:10], narrow)
    going = preset_places(plan) if places is None else list(places)
    zone = plan.client.zone
    found = slot_rules.next_free(plan.slots, taken, after_wall, zone, going)
    if found is None and going:
        found = slot_rules.next_free(plan.slots, taken, after_wall, zone)
    return found or join(day_of(shifted(after_wall, 1)), DEFAULT_HOUR)


def hour_for(plan: ClientPlan, day: date) -> str:
    """The hour a post without one takes on ``day``: the first slot of that weekday, else the first of all."""
    on_day = [slot.hour for slot in plan.slots if slot.weekday == day.weekday()]
    return min(on_day or [slot.hour for slot in plan.slots] or [DEFAULT_HOUR])


# -- time -------------------------------------------------------------------------------------


def move(store: Store, post_id: int, due_wall: str, *, origin: object = None) -> Post:
    """Give a post another moment (empty = none: back to the drawer).

    :raises PostLocked: when it is out
    """
    return move_all(store, {post_id: due_wall}, origin=origin)[0]


def move_all(store: Store, walls: Mapping[int, str], *, origin: object = None) -> list[Post]:
    """Give posts other moments (empty = back to the drawer), all as one step.

    :raises PostLocked: when one of them is out; none is moved then
    """
    posts = [store.get(Post, post_id) for post_id in walls]
    for post in posts:
        check_may_change(post)
    with store.transaction(Act.MOVE_POST, origin) as tx:
        return [tx.update(post, **_moved(post, walls[post.id])) for post in posts]


def _moved(post: Post, due_wall: str) -> dict[str, Any]:
    moved = dated(post, due_wall)
    values: dict[str, Any] = {"due_wall": moved.due_wall, "due_utc": moved.due_utc}
    if not due_wall and post.status in (Status.SCHEDULED, Status.APPROVED):
        values["status"] = Status.APPROVED.value
    elif due_wall and post.status == Status.IDEA:
        values["status"] = Status.DRAFT.value
    if post.series_id:
        values["detached"] = True
    return values


def reschedule(store: Store, post_id: int, day: date, *, origin: object = None) -> Post:
    """Drop a post on another day: it keeps its clock time; one without takes the slot of that day."""
    post = store.get(Post, post_id)
    hour = hour_of(post.due_wall) if post.due_wall else hour_for(store.clients.plan(post.client_id), day)
    return move(store, post_id, join(day, hour), origin=origin)


def nudge(store: Store, post_id: int, days: int, *, origin: object = None) -> Post:
    """Move by days, same clock time.

    :raises BadInput: when the post has no date
    """
    post = store.get(Post, post_id)
    if not post.due_wall:
        raise BadInput(N_("Date: this post has none yet; drop it on a day first."), "due")
    return move(store, post_id, shifted(post.due_wall, days), origin=origin)


def duplicate(store: Store, post_id: int, days: int = 7, *, origin: object = None) -> Post:
    """A draft with the same words, places, media and purposes, ``days`` later (a week)."""
    return duplicate_all(store, [post_id], days, origin=origin)[0]


def duplicate_all(
    store: Store, post_ids: Iterable[int], days: int = 7, *, origin: object = None
) -> list[Post]:
    """Drafts with the same words, places, media and purposes, ``days`` later (a week), all as one step."""
    now = store.clock()
    with store.transaction(Act.DUPLICATE_POST, origin) as tx:
        made = []
        for post_id in post_ids:
            whole = get(store, post_id)
            copy = tx.add(
                fresh_copy(
                    whole.post, days, wall_now(now, whole.post.zone), now.isoformat(timespec="seconds")
                )
            )
            copy_parts(tx, whole, copy.id)
            made.append(copy)
    return made


def fresh_copy(post: Post, days: int, now_wall: str, created: str) -> Post:
    """The draft that a duplicate starts as: ``days`` later, then by whole weeks until it lies ahead."""
    wall = shifted(post.due_wall, days) if post.due_wall else ""
    while wall and wall <= now_wall:
        wall = shifted(wall, 7)
    plain = replace(
        post,
        status=(Status.IDEA if post.status == Status.IDEA else Status.DRAFT).value,
        series_id=0, occurrence="", detached=False, approved_hash="", approved_by="", approved_at="",
        held_from="", hold_reason="", published_at="", published_url="", source="", source_key="", deleted="",
        created=created,
    )  # fmt: skip
    return dated(plain, wall)


def copy_parts(tx: Transaction, whole: WholePost, post_id: int) -> None:
    """Give ``post_id`` copies of the versions, media and purposes of ``whole``."""
    for version in whole.versions:
        tx.add(replace(version, post_id=post_id, published_url="", out_at=""))
    for attachment, _ in whole.media:
        tx.add(replace(attachment, post_id=post_id))
    for aim in whole.aims:
        tx.add(replace(aim, post_id=post_id))


# -- words ------------------------------------------------------------------------------------


def edit(store: Store, post_id: int, *, origin: object = None, **fields: Any) -> Post:
    """Change fields of a post. Saves of the same field within seconds are one undo step.

    :raises PostLocked: when it is out and the change is more than private notes
    """
    check_words(fields)
    post = store.get(Post, post_id)
    if not set(fields) <= _ABOUT_PUBLISHING:
        check_may_change(post)
    with store.transaction(Act.EDIT_POST, origin, join=True) as tx:
        if post.series_id and not set(fields) <= {"notes"}:
            fields.setdefault("detached", True)
        changed = replace(post, **fields)
        return tx.update(post, **fields, **_review_again(store, changed))


def check_words(fields: dict[str, Any]) -> None:
    """:raises BadInput: for a language or a kind of talk that is none of ours"""
    if fields.get("language"):
        from smdesk.language import LANGUAGES

        if fields["language"] not in LANGUAGES:
            message = N_("Language: “{language}” is not one of ours; write it, es or en.")
            raise BadInput(message, "language", language=fields["language"])
    if fields.get("talk"):
        from smdesk.domain.talk import checked

        fields["talk"] = checked(str(fields["talk"]))


def edit_version(store: Store, post_id: int, place_id: int, *, origin: object = None, **fields: Any) -> Version:
    """Change what stands at one place; a value of None inherits from the post again.

    :raises PostLocked: when the post is out
    """
    whole = get(store, post_id)
    check_may_change(whole.post)
    version = whole.version_at(place_id)
    if version is None:
        raise NotFound(N_("Place {id}: this post does not go there."), "place", id=place_id)
    with store.transaction(Act.EDIT_POST, origin, join=True) as tx:
        changed = tx.update(version, **fields)
        review_again(store, tx, post_id)
    return changed


def back_to_common(store: Store, post_id: int, place_id: int, *, origin: object = None) -> Version:
    """Let a place say again what the others say."""
    plain: dict[str, Any] = dict.fromkeys(("text", "title", "first_comment", "link", "content_warning"))
    return edit_version(store, post_id, place_id, origin=origin, **plain)


def _review_again(store: Store, changed: Post) -> dict[str, Any]:
    if not changed.approved_hash:
        return {}
    whole = store.posts.whole(changed.id)
    assert whole is not None
    reviewed = store.get(Client, changed.client_id).reviewed
    status = after_edit(changed, replace(whole, post=changed).hash, reviewed=reviewed)
    return {"status": status} if status != changed.status else {}


def review_again(store: Store, tx: Transaction, post_id: int) -> None:
    """Inside a transaction: return an approved post to review if its content is no longer what was approved."""
    post = store.get(Post, post_id)
    values = _review_again(store, post)
    if values:
        tx.update(post, **values)


# -- places and purposes ----------------------------------------------------------------------


def set_places(store: Store, post_id: int, place_ids: Iterable[int], *, origin: object = None) -> None:
    """Send a post to exactly these places; versions of places that stay are kept."""
    whole = get(store, post_id)
    check_may_change(whole.post)
    wanted = list(dict.fromkeys(place_ids))
    with store.transaction(Act.EDIT_PLACES, origin) as tx:
        for version in whole.versions:
            if version.place_id not in wanted:
                tx.remove(version)
        for place_id in wanted:
            if whole.version_at(place_id) is None:
                tx.add(Version(post_id=post_id, place_id=place_id))
        review_again(store, tx, post_id)


def serve(store: Store, post_id: int, kind: str, target_ids: Iterable[int], *, origin: object = None) -> None:
    """Let a post serve exactly these objectives (or speak to these segments). ``kind``: objective, segment."""
    whole = get(store, post_id)
    wanted = set(target_ids)
    with store.transaction(Act.EDIT_PURPOSE, origin) as tx:
        for aim in whole.aims:
            if aim.kind == kind and aim.target_id not in wanted:
                tx.remove(aim)
        have = {aim.target_id for aim in whole.aims if aim.kind == kind}
        for target_id in sorted(wanted - have):
            tx.add(Aim(post_id=post_id, kind=kind, target_id=target_id))


# -- bin --------------------------------------------------------------------------------------


def delete(store: Store, post_ids: Iterable[int], *, origin: object = None) -> int:
    """Put posts in the bin; returns how many."""
    stamp = store.clock().isoformat(timespec="seconds")
    with store.transaction(Act.DELETE_POST, origin) as tx:
        gone = [tx.update(store.get(Post, post_id), deleted=stamp) for post_id in post_ids]
    return len(gone)


def restore(store: Store, post_ids: Iterable[int], *, origin: object = None) -> int:
    """Take posts out of the bin; returns how many."""
    with store.transaction(Act.RESTORE_POST, origin) as tx:
        back = [tx.update(store.get(Post, post_id), deleted="") for post_id in post_ids]
    return len(back)


