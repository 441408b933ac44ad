"""The map of places of a community, drawn: boxes where maps.py puts them, curved arrows for what flows."""

from collections.abc import Sequence
from dataclasses import dataclass

from smdesk.documents import maps
from smdesk.documents.canvas import MICRO, SMALL, Canvas, broken, tall, width
from smdesk.documents.figures import PAGE, Figure, Voice, figure, listed, numbered
from smdesk.documents.icons import icon
from smdesk.documents.placing import Box, Route, route


@dataclass(frozen=True, slots=True)
class Node:
    """A place of the community; ``glyph`` is an icon such as "store" or "networks/instagram"."""

    id: str
    label: str
    role: str = ""
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """What goes from one place to another, by their ids."""

    start: str
    end: str
    label: str = ""


def structure_map(
    voice: Voice,
    title: str,
    nodes: Sequence[Node],
    flows: Sequence[Flow],
    *,
    reading: str = "",
    source: str = "",
    wide: float = PAGE,
) -> Figure | None:
    """The places of a community and what flows between them; more than fourteen go on in further maps."""
    if not nodes:
        return None
    _ = voice.words
    keys: list[tuple[str, str]] = []
    runs = [nodes[at : at + maps.MOST] for at in range(0, len(nodes), maps.MOST)]
    parts = []
    for number, run in enumerate(runs):
        ids = {one.id for one in run}
        inside = [one for one in flows if one.start in ids and one.end in ids and one.start != one.end]
        canvas = _Map(run, inside, wide, keys).draw()
        parts.append(canvas.part(numbered(voice, _map_alt(voice, title, run, inside), number, len(runs))))
    hub = maps.hub_of([one.id for one in nodes], [(one.start, one.end) for one in flows])
    name = next((one.label for one in nodes if one.id == hub), "")
    counted = voice.words.n_("{n} place", "{n} places", len(nodes))
    said = reading or (
        _("{places}; “{name}” is where they meet.", places=counted, name=name) if name else f"{counted}."
    )
    return figure(voice, "structure", title, parts, said, source=source, keys=keys)


def _map_alt(voice: Voice, title: str, nodes: Sequence[Node], flows: Sequence[Flow]) -> str:
    _, names = voice.words, {one.id: one.label for one in nodes}
    said = [f"{one.label} ({one.role})" if one.role else one.label for one in nodes]
    moves = [
        _("{start} to {end}", start=names[one.start], end=names[one.end])
        + (f": {one.label}" if one.label else "")
        for one in flows
    ]
    text = "; ".join([listed(said, maps.MOST), *moves])
    return _("Map of places: {title}. {text}.", title=title, text=text)


class _Map:
    """The drawing of one map."""

    BOX = 32.0  # mm wide

    def __init__(
        self, nodes: Sequence[Node], flows: Sequence[Flow], wide: float, keys: list[tuple[str, str]]
    ) -> None:
        self.nodes, self.flows, self.keys = nodes, flows, keys
        self.canvas = Canvas(wide)
        ids = [one.id for one in nodes]
        pairs = [(one.start, one.end) for one in flows]
        self.hub = maps.hub_of(ids, pairs)
        self.spots = maps.layout(ids, pairs)
        self.labels = {one.id: broken(one.label, self._room(one), SMALL, 4, strong=True) for one in nodes}
        self.roles = {one.id: broken(one.role, self._room(one), MICRO, 3) for one in nodes}
        self.heights = {one.id: max(9.0, self._text(one.id) + 3.6) for one in nodes}
        tallest = max(self.heights.values())
        column = max(
            sum(abs(x - other[0]) < 0.05 for other in self.spots.values()) for x, _y in self.spots.values()
        )
        inner = self.hub and any(0.15 < abs(x - 0.5) < 0.25 for x, _y in self.spots.values())
        high = max(
            column * (tallest + 8),
            3 * (tallest + 11) if inner else 0,
            24.0,
        )
        self.canvas.height = high
        self.sheet = Box(0, 0, wide, high)
        half = self.BOX / wide / 2
        self.boxes = {
            one: Box.about((wide * min(max(x, half), 1 - half), high * y), self.BOX, self.heights[one])
            for one, (x, y) in self.spots.items()
        }

    def _room(self, one: Node) -> float:
        return self.BOX - 4.0 - (5.6 if one.glyph and icon(one.glyph) else 0.0)

    def _text(self, id: str) -> float:
        roles = len(self.roles[id])
        return tall(len(self.labels[id]), SMALL) + (tall(roles, MICRO) + 0.9 if roles else 0)

    def draw(self) -> Canvas:
        """Flows under the places, their words above the flows."""
        taken: list[Route] = []
        drawn = []
        for one in self.flows:
            lines = self._words(one)
            size = (
                max((width(line, MICRO) for line in lines), default=0.0) + 1,
                max(tall(len(lines), MICRO), 0.1),
            )
            others = [box for id, box in self.boxes.items() if id not in (one.start, one.end)]
            way = route(self.boxes[one.start], self.boxes[one.end], others, taken, size, self.sheet)
            taken.append(way)
            drawn.append((way, lines))
        for way, _lines in drawn:
            self.canvas.curve(way.bow.start, way.bow.bend, way.bow.end, "ink3", 0.8)
            self.canvas.polygon(way.bow.head(2.2), "ink3")
        for way, lines in drawn:
            x = (way.words.left + way.words.right) / 2
            self.canvas.text(x, way.words.top, lines, MICRO, "ink2", align="center", back=True)
        for node in self.nodes:
            self._node(node)
        return self.canvas

    def _words(self, flow: Flow) -> tuple[str, ...]:
        lines = broken(flow.label, 24.0, MICRO, 3)
        return (
            (self._key(flow.label),)
            if lines and lines[-1].endswith("…") and lines[-1] != flow.label
            else lines
        )

    def _key(self, text: str) -> str:
        self.keys.append((str(len(self.keys) + 1), text))
        return f"({self.keys[-1][0]})"

    def _node(self, one: Node) -> None:
        box, own = self.boxes[one.id], one.id == self.hub
        high = self.heights[one.id]
        self.canvas.rect(box.left, box.top, self.BOX, high, "soft" if own else "white",
                         stroke="accent" if own else "strong", weight=1.2 if own else 0.8, radius=1.6)  # fmt: skip
        y = box.top + (high - self._text(one.id)) / 2
        x = box.left + 2.2
        drawing = icon(one.glyph) if one.glyph else ""
        if drawing:
            self.canvas.icon(x, y - 0.4, 4.2, drawing, "accent")
            x += 5.6
        self.canvas.text(x, y, self.labels[one.id], SMALL, "ink", strong=True)
        y += tall(len(self.labels[one.id]), SMALL) + 0.9
        self.canvas.text(x, y, self.roles[one.id], MICRO, "ink2")
        for text, lines in ((one.label, self.labels[one.id]), (one.role, self.roles[one.id])):
            if lines and lines[-1].endswith("…") and not text.endswith("…"):
                mark = self._key(text)
                self.canvas.word(box.right - 0.8, box.top + high - 1.6, mark, MICRO, "ink3", align="right")
