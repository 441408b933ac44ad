"""The menu of secondary steps: duplicate, hold, publish by hand, delete; and what each of them asks first."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from smdesk.domain.posts import OUT, Status
from smdesk.services import composing, posts, review
from smdesk.ui.composer.desk import Desk
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.widgets.chip import Label


class ByHand(QObject):
    """``left`` when the post is no longer here to be written; ``duplicated`` carries the copy's id."""

    left = Signal()
    duplicated = Signal(int)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def menu(self) -> QMenu:
        """Everything that can be done with the post now."""
        desk, _ = self._desk, self._desk.ctx.words
        menu = QMenu(self._page)
        status = Status(desk.post.status)
        self._add(menu, _("Duplicate"), self.duplicate, "Ctrl+D")
        if desk.post.series_id:
            self._add(menu, _("Same content for the series…"), self.spread)
            self._add(menu, _("Change the repetition…"), self.change_rule)
        if status not in OUT:
            if status is Status.HELD:
                self._add(menu, _("Release"), self.release)
            else:
                self._add(menu, _("Hold"), self.hold)
            self._moves(menu, status)
        if desk.at:
            menu.addSeparator()
            self._add(menu, _("Publish by hand…"), self.publish, "Ctrl+Shift+P")
        if status in (Status.APPROVED, Status.SCHEDULED, Status.FAILED):
            self._add(menu, _("Mark as published…"), self.mark_published)
        menu.addSeparator()
        self._add(menu, _("Delete"), self.delete)
        return menu

    def _add(self, menu: QMenu, text: str, run: object, key: str = "") -> None:
        action = QAction(f"{text}\t{key}" if key else text, menu)
        action.triggered.connect(run)
        menu.addAction(action)

    def _moves(self, menu: QMenu, status: Status) -> None:
        desk, _ = self._desk, self._desk.ctx.words
        reviewed = desk.plan is not None and desk.plan.client.reviewed
        if status is Status.IN_REVIEW or (reviewed and status in (Status.APPROVED, Status.SCHEDULED)):
            self._add(menu, _("Changes requested…"), self.request_changes)
        if status not in (Status.DRAFT, Status.IDEA):
            self._add(menu, _("Back to draft"), partial(self.set_status, Status.DRAFT))
        elif status is Status.DRAFT and not desk.post.due_wall:
            self._add(menu, _("Keep as an idea"), partial(self.set_status, Status.IDEA))

    # -- by hand ------------------------------------------------------------------------------

    def publish(self) -> None:
        """The sheet that leads through the places, with nothing sent by the program itself."""
        desk = self._desk
        if desk.open and desk.save():
            desk.ctx.hub.publish_post.emit(desk.post.id)

    def mark_published(self) -> None:
        """Ask where it stands, then note that it is out."""
        Published(self._page, self._desk).exec()

    # -- the rest -----------------------------------------------------------------------------

    def duplicate(self) -> None:
        """A draft with the same words a week later, shown at once."""
        desk = self._desk
        made: list[int] = []
        desk.do(lambda: made.append(posts.duplicate(desk.ctx.store, desk.post.id, origin=self).id))
        if made:
            desk.ctx.hub.say.emit(desk.ctx.words("This is the copy"), "")
            self.duplicated.emit(made[0])

    def spread(self) -> None:
        """Give the other posts of its series what this one says."""
        from smdesk.ui.dialogs.scope import spread

        desk = self._desk
        if desk.open and desk.save():
            spread(self._page, desk.ctx, desk.post.id, self)

    def change_rule(self) -> None:
        """Another rule or end for its series."""
        desk = self._desk
        if desk.open and desk.save():
            desk.ctx.hub.repeat_post.emit(desk.post.id)

    def set_status(self, status: Status) -> None:
        """Move the post along its life."""
        desk = self._desk
        desk.do(lambda: review.set_status(desk.ctx.store, desk.post.id, status.value, origin=self))

    def hold(self) -> None:
        """Keep the post from going out until it is released."""
        desk = self._desk
        desk.do(lambda: composing.hold(desk.ctx.store, desk.post.id, origin=self), desk.ctx.words("Held"))

    def release(self) -> None:
        """Return a held post to where it stood."""
        desk = self._desk
        desk.do(
            lambda: review.release(desk.ctx.store, [desk.post.id], origin=self), desk.ctx.words("Released")
        )

    def request_changes(self) -> None:
        """Note what is to be changed."""
        Changes(self._page, self._desk).exec()

    def delete(self) -> None:
        """Put the post in the bin and go back."""
        desk = self._desk
        said = desk.ctx.words("Post is in the bin")
        if desk.do(lambda: posts.delete(desk.ctx.store, [desk.post.id], origin=desk), said):
            self.left.emit()


class Published(CalmDialog):
    """Where the post stands now, place by place."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        _ = desk.ctx.words
        intro = _("Paste the link of the published post, or leave it empty.")
        super().__init__(parent, desk.ctx, _("Mark as published"), intro, 520)
        self._desk = desk
        self.lines: dict[int, QLineEdit] = {}
        for one in desk.at:
            line = QLineEdit(one.version.published_url)
            line.setPlaceholderText("https://…")
            line.setAccessibleName(_(one.facts.name))
            self.body.addWidget(Label(f"{_(one.facts.name)} {one.place.handle}".strip(), "caption"))
            self.body.addWidget(line)
            self.lines[one.place.id] = line
        self.finish_with(_("Published"), self._finish)

    def _finish(self) -> None:
        desk = self._desk
        urls = {number: line.text().strip() for number, line in self.lines.items()}
        store, post_id = desk.ctx.store, desk.post.id
        if self.attempt(lambda: composing.mark_published(store, post_id, urls, origin=self)):
            self.accept()


class Changes(CalmDialog):
    """What is to be changed, in the log of decisions."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        _ = desk.ctx.words
        super().__init__(parent, desk.ctx, _("Changes requested"), _("What should be changed?"), 460)
        self._desk = desk
        self.line = QLineEdit()
        self.line.setAccessibleName(_("What should be changed?"))
        self.body.addWidget(self.line)
        self.finish_with(_("Note it"), self._finish)

    def _finish(self) -> None:
        desk, store = self._desk, self._desk.ctx.store
        status, said = Status.CHANGES_REQUESTED.value, self.line.text().strip()
        if self.attempt(lambda: review.set_status(store, desk.post.id, status, comment=said, origin=self)):
            self.accept()
