"""A section with a grid whose rows are records: they are opened, removed and chosen in one way."""

from smdesk.ui.views.strategy.sections.grid import Cell, Grid
from smdesk.ui.views.strategy.sections.parts import Column


class Gridded(Column):
    """Hears its grid."""

    def listen(self, grid: Grid) -> None:
        """What is asked of a row is done to its record."""
        grid.opened.connect(self._open)
        grid.removed.connect(self._remove)
        grid.hit.connect(self._choose)

    def _open(self, cell: Cell) -> None:
        self.desk.open(cell.record)

    def _remove(self, cell: Cell) -> None:
        self.desk.remove(cell.record)

    def _choose(self, cell: Cell) -> None:
        if cell.record is not None:
            self.desk.choose(cell.record)
