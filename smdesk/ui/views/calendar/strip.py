"""The strip of measures over the month: mix against plan, cadence, gaps, late posts; each leads to its posts."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from smdesk.domain.clients import initials
from smdesk.domain.value import value
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.theme import Theme
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.widgets.chip import Label

BAR, SQUARE = 120, 8
AROUND = 46  # px of the margins, and of the room kept where the bar may stand
NAMED, CUT, TIGHT, BARE = 1_000, 16, 10, 0  # letters of a pillar's name that there is room for


@value
class Piece:
    """Part of a measure's words."""

    text: str
    role: str = "ink-2"
    strong: bool = False


class Measure(QAbstractButton):
    """One measure: a mark (icon or coloured square), words, perhaps a warning triangle."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._theme, self.key = theme, key
        self._icon, self._hue, self._warned = ("", ""), 0, False
        self._pieces: tuple[Piece, ...] = ()
        self._short: tuple[Piece, ...] = ()
        self._name, self._told = NAMED, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.px(tokens.CONTROL_S))

    def show_words(
        self,
        pieces: tuple[Piece, ...],
        *,
        icon: tuple[str, str] = ("", ""),
        hue: int = 0,
        warned: bool = False,
        tip: str = "",
        told: bool = False,
        whose: str = "",
    ) -> None:
        """What it says now; ``icon`` is (name, colour role). ``told``: where there is no room the icon says its name,
        beside the initials of ``whose`` it is."""
        self._told = told
        self._short = (Piece(whose),) if whose else ()
        self._pieces, self._icon, self._hue, self._warned = pieces, icon, hue, warned
        self.setAccessibleName("".join(piece.text for piece in pieces))
        self.setAccessibleDescription(tip)
        self.setToolTip(tip)
        self.setFixedHeight(self._theme.px(tokens.CONTROL_S))
        self.shorten(self._name)

    def shorten(self, name: int) -> None:
        """Cut the name beside a coloured square to so many letters, or leave it out (BARE), where there is no room."""
        self._name = name
        self.setFixedWidth(self.sizeHint().width())
        self.update()

    @property
    def _shown(self) -> tuple[Piece, ...]:
        if self._name == NAMED or not (self._hue or self._told):
            return self._pieces
        if self._told:
            return (*self._short, *self._pieces[1:])
        if self._name == BARE:
            return self._pieces[1:]
        name = self._pieces[0]
        return (replace(name, text=_cut(name.text, self._name)), *self._pieces[1:])

    def sizeHint(self) -> QSize:
        wide = sum(self._wide(piece) for piece in self._shown)
        mark = 12 if self._hue else 18 if self._icon[0] else 0
        return QSize(wide + mark + (18 if self._warned else 0) + 8, self._theme.px(tokens.CONTROL_S))

    def _wide(self, piece: Piece) -> int:
        return QFontMetrics(self._theme.font(tokens.CAPTION, piece.strong)).horizontalAdvance(piece.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(self._theme["focus"] if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme["bg-hover"] if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        x, high = 4, self.height()
        if self._hue:
            square = QRectF(x, (high - SQUARE) / 2, SQUARE, SQUARE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.pillar(self._hue))
            painter.drawRoundedRect(square, 2, 2)
            x += 12
        elif self._icon[0]:
            draw(painter, self._icon[0], self._theme[self._icon[1]], x, (high - 14) / 2, 14)
            x += 18
        for piece in self._shown:
            painter.setPen(self._theme[piece.role])
            painter.setFont(self._theme.font(tokens.CAPTION, piece.strong))
            wide = self._wide(piece)
            painter.drawText(QRect(x, 0, wide + 2, high), Qt.AlignmentFlag.AlignVCenter, piece.text)
            x += wide
        if self._warned:
            draw(painter, "warning", self._theme["warn"], x + 4, (high - 14) / 2, 14)
        painter.end()


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…"


class MixBar(QWidget):
    """The mix in pillar colours, with ticks where the targets add up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: list[tuple[int, int, int]] = []  # hue, has, target
        self.setFixedSize(BAR, 18)

    def show_parts(self, parts: list[tuple[int, int, int]]) -> None:
        """Hue, percent there, percent wanted, of each pillar."""
        self._parts = parts
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme["bg-sunken"])
        painter.drawRoundedRect(QRectF(0, 5, BAR, 8), 4, 4)
        x = 0.0
        for place, (hue, has, _target) in enumerate(self._parts):
            wide = BAR * has / 100
            painter.setBrush(self._theme.pillar(hue))
            gap = 1 if place and wide > 2 else 0
            painter.drawRoundedRect(QRectF(x + gap, 5, max(0.0, wide - gap), 8), 2, 2)
            x += wide
        at = 0
        for _hue, _has, target in self._parts[:-1]:
            at += target
            painter.fillRect(QRectF(BAR * at / 100 - 1, 1, 2, 16), self._theme["ink"])
        painter.end()


