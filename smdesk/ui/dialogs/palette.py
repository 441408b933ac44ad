"""Ctrl+K: every verb, every client, and the text of every post."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from smdesk.domain.clients import Client, initials
from smdesk.domain.errors import StoreTrouble
from smdesk.domain.folding import folded
from smdesk.domain.posts import STATUS_NAMES, Post, shown_status
from smdesk.domain.seeking import holds, may_mean
from smdesk.domain.time import day_of, hour_of
from smdesk.ui import tokens
from smdesk.ui.actions import keys_text
from smdesk.ui.context import Context
from smdesk.ui.dates import day_text
from smdesk.ui.dialogs.palettelines import ROW, Entries, Entry, Lines
from smdesk.ui.icons import draw
from smdesk.ui.widgets.chip import Label, paint_chip, row
from smdesk.ui.widgets.scrim import dim_behind

WIDTH, TOP, FIELD, KEY = 640, 96, 56, 18
CHIP = 20  # px
MOST_POSTS, MOST_RECORDS, MOST_RECENT = 8, 6, 5
RECENT = "palette.recent"  # the setting: ids of what was run lately, the last first


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
        for title, lines in ((_("Recent"), self._recent(sought)), (_("Posts"), self._posts(sought)), (_("Plan"), self._plan(sought)),
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
        client_id = 0 if self._wide else ctx.state.client_id
        lines = []
        cards = ctx.store.posts.search(sought, client_id, MOST_POSTS)
        words = folded(sought).split()
        for card in sorted(cards, key=lambda one: not all(word in folded(one.title) for word in words)):
            lines.append(self._post(card.id, card.title or card.text_key, card.status, card.due_wall, card.due_utc))
        return lines

    def _post(self, number: int, title: str, status: str, due_wall: str, due_utc: int) -> Entry:
        ctx = self._ctx
        shown = shown_status_of(status, due_utc, int(ctx.now().timestamp()))
        when = f"{day_text(ctx.locale, day_of(due_wall), 'ddd d MMM')}, {hour_of(due_wall)} · " if due_wall else ""
        icon = tokens.STATUS_LOOK[shown][0]
        return Entry(title, when + ctx.words(STATUS_NAMES[shown]), icon, "", _Open(ctx, number), f"post.{number}")

    def _recent(self, sought: str) -> list[Entry]:
        """What was run from here lately and still can be, above everything else while nothing is typed."""
        if sought:
            return []
        lines: list[Entry] = []
        known = {entry.id: entry for entry in (*self._verbs(""), *self._clients("", everyone=True))}
        for id in self._ctx.store.settings.get(RECENT, list[str]()):
            kind, _dot, number = str(id).partition(".")
            if kind == "post" and number.isdigit():
                post: Post | None = self._ctx.store.posts.get(int(number))
                if post is not None and not post.deleted:
                    lines.append(self._post(post.id, post.title or post.text[:80], post.status, post.due_wall, post.due_utc))
            elif id in known:
                lines.append(known[id])
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

    def _clients(self, sought: str, everyone: bool = False) -> list[Entry]:
        lines = [
            Entry(one.name, "", "store", "", _Choose(self._choose_client, one.id), f"client.{one.id}")
            for one in self._ctx.store.clients.all()
        ]
        return lines if everyone else _meant(sought, lines) if sought else []

    def _verbs(self, sought: str) -> list[Entry]:
        lines = []
        for verb in self._ctx.actions.all():
            if verb.id == "palette" or (sought and verb.id.startswith("strategy.chapter.")):
                continue  # it is open; found with the plan
            key = keys_text(verb.action.shortcut(), self._ctx.words)
            icon = verb.icon or "chevron-right"
            lines.append(Entry(verb.action.text(), verb.group, icon, key, verb.action.trigger, f"verb.{verb.id}"))
        return _meant(sought, lines) if sought else lines

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
        entry = self.entries.entries[index.row()]
        if entry.run is not None:
            self.close()
            if entry.id:
                self._remember(entry.id)
            entry.run()

    def _remember(self, id: str) -> None:
        settings = self._ctx.store.settings
        before = [one for one in settings.get(RECENT, list[str]()) if one != id]
        with suppress(StoreTrouble):  # a full disk, say: what is run tells of it, if it writes
            settings.set(RECENT, [id, *before][:MOST_RECENT])

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


def _meant(sought: str, lines: list[Entry]) -> list[Entry]:
    """Those that hold what was typed; where none does, those that it may have been meant for."""
    exact = [one for one in lines if holds(sought, f"{one.text} {one.detail}")]
    return exact or [one for one in lines if may_mean(sought, one.text)]


def shown_status_of(status: str, due_utc: int, now: int) -> str:
    """The status a card shows."""
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
