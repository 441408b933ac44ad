"""The full-text index of posts: what a person typed as its question, and many posts indexed at once.

Through its triggers, FTS5 flushes what it has gathered after every row (it must be able to take one statement
back), and a post is indexed again with each version that has words of its own. One statement for all posts of a
transaction, at its end, indexes each of them once and flushes once.
"""

import re
import unicodedata

from smdesk.storage.datafile import DataFile

_words = re.compile(r"\w+").findall
_between_words = re.compile(r"[^\w\s\x00-\x7f]+").findall
_SELECTOR = "\ufe0f"  # asks for the coloured form of a sign; texts have it or not
ENOUGH = 3  # posts from which that pays
_OUT = """INSERT INTO post_text (post_text, rowid, words, versions)
          SELECT 'delete', id, words, versions FROM post_words WHERE id BETWEEN ? AND ?"""
_IN = """INSERT INTO post_text (rowid, words, versions)
         SELECT id, words, versions FROM post_words WHERE id BETWEEN ? AND ?"""
_UNSERVED = """INSERT OR IGNORE INTO unserved (post_id, client_id, campaign_id)
               SELECT p.id, p.client_id, p.campaign_id FROM post p WHERE p.id BETWEEN ? AND ? AND p.deleted = ''
               AND NOT EXISTS (SELECT 1 FROM aim WHERE post_id = p.id AND kind = 'objective')"""


def index_later(database: DataFile, first: int, last: int) -> None:
    """Inside a transaction: posts ``first`` to ``last``, there or still to come, are out of the index until
    :func:`index_now`; their triggers rest meanwhile."""
    if last - first + 1 >= ENOUGH:
        database.execute_sql(_OUT, (first, last))
        database.execute_sql("INSERT INTO indexed_later (first, last) VALUES (?, ?)", (first, last))


def index_now(database: DataFile) -> None:
    """At the end of a transaction: index those of the posts left out that are there, and list what serves nothing."""
    ranges = database.execute_sql("SELECT first, last FROM indexed_later").fetchall()
    for held in ranges:
        database.execute_sql(_IN, held)
        database.execute_sql(_UNSERVED, held)
    if ranges:
        database.execute_sql("DELETE FROM indexed_later")


def fill_search(database: DataFile) -> None:
    """Index every post anew."""
    with database.atomic():
        database.execute_sql("INSERT INTO post_text (post_text) VALUES ('rebuild')")


def match_of(text: str) -> str:
    """An FTS5 expression for what a person typed: every word, the last as a beginning. Empty = nothing to find."""
    words = _words(text)
    return " ".join([f'"{word}"' for word in words[:-1]] + [f'"{words[-1]}"*']) if words else ""


def signs_of(text: str) -> list[str]:
    """Emoji and signs such as € in what a person typed: the index holds words alone, these are looked for by themselves."""
    runs = ["".join(one for one in run if one != _SELECTOR) for run in _between_words(text)]
    return [run for run in runs if any(unicodedata.category(one)[0] == "S" for one in run)]
