"""The networks: every file here is one, and so is every entry point of the group ``smdesk.networks``.

A new network is one file with a ``NETWORK`` and one table in ``resources/networks.toml``; nothing else
changes.
"""

import logging
import pkgutil
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path

from smdesk.domain.connector import Network
from smdesk.domain.facts import NetworkFacts, parse
from smdesk.resources import path as resource

GROUP = "smdesk.networks"
_log = logging.getLogger(__name__)


@cache
def find() -> dict[str, Network]:
    """Every network by id: those of this package, then those that other packages add.

    One of our own that does not load is our bug and raises; a stranger's that does not load is logged and
    left out, as is one that takes the id of another.
    """
    found: dict[str, Network] = {}
    for module in pkgutil.iter_modules(__path__):
        network = import_module(f"{__name__}.{module.name}").NETWORK
        found[network.id] = network
    for network in _added():
        if network.id in found:
            _log.warning("network %s is there already: the added one is left out", network.id)
        else:
            found[network.id] = network
    return found


def load_facts(file: Path | None = None) -> dict[str, NetworkFacts]:
    """Facts by network id, from ``resources/networks.toml`` or another file of its form.

    Raises ``OSError``, ``tomllib.TOMLDecodeError`` or ``KeyError`` when the file is not there or not ours.
    """
    source = resource("networks.toml") if file is None else file
    return parse(tomllib.loads(source.read_text(encoding="utf-8")))


def _added() -> list[Network]:
    from importlib.metadata import entry_points  # costs 10 ms: only who asks for the networks pays

    networks: list[Network] = []
    for entry in entry_points(group=GROUP):
        try:
            network = entry.load()
        except Exception:
            _log.warning("network %s cannot be loaded", entry.name, exc_info=True)
            continue
        network = getattr(network, "NETWORK", network)
        if isinstance(network, Network):
            networks.append(network)
        else:
            _log.warning("network %s is not a Network", entry.name)
    return networks
