"""A composer on a real store, as the window would make it, without the rest of the window."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place, Slot
from smdesk.domain.posts import Post, Version
from smdesk.domain.strategy import Campaign, Objective, Pillar, Segment
from smdesk.language import load
from smdesk.services import posts
from smdesk.storage.store import Store
from smdesk.ui.actions import Actions
from smdesk.ui.composer.page import Composer
from smdesk.ui.context import Context, Hub
from smdesk.ui.jobs import Jobs
from smdesk.ui.problems import Banner, guard
from smdesk.ui.theme import Theme

__all__ = ["Desktop", "desktop", "picture"]


@dataclass
class _State:
    client_id: int = 0


class Desktop:
    """The page in a plain window with a banner, and the posts made for it."""

    def __init__(self, app: QApplication, store: Store, home: Path, language: str = "en") -> None:
        self.store = store
        words = load(language)
        theme = app.findChild(Theme) or Theme(app, mode="light")
        theme.set(mode="light", client_color="")
        self.banner = Banner(theme, words)
        self.hub = Hub()
        self.jobs = Jobs(self.hub)
        self.ctx = Context(
            store=store, words=words, theme=theme, hub=self.hub, actions=Actions(), jobs=self.jobs, state=_State(),
            home=home, sample=False, locale=QLocale("en_GB"), now=store.clock, guard=guard(self.banner, words),
        )  # fmt: skip
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        self.page = Composer(self.ctx)
        column.addWidget(self.banner)
        column.addWidget(self.page, 1)
        self.window.resize(1302, 720)
        self.window.show()
        self.views: list[str] = []
        self.said: list[str] = []
        self.hub.show_view.connect(self.views.append)
        self.hub.say.connect(self._say)
        self._leave = store.subscribe(self.hub.tell)
        self.client, self.places = self._plan()

    def _say(self, text: str, _action: str) -> None:
        self.said.append(text)

    def _plan(self) -> tuple[Client, list[Place]]:
        with self.store.transaction(Act.ADD_CLIENT) as tx:
            client = tx.add(
                Client(
                    name="Larch & Lantern Books", language="en", zone="Europe/London", approver="Jo",
                    site="larchandlantern.org", forbidden="must-read",
                )
            )  # fmt: skip
            places = [
                tx.add(Place(client_id=client.id, network=network, handle="larchlantern", position=position))
                for position, network in enumerate(("instagram", "facebook_page", "x"))
            ]
            tx.add(Slot(client_id=client.id, place_id=places[0].id, weekday=5, hour="12:00"))
            tx.add(Pillar(client_id=client.id, name="Events", promo=True, hue=4))
            tx.add(Objective(client_id=client.id, code="O1", title="Sell 70% of the seats"))
            tx.add(Segment(client_id=client.id, name="Crime-circle regulars"))
            tx.add(Campaign(client_id=client.id, name="The Long Table", utm_name="long-table"))
        return client, places

    def post(self, text: str = "Shelf confession: six copies.", **fields: object) -> Post:
        """A draft of the client's on all three places, on the desk."""
        made = posts.add(self.store, self.client.id, text=text, title="Shelf confession", **fields)  # type: ignore[arg-type]
        self.page.open(made.id, "calendar")
        QApplication.processEvents()
        return made

    def stored(self, post: Post) -> Post:
        """The post as it stands in the store."""
        return self.store.get(Post, post.id)

    def version(self, post: Post, network: str) -> Version:
        """What is stored for a place."""
        place = next(one for one in self.places if one.network == network)
        found = posts.get(self.store, post.id).version_at(place.id)
        assert found is not None
        return found

    def tab(self, network: str) -> None:
        """Open the tab of a place."""
        self.page.desk.turn(next(one.id for one in self.places if one.network == network))

    def close(self) -> None:
        """Leave nothing behind."""
        self.jobs.wait()
        self._leave()
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # with its timers: the store closes next


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, store: Store, home: Path) -> Iterator[Desktop]:
    """A composer with nothing on the desk yet."""
    made = Desktop(qapp, store, home)
    qtbot.waitExposed(made.window)
    yield made
    made.close()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A sound JPEG of 1600 × 1000 pixels."""
    path = tmp_path / "tavola è pronta 🍝.jpg"
    Image.new("RGB", (1600, 1000), "#8A3B12").save(path)
    return path
