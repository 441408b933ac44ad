"""What the drawn sections share: a column to stand in, texts that wrap, tiles for records, the empty state."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import plan as plans
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.theme import Theme
from smdesk.ui.views.strategy.desk import Desk, SectionBox
from smdesk.ui.widgets.chip import Button, Label

ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0), Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1), Qt.Key.Key_Down: QPoint(0, 1),
}  # fmt: skip
MARK = 14  # px of a glyph before a text
T = TypeVar("T", bound="Tile")
_HEIGHTS: dict[tuple[object, ...], float] = {}  # of texts, by font and width


class Column(SectionBox):
    """A section whose parts stand one below the other."""

    def __init__(self, desk: Desk, section: Section, gap: int = 12) -> None:
        super().__init__(desk, section)
        self.words, self.theme = desk.ctx.words, desk.ctx.theme
        self.plan = desk.plan
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap)
        self.setAccessibleName(self.words(section.title))

    def add_record(self, kind: str, /, **values: Any) -> bool:
        """Write a new record at once, without its form."""
        client_id, store = self.plan.client.id, self.desk.ctx.store
        return self.desk.do(lambda: plans.add(store, kind, client_id, **values))


class Empty(QWidget):
    """What stands where nothing is yet: one sentence with an example, one button."""

    def __init__(self, theme: Theme, sentence: str, verb: str, run: Callable[[], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(Label(sentence, "second", wrap=True))
        self.button = Button(theme, verb, "outline", "plus")
        self.button.clicked.connect(run)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


def head(text: str) -> Label:
    """A small heading that never takes more height than its line."""
    made = Label(text, "head")
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return made


def segments(theme: Theme, names: dict[str, str], chosen: str, picked: Callable[[], object]) -> QFrame:
    """A switch of a few words; the sender's object name is the code of what was picked."""
    box = QFrame()
    box.setProperty("look", "segments")
    line = QHBoxLayout(box)
    line.setContentsMargins(2, 2, 2, 2)
    line.setSpacing(0)
    group = QButtonGroup(box)
    for code, name in names.items():
        button = Button(theme, name, "segment")
        button.setCheckable(True)
        button.setChecked(code == chosen)
        button.setObjectName(code)
        wide = QFontMetrics(theme.font(tokens.BODY, strong=True)).horizontalAdvance(name)
        button.setMinimumWidth(wide + 30)  # the one that is on stands in strong letters
        button.clicked.connect(picked)
        group.addButton(button)
        line.addWidget(button)
    return box


class Remark(Label):
    """A sentence with a glyph before it, so that its colour is not all that says what it is."""

    def __init__(self, theme: Theme, text: str = "", look: str = "warn", mark: str = "warning") -> None:
        super().__init__(text, look, wrap=True)
        self._theme, self._mark = theme, mark
        self.setContentsMargins(MARK + 6, 0, 0, 0)

    def say(self, text: str, look: str = "warn", mark: str = "warning") -> None:
        """Another sentence; an empty one hides it."""
        self._mark = mark
        self.set_look(look)
        self.setText(text)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        role = {"warn": "warn", "ok": "ok", "danger": "danger"}.get(str(self.property("look")), "ink-3")
        line = self.fontMetrics().height()
        lines = max(1, round(self.heightForWidth(self.width()) / max(1, line)))
        draw(painter, self._mark, self._theme[role], 0, (self.height() - lines * line) / 2 + (line - MARK) / 2, MARK)
        painter.end()


# -- texts ------------------------------------------------------------------------------------


def laid(text: str, font: QFont, width: float, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QTextLayout:
    """A text broken into lines, inside a word only where it fits no line."""
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made = QTextLayout(text.replace("\n", "\u2028"), font)
    made.setTextOption(option)
    made.beginLayout()
    high = 0.0
    while (line := made.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, high))
        high += line.height()
    made.endLayout()
    return made


def height_of(text: str, font: QFont, width: float) -> float:
    """How high a text stands when it is broken at ``width``; kept, for layouts ask for it again and again."""
    key = (text, font.family(), font.pixelSize(), font.weight(), width)
    if text and key not in _HEIGHTS:
        if len(_HEIGHTS) > 20_000:  # some MB
            _HEIGHTS.clear()
        _HEIGHTS[key] = laid(text, font, width).boundingRect().height()
    return _HEIGHTS[key] if text else 0.0


