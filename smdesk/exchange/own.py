"""The columns of our own files: what is written can be read back to the same posts."""

MARK = "smdesk post"  # the first header; also the id of the post in the home it came from

# Column of the post -> header. Texts are written as they are; flags as TRUE or FALSE.
TEXTS = {
    "title": "title",
    "status": "status",
    "zone": "zone",
    "text": "text",
    "hook": "hook",
    "cta": "cta",
    "link": "link",
    "first_comment": "first comment",
    "content_warning": "content warning",
    "label": "disclosure",
    "language": "language",
    "design_note": "design note",
    "missing_media": "missing media",
    "notes": "notes",
    "talk": "talk",
    "published_at": "published at",
    "published_url": "published url",
}
FLAGS = {"tagged": "campaign tags", "promo": "promotional"}
# Column of a version -> how the header of its own column begins, before the place: "text @ instagram
# @valdorsa".
VERSION_TEXTS = {
    "text": "text",
    "title": "title",
    "first_comment": "first comment",
    "link": "link",
    "content_warning": "content warning",
    "published_url": "published url",
    "out_at": "out at",
}
AT = " @ "
LIST = "; "
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """A text that no spreadsheet will compute: an apostrophe goes before what could be a formula (and
    before one).
    """
    return f"'{text}" if text[:1] in _ACTIVE or text[:1] == "'" else text


def unguarded(text: str) -> str:
    """The text that :func:`guarded` was given."""
    return text[1:] if text[:1] == "'" else text


def own_cell(text: str | None) -> str:
    """A version's own text: nothing = it inherits, a lone apostrophe = its own and empty."""
    return "" if text is None else guarded(text) or "'"


def own_text(cell: str) -> str | None:
    """What :func:`own_cell` was given."""
    return None if cell == "" else unguarded(cell)
