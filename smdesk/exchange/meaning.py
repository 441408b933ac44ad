"""Cells that say what a post is for and how far it is: status, pillar, aims, link, notes."""

from collections.abc import Callable, Mapping, Sequence

from smdesk.domain.errors import N_
from smdesk.domain.imports import MediaRef, Sentence
from smdesk.exchange.draft import Draft
from smdesk.exchange.headers import meanings
from smdesk.exchange.mediacells import MediaCells, link_in
from smdesk.exchange.profile import is_url
from smdesk.exchange.purposes import Purposes
from smdesk.exchange.words import LANGUAGE_WORDS, fold, status_of, truth

BAD_STATUS = N_("“{text}” is not a status we know; the post comes in as a draft.")
UNKNOWN_NAME = N_("“{text}” is not in the client's plan; the word is kept in the notes.")


class Meaning:
    """Takes such cells into drafts. ``names`` are the headers by column, ``notes`` the columns of notes."""

    def __init__(
        self, purposes: Purposes, names: Mapping[int, str], notes: Sequence[int], media: MediaCells
    ) -> None:
        self.purposes, self._media = purposes, media
        self._first_note = names[notes[0]] if notes else ""
        self._statuses: dict[str, str] = {}

    def take(self, field: str, draft: Draft, value: str, header: str) -> None:
        """Take a filled cell of the column of ``field``."""
        TAKES[field](self, draft, value, header)

    def _stands(self, draft: Draft, word: str, header: str) -> None:
        if word not in self._statuses:
            self._statuses[word] = status_of(word)
        draft.status = self._statuses[word]
        if not draft.status:
            draft.notes.append(f"{header}: {word}")
            draft.warnings.append(Sentence(BAD_STATUS, {"text": word[:40]}))

    def _approved(self, draft: Draft, word: str, header: str) -> None:
        said = truth(word)
        if said and draft.status in ("", "idea", "draft", "in_review"):
            draft.status = "approved"
        elif said is None and not draft.status:
            draft.status = status_of(word)
            if not draft.status:
                draft.notes.append(f"{header}: {word}")
        elif said is False and not draft.status:
            draft.status = "draft"

    def _drafted(self, draft: Draft, word: str, header: str) -> None:
        draft.status = "draft" if truth(word) else "scheduled"

    def _done(self, draft: Draft, word: str, header: str) -> None:
        if truth(word):
            draft.status = "done"

    def _pillar(self, draft: Draft, word: str, header: str) -> None:
        draft.pillar_id = self.purposes.pillar(word)
        if not draft.pillar_id and not draft.own_title and "title" in meanings(header)[0]:
            draft.title, draft.own_title = " ".join(word.split()), True  # "Tema" names pillars in one row, topics in another
        elif not draft.pillar_id:
            self._unknown(draft, word, header)

    def _campaign(self, draft: Draft, word: str, header: str) -> None:
        draft.campaign_id = self.purposes.campaigns.find(word)
        if not draft.campaign_id:
            self._unknown(draft, word, header)

    def _unknown(self, draft: Draft, word: str, header: str) -> None:
        draft.notes.append(f"{header}: {word}")
        draft.warnings.append(Sentence(UNKNOWN_NAME, {"text": word[:60]}))

    def _aims(self, draft: Draft, kind: str, word: str, header: str) -> None:
        found, unknown = self.purposes.aims(kind, word)
        draft.aims += found
        if unknown:
            draft.notes.append(f"{header}: {unknown}")

    def _objective(self, draft: Draft, word: str, header: str) -> None:
        self._aims(draft, "objective", word, header)

    def _segment(self, draft: Draft, word: str, header: str) -> None:
        self._aims(draft, "segment", word, header)

    def _link(self, draft: Draft, word: str, header: str) -> None:
        link, rest = link_in(word)
        if link:
            draft.fields.setdefault("link", link)
        if rest:
            draft.notes.append(f"{header}: {rest}")

    def _note(self, draft: Draft, word: str, header: str) -> None:
        draft.notes.append(word if header == self._first_note else f"{header}: {word}")

    def _design(self, draft: Draft, word: str, header: str) -> None:
        """A brief; or, in a column that holds both, the name of the picture itself."""
        found = self._media.read(word)
        if found.words or not (found.missing or found.there) or any(map(is_url, found.there)):
            draft.join("design_note", word)
            return
        draft.missing.extend(found.missing)
        draft.media.extend(map(MediaRef, found.there))

    def _language(self, draft: Draft, word: str, header: str) -> None:
        code = LANGUAGE_WORDS.get(fold(word), "")
        if code:
            draft.fields["language"] = code
        else:
            draft.notes.append(f"{header}: {word}")


TAKES: dict[str, Callable[[Meaning, Draft, str, str], None]] = {
    "status": Meaning._stands,
    "approved": Meaning._approved, "draft": Meaning._drafted, "done": Meaning._done, "pillar":
    Meaning._pillar,
    "campaign": Meaning._campaign, "objective": Meaning._objective, "segment": Meaning._segment,
    "link": Meaning._link, "notes": Meaning._note, "design_note": Meaning._design,
    "language": Meaning._language,
}  # fmt: skip
