"""Many made-up posts for benchmarks: real sentences and lengths, the same for one seed.

They are spread over years, and made in the order in which such a store grows: each some weeks before or after its turn.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.posts import Aim, Post, Status, Version
from smdesk.domain.time import join, utc_of
from smdesk.domain.whole import ClientPlan
from smdesk.services.sample import GROWN, make
from smdesk.services.sample_book import BOOKS, read
from smdesk.storage.store import Store

PAGE = 5_000  # posts a transaction
MOST = 2_000_000
AHEAD = 0.1  # share of the years that lies before us
HOURS = ("07:40", "09:00", "10:00", "11:30", "12:30", "13:00", "16:00", "17:00", "18:30", "19:30")
# Sentences a post has, with weights that give the lengths of real captions: many short ones, a long tail.
LENGTHS, WEIGHTS = (1, 2, 3, 4, 5, 7, 10, 16), (14, 24, 22, 15, 10, 8, 5, 2)
PLANNED = 21  # days between a post's turn and its day: two in three posts are within
OWN_TEXT = 0.25  # versions with a text of their own
COMING = (Status.SCHEDULED, Status.APPROVED, Status.DRAFT)
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Source:
    """What posts of one client are made from."""

    plan: ClientPlan
    titles: list[str]
    sentences: list[str]


def grow(store: Store, posts: int, *, years: int = 10, seed: int = 1, progress: Told | None = None) -> int:
    """Add made-up posts to a sample (made first if it is not there) until it holds ``posts``; returns how many
    were added. ``progress`` is told (posts done, posts to do).

    :raises BadInput: for a number out of reach, or a store with clients of the user's own
    """
    if not 0 <= posts <= MOST:
        raise BadInput(N_("Posts: write a number from 0 to {most}."), "posts", most=MOST)
    if not 1 <= years <= 100:
        raise BadInput(N_("Years: write a number from 1 to 100."), "years")
    missing = posts - make(store)
    if missing <= 0:
        return 0
    store.settings.set(GROWN, {"seed": seed, "years": years})
    made = 0
    for page in _pages(store, missing, years, Random(seed)):
        with store.transaction(None) as tx:
            stored = tx.add_many([post for post, _, _ in page])
            ids = [post.id for post in stored]
            versions, aims = [], []
            for post_id, (_, parts, aim) in zip(ids, page, strict=True):
                versions += [
                    Version(post_id=post_id, place_id=place_id, text=text) for place_id, text in parts
                ]
                aims.append(Aim(post_id=post_id, kind="objective", target_id=aim))
            tx.add_many(versions)
            tx.add_many(aims)
        made += len(page)
        if progress is not None:
            progress(made, missing)
    return made


_Page = list[tuple[Post, list[tuple[int, str | None]], int]]


def _pages(store: Store, missing: int, years: int, random: Random) -> Iterator[_Page]:
    now = store.clock()
    sources = _sources(store)
    first = now.date() - timedelta(days=round(365.25 * years * (1 - AHEAD)))
    days = [first + timedelta(days=number) for number in range(round(365.25 * years))]
    now_utc = int(now.timestamp())
    for start in range(0, missing, PAGE):
        turns = (number * len(days) // missing for number in range(start, min(start + PAGE, missing)))
        yield [_one(random, random.choice(sources), _near(random, days, turn), now_utc) for turn in turns]


def _near(random: Random, days: list[date], turn: int) -> date:
    """A day some weeks from the turn of a post; those planned for the time before the first go to any day."""
    day = turn + round(random.gauss(0, PLANNED))
    return days[day] if 0 <= day < len(days) else random.choice(days)


def _sources(store: Store) -> list[_Source]:
    found = []
    plans = {client.name: store.clients.plan(client.id) for client in store.clients.all(archived=True)}
    for name in BOOKS:
        book = read(name, store.clock())
        entries = book.entries("post") + book.entries("idea")
        text = " ".join(book.words(entry["text"]) for entry in entries)
        sentences = [one.strip() for one in re.split(r"(?<=[.?!»”])\s+|\n+", text) if len(one.strip()) > 12]
        plan = plans.get(book.pages["client"]["name"])
        if plan is not None:
            found.append(_Source(plan, [entry["title"] for entry in entries], sentences))
    if not found:
        raise BadInput(
            N_("Sample: its clients are no longer there; give an empty folder with --home."), "home"
        )
    return found


def _one(
    random: Random, source: _Source, day: date, now_utc: int
) -> tuple[Post, list[tuple[int, str | None]], int]:
    plan = source.plan
    wall = join(day, random.choice(HOURS))
    due = _utc(wall, plan.client.zone)
    pillar = random.choices(plan.pillars, [one.share or 1 for one in plan.pillars])[0]
    status = (
        Status.MEASURED
        if due < now_utc - 604_800
        else Status.PUBLISHED
        if due < now_utc
        else random.choice(COMING)
    )
    post = Post(
        client_id=plan.client.id,
        title=f"{random.choice(source.titles)} {random.randrange(1_000, 9_999)}",
        text=_text(random, source.sentences),
        status=status.value,
        due_wall=wall,
        zone=plan.client.zone,
        due_utc=due,
        pillar_id=pillar.id,
        promo=pillar.promo,
    )
    places = random.sample(plan.places, random.choice((1, 2, 2, 3)))
    versions = [
        (place.id, _text(random, source.sentences) if random.random() < OWN_TEXT else None)
        for place in places
    ]
    return post, versions, random.choice(plan.objectives).id


def _text(random: Random, sentences: list[str]) -> str:
    return " ".join(random.choices(sentences, k=random.choices(LENGTHS, WEIGHTS)[0]))


@lru_cache(maxsize=200_000)
def _utc(wall: str, zone: str) -> int:
    return utc_of(wall, zone)
