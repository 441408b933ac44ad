"""A grid of cards: what a record is called, its first facts, what it lacks. Enter opens it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Field, Form, Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import plan as plans
from smdesk.services.plan_examples import example
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.views.strategy.desk import Desk, SectionBox
from smdesk.ui.views.strategy.sections.listmodel import Index, ItemModel
from smdesk.ui.views.strategy.sections.parts import laid
from smdesk.ui.views.strategy.sections.tablecells import fitted
from smdesk.ui.views.strategy.sections.track import TrackSwitch
from smdesk.ui.views.strategy.values import Values
from smdesk.ui.widgets.chip import Label
from smdesk.ui.widgets.tall import TallList, reveal

HIGH, GAP, LEAST = 138, 12, 250  # px of a card among very many, between two, and the least width of one
LOW, TALL, FEW = 96, 206, 60  # px of the lowest and the highest card, and the number up to which they are measured
FACTS, LINES = 4, 2  # first facts on a card, and lines of each at most
TAGS = frozenset({"state"})  # choices that stand beside the name instead of among the facts


class CardFacts:
    """What of a record stands on its card."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self._desk, self.shape, self._values = desk, SHAPES[kind], Values(desk.ctx)

    def title(self, record: Any) -> str:
        """What it is called."""
        return self._values.title(self.shape.kind, record)

    def facts(self, record: Any, most: int = FACTS) -> list[tuple[str, str]]:
        """The first things said of it, by label."""
        found, _ = [], self._desk.ctx.words
        period = {"start", "end"} <= set(self.shape.names)
        for field in self.shape.fields:
            if field.name in (self.shape.title, "code", "hue") or field.form in (Form.MARKDOWN, Form.FLAG):
                continue
            if field.name in TAGS or (period and field.name == "end"):
                continue
            text = self._values.shown(self._desk.plan, field, getattr(record, field.name))
            if period and field.name == "start" and record.end:
                text = f"{text} – {self._values.day(record.end)}".lstrip()
            if text and field.name == "share":
                text += " %"
            if text:
                found.append((_(field.label), " · ".join(part for part in text.split("\n") if part)))
        return found[:most]

    def tag(self, record: Any) -> str:
        """A word beside the name: its state, or what is true of it and not of every one."""
        _ = self._desk.ctx.words
        for field in self.shape.fields:
            value = getattr(record, field.name)
            if field.name in TAGS and field.options:
                return _(field.options.get(value, ""))
            if field.form is Form.FLAG and value:
                return _(field.label)
        return ""

    def lacks(self, record: Any) -> list[str]:
        """Labels of what it is not complete without."""
        _ = self._desk.ctx.words
        return [_(field.label) for field in self.shape.fields if field.needed and not self._said(field, record)]

    def _said(self, field: Field, record: Any) -> bool:
        return bool(self._values.shown(self._desk.plan, field, getattr(record, field.name)))

    def words(self, record: Any) -> str:
        """All of it, for those who hear the window."""
        _ = self._desk.ctx.words
        if record is None:
            return _(self.shape.add)
        facts = [f"{label}: {text}" for label, text in self.facts(record)]
        lacks = self.lacks(record)
        missing = [_("missing: {fields}", fields=", ".join(lacks))] if lacks else []
        tag = [_("from template")] if record.template else []
        return ", ".join(filter(None, [self.title(record), self.tag(record), *facts, *missing, *tag]))


