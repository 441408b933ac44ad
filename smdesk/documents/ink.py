"""Makes any text printable: nothing is ever drawn as an empty box.

A character the documents' font lacks is, in this order: replaced by its plain form (𝗯𝗼𝗹𝗱 → bold), drawn with
a font of this computer (an emoji font, or one for the script), or named in brackets: [grinning face], [IT].
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import regex

from smdesk.documents import emojinames, fonts
from smdesk.domain.errors import N_
from smdesk.language import Words

T = TypeVar("T")
EMOJI_FONTS = ("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Twemoji Mozilla", "Noto Emoji")
# Families that draw scripts well, best first; after them any other that covers the character.
SCRIPT_FONTS = (
    "Noto Sans", "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Sans Math",
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Noto Sans JP", "Source Han Sans SC",
    "PingFang SC", "Hiragino Sans", "Microsoft YaHei", "Yu Gothic", "Malgun Gothic", "Apple SD Gothic Neo",
    "Noto Sans Arabic", "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "Segoe UI Symbol", "Apple Symbols",
    "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai", "Arial Unicode MS", "DejaVu Sans",
)  # fmt: skip
# Scripts that a post may hold and a font may lack; others keep the name Unicode gives them.
SCRIPTS = (
    N_("Arabic"), N_("Bengali"), N_("Cyrillic"), N_("Devanagari"), N_("Georgian"), N_("Greek"), N_("Hangul"),
    N_("Hebrew"), N_("Hiragana"), N_("Katakana"), N_("Tamil"), N_("Thai"), N_("private"),
)  # fmt: skip
RARE_WORD = 30  # characters without a space after which a line may break anywhere

_LINE_ENDS = regex.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters, direction overrides, lone surrogates, byte order marks, non-characters: PDF/UA forbids
# them or they would turn the line around; none is visible.
_INVISIBLE = regex.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb"
    r"\ufdd0-\ufdef\p{Noncharacter_Code_Point}]"
)
_PASSING = regex.compile(r"[\n\t\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000E0020-\U000E007F]")
_EMOJI_MARK = regex.compile(r"[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]")
_TONES = regex.compile(r"[\p{Emoji_Modifier}\ufe0e\ufe0f]")
_CLUSTER = regex.compile(r"\X")
_LONG_RUN = regex.compile(rf"[^\s\u200b]{{{RARE_WORD},}}")


class Ink:
    """Cleans texts for one document and remembers which further fonts it needs and what it had to name.

    :param words: language of the names of missing scripts
    :param system: whether to look for fonts of this computer at all
    """

    def __init__(self, words: Words, system: bool = True) -> None:
        self._words = words
        self._system = system
        self.families: list[str] = []
        self.unknown: set[str] = set()  # scripts that no font here can draw
        self._safe = fonts.own()
        self._plain = _plain_pattern()

    def __call__(self, text: str) -> str:
        """``text`` with every character drawable and its line ends as "\\n"."""
        text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
        if self._plain.search(text) is None:
            return text
        return "".join(self._runs(unicodedata.normalize("NFC", text)))

    def entity(self, thing: T, keep: Iterable[str] = ()) -> T:
        """An entity with all its texts cleaned but those named in ``keep`` (paths, hashes)."""
        left = set(keep)
        changed: dict[str, Any] = {}
        for one in fields(thing):  # type: ignore[arg-type]
            value = getattr(thing, one.name)
            if isinstance(value, str) and one.name not in left:
                clean = self(value)
                if clean != value:
                    changed[one.name] = clean
        return replace(thing, **changed) if changed else thing  # type: ignore[type-var]

    def everything(self, value: Any) -> Any:
        """The same for plain data of any depth."""
        if isinstance(value, str):
            return self(value)
        if isinstance(value, list):
            return [self.everything(one) for one in value]
        if isinstance(value, dict):
            return {key: self.everything(one) for key, one in value.items()}
        return value

    def _runs(self, text: str) -> Iterable[str]:
        missing: list[str] = []
        for cluster in _CLUSTER.findall(text):
            drawn = self._cluster(cluster)
            if drawn is None:
                missing.append(cluster)
                continue
            if missing:
                yield self._named(missing)
                missing = []
            yield drawn
        if missing:
            yield self._named(missing)

    def _cluster(self, cluster: str) -> str | None:
        """What to print for a grapheme cluster; None when nothing can draw it."""
        if all(char in self._safe or _PASSING.match(char) for char in cluster):
            return cluster
        if _EMOJI_MARK.search(cluster):
            core = [c for c in cluster if not _PASSING.match(c) and not c.isascii()]
            return cluster if self._borrowed(core, EMOJI_FONTS, emoji=True) else emoji_name(cluster, self._words.language)
        plain = unicodedata.normalize("NFKC", cluster)
        if plain != cluster and all(char in self._safe for char in plain):
            return plain
        core = [char for char in cluster if char not in self._safe and not _PASSING.match(char)]
        if all(unicodedata.category(char) == "Mn" for char in core):  # piled marks: keep the letter
            return "".join(char for char in cluster if char not in core)
        if unicodedata.category(core[0]) != "Co" and self._borrowed(core, SCRIPT_FONTS, emoji=False):
            return cluster
        return None

    def _borrowed(self, chars: list[str], preferred: tuple[str, ...], *, emoji: bool) -> bool:
        if not self._system:
            return False
        family = _family_for("".join(chars), preferred, emoji)
        if family and family not in self.families:
            self.families.append(family)
        return bool(family)

    def _named(self, clusters: list[str]) -> str:
        script = self._words(_script(clusters[0]))
        self.unknown.add(script)
        n = len(clusters)
        return self._words.n_("[{n} {script} character]", "[{n} {script} characters]", n, script=script)


@lru_cache(maxsize=1)
def _plain_pattern() -> "regex.Pattern[str]":
    """Finds the first character that the documents' own font cannot draw; most texts have none."""
    safe = fonts.own()
    ranges = "".join(
        f"\\U{start:08X}-\\U{end:08X}" for start, end in zip(safe.starts, safe.ends, strict=True)
    )
    return regex.compile(f"[^{ranges}\\n\\t\\u00ad\\u200b-\\u200f\\u2060-\\u2064]")


