"""Slack channel."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="slack",
    main_field="text",
    preview=Preview.THREAD,
    handle="#channel",
)
