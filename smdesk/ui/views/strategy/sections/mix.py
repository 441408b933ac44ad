"""The mix of the last thirty days beside what was wanted, and the cadence of each place."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.domain.cards import Card, PostFilter
from smdesk.domain.mix import gaps
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services.strategy import recent_mix
from smdesk.ui import tokens
from smdesk.ui.dates import day_text
from smdesk.ui.theme import Theme
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.grid import CENTER, LEFT, Cell, Grid
from smdesk.ui.views.strategy.sections.parts import (
    Column,
    Empty,
    Piece,
    Remark,
    Rows,
    TextTile,
    caption,
    named,
    title_in,
    write,
)
from smdesk.ui.widgets.chip import Label

DAYS = 30
AHEAD_WEEKS = 4
METER = 14  # px


class Meter(QWidget):
    """The whole mix in pillar colours, with ticks where the wanted shares add up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: list[tuple[int, int, int]] = []  # hue, has, target
        self.setFixedHeight(theme.px(METER) + 12)

    def show_parts(self, parts: list[tuple[int, int, int]], said: str) -> None:
        """Colour, percent there, percent wanted, of each pillar."""
        self._parts = parts
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, wide = self._theme, self.width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["bg-sunken"])
        high = theme.px(METER)
        painter.drawRoundedRect(QRectF(0, 6, wide, high), 4, 4)
        x = 0.0
        for place, (hue, has, _target) in enumerate(self._parts):
            part = wide * has / 100
            gap = 1 if place and part > 2 else 0
            painter.setBrush(theme.pillar(hue))
            painter.drawRoundedRect(QRectF(x + gap, 6, max(0.0, part - gap), high), 3, 3)
            x += part
        at = 0
        for _hue, _has, target in self._parts[:-1]:
            at += target
            painter.fillRect(QRectF(wide * at / 100 - 1, 1, 2, high + 10), theme["ink"])
        painter.end()


class PillarRow(TextTile):
    """A pillar: its name, what it has of what was wanted, and by how much it is off."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, framed=False)
        self._figures = ""

    def show_record(self, found: tuple[Any, int, int, int, bool]) -> None:
        """Pillar, posts, percent there, percent wanted, whether it drifts."""
        _ = self.desk.ctx.words
        self.record, count, has, target, drifts = found
        self._figures = f"{has}/{target} %"
        posts = _.n_("{n} post", "{n} posts", count)
        sells = _("sells") if self.record.promo else ""
        off = ""
        if drifts:
            off = _("{n} points over", n=has - target) if has > target else _("{n} points under", n=target - has)
        second = caption(" · ".join(filter(None, (posts, sells))), "ink-3")
        share = _("{has} of {target} percent", has=has, target=target)
        said = ", ".join(filter(None, (self.record.name, share, posts, sells, off)))
        self.show_pieces((Piece(self.record.name), second, caption(off, "warn", "warning")), hue=self.record.hue, said=said)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(max(80, width - self.theme.px(96)))

    def _texts(self, painter: QPainter) -> None:
        y, side = float(self._up()), self.theme.px(96)
        for piece in self._pieces:
            y = self._piece(painter, piece, y, self.width() - side)
        painter.setPen(self.theme["ink"])
        font = self.theme.font(tokens.BODY, strong=True)
        write(painter, self._figures, font, QRectF(self.width() - side, self._up(), side - 8, 20), Qt.AlignmentFlag.AlignRight)


class Mix(Column):
    """Shares of the pillars over the last thirty days."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 8)
        _ = self.words
        sentence = _("No pillar yet. For example: “Behind the counter, 40 %”; three to five pillars make 100 %.")
        self.empty = Empty(self.theme, sentence, _(SHAPES["pillar"].add), self.add_new)
        self.rule = Label("", "caption", wrap=True)
        self.meter = Meter(self.theme)
        self.body = QVBoxLayout()
        self.body.setSpacing(2)
        self.note, self.shares = Remark(self.theme), Remark(self.theme)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.rule)
        self.column.addWidget(self.meter)
        self.column.addLayout(self.body)
        self.column.addWidget(self.note)
        self.column.addWidget(self.shares)
        self._rows = Rows(self.body, self._make)

    def _make(self, _found: Any) -> PillarRow:
        return PillarRow(self.desk)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        pillars = plan.of("pillar")
        self.empty.setVisible(not pillars)
        for one in (self.rule, self.meter):
            one.setVisible(bool(pillars))
        _, today = self.words, self.desk.today
        found = recent_mix(self.desk.ctx.store, plan, today, DAYS)
        by_id = {one.id: one for one in pillars}
        drifting = {share.pillar_id for share in found.drifting}
        self._rows.show([(by_id[one.pillar_id], one.posts, one.has, one.target, one.pillar_id in drifting)
                         for one in found.shares], lambda one: one[0].id)  # fmt: skip
        rule = named("plan", plan.one("plan").mix, "mix", _)
        count = _.n_("{n} post in the last 30 days", "{n} posts in the last 30 days", found.posts)
        self.rule.setText(f"{count} · {rule}")
        self.meter.show_parts([(by_id[one.pillar_id].hue, one.has, one.target) for one in found.shares], count)
        self._say(found, sum(one.share for one in pillars) if pillars else 100)

    def _say(self, found: Any, shares: int) -> None:
        _ = self.words
        if not found.posts:
            self.note.say("")
        elif found.over_ceiling:
            self.note.say(_("Posts that sell: {percent} %, over the ceiling of {ceiling} %.", percent=found.promo_share,
                            ceiling=found.ceiling))  # fmt: skip
        else:
            self.note.say(_("Posts that sell: {percent} %, within the ceiling of {ceiling} %.",
                            percent=found.promo_share, ceiling=found.ceiling), "second", "info")  # fmt: skip
        self.shares.say("" if shares == 100 else _("The wanted shares make {percent} %, not 100.", percent=shares))

    def add_new(self) -> None:
        """A pillar."""
        self.desk.add("pillar")


