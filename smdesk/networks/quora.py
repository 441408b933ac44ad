"""Quora: no API, no address that takes a text."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="quora",
    main_field="text",
    preview=Preview.PAGE,
)
