"""Which files saving would write over, and whether it may: the system's dialog asks only about the name it was given."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from smdesk.services import exports
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.views.documents.options import Options

MOST = 12  # names that are listed


def ended(chosen: Path, suffix: str) -> Path:
    """A name typed without an ending gets one; not every system's dialog adds it."""
    return chosen if chosen.suffix else chosen.with_name(f"{chosen.name}.{suffix}")


def written_to(ctx: Context, options: Options, path: Path) -> list[Path]:
    """The files that Buffer gets: one for each place."""
    start, end = options.span()
    plan, wholes = exports.gather(ctx.store, options.client_id, start, end)
    return [one for one, _data in exports.contents(plan, wholes, path, format="buffer", now=ctx.now())]


def may_replace(parent: QWidget, ctx: Context, chosen: Path, written: Iterable[Path]) -> bool:
    """Whether nothing but ``chosen`` is in the way, or a person says that it may go."""
    others = [path for path in written if path != chosen and path.exists()]
    if not others:
        return True
    _ = ctx.words
    names = [path.name for path in others[:MOST]] + ["…"] * (len(others) > MOST)
    dialog = CalmDialog(parent, ctx, _("Replace these files?"), "\n".join(names), 420)
    dialog.finish_with(_("Replace"), dialog.accept)
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    return agreed
