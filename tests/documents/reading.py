"""Reads a PDF back as a person and an assistive program would: text, pages, bookmarks, tags, edges."""

import re
import zlib
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument

SAFE_MM = 8.0  # what any office printer can print
_SPACES = re.compile(r"[\s\u200b\u00ad\u0002\ufffe]+")


class Pdf:
    """A document opened with Qt's own reader."""

    def __init__(self, data: bytes, folder: Path) -> None:
        self.data = data
        path = folder / "read.pdf"
        path.write_bytes(data)
        self.document = QPdfDocument()
        assert self.document.load(str(path)) == QPdfDocument.Error.None_
        self.pages = self.document.pageCount()

    def page(self, number: int) -> str:
        """The text of a page, as it was drawn."""
        return self.document.getAllText(number).text()

    @property
    def text(self) -> str:
        """All text, without spaces: line ends fall where they may."""
        return squeezed("".join(self.page(n) for n in range(self.pages)))

    def bookmarks(self) -> list[tuple[int, str]]:
        """(level, title) of every bookmark, in order."""
        model = QPdfBookmarkModel()
        model.setDocument(self.document)
        found: list[tuple[int, str]] = []

        def walk(parent: object, level: int) -> None:
            for row in range(model.rowCount(parent)):  # type: ignore[arg-type]
                index = model.index(row, 0, parent)  # type: ignore[arg-type]
                found.append((level, index.data(QPdfBookmarkModel.Role.Title.value)))
                walk(index, level + 1)

        from PySide6.QtCore import QModelIndex

        walk(QModelIndex(), 0)
        return found

    def bodies(self) -> bytes:
        """The file with its compressed streams opened: names of tags and metadata can be found in it."""
        out = [self.data]
        for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", self.data, re.DOTALL):
            try:
                out.append(zlib.decompress(found[1]))
            except zlib.error:
                continue
        return b"\n".join(out)

    def image(self, number: int, scale: float = 1.0) -> QImage:
        """A page drawn on white, ``scale`` pixels a point."""
        points = self.document.pagePointSize(number)
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        drawn = self.document.render(number, size)
        paper = QImage(size, QImage.Format.Format_RGB32)
        paper.fill(QColor("white"))
        from PySide6.QtGui import QPainter

        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return paper

    def edges_clean(self, number: int) -> bool:
        """Whether nothing is drawn outside the printable area of a page."""
        image = self.image(number)
        margin = int(SAFE_MM * 72 / 25.4)
        inner = image.copy(margin, margin, image.width() - 2 * margin, image.height() - 2 * margin)
        blank = QImage(image.size(), QImage.Format.Format_RGB32)
        blank.fill(QColor("white"))
        from PySide6.QtGui import QPainter

        painter = QPainter(blank)
        painter.drawImage(margin, margin, inner)
        painter.end()
        return blank == image


def squeezed(text: str) -> str:
    """``text`` without any spaces and invisible marks."""
    return _SPACES.sub("", text)
