"""Ctrl+K: every verb, every client, and the text of every post."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.clients import Client, initials
from smdesk.domain.folding import folded
from smdesk.domain.posts import STATUS_NAMES, shown_status
from smdesk.domain.time import day_of, hour_of
from smdesk.ui import tokens
from smdesk.ui.actions import keys_text
from smdesk.ui.context import Context
from smdesk.ui.dates import day_text
from smdesk.ui.icons import draw
from smdesk.ui.widgets.chip import Label, paint_chip, row
from smdesk.ui.widgets.scrim import dim_behind

WIDTH, TOP, FIELD, ROW, HEAD, KEY = 640, 96, 56, 36, 30, 18
CHIP = 20  # px
MOST_POSTS, MOST_RECORDS = 8, 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette; one without ``run`` is a heading."""

    text: str
    detail: str = ""
    icon: str = ""
    key: str = ""
    run: Callable[[], object] | None = None


class Entries(QAbstractListModel):
    """The lines found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Replace the lines."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.text, entry.detail, entry.key) if part)
        return entry.text if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self.entries[index.row()].run is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Lines(QStyledItemDelegate):
    """Paints a line: icon, words with the found part strong, detail, key."""

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.sought = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        model = index.model()
        assert isinstance(model, Entries)
        high = ROW if model.entries[index.row()].run else HEAD
        return QSize(100, self._ctx.theme.px(high))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model, theme = index.model(), self._ctx.theme
        assert isinstance(model, Entries)
        entry = model.entries[index.row()]
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.run is None:
            painter.setFont(theme.font(tokens.CAPTION, strong=True))
            painter.setPen(theme["ink-3"])
            line = area.adjusted(20, 6, -8, 0)
            text = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, int(line.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["accent-soft"])
            painter.drawRoundedRect(area.adjusted(8, 0, -8, 0), 6, 6)
        draw(painter, entry.icon, theme["ink-2"], 20, area.center().y() - 8, 16)
        end = self._key(painter, entry.key, area) if entry.key else area.right() - 20
        x = self._words(painter, entry.text, QRectF(48, area.y(), end - 60, area.height()))
        painter.setFont(theme.font(tokens.CAPTION))
        painter.setPen(theme["ink-3"])
        room = int(end - x - 24)
        if room > 40:
            detail = painter.fontMetrics().elidedText(entry.detail, Qt.TextElideMode.ElideRight, room)
            painter.drawText(
                QRectF(x + 12, area.y(), room, area.height()), Qt.AlignmentFlag.AlignVCenter, detail
            )
        painter.restore()

    def _words(self, painter: QPainter, text: str, area: QRectF) -> float:
        theme, x = self._ctx.theme, area.x()
        plain, strong = theme.font(tokens.BODY), theme.font(tokens.BODY, strong=True)
        painter.setFont(plain)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        sought = [re.escape(word) for word in self.sought.split()]
        parts = re.split(f"({'|'.join(sought)})", text, flags=re.IGNORECASE) if sought else [text]
        for number, part in enumerate(parts):
            painter.setFont(strong if number % 2 else plain)
            painter.setPen(theme["accent-text" if number % 2 else "ink"])
            wide = painter.fontMetrics().horizontalAdvance(part)
            painter.drawText(
                QRectF(x, area.y(), wide + 2, area.height()), Qt.AlignmentFlag.AlignVCenter, part
            )
            x += wide
        return x

    def _key(self, painter: QPainter, key: str, area: QRectF) -> float:
        theme = self._ctx.theme
        painter.setFont(theme.font(tokens.MICRO))
        wide = painter.fontMetrics().horizontalAdvance(key) + 12
        box = QRectF(area.right() - 20 - wide, area.center().y() - 9, wide, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["bg-sunken"])
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme["ink-2"])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        return box.left() - 8


class Scope(Label):
    """Whose things are searched: chip and name of a client, or all of them."""

    def __init__(self, ctx: Context) -> None:
        super().__init__("", "tag")
        self._ctx = ctx
        self._client: Client | None = None
        self.setFixedHeight(max(24, ctx.theme.px(24)))

    def show_client(self, client: Client | None) -> None:
        """One client, or None for all."""
        self._client = client
        self.setContentsMargins(CHIP + 6 if client else 0, 0, 0, 0)
        self.setText(client.name if client else self._ctx.words("All clients"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._client is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box, color = QRectF(5, (self.height() - 16) / 2, CHIP, 16), self._ctx.theme.client(self._client.color)
            paint_chip(painter, box, initials(self._client), color, self._ctx.theme, 10)
            painter.end()


class Palette(QDialog):
    """Type, arrows, Enter. Tab widens the search to all clients."""

    def __init__(self, parent: QWidget, ctx: Context, choose_client: Callable[[int], None]) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        _ = ctx.words
        self._ctx, self._choose_client, self._wide = ctx, choose_client, ctx.state.client_id == 0
        self._window = parent
        dim_behind(self, ctx.theme)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFixedWidth(min(ctx.theme.px(WIDTH), parent.width() - 48))
        self.field = QLineEdit()
        self.field.setProperty("look", "bare")
        self.field.setPlaceholderText(_("Search or run a command"))
        self.field.setAccessibleName(_("Search or run a command"))
        self.field.setFont(ctx.theme.font(tokens.SECTION))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.scope = Scope(ctx)
        self.list = QListView()
        self.list.setAccessibleName(_("Results"))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setStyleSheet("background: transparent;")
        self.list.clicked.connect(self._run)
        self.entries = Entries(self)
        self._lines = Lines(ctx, self)
        self.list.setModel(self.entries)
        self.list.setItemDelegate(self._lines)
        self._assemble()
        self._search("")

    def _assemble(self) -> None:
        _ = self._ctx.words
        top = QWidget()
        line = QHBoxLayout(top)
        line.setContentsMargins(52, 0, 20, 0)
        line.addWidget(self.field, 1)
        line.addWidget(self.scope)
        top.setFixedHeight(self._ctx.theme.px(FIELD))
        arrows, enter, tab = (Label(keys, "key") for keys in ("↑↓", "↵", "Tab"))
        for key in (arrows, enter, tab):
            key.setFixedHeight(self._ctx.theme.px(KEY))
        foot = row(
            arrows, Label(_("choose"), "caption"), 8, enter, Label(_("open"), "caption"), None,
            Label(_("all clients:"), "caption"), tab, gap=6, margins=(20, 4, 20, 4),
        )  # fmt: skip
        foot.setFixedHeight(self._ctx.theme.px(ROW))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.list, 1)
        column.addWidget(foot)

    def open_centered(self) -> None:
        """Show it over its window, 96 px from the top."""
        window = self._window
        self.setFixedHeight(min(560, window.height() - TOP - 24))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + TOP)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus()

    # -- finding ------------------------------------------------------------------------------

    def _search(self, text: str) -> None:
        _ = self._ctx.words
        sought = text.strip()
        self._lines.sought = sought
        found: list[Entry] = []
        for title, lines in ((_("Posts"), self._posts(sought)), (_("Plan"), self._plan(sought)),
                             (_("Clients"), self._clients(sought)), (_("Commands"), self._verbs(sought))):  # fmt: skip
            if lines:
                found += [Entry(title), *lines]
        if not found:
            everywhere = _("Nothing found. Try one word less.")
            here = _("Nothing found. Try one word less, or press Tab to search all clients.")
            found = [Entry(everywhere if self._wide else here)]
        self.entries.show(found)
        self._select(0, 1)
        client = next((c for c in self._ctx.store.clients.all() if c.id == self._ctx.state.client_id), None)
        self.scope.show_client(None if self._wide else client)

    def _posts(self, sought: str) -> list[Entry]:
        if len(sought) < 2:
            return []
        ctx = self._ctx
        now = int(ctx.now().timestamp())
        client_id = 0 if self._wide else ctx.state.client_id
        lines = []
        cards = ctx.store.posts.search(sought, client_id, MOST_POSTS)
        words = folded(sought).split()
        for card in sorted(cards, key=lambda one: not all(word in folded(one.title) for word in words)):
            status = shown_status_of(card.status, card.due_utc, now)
            when = ""
            if card.due_wall:
                when = (
                    f"{day_text(ctx.locale, day_of(card.due_wall), 'ddd d MMM')}, {hour_of(card.due_wall)} · "
                )
            icon = tokens.STATUS_LOOK[status][0]
            run = _Open(ctx, card.id)
            lines.append(
                Entry(card.title or card.text_key, when + ctx.words(STATUS_NAMES[status]), icon, "", run)
            )
        return lines

    def _plan(self, sought: str) -> list[Entry]:
        if not sought or "strategy" not in self._views():
            return []
        from smdesk.domain.plan.chapters import CHAPTERS, SHAPES
        from smdesk.services import plan_search

        ctx, _, low = self._ctx, self._ctx.words, folded(sought)
        here = ctx.state.client_id
        lines = [
            Entry(_("Strategy: {chapter}", chapter=_(one.title)), "", one.icon, "", _ShowPlan(ctx, here, one.key))
            for one in CHAPTERS
            if here and all(word in folded(f"{_('Strategy')}: {_(one.title)}") for word in low.split())
        ][:4]  # fmt: skip
        everyone = [client.id for client in ctx.store.clients.all()] if self._wide else [here] if here else []
        for client_id in everyone:
            for hit in plan_search.find(ctx.store, client_id, sought, MOST_RECORDS, ctx.words):
                run = _ShowPlan(ctx, client_id, hit.section if not hit.id else hit.chapter, hit.kind, hit.id)
                icon = SHAPES[hit.kind].icon if hit.kind in SHAPES else "note"
                lines.append(Entry(_(hit.title) if hit.ours else hit.title, hit.excerpt, icon, "", run))
        return lines[: MOST_RECORDS + 4]

    def _views(self) -> set[str]:
        return {
            verb.id.removeprefix("view.") for verb in self._ctx.actions.all() if verb.id.startswith("view.")
        }

    def _clients(self, sought: str) -> list[Entry]:
        low = folded(sought)
        return [
            Entry(client.name, "", "store", "", _Choose(self._choose_client, client.id))
            for client in self._ctx.store.clients.all()
            if low and low in folded(client.name)
        ]

    def _verbs(self, sought: str) -> list[Entry]:
        words = folded(sought).split()
        lines = []
        for verb in self._ctx.actions.all():
            text = verb.action.text()
            if verb.id == "palette" or (sought and verb.id.startswith("strategy.chapter.")):
                continue  # it is open; found with the plan
            if all(word in folded(f"{text} {verb.group}") for word in words):
                key = keys_text(verb.action.shortcut(), self._ctx.words)
                lines.append(Entry(text, verb.group, verb.icon or "chevron-right", key, verb.action.trigger))
        return lines

    # -- doing --------------------------------------------------------------------------------

    def _select(self, start: int, step: int) -> None:
        place = start
        while 0 <= place < len(self.entries.entries):
            if self.entries.entries[place].run is not None:
                self.list.setCurrentIndex(self.entries.index(place))
                return
            place += step

    def _run(self) -> None:
        index = self.list.currentIndex()
        if not index.isValid():
            return
        run = self.entries.entries[index.row()].run
        if run is not None:
            self.close()
            run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            here = self.list.currentIndex().row()
            if event.key() == Qt.Key.Key_Down:
                self._select(here + 1, 1)
            elif event.key() == Qt.Key.Key_Up:
                self._select(here - 1, -1)
            elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
            elif event.key() == Qt.Key.Key_Tab:
                self._wide = not self._wide
                self._search(self.field.text())
            else:
                return False
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._ctx.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme["line-strong"])
        painter.setBrush(theme["bg-raised"])
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), tokens.R_CARD, tokens.R_CARD
        )
        draw(painter, "search", theme["ink-2"], 20, (theme.px(FIELD) - 18) / 2, 18)
        painter.fillRect(1, theme.px(FIELD), self.width() - 2, 1, theme["line"])
        painter.fillRect(1, self.height() - theme.px(ROW) - 1, self.width() - 2, 1, theme["line"])
        painter.end()


def shown_status_of(status: str, due_utc: int, now: int) -> str:
    """The status a card shows."""
    from smdesk.domain.posts import Post

    return shown_status(Post(client_id=0, status=status, due_utc=due_utc), now)


@dataclass(frozen=True, slots=True)
class _Open:
    ctx: Context
    post_id: int

    def __call__(self) -> None:
        self.ctx.hub.open_post.emit(self.post_id)


@dataclass(frozen=True, slots=True)
class _Choose:
    choose: Callable[[int], None]
    client_id: int

    def __call__(self) -> None:
        self.choose(self.client_id)


@dataclass(frozen=True, slots=True)
class _ShowPlan:
    ctx: Context
    client_id: int
    chapter: str
    kind: str = ""
    id: int = 0

    def __call__(self) -> None:
        self.ctx.hub.show_plan.emit(self.client_id, self.chapter, self.kind, self.id)
