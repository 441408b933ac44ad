"""The market map: everyone who could buy, in five groups, and whether anything speaks to them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smdesk.domain.cards import PostFilter
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.shapes_who import ROLES
from smdesk.domain.plan.whole import WholePlan
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.fields import QuickLine
from smdesk.ui.views.strategy.sections.parts import Column, Empty, Piece, Remark, Rows, TextTile, caption
from smdesk.ui.widgets.chip import Label

DAYS = 90
WIDE = 206  # px that a group has at least


@dataclass(frozen=True, slots=True)
class Coverage:
    """How a group is served: its segments, and posts of the last ninety days that speak to them."""

    segments: int
    posts: int


UNSERVED = frozenset({"payer", "non_customer"})  # parts that need no segment of their own


class GroupTile(TextTile):
    """A group: who, what they want, how many, how served."""

    def show_record(self, found: tuple[Any, Coverage]) -> None:
        """Show a group with its coverage."""
        _ = self.desk.ctx.words
        self.record, cover = found
        one = self.record
        size = ", ".join(filter(None, (one.size, one.source)))
        if not cover.segments and one.role in UNSERVED:
            served = caption("")  # nobody is asked to speak to them
        elif not cover.segments:
            served = caption(_("no segment belongs here"), "warn", "warning")
        elif not cover.posts:
            served = caption(_("no post in 90 days speaks to them"), "warn", "warning")
        else:
            segments = _.n_("{n} segment", "{n} segments", cover.segments)
            posts = _.n_("{n} post in 90 days", "{n} posts in 90 days", cover.posts)
            served = caption(f"{segments}, {posts}", "ok", "circle-check")
        wants = caption(one.wants, "ink-2") if one.wants else caption(_("what do they want?"), "warn", "warning")
        self.show_pieces((Piece(one.who, strong=True), wants, caption(size), caption(one.area), served))


class Group(QWidget):
    """A column of the map."""

    def __init__(self, desk: Desk, code: str) -> None:
        super().__init__()
        _ = desk.ctx.words
        self.code = code
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(Label(_(ROLES[code]), "head", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        column.addLayout(self.body)
        self.lack = Remark(desk.ctx.theme, _("Nobody yet"))
        column.addWidget(self.lack)
        self.line = QuickLine(_("Add, then Enter"), f"{_(ROLES[code])}: {_('Add, then Enter')}")
        column.addWidget(self.line)
        column.addStretch(1)


class MarketMap(Column):
    """Five groups side by side, on two lines where there is no room."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        _ = self.words
        sentence = _("Nobody on the map yet. For example a payer: “Parents of children aged 6 to 12; they want an hour of peace.”")
        self.empty = Empty(self.theme, sentence, _(SHAPES["market_role"].add), self.add_new)
        self.groups = {code: Group(desk, code) for code in ROLES}
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(12)
        self._across = 0
        self.column.addWidget(self.empty)
        self.column.addLayout(self.grid)
        self._arrange()
        self._rows = {code: Rows(group.body, self._make) for code, group in self.groups.items()}
        for code, group in self.groups.items():
            group.line.setObjectName(code)
            group.line.added.connect(self._added)

    def _make(self, _found: Any) -> GroupTile:
        return GroupTile(self.desk, least=100)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        everyone = plan.of("market_role")
        self.empty.setVisible(not everyone)
        cover = self._coverage(plan)
        for code, rows in self._rows.items():
            here = [one for one in everyone if one.role == code]
            rows.show([(one, cover[one.id]) for one in here], lambda found: found[0].id)
            self.groups[code].lack.setVisible(bool(everyone) and not here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """As many groups side by side as have room."""
        across = max(1, min(len(self.groups), (self.width() + 16) // (self.theme.px(WIDE) + 16)))
        if across == self._across:
            return
        for column in range(len(self.groups)):
            self.grid.setColumnStretch(column, 1 if column < across else 0)
        for place, group in enumerate(self.groups.values()):
            self.grid.addWidget(group, place // across, place % across)
        self._across = across

    def _coverage(self, plan: WholePlan) -> dict[int, Coverage]:
        """Posts of the last ninety days by group, through the segments."""
        store, client, today = self.desk.ctx.store, plan.client, self.desk.today
        since, until = (today - timedelta(days=DAYS - 1)).isoformat(), (today + timedelta(days=1)).isoformat()
        found = {}
        served = store.posts.served("segment", client.id)
        for one in plan.of("market_role"):
            mine = [segment for segment in plan.of("segment") if segment.role_id == one.id]
            posts = 0
            for segment in mine:
                if served.get(segment.id):
                    narrow = PostFilter(client_id=client.id, segment_id=segment.id)
                    posts += len(store.posts.window(since, until, narrow))
            found[one.id] = Coverage(len(mine), posts)
        return found

    def _added(self, text: str) -> None:
        self.add_record("market_role", role=self.sender().objectName(), who=text)
