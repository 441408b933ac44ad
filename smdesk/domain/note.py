"""A remark on a stretch of text, with offsets so that an editor can underline it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """``message`` is a template filled by ``values``; ``fix`` a replacement for the stretch, or None.

    A ``hint`` is advice that leaves the text clean; other notes want an answer before approval.
    """

    kind: str
    start: int
    end: int
    excerpt: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    fix: str | None = None
    hint: bool = False
