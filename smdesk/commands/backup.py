"""``smdesk backup``: a checked copy of all data in one file."""

import argparse
from pathlib import Path

from smdesk.commands.call import Call
from smdesk.domain.errors import N_
from smdesk.language import Words


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument(
        "-o", "--output", type=Path, metavar="F", required=True, help=_(N_("a file, or a folder"))
    )


def run(call: Call) -> None:
    """Write it and say where it is."""
    from smdesk.services import backup

    with call.store() as store, call.progress() as told:
        made = backup.make(store, call.asked.output, told)
    call.answer({"file": str(made), "bytes": made.stat().st_size}, call.words("Written: {files}", files=made))
