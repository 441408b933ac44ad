"""Entities, row classes and tables agree column by column; old files become new ones; newer ones are refused."""

import gzip
import sqlite3
from pathlib import Path

import pytest

from smdesk.domain.entity import KINDS, column_types, columns
from smdesk.domain.errors import StoreTrouble
from smdesk.storage.database import FILE_NAME, SCHEMA
from smdesk.storage.store import Store

DATABASES = Path(__file__).parents[1] / "databases"
SQL_TYPES = {int: ("INTEGER", 1), str: ("TEXT", 1), bool: ("INTEGER", 1), str | None: ("TEXT", 0)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_has_the_columns_of_its_entity(store: Store, kind: str) -> None:
    types = column_types(KINDS[kind])
    found = {
        row[1]: (row[2], row[3]) for row in store.execute(f'PRAGMA table_info("{kind}")') if row[1] != "id"
    }
    assert found == {
        field.name: SQL_TYPES[types[field.name]] for field in columns(KINDS[kind]) if field.name != "id"
    }
    order = [row[1] for row in store.execute(f'PRAGMA table_info("{kind}")')]
    assert order == [field.name for field in columns(KINDS[kind])]


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_class_has_the_columns_of_its_table(store: Store, kind: str) -> None:
    model = store.tables.model(kind)
    meta = model._meta  # type: ignore[attr-defined]
    assert meta.table_name == kind
    assert [field.column_name for field in meta.sorted_fields] == list(store.tables.names[kind])
    assert list(model.select().tuples()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_columns_said_to_be_indexed_are(store: Store, kind: str) -> None:
    wanted = {field.name for field in columns(KINDS[kind]) if field.metadata.get("index")}
    indexes = [row[1] for row in store.execute(f'PRAGMA index_list("{kind}")')]
    first = {store.execute(f'PRAGMA index_info("{name}")').fetchone()[2] for name in indexes}
    assert wanted <= first


def schema_of(path: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
    rows = [
        (kind, name, table, " ".join((text or "").split()))
        for kind, name, table, text in connection.execute(sql)
    ]
    connection.close()
    return rows


@pytest.mark.parametrize("golden", sorted(DATABASES.glob("format-*.db.gz")), ids=lambda path: path.name)
def test_files_of_every_format_become_like_a_fresh_one(golden: Path, store: Store, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(gzip.decompress(golden.read_bytes()))
    old = Store(path)
    assert [client.name for client in old.clients.all()] == ["Caffè d’Oro"]
    whole = old.posts.whole(1)
    assert whole is not None and whole.post.title == "Perché no?" and len(whole.versions) == 2
    assert [card.id for card in old.posts.search("perche")] == [1]
    assert old.undo() is not None and old.redo() is not None
    assert [past.author for past in old.past("post", 1)] == [""]  # nobody was noted then, nor by a test
    old.close()
    assert schema_of(path) == schema_of(store.path)


def test_a_newer_file_is_refused_and_left_as_it_is(store: Store) -> None:
    path = store.path
    store.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    store.close()
    with pytest.raises(StoreTrouble, match="newer smdesk"):
        Store(path)
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone()[0] == SCHEMA + 1
