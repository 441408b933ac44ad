"""Words of a sheet matched with what the client's plan knows: pillars, campaigns, objectives, segments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from smdesk.domain.posts import Aim
from smdesk.domain.strategy import HUES, Pillar
from smdesk.domain.whole import ClientPlan
from smdesk.exchange.words import fold


@dataclass
class Names:
    """Finds an id by a name written in its own way; each different word is looked for once."""

    pairs: tuple[tuple[str, int], ...]  # (folded name, id)
    _found: dict[str, int] = field(default_factory=dict)

    def find(self, word: str) -> int:
        """The id meant by ``word``, 0 for none: the same name, one inside the other, or nearly the same."""
        if word not in self._found:
            self._found[word] = self._look(fold(word))
        return self._found[word]

    def _look(self, word: str) -> int:
        if not word:
            return 0
        exact = next((number for name, number in self.pairs if name == word), 0)
        if exact:
            return exact
        within = [number for name, number in self.pairs if _within(name, word) or _within(word, name)]
        if len(set(within)) == 1:
            return within[0]
        from difflib import get_close_matches

        close = get_close_matches(word, [name for name, _ in self.pairs], n=1, cutoff=0.86)
        return next((number for name, number in self.pairs if close and name == close[0]), 0)


    def add(self, name: str, number: int) -> None:
        """One more name."""
        self.pairs += _pairs([(name, number)])
        self._found.clear()


def _within(part: str, whole: str) -> bool:
    return len(part) > 3 and f" {part} " in f" {whole} "


def _pairs(things: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple((fold(name), number) for name, number in things if fold(name))


_LONGEST = 40  # letters of a pillar's name
_MOST = 8  # pillars in a sheet; a column with more names topics


def may_name(word: str) -> bool:
    """Whether a cell reads like the name of one pillar."""
    return len(word) <= _LONGEST and not any(mark in word for mark in "\n,;")


def are_pillars(words: Sequence[str]) -> bool:
    """Whether the different words of a column are a plan's pillars rather than the topics of its posts."""
    return 0 < len(words) <= _MOST and all(map(may_name, words))


class Purposes:
    """The names of one client's plan."""

    def __init__(self, plan: ClientPlan) -> None:
        self.pillars = Names(_pairs((one.name, one.id) for one in plan.pillars if not one.archived))
        self.campaigns = Names(_pairs((one.name, one.id) for one in plan.campaigns if not one.archived))
        objectives = [one for one in plan.objectives if not one.archived]
        self.objectives = Names(
            _pairs([(one.code, one.id) for one in objectives] + [(one.title, one.id) for one in objectives])
        )
        self.segments = Names(_pairs((one.name, one.id) for one in plan.segments if not one.archived))
        self.pillar_names = frozenset(name for name, _ in self.pillars.pairs)
        self._client = plan.client.id
        self._hues = {one.hue for one in plan.pillars if not one.archived}
        self._position = max((one.position for one in plan.pillars), default=-1) + 1
        self.adding = False  # unknown pillars are to be made
        self.new_pillars: list[Pillar] = []  # with negative ids until the store gives theirs

    def pillar(self, word: str, sure: bool = False) -> int:
        """The pillar a cell names, one to be made among them; 0 for none. ``sure``: whatever it looks like."""
        found = self.pillars.find(word)
        if found or not self.adding or not (sure or may_name(word)):
            return found
        free = [hue for hue in range(1, HUES + 1) if hue not in self._hues]
        count = len(self.new_pillars)
        made = Pillar(
            id=-count - 1,
            client_id=self._client,
            name=" ".join(word.split()),
            hue=free[0] if free else count % HUES + 1,
            position=self._position + count,
        )
        self._hues.add(made.hue)
        self.new_pillars.append(made)
        self.pillars.add(made.name, made.id)
        return made.id

    def unknown_pillars(self, words: Iterable[str]) -> list[str]:
        """The different words among some cells that no pillar of the plan goes by."""
        different = {fold(word): " ".join(word.split()) for word in words if fold(word)}
        return [word for word in different.values() if not self.pillars.find(word)]

    def aims(self, kind: str, text: str) -> tuple[tuple[Aim, ...], str]:
        """(what a cell like "O1, O3" points to, what of it nobody knows)."""
        names = self.objectives if kind == "objective" else self.segments
        whole = names.find(text)
        if whole:
            return (Aim(post_id=0, kind=kind, target_id=whole),), ""
        found: dict[int, Aim] = {}
        unknown = []
        for part in text.replace(";", ",").replace("\n", ",").split(","):
            number = names.find(part.strip())
            if number:
                found[number] = Aim(post_id=0, kind=kind, target_id=number)
            elif part.strip():
                unknown.append(part.strip())
        return tuple(found.values()), ", ".join(unknown)