def write(
    painter: QPainter, text: str, font: QFont, box: QRectF, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> float:
    """Draw a text from the top of ``box`` on; gives the height it took."""
    made = laid(text, font, box.width(), align)
    made.draw(painter, box.topLeft())
    return made.boundingRect().height()


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a tile; ``mark`` is an icon before it, in its colour."""

    text: str
    role: str = "ink"
    size: int = tokens.BODY
    strong: bool = False
    mark: str = ""


def caption(text: str, role: str = "ink-3", mark: str = "") -> Piece:
    """A small line."""
    return Piece(text, role, tokens.CAPTION, mark=mark)


# -- tiles ------------------------------------------------------------------------------------


class Carry(Protocol):
    """Where a tile can be carried to with the mouse; points are global."""

    def over(self, tile: "Tile", point: QPoint) -> None:
        """The tile is being carried over this point."""

    def drop(self, tile: "Tile", point: QPoint) -> None:
        """The tile is let go at this point."""


class Tile(QAbstractButton):
    """A record that can be picked: a click chooses it, Enter opens, Del removes, arrows go to its neighbours."""

    def __init__(self, desk: Desk, record: Any = None, carry: Carry | None = None) -> None:
        super().__init__()
        self.desk, self.record, self.carry = desk, record, carry
        self.theme = desk.ctx.theme
        self._pressed, self._carried = QPoint(), False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)
        self.theme.changed.connect(self.update)

    def say(self, name: str, tip: str = "") -> None:
        """What a screen reader says, and what the mouse is told."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(tip)
        self.setToolTip(tip)

    @property
    def chosen(self) -> bool:
        """Whether it is the one whose links are shown."""
        return self.record is not None and self.desk.is_chosen(self.record)

    def _choose(self) -> None:
        if self.record is not None and not self._carried:
            self.desk.choose(self.record)
            self.update()

    def shift(self, by: QPoint) -> bool:
        """Alt and an arrow: move what the tile stands for; False when it cannot be moved."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in ARROWS and modifiers & Qt.KeyboardModifier.AltModifier:
            self.shift(ARROWS[key])
        elif key in ARROWS and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self._walk(ARROWS[key], event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers and self.record is not None:
            self.desk.open(self.record)
        elif key == Qt.Key.Key_Delete and self.record is not None:
            self.desk.remove(self.record)
        else:
            super().keyPressEvent(event)

    def _walk(self, step: QPoint, event: QKeyEvent) -> None:
        other = neighbour(self, step)
        if other is None:
            event.ignore()
            return
        other.setFocus(Qt.FocusReason.TabFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.record is not None:
            self.desk.open(self.record)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._carried = event.globalPosition().toPoint(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self.carry is not None and held and (self._carried or far):
            self._carried = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.carry.over(self, here)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.carry is not None and self._carried:
            self.setDown(False)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.carry.drop(self, event.globalPosition().toPoint())
            self._carried = False
        else:
            super().mouseReleaseEvent(event)

    def ring(self, painter: QPainter, box: QRectF, radius: float) -> None:
        """The mark of the focus around ``box``."""
        if self.hasFocus():
            painter.setPen(QPen(self.theme["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, radius, radius)


def neighbour(tile: Tile, step: QPoint) -> Tile | None:
    """The nearest tile of the same section in the direction of ``step``."""
    home: QWidget = tile
    while not isinstance(home, SectionBox) and (above := home.parentWidget()) is not None:
        home = above
    here = tile.mapTo(home, tile.rect().center())
    best, least = None, 1 << 30
    for other in home.findChildren(Tile):
        if other is tile or not other.isVisibleTo(home) or other.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        away = other.mapTo(home, other.rect().center()) - here
        along = away.x() * step.x() + away.y() * step.y()
        aside = abs(away.x() * step.y()) + abs(away.y() * step.x())
        if along > 0 and along + 2 * aside < least:
            best, least = other, along + 2 * aside
    return best


class TextTile(Tile):
    """A record in a few paragraphs that wrap; ``framed`` like a card, else like a row."""

    def __init__(
        self, desk: Desk, record: Any = None, carry: Carry | None = None, *, framed: bool = True, least: int = 120
    ) -> None:
        super().__init__(desk, record, carry)
        self._pieces: tuple[Piece, ...] = ()
        self._framed, self._least, self._edge = framed, least, 0
        self._pad = 12 if framed else 8
        self._heights: dict[tuple[int, float], int] = {}
        # "Minimum": a fixed height would be that of the hint's width, too low for a narrower tile
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pieces(self, pieces: Iterable[Piece], *, said: str = "", tip: str = "", hue: int = 0) -> None:
        """What it says now; ``hue``: a pillar's colour at its left edge."""
        kept = tuple(piece for piece in pieces if piece.text)
        self.say(said or ", ".join(piece.text for piece in kept), tip)
        if (kept, hue) == (self._pieces, self._edge):
            self.update()
            return
        self._pieces, self._edge = kept, hue
        self._heights.clear()
        self.updateGeometry()
        self.update()

    @property
    def texts(self) -> tuple[str, ...]:
        """Its paragraphs."""
        return tuple(piece.text for piece in self._pieces)

    def sizeHint(self) -> QSize:
        wide = self.theme.px(260)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(self._least), self.theme.px(32))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        key = (width, self.theme.scale)
        if key not in self._heights:
            high = sum(self._high(piece, width) for piece in self._pieces)
            gaps = 4 * max(0, len(self._pieces) - 1)
            self._heights[key] = max(self.theme.px(32), round(high + gaps + 2 * self._up()))
        return self._heights[key]

    def _up(self) -> int:
        return self._pad if self._framed else 6

    def _high(self, piece: Piece, width: int) -> float:
        room = width - 2 * self._pad - (MARK + 6 if piece.mark else 0)
        return height_of(piece.text, self.theme.font(piece.size, piece.strong), room)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.chosen
        radius = tokens.R_CARD if self._framed else tokens.R_TAG
        painter.setPen(QPen(theme["accent" if on else "line"], 1.5 if on else 1) if self._framed else Qt.PenStyle.NoPen)
        painter.setBrush(theme["accent-soft" if on else "bg-hover" if self.underMouse() else "bg-surface"])
        if self._framed or on or self.underMouse():
            painter.drawRoundedRect(box, radius, radius)
        if self._edge:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.pillar(self._edge))
            painter.drawRoundedRect(QRectF(1, 8, tokens.EDGE, self.height() - 16), 1.5, 1.5)
        self._texts(painter)
        self.ring(painter, box, radius)
        painter.end()

    def _texts(self, painter: QPainter) -> None:
        y = float(self._up())
        if not self._framed:  # a single line stands in the middle of its row
            need = sum(self._high(piece, self.width()) for piece in self._pieces) + 4 * (len(self._pieces) - 1)
            y = max(y, (self.height() - need) / 2)
        for piece in self._pieces:
            y = self._piece(painter, piece, y, self.width())

    def _piece(self, painter: QPainter, piece: Piece, y: float, width: float) -> float:
        """Draw a paragraph; gives where the next one begins."""
        left = float(self._pad)
        font = self.theme.font(piece.size, piece.strong)
        if piece.mark:
            draw(painter, piece.mark, self.theme[piece.role], left, y + (font.pixelSize() * 1.21 - MARK) / 2, MARK)
            left += MARK + 6
        painter.setPen(self.theme[piece.role])
        return y + write(painter, piece.text, font, QRectF(left, y, width - left - self._pad, 0)) + 4


