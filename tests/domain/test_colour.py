"""Contrast by the book, and accent groups like those drawn by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.colour import (
    DARK_SURFACES,
    LIGHT_SURFACES,
    WHITE,
    accent_set,
    chip,
    contrast,
    fits,
    nearest_fitting,
    parse,
)
from smdesk.domain.errors import BadInput

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
NAMES = ("accent", "accent-hover", "on-accent", "accent-text", "accent-soft", "accent-line", "focus")
# The groups drawn by hand for the sample clients and for "all clients": the measure of the rule.
LIGHT = {
    "#2C5C8A": "#2C5C8A #244D75 #FFFFFF #27547F #E9F0F7 #A9C3DC #2C5C8A",
    "#7B3F77": "#7B3F77 #6A3466 #FFFFFF #733A6F #F5ECF4 #D3B2D0 #7B3F77",
    "#2A664B": "#2A664B #22543D #FFFFFF #276147 #E8F2ED #A6CBB9 #2A664B",
    "#474FB0": "#474FB0 #3D449C #FFFFFF #4049A8 #ECEDF8 #B5B9E2 #474FB0",
}
DARK = {
    "#2C5C8A": "#8FBBE4 #A4C8EA #0E1F2F #98C1E7 #22303E #43607C #8FBBE4",
    "#7B3F77": "#D6A3D0 #E0B6DB #2B0F29 #DAABD4 #38283A #6E4A6C #D6A3D0",
    "#2A664B": "#85C9A8 #9AD4B8 #0C261A #8FCEB0 #20332A #3F6B56 #85C9A8",
    "#474FB0": "#A3A9F2 #B5BAF5 #171A3A #AEB4F5 #2A2C44 #4D5182 #A3A9F2",
}


def distance(one: str, other: str) -> float:
    """Euclidean, of 441 at most."""
    return math.dist(*[[int(color[index : index + 2], 16) for index in (1, 3, 5)] for color in (one, other)])


@pytest.mark.parametrize(("group", "dark"), [(LIGHT, False), (DARK, True)])
def test_the_rule_looks_like_the_hand(group: dict[str, str], dark: bool) -> None:
    for color, drawn in group.items():
        made = accent_set(color, dark)
        assert tuple(made) == NAMES
        for name, expected in zip(NAMES, drawn.split(), strict=True):
            assert distance(made[name], expected) < 22, (color, name, made[name], expected)


def test_contrast_by_the_book() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == 1
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)
    assert fits("#767676") and not fits("#777777")


def test_colours_are_read_or_refused() -> None:
    assert parse(" abc ") == "#AABBCC"
    for text in ("", "red", "#12345", "#12345G", "#1234567"):
        with pytest.raises(BadInput):
            parse(text)


def test_a_fitting_colour_stays_and_a_light_one_keeps_its_hue() -> None:
    assert nearest_fitting("#2c5c8a") == "#2C5C8A"
    red, green, blue = (int(nearest_fitting("#FFD400")[index : index + 2], 16) for index in (1, 3, 5))
    assert red >= green > blue
    assert chip("#2C5C8A", dark=False) == "#2C5C8A"
    assert distance(chip("#2C5C8A", dark=True), "#3F76AA") < 12


@given(COLORS, st.booleans())
def test_every_colour_makes_a_group_that_can_be_read(color: str, dark: bool) -> None:
    assert fits(nearest_fitting(color))
    assert fits(chip(color, dark))
    made = accent_set(color, dark)
    assert contrast(made["on-accent"], made["accent"]) >= 4.5
    assert contrast(made["on-accent"], made["accent-hover"]) >= 4.5
    for surface in (*(DARK_SURFACES if dark else LIGHT_SURFACES), made["accent-soft"]):
        assert contrast(made["accent-text"], surface) >= 4.5
    for surface in (DARK_SURFACES if dark else LIGHT_SURFACES)[:5]:
        assert contrast(made["focus"], surface) >= 3
