"""Threads: 500, counted in UTF-8 bytes as refused posts have shown."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="threads",
    main_field="text",
    preview=Preview.THREAD,
    handle="@account",
)
