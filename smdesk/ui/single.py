"""One window per home: a second start wakes the first, and has it show what was asked for."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from time import sleep

from PySide6.QtCore import QLockFile

from smdesk.domain.errors import N_, StoreTrouble

WAIT_MS = 1500  # a restart in another language: the old process is just closing
CALLS, PAUSE = 12, 0.25  # tries to be heard and seconds between them: the first may be checking a big file
Page = tuple[str, str, str]  # what to show: view, client and day, as they were typed; "" for what was not
NO_PAGE: Page = ("", "", "")


class OnlyOne:
    """Holds the lock of a home while the window is open."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._name = "smdesk-" + hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:16]
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)
        self.first = self._lock.tryLock(0) or (not self._someone_listens() and self._lock.tryLock(WAIT_MS))
        self.server: object = None
        if self._lock.error() == QLockFile.LockError.PermissionError:
            self.first = True  # a read-only home: opening it will say so in its own words

    def _someone_listens(self) -> bool:
        return self._send(b"")

    def wake(self, page: Page = NO_PAGE) -> None:
        """Ask the window that is open to come to the front and to show a page.

        :raises StoreTrouble: when nobody answers
        """
        for _ in range(CALLS):
            if self._send(json.dumps(page).encode()):
                return
            sleep(PAUSE)
        message = N_("Home {path}: a window of smdesk has it open and does not answer; close that one and try again.")
        raise StoreTrouble(message, "home", path=self._home)

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

    def listen(self, woken: Callable[[Page], object]) -> None:
        """From after the first paint on: ``woken(page)`` is called when a second start asks."""
        from PySide6.QtNetwork import QLocalServer

        def answer() -> None:
            while (caller := server.nextPendingConnection()) is not None:
                caller.waitForReadyRead(300)  # what it says comes with it; who says nothing only wants to know
                said = bytes(caller.readAll().data())
                caller.deleteLater()
                if said:
                    woken(_page(said))

        QLocalServer.removeServer(self._name)
        server = QLocalServer()
        server.newConnection.connect(answer)
        server.listen(self._name)
        self.server = server

    def end(self) -> None:
        """Let go of the home."""
        self._lock.unlock()


def _page(said: bytes) -> Page:
    try:
        view, client, day = map(str, json.loads(said))
    except (ValueError, TypeError):  # another version of the program
        return NO_PAGE
    return view, client, day
