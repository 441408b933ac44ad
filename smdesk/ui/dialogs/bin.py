"""The bin: deleted posts, each of which comes back with one click."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from smdesk.domain.time import day_of
from smdesk.services import posts
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.remarks import plain_day
from smdesk.ui.widgets.chip import Label


class BinDialog(CalmDialog):
    """Newest first."""

    def __init__(self, parent: QWidget | None, ctx: Context) -> None:
        _ = ctx.words
        super().__init__(parent, ctx, _("Bin"), width=640)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Deleted posts"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMinimumHeight(300)
        for post in ctx.store.posts.bin():
            day = f"{plain_day(day_of(post.due_wall), ctx.locale)}  " if post.due_wall else ""
            item = QListWidgetItem(f"{day}{post.title or post.text[:60]}")
            item.setData(Qt.ItemDataRole.UserRole, post.id)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
            self.body.addWidget(self.list)
            self.finish_with(_("Restore"), self._restore)
        else:
            self.body.addWidget(
                Label(_("The bin is empty. Deleted posts stay here and can always come back."), "second", wrap=True)
            )
            self.finish_with()

    def _restore(self) -> None:
        ids = [int(item.data(Qt.ItemDataRole.UserRole)) for item in self.list.selectedItems()]
        _, ctx = self.ctx.words, self.ctx

        def restore() -> None:
            count = posts.restore(ctx.store, ids)
            ctx.hub.say.emit(_.n_("{n} post restored", "{n} posts restored", count), "undo")

        if self.attempt(restore):
            self.accept()
