"""What the chapters on people, situation, objectives and brand are asked."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from smdesk.domain.errors import N_
from smdesk.domain.objectives import LEAST_KEY_RESULTS, MOST_KEY_RESULTS, poses_as_result
from smdesk.domain.plan.asking import Asked, count_of, day_in, n_, older, past
from smdesk.domain.plan.presence import presence
from smdesk.domain.plan.shapes_who import CELLS, CRITERIA, QUADRANTS, ROLES
from smdesk.domain.plan.touchpoints import met
from smdesk.domain.plan.whole import WholePlan

STALE_DAYS = 183  # half a year: facts of a sector
QUARTER_DAYS = 92  # observations of competitors
MONTH_DAYS = 31  # places are looked over once a month
FEWEST_RIVALS, MOST_RIVALS = 3, 5
MOST_PRIMARY = 3


def brief(plan: WholePlan, today: date, ask: Asked) -> None:
    head = plan.one("plan")
    ask.fields([head], "brief.plan")
    ask.text(plan, "brief.summary", N_("The summary is not written yet"))
    ask.fields([plan.one("artisan_card")], "brief.artisan")
    ask.fields(plan.of("training"))
    ask.not_past(head.review_on, today, N_("The day to look at the plan again is past"), "brief.plan")
    ask.not_past(head.end, today, N_("The plan's period is over"), "brief.plan")


def who(plan: WholePlan, today: date, ask: Asked) -> None:
    groups, segments, products = plan.of("market_role"), plan.of("segment"), plan.of("product")
    empty = len(set(ROLES) - {one.role for one in groups})
    ask.count(empty, len(ROLES), n_("{n} part of the market map is empty", "{n} parts of the market map are empty",
                                    empty, "who.map"))  # fmt: skip
    ask.fields(groups)
    ask.that(bool(segments), N_("No segment yet"), "who.segments")
    ask.fields(segments)
    if segments:
        first = count_of(segments, lambda one: one.primary)
        ask.that(first > 0, N_("No segment comes first"), "who.segments")
        ask.that(first <= MOST_PRIMARY, N_("More than three segments come first"), "who.segments")
    ask.that(bool(products), N_("No product or service yet"), "who.products")
    ask.fields(products)
    silent = count_of(products, lambda one: not one.pillar_id)
    ask.count(silent, len(products), n_("{n} product that no pillar talks about",
                                        "{n} products that no pillar talks about", silent, "who.products"))  # fmt: skip


def situation(plan: WholePlan, today: date, ask: Asked) -> None:
    ask.text(plan, "situation.sector", N_("The sector is not described yet"))
    facts = plan.of("sector_fact")
    ask.that(bool(facts), N_("No fact in the sector file yet"), "situation.facts")
    ask.fields(facts)
    stale = count_of(facts, lambda one: older(one.checked_on, today, STALE_DAYS))
    ask.count(stale, len(facts), n_("{n} fact of the sector is older than six months",
                                    "{n} facts of the sector are older than six months", stale, "situation.facts"))  # fmt: skip
    _audit(plan, ask)
    swot = plan.of("swot_entry")
    bare = len(set(QUADRANTS) - {one.quadrant for one in swot})
    ask.count(bare, len(QUADRANTS), n_("{n} quadrant of the SWOT is empty", "{n} quadrants of the SWOT are empty",
                                       bare, "situation.swot"))  # fmt: skip
    ask.fields(swot)
    without = len(set(CELLS) - {one.cell for one in plan.of("tows_option")})
    ask.count(without, len(CELLS), n_("{n} TOWS cell without an option", "{n} TOWS cells without an option", without,
                                      "situation.tows"))  # fmt: skip
    ask.fields(plan.of("tows_option"))
    ask.that(bool(plan.of("keyword")), N_("No keyword yet"), "situation.keywords")
    for kind in ("keyword", "interest", "signal", "fashion"):
        ask.fields(plan.of(kind))
    trends = [one for one in plan.of("fashion") if one.state != "ignored"]
    over = count_of(trends, lambda one: past(one.expires_on, today))
    ask.count(over, len(trends), n_("{n} trend is past its day", "{n} trends are past their day", over,
                                    "situation.trends"))  # fmt: skip


def _audit(plan: WholePlan, ask: Asked) -> None:
    places = [place for place in plan.places if not place.archived]
    marked: dict[int, set[str]] = {}
    for one in plan.of("audit_mark"):
        if one.mark >= 0:
            marked.setdefault(one.place_id, set()).add(one.criterion)
    ask.that(bool(places), N_("No place of the client's yet"), "situation.audit")
    left = count_of(places, lambda place: set(CRITERIA) - marked.get(place.id, set()) != set())
    ask.count(left, len(places), n_("{n} place is not audited to the end", "{n} places are not audited to the end",
                                    left, "situation.audit"))  # fmt: skip


def competitors(plan: WholePlan, today: date, ask: Asked) -> None:
    study, rivals, seen = plan.one("study"), plan.of("competitor"), plan.of("observation")
    ask.fields([study], "competitors.study")
    if len(rivals) < FEWEST_RIVALS:
        short = FEWEST_RIVALS - len(rivals)
        ask.count(short, FEWEST_RIVALS, n_("{n} competitor short of three", "{n} competitors short of three", short,
                                           "competitors.who"))  # fmt: skip
    else:
        ask.that(len(rivals) <= MOST_RIVALS, N_("More than five competitors: keep those that matter"), "competitors.who")
    ask.fields(rivals)
    fresh = {one.competitor_id for one in seen if day_in(one.on) and not older(one.on, today, QUARTER_DAYS)}
    unseen = count_of(rivals, lambda one: one.id not in fresh)
    ask.count(unseen, len(rivals), n_("{n} competitor not observed this quarter",
                                      "{n} competitors not observed this quarter", unseen, "competitors.seen"))  # fmt: skip
    ask.that(0 in fresh, N_("The client itself was not observed this quarter"), "competitors.seen")
    ask.fields(seen, "competitors.seen")
    other = count_of(seen, lambda one: one.window_days != study.window_days)
    ask.count(other, len(seen), n_("{n} observation counts another number of days than the study",
                                   "{n} observations count another number of days than the study", other,
                                   "competitors.seen"))  # fmt: skip
    ask.not_past(study.next_on, today, N_("The day of the next observation is past"), "competitors.study")
    ask.that(bool(plan.of("gap")), N_("No conclusion yet"), "competitors.gaps")
    ask.fields(plan.of("gap"))


def objectives(plan: WholePlan, today: date, ask: Asked) -> None:
    goals = plan.of("goal")
    objectives = [one for one in plan.of("objective") if one.state != "dropped"]
    ask.that(bool(goals), N_("No business goal yet"), "objectives.goals")
    ask.fields(goals)
    served = {one.goal_id for one in objectives}
    idle = count_of(goals, lambda one: one.id not in served)
    ask.count(idle, len(goals), n_("{n} business goal that no objective serves",
                                   "{n} business goals that no objective serves", idle, "objectives.goals"))  # fmt: skip
    ask.that(bool(objectives), N_("No objective yet"), "objectives.ladder")
    ask.fields(objectives)
    _key_results(plan, objectives, ask)
    open_ones = [one for one in objectives if one.state == "open"]
    late = count_of(open_ones, lambda one: past(one.due, today))
    ask.count(late, len(open_ones), n_("{n} objective is past its day and still open",
                                       "{n} objectives are past their day and still open", late, "objectives.ladder"))  # fmt: skip


def _key_results(plan: WholePlan, objectives: Sequence[Any], ask: Asked) -> None:
    where, language = "objectives.ladder", plan.client.language
    known = {one.id for one in objectives}
    results = [one for one in plan.of("key_result") if one.objective_id in known or not one.objective_id]
    counts: dict[int, int] = {}
    for one in results:
        counts[one.objective_id] = counts.get(one.objective_id, 0) + 1
    few = count_of(objectives, lambda one: counts.get(one.id, 0) < LEAST_KEY_RESULTS)
    many = count_of(objectives, lambda one: counts.get(one.id, 0) > MOST_KEY_RESULTS)
    ask.count(few, len(objectives), n_("{n} objective with fewer than two key results",
                                       "{n} objectives with fewer than two key results", few, where))  # fmt: skip
    ask.count(many, len(objectives), n_("{n} objective with more than four key results",
                                        "{n} objectives with more than four key results", many, where))  # fmt: skip
    ask.fields(results)
    posing = count_of(results, lambda one: _poses(one.title, language))
    ask.count(posing, len(results), n_("{n} key result is something we do, not what comes of it",
                                       "{n} key results are things we do, not what comes of them", posing, where))  # fmt: skip


@lru_cache(maxsize=8192)
def _poses(title: str, language: str) -> bool:
    return poses_as_result(title, language) is not None


def brand(plan: WholePlan, today: date, ask: Asked) -> None:
    ask.fields([plan.one("brand")], "brand.sheet")
    ask.that(bool(plan.of("difference")), N_("Nothing yet that sets the client apart"), "brand.differences")
    ask.fields(plan.of("difference"))
    rules = plan.of("voice_rule")
    ask.that(any(one.kind == "do" for one in rules), N_("No rule yet of what to do"), "brand.rules")
    ask.that(any(one.kind == "dont" for one in rules), N_("No rule yet of what not to do"), "brand.rules")
    ask.fields(rules)
    ask.that(bool(plan.of("sample_reply")), N_("No sample reply yet"), "brand.replies")
    ask.fields(plan.of("sample_reply"))
    claims = plan.of("claim")
    ask.fields(claims)
    expired = count_of(claims, lambda one: past(one.expires_on, today))
    ask.count(expired, len(claims), n_("{n} claim whose proof has expired", "{n} claims whose proof has expired",
                                       expired, "brand.claims"))  # fmt: skip


def community(plan: WholePlan, today: date, ask: Asked) -> None:
    ask.text(plan, "community.purpose", N_("The purpose of the community is not written yet"))
    ask.text(plan, "community.rituals", N_("Rituals and flows are not written yet"))
    roles = plan.of("place_role")
    known = {one.place_id for one in roles}
    places = [place for place in plan.places if not place.archived]
    bare = count_of(places, lambda place: place.id not in known)
    ask.that(bool(places), N_("No place of the client's yet"), "community.places")
    ask.count(bare, len(places), n_("{n} place without a role", "{n} places without a role", bare,
                                    "community.places"))  # fmt: skip
    ask.fields(roles, "community.places")
    old = count_of(roles, lambda one: not one.checked_on or older(one.checked_on, today, MONTH_DAYS))
    ask.count(old, len(roles), n_("{n} place not looked over this month", "{n} places not looked over this month",
                                  old, "community.places"))  # fmt: skip
    _presence(plan, today, ask)
    _touchpoints(plan, today, ask)
    ask_choices(plan, "platform", today, ask, "community.platforms")


def _presence(plan: WholePlan, today: date, ask: Asked) -> None:
    """Listings are asked about only where there are some, or a place on a map."""
    found, where = presence(plan, today), "community.listings"
    if not (plan.of("listing") or found.unlisted):
        return
    ask.that(found.truth is not None, N_("What is true (name, address, phone, hours) is not written yet"), where)
    ask.fields(plan.of("listing"), where)
    bare, total = len(found.unlisted), len(found.unlisted) + len(found.rows)
    ask.count(bare, total, n_("{n} place on a map not compared yet", "{n} places on maps not compared yet", bare, where))
    rows = len(found.rows)
    wrong = count_of(found.rows, lambda one: bool(one.wrong))
    ask.count(wrong, rows, n_("{n} listing does not say what is true", "{n} listings do not say what is true", wrong,
                              where))  # fmt: skip
    stale = count_of(found.rows, lambda one: one.stale)
    ask.count(stale, rows, n_("{n} listing not checked for 90 days", "{n} listings not checked for 90 days", stale,
                              where))  # fmt: skip
    old = count_of(found.rows, lambda one: one.old_photos)
    ask.count(old, rows, n_("{n} listing whose photos nobody looked at for 180 days",
                            "{n} listings whose photos nobody looked at for 180 days", old, where))  # fmt: skip


def _touchpoints(plan: WholePlan, today: date, ask: Asked) -> None:
    found, where = met(plan, today), "community.touchpoints"
    ask.fields(plan.of("touchpoint"), where)
    ask.fields(plan.of("touchpoint_count"), "community.counts")
    loose = count_of(found, lambda one: one.untagged)
    ask.count(loose, len(found), n_("{n} touchpoint whose link has no campaign tags",
                                    "{n} touchpoints whose links have no campaign tags", loose, where))  # fmt: skip
    silent = count_of(found, lambda one: one.silent)
    ask.count(silent, len(found), n_("{n} touchpoint of a campaign not counted for 30 days",
                                     "{n} touchpoints of campaigns not counted for 30 days", silent, where))  # fmt: skip


def ask_choices(plan: WholePlan, kind: str, today: date, ask: Asked, where: str) -> None:
    choices = plan.of("choice", kind=kind)
    ask.fields(choices, where)
    options: dict[int, list[Any]] = {}
    for one in plan.of("option"):
        options.setdefault(one.choice_id, []).append(one)
    criteria: dict[int, list[int]] = {}
    for one in plan.of("criterion"):
        criteria.setdefault(one.choice_id, []).append(one.id)
    marks = {(one.option_id, one.criterion_id) for one in plan.of("option_mark")}
    undecided = count_of(choices, lambda one: all(each.state != "chosen" for each in options.get(one.id, ())))
    ask.count(undecided, len(choices), n_("{n} choice not made yet", "{n} choices not made yet", undecided, where))
    weighed = [(option.id, number) for one in choices for option in options.get(one.id, ())
               for number in criteria.get(one.id, ())]  # fmt: skip
    blank = count_of(weighed, lambda pair: pair not in marks)
    ask.count(blank, len(weighed), n_("{n} mark is missing in the comparison", "{n} marks are missing in the comparison",
                                      blank, where))  # fmt: skip
    alone = count_of(choices, lambda one: len(options.get(one.id, ())) < 2 or not criteria.get(one.id))
    ask.count(alone, len(choices), n_("{n} choice with nothing to compare", "{n} choices with nothing to compare",
                                      alone, where))  # fmt: skip
    late = count_of(choices, lambda one: past(one.review_on, today))
    ask.count(late, len(choices), n_("{n} choice to be looked at again", "{n} choices to be looked at again", late,
                                     where))  # fmt: skip
