"""Numbers as people write them: "1.234,50", "1,234.50", "1 234,5", "1'200". Exact decimals, never floats."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

# The sign that parts thousands in each language of the program; the other one parts decimals.
THOUSANDS = {"it": ".", "es": ".", "en": ","}
MOST_DIGITS = 18  # more than any business counts; keeps sums exact in every precision
_GROUPED = re.compile(r"[0-9]{1,3}(?:([ '.,])[0-9]{3})(?:\1[0-9]{3})*")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"})
_MINUS = str.maketrans({"−": "-", "–": "-", "﹣": "-"})
_IN_TEXT = re.compile(r"(?<![\w.,])[-+]?[0-9](?:[0-9.,']|[ ](?=[0-9]{3}(?![0-9])))*")


class Ambiguous(ValueError):
    """Three digits after a single point or comma, and no language to say which of the two it parts."""


def plain(text: str) -> str:
    """The text with one kind of blank, apostrophe, minus and digit, so that rules need only these."""
    shaped = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).translate(_MINUS)
    return " ".join(shaped.split())


def kept(text: str) -> Decimal | None:
    """A figure as the store keeps it (exact, with a decimal point); None for anything else."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def read(text: str, language: str = "") -> Decimal | None:
    """The number that the whole text is, None when it is none.

    ``language`` ("it", "es", "en") settles "1.234": thousands where the language parts them by that sign,
    else decimals. Of two different signs the last parts the decimals; one that comes twice parts thousands.

    :raises Ambiguous: for "1.234" and "1,234" when the language is not one of the three
    """
    shaped = plain(text)
    sign = -1 if shaped.startswith("-") else 1
    body = shaped[1:].strip() if shaped[:1] in ("-", "+") else shaped
    if sum(letter.isdigit() for letter in body) > MOST_DIGITS:
        return None
    parts = _parted(body, language)
    if parts is None:
        return None
    whole, decimals = parts
    return sign * Decimal(f"{whole or '0'}.{decimals or '0'}") if decimals else sign * Decimal(whole)


def first(text: str, language: str = "") -> Decimal | None:
    """The first number of a phrase, such as 60 of "60 orders a month"; None without one.

    Where the language leaves "1.234" open, it parts thousands: targets are seldom thousandths.
    """
    shaped = plain(text)
    for match in _IN_TEXT.finditer(shaped):
        written = match[0].rstrip(".,' ")
        try:
            found = read(written, language)
        except Ambiguous:
            found = read(re.sub(r"[.,]", "", written))
        if found is not None:
            return found
    return None


def _parted(body: str, language: str) -> tuple[str, str] | None:
    """(whole, decimals) as digits alone."""
    if body.isdigit():
        return body, ""
    signs = [letter for letter in body if letter in ".,"]
    if not signs:
        return (_bare(body), "") if _GROUPED.fullmatch(body) else None
    whole, _, decimals = body.rpartition(signs[-1])
    if len(set(signs)) == 1 and (len(signs) > 1 or _parts_thousands(whole, decimals, signs[0], language)):
        return (_bare(body), "") if _GROUPED.fullmatch(body) else None
    if not decimals.isdigit() or signs[-1] in whole:
        return None
    if whole and not whole.isdigit() and not _GROUPED.fullmatch(whole):
        return None
    return _bare(whole), decimals


def _parts_thousands(whole: str, decimals: str, sign: str, language: str) -> bool:
    looks = len(decimals) == 3 and 1 <= len(whole) <= 3 and whole.isdigit() and whole[0] != "0"
    if looks and language not in THOUSANDS:
        raise Ambiguous(f"{whole}{sign}{decimals}")
    return looks and THOUSANDS[language] == sign


def _bare(grouped: str) -> str:
    return "".join(letter for letter in grouped if letter.isdigit())
