"""Search interest from a Google Trends file into the plan, as one undo step."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from smdesk.domain.changes import Act
from smdesk.domain.plan.market import Interest
from smdesk.domain.time import wall_now
from smdesk.exchange.trends import read_trends
from smdesk.services.plan_files import PlanReport
from smdesk.storage.store import Store

SOURCE = "Google Trends"


def import_trends(
    store: Store,
    client_id: int,
    path: Path,
    *,
    dry_run: bool = False,
    today: date | None = None,
    origin: object = None,
) -> PlanReport:
    """Take a file's series; one of the same term and region takes the place of the older one.

    :raises BadInput: when the file is none of the kind
    """
    client = store.plans.whole(client_id).client
    day = (today or date.fromisoformat(wall_now(store.clock(), client.zone)[:10])).isoformat()
    have = {(one.term.casefold(), one.region.casefold()): one for one in store.find(Interest, client_id=client_id)}
    position = max((one.position + 1 for one in have.values()), default=0)
    report = PlanReport()
    fresh: list[Interest] = []
    stale: list[tuple[Interest, str]] = []
    for series in read_trends(path):
        points = json.dumps([list(point) for point in series.points], separators=(",", ":"))
        one = have.get((series.term.casefold(), series.region.casefold()))
        if one is None:
            made = Interest(client_id=client_id, term=series.term, region=series.region, points=points)
            fresh.append(replace(made, source=SOURCE, imported_on=day, position=position + len(fresh)))
        elif one.points == points and not one.archived:
            report.skipped += 1
        else:
            stale.append((one, points))
    report.created, report.updated = len(fresh), len(stale)
    if not dry_run and (fresh or stale):
        with store.transaction(Act.IMPORT_PLAN, origin) as tx:
            for made in fresh:
                tx.add(made)
            for one, points in stale:
                tx.update(one, points=points, source=SOURCE, imported_on=day, archived=False, template="")
    return report
