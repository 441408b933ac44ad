"""Drupal: an article of the client's site."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="drupal",
    main_field="body",
    preview=Preview.PAGE,
    instance="site.example",
)
