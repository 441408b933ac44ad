"""What changed between two texts, word by word, for the history of a post."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

SAME, REMOVED, ADDED = "same", "removed", "added"
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 4_000_000  # pairs of pieces compared: about a second at the worst


def diff(old: str, new: str) -> list[tuple[str, str]]:
    """(op, text) in reading order, op being "same", "removed" or "added".

    The same and removed stretches make up ``old``, the same and added ones ``new``. Long texts are compared
    by lines, and what is still too much stands there as replaced whole.
    """
    if old == new:
        return [(SAME, old)] if old else []
    for split in (_TOKEN.findall, _lines):
        before, after = split(old), split(new)
        head = _common(before, after)
        tail = _common(before[head:][::-1], after[head:][::-1])
        middle_before, middle_after = before[head : len(before) - tail], after[head : len(after) - tail]
        if len(middle_before) * len(middle_after) <= _MOST:
            ops = [(SAME, "".join(before[:head])), *_ops(middle_before, middle_after)]
            ops.append((SAME, "".join(before[len(before) - tail :])))
            return _tidy(ops)
    return _tidy([(REMOVED, old), (ADDED, new)])


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many pieces both begin with."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _ops(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    ops = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag == "equal":
            ops.append((SAME, "".join(before[start:end])))
        else:
            ops.append((REMOVED, "".join(before[start:end])))
            ops.append((ADDED, "".join(after[other_start:other_end])))
    return ops


def _tidy(ops: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without empty stretches; a lone blank between two changes belongs to them: whole phrases show."""
    shown = [op for op in ops if op[1]]
    tidy: list[tuple[str, str]] = []
    removed = added = ""
    for index, (op, text) in enumerate(shown):
        blank = op == SAME and text.isspace() and 0 < index < len(shown) - 1
        if op == SAME and not blank:
            tidy += _change(removed, added)
            removed = added = ""
            tidy.append((SAME, text))
        if op == REMOVED or blank:
            removed += text
        if op == ADDED or blank:
            added += text
    return [*tidy, *_change(removed, added)]


def _change(removed: str, added: str) -> list[tuple[str, str]]:
    return [op for op in ((REMOVED, removed), (ADDED, added)) if op[1]]
