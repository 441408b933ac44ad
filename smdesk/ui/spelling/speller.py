"""The window's side of the dictionaries: asks the process that has them, remembers what it answered."""

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

MOST = 50_000  # words remembered for a dictionary
TRIES = 2  # a process that dies is started again, not for ever
SPOKEN = ("-m", "smdesk")


def program() -> tuple[str, list[str]]:
    """How this program is started again; a packaged one is its own interpreter."""
    return sys.executable, ["spell", "--serve"] if getattr(sys, "frozen", False) else [*SPOKEN, "spell", "--serve"]


class Speller(QObject):
    """One for the window, made when the first text is written in. ``answered``: more words are known now."""

    answered = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("speller")
        self._process: QProcess | None = None
        self._starts = 0
        self._wrong: dict[str, dict[str, bool]] = {}
        self._asked: dict[int, tuple[str, tuple[str, ...], Callable[[tuple[str, ...]], None] | None]] = {}
        self._pending: set[tuple[str, str]] = set()
        parent.destroyed.connect(self.stop)
        self.missing: set[str] = set()  # dictionaries that this machine has not

    def wrong(self, dictionary: str, words: Iterable[str]) -> set[str]:
        """Those of ``words`` that are known to be wrong; what is not known yet is asked (see ``answered``)."""
        if not dictionary or dictionary in self.missing:
            return set()
        known = self._wrong.setdefault(dictionary, {})
        every = set(words)
        new = tuple(word for word in every if word not in known and (dictionary, word) not in self._pending)
        if new:
            self._pending.update((dictionary, word) for word in new)
            self._ask(dictionary, new, None)
        return {word for word in every if known.get(word)}

    def suggest(self, dictionary: str, word: str, then: Callable[[tuple[str, ...]], None]) -> None:
        """Have ``then`` called with what was perhaps meant."""
        self._ask(dictionary, (word,), then)

    def stop(self) -> None:
        """The window closes."""
        if self._process is not None:
            process, self._process = self._process, None
            process.finished.disconnect(self._ended)
            process.closeWriteChannel()
            if not process.waitForFinished(300):
                process.kill()
                process.waitForFinished(5_000)  # at once, unless the machine has more to do than it can

    def _ask(self, dictionary: str, words: tuple[str, ...], then: Callable[[tuple[str, ...]], None] | None) -> None:
        process = self._running()
        if process is None:
            if then is not None:
                then(())
            return
        number = max(self._asked, default=0) + 1
        self._asked[number] = (dictionary, words, then)
        asked: dict[str, Any] = {"id": number, "dictionary": dictionary}
        asked |= {"words": words} if then is None else {"suggest": words[0]}
        process.write(json.dumps(asked).encode() + b"\n")

    def _running(self) -> QProcess | None:
        if self._process is None and self._starts < TRIES:
            self._starts += 1
            self._process = process = QProcess(self)
            around = QProcessEnvironment.systemEnvironment()
            around.insert("PYTHONUTF8", "1")
            around.insert("PYTHONPATH", ":".join(path for path in sys.path if path) if sys.platform != "win32" else ";".join(sys.path))
            process.setProcessEnvironment(around)
            process.readyReadStandardOutput.connect(self._read)
            process.finished.connect(self._ended)
            process.errorOccurred.connect(self._ended)
            process.start(*program())
        return self._process

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self._take(json.loads(bytes(self._process.readLine().data())))
        self.answered.emit()

    def _take(self, answer: dict[str, Any]) -> None:
        dictionary, words, then = self._asked.pop(answer["id"])
        if answer.get("missing"):
            self.missing.add(dictionary)
        if then is not None:
            then(tuple(answer.get("suggestions", ())))
            return
        self._pending.difference_update((dictionary, word) for word in words)
        known, wrong = self._wrong.setdefault(dictionary, {}), set(answer.get("wrong", ()))
        if len(known) > MOST:
            known.clear()
        known.update((word, word in wrong) for word in words)

    def _ended(self, *_how: object) -> None:
        """It died: what was asked is asked anew with the next letter typed, twice at most."""
        if self._process is not None:
            self._process = None
            self._pending.clear()
            waiting, self._asked = list(self._asked.values()), {}
            for _dictionary, _words, then in waiting:
                if then is not None:
                    then(())
