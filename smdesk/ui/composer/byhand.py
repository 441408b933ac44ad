"""The menu of secondary steps: duplicate, hold, publish by hand, delete; and what each of them asks first."""

from functools import partial

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from smdesk.domain.posts import OUT, Status
from smdesk.services import composing, posts, review
from smdesk.services.composing import AtPlace
from smdesk.ui.composer.desk import Desk
from smdesk.ui.context import Context
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
        if status not in OUT:
            if status is Status.HELD:
                self._add(menu, _("Release"), self.release)
            else:
                self._add(menu, _("Hold"), self.hold)
            self._moves(menu, status)
        if desk.at:
            menu.addSeparator()
            self._by_hand(menu)
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

    def _by_hand(self, menu: QMenu) -> None:
        _ = self._desk.ctx.words
        by_hand = menu.addMenu(_("Publish by hand"))
        for one in self._desk.at:
            name = f"{one.facts.name} {one.place.handle}".strip().replace("&", "&&")
            self._add(by_hand, _("Copy the text for {place}", place=name), partial(self.copy, one.place.id))
            if one.draft.first_comment and one.facts.first_comment:
                text = _("Copy the first comment for {place}", place=name)
                self._add(by_hand, text, partial(self.copy_comment, one.place.id))
            if composing.compose_url(one):
                self._add(by_hand, _("Open {place}…", place=name), partial(self.open_composer, one.place.id))

    def _at(self, place_id: int) -> AtPlace | None:
        return next((one for one in self._desk.at if one.place.id == place_id), None)

    # -- by hand ------------------------------------------------------------------------------

    def copy(self, place_id: int) -> None:
        """Put the text as it goes out at a place on the clipboard: never the notes."""
        one = self._at(place_id)
        if one is not None:
            QGuiApplication.clipboard().setText(one.outgoing)
            self._desk.ctx.hub.say.emit(
                self._desk.ctx.words("Text for {place} copied", place=one.facts.name), ""
            )

    def copy_comment(self, place_id: int) -> None:
        """Put the first comment on the clipboard."""
        one = self._at(place_id)
        if one is not None:
            QGuiApplication.clipboard().setText(one.draft.first_comment)
            said = self._desk.ctx.words("First comment for {place} copied", place=one.facts.name)
            self._desk.ctx.hub.say.emit(said, "")

    def open_composer(self, place_id: int) -> None:
        """Open the network's own composer in the browser, after saying what leaves the computer."""
        one = self._at(place_id)
        if one is None:
            return
        url = composing.compose_url(one)
        if url and Leaving(self._page, self._desk.ctx, one, url).exec():
            self.copy(place_id)
            QDesktopServices.openUrl(QUrl(url))

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


class Leaving(CalmDialog):
    """Says what leaves the computer before a browser opens."""

    def __init__(self, parent: QWidget, ctx: Context, one: AtPlace, url: str) -> None:
        _ = ctx.words
        host = QUrl(url).host() or url.partition(":")[0]
        prefilled = one.facts.share.prefills and len(url) > 60
        text = (
            _("Your browser opens {host} and the text goes with it: it leaves this computer.", host=host)
            if prefilled
            else _(
                "Your browser opens {host}. The text is copied: paste it there. It leaves this computer then.",
                host=host,
            )
        )
        super().__init__(parent, ctx, _("Open {place}?", place=one.facts.name), text, 460)
        self.finish_with(_("Copy and open"), self.accept)


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
            line.setAccessibleName(one.facts.name)
            self.body.addWidget(Label(f"{one.facts.name} {one.place.handle}".strip(), "caption"))
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
