"""``smdesk spell``: the words of a text that are spelt wrong."""

import argparse
import sys
from pathlib import Path

from smdesk.commands.call import Call, client_option
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.spelling import dictionary
from smdesk.language import Words
from smdesk.services import spelling

COLUMNS = {"line": N_("Line"), "column": N_("Column"), "word": N_("Word"), "suggestions": N_("Perhaps")}


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument("file", metavar="FILE", nargs="?", default="-", help=_(N_("a text; - reads standard input")))
    client_option(parser, _)
    parser.add_argument("--language", choices=("it", "es", "en"), default="", help=_(N_("else the client's")))
    parser.add_argument("--country", metavar="GB", default="", help=_(N_("of the writer; en is American without one")))
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)  # the window asks this way


def run(call: Call) -> None:
    """One line a word; nothing when all is right."""
    asked = call.asked
    if asked.serve:
        spelling.serve(sys.stdin.buffer, sys.stdout.buffer)
        return
    right: frozenset[str] = frozenset()
    if asked.client:
        with call.store() as store:
            client_id = store.clients.named(asked.client).id
            name, right = spelling.dictionary(store, client_id, asked.language), spelling.names(store, client_id)
    else:
        name = dictionary(asked.language or call.words.language, asked.country.upper())
    text = sys.stdin.buffer.read().decode("utf-8", "replace") if asked.file == "-" else spelling.text_of(Path(asked.file))
    try:
        with call.progress() as told:
            found = spelling.mistakes(text, name, right, told)
    except spelling.NoDictionary:
        message = N_("Spelling: there is no dictionary for it on this machine; install the package chunspell.")
        raise BadInput(message, "spelling") from None
    rows = [
        {"line": one.line, "column": one.column, "word": one.word, "suggestions": list(one.suggestions)} for one in found
    ]
    call.table(rows, COLUMNS)
