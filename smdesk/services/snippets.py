"""Texts inserted with ``/name``: for all clients or one, for all networks or one."""

from collections.abc import Sequence
from dataclasses import replace

from smdesk.domain.changes import Act
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.folding import folded
from smdesk.domain.media import Snippet
from smdesk.storage.store import Store


def every(store: Store) -> list[Snippet]:
    """All snippets, by name."""
    return sorted(store.find(Snippet), key=lambda one: (one.name.casefold(), one.id))


def usable(store: Store, client_id: int, networks: Sequence[str] = ()) -> list[Snippet]:
    """Snippets that fit a client's text for these networks (empty = the common text: any)."""
    return [
        one
        for one in every(store)
        if one.client_id in (0, client_id) and (not one.network or not networks or one.network in networks)
    ]


def matching(snippets: Sequence[Snippet], typed: str) -> list[Snippet]:
    """Those whose name begins with what was typed after the slash, then those that hold it anywhere."""
    wanted = folded(typed)
    first = [one for one in snippets if folded(one.name).startswith(wanted)]
    rest = [one for one in snippets if one not in first and wanted in folded(f"{one.name} {one.text}")]
    return first + rest


def save(store: Store, snippet: Snippet, *, origin: object = None) -> Snippet:
    """Add a snippet (id 0) or change one.

    :raises BadInput: when its name or text is empty, or the name is taken in the same scope
    """
    made = replace(snippet, name=snippet.name.strip().removeprefix("/").strip())
    if not made.name:
        raise BadInput(N_("Name: it is empty; write the word that is typed after the slash."), "name")
    if any(letter.isspace() for letter in made.name):
        raise BadInput(
            N_("Name: “{name}” has a space in it; write one word, such as hours."), "name", name=made.name
        )
    if not made.text.strip():
        raise BadInput(N_("Text: it is empty; write what the snippet puts in."), "text")
    for one in store.find(Snippet, client_id=made.client_id, network=made.network):
        if one.id != made.id and one.name.casefold() == made.name.casefold():
            message = N_(
                "Name: there is already a snippet “/{name}” for the same client and network; choose another."
            )
            raise BadInput(message, "name", name=made.name)
    with store.transaction(Act.EDIT_SNIPPETS, origin) as tx:
        if not made.id:
            return tx.add(made)
        return tx.update(
            store.get(Snippet, made.id),
            client_id=made.client_id,
            network=made.network,
            name=made.name,
            text=made.text,
        )


def remove(store: Store, snippet_id: int, *, origin: object = None) -> None:
    """Take a snippet away; texts it was put into keep it."""
    with store.transaction(Act.EDIT_SNIPPETS, origin) as tx:
        tx.remove(store.get(Snippet, snippet_id))
