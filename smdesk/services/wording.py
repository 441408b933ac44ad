"""Refusals in the reader's language, the same for the window and the command line."""

from smdesk.domain.errors import N_, SmdeskError
from smdesk.language import Words

_MARKED = frozenset({"what", "status", "to", "reason"})  # values that are words of ours, marked for translation
# What a row that is gone was; others are said by the word that the files use.
_KINDS = {
    "post": N_("Post"), "place": N_("Place"), "client": N_("Client"), "own_date": N_("Own date"), "media": N_("Media"),
    "campaign": N_("Campaign"), "pillar": N_("Pillar"), "objective": N_("Objective"), "segment": N_("Segment"),
    "series": N_("Series"), "competitor": N_("Competitor"), "version": N_("Version"),
}  # fmt: skip


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
    if "kind" in values:
        values["kind"] = words(_KINDS.get(str(values["kind"]), str(values["kind"])))
    return words(error.message, **values)
