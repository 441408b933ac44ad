"""Competitors compared: one formula and one window for all, the client included; whose themes are whose."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from smdesk.domain.figures import kept
from smdesk.domain.formulas import FORMULAS, compute
from smdesk.domain.likeness import theme_sameness
from smdesk.domain.plan.whole import WholePlan

STALE_DAYS = 92  # observed each quarter


@dataclass(frozen=True, slots=True)
class Row:
    """The latest observation of a competitor (or of the client, ``own``) on one network, reckoned.

    ``on`` "" means that it was never observed; figures that cannot be reckoned are None. ``other_window``: it
    counts another number of days than the study, so that it compares with nobody.
    """

    name: str
    competitor_id: int
    own: bool
    on: str = ""
    network: str = ""
    followers: Decimal | None = None
    posts_week: Decimal | None = None
    rate: Decimal | None = None  # by the study's formula; by followers it is that of one post, mean of the window
    reply_hours: Decimal | None = None
    share_of_voice: Decimal | None = None
    window_days: int = 0
    other_window: bool = False
    stale: bool = False
    observation_id: int = 0


@dataclass(frozen=True, slots=True)
class Same:
    """An own theme that a competitor has too; ``score`` 0 to 1."""

    own: str
    theirs: str
    competitor_id: int
    competitor: str
    score: float


@dataclass(frozen=True, slots=True)
class Heat:
    """Themes × competitors. The first column (id 0) is the client; ``cells[theme][column]`` says who has it.

    ``free``: themes that only the client has; ``gaps``: those that it has not.
    """

    themes: tuple[str, ...]
    competitors: tuple[tuple[int, str], ...]
    cells: tuple[tuple[bool, ...], ...]

    @property
    def free(self) -> tuple[str, ...]:
        """What nobody else talks about."""
        rows = zip(self.themes, self.cells, strict=True)
        return tuple(theme for theme, row in rows if row[0] and not any(row[1:]))

    @property
    def gaps(self) -> tuple[str, ...]:
        """What others talk about and the client does not."""
        rows = zip(self.themes, self.cells, strict=True)
        return tuple(theme for theme, row in rows if not row[0])


def table(plan: WholePlan, today: date) -> tuple[Row, ...]:
    """The client first, then each competitor in order, a row for each network it was observed on."""
    study = plan.one("study")
    latest = _latest(plan)
    rows = []
    everyone = [(0, plan.client.name), *((one.id, one.name) for one in plan.of("competitor"))]
    for number, name in everyone:
        seen = {network: one for (who, network), one in latest.items() if who == number}
        bare = Row(name, number, number == 0)
        rows += [_row(bare, one, study, today) for _, one in sorted(seen.items())] or [bare]
    return _with_voice(plan, rows)


def _latest(plan: WholePlan) -> Mapping[tuple[int, str], Any]:
    found: dict[tuple[int, str], Any] = {}
    for one in plan.of("observation"):
        key = (one.competitor_id, one.network)
        if key not in found or (one.on, one.id) > (found[key].on, found[key].id):
            found[key] = one
    return found


def _row(bare: Row, seen: Any, study: Any, today: date) -> Row:
    inputs = {name: kept(getattr(seen, name)) for name in ("followers", "posts", "engagements", "mentions")}
    formula = study.formula if study.formula in FORMULAS else "er_followers"
    rate = compute(formula, inputs | {"engagements": _shared(formula, inputs, seen)}).value
    weeks = Decimal(seen.window_days) / 7 if seen.window_days > 0 else None
    per_week = compute("posts_per_week", {"posts": inputs["posts"], "weeks": weeks}).value
    return replace(
        bare,
        on=seen.on,
        network=seen.network,
        followers=inputs["followers"],
        posts_week=per_week,
        rate=rate,
        reply_hours=kept(seen.reply_hours),
        window_days=seen.window_days,
        other_window=seen.window_days != study.window_days,
        stale=_age(seen.on, today) > STALE_DAYS,
        observation_id=seen.id,
    )


def _shared(formula: str, inputs: Mapping[str, Decimal | None], seen: Any) -> Decimal | None:
    """Interactions as the formula means them: of one post or of one day, so that who posts more does not look better."""
    everything, posts = inputs["engagements"], inputs["posts"]
    parts = {"er_followers": posts, "er_daily": Decimal(seen.window_days)}
    if everything is None or formula not in parts:
        return everything
    by = parts[formula]
    return everything / by if by else None


def _with_voice(plan: WholePlan, rows: list[Row]) -> tuple[Row, ...]:
    """Share of voice among those of the same network and window whose mentions are known."""
    named = {row.observation_id: kept(getattr(plan.get("observation", row.observation_id), "mentions", "")) for row in rows}
    totals: dict[tuple[str, int], Decimal] = {}
    sizes: Counter[tuple[str, int]] = Counter()
    for row in rows:
        mentions = named[row.observation_id]
        if mentions is not None:
            key = (row.network, row.window_days)
            totals[key] = totals.get(key, Decimal(0)) + mentions
            sizes[key] += 1
    made = []
    for row in rows:
        key = (row.network, row.window_days)
        market = totals[key] if sizes[key] > 1 else None  # alone, one always has all of it
        inputs = {"own_mentions": named[row.observation_id], "market_mentions": market}
        made.append(replace(row, share_of_voice=compute("share_of_voice", inputs).value))
    return tuple(made)


def _age(day: str, today: date) -> int:
    try:
        return (today - date.fromisoformat(day)).days
    except ValueError:
        return 0


# -- themes -----------------------------------------------------------------------------------


def own_themes(plan: WholePlan) -> tuple[str, ...]:
    """What the client talks about: its pillars and its columns."""
    names = [one.name.strip() for kind in ("pillar", "feature") for one in plan.of(kind)]
    return tuple(dict.fromkeys(name for name in names if name))


def themes_of(competitor: Any) -> tuple[str, ...]:
    """What a competitor talks about."""
    lines = (line.strip(" -•*·\t") for line in competitor.themes.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def sameness(plan: WholePlan) -> tuple[Same, ...]:
    """Own themes that competitors have too, the most alike first."""
    own = own_themes(plan)
    found = [
        Same(same.own, same.theirs, one.id, one.name, same.score)
        for one in plan.of("competitor")
        for same in theme_sameness(own, themes_of(one))
    ]
    return tuple(sorted(found, key=lambda same: -same.score))


def heat(plan: WholePlan) -> Heat:
    """Who talks about what; themes that say the same stand in one row under the words met first."""
    columns = [(0, plan.client.name), *((one.id, one.name) for one in plan.of("competitor"))]
    said = [own_themes(plan), *(themes_of(one) for one in plan.of("competitor"))]
    rows: dict[str, set[int]] = {}
    for place, themes in enumerate(said):
        for theme in themes:
            alike = theme_sameness([theme], rows)
            rows.setdefault(alike[0].theirs if alike else theme, set()).add(place)
    cells = tuple(tuple(place in having for place in range(len(columns))) for having in rows.values())
    return Heat(tuple(rows), tuple(columns), cells)
