"""A file that comes a second time: which of its rows are new, which bring news, which say what stands here already."""

import hashlib
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from smdesk.domain.changes import Act
from smdesk.domain.errors import N_
from smdesk.domain.imports import ImportPlan, PlannedPost, Sentence
from smdesk.domain.posts import Post, Status, Version
from smdesk.domain.time import hour_of
from smdesk.exchange.finish import key_of
from smdesk.exchange.presets import OWN
from smdesk.storage.store import Store

IN_BIN = N_("The post was imported before and lies in the bin; restore it from there.")
EDITED = N_("The file says something new, but the post was edited here since; it was left as it is.")
# A post whose columns are as the import left them was not edited by hand. Its moment is no part of it: the
# file's day and hour are in the key, and a slot that was changed since is no word of the file's.
_COMPARED = (
    "title", "text", "status", "pillar_id", "campaign_id", "hook", "cta", "link",
    "first_comment", "content_warning", "label", "design_note", "missing_media", "notes", "language", "promo",
    "tagged", "published_url",
)  # fmt: skip
_compared = attrgetter(*_COMPARED)
_KEYED = ("due_wall", "due_utc", "zone", "source_key")
_PAGE = 200  # posts looked up at once
_STEP = 100  # whole posts read between two breaths of the window
_ASKED = 40  # posts of the rows that are known say what the file was called before
_Row = tuple[Post, frozenset[int], bool]
_OUT = (Status.PUBLISHED.value, Status.MEASURED.value)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happens to one planned post: ``action`` is create, update or skip (then ``reason`` may say
    why).
    """

    planned: PlannedPost
    action: str
    reason: Sentence | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    post_id: int = 0
    texts: Mapping[int, str | None] = field(default_factory=dict)  # by id of a version, where its own text is another


def outcomes(store: Store, plan: ImportPlan) -> Iterator[Outcome]:
    """The table of the dry run, row by row."""
    for start in range(0, len(plan.posts), _PAGE):
        some = plan.posts[start : start + _PAGE]
        known = [plan.known.get(one.post.source_key, 0) for one in some]
        origins = store.posts.origins([number for number in known if number])
        for one, number in zip(some, known, strict=True):
            renewed = plan.renewed.get(one.post.source_key)
            if number and _nothing_new(one, origins.get(number)):
                yield Outcome(one, "skip", post_id=number)
            elif number:
                yield _again(store, one, number)
            else:
                yield Outcome(one, "create") if renewed is None else _renewed(store, one, renewed)


def _nothing_new(one: PlannedPost, origin: tuple[str, str, str] | None) -> bool:
    """Whether a post stands here and its row says what it said the last time; told without reading the whole post."""
    return origin is not None and not origin[0] and origin[1].rpartition("#")[2] == fingerprint(one.post)


def fingerprint(post: Post) -> str:
    """What an import left of a post, in twelve letters."""
    values = "\x1f".join(map(str, _compared(post)))
    return hashlib.sha256(values.encode("utf-8", "replace")).hexdigest()[:12]


def _again(store: Store, one: PlannedPost, post_id: int) -> Outcome:
    """A post of an earlier import: brought up to date only if nobody has edited it here."""
    have = store.posts.get(post_id)
    if have is None:
        return Outcome(one, "create")
    if have.deleted:
        return Outcome(one, "skip", Sentence(IN_BIN), post_id=post_id)
    left = have.source.rpartition("#")[2]
    brought_back = have.source_key != one.post.source_key and one.post.source.endswith(".ics")
    if brought_back or left == fingerprint(one.post) or fingerprint(have) == fingerprint(one.post):
        return Outcome(one, "skip", post_id=post_id)
    if left != fingerprint(have):
        return Outcome(one, "skip", Sentence(EDITED), post_id=post_id)
    return Outcome(one, "update", changes=_news(one.post, have, _COMPARED), post_id=post_id)


def _renewed(store: Store, one: PlannedPost, post_id: int) -> Outcome:
    """A row whose words or moment were changed in the file since."""
    have = store.get(Post, post_id)
    moved_here = have.due_wall != one.post.due_wall and have.source_key not in _keys(have, one.networks)
    if have.source.rpartition("#")[2] != fingerprint(have) or moved_here:
        return Outcome(one, "skip", Sentence(EDITED), post_id=post_id)
    texts = _own_news(store, one, post_id)
    if any(past.act != Act.IMPORT_POSTS for number in texts for past in store.past("version", number)):
        return Outcome(one, "skip", Sentence(EDITED), post_id=post_id)
    news = _news(one.post, have, (*_COMPARED, *_KEYED))
    return Outcome(one, "update", changes=news, post_id=post_id, texts=texts)


def _own_news(store: Store, one: PlannedPost, post_id: int) -> dict[int, str | None]:
    """By id of a version that stands here, what the row says at its place now; nothing where all say the same."""
    said = {version.place_id: version.text for version in one.versions}
    whole = store.posts.whole(post_id) if any(text is not None for text in said.values()) else None
    return {
        version.id: said[version.place_id]
        for version in (whole.versions if whole else ())
        if version.place_id in said and said[version.place_id] != version.text
    }


def _news(post: Post, have: Post, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(post, name)) != getattr(have, name)}


def _keys(have: Post, networks: tuple[str, ...]) -> list[str]:
    """The keys a post may have come in under if it stands where the file put it: with its hour, or in a slot."""
    words = " ".join(have.text.split()) or have.title
    hours = ("", hour_of(have.due_wall)) if have.due_wall else ("",)
    return [key_of(have.client_id, f"{have.due_wall[:10]}T{hour}", words, networks) for hour in hours]


def changed_rows(
    store: Store, plan: ImportPlan, known: Mapping[str, int]
) -> Generator[float, None, dict[str, int]]:
    """By source key, the post that a row made before it was changed in the file: of the same file (or one that this is
    a later version of), in no row any more, and at the same moment and networks or of the same words. Only where one
    row fits one post. In small steps: the window breathes between them."""
    fresh = [one for one in plan.posts if one.post.source_key not in known]
    if not fresh or not known or plan.preset == OWN or plan.format == "ics":
        return {}
    keys = {one.post.source_key for one in plan.posts}
    files = {plan.file}
    if len(known) >= len(fresh):
        files |= {post.source.rpartition("#")[0] for post in map(store.posts.get, list(known.values())[:_ASKED]) if post}
    standing = [pair for file in sorted(files - {""}) for pair in store.posts.of_file(plan.client_id, file)]
    gone = [number for number, key in standing if key not in keys]
    left: list[_Row] = []
    for start in range(0, len(gone), _STEP):
        yield 0.0
        left.extend(
            _row(whole.post, whole.versions)
            for whole in store.posts.wholes(gone[start : start + _STEP])
            if whole.post.status not in _OUT
        )
    rows = [_row(one.post, one.versions) for one in fresh]
    found: dict[str, int] = {}
    taken: set[int] = set()
    for sign in (_by_words, _by_moment):
        yield 0.0
        here = _single(left, sign)
        yield 0.0
        for mark, post in _single(rows, sign).items():
            have = here.get(mark)
            if have is not None and have.id not in taken and post.source_key not in found:
                found[post.source_key] = have.id
                taken.add(have.id)
    return found


def _row(post: Post, versions: Iterable[Version]) -> _Row:
    """A post, its places, and whether it says something else at one of them."""
    versions = tuple(versions)
    own = any(version.text is not None for version in versions)
    return post, frozenset(version.place_id for version in versions), own


def _by_words(post: Post, places: frozenset[int], own: bool) -> Any:
    words = " ".join((post.text or post.title).split()).casefold()
    return (words, places) if words and not own else None


def _by_moment(post: Post, places: frozenset[int], own: bool) -> Any:
    return (post.due_wall, places, own) if post.due_wall else None


def _single(posts: list[_Row], sign: Any) -> dict[Any, Post]:
    """Posts by a mark of theirs, without those that share it."""
    found: dict[Any, list[Post]] = {}
    for post, places, own in posts:
        mark = sign(post, places, own)
        if mark is not None:
            found.setdefault(mark, []).append(post)
    return {mark: some[0] for mark, some in found.items() if len(some) == 1}
