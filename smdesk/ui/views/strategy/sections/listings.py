"""Presence on maps: what is true at the top, then each map or directory with what it says otherwise."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.presence import FIELDS, OLD_PHOTOS_DAYS, STALE_DAYS, Check, Compared, presence
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.parts import Column, Empty, Piece, Remark, Rows, TextTile, caption
from smdesk.ui.views.strategy.values import Values
from smdesk.ui.widgets.chip import Button, row


def one_line(text: str) -> str:
    """A text of several lines in one."""
    return "; ".join(line.strip() for line in text.splitlines() if line.strip())


class ListingRow(QWidget):
    """A listing, and the button that says it was looked at today."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._values = desk, Values(desk.ctx)
        _ = desk.ctx.words
        self.tile = TextTile(desk)
        self.looked = Button(desk.ctx.theme, _("Checked today"), "outline", "check")
        self.looked.clicked.connect(self._looked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.tile, 1)
        line.addWidget(self.looked, 0, Qt.AlignmentFlag.AlignTop)

    def show_record(self, one: Compared) -> None:
        """Show a listing beside what is true."""
        _ = self._desk.ctx.words
        self.tile.record = one.listing
        name = self._values.title("place", one.place) if one.place else one.listing.name
        pieces = [Piece(name, strong=True)]
        pieces += [self._wrong(check) for check in one.wrong]
        good = [_(SHAPES["listing"].field(check.field).label) for check in one.checks if check.state == "same"]
        if good:
            pieces.append(caption(_("As it is: {fields}", fields=", ".join(good)), "ok", "check"))
        pieces += [self._seen(one), self._photos(one)]
        self.tile.show_pieces(pieces)
        self.looked.setAccessibleName(_("{name}: checked today", name=name))
        self.looked.setEnabled(one.listing.checked_on != self._desk.today.isoformat())

    def _wrong(self, check: Check) -> Piece:
        _ = self._desk.ctx.words
        label, true, said = _(SHAPES["listing"].field(check.field).label), one_line(check.true), one_line(check.said)
        if check.state == "missing":
            text = _("{field}: nothing there; true is “{true}”", field=label, true=true)
        else:
            text = _("{field}: “{said}”; true is “{true}”", field=label, said=said, true=true)
        return Piece(text, "warn", mark="warning")

    def _seen(self, one: Compared) -> Piece:
        _, day = self._desk.ctx.words, self._desk.day(one.listing.checked_on)
        if not day:
            return caption(_("not checked yet"), "warn", "clock")
        if one.stale:
            return caption(_("checked {day}: more than {n} days ago", day=day, n=STALE_DAYS), "warn", "clock")
        return caption(_("checked {day}", day=day))

    def _photos(self, one: Compared) -> Piece:
        _, day = self._desk.ctx.words, self._desk.day(one.listing.photos_on)
        if not day:
            return caption(_("photos not looked at yet"), "warn", "image")
        if one.old_photos:
            return caption(_("photos looked at {day}: more than {n} days ago", day=day, n=OLD_PHOTOS_DAYS), "warn", "image")
        return caption(_("photos looked at {day}", day=day))

    def _looked(self) -> None:
        self._desk.write(self.tile.record, checked_on=self._desk.today.isoformat())


class Listings(Column):
    """What is true, then the listings; a place on a map without one is named."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, gap=8)
        _ = self.words
        self._values = Values(desk.ctx)
        sentence = _("Nothing compared yet. First what is true, for example: “Larch & Lantern, 12 Market Street, Tuesday–Saturday 9–17.”")
        self.empty = Empty(self.theme, sentence, _("Write what is true"), self._add_true)
        self.truth = TextTile(desk)
        self.state = Remark(self.theme)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._rows = Rows(self.body, self._make)
        add = Button(self.theme, _(SHAPES["listing"].add), "outline", "plus")
        add.clicked.connect(self.add_new)
        self.true_first = Button(self.theme, _("Write what is true"), "outline", "plus")
        self.true_first.clicked.connect(self._add_true)
        self.foot = row(self.true_first, add, None)
        for one in (self.empty, self.truth, self.state):
            self.column.addWidget(one)
        self.column.addLayout(self.body)
        self.column.addWidget(self.foot)

    def _make(self, _record: Any) -> ListingRow:
        return ListingRow(self.desk)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        found = presence(plan, self.desk.today)
        some = found.truth is not None or bool(found.rows)
        self.empty.setVisible(not some)
        self.foot.setVisible(some)
        self.truth.setVisible(found.truth is not None)
        self.true_first.setVisible(found.truth is None)
        if found.truth is not None:
            self._true(found.truth)
        self._rows.show(found.rows, key=lambda one: one.listing.id)
        self.unlisted = found.unlisted
        self.state.say(*self._sentence(found.truth, found.rows) if some else ("",))

    def _true(self, truth: Any) -> None:
        _, shape = self.words, SHAPES["listing"]
        self.truth.record = truth
        pieces = [caption(_("What is true")), Piece(truth.name, strong=True)]
        for name in FIELDS[1:]:
            text = one_line(getattr(truth, name))
            if text:
                pieces.append(Piece(f"{_(shape.field(name).label)}: {text}", "ink-2"))
        self.truth.show_pieces(pieces)

    def _sentence(self, truth: Any, rows: tuple[Compared, ...]) -> tuple[str, str, str]:
        _ = self.words
        if truth is None:
            return _("What is true is not written yet: nothing can be compared with it."), "warn", "warning"
        if self.unlisted:
            names = ", ".join(self._values.title("place", one) for one in self.unlisted)
            return _("Not compared yet: {names}.", names=names), "warn", "warning"
        wrong = sum(1 for one in rows if one.wrong)
        if wrong:
            return _.n_("{n} listing does not say what is true.", "{n} listings do not say what is true.", wrong), "warn", "warning"
        return (_("All listings say what is true."), "ok", "check") if rows else ("", "ok", "check")

    def _add_true(self) -> None:
        """The firm as its client list knows it."""
        self.desk.add("listing", name=self.plan.client.name)

    def add_new(self) -> None:
        """The first place on a map that has none yet; else any place."""
        if not any(not one.place_id for one in self.plan.of("listing")):
            self._add_true()
            return
        known = {one.place_id for one in self.plan.of("listing")}
        left = [*self.unlisted, *(one for one in self.plan.places if not one.archived and one.id not in known)]
        place = {"place_id": left[0].id} if left else {}
        self.desk.add("listing", name=self.plan.client.name, checked_on=self.desk.today.isoformat(), **place)

    def show_record(self, record: Any) -> None:
        """Stand at a listing."""
        made = self._rows.tiles.get(record.id)
        (made.tile if made else self.truth).setFocus(Qt.FocusReason.OtherFocusReason)
