"""Where the places of a community stand on their map: the same plan always gives the same picture.

A place that most others touch is the hub, in the middle: what feeds it stands at its left, what it feeds at its
right. Without a hub the places stand in columns, each to the right of what feeds it.
"""

from collections.abc import Sequence

MOST = 14  # places on one map
COLUMN = 5  # places in one column
Point = tuple[float, float]
Flow = tuple[str, str]


def layout(ids: Sequence[str], flows: Sequence[Flow]) -> dict[str, Point]:
    """Middle of each place, 0 to 1 from the top left, in the order of ``ids``."""
    flows = [(a, b) for a, b in flows if a in ids and b in ids and a != b]
    hub = hub_of(ids, flows)
    if hub:
        return _around(hub, ids, flows)
    ranks = _ranks(ids, flows)
    columns = [[one for one in ids if ranks[one] == rank] for rank in sorted(set(ranks.values()))]
    if len(columns) > COLUMN or len(columns) == 1 or max(map(len, columns)) > COLUMN:
        order = sorted(ids, key=lambda one: (ranks[one], ids.index(one)))
        across = min(COLUMN, max(1, round((len(ids) * 1.6) ** 0.5)))
        columns = [order[at::across] for at in range(across) if order[at::across]]
    else:
        columns = _sorted(columns, flows)
    found = {
        one: (_even(at, len(columns)), _even(row, len(column)))
        for at, column in enumerate(columns)
        for row, one in enumerate(column)
    }
    return {one: found[one] for one in ids}


def hub_of(ids: Sequence[str], flows: Sequence[Flow]) -> str:
    """The place that at least half of the others touch, if it touches more than any other; else ""."""
    near: dict[str, set[str]] = {one: set() for one in ids}
    for a, b in flows:
        if a in near and b in near and a != b:
            near[a].add(b)
            near[b].add(a)
    ranked = sorted(ids, key=lambda one: -len(near[one]))
    if len(ids) < 3 or len(near[ranked[0]]) * 2 < len(ids) - 1 or len(near[ranked[0]]) < 2:
        return ""
    return ranked[0] if len(near[ranked[0]]) > len(near[ranked[1]]) or len(ids) == 3 else ""


def _around(hub: str, ids: Sequence[str], flows: Sequence[Flow]) -> dict[str, Point]:
    feeds = {a for a, b in flows if b == hub}
    fed = {b for a, b in flows if a == hub}
    left = [one for one in ids if one in feeds and one not in fed and one != hub]
    right = [one for one in ids if one in fed and one not in feeds]
    for one in ids:
        if one not in left and one not in right and one != hub:
            (left if len(left) <= len(right) else right).append(one)
    for long, short in ((left, right), (right, left)):
        while len(long) > len(short) + 3 or len(long) > 7:  # one side would be crowded, the other bare
            short.append(long.pop())
    found = {hub: (0.5, 0.5)}
    found |= {one: (1 - x, y) for one, (x, y) in zip(left, _side(len(left)), strict=True)}
    found |= dict(zip(right, _side(len(right)), strict=True))
    return {one: found[one] for one in ids}


def _side(count: int) -> list[Point]:
    """Places at the right of the hub, from top to bottom: an outer column, and an inner one above and below."""
    inner = 2 if count > 3 else 0
    outer = count - inner
    column = [(0.895, _even(at, outer)) for at in range(outer)]
    return [(0.68, 0.1), *column, (0.68, 0.9)] if inner else column


def _even(at: int, count: int) -> float:
    return (at + 0.5) / count


def _ranks(ids: Sequence[str], flows: Sequence[Flow]) -> dict[str, int]:
    """Longest way from a beginning; a flow that closes a circle is passed over."""
    out: dict[str, list[str]] = {one: [b for a, b in flows if a == one] for one in ids}
    ranks = dict.fromkeys(ids, 0)
    state: dict[str, int] = {}
    order: list[str] = []
    kept: list[Flow] = []

    def visit(one: str) -> None:
        state[one] = 1
        for other in out[one]:
            if state.get(other) == 1:
                continue
            kept.append((one, other))
            if other not in state:
                visit(other)
        state[one] = 2
        order.append(one)

    for one in ids:
        if one not in state:
            visit(one)
    for one in reversed(order):
        for a, b in kept:
            if a == one:
                ranks[b] = max(ranks[b], ranks[a] + 1)
    return ranks


def _sorted(columns: list[list[str]], flows: Sequence[Flow]) -> list[list[str]]:
    """Each column in the order of what feeds it, so that fewer flows cross."""
    height: dict[str, float] = {}
    for column in columns:
        wanted = {}
        for at, one in enumerate(column):
            feeders = [height[a] for a, b in flows if b == one and a in height]
            wanted[one] = sum(feeders) / len(feeders) if feeders else _even(at, len(column))
        column.sort(key=lambda one: wanted[one])
        height |= {one: _even(at, len(column)) for at, one in enumerate(column)}
    return columns
