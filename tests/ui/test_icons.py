"""Every icon is one of the family: same grid, no colour of its own, nothing cut off."""

import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from smdesk import resources

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"path", "circle", "rect"}
SCALE = 8  # pixels per unit of the 24 grid
MARGIN = 4  # units looked at around the grid


def icon_files() -> list[Path]:
    folder = resources.path("icons")
    return sorted([*folder.glob("ui/*.svg"), *folder.glob("networks/*.svg")])


FILES = icon_files()
every_icon = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")


def drawn(source: str, x: float, y: float, side: float) -> QImage:
    """The square of the drawing that begins at x, y, in black on nothing."""
    source = source.replace("currentColor", "#000000")
    source = re.sub(r'viewBox="[^"]*"', f'viewBox="{x} {y} {side} {side}"', source)
    image = QImage(round(side * SCALE), round(side * SCALE), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    return image


def has_ink(image: QImage, x: int, y: int, width: int, height: int) -> bool:
    part = image.copy(x, y, width, height).convertToFormat(QImage.Format.Format_Alpha8)
    return any(bytes(part.constBits()))


def test_both_folders_hold_icons() -> None:
    names = {f"{file.parent.name}/{file.stem}" for file in FILES}
    assert {"ui/calendar", "ui/inbox", "ui/mark", "networks/instagram", "networks/generic"} <= names


@every_icon
def test_qt_reads_it(file: Path) -> None:
    renderer = QSvgRenderer(QByteArray(file.read_bytes()))
    assert renderer.isValid()
    assert renderer.viewBoxF() == QRectF(0, 0, 24, 24)


@every_icon
def test_it_is_drawn_as_the_family_is(file: Path) -> None:
    root = ElementTree.fromstring(file.read_text("utf-8"))
    assert root.tag == f"{SVG}svg"
    assert root.attrib == {
        "viewBox": "0 0 24 24",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "1.5",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    assert {element.tag.removeprefix(SVG) for element in root} <= SHAPES


@every_icon
def test_it_has_no_colour_of_its_own(file: Path) -> None:
    for element in ElementTree.fromstring(file.read_text("utf-8")).iter():
        assert {element.get(name, "none") for name in ("fill", "stroke", "color")} <= {"currentColor", "none"}
        assert not {"style", "class", "opacity", "filter"} & element.attrib.keys()


@every_icon
def test_nothing_is_cut_off_and_something_is_drawn(file: Path) -> None:
    side = 24 + 2 * MARGIN
    image = drawn(file.read_text("utf-8"), -MARGIN, -MARGIN, side)
    whole, edge, grid = side * SCALE, MARGIN * SCALE, 24 * SCALE
    assert has_ink(image, edge, edge, grid, grid)
    assert not has_ink(image, 0, 0, whole, edge), "above the grid"
    assert not has_ink(image, 0, edge + grid, whole, edge), "below the grid"
    assert not has_ink(image, 0, 0, edge, whole), "left of the grid"
    assert not has_ink(image, edge + grid, 0, edge, whole), "right of the grid"
