"""``smdesk restore``: let the data be what a backup says; what was there is kept."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from smdesk.commands.call import Call
from smdesk.commands.passphrase import asked_for, from_file, passphrase_option
from smdesk.domain.errors import N_, BadInput
from smdesk.language import Words

if TYPE_CHECKING:
    from smdesk.services.backup import Restored


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument("file", type=Path, metavar="F", help=_(N_("what “smdesk backup” wrote")))
    passphrase_option(parser, _)
    parser.epilog = _(N_("A protected file says so itself, whatever its name: the passphrase is asked for."))


def run(call: Call) -> None:
    """Restore and say where the former data is."""
    from smdesk.services import backup
    from smdesk.services.home import prepare

    _, asked = call.words, call.asked
    home, source, now = prepare(call.home), asked.file, call.now()
    if not backup.is_sealed(source):
        done = backup.restore(home, source, now)
    elif asked.passphrase_file:
        done = backup.restore(home, source, now, from_file(asked.passphrase_file))
    else:
        done = _with_the_kept_one(home, source, now) or backup.restore(home, source, now, asked_for(_))
    text = _("Restored from {file}.", file=done.source)
    if done.aside is not None:
        text += " " + _("What was there before is kept: {aside}", aside=done.aside)
    call.answer({"restored": str(done.source), "aside": str(done.aside) if done.aside else None}, text)


def _with_the_kept_one(home: Path, source: Path, now: datetime) -> "Restored | None":
    """Restore with the passphrase that the keyring keeps; None without one, or where another one opens the file."""
    from smdesk.services import backup

    kept = backup.remembered()
    try:
        return backup.restore(home, source, now, kept) if kept else None
    except BadInput as error:
        if error.field != "passphrase":
            raise
        return None
