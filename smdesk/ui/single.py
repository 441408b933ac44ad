"""One window per home: a second start wakes the first."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile

WAIT_MS = 1500  # a restart in another language: the old process is just closing


class OnlyOne:
    """Holds the lock of a home while the window is open."""

    def __init__(self, home: Path) -> None:
        self._name = "smdesk-" + hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:16]
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)
        self.first = self._lock.tryLock(0) or (not self._someone_listens() and self._lock.tryLock(WAIT_MS))
        self.server: object = None
        if self._lock.error() == QLockFile.LockError.PermissionError:
            self.first = True  # a read-only home: opening it will say so in its own words

    def _someone_listens(self) -> bool:
        return self._send(b"")

    def wake(self) -> None:
        """Ask the window that is open to come to the front."""
        self._send(b"raise")

    def _send(self, message: bytes) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(300):
            return False
        if message:
            socket.write(message)
            socket.waitForBytesWritten(300)
        socket.disconnectFromServer()
        return True

    def listen(self, woken: Callable[[], object]) -> None:
        """From after the first paint on: ``woken()`` is called when a second start asks."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        server = QLocalServer()
        server.newConnection.connect(woken)
        server.listen(self._name)
        self.server = server

    def end(self) -> None:
        """Let go of the home."""
        self._lock.unlock()
