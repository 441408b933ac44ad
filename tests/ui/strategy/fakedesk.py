"""A page for sections to stand on: the real store and services, dialogs only noted down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from smdesk.domain.entity import kind_of
from smdesk.domain.errors import SmdeskError
from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.domain.plan.shape import Field, Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.time import day_of, wall_now
from smdesk.language import load
from smdesk.services import plan as plans
from smdesk.services.wording import sentence
from smdesk.storage.store import Store
from smdesk.ui.actions import Actions
from smdesk.ui.context import Context, Hub
from smdesk.ui.dates import day_text
from smdesk.ui.jobs import Jobs
from smdesk.ui.theme import Theme
from smdesk.ui.views.strategy.desk import SectionBox
from smdesk.ui.views.strategy.sections import make

LOCALES = {"en": "en_GB", "it": "it_IT", "es": "es_ES", "pseudo": "en_GB"}


@dataclass
class _State:
    client_id: int = 0


class FakeDesk:
    """Implements the desk of :mod:`smdesk.ui.views.strategy.desk`; ``log`` holds what would have opened something."""

    def __init__(self, app: QApplication, store: Store, client_id: int, home: Path, language: str = "en") -> None:
        theme = app.findChild(Theme) or Theme(app, mode="light")
        hub = Hub()
        self.refused: list[str] = []
        words = load(language)

        def guard(work: Callable[[], object]) -> bool:
            try:
                work()
            except SmdeskError as error:
                self.refused.append(sentence(error, words))
                return False
            return True

        self.ctx = Context(
            store=store, words=words, theme=theme, hub=hub, actions=Actions(), jobs=Jobs(hub), state=_State(client_id),
            home=home, sample=False, locale=QLocale(LOCALES[language]), now=store.clock, guard=guard,
        )  # fmt: skip
        self._client_id, self._closed = client_id, False
        self.plan: WholePlan = store.plans.whole(client_id)
        self.chosen: Any = None
        self.log: list[tuple[Any, ...]] = []
        self.boxes: list[SectionBox] = []
        self.window = QWidget()
        self.window.setProperty("look", "surface")
        self.window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(24, 16, 24, 16)
        inner = QWidget()
        inner.setLayout(self._column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self.window)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._leave = store.subscribe(self._changed)

    # -- the page -----------------------------------------------------------------------------

    def stand(self, key: str, size: tuple[int, int] = (738, 560)) -> Any:
        """The section of this key, on the screen."""
        box = make(self, section_of(key))
        self.boxes.append(box)
        self._column.addWidget(box)
        self._column.addStretch(1)
        box.show_plan(self.plan)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        for _turn in range(4):
            QApplication.processEvents()
        return box

    def refresh(self) -> None:
        """Read the plan again and show it."""
        self.plan = self.ctx.store.plans.whole(self._client_id)
        for box in self.boxes:
            box.show_plan(self.plan)

    def _changed(self, _changes: object) -> None:
        self.refresh()

    def close(self) -> None:
        """Leave nothing behind; a second time there is nothing left to do."""
        if self._closed:
            return
        self._closed = True
        self._leave()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()

    # -- the desk -----------------------------------------------------------------------------

    @property
    def today(self) -> date:
        return day_of(wall_now(self.ctx.now(), self.plan.client.zone))

    def choose(self, record: Any) -> None:
        self.chosen = record

    def is_chosen(self, record: Any) -> bool:
        mine = self.chosen
        return mine is not None and kind_of(mine) == kind_of(record) and bool(mine.id == record.id)

    def open(self, record: Any) -> None:
        self.log.append(("open", kind_of(record), record.id))

    def add(self, kind: str, **preset: Any) -> None:
        self.log.append(("add", kind, preset))

    def write(self, record: Any, **values: Any) -> bool:
        return self.do(lambda: plans.edit(self.ctx.store, record, **values))

    def remove(self, *records: Any) -> None:
        self.log += [("remove", kind_of(record), record.id) for record in records]
        self.do(lambda: plans.remove_many(self.ctx.store, records))

    def do(self, work: Callable[[], object]) -> bool:
        return self.ctx.guard(work)

    def refuse(self, error: SmdeskError) -> None:
        self.refused.append(sentence(error, self.ctx.words))

    def explain(self, kind: str, field: Field | None) -> None:
        self.log.append(("explain", kind, field.name if field else ""))

    def go(self, chapter: str, section: str = "", record: Any = None) -> None:
        self.log.append(("go", chapter, section, record))

    def money(self, text: str) -> str:
        return f"{self.figure(text)} €" if text else ""

    def figure(self, text: str, unit: str = "") -> str:
        if not text:
            return ""
        shown = f"{Decimal(text):,f}"
        point, group = self.ctx.locale.decimalPoint(), self.ctx.locale.groupSeparator()
        shown = shown.replace(",", "\0").replace(".", point).replace("\0", group)
        return f"{shown} {unit}".strip()

    def day(self, text: str) -> str:
        return day_text(self.ctx.locale, day_of(text), "d MMM yyyy") if text else ""


def section_of(key: str) -> Section:
    """The section of this key."""
    return next(section for chapter in CHAPTERS for section in chapter.sections if section.key == key)
