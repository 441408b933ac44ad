"""The open data file: plain SQL, and transactions that hold or leave nothing.

Peewee reads the declarations and runs the migrations; a start that does neither does not load it.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any

LOG_BYTES = 4_000_000  # of write-ahead log, some ninety moves of posts, before it is brought into the file
# SQLite itself would do that inside a commit: twenty to forty milliseconds of writing and waiting for the disk, while
# somebody drags. It remains the last resort (pages of 4 kB), for a log that grows faster than it can be brought in.
# The log is cut back where it begins anew, so that its size says how much is in it.
PRAGMAS = {
    "cache_size": -16_000, "foreign_keys": 0, "temp_store": 2, "mmap_size": 0, "wal_autocheckpoint": 10_000,
    "journal_size_limit": 0,
}  # fmt: skip


class DataFile:
    """One connection, of the thread that opened it; without a transaction each statement is one.

    :param wait: seconds for which another program's lock is waited for
    """

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path
        self._log = f"{path}-wal"
        self._brought_in = 0  # size of the log when it was last brought in
        self._bringing: Thread | None = None
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
        self._keep_log_short()

    def _keep_log_short(self) -> None:
        """Bring a long log into the file beside whoever works with it: nobody waits, and what is committed is in
        the log or in the file at every moment."""
        try:
            size = os.stat(self._log).st_size
        except OSError:  # a disk that cannot keep one
            return
        if size < self._brought_in:
            self._brought_in = 0
        if size - self._brought_in > LOG_BYTES and not (self._bringing and self._bringing.is_alive()):
            self._brought_in = size
            self._bringing = Thread(target=_bring_in, args=(self.path,), name="log", daemon=True)
            self._bringing.start()

    def close(self) -> None:
        """Close the file; closing twice is no fault."""
        if self._bringing:
            self._bringing.join()
        self._connection.close()


def _bring_in(path: Path) -> None:
    with suppress(sqlite3.Error):  # a full disk, say: the log stays, and the next commit that fails tells the user
        beside = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0)
        try:
            beside.execute("PRAGMA wal_checkpoint(passive)").fetchall()
        finally:
            beside.close()
