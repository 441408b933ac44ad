"""The audit of own places: each by the same criteria, marked with a number key or a click."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.market import AuditMark
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.shapes_who import CRITERIA
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import networks
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.grid import CENTER, LEFT, Cell, Grid
from smdesk.ui.views.strategy.sections.parts import Column, Empty, title_in
from smdesk.ui.widgets.chip import Button, Label

MOST = 5
NOT_SEEN = -1
LOW = 1  # marks up to this ask for something to be done


class Audit(Column):
    """Criteria down, places across; averages of both, and the score of all."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        _ = self.words
        sentence = _("No place to look at yet. For example: “Instagram @valdorsa”; add the client's places first.")
        self.empty = Empty(self.theme, sentence, _("Go to the places"), self.add_new)
        self.score = Label("", "strong", wrap=True)
        self.grid = Grid(self.theme, _(section.title))
        self.grid.wrapped, self.grid.least = 0, 140
        self.grid.cells.folds = True
        self.grid.keyed = self._keyed
        self.grid.hit.connect(self._hit)
        hint = _("0 to 5 or a click mark a cell, − means not looked at, Enter adds a note.")
        self.hint = Label(hint, "caption", wrap=True)
        for one in (self.empty, self.score, self.grid, self.hint):
            self.column.addWidget(one)
        self._popup: MarkPopup | None = None

    def add_new(self) -> None:
        """Marks are made in the table; without places there is none."""
        if self.grid.isVisible():
            self.grid.setFocus()
        else:
            self.desk.go("community", "community.places")

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        _ = self.words
        places = [one for one in plan.places if not one.archived]
        self.empty.setVisible(not places)
        for one in (self.score, self.grid, self.hint):
            one.setVisible(bool(places))
        if not places:
            return
        marks = {(one.place_id, one.criterion): one for one in plan.of("audit_mark")}
        heads = [_("Criterion"), *(self._name(one, places) for one in places), _("Average")]
        rows = []
        for code, name in CRITERIA.items():
            here = [marks.get((place.id, code)) for place in places]
            cells = [self._mark(place, code, mark) for place, mark in zip(places, here, strict=True)]
            rows.append([Cell(_(name), align=LEFT), *cells, self._average(here, _(name))])
        foot = [Cell(_("Average"), align=LEFT, strong=True)]
        for place in places:
            foot.append(self._average((marks.get((place.id, code)) for code in CRITERIA), title_in(plan, "place", place.id)))
        shown = [marks.get((place.id, code)) for place in places for code in CRITERIA]
        rows.append([*foot, self._average(shown, _("Overall"))])
        self.grid.show_cells(heads, rows)
        self._overall(shown)

    def _name(self, place: Any, places: list[Any]) -> str:
        """What a place is called here; its network where another is called the same."""
        name = title_in(self.plan, "place", place.id)
        same = [one for one in places if title_in(self.plan, "place", one.id) == name]
        return name if len(same) == 1 else networks.name_of(place.network, self.words)

    def _mark(self, place: Any, code: str, mark: AuditMark | None) -> Cell:
        _ = self.words
        value = mark.mark if mark else NOT_SEEN
        day = self.desk.day(mark.checked_on) if mark else ""
        note = mark.note if mark else ""
        text = "–" if value < 0 else str(value)
        spoken = _("not looked at") if value < 0 else _("{mark} of 5", mark=value)
        said = ", ".join(filter(None, (_(CRITERIA[code]), title_in(self.plan, "place", place.id), spoken, note, day)))
        role = "ink-3" if value < 0 else "warn" if value <= LOW else "ink"
        return Cell(
            text, role, CENTER, said=said, tip="\n".join(filter(None, (spoken, note, day))), key=(place.id, code),
            record=mark, bar=value / MOST if value >= 0 else -1.0, bar_role="warn" if value <= LOW else "accent",
            mark="note" if note else "",
        )  # fmt: skip

    def _average(self, marks: Iterable[AuditMark | None], name: str) -> Cell:
        seen = [one.mark for one in marks if one is not None and one.mark >= 0]
        text = self._mean(seen)
        return Cell(text, "ink" if seen else "ink-3", CENTER, True, said=f"{self.words('Average')}, {name}: {text}")

    def _mean(self, seen: list[int]) -> str:
        if not seen:
            return self.words("n/a")
        tenths = (sum(seen) * 20 + len(seen)) // (2 * len(seen))  # halves up
        return f"{tenths // 10}{self.desk.ctx.locale.decimalPoint()}{tenths % 10}"

    def _overall(self, marks: list[AuditMark | None]) -> None:
        _ = self.words
        seen = [one.mark for one in marks if one is not None and one.mark >= 0]
        days = [one.checked_on for one in marks if one is not None and one.mark >= 0 and one.checked_on]
        parts = [_("Overall: {score} of 5", score=self._mean(seen)) if seen else _("Overall: n/a, nothing looked at yet")]
        parts.append(_("{n} of {all} looked at", n=len(seen), all=len(marks)))
        if days:
            parts.append(_("last on {day}", day=self.desk.day(max(days))))
        self.score.setText(" · ".join(parts))

    # -- marking ------------------------------------------------------------------------------

    def put(self, place_id: int, criterion: str, **values: Any) -> None:
        """Mark a place by a criterion; the day is today's."""
        found = next(iter(self.plan.of("audit_mark", place_id=place_id, criterion=criterion)), None)
        values.setdefault("checked_on", self.desk.today.isoformat())
        if found is not None:
            self.desk.write(found, **values)
        else:
            self.add_record("audit_mark", place_id=place_id, criterion=criterion, **values)

    def _keyed(self, event: QKeyEvent, cell: Cell) -> bool:
        if cell.key is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        text = event.text()
        if text and text in "012345":
            self.put(*cell.key, mark=int(text))
        elif (text and text in "-–−") or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.put(*cell.key, mark=NOT_SEEN)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._hit(cell, note=True)
        else:
            return False
        return True

    def _hit(self, cell: Cell, note: bool = False) -> None:
        if cell.key is None:
            return
        box = self.grid.visualRect(self.grid.currentIndex())
        self._popup = MarkPopup(self, cell)
        self._popup.adjustSize()
        at = self.grid.viewport().mapToGlobal(box.bottomLeft() + QPoint(0, 4))
        room = self.window().mapToGlobal(QPoint(self.window().width(), 0)).x() - self._popup.width() - 8
        self._popup.move(min(at.x(), room), at.y())
        self._popup.show()
        if note:
            self._popup.note.setFocus()


