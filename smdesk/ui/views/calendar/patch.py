"""Keeps windows of cards true after a small change without reading them again.

A move of one post is the most frequent change there is, and its days are on the screen: the cards are made
from the rows that the commit carries. Anything more than a few known posts is left to a fresh read.
"""

from dataclasses import replace
from datetime import date

from smdesk.domain.cards import Card, PostFilter
from smdesk.domain.changes import ChangeSet
from smdesk.domain.posts import Post

_MOST = 40
_TEXT_KEY = 120  # letters of the text that a card carries
Windows = dict[tuple[date, date], list[Card]]


def patch(windows: Windows, changes: ChangeSet, narrow: PostFilter) -> bool:
    """Apply the changes to every window; False when that is not possible (then forget the windows)."""
    if changes.bulk or narrow.active or len(changes.changes) > _MOST:
        return False
    posts: dict[int, Post] = {}
    for change in changes.changes:
        if change.kind not in ("post", "series", "approval", "attachment"):
            return False
        if change.kind == "post":
            if change.before is None or change.after is None or change.before.deleted != change.after.deleted:
                return False
            posts[change.id] = change.after
    known = {card.id: card for cards in windows.values() for card in cards if card.id in posts}
    if len(known) < len(posts):
        return False
    fresh = [_card(known[post_id], post) for post_id, post in posts.items()]
    for (start, end), cards in windows.items():
        kept = [card for card in cards if card.id not in posts]
        low, high = start.isoformat(), end.isoformat()
        kept += [card for card in fresh if low <= card.due_wall < high]
        kept.sort(key=lambda card: (card.due_wall, card.id))
        windows[start, end] = kept
    return True


def _card(old: Card, post: Post) -> Card:
    return replace(
        old,
        title=post.title, text_key=post.text[:_TEXT_KEY], status=post.status, due_wall=post.due_wall,
        due_utc=post.due_utc, zone=post.zone, pillar_id=post.pillar_id, campaign_id=post.campaign_id,
        series_id=post.series_id, promo=post.promo,
    )  # fmt: skip
