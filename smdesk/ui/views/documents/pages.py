"""The pages of a PDF one under the other; those in sight are drawn off the main thread."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from smdesk.services import documents
from smdesk.ui.context import Context
from smdesk.ui.jobs import Job

GAP, EDGE, WIDEST = 16, 24, 860


class Pages(QAbstractScrollArea):
    """Scrolls with wheel, arrows and Page keys; fits the width up to a readable size."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._pdf = b""
        self._sizes: list[tuple[float, float]] = []
        self._drawn: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._turn = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(60)
        ctx.theme.changed.connect(self.viewport().update)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document, at the place where the last one was scrolled to."""
        self._pdf = pdf
        self._sizes = documents.page_sizes(pdf)
        self._forget()
        self._measure()

    def _forget(self) -> None:
        self._turn += 1
        self._drawn.clear()
        self._asked.clear()
        self.viewport().update()

    def _wide(self) -> int:
        return max(100, min(WIDEST, self.viewport().width() - 2 * EDGE))

    def _places(self) -> list[QRect]:
        wide, y, places = self._wide(), GAP, []
        left = (self.viewport().width() - wide) // 2
        for width, height in self._sizes:
            tall = round(wide * height / width)
            places.append(QRect(left, y, wide, tall))
            y += tall + GAP
        return places

    def _pixels(self, number: int) -> tuple[int, int]:
        size, ratio = self._places()[number].size(), self.devicePixelRatioF()
        return round(size.width() * ratio), round(size.height() * ratio)

    def _measure(self) -> None:
        places = self._places()
        end = places[-1].bottom() + GAP if places else 0
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, end - self.viewport().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._forget()
        self._measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._ctx.theme
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme["bg-sunken"])
        down = self.verticalScrollBar().value()
        for number, place in enumerate(self._places()):
            here = place.translated(0, -down)
            if not here.intersects(self.viewport().rect()):
                continue
            painter.fillRect(here, Qt.GlobalColor.white)
            if number in self._drawn:
                painter.drawImage(here.topLeft(), self._drawn[number])  # as it is: fitted, it would lose a row of pixels
            else:
                self._ask(number, place.width() * self.devicePixelRatioF() / self._sizes[number][0])
            painter.setPen(theme["line"])
            painter.drawRect(here)
        painter.end()

    def _ask(self, number: int, scale: float) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        pdf, turn = self._pdf, self._turn

        def work(job: Job) -> object:
            return turn, number, documents.page_picture(pdf, number, scale)

        self._ctx.jobs.start(self._ctx.words("Preview"), work).finished.connect(self._arrived)

    def _arrived(self, result: Any) -> None:
        turn, number, page = result
        if turn != self._turn:
            return
        image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_ARGB32)
        drawn = image.copy(0, 0, *self._pixels(number))  # what is left over of a pixel was drawn as a whole one
        drawn.setDevicePixelRatio(self.devicePixelRatioF())
        self._drawn[number] = drawn
        self.viewport().update()
