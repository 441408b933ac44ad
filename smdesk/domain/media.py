"""Pictures and films by reference: the file stays where it is and is never altered."""

from smdesk.domain.entity import column, entity

ID = 0


@entity("media")
class Media:
    """A file of the user's (or an address), with what was read from it when it was attached."""

    id: int = ID
    client_id: int = column(refers="client")
    path: str  # absolute path, or http(s) address
    digest: str = ""  # sha256 of the content, hex; empty for an address
    format: str = ""  # jpeg, png, gif, webp, mp4, mov, …
    kind: str = "image"  # image, video, document
    bytes: int = 0
    width: int = 0
    height: int = 0
    rights: str = ""  # own, licensed, release, creative commons, …
    credit: str = ""
    expires: str = ""  # YYYY-MM-DD: last day the rights or the consent hold


@entity("attachment")
class Attachment:
    """A media file on a post, in order, with the alternative text written for this use."""

    id: int = ID
    post_id: int = column(refers="post")
    media_id: int = column(refers="media")
    position: int = 0
    alt: str = ""


@entity("snippet")
class Snippet:
    """A text inserted with ``/name``: a call to action, a hashtag group, a signature."""

    id: int = ID
    client_id: int = column(default=0, index=True)  # 0 = for all clients
    network: str = ""  # empty = for all networks
    name: str
    text: str
