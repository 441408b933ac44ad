"""Raised cards that lead to posts: a full day, late posts, clashes, gaps, a pillar's posts."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from smdesk.domain.cards import Card, PostFilter
from smdesk.domain.clients import initials
from smdesk.ui import tokens
from smdesk.ui.theme import Theme
from smdesk.ui.views.calendar.cards import CardPainter
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.rows import CardsModel, LineDelegate
from smdesk.ui.widgets.chip import Button, Label

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.verbs import Verbs

_SHADE, _BAR = 10, 12  # px: of the shadow, and of a scroll bar


class Popover(QWidget):
    """A popup with a soft shadow; closes on Esc and on a click elsewhere."""

    def __init__(self, parent: QWidget, theme: Theme, title: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.theme = theme
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_SHADE + 8, _SHADE + 10, _SHADE + 8, _SHADE + 8)
        self.column.setSpacing(4)
        self.title = Label(title, "strong", wrap=True)
        self.title.setFont(theme.font(tokens.BODY, strong=True))
        self.title.setContentsMargins(8, 0, 8, 4)
        self.column.addWidget(self.title)

    def add_choice(self, text: str, run: Callable[[], object], icon: str = "") -> None:
        """A way to go."""
        button = Button(self.theme, text, "choice", icon)
        button.setStyleSheet("QPushButton { text-align: left; }")

        def go() -> None:
            self.close()
            run()

        button.clicked.connect(go)
        self.column.addWidget(button)

    def show_at(self, place: QRect) -> None:
        """Show below (or above) a place of the screen; ``place`` is global."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        x = max(area.left(), min(place.left() - _SHADE, area.right() - self.width()))
        below = place.bottom() + 4 - _SHADE
        y = below if below + self.height() <= area.bottom() else place.top() - self.height() - 4 + _SHADE
        self.move(x, max(area.top(), y))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self.rect().adjusted(_SHADE, _SHADE - 4, -_SHADE - 1, -_SHADE - 1)
        shade = self.theme["shadow"]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(type(shade)(shade.red(), shade.green(), shade.blue(), 9))
        for grow in range(8, 0, -2):
            painter.drawRoundedRect(card.adjusted(-grow, -grow // 2, grow, grow), 12, 12)
        painter.setPen(QPen(self.theme["line-strong"], 1))
        painter.setBrush(self.theme["bg-raised"])
        painter.drawRoundedRect(card, tokens.R_CARD, tokens.R_CARD)
        painter.end()


class PostsPopover(Popover):
    """A short list of posts; a click or Enter goes to one, a double click opens it."""

    picked = Signal(object)  # card
    opened = Signal(int)

    def __init__(
        self, parent: QWidget, desk: Desk, painter: CardPainter, title: str, cards: list[Card],
        note: Callable[[Card], str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, desk.ctx.theme, title)
        self.model = CardsModel(desk, note)
        self.list = QListView()
        self.list.setModel(self.model)
        wide = desk.ctx.theme.px(360 if note else 320)
        self._delegate = LineDelegate(desk, painter, self.model, wide - _BAR)
        self.list.setItemDelegate(self._delegate)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(title)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("look", "bare")
        self.list.clicked.connect(self._go)
        self.list.doubleClicked.connect(lambda index: self.opened.emit(self.model.cards[index.row()].id))
        self.list.installEventFilter(self)
        self.column.addWidget(self.list)
        self.model.show(cards)
        heights = [
            self._delegate.sizeHint(QStyleOptionViewItem(), self.model.index(n)).height()
            for n in range(min(7, len(cards)))
        ]
        high = sum(heights)
        self.list.setFixedSize(wide, high + 2)
        if cards:
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()

    def _go(self, index: QModelIndex) -> None:
        card = self.model.cards[index.row()]
        self.close()
        self.picked.emit(card)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentIndex().isValid():
                self._go(self.list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return False


class ChoicesPopover(Popover):
    """A title, sentences, and buttons that lead somewhere."""

    def add_text(self, text: str) -> None:
        """A sentence."""
        label = Label(text, "second", wrap=True)
        label.setContentsMargins(8, 0, 8, 4)
        label.setFixedWidth(self.theme.px(320))
        self.column.addWidget(label)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.findChild(Button)
        if first is not None:
            first.setFocus()  # reached by keys, it goes on by keys


def show_measure(verbs: "Verbs", key: str, at: QRect) -> None:
    """What stands behind a measure of the strip."""
    name, _colon, number = key.partition(":")
    if name == "gaps":
        _show_gaps(verbs, at)
        return
    if name == "cadence":
        _show_cadence(verbs, int(number), at)
        return
    desk, _ = verbs.desk, verbs.ctx.words
    margin = desk.margin
    if margin is None:
        return
    note: Callable[[Card], str] | None = None
    if name == "late":
        title, cards = _("Late: publish or drop them; they never go out by themselves"), list(margin.late)
    elif name == "clashes":
        title = _("In each other’s way")
        cards = sorted(margin.clashing.values(), key=lambda card: (card.due_utc, card.id))
        note = lambda card: clash_words(verbs.desk, card.id)  # noqa: E731
    else:
        mix = next(iter(margin.mixes.values()))
        pillar = desk.lookup.pillars[int(number)]
        title = _(
            "{name}: {first} to {last}",
            name=pillar.name,
            first=desk.texts.day(mix.since),
            last=desk.texts.day(mix.until),
        )
        cards = pillar_posts(desk, mix.since, mix.until, pillar.id)
    popover = PostsPopover(verbs.view, desk, verbs.view.painter, title, cards, note)
    popover.picked.connect(lambda card: verbs.show_post(card.id, card.due_wall))
    popover.opened.connect(verbs.open)
    popover.show_at(at)


def clash_words(desk: Desk, post_id: int) -> str:
    """Why a post is in another's way, in one line."""
    if desk.margin is None:
        return ""
    said = []
    for clash in desk.margin.clashes_of(post_id):
        place = desk.lookup.places.get(clash.place_id)
        words = desk.ctx.words(clash.message, **clash.values)
        said.append(f"{place.handle or place.network}: {words}" if place else words)
    return " ".join(dict.fromkeys(said))


def pillar_posts(desk: Desk, first: date, last: date, pillar_id: int) -> list[Card]:
    """Posts of a pillar in the days the mix is measured over."""
    narrow = PostFilter(client_id=desk.client_id, pillar_ids=frozenset({pillar_id}))
    end = date.fromordinal(last.toordinal() + 1)
    return desk.ctx.store.posts.window(first.isoformat(), end.isoformat(), narrow)


def _show_gaps(verbs: "Verbs", at: QRect) -> None:
    _, desk = verbs.ctx.words, verbs.desk
    popover = ChoicesPopover(verbs.view, desk.ctx.theme, _("Days with a slot and no post"))
    for gap in desk.margin.gaps[:12]:
        client = desk.lookup.client(gap.client_id)
        words = _("{day} · free slot {hour}", day=desk.texts.day(gap.day), hour=desk.texts.hour(gap.hour))
        if not desk.client_id and client:
            words = f"{initials(client)} · {words}"
        popover.add_choice(words, lambda gap=gap: _fill(verbs, gap.day, gap.hour), "plus")  # type: ignore[misc]
    more = len(desk.margin.gaps) - 12
    if more > 0:
        popover.add_text(_("… and {n} more", n=more))
    popover.show_at(at)


def _fill(verbs: "Verbs", day: date, hour: str) -> None:
    verbs.view.go_to(day)
    widget = verbs.view.mode_widget()
    wall = f"{day.isoformat()}T{hour}"
    verbs.new_at(wall, widget.place_for(wall) if hasattr(widget, "place_for") else QRect(QPoint(), QPoint()))


def _show_cadence(verbs: "Verbs", client_id: int, at: QRect) -> None:
    _, desk = verbs.ctx.words, verbs.desk
    cadence = desk.margin.cadences[client_id]
    client = desk.lookup.client(client_id)
    title = _("Week of {day}", day=desk.texts.day(cadence.monday))
    popover = ChoicesPopover(verbs.view, desk.ctx.theme, f"{client.name}: {title}" if client else title)
    popover.add_text(_("{has} posts, {wanted} wanted a week.", has=cadence.has, wanted=cadence.wanted))
    for number, count in enumerate(cadence.by_day):
        day = date.fromordinal(cadence.monday.toordinal() + number)
        words = f"{desk.texts.day(day)} · " + _.n_("{n} post", "{n} posts", count)
        popover.add_choice(words, lambda day=day: verbs.view.go_to(day))  # type: ignore[misc]
    popover.show_at(at)
