"""Pictures and films on a post: attached by reference, looked at once, never copied or altered.

:func:`inspect` reads a file and may run on any thread; the other functions are undoable steps on the store.
"""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from smdesk.domain.changes import Act
from smdesk.domain.errors import N_, BadInput, NotFound, reason_of
from smdesk.domain.media import Attachment, Media
from smdesk.domain.posts import Post, check_may_change
from smdesk.services.clients import checked_day
from smdesk.services.films import film_size
from smdesk.services.posts import get, review_again
from smdesk.storage.store import Store, Transaction

MOST_PIXELS = 200_000_000  # a header that promises more is a trap or a plotter file; no network takes it
MOST_PICTURE_BYTES = 300_000_000
FILMS = {"mp4": "mp4", "m4v": "mp4", "mov": "mov", "webm": "webm", "avi": "avi", "mkv": "mkv"}
PAPERS = {"pdf": "pdf", "pptx": "pptx", "docx": "docx"}
PICTURES = {
    "jpg": "jpeg", "jpeg": "jpeg", "png": "png", "gif": "gif", "webp": "webp", "bmp": "bmp", "tif": "tiff", "tiff": "tiff",
}  # fmt: skip
_PILLOW = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
_FILM_STARTS = {"mp4": b"ftyp", "mov": b"", "webm": b"\x1aE\xdf\xa3", "mkv": b"\x1aE\xdf\xa3", "avi": b"RIFF"}
_TURNED = {5, 6, 7, 8}  # EXIF orientations that stand on a side: width and height change places
_ORIENTATION = 0x0112
_SAVE_AS = N_(
    "File: “{name}” is of a kind that cannot be attached; save a copy as JPEG, PNG, WEBP, MP4 or PDF."
)


def is_address(path: str) -> bool:
    """Whether a media "path" is a web address."""
    return path.lower().startswith(("http://", "https://"))


def inspect(path: str, go_on: Callable[[], bool] = lambda: True) -> Media:
    """What can be read from a file: format, bytes, pixels as shown, digest. Pure, for any thread; not stored.

    ``go_on`` is asked while a long film is read; False stops it.

    :raises BadInput: when the file is missing, empty, broken, of another kind or absurdly large
    """
    file = Path(path)
    name = file.name
    suffix = file.suffix.lower().removeprefix(".")
    try:
        size = file.stat().st_size
        if not file.is_file():
            raise BadInput(N_("File: “{name}” is a folder; attach the files in it."), "media", name=name)
        if not size:
            raise BadInput(N_("File: “{name}” is empty; export it again."), "media", name=name)
        if suffix in FILMS or suffix in PAPERS:
            return _film_or_paper(file, suffix, size, go_on)
        if size > MOST_PICTURE_BYTES:
            message = N_("File: “{name}” has {size} MB, too much for a picture; save a smaller copy.")
            raise BadInput(message, "media", name=name, size=round(size / 1e6))
        form, width, height = _picture(file)
        return Media(
            client_id=0, path=str(file.absolute()), digest=_digest(file, go_on), format=form, kind="image",
            bytes=size, width=width, height=height,
        )  # fmt: skip
    except FileNotFoundError:
        message = N_("File: “{name}” is not there (any more); look for it and attach it again.")
        raise BadInput(message, "media", name=name) from None
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        message = N_(
            "File: “{name}” cannot be read ({reason}); copy it to this computer and attach the copy."
        )
        raise BadInput(message, "media", name=name or path, reason=reason) from None


def _picture(file: Path) -> tuple[str, int, int]:
    """Format and size as shown of a picture that can really be decoded."""
    import warnings

    from PIL import Image, UnidentifiedImageError

    values: dict[str, Any] = {"name": file.name}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # our own, stricter word on size follows
        try:
            with Image.open(file, formats=_PILLOW) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    message = N_("File: “{name}” has {pixels} million pixels; save a smaller copy.")
                    raise BadInput(message, "media", pixels=round(width * height / 1e6), **values)
                form = "jpeg" if image.format == "MPO" else str(image.format).lower()
                turned = image.getexif().get(_ORIENTATION) in _TURNED
                image.draft("RGB", (256, 256))  # JPEG decodes at an eighth: enough to find a torn file
                image.load()
        except UnidentifiedImageError:
            raise BadInput(_SAVE_AS, "media", **values) from None
        except Image.DecompressionBombError:
            message = N_("File: “{name}” has far too many pixels; save a smaller copy.")
            raise BadInput(message, "media", **values) from None
        except (OSError, SyntaxError, ValueError, EOFError, IndexError, MemoryError):
            message = N_("File: “{name}” is damaged or cut short; export it again.")
            raise BadInput(message, "media", **values) from None
    return (form, height, width) if turned else (form, width, height)


def _film_or_paper(file: Path, suffix: str, size: int, go_on: Callable[[], bool]) -> Media:
    with file.open("rb") as stream:
        head = stream.read(16)
    if suffix in PAPERS:
        sound = head.startswith(b"%PDF") if suffix == "pdf" else head.startswith(b"PK")
        form, kind, pixels = PAPERS[suffix], "document", (0, 0)
    else:
        form, kind = FILMS[suffix], "video"
        mark = _FILM_STARTS.get(form, b"")
        sound = mark in head if mark else head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free")
        pixels = film_size(file) if form in ("mp4", "mov") and sound else (0, 0)
    if not sound:
        message = N_("File: “{name}” is not what its name says, or is damaged; export it again.")
        raise BadInput(message, "media", name=file.name)
    return Media(
        client_id=0, path=str(file.absolute()), digest=_digest(file, go_on), format=form, kind=kind, bytes=size,
        width=pixels[0], height=pixels[1],
    )  # fmt: skip


