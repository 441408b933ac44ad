"""The one style sheet, made from the tokens. Widgets ask for a look by the dynamic property ``look``."""

from string import Template

from smdesk import resources
from smdesk.ui import tokens

_SHEET = Template("""
* { outline: none; }
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget[look="window"] { background: $bg_window; }
QWidget[look="surface"] { background: $bg_surface; }
QWidget[look="raised"], QFrame[look="raised"] { background: $bg_raised; border: 1px solid $line_strong; border-radius: 10px; }
QFrame[look="card"] { background: $bg_surface; border: 1px solid $line; border-radius: 10px; }
QFrame[look="hline"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="vline"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QLabel { background: transparent; }
QLabel[look="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[look="section"] { font-size: ${section}px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="head"] { font-size: ${caption}px; font-weight: 600; color: $ink_2; }
QLabel[look="second"] { color: $ink_2; }
QLabel[look="now"] { font-size: ${caption}px; font-weight: 600; color: $accent_text; }
QLabel[look="caption"] { font-size: ${caption}px; color: $ink_3; }
QLabel[look="warn"] { color: $warn; }
QLabel[look="danger"] { color: $danger; }
QLabel[look="ok"] { color: $ok; }
QLabel[look="tag"] { background: $bg_sunken; color: $ink_2; border-radius: 4px; padding: 2px 6px; font-size: ${caption}px; }
QLabel[look="tag-accent"] { background: $accent_soft; color: $accent_text; border-radius: 4px; padding: 2px 6px; font-size: ${caption}px; }
QLabel[look="tag-warn"] { background: $warn_soft; color: $warn; border-radius: 4px; padding: 2px 6px; font-size: ${caption}px; }
QLabel[look="key"] { background: $bg_sunken; color: $ink_2; border-radius: 4px; padding: 1px 5px; font-size: ${micro}px; }
QPushButton, QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
    padding: 0 10px; min-height: 30px; color: $ink; }
QPushButton:hover, QToolButton:hover { background: $bg_hover; }
QPushButton:pressed, QToolButton:pressed { background: $bg_pressed; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 0 9px; min-height: 28px; }
QPushButton:disabled, QToolButton:disabled { color: $ink_disabled; background: transparent; }
QPushButton[look="outline"] { border: 1px solid $line_strong; background: $bg_surface; }
QPushButton[look="outline"]:hover { background: $bg_hover; }
QPushButton[look="outline"]:focus { border: 2px solid $focus; }
QPushButton[look="done"] { border: 1px solid transparent; background: $ok_soft; color: $ok; }
QPushButton[look="done"]:focus { border: 2px solid $focus; }
QPushButton[look="small"] { border: 1px solid $line_strong; background: $bg_surface; min-height: 22px; padding: 0 8px; font-size: ${caption}px; }
QPushButton[look="small"]:hover { background: $bg_hover; }
QPushButton[look="small"]:pressed { background: $bg_pressed; }
QPushButton[look="small"]:focus { border: 2px solid $focus; min-height: 20px; padding: 0 7px; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; font-weight: 600; padding: 0 14px; }
QPushButton[look="primary"]:hover { background: $accent_hover; }
QPushButton[look="primary"]:focus { border: 1px solid transparent; padding: 0 14px; min-height: 30px; }
QPushButton[look="primary"]:disabled { background: $bg_sunken; color: $ink_disabled; }
QPushButton[look="danger"] { border: 1px solid $danger; color: $danger; background: transparent; }
QPushButton[look="danger"]:hover { background: $danger_soft; }
QPushButton[look="link"] { color: $accent_text; padding: 0 4px; min-height: 22px; }
QPushButton[look="link"]:hover { background: transparent; text-decoration: underline; }
QPushButton[look="icon"], QToolButton[look="icon"] { padding: 0; min-width: 30px; max-width: 30px; }
QPushButton[look="segment"] { background: transparent; color: $ink_2; min-height: 28px; border-radius: 5px; padding: 0 12px; }
QPushButton[look="segment"]:checked { background: $bg_surface; color: $ink; font-weight: 600; }
QFrame[look="segments"] { background: $bg_sunken; border-radius: 6px; }
QPushButton[look="chip"] { border: 1px solid $line_control; border-radius: 12px; min-height: 22px; padding: 0 8px; font-size: ${caption}px; }
QPushButton[look="chip"]:checked { background: $accent_soft; border-color: $accent; color: $accent_text; }
QPushButton[look="chip"]:focus { border: 2px solid $focus; min-height: 20px; padding: 0 7px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {
    background: $bg_surface; color: $ink; border: 1px solid $line_control; border-radius: 6px; padding: 0 8px;
    placeholder-text-color: $ink_3; selection-background-color: $accent; selection-color: $on_accent; min-height: 30px; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus, QSpinBox:focus {
    border: 2px solid $focus; padding-left: 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $ink_disabled; background: $bg_sunken; }
QLineEdit[look="bare"], QPlainTextEdit[look="bare"], QTextEdit[look="bare"] { border: none; background: transparent; padding: 0; }
QLineEdit[look="title"] { border: none; background: transparent; padding: 0; font-size: ${title}px; font-weight: 600; }
QLineEdit[look="title"]:focus, QPlainTextEdit[look="bare"]:focus, QLineEdit[look="bare"]:focus { border: none; padding: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$arrow"); width: 16px; height: 16px; }
QSpinBox { padding-left: 8px; }
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button { width: 0; border: none; }
QListWidget { border: 1px solid $line; border-radius: 6px; padding: 4px; }
QListWidget::item { padding: 6px 8px; border-radius: 4px; }
QListWidget::item:selected { background: $accent_soft; color: $ink; }
QCheckBox::indicator, QListWidget::indicator { width: 16px; height: 16px; border: 1px solid $line_control; border-radius: 4px; background: $bg_surface; }
QCheckBox::indicator:checked, QListWidget::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox::indicator:focus { border: 2px solid $focus; }
QComboBox QAbstractItemView, QMenu { background: $bg_raised; border: 1px solid $line_strong; border-radius: 6px;
    padding: 4px; selection-background-color: $accent_soft; selection-color: $ink; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $ink_disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $line_control; border-radius: 8px; background: $bg_surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; border-radius: 8px; background: $on_accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent_text; }
QScrollArea { border: none; background: transparent; }
QScrollArea[look="reached"] { border: 2px solid transparent; border-radius: 6px; }
QScrollArea[look="reached"]:focus { border-color: $focus; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: $line_strong; border-radius: 3px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: $line_strong; border-radius: 3px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none; width: 0; height: 0; }
QAbstractItemView { background: $bg_surface; border: none; alternate-background-color: $bg_weekend;
    selection-background-color: $accent_soft; selection-color: $ink; }
QListView[look="bare"] { background: transparent; }
QHeaderView::section { background: $bg_surface; color: $ink_3; border: none; border-bottom: 1px solid $line; padding: 6px 8px; font-size: ${caption}px; }
QToolTip { background: $bg_raised; color: $ink; border: 1px solid $line_strong; padding: 4px 6px; }
QProgressBar { background: $bg_sunken; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; text-align: center; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; }
QTabBar::tab { background: transparent; padding: 8px 12px; border-bottom: 2px solid transparent; color: $ink_2; }
QTabBar::tab:selected { border-bottom: 2px solid $accent; color: $ink; }
QTabWidget::pane { border: none; }
""")


def style_sheet(roles: dict[str, str], scale: float = 1.0, dark: bool = False) -> str:
    """The style sheet for these colour roles and this text scale."""
    sizes = {
        "micro": tokens.MICRO,
        "caption": tokens.CAPTION,
        "section": tokens.SECTION,
        "title": tokens.TITLE,
    }
    shade = "dark" if dark else "light"
    signs = {
        "arrow": resources.path("icons", "sheet", f"chevron-{shade}.svg").as_posix(),
        "tick": resources.path("icons", "sheet", f"check-{shade}.svg").as_posix(),
    }
    values = signs | {name.replace("-", "_"): value for name, value in roles.items()}
    return _SHEET.substitute(values | {name: str(round(size * scale)) for name, size in sizes.items()})
