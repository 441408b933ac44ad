"""phpBB board: no API; its posting page opens for the forum of the place."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="phpbb",
    main_field="message",
    preview=Preview.PAGE,
    handle="forum number",
    instance="board.example",
)