class Cadence(Column):
    """What each place was promised, what slots it has, what is planned, and the days without anything."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        _ = self.words
        sentence = _("No rhythm promised yet. For example: “Instagram, 3 posts a week; newsletter, 1.”")
        self.empty = Empty(self.theme, sentence, _(SHAPES["place_role"].add), self.add_new)
        self.grid = Grid(self.theme, _(section.title))
        self.grid.wrapped, self.grid.least = 0, 140
        self.grid.opened.connect(self._open)
        self.grid.cells.written.connect(self._written)
        self.grid.hit.connect(self._choose)
        self.gaps = Remark(self.theme)
        for one in (self.empty, self.grid, self.gaps):
            self.column.addWidget(one)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        _, today, client = self.words, self.desk.today, plan.client
        end = today + timedelta(weeks=AHEAD_WEEKS)
        cards = self.desk.ctx.store.posts.window(today.isoformat(), end.isoformat(), PostFilter(client_id=client.id))
        slots = self.desk.ctx.store.clients.plan(client.id).slots
        roles = {one.place_id: one for one in plan.of("place_role")}
        places = [one for one in plan.places if not one.archived]
        self.empty.setVisible(not places)
        self.grid.setVisible(bool(places))
        rows = []
        for place in places:
            mine = [card for card in cards if place.id in card.place_ids]
            kept = sum(1 for slot in slots if slot.place_id == place.id)
            rows.append(self._row(place, roles.get(place.id), kept, mine))
        heads = [_("Place"), _("Promised a week"), _("Slots a week"), _("Planned, 4 weeks"), _("Missing")]
        self.grid.show_cells(heads, rows)
        empty = gaps(cards, slots, today, end - timedelta(days=1), client.zone)
        if not slots:
            self.gaps.say(_("No weekly slots yet: gaps cannot be seen.") if places else "", "second", "info")
        elif empty.days:
            days = ", ".join(day_text(self.desk.ctx.locale, day, "d MMM") for day in empty.days[:6])
            rest = _("and {n} more", n=len(empty.days) - 6) if len(empty.days) > 6 else ""
            self.gaps.say(_("Days with a slot and no post: {days}", days=" ".join(filter(None, (days, rest)))))
        else:
            self.gaps.say(_("Every slot of the next four weeks has its post."), "ok", "circle-check")

    def _row(self, place: Any, role: Any, kept: int, cards: list[Card]) -> list[Cell]:
        _ = self.words
        name = title_in(self.plan, "place", place.id)
        week = role.per_week if role else ""
        said = f"{name}, {_('Promised a week')}: {self.desk.figure(week) or '—'}"
        missing = self._missing(week, len(cards))
        short = kept and week and Decimal(week) > kept
        part = named("place_role", role.role, "role", _) if role else _("no role yet")
        figure, glyph = self.desk.figure(week), "warning" if short else ""
        return [
            Cell(name, align=LEFT, record=role or place, second=part, second_role="ink-3" if role else "warn"),
            Cell(figure or "—", "ink" if week else "ink-3", CENTER, typed=figure, key=(place, role), said=said),
            Cell(str(kept), "warn" if short else "ink", CENTER, mark=glyph, said=f"{name}, {_('Slots a week')}: {kept}"),
            Cell(str(len(cards)), align=CENTER, said=f"{name}, {_('Planned, 4 weeks')}: {len(cards)}"),
            Cell(*missing, CENTER, mark="warning" if missing[1] == "warn" else "", said=f"{name}, {_('Missing')}: {missing[0]}"),
        ]  # fmt: skip

    def _missing(self, week: str, planned: int) -> tuple[str, str]:
        if not week:
            return self.words("n/a"), "ink-3"
        lacking = round(Decimal(week) * AHEAD_WEEKS) - planned
        return (str(lacking), "warn") if lacking > 0 else (self.words("none"), "ok")

    def _written(self, key: Any, typed: str) -> None:
        place, role = key
        text = typed.strip().replace(self.desk.ctx.locale.decimalPoint(), ".")
        if role is not None:
            done = self.desk.write(role, per_week=text)
        else:
            done = self.add_record("place_role", place_id=place.id, per_week=text, purpose=self.words("To be said"))
        if not done:
            self.grid.cells.keep(key, typed)

    def _open(self, cell: Cell) -> None:
        self.desk.open(cell.record)

    def _choose(self, cell: Cell) -> None:
        if cell.record is not None:
            self.desk.choose(cell.record)
