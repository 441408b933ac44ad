"""The book of formulas: what each figure is called, how it is reckoned, and who says so. Data, and its form.

A calculation is written as signed terms, such as ``top="gross_profit - cost", bottom="cost", times=100``; the
inputs of a formula are those terms. Sources without an address are professional custom, or our own choice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from smdesk.domain.errors import N_

Unit = Literal["%", "per_post", "h", "money", "points", "ratio", "count"]

CUSTOM = N_("professional custom")
OURS = N_("choice of this program")
_HOOTSUITE = "blog.hootsuite.com/calculate-engagement-rate"
_KAUSHIK = "kaushik.net: best social media metrics"
_NAPOLEON = "brain.napoleoncat.com"


@dataclass(frozen=True, slots=True)
class Input:
    """A number that a formula needs. An ``optional`` one counts as nothing when it is not known."""

    key: str
    label: str  # N_
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A figure. ``name``, ``expression`` and ``note`` are texts to translate, and so is ``source``.

    ``unit``: "%" percent, "per_post" a mean, "h" hours, "money" in the client's currency, "points" −100 to
    +100, "ratio" a bare quotient or mark, "count" people. ``higher_is_better`` None: neither way is.
    """

    id: str
    name: str
    expression: str
    top: str
    bottom: str = ""
    times: int = 1
    unit: Unit = "%"
    note: str = ""
    source: str = CUSTOM
    fair_for_competitors: bool = False  # needs public numbers only
    outcome: bool = True  # something others did; False: our own output or mere housekeeping
    private: bool = False  # never in a client's document
    higher_is_better: bool | None = True

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What must be known, in the order of the calculation."""
        keys = dict.fromkeys(key for part in (self.top, self.bottom) for _, key in terms(part))
        return tuple(INPUTS[key] for key in keys)


def terms(part: str) -> list[tuple[int, str]]:
    """The signed keys of one side of a calculation: "a - b" → [(1, "a"), (-1, "b")]."""
    words = part.split()
    signs = [1, *(-1 if word == "-" else 1 for word in words[1::2])]
    return list(zip(signs, words[::2], strict=False))


_LABELS = {
    "active_contacts": N_("Active contacts at the end of the month"), "active_members": N_("Members active in 30 days"),
    "ad_revenue": N_("Revenue from the ads"), "ad_spend": N_("Spent on ads"), "answered": N_("Messages answered"),
    "answered_by_members": N_("Questions answered by members"), "answers": N_("Answers to the survey"),
    "clicks": N_("Clicks"), "comments": N_("Comments"), "conversions": N_("Conversions"), "cost": N_("Total cost"),
    "daily_active": N_("Members active on a day"), "detractors": N_("Answers from 0 to 6"),
    "discussions": N_("Discussions"), "due": N_("Items due"), "engagements": N_("Interactions"),
    "err_sum": N_("Sum of the posts’ rates"), "fee": N_("Fee"), "first_contact": N_("Solved with one reply"),
    "followers": N_("Followers that day"), "followers_end": N_("Followers at the end"),
    "followers_start": N_("Followers at the start"), "gross_profit": N_("Gross profit from what was sold"),
    "heavy": N_("Members who post often"), "hours": N_("Hours worked"), "hours_median": N_("Median hours"),
    "hours_p90": N_("Hours within which 9 of 10 fall"), "impressions": N_("Impressions"),
    "joined": N_("Members active for the first time"), "lapsed": N_("Members gone silent"),
    "likes": N_("Likes and reactions"), "long_revenue": N_("Long-term revenue"), "mark_sum": N_("Sum of weight × mark"),
    "market_mentions": N_("Mentions of all brands in the set"), "member_posts": N_("Posts by members"),
    "members": N_("Members"), "mentions": N_("Mentions, neutral ones too"),
    "monthly_active": N_("Members active in the month"), "needing": N_("Messages that need an answer"),
    "negative": N_("Negative mentions"), "new_contacts": N_("New active contacts in the month"),
    "new_customers": N_("New customers"), "occasional": N_("Members who post now and then"), "on_time": N_("Items published on their day"),
    "counted": N_("Counted"), "part": N_("Part"), "whole": N_("Whole"),
    "orders": N_("Orders"), "own_mentions": N_("Own mentions"), "positive": N_("Positive mentions"),
    "post_reach": N_("Reach of the posts, summed"), "posts": N_("Posts"), "posts_all": N_("All posts, members’ and ours"),
    "private_cost": N_("Total cost with own hours"), "promo_posts": N_("Promotional posts"),
    "promoters": N_("Answers of 9 and 10"), "questions": N_("Questions"), "reach": N_("Reach"),
    "replies": N_("Replies"), "revenue": N_("Revenue from what was sold"), "satisfied": N_("Answers of 4 and 5"),
    "savings": N_("Costs saved"), "sessions": N_("Sessions on the site"), "shares": N_("Shares"),
    "short_revenue": N_("Short-term revenue"), "silent": N_("Members who only read"), "solved": N_("Cases solved"),
    "timed": N_("Messages with a target time"), "weeks": N_("Weeks"), "weight_sum": N_("Sum of the weights"),
    "within_target": N_("Answered within the target time"),
}  # fmt: skip
_OPTIONAL = {"replies_too": N_("Replies, where counted apart"), "savings": _LABELS.pop("savings")}
INPUTS: Mapping[str, Input] = MappingProxyType(
    {key: Input(key, label) for key, label in _LABELS.items()}
    | {key: Input(key, label, True) for key, label in _OPTIONAL.items()}
)

_REACH = (
    Formula(id="er_reach", name=N_("Engagement rate by reach"), expression=N_("interactions ÷ reach × 100"),
            top="engagements", bottom="reach", times=100, source=_HOOTSUITE, note=N_("Of one post; the most used.")),
    Formula(id="er_reach_mean", name=N_("Engagement rate by reach, mean of posts"),
            expression=N_("sum of the posts’ rates ÷ posts"), top="err_sum", bottom="posts", source=_HOOTSUITE,
            note=N_("Each post weighs the same.")),
    Formula(id="er_reach_pooled", name=N_("Engagement rate by reach, period"),
            expression=N_("interactions of the posts ÷ reach of the posts, summed × 100"), top="engagements",
            bottom="post_reach", times=100,
            note=N_("Summed reach counts a person once for each post: it is not unique reach.")),
    Formula(id="er_followers", name=N_("Engagement rate by followers"),
            expression=N_("interactions ÷ followers that day × 100"), top="engagements", bottom="followers", times=100,
            source=f"{_HOOTSUITE}; {_NAPOLEON}", fair_for_competitors=True,
            note=N_("The only one that is fair to competitors: reach and saves of theirs are not public, so leave saves out.")),
    Formula(id="er_impressions", name=N_("Engagement rate by impressions"),
            expression=N_("interactions ÷ impressions × 100"), top="engagements", bottom="impressions", times=100,
            source=_HOOTSUITE, note=N_("For paid posts; Meta now calls impressions views.")),
    Formula(id="er_daily", name=N_("Daily engagement rate"),
            expression=N_("interactions of the day ÷ followers that day × 100"), top="engagements", bottom="followers",
            times=100, source=_HOOTSUITE, fair_for_competitors=True),
    Formula(id="virality", name=N_("Virality of content"), expression=N_("shares ÷ reach × 100"), top="shares",
            bottom="reach", times=100),
    Formula(id="conversation_rate", name=N_("Conversation rate"), expression=N_("comments and replies ÷ posts"),
            top="comments + replies_too", bottom="posts", unit="per_post", source=_KAUSHIK, fair_for_competitors=True,
            note=N_("Read it beside the sentiment: a polemic raises it too.")),
    Formula(id="amplification_rate", name=N_("Amplification rate"), expression=N_("shares ÷ posts"), top="shares",
            bottom="posts", unit="per_post", source=_KAUSHIK, fair_for_competitors=True),
    Formula(id="amplification_followers", name=N_("Amplification by followers"),
            expression=N_("shares ÷ followers that day × 100"), top="shares", bottom="followers", times=100,
            fair_for_competitors=True, note=N_("Another figure than the amplification rate, which is per post.")),
    Formula(id="applause_rate", name=N_("Applause rate"), expression=N_("likes and reactions ÷ posts"), top="likes",
            bottom="posts", unit="per_post", source=_KAUSHIK, fair_for_competitors=True),
    Formula(id="follower_growth", name=N_("Follower growth"),
            expression=N_("(followers at the end − at the start) ÷ at the start × 100"),
            top="followers_end - followers_start", bottom="followers_start", times=100, fair_for_competitors=True,
            note=N_("Net: show the gained and the lost beside it.")),
    Formula(id="share_of_voice", name=N_("Share of voice"),
            expression=N_("own mentions ÷ mentions of all brands in the set × 100"), top="own_mentions",
            bottom="market_mentions", times=100, source="sproutsocial.com", fair_for_competitors=True,
            note=N_("State the set of brands and the period.")),
)  # fmt: skip

_SALES = (
    Formula(id="ctr", name=N_("Click-through rate"), expression=N_("clicks ÷ impressions × 100"), top="clicks",
            bottom="impressions", times=100),
    Formula(id="click_rate_reach", name=N_("Click rate on reach"), expression=N_("clicks ÷ reach × 100"), top="clicks",
            bottom="reach", times=100, note=N_("Not the click-through rate, which is on impressions.")),
    Formula(id="cpc", name=N_("Cost per click"), expression=N_("spent on ads ÷ clicks"), top="ad_spend",
            bottom="clicks", unit="money", higher_is_better=False),
    Formula(id="cpm", name=N_("Cost per thousand impressions"), expression=N_("spent on ads ÷ impressions × 1000"),
            top="ad_spend", bottom="impressions", times=1000, unit="money", higher_is_better=False),
    Formula(id="cpa", name=N_("Cost per conversion"), expression=N_("spent on ads ÷ conversions"), top="ad_spend",
            bottom="conversions", unit="money", higher_is_better=False),
    Formula(id="conversion_rate", name=N_("Conversion rate by session"), expression=N_("conversions ÷ sessions × 100"),
            top="conversions", bottom="sessions", times=100),
    Formula(id="conversion_rate_clicks", name=N_("Conversion rate by click"),
            expression=N_("conversions ÷ clicks × 100"), top="conversions", bottom="clicks", times=100),
    Formula(id="roi", name=N_("Return on investment"),
            expression=N_("(gross profit − total cost) ÷ total cost × 100"), top="gross_profit - cost", bottom="cost",
            times=100, source="socials.au; kriksa.com",
            note=N_("Cost is the fee, ads, tools, production and gifts; profit is what was sold less what it cost.")),
    Formula(id="roi_private", name=N_("Return on investment with own hours"),
            expression=N_("(gross profit − total cost with own hours) ÷ total cost with own hours × 100"),
            top="gross_profit - private_cost", bottom="private_cost", times=100, source="socials.au; kriksa.com",
            outcome=False, private=True, note=N_("Own hours at their rate stand in for the fee: for your eyes only.")),
    Formula(id="roi_revenue", name=N_("Return on investment by revenue"),
            expression=N_("(revenue − total cost) ÷ total cost × 100"), top="revenue - cost", bottom="cost", times=100,
            note=N_("A variant that flatters: it leaves out what the sold goods cost.")),
    Formula(id="roas", name=N_("Return on ad spend"), expression=N_("revenue from the ads ÷ spent on ads"),
            top="ad_revenue", bottom="ad_spend", unit="ratio", source="socials.au"),
    Formula(id="average_order", name=N_("Average order"), expression=N_("revenue ÷ orders"), top="revenue",
            bottom="orders", unit="money"),
    Formula(id="cac", name=N_("Cost of a new customer"), expression=N_("total cost ÷ new customers"), top="cost",
            bottom="new_customers", unit="money", higher_is_better=False),
    Formula(id="economic_value", name=N_("Economic value"),
            expression=N_("short-term revenue + long-term revenue + costs saved"),
            top="short_revenue + long_revenue + savings", unit="money"),
)  # fmt: skip

_SERVICE = (
    Formula(id="net_sentiment", name=N_("Net sentiment"),
            expression=N_("(positive − negative mentions) ÷ all mentions × 100"), top="positive - negative",
            bottom="mentions", times=100, unit="points", source="help.blackboxintelligence.com; help.allears.ai",
            note=N_("From −100 to +100, tagged by a person; neutral mentions count among all.")),
    Formula(id="nps", name=N_("Net promoter score"),
            expression=N_("(answers of 9 and 10 − answers from 0 to 6) ÷ answers × 100"), top="promoters - detractors",
            bottom="answers", times=100, unit="points", note=N_("From −100 to +100.")),
    Formula(id="csat", name=N_("Customer satisfaction"), expression=N_("answers of 4 and 5 ÷ answers × 100"),
            top="satisfied", bottom="answers", times=100),
    Formula(id="response_rate", name=N_("Response rate"),
            expression=N_("messages answered ÷ messages that need an answer × 100"), top="answered", bottom="needing",
            times=100, note=N_("Spam is left out; automatic replies do not count.")),
    Formula(id="frt_median", name=N_("First response time, median"),
            expression=N_("median hours from message to first reply"), top="hours_median", unit="h", source="beefed.ai",
            higher_is_better=False),
    Formula(id="frt_p90", name=N_("First response time, 9 of 10"),
            expression=N_("hours within which 9 of 10 first replies fall"), top="hours_p90", unit="h",
            source="beefed.ai", higher_is_better=False),
    Formula(id="resolution_median", name=N_("Resolution time, median"),
            expression=N_("median hours from message to solution"), top="hours_median", unit="h", source="beefed.ai",
            higher_is_better=False),
    Formula(id="resolution_p90", name=N_("Resolution time, 9 of 10"),
            expression=N_("hours within which 9 of 10 solutions fall"), top="hours_p90", unit="h", source="beefed.ai",
            higher_is_better=False),
    Formula(id="sla_met", name=N_("Answered within target"),
            expression=N_("answered within the target time ÷ all with a target × 100"), top="within_target",
            bottom="timed", times=100),
    Formula(id="first_contact_resolution", name=N_("Solved at first contact"),
            expression=N_("solved with one reply ÷ solved × 100"), top="first_contact", bottom="solved", times=100),
)  # fmt: skip

_COMMUNITY = (
    Formula(id="stickiness", name=N_("Stickiness"),
            expression=N_("members active on a day ÷ members active in the month × 100"), top="daily_active",
            bottom="monthly_active", times=100, note=N_("For the client’s own community only.")),
    Formula(id="active_member_ratio", name=N_("Active members"),
            expression=N_("members active in 30 days ÷ members × 100"), top="active_members", bottom="members",
            times=100),
    Formula(id="contributors_heavy", name=N_("Members who post often"),
            expression=N_("members who post often ÷ members × 100"), top="heavy", bottom="members", times=100,
            source="nngroup.com/articles/participation-inequality", higher_is_better=None,
            note=N_("Compare with 1 in 100.")),
    Formula(id="contributors_occasional", name=N_("Members who post now and then"),
            expression=N_("members who post now and then ÷ members × 100"), top="occasional", bottom="members",
            times=100, source="nngroup.com/articles/participation-inequality", higher_is_better=None,
            note=N_("Compare with 9 in 100.")),
    Formula(id="contributors_silent", name=N_("Members who only read"),
            expression=N_("members who only read ÷ members × 100"), top="silent", bottom="members", times=100,
            source="nngroup.com/articles/participation-inequality", higher_is_better=None,
            note=N_("Compare with 90 in 100; reading is a fair way to belong.")),
    Formula(id="member_made_share", name=N_("Member-made share"),
            expression=N_("posts by members ÷ all posts × 100"), top="member_posts", bottom="posts_all", times=100,
            source="cultivate.ning.com", note=N_("Above 50 a community stands, from 90 it is mature.")),
    Formula(id="reply_depth", name=N_("Reply depth"), expression=N_("replies ÷ discussions"), top="replies",
            bottom="discussions", unit="ratio"),
    Formula(id="answered_by_members", name=N_("Answered by members"),
            expression=N_("questions answered by members ÷ questions × 100"), top="answered_by_members",
            bottom="questions", times=100),
    Formula(id="health_balance", name=N_("Health balance"),
            expression=N_("members active for the first time − members gone silent"), top="joined - lapsed",
            unit="count", source="practical-cm.com", note=N_("Above zero is healthy.")),
    Formula(id="contact_renewal", name=N_("Contact renewal"),
            expression=N_("new active contacts in the month ÷ active contacts at its end × 100"), top="new_contacts",
            bottom="active_contacts", times=100, source=OURS, note=N_("At least 10 a month keeps a circle alive.")),
)  # fmt: skip

_OWN_WORK = (
    Formula(id="posts_per_week", name=N_("Posts per week"), expression=N_("posts ÷ weeks"), top="posts",
            bottom="weeks", unit="ratio", fair_for_competitors=True, outcome=False, higher_is_better=None,
            note=N_("What was put out, not what came of it.")),
    Formula(id="on_time_publishing", name=N_("Published on time"),
            expression=N_("items published on their day ÷ items due × 100"), top="on_time", bottom="due", times=100,
            outcome=False),
    Formula(id="part_of_whole", name=N_("Part of a whole"), expression=N_("part ÷ whole × 100"), top="part",
            bottom="whole", times=100, note=N_("Say what is counted: seats sold, trials that became members.")),
    Formula(id="count", name=N_("Count"), expression=N_("what is counted, in the period"), top="counted", unit="ratio",
            note=N_("Say what is counted, where, and in which period.")),
    Formula(id="promo_ratio", name=N_("Promo ratio"), expression=N_("promotional posts ÷ posts × 100"),
            top="promo_posts", bottom="posts", times=100, outcome=False, higher_is_better=False,
            note=N_("A ceiling of 10 to 20 keeps promotion from being too plain.")),
    Formula(id="conversation_ratio", name=N_("Conversation ratio"),
            expression=N_("(replies + discussions) ÷ (replies + discussions + posts) × 100"),
            top="replies + discussions", bottom="replies + discussions + posts", times=100, outcome=False,
            note=N_("Low means marketing only: posting is not yet a community.")),
    Formula(id="weighted_score", name=N_("Weighted score"),
            expression=N_("sum of weight × mark ÷ sum of the weights"), top="mark_sum", bottom="weight_sum",
            unit="ratio", outcome=False, note=N_("On the scale of the marks; for tools and platforms.")),
    Formula(id="effective_hourly_rate", name=N_("Effective hourly rate"), expression=N_("fee ÷ hours"), top="fee",
            bottom="hours", unit="money", source="socialeum.com", outcome=False, private=True,
            note=N_("For your eyes only.")),
)  # fmt: skip

BOOK = (*_REACH, *_SALES, *_SERVICE, *_COMMUNITY, *_OWN_WORK)
