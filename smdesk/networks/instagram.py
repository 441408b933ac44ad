"""Instagram, professional account: no post without a picture, no address that opens its composer."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="instagram",
    main_field="caption",
    preview=Preview.PHOTO,
    handle="@account",
)
