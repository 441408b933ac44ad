"""PySide6's own Python: compiled once, as Python does with every module that lies in a file.

PySide6 carries 130 KB of Python source inside its library, for signatures in messages and for ``.pyi`` files. With every
start it compiles all of it, and large regular expressions besides: half of what a bare window takes to appear. Here the
code is kept among the bytecode of this package, under a hash of its source, and an expression waits until it is used.
Where nothing may be written, or PySide6 changes its ways, all is as it was without this.
"""

import builtins
import marshal
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from types import CodeType
from typing import Any

_PACKAGE = "shibokensupport"
_FILES = (f"{_PACKAGE}/", "signature_bootstrap.py")  # the names under which PySide6 compiles
_Kept = dict[str, tuple[bytes, CodeType]]


@contextmanager
def kept(path: str = "") -> Iterator[None]:
    """PySide6 may be imported meanwhile. ``path``: the file that keeps the code."""
    path = path or cache_from_source(os.path.join(os.path.dirname(__file__), "pyside6.py"))
    compiling, making, codes = builtins.compile, re.compile, _read(path)
    fresh: _Kept = {}

    def compile_once(source: Any, filename: Any, *more: Any, **named: Any) -> Any:
        if not (isinstance(source, bytes | str) and str(filename).startswith(_FILES)):
            return compiling(source, filename, *more, **named)
        mark = source_hash(source if isinstance(source, bytes) else source.encode())
        if filename not in codes or codes[filename][0] != mark:
            codes[filename] = fresh[filename] = mark, compiling(source, filename, *more, **named)
        return codes[filename][1]

    def pattern(text: Any, flags: Any = 0) -> Any:
        asking = sys._getframe(1).f_globals.get("__name__", "")
        return _Pattern(text, flags) if asking.startswith(_PACKAGE) else making(text, flags)

    builtins.compile, re.compile = compile_once, pattern  # type: ignore[assignment]
    try:
        yield
    finally:
        builtins.compile, re.compile = compiling, making
        if fresh and not sys.dont_write_bytecode:
            _write(path, codes)


class _Pattern:
    """A regular expression that is made when it is first used."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked of whatever stands in a class
            raise AttributeError(name)
        made = _Method if callable(getattr(re.Pattern, name, None)) else _read_of
        return made(self._given, name)


class _Method:
    """A method of one, taken out long before it is called."""

    def __init__(self, given: tuple[Any, ...], name: str) -> None:
        self._given, self._name = given, name

    def __call__(self, *asked: Any, **named: Any) -> Any:
        return _read_of(self._given, self._name)(*asked, **named)


def _read_of(given: tuple[Any, ...], name: str) -> Any:
    return getattr(re.compile(*given), name)  # re keeps what it made


def _read(path: str) -> _Kept:
    with suppress(OSError, EOFError, ValueError, TypeError), open(path, "rb") as file:
        if file.read(len(MAGIC_NUMBER)) == MAGIC_NUMBER:
            found: _Kept = marshal.loads(file.read())
            return found
    return {}


def _write(path: str, codes: _Kept) -> None:
    """In one go, so that a start beside this one reads all of it or nothing."""
    beside = f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(beside, "wb") as file:
            file.write(MAGIC_NUMBER + marshal.dumps(codes))
        os.replace(beside, path)
