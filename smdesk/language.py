"""Words in three languages: gettext catalogues made with Babel.

A :class:`Words` is handed to whoever speaks: the window and the command line get the user's, a document
its client's. English is the language of the source; Italian and Spanish come from ``resources/i18n``.
"""

import gettext
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from smdesk import resources

LANGUAGES = ("en", "it", "es")
_LONG_WORD = 7  # letters that the made-up language adds to a word
NAMES = {"en": "English", "it": "Italiano", "es": "Español"}


class Words:
    """Translates for one language. Call it with a text: ``_ = words; _("New post")``.

    Places are filled by keyword: ``_("{n} of {total}", n=3, total=9)``.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, message: str, **values: Any) -> str:
        """The translation of ``message``, its places filled."""
        text = self._catalogue.gettext(message) if message else ""
        return text.format(**values) if values else text

    def n_(self, one: str, many: str, n: int, **values: Any) -> str:
        """Singular or plural by ``n``, which also fills ``{n}``."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)

    def p_(self, context: str, message: str, **values: Any) -> str:
        """Like calling, where the same English word needs two translations."""
        text = self._catalogue.pgettext(context, message)
        return text.format(**values) if values else text


def preferred() -> str:
    """The user's language by the system's settings; English when it is none of ours."""
    for name in (os.environ.get("LC_ALL"), os.environ.get("LC_MESSAGES"), os.environ.get("LANG"), _system()):
        if name and name[:2].lower() in LANGUAGES:
            return name[:2].lower()
        if name and name not in ("C", "C.UTF-8", "POSIX"):
            return "en"
    return "en"


def _system() -> str:
    import locale  # a start that is told its language does without

    try:
        return locale.getlocale()[0] or ""
    except ValueError:
        return ""


@lru_cache(maxsize=8)
def load(language: str) -> Words:
    """The words of "it", "es" or "en"; of English for any other."""
    if language == "pseudo":
        return _Pseudo(language, gettext.NullTranslations())
    if language not in LANGUAGES or language == "en":
        return Words("en", gettext.NullTranslations())
    source = resources.path("i18n", language, "LC_MESSAGES", "smdesk.po")
    compiled = source.with_suffix(".mo")
    if source.exists() and (not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime):
        return Words(language, _compiled_now(source, compiled, language))
    if not compiled.exists():
        return Words(language, gettext.NullTranslations())
    with compiled.open("rb") as file:
        return Words(language, gettext.GNUTranslations(file))


def _compiled_now(source: Path, compiled: Path, language: str) -> gettext.NullTranslations:
    """In a checkout the catalogue may be newer than its compiled form; an installed copy never comes here."""
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale=language)
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    with suppress(OSError):  # a read-only checkout: it is compiled again next time
        compiled.write_bytes(buffer.getvalue())
    return gettext.GNUTranslations(BytesIO(buffer.getvalue()))


class _Pseudo(Words):
    """A made-up language 180 % as long as English, for tests of clipped text."""

    def __call__(self, message: str, **values: Any) -> str:
        return _longer(super().__call__(message, **values))

    def n_(self, one: str, many: str, n: int, **values: Any) -> str:
        return _longer(super().n_(one, many, n, **values))

    def p_(self, context: str, message: str, **values: Any) -> str:
        return _longer(super().p_(context, message, **values))


def _longer(text: str) -> str:
    """Lengthened by new words, as other languages do, and only so far by a longer last one."""
    missing = max(1, round(len(text) * 0.8)) if text else 0
    more = ["ñ" * min(_LONG_WORD, missing - done) for done in range(0, missing, _LONG_WORD)]
    return text + " ".join(more)
