"""Discord channel."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="discord",
    main_field="content",
    preview=Preview.THREAD,
    handle="#channel",
)
