"""The life of a post: which status may follow which, what an edit does to an approval, what comes next.

Idea → Draft → In review → Changes requested → Approved → Scheduled → Published → Measured, with Held, Failed
and Rejected beside. A client that reviews nothing has no review: its drafts are approved by their writer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field

from smdesk.domain.check import Check, blocking
from smdesk.domain.clients import Client
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.posts import AGREED, STATUS_NAMES, Post, Status
from smdesk.domain.value import value
from smdesk.domain.whole import WholePost

S = Status
_MOVES: dict[Status, tuple[Status, ...]] = {
    S.IDEA: (S.DRAFT, S.REJECTED),
    S.DRAFT: (S.IN_REVIEW, S.IDEA, S.HELD, S.REJECTED),
    S.IN_REVIEW: (S.APPROVED, S.CHANGES_REQUESTED, S.DRAFT, S.HELD, S.REJECTED),
    S.CHANGES_REQUESTED: (S.IN_REVIEW, S.DRAFT, S.HELD, S.REJECTED),
    S.APPROVED: (S.SCHEDULED, S.PUBLISHED, S.CHANGES_REQUESTED, S.DRAFT, S.HELD, S.REJECTED),
    S.SCHEDULED: (S.PUBLISHED, S.APPROVED, S.CHANGES_REQUESTED, S.DRAFT, S.HELD, S.FAILED, S.REJECTED),
    S.PUBLISHED: (S.MEASURED,),
    S.MEASURED: (S.PUBLISHED,),
    S.HELD: (S.SCHEDULED, S.APPROVED, S.IN_REVIEW, S.CHANGES_REQUESTED, S.DRAFT, S.REJECTED),
    S.FAILED: (S.SCHEDULED, S.PUBLISHED, S.DRAFT, S.HELD, S.REJECTED),
    S.REJECTED: (S.DRAFT, S.IDEA),
}
_OF_REVIEW = frozenset({S.IN_REVIEW, S.CHANGES_REQUESTED})


@value
class Action:
    """The next thing to do: ``label`` is a template filled by ``values``, ``to`` the status it leads to.

    ``blocked_by`` are the checks that must be mended first.
    """

    id: str
    label: str
    to: Status | None
    values: Mapping[str, object] = field(default_factory=dict)
    blocked_by: tuple[Check, ...] = ()


def allowed(status: str, reviewed: bool = True) -> tuple[Status, ...]:
    """The statuses that may follow, the usual one first. ``reviewed``: whether the client approves posts.

    Without review, posts left in it by an earlier setting can still leave it.
    """
    here = Status(status)
    moves = _MOVES[here]
    if reviewed:
        return moves
    without = [to for to in moves if to not in _OF_REVIEW]
    if here in (S.DRAFT, S.CHANGES_REQUESTED):
        without = [S.APPROVED, *without]
    return tuple(without)


def check_move(post: Post, to: str, *, reviewed: bool = True, whole_hash: str | None = None) -> None:
    """Refuse a move that breaks the order. ``whole_hash``: the content now, beside the approved one.

    A move to the same status is none, and fine. Approving itself binds the hash, so it is not compared there;
    nor is publishing by hand, which tells what has happened.

    :raises BadInput: in one sentence, when the post may not go there
    """
    aim = Status(to)
    if post.status == aim:
        return
    if aim not in allowed(post.status, reviewed):
        message = N_("Status: a post cannot go from “{status}” to “{to}”.")
        raise BadInput(message, "status", status=STATUS_NAMES[post.status], to=STATUS_NAMES[aim])
    if post.status == S.HELD and aim not in (post.held_from or S.DRAFT, S.DRAFT, S.IN_REVIEW, S.REJECTED):
        message = N_("Status: the held post was “{status}” and goes back there; release it.")
        raise BadInput(message, "status", status=STATUS_NAMES[post.held_from or S.DRAFT])
    if aim == S.SCHEDULED and not post.due_wall:
        raise BadInput(N_("Status: give the post a day and an hour before you schedule it."), "due")
    if (
        reviewed
        and whole_hash is not None
        and _trusts_approval(post, aim)
        and post.approved_hash != whole_hash
    ):
        raise BadInput(N_("Status: the post is not approved as it stands; send it for review."), "status")
    if aim == S.IN_REVIEW and not (post.text.strip() or post.title.strip()):
        raise BadInput(N_("Status: an empty post cannot be reviewed; write its text first."), "text")


def _trusts_approval(post: Post, aim: Status) -> bool:
    """Whether the move relies on an approval given before (approving itself does not)."""
    return aim == S.SCHEDULED or (aim == S.APPROVED and post.status in (S.SCHEDULED, S.HELD))


def approval_holds(whole: WholePost) -> bool:
    """Whether what was approved is what stands there."""
    return bool(whole.post.approved_hash) and whole.post.approved_hash == whole.hash


def after_edit(post: Post, whole_hash: str, *, reviewed: bool = True) -> Status:
    """The status after an edit: an agreed post that differs from what was approved goes back to review.

    Its ``approved_hash`` and ``approved_by`` stay, for "Edited after X approved it". Taking the edit back by
    hand does not approve it again (undo does): who reviews may have asked for a change meanwhile.
    """
    status = Status(post.status)
    if reviewed and status in AGREED and post.approved_hash != whole_hash:
        return S.IN_REVIEW
    return status


def released(post: Post, whole_hash: str, *, reviewed: bool = True) -> Status:
    """Where a held post returns to: where it was, or to review when it was edited meanwhile."""
    before = Status(post.held_from) if post.held_from else S.DRAFT
    if reviewed and before in AGREED and post.approved_hash != whole_hash:
        return S.IN_REVIEW
    return before


def edited_after_approval(whole: WholePost) -> bool:
    """Whether to say "Edited after X approved it"."""
    return bool(whole.post.approved_hash) and whole.post.status == S.IN_REVIEW and not approval_holds(whole)


def next_action(post: Post, client: Client, checks: Sequence[Check] = ()) -> Action:
    """The one primary action for a post as it stands."""
    barred = tuple(blocking(checks))
    status = Status(post.status)
    if status in (S.DRAFT, S.CHANGES_REQUESTED) and client.reviewed:
        if client.approver.strip():
            values = {"approver": client.approver.strip()}
            return Action("review", N_("Send to {approver} for review"), S.IN_REVIEW, values, barred)
        return Action("review", N_("Send for review"), S.IN_REVIEW, blocked_by=barred)
    if status in (S.DRAFT, S.CHANGES_REQUESTED, S.IN_REVIEW):
        return Action("approve", N_("Approve"), S.APPROVED, blocked_by=barred)
    if status in (S.APPROVED, S.FAILED):
        label = N_("Schedule") if status == S.APPROVED else N_("Schedule again")
        return Action("schedule", label, S.SCHEDULED, blocked_by=barred + _untimed(post, checks))
    return _OTHERS[status]


def _untimed(post: Post, checks: Sequence[Check]) -> tuple[Check, ...]:
    return () if post.due_wall else tuple(check for check in checks if check.id == "time")


_OTHERS = {
    S.IDEA: Action("draft", N_("Make it a draft"), S.DRAFT),
    S.SCHEDULED: Action("publish", N_("Mark as published"), S.PUBLISHED),
    S.PUBLISHED: Action("measure", N_("Mark as measured"), S.MEASURED),
    S.MEASURED: Action("duplicate", N_("Duplicate"), None),
    S.HELD: Action("release", N_("Release"), None),
    S.REJECTED: Action("draft", N_("Back to draft"), S.DRAFT),
}
