"""The checklist column: what is ready, what is not and why; a click leads to the field. Approval below."""

from functools import partial

from PySide6.QtCore import QDateTime, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smdesk.domain import quality
from smdesk.domain.errors import N_
from smdesk.domain.findings import Level
from smdesk.domain.lifecycle import edited_after_approval
from smdesk.domain.posts import STATUS_NAMES, Approval, Status
from smdesk.services import composing, review
from smdesk.services.composing import Found, Sheet
from smdesk.ui import tokens
from smdesk.ui.composer.desk import COMMON, Desk
from smdesk.ui.composer.words import check_words
from smdesk.ui.composer.wrapping import laid_out, paint
from smdesk.ui.dialogs.frame import clear, hairline
from smdesk.ui.icons import draw
from smdesk.ui.remarks import finding_words
from smdesk.ui.theme import Theme
from smdesk.ui.widgets.chip import Label, Ring

WIDTH = 232  # px of a line in the column; the layout asks again for any other
LEADS = {  # check -> field
    "place": "places", "time": "due", "hook": "text", "call": "text", "media": "media", "tone": "text",
    "claim": "text", "hashtags": "text",
}  # fmt: skip
DECISIONS = {
    "approved": N_("{by} approved it"),
    "changes_requested": N_("{by} asked for changes"),
    "rejected": N_("{by} rejected it"),
    "in_review": N_("Sent to {by} for review"),
}


class Line(QAbstractButton):
    """One line: sign, what, and in small letters why."""

    def __init__(self, theme: Theme, icon: str, role: str, text: str, reason: str, loud: bool) -> None:
        super().__init__()
        self._theme, self._icon, self._role = theme, icon, role
        self._reason, self._loud = reason, loud
        self.setText(text)
        self.setAccessibleName(f"{text}. {reason}" if reason else text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def role(self) -> str:
        """Colour role of the sign: ok, warn, danger, ink-3."""
        return self._role

    def _heights(self, width: int) -> tuple[int, int]:
        name = laid_out(self.text(), self._theme.font(tokens.BODY), width - 28)[1]
        small = self._theme.font(tokens.CAPTION)
        return name, laid_out(self._reason, small, width - 28)[1] if self._reason else 0

    def heightForWidth(self, width: int) -> int:
        name, reason = self._heights(width)
        return name + (reason + 3 if reason else 0) + 9

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["bg-hover"])
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-2, 1, 2, -1), 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme["focus"], 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        name, reason = self._heights(self.width())
        draw(painter, self._icon, theme[self._role], 2, 6, 16)
        painter.setPen(theme[self._role] if self._loud else theme["ink"])
        paint(painter, self.text(), theme.font(tokens.BODY), 26, 5, self.width() - 28)
        if reason:
            painter.setPen(theme["ink-3"])
            paint(painter, self._reason, theme.font(tokens.CAPTION), 26, 6 + name, self.width() - 28)
        painter.end()


