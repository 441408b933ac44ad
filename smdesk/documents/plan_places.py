"""What a plan prints of where the firm is found, of where shop and screen meet, and of what its products leave."""

from decimal import Decimal
from typing import Any

from smdesk.documents.blocks import Block, Cell, cell, table
from smdesk.documents.common import network
from smdesk.documents.planbook import Book, joined
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.presence import FIELDS, Compared, presence
from smdesk.domain.plan.shapes_places import TOUCHPOINT_KINDS
from smdesk.domain.plan.shapes_who import PRIORITIES
from smdesk.domain.plan.touchpoints import Met, met
from smdesk.domain.profit import Left, leaves


def goods(book: Book) -> Block | None:
    """What there is to buy, whom it is for, and what each leaves; None where no figure of any is said."""
    _, products = book.desk.words, book.plan.of("product")
    if not any(one.price or one.cost or one.sold for one in products):
        return None
    found, whole = leaves(products)
    heads = [_("Product or service"), _("Priority"), _("Season"), _("Talked about in"), _("Margin each"),
             _("Margin a month"), _("Share")]  # fmt: skip
    how = _("One leaves = price − cost; a month = that × sold a month; share = month ÷ all months that are known × 100.")
    together = "" if whole is None else _("Together a month leaves {amount}.", amount=book.money(whole))
    return table(heads, [-1.7, 15, -1, -1, 30, 25, 14], [_goods(book, one) for one in found], right=range(4, 7),
                 source=joined((together, how), " "), tight=True)  # fmt: skip


def _goods(book: Book, one: Left) -> list[Any]:
    _, product = book.desk.words, one.product
    nothing = book.voice.value(None)
    why = _("n/a: {reason}", reason=_(one.why)) if one.why else ""
    sums = f"{book.money(product.price)} − {book.money(product.cost)}" if one.one is not None else ""
    sold = _("{n} sold", n=book.figure(product.sold)) if one.month is not None else ""
    return [
        cell(product.name, joined((book.title("segment", product.segment_id), why)), strong=True),
        book.name(PRIORITIES, product.priority), product.season, book.title("pillar", product.pillar_id),
        cell(_money(book, one.one) or nothing, sums),
        cell(_money(book, one.month) or nothing, sold), book.percent(one.share),
    ]  # fmt: skip


def _money(book: Book, value: Decimal | None) -> str:
    return book.money(value, cents=True)


def listings(book: Book) -> Block | None:
    """The local presence checklist: each map or page with what it says otherwise, and when it was looked at."""
    _, found = book.desk.words, presence(book.plan, book.desk.today)
    if found.truth is None and not found.rows:
        return None
    rows: list[list[Any]] = []
    if found.truth is not None:
        said = joined(_line(getattr(found.truth, name)) for name in FIELDS)
        rows.append([cell(_("What is true"), strong=True), cell(said), *_looked(book, found.truth, False, False)])
    rows += [_listing(book, one) for one in found.rows]
    rows += [[cell(network(one.network)[0], one.handle, strong=True), cell("", tone="warn", word=_("not compared yet")), "", ""]
             for one in found.unlisted]  # fmt: skip
    own = (0,) if found.truth is not None else ()
    heads = [_("Place"), _("What it says"), _("Checked"), _("Photos looked at")]
    return table(heads, [-1, -3, 27, 30], rows, own=own, tight=True)


def _listing(book: Book, one: Compared) -> list[Any]:
    _, shape = book.desk.words, SHAPES["listing"]
    name = cell(network(one.place.network)[0], one.place.handle, strong=True) if one.place else cell(one.listing.name, strong=True)
    wrong = []
    for check in one.wrong:
        label, true, said = _(shape.field(check.field).label), _line(check.true), _line(check.said)
        if check.state == "missing":
            wrong.append(_("{field}: nothing there; true is “{true}”", field=label, true=true))
        else:
            wrong.append(_("{field}: “{said}”; true is “{true}”", field=label, said=said, true=true))
    good = [_(shape.field(check.field).label) for check in one.checks if check.state == "same"]
    same = _("As it is: {fields}", fields=", ".join(good)) if good else ""
    state = cell("\n".join(wrong), same)
    return [name, state, *_looked(book, one.listing, one.stale, one.old_photos)]


def _looked(book: Book, listing: Any, stale: bool, old_photos: bool) -> tuple[Cell, Cell]:
    _ = book.desk.words
    due = _("due again")
    return (
        cell(book.day(listing.checked_on), tone="warn", word=due if stale else ""),
        cell(book.day(listing.photos_on), tone="warn", word=due if old_photos else ""),
    )


def _line(text: str) -> str:
    return "; ".join(line.strip() for line in text.splitlines() if line.strip())


def touchpoints(book: Book) -> Block | None:
    """Each touchpoint with its counts."""
    _ = book.desk.words
    rows = [_touchpoint(book, one) for one in met(book.plan, book.desk.today)]
    heads = [_("Touchpoint"), _("Campaign"), _("In all"), _("Last 30 days"), _("Last count")]
    return table(heads, [-2.4, -1.2, 17, 21, 32], rows, right=(2, 3), tight=True)


def _touchpoint(book: Book, met_: Met) -> list[Any]:
    _, one, nothing = book.desk.words, met_.touchpoint, book.voice.value(None)
    bad = [_("link without campaign tags")] if met_.untagged else []
    bad += [_("not counted for 30 days")] if met_.silent else []
    about = joined((book.name(TOUCHPOINT_KINDS, one.kind), book.place(one.place_id), one.code))
    last = met_.last
    return [
        cell(one.name, about, strong=True, tone="warn", word=", ".join(bad)), book.title("campaign", one.campaign_id),
        nothing if met_.total is None else book.figure(f"{met_.total:f}"),
        nothing if met_.month is None else book.figure(f"{met_.month:f}"),
        cell(joined((book.figure(last.count), book.day(last.on)))) if last else nothing,
    ]  # fmt: skip
