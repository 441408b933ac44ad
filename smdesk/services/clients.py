"""Use cases of clients and places: who is served, where they are present, at which hours.

Every function is one undoable step and refuses what breaks a rule in one sentence (:class:`BadInput`).
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, OwnDate, Place, Slot
from smdesk.domain.entity import columns
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.posts import Version
from smdesk.domain.time import zone_named
from smdesk.language import LANGUAGES
from smdesk.storage.store import Store

_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})  # two letters each: regions, unions, made-up ones
_HOUR = r"(?:[01]\d|2[0-3]):[0-5]\d"
_HOURS = re.compile(rf"{_HOUR}-{_HOUR}(,{_HOUR}-{_HOUR})*")


# -- clients ----------------------------------------------------------------------------------


def add_client(store: Store, name: str, *, origin: object = None, **fields: Any) -> Client:
    """A new client; ``fields`` are columns of :class:`Client`.

    :raises BadInput: when a field breaks its rule
    """
    return start_client(store, name, origin=origin, **fields)


def start_client(
    store: Store,
    name: str,
    networks: Iterable[str] = (),
    slots: Iterable[tuple[int, str]] = (),
    *,
    origin: object = None,
    **fields: Any,
) -> Client:
    """A new client with a place on each of ``networks``, each posting at ``slots``: one step, or none of it.

    :raises BadInput: when a field breaks its rule
    """
    everyone = store.clients.all(archived=True)
    checked = _checked(Client(name=" ".join(name.split()), **_known(Client, fields)), everyone)
    position = max((one.position for one in everyone), default=-1) + 1
    wanted = _checked_hours(slots)
    with store.transaction(Act.ADD_CLIENT, origin) as tx:
        client = tx.add(replace(checked, position=position))
        for number, network in enumerate(networks):
            place = Place(client_id=client.id, network=network, position=number)
            _check_place(place, [])
            place = tx.add(place)
            for weekday, hour in wanted:
                tx.add(Slot(client_id=client.id, place_id=place.id, weekday=weekday, hour=hour))
    return client


def edit_client(store: Store, client_id: int, *, origin: object = None, **fields: Any) -> Client:
    """Change columns of a client. Posts keep the zone they were planned in.

    :raises BadInput: when a field breaks its rule
    """
    client = store.get(Client, client_id)
    if "name" in fields:
        fields["name"] = " ".join(str(fields["name"]).split())
    others = [one for one in store.clients.all(archived=True) if one.id != client_id]
    made = _checked(replace(client, **_known(Client, fields)), others, was=client)
    values = {name: getattr(made, name) for name in fields} | {"color": made.color, "country": made.country}
    with store.transaction(Act.EDIT_CLIENT, origin) as tx:
        return tx.update(client, **values)


def archive_client(store: Store, client_id: int, archived: bool = True, *, origin: object = None) -> Client:
    """Put a client away, or bring it back. Its posts stay as they are."""
    with store.transaction(Act.ARCHIVE_CLIENT if archived else Act.UNARCHIVE_CLIENT, origin) as tx:
        return tx.update(store.get(Client, client_id), archived=archived)


def order_clients(store: Store, client_ids: Iterable[int], *, origin: object = None) -> None:
    """Show the clients in this order."""
    with store.transaction(Act.EDIT_CLIENT, origin) as tx:
        for position, client_id in enumerate(client_ids):
            tx.update(store.get(Client, client_id), position=position)


def _checked(client: Client, others: Iterable[Client], was: Client | None = None) -> Client:
    if not client.name:
        raise BadInput(N_("Name: a client needs one; write how the business calls itself."), "name")
    if any(one.name.casefold() == client.name.casefold() for one in others):
        message = N_(
            "Name: there is already a client called “{name}”; add a town or a year to tell them apart."
        )
        raise BadInput(message, "name", name=client.name)
    if client.language not in LANGUAGES:
        message = N_("Language: “{language}” is not one of ours; write it, es or en.")
        raise BadInput(message, "language", language=client.language)
    zone_named(client.zone)
    if not _HOURS.fullmatch(client.hours.replace(" ", "")) and client.hours:
        message = N_("Working hours: “{hours}” is not of the form 09:00-13:00,15:00-18:00.")
        raise BadInput(message, "hours", hours=client.hours)
    if set(client.workdays) - set("0123456"):
        raise BadInput(
            N_("Working days: write digits from 0 (Monday) to 6 (Sunday), such as 01234."), "workdays"
        )
    if not 0 <= client.promo_ceiling <= 100:
        raise BadInput(N_("Promotional ceiling: write a percentage from 0 to 100."), "promo_ceiling")
    if client.cadence < 0:
        raise BadInput(N_("Posts a week: write 0 (as many as slots) or more."), "cadence")
    country = client.country.strip().upper()
    if was is None or (was.country, was.region) != (country, client.region):
        check_region(country, client.region)
    color = client.color if was is not None and was.color == client.color else checked_color(client.color)
    return replace(client, color=color, country=country)


def checked_color(color: str) -> str:
    """A client's colour as ``#RRGGBB``; white letters must be readable on it.

    :raises BadInput: when it is no colour, or too light
    """
    from smdesk.domain.colour import fits, nearest_fitting, parse

    wanted = parse(color)
    if not fits(wanted):
        message = N_("Colour: white letters cannot be read on {color}; {better} is close and dark enough.")
        raise BadInput(message, "color", color=wanted, better=nearest_fitting(wanted))
    return wanted


def check_region(country: str, region: str) -> None:
    """Whether there is such a country, and such a region in the calendar of its holidays.

    :raises BadInput: for what is no country code, or a region the country does not have
    """
    if not country:
        if region:
            raise BadInput(N_("Region: it needs a country; write one such as IT."), "country")
        return
    if not re.fullmatch("[A-Z]{2}", country):
        message = N_("Country: “{country}” is not a code of two letters; write it like IT, ES or GB.")
        raise BadInput(message, "country", country=country)
    if not _is_country(country):
        raise BadInput(N_("Country: “{country}” is the code of none; write one such as IT, ES or GB."), "country", country=country)
    regions = regions_of(country)
    if region and regions and region not in regions:
        message = N_("Region: {country} has none called “{region}”; write one of: {regions}.")
        raise BadInput(message, "region", country=country, region=region, regions=", ".join(regions))


def countries(language: str) -> dict[str, str]:
    """Countries whose holidays are known, code to name in ``language``, by name."""
    from babel import Locale
    from holidays import list_supported_countries

    names = Locale(language if language in LANGUAGES else "en").territories
    known = {
        code: names.get(code, code)
        for code in list_supported_countries(include_aliases=False)
        if len(code) == 2
    }
    return dict(sorted(known.items(), key=lambda pair: pair[1]))


def _is_country(code: str) -> bool:
    from babel import Locale

    return code in Locale("en").territories and code not in _NO_COUNTRIES


def regions_of(country: str) -> list[str]:
    """Codes of the regions whose holidays are known; none for a country that is not known."""
    from holidays import list_supported_countries

    return list(list_supported_countries(include_aliases=False).get(country, []))


# -- places -----------------------------------------------------------------------------------


def add_place(
    store: Store, client_id: int, network: str, handle: str = "", *, origin: object = None, **fields: Any
) -> Place:
    """A new place of a client; ``fields`` are columns of :class:`Place`.

    :raises BadInput: when the network is not known, or the place is there already
    """
    plan = store.clients.plan(client_id)
    place = Place(client_id=client_id, network=network, handle=handle.strip(), **_known(Place, fields))
    _check_place(place, plan.places)
    position = max((one.position for one in plan.places), default=-1) + 1
    with store.transaction(Act.ADD_PLACE, origin) as tx:
        return tx.add(replace(place, position=position))


def edit_place(store: Store, place_id: int, *, origin: object = None, **fields: Any) -> Place:
    """Change columns of a place.

    :raises BadInput: when a field breaks its rule
    """
    place = store.get(Place, place_id)
    changed = replace(place, **_known(Place, fields))
    _check_place(changed, [one for one in store.clients.places(place.client_id) if one.id != place_id])
    with store.transaction(Act.EDIT_PLACE, origin) as tx:
        return tx.update(place, **fields)


def remove_place(store: Store, place_id: int, *, origin: object = None) -> bool:
    """Take a place away with its slots; one that posts go to is archived instead. Returns whether it is gone."""
    place = store.get(Place, place_id)
    used = bool(store.find(Version, place_id=place_id))
    with store.transaction(Act.REMOVE_PLACE, origin) as tx:
        for slot in store.find(Slot, place_id=place_id):
            tx.remove(slot)
        if used:
            tx.update(place, archived=True)
        else:
            tx.remove(place)
    return not used


def _check_place(place: Place, others: Iterable[Place]) -> None:
    from smdesk.networks import find

    if place.network not in find():
        message = N_("Network: “{network}” is not one we know; write one of: {networks}.")
        raise BadInput(message, "network", network=place.network, networks=", ".join(sorted(find())))
    address = place.address.strip()
    if address and not re.match(r"https?://[^\s/]+|[^\s@]+@[^\s@]+$", address):
        message = N_("Address: “{address}” is no web or mail address; write it like https://example.org/us.")
        raise BadInput(message, "address", address=address)
    twin = (place.network, place.handle.casefold(), address.casefold())
    if any((one.network, one.handle.casefold(), one.address.casefold()) == twin for one in others):
        message = N_("Place: {network} {handle} is already there; give the second one its own handle.")
        raise BadInput(message, "handle", network=place.network, handle=place.handle)


def set_slots(
    store: Store, place_id: int, hours: Iterable[tuple[int, str]], *, origin: object = None
) -> list[Slot]:
    """Let a place post at exactly these (weekday 0-6, "HH:MM") hours each week.

    :raises BadInput: when one is no weekday or hour
    """
    place = store.get(Place, place_id)
    wanted = _checked_hours(hours)
    have = {(slot.weekday, slot.hour): slot for slot in store.find(Slot, place_id=place_id)}
    with store.transaction(Act.EDIT_SLOTS, origin) as tx:
        for key, slot in have.items():
            if key not in wanted:
                tx.remove(slot)
        for weekday, hour in wanted:
            if (weekday, hour) not in have:
                tx.add(Slot(client_id=place.client_id, place_id=place_id, weekday=weekday, hour=hour))
    return store.find(Slot, place_id=place_id)


def _checked_hours(hours: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    wanted = sorted(set(hours))
    for weekday, hour in wanted:
        if not 0 <= weekday <= 6 or not re.fullmatch(_HOUR, hour):
            message = N_(
                "Slot: “{weekday} {hour}” is not a weekday from 0 (Monday) to 6 and an hour like 18:30."
            )
            raise BadInput(message, "hour", weekday=weekday, hour=hour)
    return wanted


# -- own dates --------------------------------------------------------------------------------


def add_own_date(
    store: Store, client_id: int, day: str, title: str, *, yearly: bool = False, origin: object = None
) -> OwnDate:
    """A day of the client's own in the margin of its calendar.

    :raises BadInput: when the day is none or the title is empty
    """
    made = OwnDate(client_id=store.get(Client, client_id).id, day=day, title=title.strip(), yearly=yearly)
    _check_own_date(made)
    with store.transaction(Act.EDIT_DATES, origin) as tx:
        return tx.add(made)


def edit_own_date(store: Store, own_date_id: int, *, origin: object = None, **fields: Any) -> OwnDate:
    """Change a day of the client's own.

    :raises BadInput: when the day is none or the title is empty
    """
    own = store.get(OwnDate, own_date_id)
    _check_own_date(replace(own, **_known(OwnDate, fields)))
    with store.transaction(Act.EDIT_DATES, origin) as tx:
        return tx.update(own, **fields)


def remove_own_date(store: Store, own_date_id: int, *, origin: object = None) -> None:
    """Take a day of the client's own away."""
    with store.transaction(Act.EDIT_DATES, origin) as tx:
        tx.remove(store.get(OwnDate, own_date_id))


def _check_own_date(own: OwnDate) -> None:
    checked_day(own.day, "day")
    if not own.title:
        raise BadInput(N_("Title: an own date needs one; write what happens that day."), "title")


# -- shared -----------------------------------------------------------------------------------


def checked_day(text: str, field: str) -> str:
    """A day as ``YYYY-MM-DD``.

    :raises BadInput: when it is none
    """
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        message = N_("Date: “{text}” is not a day of the form 2026-05-31.")
        raise BadInput(message, field, text=text) from None


def _known(cls: type[Any], fields: dict[str, Any]) -> dict[str, Any]:
    """Only what is a column and not the row's identity; anything else is our own mistake."""
    wrong = set(fields) - {one.name for one in columns(cls)} | ({"id", "client_id"} & set(fields))
    assert not wrong, f"{cls.__name__} has no {wrong}"
    return fields
