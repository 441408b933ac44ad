"""Use cases of recurring posts. Each occurrence is a post of its own; the series remembers the rule.

A change can mean one occurrence, this and the following ones, or all. An occurrence that was moved or edited
on its own is ``detached``: changes of the series pass it by, and so they do with posts that are out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from smdesk.domain.changes import Act
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.posts import OUT, Post, Series, Status, check_may_change
from smdesk.domain.recurrence import (
    DAYS,
    begun,
    ends,
    exceptions_of,
    first_from,
    occurrences,
    parts_of,
    split_at,
    with_end,
)
from smdesk.domain.time import WALL_FORMAT, day_of, parse_wall, real_wall, wall_now
from smdesk.domain.whole import WholePost
from smdesk.language import Words
from smdesk.services.posts import check_words, copy_parts, dated, get, review_again
from smdesk.storage.store import Store, Transaction

ONE, FOLLOWING, ALL = "one", "following", "all"
SPREAD = (  # what a post hands on to the others of its series: what it says, where to and what for; not when
    "title", "text", "language", "link", "tagged", "first_comment", "content_warning", "promo", "label", "cta", "hook",
    "pillar_id", "campaign_id", "talk", "design_note",
)  # fmt: skip
LONGEST = timedelta(days=731)  # two years: further ahead nobody plans, and every occurrence is a row
MOST = 400
_MOST_EVER = 10_000  # occurrences of a series that has gone on for long
_LONG_PARTS = ("BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO")


def make(store: Store, post_id: int, rule: str, *, origin: object = None) -> Series:
    """Repeat a post by an RRULE; it becomes the first occurrence, the others are drafts.

    Of a rule without an end the posts of two years are made, at most ``MOST``.

    :raises BadInput: without a date, for an end more than two years away, or a rule that leaves out the post's day
    """
    whole = get(store, post_id)
    post = whole.post
    if not post.due_wall:
        raise BadInput(N_("Repetition: give the post a day and an hour first."), "due")
    if post.series_id:
        raise BadInput(N_("Repetition: this post already belongs to a series."), "rule")
    series = Series(client_id=post.client_id, rule=rule, start_wall=post.due_wall, zone=post.zone)
    walls = _checked_walls(series)
    with store.transaction(Act.EDIT_SERIES, origin) as tx:
        series = tx.add(series)
        tx.update(post, series_id=series.id, occurrence=post.due_wall, detached=False)
        _copies(store, tx, whole, series.id, walls[1:])
    return series


def _copies(store: Store, tx: Transaction, whole: WholePost, series_id: int, walls: Iterable[str]) -> list[int]:
    """Drafts like ``whole`` at these occurrences; their ids."""
    created = store.clock().isoformat(timespec="seconds")
    plain = replace(
        whole.post, series_id=series_id,
        status=Status.DRAFT.value, approved_hash="", approved_by="", approved_at="", held_from="", hold_reason="",
        published_at="", published_url="", source="", source_key="", detached=False, deleted="", created=created,
    )  # fmt: skip
    made = []
    for wall in walls:
        copy = tx.add(dated(replace(plain, occurrence=wall), wall))
        copy_parts(tx, whole, copy.id)
        made.append(copy.id)
    return made


def _checked_walls(series: Series) -> list[str]:
    walls = walls_of(series)
    if not walls or walls[0] != series.start_wall:
        raise BadInput(
            N_("Repetition: the rule leaves out the day of the post itself; include its weekday."), "rule"
        )
    if len(walls) < 2:
        raise BadInput(N_("Repetition: by this rule there is no second post; choose a later end."), "rule")
    return walls


def walls_of(series: Series, today: date = date.min) -> list[str]:
    """Where a series has posts, exceptions included: to its end, or without one as far ahead as posts are made.

    Ahead is counted from ``today`` in a series that began before.

    :raises BadInput: when its end is too far away
    """
    first = max(day_of(series.start_wall), today)
    last, whole = first + LONGEST, replace(series, exceptions="")
    endless = not ends(series.rule)
    walls = occurrences(whole, until=last if endless else last + timedelta(days=400), limit=_MOST_EVER)
    ahead = sum(day_of(wall) >= first for wall in walls)
    if endless:
        return walls[: len(walls) - max(0, ahead - MOST)]
    if ahead > MOST or (walls and day_of(walls[-1]) > last):
        message = N_("Repetition: at most two years ahead and {most} posts; choose an earlier end.")
        raise BadInput(message, "rule", most=MOST)
    return walls


def of(store: Store, post: Post) -> Series | None:
    """The series a post belongs to."""
    found = store.find(Series, id=post.series_id) if post.series_id else []
    return found[0] if found else None


def affected(store: Store, post: Post, scope: str) -> list[Post]:
    """The posts that a change of ``scope`` reaches: the post itself, and those that still follow the series."""
    if scope == ONE or not post.series_id:
        return [post]
    found = [
        one
        for one in store.posts.of_series(post.series_id)
        if one.id == post.id or (not one.detached and one.status not in OUT)
    ]
    return (
        found
        if scope == ALL
        else [one for one in found if one.id == post.id or one.occurrence > post.occurrence]
    )


def edit(store: Store, post_id: int, scope: str, *, origin: object = None, **fields: Any) -> int:
    """Change fields of one, the following, or all occurrences; returns how many.

    :raises PostLocked: when the post itself is out
    :raises BadInput: for a language that is none of ours
    """
    post = store.get(Post, post_id)
    check_may_change(post)
    check_words(fields)
    with store.transaction(Act.EDIT_SERIES if scope != ONE else Act.EDIT_POST, origin) as tx:
        reached = affected(store, post, scope)
        if scope == ONE and post.series_id:
            fields = {**fields, "detached": True}
        if scope == FOLLOWING:
            _split(store, tx, post, reached)
        for one in reached:
            tx.update(one, **fields)
            review_again(store, tx, one.id)
    return len(reached)


def move(store: Store, post_id: int, wall: str, scope: str, *, origin: object = None) -> int:
    """Move one, the following, or all occurrences by as much as the post moves; returns how many.

    :raises PostLocked: when the post itself is out
    :raises BadInput: when the rule names days of the month and the day would change
    """
    post = store.get(Post, post_id)
    check_may_change(post)
    with store.transaction(Act.MOVE_POST, origin) as tx:
        if scope == ONE or not post.series_id:
            tx.update(post, **_place(post, wall), detached=bool(post.series_id))
            return 1
        reached = affected(store, post, scope)
        series = _split(store, tx, post, reached) if scope == FOLLOWING else store.get(Series, post.series_id)
        by = parse_wall(wall) - parse_wall(post.due_wall)
        shifted = _shifted(series, by)
        places = _new_places(series, shifted, by)
        tx.update(series, rule=shifted.rule, start_wall=shifted.start_wall, exceptions=shifted.exceptions)
        for one in reached:
            there = wall if one.id == post.id else places.get(one.occurrence, _plus(one.occurrence, by))
            tx.update(one, **_place(one, there), occurrence=there, detached=False)
    return len(reached)


@dataclass(frozen=True, slots=True)
class Rework:
    """What another rule does to a series, or to its posts from one on."""

    series: Series  # as it will be; id 0 where it is split off
    kept: tuple[Post, ...]  # on a day of the new rule, too
    staying: tuple[Post, ...]  # out, changed on their own, or past: as they are, whatever the rule says
    going: tuple[Post, ...]  # into the bin
    coming: tuple[str, ...]  # wall times of the new drafts
    made: tuple[int, ...] = ()  # their ids once they are there


def part_of(store: Store, post: Post, scope: str) -> Series:
    """The series as a change of ``scope`` meets it: whole, or only from the post on (then its id is 0).

    :raises BadInput: when the post belongs to none
    """
    series = of(store, post)
    if series is None:
        raise BadInput(N_("Repetition: this post belongs to no series; repeat it first."), "rule")
    return _halves(series, post)[1] if scope == FOLLOWING else series


def rework(store: Store, post_id: int, rule: str, scope: str) -> Rework:
    """What :func:`change_rule` would do; nothing is stored.

    :raises BadInput: for a post without a series, and for a rule that has no post or too many
    """
    post = store.get(Post, post_id)
    base = part_of(store, post, scope)
    now = wall_now(store.clock(), base.zone)
    wanted = begun(replace(base, rule=rule.strip()))
    walls = walls_of(wanted, day_of(now))
    if not walls:
        raise BadInput(N_("Repetition: by this rule there is no post; choose a later end."), "rule")
    everyone = store.posts.of_series(post.series_id)
    reached = [one for one in everyone if scope == ALL or one.occurrence >= post.occurrence]
    fits = set(walls)
    staying = [one for one in reached if _stays(one, fits, now)]
    others = [one for one in reached if one not in staying]
    left_out = fits & (exceptions_of(base) | _deleted(store, post.series_id, base, now))
    taken = left_out | {one.occurrence for one in everyone}
    days = {one.due_wall[:10] for one in everyone if one.detached or one in staying}
    return Rework(
        series=replace(wanted, exceptions="\n".join(sorted(left_out))),
        kept=tuple(one for one in others if one.occurrence in fits),
        staying=tuple(staying),
        going=tuple(one for one in others if one.occurrence not in fits),
        coming=tuple(wall for wall in walls if wall > now and wall not in taken and wall[:10] not in days),
    )


def _stays(post: Post, fits: set[str], now: str) -> bool:
    return post.status in OUT or post.detached or (post.due_wall < now and post.occurrence not in fits)


def _deleted(store: Store, series_id: int, series: Series, now: str) -> set[str]:
    """Occurrences whose post somebody put in the bin by itself: they do not come back with another rule."""
    posts = store.find(Post, series_id=series_id)
    gone = {one.occurrence for one in posts if one.deleted} - {one.occurrence for one in posts if not one.deleted}
    far = max(day_of(series.start_wall), day_of(now)) + LONGEST
    return gone and gone & set(occurrences(replace(series, exceptions=""), until=far, limit=_MOST_EVER))


def change_rule(store: Store, post_id: int, rule: str, scope: str, *, origin: object = None) -> Rework:
    """Give a series, or its posts from this one on, another rule or end. One step.

    Posts on days of the new rule are kept, others go to the bin, and days without a post get a draft with this
    post's content. What is out, was changed on its own, or is past stays as it is; nothing new is made in the past.

    :raises BadInput: for a post without a series, and for a rule that has no post or too many
    """
    found = rework(store, post_id, rule, scope)
    whole = get(store, post_id)
    if whole.post.detached:  # its own words are not the others'
        model = min((*found.kept, *found.going), key=lambda one: (one.occurrence < whole.post.occurrence, one.occurrence),
                    default=whole.post)  # fmt: skip
        whole = get(store, model.id)
    stamp = store.clock().isoformat(timespec="seconds")
    with store.transaction(Act.EDIT_SERIES, origin) as tx:
        post = store.get(Post, post_id)
        series = _split(store, tx, post, []) if scope == FOLLOWING else store.get(Series, post.series_id)
        wanted = found.series
        series = tx.update(series, rule=wanted.rule, start_wall=wanted.start_wall, exceptions=wanted.exceptions)
        for one in found.going:
            tx.update(store.get(Post, one.id), deleted=stamp)
        made = _copies(store, tx, whole, series.id, found.coming)
    return replace(found, series=series, made=tuple(made))


def counts(found: Rework, words: Words) -> str:
    """How many posts come, go and stay: "3 new posts · 1 post goes into the bin · 2 posts stay"."""
    came, gone, left = len(found.coming), len(found.going), len(found.kept) + len(found.staying)
    said = [
        words.n_("{n} new post", "{n} new posts", came),
        words.n_("{n} post goes into the bin", "{n} posts go into the bin", gone),
        words.n_("{n} post stays", "{n} posts stay", left),
    ]
    return " · ".join(said)


def ended(store: Store, post: Post, scope: str, *, until: date | None = None, count: int = 0) -> str:
    """The rule that the post's series has, with another end; neither = none."""
    return with_end(part_of(store, post, scope).rule, until=until, count=count)


