"""A client to import for, in each language, and the shortest way from bytes to a plan."""

from pathlib import Path
from typing import Any

from smdesk.domain.clients import Client, Place, Slot
from smdesk.domain.imports import ImportPlan, ImportSetting
from smdesk.domain.strategy import Campaign, Objective, Pillar, Segment
from smdesk.domain.whole import ClientPlan
from smdesk.exchange.posts_in import plan_posts
from smdesk.exchange.reading import read
from tests.exchange import sheets

NAMES = {"it": "Pastificio Valdorsa", "es": "Estudio Higuera Yoga", "en": "Larch & Lantern Books"}
COUNTRIES = {"it": "IT", "es": "ES", "en": "GB"}
ZONES = {"it": "Europe/Rome", "es": "Europe/Madrid", "en": "Europe/London"}
NETWORKS = ("instagram", "facebook_page", "linkedin", "tiktok", "x", "email", "wordpress")


def client_plan(
    language: str = "it", *, country: str | None = None, networks: tuple[str, ...] = NETWORKS
) -> ClientPlan:
    """A client with places, daily slots at the first three, pillars, a campaign and an objective."""
    client = Client(
        id=1,
        name=NAMES[language],
        language=language,
        country=COUNTRIES[language] if country is None else country,
        zone=ZONES[language],
    )
    places = tuple(
        Place(id=n, client_id=1, network=one, handle=f"@{one[:4]}", preset=one in sheets.PRESET, position=n)
        for n, one in enumerate(networks, 1)
    )
    slots = tuple(
        Slot(
            id=day * 10 + place.id,
            client_id=1,
            place_id=place.id,
            weekday=day,
            hour=sheets.SLOT[place.network],
        )
        for day in range(7)
        for place in places
        if place.network in sheets.SLOT
    )
    pillars = tuple(
        Pillar(id=n, client_id=1, name=name) for n, name in enumerate(sheets.PILLARS[language], 1)
    )
    return ClientPlan(
        client=client,
        places=places,
        slots=slots,
        pillars=pillars,
        campaigns=(Campaign(id=1, client_id=1, name="Raviolo alle erbe"),),
        objectives=(Objective(id=1, client_id=1, code="O1", title="Ordini online"),),
        segments=(Segment(id=1, client_id=1, name="Famiglie"),),
    )


def planned(
    folder: Path, name: str, content: bytes | str, plan: ClientPlan | None = None, **said: Any
) -> ImportPlan:
    """The plan for a file of this name and content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    setting = ImportSetting(plan=plan or client_plan(), today=sheets.TODAY, **said)
    return plan_posts(read(path, today=sheets.TODAY), setting)
