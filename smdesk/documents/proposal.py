"""A business idea as one page for the client to decide on: what it gives, how it gets there, money in, money out, risk."""

import hashlib
from dataclasses import dataclass
from typing import Any

from smdesk.documents.common import SIGNATURE, Material, finish, frame, lay_out
from smdesk.documents.ink import breakable
from smdesk.documents.planbook import cut
from smdesk.domain.entity import to_json
from smdesk.domain.errors import N_
from smdesk.domain.plan.shapes_work import SHAPES
from smdesk.domain.plan.work import Sketch

DOCUMENT = "proposal"
NAME = N_("Proposal")
SIZES = ((38, 30), (80, 23), (130, 18))  # characters up to which a title is so large, in points
_ASKED = ("channel", "revenue", "cost", "risk")


@dataclass(frozen=True, slots=True)
class ProposalMaterial:
    """A client and the idea; plain values, so it may leave its thread."""

    base: Material
    sketch: Sketch


def data(material: ProposalMaterial) -> dict[str, Any]:
    """Everything the template prints, as plain values."""
    desk = lay_out(material.base)
    _, idea = desk.words, desk.ink.entity(material.sketch)
    fields = {one.name: one for one in next(shape for shape in SHAPES if shape.kind == "sketch").fields}
    name = cut(idea.title, 240)
    parts = [
        {"label": _(fields[one].label), "hint": _(fields[one].hint), "lines": _lines(getattr(idea, one))}
        for one in _ASKED
        if getattr(idea, one).strip()
    ]
    return finish(
        desk,
        {
            **frame(desk, DOCUMENT, _(NAME)),
            "title": f"{_(NAME)}: {cut(idea.title, 80)}, {desk.plan.client.name}",
            "period": cut(idea.title, 44),
            "version": hashlib.sha256(to_json(material.sketch).encode("utf-8", "replace")).hexdigest()[:8].upper(),
            "status": _("To be decided"),
            "idea": breakable(name, 14),
            "size": next((points for letters, points in SIZES if len(name) <= letters), 15),
            "value": {"label": _(fields["value"].hint), "lines": _lines(idea.value)},
            "parts": parts,
            "decide": _("What do you say?"),
            "choices": [_("Let us try it"), _("Let us talk about it"), _("Not now")],
            "sign": [_(label) for label in SIGNATURE],
        },
    )


def _lines(text: str) -> list[str]:
    return [breakable(" ".join(line.split()), 18) for line in text.splitlines() if line.strip()]
