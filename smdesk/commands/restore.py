"""``smdesk restore``: let the data be what a backup says; what was there is kept."""

import argparse
from pathlib import Path

from smdesk.commands.call import Call
from smdesk.commands.passphrase import asked_for, from_file, passphrase_option
from smdesk.domain.errors import N_
from smdesk.language import Words


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument("file", type=Path, metavar="F", help=_(N_("what “smdesk backup” wrote")))
    passphrase_option(parser, _)
    parser.epilog = _(N_("A protected file says so itself, whatever its name: the passphrase is asked for."))


def run(call: Call) -> None:
    """Restore and say where the former data is."""
    from smdesk.services import backup
    from smdesk.services.home import prepare

    _, asked, passphrase = call.words, call.asked, ""
    if backup.is_sealed(asked.file):
        passphrase = from_file(asked.passphrase_file) if asked.passphrase_file else asked_for(_)
    done = backup.restore(prepare(call.home), asked.file, call.now(), passphrase)
    text = _("Restored from {file}.", file=done.source)
    if done.aside is not None:
        text += " " + _("What was there before is kept: {aside}", aside=done.aside)
    call.answer({"restored": str(done.source), "aside": str(done.aside) if done.aside else None}, text)