class CardCells(QStyledItemDelegate):
    """Paints a card, or the dashed place that adds one."""

    def __init__(self, desk: Desk, facts: CardFacts, view: TallList) -> None:
        super().__init__(view)
        self._desk, self._facts, self._view = desk, facts, view
        self.high = desk.ctx.theme.px(HIGH)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.cell(), self.high + GAP)

    def measure(self, records: Sequence[Any]) -> None:
        """Let all cards be as high as the one that says most asks for."""
        theme = self._desk.ctx.theme
        px, self.high = theme.px, theme.px(HIGH)
        if len(records) > FEW or not records:
            return
        inner = self._view.cell() - GAP - 34
        strong, small = (QFontMetrics(theme.font(*one)) for one in ((tokens.BODY, True), (tokens.CAPTION, False)))
        needs = []
        for record in records:
            title = strong.boundingRect(0, 0, inner, 999, Qt.TextFlag.TextWordWrap, self._facts.title(record)).height()
            need = 24 + min(title, 2 * strong.lineSpacing() + 2) + 8
            for label, text in self._facts.facts(record):
                lines = min(LINES, -(-small.horizontalAdvance(f"{label}  {text} ") * 21 // (20 * inner)))
                need += lines * small.lineSpacing() + 3
            needs.append(need + (small.lineSpacing() + 6 if self._facts.lacks(record) or record.template else 0))
        self.high = max(px(LOW), min(px(TALL), max(needs)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ItemModel)
        record = model.items[index.row()]
        area = self._view.box(index.row(), option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if record is None:
            paint_adding(painter, area, self._desk, self._facts.shape.add, current, over)
        else:
            frame(painter, area, self._desk, self._desk.is_chosen(record), current, over)
            self._content(painter, area.adjusted(16, 12, -16, -12), record)
        painter.restore()

    def _content(self, painter: QPainter, inner: QRectF, record: Any) -> None:
        theme, _ = self._desk.ctx.theme, self._desk.ctx.words
        hue = getattr(record, "hue", 0)
        left = inner.left()
        if hue:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.pillar(hue))
            painter.drawRoundedRect(QRectF(left, inner.top() + 5, 8, 8), 2, 2)
            left += 16
        room = int(inner.right() - left) - self._tag(painter, inner, self._facts.tag(record))
        painter.setFont(theme.font(tokens.BODY, strong=True))
        painter.setPen(theme["ink"])
        metrics = painter.fontMetrics()
        title = fitted(metrics, self._facts.title(record), room, 2)
        high = self._write(painter, laid(title, painter.font(), room), QPointF(left, inner.top()), 2)
        y = inner.top() + high + 6
        painter.setFont(theme.font(tokens.CAPTION))
        metrics = painter.fontMetrics()
        lacks = self._facts.lacks(record)
        end = inner.bottom() - (metrics.lineSpacing() + 2 if lacks or record.template else 0)
        for label, text in self._facts.facts(record):
            lines = min(LINES, int((end - y) // metrics.lineSpacing()))
            if lines < 1:
                break
            y += self._fact(painter, QPointF(inner.left(), y), inner.width(), label, text, lines) + 3
        foot = QRectF(inner.left(), inner.bottom() - metrics.lineSpacing(), inner.width(), metrics.lineSpacing() + 2)
        if lacks:
            draw(painter, "warning", theme["warn"], foot.left(), foot.top() + 1, 13)
            painter.setPen(theme["warn"])
            said = _("missing: {fields}", fields=", ".join(lacks))
            said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, int(foot.width() - 18))
            painter.drawText(foot.adjusted(18, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, said)
        elif record.template:
            painter.setPen(theme["ink-3"])
            painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, _("from template"))


    def _tag(self, painter: QPainter, inner: QRectF, text: str) -> int:
        """A quiet tag in the corner; px that it takes."""
        if not text:
            return 0
        theme = self._desk.ctx.theme
        painter.setFont(theme.font(tokens.MICRO))
        wide = painter.fontMetrics().horizontalAdvance(text) + 12
        box = QRectF(inner.right() - wide, inner.top() - 1, wide, theme.px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["bg-sunken"])
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme["ink-2"])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return wide + 8

    def _fact(self, painter: QPainter, at: QPointF, wide: float, label: str, text: str, lines: int) -> float:
        """A label and what is said under it, broken together; px that they take."""
        theme = self._desk.ctx.theme
        font = theme.font(tokens.CAPTION)
        shown = fitted(painter.fontMetrics(), f"{label}  {text}", int(wide), lines)
        made = laid(shown, font, wide)
        quiet, said = QTextLayout.FormatRange(), QTextCharFormat()
        said.setForeground(theme["ink-3"])
        quiet.start, quiet.length, quiet.format = 0, len(label), said
        painter.setPen(theme["ink-2"])
        return self._write(painter, made, at, lines, quiet)

    def _write(
        self, painter: QPainter, made: QTextLayout, at: QPointF, lines: int, *looks: QTextLayout.FormatRange
    ) -> float:
        """Draw so many lines of a text at most; px that they take."""
        shown = min(lines, made.lineCount())
        high = sum(made.lineAt(place).height() for place in range(shown))
        painter.save()
        painter.setClipRect(QRectF(at.x() - 1, at.y(), made.boundingRect().width() + 2, high))
        made.draw(painter, at, list(looks))
        painter.restore()
        return high


def frame(painter: QPainter, area: QRectF, desk: Desk, chosen: bool, current: bool, over: bool) -> None:
    """The card itself: a hairline, the accent when chosen, the focus ring when the keys are on it."""
    theme = desk.ctx.theme
    painter.setPen(QPen(theme["accent" if chosen else "line"], 1.5 if chosen else 1))
    painter.setBrush(theme["bg-hover" if over and not chosen else "bg-surface"])
    painter.drawRoundedRect(area, tokens.R_CARD, tokens.R_CARD)
    if current:
        painter.setPen(QPen(theme["focus"], 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(-0.5, -0.5, 0.5, 0.5), tokens.R_CARD, tokens.R_CARD)


def paint_adding(painter: QPainter, area: QRectF, desk: Desk, text: str, current: bool, over: bool) -> None:
    """The dashed place that adds."""
    theme = desk.ctx.theme
    pen = QPen(theme["focus" if current else "line-strong"], 2 if current else 1)
    pen.setStyle(Qt.PenStyle.SolidLine if current else Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(theme["bg-hover"] if over else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, tokens.R_CARD, tokens.R_CARD)
    painter.setFont(theme.font(tokens.BODY))
    metrics = painter.fontMetrics()
    words = metrics.elidedText(desk.ctx.words(text), Qt.TextElideMode.ElideRight, int(area.width() - 44))
    left = area.center().x() - (metrics.horizontalAdvance(words) + 22) / 2
    draw(painter, "plus", theme["accent-text"], left, area.center().y() - 8, 16)
    painter.setPen(theme["accent-text"])
    painter.drawText(QRectF(left + 22, area.top(), area.width(), area.height()), Qt.AlignmentFlag.AlignVCenter, words)


class CardGrid(TallList):
    """Enter opens, Del removes, Alt+arrows move; the last card adds."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(columns=2, gap=GAP)
        self._desk, self._section = desk, section
        facts = CardFacts(desk, section.kind)
        self.cards = ItemModel(self, facts.words, self._hint)
        self._facts = facts
        self.setModel(self.cards)
        self._cells = CardCells(desk, facts, self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(desk.ctx.words(section.title))
        self.activated.connect(self._open)
        self.clicked.connect(self._clicked)
        self.selectionModel().currentChanged.connect(self._moved)

    def _hint(self, record: Any) -> str:
        if record is None:
            return ""
        return "\n".join([self._facts.title(record), *(f"{a}: {b}" for a, b in self._facts.facts(record, 8))])

    def fit(self) -> None:
        self.columns = max(1, min(3, self.viewport().width() // self._desk.ctx.theme.px(LEAST)))
        self._cells.measure([one for one in self.cards.items if one is not None])
        super().fit()

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        record = self.cards.items[index.row()] if index.isValid() else None
        if record is not None and self.hasFocus():
            self._desk.choose(record)

    def _clicked(self, index: QModelIndex) -> None:
        record = self.cards.items[index.row()]
        if record is None:
            self._desk.add(self._section.kind, **self._section.where)
        else:
            self._desk.choose(record)

    def _open(self, index: QModelIndex) -> None:
        record = self.cards.items[index.row()]
        if record is not None:
            self._desk.open(record)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._open(index)

    def record(self) -> Any | None:
        """The one the keys are on."""
        index = self.currentIndex()
        return self.cards.items[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, record = event.key(), self.record()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if record is None:
                self._desk.add(self._section.kind, **self._section.where)
            else:
                self._desk.open(record)
        elif key == Qt.Key.Key_Delete and record is not None:
            self._desk.remove(record)
        elif alt and record is not None and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._shift(record, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _shift(self, record: Any, steps: int) -> None:
        place = self.currentIndex().row() + steps
        other = self.cards.items[place] if 0 <= place < len(self.cards.items) else None
        if other is None:
            return
        everyone = [one.id for one in self._desk.plan.records.get(self._section.kind, ())]
        if self._desk.do(lambda: plans.move(self._desk.ctx.store, record, everyone.index(other.id))):
            self.setCurrentIndex(self.cards.index(place))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        record, _ = self.record(), self._desk.ctx.words
        if record is None:
            return
        menu = QMenu(self)
        menu.addAction(_("Open…")).triggered.connect(lambda: self._desk.open(record))
        menu.addAction(_("Archive")).triggered.connect(
            lambda: self._desk.do(lambda: plans.archive(self._desk.ctx.store, record))
        )
        menu.addAction(_("Remove…\tDel")).triggered.connect(lambda: self._desk.remove(record))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())


class Cards(SectionBox):
    """The section."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        self.grid = CardGrid(desk, section)
        self.empty = Label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.track = TrackSwitch(desk)
        self.track.switched.connect(self._switched)
        column.addWidget(self.empty)
        column.addWidget(self.track)
        column.addWidget(self.grid)
        self.setFocusProxy(self.grid)

    def show_plan(self, plan: WholePlan) -> None:
        """The cards as they are now."""
        everyone = plan.of(self.section.kind, **self.section.where)
        records = self.track.kept(everyone)
        self.empty.setVisible(not records)
        if not records:
            self.empty.setText(self._sentence())
        self.grid.cards.load([*records, None])
        self.grid.fit()
        self.grid.viewport().update()

    def _switched(self) -> None:
        self.show_plan(self.desk.plan)

    def _sentence(self) -> str:
        _, shape = self.desk.ctx.words, SHAPES[self.section.kind]
        one = example(shape.kind, shape.title, _.language)
        parts = [_("Nothing here yet."), _(shape.field(shape.title).hint)]
        return " ".join([*parts, _("For example: {example}", example=one)] if one else parts)

    def show_record(self, record: Any) -> None:
        """Stand at a record."""
        if record not in self.track.kept(self.desk.plan.of(self.section.kind, **self.section.where)):
            self.track.show_all()
        for row, one in enumerate(self.grid.cards.items):
            if one is not None and one.id == record.id:
                self.grid.setCurrentIndex(self.grid.cards.index(row))
                reveal(self.grid, self.grid.visualRect(self.grid.cards.index(row)))
