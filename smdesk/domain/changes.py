"""What a transaction did, in a form that can be shown, undone and told to others."""

from dataclasses import field
from enum import StrEnum
from typing import Any

from smdesk.domain.errors import N_
from smdesk.domain.value import value


class Act(StrEnum):
    """What the user did; the value is the translatable name in "Undo …" (a verb phrase)."""

    ADD_CLIENT = N_("add client")
    EDIT_CLIENT = N_("edit client")
    ARCHIVE_CLIENT = N_("archive client")
    UNARCHIVE_CLIENT = N_("bring client back")
    ADD_PLACE = N_("add place")
    EDIT_PLACE = N_("edit place")
    REMOVE_PLACE = N_("remove place")
    EDIT_SLOTS = N_("edit slots")
    ADD_POST = N_("add post")
    ADD_IDEA = N_("add idea")
    EDIT_POST = N_("edit text")
    MOVE_POST = N_("move post")
    DUPLICATE_POST = N_("duplicate post")
    DELETE_POST = N_("delete post")
    RESTORE_POST = N_("restore post")
    SET_STATUS = N_("change status")
    APPROVE_POST = N_("approve post")
    EDIT_PLACES = N_("change places")
    EDIT_PURPOSE = N_("change what the post serves")
    EDIT_MEDIA = N_("change media")
    EDIT_SERIES = N_("change series")
    HOLD = N_("hold posts")
    RELEASE = N_("release posts")
    IMPORT_POSTS = N_("import posts")
    EDIT_STRATEGY = N_("edit strategy")
    EDIT_CAMPAIGN = N_("edit campaign")
    REMOVE_RECORD = N_("remove from the plan")
    LAY_POSTS = N_("lay the campaign's posts")
    CLOSE_CAMPAIGN = N_("close campaign")
    AGREE_CAMPAIGN = N_("agree on the campaign")
    FREEZE_PLAN = N_("freeze a version of the plan")
    SIGN_PLAN = N_("sign the plan")
    RESTORE_PLAN = N_("go back to a version of the plan")
    USE_TEMPLATE = N_("start the plan from a template")
    IMPORT_PLAN = N_("import into the plan")
    EDIT_STUDIO = N_("edit studio style")
    EDIT_SNIPPETS = N_("edit snippets")
    EDIT_DATES = N_("edit own dates")
    LEARN_WORD = N_("add a word to the dictionary")
    EDIT_LIMITS = N_("correct a limit")
    MAKE_SAMPLE = N_("make the sample")


class Author(StrEnum):
    """Who asked for a step; kept with it. "" where nobody is known, as in steps from before this was noted."""

    UNKNOWN = ""
    WINDOW = "window"
    COMMAND_LINE = "command_line"
    IMPORT = "import"


IMPORTS = (Act.IMPORT_POSTS, Act.IMPORT_PLAN)  # words that came from a file, whoever asked for it


def author_of(act: Act | None, opened_by: str) -> str:
    """Who a step's words are from, in a store opened by ``opened_by``.

    What cannot be undone (``act`` None) the program does of its own accord: nobody asked for it.
    """
    if act is None:
        return Author.UNKNOWN.value
    return Author.IMPORT.value if act in IMPORTS else opened_by


@value
class Change:
    """One row before and after; ``before`` is None for a new row, ``after`` for a removed one."""

    kind: str
    id: int
    before: Any
    after: Any


@value
class ChangeSet:
    """All rows one commit touched; ``act`` is None for what cannot be undone (settings, sync)."""

    act: Act | None
    changes: tuple[Change, ...]
    origin: object = field(default=None, compare=False)
    bulk: bool = False

    def touches(self, *kinds: str) -> bool:
        """Whether any row of these kinds changed."""
        return any(change.kind in kinds for change in self.changes)

    def ids(self, kind: str) -> set[int]:
        """Ids of the rows of ``kind`` that changed."""
        return {change.id for change in self.changes if change.kind == kind}
