"""Pages of a finished PDF as pictures, for the preview in the window and for tests; drawn by PDFium."""

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

_LOCK = Lock()  # PDFium keeps state of its own: one caller at a time


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as rows of BGRA bytes."""

    width: int
    height: int
    stride: int
    data: bytes


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points (1/72 inch)."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [page.get_size() for page in document]
        finally:
            document.close()


@lru_cache(maxsize=24)
def picture(pdf: bytes, number: int, scale: float) -> Picture:
    """Page ``number`` (from 0) drawn at ``scale`` pixels per point."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            bitmap = document[number].render(scale=scale, force_bitmap_format=4)  # FPDFBitmap_BGRA
            return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            document.close()


def text(pdf: bytes, number: int) -> str:
    """The text of a page as a reader would select it."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return str(document[number].get_textpage().get_text_bounded())
        finally:
            document.close()
