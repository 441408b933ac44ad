"""Refusals in the reader's language, the same for the window and the command line."""

import re
from typing import Any

from smdesk.domain.errors import N_, SmdeskError
from smdesk.language import Words

_DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)")
_DAYS = frozenset({"day", "date", "start", "end"})  # values that are days; what was typed wrong ("text") stays as it was
# As Unicode's CLDR has them; neither Qt nor Babel is at hand where a command is refused.
_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "es": "ene feb mar abr may jun jul ago sept oct nov dic",
}  # fmt: skip

_MARKED = frozenset({"what", "status", "to", "reason"})  # values that are words of ours, marked for translation
# What a row that is gone was; others are said by the word that the files use.
_KINDS = {
    "post": N_("Post"), "place": N_("Place"), "client": N_("Client"), "own_date": N_("Own date"), "media": N_("Media"),
    "campaign": N_("Campaign"), "pillar": N_("Pillar"), "objective": N_("Objective"), "segment": N_("Segment"),
    "series": N_("Series"), "competitor": N_("Competitor"), "version": N_("Version"),
}  # fmt: skip


def said_days(values: dict[str, Any], words: Words) -> dict[str, Any]:
    """Values of a sentence with its days as the reader writes them ("20 ott 2026"), instead of 2026-10-20."""
    months = _MONTHS.get(words.language, _MONTHS["en"]).split()
    for name in _DAYS & values.keys():
        found = _DAY.fullmatch(str(values[name]))
        if found is not None:
            values = values | {name: f"{int(found[3])} {months[int(found[2]) - 1]} {found[1]}"}
    return values


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
    return words(error.message, **said_days(values, words))
