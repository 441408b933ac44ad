"""Works a figure out in its form: the inputs of the chosen formula as fields, the figure filled in and still free to be typed."""

from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.domain import formulas, working
from smdesk.domain.errors import SmdeskError
from smdesk.domain.plan.shape import Field, Form
from smdesk.domain.plan.whole import WholePlan
from smdesk.services.wording import sentence
from smdesk.ui.dialogs.frame import form, keep_readable
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.editors import Line
from smdesk.ui.views.strategy.values import Values, number
from smdesk.ui.widgets.chip import Label

WIDE = 150  # px of an input


class WorkOut(QWidget):
    """Stands under the figure's editor; hidden while the formula has nothing to work out."""

    def __init__(self, desk: Desk, values: Values, figure: Line, text: str) -> None:
        super().__init__()
        self._desk, self._values, self._figure = desk, values, figure
        self._kept = text
        self._formula = ""
        self.inputs: dict[str, Line] = {}
        _ = desk.ctx.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(_("Work it out"), "strong"))
        self._law = Label("", "caption", wrap=True)
        keep_readable(self._law)
        column.addWidget(self._law)
        self._rows = form()
        column.addLayout(self._rows)
        self.note = Label("", "caption", wrap=True)
        keep_readable(self.note)
        column.addWidget(self.note)
        figure.textChanged.connect(self._say)
        self.hide()

    def show_formula(self, formula_id: str) -> None:
        """Ask for the inputs of another formula; those of the same name stay."""
        if formula_id == self._formula:
            return
        before = {key: line.text() for key, line in self.inputs.items()}
        if not self._formula:  # as the form opens
            kept = working.inputs_of(self._kept)
            before = {key: self._values.figure(f"{value:f}") for key, value in kept.items()}
        self._formula, self.inputs = formula_id, {}
        while self._rows.rowCount():
            self._rows.removeRow(0)
        known, _ = formulas.FORMULAS.get(formula_id), self._desk.ctx.words
        self.setVisible(working.can_work(known))
        if known is None or not working.can_work(known):
            return
        self._law.setText(f"{_(known.name)} = {_(known.expression)}. {_('Source: {source}', source=_(known.source))}.")
        for one in known.inputs:
            line = Line()
            line.setMaximumWidth(self._desk.ctx.theme.px(WIDE))
            line.setText(before.get(one.key, ""))
            line.setAccessibleName(_(one.label))
            line.setAccessibleDescription(_("Work it out"))
            line.textEdited.connect(self._typed)
            self.inputs[one.key] = line
            self._rows.addRow(_(one.label), line)
        self._say()

    # -- reading ------------------------------------------------------------------------------

    def _read(self) -> dict[str, Decimal | None]:
        """The inputs as numbers.

        :raises BadInput: naming the one that is none
        """
        plan: WholePlan = self._desk.plan
        labels = {one.key: one.label for one in formulas.FORMULAS[self._formula].inputs}
        found: dict[str, Decimal | None] = {}
        for key, line in self.inputs.items():
            text = self._values.read(plan, Field(key, labels[key], "", Form.FIGURE), line.text(), self._desk.today)
            found[key] = number(text)
        return found

    def _worked(self) -> formulas.Reading | None:
        """What the inputs give; None while none is said.

        :raises BadInput: naming an input that is no number
        """
        inputs = self._read() if self.inputs else {}
        said = any(value is not None for value in inputs.values())
        return formulas.compute(self._formula, inputs) if said else None

    def text(self, value: str) -> str:
        """The inputs to keep beside a figure; "" when they do not give it.

        :raises BadInput: when an input is no number
        """
        reading = self._worked()
        return working.as_text(reading.inputs) if reading is not None and working.gives(reading, value) else ""

    # -- showing ------------------------------------------------------------------------------

    def _typed(self, _text: str) -> None:
        """An input changed: the figure follows."""
        try:
            reading = self._worked()
        except SmdeskError:
            reading = None
        if reading is not None:
            self._figure.setText(self._values.figure(working.filled(reading)))
        self._say()

    def _say(self, _text: str = "") -> None:
        _ = self._desk.ctx.words
        try:
            reading = self._worked()
        except SmdeskError as error:
            self.note.setText(sentence(error, _))
            self.note.set_look("danger")
            return
        self.note.set_look("caption")
        if reading is None:
            self.note.setText(_("Fill these in and the figure is reckoned; or type it as you know it."))
            return
        said = working.summed(working.Worked(reading), self._values.figure, _)
        gives = self._values.figure(working.filled(reading))
        same = working.gives(reading, self._typed_figure())
        if same or reading.value is None:
            lost = "" if same else " " + _("The figure is typed by hand, so these are not kept.")
            self.note.setText(said + lost)
        else:
            self.note.setText(f"{said} = {gives}. " + _("The figure is typed by hand, so these are not kept."))

    def _typed_figure(self) -> str:
        try:
            field = Field("figure", "", "", Form.FIGURE)
            return str(self._values.read(self._desk.plan, field, self._figure.text(), self._desk.today))
        except SmdeskError:
            return "?"
