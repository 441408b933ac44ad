"""Reads a PDF back as a person and an assistive program would: text, pages, bookmarks, tags, edges."""

import re
import zlib
from functools import cached_property

import pypdfium2

SAFE_MM = 8.0  # what any office printer can print
_SPACES = re.compile(r"[\s\u200b\u00ad\u0002\ufffe]+")


class Pdf:
    """A document opened with PDFium, the reader of the window's own preview."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document = pypdfium2.PdfDocument(data)
        self.pages = len(self.document)

    def page(self, number: int) -> str:
        """The text of a page, as it was drawn."""
        return str(self.document[number].get_textpage().get_text_bounded())

    @cached_property
    def text(self) -> str:
        """All text, without spaces: line ends fall where they may."""
        return squeezed("".join(self.page(n) for n in range(self.pages)))

    @property
    def title(self) -> str:
        """The document's title."""
        return str(self.document.get_metadata_value("Title"))

    def size(self, number: int) -> tuple[int, int]:
        """Width and height of a page in points."""
        width, height = self.document[number].get_size()
        return round(width), round(height)

    def bookmarks(self) -> list[tuple[int, str]]:
        """(level, title) of every bookmark, in order."""
        return [(one.level, one.get_title()) for one in self.document.get_toc()]

    def bodies(self) -> bytes:
        """The file with its compressed streams opened: names of tags and metadata can be found in it."""
        out = [self.data]
        for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", self.data, re.DOTALL):
            try:
                out.append(zlib.decompress(found[1]))
            except zlib.error:
                continue
        return b"\n".join(out)

    def edges_clean(self, number: int) -> bool:
        """Whether nothing is drawn outside the printable area of a page."""
        sheet = self.document[number].render(scale=1, grayscale=True).to_pil()
        wide, high = sheet.size
        margin = int(SAFE_MM * 72 / 25.4)
        strips = ((0, 0, wide, margin), (0, high - margin, wide, high), (0, 0, margin, high), (wide - margin, 0, wide, high))
        return all(sheet.crop(strip).getextrema() == (255, 255) for strip in strips)


    def filled(self, number: int) -> float:
        """How far down the last word or line of a page stands, 0 to 1, its running lines left out."""
        sheet = self.document[number].render(scale=0.5, grayscale=True).to_pil()
        wide, high = sheet.size
        top, foot = int(high * 0.07), int(high * 0.94)
        box = sheet.point(lambda light: 255 if light < 200 else 0).crop((0, top, wide, foot)).getbbox()
        return box[3] / (foot - top) if box else 0.0


def squeezed(text: str) -> str:
    """``text`` without any spaces and invisible marks."""
    return _SPACES.sub("", text)
