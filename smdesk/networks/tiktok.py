"""TikTok: the text of a video, or title and description of photos."""

from smdesk.domain.connector import Network, Preview

NETWORK = Network(
    id="tiktok",
    main_field="video_title",
    preview=Preview.PHOTO,
    handle="@account",
)
