"""What a draft may hold on each network, how sure that is, and the live counter."""

import string
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.counting import Unit
from smdesk.domain.facts import Grade, corrected
from smdesk.domain.findings import FIELD_NAMES
from smdesk.domain.limits import (
    Draft,
    Finding,
    Level,
    MediaFacts,
    budget,
    check,
    hashtags_in,
    render,
    whole_text,
)
from smdesk.networks import load_facts

FACTS = load_facts()
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
PHOTO = MediaFacts("jpeg", 500_000, 1080, 1080, alt="Five bowls on a table")


def found(network: str, field: str, **draft: Any) -> list[tuple[Level, str]]:
    findings = check(FACTS[network], Draft(**draft))
    return [(one.level, one.message) for one in findings if one.field == field]


def levels(network: str, field: str, **draft: Any) -> list[Level]:
    return [level for level, _ in found(network, field, **draft)]


@pytest.mark.parametrize(
    ("network", "draft", "expected"),
    [
        ("x", {"text": "a" * 280}, []),
        ("x", {"text": "a" * 281}, [Level.BLOCK]),
        ("x", {"text": "a" * 281, "premium": True}, []),
        ("x", {"text": "a" * 25_001, "premium": True}, [Level.HINT]),
        ("x", {"text": "a" * 257, "link": "https://example.org/" + "b" * 90}, [Level.BLOCK]),
        ("x", {"text": "a" * 256, "link": "https://example.org/" + "b" * 90}, []),
        ("telegram", {"text": "a" * 4096}, []),
        ("telegram", {"text": "a" * 4097}, [Level.BLOCK]),
        ("telegram", {"text": "\U0001f600" * 4096}, []),
        ("telegram", {"text": "a" * 1025, "media": (PHOTO,)}, [Level.BLOCK]),
        ("telegram", {"text": "", "media": (PHOTO,)}, []),
        ("threads", {"text": "a" * 500}, []),
        ("threads", {"text": "è" * 251}, [Level.WARN]),
        ("threads", {"text": "a" * 501}, [Level.BLOCK]),
        ("facebook_page", {"text": "a" * 63_207}, [Level.WARN]),
        ("whatsapp_channel", {"text": "a" * 4097}, [Level.HINT]),
        ("instagram", {"text": "a" * 2201, "media": (PHOTO,)}, [Level.BLOCK]),
        ("instagram", {"text": "\U0001f600" * 1200, "media": (PHOTO,)}, [Level.WARN]),
        ("mastodon", {"text": "a" * 251, "content_warning": "b" * 250}, [Level.BLOCK]),
        ("bluesky", {"text": "a" * 300}, []),
        ("bluesky", {"text": "a" * 301}, [Level.BLOCK]),
        ("bluesky", {"text": FAMILY * 121}, [Level.BLOCK]),
        ("discourse", {"text": "too short", "title": "A title long enough"}, [Level.BLOCK]),
        ("youtube", {"text": "è" * 2501, "title": "t"}, [Level.BLOCK]),
        ("youtube", {"text": "1 < 2", "title": "t"}, [Level.BLOCK]),
        ("linkedin", {"text": "a" * 2990 + "#" * 10}, [Level.HINT]),
        ("slack", {"text": "a" * 4001}, [Level.HINT]),
        ("google_business", {"text": "Chiamaci: +39 06 1234567"}, [Level.WARN]),
        ("google_business", {"text": "Dal 15/10/2026 al 22/10/2026, 18:30, 1 200 posti"}, []),
        ("generic_link", {"text": "a" * 100_000}, []),
    ],
)  # fmt: skip
def test_text(network: str, draft: dict[str, Any], expected: list[Level]) -> None:
    assert levels(network, "text", **draft) == expected


def test_an_empty_draft_has_nothing_to_publish() -> None:
    for network in FACTS:
        assert Level.BLOCK in levels(network, "text"), network
        assert levels(network, "text", text=" \n")[:1] == [Level.BLOCK], network


def test_titles() -> None:
    assert levels("youtube", "title", text="x", title="a" * 101) == [Level.BLOCK]
    assert levels("youtube", "title", text="x", title="<a>") == [Level.BLOCK]
    assert levels("discourse", "title", text="x" * 30, title="short") == [Level.BLOCK]
    assert levels("x", "title", text="x", title="a" * 1000) == [], "X has no title"


def test_comment_warning_and_link() -> None:
    assert levels("x", "first_comment", text="x", first_comment="more") == [Level.WARN]
    assert levels("linkedin", "first_comment", text="x", first_comment="a" * 1251) == [Level.WARN]
    assert levels("linkedin", "first_comment", text="x", first_comment="a") == []
    assert levels("x", "content_warning", text="x", content_warning="food") == [Level.HINT]
    assert levels("mastodon", "content_warning", text="x", content_warning="food") == []
    assert levels("instagram", "link", text="x", link="https://example.org", media=(PHOTO,)) == [Level.HINT]
    assert levels("pinterest", "link", text="x", link="https://e.it/" + "a" * 2048) == [Level.BLOCK]


