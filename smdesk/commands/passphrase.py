"""Passphrases on the command line: from a file, from standard input or asked for, never in what is typed."""

import argparse
import sys
from pathlib import Path

from smdesk.domain.errors import N_, BadInput, reason_of
from smdesk.language import Words


def passphrase_option(parser: argparse.ArgumentParser, words: Words) -> None:
    """``--passphrase-file P``."""
    parser.add_argument(
        "--passphrase-file",
        metavar="P",
        default="",
        help=words(N_("its first line is the passphrase; - reads standard input")),
    )


def from_file(name: str) -> str:
    """The first line of a file, or of standard input.

    :raises BadInput: when it cannot be read, or says nothing
    """
    try:
        if name == "-":
            line = sys.stdin.buffer.readline()
        else:
            with Path(name).open("rb") as file:
                line = file.readline()
        text = line.decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        message = N_("Passphrase: {path} cannot be read ({reason}).")
        raise BadInput(message, "passphrase", path=name, reason=reason_of(error)) from error
    if not text:
        raise BadInput(N_("Passphrase: the first line of {path} is empty."), "passphrase", path=name)
    return text


def asked_for(words: Words, twice: bool = False) -> str:
    """What is typed at a terminal without being shown.

    :raises BadInput: where nobody can be asked, or when the two differ
    """
    from getpass import getpass

    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        message = N_("Passphrase: there is no terminal to ask for it; give --passphrase-file FILE, or - for standard input.")
        raise BadInput(message, "passphrase")
    said = getpass(words("Passphrase") + ": ")
    if twice and getpass(words("The same again") + ": ") != said:
        raise BadInput(N_("Passphrase: the two are not the same; type it again."), "passphrase")
    if not said:
        raise BadInput(N_("Passphrase: nothing was typed."), "passphrase")
    return said