class MarkPopup(QFrame):
    """Marks to click, and a note. It goes away when it loses the window's attention."""

    def __init__(self, home: Audit, cell: Cell) -> None:
        super().__init__(home, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "raised")
        self._home, self._key, _ = home, cell.key, home.words
        mark: AuditMark | None = cell.record
        self._was = mark.note if mark else ""
        self.setAccessibleName(cell.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        where = f"{title_in(home.plan, 'place', cell.key[0])}: {_(CRITERIA[cell.key[1]])}"
        column.addWidget(Label(where, "head"))
        column.addWidget(self._marks(mark.mark if mark else NOT_SEEN))
        column.addWidget(Label(_(SHAPES["audit_mark"].field("mark").hint), "caption"))
        self.note = QLineEdit(self._was)
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("What was seen"))
        self.note.returnPressed.connect(self._noted)
        column.addWidget(self.note)
        if mark and mark.checked_on:
            column.addWidget(Label(_("Looked at on {day}", day=home.desk.day(mark.checked_on)), "caption"))

    def _marks(self, now: int) -> QWidget:
        _ = self._home.words
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for value in (*range(MOST + 1), NOT_SEEN):
            button = Button(self._home.theme, "–" if value < 0 else str(value), "chip")
            button.setCheckable(True)
            button.setChecked(value == now)
            button.setObjectName(str(value))
            spoken = _("not looked at") if value < 0 else _("{mark} of 5", mark=value)
            button.setAccessibleName(spoken)
            button.setToolTip(spoken)
            button.clicked.connect(self._marked)
            line.addWidget(button)
        line.addStretch(1)
        return box

    def _marked(self) -> None:
        value, note = int(self.sender().objectName()), self.note.text().strip()
        self.close()
        self._home.put(*self._key, mark=value, note=note)

    def _noted(self) -> None:
        note = self.note.text().strip()
        self.close()
        if note != self._was:
            self._home.put(*self._key, note=note)
