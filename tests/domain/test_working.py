"""What figures were worked out from: read, written beside them, and let go when they no longer give them."""

import json
from decimal import Decimal

import pytest

from smdesk.domain import working
from smdesk.domain.errors import BadInput
from smdesk.domain.formulas import BOOK, Formula, compute
from smdesk.domain.plan.goals import KeyResult, Reading
from tests.domain.test_formulas import MONTHS, Month


def plain(text: str, **values: object) -> str:
    return text.format(**values) if values else text


@pytest.mark.parametrize("m", MONTHS)
def test_six_months_are_worked_out_as_they_were_reported(m: Month) -> None:
    for formula, inputs, reported in (
        ("conversion_rate_clicks", {"conversions": m.orders, "clicks": m.clicks}, m.cvr),
        ("er_reach_pooled", {"engagements": m.engaged, "post_reach": m.reach}, m.err),
        ("follower_growth", {"followers_start": m.start, "followers_end": m.end}, m.growth),
        ("average_order", {"revenue": m.revenue, "orders": m.orders}, m.order),
        ("conversation_rate", {"comments": m.comments, "posts": m.posts}, m.per_post),
    ):
        kept = json.dumps({name: str(value) for name, value in inputs.items()})
        assert working.worked(formula, kept, reported) is not None, (formula, reported)
        assert working.worked(formula, kept, str(Decimal(reported) + 1)) is None  # typed by hand


def test_the_working_is_written_with_its_numbers() -> None:
    rate = working.worked("conversion_rate_clicks", '{"conversions": "61", "clicks": "936"}', "6.5")
    assert rate and working.said(rate, str, plain) == "61 conversions ÷ 936 clicks ×\u00a0100"
    mood = working.worked("net_sentiment", '{"positive": "41", "negative": "9", "mentions": "78"}', "41")
    assert mood and working.said(mood, str, plain) == "(41 positive mentions − 9 negative mentions) ÷ 78 mentions ×\u00a0100"
    depth = working.worked("conversation_rate", '{"comments": "65", "posts": "18"}', "3.61")
    assert depth and working.said(depth, str, plain) == "65 comments ÷ 18 posts"  # the optional input is left out


@pytest.mark.parametrize("formula", [one for one in BOOK if one.bottom], ids=lambda one: one.id)
def test_nothing_is_divided_by_zero_or_by_what_is_not_known(formula: Formula) -> None:
    zeros = json.dumps({one.key: "0" for one in formula.inputs})
    found = working.worked(formula.id, zeros, "")
    assert found and found.missing and working.why_missing(found, plain).endswith("there is nothing to divide by.")
    assert working.worked(formula.id, zeros, "0") is None  # never 0
    lacking = json.dumps({one.key: "5" for one in formula.inputs[:-1]})
    lost = working.worked(formula.id, lacking, "")
    if not formula.inputs[-1].optional:
        assert lost and "is not known" in working.why_missing(lost, plain) and "?" in working.said(lost, str, plain)


def test_figures_filled_in_are_those_their_inputs_give() -> None:
    for month in MONTHS:
        reading = compute("conversion_rate_clicks", {"conversions": Decimal(month.orders), "clicks": Decimal(month.clicks)})
        assert working.gives(reading, working.filled(reading))
    assert working.filled(compute("average_order", {"revenue": Decimal(646), "orders": Decimal(19)})) == "34.00"
    assert working.filled(compute("ctr", {"clicks": Decimal(1), "impressions": Decimal(0)})) == ""


@pytest.mark.parametrize("text", ["[]", "{", '{"clicks": 3}', '{"clicks": "x"}', '{"clicks": "NaN"}', '{"visits": "3"}', "[" * 9000])
def test_what_is_no_inputs_is_refused_and_read_as_none(text: str) -> None:
    with pytest.raises(BadInput):
        working.checked(text, "Inputs")
    assert working.worked("ctr", text, "3") is None


def test_the_last_working_of_a_formula_is_shown() -> None:
    rate = {"formula": "ctr", "baseline": "1", "baseline_inputs": '{"clicks": "1", "impressions": "100"}', "source": "Insights"}
    early, late = KeyResult(id=1, client_id=1, title="a", **rate), KeyResult(id=2, client_id=1, title="b", **rate)
    read = Reading(id=1, client_id=1, key_result_id=2, on="2026-10-12", value="2", inputs='{"clicks": "2", "impressions": "100"}')
    found = working.latest([(early, None), (late, read)], "ctr")
    assert found and (found.on, found.source, found.reading.value) == ("2026-10-12", "Insights", Decimal(2))
    assert working.latest([(early, None)], "cpc") is None