def spread(store: Store, post_id: int, scope: str, *, origin: object = None) -> int:
    """Give the following, or all, occurrences the content, places, media and purpose of this one; returns how many.

    The post itself follows its series again: what set it apart is now what they all say.
    """
    whole = get(store, post_id)
    post = whole.post
    said = {name: getattr(post, name) for name in SPREAD}
    with store.transaction(Act.EDIT_SERIES, origin) as tx:
        reached = [one for one in affected(store, post, scope) if one.id != post.id]
        if scope == FOLLOWING:
            _split(store, tx, post, reached)
        if post.detached and post.due_wall == real_wall(post.occurrence, post.zone):
            tx.update(post, detached=False)
        for one in reached:
            theirs = get(store, one.id)
            for part in (*theirs.versions, *(attachment for attachment, _ in theirs.media), *theirs.aims):
                tx.remove(part)
            tx.update(one, **said)
            copy_parts(tx, whole, one.id)
            review_again(store, tx, one.id)
    return len(reached)


def delete(store: Store, post_id: int, scope: str, *, origin: object = None) -> int:
    """Put one, the following, or all occurrences in the bin; the series then leaves them out. Returns how many."""
    post = store.get(Post, post_id)
    stamp = store.clock().isoformat(timespec="seconds")
    with store.transaction(Act.DELETE_POST, origin) as tx:
        reached = affected(store, post, scope)
        series = of(store, post)
        if series is not None:
            if scope == FOLLOWING:
                before, _after = _halves(series, post)
                if before is not None:
                    tx.update(series, rule=before.rule, exceptions=before.exceptions)
            else:
                gone = {one.occurrence for one in reached}
                tx.update(series, exceptions="\n".join(sorted(exceptions_of(series) | gone)))
        for one in reached:
            tx.update(one, deleted=stamp)
    return len(reached)


