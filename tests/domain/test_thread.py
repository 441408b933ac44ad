"""Threads: divided by a mark in the text, cut by each network's own count, never inside a link or a sign."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from smdesk import networks
from smdesk.domain import thread
from smdesk.domain.errors import BadInput
from smdesk.domain.findings import Draft, Level, posts_of
from smdesk.domain.limits import budget, check
from smdesk.domain.threadcut import cut
from tests.examples import examples

FACTS = networks.load_facts()
WITH_THREADS = [one.id for one in FACTS.values() if one.thread]
ITALIAN = (
    "Da oggi torna il raviolo alle erbe di campo: sessanta porzioni al giorno, poi si ricomincia domani. Il sig. Rossi"
    " lo prepara alle 5.30, con la farina 00. È più buono? Sì! 🍝 Perché l’ortica è di marzo… congelata subito.\n\n"
    "Si prenota dal link in bio, si ritira dalle 16. Se non riuscite a passare, scriveteci: vi teniamo da parte una"
    " porzione fino alle 19.30. «Mai più senza», dice la nonna. https://valdorsa.example/raviolo?utm_source=x"
    "\n\n#RavioloAlleErbe #Valdorsa"
)


def divided(network: str, text: str, **fields: str) -> tuple[Draft, ...]:
    draft = Draft(text=text, **fields)  # type: ignore[arg-type]
    made = Draft(text=cut(FACTS[network], draft), **fields)  # type: ignore[arg-type]
    return posts_of(FACTS[network], made)


def test_these_networks_have_threads() -> None:
    assert sorted(WITH_THREADS) == ["bluesky", "mastodon", "threads", "x"]


@pytest.mark.parametrize("network", WITH_THREADS)
def test_a_long_text_ends_its_posts_where_a_sentence_ends(network: str) -> None:
    posts = divided(network, ITALIAN * 2)
    assert len(posts) > 1
    for number, post in enumerate(posts, 1):
        assert budget(FACTS[network], post).remaining >= 0
        words, _, counted = post.text.rpartition(" ")
        assert counted == f"{number}/{len(posts)}"
        assert regex.search(r"[.!?…»🍝]$|#Valdorsa$|utm_source=x$", words), words
        assert not words.endswith(("sig.", "5."))
    assert not [one for one in check(FACTS[network], Draft(text=cut(FACTS[network], Draft(text=ITALIAN * 2)))) if
                one.field == "text" and one.level is Level.BLOCK]  # fmt: skip


def test_the_link_goes_with_the_last_post_and_is_counted_there() -> None:
    posts = divided("x", "Una frase di prova. " * 27, link="https://valdorsa.example/ordini")
    assert [bool(post.link) for post in posts] == [False] * (len(posts) - 1) + [True]
    assert all(budget(FACTS["x"], post).remaining >= 0 for post in posts)
    tight = divided("bluesky", "a" * 296, link="https://valdorsa.example/ordini")
    assert all(budget(FACTS["bluesky"], post).remaining >= 0 for post in tight) and len(tight) == 2


def test_the_content_warning_stands_before_every_post() -> None:
    posts = divided("mastodon", "Parole brevi. " * 60, content_warning="w" * 200)
    assert len(posts) >= 3 and all(budget(FACTS["mastodon"], post).remaining >= 0 for post in posts)


def test_divided_again_keeps_divisions_and_numbers_anew() -> None:
    once = cut(FACTS["x"], Draft(text=ITALIAN))
    assert cut(FACTS["x"], Draft(text=once)) == once
    by_hand = f"Breve.\n{thread.MARK}\n{'Frase lunga di prova. ' * 20}"
    posts = thread.parts(cut(FACTS["x"], Draft(text=by_hand)))
    assert posts[0] == f"Breve. 1/{len(posts)}" and len(posts) == 3


def test_a_number_at_an_end_that_is_none_stays() -> None:
    posts = ("Aperti 24/7", "Sempre 24/7")
    assert thread.bare(posts) == posts
    assert thread.bare(("uno 1/2", "due 2/2")) == ("uno", "due")


def test_marks_count_only_where_there_are_threads_and_alone_on_a_line() -> None:
    text = "uno\n+++\ndue"
    assert len(posts_of(FACTS["x"], Draft(text=text))) == 2
    assert [post.text for post in posts_of(FACTS["instagram"], Draft(text=text))] == [text]
    assert thread.parts("a+++b\nC+++") == ("a+++b\nC+++",)
    assert thread.in_one(text) == "uno\n\ndue"
    assert [post.text for post in posts_of(FACTS["x"], Draft(text="+++\nuno\n+++\n"))] == ["uno"]


def test_a_post_of_a_thread_that_is_too_long_is_named() -> None:
    found = check(FACTS["x"], Draft(text=f"breve\n+++\n{'a' * 281}"))[0]
    assert (found.level, found.values["number"], found.values["over"]) == (Level.BLOCK, 2, 1)
    counted = budget(FACTS["x"], Draft(text=f"breve\n+++\n{'a' * 281}"))
    assert (counted.posts, counted.number, counted.remaining) == (2, 2, -1)


def test_other_networks_and_books_are_refused() -> None:
    with pytest.raises(BadInput, match="no threads"):
        cut(FACTS["instagram"], Draft(text=ITALIAN))
    with pytest.raises(BadInput, match="99"):
        cut(FACTS["x"], Draft(text="parola " * 6000))


@examples(60, 1000, deadline=None)
@given(
    st.sampled_from(WITH_THREADS),
    st.lists(
        st.sampled_from(
            ["parola", "è", "🏳️‍🌈", "🇮🇹", "日本語。", f"https://a.it/{'b' * 40}", "fine.", "E\u0301!", "\n\n", "#Tag", "x" * 90]
        ),
        min_size=30, max_size=160,
    ),
)  # fmt: skip
def test_nothing_is_lost_and_everything_fits(network: str, words: list[str]) -> None:
    text = " ".join(words)
    posts = divided(network, text)
    assert all(budget(FACTS[network], post).remaining >= 0 for post in posts)
    assert "".join("".join(thread.bare(tuple(post.text for post in posts))).split()) == "".join(text.split())
    signs = set(regex.findall(r"\X", text))
    assert all(set(regex.findall(r"\X", post)) <= signs for post in thread.bare(tuple(post.text for post in posts)))


def test_a_book_is_refused_at_once() -> None:
    for text in ("parola è. " * 30_000, "https://a.it/x " * 3000):
        with pytest.raises(BadInput, match="99"):
            cut(FACTS["x"], Draft(text=text))
