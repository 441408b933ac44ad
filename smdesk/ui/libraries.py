"""Qt's libraries and the system's list of fonts, fetched beside the Python that PySide6 runs before it uses them.

Both need no interpreter: with a second processor they cost nothing. Python and Qt then find them there, or, where this
is not known to help or something is missing, fetch them as ever.
"""

import ctypes
import os
import sys
import tempfile  # noqa: F401  (PySide6 begins with these; the loader takes one library at a time,
import zipfile  # noqa: F401  and those that they bring should not wait behind Qt's)
from contextlib import suppress
from importlib.util import find_spec
from threading import Thread

_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg")


def fetch_ahead() -> None:
    """Begin with it; what goes wrong is told by those who need them."""
    package = find_spec("PySide6") if sys.platform == "linux" else None
    if package is not None and package.submodule_search_locations:
        folder = package.submodule_search_locations[0]
        Thread(target=_fetch, args=(folder,), name="libraries").start()


def _fetch(folder: str) -> None:
    load = ctypes.CDLL(None).dlopen  # called so, it lets Python go on meanwhile; a CDLL of each would not
    load.argtypes, load.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    for name in _MODULES:
        load(os.fsencode(os.path.join(folder, f"{name}.abi3.so")), os.RTLD_NOW)
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libfontconfig.so.1").FcInit()
