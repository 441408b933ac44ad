"""A field for a whole number."""

from PySide6.QtWidgets import QSpinBox


class Figure(QSpinBox):
    """Its buttons are hidden by the style sheet, which then forgets the air at its left."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(6, 0, 0, 0)
