"""Mastodon and servers that speak its API."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="mastodon",
    main_field="text",
    preview=Preview.THREAD,
    handle="@me@fedi.example",
    instance="fedi.example",
)
