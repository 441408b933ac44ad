"""Light read models: what a calendar cell, a row of a list or a search result needs, and no more."""

from typing import NamedTuple

from smdesk.domain.value import value


@value
class Card:
    """A post as the calendar shows it. ``text_key`` is the start of its text, for finding twins."""

    id: int
    client_id: int
    title: str
    text_key: str
    status: str
    due_wall: str
    due_utc: int
    zone: str
    pillar_id: int
    campaign_id: int
    series_id: int
    promo: bool
    place_ids: tuple[int, ...]


class Hit(NamedTuple):
    """A post as a search finds it. ``text_key`` is the start of its text where it has no title."""

    id: int
    title: str
    text_key: str
    status: str
    due_wall: str
    due_utc: int


@value
class PostFilter:
    """Which posts a view shows. Zero, empty and None mean "any"."""

    client_id: int = 0
    place_ids: frozenset[int] = frozenset()
    pillar_ids: frozenset[int] = frozenset()
    campaign_id: int = 0
    objective_id: int = 0
    segment_id: int = 0
    statuses: frozenset[str] = frozenset()
    text: str = ""

    @property
    def active(self) -> bool:
        """Whether anything but the client narrows the view."""
        return bool(
            self.place_ids
            or self.pillar_ids
            or self.campaign_id
            or self.objective_id
            or self.segment_id
            or self.statuses
            or self.text.strip()
        )
