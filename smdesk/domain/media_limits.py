"""Checking the images and videos of a draft: count, format, size, proportions, alternative text.

What was not read from a file (0 pixels, 0 bytes) is not judged.
"""

from collections.abc import Iterator, Sequence
from math import inf

from smdesk.domain.errors import N_
from smdesk.domain.facts import ImageFacts, PaperFacts, VideoFacts
from smdesk.domain.findings import Finding, Level, MediaFacts, Subject, check_field

_SAME_FORMAT = {"jpg": "jpeg", "tif": "tiff", "quicktime": "mov", "m4v": "mp4"}
_MEGABYTE = 1_000_000


def check_media(subject: Subject) -> Iterator[Finding]:
    """Findings on the media of a draft."""
    facts, draft = subject.facts, subject.draft
    images = [item for item in draft.media if item.kind == "image"]
    videos = [item for item in draft.media if item.kind == "video"]
    if facts.media_required and not draft.media:
        texts = (
            N_("{field}: {network} takes no post without a picture or video."),
            N_("Attach a picture or video."),
        )
        yield subject.finding("min_count", facts.images or facts.main_field, "media", texts)
    if facts.images is not None:
        yield from _check_counts(subject, facts.images, images, videos)
        for number, item in enumerate(images, 1):
            yield from _check_image(subject, facts.images, item, number)
            yield from _check_alt(subject, facts.images, item, number)
    if facts.video is not None:
        limit = facts.video.max_count
        if limit and len(videos) > limit:
            texts = (N_("{field}: {used} videos, {network} takes {limit}."), N_("Take videos out."))
            yield subject.finding("max_count", facts.video, "media", texts, used=len(videos), limit=limit)
        for number, item in enumerate(videos, 1):
            yield from _check_video(subject, facts.video, item, number)
    for number, item in enumerate((one for one in draft.media if one.kind == "document"), 1):
        if facts.papers is not None:
            yield from _check_format(subject, facts.papers, item, number)
            yield from _check_size(subject, facts.papers, "max_bytes", item, number)
        elif facts.images is not None:  # where formats are listed, a paper is none of them
            yield from _check_format(subject, facts.images, item, number)


def _check_counts(
    subject: Subject, group: ImageFacts, images: Sequence[MediaFacts], videos: Sequence[MediaFacts]
) -> Iterator[Finding]:
    if group.max_count and len(images) > group.max_count:
        texts = (N_("{field}: {used} pictures, {network} takes {limit}."), N_("Take pictures out."))
        values = {"used": len(images), "limit": group.max_count}
        yield subject.finding("max_count", group, "media", texts, **values)
    gifs = sum(_format(item) == "gif" for item in images)
    if group.gif_max_count and gifs and (gifs > group.gif_max_count or len(images) > gifs):
        texts = (
            N_("{field}: a GIF stands alone on {network}."),
            N_("Publish the GIF by itself, or turn it into a still picture."),
        )
        yield subject.finding("gif_max_count", group, "media", texts)
    if images and videos and not group.with_video:
        texts = (
            N_("{field}: {network} does not mix pictures and video in one post."),
            N_("Keep the pictures or the video."),
        )
        yield subject.finding("with_video", group, "media", texts)
    total = sum(item.bytes for item in (*images, *videos))
    if group.total_max_bytes and total > group.total_max_bytes:
        texts = (
            N_("{field}: {used} MB together, {network} takes {limit} MB."),
            N_("Make the files smaller, or take some out."),
        )
        yield subject.finding(
            "total_max_bytes", group, "media", texts, **_megabytes(total, group.total_max_bytes)
        )


def _check_image(subject: Subject, group: ImageFacts, item: MediaFacts, number: int) -> Iterator[Finding]:
    form = _format(item)
    yield from _check_format(subject, group, item, number)
    key = "gif_max_bytes" if form == "gif" and group.gif_max_bytes else "max_bytes"
    yield from _check_size(subject, group, key, item, number)
    if not (item.width > 0 and item.height > 0):
        return
    aspect = item.width / item.height
    long, short = max(item.width, item.height), min(item.width, item.height)
    crop = N_("Crop a copy of it.")
    resize = N_("Use a picture of another size.")
    if group.aspect_min and aspect < group.aspect_min - 0.005:
        texts = (N_("{field}: picture {number} is too tall for {network}."), crop)
        yield subject.finding("aspect_min", group, "media", texts, number=number)
    if group.aspect_max and aspect > group.aspect_max + 0.005:
        texts = (N_("{field}: picture {number} is too wide for {network}."), crop)
        yield subject.finding("aspect_max", group, "media", texts, number=number)
    if group.ratio_max and long > group.ratio_max * short:
        texts = (N_("{field}: picture {number} is too narrow for {network}."), crop)
        yield subject.finding("ratio_max", group, "media", texts, number=number)
    too_small = N_("{field}: picture {number} measures {used} pixels, {network} wants at least {limit}.")
    too_large = N_("{field}: picture {number} measures {used} pixels, {network} takes {limit}.")
    bounds = (
        ("width_min", item.width, group.width_min, -1, too_small),
        ("height_min", item.height, group.height_min, -1, too_small),
        ("side_sum_max", item.width + item.height, group.side_sum_max, 1, too_large),
        ("max_pixels", item.width * item.height, group.max_pixels, 1, too_large),
    )
    for key, value, limit, sign, message in bounds:
        if limit and sign * value > sign * limit:
            values = {"number": number, "used": value, "limit": limit}
            yield subject.finding(key, group, "media", (message, resize), **values)
    if group.width_max and item.width > group.width_max:
        texts = (
            N_("{field}: {network} will scale picture {number} down to {limit} pixels."),
            N_("Nothing needs doing; check that small print stays readable."),
        )
        values = {"number": number, "limit": group.width_max}
        yield subject.finding("width_max", group, "media", texts, Level.HINT, **values)


