"""What was agreed with a client about saying yes: rounds of changes, and what silence means. Kept for each client."""

from dataclasses import dataclass

from smdesk.domain.errors import N_, BadInput
from smdesk.storage.store import Store

ROUNDS = 2  # of corrections that are usual in a month's fee
MOST_ROUNDS = 9
_KEY = "approval.{client}"


@dataclass(frozen=True, slots=True)
class Terms:
    """``rounds`` 0 = none is spoken of; ``silence`` in the client's language, only what the contract says."""

    rounds: int = ROUNDS
    silence: str = ""


def terms(store: Store, client_id: int) -> Terms:
    """What was said for this client before."""
    kept = store.settings.get(_KEY.format(client=client_id), {})
    rounds, silence = kept.get("rounds", ROUNDS), kept.get("silence", "")
    return Terms(rounds if isinstance(rounds, int) else ROUNDS, str(silence))


def keep(store: Store, client_id: int, said: Terms) -> None:
    """Remember it for the next pack.

    :raises BadInput: when the rounds are no number from 0 to :data:`MOST_ROUNDS`
    """
    check(said)
    if said != terms(store, client_id):
        store.settings.set(_KEY.format(client=client_id), {"rounds": said.rounds, "silence": said.silence})


def check(said: Terms) -> None:
    """
    :raises BadInput: when the rounds are no number from 0 to :data:`MOST_ROUNDS`
    """
    if not 0 <= said.rounds <= MOST_ROUNDS:
        raise BadInput(
            N_("Rounds: {n} is none from 0 to {most}; write how many your contract includes."),
            "rounds", n=said.rounds, most=MOST_ROUNDS,
        )  # fmt: skip
