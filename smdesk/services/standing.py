"""Posts of a file that we wrote, known again in the home they came from.

A sheet's rows are known by where they came from. A post that was written here has no such origin; brought back by
our own file, it is known by what it is: the same client, moment, words and places.
"""

from smdesk.domain.imports import ImportPlan, PlannedPost
from smdesk.exchange.presets import OWN
from smdesk.storage.store import Store


def known_again(store: Store, plan: ImportPlan) -> dict[str, int]:
    """By source key, the id of the post that stands here already; only for our own files and calendars."""
    if plan.preset != OWN and plan.format != "ics":
        return {}
    here: dict[tuple[str, str], list[tuple[int, str, frozenset[int]]]] = {}
    walls = {one.post.due_wall for one in plan.posts}
    for number, wall, title, text, places in store.posts.at_moments(plan.client_id, walls):
        here.setdefault((wall, text.strip()), []).append((number, title.strip(), places))
    found: dict[str, int] = {}
    taken: set[int] = set()
    for one in plan.posts:
        for number, title, places in here.get((one.post.due_wall, one.post.text.strip()), ()):
            if number not in taken and _same(plan, one, title, places):
                found[one.post.source_key] = number
                taken.add(number)
                break
    return found


def _same(plan: ImportPlan, one: PlannedPost, title: str, places: frozenset[int]) -> bool:
    """A calendar has no titles of its own and may name fewer places; a post without words is never told by it."""
    there = {version.place_id for version in one.versions}
    if plan.preset == OWN:
        return title == one.post.title.strip() and there == places
    return bool(one.post.text.strip()) and there <= places