@lru_cache(maxsize=4096)
def _family_for(chars: str, preferred: tuple[str, ...], emoji: bool) -> str:
    """The font family of this computer that draws all of ``chars``; empty when there is none."""
    faces = _system_faces()
    order = [name for name in preferred if name in faces]
    if not emoji:
        skip = {*order, *EMOJI_FONTS, "Last Resort", ".LastResort"}
        order += sorted(name for name in faces if name not in skip)
    for name in order:
        path, index = faces[name]
        covered = fonts.coverage(path, index)
        if all(char in covered for char in chars):
            return name
    return ""


@lru_cache(maxsize=1)
def _system_faces() -> dict[str, tuple[Path, int]]:
    """Regular face of every family installed on this computer, as the typesetter names them."""
    import typst

    faces: dict[str, tuple[Path, int]] = {}
    found = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False).fonts()
    for face in sorted(
        found, key=lambda one: (abs(one.weight - 400), one.style != "normal", one.stretch != 1000)
    ):
        if face.path:
            faces.setdefault(face.family, (Path(face.path), face.index))
    return faces


def emoji_name(cluster: str, language: str = "en") -> str:
    """An emoji in words: "[grinning face]", a flag as "[IT]", a keycap as its digit. Skin tones go.

    In a language of :mod:`.emojinames` a sign that is not there is its code: "[U+1F9A5]".
    """
    letters = "".join(chr(ord(c) - 0x1F1E6 + 65) for c in cluster if 0x1F1E6 <= ord(c) <= 0x1F1FF)
    if letters:
        return f"[{letters}]"
    if "\u20e3" in cluster:
        return "".join(char for char in cluster if char.isascii())
    tags = "".join(chr(ord(c) - 0xE0000) for c in cluster if 0xE0020 <= ord(c) < 0xE007F)
    if tags:
        return f"[{tags[:2].upper()}-{tags[2:].upper()}]"
    plain = _TONES.sub("", cluster)
    if language in emojinames.LANGUAGES and (known := emojinames.named(plain, language)):
        return f"[{known}]"
    parts = [_char_name(char, language) for char in plain if not _PASSING.match(char)]
    return "[" + " ".join(part for part in parts if part) + "]"


def _char_name(char: str, language: str) -> str:
    if language in emojinames.LANGUAGES:
        return "" if char in "♀♂" else emojinames.named(char, language) or emojinames.code(char)
    known = {
        "❤": "red heart",
        "✨": "sparkles",
        "☀": "sun",
        "♀": "",
        "♂": "",
        "☺": "smiling face",
        "⚠": "warning",
    }
    return known.get(char, unicodedata.name(char, "emoji").lower())


def _script(cluster: str) -> str:
    char = cluster[0]
    if unicodedata.category(char) == "Co":
        return "private"
    first = unicodedata.name(char, "unknown").split()[0]
    return first if first == "CJK" else first.capitalize()


def unbroken(text: str) -> str:
    """``text`` that stays on one line: "14–31 Dec" in a sentence."""
    return text.replace(" ", "\u00a0").replace("–", "\u2060–\u2060")


def breakable(text: str, limit: int = RARE_WORD) -> str:
    """``text`` with places to break (U+200B) inside runs of ``limit`` or more characters without a space."""
    if len(text) < limit:
        return text
    pattern = _LONG_RUN if limit == RARE_WORD else regex.compile(rf"[^\s\u200b]{{{limit},}}")
    return pattern.sub(_with_breaks, text)


def _with_breaks(found: "regex.Match[str]") -> str:
    clusters = _CLUSTER.findall(found[0])
    step = 4  # small enough that a line never ends far from the margin
    return "\u200b".join("".join(clusters[at : at + step]) for at in range(0, len(clusters), step))


MISSING_FONT = N_(
    "Fonts: no font on this computer draws these scripts: {scripts}; they are named in brackets. Install one"
    " that does (such as Noto Sans) and export again."
)
