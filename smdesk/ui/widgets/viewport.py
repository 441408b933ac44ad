"""A viewport that Python knows from its making."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give a scroll area a viewport like the one it has.

    The first time PySide6 meets a widget that Qt made, it looks through every kind of widget there is, with all
    their enumerations: a tenth of a start.
    """
    made = QWidget()
    made.setObjectName("qt_scrollarea_viewport")
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    area.setViewport(made)
