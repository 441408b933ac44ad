"""What the page does with a post: read a date out of its title, move it on, bring the user to a field."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.domain.errors import SmdeskError
from smdesk.domain.posts import OUT, Status
from smdesk.domain.quickentry import split
from smdesk.domain.time import wall_now
from smdesk.services import composing
from smdesk.ui.composer.desk import COMMON
from smdesk.ui.composer.footer import meant

if TYPE_CHECKING:
    from smdesk.ui.composer.page import Composer


class Steps(QObject):
    """Belongs to one page."""

    def __init__(self, page: "Composer") -> None:
        super().__init__(page)
        self._page = page

    def read_title(self) -> None:
        """A day and an hour at the end of a title just typed move the post: "The Long Table fri 18:30"."""
        desk, title = self._page.desk, self._page.head.title
        if not desk.open or not title.isModified() or desk.read_only:
            return
        title.setModified(False)
        now = wall_now(self._page.ctx.now(), desk.post.zone)
        today = date.fromisoformat(now[:10])
        rest, entry = split(title.text(), today=today, now_wall=now, language=self._page.ctx.words.language)
        if entry is None or not rest or desk.plan is None:
            return
        wall = meant(entry, desk.post.due_wall, desk.plan)
        desk.write("title", rest)
        self._page.footer.move_to(wall)

    def show_notice(self) -> None:
        """Say why a post that is out cannot be written any more."""
        desk, _ = self._page.desk, self._page.ctx.words
        self._page.notice.setVisible(Status(desk.post.status) in OUT)
        self._page.notice.setText(
            _("This post is published: what people have read is not rewritten. Duplicate it to say it again.")
        )

    def show_copy(self, post_id: int) -> None:
        """Open the copy in place of its original."""
        self._page.open(post_id, self._page.back_to)

    def show_action(self) -> None:
        """Let the primary button say what comes next."""
        self._page.footer.show_action(self._page.checklist.sheet)

    # -- going on -----------------------------------------------------------------------------

    def go_on(self) -> None:
        """The primary action: the next step of the post's life."""
        self._page.footer.settle()
        self.read_title()
        desk = self._page.desk
        if not desk.open or not desk.save():
            return
        desk.check()
        action = self._page.checklist.sheet.action
        status = Status(desk.post.status)
        if status in OUT:
            self._page.by_hand.duplicate()
        elif status is Status.HELD:
            self._page.by_hand.release()
        elif status is Status.SCHEDULED:
            self._page.by_hand.mark_published()
        elif action is not None and action.to is not None:
            self._advance(action.to)

    def _advance(self, to: Status) -> None:
        desk, _ = self._page.desk, self._page.ctx.words
        said = {
            Status.IN_REVIEW: _("Sent for review"),
            Status.APPROVED: _("Approved"),
            Status.SCHEDULED: _("Scheduled"),
        }.get(to, "")
        refused: list[SmdeskError] = []

        def change() -> None:
            try:
                composing.advance(self._page.ctx.store, desk.post.id, to, desk.facts, origin=self)
            except SmdeskError as error:
                refused.append(error)
                raise

        desk.do(change, said)
        if refused:
            found = getattr(refused[0], "found", None)
            place = found.place_ids[0] if found is not None and found.place_ids else COMMON
            self.lead_to(refused[0].field, place)

    def lead_to(self, field: str, place_id: int) -> None:
        """Put the user at a field, in the tab where it matters."""
        desk = self._page.desk
        if place_id and field in ("text", "title", "first_comment", "content_warning", "link"):
            desk.turn(place_id)
        if field.startswith("rule:"):  # fitted to the firm: it stands in the plan
            self._page.ctx.hub.show_plan.emit(desk.post.client_id, "pillars.rules", "parameter", int(field[5:]))
            return
        if field in ("objective", "pillar", "campaign", "language"):
            self._page.head.chips[field].setFocus()
        elif field in ("place", "places"):
            self._page.tabs.door.setFocus()
        elif field in ("due", "time"):
            self._page.footer.when.setFocus()
        elif field in ("alt", "rights", "media"):
            target = {"alt": self._page.strip.alt, "rights": self._page.strip.rights}.get(
                field, self._page.strip.choose
            )
            self._lead_to_media(target, field)
        elif field == "history":
            self._page.columns.show_side("history")
        elif field in self._page.details.lines and field != "title":
            self._page.details.show_field(field)
        elif field == "title":
            (self._page.details.lines["title"] if desk.here is not None else self._page.head.title).setFocus()
        else:
            self._page.text.editor.setFocus()
        focus = QApplication.focusWidget()
        if focus is not None and self._page.columns.fields.isAncestorOf(focus):
            self._page.columns.page.ensureWidgetVisible(focus)

    def _lead_to_media(self, target: QWidget, field: str) -> None:
        if field == "alt":
            bare = next(
                (one.id for one, file in self._page.desk.whole.media if not one.alt and file.kind == "image"),
                0,
            )
            if bare:
                self._page.strip.select(bare)
        (
            target
            if target.isVisible()
            else self._page.strip.choose
            if not self._page.desk.whole.media
            else self._page.strip.add
        ).setFocus()
