"""What points to the chosen part: its posts, and what it serves itself."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smdesk.domain.cards import PostFilter
from smdesk.domain.posts import STATUS_NAMES
from smdesk.domain.strategy import Campaign
from smdesk.domain.time import day_of
from smdesk.domain.whole import ClientPlan
from smdesk.ui import tokens
from smdesk.ui.context import Context
from smdesk.ui.dates import day_text
from smdesk.ui.dialogs.frame import clear
from smdesk.ui.widgets.chip import Button, Label, row

MOST = 40


class Links(QWidget):
    """The third column."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(16, 16, 8, 16)
        self._column.setSpacing(4)
        inner = QWidget()
        inner.setLayout(self._column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_hint(self) -> None:
        """Nothing is chosen."""
        clear(self._column)
        text = self._ctx.words("Choose a card to see the posts that point to it.")
        self._column.addWidget(Label(text, "caption", wrap=True))
        self._column.addStretch(1)

    def show_part(
        self,
        part: Any,
        title: str,
        plan: ClientPlan,
        narrow: PostFilter,
        verbs: tuple[Callable[[], None], ...],
    ) -> None:
        """The part, its verbs, and its posts in order of time."""
        _, ctx = self._ctx.words, self._ctx
        clear(self._column)
        self._column.addWidget(Label(title, "section", wrap=True))
        if isinstance(part, Campaign) and part.objective_id:
            objective = plan.objective(part.objective_id)
            if objective:
                self._column.addWidget(Label(_("Serves"), "head"))
                self._column.addWidget(Label(f"{objective.code} {objective.title}", "second", wrap=True))
        edit = Button(ctx.theme, _("Edit"), "outline", "pencil")
        edit.clicked.connect(verbs[0])
        away = Button(ctx.theme, _("Bring back") if part.archived else _("Archive"), "outline", "folder")
        away.clicked.connect(verbs[1])
        self._column.addWidget(row(edit, away, None))
        self._column.addSpacing(12)
        posts = ctx.store.posts.page(narrow, limit=MOST) + ctx.store.posts.undated(narrow, MOST)
        self._column.addWidget(Label(_("Posts that serve it"), "head"))
        for card in posts[:MOST]:
            self._column.addWidget(
                self._post(card.id, card.title or card.text_key, card.due_wall, card.status)
            )
        if not posts:
            self._column.addWidget(
                Label(_("None yet: open a post and choose it there."), "caption", wrap=True)
            )
        self._column.addStretch(1)

    def _post(self, post_id: int, title: str, due_wall: str, status: str) -> QWidget:
        ctx = self._ctx
        button = Button(ctx.theme, "", "link", tokens.STATUS_LOOK[status][0])
        room = self.width() - 120
        button.setText(button.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room))
        button.setToolTip(f"{title} · {ctx.words(STATUS_NAMES[status])}")
        button.setAccessibleName(f"{title}, {ctx.words(STATUS_NAMES[status])}")
        button.setObjectName(str(post_id))
        button.clicked.connect(self._open)
        day = day_text(ctx.locale, day_of(due_wall), "d MMM") if due_wall else ctx.words("idea")
        return row(button, None, Label(day, "caption"), gap=4)

    def _open(self) -> None:
        self._ctx.hub.open_post.emit(int(self.sender().objectName()))
