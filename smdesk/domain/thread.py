"""A text that goes out as several posts, each the answer to the one before: on networks where people do that.

A line that holds nothing but ``+++`` divides it. The mark stands in the text itself, so that what is approved,
undone and compared is what goes out; it is never published.
"""

import re

MARK = "+++"
_DIVIDER = re.compile(r"^[ \t]*\+{3}[ \t]*$", re.MULTILINE)
_NUMBER = re.compile(r"\s+(\d{1,2})/(\d{1,2})\Z")


def parts(text: str) -> tuple[str, ...]:
    """The posts of a thread in order, without the marks; the text alone, as it is, when no line divides it."""
    if MARK not in text or not _DIVIDER.search(text):
        return (text,)
    found = tuple(part.strip() for part in _DIVIDER.split(text))
    return tuple(part for part in found if part) or ("",)


def in_one(text: str) -> str:
    """The whole for reading, with an empty line where one post ends and the next begins."""
    return "\n\n".join(parts(text))


def divided(posts: tuple[str, ...]) -> str:
    """The text that :func:`parts` takes apart again."""
    return f"\n{MARK}\n".join(posts)


def numbered(posts: tuple[str, ...]) -> tuple[str, ...]:
    """Each with its number behind it ("2/3"); a single one needs none."""
    if len(posts) < 2:
        return posts
    return tuple(f"{post} {number}/{len(posts)}" for number, post in enumerate(posts, 1))


def bare(posts: tuple[str, ...]) -> tuple[str, ...]:
    """Without the numbers of :func:`numbered`. "24/7" at the end of a post is none: the others do not fit it."""
    found = [_NUMBER.search(post) for post in posts]
    totals = {match[2] for match in found if match}
    if len(posts) < 2 or not all(found) or len(totals) != 1:
        return posts
    if [int(match[1]) for match in found if match] != list(range(1, len(posts) + 1)):
        return posts
    return tuple(_NUMBER.sub("", post) for post in posts)
