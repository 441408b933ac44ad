"""Values of a plan as its reader writes them, and what the reader typed as the store keeps it."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QDate

from smdesk.domain import figures, formulas, money
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.folding import folded
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Field, Form
from smdesk.domain.plan.whole import WholePlan
from smdesk.language import LANGUAGES, NAMES
from smdesk.services import networks
from smdesk.ui.context import Context
from smdesk.ui.dates import day_text

NUMBERS = (Form.FIGURE, Form.MONEY, Form.PERCENT, Form.WHOLE)
PICKED = (Form.CHOICE, Form.LINK, Form.FORMULA, Form.NETWORK, Form.LANGUAGE)
LONG = (Form.TEXT, Form.MARKDOWN, Form.LINES)
_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥"}
_YES = frozenset({"1", "x", "yes", "true", "si", "vero", "verdadero", "v", "y", "s", "✓"})
_NO = frozenset({"", "0", "no", "false", "falso", "n", "-"})


def number(text: str) -> Decimal | None:
    """A kept figure; of a phrase such as "60 orders" its first number; None without one."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return figures.first(text)


class Values:
    """Shows and reads values in the language of the window."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._language = ctx.words.language if ctx.words.language in figures.THOUSANDS else "en"
        # months come as words once a day: asked of Qt for every cell they would cost most of the paint
        self._days: dict[str, str] = {}

    # -- showing ------------------------------------------------------------------------------

    def figure(self, text: str, unit: str = "") -> str:
        """A kept figure with the signs of the reader's language, and its unit."""
        if not text:
            return ""
        if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
            shown = text
        else:
            sign, body = ("−", text[1:]) if text.startswith("-") else ("", text)
            whole, _, decimals = body.partition(".")
            group = figures.THOUSANDS[self._language]
            least = 5 if self._language == "es" else 4
            whole = f"{int(whole):,}".replace(",", group) if len(whole) >= least else whole
            point = "." if group == "," else ","
            shown = f"{sign}{whole}{point}{decimals}" if decimals else f"{sign}{whole}"
        if unit and not shown.endswith(unit):
            tight = unit == "%" and self._language == "en"
            return f"{shown}%" if tight else f"{shown}\u00a0{unit}"
        return shown

    def money(self, text: str, currency: str) -> str:
        """A kept amount with the sign of its currency where the language puts it."""
        if not text:
            return ""
        sign = _SIGNS.get(currency, currency)
        shown = self.figure(text)
        if self._language == "en" and len(sign) == 1:
            return f"−{sign}{shown[1:]}" if shown.startswith("−") else f"{sign}{shown}"
        return f"{shown}\u00a0{sign}"

    def day(self, text: str) -> str:
        """A kept day or month in words."""
        if text not in self._days:
            self._days[text] = self._day(text)
        return self._days[text]

    def _day(self, text: str) -> str:
        try:
            if len(text) == 7:
                return day_text(self._ctx.locale, date.fromisoformat(f"{text}-01"), "MMM yyyy")
            return day_text(self._ctx.locale, date.fromisoformat(text), "d MMM yyyy")
        except ValueError:
            return text

    def title(self, kind: str, record: Any) -> str:
        """What a record is called where it is pointed to."""
        if record is None:
            return ""
        if kind == "place":
            name = networks.name_of(record.network, self._ctx.words)
            return f"{name} {record.handle}".strip()
        shape = SHAPES.get(kind)
        if shape is None:
            return ""
        field, value = shape.field(shape.title), getattr(record, shape.title)
        text = self.day(value) if field.form is Form.DAY else str(value)
        code = record.code if kind == "objective" else ""
        return f"{code} {text}".strip() if code else text.split("\n")[0]

    def shown(self, plan: WholePlan, field: Field, value: Any) -> str:
        """A value in words; "" when nothing was said."""
        _ = self._ctx.words
        if field.form is Form.FLAG:
            return _("Yes") if value else ""
        if field.form is Form.WHOLE:
            return str(value) if value or field.low > 0 or field.high > 5 else ""
        if value in ("", 0, None):
            return plan.client.name if field.name == "competitor_id" else ""
        if field.form is Form.CHOICE:
            return _(field.options.get(value, str(value))) if field.options.get(value) != "—" else ""
        if field.form is Form.LINK:
            return self.title(field.refers, plan.get(field.refers, int(value)))
        if field.form is Form.LINKS:
            numbers = [int(one) for one in str(value).split(",") if one.strip().isdigit()]
            return ", ".join(filter(None, (self.title(field.refers, plan.get(field.refers, n)) for n in numbers)))
        if field.form is Form.MONEY:
            return self.money(str(value), str(plan.one("plan").currency))
        if field.form is Form.FIGURE:
            return self.figure(str(value))
        if field.form is Form.PERCENT:
            return self.figure(str(value), "%")
        if field.form in (Form.DAY, Form.MONTH):
            return self.day(str(value))
        return self._coded(field, str(value))

    def _coded(self, field: Field, value: str) -> str:
        _ = self._ctx.words
        if field.form is Form.FORMULA:
            found = formulas.FORMULAS.get(value)
            return _(found.name) if found else value
        if field.form is Form.NETWORK:
            return networks.name_of(value, _)
        if field.form is Form.LANGUAGE:
            return NAMES.get(value, value)
        return value

    def typed(self, plan: WholePlan, field: Field, value: Any) -> str:
        """A value as it stands in an editor: as shown, but a day short enough to be changed by hand."""
        if field.form is Form.DAY and value:
            day = QDate.fromString(str(value), "yyyy-MM-dd")
            return self._ctx.locale.toString(day, self._short()) if day.isValid() else str(value)
        if field.form is Form.WHOLE:
            return str(value)
        if field.form is Form.MONEY:
            return self.figure(str(value))
        return self.shown(plan, field, value)

    def _short(self) -> str:
        return "d/M/yyyy" if self._language == "en" else "dd/MM/yyyy"

    # -- choosing -----------------------------------------------------------------------------

    def options(self, plan: WholePlan, field: Field) -> list[tuple[Any, str]]:
        """What a field may hold, with its name, where it is picked from a list."""
        _ = self._ctx.words
        if field.form is Form.CHOICE:
            return [(code, _(name)) for code, name in field.options.items()]
        if field.form is Form.LINK:
            records = plan.places if field.refers == "place" else plan.of(field.refers)
            none = plan.client.name if field.name == "competitor_id" else "—"
            return [(0, none), *((one.id, self.title(field.refers, one)) for one in records if not one.archived)]
        if field.form is Form.FORMULA:
            known = sorted(((one.id, _(one.name)) for one in formulas.BOOK), key=lambda pair: folded(pair[1]))
            return [("", "—"), *known]
        if field.form is Form.NETWORK:
            return [("", "—"), *((network.id, _(facts.name)) for network, facts in networks.offered())]
        if field.form is Form.LANGUAGE:
            return [("", "—"), *((code, NAMES[code]) for code in LANGUAGES)]
        return []

    # -- reading ------------------------------------------------------------------------------

    def read(self, plan: WholePlan, field: Field, text: str, today: date) -> Any:
        """What was typed, as the store keeps it.

        :raises BadInput: naming the field, what is wrong and how to write it
        """
        text = text.strip() if field.form not in LONG else text.rstrip()
        if field.form in PICKED:
            return self._picked(plan, field, text)
        if field.form is Form.LINKS:
            names = [one.strip() for one in text.split(",") if one.strip()]
            single = Field(field.name, field.label, field.hint, Form.LINK, refers=field.refers)
            return ",".join(str(self._picked(plan, single, one)) for one in names)
        if field.form is Form.FLAG:
            return self._flag(field, text)
        if field.form is Form.WHOLE:
            return self._whole(field, text)
        if not text:
            return ""
        if field.form is Form.MONEY:
            currency = str(plan.one("plan").currency or "EUR")
            return money.canonical(money.parse_amount(text, self._language, currency, field.name), currency)
        if field.form in (Form.FIGURE, Form.PERCENT):
            return self._figure(field, text)
        if field.form in (Form.DAY, Form.MONTH):
            return self._read_day(field, text, today)
        return text

    def _picked(self, plan: WholePlan, field: Field, text: str) -> Any:
        sought = folded(text)
        options = self.options(plan, field)
        for code, name in options:
            if sought in (folded(name), folded(str(code))) and (code or not sought.isdigit()):
                return code
        if not text:
            return options[0][0] if options else ""
        message = N_("{what}: “{value}” is not in the list; choose one that is, or add it first.")
        raise BadInput(message, field.name, what=field.label, value=text[:40])

    def _flag(self, field: Field, text: str) -> bool:
        low = folded(text)
        if low in _YES or low == folded(self._ctx.words("Yes")):
            return True
        if low in _NO:
            return False
        raise BadInput(N_("{what}: write yes or no."), field.name, what=field.label)

    def _whole(self, field: Field, text: str) -> int:
        try:
            found = figures.read(text, self._language) if text else Decimal(max(0, field.low))
        except figures.Ambiguous:
            found = None
        if found is None or found != int(found):
            message = N_("{what}: write a whole number from {low} to {high}.")
            raise BadInput(message, field.name, what=field.label, low=field.low, high=field.high)
        return int(found)

    def _figure(self, field: Field, text: str) -> str:
        found = figures.read(text.removesuffix("%"), self._language)
        if found is None:
            raise BadInput(
                N_("{what}: “{value}” is not a number; write digits only, like 1250.50 or 1.250,50."),
                field.name, what=field.label, value=text[:40],
            )  # fmt: skip
        return f"{found:f}"

    def _read_day(self, field: Field, text: str, today: date) -> str:
        from smdesk.domain.quickentry import understand

        month = re.fullmatch(r"(\d{1,2})[/.-](\d{4})", text)
        if field.form is Form.MONTH and month and 1 <= int(month[1]) <= 12:
            return f"{month[2]}-{int(month[1]):02}"
        if field.form is Form.MONTH:
            text = f"{text}-01" if re.fullmatch(r"\d{4}-\d\d", text) else f"1 {text}"
        found = understand(text, today=today, now_wall=f"{today.isoformat()}T12:00", language=self._language)
        if found is None or found.start > 0 or text[found.end :].strip():
            message = N_("{what}: “{value}” is not a day; write it like 31/10/2026, 31 October or Friday.")
            raise BadInput(message, field.name, what=field.label, value=text[:40])
        return found.day.isoformat()[: 7 if field.form is Form.MONTH else 10]
