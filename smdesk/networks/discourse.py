"""Discourse forum: a topic with title and text."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="discourse",
    main_field="raw",
    preview=Preview.PAGE,
    handle="category",
    instance="forum.example",
)
