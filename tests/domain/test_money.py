"""Money is exact, written three ways and kept in one."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain import figures
from smdesk.domain.errors import BadInput
from smdesk.domain.money import (
    Money,
    amount,
    beyond,
    canonical,
    contingency_enough,
    contingency_share,
    minor_digits,
    parse_amount,
    round_to_minor,
    total,
    variance,
    variance_percent,
)

D = Decimal
cents = st.integers(-(10**14), 10**14).map(lambda n: D(n).scaleb(-2))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1.234,50", "it", "1234.50"),
        ("1.234,50", "en", "1234.50"),
        ("1,234.50", "en", "1234.50"),
        ("1,234.50", "it", "1234.50"),
        ("€ 750", "it", "750"),
        ("750 €", "es", "750"),
        ("750€", "", "750"),
        ("750", "", "750"),
        ("1 234,5", "it", "1234.5"),
        ("1\u202f234,50", "es", "1234.50"),
        ("1\u00a0234\u00a0567", "", "1234567"),
        ("£12.40", "en", "12.40"),
        ("GBP 12.40", "en", "12.40"),
        ("12,40 EUR", "it", "12.40"),
        ("1'200", "", "1200"),
        ("1’200.50", "", "1200.50"),
        ("CHF 1'234'567.05", "", "1234567.05"),
        ("1.234", "it", "1234"),
        ("1.234", "es", "1234"),
        ("1.234", "en", "1.234"),
        ("1,234", "en", "1234"),
        ("1,234", "it", "1.234"),
        ("0.123", "it", "0.123"),
        ("1234.567", "it", "1234.567"),
        ("1.234.567", "", "1234567"),
        ("1,234,567.8", "it", "1234567.8"),
        ("12,5", "", "12.5"),
        ("-750", "", "-750"),
        ("−€ 12,50", "it", "-12.50"),
        ("€ -12,50", "it", "-12.50"),
        ("+3", "", "3"),
        (",50", "it", "0.50"),
        ("０7", "", "7"),
        ("  42 ", "", "42"),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_it_is_written(text: str, language: str, expected: str) -> None:
    assert parse_amount(text, language) == D(expected)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "abc", "€", "1e5", "nan", "Infinity", "1.23.456", "1,234,50", "12.34,5.6", "1 23", "1'20",
        "1..2", "5.", "--5", "+-5", "€ 5 €", "€5 EUR", "5%", "abc 750", "0x10", "1_000", "12 345 67",
        "1.234,567.89", "1 234.567,00", "9" * 40, "5 euros each",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_amount(text, "it", field="plan")
    assert refusal.value.field == "plan"
    assert str(refusal.value).startswith("Amount: “") and str(refusal.value).count(";") == 1


@pytest.mark.parametrize("text", ["1.234", "1,234", "€ 750.000"])
def test_thousands_or_decimals_are_asked_when_no_language_says(text: str) -> None:
    with pytest.raises(BadInput, match="thousands or decimals"):
        parse_amount(text)


def test_another_currency_and_too_many_decimals_are_refused_when_the_currency_is_known() -> None:
    assert parse_amount("$ 12", "en", "CAD") == 12
    assert parse_amount("12 eur", "it", "EUR") == 12
    with pytest.raises(BadInput, match="not in EUR"):
        parse_amount("£12", "en", "EUR")
    with pytest.raises(BadInput, match="not in EUR"):
        parse_amount("USD 12", "en", "EUR")
    with pytest.raises(BadInput, match="more decimals than EUR, which has 2"):
        parse_amount("1.234", "en", "EUR")
    with pytest.raises(BadInput, match="JPY, which has 0"):
        parse_amount("12.5", "en", "JPY")
    assert parse_amount("12.500", "en", "EUR") == D("12.5")


@given(cents, st.sampled_from(["it", "es", "en"]), st.sampled_from(["", "€ ", "£"]))
def test_what_each_language_writes_is_read_back(value: Decimal, language: str, sign: str) -> None:
    written = f"{abs(value):,.2f}"
    if language != "en":
        written = written.translate(str.maketrans(",.", ".,"))
    assert parse_amount(("-" if value < 0 else "") + sign + written, language) == value


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert parse_amount(text, "it").is_finite()
    except BadInput as refusal:
        assert refusal.field == "amount"


@pytest.mark.parametrize(
    ("value", "currency", "kept"),
    [
        ("750", "EUR", "750.00"),
        ("750", "JPY", "750"),
        ("750.5", "JPY", "751"),
        ("1.2345", "KWD", "1.235"),
        ("2.005", "GBP", "2.01"),
        ("-2.005", "GBP", "-2.01"),
        ("-0.001", "EUR", "0.00"),
        ("1E+3", "EUR", "1000.00"),
    ],
)
def test_the_kept_text_has_the_currencys_digits(value: str, currency: str, kept: str) -> None:
    assert canonical(D(value), currency) == kept
    assert amount(kept) == round_to_minor(D(value), currency)


def test_nothing_agreed_is_not_zero() -> None:
    assert amount("") is None
    assert canonical(None, "EUR") == ""
    assert amount("0.00") == 0
    for text in ("1,50", "1e3", " 1", "NaN", "+1"):
        with pytest.raises(BadInput):
            amount(text)


def test_a_currency_is_three_capitals() -> None:
    assert [minor_digits(code) for code in ("EUR", "JPY", "TND", "CLF")] == [2, 0, 3, 4]
    for code in ("", "eur", "EURO", "€"):
        with pytest.raises(BadInput, match="Currency"):
            minor_digits(code)


@given(st.lists(cents), st.integers())
def test_sums_in_any_order_agree_to_the_cent(values: list[Decimal], seed: int) -> None:
    shuffled = list(values)
    Random(seed).shuffle(shuffled)
    assert canonical(total(values), "EUR") == canonical(total(shuffled), "EUR")
    assert total(values) == D(sum(int(value.scaleb(2)) for value in values)).scaleb(-2)


def test_sums_are_exact_where_the_default_precision_is_not() -> None:
    values = [D("1E+30"), D("0.01"), D("-1E+30")]
    assert total(values) == total(reversed(values)) == D("0.01")
    assert total([None, D(2), None]) == 2 and total([]) == 0


def test_money_keeps_its_currency_and_is_never_a_float() -> None:
    assert Money(D("0.10"), "EUR") + Money(D("0.20"), "EUR") == Money(D("0.30"), "EUR")
    assert Money(D(1), "EUR") - Money(D(3), "EUR") == Money(D(-2), "EUR")
    assert str(Money(D("1234.5"), "GBP")) == "1234.50 GBP"
    with pytest.raises(BadInput, match="EUR and GBP cannot be summed"):
        Money(D(1), "EUR") + Money(D(1), "GBP")
    for wrong in (0.1, 1, D("NaN"), D("Infinity")):
        with pytest.raises(TypeError):
            Money(wrong, "EUR")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actual", "plan", "percent", "warns"),
    [
        ("110", "100", "10", True),
        ("90", "100", "-10", True),
        ("109.99", "100", "9.99", False),
        ("100", "100", "0", False),
        ("0", "100", "-100", True),
    ],
)
def test_a_line_that_strays_by_ten_percent_warns(actual: str, plan: str, percent: str, warns: bool) -> None:
    assert variance(D(actual), D(plan)) == D(actual) - D(plan)
    assert variance_percent(D(actual), D(plan)) == D(percent)
    assert beyond(D(actual), D(plan)) is warns


def test_what_was_not_planned_has_no_percent_but_warns() -> None:
    assert variance_percent(D(5), D(0)) is None
    assert beyond(D("0.01"), D(0))
    assert not beyond(D(0), D(0))
    assert not beyond(D(115), D(100), percent=20)


def test_a_twentieth_is_kept_for_the_unforeseen() -> None:
    assert contingency_share(D(50), D(1000)) == 5
    assert contingency_enough(D(50), D(1000)) and not contingency_enough(D("49.99"), D(1000))
    assert contingency_share(D(0), D(0)) is None and contingency_enough(D(0), D(0))


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("60 orders a month", "en", "60"),
        ("≥ +45", "it", "45"),
        ("−18", "it", "-18"),
        ("da 2.140 follower", "it", "2140"),
        ("2,140 followers", "en", "2140"),
        ("1.234 visite", "", "1234"),
        ("1,8 h", "es", "1.8"),
        ("1.8 h", "es", "1.8"),
        ("29 %", "es", "29"),
        ("€12.50 each", "en", "12.50"),
        ("in 2 hours.", "en", "2"),
        ("12 450 personnes", "it", "12450"),
        ("none yet", "en", None),
        ("", "en", None),
        ("R2D2", "en", None),
    ],
)
def test_the_first_number_of_a_phrase(text: str, language: str, number: str | None) -> None:
    assert figures.first(text, language) == (None if number is None else D(number))


@pytest.mark.parametrize(
    ("text", "number"), [("--5", None), ("+-5", None), ("-5", "-5"), ("+ 5", "5"), ("-", None)]
)
def test_a_number_has_one_sign(text: str, number: str | None) -> None:
    assert figures.read(text) == (None if number is None else D(number))
