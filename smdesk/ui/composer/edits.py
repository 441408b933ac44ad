"""Edits that are typed and not in the store yet, by (kind of row, its number, field)."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from smdesk.domain.whole import WholePost
from smdesk.services import media, posts

if TYPE_CHECKING:
    from smdesk.storage.store import Store

Key = tuple[str, int, str]  # a version goes by the number of its place
Edits = dict[Key, Any]


def text_key(post_id: int, place_id: int) -> Key:
    """The text of a tab: of a place, or the common one (0)."""
    return ("version", place_id, "text") if place_id else ("post", post_id, "text")


def store_all(store: "Store", post_id: int, edits: Edits, origin: object) -> None:
    """Put edits into the store, one step for each row, and forget those that are in.

    :raises SmdeskError: when one is refused; it and what follows stays
    """
    groups: dict[tuple[str, int], dict[str, Any]] = {}
    for (kind, number, name), value in edits.items():
        groups.setdefault((kind, number), {})[name] = value
    for (kind, number), fields in groups.items():
        _store_one(store, post_id, kind, number, fields, origin)
        for name, value in fields.items():
            if edits.get((kind, number, name)) == value:
                edits.pop((kind, number, name), None)


def _store_one(
    store: "Store", post_id: int, kind: str, number: int, fields: dict[str, Any], origin: object
) -> None:
    if kind == "post":
        posts.edit(store, post_id, origin=origin, **fields)
    elif kind == "version":
        posts.edit_version(store, post_id, number, origin=origin, **fields)
    elif kind == "attachment":
        media.describe(store, number, fields["alt"], origin=origin)
    else:
        media.edit(store, number, origin=origin, **fields)


def laid_over(whole: WholePost, edits: Edits) -> WholePost:
    """The post with edits that the store does not hold yet; those of parts that are gone fall away."""
    for (kind, number, name), value in edits.items():
        change = {name: value}
        if kind == "post":
            whole = replace(whole, post=replace(whole.post, **change))
        elif kind == "version":
            own = (replace(one, **change) if one.place_id == number else one for one in whole.versions)
            whole = replace(whole, versions=tuple(own))
        elif kind == "attachment":
            pairs = ((replace(one, **change) if one.id == number else one, file) for one, file in whole.media)
            whole = replace(whole, media=tuple(pairs))
        else:
            pairs = (
                (one, replace(file, **change) if file.id == number else file) for one, file in whole.media
            )
            whole = replace(whole, media=tuple(pairs))
    return whole
