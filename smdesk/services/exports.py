"""Posts as files for other programs: our own CSV and JSON, Buffer, Metricool, iCalendar.

Private notes are part of our own files only; nothing that another program gets has them.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from smdesk.domain.cards import PostFilter
from smdesk.domain.clients import Place
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.folding import slug
from smdesk.domain.posts import Post, Status
from smdesk.domain.time import wall_now
from smdesk.domain.whole import ClientPlan, WholePost
from smdesk.exchange import ics_out, objects, own_out, schedulers
from smdesk.exchange.channels import label_of
from smdesk.exchange.schedulers import Outgoing
from smdesk.language import load
from smdesk.services import composing, networks
from smdesk.services.files import folder_of, put
from smdesk.services.media import is_address
from smdesk.storage.store import Store

MOST_LETTERS = 48  # of a place in the name of its file
FORMATS = ("csv", "xlsx", "json", "ics", "buffer", "metricool")
# What a scheduler is given: what is still to go out and has words. Ideas and held posts stay here.
_TO_GO = frozenset(
    (Status.DRAFT, Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.APPROVED, Status.SCHEDULED)
)
NOTHING = N_("Export: no post of {client} lies in that period; choose another one.")

NOTHING_TO_GO = N_(
    "Export: nothing of {client} in that period is still to go out at a place that {program} serves; choose another"
    " period."
)
STILL_TO_GO = N_("Into the file come {n}: those still to go out at a place that {program} serves.")
PICTURES_STAY = N_(
    "Pictures on this computer stay behind ({n}): {program} takes only web addresses. Add them there."
)


def gather(
    store: Store, client_id: int, start: date | None = None, end: date | None = None
) -> tuple[ClientPlan, list[WholePost]]:
    """A client's posts from ``start`` to ``end`` (both included) in order of time; without both, ideas too.

    :raises NotFound: when there is no such client
    :raises BadInput: when the end is before the start
    """
    plan = store.clients.plan(client_id)
    narrow = PostFilter(client_id=client_id)
    if start is None and end is None:
        return plan, store.posts.wholes(store.posts.ids(narrow))
    if start and end and end < start:
        message = N_("Period: its end, {end}, is before its start, {start}; swap the two.")
        raise BadInput(message, "to", start=start, end=end)
    after = (end + timedelta(days=1)).isoformat() if end and end < date.max else "9999-12-32"
    cards = store.posts.window(start.isoformat() if start else "0001-01-01", after, narrow)
    return plan, store.posts.wholes([card.id for card in cards])


def export_posts(
    store: Store,
    client_id: int,
    out_path: Path,
    *,
    format: str,
    start: date | None = None,
    end: date | None = None,
    now: datetime | None = None,
) -> list[Path]:
    """Write a client's posts to ``out_path``; returns the files written. Buffer wants one for each place:
    their names get the place behind the stem.

    :raises BadInput: for an unknown format, an empty period, or a file that cannot be written
    """
    plan, wholes = gather(store, client_id, start, end)
    return write(plan, wholes, out_path, format=format, now=now or store.clock())


def write(
    plan: ClientPlan, wholes: Sequence[WholePost], out_path: Path, *, format: str, now: datetime,
    on_progress: Callable[[float], None] = lambda part: None,
) -> list[Path]:  # fmt: skip
    """The same with what was read before; on any thread.

    :param on_progress: told the share done; an exception it raises stops before the next file
    :raises BadInput: for an unknown format, no posts, or a file that cannot be written
    """
    if not wholes:
        raise BadInput(NOTHING, "from", client=plan.client.name)
    folder_of(out_path)
    on_progress(0.0)
    files = contents(plan, wholes, out_path, format=format, now=now)
    for number, (path, data) in enumerate(files, 1):
        on_progress(0.5 + 0.5 * number / len(files))
        put(data, path)
    return [path for path, _ in files]


def file_name(store: Store, client_id: int, kind: str, start: date, end: date, suffix: str) -> str:
    """A name for a file of posts, such as "pastificio-valdorsa-buffer-2026-10.csv": each client has its own."""
    days = f"{start:%Y-%m}" if (start.year, start.month) == (end.year, end.month) else f"{start}-{end}"
    client = slug(store.clients.plan(client_id).client.name)[:MOST_LETTERS]
    return f"{client}-{kind}-{days}.{suffix}".lstrip("-_")


def contents(
    plan: ClientPlan, wholes: Sequence[WholePost], out_path: Path, *, format: str, now: datetime
) -> list[tuple[Path, bytes]]:
    """The files of an export and what stands in each; pure, for any thread.

    :raises BadInput: for an unknown format
    """
    if format == "csv":
        return [(out_path, _for_excel(own_out.own_csv(plan, wholes)))]
    if format == "xlsx":
        return [(out_path, own_out.own_xlsx(plan, wholes))]
    if format == "json":
        return [(out_path, _bytes(objects.posts_json(plan, wholes)))]
    if format == "ics":
        return [(out_path, ics_out.calendar(plan, wholes, now, _names(plan)))]
    if format not in FORMATS:
        message = N_("Format: “{format}” is not one that posts are written in; use {known}.")
        raise BadInput(message, "format", format=format, known=", ".join(FORMATS))
    rows = _accepted(outgoing(plan, wholes), format, now)
    if not rows:
        raise BadInput(NOTHING_TO_GO, "from", client=plan.client.name, program=format.capitalize())
    if format == "metricool":
        return [(out_path, _bytes(schedulers.metricool_csv(rows)))]
    files = []
    places = {row.place.id: row.place for row in rows}
    endings = _endings(list(places.values()))
    for place in places.values():
        here = [row for row in rows if row.place.id == place.id]
        for part in range(0, len(here), schedulers.BUFFER_ROWS):
            number = part // schedulers.BUFFER_ROWS
            data = schedulers.buffer_csv(here[part : part + schedulers.BUFFER_ROWS])
            files.append((_named(out_path, endings[place.id], f"-{number + 1}" if number else ""), _bytes(data)))
    return files


def going(plan: ClientPlan, wholes: Sequence[WholePost], format: str, now: datetime) -> tuple[int, int]:
    """(how many of the posts a file of this format gets, how many of their pictures it cannot take along)."""
    if format not in ("buffer", "metricool"):
        return len(wholes), 0
    ids = {row.post.id for row in _accepted(outgoing(plan, wholes), format, now)}
    files = [file for whole in wholes if whole.post.id in ids for _one, file in whole.media]
    return len(ids), sum(not is_address(file.path) for file in files)


def _at_home(post: Post, zone: str) -> Post:
    """The post with its hour as the clocks of ``zone`` show it: schedulers read every hour in the account's zone."""
    if not post.due_wall or post.zone == zone:
        return post
    return replace(post, due_wall=wall_now(datetime.fromtimestamp(post.due_utc, UTC), zone), zone=zone)


