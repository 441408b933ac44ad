"""Hold everything, and letting it go again post by post."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from smdesk.domain.posts import Post
from smdesk.domain.time import day_of, hour_of
from smdesk.services import review
from smdesk.ui.context import Context
from smdesk.ui.dates import day_text
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.widgets.chip import Button, Label


class HoldDialog(CalmDialog):
    """With something to hold: a reason and one button. Else, or when asked: which held posts to release."""

    def __init__(self, parent: QWidget | None, ctx: Context, release: bool = False) -> None:
        _ = ctx.words
        self._held = review.held(ctx.store, ctx.state.client_id)
        releasing = bool(self._held) and (release or not review.may_hold(ctx.store, ctx.state.client_id))
        client = next((c for c in ctx.store.clients.all() if c.id == ctx.state.client_id), None)
        whose = client.name if client else _("All clients")
        title = _("Release held posts") if releasing else _("Hold everything")
        super().__init__(parent, ctx, f"{title}: {whose}")
        if releasing:
            self._releasing()
        else:
            self._holding()

    def _holding(self) -> None:
        _ = self.ctx.words
        posts = review.to_hold(self.ctx.store, self.ctx.state.client_id)
        if not posts:
            self.body.addWidget(
                Label(_("No post is approved or scheduled: there is nothing to hold."), "second", wrap=True)
            )
            self.finish_with()
            return
        text = _.n_("{n} post will be held. Nothing is lost: each keeps its text and its hour.",
                    "{n} posts will be held. Nothing is lost: each keeps its text and its hour.", len(posts))  # fmt: skip
        self.body.addWidget(Label(text, "second", wrap=True))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Reason (may stay empty)"))
        self.reason.setAccessibleName(_("Reason"))
        self.body.addWidget(self.reason)
        self.finish_with(_.n_("Hold {n} post", "Hold {n} posts", len(posts)), self._hold, extra=self._to_release())

    def _to_release(self) -> QWidget | None:
        if not self._held:
            return None
        count = len(self._held)
        text = self.ctx.words.n_("{n} held: release…", "{n} held: release…", count)
        button = Button(self.ctx.theme, text, "link")
        button.setAutoDefault(False)
        button.clicked.connect(self._turn)
        return button

    def _turn(self) -> None:
        self.reject()
        HoldDialog(self.parentWidget(), self.ctx, release=True).exec()

    def _hold(self) -> None:
        _, ctx = self.ctx.words, self.ctx

        def hold() -> None:
            count = review.hold(ctx.store, ctx.state.client_id, self.reason.text().strip())
            ctx.hub.say.emit(_.n_("{n} post held", "{n} posts held", count), "undo")

        if self.attempt(hold):
            self.accept()

    def _releasing(self) -> None:
        _ = self.ctx.words
        text = _(
            "Tick what may go on. What fell due meanwhile becomes late and waits for you; it is never sent by itself."
        )
        self.body.addWidget(Label(text, "second", wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Held posts"))
        self.list.setMinimumHeight(220)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for post in self._held:
            item = QListWidgetItem(self._line(post))
            item.setToolTip(self._line(post))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(Qt.ItemDataRole.UserRole, post.id)
            self.list.addItem(item)
        self.body.addWidget(self.list)
        self.finish_with(_("Release the ticked posts"), self._release)

    def _line(self, post: Post) -> str:
        when = ""
        if post.due_wall:
            when = (
                f"{day_text(self.ctx.locale, day_of(post.due_wall), 'ddd d MMM')} {hour_of(post.due_wall)}   "
            )
        reason = f"  ({post.hold_reason})" if post.hold_reason else ""
        return f"{when}{post.title or post.text[:50]}{reason}"

    def _release(self) -> None:
        items = [self.list.item(place) for place in range(self.list.count())]
        ids = [
            int(one.data(Qt.ItemDataRole.UserRole))
            for one in items
            if one.checkState() == Qt.CheckState.Checked
        ]
        _, ctx = self.ctx.words, self.ctx

        def release() -> None:
            count = review.release(ctx.store, ids)
            ctx.hub.say.emit(_.n_("{n} post released", "{n} posts released", count), "undo")

        if self.attempt(release):
            self.accept()
