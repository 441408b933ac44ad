"""Words that are spelt wrong, underlined as they are written: one line attaches it to a text field."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    from smdesk.ui.context import Context


class _Later(QObject):
    """Waits for the keys to come to a field; until then spelling costs nothing."""

    def __init__(
        self,
        edit: "QPlainTextEdit | QTextEdit",
        ctx: "Context",
        client_id: Callable[[], int],
        language: Callable[[], str],
        always: bool,
    ) -> None:
        super().__init__(edit)
        self._edit, self._given, self._always = edit, (ctx, client_id, language), always
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched is self._edit:
            from smdesk.ui.spelling.field import Spelt  # only who writes waits for it

            self._edit.removeEventFilter(self)
            Spelt(self._edit, *self._given, self._always)
        return False


def spell(
    edit: "QPlainTextEdit | QTextEdit",
    ctx: "Context",
    client_id: Callable[[], int],
    language: Callable[[], str] = str,
    *,
    always: bool = False,
) -> None:
    """Check what is written in ``edit`` by the dictionary of a client; ``language`` "" is the client's own.

    Marks are shown while the keys are in the field, with ``always`` also afterwards.
    """
    _Later(edit, ctx, client_id, language, always)


def go_to_next(ctx: "Context") -> None:
    """The next word that is spelt wrong in the text the keys are in, with what was perhaps meant."""
    from smdesk.ui.spelling.field import next_wrong

    said = next_wrong(QApplication.focusWidget())
    if said:
        ctx.hub.say.emit(ctx.words(said), "")
