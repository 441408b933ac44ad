"""What the client agrees to in a campaign's brief, and whether the brief still says it.

The digest is the SHA-256 of canonical JSON: without ids, so that a plan read back from its file stays agreed, and
without what work changes every day (states, days done, results, money spent).
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from smdesk.domain.errors import N_
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.strategy import Campaign

SHORT = 8  # letters of a digest that people compare
AGREEMENTS = {"none": N_("Not yet agreed"), "agreed": N_("Agreed"), "changed": N_("Changed since it was agreed")}
_CAMPAIGN = (
    "name", "kind", "start", "end", "utm_name", "idea", "owner", "why", "success", "insight", "barrier", "proposition",
    "proof", "tone", "mechanics", "offer", "messages", "mandatories", "budget", "approvers", "out_of_scope", "backup",
    "handoff",
)  # fmt: skip
_PARTS = {
    "deliverable": ("name", "format", "size", "due", "owner"),
    "campaign_step": ("phase", "text"),
    "campaign_figure": ("name", "formula", "target"),
    "campaign_post": ("anchor", "offset", "hour", "title", "text"),
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether a client agreed to a campaign: ``state`` is "none", "agreed", or "changed" since.

    ``digest`` is of what was agreed, ``now`` of what the brief says today.
    """

    state: str
    by: str
    on: str
    digest: str
    now: str

    @property
    def short(self) -> str:
        """The agreed digest as it is read out: eight letters, "" where there is none."""
        return short(self.digest)


def short(digest: str) -> str:
    """A digest as people compare it."""
    return digest[:SHORT].upper()


def agreement(plan: WholePlan, campaign: Campaign) -> Agreement:
    """How a campaign stands with the client."""
    now = digest_of(plan, campaign)
    if not campaign.agreed_digest:
        return Agreement("none", "", "", "", now)
    state = "agreed" if campaign.agreed_digest == now else "changed"
    return Agreement(state, campaign.agreed_by, campaign.agreed_on, campaign.agreed_digest, now)


def digest_of(plan: WholePlan, campaign: Campaign) -> str:
    """SHA-256, in hex, of what the brief of a campaign says."""
    return hashlib.sha256(content(plan, campaign).encode("utf-8", "surrogatepass")).hexdigest()


def content(plan: WholePlan, campaign: Campaign) -> str:
    """The brief as canonical JSON: the same brief gives the same text, letter by letter."""
    said: dict[str, Any] = {name: getattr(campaign, name) for name in _CAMPAIGN}
    said["objective"] = _name(plan, "objective", campaign.objective_id, "title")
    said["segment"] = _name(plan, "segment", campaign.segment_id, "name")
    for kind, names in _PARTS.items():
        said[kind] = _sorted(_row(plan, one, names) for one in plan.of(kind, campaign_id=campaign.id))
    cells: dict[int, list[list[str]]] = {}
    for cell in plan.of("budget_cell"):
        if cell.plan.strip():
            cells.setdefault(cell.line_id, []).append([cell.month, cell.plan])
    lines = plan.of("budget_line", campaign_id=campaign.id)
    said["money"] = _sorted([one.name, one.category, sorted(cells.get(one.id, []))] for one in lines)
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _row(plan: WholePlan, record: Any, names: tuple[str, ...]) -> dict[str, Any]:
    row = {name: getattr(record, name) for name in names}
    if hasattr(record, "place_id"):
        row["place"] = _place(plan, record.place_id)
    if hasattr(record, "places"):
        numbers = [int(part) for part in record.places.split(",") if part.strip().isdecimal()]
        row["places"] = sorted(_place(plan, number) for number in numbers)
    if hasattr(record, "pillar_id"):
        row["pillar"] = _name(plan, "pillar", record.pillar_id, "name")
    return row


def _name(plan: WholePlan, kind: str, number: int, column: str) -> str:
    found = plan.get(kind, number) if number else None
    return str(getattr(found, column)) if found is not None else ""


def _place(plan: WholePlan, number: int) -> str:
    found = plan.get("place", number) if number else None
    return f"{found.network} {found.handle}".strip() if found is not None else ""


def _sorted(rows: Any) -> list[Any]:
    return sorted(rows, key=lambda row: json.dumps(row, ensure_ascii=False, sort_keys=True))