def test_hashtags() -> None:
    tags = " ".join(f"#tag{number}" for number in range(31))
    assert levels("instagram", "hashtags", text=tags, media=(PHOTO,)) == [Level.BLOCK]
    assert levels("instagram", "hashtags", text="#a1 #b2 #c3 #d4 #e5 #f6", media=(PHOTO,)) == [Level.WARN]
    assert levels("instagram", "hashtags", text="#a1 #b2 #c3 #d4 #e5", media=(PHOTO,)) == []
    assert levels("threads", "hashtags", text="#uno #due") == [Level.WARN]
    assert levels("threads", "text", text=" ".join(f"https://e.it/{n}" for n in range(6))) == [Level.BLOCK]
    assert levels("threads", "text", text="https://e.it/1 " * 6) == []
    assert levels("instagram", "text", text="@me " * 21, media=(PHOTO,)) == [Level.BLOCK]
    assert levels("x", "text", text="$ABC and $XYZ") == [Level.WARN]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#LibriUsati e #caffè_lento, #2026 no", ("LibriUsati", "caffè_lento")),
        ("https://e.it/page#part a#b &#39; ##x #1a", ("1a",)),
        ("#日本語 #é́", ("日本語", "é́")),
        ("# no", ()),
    ],
)
def test_what_is_a_hashtag(text: str, tags: tuple[str, ...]) -> None:
    assert hashtags_in(text) == tags


@pytest.mark.parametrize(
    ("network", "field", "media", "expected"),
    [
        ("instagram", "media", (), [Level.BLOCK]),
        ("instagram", "media", (PHOTO,), []),
        ("instagram", "media", (PHOTO,) * 11, [Level.BLOCK]),
        ("instagram", "media", (MediaFacts("png", 1, 1080, 1080),), [Level.BLOCK]),
        ("instagram", "media", (MediaFacts("JPG", 9_000_000, 1080, 1350),), [Level.BLOCK]),
        ("instagram", "media", (MediaFacts("jpeg", 1, 1080, 1920),), [Level.BLOCK]),
        ("instagram", "media", (MediaFacts("jpeg", 1, 1600, 1000),), [Level.HINT]),
        ("instagram", "media", (MediaFacts("jpeg", 1, 300, 300),), [Level.BLOCK]),
        ("instagram", "media", (MediaFacts("jpeg"),), []),
        ("instagram", "alt", (MediaFacts("jpeg"),), [Level.HINT]),
        ("instagram", "alt", (MediaFacts("jpeg", alt="a" * 1001),), [Level.BLOCK]),
        ("bluesky", "alt", (MediaFacts("jpeg"),), [Level.BLOCK]),
        ("telegram", "alt", (MediaFacts("jpeg"),), []),
        ("telegram", "media", (MediaFacts("jpeg", 1, 9000, 2000),), [Level.BLOCK]),
        ("facebook_page", "media", (PHOTO,) * 11, [Level.WARN]),
        ("x", "media", (MediaFacts("gif", 14_000_000),), []),
        ("x", "media", (MediaFacts("gif", 14_000_000), PHOTO), [Level.BLOCK]),
        ("x", "media", (PHOTO, MediaFacts("mp4", kind="video")), [Level.BLOCK]),
        ("x", "media", (MediaFacts("mp4", kind="video", seconds=141),), [Level.BLOCK]),
        ("discord", "media", (MediaFacts("png", 9_000_000),) * 3, [Level.BLOCK]),
        ("google_business", "media", (MediaFacts("png", 5000, 500, 500),), [Level.WARN]),
        ("tiktok", "media", (MediaFacts("mp4", 1, 300, 600, kind="video"),), [Level.BLOCK]),
    ],
)
def test_media(network: str, field: str, media: tuple[MediaFacts, ...], expected: list[Level]) -> None:
    assert levels(network, field, text="x", media=media) == expected


def test_a_finding_says_where_its_rule_comes_from() -> None:
    (one,) = check(FACTS["x"], Draft(text="a" * 281))
    assert one.grade is Grade.OFFICIAL
    assert one.source.startswith("https://docs.x.com")
    assert one.checked_on == date(2026, 11, 22)
    message, fix = render(one, str)
    assert message == "Text: 281 of 280 on X; an emoji counts 2, a link 23."
    assert fix == "Shorten it by 1."


def test_a_certain_excess_is_official_where_the_unit_is_hearsay() -> None:
    (one,) = check(FACTS["threads"], Draft(text="a" * 501))
    assert (one.level, one.grade) == (Level.BLOCK, Grade.OFFICIAL)


