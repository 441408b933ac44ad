"""LinkedIn, member or organization."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="linkedin",
    main_field="commentary",
    preview=Preview.CARD,
    handle="company/name",
)
