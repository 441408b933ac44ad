"""One call of a command: its options, its home, and how it speaks to whoever called."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from smdesk.commands import EVERYWHERE, USAGE, VERBS, Globals
from smdesk.domain.changes import Author
from smdesk.domain.errors import N_, BadInput, StoreTrouble
from smdesk.language import LANGUAGES, Words, load, preferred
from smdesk.services.home import Notice, default_home, open_store
from smdesk.services.wording import sentence
from smdesk.storage.database import FILE_NAME, Damaged, sentences
from smdesk.storage.store import Store

BAR = 24
SOON_COPIED = 50_000_000  # bytes that are copied and checked in about half a second


# What argparse itself says (Python 3.11 to 3.14); it looks each sentence up when it speaks.
ARGPARSE = (
    N_("usage: "), N_("positional arguments"), N_("options"), N_("show this help message and exit"),
    N_("the following arguments are required: %s"), N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"), N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"), N_("expected one argument"),
    N_("expected at least one argument"), N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
    N_("ambiguous option: %(option)s could match %(matches)s"), N_("ignored explicit argument %r"),
)  # fmt: skip


class Told(Protocol):
    """Hears how far long work is: so much done, of so much (1 when not said)."""

    def __call__(self, done: float, total: float = 1.0, /) -> None: ...


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and how to learn more; leaves no option without a word."""

    words: Words

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.register("type", int, self._whole)

    def add_argument(self, *names: Any, **options: Any) -> Any:
        """Like argparse's; what an option that several verbs share is for need not be said again."""
        action = super().add_argument(*names, **options)
        if action.help is None:
            from smdesk.commands.helped import OPTIONS

            action.help = self.words(OPTIONS[action.dest]) if action.dest in OPTIONS else None
        return action

    def format_help(self) -> str:
        """With the options that go with every verb."""
        return f"{super().format_help()}\n{self.words(EVERYWHERE)}\n"

    def _whole(self, text: str) -> int:
        try:
            return int(text)
        except ValueError:
            message = N_("“{text}” is not a whole number; write one such as 12")
            raise argparse.ArgumentTypeError(self.words(message, text=text)) from None

    def error(self, message: str) -> Any:
        """Leave with status 2."""
        print(f"{self.prog}: {message} ({self.prog} --help)", file=sys.stderr)
        raise SystemExit(USAGE)


class Call:
    """What a command is given."""

    def __init__(self, options: Globals, asked: argparse.Namespace, words: Words) -> None:
        self.asked = asked
        self.words = words
        self.json = options.json
        self.quiet = options.quiet
        self.given_home = options.home
        self.language = options.language

    @property
    def home(self) -> Path:
        """The home to work in."""
        return self.given_home or default_home()

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The home's store, closed afterwards; what was repaired is said on standard error."""
        store, notice = open_store(self.home, author=Author.COMMAND_LINE.value)
        self.warn(notice)
        try:
            with sentences(store.path):  # reading, too, may meet damage
                yield store
        except Damaged as error:
            better = self._way_out(store.path)
            if better is None:
                raise
            raise better from error
        finally:
            store.close()
        self._back_up(store.path.parent)

    def _way_out(self, path: Path) -> StoreTrouble | None:
        """Where a backup is there, what brings it back."""
        from smdesk.services import backup

        source = backup.newest_sound(path.parent, self.now().astimezone().date())
        if source is None:
            return None
        message = N_("Data file {path}: it is damaged; “smdesk open --repair” mends it, “smdesk restore {source}” brings a backup back.")
        return StoreTrouble(message, "home", path=path, source=source)

    def _back_up(self, home: Path) -> None:
        """Today's backup, as the window makes it, also of a home that only scripts use. One that takes long is left to
        the window; one that fails is said, and takes nothing from what was done."""
        from smdesk.services import backup

        today = self.now().astimezone().date()
        try:
            if backup.due(home, today) and (home / FILE_NAME).stat().st_size <= SOON_COPIED:
                backup.daily(home, today)
        except StoreTrouble as error:
            print(sentence(error, self.words), file=sys.stderr)

    def warn(self, notice: Notice | None) -> None:
        """Say a notice on standard error."""
        if notice is not None:
            print(self.words(notice.message, **notice.values), file=sys.stderr)

    # -- speaking -----------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """A line for people: not with ``--quiet``, nor where a program reads JSON."""
        if not self.quiet and not self.json:
            print(text)

    def answer(self, data: Any, text: str = "") -> None:
        """The result: ``data`` as one JSON document with ``--json``, else ``text``."""
        if self.json:
            print(json.dumps(data, ensure_ascii=False, indent=2))
        elif text:
            self.say(text)

    def table(self, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> None:
        """A list: all of it as JSON, or the ``columns`` (key → translatable heading) in line."""
        if self.json:
            print(json.dumps(list(rows), ensure_ascii=False, indent=2))
            return
        heads = [self.words(head) for head in columns.values()]
        cells = [[_cell(row[key], self.words) for key in columns] for row in rows]
        widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
        for line in [heads, *cells] if cells else []:
            print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
        if not cells:
            self.say(self.words(N_("Nothing to show.")))

    def figure(self, text: str) -> str:
        """A number with a decimal point as the reader writes it: Italian and Spanish have a comma there."""
        return text if self.words.language == "en" else text.replace(".", ",")

    @contextmanager
    def progress(self) -> Iterator["Told"]:
        """Around long work: call what you get with (done, of all); a bar is drawn on a terminal only."""
        shown = sys.stderr.isatty() and not self.quiet

        def told(done: float, total: float = 1.0, /) -> None:
            if shown:
                part = min(1.0, done / total) if total else 1.0
                full = round(part * BAR)
                print(
                    f"\r[{'#' * full}{'.' * (BAR - full)}] {part:4.0%}", end="", file=sys.stderr, flush=True
                )

        yield told
        if shown:
            print("\r" + " " * (BAR + 8) + "\r", end="", file=sys.stderr, flush=True)


def _cell(value: Any, words: Words) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return words(N_("yes"))
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:59] + "…"


