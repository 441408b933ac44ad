"""From a file to a plan: header, columns, dates, drafts, posts. Pure: the store is never seen here."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from smdesk.domain.clients import Place
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.imports import (
    DAY_FIRST,
    MONTH_FIRST,
    Column,
    ImportPlan,
    ImportSetting,
    PlannedPost,
    Question,
    RowError,
    Sentence,
)
from smdesk.exchange import counted, own_in
from smdesk.exchange.asking import ASK_NEW, YES_NO, check_said, if_none
from smdesk.exchange.channels import Channels, label_of
from smdesk.exchange.columns import signature, understand
from smdesk.exchange.days import Days, Reading, local_order, order_of
from smdesk.exchange.draft import text_in
from smdesk.exchange.finish import Finisher
from smdesk.exchange.grouping import joined
from smdesk.exchange.headers import LABELS
from smdesk.exchange.presets import OWN, POSTPICKR, preset_of
from smdesk.exchange.purposes import Purposes, are_pillars
from smdesk.exchange.rows import RowReader
from smdesk.exchange.sections import MONTH_HEADERS, Sections, month_of_cell
from smdesk.exchange.source import NEXT_SHEET, Source
from smdesk.exchange.tabs import Table, table_of
from smdesk.exchange.words import SHORT_WEEKDAYS, fold

ASK_ORDER = N_("“{text}”: is that day first or month first? The file reads both ways.")
ASK_MAPPING = N_("No column of this file could be understood as a text or a title: say which one is.")
ASK_PLACES = N_(
    "The file names no network: the posts go to the client's usual places unless you choose others."
)
ASK_TITLED = N_("The networks stand in the file's title only: the posts go there unless you choose other places.")
ASK_PILLARS = N_("The file names pillars that the plan does not have ({names}): add them?")
ASK_GROUP = N_(
    "Rows of the same day and topic for different networks were made one post with versions ({n} rows)."
)
NO_DATES = N_("The file has no dates: the posts go to the drawer of ideas.")
TWICE = N_("The same post stands already at line {line}.")
OTHER_CLIENT = N_("The row belongs to “{text}”, another client.")
_ORDERS = (
    (DAY_FIRST, Sentence(N_("Day first: 31/05/2026"))),
    (MONTH_FIRST, Sentence(N_("Month first: 05/31/2026"))),
)


def plan_posts(source: Source, setting: ImportSetting) -> ImportPlan:
    """What importing ``source`` would do for the client of ``setting``.

    :raises BadInput: when no row of the file can be a post
    """
    check_said(setting)
    if source.preset == OWN:
        return own_in.plan_own(source, setting)
    table = table_of(source)
    if preset_of(table.header) is not None and preset_of(table.header).name == OWN:  # type: ignore[union-attr]
        return own_in.plan_own(source, setting)
    return _Planner(source, setting, table).plan()


class _Planner:
    """Carries one file through its stages."""

    def __init__(self, source: Source, setting: ImportSetting, table: Table) -> None:
        self.source, self.table = source, table
        self.signature = (
            signature(table.header) if any(table.header) else f"{source.preset or source.format}-bare"
        )
        kept = setting.remembered.get(self.signature, {})
        mapping = {**kept.get("mapping", {}), **setting.mapping}
        answers = {**kept.get("answers", {}), **setting.answers}
        self.questions: list[Question] = []
        self.remarks = list(source.remarks)
        self.errors = list(source.errors)
        self.skipped: list[RowError] = []
        self.new_places: tuple[Place, ...] = ()
        if answers.get("new_places", if_none(setting.plan.places)) == "yes":
            setting = self._with_places(setting, mapping)
        self.setting = replace(setting, mapping=mapping, answers=answers)
        self.answers = answers
        self.purposes = Purposes(setting.plan)
        self.preset = preset_of(table.header) if source.preset != POSTPICKR else None
        self.columns = self._columns(mapping)
        self.at = {column.field: column.index for column in reversed(self.columns) if column.field}
        self.channels = Channels(setting.plan.places)
        self.sections = Sections(table.header, self.at)
        heads = ((one.index, fold(one.header)) for one in self.columns if one.field == "week")
        self._months = [index for index, head in heads if head in MONTH_HEADERS]
        self._ask_pillars()

    def plan(self) -> ImportPlan:
        """All stages in turn."""
        if not any(field in ("text", "title", "media") or field.startswith("text:") for field in self.at):
            self.questions.append(Question("mapping", Sentence(ASK_MAPPING), blocking=True))
            return self._made((), "")
        days = self._days()
        reader = self._reader(days)
        drafts = list(reader.drafts(self._rows(days, reader)))
        if self.answers.get("group") != "no" and (reader.names_networks or reader.heading):
            made, count = joined(drafts)
            if count:
                self.questions.append(Question("group", Sentence(ASK_GROUP, {"n": count}), YES_NO, "yes"))
        else:
            made = drafts
        finisher = Finisher(self.setting, self.channels, self.source.name)
        posts = self._once([finisher.finish(draft) for draft in made])
        self.errors.extend(reader.errors)
        self.skipped.extend(reader.empty)
        self._ask(reader)
        return self._made(tuple(posts), days.order if "date" in self.at else "", tuple(reader.absent))

    def _ask_pillars(self) -> None:
        """A client without pillars takes those of the sheet, unless told not to; one that has some is asked."""
        column = next((one for one in self.columns if one.field == "pillar"), None)
        if column is None:
            return
        cells = (row[column.index] for row in self.table.rows if column.index < len(row))
        words = self.purposes.unknown_pillars(map(text_in, cells))
        if not are_pillars(words):
            return
        sure = not column.guessed and fold(column.header) not in LABELS
        default = if_none(self.setting.plan.pillars) if sure else "no"
        self.purposes.adding = self.answers.get("new_pillars", default) == "yes"
        values = {"names": ", ".join(words)}
        self.questions.append(Question("new_pillars", Sentence(ASK_PILLARS, values), YES_NO, default))

    def _columns(self, mapping: Any) -> tuple[Column, ...]:
        if self.source.preset == POSTPICKR:
            names = ("text", "link", "date", "media")
            return tuple(
                Column(number, name.upper(), name) for number, name in enumerate(names) if number < 4
            )
        return understand(
            self.table.header,
            self.table.rows,
            preset=self.preset,
            mapping=mapping,
            pillars=self.purposes.pillar_names,
        )

    def _days(self) -> Days:
        """The reader of dates, its order decided by the whole column."""
        client = self.setting.plan.client
        days = Days(self.setting.today, client.zone, naive_utc=bool(self.preset and self.preset.utc))
        self.sections.hears(self.table.heading, days)
        self.sections.is_called(self.source.path.stem, days)
        if "date" not in self.at:
            days.order = local_order(client.language, client.country, american=False) or DAY_FIRST
            return days
        at, weekday = self.at["date"], self.at.get("weekday", -1)
        readings: list[tuple[Reading, int]] = []
        for row in self.table.rows:
            reading = days.reading(row[at]) if at < len(row) else None
            if reading is not None:
                said = SHORT_WEEKDAYS.get(fold(text_in(row[weekday])), -1) if 0 <= weekday < len(row) else -1
                readings.append((reading, said))
        order, sure = order_of(readings, days, language=client.language, country=client.country)
        if self.source.preset == POSTPICKR:
            order, sure = DAY_FIRST, True
        told = self.answers.get("date_order", "")
        days.order = told if told in (DAY_FIRST, MONTH_FIRST) else order
        if not sure and days.order != told:
            sample = next(
                (str(row[at]) for row in self.table.rows if at < len(row) and str(row[at]).strip()), ""
            )
            self.questions.append(
                Question("date_order", Sentence(ASK_ORDER, {"text": sample}), _ORDERS, order, True)
            )
        days.settle_year(readings)
        return days

    def _reader(self, days: Days) -> RowReader:
        self.started, question = counted.started(
            self.table.lines, self.table.rows, self.columns, self.answers, days, self.table.heading
        )
        if question is not None:
            self.questions.append(question)
        elif "date" not in self.at:
            self.remarks.append(Sentence(NO_DATES))
        return RowReader(
            self.columns,
            days=days,
            channels=self.channels,
            purposes=self.purposes,
            folder=self.source.path.parent,
            default_places=self._default_places(),
        )

    def _default_places(self) -> tuple[int, ...]:
        told = self.answers.get("places", "")
        if told:
            ids = {place.id for place in self.setting.plan.places}
            chosen = tuple(
                int(part) for part in told.split(",") if part.strip().isdecimal() and int(part) in ids
            )
            chosen = chosen or self.channels.read(told)[0]
            if not chosen:
                names = ", ".join(label_of(one) for one in self.setting.plan.places if not one.archived) or "-"
                message = N_("Places: “{text}” is none of the client's; write one of: {names}.")
                raise BadInput(message, "places", text=told, names=names)
            return chosen
        return self.channels.preset

    def _rows(self, days: Days, reader: RowReader) -> Iterator[tuple[int, Sequence[Any]]]:
        """The rows that may be posts: no separators, no repeated header, none of another client."""
        mine = self._mine()
        client_at = self.at.get("client", -1)
        for number, (line, row) in enumerate(zip(self.table.lines, self.table.rows, strict=True)):
            if line == NEXT_SHEET:
                self.sections.networks = ""
                self.sections.hears(row, days)
                continue
            if self.sections.passes(row, days):
                continue
            if self._months:
                self._of_month(row, days)
            reader.day = self.started.get(number)
            reader.heading = "" if self.answers.get("places") else self.sections.networks
            if mine is not None and client_at < len(row):
                name = text_in(row[client_at])
                if name and fold(name) not in mine:
                    self.skipped.append(RowError(line, "client", Sentence(OTHER_CLIENT, {"text": name[:60]})))
                    continue
            yield line, row

    def _of_month(self, row: Sequence[Any], days: Days) -> None:
        """Take the month and the year that columns of their own say, for days that are mere numbers."""
        for at in self._months:
            year, month = month_of_cell(row[at] if at < len(row) else "")
            if year or month:
                days.context = (year or days.context[0], month or days.context[1])

    def _mine(self) -> set[str] | None:
        """The names in the client column that mean our client; None when none does, and all rows are
        taken.
        """
        at = self.at.get("client", -1)
        if at < 0:
            return None
        names = {fold(text_in(row[at])) for row in self.table.rows if at < len(row)} - {""}
        ours = fold(self.setting.plan.client.name)
        words = {word for word in ours.split() if len(word) > 3}
        mine = {name for name in names if name in ours or ours in name or words & set(name.split())}
        return mine or None

    def _once(self, posts: list[PlannedPost]) -> list[PlannedPost]:
        """Posts that stand twice in the file come in once."""
        first: dict[str, int] = {}
        kept = []
        for post in posts:
            line = first.setdefault(post.post.source_key, post.lines[0])
            if line != post.lines[0]:
                self.skipped.append(RowError(post.lines[0], "", Sentence(TWICE, {"line": line})))
            else:
                kept.append(post)
        return kept

    def _ask(self, reader: RowReader) -> None:
        """Questions that do not stop the import: what was assumed about places."""
        if not reader.names_networks and len(reader.headings) < 2 and () not in reader.headings:
            places = self.setting.plan.places
            choices = tuple(
                (str(one.id), Sentence("{place}", {"place": f"{one.network} {one.handle}".strip()}))
                for one in places
                if not one.archived
            )
            titled = next(iter(reader.headings), ())
            default = ",".join(map(str, titled or reader.default_places))
            sentence = Sentence(ASK_TITLED if titled else ASK_PLACES)
            self.questions.append(Question("places", sentence, choices, default))
        if reader.absent:
            networks = ", ".join(reader.absent)
            self.questions.append(
                Question("new_places", Sentence(ASK_NEW, {"networks": networks}), YES_NO, "no")
            )

    def _with_places(self, setting: ImportSetting, mapping: Any) -> ImportSetting:
        """Places to be added for networks that the file names: with negative ids until the store gives
        theirs.
        """
        probe = _Planner(
            self.source,
            replace(setting, answers={**setting.answers, "new_places": "no"}, remembered={}),
            self.table,
        )
        there = {place.network for place in setting.plan.places if not place.archived}
        heads = [field.partition(":")[2] for field in probe.at if field.startswith("text:")]  # a column for each network
        wanted = dict.fromkeys([*probe.plan().new_networks, *(one for one in heads if one not in there)])
        client = setting.plan.client.id
        self.new_places = tuple(
            Place(id=-number, client_id=client, network=network, position=100 + number)
            for number, network in enumerate(wanted, 1)
        )
        return replace(setting, plan=replace(setting.plan, places=(*setting.plan.places, *self.new_places)))

    def _in_place(self, error: RowError) -> RowError:
        """What is wrong with one of several posts side by side stands on the line of its header."""
        across = self.table.sheet.across
        if not across:
            return error
        header = next((one.header for one in self.columns if one.field == error.field), "")
        return replace(error, line=across.get(header, min(across.values())))

    def _made(self, posts: tuple[PlannedPost, ...], order: str, absent: tuple[str, ...] = ()) -> ImportPlan:
        source = self.source
        return ImportPlan(
            file=source.name,
            format=source.format,
            client_id=self.setting.plan.client.id,
            posts=posts,
            errors=tuple(sorted(map(self._in_place, self.errors), key=lambda error: error.line)),
            skipped=tuple(self.skipped),
            columns=self.columns,
            questions=tuple(self.questions),
            remarks=tuple(self.remarks),
            encoding=source.encoding,
            delimiter=source.delimiter,
            preset=source.preset or (self.preset.name if self.preset else ""),
            signature=self.signature,
            date_order=order,
            new_networks=absent,
            new_places=self.new_places,
            new_pillars=tuple(self.purposes.new_pillars),
        )
