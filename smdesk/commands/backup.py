"""``smdesk backup``: a checked copy of all data in one file, protected with a passphrase if wanted."""

import argparse
from pathlib import Path

from smdesk.commands.call import Call
from smdesk.commands.passphrase import asked_for, from_file, passphrase_option
from smdesk.domain.errors import N_, BadInput
from smdesk.language import Words


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument(
        "-o", "--output", type=Path, metavar="F", required=True, help=_(N_("a file, or a folder"))
    )
    parser.add_argument("--encrypt", action="store_true", help=_(N_("ask for a passphrase and protect the file with it")))
    passphrase_option(parser, _)
    parser.add_argument(
        "--remember",
        action="store_true",
        help=_(N_("have the system's keyring keep the passphrase: --encrypt then asks no more, nor does restore")),
    )
    parser.add_argument(
        "--forget", action="store_true", help=_(N_("ask for another passphrase, and have the keyring forget the one it keeps"))
    )
    parser.epilog = _(
        N_(
            "A protected file is in the format of age: any program for it opens it with the passphrase. Nobody opens it"
            " without."
        )
    )


def run(call: Call) -> None:
    """Write it and say where it is."""
    from smdesk.services import backup

    asked = call.asked
    if asked.forget:
        backup.forget()
    passphrase = _passphrase(call)
    with call.store() as store, call.progress() as told:
        made = backup.make(store, asked.output, told, passphrase)
    if asked.remember:
        backup.remember(passphrase)
    data = {"file": str(made), "bytes": made.stat().st_size, "encrypted": bool(passphrase)}
    call.answer(data, call.words("Written: {files}", files=made))


def _passphrase(call: Call) -> str:
    """The one given, else the one kept, else one that is asked for; none where nothing is to be protected."""
    from smdesk.services import backup

    asked = call.asked
    if asked.passphrase_file:
        return from_file(asked.passphrase_file)
    if asked.encrypt:
        return backup.remembered() or asked_for(call.words, twice=True)
    if asked.remember:
        message = N_("Passphrase: --remember keeps one; give --encrypt or --passphrase-file with it.")
        raise BadInput(message, "remember")
    return ""
