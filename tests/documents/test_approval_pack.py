"""The approval pack: every post to decide with all a client needs, and a signature bound to the content."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from smdesk.documents import approval_pack
from smdesk.documents.common import Material
from smdesk.documents.press import press
from tests.documents import plans
from tests.documents.reading import Pdf, squeezed

Read = Callable[[bytes], Pdf]


def waiting(language: str, picture: Path | None = None) -> Material:
    """The posts of a month that wait for the client."""
    material = plans.material(language, plans.QUARTER, picture=picture)
    posts = [whole for whole in material.posts if whole.post.status in approval_pack.WAITING]
    assert len(posts) > 8
    return replace(material, posts=tuple(posts))


@pytest.mark.parametrize("language", ["it", "es", "en"])
def test_every_post_is_there_with_its_boxes_and_hash(
    language: str, read: Read, picture: Callable[..., Path]
) -> None:
    material = waiting(language, picture())
    data = approval_pack.data(material)
    made = press(data)
    assert made.notices == ()
    pdf = read(made.pdf)
    assert len(material.posts) / 3 <= pdf.pages - 4 <= len(material.posts)
    for whole in material.posts:
        assert squeezed(whole.post.text.split("\n")[0]) in pdf.text
        assert pdf.text.count(whole.hash) >= 2  # in the list and beside its boxes
    assert pdf.text.count(squeezed(data["words"]["reject"])) >= len(material.posts)
    assert squeezed(plans.SECRET) not in pdf.text
    assert b"/Figure" in pdf.bodies() and b"pdfuaid:part" in pdf.bodies()
    assert all(pdf.edges_clean(number) for number in range(pdf.pages))


def test_how_to_approve_names_the_day_and_the_rounds() -> None:
    data = approval_pack.data(waiting("en"), deadline=date(2026, 10, 20), rounds=1)
    assert "Tuesday 20 October" in data["sentence"]
    assert any("Tuesday 20 October" in step for step in data["steps"])
    assert any(step.startswith("1 round of changes") for step in data["steps"])
    assert len(data["steps"]) == 4


def test_rounds_are_spoken_of_only_when_there_are_any() -> None:
    assert any("1 round" in step for step in approval_pack.data(waiting("en"), rounds=1)["steps"])
    assert not any("round" in step for step in approval_pack.data(waiting("en"), rounds=0)["steps"])


def test_silence_is_spoken_of_only_when_the_contract_does() -> None:
    clause = "No answer in 48 hours counts as a yes."
    assert approval_pack.data(waiting("en"), silence=clause)["steps"][-1] == clause


def test_the_usual_deadline_is_two_working_days_before_the_first_post_to_come() -> None:
    material = waiting("en")
    later = [whole for whole in material.posts if whole.post.due_wall >= "2026-10-26"]
    assert later[0].post.due_wall.startswith("2026-10-2")
    data = approval_pack.data(replace(material, posts=tuple(later)))
    first = date.fromisoformat(later[0].post.due_wall[:10])
    assert first.weekday() == 1 and "Friday 23 October" in data["sentence"]


def test_the_pack_hash_follows_the_content_and_nothing_else() -> None:
    material = waiting("en")
    posts = list(material.posts)
    first = approval_pack.data(material)["version"]
    posts[0] = replace(posts[0], post=replace(posts[0].post, notes="x", due_wall="2026-10-16T10:00"))
    assert approval_pack.data(replace(material, posts=tuple(posts)))["version"] == first
    posts[0] = replace(posts[0], post=replace(posts[0].post, text="x"))
    assert approval_pack.data(replace(material, posts=tuple(posts)))["version"] != first


@pytest.mark.parametrize(
    "text", ["x" * 2200, "Una frase. " * 200, "riga\n" * 120], ids=["run", "long", "lines"]
)
def test_long_captions_flow_on(text: str, read: Read) -> None:
    material = waiting("it")
    posts = [replace(one, post=replace(one.post, text=text, design_note=text)) for one in material.posts[:4]]
    made = press(approval_pack.data(replace(material, posts=tuple(posts))))
    assert made.notices == ()
    pdf = read(made.pdf)
    assert pdf.text.count(squeezed(text[:200].strip())[:60]) >= 4
    assert all(pdf.edges_clean(number) for number in range(pdf.pages))
