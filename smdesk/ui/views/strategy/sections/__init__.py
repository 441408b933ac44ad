"""How each style of section is drawn. A style's module is imported when a chapter with it is first opened."""

from importlib import import_module
from typing import cast

from smdesk.domain.plan.shape import Section
from smdesk.ui.views.strategy.desk import Desk, SectionBox

# style → module below this package and class
STYLES = {
    "one": "one:One",
    "text": "freetext:FreeText",
    "table": "table:Table",
    "products": "products:Products",
    "listings": "listings:Listings",
    "touchpoints": "touchpoints:Touchpoints",
    "cards": "cards:Cards",
    "ladder": "ladder:Ladder",
    "brand": "brand:BrandSheet",
    "map": "marketmap:MarketMap",
    "audit": "audit:Audit",
    "swot": "swot:Swot",
    "tows": "swot:Tows",
    "interest": "interest:Interest",
    "compare": "compare:Compare",
    "position": "position:PositionMap",
    "sameness": "sameness:Sameness",
    "structure": "structure:Structure",
    "weights": "weights:Weights",
    "mix": "mix:Mix",
    "cadence": "mix:Cadence",
    "matrix": "matrix:TacticMatrix",
    "risk_matrix": "matrix:RiskMatrix",
    "campaigns": "campaigns:Campaigns",
    "renewal": "renewal:Renewal",
    "budget": "budget:Budget",
    "gantt": "gantt:Gantt",
    "load": "load:Load",
    "expectations": "expectations:Expectations",
    "formulas": "formulas:Formulas",
    "legal": "legal:Legal",
    "unlike": "unlike:Unlike",
    "requests": "requests:Requests",
}


def make(desk: Desk, section: Section) -> SectionBox:
    """The widget of a section."""
    module, name = STYLES[section.style].split(":")
    cls = getattr(import_module(f"{__name__}.{module}"), name)
    return cast(SectionBox, cls(desk, section))
