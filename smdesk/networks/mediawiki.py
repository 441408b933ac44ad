"""MediaWiki: a page of a wiki."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="mediawiki",
    main_field="text",
    preview=Preview.PAGE,
    instance="wiki.example",
)
