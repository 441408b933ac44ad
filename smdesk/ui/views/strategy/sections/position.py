"""The position map: where each competitor stands on two axes of one's own, and where the client does."""

from typing import Any

from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.axis import Plane, Spot
from smdesk.ui.views.strategy.sections.parts import Column, Empty, Remark, named

OWN = "own"


class PositionMap(Column):
    """A dot for each, the client's in its own colour."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        _ = self.words
        sentence = _("No competitor yet. For example: “Bar Centrale: everyday and cheap”; they are placed on two axes of yours.")
        self.empty = Empty(self.theme, sentence, _(SHAPES["competitor"].add), self.add_new)
        self.plane = Plane(desk, 100, self._put, 360)
        self.plane.setAccessibleName(_(section.title))
        self.note = Remark(self.theme)
        for one in (self.empty, self.plane, self.note):
            self.column.addWidget(one)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        _, study, rivals = self.words, plan.one("study"), plan.of("competitor")
        self.empty.setVisible(not rivals)
        self.plane.setVisible(bool(rivals))
        self.plane.words = (study.x_low, study.x_high, study.y_low, study.y_high)
        ends = (study.x_low or _("left"), study.x_high or _("right"), study.y_low or _("bottom"), study.y_high or _("top"))
        spots = [self._spot(one, one.name, one.x, one.y, named("competitor", one.rank, "rank", _), ends) for one in rivals]
        own = self._spot(study, plan.client.name, study.own_x, study.own_y, _("client"), ends)
        spots.append(Spot(own.record, own.name, own.said, own.x, own.y, "accent", True, key=OWN))
        self.plane.show_spots(spots, _("Drag it, or Alt and an arrow"))
        unnamed = not all((study.x_low, study.x_high, study.y_low, study.y_high))
        self.note.say(_("The axes have no words yet: name both ends of each in the study.") if unnamed and rivals else "")

    def _spot(self, record: Any, name: str, x: int, y: int, rank: str, ends: tuple[str, ...]) -> Spot:
        _ = self.words
        said = _("{name}, {rank}: {x} of 100 from {left} to {right}, {y} of 100 from {bottom} to {top}", name=name, rank=rank,
                 x=x, left=ends[0], right=ends[1], y=y, bottom=ends[2], top=ends[3])  # fmt: skip
        return Spot(record, name, said, x / 100, y / 100)

    def _put(self, record: Any, x: float, y: float) -> None:
        across, up = round(x * 100), round(y * 100)
        if hasattr(record, "own_x"):
            self.desk.write(record, own_x=across, own_y=up)
        else:
            self.desk.write(record, x=across, y=up)
