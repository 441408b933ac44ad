"""Filling the full-text index, and the list of posts that serve nothing, for many new rows at once.

Through its trigger, FTS5 flushes what it has gathered after every inserted row (it must be able to take one
statement back); one statement for all rows flushes once: 100,000 posts in 5 s instead of 14.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from smdesk.storage.datafile import DataFile

ENOUGH = 500  # rows from which it pays to change the schema for a moment
_SEARCH = """INSERT INTO {kind}_search (rowid, title, text)
             SELECT id, title, text FROM "{kind}" WHERE id BETWEEN ? AND ? AND {rule}"""
_POSTS = """INSERT INTO unserved (post_id, client_id, campaign_id)
            SELECT p.id, p.client_id, p.campaign_id FROM post p WHERE p.id BETWEEN ? AND ? AND p.deleted = ''
            AND NOT EXISTS (SELECT 1 FROM aim WHERE post_id = p.id AND kind = 'objective')"""
_AIMS = """DELETE FROM unserved WHERE post_id IN
           (SELECT post_id FROM aim WHERE id BETWEEN ? AND ? AND kind = 'objective')"""
# Kind → its triggers on a new row, each with what does the same for a range of ids.
_AT_ONCE = {
    "post": {"post_search_add": _SEARCH.format(kind="post", rule="1"), "post_unserved_add": _POSTS},
    "version": {
        "version_search_add": _SEARCH.format(
            kind="version", rule="(text IS NOT NULL OR title IS NOT NULL)"
        )
    },
    "aim": {"aim_unserved_add": _AIMS},
}


def fill_search(database: DataFile) -> None:
    """Index every row anew; the full-text tables are empty."""
    with database.atomic():
        for kind, by_trigger in _AT_ONCE.items():
            statement = by_trigger.get(f"{kind}_search_add")
            if statement:
                last = database.execute_sql(f'SELECT coalesce(max(id), 0) FROM "{kind}"').fetchone()[0]
                database.execute_sql(statement, (0, last))


@contextmanager
def indexed_at_once(database: DataFile, kind: str, first: int, last: int) -> Iterator[None]:
    """Inside a transaction: rows ``first`` to ``last`` of ``kind`` are added here and indexed at the end.

    The triggers are away meanwhile; the transaction that fails brings them back with everything else.
    """
    if kind not in _AT_ONCE or last - first + 1 < ENOUGH:
        yield
        return
    sql = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"
    made = {name: database.execute_sql(sql, (name,)).fetchone()[0] for name in _AT_ONCE[kind]}
    for name in made:
        database.execute_sql(f"DROP TRIGGER {name}")
    yield
    for name, statement in made.items():
        database.execute_sql(_AT_ONCE[kind][name], (first, last))
        database.execute_sql(statement)