class Checklist(QWidget):
    """Ring and lines; ``folded`` shows the ring alone until it is opened."""

    led = Signal(str, int)  # a field, at a place (0 = the common text)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.sheet = Sheet()
        self._drawn: object = None
        self.folded = False
        _, theme = desk.ctx.words, desk.ctx.theme
        self._ring = Ring(theme, 20, 2.5)
        self.title = Label("", "section", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._ring)
        head.addWidget(self.title, 1)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.box = QWidget()
        self._approval = QVBoxLayout(self.box)
        self._approval.setContentsMargins(0, 8, 0, 0)
        self._approval.setSpacing(0)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self.lines)
        column.addWidget(self.box)
        column.addStretch(1)
        desk.checked.connect(self.refresh)
        desk.loaded.connect(self.refresh)

    def fold(self, folded: bool) -> None:
        """Only the ring and what is open (small windows), or everything."""
        if folded != self.folded:
            self.folded = folded
            beside = 0 if folded else 16  # folded it stands among the fields, which have their margin
            self._column.setContentsMargins(beside, 0 if folded else 14, beside, 0 if folded else 12)
            self._drawn = None
            self.refresh()

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Judge the post again and show it."""
        desk, _ = self._desk, self._desk.ctx.words
        if desk.plan is None:
            return
        today = desk.ctx.now().date()
        clones = composing.clones_of(desk.ctx.store, desk.whole)
        self.sheet = composing.sheet(desk.whole, desk.plan, desk.at, today, clones)
        done, total = quality.ready(self.sheet.checks)
        self._ring.set(done / total if total else 0.0, "ok" if done == total else "accent")
        self.title.setText(_("{done} of {total} ready", done=done, total=total))
        self._ring.setAccessibleName(self.title.text())
        decisions = review.decisions(desk.ctx.store, desk.post.id)
        drawn = (
            self.sheet.checks,
            self.sheet.found,
            decisions,
            desk.post.status,
            self.folded,
            desk.post.approved_hash,
        )
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(decisions)

    def _draw(self, decisions: list[Approval]) -> None:
        clear(self.lines)
        waiting = [check for check in self.sheet.checks if not check.ok and check.id != "limits"]
        ready = [check for check in self.sheet.checks if check.ok and check.id != "limits"]
        self._add_limits(Level.BLOCK, Level.WARN)
        for check in waiting:
            self._add_check(check)
        if not self.folded:
            self._add_limits(Level.HINT)
            for check in ready:
                self._add_check(check)
        self.box.setVisible(not self.folded)
        clear(self._approval)
        if not self.folded:
            self._draw_approval(decisions)

    def _look(self, check: quality.Check) -> tuple[str, str]:
        if check.ok:
            return "circle-check", "ok"
        if check.ok is None:
            return "circle", "ink-3"
        if check.id == "place" or (check.id == "hook" and not self._desk.post.text.strip()):
            return "circle", "ink-3"  # not begun is no fault yet
        if check.blocks:
            return "circle-x", "danger"
        advice = check.id in ("objective", "pillar", "time", "place")
        return ("circle", "ink-3") if advice else ("warning", "warn")

    def _add_check(self, check: quality.Check) -> None:
        label, reason = check_words(check, self._desk.ctx.words)
        icon, role = self._look(check)
        self._add(icon, role, label, reason, LEADS.get(check.id, check.id), COMMON)

    def _add_limits(self, *levels: Level) -> None:
        """Each finding of the networks on a line of its own, with the places it holds at."""
        for found in self.sheet.found:
            told = found.finding.level == Level.HINT and found.finding.field == "alt"
            if found.finding.level in levels and not told:  # the line on alternative text says that already
                self._add_found(found)
        if Level.HINT in levels and not any(found.finding.level > Level.HINT for found in self.sheet.found):
            text = self._desk.ctx.words("Within the limits of every place")
            self._add("circle-check", "ok", text, "", "text", COMMON)

    def _add_found(self, found: Found) -> None:
        _, at = self._desk.ctx.words, self._desk.at
        icon, role = {
            Level.BLOCK: ("circle-x", "danger"), Level.WARN: ("warning", "warn"), Level.HINT: ("info", "ink-3")
        }[found.finding.level]  # fmt: skip
        text = finding_words(found.finding, _)
        names = [one.facts.short for one in at if one.place.id in found.place_ids]
        place = found.place_ids[0] if found.place_ids else COMMON
        self._add(icon, role, ", ".join(names), text, found.finding.field, place)

    def _add(self, icon: str, role: str, text: str, reason: str, field: str, place_id: int) -> None:
        line = Line(self._desk.ctx.theme, icon, role, text, reason, role in ("warn", "danger"))
        line.clicked.connect(partial(self.led.emit, field, place_id))
        self.lines.addWidget(line)

    # -- approval -----------------------------------------------------------------------------

    def _draw_approval(self, decisions: list[Approval]) -> None:
        desk, _ = self._desk, self._desk.ctx.words
        post = desk.post
        edited = edited_after_approval(desk.whole)
        if not decisions and not post.hold_reason and Status(post.status) != Status.HELD:
            return
        self._approval.addWidget(hairline())
        head = Label(_("Approval"), "head")
        head.setContentsMargins(0, 10, 0, 4)
        self._approval.addWidget(head)
        if edited:
            why = _(
                "The approval of {time} was for other words, so it no longer holds.",
                time=self._when(post.approved_at),
            )
            text = _("Edited after {name} approved it", name=post.approved_by or _("someone"))
            self._decision("return", "warn", text, why)
        if Status(post.status) == Status.HELD:
            self._decision("pause", "held", _("Held"), post.hold_reason)
        for one in reversed(decisions[-6:]):
            role = {"approved": "ok", "changes_requested": "warn", "rejected": "ink-3"}.get(
                one.decision, "ink-2"
            )
            icon = tokens.STATUS_LOOK.get(one.decision, ("dot", ""))[0]
            text = _(DECISIONS.get(one.decision, STATUS_NAMES[one.decision]), by=one.by or _("someone"))
            why = f"{self._when(one.at)}. {one.comment}" if one.comment else self._when(one.at)
            self._decision(icon, "ink-3" if edited else role, text, why)

    def _decision(self, icon: str, role: str, text: str, why: str) -> None:
        line = Line(self._desk.ctx.theme, icon, role, text, why, False)
        line.clicked.connect(partial(self.led.emit, "history", COMMON))
        self._approval.addWidget(line)

    def _when(self, iso: str) -> str:
        moment = QDateTime.fromString(iso, Qt.DateFormat.ISODate).toLocalTime()
        if not moment.isValid():
            return iso
        today = moment.date() == QDateTime.fromSecsSinceEpoch(int(self._desk.ctx.now().timestamp())).date()
        return self._desk.ctx.locale.toString(moment, "HH:mm" if today else "ddd d MMM HH:mm")

    def texts(self) -> list[str]:
        """All lines, for tests and the status line."""
        items = [
            layout.itemAt(index) for layout in (self.lines, self._approval) for index in range(layout.count())
        ]
        found = [item.widget() for item in items if item is not None]
        return [line.accessibleName() for line in found if isinstance(line, Line)]
