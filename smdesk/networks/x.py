"""X: 280 weighted characters; a paid account may write more."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="x",
    main_field="text",
    preview=Preview.THREAD,
    handle="@account",
)
