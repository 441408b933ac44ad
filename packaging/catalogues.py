"""Extract, compile and check the translations: ``python packaging/catalogues.py extract|compile|check``.

English is the source language, so it has no catalogue. Words are marked in the code with
``_("…")``, ``n_("one", "many", n)``, ``p_("context", "…")`` and, where a word is only named, ``N_("…")``.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from babel.messages.catalog import Message

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "smdesk"
CATALOGUES = ROOT / "resources" / "i18n"
DOMAIN = "smdesk"
LANGUAGES = ("it", "es")
KEYWORDS = {"_": None, "words": None, "n_": (1, 2), "p_": ((1, "c"), 2), "N_": None}
SHOWN = 20  # faults of a check; more would hide what came before them
# Header lines that change by themselves or that Babel leaves to be filled in
IDLE = re.compile(rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By|.*(ADDRESS|LL@li\.org|VERSION\\n"))')
PLACEHOLDER = re.compile(r"\{(\w*)[^{}]*\}")


def po_path(language: str) -> Path:
    """Where the translator's file of a language lies."""
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def template() -> Catalog:
    """Every marked word in the code, without line numbers: a moved line must not make a diff."""
    catalogue = Catalog(project=DOMAIN, charset="utf-8", fuzzy=False)
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("L10N:",))
    for name, _line, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        place = f"{SOURCE.name}/{Path(name).as_posix()}"
        catalogue.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalogue


def read(path: Path, language: str) -> Catalog:
    """A catalogue from disk, or an empty one for a language that has none yet."""
    if not path.exists():
        return Catalog(locale=language, project=DOMAIN, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a .po or .pot in a form that changes only when its words change: no dates, no line numbers."""
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.header_comment = f"# The words of {DOMAIN}."
    written = BytesIO()
    write_po(written, catalogue, width=100, sort_output=True, include_lineno=False)
    path.write_bytes(b"".join(line for line in written.getvalue().splitlines(True) if not IDLE.match(line)))


def extract() -> int:
    """Bring the template and every language up to date with the code; what is gone is dropped."""
    words = template()
    write(CATALOGUES / f"{DOMAIN}.pot", words)
    for language in LANGUAGES:
        catalogue = read(po_path(language), language)
        catalogue.update(words, no_fuzzy_matching=True, keep_user_comments=True)
        catalogue.obsolete.clear()
        write(po_path(language), catalogue)
        missing = sum(1 for message in catalogue if message.id and not complete(message))
        print(f"{language}: {len(catalogue)} messages, {missing} to translate")
    return 0


def compile_all(root: Path = ROOT) -> list[Path]:
    """Compile each .po into a .mo beside it; the build hook calls this too."""
    made = []
    for source in sorted(root.glob(f"resources/i18n/*/LC_MESSAGES/{DOMAIN}.po")):
        target = source.with_suffix(".mo")
        catalogue = read(source, source.parent.parent.name)
        with target.open("wb") as file:
            write_mo(file, catalogue)
        made.append(target)
    return made


def forms(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form of its language."""
    text = message.string
    return (text,) if isinstance(text, str) else tuple(text or ())


def complete(message: Message) -> bool:
    """Whether every form is there."""
    return not message.fuzzy and bool(forms(message)) and all(forms(message))


def fault(message: Message) -> str | None:
    """What is wrong with a translation, in a few words."""
    if message.fuzzy:
        return "is marked fuzzy: read it and take the mark away"
    if not complete(message):
        return "is not translated"
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    wanted = set(PLACEHOLDER.findall(ids[-1]))
    for text in forms(message):
        found = set(PLACEHOLDER.findall(text))
        # a singular may say "one" where the plural says {n}
        if found - wanted or (len(ids) == 1 and found != wanted):
            return f"has the placeholders {sorted(found)}, expected {sorted(wanted)}"
    return None


def check() -> int:
    """Every word of the code is translated, unfuzzy and keeps its placeholders, in every language."""
    words = template()
    faults = []
    for language in LANGUAGES:
        catalogue = read(po_path(language), language)
        for word in words:
            if not word.id:
                continue
            message = catalogue.get(word.id, word.context)
            reason = "is not in the catalogue: run `extract`" if message is None else fault(message)
            if reason:
                faults.append(f"{language}: {word.locations[0][0]}: {word.id!r} {reason}")
    for line in faults[:SHOWN]:
        print(line, file=sys.stderr)
    if len(faults) > SHOWN:
        print(f"… and {len(faults) - SHOWN} more", file=sys.stderr)
    verdict = f"{len(faults)} faults" if faults else "complete"
    print(f"catalogues {' '.join(LANGUAGES)}: {len(words)} messages, {verdict}")
    return 1 if faults else 0


def main(arguments: list[str]) -> int:
    """Run one of the three commands."""
    match arguments:
        case ["extract"]:
            return extract()
        case ["compile"]:
            print(f"{len(compile_all())} catalogues compiled")
            return 0
        case ["check"]:
            return check()
    print("usage: catalogues.py extract|compile|check", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
