"""The open data file: plain SQL, and transactions that hold or leave nothing.

Peewee reads the declarations and runs the migrations; a start that does neither does not load it.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PRAGMAS = {"cache_size": -16_000, "foreign_keys": 0, "temp_store": 2, "mmap_size": 0}


class DataFile:
    """One connection, of the thread that opened it; without a transaction each statement is one.

    :param wait: seconds for which another program's lock is waited for
    """

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path
        self._connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
        try:
            for name, value in PRAGMAS.items():
                self._connection.execute(f"PRAGMA {name} = {value}")
        except BaseException:
            self.close()
            raise

    def execute_sql(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        return self._connection.execute(sql, values)

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for many rows."""
        self._connection.executemany(sql, rows)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """A transaction that writes: everything or nothing; no other process writes meanwhile."""
        self.execute_sql("BEGIN IMMEDIATE")
        try:
            yield
            self.execute_sql("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # SQLite itself takes back one that found the disk full
                self.execute_sql("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the file; closing twice is no fault."""
        self._connection.close()
