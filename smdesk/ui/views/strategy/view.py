"""Chapters at left, the chapter's cards in the middle, what points to the chosen card at right."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import ChangeSet
from smdesk.domain.strategy import Pillar
from smdesk.domain.whole import ClientPlan
from smdesk.services import strategy
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import clear
from smdesk.ui.views.strategy.card import PartCard
from smdesk.ui.views.strategy.forms import PartDialog
from smdesk.ui.views.strategy.links import Links
from smdesk.ui.views.strategy.model import CHAPTERS, Chapter, details_of, parts_of, title_of, weakness
from smdesk.ui.widgets.chip import Button, Label, row

CHAPTERS_WIDE, LINKS_WIDE = 240, 300
NARROW, NARROW_CHAPTERS, NARROW_LINKS = 1100, 192, 264  # px of view below which the sides give way


class StrategyView(QWidget):
    """One client at a time: a plan is nobody else's."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._chapter = CHAPTERS[0]
        self._chosen = 0
        self._plan: ClientPlan | None = None
        self._buttons: dict[str, Button] = {}
        self._title, self._intro, self._note = (
            Label("", "title"),
            Label("", "second", wrap=True),
            Label("", "warn"),
        )
        self._cards = QVBoxLayout()
        self._links = Links(ctx)
        self._stack = QStackedWidget()
        self._assemble()
        ctx.hub.changed.connect(self._changed)
        ctx.hub.client_chosen.connect(self.refresh)
        self._verbs()

    # -- building -----------------------------------------------------------------------------

    def _assemble(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._page())
        self._stack.addWidget(self._choose_page())
        across.addWidget(self._stack)

    def _page(self) -> QWidget:
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._side = self._chapters()
        across.addWidget(self._side)
        across.addWidget(_vline())
        across.addWidget(self._middle(), 1)
        across.addWidget(_vline())
        across.addWidget(self._links)
        return page

    def _chapters(self) -> QWidget:
        _ = self._ctx.words
        box = QWidget()
        box.setProperty("look", "window")
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(box)
        column.setContentsMargins(8, 16, 8, 16)
        column.setSpacing(2)
        head = Label(_("Plan"), "section")
        head.setContentsMargins(8, 0, 0, 8)
        column.addWidget(head)
        group = QButtonGroup(self)
        for chapter in CHAPTERS:
            button = Button(self._ctx.theme, _(chapter.title), "", chapter.icon)
            button.setCheckable(True)
            button.setObjectName(chapter.kind)
            button.setStyleSheet("text-align: left;")
            button.clicked.connect(self._pick_chapter)
            group.addButton(button)
            self._buttons[chapter.kind] = button
            column.addWidget(button)
        column.addStretch(1)
        self._note.setWordWrap(True)
        column.addWidget(self._note)
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, narrow = self._ctx.theme.px, self.width() < NARROW
        self._side.setFixedWidth(px(NARROW_CHAPTERS if narrow else CHAPTERS_WIDE))
        self._links.setFixedWidth(px(NARROW_LINKS if narrow else LINKS_WIDE))

    def _middle(self) -> QWidget:
        box = QWidget()
        box.setProperty("look", "surface")
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(box)
        column.setContentsMargins(24, 12, 24, 0)
        column.setSpacing(8)
        self._add = Button(self._ctx.theme, "", "primary", "plus")
        self._add.clicked.connect(self.add)
        column.addWidget(row(self._title, None, self._add))
        column.addWidget(self._intro)
        inner = QWidget()
        inner.setLayout(self._cards)
        self._cards.setContentsMargins(0, 8, 8, 16)
        self._cards.setSpacing(8)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        column.addWidget(area, 1)
        return box

    def _choose_page(self) -> QWidget:
        _ = self._ctx.words
        page = QWidget()
        page.setProperty("look", "surface")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pick = QVBoxLayout()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(Label(_("Whose plan?"), "title"), 0, Qt.AlignmentFlag.AlignHCenter)
        hint = Label(_("A plan belongs to one client: choose whose to open."), "second")
        column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._pick)
        column.addStretch(2)
        return page

    def _verbs(self) -> None:
        _, add = self._ctx.words, self._ctx.actions.add
        group = _("Strategy")
        for number, chapter in enumerate(CHAPTERS, 1):
            add(self, f"strategy.{chapter.kind}", _(chapter.title), group, _Pick(self, chapter), f"Ctrl+Shift+{number}",
                chapter.icon, everywhere=False)  # fmt: skip
        add(
            self,
            "strategy.add",
            _("Add to this chapter"),
            group,
            self.add,
            ("Ctrl+N", "Ctrl+Return"),
            "plus",
            everywhere=False,
        )
        add(
            self,
            "strategy.edit",
            _("Edit the chosen part"),
            group,
            self.edit,
            "Return",
            "pencil",
            everywhere=False,
        )
        add(
            self,
            "strategy.archive",
            _("Archive the chosen part"),
            group,
            self.archive,
            "Del",
            "folder",
            everywhere=False,
        )

    # -- showing ------------------------------------------------------------------------------

    def shown(self) -> None:
        """Called when the view comes to the front."""
        self.refresh()
        self.setFocus()

    def status_text(self) -> tuple[str, str]:
        """For the line at the foot."""
        if self._plan is None:
            return "", ""
        _ = self._ctx.words
        free = self._ctx.store.posts.without_objective(self._plan.client.id)
        return _.n_("{n} post serves no objective", "{n} posts serve no objective", free) if free else "", ""

    def refresh(self, _client: int = 0) -> None:
        """Read the plan again and show the chapter."""
        client_id = self._ctx.state.client_id
        self._plan = self._ctx.store.clients.plan(client_id) if client_id else None
        self._stack.setCurrentIndex(0 if self._plan else 1)
        if self._plan is None:
            self._fill_choice()
            return
        _ = self._ctx.words
        self._buttons[self._chapter.kind].setChecked(True)
        self._title.setText(_(self._chapter.title))
        self._intro.setText(_(self._chapter.intro))
        self._add.setText(_(self._chapter.add))
        gap = strategy.shares_gap(self._plan)
        text = _("The pillars' shares add up to {total} %, not 100.", total=100 + gap) if gap else ""
        self._note.setText(text)
        self._fill_cards(self._plan)

    def _fill_cards(self, plan: ClientPlan) -> None:
        _ = self._ctx.words
        clear(self._cards)
        posts = self._ctx.store.posts.served(self._chapter.kind, plan.client.id)
        parts = parts_of(plan, self._chapter.kind)
        for part in parts:
            count = posts.get(part.id, 0)
            text = _("archived") if part.archived else _.n_("{n} post", "{n} posts", count)
            hue = part.hue if isinstance(part, Pillar) else -1
            lack = weakness(part, count, self._ctx)
            card = PartCard(
                self._ctx,
                title_of(part),
                details_of(part, plan, self._ctx),
                text,
                lack,
                self._chapter.icon,
                hue,
            )
            card.setObjectName(str(part.id))
            card.clicked.connect(self._pick_part)
            card.setChecked(part.id == self._chosen)
            self._cards.addWidget(card)
        if not parts:
            self._cards.addWidget(
                Label(
                    _("Nothing here yet. For example: {example}", example=_(self._chapter.example)),
                    "caption",
                    wrap=True,
                )
            )
        self._cards.addStretch(1)
        self._show_links()

    def _fill_choice(self) -> None:
        clear(self._pick)
        for client in self._ctx.store.clients.all():
            button = Button(self._ctx.theme, client.name, "outline")
            button.setObjectName(str(client.id))
            button.clicked.connect(self._pick_client)
            button.setFixedWidth(self._ctx.theme.px(320))
            self._pick.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _pick_client(self) -> None:
        window: Any = self.window()
        window.choose_client(int(self.sender().objectName()))

    def _show_links(self) -> None:
        part = self._part()
        if part is None or self._plan is None:
            self._links.show_hint()
            return
        narrow = PostFilter(client_id=self._plan.client.id)
        kind = self._chapter.kind
        if kind == "pillar":
            narrow = replace(narrow, pillar_ids=frozenset({part.id}))
        elif kind == "campaign":
            narrow = replace(narrow, campaign_id=part.id)
        elif kind == "objective":
            narrow = replace(narrow, objective_id=part.id)
        else:
            narrow = replace(narrow, segment_id=part.id)
        self._links.show_part(part, title_of(part), self._plan, narrow, (self.edit, self.archive))

    def _part(self) -> Any:
        if self._plan is None:
            return None
        return next((one for one in parts_of(self._plan, self._chapter.kind) if one.id == self._chosen), None)

    # -- doing --------------------------------------------------------------------------------

    def _pick_chapter(self) -> None:
        kind = self.sender().objectName()
        self.open_chapter(next(chapter for chapter in CHAPTERS if chapter.kind == kind))

    def open_chapter(self, chapter: Chapter) -> None:
        """Turn to a chapter."""
        self._chapter, self._chosen = chapter, 0
        self.refresh()

    def _pick_part(self) -> None:
        self._chosen = int(self.sender().objectName())
        self._show_links()

    def add(self) -> None:
        """A new part of this chapter."""
        self._dialog(self._chapter.add, None)

    def edit(self) -> None:
        """Edit the chosen part."""
        part = self._part()
        if part is not None:
            self._dialog(title_of(part), part)

    def archive(self) -> None:
        """Put the chosen part away, or bring it back."""
        part = self._part()
        if part is not None:
            self._ctx.guard(lambda: strategy.archive(self._ctx.store, part, not part.archived))

    def _dialog(self, title: str, part: Any) -> None:
        if self._plan is None:
            return
        store, client_id, kind = self._ctx.store, self._plan.client.id, self._chapter.kind

        def write(values: dict[str, Any]) -> None:
            if part is not None:
                strategy.edit(store, part, **values)
                return
            make: Any = getattr(strategy, f"add_{kind}")
            values.pop("utm_name", None)
            self._chosen = make(
                store, client_id, values.pop("title" if kind == "objective" else "name"), **values
            ).id

        words = self._ctx.words(title) if part is None else title
        dialog = PartDialog(
            self, self._ctx, words, self._chapter.cls, part, self._plan, self._chapter.example, write
        )
        if dialog.exec():
            self.refresh()

    def _changed(self, changes: ChangeSet) -> None:
        kinds = ("objective", "pillar", "segment", "campaign", "post", "aim", "client")
        if self.isVisible() and (changes.bulk or changes.touches(*kinds)):
            self.refresh()


class _Pick:
    def __init__(self, view: StrategyView, chapter: Chapter) -> None:
        self._view, self._chapter = view, chapter

    def __call__(self) -> None:
        self._view.open_chapter(self._chapter)


def _vline() -> QFrame:
    line = QFrame()
    line.setProperty("look", "vline")
    return line
