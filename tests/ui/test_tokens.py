"""What is written can be read: 4.5:1 (WCAG 2.x, AA) for every text role on the surfaces it stands on."""

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from smdesk import resources
from smdesk.domain.colour import contrast
from smdesk.ui import tokens
from smdesk.ui.dialogs.fields import SWATCHES
from smdesk.ui.sheet import style_sheet
from smdesk.ui.theme import Theme, palette_roles

READABLE = 4.5
GLYPH = 3.0  # WCAG 2.x for shapes that carry meaning: edges of pillars, rings, the focus
# indigo ("" ), the swatches offered, and colours that a business may really have
COLORS = sorted({"", *SWATCHES, "#FFD500", "#FFFFFF", "#000000", "#E4002B", "#00A3E0", "#7FFF00", "#808080"})
SURFACES = ("bg-window", "bg-surface", "bg-sunken", "bg-weekend", "bg-raised", "bg-hover", "bg-note")
INKS = ("ink", "ink-2", "accent-text")
QUIET = ("ink-3",)  # captions and placeholders: not under the pointer, not on a note
PAIRS = (
    ("on-accent", "accent"), ("on-accent", "accent-hover"), ("accent-text", "accent-soft"), ("ink", "accent-soft"),
    ("ink", "bg-pressed"), ("ink-2", "bg-pressed"), ("danger", "danger-soft"), ("warn", "warn-soft"),
    ("ok", "ok-soft"), ("held", "held-soft"), ("ink-2", "accent-soft"),
)  # fmt: skip
STATES = ("danger", "warn", "ok", "held")
PLAIN = ("bg-window", "bg-surface", "bg-sunken", "bg-weekend", "bg-raised")


def solid(color: str) -> str:
    """#RRGGBB of a role that hides what lies under it."""
    assert re.fullmatch("#[0-9A-Fa-f]{6}", color), f"{color} is not opaque"
    return color


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("color", COLORS, ids=lambda color: color or "indigo")
def test_text_can_be_read_on_every_surface(color: str, dark: bool) -> None:
    roles = palette_roles(color, dark)
    pairs = [
        *product(INKS, SURFACES), *product(QUIET, PLAIN), *product(STATES, PLAIN), *PAIRS,
    ]  # fmt: skip
    poor = {
        f"{text} on {ground}": round(found, 2)
        for text, ground in pairs
        if (found := contrast(solid(roles[text]), solid(roles[ground]))) < READABLE
    }
    assert not poor


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("color", COLORS, ids=lambda color: color or "indigo")
def test_the_focus_and_the_pillars_can_be_seen(color: str, dark: bool) -> None:
    roles = palette_roles(color, dark)
    shapes = [(edge, ground) for edge in ("focus", "line-control") for ground in PLAIN]  # edges of fields and boxes
    shapes += [(f"pillar-{hue}", "bg-surface") for hue in range(1, 9)]
    poor = {
        f"{shape} on {ground}": round(found, 2)
        for shape, ground in shapes
        if (found := contrast(solid(roles[shape]), solid(roles[ground]))) < GLYPH
    }
    assert not poor


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_white_letters_stand_on_the_offered_colours(qapp: QApplication, mode: str) -> None:
    theme = qapp.findChild(Theme) or Theme(qapp, mode=mode)
    theme.set(mode=mode)
    for color in SWATCHES:
        assert contrast(theme.client(color).name(), theme["on-client"].name()) >= READABLE, color
    theme.set(mode="light")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("color", ["", "#FFD500"])
def test_every_role_is_a_colour_and_the_sheet_has_no_other(color: str, dark: bool) -> None:
    roles = palette_roles(color, dark)
    assert all(QColor.isValidColorName(value) for value in roles.values())
    written = set(re.findall("#[0-9A-Fa-f]{6,8}", style_sheet(roles, 1.0, dark)))
    assert written <= set(roles.values())


def test_every_status_has_an_icon_a_word_and_a_colour() -> None:
    from smdesk.domain.posts import STATUS_NAMES

    assert set(tokens.STATUS_LOOK) == set(STATUS_NAMES)
    icons = [name for name, _ in tokens.STATUS_LOOK.values()]
    assert len(set(icons)) == len(icons), "status by shape, not by colour alone"
    for icon, role in tokens.STATUS_LOOK.values():
        assert resources.path("icons", "ui", f"{icon}.svg").exists()
        assert role in tokens.LIGHT | tokens.INDIGO


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("look", ["", "bare", "title"])
def test_hints_in_empty_fields_are_not_paler_than_captions(qtbot: QtBot, qapp: QApplication, mode: str, look: str) -> None:
    theme = qapp.findChild(Theme) or Theme(qapp, mode=mode)
    theme.set(mode=mode)
    for field in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(field)
        field.setProperty("look", look)
        field.setPlaceholderText("Name of the business")
        field.show()
        shown = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert shown == theme["ink-3"], "Qt halves the colour of the text where the sheet names none for hints"
    theme.set(mode="light")