def call(name: str, module: ModuleType, rest: list[str], options: Globals) -> int:
    """Parse what is left of the command line by the module's ``arguments`` and let its ``run`` do it."""
    words = load(options.language or preferred())
    if words.language in LANGUAGES:
        setattr(argparse, "_", words)  # noqa: B010  (argparse offers no other way to speak a language)
    Parser.words = words
    parser = Parser(prog=f"smdesk {name}", description=words(VERBS[name].summary))
    module.arguments(parser, words)
    try:
        asked = parser.parse_args([*rest, "--help"] if options.help else rest)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    asked.verb = name
    return int(module.run(Call(options, asked, words)) or 0)


# -- what several commands ask for --------------------------------------------------------------


def client_option(
    parser: argparse.ArgumentParser, words: Words, required: bool = False, below: bool = False
) -> None:
    """``--client C``; ``below``: on an action whose verb has it too, so that it may stand before or after."""
    default = argparse.SUPPRESS if below else ""
    parser.add_argument(
        "--client", metavar="C", required=required, default=default, help=words(N_("name or number"))
    )


def client_id(store: Store, text: str) -> int:
    """The client meant; the only one there is when none was named.

    :raises BadInput: when none or several could be meant
    """
    if text:
        return store.clients.named(text).id
    everyone = store.clients.all()
    if len(everyone) == 1:
        return everyone[0].id
    return store.clients.named("").id


def found(things: Iterable[Any], text: str, what: str, *names: str) -> Any:
    """The one of ``things`` with this id, or whose column of ``names`` is (or alone begins with) ``text``.

    :raises BadInput: when none or several match
    """
    everything, low = list(things), text.strip().casefold()
    by_id = [one for one in everything if str(one.id) == low]
    exact = [one for one in everything if any(str(getattr(one, name)).casefold() == low for name in names)]
    near = [
        one for one in everything if any(str(getattr(one, name)).casefold().startswith(low) for name in names)
    ]
    for some in (by_id, exact, near):
        if len(some) == 1:
            return some[0]
    shown = ", ".join(" ".join(str(getattr(one, name)) for name in names) for one in everything)
    message = N_("{what}: “{text}” names none or several; write one of: {names}.")
    if not low:
        message = N_("{what}: say which one; write one of: {names}.")
    raise BadInput(message, what.lower(), what=what, text=text, names=shown or "-")


def given(asked: argparse.Namespace, *names: str) -> dict[str, Any]:
    """The options that were written, by column name."""
    return {name: getattr(asked, name) for name in names if getattr(asked, name, None) is not None}
