"""Paints the rungs of a ladder, and says what lies where on one."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyleOptionViewItem

from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.editors import Ending
from smdesk.ui.views.strategy.sections.listmodel import Index, ItemModel
from smdesk.ui.views.strategy.sections.rungs import Piece, Rung, Track

LEVEL, SPINE, CONTENT = 80, 106, 132  # px: right edge of the level word, middle of the line, left of the content
TRACK, SIDE, NOW = 112, 54, 72  # px of the track, of a figure beside it, of the value now
MOST = 760  # px: the widest a rung is set
TOP, BELOW = 12, 20  # px above and below what stands on a rung


class RungCells(Ending):
    """One for each ladder."""

    def __init__(self, desk: Desk, parent: QAbstractScrollArea) -> None:
        super().__init__(parent)
        self._view = parent
        self._desk, self._theme = desk, desk.ctx.theme
        self.target = -1  # row a drop would land on

    # -- measures -----------------------------------------------------------------------------

    def _metrics(self, size: int = tokens.BODY, strong: bool = False) -> QFontMetrics:
        return QFontMetrics(self._theme.font(size, strong))

    @property
    def _shift(self) -> int:
        """Larger text takes the level words further out."""
        return self._theme.px(LEVEL) - LEVEL

    def content(self, area: QRectF) -> QRectF:
        """Where the content of a rung may stand."""
        inner = area.adjusted(CONTENT + self._shift, 0, -8, 0)
        inner.setWidth(min(inner.width(), MOST))
        return inner

    def _wrapped(self, text: str, room: float, size: int = tokens.BODY, strong: bool = False) -> int:
        if not text:
            return 0
        box = self._metrics(size, strong).boundingRect(0, 0, int(room), 9999, Qt.TextFlag.TextWordWrap, text)
        return box.height()

    def _title_room(self, rung: Rung, room: float) -> float:
        return room - self._track_wide() if rung.track and self._beside(room) else room

    def _track_wide(self) -> float:
        return TRACK + 2 * self._theme.px(SIDE) + self._theme.px(NOW)

    def _beside(self, room: float) -> bool:
        return room > self._track_wide() + 140

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, ItemModel)
        wide = option.rect.width() or self._view.viewport().width()
        return QSize(wide, self.high(model.items[index.row()], wide))

    def high(self, rung: Rung, wide: float) -> int:
        """How high a rung is at a width."""
        room = self.content(QRectF(0, 0, wide, 0)).width()
        high = self._wrapped(rung.title, self._title_room(rung, room), strong=rung.kind in ("goal", "objective"))
        if rung.note and not self._same_line(rung, room):
            high += self._wrapped(rung.note, room, tokens.CAPTION) + 3
        if rung.track and not self._beside(room):
            high += 26
        if rung.pieces:
            high += (6 if high else 0) + round(self.placed(rung, QRectF(0, 0, room, 0))[1])
        if rung.under:
            high += (4 if high else 0) + self._wrapped(rung.under, room - 18, tokens.CAPTION)
        inner = rung.kind in ("result", "add", "kpi")
        least = self._wrapped(rung.level, LEVEL + self._shift, tokens.CAPTION) if rung.level else 0
        if inner:
            return max(high + 16, self._theme.px(32), least + 16)
        return max(high + TOP + BELOW, self._theme.px(52), least + TOP + 8)

    def _same_line(self, rung: Rung, room: float) -> bool:
        wide = self._metrics().horizontalAdvance(rung.title) + self._metrics(tokens.CAPTION).horizontalAdvance(rung.note)
        return wide + 16 < room

    def placed(self, rung: Rung, box: QRectF) -> tuple[list[tuple[QRectF, Piece]], float]:
        """Where the pieces of a rung stand, and how high they are together."""
        metrics = self._metrics(tokens.CAPTION if rung.kind in ("objective", "tactics") else tokens.BODY)
        small = self._metrics(tokens.CAPTION)
        line = metrics.lineSpacing() + (6 if rung.kind == "tactics" else 4)
        gap = {"tactics": 8, "posts": 10}.get(rung.kind, 18)
        x, y, found = box.left(), box.top(), []
        for piece in rung.pieces:
            wide = metrics.horizontalAdvance(piece.text) + (12 if rung.kind == "tactics" else 0)
            wide += 18 if piece.icon else 0
            wide += 16 if piece.hue >= 0 else 0
            wide += small.horizontalAdvance(piece.note) + 8 if piece.note else 0
            wide = min(wide + 2, int(box.width()))
            if x > box.left() and x + wide > box.left() + box.width():
                x, y = box.left(), y + line + 5
            found.append((QRectF(x, y, wide, line), piece))
            x += wide + gap
        return found, (y + line - box.top()) if found else 0.0

    def pieces_at(self, rung: Rung, area: QRectF) -> list[tuple[QRectF, Piece]]:
        """Where the pieces of a painted rung are."""
        inner = self.content(area)
        top = area.top() + TOP
        title = self._wrapped(rung.title, inner.width(), strong=True)
        top += title + 6 if title else 0
        return self.placed(rung, QRectF(inner.left(), top, inner.width(), 0))[0]

    def now_box(self, rung: Rung, area: QRectF) -> QRectF:
        """Where the value now of a key result stands."""
        inner, px = self.content(area), self._theme.px
        if self._beside(inner.width()):
            return QRectF(inner.right() - px(NOW), area.top() + 3, px(NOW), px(26))
        y = area.top() + 6 + self._wrapped(rung.title, inner.width()) + 2
        return QRectF(min(inner.right() - px(NOW), inner.left() + self._track_wide() - px(NOW)), y, px(NOW), px(24))

    # -- painting -----------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, theme = index.model(), self._theme
        assert isinstance(model, ItemModel)
        rung: Rung = model.items[index.row()]
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rung.kind in ("result", "add", "kpi")
        top = area.top() + (8 if inner else TOP)
        frame = self.content(area).adjusted(-10, 2 if inner else 4, 8, -2 if inner else -8)
        chosen = rung.record is not None and rung.kind != "add" and self._desk.is_chosen(rung.record)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if index.row() == self.target:
            painter.setPen(QPen(theme["accent"], 2))
            painter.setBrush(theme["accent-soft"])
            painter.drawRoundedRect(frame, 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver or (chosen and rung.kind == "result"):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["accent-soft" if chosen else "bg-hover"])
            painter.drawRoundedRect(frame, 6, 6)
        if focused:
            painter.setPen(QPen(theme["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 6, 6)
        self._spine(painter, area, rung, top, index.row() == 0)
        self._level(painter, area, rung, top)
        self._body(painter, area, rung, top)
        painter.restore()

    def _spine(self, painter: QPainter, area: QRectF, rung: Rung, top: float, first: bool) -> None:
        theme, x = self._theme, SPINE + self._shift
        painter.setPen(QPen(theme["accent-line"], 1.5))
        if not rung.icon:
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + 1))
            return
        if not first:
            painter.drawLine(QPointF(x, area.top()), QPointF(x, top - 4))
        if not rung.last:
            painter.drawLine(QPointF(x, top + 22), QPointF(x, area.bottom() + 1))
        draw(painter, rung.icon, theme["accent"], x - 10, top - 1, 20)

    def _level(self, painter: QPainter, area: QRectF, rung: Rung, top: float) -> None:
        painter.setFont(self._theme.font(tokens.CAPTION))
        painter.setPen(self._theme["ink-3"])
        flags = Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(0, top + 1, LEVEL + self._shift, area.bottom() - top), flags, rung.level)

    def _body(self, painter: QPainter, area: QRectF, rung: Rung, top: float) -> None:
        theme, inner = self._theme, self.content(area)
        strong = rung.kind in ("goal", "objective")
        room = self._title_room(rung, inner.width())
        y = top
        if rung.title:
            painter.setFont(theme.font(tokens.BODY, strong))
            painter.setPen(theme["accent-text" if rung.kind == "add" else "ink"])
            high = self._wrapped(rung.title, room, strong=strong)
            painter.drawText(QRectF(inner.left(), y, room, high + 2), Qt.TextFlag.TextWordWrap, rung.title)
            if rung.note:
                high = self._note(painter, rung, inner, y, high)
            y += high
        if rung.track:
            self._track(painter, rung.track, self.now_box(rung, area), inner)
            if not self._beside(inner.width()):
                y += 26
        if rung.pieces:
            y += 6 if rung.title else 0
            placed, high_of = self.placed(rung, QRectF(inner.left(), y, inner.width(), 0))
            for box, piece in placed:
                self._piece(painter, rung, box, piece)
            y += high_of
        if rung.under:
            y += 4 if y > top else 0
            warn = rung.under_role == "warn"
            if warn:
                draw(painter, "warning", theme["warn"], inner.left(), y + 1, 13)
            painter.setFont(theme.font(tokens.CAPTION))
            painter.setPen(theme[rung.under_role])
            box = QRectF(inner.left() + (18 if warn else 0), y, inner.width() - 18, area.bottom() - y)
            painter.drawText(box, Qt.TextFlag.TextWordWrap, rung.under)

    def _note(self, painter: QPainter, rung: Rung, inner: QRectF, y: float, high: int) -> int:
        painter.setFont(self._theme.font(tokens.CAPTION))
        painter.setPen(self._theme["ink-3"])
        if self._same_line(rung, inner.width()):
            x = inner.left() + self._metrics().horizontalAdvance(rung.title) + 8
            painter.drawText(QRectF(x, y, inner.right() - x, high), Qt.AlignmentFlag.AlignVCenter, rung.note)
            return high
        more = self._wrapped(rung.note, inner.width(), tokens.CAPTION)
        painter.drawText(QRectF(inner.left(), y + high + 3, inner.width(), more + 2), Qt.TextFlag.TextWordWrap, rung.note)
        return high + more + 3

    def _track(self, painter: QPainter, track: Track, now: QRectF, inner: QRectF) -> None:
        theme, side = self._theme, self._theme.px(SIDE)
        middle = Qt.AlignmentFlag.AlignVCenter
        left = now.left() - side - TRACK
        y = now.center().y()
        painter.setFont(theme.font(tokens.BODY))
        painter.setPen(theme["ink-3"])
        start = painter.fontMetrics().elidedText(track.baseline or "—", Qt.TextElideMode.ElideRight, side - 8)
        painter.drawText(QRectF(left - side, now.top(), side - 8, now.height()), middle | Qt.AlignmentFlag.AlignRight, start)
        end = painter.fontMetrics().elidedText(track.target or "—", Qt.TextElideMode.ElideRight, side - 12)
        painter.drawText(QRectF(left + TRACK + 8, now.top(), side - 8, now.height()), middle, end)
        painter.setPen(QPen(theme["bg-pressed"], 2))
        painter.drawLine(QPointF(left, y), QPointF(left + TRACK, y))
        if track.part is not None:
            tint = theme["ink-3" if track.early else "accent"]
            painter.setPen(QPen(tint, 2))
            spot = left + TRACK * track.part
            painter.drawLine(QPointF(left, y), QPointF(spot, y))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawEllipse(QPointF(spot, y), 5, 5)
        pen = QPen(theme["ink-2"], 1.2)
        pen.setDashPattern([2.5, 2.0])
        painter.setPen(pen)
        painter.drawLine(QPointF(left + TRACK, y - 8), QPointF(left + TRACK, y + 8))
        painter.setFont(theme.font(tokens.BODY, strong=bool(track.now)))
        painter.setPen(theme["ink" if track.now else "accent-text"])
        text = track.now or self._desk.ctx.words("+ now")
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(now.width()) - 10)
        painter.drawText(now.adjusted(10, 0, 0, 0), middle, text)

    def _piece(self, painter: QPainter, rung: Rung, box: QRectF, piece: Piece) -> None:
        theme, x = self._theme, box.left()
        size = tokens.CAPTION if rung.kind in ("objective", "tactics") else tokens.BODY
        warn = piece.role == "warn"
        if rung.kind == "tactics":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["warn-soft" if warn else "bg-sunken"])
            painter.drawRoundedRect(box, 4, 4)
            x += 6
        if piece.hue >= 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.pillar(piece.hue))
            painter.drawRoundedRect(QRectF(x, box.center().y() - 4, 8, 8), 2, 2)
            x += 16
        if piece.icon:
            role = "ok" if piece.icon == "circle-check" else piece.role
            draw(painter, piece.icon, theme[role], x, box.center().y() - 7, 14)
            x += 18
        painter.setFont(theme.font(size, strong=False))
        painter.setPen(theme[piece.role])
        metrics = painter.fontMetrics()
        text = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, int(box.right() - x))
        painter.drawText(QRectF(x, box.top(), box.right() - x + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if piece.note:
            x += metrics.horizontalAdvance(text) + 8
            painter.setFont(theme.font(tokens.CAPTION))
            painter.setPen(theme["ink-3"])
            painter.drawText(QRectF(x, box.top(), box.right() - x + 4, box.height()), Qt.AlignmentFlag.AlignVCenter, piece.note)
