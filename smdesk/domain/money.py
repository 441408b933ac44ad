"""Money as exact decimals with an ISO 4217 currency, never floats.

The store keeps :func:`canonical` texts ("750.00"); "" means that nothing was agreed, which is not zero.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.figures import Ambiguous, plain, read

BEYOND_PERCENT = 10  # a budget line that strays by this much asks for a word
CONTINGENCY_PERCENT = 5  # the least share kept for what nobody foresaw

# ISO 4217: currencies whose minor unit is not a hundredth.
_NO_MINOR = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_MINOR = "BHD IQD JOD KWD LYD OMR TND"
_MINOR = dict.fromkeys(_NO_MINOR.split(), 0) | dict.fromkeys(_THREE_MINOR.split(), 3) | {"CLF": 4, "UYW": 4}
_SIGNS = {"€": ("EUR",), "£": ("GBP",), "$": ("USD", "CAD", "AUD", "MXN", "ARS", "CLP", "COP", "NZD"),
          "¥": ("JPY", "CNY"), "Fr.": ("CHF",), "fr.": ("CHF",), "zł": ("PLN",), "kr": ("SEK", "NOK", "DKK")}  # fmt: skip
_CODE = re.compile(r"[A-Z]{3}")
_MARK = "|".join([r"[A-Za-z]{3}(?![A-Za-z])", *(re.escape(sign) for sign in _SIGNS)])
_WRITTEN = re.compile(
    rf"(?P<minus>-?) ?(?P<before>{_MARK})? ?(?P<number>[-+]?[0-9.,' ]+?) ?(?P<after>{_MARK})?"
)
_KEPT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_EXACT = Context(prec=200)  # sums of any order are exact: nothing is ever rounded on the way


NO_CURRENCY = N_("Currency: “{code}” is not a currency; write its three letters, like EUR or GBP.")
# Countries (ISO 3166) that pay in something else than euros, as far as clients are likely to live there.
_OF_COUNTRY = {"GB": "GBP", "US": "USD", "CH": "CHF", "PL": "PLN", "SE": "SEK", "NO": "NOK", "DK": "DKK", "CZ": "CZK",
               "HU": "HUF", "RO": "RON", "MX": "MXN", "AR": "ARS", "CL": "CLP", "CO": "COP", "PE": "PEN", "UY": "UYU",
               "BR": "BRL", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "JP": "JPY"}  # fmt: skip


def currency_of(country: str) -> str:
    """What a client of a country is taken to pay in until it says otherwise."""
    return _OF_COUNTRY.get(country, "EUR")


def currency_code(text: str) -> str:
    """A currency as it is kept: three capitals.

    :raises BadInput: when it is none
    """
    code = text.strip().upper()
    if not _CODE.fullmatch(code):
        raise BadInput(NO_CURRENCY, "currency", code=text[:40])
    return code


def minor_digits(currency: str) -> int:
    """Digits after the point: 2 but for the currencies that ISO 4217 counts otherwise.

    :raises BadInput: when it is no code of three capitals
    """
    if not _CODE.fullmatch(currency):
        raise BadInput(NO_CURRENCY, "currency", code=currency)
    return _MINOR.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency. Amounts of two currencies are never added."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite():
            raise TypeError(f"money wants a finite Decimal, not {self.amount!r}")
        minor_digits(self.currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(_EXACT.add(self.amount, self._same(other)), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(_EXACT.subtract(self.amount, self._same(other)), self.currency)

    def __str__(self) -> str:
        return f"{canonical(self.amount, self.currency)} {self.currency}"

    def _same(self, other: "Money") -> Decimal:
        if self.currency != other.currency:
            raise BadInput(
                N_("Currency: {one} and {other} cannot be summed; write all amounts in one currency."),
                "currency", one=self.currency, other=other.currency,
            )  # fmt: skip
        return other.amount


def parse_amount(text: str, language: str = "", currency: str = "", field: str = "amount") -> Decimal:
    """What a person wrote as an amount: "1.234,50", "1,234.50", "€ 750", "1 234,5", "£12.40", "1'200".

    ``language`` settles "1.234" (thousands in Italian and Spanish, decimals in English). With ``currency``
    another currency's sign and more decimals than it has are refused. ``field`` names the input in the error.

    :raises BadInput: when it is no amount, or says two things
    """
    match = _WRITTEN.fullmatch(plain(text))
    if match is None or (match["before"] and match["after"]):  # "€ 5 EUR" says it twice
        raise _not_an_amount(text, field)
    mark = match["before"] or match["after"] or ""
    meant = _SIGNS.get(mark) or (mark.upper(),)
    if mark and mark not in _SIGNS and not mark.isupper() and mark.upper() != currency:
        raise _not_an_amount(
            text, field
        )  # "abc 750": small letters are only taken for the currency asked for
    if mark and currency and currency not in meant:
        raise BadInput(
            N_("Amount: “{text}” is not in {currency}; change it to {currency} or leave the sign out."),
            field, text=text.strip()[:40], currency=currency,
        )  # fmt: skip
    try:
        value = read(match["minus"] + match["number"], language)
    except Ambiguous:
        raise BadInput(
            N_("Amount: “{text}” may be thousands or decimals; write 1234 or 1.234,00 in full."),
            field, text=text.strip()[:40],
        ) from None  # fmt: skip
    if value is None:
        raise _not_an_amount(text, field)
    digits = minor_digits(currency) if currency else None
    if digits is not None and value != round_to_minor(value, currency):
        raise BadInput(
            N_("Amount: “{text}” has more decimals than {currency}, which has {digits}; round it."),
            field, text=text.strip()[:40], currency=currency, digits=digits,
        )  # fmt: skip
    return value


def round_to_minor(value: Decimal, currency: str) -> Decimal:
    """Rounded to the smallest unit, halves away from zero as invoices do; no minus before a zero."""
    rounded = value.quantize(Decimal(1).scaleb(-minor_digits(currency)), ROUND_HALF_UP, _EXACT)
    return rounded.copy_abs() if rounded.is_zero() else rounded


def canonical(value: Decimal | None, currency: str) -> str:
    """The text that the store keeps: "750.00" in euros, "750" in yen; None is ""."""
    return "" if value is None else f"{round_to_minor(value, currency):f}"


def amount(text: str) -> Decimal | None:
    """A kept text as a number; "" is None: nothing agreed.

    :raises BadInput: when it was not written by :func:`canonical`
    """
    if not text:
        return None
    if not _KEPT.fullmatch(text):
        raise _not_an_amount(text, "amount")
    return Decimal(text)


def total(amounts: Iterable[Decimal | None]) -> Decimal:
    """The exact sum, the same in any order; amounts not agreed count nothing."""
    result = Decimal(0)
    for one in amounts:
        if one is not None:
            result = _EXACT.add(result, one)
    return result


def variance(actual: Decimal, plan: Decimal) -> Decimal:
    """Actual less plan: above zero is spent too much."""
    return _EXACT.subtract(actual, plan)


def variance_percent(actual: Decimal, plan: Decimal) -> Decimal | None:
    """The variance in percent of the plan; None ("n/a") when nothing was planned."""
    if plan.is_zero():
        return None
    return variance(actual, plan) / abs(plan) * 100


def beyond(actual: Decimal, plan: Decimal, percent: int = BEYOND_PERCENT) -> bool:
    """Whether a line strays from its plan by ``percent`` or more, either way; unplanned spending does."""
    strayed = abs(variance(actual, plan))
    return not strayed.is_zero() and strayed * 100 >= abs(plan) * percent


def contingency_share(contingency: Decimal, whole: Decimal) -> Decimal | None:
    """The share of a budget kept for the unforeseen, in percent of the whole; None when there is no budget."""
    return None if whole.is_zero() else contingency / whole * 100


def contingency_enough(contingency: Decimal, whole: Decimal, percent: int = CONTINGENCY_PERCENT) -> bool:
    """Whether at least ``percent`` of the whole is kept for the unforeseen; a budget of nothing needs none."""
    return contingency * 100 >= whole * percent


def _not_an_amount(text: str, field: str) -> BadInput:
    return BadInput(
        N_("Amount: “{text}” is not an amount of money; write it like 1234.50 or 1.234,50."),
        field, text=text.strip()[:40],
    )  # fmt: skip
