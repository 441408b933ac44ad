"""The checklist on a post like those of the sample workspace."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.clients import Client
from smdesk.domain.facts import Grade
from smdesk.domain.findings import Finding, Level
from smdesk.domain.media import Attachment, Media
from smdesk.domain.posts import Aim, Post, Version
from smdesk.domain.quality import Check, blocking, checklist, ready
from smdesk.domain.rights import rights_code
from smdesk.domain.strategy import Campaign, Objective, Pillar
from smdesk.domain.whole import ClientPlan, WholePost

TODAY = date(2026, 10, 14)
CLIENT = Client(
    id=1, name="Larch & Lantern Books", language="en", site="larchandlantern.example", forbidden="cheap"
)
PLAN = ClientPlan(
    client=CLIENT,
    objectives=(Objective(id=3, client_id=1, code="O1", title="Event seats 70 % sold"),),
    pillars=(Pillar(id=2, client_id=1, name="Events"),),
    campaigns=(Campaign(id=4, client_id=1, name="The Long Table", objective_id=3),),
)
POST = Post(
    id=1,
    client_id=1,
    title="The Long Table: twelve seats",
    text="The Long Table, Thu 29 Oct: twelve seats, soup included. Book by the link.",
    due_wall="2026-10-16T18:30",
    pillar_id=2,
    link="https://larchandlantern.example/table",
)
PICTURE = Media(id=5, client_id=1, path="/home/jo/table.jpg", rights="own")
SHOWN = Attachment(id=6, post_id=1, media_id=5, alt="A long wooden table.")
WHOLE = WholePost(
    post=POST,
    versions=(Version(id=1, post_id=1, place_id=1),),
    media=((SHOWN, PICTURE),),
    aims=(Aim(id=1, post_id=1, kind="objective", target_id=3),),
)


def check(whole: WholePost, check_id: str, findings: tuple[Finding, ...] = ()) -> Check:
    return next(one for one in checklist(whole, PLAN, findings=findings, today=TODAY) if one.id == check_id)


def post(**fields: object) -> WholePost:
    return replace(WHOLE, post=replace(POST, **fields))  # type: ignore[arg-type]


def finding(level: Level) -> Finding:
    return Finding(level, "text", "{n} too many", {"n": 3}, "", "", TODAY, Grade.OFFICIAL)


def test_a_good_post_is_ready() -> None:
    checks = checklist(WHOLE, PLAN, today=TODAY)
    assert [one.id for one in checks if not one.ok] == []
    assert ready(checks) == (len(checks), len(checks))
    assert len({one.id for one in checks}) == len(checks)


@pytest.mark.parametrize(
    ("whole", "check_id"),
    [
        (replace(WHOLE, aims=()), "objective"),
        (post(pillar_id=0), "pillar"),
        (replace(WHOLE, versions=()), "place"),
        (post(due_wall=""), "time"),
        (post(language="fr"), "language"),
        (post(text=""), "hook"),
        (post(text="#Table tonight"), "hook"),
        (post(text="https://larchandlantern.example tonight"), "hook"),
        (post(text="word " * 30), "hook"),
        (post(text="Twelve seats.", link=""), "call"),
        (post(text="a.example/1 b.example/2 c.example/3"), "call"),
        (post(missing_media="soup.jpg\nlamp.jpg"), "media"),
        (replace(WHOLE, media=((replace(SHOWN, alt=" "), PICTURE),)), "alt"),
        (replace(WHOLE, media=((SHOWN, replace(PICTURE, rights="")),)), "rights"),
        (replace(WHOLE, media=((SHOWN, replace(PICTURE, rights="licensed")),)), "rights"),
        (replace(WHOLE, media=((SHOWN, replace(PICTURE, expires="2026-10-15")),)), "rights"),
        (post(tagged=False), "link"),
        (post(link="not a link"), "link"),
        (post(text="Cheap soup. Book now."), "tone"),
        (post(language="es", label="Ad"), "tone"),
        (post(text="The best soup. Book now."), "claim"),
    ],
)
def test_what_is_missing_is_named(whole: WholePost, check_id: str) -> None:
    found = check(whole, check_id)
    assert found.ok is False
    assert found.reason.format(**found.values)


def test_checks_that_do_not_apply_are_left_out() -> None:
    bare = replace(post(link=""), media=())
    assert {"alt", "rights", "link", "media"}.isdisjoint(one.id for one in checklist(bare, PLAN, today=TODAY))


@pytest.mark.parametrize("said", ["own", "Propria", "obra propia", "Own work."])
def test_own_work_needs_no_credit_in_whichever_language_it_is_said(said: str) -> None:
    assert check(replace(WHOLE, media=((SHOWN, replace(PICTURE, rights=said)),)), "rights").ok
    assert rights_code("licenza") == "licensed" and rights_code("CC BY 4.0") == ""


def test_a_campaign_brings_its_objective_and_rights_may_end_on_the_day() -> None:
    assert check(replace(post(campaign_id=4), aims=()), "objective").ok
    assert check(replace(WHOLE, media=((SHOWN, replace(PICTURE, expires="2026-10-16")),)), "rights").ok


def test_every_version_is_read() -> None:
    version = Version(id=2, post_id=1, place_id=2, text="THE CHEAP table!!!")
    assert check(replace(WHOLE, versions=(*WHOLE.versions, version)), "tone").ok is False


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Si prenota dal link in bio, si ritira dalle 16."),
        ("it", "Nonna Ines l’ha misurata. Salvate il post, domenica vi servirà."),
        ("es", "Guárdalo para el lunes."),
        ("es", "Reserva en el enlace del perfil."),
        ("es", "Si no puedes venir, avísanos."),
        ("en", "Pay what you can."),
        ("en", "What did you read at thirteen?"),
    ],
)
def test_calls_to_action_in_three_languages(language: str, text: str) -> None:
    assert check(post(text=text, link="", language=language), "call").ok
    assert not check(post(text="Una pausa.", link="", language=language), "call").ok


def test_limits_block_warn_or_hint() -> None:
    assert check(WHOLE, "limits", (finding(Level.HINT),)).ok
    warned = check(WHOLE, "limits", (finding(Level.WARN),))
    assert (warned.ok, warned.blocks) == (False, False)
    barred = checklist(WHOLE, PLAN, findings=(finding(Level.WARN), finding(Level.BLOCK)), today=TODAY)
    assert [one.id for one in blocking(barred)] == ["limits"]


@given(st.text(max_size=60), st.text(max_size=20), st.sampled_from(["it", "es", "en", "xx"]))
def test_never_raises(text: str, link: str, language: str) -> None:
    for one in checklist(post(text=text, link=link, language=language), PLAN, today=TODAY):
        assert one.ok or one.reason.format(**one.values)


def test_one_image_is_spoken_of_as_one() -> None:
    bare = (replace(SHOWN, alt=""), PICTURE)
    one, two = replace(WHOLE, media=(bare,)), replace(WHOLE, media=(bare, (SHOWN, PICTURE)))
    said = [(found := check(whole, "alt")).reason.format(**found.values) for whole in (one, two, replace(WHOLE, media=(bare, bare)))]
    assert [text.split(" no ")[0] for text in said] == ["The image has", "One of 2 images has", "2 of 2 images have"]
