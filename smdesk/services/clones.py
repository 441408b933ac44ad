"""No client gets another's text with the name changed: posts of other clients, and what is never reused.

Nothing is built beforehand: a few runs of words of the text are looked up in the full-text index, which the
data file keeps up to date by itself, and only the posts that hold several of them are read and compared.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from smdesk.domain.clients import Client
from smdesk.domain.likeness import LikenessIndex, phrases
from smdesk.domain.plan.header import ArtisanCard
from smdesk.storage.store import Store

MOST_ASKED = 6  # runs of words that are looked up
HOLDING = 40  # the last posts that hold one
COMPARED = 4  # posts that are read: those that hold the most of the runs
LEAST_LETTERS = 40  # a shorter text is nobody's


@dataclass(frozen=True, slots=True)
class Clone:
    """A text like another client's. ``post_id`` 0: it is on that client's list of what is never reused.

    ``score`` 0 to 1, ``shared`` the longest run of words in common, as it stands in the text asked about.
    """

    client: str
    client_id: int
    post_id: int
    score: float
    shared: str


def warnings(store: Store, text: str, client_id: int, limit: int = 3) -> tuple[Clone, ...]:
    """What of other clients' a text is nearly the same as, the most alike first."""
    if len(text.strip()) < LEAST_LETTERS:
        return ()
    found = [*_never_reused(store, text, client_id), *_posts(store, text, client_id)]
    best: dict[int, Clone] = {}
    for one in sorted(found, key=lambda one: -one.score):
        best.setdefault(one.client_id, one)
    return tuple(best.values())[:limit]


def _posts(store: Store, text: str, client_id: int) -> Iterable[Clone]:
    held: Counter[int] = Counter()
    asked = phrases(text, MOST_ASKED)
    for phrase in asked:
        held.update(store.posts.holding(phrase, client_id, HOLDING))
    enough = min(2, len(asked))  # one run alone is a turn of phrase
    chosen = [number for number, count in held.most_common(COMPARED) if count >= enough]
    if not chosen:
        return
    texts = store.posts.texts(chosen)
    index = LikenessIndex((number, said) for number, (_, said) in texts.items())
    for like in index.clones(text, limit=COMPARED):
        owner = store.get(Client, texts[like.id][0])
        yield Clone(owner.name, owner.id, like.id, like.score, like.shared)


_Cards = tuple[tuple[int, str], ...]
_INDEXES: WeakKeyDictionary[Store, tuple[_Cards, LikenessIndex[tuple[int, int]]]] = WeakKeyDictionary()


def _never_reused(store: Store, text: str, client_id: int) -> Iterable[Clone]:
    cards = tuple((one.client_id, one.never_reused) for one in store.find(ArtisanCard) if one.never_reused)
    known = _INDEXES.get(store)
    if known is None or known[0] != cards:
        lines = (
            ((owner, place), line)
            for owner, said in cards
            for place, line in enumerate(said.splitlines())
            if line.strip()
        )
        known = (cards, LikenessIndex(lines))
        _INDEXES[store] = known
    for like in known[1].clones(text):
        owner_id = like.id[0]
        if owner_id != client_id:
            yield Clone(store.get(Client, owner_id).name, owner_id, 0, like.score, like.shared)
