"""The command line: one small module per verb, imported when it is asked for.

``VERBS`` is the whole list. Exit status: 0 done, 1 the world's or the user's fault (one line on standard
error), 2 usage, 70 our own bug (its trace goes to the home's log).
"""

import errno
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from smdesk.domain.errors import N_, SmdeskError

if TYPE_CHECKING:
    from smdesk.language import Words

DONE, FAULT, USAGE, BUG = 0, 1, 2, 70
EVERYWHERE = N_("Everywhere: --home DIR (data, settings, logs) · --lang it|es|en · --json · --quiet · --version")


@dataclass(frozen=True, slots=True)
class Verb:
    """A word of the command line: the module that does it and what ``--help`` says of it."""

    module: str
    summary: str


VERBS = {
    "open": Verb("open", N_("open the window (what happens without a verb)")),
    "sample": Verb("sample", N_("make the sample workspace, or a big one for benchmarks")),
    "clients": Verb("clients", N_("list, add, edit, archive clients")),
    "places": Verb("places", N_("list, add, edit, remove the places of a client")),
    "slots": Verb("slots", N_("list or set the weekly hours of a place")),
    "dates": Verb("dates", N_("list, add, remove a client's own dates")),
    "posts": Verb("posts", N_("list, add, edit, move, delete, restore posts")),
    "objectives": Verb("objectives", N_("list, add, edit, archive objectives")),
    "pillars": Verb("pillars", N_("list, add, edit, archive content pillars")),
    "segments": Verb("segments", N_("list, add, edit, archive segments")),
    "campaigns": Verb("campaigns", N_("list, add, edit, archive campaigns")),
    "competitors": Verb("competitors", N_("list, add, edit, archive, observe, compare competitors")),
    "plan": Verb("plan", N_("how complete a strategy plan is, or what a chapter of it holds")),
    "versions": Verb("versions", N_("freeze, sign, compare, restore versions of a plan")),
    "search": Verb("search", N_("find posts by their words")),
    "hold": Verb("hold", N_("hold every approved and scheduled post")),
    "release": Verb("release", N_("return held posts to where they stood")),
    "undo": Verb("undo", N_("take back the last step")),
    "redo": Verb("redo", N_("bring back the step undone last")),
    "import": Verb("bring_in", N_("bring in posts, a plan or parts of one from a file")),
    "export": Verb("export", N_("write a document, or a file of posts or of a plan")),
    "limits": Verb("limits", N_("list the networks' limits, or correct one")),
    "spell": Verb("spell", N_("list the words of a text that are spelt wrong")),
    "studio": Verb("studio", N_("show or set the style that every document carries")),
    "backup": Verb("backup", N_("write a checked copy of all data")),
    "restore": Verb("restore", N_("let the data be what a backup says")),
    "check": Verb("check", N_("test this installed copy")),
    "pictures": Verb("pictures", N_("make pictures of the window")),
}


@dataclass
class Globals:
    """The options that may stand before or after the verb."""

    home: Path | None = None
    language: str = ""
    json: bool = False
    quiet: bool = False
    help: bool = False
    version: bool = False


class Usage(Exception):
    """An option cannot be understood: what it is and what is wrong, in words of argparse, and what fills their places."""

    def __init__(self, option: str, message: str, **values: str) -> None:
        super().__init__(option)
        self.option, self.message, self.values = option, message, values

    def sentence(self, words: "Words") -> str:
        """In one line, as argparse says it of the other options."""
        message = words(self.message) % self.values
        return words("argument %(argument_name)s: %(message)s") % {"argument_name": self.option, "message": message}


def run(arguments: list[str]) -> int:
    """Understand and do; never raises."""
    from smdesk.language import load, preferred

    _have_streams()
    options = Globals()
    try:
        rest = take_globals(arguments, options)
    except Usage as error:
        words = load(options.language or preferred())
        print(f"smdesk: {error.sentence(words)} (smdesk --help)", file=sys.stderr)
        return USAGE
    words = load(options.language or preferred())
    _speak_any_terminal(options.json)
    try:
        status = _dispatch(rest, options)
        sys.stdout.flush()  # what the disk refuses is told here, not when the process ends
        return status
    except SmdeskError as error:
        print(" ".join(_sentence(error, words).split()), file=sys.stderr)
        return FAULT
    except BrokenPipeError:  # the reader (head, less) has seen enough
        _send_nowhere()
        return DONE
    except KeyboardInterrupt:
        print(words(N_("Stopped; what was not finished was left out.")), file=sys.stderr)
        return FAULT
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None and error.errno in _OF_THE_OUTPUT:
            from smdesk.domain.errors import reason_of

            message = N_("Output: it cannot be written ({reason}); send it elsewhere.")
            print(words(message, reason=words(reason_of(error))), file=sys.stderr)
            _send_nowhere()
            return FAULT
        return _our_bug(error, options)


