"""Random edits of a store, the same for one seed; run as a program it prints a line after every commit."""

import hashlib
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.entity import KINDS
from smdesk.domain.posts import Post, Version
from smdesk.services import clients, posts
from smdesk.storage.store import Store
from tests.fakes import Clock


def checksum(store: Store) -> str:
    """Of every row of every entity."""
    total = hashlib.sha256()
    for kind in sorted(KINDS):  # as SQLite has them: entities made of them only to be said take ten times as long
        rows = store.execute(f'SELECT * FROM "{kind}" ORDER BY id').fetchall()
        total.update(f"{kind}{rows!r}".encode())
    return total.hexdigest()[:16]


def edits(store: Store, clock: Clock, seed: int, count: int = 10_000) -> Iterator[str]:
    """Do one random step after the other; yields the checksum of what is then stored."""
    random = Random(seed)
    if not store.clients.all():
        client = clients.add_client(store, "Prova")
        clients.add_place(store, client.id, "instagram", "uno")
        clients.add_place(store, client.id, "mastodon", "due")
    for _ in range(count):
        clock.forward(seconds=random.choice((1, 10)))
        one_edit(store, random)
        yield checksum(store)


def one_edit(store: Store, random: Random) -> None:
    """One step of the user's."""
    ids = store.posts.ids(PostFilter())
    day = date(2026, 10, 15) + timedelta(days=random.randrange(40))
    wall = f"{day.isoformat()}T{random.randrange(24):02}:30"
    choice = random.choice(
        ("add", "add", "edit", "edit", "move", "version", "delete", "many", "undo", "undo", "redo")
    )
    if choice in ("edit", "move", "version", "delete") and not ids:
        choice = "add"
    if choice == "add":
        posts.add(
            store, 1, title=f"Titolo {random.random()}", text="perché " * random.randrange(50), due_wall=wall
        )
    elif choice == "edit":
        posts.edit(store, random.choice(ids), text=f"testo {random.random()}" * random.randrange(1, 200))
    elif choice == "move":
        posts.move(store, random.choice(ids), wall)
    elif choice == "version":
        whole = posts.get(store, random.choice(ids))
        place_id = random.choice(whole.versions).place_id
        posts.edit_version(store, whole.post.id, place_id, text=f"versione {random.random()}")
    elif choice == "delete":
        posts.delete(store, [random.choice(ids)])
    elif choice == "many":
        with store.transaction(Act.IMPORT_POSTS) as tx:
            made = tx.add_many([Post(client_id=1, title=f"Riga {n}", text="x" * n) for n in range(600)])
            tx.add_many([Version(post_id=one.id, place_id=1, text="y") for one in made])
    elif choice == "undo":
        if store.undoable and store.undoable.act not in (Act.ADD_CLIENT, Act.ADD_PLACE):
            store.undo()
    else:
        store.redo()


def main(path: str, seed: str) -> None:
    """Edit until someone ends it."""
    clock = Clock()
    store = Store(Path(path), clock)
    for line in edits(store, clock, int(seed)):
        print(line, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
