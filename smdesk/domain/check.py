"""One line of a checklist, and what a whole list says. Light: the life of a post needs no more than this."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from smdesk.domain.value import value


@value
class Check:
    """One line of the checklist. ``label`` and ``reason`` are templates filled by ``values``.

    ``ok`` None means that only a person can say. ``reason`` says why not and how to mend it; empty when ok.
    """

    id: str
    ok: bool | None
    label: str
    reason: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    blocks: bool = False  # failed, it keeps the post from approval


def ready(checks: Sequence[Check]) -> tuple[int, int]:
    """(done, total) for "7 of 9 ready"."""
    return sum(1 for check in checks if check.ok), len(checks)


def blocking(checks: Iterable[Check]) -> list[Check]:
    """The failed checks that keep a post from approval."""
    return [check for check in checks if check.blocks and check.ok is False]
