"""Our own table, as CSV or workbook: every field of every post, read back by own_in to the same posts."""

import csv
import io
from collections.abc import Sequence

from smdesk.domain.time import day_of, hour_of
from smdesk.domain.whole import ClientPlan, WholePost
from smdesk.exchange.channels import label_of
from smdesk.exchange.own import AT, FLAGS, LIST, MARK, TEXTS, VERSION_TEXTS, guarded, own_cell
from smdesk.exchange.plan_tables_out import Grid, as_xlsx


def own_csv(plan: ClientPlan, wholes: Sequence[WholePost]) -> str:
    """The posts as one table. Formulas are guarded: no spreadsheet will compute a cell of it."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(_table(plan, wholes))
    return buffer.getvalue()


def own_xlsx(plan: ClientPlan, wholes: Sequence[WholePost]) -> bytes:
    """The same as a workbook, which opens in columns wherever a list is parted by semicolons.

    :raises BadInput: when a text is longer than a cell can be
    """
    header, *rows = _table(plan, wholes)
    return as_xlsx([Grid("posts", tuple(header), tuple(map(tuple, rows)), {})], guard=False)


def _table(plan: ClientPlan, wholes: Sequence[WholePost]) -> list[list[str]]:
    """A row each, a column more for every place that says something of its own."""
    most_media = max((len(whole.media) for whole in wholes), default=0)
    versions = [
        (begin, name, place)
        for name, begin in VERSION_TEXTS.items()
        for place in plan.places
        if any(_says(whole, place.id, name) for whole in wholes)
    ]
    header = [
        MARK, "client", "title", "status", "date", "time", "places", "pillar", "campaign",
        "objectives", "segments",
        *(name for name in TEXTS.values() if name not in ("title", "status")), *FLAGS.values(),
        *(f"{begin}{AT}{label_of(place)}" for begin, _, place in versions),
        *(f"{what} {number}" for number in range(1, most_media + 1) for what in ("media", "alt")),
    ]  # fmt: skip
    table = [header]
    for whole in wholes:
        row = _row(plan, whole)
        row += [own_cell(_own(whole, place.id, name)) for _, name, place in versions]
        for attachment, media in whole.media:
            row += [guarded(media.path), guarded(attachment.alt)]
        table.append(row + [""] * (len(header) - len(row)))
    return table


def _row(plan: ClientPlan, whole: WholePost) -> list[str]:
    post = whole.post
    pillar, campaign = plan.pillar(post.pillar_id), plan.campaign(post.campaign_id)
    objectives = [one.code for number in whole.objective_ids if (one := plan.objective(number))]
    segments = [one.name for one in plan.segments if one.id in whole.segment_ids]
    places = [label_of(place) for version in whole.versions if (place := plan.place(version.place_id))]
    return [
        str(post.id),
        guarded(plan.client.name),
        guarded(post.title),
        post.status,
        day_of(post.due_wall).isoformat() if post.due_wall else "",
        hour_of(post.due_wall) if post.due_wall else "",
        LIST.join(places),
        guarded(pillar.name if pillar else ""),
        guarded(campaign.name if campaign else ""),
        guarded(LIST.join(objectives)),
        guarded(LIST.join(segments)),
        *(guarded(str(getattr(post, name))) for name in TEXTS if name not in ("title", "status")),
        *("TRUE" if getattr(post, name) else "FALSE" for name in FLAGS),
    ]


def _own(whole: WholePost, place_id: int, name: str) -> str | None:
    version = whole.version_at(place_id)
    value = getattr(version, name) if version else None
    return None if value is None or (name in ("published_url", "out_at") and value == "") else str(value)


def _says(whole: WholePost, place_id: int, name: str) -> bool:
    return _own(whole, place_id, name) is not None
