"""What a product leaves: its price less what it costs, for one and for a month; exact, in the plan's currency.

What is not said gives no figure ("n/a") and the reason; shares are of what is known, and only where all of it
together leaves something.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Any

from smdesk.domain.errors import N_
from smdesk.domain.figures import kept
from smdesk.domain.money import total

NO_PRICE = N_("no price said")
NO_COST = N_("no cost said")
NO_SALES = N_("not said how many are sold a month")
NOTHING_LEFT = N_("together the products leave nothing")
_EXACT = Context(prec=200)
_NUMBERS = Context(prec=28)


@dataclass(frozen=True, slots=True)
class Left:
    """What one of a product leaves, what a month of it leaves, and its share of all products in percent.

    ``margin`` is in percent of the price; ``worked_out``: nobody typed it. ``why`` is the reason, a text to
    translate, for the first figure that is None; "" when all are known.
    """

    product: Any
    one: Decimal | None = None
    month: Decimal | None = None
    share: Decimal | None = None
    margin: Decimal | None = None
    worked_out: bool = False
    why: str = ""


def leaves(products: Sequence[Any]) -> tuple[tuple[Left, ...], Decimal | None]:
    """Each product in its order, and what all whose month is known leave together (None: of none it is known)."""
    found = [_left(one) for one in products]
    months = [one.month for one in found if one.month is not None]
    whole = total(months) if months else None
    return tuple(_shared(one, whole) for one in found), whole


def _left(product: Any) -> Left:
    price, cost, sold = kept(product.price), kept(product.cost), kept(product.sold)
    one = None if price is None or cost is None else _EXACT.subtract(price, cost)
    month = None if one is None or sold is None else _EXACT.multiply(one, sold)
    why = NO_PRICE if price is None else NO_COST if cost is None else NO_SALES if sold is None else ""
    margin, worked_out = kept(product.margin), False
    if margin is None and one is not None and price:
        margin, worked_out = _NUMBERS.divide(one * 100, price), True
    return Left(product, one, month, None, margin, worked_out, why)


def _shared(one: Left, whole: Decimal | None) -> Left:
    if one.month is None or whole is None:
        return one
    if whole <= 0:
        return replace(one, why=NOTHING_LEFT)
    return replace(one, share=_NUMBERS.divide(one.month * 100, whole))
