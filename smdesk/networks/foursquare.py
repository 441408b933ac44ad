"""Foursquare and Swarm: tips."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="foursquare",
    glyph="foursquare",
    main_field="tip",
    preview=Preview.CARD,
)
