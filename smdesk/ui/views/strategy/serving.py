"""Giving posts and records what they serve: by a drop on a rung, or from a menu."""

import json
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QMimeData

from smdesk.domain.entity import kind_of
from smdesk.services import ladder
from smdesk.services import plan as plans
from smdesk.ui.views.strategy.desk import Desk

MIME = "application/x-smdesk-serve"
Item = tuple[str, int]  # kind ("post" too) and id
_COLUMN = {
    ("objective", "goal"): "goal_id",
    **{(kind, "objective"): "objective_id" for kind in ("key_result", "pillar", "campaign", "tactic", "kpi")},
    ("pillar", "segment"): "segment_id",
    ("campaign", "segment"): "segment_id",
}


def carried(items: Iterable[Item]) -> QMimeData:
    """Items as a load that can be dragged."""
    data = QMimeData()
    data.setData(MIME, json.dumps(list(items)).encode())
    return data


def items_of(data: QMimeData) -> list[Item]:
    """What a load holds."""
    if not data.hasFormat(MIME):
        return []
    return [(str(kind), int(number)) for kind, number in json.loads(bytes(data.data(MIME).data()))]


def can_serve(kind: str, target: Any) -> bool:
    """Whether something of a kind may serve a record."""
    over = kind_of(target)
    return (kind == "post" and over == "objective") or (kind, over) in _COLUMN


def serve(desk: Desk, items: Iterable[Item], target: Any) -> int:
    """Let items serve a record; how many could. Posts are one step, each record is one."""
    store, done = desk.ctx.store, 0
    fitting = [one for one in items if can_serve(one[0], target)]
    posts = [number for kind, number in fitting if kind == "post"]
    if posts and desk.do(lambda: ladder.serve(store, posts, target.id)):
        done += len(posts)
    for kind, number in fitting:
        record = desk.plan.get(kind, number) if kind != "post" else None
        if record is not None and desk.do(_Edit(desk, record, _COLUMN[kind, kind_of(target)], target.id)):
            done += 1
    if done:
        words = desk.ctx.words
        title = ladder.title_of(desk.plan, target)
        desk.ctx.hub.say.emit(words.n_("{n} now serves “{title}”", "{n} now serve “{title}”", done, title=title), "undo")
    return done


class _Edit:
    def __init__(self, desk: Desk, record: Any, column: str, number: int) -> None:
        self._desk, self._record, self._values = desk, record, dict[str, Any]({column: number})

    def __call__(self) -> None:
        plans.edit(self._desk.ctx.store, self._record, **self._values)