def _check_alt(subject: Subject, group: ImageFacts, item: MediaFacts, number: int) -> Iterator[Finding]:
    if not item.alt.strip():
        if group.alt_required or group.alt:
            texts = (
                N_("{field}: picture {number} has none; who cannot see it will miss it."),
                N_("Say in a sentence what the picture shows."),
            )
            level = None if group.alt_required else Level.HINT
            yield subject.finding("alt", group, "alt", texts, level, number=number)
        return
    field = subject.field_for("alt")
    if field is not None:
        yield from check_field(subject, field, "alt", item.alt)


def _check_video(subject: Subject, group: VideoFacts, item: MediaFacts, number: int) -> Iterator[Finding]:
    yield from _check_format(subject, group, item, number)
    yield from _check_size(subject, group, "max_bytes", item, number)
    cut = N_("Cut another version of it.")
    too_short = N_("{field}: video {number} lasts {used} seconds, {network} wants at least {limit}.")
    too_long = N_("{field}: video {number} lasts {used} seconds, {network} takes {limit}.")
    if 0 < item.seconds < inf:  # a length that cannot be read is no length
        values = {"number": number, "used": round(item.seconds)}
        if group.min_seconds and item.seconds < group.min_seconds:
            texts = (too_short, cut)
            yield subject.finding("min_seconds", group, "media", texts, limit=group.min_seconds, **values)
        if group.max_seconds and item.seconds > group.max_seconds:
            texts = (too_long, cut)
            yield subject.finding("max_seconds", group, "media", texts, limit=group.max_seconds, **values)
    if not (item.width > 0 and item.height > 0):
        return
    aspect = item.width / item.height
    long, short = max(item.width, item.height), min(item.width, item.height)
    wrong_shape = (group.aspect_min and aspect < group.aspect_min) or (
        group.aspect_max and aspect > group.aspect_max
    )
    wrong_size = (group.side_min and short < group.side_min) or (group.side_max and long > group.side_max)
    if wrong_shape or wrong_size:
        texts = (N_("{field}: {network} takes no video of {width} × {height} pixels."), cut)
        key = "aspect_max" if wrong_shape else "side_max"
        values = {"width": item.width, "height": item.height}
        yield subject.finding(key, group, "media", texts, **values)


def _check_format(
    subject: Subject, group: ImageFacts | VideoFacts | PaperFacts, item: MediaFacts, number: int
) -> Iterator[Finding]:
    form = _format(item)
    if form and group.formats and form not in group.formats:
        texts = (
            N_("{field}: file {number} is {form}, {network} takes {formats}."),
            N_("Save a copy as {first}."),
        )
        names = [name.upper() for name in group.formats]
        values = {"number": number, "form": form.upper(), "formats": ", ".join(names), "first": names[0]}
        yield subject.finding("formats", group, "media", texts, **values)


def _check_size(
    subject: Subject, group: ImageFacts | VideoFacts | PaperFacts, key: str, item: MediaFacts, number: int
) -> Iterator[Finding]:
    limit: int = getattr(group, key)
    if limit and item.bytes > limit:
        texts = (
            N_("{field}: file {number} has {used} MB, {network} takes {limit} MB."),
            N_("Save a smaller copy."),
        )
        yield subject.finding(key, group, "media", texts, number=number, **_megabytes(item.bytes, limit))
    if not isinstance(group, PaperFacts) and group.min_bytes and 0 < item.bytes < group.min_bytes:
        texts = (N_("{field}: file {number} is too small for {network}."), N_("Use a larger one."))
        yield subject.finding("min_bytes", group, "media", texts, number=number)


def _format(item: MediaFacts) -> str:
    form = item.format.lower().lstrip(".")
    return _SAME_FORMAT.get(form, form)


def _megabytes(used: int, limit: int) -> dict[str, object]:
    """Both in millions of bytes; ``used`` never shown as within the limit it passes."""
    places = 1
    while places < 6 and round(used / _MEGABYTE, places) <= round(limit / _MEGABYTE, places):
        places += 1
    return {"used": round(used / _MEGABYTE, places), "limit": round(limit / _MEGABYTE, places)}
