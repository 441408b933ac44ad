"""The window. Import this before PySide6: it keeps PySide6 from slowing down every import after its own.

PySide6 puts a function of its own in the place of ``__import__``, which reads the source of each module imported
later, for ``from __feature__ import …``. smdesk does not use that, so Python's own function is put back.
Qt's enums are made in the quick way from here on.
"""

import builtins

from smdesk.ui.compiled import kept
from smdesk.ui.enums import make_quickly
from smdesk.ui.libraries import fetch_ahead

_imports = builtins.__import__

fetch_ahead()
make_quickly()
with kept():
    import PySide6.QtCore  # noqa: F401

builtins.__import__ = _imports
