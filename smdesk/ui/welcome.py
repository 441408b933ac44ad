"""First start: one drawing, one sentence, one button."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smdesk import language
from smdesk.ui import tokens
from smdesk.ui.context import Context
from smdesk.ui.widgets.chip import Button, Label, row

STEP, BETWEEN = 264, 32  # px: width of a step of the first day, and between two

class Thread(QWidget):
    """The one thread from why to what: objective, post, comment, person, lesson."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.setFixedSize(600, 176)
        self.setAccessibleName(ctx.words("objective, post, comment, person, lesson"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, _ = self._ctx.theme, self._ctx.words
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._line(painter)
        painter.setPen(QPen(theme["ink"], 1.8))
        painter.setBrush(theme["bg-surface"])
        self._objective(painter)
        self._post(painter)
        self._comment(painter)
        self._person(painter)
        self._lesson(painter)
        painter.setPen(theme["ink-3"])
        painter.setFont(theme.font(tokens.CAPTION))
        for x, y, word in (
            (42, 138, _("objective")), (162, 90, _("post")), (282, 138, _("comment")),
            (402, 68, _("person")), (549, 110, _("lesson")),
        ):  # fmt: skip
            painter.drawText(QRectF(x - 60, y, 120, 18), Qt.AlignmentFlag.AlignCenter, word)
        painter.end()

    def _line(self, painter: QPainter) -> None:
        path = QPainterPath(QPointF(60, 114))
        path.cubicTo(QPointF(90, 104), QPointF(110, 52), QPointF(140, 48))
        path.cubicTo(QPointF(200, 44), QPointF(220, 92), QPointF(255, 92))
        path.cubicTo(QPointF(320, 92), QPointF(330, 28), QPointF(402, 28))
        path.cubicTo(QPointF(450, 28), QPointF(470, 78), QPointF(530, 78))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._ctx.theme["accent"], 2))
        painter.drawPath(path)

    def _objective(self, painter: QPainter) -> None:
        painter.drawEllipse(QPointF(42, 114), 18, 18)
        painter.drawEllipse(QPointF(42, 114), 9, 9)
        painter.save()
        painter.setBrush(self._ctx.theme["ink"])
        painter.drawEllipse(QPointF(42, 114), 1.6, 1.6)
        painter.restore()

    def _post(self, painter: QPainter) -> None:
        painter.drawRoundedRect(QRectF(130, 14, 64, 70), 8, 8)
        painter.drawLine(QPointF(130, 33), QPointF(194, 33))
        for x in (146, 178):
            painter.drawLine(QPointF(x, 8), QPointF(x, 20))
        for y, marks in ((49, 3), (60, 2)):
            for place in range(marks):
                painter.drawLine(QPointF(141 + place * 17, y), QPointF(149 + place * 17, y))
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ctx.theme["accent"])
        painter.drawRoundedRect(QRectF(174, 55, 10, 10), 2, 2)
        painter.restore()

    def _comment(self, painter: QPainter) -> None:
        bubble = QPainterPath(QPointF(250, 76))
        for x, y in ((314, 76), (314, 120), (274, 120), (262, 134), (262, 120), (250, 120)):
            bubble.lineTo(x, y)
        bubble.closeSubpath()
        painter.drawPath(bubble)
        painter.drawLine(QPointF(264, 92), QPointF(300, 92))
        painter.drawLine(QPointF(264, 103), QPointF(288, 103))

    def _person(self, painter: QPainter) -> None:
        painter.drawEllipse(QPointF(402, 18), 13, 13)
        shoulders = QPainterPath(QPointF(378, 62))
        shoulders.cubicTo(QPointF(378, 30), QPointF(426, 30), QPointF(426, 62))
        shoulders.closeSubpath()
        painter.drawPath(shoulders)

    def _lesson(self, painter: QPainter) -> None:
        painter.drawRoundedRect(QRectF(526, 50, 46, 54), 6, 6)
        painter.drawLine(QPointF(536, 50), QPointF(536, 104))
        painter.drawLine(QPointF(546, 66), QPointF(562, 66))
        painter.drawLine(QPointF(546, 78), QPointF(556, 78))


