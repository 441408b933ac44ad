"""A text with the name changed is found; a greeting, a turn of phrase and a shared hashtag are not."""

import unicodedata
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.likeness import LikenessIndex, SameTheme, alike, clones, stem, theme_sameness

ARTISAN = (
    "Le 5:40. La sfoglia non aspetta nessuno, nemmeno il caffè. Oggi maltagliati: irregolari per natura, buoni per "
    "scelta. Chi passa prima delle 9 li trova ancora tiepidi."
)
BAKER = (
    "Le 4:30. La sfoglia non aspetta nessuno, nemmeno il caffè! Oggi cornetti: irregolari per natura, buoni per "
    "scelta. Chi passa prima delle 8 li trova ancora tiepidi. #forno @fornodelborgo"
)
YOGA = (
    "No hace falta tocarse los pies. Hace falta respirar, y eso ya lo haces. Clase suave, martes a las 19:30. "
    "¿Te guardamos esterilla?"
)
BOOKS = (
    "Shelf confession: we ordered six copies of a 700-page novel about moss. Five have gone. The sixth is staring "
    "at us."
)


def test_a_text_with_a_few_words_changed_is_a_clone_and_shows_what_is_shared() -> None:
    (found,) = clones(ARTISAN, [(1, YOGA), (2, BAKER), (3, BOOKS)])
    assert found.id == 2 and 0.5 <= found.score < 1
    assert found.shared.startswith("irregolari per natura, buoni")
    assert found.shared.endswith("Chi passa prima delle 9 li trova ancora tiepidi")


def test_the_same_text_is_wholly_alike_whatever_its_dress() -> None:
    dressed = unicodedata.normalize("NFD", ARTISAN.upper()) + "\n\nhttps://valdorsa.example/shop #pasta 20% "
    assert alike(ARTISAN, dressed) == 1
    (found,) = clones(dressed, [("a", ARTISAN)])
    assert found.score == 1 and found.shared.startswith("LE 5:40. LA SFOGLIA")


def test_a_text_held_in_a_longer_one_is_a_clone() -> None:
    longer = f"{BOOKS} {ARTISAN} {YOGA}"
    (found,) = clones(ARTISAN, [(7, longer)])
    assert found.score == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Buona domenica a tutti", "Buona domenica a tutti"),
        ("Buona domenica a tutti!", "Buona domenica a tutti voi"),
        (
            "#pasta #marche #artigiani #fattoamano #cucina #oggi",
            "#pasta #marche #artigiani #fattoamano #cucina #oggi",
        ),
        ("https://a.example/b 12 34 56 78 90 11 13 15", "https://a.example/b 12 34 56 78 90 11 13 15"),
        (
            "Sabato arrivano i ravioli alle erbe di campo: si prenota dal link nel profilo",
            "Torna il corso del giovedì sera per chi comincia: si prenota dal link nel profilo",
        ),
        ("", ""),
        (YOGA, BOOKS),
    ],
)
def test_what_many_write_is_no_clone(one: str, other: str) -> None:
    assert not clones(one, [(1, other)])


def test_short_texts_are_like_only_when_equal() -> None:
    saying = "La sfoglia non aspetta nessuno"
    assert [found.score for found in clones(saying, [(1, "la sfoglia, NON aspetta nessuno!")])] == [1]
    assert not clones(
        saying, [(1, "La sfoglia non aspetta mai"), (2, ARTISAN), (3, "La sfoglia non aspetta")]
    )


def test_the_most_alike_comes_first_and_the_text_itself_is_left_out() -> None:
    index = LikenessIndex([(1, BAKER), (2, ARTISAN), (3, ARTISAN + " Vi aspettiamo.")])
    assert [found.id for found in index.clones(ARTISAN)] == [2, 3, 1]
    assert [found.id for found in index.clones(ARTISAN, but=[2])] == [3, 1]
    assert [found.id for found in index.clones(ARTISAN, limit=1)] == [2]
    assert [found.id for found in index.clones(ARTISAN, 0.95)] == [2, 3]


def test_an_index_follows_its_texts() -> None:
    index = LikenessIndex([(1, ARTISAN)])
    index.add(2, BAKER)
    assert len(index) == 2 and 2 in index
    index.add(1, YOGA)
    assert [found.id for found in index.clones(ARTISAN, 0.9)] == []
    assert [found.id for found in index.clones(YOGA)] == [1]
    index.remove(1)
    index.remove(1)
    assert len(index) == 1 and 1 not in index and not index.clones(YOGA)


WORDS = ["sale", "acqua", "farina", "uova", "olio", "tempo", "mani", "fuoco", "pane", "casa"]
texts = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@given(texts, texts)
def test_likeness_is_mutual_and_between_none_and_whole(one: str, other: str) -> None:
    score = alike(one, other)
    assert score == alike(other, one) and 0 <= score <= 1
    if len(one.split()) >= 5:
        assert alike(one, one) == 1


@given(st.lists(st.tuples(st.integers(0, 5), texts | st.none()), max_size=30), texts)
def test_an_index_kept_up_to_date_answers_as_one_built_anew(
    steps: list[tuple[int, str | None]], asked: str
) -> None:
    kept: LikenessIndex[int] = LikenessIndex()
    plain: dict[int, str] = {}
    for key, text in steps:
        if text is None:
            kept.remove(key)
            plain.pop(key, None)
        else:
            kept.add(key, text)
            plain[key] = text
    anew = LikenessIndex(plain.items())
    assert {(one.id, one.score) for one in kept.clones(asked)} == {
        (one.id, one.score) for one in anew.clones(asked)
    }


def many(count: int) -> Iterator[tuple[int, str]]:
    chance = Random(7)
    words = ["".join(chance.choices("aeilnorst", k=chance.randint(2, 9))) for _ in range(900)]
    for number in range(count):
        yield number, " ".join(chance.choices(words, k=48))[:300]


def test_one_clone_is_found_among_five_thousand() -> None:
    everything = dict(many(5000))
    index = LikenessIndex(everything.items())
    changed = everything[4321].split()
    changed[5] = changed[20] = "altro"
    (found,) = index.clones(" ".join(changed))
    assert found.id == 4321 and found.score > 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ricetta", "ricette"), ("funghi", "fungo"), ("amiche", "amica"), ("offerta", "offerte"), ("prezzo", "prezzi"),
        ("clase", "clases"), ("taller", "talleres"), ("luz", "luces"), ("receta", "recetas"), ("historia", "historias"),
        ("story", "stories"), ("class", "classes"), ("book", "books"), ("recipe", "recipes"), ("event", "events"),
        ("lunch", "lunches"), ("storia", "storie"), ("negozio", "negozi"), ("box", "boxes"),
    ],
)  # fmt: skip
def test_endings_of_number_do_not_count(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("pasta", "pesto"), ("casa", "cassa"), ("libro", "labbro"), ("yoga", "toga")]
)
def test_other_words_stay_other(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_own_themes_that_competitors_have_too_are_named() -> None:
    own = ["In cucina con noi", "Dietro il banco", "Gente di qui", "Ricette della nonna", "Staff picks"]
    theirs = ["La cucina di casa", "Ricetta di nonna Ines", "Offerte", "Con noi", "Staff news", ""]
    assert theme_sameness(own, theirs) == [
        SameTheme("In cucina con noi", "La cucina di casa", 1.0),
        SameTheme("Ricette della nonna", "Ricetta di nonna Ines", 1.0),
    ]
    assert theme_sameness([], theirs) == [] == theme_sameness(own, [])
    assert theme_sameness(["Técnica sin miedo"], ["TECNICAS"])[0].score == 1
