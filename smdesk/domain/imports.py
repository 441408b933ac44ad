"""What a file of posts means before anything is stored: planned posts, what is wrong, what must be asked.

The readers of :mod:`smdesk.exchange` make an :class:`ImportPlan`; the import service stores it. Sentences are
templates with their values, so that the window can say them in its own language.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from smdesk.domain.clients import Place
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.media import Media
from smdesk.domain.posts import Aim, Post, Version
from smdesk.domain.strategy import Pillar
from smdesk.domain.whole import ClientPlan

FIRST_ANSWER = N_("{question} Answer it first ({id}: {choices}).")
WHICH_COLUMN = N_("{question} Write --map COLUMN=text; the columns are: {columns}.")
DAY_FIRST, MONTH_FIRST = "dmy", "mdy"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence about a row or a file: a translatable template and what fills it."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message.format(**self.values) if self.values else self.message


@dataclass(frozen=True, slots=True)
class RowError:
    """A row (or cell) that did not come in: its line in the file, the field at fault, and why."""

    line: int
    field: str
    sentence: Sentence

    def as_dict(self, say: Callable[[Sentence], str] = str) -> dict[str, Any]:
        """The form of the command line's contract; ``say`` puts a sentence in the reader's language."""
        return {"line": self.line, "field": self.field, "reason": say(self.sentence)}


@dataclass(frozen=True, slots=True)
class MediaRef:
    """A picture or film that a row points to and that can be attached: absolute path or http(s) address."""

    path: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class PlannedPost:
    """A post as it will be stored: ``post`` and ``versions`` are complete but for ids, which the store
    gives.
    """

    lines: tuple[int, ...]
    post: Post
    versions: tuple[Version, ...] = ()
    media: tuple[MediaRef, ...] = ()
    aims: tuple[Aim, ...] = ()
    networks: tuple[str, ...] = ()
    warnings: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: what its header says, which field it was understood as, and some of its cells.

    ``field`` is empty for a column nobody understood; ``guessed`` says that its content decided, not its
    header.
    """

    index: int
    header: str
    field: str
    samples: tuple[str, ...] = ()
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What the file alone cannot say. ``choices`` are (answer, label) pairs; ``default`` is what the plan
    assumed.

    A ``blocking`` question must be answered before the import; the others only say what was assumed.
    """

    id: str  # date_order, places, new_places, new_pillars, start, group, mapping
    sentence: Sentence
    choices: tuple[tuple[str, Sentence], ...] = ()
    default: str = ""
    blocking: bool = False


@dataclass(frozen=True, slots=True)
class ImportSetting:
    """All that reading a file of posts depends on beside the file. ``today`` is a day of the client's
    zone.
    """

    plan: ClientPlan
    today: date
    mapping: Mapping[str, str] = field(default_factory=dict)  # header as written -> field, "" = leave out
    answers: Mapping[str, str] = field(default_factory=dict)  # question id -> answer
    remembered: Mapping[str, Mapping[str, Mapping[str, str]]] = field(
        default_factory=dict
    )  # signature -> kept


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing a file would do. ``known`` maps source keys already in the store to their posts' ids."""

    file: str
    format: str
    client_id: int
    posts: tuple[PlannedPost, ...]
    errors: tuple[RowError, ...] = ()  # bad rows, left out (or brought in without the field at fault)
    skipped: tuple[RowError, ...] = ()  # good rows left out for a reason: twice in the file, another client's
    columns: tuple[Column, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[Sentence, ...] = ()  # about the file as a whole
    encoding: str = ""
    delimiter: str = ""
    preset: str = ""
    signature: str = ""  # of the header: what is remembered for files of this make
    date_order: str = ""
    new_networks: tuple[str, ...] = ()  # named in the file, and the client has no place there
    new_places: tuple[Place, ...] = ()  # to be added with the posts; their ids are negative until then
    new_pillars: tuple[Pillar, ...] = ()  # likewise
    looked_at: Mapping[str, Media] = field(default_factory=dict)  # by path: what was read from attached files
    known: Mapping[str, int] = field(default_factory=dict)
    renewed: Mapping[str, int] = field(default_factory=dict)  # likewise, by rows that were changed in the file since

    @property
    def mapping(self) -> dict[str, str]:
        """Header to field for every column that was understood."""
        return {column.header: column.field for column in self.columns if column.field}

    @property
    def unknown(self) -> tuple[Column, ...]:
        """Columns that nobody understood and that hold something."""
        return tuple(column for column in self.columns if not column.field and column.samples)

    @property
    def blocking(self) -> tuple[Question, ...]:
        """Questions that must be answered first."""
        return tuple(question for question in self.questions if question.blocking)

    def check_answered(self) -> None:
        """Whether the import may begin.

        :raises BadInput: while a question is open that must be answered first
        """
        for question in self.blocking:
            if question.id == "mapping":
                columns = ", ".join(column.header for column in self.columns if column.header) or "-"
                raise BadInput(WHICH_COLUMN, "map", question=question.sentence, columns=columns)
            choices = ", ".join(answer for answer, _ in question.choices) or question.default
            values = {"question": question.sentence, "id": question.id, "choices": choices}
            raise BadInput(FIRST_ANSWER, question.id, **values)
