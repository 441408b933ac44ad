"""Foursquare and Swarm: tips."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="foursquare",
    main_field="tip",
    preview=Preview.CARD,
)