_OF_THE_OUTPUT = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG, errno.EIO, errno.EBADF)


def _have_streams() -> None:
    """A stream that whoever called has closed (and each of a program without a console) reads nothing, goes nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  (as long as the process)


def _send_nowhere() -> None:
    """What is still in the buffer is not tried again when the process ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_any_terminal(as_json: bool) -> None:
    """A letter that the terminal cannot show is written as its number; JSON is UTF-8 wherever it goes."""
    for stream, encoding in ((sys.stdout, "utf-8" if as_json else None), (sys.stderr, None)):
        if isinstance(stream, TextIOWrapper):
            with suppress(OSError, ValueError):
                stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _sentence(error: SmdeskError, words: "Words") -> str:
    from smdesk.services.wording import sentence  # only who is refused waits for it

    return sentence(error, words)


def _dispatch(rest: list[str], options: Globals) -> int:
    if options.version:
        from smdesk import __version__

        print(f"smdesk {__version__}")
        return DONE
    if rest and rest[0] in VERBS:
        name, rest = rest[0], rest[1:]
    elif not rest or rest[0].startswith("-"):
        if options.help:
            return _overview(options)
        name = "open"
    else:
        return _unknown(rest[0], options)
    from smdesk.commands.call import call

    return call(name, import_module(f"smdesk.commands.{VERBS[name].module}"), rest, options)


def take_globals(arguments: list[str], options: Globals) -> list[str]:
    """Take the global options out of a command line, wherever they stand before ``--``; returns the rest."""
    rest: list[str] = []
    waiting = iter(arguments)
    for one in waiting:
        name, equals, value = one.partition("=")
        if one == "--":
            return [*rest, one, *waiting]
        if name in ("--home", "--lang"):
            value = value if equals else next(waiting, "")
            if not value:
                raise Usage(name, "expected one argument")
            if name == "--home":
                options.home = Path(value)
            elif value not in ("it", "es", "en", "pseudo"):
                raise Usage(name, "invalid choice: %(value)r (choose from %(choices)s)", value=value, choices="it, es, en")
            else:
                options.language = value
        elif one in ("--json", "--quiet", "-q", "--help", "-h", "--version"):
            setattr(options, {"-q": "quiet", "-h": "help"}.get(one, one.lstrip("-")), True)
        else:
            rest.append(one)
    return rest


def _overview(options: Globals) -> int:
    from smdesk.language import load, preferred

    _ = load(options.language or preferred())
    print(_("Usage: smdesk [VERB] [OPTIONS]   (smdesk VERB --help tells more)"))
    print()
    for name, verb in VERBS.items():
        print(f"  {name:<11} {_(verb.summary)}")
    print()
    print(_(EVERYWHERE))
    return DONE


def _unknown(word: str, options: Globals) -> int:
    from difflib import get_close_matches

    from smdesk.language import load, preferred

    _ = load(options.language or preferred())
    near = get_close_matches(word, VERBS, 3)
    near.sort(key=lambda verb: sorted(verb) != sorted(word))  # two letters swapped are the likeliest slip
    if near:
        print(
            _("smdesk: there is no verb “{word}”; did you mean “{near}”?", word=word, near=near[0]),
            file=sys.stderr,
        )
    else:
        print(_("smdesk: there is no verb “{word}”; smdesk --help lists them.", word=word), file=sys.stderr)
    return USAGE


def _our_bug(error: Exception, options: Globals) -> int:
    from datetime import UTC, datetime

    from smdesk import __version__
    from smdesk.language import load, preferred
    from smdesk.services.home import default_home, note_crash

    _ = load(options.language or preferred())
    path = note_crash(options.home or default_home(), error, datetime.now(UTC), __version__)
    kind = type(error).__name__
    if path is None:
        print(_("This is a fault of smdesk ({kind}: {error}).", kind=kind, error=error), file=sys.stderr)
    else:
        print(
            _("This is a fault of smdesk ({kind}); the log is in {path}.", kind=kind, path=path),
            file=sys.stderr,
        )
    return BUG
