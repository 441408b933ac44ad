"""Google Business Profile: posts on the map entry."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="google_business",
    main_field="summary",
    preview=Preview.CARD,
)
