"""The lines of the right column: headings, links, what hangs on nothing, lessons."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.posts import STATUS_NAMES
from smdesk.services import ladder
from smdesk.services.completeness import Reason, said
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.listmodel import Index, ItemModel
from smdesk.ui.views.strategy.values import Values

ROW, HEAD = 32, 34
UP, DOWN, LOOSE_POSTS, LOOSE, LESSONS, MISSING = "up", "down", "posts", "records", "lessons", "missing"
SAYS, SAYING = "says", 40  # posts that say it, and how many are looked for
SAID = {"keyword": "term", "product": "name", "feature": "name"}  # kinds whose words posts should hold
FEW = 8  # links of a kind shown before "9 more"


@dataclass(frozen=True, slots=True)
class Row:
    """A line. ``kind`` and ``id`` say what it leads to; "" for words alone; ``more`` opens a block whole.

    What is missing leads to a section (``block``), and there to a record where it has one.
    """

    text: str
    style: str = "link"  # head, link, loose, words, more, lesson, missing, verb
    kind: str = ""
    id: int = 0
    icon: str = ""
    note: str = ""
    hint: str = ""
    block: str = ""

    @property
    def words(self) -> str:
        """All of it."""
        return ", ".join(filter(None, (self.text, self.hint, self.note)))


@dataclass(slots=True)
class Gather:
    """Makes the lines for a record and its plan."""

    desk: Desk
    plan: WholePlan
    opened: set[str] = field(default_factory=set)  # blocks shown whole
    reasons: Sequence[Reason] = ()  # why the chapter in front is not complete

    def rows(self, record: Any, orphans: ladder.Orphans | None) -> list[Row]:
        """Everything the column says."""
        _ = self.desk.ctx.words
        found: list[Row] = self._empty()
        if record is not None and record.id:
            links = ladder.links(self.desk.ctx.store, self.plan, record)
            found += self._block(UP, _("It serves"), [self._link(one) for one in links.up])
            found += self._block(DOWN, _("Served by"), [self._link(one) for one in links.down], links.more)
            if record.KIND in SAID:
                found += self._said_by(str(getattr(record, SAID[record.KIND])))
            elif not links.up and not links.down:
                found.append(Row(_("Nothing points here yet, and it serves nothing."), "words"))
        else:
            found.append(Row(_("Choose a record to see what it serves and what serves it."), "words"))
        missing = [
            Row(said(one, _), "missing", one.kind, one.number, "circle", block=one.section) for one in self.reasons
        ]
        found += self._block(MISSING, _("Missing in this chapter"), missing)
        if orphans is not None:
            found += self._orphans(orphans)
        found += self._lessons(record)
        return found

    def _block(self, block: str, title: str, rows: list[Row], more: int = 0) -> list[Row]:
        _ = self.desk.ctx.words
        if not rows:
            return []
        shown = rows if block in self.opened else rows[:FEW]
        hidden = len(rows) - len(shown) + more
        if hidden == 1 and not more:
            shown, hidden = rows, 0  # the line that says "1 more" would take the place of the one it hides
        found = [Row(title, "head"), *shown]
        if hidden:
            found.append(Row(_.n_("{n} more", "{n} more", hidden), "more", block=block))
        return found

    def _said_by(self, words: str) -> list[Row]:
        """Posts that hold the words of a keyword, a product or a regular feature."""
        _ = self.desk.ctx.words
        hits = self.desk.ctx.store.posts.search(words, self.plan.client.id, SAYING) if words.strip() else []
        links = [ladder.Link("post", hit.id, hit.title or hit.text_key, hit.status, hit.due_wall[:10]) for hit in hits]
        if not links:
            return [Row(_("No post says it yet."), "words")]
        return self._block(SAYS, _("Posts that say it"), [self._link(one) for one in links])

    def _empty(self) -> list[Row]:
        """Ways to begin, while the plan says nothing."""
        _ = self.desk.ctx.words
        if any(self.plan.of(kind) for kind in ("goal", "objective", "segment", "market_role", "plan_text")):
            return []
        verbs = [("template", _("Start from a template…"), "copy"), ("paste", _("Bring in the text of an old plan…"), "file")]
        rows = [Row(text, "verb", icon=icon, block=f"strategy.{verb}") for verb, text, icon in verbs]
        return [Row(_("This plan is empty"), "head"), *rows]

    def _link(self, link: ladder.Link) -> Row:
        _ = self.desk.ctx.words
        if link.kind == "post":
            icon = tokens.STATUS_LOOK.get(link.note, ("post", ""))[0]
            day = self._short(link.day) if link.day else _("no date")
            return Row(link.title or _("Post"), "link", "post", link.id, icon, day, _(STATUS_NAMES.get(link.note, "")))
        shape = SHAPES.get(link.kind)
        icon = shape.icon if shape else "link"
        title = link.title or (_(shape.one) if shape else "")
        if link.kind in ("place", "place_role"):
            one = self.plan.get(link.kind, link.id)
            title = Values(self.desk.ctx).title("place", self.plan.get("place", getattr(one, "place_id", link.id)))
        return Row(title, "link", link.kind, link.id, icon, self._short(link.day) if link.day else "", _(shape.one) if shape else "")

    def _short(self, day: str) -> str:
        from smdesk.domain.time import day_of
        from smdesk.ui.dates import day_text

        pattern = "d MMM" if day[:4] == str(self.desk.today.year) else "MMM yyyy"
        return day_text(self.desk.ctx.locale, day_of(day), pattern)

    def _orphans(self, orphans: ladder.Orphans) -> list[Row]:
        _ = self.desk.ctx.words
        posts = [
            Row(card.title or card.text_key or _("Post"), "loose", "post", card.id, "warning",
                self._short(card.due_wall[:10]) if card.due_wall else _("idea"), _("Serves no objective"))
            for card in orphans.posts
        ]  # fmt: skip
        records = []
        for one in orphans.records:
            kind = one.record.KIND
            title = ladder.title_of(self.plan, one.record, _)
            records.append(Row(title, "loose", kind, one.record.id, "warning", "", _(one.reason)))
        found = self._block(LOOSE_POSTS, _("Without objective"), posts, orphans.post_count - len(posts))
        found += self._block(LOOSE, _("Loose ends of the plan"), records)
        if posts or records:
            found.append(Row(_("Drag them onto a rung, or press Enter and choose what they serve."), "words"))
        return found

    def _lessons(self, record: Any) -> list[Row]:
        _ = self.desk.ctx.words
        number = record.id if record is not None and record.KIND == "objective" else getattr(record, "objective_id", 0)
        rows = []
        for one in self.plan.of("campaign", objective_id=number) if number else ():
            if one.lessons:
                first = next((line.lstrip("#-* ") for line in one.lessons.split("\n") if line.strip("#-* ")), "")
                rows.append(Row(first, "lesson", "campaign", one.id, "", "", one.name))
        return [Row(_("Lessons"), "head"), *rows] if rows else []


class LinkCells(QStyledItemDelegate):
    """Paints a line."""

    def __init__(self, desk: Desk, parent: Any) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._view = desk, desk.ctx.theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, ItemModel)
        row: Row = model.items[index.row()]
        wide = self._view.viewport().width()
        if row.style == "head":
            return QSize(wide, self._theme.px(HEAD) + (6 if index.row() else 4))
        if row.style == "missing":
            metrics = QFontMetrics(self._theme.font(tokens.BODY))
            box = metrics.boundingRect(0, 0, wide - 57, 9999, Qt.TextFlag.TextWordWrap, row.text)
            return QSize(wide, max(self._theme.px(ROW), box.height() + 12))
        if row.style in ("words", "lesson"):
            size = tokens.CAPTION if row.style == "words" else tokens.BODY
            metrics = QFontMetrics(self._theme.font(size))
            box = metrics.boundingRect(0, 0, wide - 36, 9999, Qt.TextFlag.TextWordWrap, row.text)
            return QSize(wide, box.height() + (6 if index.row() == 0 else 0) + (14 if row.style == "words" else 32))
        if row.style == "loose" and row.kind != "post":
            return QSize(wide, self._theme.px(46))
        return QSize(wide, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, theme = index.model(), self._theme
        assert isinstance(model, ItemModel)
        row: Row = model.items[index.row()]
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.style == "head":
            if index.row():
                painter.fillRect(QRectF(area.left(), area.top() + 6, area.width(), 1), theme["line"])
            painter.setFont(theme.font(tokens.CAPTION, strong=True))
            painter.setPen(theme["ink-2"])
            painter.drawText(area.adjusted(16, 8, -16, 0), Qt.AlignmentFlag.AlignVCenter, row.text)
        elif row.style == "missing":
            self._missing(painter, option, area, row)
        elif row.style in ("words", "lesson"):
            self._sentence(painter, area.adjusted(16, 10 if index.row() == 0 else 4, -16, 0), row)
        else:
            self._link(painter, option, area, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(7, 1, -7, -1), 6, 6)
        painter.restore()

    def _sentence(self, painter: QPainter, inner: QRectF, row: Row) -> None:
        lesson = row.style == "lesson"
        painter.setFont(self._theme.font(tokens.BODY if lesson else tokens.CAPTION))
        painter.setPen(self._theme["ink" if lesson else "ink-3"])
        painter.drawText(inner, Qt.TextFlag.TextWordWrap, row.text)
        if lesson:
            painter.setFont(self._theme.font(tokens.CAPTION))
            painter.setPen(self._theme["ink-3"])
            painter.drawText(inner.adjusted(0, 0, 0, -6), Qt.AlignmentFlag.AlignBottom, row.hint)

    def _missing(self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF, row: Row) -> None:
        theme = self._theme
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["bg-hover"])
            painter.drawRoundedRect(area.adjusted(8, 1, -8, -1), 6, 6)
        draw(painter, row.icon, theme["ink-3"], 16, area.top() + 7, 16)
        painter.setFont(theme.font(tokens.BODY))
        painter.setPen(theme["ink"])
        painter.drawText(area.adjusted(41, 6, -16, 0), Qt.TextFlag.TextWordWrap, row.text)

    def _link(self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF, row: Row) -> None:
        theme = self._theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and row.style == "loose"
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["accent-soft" if selected else "bg-hover"])
            painter.drawRoundedRect(area.adjusted(8, 1, -8, -1), 6, 6)
        two = row.style == "loose" and row.kind != "post"
        line = QRectF(area.left(), area.top() + (4 if two else 0), area.width(), area.height() / (2 if two else 1))
        middle = Qt.AlignmentFlag.AlignVCenter
        left = 16
        if row.icon:
            tint = theme["warn" if row.style == "loose" else "ink-2"]
            draw(painter, row.icon, tint, 16, line.center().y() - 8, 16)
            left = 41
        painter.setFont(theme.font(tokens.CAPTION))
        wide = painter.fontMetrics().horizontalAdvance(row.note) + 10 if row.note else 0
        painter.setPen(theme["ink-3"])
        painter.drawText(line.adjusted(0, 0, -16, 0), middle | Qt.AlignmentFlag.AlignRight, row.note)
        painter.setFont(theme.font(tokens.CAPTION if row.style == "more" else tokens.BODY))
        painter.setPen(theme["accent-text" if row.style == "more" else "ink"])
        room = area.width() - left - 16 - wide
        text = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, line.top(), room, line.height()), middle, text)
        if two:
            painter.setFont(theme.font(tokens.CAPTION))
            painter.setPen(theme["ink-3"])
            below = QRectF(left, area.center().y() - 1, area.width() - left - 16, area.height() / 2 - 3)
            hint = painter.fontMetrics().elidedText(row.hint, Qt.TextElideMode.ElideRight, int(below.width()))
            painter.drawText(below, middle, hint)
