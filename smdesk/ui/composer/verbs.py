"""The page's verbs: registered once, so that keys, palette and shortcut sheet agree."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from smdesk.ui.composer.page import Composer


def register(page: "Composer") -> list[QAction]:
    """Add the verbs of a page; they are enabled while it is in front."""
    _, desk = page.ctx.words, page.desk
    rows = (
        (
            "go_on",
            _("Next step: send, approve, schedule"),
            page.steps.go_on,
            ("Ctrl+Return", "Ctrl+Enter"),
            "send",
        ),
        ("next", _("Next place"), partial(desk.turn_by, 1), "Ctrl+Tab", "arrow-right"),
        ("previous", _("Place before"), partial(desk.turn_by, -1), "Ctrl+Shift+Tab", "arrow-left"),
        ("common", _("Back to the common text"), page.text.back_to_common, "Ctrl+B", "undo"),
        ("places", _("Choose places"), page.choose_places, "", "pin"),
        ("attach", _("Attach pictures or films…"), page.strip.pick, "", "image"),
        ("advise", _("Hashtags and wording"), page.text.advise, "", "hash"),
        ("history", _("History of the post"), page.columns.toggle_history, "", "history"),
        ("preview", _("Show the preview"), partial(page.columns.show_side, "preview"), "", "eye"),
        ("duplicate", _("Duplicate this post"), page.by_hand.duplicate, "Ctrl+D", "copy"),
        ("publish", _("Publish by hand…"), page.by_hand.publish, "Ctrl+Shift+P", "send"),
        ("hold", _("Hold this post"), page.by_hand.hold, "", "pause"),
    )
    add, group = page.ctx.actions.add, _("Post")
    return [
        add(page, f"composer.{id}", text, group, run, keys, icon, False) for id, text, run, keys, icon in rows
    ]
