"""The legal reminders are whole, dated, the same in three languages, and shown where they hold."""

import re
import tomllib
from dataclasses import replace
from datetime import date

import pytest

from smdesk import resources
from smdesk.domain.legal import (
    LANGUAGES,
    NOTICE,
    STALE_NOTICE,
    TOPIC_NAMES,
    UNCHECKED_NOTICE,
    Reminder,
    Severity,
    notice,
    parse,
    reminders,
    stale,
)
from smdesk.domain.strategy import CampaignKind

ALL = parse(tomllib.loads(resources.path("legal.toml").read_text("utf-8")))
KINDS = {kind.value for kind in CampaignKind}


def ids(found: tuple[Reminder, ...]) -> set[str]:
    return {one.id for one in found}


def numbers(text: str) -> list[str]:
    return sorted(
        re.sub(r"[.,](?=\d{3}\b)", "", found).replace(",", ".")
        for found in re.findall(r"\d[\d.,/]*\d|\d", text)
    )


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_every_reminder_is_whole(one: Reminder) -> None:
    assert set(one.texts) == set(LANGUAGES) and all(len(text) > 20 for text in one.texts.values())
    assert one.topics and set(one.topics) <= set(TOPIC_NAMES)
    assert set(one.countries) <= {"IT", "ES", "GB", "EU"} and set(one.kinds) <= KINDS
    assert one.grounds in ("read", "known") and len(one.source) > 10
    assert date(2026, 11, 20) <= one.checked_on <= date(2026, 11, 23)
    assert one.text("fr") == one.texts["en"] and one.text("it") == one.texts["it"]
    assert (one.country, one.topic) == (one.countries[0], one.topics[0])


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_the_numbers_are_the_same_in_the_three_languages(one: Reminder) -> None:
    assert numbers(one.texts["it"]) == numbers(one.texts["es"]) == numbers(one.texts["en"])
    assert len(set(one.texts.values())) == 3


@pytest.mark.parametrize(
    ("id", "facts"),
    [
        ("it-contest-filing", ("PREMA CO/1", "15 days before the start", "deposit")),
        ("it-contest-draw", ("notary", "chamber of commerce", "Italy", "abroad", "February 2024")),
        ("it-contest-prizes", ("non-profit", "25%")),
        ("it-contest-excluded", ("under €1", "€25.82", "specialist")),
        ("it-ad-label", ("#adv", "#pubblicità", "#sponsorizzato", "gifts")),
        ("it-agcom-influencers", ("500,000", "1 million", "consumer law")),
        ("es-sweepstake", ("no licence", "10%", "market value")),
        ("es-skill-contest", ("skill", "jury")),
        ("es-terms", ("organiser", "dates", "mechanics", "prize", "data", "image rights")),
        ("es-withholding", ("€300",)),
        ("es-ad-label", ("Publicidad", "Colab", "Sponso", "Ad", "Gifts")),
        ("es-ai-declared", ("artificial intelligence",)),
        ("gb-prize-terms", ("how to enter", "closing date", "proof of purchase", "restrictions", "promoter")),
        ("gb-prize-fair", ("random", "do not change")),
        ("gb-lottery", ("illegal lottery",)),
        ("gb-ad-label", ("“Ad” comes first",)),
        ("eu-gdpr-processor", ("agreement with each",)),
        ("eu-gdpr-joint", ("joint controller with Meta",)),
        ("eu-gdpr-rights", ("one month", "72 hours")),
        ("eu-accessibility-act", ("Micro-enterprises", "10 staff", "€2 million", "not a general duty")),
        ("eu-food-allergens", ("before the purchase",)),
        ("eu-health-claims", ("yoga",)),
    ],
)
def test_the_facts_are_there(id: str, facts: tuple[str, ...]) -> None:
    text = next(one.texts["en"] for one in ALL if one.id == id)
    assert [fact for fact in facts if fact not in text] == []


def test_sources_name_the_law() -> None:
    sources = " ".join(one.source for one in ALL)
    for law in (
        "430/2001",
        "197/25/CONS",
        "13/2011",
        "34/2002",
        "C-210/16",
        "2019/2161",
        "2019/882",
        "2016/679",
    ):
        assert law in sources


def test_a_country_has_its_own_first_and_the_unions() -> None:
    italy = reminders("IT")
    assert {"it-ad-label", "eu-gdpr-joint", "eu-reviews"} <= ids(italy)
    assert not any(one.id.startswith(("es-", "gb-")) for one in italy)
    law = [one for one in italy if one.severity is Severity.LAW]
    assert list(italy[: len(law)]) == law
    own = ["IT" in one.countries for one in law]
    assert own == sorted(own, reverse=True)
    assert ids(reminders("it")) == ids(italy)


def test_other_members_have_the_unions_and_the_rest_of_the_world_none() -> None:
    assert ids(reminders("FR")) == {one.id for one in ALL if "EU" in one.countries} == ids(reminders("EU"))
    assert reminders("US") == reminders("") == ()


def test_the_united_kingdom_is_not_under_the_unions_law() -> None:
    britain = ids(reminders("GB"))
    assert {"gb-reviews", "gb-ad-label", "eu-gdpr-processor", "eu-copyright"} <= britain
    assert not britain & {"eu-reviews", "eu-accessibility-act", "eu-gdpr-joint"}


@pytest.mark.parametrize("country", ["IT", "ES", "GB"])
def test_a_campaign_has_what_its_kind_needs(country: str) -> None:
    contest, launch = reminders(country, "contest"), reminders(country, "launch")
    assert any("prize_contest" in one.topics and country in one.countries for one in contest)
    assert not any("prize_contest" in one.topics for one in launch)
    for kind in KINDS:
        assert {"ad_label", "gdpr", "reviews"} <= {
            topic for one in reminders(country, kind) for topic in one.topics
        }
    assert {topic for one in reminders(country) for topic in one.topics} == set(TOPIC_NAMES)


def test_one_topic_is_kept() -> None:
    assert ids(reminders("ES", topic="email_consent")) == {"es-email-consent"}
    assert {"it-contest-filing", "it-contest-draw"} <= ids(reminders("IT", "contest", "sweepstake"))
    assert reminders("GB", "launch", "sweepstake") == ()


def test_a_check_is_stale_after_twelve_months() -> None:
    one = replace(ALL[0], checked_on=date(2026, 11, 20), grounds="read")
    assert not stale(one, date(2027, 11, 20)) and stale(one, date(2027, 11, 21))
    assert not stale(one, date(2026, 11, 19))
    assert notice(one, date(2027, 1, 1)) == NOTICE
    assert notice(replace(one, grounds="known"), date(2027, 1, 1)) == UNCHECKED_NOTICE
    assert notice(one, date(2028, 1, 1)) == STALE_NOTICE
    assert all(
        "{date}" in text and "rofessional" in text for text in (NOTICE, UNCHECKED_NOTICE, STALE_NOTICE)
    )
