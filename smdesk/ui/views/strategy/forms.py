"""The form of one part of the plan; every field explains itself by a label and an example."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from smdesk.domain.strategy import CAMPAIGN_NAMES, Campaign, Objective, Pillar, Segment
from smdesk.domain.whole import ClientPlan
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import CalmDialog, form
from smdesk.ui.icons import pixmap

NO_DAY = QDate(1999, 1, 1)


class PartDialog(CalmDialog):
    """Add or edit one part; ``write(values)`` does it and may refuse."""

    def __init__(
        self,
        parent: QWidget,
        ctx: Context,
        title: str,
        cls: type[Any],
        part: Any,
        plan: ClientPlan,
        example: str,
        write: Callable[[dict[str, Any]], object],
    ) -> None:
        super().__init__(
            parent, ctx, title, ctx.words("For example: {example}", example=ctx.words(example)), 720
        )
        self._write, self._plan, self._part = write, plan, part
        self._read: dict[str, Callable[[], Any]] = {}
        self._form = form()
        self.body.addLayout(self._form)
        fill = {
            Objective: self._objective,
            Pillar: self._pillar,
            Segment: self._segment,
            Campaign: self._campaign,
        }
        fill[cls]()
        self.finish_with(ctx.words("Save"), self._save)

    def _save(self) -> None:
        values = {name: read() for name, read in self._read.items()}
        if self.attempt(lambda: self._write(values)):
            self.accept()

    # -- fields -------------------------------------------------------------------------------

    def _value(self, name: str, default: Any = "") -> Any:
        return getattr(self._part, name) if self._part is not None else default

    def _line(self, name: str, label: str, hint: str = "") -> QLineEdit:
        box = QLineEdit(str(self._value(name)))
        box.setPlaceholderText(hint)
        self._add(name, label, box, lambda: box.text().strip())
        return box

    def _add(self, name: str, label: str, box: QWidget, read: Callable[[], Any]) -> None:
        box.setAccessibleName(label)
        self._form.addRow(label, box)
        self._read[name] = read

    def _long(self, name: str, label: str, hint: str = "") -> None:
        box = QPlainTextEdit(str(self._value(name)))
        box.setPlaceholderText(hint)
        box.setFixedHeight(self.ctx.theme.px(72))
        box.setTabChangesFocus(True)
        self._add(name, label, box, lambda: box.toPlainText().strip())

    def _date(self, name: str, label: str) -> None:
        box = QDateEdit()
        box.setCalendarPopup(True)
        box.setMinimumDate(NO_DAY)
        box.setSpecialValueText(self.ctx.words("not set"))
        kept = QDate.fromString(str(self._value(name)), "yyyy-MM-dd")
        box.setDate(kept if kept.isValid() else NO_DAY)
        self._add(name, label, box, lambda: "" if box.date() == NO_DAY else box.date().toString("yyyy-MM-dd"))

    def _choice(self, name: str, label: str, options: list[tuple[Any, str]], default: Any) -> QComboBox:
        box = QComboBox()
        for code, text in options:
            box.addItem(text, code)
        box.setCurrentIndex(max(0, box.findData(self._value(name, default))))
        self._add(name, label, box, box.currentData)
        return box

    # -- kinds --------------------------------------------------------------------------------

    def _objective(self) -> None:
        _ = self.ctx.words
        self._line("title", _("Objective"), _("Fill 8 of 10 quiet classes")).setFocus()
        self._line("baseline", _("Baseline"), "20")
        self._line("target", _("Target"), "60")
        self._line("unit", _("Unit"), _("orders a month"))
        self._date("due", _("By when"))
        kinds = [("marketing", _("Marketing")), ("dialogue", _("Dialogue"))]
        self._choice("kind", _("Kind"), kinds, "marketing")

    def _pillar(self) -> None:
        _ = self.ctx.words
        self._line("name", _("Pillar"), _("Behind the counter")).setFocus()
        share = QSpinBox()
        share.setRange(0, 100)
        share.setSuffix(" %")
        share.setValue(int(self._value("share", 0)))
        self._add("share", _("Share of the posts"), share, share.value)
        if self._part is not None:
            hues = [(hue, "") for hue in range(1, 9)]
            box = self._choice("hue", _("Colour"), hues, 1)
            for place in range(8):
                color = self.ctx.theme.pillar(place + 1)
                box.setItemText(place, _("Colour {n}", n=place + 1))
                box.setItemIcon(place, pixmap("dot", color.name(), 16))
        promo = QCheckBox(_("Its posts sell"))
        promo.setChecked(bool(self._value("promo", False)))
        self._add("promo", "", promo, promo.isChecked)
        self._long("purpose", _("Purpose"), _("Why this theme, and for whom"))

    def _segment(self) -> None:
        _ = self.ctx.words
        self._line("name", _("Segment"), _("Sunday hosts, 35 to 60")).setFocus()
        self._long("job", _("Job to be done"), _("When … I want to … so that I can …"))

    def _campaign(self) -> None:
        _ = self.ctx.words
        self._line("name", _("Campaign"), _("Launch of the herb raviolo")).setFocus()
        self._choice(
            "kind", _("Kind"), [(code, _(name)) for code, name in CAMPAIGN_NAMES.items()], "promotion"
        )
        self._date("start", _("From"))
        self._date("end", _("To"))
        objectives = [(0, "—")] + [
            (one.id, f"{one.code} {one.title}") for one in self._plan.objectives if not one.archived
        ]
        self._choice("objective_id", _("Serves"), objectives, 0)
        self._long("idea", _("The idea in one sentence"))
        if self._part is not None:
            self._line("utm_name", _("Name in links (utm_campaign)"))
