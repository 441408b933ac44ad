"""The form of a record of any kind: what it needs first, every field with a line that explains it and an example."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smdesk.domain import firm
from smdesk.domain.errors import SmdeskError
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Field
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.working import WORKED
from smdesk.services import plan as plans
from smdesk.services.plan_examples import example
from smdesk.services.wording import sentence
from smdesk.ui.dialogs.frame import CalmDialog, form, hairline, keep_readable, scrolled
from smdesk.ui.views.strategy import editors
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.values import Values
from smdesk.ui.views.strategy.workout import WorkOut
from smdesk.ui.widgets.chip import Button, Label

LEADING = {"parameter": "kind"}  # what the other fields are read by stands before them
WIDE, LONG_HIGH, MOST_HIGH, NAMES = 720, 84, 480, 148


class RecordDialog(CalmDialog):
    """Add (``record`` None) or edit one record."""

    def __init__(self, parent: QWidget, desk: Desk, kind: str, record: Any, preset: dict[str, Any]) -> None:
        ctx, _ = desk.ctx, desk.ctx.words
        self._shape = SHAPES[kind]
        title = _(self._shape.add or self._shape.one) if record is None else _(self._shape.one)
        super().__init__(parent, ctx, title, "", WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._record, self._preset = desk, record, preset
        self._values = Values(ctx)
        self.editors: dict[str, editors.Editor] = {}
        self._before: dict[str, Any] = {}
        self._notes: dict[str, Label] = {}
        self.work: WorkOut | None = None
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2, 2, 14, 2)
        column.setSpacing(10)
        needed = [one for one in self._shape.fields if one.needed or one.name in (self._shape.title, LEADING.get(kind))]
        needed.sort(key=lambda one: one.name != LEADING.get(kind))
        rest = [one for one in self._shape.fields if one not in needed]
        self._group(column, _("Needed"), needed)
        if rest:
            column.addWidget(hairline())
            self._group(column, _("More, when you know it"), rest)
        column.addStretch(1)
        self._follow_formula()
        self._follow_kind()
        area = scrolled(body)
        wanted = body.sizeHint().height() + 8
        area.setMinimumHeight(min(wanted, ctx.theme.px(MOST_HIGH), max(240, parent.window().height() - 250)))
        self.body.addWidget(area, 1)
        self._area = area
        remove = None
        if record is not None and record.id:
            remove = Button(ctx.theme, _("Remove…"), "", "trash")
            remove.setAutoDefault(False)
            remove.clicked.connect(self._remove)
        self.finish_with(_("Save"), self.save, extra=remove)
        first = next(iter(self.editors.values()))
        first.setFocus()

    def _group(self, column: QVBoxLayout, title: str, fields: list[Field]) -> None:
        column.addWidget(Label(title, "head"))
        rows = form()
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        px = self._desk.ctx.theme.px
        for field in fields:
            label = Label(self._desk.ctx.words(field.label), "second", wrap=True)
            label.setFixedWidth(px(NAMES))  # in line through all groups
            label.setContentsMargins(0, px(7), 0, 0)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            rows.addRow(label, self._cell(field))
        column.addLayout(rows)

    def _cell(self, field: Field) -> QWidget:
        _, ctx = self._desk.ctx.words, self._desk.ctx
        cell = QWidget()
        cell.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        lines = QVBoxLayout(cell)
        lines.setContentsMargins(0, 0, 0, 4)
        lines.setSpacing(2)
        editor = editors.make(ctx, self._values, self._desk.plan, field, self._desk.today)
        if isinstance(editor, editors.Long):
            editor.setFixedHeight(ctx.theme.px(LONG_HIGH))
            editor.done.connect(self.save)
        if isinstance(editor, editors.Line):
            editor.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if isinstance(editor, editors.Flag):
            editor.setText(_("Yes"))
        value = self._start(field)
        editors.fill(editor, self._values, self._desk.plan, field, value)
        self._before[field.name] = value
        editor.installEventFilter(self)
        self.editors[field.name] = editor
        lines.addWidget(editor)
        one = example(self._shape.kind, field.name, _.language)
        told = one and one != str(value)
        said = _(field.hint) + (" " + _("For example: {example}", example=one) if told else "")
        note = Label(said, "caption", wrap=True)
        keep_readable(note)
        self._notes[field.name] = note
        lines.addWidget(note)
        if field.name == WORKED.get(self._shape.kind, ("", ""))[0] and isinstance(editor, editors.Line):
            self.work = WorkOut(self._desk, self._values, editor, self._inputs())
            lines.addWidget(self.work)
        return cell

    def _inputs(self) -> str:
        return str(getattr(self._record, WORKED[self._shape.kind][1])) if self._record is not None else ""

    def _follow_formula(self) -> None:
        """A figure is worked out by the formula chosen beside it, or by that of the key result it belongs to."""
        chosen = self.editors.get("key_result_id" if self._shape.kind == "reading" else "formula")
        if self.work is not None and isinstance(chosen, editors.Pick):
            chosen.currentIndexChanged.connect(self._formula_chosen)
            self._formula_chosen()

    def _follow_kind(self) -> None:
        """A limit is explained by an example of what is watched."""
        chosen = self.editors.get("kind")
        if self._shape.kind == "parameter" and isinstance(chosen, editors.Pick):
            chosen.currentIndexChanged.connect(self._kind_chosen)
            self._kind_chosen()

    def _kind_chosen(self) -> None:
        _, code = self._desk.ctx.words, str(editors.raw(self.editors["kind"]) or "")
        if code in firm.EXAMPLES:
            self._notes["limit"].setText(_("For example: {example}", example=_(firm.EXAMPLES[code])))
        else:
            self._notes["limit"].setText(_(self._shape.field("limit").hint))
        self._notes["limit"].set_look("caption")

    def _formula_chosen(self) -> None:
        if self.work is None:
            return
        if self._shape.kind == "reading":
            picked = self.editors["key_result_id"]
            result = self._desk.plan.get("key_result", picked.currentData() or 0) if isinstance(picked, editors.Pick) else None
            self.work.show_formula(result.formula if result else "")
        else:
            self.work.show_formula(str(editors.raw(self.editors["formula"]) or ""))

    def _start(self, field: Field) -> Any:
        if self._record is not None:
            return getattr(self._record, field.name)
        if field.name in self._preset:
            return self._preset[field.name]
        from smdesk.domain.entity import KINDS, columns

        found = next(one for one in columns(KINDS[self._shape.kind]) if one.name == field.name)
        return found.default if isinstance(found.default, str | int | bool) else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field in hand is kept in sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, 40)
        return False

    def values(self) -> dict[str, Any]:
        """What was changed, as the store keeps it; a field that breaks its rule says so beside it.

        :raises SmdeskError: the first broken rule
        """
        found, refused, plan = {}, None, self._reading()
        for name, editor in self.editors.items():
            field, note = self._shape.field(name), self._notes[name]
            try:
                value = editors.taken(editor, self._values, plan, field, self._desk.today)
            except SmdeskError as error:
                note.setText(sentence(error, self._desk.ctx.words))
                note.set_look("danger")
                if refused is None:
                    refused = error
                    editor.setFocus()
                continue
            note.set_look("caption")
            if value != self._before[name] or self._record is None:
                found[name] = value
        if refused is not None:
            raise refused
        if self.work is not None:
            figure, inputs = WORKED[self._shape.kind]
            text = self.work.text(found.get(figure, self._before[figure]))
            if text != self._inputs():
                found[inputs] = text
        return found

    def _reading(self) -> WholePlan:
        """The plan by which what was typed is read: money in the currency that stands in the same form."""
        plan, box = self._desk.plan, self.editors.get("currency")
        if self._shape.kind != "plan" or not isinstance(box, editors.Line) or self._record is None:
            return plan
        return replace(plan, records={**plan.records, "plan": (replace(self._record, currency=box.text().strip().upper()),)})

    def save(self) -> None:
        """Write and close; what is refused stays as typed."""
        if self.attempt(self._write):
            self.accept()

    def _write(self) -> None:
        store, plan = self._desk.ctx.store, self._desk.plan
        values = self.values()
        if self._record is None:
            kind = self._shape.kind
            hidden = {name: value for name, value in self._preset.items() if name not in self.editors}
            if kind == "objective" and not values.get("code"):
                values.pop("code", None)  # the next free one
            if kind == "campaign" and not values.get("utm_name"):
                values.pop("utm_name", None)
            made = plans.add(store, kind, plan.client.id, **{**hidden, **values})
            self._desk.choose(made)
        elif values:
            plans.edit(store, self._record, **values)

    def _remove(self) -> None:
        record, desk = self._record, self._desk
        self.reject()
        desk.remove(record)
