"""Finds texts that have less room than they need, in any widget that is shown."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QToolButton,
    QWidget,
)

# Painted widgets that shorten their text by design, say it in full as accessible name, and have a tooltip or lead
# to where it stands in full. In English, Italian and Spanish the rail's words must fit all the same.
SHORTENED = frozenset({"ClientButton", "Fact", "PartCard", "PlaceRow", "PreviewCard", "RailButton", "SearchField", "Shortened", "Tab"})
ZERO_WIDTH_SPACE = "\u200b"  # where long addresses may break
SLACK = 1  # px that rounding of fonts and styles may take


def clipped(root: QWidget, language: str = "pseudo") -> list[str]:
    """A line for each text under ``root`` that is cut off; empty when all can be read."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if (widget.isVisible() and not widget.visibleRegion().isEmpty()) or _scrolled_away(widget):
            found += [f"{_path(widget, root)}: {fault}" for fault in _faults(widget, root, language)]
    return found


def _scrolled_away(widget: QWidget) -> bool:
    return widget.isVisible() and _area_of(widget) is not None


def _faults(widget: QWidget, root: QWidget, language: str) -> Iterator[str]:
    name = type(widget).__name__
    if isinstance(widget, QLabel) and name not in SHORTENED:
        yield from _label(widget)
    elif name == "RailButton" and language != "pseudo":
        assert isinstance(widget, QAbstractButton)
        metrics = QFontMetrics(widget.font())
        wide = metrics.horizontalAdvance(widget.text()) * 11 // max(1, widget.font().pixelSize())
        if wide > widget.width() - 2:
            yield f"{widget.text()!r} needs {wide} px of {widget.width() - 2}"
    elif isinstance(widget, QAbstractButton) and name not in SHORTENED:
        yield from _button(widget)
    elif isinstance(widget, QLineEdit):
        yield from _line(widget)
    elif isinstance(widget, QComboBox):
        yield from _combo(widget)
    elif isinstance(widget, QHeaderView):
        yield from _header(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox | QTabBar):
        yield from _outside(widget, root)


def _label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or (label.pixmap() and not label.pixmap().isNull()):
        return
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if need > label.height() + SLACK:
            yield f"{text!r} needs {need} px of height, has {label.height()}"
        metrics, room = QFontMetrics(label.font()), label.contentsRect().width() - 2 * label.margin()
        longest = max(text.replace(ZERO_WIDTH_SPACE, " ").split() or [""], key=metrics.horizontalAdvance)
        if label.textFormat() != Qt.TextFormat.RichText and metrics.horizontalAdvance(longest) > room + SLACK:
            yield f"the word {longest!r} needs {metrics.horizontalAdvance(longest)} px, has {room}"
        return
    yield from _less(text, label.sizeHint(), label.size())


def _button(button: QAbstractButton) -> Iterator[str]:
    if not button.text():
        return
    if isinstance(button, QPushButton | QCheckBox | QRadioButton):
        yield from _less(button.text(), button.sizeHint(), button.size())
    elif isinstance(button, QToolButton):
        if button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly:
            yield from _less(button.text(), button.sizeHint(), button.size())
    elif button.hasHeightForWidth():
        yield from _less(button.text(), QSize(0, button.heightForWidth(button.width())), button.size())
    else:
        yield from _less(button.text(), button.sizeHint(), button.size())


def _less(text: str, need: QSize, has: QSize) -> Iterator[str]:
    if need.width() > has.width() + SLACK:
        yield f"{text!r} needs {need.width()} px, has {has.width()}"
    if need.height() > has.height() + SLACK:
        yield f"{text!r} needs {need.height()} px of height, has {has.height()}"


def _line(line: QLineEdit) -> Iterator[str]:
    hint = line.placeholderText()
    if not hint or line.text():
        return
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    margins = line.textMargins()
    has = room.width() - margins.left() - margins.right() - 4  # 2 px each side are QLineEdit's own
    need = QFontMetrics(line.font()).horizontalAdvance(hint)
    if need > has + SLACK:
        yield f"placeholder {hint!r} needs {need} px, has {has}"


