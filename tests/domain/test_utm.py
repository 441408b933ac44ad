"""Campaign tags: one vocabulary, nothing doubled, nothing tagged that should not be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.clients import Client, Place
from smdesk.domain.errors import BadInput
from smdesk.domain.folding import fold, slug
from smdesk.domain.posts import Post
from smdesk.domain.strategy import Campaign
from smdesk.domain.utm import is_tagged, tag, tags_for, wants_tags, warning

CLIENT = Client(
    id=1,
    name="Larch & Lantern Books",
    site="https://www.larchandlantern.example/",
    utm_content="{post}_{date}",
)
PLACE = Place(id=1, client_id=1, network="x")
CAMPAIGN = Campaign(id=1, client_id=1, name="The Long Table")
POST = Post(id=7, client_id=1, title="Twelve seats", due_wall="2026-10-16T18:30")
TAGS = "utm_source=x&utm_medium=social&utm_campaign=the-long-table&utm_content=twelve-seats_2026-10-16"


def tagged(url: str, **more: object) -> str:
    return tag(url, CLIENT, PLACE, CAMPAIGN, POST, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://larchandlantern.example/table", f"https://larchandlantern.example/table?{TAGS}"),
        ("larchandlantern.example/table", f"larchandlantern.example/table?{TAGS}"),
        ("https://larchandlantern.example", f"https://larchandlantern.example/?{TAGS}"),
        ("https://shop.larchandlantern.example/a?b=%20c&d#seats", f"https://shop.larchandlantern.example/a?b=%20c&d&{TAGS}#seats"),
        ("HTTPS://WWW.LarchAndLantern.Example/a", f"https://WWW.LarchAndLantern.Example/a?{TAGS}"),
        ("https://larchandlantern.example/a?utm_source=Old&UTM_Medium=x&utm_term=keep", f"https://larchandlantern.example/a?utm_term=keep&{TAGS}"),
        ("https://notlarchandlantern.example/a", "https://notlarchandlantern.example/a"),
        ("https://example.org/a", "https://example.org/a"),
        ("mailto:hello@larchandlantern.example", "mailto:hello@larchandlantern.example"),
        ("", ""),
    ],
)  # fmt: skip
def test_links(url: str, expected: str) -> None:
    assert tagged(url) == expected
    assert tagged(tagged(url)) == expected


def test_other_sites_only_when_asked() -> None:
    assert tagged("https://example.org/a", others=True) == f"https://example.org/a?{TAGS}"
    assert not wants_tags("https://example.org/a", replace(CLIENT, site=""))
    assert not wants_tags("https://larchandlantern.example/a", replace(CLIENT, site=""))


def test_links_inside_the_site_are_never_tagged() -> None:
    blog = Place(id=2, client_id=1, network="blog", address="https://blog.larchandlantern.example")
    assert (
        tag("https://larchandlantern.example/a", CLIENT, blog, None, POST)
        == "https://larchandlantern.example/a"
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://larchandlantern.example/a?b=1?c=2", "https://larchandlantern.example/a b", "https://[larch",
        "larch",
        "https://",
        "https://larchandlantern.example:port/", "https://larchandlantern.example/\x00",
    ],
)  # fmt: skip
def test_what_is_no_link_is_refused(url: str) -> None:
    with pytest.raises(BadInput):
        tagged(url)


def test_presets() -> None:
    none = tags_for(replace(CLIENT, utm_source=""), PLACE, CAMPAIGN, POST)
    assert none == {}
    fancy = replace(CLIENT, utm_source="{Network}")
    with pytest.raises(BadInput, match="Network"):
        tags_for(fancy, PLACE, CAMPAIGN, POST)
    without = tags_for(replace(CLIENT, utm_content="Post {post}"), PLACE, None, replace(POST, title="¡¿…?!"))
    assert without == {"utm_source": "x", "utm_medium": "social", "utm_content": "post-post-7"}
    named = replace(CAMPAIGN, utm_name="2026-06_Raviolo Erbe_it")
    assert tags_for(CLIENT, PLACE, named, POST)["utm_campaign"] == "2026-06_raviolo-erbe_it"


def test_warnings() -> None:
    own = "https://larchandlantern.example/a"
    plain = replace(POST, tagged=False)
    assert warning(own, CLIENT, PLACE, POST) is None
    assert warning(own, CLIENT, PLACE, plain) is not None
    assert warning(own + "?utm_source=x", CLIENT, PLACE, plain) is None
    assert warning("https://example.org", CLIENT, PLACE, plain) is None
    assert warning("not a link", CLIENT, PLACE, POST) is not None
    assert is_tagged(tagged(own)) and not is_tagged(own + "?utm_source=#utm_source=x")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Año Nuevo!", "ano-nuevo"),
        ("Straße & Œuvre", "strasse-oeuvre"),
        ("  CITTÀ  ", "citta"),
        ("日本", ""),
        ("½ ＡＢ", "1-2-ab"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_slugs_are_plain_and_final(text: str) -> None:
    made = slug(text)
    assert made.isascii() and made == made.lower() and " " not in made
    assert slug(made) == made


@given(st.text(), st.data())
def test_folding_keeps_the_way_back(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    assert len(folded.at) == len(folded.text) + 1
    assert list(folded.at) == sorted(folded.at)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)


@given(
    st.text(max_size=40)
    | st.from_regex(r"(https://)?larchandlantern\.example/[a-z?&=#%]{0,20}", fullmatch=True)
)
def test_any_text_is_tagged_once_or_refused(url: str) -> None:
    try:
        once = tagged(url, others=True)
    except BadInput:
        return
    assert tagged(once, others=True) == once
    assert once.count("utm_source=x") <= 1 or url.count("utm_source=x") > 0
