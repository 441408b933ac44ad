"""What goes to a telephone: all texts in order, never a note; a folder with copies, or nothing at all."""

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place
from smdesk.domain.errors import BadInput
from smdesk.services import handover, media, posts, publishing
from smdesk.services.publishing import Step
from smdesk.storage.store import Store


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture in a folder with accents and an emoji."""
    folder = tmp_path / "foto è 🍝"
    folder.mkdir()
    Image.new("RGB", (40, 40), "red").save(folder / "ravioli.png")
    return folder / "ravioli.png"


@pytest.fixture
def steps(store: Store, photo: Path) -> tuple[Step, ...]:
    """Of a post with everything."""
    with store.transaction(Act.ADD_CLIENT) as tx:
        client = tx.add(Client(name="Pastificio", language="it"))
        place = tx.add(Place(client_id=client.id, network="instagram"))
    post = posts.add(
        store, client.id, text="Riga uno.\n\nÈ così.\n", place_ids=[place.id], notes="segreto", first_comment="Ciao",
        link="https://valdorsa.example",
    )  # fmt: skip
    files = [media.inspect(str(photo)), media.at_address("https://valdorsa.example/film.mp4")]
    media.describe(store, media.attach(store, post.id, files)[0].id, "Ravioli verdi")
    return publishing.sheet(store, post.id).steps[place.id]


def test_every_text_has_its_code(steps: tuple[Step, ...]) -> None:
    assert [page.text for page in handover.pages(steps)] == [
        "Riga uno.\n\nÈ così.\n", "https://valdorsa.example", "Ravioli verdi", "Ciao",
    ]  # fmt: skip
    long = handover.pages([Step("k", "copy", "text", "Una frase lunga. " * 150)])
    assert [(page.part, page.parts) for page in long] == [(1, 3), (2, 3), (3, 3)]
    assert "".join(page.text for page in long) == "Una frase lunga. " * 150


def test_a_folder_takes_texts_and_copies(steps: tuple[Step, ...], photo: Path, tmp_path: Path) -> None:
    before = hashlib.sha256(photo.read_bytes()).hexdigest()
    made = handover.lay_out(steps, tmp_path, 'Ravioli: "i migliori"? / Instagram', str)
    assert made.name == "Ravioli i migliori Instagram"
    names = sorted(one.name for one in made.iterdir())
    assert names == [
        "1 Text.txt", "2 Link.txt", "3 ravioli.png", "4 Alternative text.txt", "5 Film.txt", "6 First comment.txt",
    ]  # fmt: skip
    assert (made / "1 Text.txt").read_bytes().decode() == "Riga uno.\n\nÈ così.\n"
    assert (made / "3 ravioli.png").read_bytes() == photo.read_bytes()
    assert hashlib.sha256(photo.read_bytes()).hexdigest() == before
    assert not any("segreto" in one.read_text("utf-8", "replace") for one in made.iterdir())
    assert handover.lay_out(steps, tmp_path, made.name, str).name == f"{made.name} (2)"


def test_what_cannot_be_whole_is_taken_away(steps: tuple[Step, ...], photo: Path, tmp_path: Path) -> None:
    photo.unlink()
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(BadInput, match="not there"):
        handover.lay_out(steps, out, "x", str)
    with pytest.raises(BadInput, match="stopped"):
        handover.lay_out(steps, out, "x", str, lambda: False)
    assert not list(out.iterdir())
    with pytest.raises(BadInput, match="cannot be written"):
        handover.lay_out(steps, tmp_path / "nowhere", "x", str)