class Rows:
    """Tiles of records in a layout, one per record; a record keeps its tile, and with it the focus."""

    def __init__(self, layout: QBoxLayout, make: Callable[[Any], Any], at: int = 0) -> None:
        self._layout, self._make, self._at = layout, make, at
        self.tiles: dict[Any, Any] = {}

    def show(self, records: Sequence[Any], key: Callable[[Any], Any] | None = None) -> None:
        """Have one tile for each record, in this order; ``show_record`` of each is called."""
        keys = [key(one) if key else one.id for one in records]
        for gone in self.tiles.keys() - set(keys):
            tile = self.tiles.pop(gone)
            tile.hide()
            self._layout.removeWidget(tile)
            tile.deleteLater()
        for place, (name, record) in enumerate(zip(keys, records, strict=True), self._at):
            tile = self.tiles.get(name)
            if tile is None:
                tile = self.tiles[name] = self._make(record)
                self._layout.insertWidget(place, tile)
                tile.show()  # at once, so that it can take the focus
            elif self._layout.indexOf(tile) != place:
                self._layout.removeWidget(tile)
                self._layout.insertWidget(place, tile)
            tile.show_record(record)


def named(kind: str, code: str, field: str, words: Callable[[str], str]) -> str:
    """The name of a choice's code, as the shape of its kind has it."""
    return words(SHAPES[kind].field(field).options.get(code, code))


def lines_of(text: str) -> list[str]:
    """The lines of a list kept as text, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def title_in(plan: WholePlan, kind: str, number: int) -> str:
    """What the record of this id is called; "" when there is none."""
    found = plan.get(kind, number) if number else None
    if found is None:
        return ""
    if kind == "place":
        return str(found.handle or found.address or found.network)
    return str(getattr(found, SHAPES[kind].title))
