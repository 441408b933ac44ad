"""Verint (Telligent) community suite: written by hand on its own page."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="verint",
    main_field="body",
    preview=Preview.PAGE,
    instance="community.example",
)
