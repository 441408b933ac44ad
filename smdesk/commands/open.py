"""``smdesk open``: the window."""

import argparse
import gc
import os
import sys

from smdesk.commands.call import Call
from smdesk.domain.errors import N_, BadInput
from smdesk.language import Words


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument("--view", metavar="V", default="", help=_(N_("the view to show, such as calendar")))
    parser.add_argument("--client", metavar="C", default="", help=_(N_("the client to show")))
    parser.add_argument("--date", metavar="D", default="", help=_(N_("the day to show, such as 2026-10-15")))
    parser.add_argument("--repair", action="store_true", help=_(N_("check the data file whole first, and mend it")))
    parser.add_argument("--sample", action="store_true", help=_(N_("the sample workspace, in its own home")))


def run(call: Call) -> int:
    """Open it and stay until it is closed."""
    gc.disable()  # until the first paint: what a start makes, it keeps
    try:
        return _start(call)
    finally:
        gc.enable()


def _start(call: Call) -> int:
    from smdesk.app import run as window
    from smdesk.services.home import prepare, sample_home

    asked = call.asked
    _see_a_screen()
    if asked.date:
        from smdesk.services.clients import checked_day

        checked_day(asked.date, "date")
    home = prepare(call.given_home or (sample_home() if asked.sample else call.home))
    return window(
        home,
        language=call.language or None,
        view=asked.view,
        client=asked.client,
        date=asked.date,
        sample=asked.sample,
        repair=asked.repair,
    )


def _see_a_screen() -> None:
    """Without one Qt ends the process in words of its own.

    :raises BadInput: on Linux, where neither X11 nor Wayland is told of
    """
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in told):
        message = N_("Screen: none was found; start smdesk in a graphical session, or use its other verbs.")
        raise BadInput(message, "screen")
