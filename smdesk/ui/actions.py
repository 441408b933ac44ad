"""Every verb of the program: one list that menus, the palette, the shortcut sheet and the keys share."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.domain.errors import N_
from smdesk.domain.value import value
from smdesk.language import Words


@value
class Verb:
    """A verb as the palette lists it."""

    id: str
    text: str
    group: str
    icon: str
    action: QAction


class Actions:
    """Registers verbs on the window. Single letters never fire while something is being typed."""

    def __init__(self) -> None:
        self._verbs: dict[str, Verb] = {}

    def add(
        self,
        owner: QWidget,
        id: str,
        text: str,
        group: str,
        run: Callable[[], object],
        keys: str | tuple[str, ...] = (),
        icon: str = "",
        everywhere: bool = True,
    ) -> QAction:
        """Make a verb. ``everywhere`` False: its keys work only while the focus is inside ``owner``."""
        action = QAction(text, owner)
        sequences = [keys] if isinstance(keys, str) and keys else list(keys)
        action.setShortcuts([QKeySequence(key) for key in sequences])
        context = Qt.ShortcutContext
        action.setShortcutContext(
            context.WindowShortcut if everywhere else context.WidgetWithChildrenShortcut
        )
        plain = any("+" not in key and not key.startswith("F") and key != "Del" for key in sequences)

        def fire() -> None:
            if plain and typing():
                return
            run()

        action.triggered.connect(fire)
        owner.addAction(action)
        self._verbs[id] = Verb(id, text, group, icon, action)
        return action

    def all(self) -> list[Verb]:
        """The verbs that can be used now, in the order they were added."""
        return [verb for verb in self._verbs.values() if verb.action.isEnabled()]

    def listed(self) -> list[Verb]:
        """All verbs, for the shortcut sheet."""
        return list(self._verbs.values())

    def letters(self, owner: QWidget) -> list[QAction]:
        """The verbs of ``owner`` on a single letter that are meant for the whole window."""
        return [
            verb.action
            for verb in self._verbs.values()
            if verb.action.parent() is owner
            and verb.action.shortcutContext() == Qt.ShortcutContext.WindowShortcut
            and len(verb.action.shortcut().toString()) == 1
        ]

    def remove_owner(self, owner: QWidget) -> None:
        """Forget the verbs of a widget that is going away."""
        self._verbs = {id: verb for id, verb in self._verbs.items() if verb.action.parent() is not owner}

    def __getitem__(self, id: str) -> QAction:
        return self._verbs[id].action


def typing() -> bool:
    """Whether the focus is in something that takes text."""
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit  # a key waits, no start

    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit):
        return not focus.isReadOnly()
    return False


_KEYS = {"Del": N_("Del"), "Return": N_("Enter"), "Enter": N_("Enter"), "Space": N_("Space")}
_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def keys_text(keys: QKeySequence | str, words: Words) -> str:
    """Keys as they stand on the reader's keyboard: ⌘ on a Mac, else Ctrl in every language, and Del as Canc or Supr."""
    forms, keys = QKeySequence.SequenceFormat, QKeySequence(keys)
    if sys.platform == "darwin":
        return keys.toString(forms.NativeText)
    parts = keys.toString(forms.PortableText).split("+")
    return "+".join(_ARROWS.get(part) or (words(_KEYS[part]) if part in _KEYS else part) for part in parts)