class Strip(QWidget):
    """Emits the key of the measure that was picked ("pillar:3", "cadence:1", "gaps", "late", "clashes")."""

    picked = Signal(str, QRect)  # key; the measure's place, global

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._theme = desk, desk.ctx.theme
        self._measures: dict[str, Measure] = {}
        self._spare: dict[str, Measure] = {}  # hidden; Qt dies of a part that leaves the order of Tab
        self._name = Label("", "caption")
        self._bar = MixBar(self._theme)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 12, 1)
        line.setSpacing(0)
        line.addWidget(self._name)
        line.addSpacing(8)
        line.addWidget(self._bar)
        line.addSpacing(8)
        for part in (self._left, self._right):
            part.setSpacing(2)
        line.addLayout(self._left)
        line.addStretch(1)
        line.addLayout(self._right)
        self._theme.changed.connect(self._again)
        desk.margin_changed.connect(self._again)
        self._again()

    @property
    def bare(self) -> bool:
        """Whether it has nothing to say; until the margin is read, by what the plans give it to measure."""
        if self._desk.margin is not None:
            return not self._measures
        plans = self._desk.lookup.plans.values()
        return not any(plan.pillars or plan.slots or plan.client.cadence for plan in plans)

    def order(self) -> list[Measure]:
        """The measures as they are read."""
        sides = [side.itemAt(place) for side in (self._left, self._right) for place in range(side.count())]
        return [one for item in sides if item is not None and isinstance(one := item.widget(), Measure)]

    def _measure(self, key: str, side: QHBoxLayout) -> Measure:
        if key not in self._measures:
            made = self._spare.pop(key, None)
            if made is None:
                made = Measure(self._theme, key)
                made.clicked.connect(self._clicked)
            self._measures[key] = made
        side.removeWidget(self._measures[key])
        side.addWidget(self._measures[key])  # asked for in the order they stand in, whenever they came
        return self._measures[key]

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, Measure):
            self.picked.emit(sender.key, QRect(sender.mapToGlobal(QPoint(0, 0)), sender.size()))

    def _again(self) -> None:
        self.setFixedHeight(self._theme.px(40))
        wanted: set[str] = set()
        margin = self._desk.margin
        if margin is not None:
            self._show_mix(wanted)
            self._show_rest(wanted)
        self._name.setText(self._desk.ctx.words("Mix %"))
        for key in set(self._measures) - wanted:
            gone = self._spare[key] = self._measures.pop(key)
            gone.hide()
            for side in (self._left, self._right):
                side.removeWidget(gone)
        self._show_bar()
        self._fit()
        self.update()

    def _fit(self) -> None:
        """Where there is no room names of pillars are cut, then go; then the bar, the pillars' figures, talk and cadence."""
        bar = BAR + 8 + self._name.sizeHint().width() if self._bar.isVisibleTo(self) else 0
        for name, with_bar, without in (
            (NAMED, True, ()),
            (CUT, True, ()),
            (TIGHT, True, ()),
            (BARE, True, ()),
            (BARE, False, ()),
            (BARE, False, ("pillar",)),
            (BARE, False, ("pillar", "talk")),
            (BARE, False, ("pillar", "talk", "cadence")),
        ):
            for key, measure in self._measures.items():
                measure.shorten(name)
                measure.setVisible(not key.startswith(without))
            wide = sum(one.width() + 2 for key, one in self._measures.items() if not key.startswith(without))
            if wide + (bar if with_bar else 0) + AROUND <= self.width():
                break
        if bar:
            self._bar.setVisible(with_bar)
            self._name.setVisible(with_bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_bar()
        self._fit()

    def _show_bar(self) -> None:
        """The mix is that of one client with pillars to mix."""
        mixed = self._desk.client_id and any(key.startswith("pillar") for key in self._measures)
        for part in (self._bar, self._name):
            part.setVisible(bool(mixed) and self._desk.margin is not None)

    def _show_mix(self, wanted: set[str]) -> None:
        _, margin = self._desk.ctx.words, self._desk.margin
        for client_id, mix in margin.mixes.items() if self._desk.client_id else ():
            pillars = self._desk.lookup.pillars
            plan = self._desk.lookup.plans[client_id]
            self._bar.show_parts([(pillars[s.pillar_id].hue, s.has, s.target) for s in mix.shares])
            for share in mix.shares:
                pillar = pillars[share.pillar_id]
                over = (pillar.promo and mix.over_ceiling) or (share in mix.drifting and share.drift > 0)
                key = f"pillar:{pillar.id}"
                wanted.add(key)
                tip = _("{name}: {has} % of the posts from {first} to {last}; the plan says {target} %.",
                        name=pillar.name, has=share.has, target=share.target,
                        first=self._desk.texts.day(mix.since), last=self._desk.texts.day(mix.until))  # fmt: skip
                if pillar.promo and mix.over_ceiling:
                    tip += " " + _("Promotional posts are {share} %, the ceiling is {ceiling} %.",
                                   share=mix.promo_share, ceiling=plan.client.promo_ceiling)  # fmt: skip
                role = "warn" if over else "ink"
                pieces = (
                    Piece(pillar.name),
                    Piece(f" {share.has}", role, True),
                    Piece(f"/{share.target}", "ink-3"),
                )
                self._measure(key, self._left).show_words(pieces, hue=pillar.hue, warned=over, tip=tip)

    def _show_rest(self, wanted: set[str]) -> None:
        _, margin = self._desk.ctx.words, self._desk.margin
        for client_id, cadence in margin.cadences.items():
            if not cadence.wanted:
                continue
            key = f"cadence:{client_id}"
            wanted.add(key)
            enough = cadence.has >= cadence.wanted
            icon = ("circle-check", "ok") if enough else ("circle", "ink-3")
            name = _("Cadence")
            client = self._desk.lookup.client(client_id)
            if not self._desk.client_id and client:
                name = initials(client)
            text = _("{name} {has} of {wanted}", name=name, has=cadence.has, wanted=cadence.wanted)
            tip = _("Posts in the week of {day}", day=self._desk.texts.day(cadence.monday))
            self._measure(key, self._right).show_words((Piece(text),), icon=icon, tip=tip)
        self._show_rules(wanted)
        texts: list[tuple[str, int, Callable[[int], str], tuple[str, str], str]] = [
            ("gaps", len(margin.gaps), lambda n: _.n_("{n} gap", "{n} gaps", n), ("slot", "ink-2"), "ink-2"),
            (
                "clashes",
                len(margin.clashes),
                lambda n: _.n_("{n} clash", "{n} clashes", n),
                ("warning", "warn"),
                "warn",
            ),
            (
                "late",
                len(margin.late),
                lambda n: _.n_("{n} late", "{n} late", n),
                ("warning", "warn"),
                "warn",
            ),
        ]
        for key, count, words, icon, role in texts:
            if count:
                wanted.add(key)
                self._measure(key, self._right).show_words((Piece(words(count), role),), icon=icon)

    def _show_rules(self, wanted: set[str]) -> None:
        """The share of conversation, judged only where a rule asks for one; weeks and posts that break a rule."""
        _, margin, desk = self._desk.ctx.words, self._desk.margin, self._desk
        for client_id, talk in margin.talks.items():
            share = talk.share
            if not share.posts:
                continue
            key = f"talk:{client_id}"
            wanted.add(key)
            client = desk.lookup.client(client_id)
            whose = "" if desk.client_id or client is None else initials(client)
            name = f"{whose} {_('Conversation')}".strip()
            tip = _("{n} of {total} posts from {first} to {last} ask for an answer.", n=share.asking, total=share.posts,
                    first=desk.texts.day(talk.since), last=desk.texts.day(talk.until))  # fmt: skip
            pieces = [Piece(name), Piece(f" {share.has}", "warn" if share.short else "ink", True)]
            if share.wanted is not None:
                pieces.append(Piece(f"/{share.wanted}", "ink-3"))
                tip += " " + _("The rule asks for {wanted} % at least.", wanted=share.wanted)
            measure = self._measure(key, self._right)
            measure.show_words(
                (*pieces, Piece(" %", "ink-3")), icon=("chat", "ink-2"), warned=share.short, tip=tip, told=True, whose=whose
            )
        count = sum(one.count for one in margin.watched.values())
        if count:
            wanted.add("rules")
            words = _.n_("{n} breach of rules", "{n} breaches of rules", count)
            self._measure("rules", self._right).show_words((Piece(words, "warn"),), icon=("warning", "warn"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme["bg-surface"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme["line"])
        painter.end()
