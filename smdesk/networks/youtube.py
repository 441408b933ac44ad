"""YouTube: title and description of a video."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="youtube",
    main_field="description",
    preview=Preview.PAGE,
    handle="@channel",
)
