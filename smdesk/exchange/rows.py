"""Rows of any sheet into drafts, by the fields that its columns were understood as."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from smdesk.domain.errors import N_
from smdesk.domain.imports import Column, MediaRef, RowError, Sentence
from smdesk.exchange.channels import Channels, parts
from smdesk.exchange.days import Days
from smdesk.exchange.draft import NO_DATE_WORDS, NO_SUCH_PLACE, Draft, text_in, title_from, with_hashtags
from smdesk.exchange.headers import NOTED
from smdesk.exchange.hours import hour_of_cell, hours_listed
from smdesk.exchange.meaning import TAKES, Meaning
from smdesk.exchange.mediacells import MediaCells
from smdesk.exchange.purposes import Purposes
from smdesk.exchange.words import SHORT_WEEKDAYS, fold, truth

BAD_DATE = N_("“{text}” is not a date that can be read; write it like 2026-05-31 or 31/05/2026.")
FAR_DATE = N_("The year of “{text}” lies outside {first} to {last}; correct it.")
BAD_TIME = N_("“{text}” is not a time of day; the usual slot is taken.")
BAD_NETWORK = N_("“{text}” is not a network we know.")
WRONG_WEEKDAY = N_("The row says {text}, but {day} is another weekday; the date was taken.")
SEVERAL_TIMES = N_("The row has several times (“{text}”) and does not say whose; {hour} was taken.")
NO_WORDS = N_("The row has a day and a network but no words yet: write them, or make the post here.")
NO_NETWORK = N_("The row names no network; the post goes to the usual places.")
_PLAIN = ("cta", "hook", "first_comment", "content_warning", "label", "published_url")


class RowReader:
    """Reads the rows of one file. Who hands them over sets what stands above each: ``heading`` and ``day``."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        days: Days,
        channels: Channels,
        purposes: Purposes,
        folder: Path,
        default_places: tuple[int, ...],
    ) -> None:
        self.errors: list[RowError] = []
        self.empty: list[RowError] = []  # rows with a day and a network, and nothing to say yet
        self.default_places = default_places
        self.days, self.channels = days, channels
        self.media = MediaCells(folder)
        self.day: date | None = None  # of a row that only counts days or names a weekday (see ``counted``)
        self.absent: dict[str, int] = {}
        self._hours: dict[Any, str | None] = {}
        self._listed: dict[str, list[tuple[str, str]]] = {}
        self._at: dict[str, list[int]] = {}
        self._names = {column.index: column.header for column in columns}
        for column in columns:
            if column.field:
                self._at.setdefault(column.field, []).append(column.index)
        one = {field: at[0] for field, at in self._at.items()}
        self._date, self._time = one.get("date", -1), one.get("time", -1)
        self._title, self._text, self._tags = (
            one.get("title", -1),
            one.get("text", -1),
            one.get("hashtags", -1),
        )
        self._weekday, self._network = one.get("weekday", -1), one.get("network", -1)
        self._account, self._hook = one.get("account", -1), one.get("hook", -1)
        self._flags = [(field[8:], at[0]) for field, at in self._at.items() if field.startswith("network:")]
        self._own = [
            (field.split(":")[1], at[0]) for field, at in self._at.items() if field.startswith("text:")
        ]
        self._own_titles = [(f.split(":")[1], at[0]) for f, at in self._at.items() if f.startswith("title:")]
        self._plain = [(field, one[field]) for field in _PLAIN if field in one]
        self._other = [field for field in TAKES if field in one]
        self._noted = [
            at for field in ("format", "person") if field in NOTED for at in self._at.get(field, ())
        ]
        self.names_networks = self._network >= 0 or bool(self._flags or self._own) or self._account >= 0
        self._meaning = Meaning(purposes, self._names, self._at.get("notes", ()), self.media)
        self.heading = ""  # networks that a title or a heading above the rows names
        self.headings: set[tuple[int, ...]] = set()  # the places that such headings meant
        self._last = Draft(0)
        self._used: set[int] = set()

    def drafts(self, rows: Iterator[tuple[int, Sequence[Any]]]) -> Iterator[Draft]:
        """The drafts of some rows; bad rows go to ``errors`` instead."""
        for line, row in rows:
            made = self._draft(line, row)
            if made is not None and made.hours:
                yield from made.apart()
            elif made is not None:
                yield made

    def _cell(self, row: Sequence[Any], at: int) -> str:
        return text_in(row[at]) if 0 <= at < len(row) else ""

    def _draft(self, line: int, row: Sequence[Any]) -> Draft | None:
        draft = Draft(line)
        width = len(row)
        if 0 <= self._title < width:
            draft.title = " ".join(text_in(row[self._title]).split())
        if 0 <= self._text < width:
            draft.text = text_in(row[self._text])
        draft.title = draft.title or " ".join(self._cell(row, self._hook).split())  # a sheet of hooks has no other titles
        draft.own_title = bool(draft.title)
        if self.names_networks or self.heading:
            self._places(draft, row)
        else:
            draft.places = self.default_places
        if not self._words(draft, row):
            if draft.named and not draft.headed and self._cell(row, self._date):
                self.empty.append(RowError(line, "text", Sentence(NO_WORDS)))
            return None
        if not self._when(draft, row):
            return None
        if self.names_networks and not draft.named and not draft.places and not draft.absent:
            draft.places = self.default_places
            draft.warnings.append(Sentence(NO_NETWORK))
        self._purpose(draft, row)
        if draft.of_block and not draft.pillar_id:  # a merged cell is empty below its first row
            draft.pillar_id = self._last.pillar_id
        if not draft.title:
            draft.title = title_from(draft.text)
        return draft

    # -- what it says -------------------------------------------------------------------------

    def _words(self, draft: Draft, row: Sequence[Any]) -> bool:
        """Fill texts, media and plain fields; False for a row without anything to say."""
        for network, at in self._own:
            self._own_text(draft, network, self._cell(row, at))
        media_at = self._at.get("media", ())
        if media_at:
            alts = [self._cell(row, at) for at in self._at.get("alt", ())]
            self._media(draft, [self._cell(row, at) for at in media_at], alts)
        if not draft.text and not draft.title and not draft.media:
            # In a merged topic cell only the first row of the day holds the words.
            if (
                self._last.day is None
                or not draft.named
                or self._cell(row, self._date)
                or not self._fills(draft)
            ):
                return False
            draft.title, draft.text, draft.own_title = self._last.title, self._last.text, self._last.own_title
        tags = self._cell(row, self._tags)
        if tags:
            for at in self._at["hashtags"][1:]:
                tags = f"{tags} {self._cell(row, at)}".strip()
            draft.text = with_hashtags(draft.text, tags) if draft.text or not draft.texts else draft.text
            if draft.texts:
                draft.texts = {place: with_hashtags(text, tags) for place, text in draft.texts.items()}
        for field, at in self._plain:
            value = self._cell(row, at)
            if value:
                draft.fields[field] = value
        return True

    def _own_text(self, draft: Draft, network: str, text: str) -> None:
        if not text:
            return
        places, absent, _ = self.channels.read(network)
        draft.named = True
        draft.absent += absent
        draft.places = self.channels.ordered(draft.places + places)
        draft.texts = {**(draft.texts or {}), **dict.fromkeys(places, text)}
        if not draft.text:
            draft.text = text

    def _media(self, draft: Draft, cells: list[str], alts: list[str]) -> None:
        number = 0
        for cell in cells:
            found = self.media.read(cell)
            for path in found.there:
                alt = alts[number] if number < len(alts) else ""
                draft.media.append(MediaRef(path, alt))
                number += 1
            draft.missing.extend(found.missing)
            if found.words and not truth(found.words):
                draft.join("design_note", found.words)
        for alt in alts[number:]:
            if alt:
                draft.notes.append(f"Alt: {alt}")

    # -- where and when -----------------------------------------------------------------------

    def _places(self, draft: Draft, row: Sequence[Any]) -> None:
        cell = self._cell(row, self._network)
        if cell:
            draft.named = True
            draft.places, draft.absent, unknown = self.channels.read(cell)
            for word in unknown:
                draft.warnings.append(Sentence(BAD_NETWORK, {"text": word}))
                draft.notes.append(f"{self._names[self._network]}: {word}")
        account = self._cell(row, self._account)
        if account:
            self._at_account(draft, account)
        for network, at in self._flags:
            if truth(self._cell(row, at)):
                draft.named = True
                places, absent, _ = self.channels.read(network)
                draft.places, draft.absent = (
                    self.channels.ordered(draft.places + places),
                    draft.absent + absent,
                )
        if self.heading and not draft.named:
            draft.named = draft.headed = True
            draft.places, draft.absent, _ = self.channels.read(self.heading)
            self.headings.add(draft.places)
        for network in draft.absent:
            self.absent[network] = self.absent.get(network, 0) + 1
            draft.warnings.append(Sentence(NO_SUCH_PLACE, {"network": network}))

    def _at_account(self, draft: Draft, account: str) -> None:
        """An account names one of several places, or the network where no column does."""
        places, absent, unknown = self.channels.read(account)
        narrowed = tuple(place for place in draft.places if place in places)
        if narrowed:
            draft.places = narrowed
        elif not draft.places and (places or absent):
            draft.places, draft.absent, draft.named = places, draft.absent + absent, True
        elif unknown:
            draft.notes.append(f"{self._names[self._account]}: {account}")

    def _fills(self, draft: Draft) -> bool:
        return bool(draft.places) and not self._used.intersection(draft.places)

    def _when(self, draft: Draft, row: Sequence[Any]) -> bool:
        """Fill day and hour; False (and an error) for a date that cannot be read."""
        value = row[self._date] if 0 <= self._date < len(row) else ""
        if self.day is not None:
            draft.day = self.day
        elif value != "" and value is not None and str(value).strip():
            if not self._dated(draft, value, row):
                return False
        elif self._last.day is not None and self._date >= 0:
            self._carry(draft, row)
        if 0 <= self._time < len(row):
            self._timed(draft, row[self._time])
            if len(draft.places) > 1:
                self._timed_apart(draft, self._cell(row, self._time), self._cell(row, self._network))
        if draft.day is not None and self.day is None and str(value).strip():
            self._last, self._used = draft, set(draft.places)
        return True

    def _carry(self, draft: Draft, row: Sequence[Any]) -> None:
        """The day of the rows above, under whose merged (or once written) date this one stands: for another network,
        or at an hour of its own, which means nothing without a day."""
        hour = hour_of_cell(row[self._time]) if 0 <= self._time < len(row) and self._cell(row, self._time) else None
        draft.of_block = True
        if draft.named and self._fills(draft):
            draft.day, draft.hour = self._last.day, self._last.hour
            draft.carried = self._time >= 0 and hour is None
            self._used.update(draft.places)
        elif hour is not None:
            draft.day, self._used = self._last.day, set(draft.places)
        else:
            draft.of_block = False

    def _dated(self, draft: Draft, value: Any, row: Sequence[Any]) -> bool:
        found = self.days.resolve(value)
        if found is None:
            text = text_in(value)
            if fold(text) in NO_DATE_WORDS or text in NO_DATE_WORDS:
                return True
            self.errors.append(RowError(draft.line, "date", Sentence(BAD_DATE, {"text": text[:60]})))
            return False
        draft.day, draft.hour = found
        last = self.days.today.year + 10
        if not 2000 <= draft.day.year <= last:
            values = {"text": text_in(value), "first": 2000, "last": last}
            self.errors.append(RowError(draft.line, "date", Sentence(FAR_DATE, values)))
            return False
        if 0 <= self._weekday < len(row):
            word = self._cell(row, self._weekday)
            said = SHORT_WEEKDAYS.get(fold(word), draft.day.weekday())
            if said != draft.day.weekday():
                draft.warnings.append(Sentence(WRONG_WEEKDAY, {"text": word, "day": draft.day.isoformat()}))
        return True

    def _timed(self, draft: Draft, value: Any) -> None:
        if value == "" or value is None:
            return
        if value not in self._hours:
            self._hours[value] = hour_of_cell(value)
        hour = self._hours[value]
        if hour is not None:
            draft.hour = hour
        elif text_in(value) and fold(text_in(value)) not in NO_DATE_WORDS:
            draft.warnings.append(Sentence(BAD_TIME, {"text": text_in(value)[:40]}))

    def _timed_apart(self, draft: Draft, cell: str, networks: str) -> None:
        """Several times in one cell: each for the network beside it, or for as many networks in their order."""
        if cell not in self._listed:
            self._listed[cell] = hours_listed(cell)
        listed = self._listed[cell]
        if len({hour for _, hour in listed}) < 2:
            return
        named = [name for name, _ in listed] if all(name for name, _ in listed) else parts(networks)
        hours: dict[str, tuple[int, ...]] = {}
        for name, (_, hour) in zip(named, listed, strict=False):
            here = (place for place in self.channels.read(name)[0] if place in draft.places)
            hours[hour] = self.channels.ordered((*hours.get(hour, ()), *here))
        placed = [place for places in hours.values() for place in places]
        if len(named) == len(listed) and all(hours.values()) and sorted(placed) == sorted(draft.places):
            draft.hours = tuple((places, hour) for hour, places in hours.items())
            draft.warnings = [one for one in draft.warnings if one.message != BAD_TIME]
            return
        draft.hour = draft.hour or listed[0][1]
        draft.warnings = [one for one in draft.warnings if one.message != BAD_TIME]
        draft.warnings.append(Sentence(SEVERAL_TIMES, {"text": cell[:40], "hour": draft.hour}))

    # -- what for -----------------------------------------------------------------------------

    def _purpose(self, draft: Draft, row: Sequence[Any]) -> None:
        for network, at in self._own_titles:
            title = self._cell(row, at)
            if title:
                places = self.channels.read(network)[0]
                draft.titles = {
                    **(draft.titles or {}),
                    **{one: title for one in places if one in draft.places},
                }
        for field in self._other:
            for at in self._at[field]:
                value = self._cell(row, at)
                if value:
                    self._meaning.take(field, draft, value, self._names[at])
        for at in self._noted:
            value = self._cell(row, at)
            if value:
                draft.notes.append(f"{self._names[at]}: {value}")
