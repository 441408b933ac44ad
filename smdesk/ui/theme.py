"""The palette in force, fonts and the style sheet; painted views read their colours here."""

from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from smdesk import resources
from smdesk.ui import tokens
from smdesk.ui.sheet import style_sheet


class Theme(QObject):
    """Light or dark, with the accent of the client in use. Emits ``changed`` after any of them moved."""

    changed = Signal()

    def __init__(self, app: QApplication, *, mode: str = "system", scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self.mode = mode
        self.scale = scale
        self.client_color = ""
        self.colors: dict[str, QColor] = {}
        self._family = _window_family()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        app.screenAdded.connect(self._screen_added)
        self._apply()

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in force."""
        if self.mode == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.mode == "dark"

    def set(
        self, *, mode: str | None = None, client_color: str | None = None, scale: float | None = None
    ) -> None:
        """Switch the mode ("light", "dark", "system"), the accent (a client's colour, "" = indigo) or text size."""
        before = (self.mode, self.client_color, self.scale)
        self.mode = self.mode if mode is None else mode
        self.client_color = self.client_color if client_color is None else client_color
        self.scale = self.scale if scale is None else scale
        if before != (self.mode, self.client_color, self.scale):
            self._apply()

    def _system_changed(self) -> None:
        if self.mode == "system":
            self._apply()

    def _screen_added(self) -> None:
        self.changed.emit()  # it may be finer than the others: icons are drawn again

    def _apply(self) -> None:
        roles = palette_roles(self.client_color, self.dark)
        self.colors = {name: QColor(value) for name, value in roles.items()}
        self._app.setFont(self.font(tokens.BODY))
        self._app.setPalette(self._qt_palette())
        self._app.setStyleSheet(style_sheet(roles, self.scale, self.dark))
        self.changed.emit()

    def __getitem__(self, role: str) -> QColor:
        return self.colors[role]

    def pillar(self, hue: int) -> QColor:
        """Edge colour of a pillar; hue 0 = no pillar."""
        return self.colors[f"pillar-{hue if 0 <= hue <= 8 else 0}"]

    def client(self, color: str) -> QColor:
        """Chip fill of a client, lightened in the dark where it would sink."""
        fill = QColor(color if QColor.isValidColorName(color) else "#474FB0")
        return QColor(_lightened(fill.name())) if self.dark else fill

    def font(self, size: int = tokens.BODY, strong: bool = False) -> QFont:
        """The window's font at a token size in pixels, with figures of equal width."""
        font = QFont(self._family) if self._family else QFont()
        font.setPixelSize(max(9, round(size * self.scale)))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def px(self, measure: int) -> int:
        """A measure that grows with the text."""
        return round(measure * self.scale)

    def _qt_palette(self) -> QPalette:
        palette = QPalette()
        pairs = {
            QPalette.ColorRole.Window: "bg-window", QPalette.ColorRole.Base: "bg-surface",
            QPalette.ColorRole.AlternateBase: "bg-weekend", QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.WindowText: "ink", QPalette.ColorRole.Button: "bg-window",
            QPalette.ColorRole.ButtonText: "ink", QPalette.ColorRole.Highlight: "accent-soft",
            QPalette.ColorRole.HighlightedText: "ink", QPalette.ColorRole.ToolTipBase: "bg-raised",
            QPalette.ColorRole.ToolTipText: "ink", QPalette.ColorRole.PlaceholderText: "ink-3",
            QPalette.ColorRole.Link: "accent-text",
        }  # fmt: skip
        for role, name in pairs.items():
            palette.setColor(role, self.colors[name])
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colors["ink-disabled"])
        return palette


def palette_roles(client_color: str, dark: bool) -> dict[str, str]:
    """Every colour role as #RRGGBB or #AARRGGBB, for a client's colour ("" = the program's indigo)."""
    roles = dict(tokens.DARK if dark else tokens.LIGHT)
    if client_color:
        from smdesk.domain.colour import accent_set

        roles |= accent_set(client_color, dark)
    else:
        roles |= tokens.INDIGO_DARK if dark else tokens.INDIGO
    return roles


@lru_cache(maxsize=64)
def _lightened(color: str) -> str:
    """A client's colour for the dark, as much lighter as the white letters on it allow."""
    from smdesk.domain.colour import fits

    steps = (QColor(color).lighter(percent).name() for percent in (125, 120, 115, 110, 105))
    return next((one for one in steps if fits(one)), color)


@lru_cache(maxsize=1)
def _window_family() -> str:
    """Inter, shipped so that the window looks the same everywhere; the system's font if it cannot be read.

    Two static cuts: Qt takes no weight from a variable font's axis through a style sheet.
    """
    families: list[str] = []
    for cut in ("Regular", "SemiBold"):
        number = QFontDatabase.addApplicationFont(str(resources.path("fonts", f"Inter-{cut}.ttf")))
        families += QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else ""
