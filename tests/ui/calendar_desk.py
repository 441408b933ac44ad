"""A calendar on a real store, as the window would make it, without the rest of the window."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smdesk.domain.cards import Card, PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place, Slot
from smdesk.domain.posts import Post
from smdesk.domain.strategy import Campaign, Objective, Pillar
from smdesk.language import load
from smdesk.services import posts
from smdesk.storage.store import Store
from smdesk.ui.actions import Actions
from smdesk.ui.context import Context, Hub
from smdesk.ui.jobs import Jobs
from smdesk.ui.problems import Banner, guard
from smdesk.ui.theme import Theme
from smdesk.ui.views.calendar import VIEW
from smdesk.ui.views.calendar.month import MonthView
from smdesk.ui.views.calendar.view import CalendarView

__all__ = ["CalendarDesk", "calendar"]


@dataclass
class _State:
    client_id: int = 0


class CalendarDesk:
    """The view in a plain window with a banner; a client with places, slots, pillars, a campaign."""

    def __init__(self, app: QApplication, store: Store, home: Path, language: str = "en") -> None:
        self.store = store
        self._plan()
        words = load(language)
        theme = app.findChild(Theme) or Theme(app, mode="light")
        theme.set(mode="light", client_color="")
        self.banner = Banner(theme, words)
        self.hub, self.state = Hub(), _State(self.client.id)
        self.jobs = Jobs(self.hub)
        self.ctx = Context(
            store=store, words=words, theme=theme, hub=self.hub, actions=Actions(), jobs=self.jobs, state=self.state,
            home=home, sample=False, locale=QLocale("it_IT" if language == "it" else "en_GB"), now=store.clock,
            guard=guard(self.banner, words),
        )  # fmt: skip
        self.said: list[str] = []
        self.opened: list[int] = []
        self.hub.say.connect(lambda text, _action: self.said.append(text))
        self.hub.open_post.connect(self.opened.append)
        self._leave = store.subscribe(self.hub.tell)
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        view = VIEW.create(self.ctx)
        assert isinstance(view, CalendarView)
        self.view = view
        column.addWidget(view, 1)
        self.window.resize(1302, 696)
        self.window.show()

    def _plan(self) -> None:
        with self.store.transaction(Act.ADD_CLIENT) as tx:
            self.client = tx.add(
                Client(name="Pastificio Valdorsa", language="it", zone="Europe/Rome", cadence=3)
            )
            self.places = [
                tx.add(Place(client_id=self.client.id, network=network, handle=network, position=position))
                for position, network in enumerate(("instagram", "facebook_page"))
            ]
            for weekday in (0, 2, 4):
                tx.add(
                    Slot(client_id=self.client.id, place_id=self.places[0].id, weekday=weekday, hour="18:30")
                )
            objective = tx.add(Objective(client_id=self.client.id, code="O1", title="Online orders"))
            self.pillars = [
                tx.add(Pillar(client_id=self.client.id, name=name, share=50, hue=hue, position=hue))
                for hue, name in enumerate(("In the kitchen", "At the counter"), 1)
            ]
            self.campaign = tx.add(
                Campaign(
                    client_id=self.client.id, name="Raviolo", start="2026-10-19", end="2026-10-25",
                    objective_id=objective.id,
                )
            )  # fmt: skip

    def post(self, wall: str, title: str = "Tagliatelle", **fields: object) -> Post:
        """A draft of the client's."""
        pillar = {"pillar_id": self.pillars[0].id} | fields
        made = posts.add(self.store, self.client.id, title=title, due_wall=wall, **pillar)  # type: ignore[arg-type]
        QApplication.processEvents()
        return made

    def wall(self, post: Post) -> str:
        """When a post is due now."""
        return self.store.get(Post, post.id).due_wall

    @property
    def month(self) -> MonthView:
        """The month, which is in front."""
        widget = self.view.mode_widget("month")
        assert isinstance(widget, MonthView)
        return widget

    def centre(self, post: Post) -> QPoint:
        """The middle of a card, in the viewport of the mode in front."""
        return self.view.mode_widget().boxes[post.id].center()  # type: ignore[no-any-return]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on the mode in front."""
        QTest.keyClick(self.view.mode_widget(), key, modifiers)
        QApplication.processEvents()

    def carry(
        self, start: QPoint, end: QPoint, source: QWidget, target: QWidget, *, drop: bool = True
    ) -> None:
        """Press, move and (perhaps) let go, with real mouse events."""
        there = source.mapFromGlobal(target.mapToGlobal(end))
        QTest.mousePress(source, Qt.MouseButton.LeftButton, pos=start)
        _move(source, start + QPoint(6, 6))
        _move(source, start + QPoint(20, 20))
        _move(source, there)
        if drop:
            QTest.mouseRelease(source, Qt.MouseButton.LeftButton, pos=there)
        QApplication.processEvents()

    def move(self, source: QWidget, point: QPoint) -> None:
        """Move what is carried."""
        _move(source, point)

    def drag_to_day(self, post: Post, day: date) -> None:
        """Carry a card of the month to a day."""
        month = self.month
        self.carry(self.centre(post), month.day_rect(day).center(), month.viewport(), month.viewport())

    def titles(self, mode: str) -> set[str]:
        """Titles of the dated posts that a mode shows."""
        self.view.set_mode(mode)
        QApplication.processEvents()
        widget = self.view.mode_widget()
        if mode in ("month", "week"):
            cards = [item.card for item in widget.days_model.items if item.card]
        elif mode == "list":
            cards = [row for row in widget.paged.rows if isinstance(row, Card)]
        else:
            cards = [
                card
                for column in widget.columns.values()
                for card in column.list.cards_model.cards
                if card.due_wall
            ]
        return {card.title for card in cards}

    def everything(self) -> list[Card]:
        """All dated posts in the store."""
        return self.store.posts.window("0001-01-01", "9999-12-31", PostFilter())

    def close(self) -> None:
        """Leave nothing behind."""
        self.view.hidden()
        self.jobs.wait()
        self._leave()
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # with its timers: the store closes next


def _move(widget: QWidget, point: QPoint) -> None:
    """A move with the left button held, which QTest.mouseMove does not hold."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), QPointF(widget.mapToGlobal(point)), Qt.MouseButton.NoButton, left,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


@pytest.fixture
def calendar(qtbot: QtBot, qapp: QApplication, store: Store, home: Path) -> Iterator[CalendarDesk]:
    """An empty month of October 2026."""
    made = CalendarDesk(qapp, store, home)
    qtbot.waitExposed(made.window)
    made.view.shown()
    QApplication.processEvents()
    yield made
    made.close()
