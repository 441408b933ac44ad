"""Our own CSV and JSON read back: nothing is guessed, every field is where it was written."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from smdesk import resources
from smdesk.domain import talk
from smdesk.domain.clients import Place
from smdesk.domain.entity import column_types
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.imports import (
    Column,
    ImportPlan,
    ImportSetting,
    MediaRef,
    PlannedPost,
    Question,
    RowError,
    Sentence,
)
from smdesk.domain.posts import Post, Status, Version
from smdesk.domain.time import parse_wall, real_wall, utc_of, zone_named
from smdesk.exchange.asking import ASK_NEW, YES_NO, if_none
from smdesk.exchange.channels import Channels, label_of
from smdesk.exchange.draft import NO_SUCH_PLACE, title_from, without_surrogates
from smdesk.exchange.finish import key_of
from smdesk.exchange.mediacells import MediaCells
from smdesk.exchange.own import AT, FLAGS, LIST, TEXTS, VERSION_TEXTS, own_text, unguarded
from smdesk.exchange.presets import OWN
from smdesk.exchange.purposes import Purposes
from smdesk.exchange.source import Source

BAD_MOMENT = N_("“{text}” is not a date and time of our own files; write it like 2026-05-31 and 18:30.")
BAD_STATUS = N_("“{text}” is not a status; use one of {known}.")
UNKNOWN = N_("“{text}” is not in the client's plan; the post comes without it.")
TWICE = N_("The same post stands already at line {line}.")
_HOUR = re.compile(r"\d{2}:\d{2}\Z")
assert set(TEXTS) | set(FLAGS) <= set(column_types(Post))


def plan_own(source: Source, setting: ImportSetting) -> ImportPlan:
    """The plan of a file that this program wrote."""
    questions: list[Question] = []
    new_places = _places_named(source, setting)
    if new_places:
        values = {"networks": ", ".join(map(label_of, new_places))}
        default = if_none(setting.plan.places)
        questions.append(Question("new_places", Sentence(ASK_NEW, values), YES_NO, default))
        if setting.answers.get("new_places", default) == "yes":
            setting = replace(setting, plan=replace(setting.plan, places=(*setting.plan.places, *new_places)))
        else:
            new_places = ()
    reader = _OwnReader(source, setting)
    posts: list[PlannedPost] = []
    skipped: list[RowError] = []
    first: dict[str, int] = {}
    for line, record in _records(source):
        planned = reader.post(line, record)
        if planned is None:
            continue
        seen = first.setdefault(planned.post.source_key, line)
        if seen == line:
            posts.append(planned)
        else:
            skipped.append(RowError(line, "", Sentence(TWICE, {"line": seen})))
    return ImportPlan(
        file=source.path.name,
        format=source.format,
        client_id=setting.plan.client.id,
        posts=tuple(posts),
        errors=tuple(source.errors + reader.errors),
        skipped=tuple(skipped),
        columns=_columns(source),
        questions=tuple(questions),
        remarks=tuple(source.remarks),
        encoding=source.encoding,
        delimiter=source.delimiter,
        preset=OWN,
        signature=OWN,
        new_networks=tuple(reader.absent),
        new_places=new_places,
        new_pillars=tuple(reader.purposes.new_pillars),
    )


def _places_named(source: Source, setting: ImportSetting) -> tuple[Place, ...]:
    """The places that the file names and the client has not, with negative ids until the store gives theirs."""
    have = {label_of(place).casefold() for place in setting.plan.places if not place.archived}
    labels = [
        label for _, record in _records(source) for label in record.get("places", "").split(LIST) if label.strip()
    ]
    missing = [label for label in dict.fromkeys(labels) if label.casefold() not in have]
    if not missing:
        return ()
    known = tomllib.loads(resources.path("networks.toml").read_text("utf-8"))["network"]
    found = [
        (network, handle.strip()) for network, _, handle in (label.strip().partition(" ") for label in missing)
        if network in known
    ]  # fmt: skip
    client = setting.plan.client.id
    return tuple(
        Place(id=-number, client_id=client, network=network, handle=handle, position=100 + number)
        for number, (network, handle) in enumerate(found, 1)
    )


def _columns(source: Source) -> tuple[Column, ...]:
    header = source.sheets[0].rows[0]
    return tuple(
        Column(index, str(name), str(name)) for index, name in enumerate(header) if str(name).strip()
    )


def _records(source: Source) -> Iterator[tuple[int, dict[str, str]]]:
    sheet = source.sheets[0]
    header = [str(name).strip() for name in sheet.rows[0]]
    for line, row in zip(sheet.lines[1:], sheet.rows[1:], strict=True):
        if any(cell not in ("", None) for cell in row):
            yield line, {name: _as_text(cell) for name, cell in zip(header, row, strict=False) if name}


def _as_text(cell: Any) -> str:
    """A workbook may have turned our texts into its own types."""
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n")
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat()[:10] if isinstance(cell, date) else str(cell)


class _OwnReader:
    """Turns records into posts of one client."""

    def __init__(self, source: Source, setting: ImportSetting) -> None:
        self.errors: list[RowError] = []
        self.absent: dict[str, int] = {}
        self._plan, self._file = setting.plan, source.name
        self._channels = Channels(setting.plan.places)
        self._labels = {label_of(one).casefold(): one.id for one in setting.plan.places if not one.archived}
        self.purposes = Purposes(setting.plan)
        self.purposes.adding = setting.answers.get("new_pillars", if_none(setting.plan.pillars)) == "yes"
        self._media = MediaCells(source.path.parent)

    def post(self, line: int, record: Mapping[str, str]) -> PlannedPost | None:
        """The post of one record, None (and an error) when a field of it is broken."""
        values: dict[str, Any] = {
            name: without_surrogates(unguarded(record[header]))
            for name, header in TEXTS.items()
            if header in record
        }
        values |= {
            name: record[header].upper() == "TRUE" for name, header in FLAGS.items() if record.get(header)
        }
        warnings: list[Sentence] = []
        try:
            self._moment(values, record)
            if values.get("talk"):
                values["talk"] = talk.checked(values["talk"])
        except BadInput as trouble:
            self.errors.append(RowError(line, trouble.field, Sentence(trouble.message, trouble.values)))
            return None
        self._purpose(values, record, warnings)
        if "title" not in values:
            values["title"] = title_from(values.get("text", ""))
        places, absent = self._places(record.get("places", ""))
        for network in absent:
            self.absent[network] = self.absent.get(network, 0) + 1
            warnings.append(Sentence(NO_SUCH_PLACE, {"network": network}))
        versions = tuple(self._version(place, record) for place in places)
        networks = self._channels.networks(places)
        aims = tuple(
            aim
            for kind, header in (("objective", "objectives"), ("segment", "segments"))
            for aim in self.purposes.aims(kind, unguarded(record.get(header, "")))[0]
        )
        words = " ".join([values.get("text", ""), *(one.text or "" for one in versions)]).strip()
        client = self._plan.client
        key = key_of(client.id, values["due_wall"], words or values["title"], (*networks, *absent))
        post = Post(client_id=client.id, source=self._file, source_key=key, **values)
        return PlannedPost(
            (line,), post, versions, self._refs(values, record), aims, networks, tuple(warnings)
        )

    def _places(self, cell: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """(the places of a cell, those the client has not); a handle may hold any mark but the one between two."""
        places: list[int] = []
        absent: list[str] = []
        for label in filter(None, map(str.strip, cell.split(LIST))):
            here = self._labels.get(label.casefold())
            found = ((here,), (), ()) if here else self._channels.read(label)
            places += found[0]
            absent += (*found[1], *found[2])
        return self._channels.ordered(tuple(places)), tuple(dict.fromkeys(absent))

    def _moment(self, values: dict[str, Any], record: Mapping[str, str]) -> None:
        """Check and fill status, zone and time.

        :raises BadInput: when one of them is none
        """
        status = values.get("status") or "draft"
        if status not in set(Status):
            raise BadInput(BAD_STATUS, "status", text=status[:40], known=", ".join(Status))
        zone = values.get("zone") or self._plan.client.zone
        zone_named(zone)
        wall, day = "", record.get("date", "").strip()
        if day:
            hour = record.get("time", "").strip()[:5] or "09:00"
            if not _HOUR.match(hour) or len(day) != 10:
                raise BadInput(BAD_MOMENT, "date", text=f"{day} {hour}"[:40])
            wall = f"{day}T{hour}"
            parse_wall(wall)
            if not "1970" <= day[:4] <= "2199":
                raise BadInput(BAD_MOMENT, "date", text=day)
            wall = real_wall(wall, zone)
        values |= {
            "status": status,
            "zone": zone,
            "due_wall": wall,
            "due_utc": utc_of(wall, zone) if wall else 0,
        }
        if status == "held":
            values["held_from"] = "draft"

    def _purpose(self, values: dict[str, Any], record: Mapping[str, str], warnings: list[Sentence]) -> None:
        for header in ("pillar", "campaign"):
            word = unguarded(record.get(header, ""))
            if word:
                by_pillar = header == "pillar"
                values[f"{header}_id"] = (
                    self.purposes.pillar(word, sure=True) if by_pillar else self.purposes.campaigns.find(word)
                )
                if not values[f"{header}_id"]:
                    warnings.append(Sentence(UNKNOWN, {"text": word[:60]}))

    def _version(self, place_id: int, record: Mapping[str, str]) -> Version:
        place = self._plan.place(place_id)
        assert place is not None
        label = f"{place.network} {place.handle}".strip()
        own: dict[str, Any] = {}
        for name, begin in VERSION_TEXTS.items():
            cell = record.get(f"{begin}{AT}{label}", "")
            value = own_text(cell)
            if value is not None and (name != "out_at" or _is_moment(value)):
                own[name] = without_surrogates(value)
        return Version(post_id=0, place_id=place_id, **own)

    def _refs(self, values: dict[str, Any], record: Mapping[str, str]) -> tuple[MediaRef, ...]:
        refs, missing = [], []
        number = 1
        while name := unguarded(record.get(f"media {number}", "")):
            found = self._media.read(name)
            if found.there:
                refs.append(MediaRef(found.there[0], unguarded(record.get(f"alt {number}", ""))))
            else:
                missing.append(name)
            number += 1
        if missing:
            have = values.get("missing_media", "")
            values["missing_media"] = "\n".join(filter(None, [have, *missing]))
        return tuple(refs)


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
