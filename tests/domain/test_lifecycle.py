"""Statuses in their order, and approvals that hold only for what was approved."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.lifecycle import (
    after_edit,
    allowed,
    approval_holds,
    check_move,
    edited_after_approval,
    next_action,
    released,
)
from smdesk.domain.posts import Post, Status
from smdesk.domain.quality import Check
from smdesk.domain.whole import WholePost

CLIENT = Client(id=1, name="Pastificio", approver="Lucia")
POST = Post(id=1, client_id=1, text="Maltagliati", due_wall="2026-10-16T18:30")
HASH = WholePost(POST).hash
APPROVED = replace(POST, status="approved", approved_hash=HASH, approved_by="Lucia")


def moves(post: Post, *path: str, reviewed: bool = True) -> None:
    for to in path:
        check_move(post, to, reviewed=reviewed, whole_hash=HASH)
        post = replace(post, status=to, approved_hash=HASH if to == "approved" else post.approved_hash)


def test_the_usual_way() -> None:
    idea = replace(POST, status="idea")
    path = (
        "draft",
        "in_review",
        "changes_requested",
        "in_review",
        "approved",
        "scheduled",
        "published",
        "measured",
    )
    moves(idea, *path)
    moves(idea, "draft", "approved", "scheduled", reviewed=False)


@pytest.mark.parametrize(
    ("post", "to"),
    [
        (POST, "published"),
        (POST, "approved"),
        (replace(POST, status="published"), "draft"),
        (replace(POST, status="idea"), "scheduled"),
        (replace(APPROVED, due_wall=""), "scheduled"),
        (replace(APPROVED, text="Altro"), "scheduled"),
        (Post(client_id=1), "in_review"),
        (replace(POST, status="held", held_from="draft"), "scheduled"),
        (replace(APPROVED, status="held", held_from="changes_requested"), "approved"),
    ],
)
def test_moves_out_of_order_are_refused(post: Post, to: str) -> None:
    with pytest.raises(BadInput):
        check_move(post, to, whole_hash=WholePost(post).hash)


def test_a_held_post_goes_back_where_it_was() -> None:
    held = replace(APPROVED, status="held", held_from="scheduled")
    check_move(held, "scheduled", whole_hash=HASH)
    assert released(held, HASH) == "scheduled"
    assert released(held, "other") == "in_review"
    assert released(held, "other", reviewed=False) == "scheduled"
    assert released(replace(POST, status="held"), HASH) == "draft"


def test_an_edit_undoes_the_approval_and_says_whose() -> None:
    edited = replace(APPROVED, text="Maltagliati!")
    assert after_edit(APPROVED, HASH) == "approved"
    status = after_edit(edited, WholePost(edited).hash)
    assert status == "in_review"
    whole = WholePost(replace(edited, status=status))
    assert not approval_holds(whole) and edited_after_approval(whole)
    assert whole.post.approved_by == "Lucia"
    assert approval_holds(WholePost(APPROVED)) and not edited_after_approval(WholePost(APPROVED))
    assert after_edit(edited, WholePost(edited).hash, reviewed=False) == "approved"


def test_moving_a_post_or_noting_something_keeps_its_approval() -> None:
    moved = replace(APPROVED, due_wall="2026-10-17T18:30", notes="private", pillar_id=3)
    assert after_edit(moved, WholePost(moved).hash) == "approved"


@pytest.mark.parametrize(
    ("status", "reviewed", "action", "label"),
    [
        ("idea", True, "draft", "Make it a draft"),
        ("draft", True, "review", "Send to Lucia for review"),
        ("draft", False, "approve", "Approve"),
        ("changes_requested", True, "review", "Send to Lucia for review"),
        ("in_review", True, "approve", "Approve"),
        ("approved", True, "schedule", "Schedule"),
        ("scheduled", True, "publish", "Mark as published"),
        ("published", True, "measure", "Mark as measured"),
        ("measured", True, "duplicate", "Duplicate"),
        ("held", True, "release", "Release"),
        ("failed", True, "schedule", "Schedule again"),
        ("rejected", True, "draft", "Back to draft"),
    ],
)
def test_the_primary_action(status: str, reviewed: bool, action: str, label: str) -> None:
    post = replace(POST, status=status)
    found = next_action(post, replace(CLIENT, reviewed=reviewed))
    assert (found.id, found.label.format(**found.values)) == (action, label)
    if found.to is not None:
        assert found.to in allowed(status, reviewed)


def test_a_blocking_check_stands_in_the_way() -> None:
    bad = Check("limits", False, "", blocks=True)
    late = Check("time", False, "")
    assert next_action(POST, CLIENT, [bad, late]).blocked_by == (bad,)
    assert next_action(replace(APPROVED, due_wall=""), CLIENT, [late]).blocked_by == (late,)
    assert next_action(POST, replace(CLIENT, approver="")).label == "Send for review"


STATUSES = st.sampled_from(list(Status))


@given(STATUSES, STATUSES, st.booleans())
def test_every_status_has_a_way_on_and_none_is_final(status: Status, to: Status, reviewed: bool) -> None:
    ways = allowed(status, reviewed)
    assert ways and status not in ways and len(set(ways)) == len(ways)
    post = replace(POST, status=status.value, approved_hash=HASH, held_from=to.value)
    try:
        check_move(post, to.value, reviewed=reviewed, whole_hash=HASH)
    except BadInput as refusal:
        assert to not in ways or status == Status.HELD, refusal