def _accepted(rows: list[Outgoing], format: str, now: datetime) -> list[Outgoing]:
    """What the program takes: at networks it serves, still to come; Metricool wants a day."""
    served = schedulers.METRICOOL_NETWORKS if format == "metricool" else schedulers.BUFFER_NETWORKS
    undated = format != "metricool"  # Buffer's own queue gives them a time
    begin = now.timestamp()
    return [
        row
        for row in rows
        if row.place.network in served and (row.post.due_utc > begin if row.post.due_wall else undated)
    ]


def outgoing(plan: ClientPlan, wholes: Sequence[WholePost]) -> list[Outgoing]:
    """What is still to go out, once for each place, as its network gets it."""
    facts = networks.facts()
    rows = []
    for whole in wholes:
        if whole.post.status not in _TO_GO:
            continue
        post = _at_home(whole.post, plan.client.zone)
        media = tuple((file.path, one.alt) for one, file in whole.media if is_address(file.path))
        for at in composing.at_places(whole, plan, facts):
            if at.outgoing.strip() or media:
                draft = at.draft
                rows.append(
                    Outgoing(
                        post, at.place, at.outgoing, draft.title, draft.first_comment, at.link, media
                    )
                )
    return rows


def _names(plan: ClientPlan) -> dict[str, str]:
    """What people call the networks of a client's places, in its language."""
    words = load(plan.client.language)
    return {place.network: networks.name_of(place.network, words) for place in plan.places}


def _endings(places: Sequence[Place]) -> dict[int, str]:
    """What tells the file of a place from the others, by id: two accounts may be written alike once only plain
    letters are left of them."""
    slugs = {place.id: slug(label_of(place))[:MOST_LETTERS].strip("-_") for place in places}
    alike = Counter(slugs.values())
    return {
        place.id: slugs[place.id] if slugs[place.id] and alike[slugs[place.id]] == 1
        else f"{slugs[place.id]}-{place.id}".lstrip("-")
        for place in places
    }  # fmt: skip


def _named(path: Path, ending: str, part: str = "") -> Path:
    return path.with_name(f"{path.stem}-{ending}{part}{path.suffix or '.csv'}")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _for_excel(text: str) -> bytes:
    """With the mark by which Excel knows UTF-8."""
    return b"\xef\xbb\xbf" + _bytes(text)
