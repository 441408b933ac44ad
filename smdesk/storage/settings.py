"""Small facts about how this home is used; never undone, never told."""

import json
from pathlib import Path
from typing import Any

from smdesk.storage.database import sentences
from smdesk.storage.datafile import DataFile


class Settings:
    """Named JSON values kept in the data file."""

    def __init__(self, database: DataFile, path: Path) -> None:
        self._db = database
        self._path = path

    def get(self, key: str, default: Any = None) -> Any:
        """The value of ``key``, or ``default``: also where the value is of another kind than the default, as only
        another program, or another version, can have left it."""
        row = self._db.execute_sql("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        if row is None:
            return default
        value = json.loads(row[0])
        kind = (int, float) if isinstance(default, float) else type(default)
        return value if default is None or isinstance(value, kind) else default

    def set(self, key: str, value: Any) -> None:
        """Keep ``value`` (any JSON) under ``key``; None forgets it.

        :raises StoreTrouble: when the disk refuses
        """
        with sentences(self._path):
            if value is None:
                self._db.execute_sql("DELETE FROM setting WHERE key = ?", (key,))
            else:
                sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
                self._db.execute_sql(sql, (key, json.dumps(value, ensure_ascii=False)))

    def under(self, prefix: str) -> dict[str, Any]:
        """All values whose key begins with ``prefix``."""
        sql = "SELECT key, value FROM setting WHERE substr(key, 1, ?) = ?"
        rows = self._db.execute_sql(sql, (len(prefix), prefix)).fetchall()
        return {key: json.loads(value) for key, value in rows}
