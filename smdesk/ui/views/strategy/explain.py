"""The line at the foot of the page: what the field in hand is for, with an example; or why something was refused."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from smdesk.domain.errors import SmdeskError
from smdesk.domain.plan.shape import Field
from smdesk.services.plan_examples import example
from smdesk.services.wording import sentence
from smdesk.ui.context import Context


class Explain(QLabel):
    """Hidden while there is nothing to say."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setContentsMargins(24, 6, 24, 7)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._said: tuple[str, Field | None, SmdeskError | None] = ("", None, None)
        self.setProperty("look", "explain")
        ctx.theme.changed.connect(self._tint)
        self._tint()
        self.hide()

    def show_field(self, kind: str, field: Field | None) -> None:
        """Explain a field; None: nothing in particular."""
        self._said = (kind, field, None)
        self._tint()

    def show_refusal(self, error: SmdeskError) -> None:
        """Say why something cannot be kept."""
        self._said = ("", None, error)
        self._tint()

    def _tint(self) -> None:
        kind, field, error = self._said
        theme, _ = self._ctx.theme, self._ctx.words
        self.setStyleSheet(
            f"QLabel {{ background: {theme['bg-window'].name()}; font-size: {theme.font(12).pixelSize()}px;"
            f" border-top: 1px solid {theme['bg-pressed'].name()}; }}"
        )
        if error is not None:
            self.setText(f"<span style='color: {theme['danger'].name()}'>{escape(sentence(error, _))}</span>")
            self.show()
            return
        if field is None:
            self.hide()
            return
        second, third = theme["ink-2"].name(), theme["ink-3"].name()
        name, hint = escape(_(field.label)), escape(_(field.hint))
        said = f"<span style='font-weight: 600'>{name}</span> &nbsp;<span style='color: {second}'>{hint}</span>"
        one = example(kind, field.name, _.language)
        if one:
            words = escape(_("For example: {example}", example=one))
            said += f" &nbsp;<span style='color: {third}'>{words}</span>"
        self.setText(said)
        self.show()
