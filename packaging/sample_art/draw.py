"""Draw the sample's pictures from their SVG sources: ``python packaging/sample_art/draw.py``.

Run by hand when a source changes; the pictures are committed, so that the sample needs no Qt to be made.
JPEG, because that is what every network takes.
"""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
MEDIA = HERE.parents[1] / "resources" / "sample" / "media"
SIDE = 1080  # pixels: the square every network takes


def main() -> None:
    """Write one picture per SVG."""
    application = QGuiApplication([])
    for source in sorted(HERE.glob("*.svg")):
        image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(str(source)).render(painter)
        painter.end()
        writer = QImageWriter(str(MEDIA / f"{source.stem}.jpg"), b"jpeg")
        writer.setQuality(72)
        writer.setOptimizedWrite(True)
        writer.write(image)
    application.quit()


if __name__ == "__main__":
    main()
