"""Named reads about posts: windows for the calendar, pages for lists, the whole of one, search."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from smdesk.domain.cards import Card, Hit, PostFilter
from smdesk.domain.media import Attachment, Media
from smdesk.domain.posts import Post
from smdesk.domain.whole import WholePost
from smdesk.storage.search import match_of, signs_of
from smdesk.storage.serving import CARD, Serving, fetch

_HIT = "p.id, p.title, CASE p.title WHEN '' THEN substr(p.text, 1, 120) ELSE '' END, p.status, p.due_wall, p.due_utc"
# The index is walked from the newest post on and left as soon as there is enough.
_FOUND = f"""SELECT {_HIT} FROM post_text s CROSS JOIN post p ON p.id = s.rowid
             WHERE post_text MATCH ? AND p.deleted = '' {{}} ORDER BY s.rowid DESC LIMIT ?"""
_HITS, _CLIENT_HITS = _FOUND.format(""), _FOUND.format("AND p.client_id = ?")
# Words are in the index, signs are not. A sign is asked for without the selector of coloured forms.
_SIGNED = """p.id IN (SELECT id FROM post WHERE instr(replace(title || text, char(65039), ''), ?)
             UNION ALL SELECT post_id FROM version
             WHERE instr(replace(coalesce(title, '') || coalesce(text, ''), char(65039), ''), ?))"""
_hit = partial(tuple.__new__, Hit)  # what Hit._make does, without leaving C for each row


class Posts(Serving):
    """Reads; every write goes through a transaction."""

    # -- windows ------------------------------------------------------------------------------

    def window(self, start: str, end: str, narrow: PostFilter) -> list[Card]:
        """Posts due from day ``start`` up to, not including, day ``end`` (YYYY-MM-DD), in order of time."""
        where, values = _where(narrow)
        sql = f"""SELECT {CARD} FROM post p INDEXED BY post_due_wall WHERE p.due_wall >= ? AND p.due_wall < ?
                  AND {where} ORDER BY p.due_wall, p.id"""
        return self._cards(sql, (start, end, *values))

    def undated(self, narrow: PostFilter, limit: int = 500) -> list[Card]:
        """The ideas drawer: posts without a date, newest first."""
        where, values = _where(narrow)
        sql = f"""SELECT {CARD} FROM post p INDEXED BY post_due_wall WHERE p.due_wall = '' AND {where}
                  ORDER BY p.id DESC LIMIT ?"""
        return self._cards(sql, (*values, limit))

    def page(self, narrow: PostFilter, after: tuple[str, int] = ("", 0), limit: int = 200) -> list[Card]:
        """A page of dated posts in order of time, starting behind ``after`` (due_wall, id): keyset paging."""
        where, values = _where(narrow)
        sql = f"""SELECT {CARD} FROM post p INDEXED BY post_due_wall
                  WHERE p.due_wall >= ? AND p.due_wall > '' AND (p.due_wall, p.id) > (?, ?) AND {where}
                  ORDER BY p.due_wall, p.id LIMIT ?"""
        return self._cards(sql, (after[0], *after, *values, limit))

    def page_before(self, narrow: PostFilter, before: tuple[str, int], limit: int = 200) -> list[Card]:
        """The page that ends just before ``before``, in order of time."""
        where, values = _where(narrow)
        sql = f"""SELECT {CARD} FROM post p INDEXED BY post_due_wall
                  WHERE p.due_wall <= ? AND p.due_wall > '' AND (p.due_wall, p.id) < (?, ?) AND {where}
                  ORDER BY p.due_wall DESC, p.id DESC LIMIT ?"""
        return self._cards(sql, (before[0], *before, *values, limit))[::-1]

    def column(self, status: str, narrow: PostFilter, limit: int = 200) -> list[Card]:
        """One column of the board: posts of a status, those without a date last."""
        where, values = _where(narrow)
        order = "ORDER BY p.due_wall = '', p.due_wall DESC, p.id"
        sql = f"""SELECT {CARD} FROM (SELECT p.id AS n FROM post p WHERE p.status = ? AND {where} {order} LIMIT ?) t
                  CROSS JOIN post p ON p.id = t.n {order}"""
        return self._cards(sql, (status, *values, limit))

    def counts(self, narrow: PostFilter) -> dict[str, int]:
        """How many posts stand at each status."""
        where, values = _where(narrow)
        sql = f"SELECT p.status, count(*) FROM post p WHERE {where} GROUP BY p.status"
        return dict(self._db.execute_sql(sql, values).fetchall())

    def late(self, narrow: PostFilter, now_utc: int, limit: int = 200) -> list[Card]:
        """Posts that should be out and are not, oldest first."""
        where, values = _where(narrow)
        sql = f"""SELECT {CARD} FROM (SELECT p.id AS n FROM post p INDEXED BY post_late
                  WHERE p.status IN ('approved', 'scheduled') AND p.due_utc BETWEEN 1 AND ? AND {where}
                  ORDER BY p.due_utc, p.id LIMIT ?) t CROSS JOIN post p ON p.id = t.n ORDER BY p.due_utc, p.id"""
        return self._cards(sql, (now_utc - 1, *values, limit))

    def any_agreed(self, narrow: PostFilter) -> bool:
        """Whether a post waits, approved or scheduled, for its hour."""
        where, values = _where(narrow)
        sql = f"""SELECT 1 FROM post p INDEXED BY post_late WHERE p.status IN ('approved', 'scheduled')
                  AND {where} LIMIT 1"""
        return self._db.execute_sql(sql, values).fetchone() is not None

    def next_out(self, narrow: PostFilter, now_utc: int) -> Card | None:
        """The scheduled post that goes out next."""
        where, values = _where(narrow)
        sql = f"""SELECT {CARD} FROM post p INDEXED BY post_due_utc WHERE p.due_utc >= ?
                  AND p.status = 'scheduled' AND {where} ORDER BY p.due_utc LIMIT 1"""
        found = self._cards(sql, (now_utc, *values))
        return found[0] if found else None

    def bin(self, limit: int = 500) -> list[Post]:
        """Deleted posts, newest first."""
        sql = f"""SELECT {self._tables.selection("post")} FROM post WHERE deleted > '' ORDER BY deleted DESC LIMIT ?"""
        return [self._tables.entity("post", row) for row in fetch(self._db, sql, limit)]

    def ids(self, narrow: PostFilter, limit: int = 1_000_000) -> list[int]:
        """Ids of all posts that match, dated or not, in order of time (for lists on the command line)."""
        where, values = _where(narrow)
        sql = f"SELECT p.id FROM post p WHERE {where} ORDER BY p.due_wall, p.id LIMIT ?"
        return [row[0] for row in fetch(self._db, sql, *values, limit)]

    # -- whole posts --------------------------------------------------------------------------

    def get(self, post_id: int) -> Post | None:
        """A post by id, also from the bin."""
        sql = f"SELECT {self._tables.selection('post')} FROM post WHERE id = ?"
        rows = fetch(self._db, sql, post_id)
        return self._tables.entity("post", rows[0]) if rows else None

    def whole(self, post_id: int) -> WholePost | None:
        """A post with all that belongs to it."""
        found = self.wholes([post_id])
        return found[0] if found else None

    def wholes(self, post_ids: Iterable[int]) -> list[WholePost]:
        """Posts with all that belongs to them, in the order of the ids."""
        wanted = list(post_ids)
        made: dict[int, WholePost] = {}
        for start in range(0, len(wanted), 500):
            self._gather(wanted[start : start + 500], made)
        return [made[number] for number in wanted if number in made]

    def _gather(self, ids: list[int], made: dict[int, WholePost]) -> None:
        marks = ",".join("?" * len(ids))
        posts = self._entities("post", f"WHERE id IN ({marks})", ids)
        versions: dict[int, list[Any]] = {}
        order = f"""JOIN place ON place.id = t.place_id WHERE t.post_id IN ({marks})
                    ORDER BY place.position, place.id"""
        for version in self._entities("version", order, ids):
            versions.setdefault(version.post_id, []).append(version)
        aims: dict[int, list[Any]] = {}
        for aim in self._entities("aim", f"WHERE t.post_id IN ({marks}) ORDER BY t.id", ids):
            aims.setdefault(aim.post_id, []).append(aim)
        media = self._media(ids, marks)
        for post in posts:
            made[post.id] = WholePost(
                post=post,
                versions=tuple(versions.get(post.id, ())),
                media=tuple(media.get(post.id, ())),
                aims=tuple(aims.get(post.id, ())),
            )

    def _media(self, ids: list[int], marks: str) -> dict[int, list[tuple[Attachment, Media]]]:
        found: dict[int, list[tuple[Attachment, Media]]] = {}
        order = f"WHERE t.post_id IN ({marks}) ORDER BY t.position, t.id"
        attachments = self._entities("attachment", order, ids)
        files = {}
        for media_id in {one.media_id for one in attachments}:
            for file in self._entities("media", "WHERE t.id = ?", [media_id]):
                files[media_id] = file
        for one in attachments:
            if one.media_id in files:
                found.setdefault(one.post_id, []).append((one, files[one.media_id]))
        return found

    def _entities(self, kind: str, rest: str, values: Sequence[Any]) -> list[Any]:
        sql = f'SELECT {self._tables.selection(kind, "t")} FROM "{kind}" t {rest}'
        return [self._tables.entity(kind, row) for row in self._db.execute_sql(sql, values).fetchall()]

    def words(self, post_ids: Sequence[int]) -> dict[int, tuple[str, str, str, str, str]]:
        """Of each post what a person said about its talk, its title, text and call to action, its language; at most 500."""
        sql = f"SELECT id, talk, title, text, cta, language FROM post WHERE id IN ({','.join('?' * len(post_ids))})"
        return {row[0]: row[1:] for row in fetch(self._db, sql, *post_ids)}

    # -- relations ----------------------------------------------------------------------------

    def of_series(self, series_id: int) -> list[Post]:
        """Living posts of a series in order of time."""
        order = "WHERE t.series_id = ? AND t.deleted = '' ORDER BY t.due_wall"
        return self._entities("post", order, [series_id])

    def known_sources(self, keys: Iterable[str]) -> dict[str, int]:
        """Which of these import keys are already in the store (also in the bin), with the post's id."""
        known: dict[str, int] = {}
        wanted = list(keys)
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            sql = f"SELECT source_key, id FROM post WHERE source_key IN ({','.join('?' * len(some))})"
            known.update(fetch(self._db, sql, *some))
        return known

    def origins(self, post_ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
        """When each of these posts went to the bin, the file it came with, and its import key."""
        marks = ",".join("?" * len(post_ids))
        sql = f"SELECT id, deleted, source, source_key FROM post WHERE id IN ({marks})"
        return {number: (deleted, source, key) for number, deleted, source, key in fetch(self._db, sql, *post_ids)}

    def of_file(self, client_id: int, file: str) -> list[tuple[int, str]]:
        """Living posts of a client that came in with a file of this name: id, import key."""
        sql = "SELECT id, source_key FROM post WHERE client_id = ? AND deleted = '' AND substr(source, 1, ?) = ?"
        return [(number, key) for number, key in fetch(self._db, sql, client_id, len(file) + 1, f"{file}#")]

    def at_moments(
        self, client_id: int, walls: Iterable[str]
    ) -> Iterator[tuple[int, str, str, str, frozenset[int]]]:
        """Living posts of a client at these wall times: id, wall time, title, text, ids of places."""
        wanted = sorted(set(walls))
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            sql = f"""SELECT p.id, p.due_wall, p.title, p.text, group_concat(v.place_id)
                      FROM post p LEFT JOIN version v ON v.post_id = p.id
                      WHERE p.due_wall IN ({",".join("?" * len(some))}) AND +p.client_id = ? AND p.deleted = ''
                      GROUP BY p.id"""
            for number, wall, title, text, places in fetch(self._db, sql, *some, client_id):
                yield number, wall, title, text, frozenset(map(int, (places or "").split(",") if places else ()))

    def media_uses(self, media_id: int) -> int:
        """On how many living posts a file is used."""
        sql = """SELECT count(*) FROM attachment JOIN post ON post.id = attachment.post_id
                 WHERE media_id = ? AND post.deleted = ''"""
        return int(fetch(self._db, sql, media_id)[0][0])

    # -- search -------------------------------------------------------------------------------

    def search(self, text: str, client_id: int = 0, limit: int = 100) -> list[Hit]:
        """Posts holding all the words of ``text`` (the last may be a beginning), newest first."""
        if signs_of(text):
            where, values = _where(PostFilter(client_id=client_id, text=text))
            sql = f"SELECT {_HIT} FROM post p WHERE {where} ORDER BY p.id DESC LIMIT ?"
            return list(map(_hit, self._db.execute_sql(sql, (*values, limit))))
        match = match_of(text)
        if not match:
            return []
        if client_id:
            return list(map(_hit, self._db.execute_sql(_CLIENT_HITS, (match, client_id, limit))))
        return list(map(_hit, self._db.execute_sql(_HITS, (match, limit))))


def _where(narrow: PostFilter) -> tuple[str, list[Any]]:
    rules: list[str] = ["p.deleted = ''"]
    values: list[Any] = []
    if narrow.client_id:
        rules.append("+p.client_id = ?")
        values.append(narrow.client_id)
    sets: tuple[tuple[str, frozenset[Any]], ...] = (
        ("pillar_id", narrow.pillar_ids),
        ("status", narrow.statuses),
    )
    for column, wanted in sets:
        if wanted:
            rules.append(f"p.{column} IN ({','.join('?' * len(wanted))})")
            values.extend(sorted(wanted))
    if narrow.campaign_id:
        rules.append("p.campaign_id = ?")
        values.append(narrow.campaign_id)
    if narrow.place_ids:
        marks = ",".join("?" * len(narrow.place_ids))
        rules.append(f"EXISTS (SELECT 1 FROM version v WHERE v.post_id = p.id AND v.place_id IN ({marks}))")
        values.extend(sorted(narrow.place_ids))
    for kind, target in (("objective", narrow.objective_id), ("segment", narrow.segment_id)):
        if target:
            rules.append("EXISTS (SELECT 1 FROM aim WHERE post_id = p.id AND kind = ? AND target_id = ?)")
            values.extend((kind, target))
    match = match_of(narrow.text)
    if match:
        rules.append("p.id IN (SELECT rowid FROM post_text WHERE post_text MATCH ?)")
        values.append(match)
    for sign in signs_of(narrow.text):
        rules.append(_SIGNED)
        values.extend((sign, sign))
    return " AND ".join(rules), values
