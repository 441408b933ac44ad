"""WordPress: the client's blog or site."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="wordpress",
    main_field="content",
    preview=Preview.PAGE,
    instance="blog.example",
)