class _Number(QWidget):
    """The number of a step, in a circle."""

    def __init__(self, ctx: Context, number: int) -> None:
        super().__init__()
        self._ctx, self._number = ctx, number
        self.setFixedSize(ctx.theme.px(20), ctx.theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._ctx.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["accent-soft"])
        painter.drawEllipse(self.rect())
        painter.setPen(theme["accent-text"])
        painter.setFont(theme.font(tokens.MICRO, strong=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class Welcome(QWidget):
    """Shown in a home without clients."""

    def __init__(
        self, ctx: Context, add_client: Callable[[], None], import_sheet: Callable[[], None]
    ) -> None:
        super().__init__()
        self._ctx = ctx
        _ = ctx.words
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._add = Button(ctx.theme, _("Add your first client"), "primary", "plus", key="Ctrl+↵")
        self._add.clicked.connect(add_client)
        self._add.setShortcut("Ctrl+Return")
        self._add.setStyleSheet("min-height: 38px;")  # the one thing to do
        sample = Button(ctx.theme, _("Look around the sample"), "link")
        sample.clicked.connect(self._open_sample)
        self._import = import_sheet
        sheet = Button(ctx.theme, _("Import a sheet"), "link")
        sheet.clicked.connect(self._import_sheet)
        self._cells: list[QWidget] = []
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 24)
        column.addWidget(self._language_row())
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Thread(ctx), 0, middle)
        column.addSpacing(24)
        column.addWidget(Label(_("Who do you look after?"), "title"), 0, middle)
        text = _(
            "Add the first business you serve. Its plan, its calendar and every conversation will start from there."
        )
        intro = Label(text, "second", wrap=True)
        intro.setAlignment(middle)
        intro.setFixedWidth(ctx.theme.px(440))
        intro.setMinimumHeight(intro.heightForWidth(ctx.theme.px(440)) + 4)
        column.addWidget(intro, 0, middle)
        column.addSpacing(8)
        column.addWidget(self._add, 0, middle)
        column.addWidget(row(None, sample, Label("·", "caption"), sheet, None), 0)
        column.addStretch(1)
        column.addWidget(self._steps(), 0, middle)
        column.addStretch(2)

    def _language_row(self) -> QWidget:
        box = QComboBox()
        box.setAccessibleName(self._ctx.words("Language"))
        for code in language.LANGUAGES:
            box.addItem(language.NAMES[code], code)
        box.setCurrentIndex(box.findData(self._ctx.words.language))
        box.activated.connect(self._choose_language)
        self._languages = box
        return row(None, Label(self._ctx.words("Language"), "caption"), box)

    def _choose_language(self) -> None:
        code = self._languages.currentData()
        if code != self._ctx.words.language and self._ctx.guard(
            lambda: self._ctx.store.settings.set("language", code)
        ):
            from smdesk.ui.restart import restart

            restart(self.window(), self._ctx)

    def _import_sheet(self) -> None:
        self._import()

    def _open_sample(self) -> None:
        from smdesk.ui.restart import open_sample

        open_sample()

    def _steps(self) -> QWidget:
        _ = self._ctx.words
        box = QWidget()
        across = QHBoxLayout(box)
        across.setSpacing(BETWEEN)
        for number, (title, text) in enumerate((
            (_("The client"), _("Name, colour, language, time zone. Two minutes.")),
            (_("The places"), _("Accounts, page, blog, group. No sign-in needed.")),
            (_("The first week"), _("Three slots and five ideas make a calendar.")),
        ), 1):  # fmt: skip
            cell = QWidget()
            self._cells.append(cell)
            grid = QGridLayout(cell)
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(4)
            grid.addWidget(_Number(self._ctx, number), 0, 0)
            grid.addWidget(Label(title, "strong"), 0, 1)
            note = Label(text, "second", wrap=True)
            note.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
            grid.addWidget(note, 1, 1)
            grid.setColumnStretch(1, 1)
            across.addWidget(cell, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The three steps share what room there is, also in larger text."""
        super().resizeEvent(event)
        margins = self._column.contentsMargins()
        room = (self.width() - margins.left() - margins.right() - 2 * BETWEEN) // len(self._cells)
        for cell in self._cells:
            cell.setFixedWidth(min(room, self._ctx.theme.px(STEP)))

    def shown(self) -> None:
        """The one thing to do has the focus."""
        self._add.setFocus()

    def status_text(self) -> tuple[str, str]:
        """For the line at the foot."""
        return "", self._ctx.words("No account, no telemetry")

    def sizeHint(self) -> QSize:
        return QSize(1100, 680)
