"""What a file leaves open, each question with the field that answers it: a choice, a day, several places."""

from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.clients import Place
from smdesk.domain.imports import ImportPlan, Question, Sentence
from smdesk.services import networks
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import clear
from smdesk.ui.widgets.chip import Button, Label, row
from smdesk.ui.widgets.flow import FlowRow

PLACES, START = "places", "start"


class Questions(QWidget):
    """The questions of a plan and what is to be said of its file; ``answered`` gives a question's id and its answer."""

    answered = Signal(str, str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_plan(self, plan: ImportPlan, answers: dict[str, str]) -> None:
        """Ask anew; the field that has the keyboard keeps it."""
        focused = self.focusWidget()
        held = focused.objectName() if focused is not None and focused.hasFocus() else ""
        clear(self._column)
        for question in plan.questions:
            self._column.addWidget(self._asked(question, answers.get(question.id, "")))
        for remark in plan.remarks:
            self._column.addWidget(Label(self.said(remark), "caption", wrap=True))
        self.setVisible(self._column.count() > 0)
        keep_focus(self, held)

    def said(self, said: Sentence) -> str:
        """A sentence in the window's language."""
        return self._ctx.words(said.message, **said.values)

    def _asked(self, question: Question, told: str) -> QWidget:
        text = Label(self.said(question.sentence), "warn" if question.blocking else "second", wrap=True)
        if question.id == PLACES and question.choices:
            return _below(text, self._places(question, told or question.default))
        if question.id == START:
            return _beside(text, self._day(question))
        return _beside(text, self._choice(question, told)) if question.choices else text

    def _choice(self, question: Question, told: str) -> QWidget:
        box = QComboBox()
        box.setObjectName(question.id)
        box.setAccessibleName(self.said(question.sentence))
        if question.blocking:
            box.addItem(self._ctx.words("Choose…"), "")
        for answer, label in question.choices:
            box.addItem(self.said(label), answer)
        chosen = told or ("" if question.blocking else question.default)  # what must be said is not said for them
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.activated.connect(lambda _n: self._say(question.id, str(box.currentData() or "")))
        return box

    def _day(self, question: Question) -> QWidget:
        day = QDateEdit(QDate.fromString(question.default, Qt.DateFormat.ISODate))
        day.setCalendarPopup(True)
        day.setObjectName(START)
        day.setAccessibleName(self.said(question.sentence))
        take = Button(self._ctx.theme, self._ctx.words("Start on this day"), "outline", "check")
        take.setObjectName(f"{START}:take")
        take.clicked.connect(lambda: self._say(START, day.date().toString(Qt.DateFormat.ISODate)))
        return row(day, take)

    def _places(self, question: Question, chosen: str) -> QWidget:
        """A tick for each place: several are usual."""
        ticked = set(chosen.split(","))
        names = {str(one.id): self._place(one.id) for one in self._ctx.store.find(Place)}
        boxes = []
        for number, label in question.choices:
            box = QCheckBox(names.get(number) or self.said(label))
            box.setObjectName(f"{PLACES}:{number}")
            box.setChecked(number in ticked)
            boxes.append(box)
        for box in boxes:
            box.toggled.connect(partial(self._tick, boxes, box))
        flow = FlowRow()
        for box in boxes:
            flow.add(box)
        return flow

    def _place(self, number: int) -> str:
        place = self._ctx.store.get(Place, number)
        return f"{networks.short_name_of(place.network, self._ctx.words)} {place.handle}".strip()

    def _tick(self, boxes: list[QCheckBox], box: QCheckBox, _on: bool) -> None:
        if not any(one.isChecked() for one in boxes):
            box.setChecked(True)  # a post goes somewhere
            return
        chosen = [box.objectName().partition(":")[2] for box in boxes if box.isChecked()]
        self._say(PLACES, ",".join(chosen))

    def _say(self, question: str, answer: str) -> None:
        if answer:
            self.answered.emit(question, answer)


def keep_focus(within: QWidget, name: str) -> None:
    """Give the keyboard back to the field of this name after all were made anew."""
    field = next((one for one in reversed(within.findChildren(QWidget, name)) if name), None)
    if field is not None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _beside(text: QWidget, field: QWidget) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(text, 1)
    line.addWidget(field)
    return box


def _below(text: QWidget, field: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(text)
    column.addWidget(field)
    return box
