"""Colours, measures and type by role; nothing else in the program holds a colour or a size.

Light is the base, dark overrides colours only; the accent group follows the client in use.
"""

LIGHT = {
    "bg-window": "#F5F5F2", "bg-surface": "#FFFFFF", "bg-sunken": "#F0F0EC", "bg-weekend": "#FAFAF8",
    "bg-raised": "#FFFFFF", "bg-hover": "#ECECE8", "bg-pressed": "#E2E2DD", "bg-note": "#FDF5D8",
    "scrim": "#5C18191C", "ink": "#1D1F23", "ink-2": "#4C5058", "ink-3": "#646870", "ink-disabled": "#9A9DA3",
    "line": "#1A1D1F23", "line-strong": "#381D1F23", "line-control": "#84888F",
    "danger": "#AE211D", "danger-soft": "#FBEBE9", "on-danger": "#FFFFFF", "warn": "#855300",
    "warn-soft": "#FAF0DA", "ok": "#1C6B42", "ok-soft": "#E5F2EA", "held": "#5B4A8A", "held-soft": "#EFECF7",
    "pillar-1": "#B87A0E", "pillar-2": "#2A8080", "pillar-3": "#8A5A94", "pillar-4": "#BF5A3C",
    "pillar-5": "#6A8A34", "pillar-6": "#4F73B3", "pillar-7": "#BC5876", "pillar-8": "#7D776C",
    "pillar-0": "#A9ADB3", "on-client": "#FFFFFF", "veil": "#38FFFFFF", "shadow": "#29141518",
}  # fmt: skip
DARK = LIGHT | {
    "bg-window": "#17181B", "bg-surface": "#1D1F22", "bg-sunken": "#26282C", "bg-weekend": "#1A1C1F",
    "bg-raised": "#282A2F", "bg-hover": "#2B2E33", "bg-pressed": "#34373D", "bg-note": "#332D18",
    "scrim": "#85000000", "ink": "#ECECE9", "ink-2": "#B9BCC2", "ink-3": "#989CA4", "ink-disabled": "#63676E",
    "line": "#1AFFFFFF", "line-strong": "#38FFFFFF", "line-control": "#767B84",
    "danger": "#F49A92", "danger-soft": "#3B2220", "on-danger": "#2A0D0B", "warn": "#E9BA66",
    "warn-soft": "#362C18", "ok": "#84CDA2", "ok-soft": "#1D3328", "held": "#BDB0E6", "held-soft": "#2C2740",
    "pillar-1": "#DDA13A", "pillar-2": "#55B0AF", "pillar-3": "#B98AC3", "pillar-4": "#E08766",
    "pillar-5": "#9ABB62", "pillar-6": "#86A5DC", "pillar-7": "#DE88A1", "pillar-8": "#A8A297",
    "pillar-0": "#6E737A", "veil": "#2E000000", "shadow": "#80000000",
}  # fmt: skip
INDIGO = {
    "accent": "#474FB0", "accent-hover": "#3D449C", "on-accent": "#FFFFFF", "accent-text": "#4049A8",
    "accent-soft": "#ECEDF8", "accent-line": "#B5B9E2", "focus": "#474FB0",
}  # fmt: skip
INDIGO_DARK = {
    "accent": "#A3A9F2", "accent-hover": "#B5BAF5", "on-accent": "#171A3A", "accent-text": "#AEB4F5",
    "accent-soft": "#2A2C44", "accent-line": "#4D5182", "focus": "#A3A9F2",
}  # fmt: skip

SPACE = (0, 4, 8, 12, 16, 24, 32)
R_CONTROL, R_CARD, R_TAG = 6, 10, 4
MICRO, CAPTION, BODY, SECTION, TITLE, FIGURE = 11, 12, 13, 15, 20, 28
TOPBAR, TOOLBAR, STATUS, CONTROL, CONTROL_S = 48, 48, 24, 32, 24
RAIL, RAIL_PINNED, INSPECTOR, DRAWER = 64, 200, 340, 248
ICON, ICON_S, GLYPH, EDGE = 20, 16, 14, 3
MOTION_MS = 90

# icon and colour role of each status; the word stands beside them where there is room
STATUS_LOOK = {
    "idea": ("bulb", "ink-3"),
    "draft": ("pencil", "ink-2"),
    "in_review": ("eye", "ink-2"),
    "changes_requested": ("return", "warn"),
    "approved": ("circle-check", "ok"),
    "scheduled": ("clock", "accent-text"),
    "published": ("double-check", "ok"),
    "measured": ("bars", "ink-3"),
    "held": ("pause", "held"),
    "late": ("warning", "warn"),
    "failed": ("circle-x", "danger"),
    "rejected": ("close", "ink-3"),
}
