"""The text of an old plan into the chapters of the new one, as one undo step."""

from collections.abc import Sequence
from pathlib import Path

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.plan.header import PlanText
from smdesk.exchange import outline as cutter
from smdesk.exchange.outline import Piece, text_sections
from smdesk.services.plan_files import PlanReport
from smdesk.storage.store import Store

__all__ = ["Piece", "outline", "take_in", "text_sections"]
NO_SECTION = N_("Section: “{section}” takes no text; choose one of: {known}.")


def outline(source: Path | str) -> tuple[Piece, ...]:
    """Cut a file, or a text that was pasted, into pieces with a guess where each belongs; on any thread.

    :raises BadInput: when it cannot be read as text, holds none, or is too big
    """
    return cutter.outline(source)


def take_in(
    store: Store, client_id: int, pieces: Sequence[Piece], *, dry_run: bool = False, origin: object = None
) -> PlanReport:
    """Put pieces behind the text that their sections have; another section is chosen by ``replace(piece, section=…)``.
    What a section says already is not said twice.

    :raises BadInput: when a piece names a section that takes no text
    """
    store.get(Client, client_id)
    known = [key for key, _ in text_sections()]
    have = {one.section: one for one in store.find(PlanText, client_id=client_id)}
    texts: dict[str, str] = {}
    report = PlanReport()
    for piece in pieces:
        if piece.section not in known:
            raise BadInput(NO_SECTION, "section", section=piece.section, known=", ".join(known))
        before = have.get(piece.section)
        text = texts.get(piece.section, before.text if before else "")
        said = _said(piece)
        if not said or said in text:
            report.skipped += 1
        else:
            texts[piece.section] = f"{text.rstrip()}\n\n{said}".strip()
    report.created = sum(1 for section in texts if section not in have)
    report.updated = len(texts) - report.created
    if texts and not dry_run:
        with store.transaction(Act.IMPORT_PLAN, origin) as tx:
            for section, text in texts.items():
                if section in have:
                    tx.update(have[section], text=text, archived=False, template="")
                else:
                    tx.add(PlanText(client_id=client_id, section=section, text=text))
    return report


def _said(piece: Piece) -> str:
    """A piece as it stands in its section: its heading, small, above its text."""
    heading = f"### {piece.heading}" if piece.heading else ""
    return "\n\n".join(part for part in (heading, piece.text.strip()) if part) if piece.text.strip() else heading
