"""The head of the page: where one is, the title with its status, and what the post serves."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from smdesk.domain.posts import STATUS_NAMES, shown_status
from smdesk.language import LANGUAGES, NAMES
from smdesk.services import posts
from smdesk.ui import tokens
from smdesk.ui.composer.desk import Desk
from smdesk.ui.composer.menus import Choice, PickMenu
from smdesk.ui.composer.unwinding import PassingUndo
from smdesk.ui.composer.words import short_day
from smdesk.ui.icons import draw, icon
from smdesk.ui.widgets.chip import Button, Label
from smdesk.ui.widgets.flow import FlowRow

BESIDE = 40  # px of a chip beside its words: icon, air and borders


class Crumbs(QWidget):
    """‹ Calendar · day, and at right the key that turns the tabs."""

    def __init__(self, desk: Desk, back: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        _, theme = desk.ctx.words, desk.ctx.theme
        self.setFixedHeight(theme.px(40))
        self.back = Button(theme, _("Calendar"), "", "chevron-left")
        self.back.setToolTip(_("Back (Esc)"))
        self.back.clicked.connect(back)
        self._day = Label("", "second")
        self._hint = Label(_("To the next place"), "second")
        self._key = Label("Ctrl+Tab", "key")
        self.extra = QHBoxLayout()
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(self.back)
        line.addWidget(self._day)
        line.addStretch(1)
        line.addWidget(self._hint)
        line.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(self.extra)
        desk.loaded.connect(self.refresh)
        theme.changed.connect(self.update)

    def refresh(self) -> None:
        """Show the day of the post."""
        wall = self._desk.post.due_wall
        text = short_day(wall, self._desk.ctx.locale) if wall else self._desk.ctx.words("No date yet")
        self._day.setText(text)
        several = len(self._desk.at) > 0
        self._hint.setVisible(several)
        self._key.setVisible(several)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._desk.ctx.theme["line"])
        painter.end()


class Tag(QWidget):
    """Status: icon and word on a quiet fill."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._theme = desk.ctx.theme
        self._icon, self._role, self._text = "pencil", "ink-2", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme.changed.connect(self.update)

    def show_status(self, status: str, text: str) -> None:
        """Show another status."""
        self._icon, self._role = tokens.STATUS_LOOK[status]
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The word shown."""
        return self._text

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(tokens.CAPTION))
        return QSize(metrics.horizontalAdvance(self._text) + 14 + 4 + 14, self._theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        soft = {
            "warn": "warn-soft",
            "ok": "ok-soft",
            "danger": "danger-soft",
            "held": "held-soft",
            "accent-text": "accent-soft",
        }
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme[soft.get(self._role, "bg-sunken")])
        painter.drawRoundedRect(self.rect(), 4, 4)
        draw(painter, self._icon, theme[self._role], 6, (self.height() - 14) / 2, 14)
        painter.setPen(theme[self._role])
        painter.setFont(theme.font(tokens.CAPTION))
        painter.drawText(self.rect().adjusted(24, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()


class Head(QWidget):
    """Title, status, History; under them what the post serves, each a chip that opens a menu."""

    history_asked = Signal()
    title_left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._passing = PassingUndo(self, desk)
        _, theme = desk.ctx.words, desk.ctx.theme
        self.title = QLineEdit()
        self.title.setProperty("look", "title")
        self.title.setPlaceholderText(_("Title, for yourself"))
        self.title.setAccessibleName(_("Title"))
        self.title.setToolTip(_("A day and an hour at its end are understood: “The Long Table fri 18:30”"))
        self.title.installEventFilter(self._passing)
        self.title.textEdited.connect(self._titled)
        self.title.editingFinished.connect(self.title_left)
        self.tag = Tag(desk)
        self.history = Button(theme, _("History"), "", "history")
        self.history.setCheckable(True)
        self.history.clicked.connect(self.history_asked)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.setContentsMargins(4, 0, 0, 0)
        top.addWidget(self.title, 1)
        top.addWidget(self.tag)
        top.addStretch(0)
        self.meta = FlowRow(gap=0, line_gap=0)
        self.chips: dict[str, Button] = {}
        for name, tip in (
            ("objective", _("Objectives it serves")),
            ("pillar", _("Pillar")),
            ("campaign", _("Campaign")),
            ("segment", _("Segments it speaks to")),
            ("language", _("Language of the text")),
            ("promo", _("Whether it sells")),
        ):
            chip = Button(theme, "", "meta", tip=tip)
            chip.clicked.connect(partial(self._pick, name))
            self.chips[name] = chip
            if name in ("language", "promo"):
                top.addWidget(chip)
            else:
                self.meta.add(chip)
        top.addWidget(self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 24, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.meta)
        desk.loaded.connect(self.refresh)
        desk.typed.connect(self._fit_title)
        theme.changed.connect(self.refresh)

    # -- title --------------------------------------------------------------------------------

    def _titled(self, text: str) -> None:
        self._desk.write("title", text)

    def _fit_title(self) -> None:
        metrics = QFontMetrics(self._desk.ctx.theme.font(tokens.TITLE, strong=True))
        shown = self.title.text() or self.title.placeholderText()
        self.title.setMinimumHeight(metrics.height() + 4)
        self.title.setMaximumWidth(max(160, metrics.horizontalAdvance(shown) + 16))

    def refresh(self) -> None:
        """Show the post as it stands."""
        desk, _ = self._desk, self._desk.ctx.words
        if not desk.open:
            return
        if self.title.text() != desk.post.title:
            self.title.setText(desk.post.title)
            self.title.setCursorPosition(0)
        self.title.setReadOnly(desk.read_only)
        status = shown_status(desk.post, int(desk.ctx.now().timestamp()))
        self.tag.show_status(status, _(STATUS_NAMES[status]))
        texts = self._fitting()
        spoken = {name: text for name, (text, _mark) in texts.items()} | {
            "language": NAMES.get(desk.language, desk.language),
            "promo": _("Promotional") if desk.post.promo else _("Not promotional"),
        }
        for name, (text, mark) in texts.items():
            chip = self.chips[name]
            chip.setText(text)
            chip.setAccessibleName(f"{chip.toolTip()}: {spoken[name]}")
            chip.setIcon(mark)
            chip.setEnabled(not desk.read_only)
        self.meta.refit()
        self._fit_title()

    def _fitting(self) -> dict[str, tuple[str, QIcon]]:
        """What the chips say, cut only where they would not stand on one line."""
        metrics = QFontMetrics(self._desk.ctx.theme.font(tokens.BODY))
        for most in (80, 40, 24, 18):
            texts = self._texts(most)
            here = [text for name, (text, _mark) in texts.items() if name not in ("language", "promo")]
            if sum(metrics.horizontalAdvance(text) + BESIDE for text in here) <= self.meta.width():
                break
        return texts

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.refresh)

    def _texts(self, most: int) -> dict[str, tuple[str, QIcon]]:
        desk, _ = self._desk, self._desk.ctx.words
        theme, plan, post = desk.ctx.theme, desk.plan, desk.post
        assert plan is not None
        objectives = [one for one in plan.objectives if one.id in desk.whole.objective_ids]
        segments = [one.name for one in plan.segments if one.id in desk.whole.segment_ids]
        first = (
            f"{objectives[0].code} {_short(objectives[0].title, most)}"
            if len(objectives) == 1
            else " ".join(one.code for one in objectives)
        )
        pillar, campaign = plan.pillar(post.pillar_id), plan.campaign(post.campaign_id)
        said = (
            _short(", ".join(segments), most)
            if len(segments) < 3
            else _.n_("{n} segment", "{n} segments", len(segments))
        )
        return {
            "objective": (first or _("No objective"), icon("target", theme["ink-2"])),
            "pillar": (pillar.name if pillar else _("No pillar"), self.square(pillar.hue if pillar else 0)),
            "campaign": (
                _short(campaign.name, most) if campaign else _("No campaign"),
                icon("flag", theme["ink-2"]),
            ),
            "segment": (said or _("For everyone"), icon("user", theme["ink-2"])),
            "language": (desk.language.upper(), icon("language", theme["ink-2"])),
            "promo": (
                _("Promotional") if post.promo and not (pillar and pillar.promo) else "",
                icon("tag", theme["ink-2"]),
            ),
        }

    def square(self, hue: int) -> QIcon:
        """The 8 px square of a pillar's colour."""
        made = QPixmap(32, 32)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.fillRect(8, 8, 16, 16, self._desk.ctx.theme.pillar(hue))
        painter.end()
        made.setDevicePixelRatio(2)
        return QIcon(made)

    # -- picking ------------------------------------------------------------------------------

    def _pick(self, name: str) -> None:
        menu = self.menu_for(name)
        chip = self.chips[name]
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def menu_for(self, name: str) -> PickMenu:
        """The menu of a chip, ready to open."""
        desk, _ = self._desk, self._desk.ctx.words
        plan, post = desk.plan, desk.post
        assert plan is not None
        none: list[Choice] = []
        many = name in ("objective", "segment")
        if name == "objective":
            rows = [
                Choice(one.id, f"{one.code} {one.title}", one.id in desk.whole.objective_ids)
                for one in plan.objectives
                if not one.archived
            ]
        elif name == "segment":
            rows = [
                Choice(one.id, one.name, one.id in desk.whole.segment_ids)
                for one in plan.segments
                if not one.archived
            ]
        elif name == "pillar":
            none = [Choice(0, _("No pillar"), not post.pillar_id)]
            rows = [
                Choice(one.id, one.name, one.id == post.pillar_id, self.square(one.hue))
                for one in plan.pillars
                if not one.archived
            ]
        elif name == "campaign":
            none = [Choice(0, _("No campaign"), not post.campaign_id)]
            rows = [
                Choice(one.id, one.name, one.id == post.campaign_id)
                for one in plan.campaigns
                if not one.archived
            ]
        elif name == "language":
            own = NAMES.get(plan.client.language, plan.client.language)
            none = [Choice("", _("As the client: {language}", language=own), not post.language)]
            rows = [Choice(code, NAMES[code], code == post.language) for code in LANGUAGES]
        else:
            rows = [
                Choice(True, _("Promotional"), post.promo),
                Choice(False, _("Not promotional"), not post.promo),
            ]
        menu = PickMenu(self, [*none, *rows], partial(self._picked, name), many=many)
        if not rows:
            menu.addAction(_("The client’s plan has none yet")).setEnabled(False)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _picked(self, name: str, keys: list[Any]) -> None:
        desk = self._desk
        if name in ("objective", "segment"):
            desk.do(
                lambda: posts.serve(
                    desk.ctx.store, desk.post.id, name, [int(key) for key in keys], origin=self
                )
            )
            return
        column = {"pillar": "pillar_id", "campaign": "campaign_id", "language": "language", "promo": "promo"}[
            name
        ]
        fields = {column: keys[0]}
        if name == "pillar" and desk.plan is not None:
            pillar = desk.plan.pillar(keys[0])
            fields |= {"promo": pillar.promo} if pillar is not None else {}
        desk.do(lambda: posts.edit(desk.ctx.store, desk.post.id, origin=self, **fields))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
