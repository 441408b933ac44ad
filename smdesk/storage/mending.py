"""A damaged data file whose own rows are whole: what is made from them, indexes and search, is made anew.

No page of a damaged tree is ever freed or written: its entry leaves the schema, what is left is checked, and the
file is written out without it. Works on a copy; the damaged file stays as it is.
"""

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from smdesk.domain.errors import N_
from smdesk.storage.backup import beside, copy_pages, flush, refused
from smdesk.storage.database import WAIT_SECONDS, Damaged, is_ours, is_sound, sentences
from smdesk.storage.datafile import DataFile
from smdesk.storage.search import fill_search

_SHADOWS = ("", "_data", "_idx", "_content", "_docsize", "_config")  # the tables behind one full-text table
_LEFT_OVER = re.compile(r"ok|\*\*\* in database main \*\*\*|Page \d+:? (is )?never used")
_ALL = 10_000_000  # lines of a check; what is no fault comes last and must not push out what is


def probe_whole(path: Path) -> None:
    """Check a file of any size with its search, which SQLite's own check does not look into.

    Takes the file's lock meanwhile: for a file that nobody has open yet.

    :raises Damaged: when it is broken
    """
    if not is_sound(path) or not _search_is_sound(path):
        raise Damaged(N_("Data file {path}: it is damaged; restore a backup."), "home", path=path)


def _search_is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)) as file:
        try:
            for name in _full_text(file):
                file.execute(f'INSERT INTO "{name}" ("{name}") VALUES (\'integrity-check\')')
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return False
    return True


def mended(source: Path, target: Path) -> bool:
    """Write ``source`` to ``target`` with its indexes and its search made anew; False when more than that is hit.

    :raises StoreTrouble: when the disk refuses
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        copy_pages(source, part, None)
        with closing(sqlite3.connect(part, isolation_level=None)) as file:
            statements = _take_out(file)
        with closing(sqlite3.connect(part, isolation_level=None)) as file:
            version = int(file.execute("PRAGMA user_version").fetchone()[0])
            if not statements or not is_ours(file.execute, version) or not _rows_are_sound(file):
                return False
            file.execute("VACUUM")
        with closing(DataFile(part, WAIT_SECONDS)) as database:
            for statement in statements:
                database.execute_sql(statement)
            fill_search(database)
        if not is_sound(part):
            return False
        flush(part)
        os.replace(part, target)
        flush(target.parent)
        return True
    except sqlite3.Error as error:
        if "disk is full" in str(error):  # no reason to fall back on a backup: the next start goes on with it
            with sentences(target):
                raise
        return False
    except OSError as error:
        raise refused(target, error) from error
    finally:
        for name in (part, *beside(part)):
            name.unlink(missing_ok=True)


def _full_text(file: sqlite3.Connection) -> list[str]:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%' ORDER BY name"
    return [row[0] for row in file.execute(sql)]


def _take_out(file: sqlite3.Connection) -> list[str]:
    """Take indexes and full-text tables out of the schema; returns the statements that make them anew."""
    names = _full_text(file)
    if not names:  # no data file of ours
        return []
    marks = ", ".join("?" for _ in names)
    made = f"(type = 'index' AND sql IS NOT NULL) OR (type = 'table' AND name IN ({marks}))"
    statements = [row[0] for row in file.execute(f"SELECT sql FROM sqlite_master WHERE {made}", names)]
    gone = [name + shadow for name in names for shadow in _SHADOWS]
    file.execute("PRAGMA writable_schema = on")
    file.execute("DELETE FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    file.execute(f"DELETE FROM sqlite_master WHERE tbl_name IN ({', '.join('?' for _ in gone)})", gone)
    return statements


def _rows_are_sound(file: sqlite3.Connection) -> bool:
    said = [row[0] for row in file.execute(f"PRAGMA quick_check({_ALL})")]
    return all(_LEFT_OVER.fullmatch(line.strip()) for text in said for line in text.splitlines())
