"""The middle: a bar of what can be done with the chapter, its page, and what the field in hand is for."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from smdesk.domain.plan.chapters import CHAPTERS, SHAPES
from smdesk.domain.plan.completeness import ChapterState
from smdesk.domain.plan.shape import Chapter, Section
from smdesk.ui import tokens
from smdesk.ui.context import Context
from smdesk.ui.views.strategy.chapters import Shortened
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.explain import Explain
from smdesk.ui.views.strategy.sheet import Sheet
from smdesk.ui.widgets.chip import Button, Label

# styles whose chapter's first button makes a record by the form of its kind
_ADDING = frozenset({"table", "cards", "campaigns", "budget", "weights", "map", "swot", "structure"})


def chapter_named(key: str) -> Chapter:
    """The chapter of this key; the first when there is none (a remembered one may be gone)."""
    return next((one for one in CHAPTERS if one.key == key), CHAPTERS[0])


def main_section(chapter: Chapter) -> Section | None:
    """The section whose records the chapter's first button adds."""
    for section in chapter.sections:
        if section.style == "ladder" or (section.style in _ADDING and section.kind and SHAPES[section.kind].add):
            return section
    return None


class Percent(Label):
    """How complete the chapter is; a click asks why it is not more."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class Bar(QWidget):
    """Title, percent, compare, print, add, links. What has no room gives up its words, never its icon."""

    compare_asked = Signal()
    print_asked = Signal()
    add_asked = Signal()
    links_asked = Signal()
    missing_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx, _ = ctx, ctx.words
        self._add_words = ""
        self.setFixedHeight(tokens.TOOLBAR)
        self.title = Shortened(ctx, tokens.TITLE)
        self.percent = Percent("", "tag-accent")
        self.percent.clicked.connect(self.missing_asked)
        self.percent.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.compare = Button(ctx.theme, "", "")
        self.compare.clicked.connect(self.compare_asked)
        self.print = Button(ctx.theme, _("Print chapter"), "outline", "documents", tip=_("Print chapter"))
        self.print.clicked.connect(self.print_asked)
        self.add = Button(ctx.theme, "", "primary", "plus")
        self.add.clicked.connect(self.add_asked)
        self.links = Button(ctx.theme, "", "icon", "sidebar", tip=_("Show or hide the links"))
        self.links.setCheckable(True)
        self.links.clicked.connect(self.links_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 0, 12, 0)
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addWidget(self.percent)
        line.addStretch(1)
        for part in (self.compare, self.print, self.add, self.links):
            line.addWidget(part)
        self._percent, self._last = -1, 0

    def show_chapter(self, chapter: Chapter, add: str) -> None:
        """Another chapter; ``add`` is what its first button says, "" for none."""
        self.title.show_text(self._ctx.words(chapter.title))
        self._add_words = add
        self.add.setVisible(bool(add))
        self.add.setAccessibleName(add)
        self.add.setToolTip(add)
        self.fit()

    def show_state(self, state: ChapterState | None, last: int) -> None:
        """How complete it is, and the number of the version it can be compared with (0: none)."""
        self._percent, self._last = state.percent if state else -1, last
        self.fit()

    def fit(self) -> None:
        """Give words to as many parts as there is room for."""
        _ = self._ctx.words
        long = _("{percent} % complete", percent=self._percent) if self._percent >= 0 else ""
        short = f"{self._percent} %" if self._percent >= 0 else ""
        against = _("Compare with version {n}", n=self._last) if self._last else ""
        brief = _.p_("version", "Compare with {n}", n=self._last) if self._last else ""
        self.percent.setVisible(self._percent >= 0)
        steps = (
            (long, against, True, True), (short, against, True, True), (short, brief, True, True), (short, "", True, True),
            (short, "", False, True), (short, "", False, False),
        )  # fmt: skip
        for percent, compare, printing, adding in steps:
            self.percent.setText(percent)
            self.percent.setToolTip(_("{percent}: F8 or a click shows what is missing", percent=long))
            self.compare.setText(compare)
            self.compare.setVisible(bool(compare))
            self.compare.setAccessibleName(against)
            self.compare.setToolTip(against)
            self.print.setText(_("Print chapter") if printing else "")
            self.add.setText(self._add_words if adding else "")
            if self._need() <= self.width():
                break

    def _need(self) -> int:
        """px that all parts ask for; read of their texts, as a hidden part has no width yet."""
        parts = [self.title, self.percent, self.links, self.print]
        parts += [self.compare] if self.compare.text() else []
        parts += [self.add] if self._add_words else []
        return sum(part.sizeHint().width() + 8 for part in parts) + 44

    def minimumSizeHint(self) -> QSize:
        return QSize(200, tokens.TOOLBAR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ctx.theme["bg-surface"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._ctx.theme["line"])
        painter.end()


class Page(QWidget):
    """Holds a sheet for each chapter opened so far."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.bar = Bar(desk.ctx)
        self.stack = QStackedWidget()
        self.explain = Explain(desk.ctx)
        self._sheets: dict[str, Sheet] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.explain)

    def sheet(self) -> Sheet | None:
        """The one in front."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Sheet) else None

    def open(self, key: str) -> Sheet:
        """Bring a chapter to the front, made when first wanted."""
        if key not in self._sheets:
            made = Sheet(self._desk, chapter_named(key))
            self._sheets[key] = made
            self.stack.addWidget(made)
            self.stack.setCurrentWidget(made)
            made.look_soon()  # its heading is painted first
            return made
        sheet = self._sheets[key]
        self.stack.setCurrentWidget(sheet)
        sheet.look()
        return sheet

    def show_plan(self) -> None:
        """The plan changed: what is in front shows it, the rest when it comes to the front."""
        front = self.sheet()
        for sheet in self._sheets.values():
            if sheet is front:
                sheet.show_plan()
            else:
                for part in sheet.parts:
                    part.spoil()

    def show_counts(self) -> None:
        """Posts changed: so do the sections that count them."""
        for sheet in self._sheets.values():
            sheet.show_counts()

    def forget(self) -> None:
        """Another client: nothing of this one stays."""
        for sheet in self._sheets.values():
            self.stack.removeWidget(sheet)
            sheet.deleteLater()
        self._sheets.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._desk.ctx.theme["bg-surface"])
        painter.end()
