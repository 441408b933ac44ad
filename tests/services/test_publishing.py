"""Publishing by hand: the steps of each place, what is kept of them, and the mark that can be undone."""

import gzip
import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place
from smdesk.domain.errors import BadInput, NotFound
from smdesk.domain.media import Attachment, Media
from smdesk.domain.posts import Post, Status
from smdesk.exchange.objects import post_object
from smdesk.services import posts, publishing, review
from smdesk.storage.store import Store

DATABASES = Path(__file__).parents[1] / "databases"
AT = datetime(2026, 10, 15, 9, 2, tzinfo=UTC)


@pytest.fixture
def post(store: Store) -> Post:
    """Approved, for Instagram and WhatsApp, with a picture and a first comment."""
    with store.transaction(Act.ADD_CLIENT) as tx:
        client = tx.add(Client(name="Estudio Higuera", zone="Europe/Madrid", reviewed=False))
        for number, network in enumerate(("instagram", "whatsapp_channel")):
            tx.add(Place(client_id=client.id, network=network, handle="higuera", position=number))
    made = posts.add(
        store, client.id, title="Esterilla", text="¿Qué postura esquivas?", due_wall="2026-10-16T11:00",
        first_comment="Martes a las 19:30", notes="the rent is late",
    )  # fmt: skip
    with store.transaction(Act.EDIT_MEDIA) as tx:
        file = tx.add(Media(client_id=client.id, path="/nowhere/sala.jpg", format="jpeg", bytes=9, width=1080, height=1080))
        tx.add(Attachment(post_id=made.id, media_id=file.id, alt="Sala luminosa"))
    return review.set_status(store, made.id, Status.APPROVED.value)


def test_each_place_has_its_own_steps_in_order(store: Store, post: Post) -> None:
    made = publishing.sheet(store, post.id)
    named = {one.place.network: [step.name or step.kind for step in made.steps[one.place.id]] for one in made.at}
    assert named["instagram"] == ["text", "image", "alt", "open", "first_comment"]
    assert named["whatsapp_channel"][0] == "text" and "first_comment" not in named["whatsapp_channel"]
    assert all("rent" not in step.text for steps in made.steps.values() for step in steps)


def test_done_steps_are_kept_until_the_words_change(store: Store, post: Post) -> None:
    made = publishing.sheet(store, post.id)
    place = made.at[0].place.id
    first = made.present(place)
    assert first is not None and first.name == "text"
    publishing.note_done(store, post.id, place, first.key)
    again = publishing.sheet(store, post.id).present(place)
    assert again is not None and again.name == "image"
    posts.edit(store, post.id, text="Other words")
    changed = publishing.sheet(store, post.id).present(place)
    assert changed is not None and changed.text == "Other words"


def test_the_last_place_publishes_the_post_and_undo_takes_it_back(store: Store, post: Post) -> None:
    first, second = (one.place.id for one in publishing.sheet(store, post.id).at)
    publishing.publish_at(store, post.id, first, "https://instagram.com/p/1", AT)
    assert store.get(Post, post.id).status == "approved"
    made = publishing.sheet(store, post.id)
    assert made.out == {first} and made.next_place == second
    publishing.publish_at(store, post.id, second, "", AT)
    out = store.get(Post, post.id)
    assert (out.status, out.published_url) == ("published", "https://instagram.com/p/1")
    assert datetime.fromisoformat(out.published_at) == AT
    store.undo()
    assert publishing.sheet(store, post.id).out == {first}
    store.undo()
    assert publishing.sheet(store, post.id).out == frozenset()


def test_a_place_without_an_address_is_out_too(store: Store, post: Post) -> None:
    first, second = (one.place.id for one in publishing.sheet(store, post.id).at)
    publishing.publish_at(store, post.id, first, "", AT)
    assert publishing.sheet(store, post.id).next_place == second
    (version, other) = posts.get(store, post.id).versions
    assert datetime.fromisoformat(version.out_at) == AT and other.out_at == ""
    assert post_object(store.clients.plan(post.client_id), posts.get(store, post.id))["versions"][0]["own"] == {
        "out_at": "2026-10-15T09:02:00+00:00"
    }
    publishing.publish_at(store, post.id, first, "https://instagram.com/p/1", AT + timedelta(hours=1))
    kept = posts.get(store, post.id).versions[0]
    assert kept.published_url and kept.out_at == version.out_at  # the link came later than the post
    store.undo()
    store.undo()
    assert publishing.sheet(store, post.id).out == frozenset()
    store.redo()
    assert posts.get(store, post.id).versions[0] == version
    assert all(not one.out_at for one in posts.get(store, posts.duplicate(store, post.id).id).versions)


def test_it_went_out_where_nobody_meant_it_to(store: Store, post: Post) -> None:
    with store.transaction(Act.ADD_PLACE) as tx:
        third = tx.add(Place(client_id=post.client_id, network="mastodon", handle="higuera"))
    publishing.publish_at(store, post.id, third.id, "", AT)
    made = publishing.sheet(store, post.id)
    assert made.out == {third.id} and len(made.at) == 3
    store.undo()
    assert len(publishing.sheet(store, post.id).at) == 2
    with pytest.raises(NotFound):
        publishing.publish_at(store, post.id, 99, "", AT)


def test_marks_of_format_3_are_carried_over(tmp_path: Path) -> None:
    path = tmp_path / "smdesk.db"
    path.write_bytes(gzip.decompress((DATABASES / "format-3.db.gz").read_bytes()))
    old = sqlite3.connect(path)
    old.execute("INSERT INTO setting VALUES ('publish.1', ?)", (json.dumps({"1": ["text:1", "out"], "2": ["open"], "77": ["out"]}),))
    old.commit()
    old.close()
    store = Store(path)
    made = publishing.sheet(store, 1)
    assert made.out == {1} and made.next_place == 2 and made.done[2] == {"open"}
    stamp = next(one for one in made.whole.versions if one.place_id == 1).out_at
    assert abs(datetime.now(UTC) - datetime.fromisoformat(stamp)) < timedelta(minutes=1)
    store.close()


def test_refusals(store: Store, post: Post) -> None:
    place = publishing.sheet(store, post.id).at[0].place.id
    with pytest.raises(BadInput, match="web address"):
        publishing.publish_at(store, post.id, place, "over there", AT)
    review.set_status(store, post.id, Status.DRAFT.value)
    with pytest.raises(BadInput, match="cannot go from"):
        publishing.publish_at(store, post.id, place, "", AT)
    assert publishing.sheet(store, post.id).out == frozenset()


def test_an_hour_ahead_of_now_was_yesterday() -> None:
    now = datetime(2026, 10, 15, 9, 2, tzinfo=UTC)  # 11:02 in Madrid
    assert publishing.moment(now, "Europe/Madrid", "11:02").isoformat() == "2026-10-15T11:02:00+02:00"
    assert publishing.moment(now, "Europe/Madrid", "23:50").isoformat() == "2026-10-14T23:50:00+02:00"
