"""Spelling of a client's texts: whose dictionary, which names are right, and the words a person adds to it."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from smdesk import networks
from smdesk.domain import spelling as domain
from smdesk.domain.changes import Act
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.value import value
from smdesk.exchange.reading import decode, load
from smdesk.spelling import NoDictionary, is_right, serve, suggestions
from smdesk.storage.store import Store

__all__ = ["Mistake", "NoDictionary", "dictionary", "learn", "mistakes", "names", "serve", "text_of"]

KEY = "spelling.on"  # the setting: whether texts are checked as they are written
_NAMED = ("person", "department", "competitor", "contact", "product", "fashion")


@value
class Mistake:
    """A word that no dictionary knows: its line and column from 1, and what was perhaps meant."""

    line: int
    column: int
    word: str
    suggestions: tuple[str, ...]


def dictionary(store: Store, client_id: int, language: str = "") -> str:
    """The dictionary of a client's texts, in its own language unless another is named; "" without a client."""
    if not client_id:
        return domain.dictionary(language, "")
    client = store.clients.plan(client_id).client
    return domain.dictionary(language or client.language, client.country, client.zone)


@cache
def _networks() -> str:
    return " ".join(facts.name for facts in networks.load_facts().values())


def names(store: Store, client_id: int) -> frozenset[str]:
    """Words that are right for a client though no dictionary has them, in lower case.

    Those of its names (places, campaigns, people, competitors, products) and those that were added by hand.
    """
    found = [_networks()]
    if client_id:
        plan = store.clients.plan(client_id)
        client = plan.client
        found += [client.name, client.approver, client.site, client.vocabulary]
        found += [word for place in plan.places for word in (place.handle, place.role)]
        found += [campaign.name for campaign in plan.campaigns]
        whole = store.plans.whole(client_id)
        found += [record.name for kind in _NAMED for record in whole.of(kind)]
    return frozenset(word for text in found for word in _split(text))


def _split(text: str) -> Iterable[str]:
    for word in text.replace("’", "'").casefold().replace("_", " ").split():
        bare = word.strip(".,;:!?()[]«»“”\"'@#&/")
        yield bare
        yield from bare.replace("-", "'").split("'")


def text_of(path: Path) -> str:
    """A text file, whatever its encoding.

    :raises BadInput: when it cannot be read or is no text
    """
    return decode(load(path), path.name)[1]


def learn(store: Store, client_id: int, word: str, *, origin: object = None) -> None:
    """Add a word to the client's own.

    :raises BadInput: when it is not one word
    """
    word = word.strip()
    if not word or len(word.split()) != 1:
        raise BadInput(N_("Word: “{word}” is not one word; add words one by one."), "word", word=word)
    client = store.clients.plan(client_id).client
    kept = client.vocabulary.splitlines()
    if word not in kept:
        with store.transaction(Act.LEARN_WORD, origin) as tx:
            tx.update(client, vocabulary="\n".join([*kept, word]))


def mistakes(
    text: str, name: str, right: frozenset[str] = frozenset(), told: Callable[[int, int], None] | None = None
) -> list[Mistake]:
    """What is spelt wrong in a text, in reading order. Each word that is takes a tenth of a second or more, once:
    ``told`` hears (letters read, letters of all).

    :raises NoDictionary: when there is none of that name here
    """
    found, known = [], dict[str, tuple[str, ...]]()
    for start, end, word in domain.words(text):
        if not domain.is_named(word, right) and not is_right(name, word):
            line = text.count("\n", 0, start) + 1
            column = start - text.rfind("\n", 0, start)
            if word not in known:
                known[word] = suggestions(name, word)
                if told is not None:
                    told(end, len(text))
            found.append(Mistake(line, column, word, known[word]))
    return found
