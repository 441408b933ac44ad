"""Public holidays of a client's country and region, named in a language.

The calendars are those of the ``holidays`` package; it is imported when the first one is asked for.
"""

from datetime import date
from functools import lru_cache

from smdesk.language import LANGUAGES

_FALLBACK = "en"


def days(country: str, region: str, start: date, end: date, language: str) -> list[tuple[date, str]]:
    """The holidays from ``start`` to ``end``, both included, in order, as (day, name).

    :param country: ISO 3166-1 alpha-2, such as "IT"
    :param region: subdivision code as the package knows it, such as "AN" or "VC"; empty for the whole country
    :param language: "it", "es" or "en"; where the calendar has no such names, its own or English ones are given
    :return: nothing for a country or region that has no calendar
    """
    found = []
    for year in range(start.year, end.year + 1):
        found += [pair for pair in _year(country.upper(), region, year, language) if start <= pair[0] <= end]
    return found


@lru_cache(maxsize=128)
def _year(country: str, region: str, year: int, language: str) -> tuple[tuple[date, str], ...]:
    if not country:
        return ()
    import holidays

    try:
        calendar = holidays.country_holidays(
            country, subdiv=region or None, years=(year, year + 1), language=_language(country, language)
        )
    except NotImplementedError:  # the package's word for "no such country or subdivision"
        return ()
    # Two feasts on one day come as "National Unity Day; All Saints": the one that is always on it is named first.
    after = {(day.month, day.day): names.split("; ") for day, names in calendar.items() if day.year > year}
    found = []
    for day, names in sorted(calendar.items()):
        standing = after.get((day.month, day.day), [])
        if day.year == year:
            found.append((day, " · ".join(sorted(names.split("; "), key=lambda one: one not in standing))))
    return tuple(found)


def _language(country: str, language: str) -> str | None:
    """The calendar's code for the language; else for its own, where that is one of ours; else for English; else
    None for its own first language. In a Spanish client's margin "Natividad del Señor" beats "Christmas Day"."""
    import holidays

    calendar = holidays.country_holidays(country)
    own = (calendar.default_language or "").split("_")[0]
    known = calendar.supported_languages or ()
    for wanted in (language, own if own in LANGUAGES else _FALLBACK, _FALLBACK):
        for code in known:
            if code.split("_")[0] == wanted:
                return str(code)
    return None
