"""A picture made on the spot, and a reader for PDFs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from tests.documents.reading import Pdf


@pytest.fixture
def read() -> Callable[[bytes], Pdf]:
    """Opens a PDF given as bytes."""
    return Pdf


@pytest.fixture
def picture(qapp: QGuiApplication, tmp_path: Path) -> Callable[..., Path]:
    """Makes a picture: ``picture("photo.webp", 900, 1125)``; the extension decides its format."""

    def make(name: str = "foto è bella 🍝.jpg", width: int = 900, height: int = 1125) -> Path:
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        for at in range(0, height, 3):  # stripes: flat colour would compress to nothing
            painter.fillRect(0, at, width, 3, QColor.fromHsv(at * 7 % 360, 160, 90 + at * 13 % 160))
        painter.end()
        path = tmp_path / name
        assert image.save(str(path)), f"no plugin writes {path.suffix}"
        return path

    return make
