"""NodeBB forum: a topic with title and text."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="nodebb",
    main_field="content",
    preview=Preview.PAGE,
    handle="category number",
    instance="forum.example",
)
