"""Listings beside what is true, touchpoints and their counts, what products leave."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from smdesk.domain.clients import Client, Place
from smdesk.domain.entity import KINDS
from smdesk.domain.plan import completeness
from smdesk.domain.plan.presence import presence, same
from smdesk.domain.plan.touchpoints import met, tagged
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.profit import NO_COST, NO_PRICE, NO_SALES, NOTHING_LEFT, leaves

TODAY = date(2026, 10, 15)


def plan(**records: tuple[Any, ...]) -> WholePlan:
    """A plan of these records, on a map and on a page."""
    client = Client(id=1, name="Pastificio Valdorsa", language="it", country="IT")
    places = (Place(id=1, client_id=1, network="google_business"), Place(id=2, client_id=1, network="facebook_page"))
    return WholePlan(client, places, records)


def made(kind: str, number: int, **values: Any) -> Any:
    return KINDS[kind](**({"id": number, "client_id": 1} | values))


@pytest.mark.parametrize(("field", "one", "other", "language", "country", "wanted"), [
    ("name", "Larch & Lantern Books", "LARCH  AND LANTERN BOOKS", "en", "GB", True),
    ("name", "L’Orto", "L'orto", "it", "IT", True),
    ("name", "Pastificio Valdorsa", "Pastificio Valdorsa snc", "it", "IT", False),
    ("address", "Via dei Molini 14, 43044 Collecchio", "V. dei molini, n. 14 - Collecchio 43044", "it", "IT", True),
    ("address", "P.zza Garibaldi 3", "Piazza Garibaldi, 3", "it", "IT", True),
    ("address", "C/ Mayor, 4 bajo", "Calle Mayor nº 4, bajo", "es", "ES", True),
    ("address", "12a High St.", "12 A High Street", "en", "GB", True),
    ("address", "Via Roma 14", "Via Roma 41", "it", "IT", False),
    ("phone", "0575 000142", "+39 0575/000142", "it", "IT", True),
    ("phone", "020 7946 0011", "+44 (0)20 7946 0011", "en", "GB", True),
    ("phone", "960 000 317", "0034 960000317", "es", "ES", True),
    ("phone", "0575 000142, 333 0001", "333-0001; 0575 000142", "it", "IT", True),
    ("phone", "960 000 317", "960 000 371", "es", "ES", False),
    ("hours", "lun–ven 8.30-13\nsab 8-12", "Sabato 08:00-12:00; Lunedì - venerdì: 08:30 – 13:00", "it", "IT", True),
    ("hours", "Mon to Sat 9am-5:30pm", "Monday–Saturday 09:00–17:30", "en", "GB", True),
    ("hours", "martes a viernes de 7 a 21", "mar-vie 7:00-21:00", "es", "ES", True),
    ("hours", "lun–ven 8.30-13", "lun-ven 8.30-13.30", "it", "IT", False),
    ("categories", "Bookshop\nCafe", "café\nbookshop", "en", "GB", True),
])  # fmt: skip
def test_two_spellings_of_one_thing_are_the_same(
    field: str, one: str, other: str, language: str, country: str, wanted: bool
) -> None:
    assert same(field, one, other, language, country) is wanted
    assert same(field, other, one, language, country) is wanted


def test_a_listing_is_compared_field_by_field_and_falls_due() -> None:
    true = made("listing", 1, name="Valdorsa", address="Via Forno 9", phone="0575 1", checked_on="2026-10-01")
    page = made("listing", 2, place_id=2, name="valdorsa", phone="0575 2", checked_on="2026-07-16", photos_on="2026-04-17")
    found = presence(plan(listing=(page, true)), TODAY)
    assert found.truth is true and [one.id for one in found.unlisted] == [1]
    (row,) = found.rows
    assert {one.field: one.state for one in row.checks} == {"name": "same", "address": "missing", "phone": "differs"}
    assert (row.stale, row.old_photos) == (True, True)
    fresh = replace(page, checked_on="2026-07-17", photos_on="2026-04-18")
    (row,) = presence(plan(listing=(true, fresh)), TODAY).rows
    assert (row.stale, row.old_photos) == (False, False)


def test_without_what_is_true_nothing_is_compared() -> None:
    (row,) = presence(plan(listing=(made("listing", 2, place_id=2, name="V"),)), TODAY).rows
    assert row.checks == () and row.wrong == ()


@pytest.mark.parametrize(("link", "wanted"), [
    ("", True), ("https://a.example/x?utm_source=door&utm_campaign=xmas", True), ("https://a.example/?UTM_CAMPAIGN=x", True),
    ("https://a.example/", False), ("https://a.example/?utm_source=door", False), ("https://a.example/?utm_campaign=", False),
    ("http://[broken", False),
])  # fmt: skip
def test_a_link_tells_its_campaign(link: str, wanted: bool) -> None:
    assert tagged(link) is wanted


def test_counts_are_summed_up_to_today_and_a_running_campaign_is_asked_for_them() -> None:
    counts = tuple(
        made("touchpoint_count", at, touchpoint_id=1, on=on, count=count)
        for at, (on, count) in enumerate((("2026-09-15", "4"), ("2026-10-14", "3"), ("2026-10-16", "9"), ("2026-10-02", "many")), 1)
    )
    campaign = made("campaign", 1, name="Boxes", start="2026-08-01", end="2026-12-01", state="running")
    points = (made("touchpoint", 1, name="Card", campaign_id=1), made("touchpoint", 2, name="Door", campaign_id=1))
    one, other = met(plan(touchpoint=points, touchpoint_count=counts, campaign=(campaign,)), TODAY)
    assert (one.total, one.month, one.last.on, one.silent) == (Decimal(7), Decimal(3), "2026-10-14", False)
    assert (other.total, other.last, other.silent) == (None, None, True)
    for changed in (replace(campaign, state="closed"), replace(campaign, end="2026-10-14"), replace(campaign, start="2026-09-16")):
        assert not met(plan(touchpoint=points, campaign=(changed,)), TODAY)[1].silent


def test_what_is_wrong_with_listings_and_touchpoints_is_missing_in_the_plan() -> None:
    campaign = made("campaign", 1, name="Boxes", start="2026-08-01", state="running")
    whole = plan(
        listing=(made("listing", 1, name="V", phone="1"), made("listing", 2, place_id=2, name="V", phone="2")),
        touchpoint=(made("touchpoint", 1, name="Card", campaign_id=1, link="https://a.example"),), campaign=(campaign,),
    )  # fmt: skip
    reasons = {reason.one for reason in completeness.of(whole, TODAY).chapters["community"].reasons}
    assert reasons >= {
        "{n} place on a map not compared yet", "{n} listing does not say what is true", "{n} listing not checked for 90 days",
        "{n} touchpoint whose link has no campaign tags", "{n} touchpoint of a campaign not counted for 30 days",
    }  # fmt: skip


def test_products_leave_price_less_cost_exactly() -> None:
    rows, whole = leaves((
        made("product", 1, name="Box", price="32.00", cost="18.88", sold="95"),
        made("product", 2, name="Pasta", price="0.30", cost="0.20", sold="3", margin="40"),
        made("product", 3, name="Course", cost="1"), made("product", 4, name="Gift", price="5"),
        made("product", 5, name="Orders", price="7.50", cost="6.15"),
    ))  # fmt: skip
    assert whole == Decimal("1246.70")
    assert (rows[0].one, rows[0].month, rows[0].margin, rows[0].worked_out) == (Decimal("13.12"), Decimal("1246.40"), Decimal(41), True)
    assert (rows[1].one, rows[1].margin, rows[1].worked_out) == (Decimal("0.10"), Decimal(40), False)
    assert rows[0].share is not None and rows[1].share is not None and rows[0].share + rows[1].share == 100
    assert [(row.why, row.month, row.share) for row in rows[2:]] == [(NO_PRICE, None, None), (NO_COST, None, None), (NO_SALES, None, None)]
    assert rows[4].one == Decimal("1.35")


def test_products_that_leave_nothing_together_have_no_share() -> None:
    lure = made("product", 1, name="Lure", price="1", cost="3", sold="10")
    rows, whole = leaves((lure, made("product", 2, price="0", cost="0", sold="1")))
    assert whole == Decimal(-20) and [row.share for row in rows] == [None, None]
    assert {row.why for row in rows} == {NOTHING_LEFT} and rows[1].margin is None
