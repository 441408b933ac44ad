"""The upper rungs of the ladder: what the business wants, and the key results that prove it."""

from smdesk.domain.entity import column, entity
from smdesk.domain.plan.record import Record


@entity("goal")
class Goal(Record):
    """What the business lives on, as its owner says it."""

    title: str = ""
    said_by: str = ""
    said_on: str = ""
    why: str = ""


@entity("key_result")
class KeyResult(Record):
    """A figure that proves an objective."""

    objective_id: int = column(default=0, refers="objective")
    title: str = ""
    baseline: str = ""
    target: str = ""
    unit: str = ""
    due: str = ""
    owner: str = ""
    stage: str = ""  # plan, reach, act, convert, engage
    formula: str = ""  # id of a formula
    source: str = ""
    baseline_inputs: str = ""  # what the baseline was worked out from: JSON, name of an input to its figure


@entity("reading")
class Reading(Record):
    """What a key result was on a day."""

    key_result_id: int = column(default=0, refers="key_result")
    on: str = ""
    value: str = ""
    source: str = ""
    inputs: str = ""  # what the value was worked out from, as in ``KeyResult.baseline_inputs``


@entity("kpi")
class Kpi(Record):
    """A figure kept under control: formula, source, rhythm and who looks at it."""

    name: str = ""
    formula: str = ""
    objective_id: int = column(default=0, refers="objective")
    target: str = ""
    source: str = ""
    rhythm: str = "monthly"  # weekly, monthly, quarterly
    owner: str = ""
    yardstick: str = ""  # what it is compared with


@entity("plan_review")
class PlanReview(Record):
    """A day on which results can be judged, and what was judged."""

    on: str = ""
    days: int = 0  # from the plan's start; 0 = a day of its own
    judge: str = ""
    verdict: str = ""
    done: bool = False