# -- pieces -----------------------------------------------------------------------------------


def _place(post: Post, wall: str) -> dict[str, Any]:
    moved = dated(post, wall)
    values: dict[str, Any] = {"due_wall": moved.due_wall, "due_utc": moved.due_utc}
    if wall and post.status == Status.IDEA:
        values["status"] = Status.DRAFT.value
    return values


def _plus(wall: str, by: timedelta) -> str:
    return (parse_wall(wall) + by).strftime(WALL_FORMAT)


def _halves(series: Series, post: Post) -> tuple[Series | None, Series]:
    """The series before a post's occurrence and from it on.

    A post that is on no day of the rule (it stayed when the rule was changed) goes with the next one, or stands alone.
    """
    wall = first_from(series, post.occurrence)
    if wall:
        return split_at(series, wall)
    alone = with_end(series.rule, count=1)
    return series, replace(series, id=0, rule=alone, start_wall=post.occurrence, exceptions="")


def _split(store: Store, tx: Transaction, post: Post, reached: list[Post]) -> Series:
    """End the series before the post and begin a new one with it; moves ``reached`` over, returns the new one."""
    series = store.get(Series, post.series_id)
    before, after = _halves(series, post)
    if before is None:
        return series
    tx.update(series, rule=before.rule, exceptions=before.exceptions)
    made = tx.add(after)
    for one in store.posts.of_series(series.id):
        if one.occurrence >= post.occurrence:
            tx.update(one, series_id=made.id)
    return made


