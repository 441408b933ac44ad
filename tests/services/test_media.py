"""Files are looked at once, attached by reference, never altered; bad ones end in a sentence."""

import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput, SmdeskError
from smdesk.domain.posts import Post, Status
from smdesk.services import media, posts, review
from smdesk.storage.store import Store


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "sfoglia è tirata 🍝.jpg"
    Image.new("RGB", (1600, 1000), "#8A3B12").save(path)
    return path


def sentence(path: Path) -> str:
    with pytest.raises(BadInput) as refusal:
        media.inspect(str(path))
    text = str(refusal.value)
    assert text.startswith("File: “") and ";" in text, text  # field, rule, fix
    return text


def png_header(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


def test_a_picture_is_read_and_left_alone(photo: Path) -> None:
    before = photo.read_bytes()
    found = media.inspect(str(photo))
    assert (found.format, found.kind, found.width, found.height) == ("jpeg", "image", 1600, 1000)
    assert found.bytes == len(before) and len(found.digest) == 64
    assert photo.read_bytes() == before


def test_a_picture_lying_on_its_side_is_measured_as_shown(tmp_path: Path) -> None:
    path = tmp_path / "tall.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (400, 300)).save(path, exif=exif)
    found = media.inspect(str(path))
    assert (found.width, found.height) == (300, 400)


@pytest.mark.parametrize("suffix", ["png", "gif", "webp", "bmp", "tiff"])
def test_every_kind_of_picture(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.new("RGB", (20, 10)).save(path)
    found = media.inspect(str(path))
    assert (found.format, found.width, found.height) == (suffix, 20, 10)


def test_what_cannot_be_attached_is_refused_in_a_sentence(tmp_path: Path, photo: Path) -> None:
    assert "not there" in sentence(tmp_path / "gone.jpg")
    (tmp_path / "empty.png").touch()
    assert "is empty" in sentence(tmp_path / "empty.png")
    assert "is a folder" in sentence(tmp_path)
    torn = tmp_path / "torn.jpg"
    torn.write_bytes(photo.read_bytes()[: photo.stat().st_size // 2])
    assert "damaged or cut short" in sentence(torn)
    letter = tmp_path / "letter.jpg"
    letter.write_text("this is no picture")
    assert "of a kind that cannot be attached" in sentence(letter)
    fake = tmp_path / "fake.mp4"
    fake.write_text("this is no film at all")
    assert "not what its name says" in sentence(fake)


def test_a_decompression_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(
        png_header(60_000, 60_000) + struct.pack(">I", 100) + b"IDAT" + zlib.compress(b"\0" * 1000)
    )
    assert "pixels" in sentence(bomb)


def test_a_film_is_measured_by_its_boxes(tmp_path: Path) -> None:
    track = b"\0" * 76 + struct.pack(">II", 1080 << 16, 1920 << 16)
    tkhd = struct.pack(">I4s", 8 + len(track), b"tkhd") + track
    trak = struct.pack(">I4s", 8 + len(tkhd), b"trak") + tkhd
    moov = struct.pack(">I4s", 8 + len(trak), b"moov") + trak
    path = tmp_path / "reel.mp4"
    path.write_bytes(struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0) + moov)
    found = media.inspect(str(path))
    assert (found.kind, found.format, found.width, found.height) == ("video", "mp4", 1080, 1920)


@given(
    st.binary(max_size=300),
    st.sampled_from(["jpg", "png", "gif", "webp", "tiff", "bmp", "mp4", "mov", "pdf"]),
)
def test_any_bytes_end_in_a_media_or_a_sentence(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"fuzz.{suffix}"
    path.write_bytes(data)
    try:
        assert media.inspect(str(path)).bytes == len(data)
    except SmdeskError as error:
        assert str(error)


@given(st.integers(0, 5000), st.sampled_from(["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"]))
def test_a_file_cut_anywhere_never_crashes(tmp_path: Path, length: int, form: str) -> None:
    path = tmp_path / f"whole.{form.lower()}"
    if not path.exists():
        Image.effect_noise((64, 64), 90).save(path, form)
    cut = tmp_path / f"cut.{form.lower()}"
    cut.write_bytes(path.read_bytes()[:length])
    with suppress(BadInput):
        media.inspect(str(cut))


@pytest.fixture
def post(store: Store, client: Client) -> Post:
    return posts.add(store, client.id, text="Le 5:40.", due_wall="2026-10-20T18:30")


def test_attached_by_reference_once_in_order_and_undone(
    store: Store, post: Post, photo: Path, tmp_path: Path
) -> None:
    other = tmp_path / "b.png"
    Image.new("RGB", (20, 20)).save(other)
    files = [media.inspect(str(photo)), media.inspect(str(other)), media.inspect(str(photo))]
    first, second = media.attach(store, post.id, files)
    assert [file.path for _, file in posts.get(store, post.id).media] == [str(photo), str(other)]
    media.reorder(store, post.id, [second.id, first.id])
    assert [one.id for one, _ in posts.get(store, post.id).media] == [second.id, first.id]
    store.undo()
    store.undo()
    assert not posts.get(store, post.id).media
    assert photo.exists()


def test_words_written_for_a_picture_are_taken_over(
    store: Store, client: Client, post: Post, photo: Path
) -> None:
    (one,) = media.attach(store, post.id, [media.inspect(str(photo))])
    media.describe(store, one.id, "Mani infarinate")
    media.edit(store, one.media_id, credit="Lucia", rights="own", expires="2027-01-31")
    later = posts.add(store, client.id, text="Ancora")
    media.attach(store, later.id, [media.inspect(str(photo))])
    attachment, file = posts.get(store, later.id).media[0]
    assert (attachment.alt, file.credit, file.expires) == ("Mani infarinate", "Lucia", "2027-01-31")
    with pytest.raises(BadInput, match="2026-05-31"):
        media.edit(store, one.media_id, expires="tomorrow")


def approved(store: Store, post: Post) -> None:
    review.set_status(store, post.id, "in_review")
    review.set_status(store, post.id, "approved")


@pytest.mark.parametrize(
    "change",
    [
        lambda store, one, file: media.describe(store, one.id, "Other words"),
        lambda store, one, file: media.detach(store, one.id),
        lambda store, one, file: media.found_again(store, one.media_id, file),
    ],
)
def test_what_the_public_sees_changed_returns_to_review(
    store: Store, post: Post, photo: Path, tmp_path: Path, change: Callable[..., object]
) -> None:
    (one,) = media.attach(store, post.id, [media.inspect(str(photo))])
    approved(store, post)
    other = tmp_path / "other.png"
    Image.new("RGB", (30, 20)).save(other)
    change(store, one, media.inspect(str(other)))
    assert store.get(Post, post.id).status == Status.IN_REVIEW


def test_a_moved_file_is_found_again_without_new_approval(
    store: Store, post: Post, photo: Path, tmp_path: Path
) -> None:
    (one,) = media.attach(store, post.id, [media.inspect(str(photo))])
    approved(store, post)
    file = posts.get(store, post.id).media[0][1]
    moved = photo.rename(tmp_path / "moved.jpg")
    assert media.is_missing(file)
    changed = media.found_again(store, one.media_id, media.inspect(str(moved)))
    assert not media.is_missing(changed)
    assert store.get(Post, post.id).status == Status.APPROVED


def test_an_address_is_taken_without_fetching(store: Store, post: Post) -> None:
    file = media.at_address("https://larch.example/table.JPG?w=2")
    assert (file.kind, file.format) == ("image", "jpeg") and not media.is_missing(file)
    media.attach(store, post.id, [file])
    for wrong in ("ftp://a.example/b.jpg", "https://", "nonsense", "https://[bad/x.jpg"):
        with pytest.raises(BadInput, match="web address"):
            media.at_address(wrong)
