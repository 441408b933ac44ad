"""Documents for the client and files for other programs, with a preview."""

from PySide6.QtWidgets import QWidget

from smdesk.domain.errors import N_
from smdesk.ui.context import Context
from smdesk.ui.views import View


def _create(ctx: Context) -> QWidget:
    from smdesk.ui.views.documents.view import DocumentsView

    return DocumentsView(ctx)


VIEW = View("documents", N_("Documents"), "documents", 80, "Ctrl+8", _create)
