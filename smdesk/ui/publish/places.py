"""The places of the sheet at left: which, how far each is, and that nothing leaves by itself."""

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from smdesk.domain.time import day_of, hour_of, wall_now
from smdesk.services.composing import AtPlace
from smdesk.services.publishing import Sheet
from smdesk.ui import tokens
from smdesk.ui.context import Context
from smdesk.ui.dates import day_text
from smdesk.ui.dialogs.frame import scrolled
from smdesk.ui.icons import draw
from smdesk.ui.widgets.chip import Label

WIDE = 248


class PlaceRow(QAbstractButton):
    """Glyph, name and how far it is; the whole stands in the tooltip."""

    def __init__(self, ctx: Context, one: AtPlace) -> None:
        super().__init__()
        self._ctx, self.place_id, self._network = ctx, one.place.id, one.place.network
        name = ctx.words(one.facts.name)
        self._name, self._state, self._out = name, "", False
        self._handle = one.place.handle
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str, out: bool) -> None:
        """How far the place is."""
        self._state, self._out = state, out
        said = f"{self._name} {self._handle}".strip()
        self.setAccessibleName(f"{said}, {state}")
        self.setToolTip(f"{said}: {state}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self._ctx.theme.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._ctx.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme["accent-soft" if self.isChecked() else "bg-hover"])
            painter.drawRoundedRect(self.rect(), tokens.R_CONTROL, tokens.R_CONTROL)
        middle = self.height() / 2
        draw(painter, f"@{self._network}", theme["accent-text" if self.isChecked() else "ink-2"], 13, middle - 9, 18)
        area = QRect(44, 0, self.width() - 44 - 40, self.height())
        strong, plain = theme.font(tokens.BODY, strong=self.isChecked()), theme.font(tokens.CAPTION)
        line = QFontMetrics(strong).height()
        top = round(middle - (line + QFontMetrics(plain).height()) / 2)
        for font, role, text, y in ((strong, "ink", self._name, top), (plain, "ink-2", self._state, top + line)):
            painter.setFont(font)
            painter.setPen(theme[role])
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QRect(area.x(), y, area.width(), line + 2), Qt.AlignmentFlag.AlignTop, shown)
        if self._out:
            draw(painter, "circle-check", theme["ok"], self.width() - 29, middle - 8, 16)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme["focus"])
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), tokens.R_CONTROL, tokens.R_CONTROL)
        painter.end()


class Places(QWidget):
    """``picked`` carries the id of a place."""

    picked = Signal(int)

    def __init__(self, ctx: Context, sheet: Sheet) -> None:
        super().__init__()
        _, self._ctx = ctx.words, ctx
        self.setFixedWidth(min(ctx.theme.px(WIDE), 300))
        self.rows: dict[int, PlaceRow] = {}
        self._group = QButtonGroup(self)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(4)
        for one in sheet.at:
            row = PlaceRow(ctx, one)
            row.clicked.connect(lambda _on=False, number=one.place.id: self.picked.emit(number))
            self._group.addButton(row)
            column.addWidget(row)
            self.rows[one.place.id] = row
        column.addStretch(1)
        head = Label(_.n_("{n} place", "{n} places", len(sheet.at)), "head")
        head.setContentsMargins(20, 14, 12, 8)
        note = Label(
            _("Nothing leaves this computer until you paste it. Steps that are done are kept."), "caption", wrap=True
        )
        note.setContentsMargins(20, 8, 16, 14)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(note)

    def show_sheet(self, sheet: Sheet, chosen: int) -> None:
        """Show how far each place is, and which one is open."""
        _ = self._ctx.words
        for number, row in self.rows.items():
            steps, done = sheet.steps[number], sheet.done[number]
            rows = steps[:-1] if sheet.comment(number) else steps  # the comment shares the last row with the address
            count, total = sum(step.key in done for step in rows), len(rows) + 1
            version = sheet.whole.version_at(number)
            if number in sheet.out:
                state = _("published, link kept") if version and version.published_url else _("published")
                if version and version.out_at:
                    state += f", {self._moment(version.out_at, sheet.whole.post.zone)}"
            elif not count:
                state = _("not begun")
            else:
                state = _("step {n} of {total}", n=count + 1, total=total)
            row.show_state(state, number in sheet.out)
            row.setChecked(number == chosen)

    def _moment(self, out_at: str, zone: str) -> str:
        """The hour by the post's own clock; with the day unless that is today."""
        wall = wall_now(datetime.fromisoformat(out_at), zone)
        if day_of(wall) == day_of(wall_now(self._ctx.now(), zone)):
            return hour_of(wall)
        return f"{day_text(self._ctx.locale, day_of(wall), 'd MMM')} {hour_of(wall)}"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ctx.theme["bg-window"])
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._ctx.theme["line"])
        painter.end()
