"""F1: every key, by group, made from the verbs themselves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from smdesk.ui.actions import keys_text
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import CalmDialog, scrolled
from smdesk.ui.widgets.chip import Label

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ShortcutSheet(CalmDialog):
    """Two columns of verbs with their keys."""

    def __init__(self, parent: QWidget | None, ctx: Context) -> None:
        _ = ctx.words
        super().__init__(
            parent, ctx, _("Keyboard shortcuts"), _("Single letters work when nothing is being typed."), min(960, ctx.theme.px(860))
        )
        self.setMinimumHeight(520)
        groups: dict[str, list[tuple[str, str]]] = {}
        for verb in ctx.actions.listed():
            keys = "  ·  ".join(keys_text(one, _) for one in verb.action.shortcuts())
            if keys:
                groups.setdefault(verb.group, []).append((verb.action.text(), keys))
        sheet = QWidget()
        across = QHBoxLayout(sheet)
        across.setSpacing(32)
        grids, lines = [QGridLayout(), QGridLayout()], [0, 0]  # apart: a head at one side widens no row of the other
        for grid in grids:
            grid.setHorizontalSpacing(24)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(0, 1)
            across.addLayout(grid, 1)
        for group, verbs in groups.items():
            side = 0 if lines[0] <= lines[1] else 1
            grid = grids[side]
            head = Label(group, "head")
            head.setContentsMargins(0, 10 if lines[side] else 0, 0, 0)
            grid.addWidget(head, lines[side], 0, 1, 2)
            lines[side] += 1
            for text, keys in verbs:
                grid.addWidget(Label(text, wrap=True), lines[side], 0)
                grid.addWidget(Label(keys, "key"), lines[side], 1, RIGHT)
                lines[side] += 1
        for grid, last in zip(grids, lines, strict=True):
            grid.setRowStretch(last, 1)
        self.body.addWidget(scrolled(sheet))
        self.finish_with()
