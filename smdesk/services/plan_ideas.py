"""What was found out becomes something to say: a post idea made of a line of the plan."""

from typing import Any

from smdesk.domain.entity import kind_of
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.posts import Post
from smdesk.services import posts
from smdesk.storage.store import Store

# kind → its columns that say what the post could be, the first written one is its title; the rest begin its text
MAKING = {
    "signal": ("idea", "reading", "value"),
    "keyword": ("term", "answered_by"),
    "fashion": ("name", "seen_at"),
    "gap": ("text", "why"),
    "tows_option": ("text", "because"),
    "sector_fact": ("text", "source"),
    "feature": ("name", "example"),
    "product": ("name", "season"),
    "difference": ("text", "proof"),
    "sample_reply": ("situation", "after"),
}
_TITLE = 120  # letters


def idea_of(store: Store, record: Any, *, origin: object = None) -> Post:
    """Note an idea without a day, with the pillar that the line names.

    :raises BadInput: when the line is of a kind that says nothing to post, or says nothing yet
    """
    kind = kind_of(record)
    said = [text for name in MAKING.get(kind, ()) if (text := str(getattr(record, name)).strip())]
    if not said:
        what = SHAPES[kind].one if kind in SHAPES else kind
        raise BadInput(N_("{what}: there is nothing in it yet to make an idea of."), "title", what=what)
    title = said[0].splitlines()[0]
    rest = said[1:] if len(title) <= _TITLE else said
    fields = {"pillar_id": record.pillar_id} if getattr(record, "pillar_id", 0) else {}
    return posts.add(store, record.client_id, title=title[:_TITLE], text="\n\n".join(rest), idea=True, origin=origin, **fields)
