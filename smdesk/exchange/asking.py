"""What several readers ask, and what they assume meanwhile."""

from collections.abc import Iterable

from smdesk.domain.clients import Place
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.imports import ImportSetting, Sentence
from smdesk.domain.strategy import Pillar
from smdesk.exchange.headers import FIELDS

ASK_NEW = N_("The file names networks where the client has no place ({networks}): add them?")
YES_NO = (("yes", Sentence(N_("Yes"))), ("no", Sentence(N_("No"))))


ANSWERED = ("date_order", "places", "new_places", "new_pillars", "start", "group")


def check_said(setting: ImportSetting) -> None:
    """Whether what the user said about a file can mean anything: a slip would be passed over in silence.

    :raises BadInput: for a field or a question that nobody knows
    """
    for said in setting.mapping.values():
        name, _, network = said.partition(":")
        if (said and name not in (*FIELDS, "draft", "done")) or (network and name not in ("text", "title", "network")):
            raise BadInput(N_("Map: “{text}” is no field; use one of: {known}."), "map", text=said, known=", ".join(FIELDS))
    for name in setting.answers:
        if name not in ANSWERED:
            message = N_("Answer: there is no question “{text}”; use one of: {known}.")
            raise BadInput(message, "answer", text=name, known=", ".join(ANSWERED))


def if_none(things: Iterable[Place | Pillar]) -> str:
    """What is assumed of things the file names: they are added for a client that has none."""
    return "no" if any(not one.archived for one in things) else "yes"