def test_worst_first() -> None:
    draft = Draft(text="#a #b " * 3 + "a" * 2300, link="https://example.org")
    order = [one.level for one in check(FACTS["instagram"], draft)]
    assert order == sorted(order, reverse=True) and len(set(order)) == 3


def test_a_corrected_limit_binds() -> None:
    own = corrected(FACTS, {"mastodon.text.max": 5000, "whatsapp_channel.text.max": 700}, date(2026, 12, 1))
    assert not check(own["mastodon"], Draft(text="a" * 501))
    (one,) = check(own["whatsapp_channel"], Draft(text="a" * 701))
    assert (one.level, one.grade, one.checked_on) == (Level.BLOCK, Grade.USER, date(2026, 12, 1))


def test_a_server_may_allow_more() -> None:
    (one,) = check(FACTS["mastodon"], Draft(text="a" * 501))
    assert "your server" in one.fix


@pytest.mark.parametrize(
    ("network", "draft", "used", "limit", "unit"),
    [
        ("x", {"text": "a" * 42, "link": "https://example.org"}, 66, 280, Unit.WEIGHTED),
        ("telegram", {"text": "ciao", "media": (PHOTO,)}, 4, 1024, Unit.CHARACTERS),
        ("threads", {"text": "perché"}, 7, 500, Unit.BYTES),
        ("bluesky", {"text": "a" * 10}, 10, 300, Unit.CHARACTERS),
        ("bluesky", {"text": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 5}, 90, 3000, Unit.BYTES),
        ("mastodon", {"text": "ciao", "content_warning": "food"}, 8, 500, Unit.CHARACTERS),
        ("wordpress", {"text": "ciao"}, 4, 0, Unit.CHARACTERS),
    ],
)
def test_budget(network: str, draft: dict[str, Any], used: int, limit: int, unit: Unit) -> None:
    ring = budget(FACTS[network], Draft(**draft))
    assert (ring.used, ring.limit, ring.unit, ring.remaining) == (used, limit, unit, limit - used)


def test_the_link_is_counted_once() -> None:
    draft = Draft(text="Look: https://example.org", link="https://example.org")
    assert whole_text(FACTS["x"], draft) == draft.text
    assert whole_text(FACTS["facebook_page"], Draft(text="a", link="https://example.org")) == "a"
    assert whole_text(FACTS["x"], Draft(link="https://example.org")) == "https://example.org"


ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=60)
ANY_MEDIA = st.builds(
    MediaFacts, format=ANY_TEXT | st.sampled_from(["jpeg", "gif", "mp4"]), bytes=st.integers(-1, 2**60),
    width=st.integers(-1, 10**6), height=st.integers(-1, 10**6), alt=ANY_TEXT,
    kind=st.sampled_from(["image", "video", "document", "?"]), seconds=st.floats(allow_nan=True),
)  # fmt: skip
ANY_DRAFT = st.builds(
    Draft, text=ANY_TEXT | st.just("#a @b $c https://e.it +39 06 1234567 <b>x</b> " * 400), title=ANY_TEXT,
    first_comment=ANY_TEXT, content_warning=ANY_TEXT, link=ANY_TEXT,
    media=st.lists(ANY_MEDIA, max_size=3).map(tuple), premium=st.booleans(),
)  # fmt: skip


@settings(max_examples=150)
@given(st.sampled_from(sorted(FACTS)), ANY_DRAFT)
def test_never_raises_and_always_reads_well(network: str, draft: Draft) -> None:
    budget(FACTS[network], draft)
    for one in check(FACTS[network], draft):
        assert one.field in FIELD_NAMES
        assert_places_are_filled(one)


def assert_places_are_filled(one: Finding) -> None:
    for template in (one.message, one.fix):
        places = {place for _, place, _, _ in string.Formatter().parse(template) if place}
        assert places <= {"field", *one.values}
    assert all(render(one, str))


@pytest.mark.parametrize(
    ("network", "size", "level"),
    [("instagram", 5_000, Level.BLOCK), ("x", 5_000, Level.BLOCK), ("linkedin", 5_000, None), ("linkedin", 200_000_000, Level.BLOCK),
     ("telegram", 5_000, None)],
)  # fmt: skip
def test_a_paper_goes_where_papers_are_taken(network: str, size: int, level: Level | None) -> None:
    draft = Draft(text="Il catalogo", media=(MediaFacts("pdf", size, kind="document"),))
    found = [one for one in check(FACTS[network], draft) if one.field == "media"]
    assert (found[0].level if found else None) == level


def test_a_caption_under_a_paper_is_a_caption() -> None:
    draft = Draft(text="a" * 1100, media=(MediaFacts("pdf", 5_000, kind="document"),))
    assert budget(FACTS["telegram"], draft).limit == 1024
