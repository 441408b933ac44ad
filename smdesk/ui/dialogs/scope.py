"""How much of a series a change means."""

from PySide6.QtWidgets import QWidget

from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.widgets.chip import Button


class ScopeDialog(CalmDialog):
    """This one, this and the following, or all."""

    def __init__(self, parent: QWidget, ctx: Context, *, moving: bool = False, spreading: bool = False) -> None:
        _ = ctx.words
        title = _("Move a post of a series") if moving else _("Delete a post of a series")
        intro = _("Posts that are out, or were changed on their own, stay as they are.")
        if spreading:
            title = _("Same content for the series")
            intro = _("They get this post’s title, text, places, media and purpose, and keep their days.") + " " + intro
        super().__init__(parent, ctx, title, intro, 440)
        self.scope = ""
        choices = (
            ("one", _("Only this post")),
            ("following", _("This and the following posts")),
            ("all", _("All posts of the series")),
        )
        for value, text in choices[spreading:]:
            button = Button(ctx.theme, text, "outline")
            button.setObjectName(value)
            button.clicked.connect(lambda _on=False, value=value: self.choose(value))
            self.body.addWidget(button)
        self.finish_with(cancel=_("Cancel"))

    def choose(self, scope: str) -> None:
        """Take one of them."""
        self.scope = scope
        self.accept()


def ask_scope(parent: QWidget, ctx: Context, *, moving: bool = False, spreading: bool = False) -> str:
    """How much of a series a change means; empty = nothing."""
    dialog = ScopeDialog(parent, ctx, moving=moving, spreading=spreading)
    dialog.exec()
    dialog.deleteLater()
    return dialog.scope


def spread(parent: QWidget, ctx: Context, post_id: int, origin: object) -> None:
    """Ask how far, and give the posts of a series what this one says."""
    from smdesk.services import series

    _, reached = ctx.words, list[int]()
    scope = ask_scope(parent, ctx, spreading=True)
    if scope and ctx.guard(lambda: reached.append(series.spread(ctx.store, post_id, scope, origin=origin))):
        said = _.n_("{n} post now has the same content", "{n} posts now have the same content", reached[0])
        ctx.hub.say.emit(said, "undo")
