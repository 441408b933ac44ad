"""The keys of the calendar and their words in the palette and on the shortcut sheet."""

from functools import partial
from typing import TYPE_CHECKING

from smdesk.domain.posts import STATUS_NAMES
from smdesk.ui.tokens import STATUS_LOOK

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.verbs import Verbs


CHOSEN = ("draft", "in_review", "changes_requested", "approved", "scheduled", "published", "rejected")


def register(verbs: "Verbs") -> None:
    """Add every verb of the calendar to the program's list."""
    _, view, desk = verbs.ctx.words, verbs.view, verbs.desk
    group = _("Calendar")
    add = verbs.ctx.actions.add

    add(view, "calendar.new", _("New post"), group, verbs.new_post, "N", "plus")
    add(view, "calendar.idea", _("New idea"), group, verbs.new_idea, "I", "bulb")
    inside = (
        ("open", _("Open the post"), lambda: verbs.open(), "Ctrl+Return", "pencil"),
        ("earlier", _("Move a day earlier"), lambda: verbs.changes.nudge(-1), "Alt+Left", "arrow-left"),
        ("later", _("Move a day later"), lambda: verbs.changes.nudge(1), "Alt+Right", "arrow-right"),
        ("week_earlier", _("Move a week earlier"), lambda: verbs.changes.nudge(-7), "Alt+Up", "arrow-up"),
        ("week_later", _("Move a week later"), lambda: verbs.changes.nudge(7), "Alt+Down", "arrow-down"),
        ("duplicate", _("Duplicate to next week"), verbs.changes.duplicate, "Ctrl+D", "copy"),
        ("delete", _("Put in the bin"), lambda: verbs.changes.delete(), "Del", "trash"),
        ("repeat", _("Repeat…"), verbs.changes.repeat, "Ctrl+R", "repeat"),
        ("publish", _("Publish by hand…"), verbs.changes.publish, "Ctrl+Shift+P", "send"),
        ("next", _("Next post"), lambda: verbs.next_card(1), "J", ""),
        ("previous", _("Previous post"), lambda: verbs.next_card(-1), "K", ""),
        ("back", _("Earlier days"), lambda: view.step(-1), "PgUp", "chevron-left"),
        ("forth", _("Later days"), lambda: view.step(1), "PgDown", "chevron-right"),
        ("today", _("Today"), lambda: view.go_to(desk.today), "Home", "today"),
    )
    unkeyed = (
        ("details", _("Details"), lambda: view.panels.show_details(True), "sidebar"),
        ("hold", _("Hold this post"), verbs.changes.hold_or_release, "pause"),
        ("to_ideas", _("Back to the ideas"), verbs.changes.back_to_ideas, "bulb"),
        ("next_slot", _("Into the next free slot"), verbs.changes.schedule_chosen, "slot"),
        ("spread", _("Same content for the series…"), verbs.changes.spread, "repeat"),
        ("change_rule", _("Change the repetition…"), lambda: verbs.changes.change_rule(), "repeat"),
        ("own_date", _("Own date…"), verbs.own_date, "flag"),
    )
    verbs.of_posts = [
        add(view, f"calendar.{id}", text, group, run, keys, icon, False) for id, text, run, keys, icon in inside
    ] + [add(view, f"calendar.{id}", text, group, run, "", icon) for id, text, run, icon in unkeyed]
    for name in CHOSEN:
        to, icon = partial(verbs.changes.set_chosen, name), STATUS_LOOK[name][0]
        verbs.of_posts.append(
            add(view, f"calendar.status.{name}", _(STATUS_NAMES[name]), _("Status"), to, "", icon)
        )
    shown = (
        ("goto", _("Go to a date…"), verbs.go_to_date, "Ctrl+G", "calendar"),
        ("filter", _("Filter the calendar…"), verbs.show_filter, "Ctrl+Shift+F", "filter"),
        ("month", _("Show the month"), lambda: view.set_mode("month"), "Ctrl+Shift+1", "calendar"),
        ("week", _("Show the week"), lambda: view.set_mode("week"), "Ctrl+Shift+2", "table"),
        ("list", _("Show the list"), lambda: view.set_mode("list"), "Ctrl+Shift+3", "list"),
        ("board", _("Show the board"), lambda: view.set_mode("board"), "Ctrl+Shift+4", "board"),
        (
            "ideas",
            _("Ideas drawer"),
            lambda: view.panels.show_ideas(not view.drawer.isVisible()),
            "Ctrl+Shift+I",
            "drawer",
        ),
    )
    for id, text, run, keys, icon in shown:
        add(view, f"calendar.{id}", text, group, partial(verbs.in_front, run), keys, icon)
