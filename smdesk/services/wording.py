"""Refusals in the reader's language, the same for the window and the command line."""

from smdesk.domain.errors import SmdeskError
from smdesk.language import Words

_MARKED = frozenset({"what", "status", "to", "reason"})  # values that are words of ours, marked for translation


def sentence(error: SmdeskError, words: Words) -> str:
    """The error's one sentence; a broken limit speaks as its finding does."""
    from smdesk.domain.imports import Sentence  # only who is refused waits for them
    from smdesk.domain.posts import STATUS_NAMES

    found = getattr(error, "found", None)
    if found is not None:
        from smdesk.domain.findings import render

        return " ".join(render(found.finding, words))
    values = {name: words(said.message, **said.values) if isinstance(said, Sentence) else said for name, said in error.values.items()}
    for name in _MARKED & values.keys():
        said = str(values[name])
        values[name] = words(STATUS_NAMES.get(said, said))
    return words(error.message, **values)
