"""Draw the sample's pictures from their SVG sources: ``python packaging/sample_art/draw.py``.

Run by hand when a source changes; the PNGs are committed, so that the sample needs no Qt to be made.
"""

import os
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
MEDIA = HERE.parents[1] / "resources" / "sample" / "media"
SIDE = 1080  # pixels: the square every network takes


def few_colours(image: QImage) -> QImage:
    """The picture in its 64 commonest colours: flat art loses nothing and takes a third of the place."""
    pixels = memoryview(image.constBits()).cast("I")
    table = [colour for colour, _ in Counter(pixels).most_common(64)]
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


def main() -> None:
    """Write one PNG per SVG: flat colours, so that it stays small."""
    application = QGuiApplication([])
    for source in sorted(HERE.glob("*.svg")):
        image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(str(source)).render(painter)
        painter.end()
        writer = QImageWriter(str(MEDIA / f"{source.stem}.png"), b"png")
        writer.setCompression(100)
        writer.write(few_colours(image))
    application.quit()


if __name__ == "__main__":
    main()
