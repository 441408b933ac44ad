"""Bluesky: 300 graphemes and 3,000 bytes at once."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="bluesky",
    main_field="text",
    preview=Preview.THREAD,
    handle="@me.bsky.social",
)