def _shifted(series: Series, by: timedelta) -> Series:
    """The series moved by some time: start, weekdays, last day and exceptions go along."""
    parts = parts_of(series.rule)
    start = _plus(series.start_wall, by)
    days = (day_of(start) - day_of(series.start_wall)).days
    if days and any(name in parts for name in _LONG_PARTS):
        message = N_(
            "Repetition: the rule names days of the month; move this post alone, or make a new series."
        )
        raise BadInput(message, "rule")
    if days and "BYDAY" in parts:
        parts["BYDAY"] = ",".join(_turned(parts["BYDAY"].split(","), days))
    if days and "UNTIL" in parts:
        last = date.fromisoformat(parts["UNTIL"][:8]) + timedelta(days=days)
        parts["UNTIL"] = f"{last:%Y%m%d}{parts['UNTIL'][8:]}"
    left_out = [_plus(wall, by) for wall in sorted(exceptions_of(series))]
    rule = ";".join(f"{name}={value}" for name, value in parts.items())
    return replace(series, rule=rule, start_wall=start, exceptions="\n".join(left_out))


def _turned(weekdays: list[str], days: int) -> Iterator[str]:
    for name in weekdays:
        if name not in DAYS:
            message = N_(
                "Repetition: the rule names days of the month; move this post alone, or make a new series."
            )
            raise BadInput(message, "rule")
        yield DAYS[(DAYS.index(name) + days) % 7]


def _new_places(series: Series, shifted: Series, by: timedelta) -> dict[str, str]:
    """Where each occurrence goes: the one of the same number in the moved series, when both have as many."""
    far = day_of(series.start_wall) + LONGEST + LONGEST
    old = occurrences(replace(series, exceptions=""), until=far, limit=MOST * 2)
    new = occurrences(replace(shifted, exceptions=""), until=far + abs(by), limit=MOST * 2)
    return dict(zip(old, new, strict=True)) if len(old) == len(new) else {}