def _combo(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    icon = box.iconSize().width() + 4 if not box.itemIcon(box.currentIndex()).isNull() else 0
    need = QFontMetrics(box.font()).horizontalAdvance(box.currentText()) + icon
    if need > field.width() + SLACK:
        yield f"{box.currentText()!r} needs {need} px, has {field.width()}"


def _header(header: QHeaderView) -> Iterator[str]:
    for section in range(header.count()):
        text = str(header.model().headerData(section, header.orientation()) or "")
        if not header.isSectionHidden(section) and text:
            need, has = header.sectionSizeFromContents(section).width(), header.sectionSize(section)
            align = header.model().headerData(section, header.orientation(), Qt.ItemDataRole.TextAlignmentRole)
            if need > has + SLACK and isinstance(align, int) and align & Qt.TextFlag.TextWordWrap.value:
                yield from _folded(header, text, has)
            elif need > has + SLACK:
                yield f"column {text!r} needs {need} px, has {has}"


def _folded(header: QHeaderView, text: str, has: int) -> Iterator[str]:
    """A head that breaks into lines: its longest word needs its width, all its lines their height."""
    metrics, room = QFontMetrics(header.font()), has - 8
    word = max(text.split(), key=metrics.horizontalAdvance)
    if metrics.horizontalAdvance(word) > room:
        yield f"the word {word!r} of a head needs {metrics.horizontalAdvance(word)} px, has {room}"
    need = metrics.boundingRect(0, 0, room, 999, Qt.TextFlag.TextWordWrap, text).height()
    if need > header.height():
        yield f"column {text!r} needs {need} px of height, has {header.height()}"


def _tabs(bar: QTabBar) -> Iterator[str]:
    metrics = QFontMetrics(bar.font())
    for place in range(bar.count()):
        box, text = bar.tabRect(place), bar.tabText(place)
        if metrics.horizontalAdvance(text) > box.width():
            yield f"tab {text!r} needs {metrics.horizontalAdvance(text)} px, has {box.width()}"
        if box.right() > bar.width() + SLACK:
            yield f"tab {text!r} ends at {box.right()}, the bar at {bar.width()}"


def _outside(widget: QWidget, root: QWidget) -> Iterator[str]:
    """What reaches beyond a parent is cut off there, except up and down in a scroll area."""
    parent, area = widget.parentWidget(), _area_of(widget)
    while parent is not None and widget is not root and parent is not root.parentWidget():
        box = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        room = parent.rect()
        viewport = area is not None and parent is area.viewport()
        beside = box.left() < room.left() - SLACK or box.right() > room.right() + SLACK
        if beside and not (viewport and area is not None and _scrolls_sideways(area)):
            yield f"{_text(widget)!r} spans {box.left()}…{box.right()} px of {room.right()} in {_name(parent)}"
            return
        if not viewport and (box.top() < room.top() - SLACK or box.bottom() > room.bottom() + SLACK):
            yield f"{_text(widget)!r} spans {box.top()}…{box.bottom()} px down of {room.bottom()} in {_name(parent)}"
            return
        if viewport and area is not None:
            if area.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff and (
                box.top() < -SLACK or box.bottom() > room.bottom() + SLACK
            ):
                yield f"{_text(widget)!r} lies outside of an area that does not scroll"
            return
        if parent is root or parent.isWindow():
            return
        parent = parent.parentWidget()


def _scrolls_sideways(area: QAbstractScrollArea) -> bool:
    shown = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return shown and area.horizontalScrollBar().maximum() > 0


def _area_of(widget: QWidget) -> QAbstractScrollArea | None:
    one = widget.parentWidget()
    while one is not None:
        if isinstance(one, QAbstractScrollArea):
            return one
        one = one.parentWidget()
    return None


def _text(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    text = getattr(widget, "text", None)
    return str(text() if callable(text) else text or widget.accessibleName())


def _name(widget: QWidget) -> str:
    return type(widget).__name__ + (f"#{widget.objectName()}" if widget.objectName() else "")


def _path(widget: QWidget, root: QWidget) -> str:
    names = [_name(widget)]
    parent = widget.parentWidget()
    while parent is not None and widget is not root:
        if type(parent).__module__.startswith("smdesk") or parent is root:
            names.append(_name(parent))
        if parent is root:
            break
        parent = parent.parentWidget()
    return " < ".join(names)
