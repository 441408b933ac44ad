"""The right column: what the chosen record serves, what serves it, and what hangs on nothing, to be mended here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QMenu, QVBoxLayout, QWidget

from smdesk.services import ladder
from smdesk.services.completeness import Reason
from smdesk.services.plan_search import where_is
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.views.strategy.chapters import Shortened
from smdesk.ui.views.strategy.linkrows import Gather, LinkCells, Row
from smdesk.ui.views.strategy.sections.listmodel import ItemModel
from smdesk.ui.views.strategy.serving import can_serve, carried, serve
from smdesk.ui.widgets.chip import Button

if TYPE_CHECKING:
    from smdesk.ui.views.strategy.plandesk import PlanDesk

ORPHANS = 40  # posts read at a time
MOST_STOPS = 20_000  # of a walk through all that takes the keys


class LinkList(QListView):
    """Lines; several loose ones may be selected and dragged together."""

    def __init__(self, desk: "PlanDesk") -> None:
        super().__init__()
        self.desk = desk
        self.rows = ItemModel(self, lambda row: row.words, lambda row: row.hint)
        self.setModel(self.rows)
        self.setItemDelegate(LinkCells(desk, self))
        self.setAccessibleName(desk.ctx.words("Links"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setStyleSheet("background: transparent;")

    def row(self) -> Row | None:
        """The line the keys are on."""
        index = self.currentIndex()
        return self.rows.items[index.row()] if index.isValid() else None

    def loose(self) -> list[tuple[str, int]]:
        """The selected lines that serve nothing; the current one without a selection."""
        places = sorted({index.row() for index in self.selectedIndexes()})
        found = [(one.kind, one.id) for place in places if (one := self.rows.items[place]).style == "loose"]
        return found

    def startDrag(self, actions: Qt.DropAction) -> None:
        items = self.loose()
        if not items:
            return
        drag = QDrag(self)
        drag.setMimeData(carried(items))
        drag.setPixmap(self._ghost(len(items)))
        drag.exec(Qt.DropAction.LinkAction | Qt.DropAction.MoveAction | Qt.DropAction.CopyAction)

    def _ghost(self, count: int) -> QPixmap:
        theme, _ = self.desk.ctx.theme, self.desk.ctx.words
        row = self.row()
        text = _.n_("{n} item", "{n} items", count) if count > 1 or row is None else row.text
        made = QPixmap(220, 32)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme["line-strong"])
        painter.setBrush(theme["bg-raised"])
        painter.drawRoundedRect(made.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.setPen(theme["ink"])
        painter.setFont(theme.font(tokens.BODY))
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 196)
        painter.drawText(made.rect().adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
        return made

    # -- opening ------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            row = self.rows.items[index.row()]
            if row.style in ("link", "more", "lesson", "missing", "verb"):
                self.run(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            row = self.rows.items[index.row()]
            self.lead(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.run(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.desk.page.setFocus()
        else:
            super().keyPressEvent(event)

    def run(self, index: QModelIndex) -> None:
        """What a click or Enter does: follow a link, mend what is loose, show the rest."""
        row = self.rows.items[index.row()]
        if row.style == "more":
            panel: Any = self.parent()
            panel.open_block(row.block)
        elif row.style == "loose":
            self.serve_menu(self.visualRect(index).bottomLeft())
        else:
            self.lead(row)

    def lead(self, row: Row) -> None:
        """Go to what a line names."""
        if row.style == "verb":
            self.desk.ctx.actions[row.block].trigger()
            return
        if row.kind == "post":
            self.desk.ctx.hub.open_post.emit(row.id)
            return
        record = self.desk.plan.get(row.kind, row.id) if row.id else None
        if row.style == "missing":
            self.desk.go(self.desk.chapter, row.block, record)
            return
        if record is None or row.kind == "place":
            return
        section, chapter = where_is(self.desk.plan, record)
        if chapter:
            self.desk.go(chapter, section, record)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.loose():
            self.serve_menu(event.pos())

    def serve_menu(self, at: QPoint) -> None:
        """Offer what the selected lines may serve."""
        items, desk = self.loose(), self.desk
        if not items:
            return
        menu, _ = QMenu(self), desk.ctx.words
        kinds = {kind for kind, _number in items}
        targets = [
            one for kind in ("objective", "goal", "segment") for one in desk.plan.of(kind)
            if all(can_serve(each, one) for each in kinds)
        ]  # fmt: skip
        for target in targets[:40]:
            action = menu.addAction(_("Serve “{title}”", title=ladder.title_of(desk.plan, target)[:60]))
            action.triggered.connect(_Serve(desk, items, target))
        if targets:
            menu.addSeparator()
        row = self.row()
        if row is not None:
            menu.addAction(_("Open")).triggered.connect(_Lead(self, row))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(at))


class LinksPanel(QWidget):
    """Title, lines, the day of the next review."""

    closed = Signal()

    def __init__(self, desk: "PlanDesk") -> None:
        super().__init__()
        self._desk, _ = desk, desk.ctx.words
        self._opened: set[str] = set()
        self.reasons: Sequence[Reason] = ()  # why the chapter in front is not complete
        self._over = False
        self.setAccessibleName(_("Links"))
        self.title = Shortened(desk.ctx, tokens.SECTION)
        self.title.setParent(self)
        self.close_button = Button(desk.ctx.theme, "", "icon", "close", tip=_("Hide the links"))
        self.close_button.setParent(self)
        self.close_button.clicked.connect(self.closed)
        self.list = LinkList(desk)
        self.list.setParent(self)
        self._foot = ""
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.list)
        desk.ctx.theme.changed.connect(self._place)

    def lie_over(self, over: bool) -> None:
        """Whether it lies over the page, and so can be closed by its own button."""
        self._over = over
        self.close_button.setVisible(over)
        self._place()

    def open_block(self, block: str) -> None:
        """Show all lines of a block."""
        self._opened.add(block)
        self.refresh()

    def follow_in_order(self, page: QWidget) -> None:
        """Let Tab reach the links after all that stands on the page, though its sections are made later."""
        one: QWidget | None = page.nextInFocusChain()
        last: QWidget | None = None
        for _stop in range(MOST_STOPS):
            if one is None or one is page:
                break
            last = one if page.isAncestorOf(one) and one.focusPolicy() & Qt.FocusPolicy.TabFocus else last
            one = one.nextInFocusChain()
        if last is not None and last.nextInFocusChain() is not self.close_button:
            QWidget.setTabOrder(last, self.close_button)
            QWidget.setTabOrder(self.close_button, self.list)

    def stand_at_missing(self) -> None:
        """Let the keys stand at the first thing missing in the chapter; Enter leads there."""
        at = next((place for place, one in enumerate(self.list.rows.items) if one.style == "missing"), -1)
        if at >= 0:
            index = self.list.rows.index(at)
            self.list.setFocus()
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def refresh(self) -> None:
        """Read the links of the chosen record again."""
        desk, plan = self._desk, self._desk.plan
        _, record = desk.ctx.words, desk.chosen()
        if record is None and desk.chapter == "objectives":
            record = next(iter(plan.of("objective")), None)
        name = ""
        if record is not None:
            name = getattr(record, "code", "") or ladder.title_of(plan, record, _)
        self.title.show_text(_("Links of {name}", name=name) if name else _("Links"))
        orphans = ladder.orphans(desk.ctx.store, plan, ORPHANS)
        rows = Gather(desk, plan, self._opened, self.reasons).rows(record, orphans)
        if rows != self.list.rows.items:
            self.list.rows.load(rows)
            self.list.scheduleDelayedItemsLayout()
        review = plan.one("plan").review_on
        self._foot = _("Plan review: {day}", day=desk.day(review)) if review else _("Plan review: no day yet")
        self.setAccessibleDescription(self._foot)
        self.update()

    def _place(self) -> None:
        self.title.setGeometry(16, 0, self.width() - (60 if self._over else 32), tokens.TOOLBAR)
        self.close_button.move(self.width() - 40, 8)
        self._column.setContentsMargins(1, tokens.TOOLBAR, 0, self._desk.ctx.theme.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self.list.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._desk.ctx.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme["bg-window"])
        painter.fillRect(0, 0, 1, self.height(), theme["line-strong" if self._over else "line"])
        painter.fillRect(0, tokens.TOOLBAR - 1, self.width(), 1, theme["line"])
        top = self.height() - theme.px(40)
        painter.fillRect(0, top, self.width(), 1, theme["line"])
        draw(painter, "clock", theme["ink-2"], 16, top + (theme.px(40) - 16) / 2, 16)
        painter.setFont(theme.font(tokens.CAPTION))
        painter.setPen(theme["ink-2"])
        room = self.width() - 57
        text = painter.fontMetrics().elidedText(self._foot, Qt.TextElideMode.ElideRight, room)
        painter.drawText(41, top, room, theme.px(40), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class _Serve:
    def __init__(self, desk: "PlanDesk", items: list[tuple[str, int]], target: Any) -> None:
        self._desk, self._items, self._target = desk, items, target

    def __call__(self) -> None:
        serve(self._desk, self._items, self._target)


class _Lead:
    def __init__(self, view: LinkList, row: Row) -> None:
        self._view, self._row = view, row

    def __call__(self) -> None:
        self._view.lead(self._row)


