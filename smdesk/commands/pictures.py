"""``smdesk pictures``: pictures of the window, as the README shows them."""

import argparse
import os
import sys
from pathlib import Path

from smdesk.commands.call import Call
from smdesk.domain.errors import N_
from smdesk.language import Words


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR", required=True, help=_(N_("folder to write to"))
    )


def run(call: Call) -> None:
    """Take them of the home given, else of the sample."""
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nobody looks on: no screen is needed
    from smdesk.app import pictures
    from smdesk.services.home import prepare, sample_home

    home = call.given_home
    if home is None:
        from smdesk.services.sample import open_sample

        home = sample_home()
        open_sample(home, call.now)[0].close()
    folder = prepare(call.asked.output)
    made = pictures(prepare(home), folder, language=call.language or None)
    call.answer({"files": [str(path) for path in made]}, "\n".join(map(str, made)))
