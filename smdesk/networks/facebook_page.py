"""Facebook Page: the sharer takes a link only, so the text goes by the clipboard."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="facebook_page",
    main_field="message",
    preview=Preview.CARD,
    handle="@page",
)
