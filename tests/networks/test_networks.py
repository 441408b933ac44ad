"""The contract that every network keeps, found or added, and the quirks of a few."""

from importlib.metadata import EntryPoint
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk import networks, resources
from smdesk.domain.connector import MAX_ADDRESS, Ability, Network, host_of
from smdesk.domain.facts import NetworkFacts
from smdesk.domain.findings import FIELD_NAMES, Draft, MediaFacts
from smdesk.networks import find, load_facts

FACTS = load_facts()
FOUND = find()
SERVER = "server.example"


def test_every_network_has_its_facts_and_the_other_way_round() -> None:
    assert set(FOUND) == set(FACTS)


@pytest.mark.parametrize("id", sorted(FOUND))
class TestContract:
    @pytest.fixture
    def network(self, id: str) -> Network:
        return FOUND[id]

    @pytest.fixture
    def facts(self, id: str) -> NetworkFacts:
        return FACTS[id]

    def test_names_agree(self, network: Network, facts: NetworkFacts, id: str) -> None:
        assert network.id == facts.id == id
        assert network.main_field == facts.main_field.name
        assert resources.path("icons", "networks", f"{network.id}.svg").exists()

    def test_a_server_is_asked_for_when_the_address_needs_one(
        self, network: Network, facts: NetworkFacts
    ) -> None:
        needs = "{instance}" in facts.share.template or "{address}" in facts.share.template
        assert bool(network.instance) == needs

    def test_inputs_and_field(self, network: Network, facts: NetworkFacts) -> None:
        draft = Draft(text="ciao", media=(MediaFacts("jpeg"),))
        assert "text" in network.inputs(facts, draft)
        assert set(network.inputs(facts, draft)) <= set(FIELD_NAMES)
        assert network.field_for(facts, draft).role == "text"

    def test_composer(self, network: Network, facts: NetworkFacts) -> None:
        text = "Perché no? #1 & “2”\nriga"
        instance = f"https://{SERVER}/new?text={{text}}"
        address = network.compose_url(
            facts, text, "https://e.example/?a=1&b=2", "room", instance, "Un titolo"
        )
        assert address.startswith(("https://", "mailto:")) and len(address) <= MAX_ADDRESS
        assert address.isascii() and not set(address) & set(' \n"<>{}')
        if Ability.PREFILL in network.abilities(facts) and "{text}" in facts.share.template:
            query = parse_qs(urlsplit(address).query)
            values = [value.replace("\r\n", "\n") for found in query.values() for value in found]
            assert any(value.startswith(text) for value in values)

    def test_a_long_text_opens_the_bare_composer(self, network: Network, facts: NetworkFacts) -> None:
        long = network.compose_url(facts, "è" * 1000, "", "room", f"https://{SERVER}", "è" * 1000)
        assert len(long) <= MAX_ADDRESS and "%C3%A8" not in long and "{" not in long

    @given(text=st.text(st.characters(codec=None, categories=None), max_size=30))
    def test_any_words_are_safe(self, network: Network, facts: NetworkFacts, text: str) -> None:
        address = network.compose_url(facts, text, text, text, text, text)
        assert address.isascii()
        assert urlsplit(address).scheme in ("https", "http", "mailto", "")


def compose(id: str, **given_: Any) -> str:
    return FOUND[id].compose_url(FACTS[id], **{"text": "ciao", **given_})


@pytest.mark.parametrize(
    ("id", "given_", "address"),
    [
        ("x", {}, "https://x.com/intent/tweet?text=ciao"),
        ("x", {"link": "https://e.it"}, "https://x.com/intent/tweet?text=ciao&url=https%3A%2F%2Fe.it"),
        ("x", {"text": "vai https://e.it", "link": "https://e.it"},
         "https://x.com/intent/tweet?text=vai%20https%3A%2F%2Fe.it"),
        ("bluesky", {"link": "https://e.it"},
         "https://bsky.app/intent/compose?text=ciao%0Ahttps%3A%2F%2Fe.it"),
        ("facebook_page", {}, "https://business.facebook.com/latest/composer"),
        ("facebook_page", {"link": "https://e.it"},
         "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fe.it"),
        ("mastodon", {"instance": "https://fedi.example/home"}, "https://fedi.example/share?text=ciao"),
        ("mastodon", {"place_handle": "@me@fedi.example"}, "https://fedi.example/share?text=ciao"),
        ("mastodon", {"place_handle": "@me"}, ""),
        ("mastodon", {"instance": "javascript://x/%0aalert(1)"}, ""),
        ("telegram", {}, "https://web.telegram.org/"),
        ("reddit", {"title": "T", "place_handle": "r/libri"},
         "https://www.reddit.com/r/libri/submit?selftext=true&title=T&text=ciao"),
        ("reddit", {"title": "T", "link": "https://e.it"},
         "https://www.reddit.com/submit?url=https%3A%2F%2Fe.it&title=T"),
        ("matrix", {"place_handle": "#orto:fedi.example"}, "https://matrix.to/#/%23orto:fedi.example"),
        ("email", {"text": "a\nb", "title": "S"}, "mailto:?subject=S&body=a%0D%0Ab"),
        ("generic_link", {"instance": "https://q.example/new?body={text}&t={title}"},
         "https://q.example/new?body=ciao"),
        ("generic_link", {"instance": "file:///etc/passwd"}, ""),
        ("pinterest", {}, "https://www.pinterest.com/pin-creation-tool/"),
    ],
)  # fmt: skip
def test_addresses(id: str, given_: dict[str, Any], address: str) -> None:
    assert compose(id, **given_) == address


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("fedi.example", "fedi.example"),
        (" https://Fedi.Example/@me ", "fedi.example"),
        ("@me@fedi.example", "fedi.example"),
        ("http://localhost:3000/x", "localhost:3000"),
        ("https://caffè.example", "xn--caff-8oa.example"),
        ("ftp://a.example", ""),
        ("https://a.example:port", ""),
        ("a b", ""),
        ("", ""),
    ],
)
def test_hosts_as_people_write_them(written: str, host: str) -> None:
    assert host_of(written) == host


class TestAdded:
    """Networks of other packages, by entry point."""

    @pytest.fixture(autouse=True)
    def _fresh(self) -> Any:
        find.cache_clear()
        yield
        find.cache_clear()

    def added(self, monkeypatch: pytest.MonkeyPatch, *values: str) -> dict[str, Network]:
        entries = [EntryPoint(f"added{n}", value, networks.GROUP) for n, value in enumerate(values)]
        monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: entries)
        return find()

    def test_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            networks, "EXTRA", Network("extra", "text", FOUND["x"].preview), raising=False
        )
        assert self.added(monkeypatch, "smdesk.networks:EXTRA")["extra"].id == "extra"

    @pytest.mark.parametrize("value", ["smdesk.networks.x", "no_such_package.here", "smdesk.networks:GROUP"])
    def test_a_bad_one_is_left_out_and_logged(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, value: str
    ) -> None:
        assert self.added(monkeypatch, value) == FOUND
        assert len(caplog.records) == 1
