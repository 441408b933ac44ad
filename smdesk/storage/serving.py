"""Named reads about what posts serve, and which of them hold the same words."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from smdesk.domain.cards import Card
from smdesk.storage.datafile import DataFile
from smdesk.storage.tables import Tables

CARD = """p.id, p.client_id, p.title, substr(p.text, 1, 120), p.status, p.due_wall, p.due_utc, p.zone,
 p.pillar_id, p.campaign_id, p.series_id, p.promo,
 (SELECT group_concat(v.place_id) FROM version v INDEXED BY version_post_id WHERE v.post_id = p.id)"""
# The places with the rest: two thirds of what a second question takes. Where rows are sorted, sort ids and ask then.
TURN_OF_PHRASE = 80  # posts that hold the same words


def fetch(database: DataFile, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """All rows of one statement."""
    return database.execute_sql(sql, values).fetchall()


@lru_cache(maxsize=4096)
def _numbers(joined: str | None) -> tuple[int, ...]:
    return tuple(map(int, joined.split(","))) if joined else ()


class Serving:
    """Reads that lists of posts share, and those of the ladder; part of :class:`smdesk.storage.posts.Posts`."""

    def __init__(self, database: DataFile, tables: Tables) -> None:
        self._db = database
        self._tables = tables

    def _cards(self, sql: str, values: Sequence[Any]) -> list[Card]:
        rows: list[Any] = self._db.execute_sql(sql, values).fetchall()
        return [Card(*[*row[:11], bool(row[11]), _numbers(row[12])]) for row in rows]

    def served(self, kind: str, client_id: int) -> dict[int, int]:
        """How many living posts point to each objective, segment, pillar or campaign of a client."""
        if kind in ("pillar", "campaign"):
            return self._shares(client_id)[kind == "pillar"]
        every = f"""SELECT target_id, count(*) FROM aim INDEXED BY aim_served WHERE kind = ?
                    AND target_id IN (SELECT id FROM "{kind}" WHERE client_id = ?) GROUP BY 1"""
        counts: dict[int, int] = dict(fetch(self._db, every, kind, client_id))
        gone = """SELECT a.target_id, count(*) FROM post p INDEXED BY post_deleted
                  CROSS JOIN aim a INDEXED BY aim_serving ON a.post_id = p.id
                  WHERE p.deleted > '' AND +p.client_id = ? AND a.kind = ? GROUP BY 1"""
        for number, away in fetch(self._db, gone, client_id, kind):
            if number in counts:
                counts[number] -= away
        return {number: count for number, count in counts.items() if count}

    def _shares(self, client_id: int) -> tuple[dict[int, int], dict[int, int]]:
        """Living posts by campaign and by pillar: in the order of the index, which sorts nothing."""
        sql = """SELECT campaign_id, pillar_id, count(*) FROM post INDEXED BY post_serving
                 WHERE client_id = ? AND deleted = '' GROUP BY 1, 2"""
        counts: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
        for campaign_id, pillar_id, count in fetch(self._db, sql, client_id):
            counts[0][campaign_id] += count
            counts[1][pillar_id] += count
        return counts[0] - Counter({0: counts[0][0]}), counts[1] - Counter({0: counts[1][0]})

    def all_served(self, client_id: int) -> dict[tuple[str, int], int]:
        """:meth:`served` of all four kinds at once, by (kind, id)."""
        campaigns, pillars = self._shares(client_id)
        parts = {"campaign": campaigns, "pillar": pillars}
        parts |= {kind: self.served(kind, client_id) for kind in ("objective", "segment")}
        return {(kind, number): count for kind, part in parts.items() for number, count in part.items()}

    def served_within(self, client_id: int, since: str, until: str) -> dict[tuple[str, int], int]:
        """How many living posts due from ``since`` up to, not on, ``until`` point to each objective and segment."""
        sql = """SELECT a.kind, a.target_id, count(*) FROM post p INDEXED BY post_due_wall
                 CROSS JOIN aim a INDEXED BY aim_serving ON a.post_id = p.id
                 WHERE p.due_wall >= ? AND p.due_wall < ? AND p.client_id = ? AND p.deleted = '' GROUP BY 1, 2"""
        rows = fetch(self._db, sql, since, until, client_id)
        return {(kind, number): count for kind, number, count in rows}

    def serving(self, kind: str, number: int, limit: int = 40, *, many: bool = False) -> list[Card]:
        """Living posts that point to an objective, segment, pillar or campaign, the latest first.

        ``many``: there are thousands, so that walking back in time finds the last ones sooner than sorting.
        """
        own = kind in ("pillar", "campaign")
        if many:
            rule = f"+p.{kind}_id = ?"
            aimed = """EXISTS (SELECT 1 FROM aim a INDEXED BY aim_serving
                       WHERE a.post_id = p.id AND a.kind = ? AND a.target_id = ?)"""
            sql = f"""SELECT {CARD} FROM post p INDEXED BY post_due_wall WHERE p.deleted = ''
                      AND {rule if own else aimed} ORDER BY p.due_wall DESC, p.id DESC LIMIT ?"""
        else:
            posts = f"FROM post p INDEXED BY post_{kind}_id WHERE p.{kind}_id = ?"
            aims = """FROM aim a INDEXED BY aim_served CROSS JOIN post p ON p.id = a.post_id
                      WHERE a.kind = ? AND a.target_id = ?"""
            sql = f"""SELECT {CARD} FROM (SELECT p.id AS n {posts if own else aims} AND p.deleted = ''
                      ORDER BY p.due_wall DESC, p.id DESC LIMIT ?) t CROSS JOIN post p ON p.id = t.n
                      ORDER BY p.due_wall DESC, p.id DESC"""
        return self._cards(sql, (*(() if own else (kind,)), number, limit))

    def of_campaign(self, campaign_id: int) -> dict[str, int]:
        """How many living posts of a campaign stand at each status."""
        sql = "SELECT status, count(*) FROM post WHERE campaign_id = ? AND deleted = '' GROUP BY 1"
        return dict(fetch(self._db, sql, campaign_id))

    def unserving(self, client_id: int, limit: int = 50) -> list[Card]:
        """Living posts that serve no objective, neither of their own nor through their campaign; the newest first."""
        sql = f"""SELECT {CARD} FROM (SELECT u.post_id FROM unserved u WHERE u.client_id = ?
                  AND u.campaign_id NOT IN (SELECT id FROM campaign WHERE client_id = ? AND objective_id > 0)
                  ORDER BY u.post_id DESC LIMIT ?) t CROSS JOIN post p ON p.id = t.post_id ORDER BY p.id DESC"""
        return self._cards(sql, (client_id, client_id, limit))

    def unserving_count(self, client_id: int) -> int:
        """How many :meth:`unserving` there are."""
        sql = """SELECT count(*) FROM unserved u INDEXED BY unserved_client_id WHERE u.client_id = ?
                 AND u.campaign_id NOT IN (SELECT id FROM campaign WHERE client_id = ? AND objective_id > 0)"""
        return int(fetch(self._db, sql, client_id, client_id)[0][0])

    def without_objective(self, client_id: int) -> int:
        """How many living, dated posts of a client serve no objective of their own."""
        sql = """SELECT count(*) FROM unserved u CROSS JOIN post p ON p.id = u.post_id
                 WHERE u.client_id = ? AND p.due_wall > ''"""
        return int(fetch(self._db, sql, client_id)[0][0])

    def holding(self, phrase: str, but_client: int, limit: int) -> list[int]:
        """Ids of posts of other clients (also from the bin) that hold words next to each other, the newest first.

        Only the last posts that hold them are looked at: what more of them say is a turn of phrase.
        """
        sql = """SELECT p.id FROM (SELECT rowid AS n FROM post_text WHERE post_text MATCH ?
                 ORDER BY rowid DESC LIMIT ?) t CROSS JOIN post p ON p.id = t.n
                 WHERE p.client_id <> ? LIMIT ?"""
        return [row[0] for row in fetch(self._db, sql, f'words : "{phrase}"', TURN_OF_PHRASE, but_client, limit)]

    def texts(self, post_ids: Sequence[int]) -> dict[int, tuple[int, str]]:
        """Client and common text of those of these posts that are alive, by id."""
        marks = ",".join("?" * len(post_ids))
        sql = f"SELECT id, client_id, text FROM post WHERE id IN ({marks}) AND deleted = ''"
        return {number: (client_id, text) for number, client_id, text in fetch(self._db, sql, *post_ids)}