def _digest(file: Path, go_on: Callable[[], bool]) -> str:
    found = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            if not go_on():
                raise BadInput(
                    N_("File: “{name}” was not attached; you stopped it."), "media", name=file.name
                )
            found.update(block)
    return found.hexdigest()


def at_address(url: str) -> Media:
    """A file on the web, taken by its address alone: nothing is fetched.

    :raises BadInput: when it is no web address
    """
    text = url.strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if not is_address(text) or not parts.hostname:
        message = N_("Address: “{url}” is not a web address; write it like https://example.org/picture.jpg.")
        raise BadInput(message, "media", url=text[:80])
    suffix = Path(parts.path).suffix.lower().removeprefix(".")
    kind = "video" if suffix in FILMS else "document" if suffix in PAPERS else "image"
    return Media(client_id=0, path=text, format=(FILMS | PAPERS | PICTURES).get(suffix, ""), kind=kind)


# -- on a post --------------------------------------------------------------------------------


def attach(store: Store, post_id: int, files: Iterable[Media], *, origin: object = None) -> list[Attachment]:
    """Put looked-at files at the end of a post's media, one step. The same file twice on a post is one.

    Alternative text, credit and rights given to the same content before are taken over.

    :raises PostLocked: when the post is out
    """
    whole = get(store, post_id)
    check_may_change(whole.post)
    have = {media.digest or media.path for _, media in whole.media}
    made: list[Attachment] = []
    with store.transaction(Act.EDIT_MEDIA, origin) as tx:
        position = max((one.position for one, _ in whole.media), default=-1)
        for file in files:
            if (file.digest or file.path) in have:
                continue
            have.add(file.digest or file.path)
            position += 1
            media = _known(store, tx, whole.post.client_id, file)
            alt = _last_alt(store, media)
            made.append(tx.add(Attachment(post_id=post_id, media_id=media.id, position=position, alt=alt)))
        if made:
            review_again(store, tx, post_id)
    return made


def on_post(store: Store, post_id: int, file: Media) -> list[Attachment]:
    """Where a post has this file already: the same content, or the same address."""
    key = file.digest or file.path
    return [one for one, media in get(store, post_id).media if (media.digest or media.path) == key]


def _known(store: Store, tx: Transaction, client_id: int, file: Media) -> Media:
    from dataclasses import replace

    where = {"digest": file.digest} if file.digest else {"path": file.path}
    found = store.find(Media, client_id=client_id, **where)
    if found:
        return tx.update(found[-1], path=file.path)
    return tx.add(replace(file, client_id=client_id))


def _last_alt(store: Store, media: Media) -> str:
    used = store.find(Attachment, media_id=media.id)
    return next((one.alt for one in reversed(used) if one.alt), "")


def detach(store: Store, attachment_id: int, *, origin: object = None) -> None:
    """Take a file off its post; the file itself stays where it is.

    :raises PostLocked: when the post is out
    """
    one = store.get(Attachment, attachment_id)
    check_may_change(store.get(Post, one.post_id))
    with store.transaction(Act.EDIT_MEDIA, origin) as tx:
        tx.remove(one)
        review_again(store, tx, one.post_id)


def reorder(store: Store, post_id: int, attachment_ids: Iterable[int], *, origin: object = None) -> None:
    """Show a post's media in this order.

    :raises PostLocked: when the post is out
    :raises NotFound: when one of them is not on the post
    """
    whole = get(store, post_id)
    check_may_change(whole.post)
    have = {one.id: one for one, _ in whole.media}
    wanted = list(attachment_ids)
    if set(wanted) != set(have):
        raise NotFound(N_("Media: the files of this post have changed meanwhile; try again."), "media")
    with store.transaction(Act.EDIT_MEDIA, origin) as tx:
        for position, number in enumerate(wanted):
            tx.update(have[number], position=position)
        review_again(store, tx, post_id)


def describe(store: Store, attachment_id: int, alt: str, *, origin: object = None) -> Attachment:
    """Write the alternative text of a picture on this post; saves within seconds are one step.

    :raises PostLocked: when the post is out
    """
    one = store.get(Attachment, attachment_id)
    check_may_change(store.get(Post, one.post_id))
    with store.transaction(Act.EDIT_MEDIA, origin, join=True) as tx:
        changed = tx.update(one, alt=alt)
        review_again(store, tx, one.post_id)
    return changed


def edit(store: Store, media_id: int, *, origin: object = None, **fields: str) -> Media:
    """Change ``rights``, ``credit`` or ``expires`` of a file, for every post that uses it.

    :raises BadInput: when ``expires`` is no day
    """
    media = store.get(Media, media_id)
    assert set(fields) <= {"rights", "credit", "expires"}
    if fields.get("expires"):
        checked_day(fields["expires"], "expires")
    with store.transaction(Act.EDIT_MEDIA, origin, join=True) as tx:
        return tx.update(media, **fields)


def found_again(store: Store, media_id: int, file: Media, *, origin: object = None) -> Media:
    """Point a file that was moved at where it now lies; other content returns approved posts to review."""
    media = store.get(Media, media_id)
    posts = {one.post_id for one in store.find(Attachment, media_id=media_id)}
    seen = ("path", "digest", "format", "kind", "bytes", "width", "height")
    with store.transaction(Act.EDIT_MEDIA, origin) as tx:
        changed = tx.update(media, **{name: getattr(file, name) for name in seen})
        for post_id in posts:
            review_again(store, tx, post_id)
    return changed


def is_missing(media: Media) -> bool:
    """Whether the file is no longer where it was; an address is never missing. Touches the disk."""
    if is_address(media.path):
        return False
    try:
        return not Path(media.path).is_file()
    except (OSError, ValueError):
        return True
