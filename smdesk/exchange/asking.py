"""What several readers ask, and what they assume meanwhile."""

from collections.abc import Iterable

from smdesk.domain.clients import Place
from smdesk.domain.errors import N_
from smdesk.domain.imports import Sentence
from smdesk.domain.strategy import Pillar

ASK_NEW = N_("The file names networks where the client has no place ({networks}): add them?")
YES_NO = (("yes", Sentence(N_("Yes"))), ("no", Sentence(N_("No"))))


def if_none(things: Iterable[Place | Pillar]) -> str:
    """What is assumed of things the file names: they are added for a client that has none."""
    return "no" if any(not one.archived for one in things) else "yes"
