"""What an approval pack says of the answer: by when, how many rounds of changes, and what silence means."""

from datetime import timedelta

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QVBoxLayout, QWidget

from smdesk.services import approval_terms, documents
from smdesk.ui.context import Context
from smdesk.ui.dates import qdate
from smdesk.ui.dialogs.frame import form
from smdesk.ui.views.documents.options import Options
from smdesk.ui.widgets.chip import Label
from smdesk.ui.widgets.figure import Figure

LATER = timedelta(days=7)  # what is offered when a day is asked for


class ApprovalOptions(QWidget):
    """Two working days before the first post unless a day is chosen; rounds and silence are kept for the client."""

    changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._client = 0
        _ = ctx.words
        self._own = QCheckBox(_("Answer by"))
        self._own.setToolTip(_("Without a day: two working days before the first post."))
        self._day = QDateEdit()
        self._day.setCalendarPopup(True)
        self._day.setAccessibleName(_("Answer by"))
        self._day.setDate(qdate(ctx.now().astimezone().date() + LATER))
        self._day.setEnabled(False)
        self._rounds = Figure()
        self._rounds.setRange(0, approval_terms.MOST_ROUNDS)
        self._rounds.setSpecialValueText(_("not spoken of"))
        self._rounds.setAccessibleName(_("Rounds of changes"))
        self._silence = QLineEdit()
        self._silence.setMaxLength(300)
        self._silence.setAccessibleName(_("Without an answer"))
        self._silence.setPlaceholderText(_("as the contract says"))
        fields = form()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.addRow(self._own, self._day)
        fields.addRow(_("Rounds of changes"), self._rounds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(fields)
        column.addSpacing(4)
        column.addWidget(Label(_("Without an answer"), "second"))
        column.addWidget(self._silence)
        self._own.toggled.connect(self._day.setEnabled)
        self._own.toggled.connect(self.changed)
        self._day.dateChanged.connect(self.changed)
        self._rounds.valueChanged.connect(self._said)
        self._silence.textEdited.connect(self._said)

    def order(self, options: Options) -> documents.Order:
        """Read what the pack prints.

        :raises BadInput: when no post waits, or the day has passed
        """
        client, (start, end) = options.client_id, options.span()
        self._show(client)
        chosen = self._day.date()
        return documents.gather_approval(
            self._ctx.store, client, start, end, now=self._ctx.now(),
            deadline=chosen.toPython() if self._own.isChecked() else None,  # type: ignore[arg-type]
        )  # fmt: skip

    def _show(self, client_id: int) -> None:
        """What was agreed with this client; what is being typed for it stays."""
        if client_id == self._client:
            return
        self._client = client_id
        kept = approval_terms.terms(self._ctx.store, client_id)
        with QSignalBlocker(self._rounds):
            self._rounds.setValue(kept.rounds)
        self._silence.setText(kept.silence)

    def _said(self) -> None:
        if self._client:
            said = approval_terms.Terms(self._rounds.value(), self._silence.text().strip())
            approval_terms.keep(self._ctx.store, self._client, said)
        self.changed.emit()
