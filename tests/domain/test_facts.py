"""The facts of the networks: complete, dated, sourced; corrections and staleness."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from smdesk.domain.counting import RULES
from smdesk.domain.errors import BadInput
from smdesk.domain.facts import Grade, NetworkFacts, correctable, corrected, parse, stale

FILE = Path(__file__).parents[2] / "resources" / "networks.toml"
TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def facts(document: dict[str, Any]) -> dict[str, NetworkFacts]:
    return parse(document)


def test_every_network_is_complete(facts: dict[str, NetworkFacts]) -> None:
    assert len(facts) == 33
    for one in facts.values():
        assert one.name and 0 < len(one.short) <= 10
        assert one.main_field.role == "text"
        assert {field.rule for field in one.fields} <= RULES
        assert {field.certain for field in one.fields} <= RULES | {""}
        assert all(not field.min or not field.max or field.min <= field.max for field in one.fields)
        assert "{" not in one.share.bare.replace("{instance}", "")
        if any(field.origin.grade in (Grade.OFFICIAL, Grade.SOURCE) and field.max for field in one.fields):
            assert one.sources, f"{one.id}: a limit that blocks has no source"


def test_keys_with_a_grade_of_their_own_exist(facts: dict[str, NetworkFacts]) -> None:
    for one in facts.values():
        for group in (one.images, one.video, one.hashtags, *one.fields):
            for key in group.exact if group else ():
                assert getattr(group, key), f"{one.id}: {key}"


@pytest.mark.parametrize(
    ("network", "role", "given_", "limit"),
    [
        ("telegram", "text", {}, 4096),
        ("telegram", "text", {"image": True}, 1024),
        ("telegram", "text", {"video": True}, 1024),
        ("x", "text", {}, 280),
        ("x", "text", {"premium": True, "image": True}, 25_000),
        ("tiktok", "text", {"video": True}, 2200),
        ("tiktok", "text", {"image": True}, 4000),
        ("tiktok", "text", {"image": True, "video": True}, 2200),
        ("tiktok", "title", {"image": True}, 90),
        ("youtube", "title", {}, 100),
    ],
)
def test_a_field_depends_on_the_rest(
    facts: dict[str, NetworkFacts], network: str, role: Any, given_: dict[str, bool], limit: int
) -> None:
    field = facts[network].field_for(role, **given_)
    assert field is not None and field.max == limit


def test_grades_stand_with_each_limit(facts: dict[str, NetworkFacts]) -> None:
    images = facts["facebook_page"].images
    assert images is not None
    assert images.origin_of("max_count").grade is Grade.SECONDARY
    assert images.origin_of("max_bytes").grade is Grade.OFFICIAL
    assert facts["telegram"].main_field.origin.grade is Grade.SOURCE


def test_a_correction_takes_the_place_of_the_limit(facts: dict[str, NetworkFacts]) -> None:
    changed = corrected(
        facts,
        {"mastodon.text.max": 5000, "mastodon.text.rule": "gotosocial", "x.images.max_count": 2,
         "x.hashtags.cashtags_max": 0, "x.video.max_seconds": 600,
         "gone.text.max": 1, "x.gone.max": 1, "x": 3},
        TODAY,
    )  # fmt: skip
    text = changed["mastodon"].main_field
    assert (text.max, text.rule) == (5000, "gotosocial")
    assert text.origin_of("max").grade is Grade.USER
    assert text.origin_of("max").checked_on == TODAY
    assert text.origin_of("min").grade is Grade.OFFICIAL
    assert changed["x"].images is not None and changed["x"].images.max_count == 2
    assert changed["x"].video is not None and changed["x"].video.max_seconds == 600
    assert facts["mastodon"].main_field.max == 500, "the facts themselves do not change"
    assert changed["instagram"] is facts["instagram"]


@pytest.mark.parametrize("value", [-1, True, "many", float("nan"), float("inf"), None])
def test_a_correction_must_be_a_limit(facts: dict[str, NetworkFacts], value: Any) -> None:
    with pytest.raises(BadInput) as refused:
        corrected(facts, {"instagram.caption.max": value}, TODAY)
    assert refused.value.field == "instagram.caption.max"


def test_a_corrected_rule_must_exist(facts: dict[str, NetworkFacts]) -> None:
    with pytest.raises(BadInput):
        corrected(facts, {"instagram.caption.rule": "words"}, TODAY)


def test_every_correctable_key_can_be_corrected(facts: dict[str, NetworkFacts]) -> None:
    now = correctable(facts)
    assert now["instagram.caption.max"] == 2200
    assert now["mastodon.text.rule"] == "mastodon"
    again = corrected(facts, now, TODAY)
    assert correctable(again) == now


def test_stale_after_six_months(facts: dict[str, NetworkFacts]) -> None:
    one = facts["x"]
    assert one.checked_on == date(2026, 11, 22)
    assert not stale(one, date(2027, 5, 22))
    assert stale(one, date(2027, 5, 23))
    assert stale(one, one.checked_on + timedelta(days=400))
    assert not stale(one, one.checked_on - timedelta(days=400)), "a clock set back"
