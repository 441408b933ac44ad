"""Make the golden file of the present format, once per released format: ``python -m tests.databases.make``."""

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

from smdesk.services import clients, posts
from smdesk.storage.backup import write_copy
from smdesk.storage.database import SCHEMA
from smdesk.storage.store import Store
from tests.fakes import Clock

if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "smdesk.db", Clock())
        client = clients.add_client(store, "Caffè d’Oro", language="it", country="IT", region="MC")
        clients.add_place(store, client.id, "instagram", "caffe")
        clients.add_place(store, client.id, "mastodon", "caffe")
        post = posts.add(store, client.id, title="Perché no?", text="Ciao", due_wall="2026-10-16T18:30")
        posts.edit_version(store, post.id, 2, text="Ciao, Mastodon")
        posts.move(store, post.id, "2026-10-17T10:00")
        copy = write_copy(store.path, Path(folder) / "copy.db")
        golden = Path(__file__).with_name(f"format-{SCHEMA}.db.gz")
        golden.write_bytes(gzip.compress(copy.read_bytes(), mtime=0))
