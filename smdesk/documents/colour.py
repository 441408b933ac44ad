"""A client's colour and what follows from it, on paper: text, soft fill and line, with enough contrast.

Contrast by WCAG 2.2 (relative luminance); 4.5:1 is its bound for text.
"""

TEXT_CONTRAST = 4.5
SEEN = 1.4  # of a bar or an edge on paper, its figure beside it
TINT = 1.06  # of a soft fill on paper
INK = "#1D1F23"
# the light pillar colours of the window's tokens: edges and squares, never text
PILLARS = ("#B87A0E", "#2A8080", "#8A5A94", "#BF5A3C", "#6A8A34", "#4F73B3", "#BC5876", "#7D776C")
NO_PILLAR = "#A9ADB3"


def parts(colour: str) -> tuple[int, int, int]:
    """Red, green, blue of "#RRGGBB"; indigo for anything else."""
    text = colour.lstrip("#")
    try:
        number = int(text, 16) if len(text) == 6 else 0x474FB0
    except ValueError:
        number = 0x474FB0
    return number >> 16, number >> 8 & 255, number & 255


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """``share`` (0 to 1) of ``colour``, the rest ``other``."""
    pairs = zip(parts(colour), parts(other), strict=True)
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02X}" for one, two in pairs)


def accents(colour: str) -> dict[str, str]:
    """The accent group of a client: fill, its edge, text on the fill, text on paper, soft fill, line.

    A colour as pale as the paper keeps its fill; edge, line and soft fill are darkened until they are seen.
    """
    fill = "#{:02X}{:02X}{:02X}".format(*parts(colour))
    edge, line = _seen(fill), _seen(mixed(fill, "#FFFFFF", 0.40))
    soft = mixed(fill, "#FFFFFF", 0.10)
    if contrast(soft, "#FFFFFF") < TINT:
        soft = mixed(line, "#FFFFFF", 0.25)
    text = fill
    for step in range(20, 0, -1):
        text = mixed(fill, INK, step / 20)
        if contrast(text, soft) >= TEXT_CONTRAST:
            break
    on_fill = "#FFFFFF" if contrast("#FFFFFF", fill) >= TEXT_CONTRAST else INK
    return {"fill": fill, "edge": edge, "on": on_fill, "text": text, "soft": soft, "line": line}


def _seen(colour: str) -> str:
    """``colour``, or as much ink in it as paper needs to show it."""
    shown = (mixed(colour, INK, step / 20) for step in range(20, 0, -1))
    return next(one for one in shown if contrast(one, "#FFFFFF") >= SEEN)


def pillar(hue: int) -> str:
    """Colour of a pillar's hue (1 to 8); grey for none."""
    return PILLARS[(hue - 1) % len(PILLARS)] if hue > 0 else NO_PILLAR
