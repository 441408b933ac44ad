"""Colours of clients: contrast by WCAG 2.x, and the accent group of the look made from any colour.

Lightness and chroma are those of OKLCH (Björn Ottosson, 2020), in which the hand-made groups of the look are
regular: the same steps of lightness for every hue. Text pairs reach 4.5:1 on every surface of the theme.
"""

import math
import re
from collections.abc import Iterable
from functools import lru_cache

from smdesk.domain.errors import N_, BadInput

TEXT = 4.5  # WCAG 2.x contrast for text, level AA
WHITE = "#FFFFFF"
# The surfaces on which accent text may stand: window, surface, sunken, weekend, raised, hover, pressed, note.
LIGHT_SURFACES = ("#F5F5F2", "#FFFFFF", "#F0F0EC", "#FAFAF8", "#ECECE8", "#E2E2DD", "#FDF5D8")
DARK_SURFACES = ("#17181B", "#1D1F22", "#26282C", "#1A1C1F", "#282A2F", "#2B2E33", "#34373D", "#332D18")
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_STEP = 0.004  # of lightness, when a colour is moved until it fits

Lch = tuple[float, float, float]


def parse(text: str) -> str:
    """A colour as "#RRGGBB" from "#rgb" or "#rrggbb", with or without the sign.

    :raises BadInput: when it is none
    """
    match = _HEX.fullmatch(text.strip())
    if match is None:
        raise BadInput(
            N_("Colour: “{text}” is not a colour; write it like #2C5C8A."), "color", text=text[:20]
        )
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    return "#" + digits.upper()


def _linear(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return _decoded(red), _decoded(green), _decoded(blue)


def _decoded(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def luminance(color: str) -> float:
    """Relative luminance of "#RRGGBB", 0 to 1, as WCAG 2.x defines it."""
    red, green, blue = _linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21.

    :raises BadInput: when either is no colour
    """
    dark, light = sorted((luminance(parse(one)), luminance(parse(other))))
    return (light + 0.05) / (dark + 0.05)


def _lch(color: str) -> Lch:
    red, green, blue = _linear(color)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _channels(lch: Lch) -> tuple[float, float, float]:
    lightness, chroma, hue = lch
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _hex(lch: Lch) -> str:
    """The nearest colour a screen can show: lightness and hue kept, chroma given up as far as needed."""
    lightness, chroma, hue = min(max(lch[0], 0.0), 1.0), lch[1], lch[2]
    channels = _channels((lightness, chroma, hue))
    while chroma > 0 and not all(-0.0005 <= channel <= 1.0005 for channel in channels):
        chroma = max(0.0, chroma - 0.002)
        channels = _channels((lightness, chroma, hue))
    bytes_ = (round(_encoded(min(max(channel, 0.0), 1.0)) * 255) for channel in channels)
    return "#" + "".join(f"{byte:02X}" for byte in bytes_)


def _moved(lch: Lch, against: Iterable[str], step: float, ratio: float = TEXT) -> str:
    """The colour moved lighter (step > 0) or darker until it stands out from all of ``against``."""
    lightness, chroma, hue = lch
    grounds = tuple(against)
    while True:
        color = _hex((lightness, chroma, hue))
        if all(contrast(color, ground) >= ratio for ground in grounds) or not 0 < lightness < 1:
            return color
        lightness = min(max(lightness + step, 0.0), 1.0)


def fits(color: str) -> bool:
    """Whether white text can be read on a client's colour.

    :raises BadInput: when it is no colour
    """
    return contrast(parse(color), WHITE) >= TEXT


def nearest_fitting(color: str) -> str:
    """The colour itself when white text can be read on it, else darkened, its hue kept, until it can.

    :raises BadInput: when it is no colour
    """
    plain = parse(color)
    return plain if fits(plain) else _moved(_lch(plain), (WHITE,), -_STEP)


def chip(color: str, dark: bool) -> str:
    """The fill of a client's chip, for white letters; a little lighter on dark surfaces."""
    base = nearest_fitting(color)
    if not dark:
        return base
    lightness, chroma, hue = _lch(base)
    return _moved((max(lightness, 0.4) + 0.085, chroma * 1.08, hue), (WHITE,), -_STEP)


@lru_cache(maxsize=64)
def _accents(color: str, dark: bool) -> tuple[tuple[str, str], ...]:
    return tuple((_dark_set if dark else _light_set)(nearest_fitting(color)).items())


def accent_set(color: str, dark: bool) -> dict[str, str]:
    """The accent tokens for a client's colour, by name: accent, its hover, text, soft and line, and focus.

    :raises BadInput: when it is no colour
    """
    return dict(_accents(parse(color), dark))


def _light_set(base: str) -> dict[str, str]:
    lightness, chroma, hue = _lch(base)
    soft = _hex((0.952, min(0.13 * chroma, 0.015), hue))
    hover = lightness - 0.053 if lightness > 0.2 else lightness + 0.08
    return {
        "accent": base,
        "accent-hover": _hex((hover, chroma * 0.91, hue)),
        "on-accent": WHITE,
        "accent-text": _moved((lightness - 0.027, chroma * 0.96, hue), (*LIGHT_SURFACES, soft), -_STEP),
        "accent-soft": soft,
        "accent-line": _hex((0.804, min(0.52 * chroma, 0.057), hue)),
        "focus": base,
    }


def _dark_set(base: str) -> dict[str, str]:
    chroma, hue = _lch(base)[1:]
    pale = min(1.1 * chroma, 0.037 + 0.45 * chroma, 0.11)
    soft = _hex((0.303, 0.42 * pale, hue))
    on_accent = _hex((0.234, min(0.45 * chroma, 0.062), hue))
    accent = _moved((0.776, pale, hue), (on_accent,), _STEP)
    return {
        "accent": accent,
        "accent-hover": _moved((0.818, pale * 0.84, hue), (on_accent,), _STEP),
        "on-accent": on_accent,
        "accent-text": _moved((0.796, pale * 0.92, hue), (*DARK_SURFACES, soft), _STEP),
        "accent-soft": soft,
        "accent-line": _hex((0.47, 0.76 * pale, hue)),
        "focus": accent,
    }
