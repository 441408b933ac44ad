"""Drafts into the posts that will be stored: hour by slot, zone, status, versions, and the key of their
content.
"""

import hashlib
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from smdesk.domain.clients import Slot
from smdesk.domain.errors import N_
from smdesk.domain.imports import ImportSetting, PlannedPost, Sentence
from smdesk.domain.posts import Post, Version
from smdesk.domain.time import WALL_FORMAT, zone_named
from smdesk.exchange.channels import Channels
from smdesk.exchange.draft import Draft, without_surrogates

DEFAULT_HOUR = "09:00"
NO_SLOT = N_("No hour in the file and no slot at the client: 09:00 was taken.")
NOT_YET = N_("The file calls it published, but its day is still to come: it is scheduled instead.")


class Finisher:
    """Makes stored posts of drafts, one client and file at a time."""

    def __init__(self, setting: ImportSetting, channels: Channels, file: str) -> None:
        client = setting.plan.client
        self._client, self._zone_name, self._file = client.id, client.zone, file
        self._zone: ZoneInfo = zone_named(client.zone)
        self._today = setting.today
        self._channels = channels
        self._slots = setting.plan.slots
        self._used: dict[tuple[date, int], int] = {}
        self._hours: dict[tuple[int, tuple[int, ...]], list[str]] = {}
        self._networks: dict[tuple[int, ...], tuple[str, ...]] = {}

    def finish(self, draft: Draft) -> PlannedPost:
        """The post of a draft, complete but for ids."""
        hour = draft.hour
        wall, due_utc = "", 0
        if draft.day is not None:
            hour = hour or self._slot(draft, draft.day)
            wall, due_utc = self._moment(f"{draft.day.isoformat()}T{hour}")
        networks = self._networks.get(draft.places)
        if networks is None:
            networks = self._networks[draft.places] = self._channels.networks(draft.places)
        status = self._status(draft, wall)
        common, versions = self._versions(draft)
        fields = draft.fields
        if draft.missing:
            fields["missing_media"] = "\n".join(draft.missing)
        if draft.notes:
            fields["notes"] = "\n".join(draft.notes)
        if status in ("published", "measured"):
            fields["published_at"] = (
                datetime.fromtimestamp(due_utc, self._zone).isoformat(timespec="minutes") if wall else ""
            )
        elif status == "held":
            fields["held_from"] = "draft"
        for name, value in fields.items():
            fields[name] = without_surrogates(value)
        post = Post(
            client_id=self._client, title=without_surrogates(draft.title), text=without_surrogates(common),
            status=status, due_wall=wall, zone=self._zone_name, due_utc=due_utc, pillar_id=draft.pillar_id,
            campaign_id=draft.campaign_id, source=self._file,
            source_key=self._key(draft, networks), **fields,  # type: ignore[arg-type]
        )  # fmt: skip
        lines = (draft.line, *draft.more_lines) if draft.more_lines else (draft.line,)
        return PlannedPost(
            lines, post, versions, tuple(draft.media), draft.aims, networks, tuple(draft.warnings)
        )

    def _moment(self, wall: str) -> tuple[str, int]:
        """(the wall time clocks will show, seconds UTC); the rule for skipped hours is domain.time's."""
        aware = datetime.fromisoformat(wall).replace(tzinfo=self._zone)
        seconds = int(aware.timestamp())
        shown = datetime.fromtimestamp(seconds, UTC).astimezone(self._zone)
        return (wall if shown.replace(fold=0) == aware else shown.strftime(WALL_FORMAT)), seconds

    def _slot(self, draft: Draft, day: date) -> str:
        """The slot of the first place that has one that weekday; a second post of the day takes the next."""
        key = (day.weekday(), draft.places)
        hours = self._hours.get(key)
        if hours is None:
            hours = self._hours[key] = self._hours_for(day.weekday(), draft.places)
        if not hours:
            draft.warnings.append(Sentence(NO_SLOT))
            return DEFAULT_HOUR
        place = draft.places[0] if draft.places else 0
        number = self._used.get((day, place), 0)
        self._used[day, place] = number + 1
        return hours[min(number, len(hours) - 1)]

    def _hours_for(self, weekday: int, places: tuple[int, ...]) -> list[str]:
        def sorted_hours(slots: list[Slot]) -> list[str]:
            return sorted({slot.hour for slot in slots})

        for place in places:
            there = [slot for slot in self._slots if slot.place_id == place and slot.weekday == weekday]
            if there:
                return sorted_hours(there)
        that_day = [slot for slot in self._slots if slot.weekday == weekday]
        if that_day:
            return sorted_hours(that_day)
        first = min(self._slots, key=lambda slot: (slot.weekday, slot.hour), default=None)
        return [first.hour] if first else []

    def _status(self, draft: Draft, wall: str) -> str:
        status = draft.status or ("draft" if wall else "idea")
        if status in ("published", "measured") and draft.day is not None and draft.day > self._today:
            draft.warnings.append(Sentence(NOT_YET))
            return "scheduled"
        if status == "done":
            return "published" if draft.day is not None and draft.day <= self._today else "in_review"
        return "approved" if status == "scheduled" and not wall else status

    def _versions(self, draft: Draft) -> tuple[str, tuple[Version, ...]]:
        """(the common text, a version for each place): places that say the same inherit."""
        texts, titles = draft.texts, draft.titles
        if not texts:
            if not titles:
                return draft.text, tuple([Version(post_id=0, place_id=place) for place in draft.places])
            texts = {}
        common = (
            texts.get(draft.places[0], draft.text)
            if texts and draft.places and not draft.text
            else draft.text
        )
        return common, tuple(
            Version(
                post_id=0,
                place_id=place,
                text=None if texts.get(place, common) == common else without_surrogates(texts[place]),
                title=(titles or {}).get(place),
            )
            for place in draft.places
        )

    def _key(self, draft: Draft, networks: tuple[str, ...]) -> str:
        texts = "".join(draft.texts.values()) if draft.texts else draft.text
        words = " ".join(texts.split()) or draft.title
        day = draft.day.isoformat() if draft.day else ""
        return key_of(self._client, f"{day}T{draft.hour}", words, (*networks, *draft.absent))


def key_of(client_id: int, when: str, words: str, networks: tuple[str, ...]) -> str:
    """The digest by which the same post in a file is known again: client, day, hour as written, words,
    networks.
    """
    whole = f"{client_id}\n{when}\n{words.casefold()}\n{','.join(sorted(networks))}"
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()
