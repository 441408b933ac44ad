"""Campaigns as bands across the days, with what they serve; month and week draw them alike."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from smdesk.domain.colour import accent_set
from smdesk.services.calendar import Band
from smdesk.ui.icons import draw
from smdesk.ui.views.calendar.cards import CardPainter
from smdesk.ui.views.calendar.desk import Desk


def band_words(desk: Desk, band: Band) -> tuple[str, str]:
    """The name of a campaign, and what it serves (with all clients also whose it is)."""
    _, lookup = desk.ctx.words, desk.lookup
    objective = lookup.serves(band.campaign)
    serves = _("serves {code}, {title}", code=objective.code, title=objective.title) if objective else ""
    client = lookup.client(band.campaign.client_id)
    if not desk.client_id and client:
        return band.campaign.name, " · ".join(filter(None, (client.name, serves)))
    return _("Campaign: {name}", name=band.campaign.name), serves


def band_tip(desk: Desk, band: Band) -> str:
    """The same in full, for a tooltip."""
    return "\n".join(filter(None, band_words(desk, band)))


def paint_band(
    painter: QPainter, cards: CardPainter, desk: Desk, box: QRect, band: Band, named: bool = True
) -> None:
    """Draw a band in the soft colour of its client; ``named`` False for its later weeks."""
    theme = desk.ctx.theme
    client = desk.lookup.client(band.campaign.client_id)
    soft, ink = theme["accent-soft"], theme["accent-text"]
    if not desk.client_id and client and client.color:
        own = accent_set(client.color, theme.dark)
        soft, ink = QColor(own["accent-soft"]), QColor(own["accent-text"])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft)
    painter.drawRoundedRect(box, 4, 4)
    if not named:
        return
    name, serves = band_words(desk, band)
    draw(painter, "flag", ink, box.x() + 5, box.y() + (box.height() - 14) / 2, 14)
    x: float = box.x() + 22
    painter.setPen(ink)
    name = cards.elided(name, box.right() - 6 - x)
    x += cards.text(painter, name, cards.micro_font, x, box.y(), box.height()) + 8
    serves = cards.elided(serves, box.right() - 6 - x)
    if len(serves) > 3:
        painter.setPen(theme["ink-2"])
        cards.text(painter, serves, cards.micro_font, x, box.y(), box.height())
