"""Paints cards. Fonts, cut titles and glyphs are made once and kept until theme, words or plans change."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QStaticText,
    QTextLayout,
    QTextOption,
    QTransform,
)

from smdesk.domain.cards import Card
from smdesk.domain.clients import initials
from smdesk.domain.time import hour_of
from smdesk.ui import tokens
from smdesk.ui.icons import pixmap
from smdesk.ui.theme import Theme
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.texts import shown_status

LINE = 18  # height of a text line inside a card
LEAST_TITLE = 32  # px of a title beside its hour; where there is less, the title goes before the hour
CHIP = 16  # height of a client's chip
PAD = 9  # from the card's left edge to its text
_OUT = ("published", "measured")
_LIMIT = 6000


@dataclass(slots=True, eq=False, repr=False)
class Look:
    """How a card stands at this moment."""

    lines: int = 1
    selected: bool = False
    focused: bool = False
    hovered: bool = False
    weekend: bool = False
    lifted: bool = False  # it is being dragged; this is where it came from
    line: int = LINE
    words: bool = True  # room for the word beside a state glyph
    opaque: bool = False  # it may lie over lines
    raised: bool = False  # it lies on a grey ground
    when: str = ""  # instead of the hour


class CardPainter:
    """Draws a post as the month, the week and the drag ghost show it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._theme: Theme = desk.ctx.theme
        self.now_utc = 0
        self.ratio = 1.0
        self.refresh()
        self._theme.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Forget everything kept."""
        theme = self._theme
        self.title_font = theme.font(tokens.CAPTION)
        self.micro_font = theme.font(tokens.MICRO)
        self.strong_font = theme.font(tokens.MICRO, strong=True)
        self.number_font = theme.font(tokens.CAPTION, strong=True)
        self.body_font = theme.font(tokens.BODY)
        self.day_font = theme.font(tokens.SECTION, strong=True)
        fonts = (
            self.day_font,
            self.title_font,
            self.micro_font,
            self.strong_font,
            self.number_font,
            self.body_font,
        )
        self._metrics = {id(font): QFontMetricsF(font) for font in fonts}
        self._texts: dict[tuple[str, int], tuple[QStaticText, float, float]] = {}
        self._cut: dict[tuple[str, int, int], tuple[str, ...]] = {}
        self._glyphs: dict[tuple[str, str, int, float], QPixmap] = {}
        self._grounds: dict[tuple[str, str, int, int, float], QPixmap] = {}
        self._networks: dict[tuple[int, ...], tuple[str, ...]] = {}
        self._widths: dict[tuple[str, int], float] = {}
        self._chips: dict[tuple[str, str, float], tuple[QPixmap, float]] = {}
        self.line = theme.px(LINE)
        self.dark = theme.dark

    # -- pieces -------------------------------------------------------------------------------

    def text(self, painter: QPainter, text: str, font: QFont, x: float, y: float, height: float) -> float:
        """Draw one line in the pen's colour, centred in ``height``; returns its width."""
        key = (text, id(font))
        kept = self._texts.get(key)
        if kept is None:
            if len(self._texts) > _LIMIT:
                self._texts.clear()
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(QTransform(), font)
            kept = (made, made.size().height(), made.size().width())
            self._texts[key] = kept
        painter.setFont(font)
        painter.drawStaticText(QPointF(x, y + (height - kept[1]) / 2), kept[0])
        return kept[2]

    def metrics(self, font: QFont) -> QFontMetricsF:
        """The measures of one of this painter's fonts."""
        return self._metrics[id(font)]

    def width(self, text: str, font: QFont) -> float:
        """How wide a line of text is; for the same few words again and again: hours, states, initials."""
        key = (text, id(font))
        wide = self._widths.get(key)
        if wide is None:
            if len(self._widths) > _LIMIT:
                self._widths.clear()
            wide = self._widths[key] = self._metrics[id(font)].horizontalAdvance(text)
        return wide

    def elided(self, text: str, width: float, font: QFont | None = None) -> str:
        """A text cut at its end to fit."""
        return self._metrics[id(font or self.micro_font)].elidedText(
            text, Qt.TextElideMode.ElideRight, max(0, width)
        )

    def glyph(self, painter: QPainter, name: str, role: str, x: float, y: float, size: int) -> None:
        """Draw an icon in a colour role."""
        key = (name, role, size, self.ratio)
        found = self._glyphs.get(key)
        if found is None:
            found = pixmap(
                name, self._theme[role].name(self._theme[role].NameFormat.HexArgb), size, self.ratio
            )
            self._glyphs[key] = found
        painter.drawPixmap(round(x), round(y), found)

    def cut(self, text: str, width: int, lines: int) -> tuple[str, ...]:
        """A title broken into at most ``lines`` lines, the last one elided at its end."""
        key = (text, width, lines)
        kept = self._cut.get(key)
        if kept is None:
            if len(self._cut) > _LIMIT:
                self._cut.clear()
            kept = cut_lines(text, self.title_font, self._metrics[id(self.title_font)], width, lines)
            self._cut[key] = kept
        return kept

    def lines_for(self, card: Card, width: int) -> int:
        """Lines the title needs in a card this wide, at most 2."""
        return len(self.cut(self._desk.texts.title(card), width - PAD - 4, 2))

    # -- cards --------------------------------------------------------------------------------

    def paint(self, painter: QPainter, rect: QRect, card: Card, look: Look) -> None:
        """A card with its title above hour, places and state."""
        shown = shown_status(card, self.now_utc)
        self._ground(painter, rect, card, look, shown)
        if look.lifted:
            return
        line = self._theme.px(look.line)
        x, y = rect.x() + PAD, rect.y() + 2
        painter.setPen(self._ink(shown))
        for words in self.cut(self._desk.texts.title(card), rect.width() - PAD - 4, look.lines):
            self.text(painter, words, self.title_font, x, y, line)
            y += line
        self._meta(painter, QRect(x, y, rect.right() - x - 3, line), card, shown, look)

    def paint_line(self, painter: QPainter, rect: QRect, card: Card, look: Look) -> None:
        """A card of one line: hour, title, state."""
        shown = shown_status(card, self.now_utc)
        self._ground(painter, rect, card, look, shown)
        if look.lifted:
            return
        x: float = rect.x() + PAD
        height = rect.height()
        if not self._desk.client_id:
            x += self.chip(painter, card, x, rect.y() + (height - 16) / 2) + 4
        hour, right = self._desk.texts.hour(hour_of(card.due_wall)), rect.right() - 20
        if right - x - self.width(hour, self.micro_font) - 5 >= self._theme.px(LEAST_TITLE):
            painter.setPen(self._theme["ink-3"])
            x += self.text(painter, hour, self.micro_font, x, rect.y(), height) + 5
        painter.setPen(self._ink(shown))
        words = self.cut(self._desk.texts.title(card), int(right - x), 1)
        self.text(painter, words[0] if words else "", self.title_font, x, rect.y(), height)
        icon, role = tokens.STATUS_LOOK[shown]
        self.glyph(painter, icon, role, rect.right() - 19, rect.y() + (height - 14) / 2, 14)

    def _ink(self, shown: str) -> QColor:
        return self._theme["held" if shown == "held" else "ink-2" if shown in _OUT else "ink"]

    def _ground(self, painter: QPainter, rect: QRect, card: Card, look: Look, shown: str) -> None:
        pillar = self._desk.lookup.pillars.get(card.pillar_id)
        edge = f"pillar-{pillar.hue if pillar and 0 <= pillar.hue <= 8 else 0}"
        fill = ""
        if look.lifted:
            fill, edge = "bg-sunken", "line-strong"
        elif look.selected:
            fill = "accent-soft"
        elif look.hovered:
            fill = "bg-hover"
        elif look.raised:
            fill = "bg-raised"
        elif shown not in _OUT:
            fill = "bg-sunken" if look.weekend or self.dark else "bg-window"
        elif look.opaque:
            fill = "bg-weekend" if look.weekend else "bg-surface"
        key = (fill, edge, rect.width(), rect.height(), self.ratio)
        ground = self._grounds.get(key)
        if ground is None:
            ground = self._grounds[key] = self._made_ground(*key)
        painter.drawPixmap(rect.x(), rect.y(), ground)
        if look.selected or look.focused:
            self._outline(painter, rect, look)

    def _made_ground(self, fill: str, edge: str, width: int, height: int, ratio: float) -> QPixmap:
        """The ground of all cards of one size, fill and pillar, painted once."""
        if len(self._grounds) > 400:
            self._grounds.clear()
        made = QPixmap(round(width * ratio), round(height * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme[fill])
            painter.drawRoundedRect(0, 0, width, height, 4, 4)
        painter.fillRect(0, 0, tokens.EDGE, height, self._theme[edge])
        painter.end()
        return made

    def _outline(self, painter: QPainter, rect: QRect, look: Look) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if look.selected:
            painter.setPen(QPen(self._theme["accent"], 1.5))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        if look.focused:
            painter.setPen(QPen(self._theme["focus"], 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(-1, -1, 1, 1), 5, 5)

    def chip(self, painter: QPainter, card: Card, x: float, y: float) -> float:
        """The chip of a post's client; returns its width."""
        client = self._desk.lookup.client(card.client_id)
        if client is None:
            return 0
        key = (client.color, initials(client), self.ratio)
        kept = self._chips.get(key)
        if kept is None:
            if len(self._chips) > 400:
                self._chips.clear()
            kept = self._chips[key] = self._made_chip(*key)
        painter.drawPixmap(round(x), round(y), kept[0])
        return kept[1]

    def _made_chip(self, color: str, short: str, ratio: float) -> tuple[QPixmap, float]:
        """The chip of a client, painted once, and how wide it is."""
        words = self.width(short, self.strong_font)
        wide = max(20.0, words + 6)
        made = QPixmap(ceil(wide * ratio), ceil(CHIP * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.client(color))
        painter.drawRoundedRect(QRectF(0, 0, wide, CHIP), 3, 3)
        painter.setPen(self._theme["on-client"])
        self.text(painter, short, self.strong_font, (wide - words) / 2, 0, CHIP)
        painter.end()
        return made, wide

    def _meta(self, painter: QPainter, area: QRect, card: Card, shown: str, look: Look) -> None:
        x: float = area.x()
        y, height = area.y(), area.height()
        if not self._desk.client_id and area.width() > 40:
            x += self.chip(painter, card, x, y + (height - 16) / 2) + 4
        hour = look.when or (self._desk.texts.hour(hour_of(card.due_wall)) if card.due_wall else "")
        room = area.right() - 14 - x  # beside the state, which is never covered: where a card lies says the hour, too
        if hour and self.width(hour, self.title_font) <= room:
            painter.setPen(self._theme["ink-3"])
            x += self.text(painter, hour, self.title_font, x, y, height) + 3
        right = self._state(painter, area, shown, look, x)
        self.places(painter, card.place_ids, x, y + (height - 14) / 2, right)

    def _state(self, painter: QPainter, area: QRect, shown: str, look: Look, left: float) -> float:
        """The status glyph at the right, with its word where it must not be missed; returns where it begins."""
        icon, role = tokens.STATUS_LOOK[shown]
        size = 14
        x = area.right() - size + 1.0
        self.glyph(painter, icon, role, x, area.y() + (area.height() - size) / 2, size)
        word = self._desk.texts.state(shown) if look.words else ""
        if word:
            wide = self.width(word, self.micro_font)
            if x - wide - 4 >= left + 17:
                painter.setPen(self._theme[role])
                self.text(painter, word, self.micro_font, x - wide - 4, area.y(), area.height())
                x -= wide + 4
        return x

    def places(
        self, painter: QPainter, place_ids: tuple[int, ...], x: float, y: float, right: float
    ) -> float:
        """Network glyphs, as many as fit before ``right``; then how many more."""
        networks = self._networks.get(place_ids)
        if networks is None:
            networks = self._networks[place_ids] = self._desk.lookup.networks(place_ids)
        size, step = tokens.GLYPH, tokens.GLYPH + 3
        room = max(0, int((right - x + 2) // step))  # the last needs no gap: glyphs have air of their own
        fit, more = len(networks), ""
        if fit > room:
            fit, more = room, f"+{len(networks) - room}"
            while fit and x + fit * step + self.width(more, self.micro_font) > right - 1:
                fit, more = fit - 1, f"+{len(networks) - fit + 1}"
        for network in networks[:fit]:
            self.glyph(painter, f"@{network}", "ink-2", x, y, size)
            x += step
        if more and x + self.width(more, self.micro_font) <= right - 1:
            painter.setPen(self._theme["ink-3"])
            x += self.text(painter, more, self.micro_font, x, y, size)
        return x


def cut_lines(text: str, font: QFont, metrics: QFontMetricsF, width: int, lines: int) -> tuple[str, ...]:
    """Break ``text`` at words into at most ``lines`` lines of ``width``; what does not fit is elided at the end."""
    flat = " ".join(text.split())
    elide = Qt.TextElideMode.ElideRight
    if width < 8 or not flat:
        return ()
    if lines == 1 or metrics.horizontalAdvance(flat) <= width:
        return (metrics.elidedText(flat, elide, width),)
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while len(found) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        last = len(found) == lines - 1
        found.append(flat[start:] if last else flat[start : start + length])
    layout.endLayout()
    found[-1] = metrics.elidedText(found[-1].strip(), elide, width)
    return tuple(one.strip() for one in found)


def paint_ghost(
    painter: QPainter, cards: CardPainter, theme: Theme, rect: QRect, card: Card, count: int
) -> None:
    """The raised card under the pointer while dragging."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for grow in range(8, 0, -2):
        shade = theme["shadow"]
        shade = type(shade)(shade.red(), shade.green(), shade.blue(), 12)
        painter.setBrush(shade)
        painter.drawRoundedRect(rect.adjusted(-grow, -grow // 2, grow, grow + 2), 10, 10)
    painter.setPen(QPen(theme["line-strong"], 1))
    painter.setBrush(theme["bg-raised"])
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    cards.paint(painter, rect.adjusted(2, 6, -6, -6), card, Look(lines=2))
    if count > 1:
        badge = QRectF(rect.right() - 18, rect.y() - 6, 22, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["accent"])
        painter.drawEllipse(badge)
        painter.setPen(theme["on-accent"])
        painter.setFont(cards.strong_font)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(count))
