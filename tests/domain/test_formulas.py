"""Every formula against figures worked out by hand: six months of a pasta maker, and small sums."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.errors import BadInput
from smdesk.domain.formulas import (
    BOOK,
    FORMULAS,
    INPUTS,
    Evidence,
    compute,
    engagements,
    evidence,
    expectations,
    formula,
    key_result_formulas,
    may_judge,
    median_and_p90,
    read_hours,
    weighted_score,
)

D = Decimal
MARGIN = D("0.45")


class Month(NamedTuple):
    """One month as it was counted, then what the report said of it."""

    posts: int
    start: int
    end: int
    growth: str
    reach: int
    engaged: int
    err: str
    comments: int  # the whole number that gives the rate per post reported
    per_post: str
    shares: int
    shares_per_post: str
    clicks: int
    orders: int
    cvr: str
    revenue: int
    cost: int
    roi: str
    order: str


MONTHS = (
    Month(18, 2140, 2196, "2.6", 21400, 812, "3.8", 65, "3.6", 41, "2.3", 342, 19, "5.6", 646, 750, "-61", "34.00"),
    Month(18, 2196, 2271, "3.4", 25300, 1037, "4.1", 88, "4.9", 58, "3.2", 415, 26, "6.3", 884, 778, "-49", "34.00"),
    Month(19, 2271, 2390, "5.2", 31800, 1463, "4.6", 122, "6.4", 97, "5.1", 530, 37, "7.0", 1258, 798, "-29", "34.00"),
    Month(18, 2390, 2502, "4.7", 36100, 1588, "4.4", 117, "6.5", 104, "5.8", 668, 45, "6.7", 1575, 770, "-8", "35.00"),
    Month(14, 2502, 2471, "-1.2", 52700, 1897, "3.6", 402, "28.7", 143, "10.2", 702, 33, "4.7", 1122, 1110, "-55", "34.00"),
    Month(18, 2471, 2655, "7.4", 44200, 2077, "4.7", 167, "9.3", 151, "8.4", 936, 61, "6.5", 2257, 780, "30", "37.00"),
)  # fmt: skip


def value(formula_id: str, **inputs: int | str | Decimal) -> Decimal | None:
    return compute(formula_id, {key: D(str(number)) for key, number in inputs.items()}).value


def rounded(number: Decimal | None, like: str) -> Decimal:
    assert number is not None
    return number.quantize(D(like), ROUND_HALF_UP)


@pytest.mark.parametrize("month", MONTHS, ids=[f"month {number}" for number in range(1, 7)])
def test_six_months_of_a_pasta_maker_come_out_as_reported(month: Month) -> None:
    err = value("er_reach_pooled", engagements=month.engaged, post_reach=month.reach)
    assert rounded(err, month.err) == D(month.err)
    growth = value("follower_growth", followers_start=month.start, followers_end=month.end)
    assert rounded(growth, month.growth) == D(month.growth)
    cvr = value("conversion_rate_clicks", conversions=month.orders, clicks=month.clicks)
    assert rounded(cvr, month.cvr) == D(month.cvr)
    roi = value("roi", gross_profit=month.revenue * MARGIN, cost=month.cost)
    assert rounded(roi, month.roi) == D(month.roi)
    talk = value("conversation_rate", comments=month.comments, posts=month.posts)
    assert rounded(talk, month.per_post) == D(month.per_post)
    spread = value("amplification_rate", shares=month.shares, posts=month.posts)
    assert rounded(spread, month.shares_per_post) == D(month.shares_per_post)
    assert value("average_order", revenue=month.revenue, orders=month.orders) == D(month.order)


def test_conversation_was_best_in_the_month_of_the_polemic_and_profit_came_in_the_sixth() -> None:
    talk = [value("conversation_rate", comments=one.comments, posts=one.posts) or D(0) for one in MONTHS]
    assert talk.index(max(talk)) == 4
    gains = [value("roi", gross_profit=one.revenue * MARGIN, cost=one.cost) or D(0) for one in MONTHS]
    assert [gain > 0 for gain in gains] == [False] * 5 + [True]
    # by revenue the fourth month would have looked a success: that is why profit is the measure
    flattering = value("roi_revenue", revenue=MONTHS[3].revenue, cost=MONTHS[3].cost)
    assert flattering is not None and flattering > 100


BY_HAND: dict[str, tuple[dict[str, int | str], str]] = {
    "er_reach": ({"engagements": 50, "reach": 1000}, "5"),
    "er_reach_mean": ({"err_sum": 12, "posts": 4}, "3"),
    "er_reach_pooled": ({"engagements": 90, "post_reach": 3000}, "3"),
    "er_followers": ({"engagements": 21, "followers": 2100}, "1"),
    "er_impressions": ({"engagements": 30, "impressions": 1200}, "2.5"),
    "er_daily": ({"engagements": 42, "followers": 2100}, "2"),
    "virality": ({"shares": 8, "reach": 1000}, "0.8"),
    "conversation_rate": ({"comments": 30, "replies_too": 12, "posts": 6}, "7"),
    "amplification_rate": ({"shares": 27, "posts": 18}, "1.5"),
    "amplification_followers": ({"shares": 27, "followers": 1800}, "1.5"),
    "applause_rate": ({"likes": 540, "posts": 18}, "30"),
    "follower_growth": ({"followers_start": 2000, "followers_end": 1900}, "-5"),
    "share_of_voice": ({"own_mentions": 12, "market_mentions": 60}, "20"),
    "ctr": ({"clicks": 36, "impressions": 2400}, "1.5"),
    "click_rate_reach": ({"clicks": 36, "reach": 1800}, "2"),
    "cpc": ({"ad_spend": "45.50", "clicks": 91}, "0.5"),
    "cpm": ({"ad_spend": 30, "impressions": 12000}, "2.5"),
    "cpa": ({"ad_spend": 90, "conversions": 12}, "7.5"),
    "conversion_rate": ({"conversions": 9, "sessions": 450}, "2"),
    "conversion_rate_clicks": ({"conversions": 9, "clicks": 180}, "5"),
    "roi": ({"gross_profit": 1000, "cost": 800}, "25"),
    "roi_private": ({"gross_profit": 1000, "private_cost": 1250}, "-20"),
    "roi_revenue": ({"revenue": 1600, "cost": 800}, "100"),
    "roas": ({"ad_revenue": 420, "ad_spend": 120}, "3.5"),
    "average_order": ({"revenue": 646, "orders": 19}, "34"),
    "cac": ({"cost": 750, "new_customers": 15}, "50"),
    "economic_value": ({"short_revenue": 900, "long_revenue": 300, "savings": 50}, "1250"),
    "net_sentiment": ({"positive": 30, "negative": 12, "mentions": 60}, "30"),
    "nps": ({"promoters": 10, "detractors": 15, "answers": 50}, "-10"),
    "csat": ({"satisfied": 18, "answers": 20}, "90"),
    "response_rate": ({"answered": 45, "needing": 48}, "93.75"),
    "frt_median": ({"hours_median": "1.9"}, "1.9"),
    "frt_p90": ({"hours_p90": "6.5"}, "6.5"),
    "resolution_median": ({"hours_median": 8}, "8"),
    "resolution_p90": ({"hours_p90": 40}, "40"),
    "sla_met": ({"within_target": 19, "timed": 20}, "95"),
    "first_contact_resolution": ({"first_contact": 6, "solved": 8}, "75"),
    "stickiness": ({"daily_active": 12, "monthly_active": 60}, "20"),
    "active_member_ratio": ({"active_members": 14, "members": 56}, "25"),
    "contributors_heavy": ({"heavy": 2, "members": 25}, "8"),
    "contributors_occasional": ({"occasional": 5, "members": 25}, "20"),
    "contributors_silent": ({"silent": 18, "members": 25}, "72"),
    "member_made_share": ({"member_posts": 58, "posts_all": 100}, "58"),
    "reply_depth": ({"replies": 45, "discussions": 10}, "4.5"),
    "answered_by_members": ({"answered_by_members": 7, "questions": 20}, "35"),
    "health_balance": ({"joined": 14, "lapsed": 3}, "11"),
    "contact_renewal": ({"new_contacts": 4, "active_contacts": 32}, "12.5"),
    "posts_per_week": ({"posts": 18, "weeks": 4}, "4.5"),
    "on_time_publishing": ({"on_time": 17, "due": 20}, "85"),
    "part_of_whole": ({"part": 8, "whole": 12}, "66.66666666666666666666666667"),
    "count": ({"counted": 31}, "31"),
    "promo_ratio": ({"promo_posts": 3, "posts": 24}, "12.5"),
    "conversation_ratio": ({"replies": 50, "discussions": 10, "posts": 20}, "75"),
    "weighted_score": ({"mark_sum": 42, "weight_sum": 12}, "3.5"),
    "effective_hourly_rate": ({"fee": 700, "hours": 25}, "28"),
}


def test_every_formula_is_worked_out_by_hand() -> None:
    assert set(BY_HAND) == set(FORMULAS) and len(FORMULAS) == len(BOOK)
    for formula_id, (inputs, expected) in BY_HAND.items():
        assert value(formula_id, **inputs) == D(expected), formula_id


def test_every_formula_says_what_it_is() -> None:
    for one in BOOK:
        assert one.name and one.expression and one.source and one.inputs, one.id
        assert ("÷" in one.expression) is bool(one.bottom), one.id
        assert (f"× {one.times}" in one.expression) is (one.times != 1), one.id
        assert one.unit not in ("%", "points") or one.times == 100 or one.id == "er_reach_mean", one.id
        assert not (one.private and one.fair_for_competitors), one.id
    named = [one.name for one in BOOK]
    assert len(set(named)) == len(named)
    used = {each.key for one in BOOK for each in one.inputs}
    assert used == set(INPUTS)


@pytest.mark.parametrize("formula_id", sorted(FORMULAS))
def test_what_is_missing_is_not_zero(formula_id: str) -> None:
    inputs = {key: D(str(number)) for key, number in BY_HAND[formula_id][0].items()}
    for one in FORMULAS[formula_id].inputs:
        reading = compute(formula_id, {**inputs, one.key: None})
        if one.optional:
            assert reading.value is not None
        else:
            assert reading.value is None and reading.missing == one.label
            assert "{input}" in reading.why_missing
    if FORMULAS[formula_id].bottom:
        nothing = compute(formula_id, dict.fromkeys(inputs, D(0)))
        assert nothing.value is None and "zero" in nothing.why_missing


def test_a_true_zero_is_zero() -> None:
    assert value("er_reach", engagements=0, reach=900) == 0
    assert value("frt_median", hours_median=0) == 0


def test_a_figure_is_shown_with_its_inputs_and_does_not_depend_on_the_callers_precision() -> None:
    with localcontext() as context:
        context.prec = 3
        reading = compute("er_reach_pooled", {"engagements": D(1037), "post_reach": D(25300), "other": D(1)})
    assert reading.inputs == {"engagements": 1037, "post_reach": 25300}
    assert str(reading.value).startswith("4.0988142292490")


def test_an_unknown_formula_is_refused() -> None:
    with pytest.raises(BadInput, match="“ave” is not known"):
        compute("ave", {})
    assert formula("roi").name == "Return on investment"


def test_competitors_are_compared_by_public_numbers_alone() -> None:
    hidden = {"reach", "post_reach", "impressions", "clicks", "sessions", "cost", "ad_spend", "saves"}
    fair = [one for one in BOOK if one.fair_for_competitors]
    assert {"er_followers", "follower_growth", "posts_per_week"} <= {one.id for one in fair}
    assert not [one.id for one in fair if {each.key for each in one.inputs} & hidden]


def test_a_key_result_is_measured_by_an_outcome_that_the_client_may_see() -> None:
    offered = {one.id for one in key_result_formulas()}
    assert not offered & {
        "posts_per_week",
        "on_time_publishing",
        "promo_ratio",
        "effective_hourly_rate",
        "roi_private",
    }
    assert {"frt_median", "conversion_rate", "net_sentiment", "roi"} <= offered
    assert {one.id for one in BOOK if one.private} == {"effective_hourly_rate", "roi_private"}


def test_interactions_say_what_is_counted() -> None:
    parts = {"likes": D(700), "comments": D(65), "shares": D(41), "saves": None, "clicks": D(342)}
    assert engagements(parts).value == 806
    assert engagements(parts).counted == ("likes", "comments", "shares")
    assert engagements(parts, with_clicks=True).value == 1148
    assert engagements({"saves": None}).value is None


def test_a_weighted_score_leaves_out_what_was_not_marked() -> None:
    assert weighted_score([(D(3), D(4)), (D(1), D(2)), (D(9), None)]).value == D("3.5")
    assert weighted_score([(D(3), None)]).value is None


@pytest.mark.parametrize(
    ("hours", "median", "p90"),
    [
        (["2"], "2", "2"),
        (["1", "3"], "2", "2.8"),
        (["5", "1", "2", "4", "3", "6", "8", "7", "9", "10"], "5.5", "9.1"),
        (["0.5", "1", "1.5", "2", "48"], "1.5", "29.6"),
    ],
)
def test_median_and_p90_as_spreadsheets_reckon(hours: list[str], median: str, p90: str) -> None:
    spread = median_and_p90(D(hour) for hour in hours)
    assert (spread.median, spread.p90, spread.count) == (D(median), D(p90), len(hours))
    assert read_hours("frt_p90", [D(hour) for hour in hours]).value == D(p90)


def test_no_messages_have_no_median() -> None:
    assert median_and_p90([]).median is None
    assert read_hours("resolution_median", []).value is None


@given(st.lists(st.decimals(0, 1000, places=2), min_size=1))
def test_nine_in_ten_are_no_later_than_p90_of_whole_ranks(hours: list[Decimal]) -> None:
    spread = median_and_p90(hours)
    assert spread.median is not None and spread.p90 is not None
    assert min(hours) <= spread.median <= spread.p90 <= max(hours)


def test_early_figures_are_not_judged() -> None:
    named = [evidence(days) for days in (0, 89, 90, 180, 181, 900)]
    early, medium, long = Evidence.EARLY, Evidence.MEDIUM, Evidence.LONG
    assert named == [early, early, medium, medium, long, long]
    assert [may_judge(days) for days in (89, 90)] == [False, True]


def test_the_client_is_told_when_results_can_be_judged() -> None:
    expected = ((90, date(2026, 4, 1)), (180, date(2026, 6, 30)), (365, date(2027, 1, 1)))
    assert expectations(date(2026, 1, 1)) == expected
