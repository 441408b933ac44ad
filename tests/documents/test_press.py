"""The press: pictures of all kinds, the standard's refusals kept from the user, stopping between stages."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from smdesk.documents import content_calendar, pictures
from smdesk.documents.press import NOT_UA, DocumentTrouble, press
from smdesk.domain.media import Attachment, Media
from tests.documents import plans
from tests.documents.reading import Pdf, squeezed

Read = Callable[[bytes], Pdf]


def with_file(path: str, kind: str = "image", alt: str = "What it shows") -> dict[str, Any]:
    """A calendar whose first post has this file."""
    material = plans.material("en", a_week=2)
    media = Media(
        id=1, client_id=3, path=path, kind=kind, format=path.rsplit(".", 1)[-1], width=900, height=1125
    )
    posts = list(material.posts)
    posts[0] = replace(posts[0], media=((Attachment(id=1, post_id=1, media_id=1, alt=alt), media),))
    return content_calendar.data(replace(material, posts=tuple(posts)))


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "photo.webp", "perché 🍝 #1 *x*.png"])
def test_pictures_are_drawn_with_their_alternative_text(
    name: str, read: Read, picture: Callable[..., Path]
) -> None:
    data = with_file(str(picture(name)))
    plain = press(with_file("/nowhere/at/all.png")).pdf
    made = press(data)
    assert made.notices == ()
    inside = read(made.pdf).bodies()
    assert b"/Figure" in inside and b"/Subtype /Image" in inside.replace(
        b"/Subtype/Image", b"/Subtype /Image"
    )
    assert len(made.pdf) > len(plain)


def test_a_huge_photograph_does_not_make_a_huge_file(picture: Callable[..., Path]) -> None:
    path = picture("big.png", 4000, 5000)
    made = press(with_file(str(path)))
    assert len(made.pdf) < 700_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.png", None),
        ("corrupt.jpg", b"\xff\xd8\xff\xe0" + b"rubbish" * 99),
        ("cut.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("empty.png", b""),
        ("text.png", b"no picture at all"),
        ("phone.heic", b"\x00\x00\x00\x18ftypheic"),
        ("vector.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
)
def test_what_cannot_be_drawn_is_named_in_a_frame(
    name: str, content: bytes | None, read: Read, tmp_path: Path
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    made = press(with_file(str(path)))
    assert made.notices == ()
    assert squeezed("Picture" + name) in read(made.pdf).text


def test_films_and_addresses_are_named_too(read: Read) -> None:
    assert squeezed("Filmclip.mp4") in read(press(with_file("/films/clip.mp4", "video")).pdf).text
    assert "a.jpg" in read(press(with_file("https://x.example/a.jpg")).pdf).text


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    folder = tmp_path / "album.png"
    folder.mkdir()
    assert press(with_file(str(folder))).notices == ()


def test_a_decompression_bomb_is_not_opened(tmp_path: Path) -> None:
    header = struct.pack(">LLBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">L", 13) + chunk + struct.pack(">L", zlib.crc32(chunk))
    path = tmp_path / "bomb.png"
    path.write_bytes(bomb)
    assert pictures.measured(bomb) == ("png", 3_600_000_000)
    assert pictures.prepare({"path": str(path), "width": 30, "height": 38}, 0, tmp_path) == ""


@pytest.mark.parametrize("head", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF1234WEBPVP8X", b"\xff\xd8\xff"])
def test_short_heads_are_measured_without_failing(head: bytes) -> None:
    assert pictures.measured(head)[1] in (0, 1)


def test_a_document_that_breaks_the_standard_is_made_all_the_same(read: Read) -> None:
    data = content_calendar.data(plans.material("en", a_week=2))
    data["sentences"] = "A mark that PDF/UA forbids: \U0001f600."
    made = press(data)
    assert [notice.message for notice in made.notices] == [NOT_UA]
    assert "typst" not in NOT_UA.lower()
    assert squeezed("A mark that PDF/UA forbids") in read(made.pdf).text


def test_a_document_that_cannot_be_laid_out_ends_in_one_sentence() -> None:
    data = content_calendar.data(plans.material("en", a_week=2))
    data["months"] = "not a list"
    with pytest.raises(DocumentTrouble) as found:
        press(data)
    assert "Content calendar" in str(found.value) and "error" not in str(found.value)


def test_the_same_material_makes_the_same_file() -> None:
    material = plans.material("es", a_week=3)
    assert press(content_calendar.data(material)).pdf == press(content_calendar.data(material)).pdf


def test_progress_grows_and_can_stop_the_work(picture: Callable[..., Path]) -> None:
    class Stop(Exception):
        pass

    seen: list[float] = []
    data = with_file(str(picture()))
    press(data, seen.append)
    assert seen == sorted(seen) and 0 < seen[0] <= seen[-1] < 1

    def stop(_part: float) -> None:
        raise Stop

    with pytest.raises(Stop):
        press(data, stop)


def test_other_threads_keep_running_while_pages_are_laid_out() -> None:
    import threading
    import time

    posts = plans.posts("it", plans.some_days(plans.YEAR, 12))
    data = content_calendar.data(plans.material("it", plans.YEAR, whole=posts))
    pauses, over = [0.0], threading.Event()

    def tick() -> None:
        last = time.perf_counter()
        while not over.is_set():
            time.sleep(0.001)
            now = time.perf_counter()
            pauses.append(now - last)
            last = now

    watcher = threading.Thread(target=tick)
    watcher.start()
    start = time.perf_counter()
    press(data)
    took = time.perf_counter() - start
    over.set()
    watcher.join()
    assert max(pauses) < max(0.5, took * 0.7), "the typesetter held the interpreter"


def test_a_full_disk_for_temporary_files_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(DocumentTrouble, match=r"temporary files, .*gone"):
        press(with_file("/nowhere/at/all.png"))


def test_a_picture_of_several_posts_is_made_ready_once(
    picture: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = content_calendar.data(plans.material("en", a_week=3, picture=picture("photo.webp")))
    assert len(data["pictures"]) > 2
    done: list[str] = []
    prepare = pictures.prepare
    monkeypatch.setattr(pictures, "prepare", lambda wanted, *rest: done.append(wanted["path"]) or prepare(wanted, *rest))
    assert press(data).notices == () and len(done) == 1
