"""The left column: the plan's name, its chapters with how complete each is and why, and who signed it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QProgressBar,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.domain.plan.completeness import ChapterState, Completeness
from smdesk.domain.plan.whole import WholePlan
from smdesk.services.completeness import said
from smdesk.ui import tokens
from smdesk.ui.context import Context
from smdesk.ui.widgets.chip import Button, Label, paint_ring, row

Index = QModelIndex | QPersistentModelIndex
WIDE = 264
ROW, LEAST, TALL = 40, 28, 46  # px of a row: usual, at least, and from which on the reason stands below
RING = 16


class ChapterModel(QAbstractListModel):
    """The chapters; what is known of them comes later than their names."""

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.states: Mapping[str, ChapterState] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(CHAPTERS)

    def state(self, row: int) -> ChapterState | None:
        """How far a chapter is."""
        return self.states.get(CHAPTERS[row].key)

    def reasons(self, row: int) -> list[str]:
        """Why it is not further."""
        state = self.state(row)
        return [said(one, self._ctx.words) for one in state.reasons] if state else []

    def show_states(self, states: Mapping[str, ChapterState]) -> None:
        """Take how far the chapters are."""
        if states != self.states:
            self.states = states
            self.dataChanged.emit(self.index(0), self.index(len(CHAPTERS) - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        _, row = self._ctx.words, index.row()
        name = _(CHAPTERS[row].title)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.ToolTipRole:
            reasons = self.reasons(row)
            more = [_.n_("and {n} more", "and {n} more", len(reasons) - 4)] if len(reasons) > 4 else []
            return "\n".join([name, *(f"· {one}" for one in reasons[:4]), *more])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = self.state(row)
            percent = _("{percent} % complete", percent=state.percent) if state else ""
            return ", ".join(filter(None, (f"{row + 1} {name}", percent, *self.reasons(row)[:2])))
        return None


class ChapterRows(QStyledItemDelegate):
    """Number, name, percent and ring."""

    def __init__(self, ctx: Context, view: "ChapterList") -> None:
        super().__init__(view)
        self._ctx, self._view = ctx, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._view.row_high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, theme = index.model(), self._ctx.theme
        assert isinstance(model, ChapterModel)
        area = QRectF(option.rect)
        state = model.state(index.row())
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if on:
            painter.fillRect(area, theme["accent-soft"])
            painter.fillRect(QRectF(area.left(), area.top(), tokens.EDGE, area.height()), theme["accent"])
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme["bg-hover"])
        if on and self._view.hasFocus():
            painter.setPen(theme["focus"])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(4, 1.5, -4, -1.5), 4, 4)
        middle = Qt.AlignmentFlag.AlignVCenter
        tall = area.height() >= theme.px(TALL) and state is not None and bool(state.reasons)
        line = QRectF(area.left(), area.top() + 4, area.width(), area.height() / 2) if tall else area
        painter.setFont(theme.font(tokens.CAPTION))
        painter.setPen(theme["ink-3"])
        painter.drawText(QRectF(6, line.top(), 22, line.height()), middle | Qt.AlignmentFlag.AlignRight, str(index.row() + 1))
        end = area.right() - 16 - RING
        if state is not None:
            full = state.percent >= 100
            role = "ok" if full else "accent"
            paint_ring(painter, QRectF(end, line.center().y() - RING / 2, RING, RING), state.percent / 100, theme, role)
            painter.setPen(theme["ok" if full else "ink-3"])
            box = QRectF(end - 40, line.top(), 32, line.height())
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, str(state.percent))
        painter.setFont(theme.font(tokens.BODY, strong=on))
        painter.setPen(theme["ink"])
        room = end - 34 - 38
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(38, line.top(), room, line.height()), middle, name)
        if tall:
            painter.setFont(theme.font(tokens.CAPTION))
            painter.setPen(theme["ink-3"])
            below = QRectF(38, area.center().y(), area.right() - 54, area.height() / 2 - 3)
            reason = painter.fontMetrics().elidedText(
                model.reasons(index.row())[0], Qt.TextElideMode.ElideRight, int(below.width())
            )
            painter.drawText(below, middle, reason)
        painter.restore()


class ChapterList(QListView):
    """Rows shrink so that all fit; below the least height they scroll."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.row_high = ctx.theme.px(ROW)
        self.setAccessibleName(ctx.words("Chapters of the plan"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setStyleSheet("background: transparent;")
        self.setModel(ChapterModel(ctx, self))
        self.setItemDelegate(ChapterRows(ctx, self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        px = self._ctx.theme.px
        fair = (self.viewport().height() - 1) // len(CHAPTERS)
        high = max(px(LEAST), min(fair, px(TALL + 6)))
        if fair < px(TALL):
            high = max(px(LEAST), min(fair, px(ROW)))
        if high != self.row_high:
            self.row_high = high
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)


class Chapters(QWidget):
    """Emits the key of the chapter picked, and when the menu of the plan is wanted."""

    picked = Signal(str)
    menu_asked = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx, _ = ctx, ctx.words
        self.title = Shortened(ctx, tokens.SECTION)
        self.version = Label("", "tag")
        self.version.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        more = Button(ctx.theme, "", "icon", "more", tip=_("More about this plan"))
        more.clicked.connect(self._more)
        self._more_button = more
        self._working = 1  # number of the version worked on
        self.list = ChapterList(ctx)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self._percent = Label("", "strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Plan complete"))
        self.signed = Label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(tokens.TOOLBAR)
        across = QVBoxLayout(head)
        across.setContentsMargins(16, 0, 4, 0)
        line = row(self.title, self.version, more)
        line.layout().setStretch(0, 1)  # type: ignore[union-attr]
        across.addWidget(line)
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(16, 10, 16, 12)
        below.setSpacing(6)
        whole = Label(_("Plan complete"), "second", wrap=True)
        line = row(whole, self._percent)
        line.layout().setStretch(0, 1)  # type: ignore[union-attr]
        below.addWidget(line)
        below.addWidget(self.bar)
        below.addWidget(self.signed)
        self._foot = foot
        column.addWidget(head)
        column.addSpacing(6)
        column.addWidget(self.list, 1)
        column.addWidget(foot)

    def show_plan(self, plan: WholePlan, versions: Sequence[Any]) -> None:
        """Title, version and signature."""
        _ = self._ctx.words
        self.title.show_text(plan.one("plan").title or _("Plan of {client}", client=plan.client.name))
        last = versions[0][1] if versions else 0
        self._working = last + 1
        self._fit_version()
        self.version.setToolTip(_("The working version; frozen ones keep their number."))
        signed = next((one for one in versions if one[5]), None)
        if signed is None:
            text = _("Not signed yet") if not versions else _("Version {n} frozen, not signed yet", n=last)
        else:
            from smdesk.ui.views.strategy.values import Values

            text = _("Signed by {name}, version {n}, {day}", name=signed[5], n=signed[1],
                     day=Values(self._ctx).day(str(signed[6])))  # fmt: skip
        self.signed.setText(text)

    def _fit_version(self) -> None:
        """The word "version" gives way before the title of the plan does."""
        said = self._ctx.words("version {n}", n=self._working)
        self.version.setText(said)
        room = self.width() - self.version.sizeHint().width() - self._more_button.sizeHint().width() - 36
        if self.title.sizeHint().width() > room:
            self.version.setText(f"v{self._working}")
        self.version.setAccessibleName(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_version()

    def show_states(self, made: Completeness) -> None:
        """How far the plan is."""
        model = self.list.model()
        assert isinstance(model, ChapterModel)
        model.show_states(made.chapters)
        self._percent.setText(f"{made.percent} %")
        self.bar.setValue(made.percent)

    def select(self, key: str) -> None:
        """Mark the chapter that is open."""
        row = next(place for place, one in enumerate(CHAPTERS) if one.key == key)
        index = self.list.model().index(row, 0)
        if self.list.currentIndex() != index:
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(CHAPTERS[index.row()].key)

    def _more(self) -> None:
        self.menu_asked.emit(self._more_button)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._ctx.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme["bg-window"])
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme["line"])
        painter.fillRect(0, tokens.TOOLBAR - 1, self.width(), 1, theme["line"])
        painter.fillRect(0, self._foot.y(), self.width(), 1, theme["line"])
        painter.end()


class Shortened(QWidget):
    """A line of text that gives way at its end; said in full as its name and tooltip."""

    def __init__(self, ctx: Context, size: int, strong: bool = True) -> None:
        super().__init__()
        self._ctx, self._size, self._strong, self._text = ctx, size, strong, ""
        self.setMinimumWidth(8)

    def show_text(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self.setToolTip(text)
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def text(self) -> str:
        """What it says in full."""
        return self._text

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._ctx.theme.font(self._size, self._strong))
        return QSize(metrics.horizontalAdvance(self._text) + 4, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._ctx.theme.font(self._size, self._strong))
        painter.setPen(self._ctx.theme["ink"])
        text = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
