"""The sample: three clients that are no clones, dates around any today, each flaw there on purpose."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from smdesk.domain.cards import PostFilter
from smdesk.domain.errors import BadInput
from smdesk.domain.posts import OUT, Approval, Status, is_late
from smdesk.domain.whole import WholePost
from smdesk.services import campaigns, clients, posts, sample, versions
from smdesk.services.sample import make, open_sample
from smdesk.services.sample_book import Book, read
from smdesk.services.sample_bulk import grow
from smdesk.storage.store import Store
from tests.fakes import STORY, Clock


def everything(store: Store) -> list[WholePost]:
    make(store)
    return store.posts.wholes(store.posts.ids(PostFilter()))


def test_three_clients_speak_their_languages(store: Store) -> None:
    wholes = everything(store)
    plans = [store.clients.plan(client.id) for client in store.clients.all()]
    assert [plan.client.language for plan in plans] == ["it", "es", "en"]
    assert [sum(pillar.share for pillar in plan.pillars) for plan in plans] == [100, 100, 100]
    assert all(len(plan.objectives) == 3 and len(plan.segments) == 3 and plan.slots for plan in plans)
    dated = Counter(whole.post.client_id for whole in wholes if whole.post.due_wall)
    ideas = Counter(whole.post.client_id for whole in wholes if not whole.post.due_wall)
    assert all(24 <= count <= 31 for count in dated.values()) and list(ideas.values()) == [7, 5, 6]


def test_nothing_is_said_twice(store: Store) -> None:
    wholes = everything(store)
    texts = [whole.post.text for whole in wholes]
    assert len(set(texts)) == len(texts) and all(len(text) > 30 for text in texts)
    titles = [whole.post.title for whole in wholes]
    assert len(set(titles)) == len(titles)
    assert not [text for text in texts if "{" in text or "}" in text]


# each day of the week at one of three hours, and the first and the last of them at all three
HOURS = [(day, hour) for day in range(7) for at, hour in enumerate((-9, 2, 13)) if day in (0, 6) or at == day % 3]


@pytest.mark.parametrize("now", [STORY + timedelta(days=day, hours=hour) for day, hour in HOURS])
def test_the_flaws_are_there_on_any_day(tmp_path: Path, now: datetime) -> None:
    store = Store(tmp_path / "smdesk.db", Clock(now))
    wholes = everything(store)
    count = Counter(whole.post.status for whole in wholes)
    assert count[Status.HELD] == 1 and count[Status.CHANGES_REQUESTED] == 1
    assert sum(is_late(whole.post, int(now.timestamp())) for whole in wholes) == 2
    without_alt = [one for whole in wholes for one, _ in whole.media if not one.alt]
    assert len(without_alt) == 1
    edited = [
        whole for whole in wholes if whole.post.approved_hash and whole.post.approved_hash != whole.hash
    ]
    assert [whole.post.status for whole in edited] == [Status.IN_REVIEW]
    assert sum("il migliore" in whole.post.text for whole in wholes) == 1
    for whole in wholes:
        due = whole.post.due_utc
        assert (whole.post.status in OUT) <= (0 < due <= now.timestamp())
        assert whole.post.status != Status.SCHEDULED or whole.post.approved_hash == whole.hash
    store.close()


def test_decisions_are_on_record(store: Store) -> None:
    wholes = everything(store)
    decided = {one.post_id: one for one in store.find(Approval)}
    for whole in wholes:
        if whole.post.approved_hash:
            assert decided[whole.post.id].content_hash == whole.post.approved_hash
        elif whole.post.status == Status.CHANGES_REQUESTED:
            assert decided[whole.post.id].comment


def test_what_goes_to_instagram_agreed_has_a_picture(store: Store) -> None:
    places = {
        place.id: place.network for client in store.clients.all() for place in store.clients.places(client.id)
    }
    for whole in everything(store):
        there = {places.get(version.place_id) for version in whole.versions}
        if "instagram" in there and whole.post.status not in (Status.IDEA, Status.DRAFT):
            assert whole.media and Path(whole.media[0][1].path).is_file()


def test_it_is_not_undoable_and_made_only_once(store: Store) -> None:
    count = make(store)
    assert make(store) == count and store.undoable is None


def test_two_that_make_it_at_the_same_moment_make_it_once(
    home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Store.at_home(home, clock), Store.at_home(home, clock)

    def meanwhile(name: str, now: datetime) -> Book:
        monkeypatch.undo()
        make(first)
        return read(name, now)

    monkeypatch.setattr(sample, "read", meanwhile)
    assert make(second) == make(first)
    assert len(second.clients.all()) == 3
    first.close()
    second.close()


def test_it_is_made_anew_when_old_and_untouched(home: Path, clock: Clock) -> None:
    store, _ = open_sample(home, clock)
    store.close()
    clock.forward(days=30)
    store, _ = open_sample(home, clock)
    newest = max(store.posts.wholes(store.posts.ids(PostFilter())), key=lambda whole: whole.post.due_wall)
    assert newest.post.due_wall > clock().date().isoformat()
    posts.edit(store, newest.post.id, title="mine")
    store.close()
    clock.forward(days=30)
    store, _ = open_sample(home, clock)
    assert store.posts.search("mine")
    store.close()


def test_it_is_never_mixed_with_real_data(home: Path, clock: Clock) -> None:
    store = Store.at_home(home, clock)
    clients.add_client(store, "Real")
    store.close()
    with pytest.raises(BadInput, match="never mixed"):
        open_sample(home, clock)
    store = Store.at_home(home, clock)
    assert [client.name for client in store.clients.all()] == ["Real"]
    store.close()


def test_many_posts_are_the_same_for_one_seed(tmp_path: Path) -> None:
    found = []
    for name in ("a", "b"):
        store = Store(tmp_path / f"{name}.db", Clock())
        assert grow(store, 1_500, years=3, seed=7) == 1_500 - 103
        whole = store.posts.wholes(store.posts.ids(PostFilter()))
        found.append([(one.post, one.versions) for one in whole])
        assert grow(store, 1_500) == 0
        store.close()
    assert found[0] == found[1] and len(found[0]) == 1_500
    days = {post.due_wall[:4] for post, _ in found[0] if post.due_wall}
    assert len(days) >= 3
    lengths = sorted(len(post.text) for post, _ in found[0])
    assert 100 < lengths[len(lengths) // 2] < 500 and lengths[-1] > 800


def test_numbers_out_of_reach_are_refused(store: Store) -> None:
    for count, years in ((-1, 3), (10**9, 3), (10, 0)):
        with pytest.raises(BadInput):
            grow(store, count, years=years)


def test_a_sample_at_the_turn_of_the_year(tmp_path: Path) -> None:
    store = Store(tmp_path / "smdesk.db", Clock(datetime(2026, 12, 31, 22, 30, tzinfo=UTC)))
    assert len(everything(store)) > 100
    days = [date.fromisoformat(one.post.due_wall[:10]) for one in everything(store) if one.post.due_wall]
    assert min(days).year == 2026 and max(days).year == 2027
    store.close()


def test_something_changed_since_the_last_version_and_the_clients_stand_differently(store: Store) -> None:
    make(store)
    stands = set()
    for client in store.clients.all():
        newest = versions.listing(store, client.id)[0]
        assert 2 <= len(versions.compare(store, client.id, newest.id)) <= 5, client.name
        plan = store.plans.whole(client.id)
        stands |= {campaigns.agreement(plan, one).state for one in plan.of("campaign")}
    assert stands == {"none", "agreed", "changed"}
