"""Pictures of attached files, loaded off the main thread and kept small; the files are only read."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from smdesk.domain.media import Media
from smdesk.services.media import is_address, is_missing
from smdesk.ui.composer.relay import Relay
from smdesk.ui.context import Context
from smdesk.ui.jobs import Job

SIDE = 720  # px: enough for the preview at twice the density
_KEPT = 24
_MEGABYTES = 512  # most memory one picture may ask for while it is decoded


class Pictures(QObject):
    """``arrived`` tells that a file's picture (or the lack of it) is known."""

    arrived = Signal(str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._kept: dict[str, QImage | None] = {}
        self._asked: dict[int, str] = {}
        self._relay = Relay(ctx.jobs)
        self._relay.done.connect(self._loaded)
        self.missing: set[str] = set()

    def get(self, media: Media) -> QImage | None:
        """The picture when it is there; else None, and it is on its way."""
        path = media.path
        if path in self._kept:
            return self._kept[path]
        if media.kind != "image" or is_address(path) or path in self._asked.values():
            return None
        title = self._ctx.words("Looking at {name}", name=Path(path).name)
        self._asked[self._relay.start(title, partial(_load, media))] = path
        return None

    def forget(self, path: str) -> None:
        """Look again next time."""
        self._kept.pop(path, None)
        self.missing.discard(path)

    def _loaded(self, number: int, result: object) -> None:
        path = self._asked.pop(number)
        image, missing = result if isinstance(result, tuple) else (None, False)
        if missing:
            self.missing.add(path)
        if len(self._kept) >= _KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[path] = image
        self.arrived.emit(path)


def _load(media: Media, job: Job) -> tuple[QImage | None, bool]:
    """On a worker: the picture at most SIDE px on its longer side, and whether the file is gone."""
    if is_missing(media):
        return None, True
    reader = QImageReader(media.path)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid():
        fits = size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio)
        if fits.width() < size.width():
            reader.setScaledSize(fits)
    QImageReader.setAllocationLimit(_MEGABYTES)
    image = reader.read()
    return (None if image.isNull() else image), False
