"""WhatsApp: no official way into a channel; the text goes by a chat picker or the clipboard."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="whatsapp_channel",
    main_field="text",
    preview=Preview.THREAD,
)
