"""QR codes (ISO/IEC 18004) of a text in UTF-8: byte mode, correction level L, made without any library.

Level L suits a clean screen: it holds the most for its size. Versions above 27 are left out: a telephone reads codes
of more than 125 modules badly from a screen; a longer text takes several codes.
"""

from collections.abc import Callable
from functools import cache
from itertools import pairwise

MOST_BYTES = 1465  # what version 27 holds
_VERSIONS = 27
_SPARE = (7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30)
_BLOCKS = (1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12)
_LEVEL_L = 1  # its two bits in the format information
Grid = list[list[bool]]


def code(text: str) -> Grid:
    """The modules of the smallest code that holds ``text``, row by row; True is dark. The quiet zone is not in it.

    Raises ``ValueError`` for more than :data:`MOST_BYTES`; cut the text with :func:`pieces` first.
    """
    data = text.encode("utf-8", "replace")
    for version in range(1, _VERSIONS + 1):
        room = _data_bytes(version)
        if len(data) + (2 if version < 10 else 3) <= room:  # mode and length take 12 or 20 bits
            drawing = _Drawing(version)
            drawing.fill(_with_correction(version, _codewords(version, data, room)))
            return drawing.masked()
    raise ValueError("too long for one code")


def pieces(text: str, most: int = MOST_BYTES) -> list[str]:
    """The text in stretches of at most ``most`` bytes, cut where a line or a word ends. Joined they are the text."""
    made: list[str] = []
    while len(text.encode("utf-8", "replace")) > most:
        end = len(text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore"))
        cut = max(text.rfind("\n", 0, end), 0) or max(text.rfind(" ", 0, end), 0)
        end = cut + 1 if cut * 2 > end else end
        made.append(text[:end])
        text = text[end:]
    return [*made, text] if text else made


def _modules(version: int) -> int:
    """Modules that are left for data and correction."""
    found = (16 * version + 128) * version + 64
    if version >= 2:
        marks = version // 7 + 2
        found -= (25 * marks - 10) * marks - 55
        if version >= 7:
            found -= 36
    return found


def _data_bytes(version: int) -> int:
    return _modules(version) // 8 - _SPARE[version - 1] * _BLOCKS[version - 1]


def _codewords(version: int, data: bytes, room: int) -> bytes:
    bits = f"0100{len(data):0{8 if version < 10 else 16}b}" + "".join(f"{one:08b}" for one in data)
    bits += "0" * min(4, room * 8 - len(bits))
    bits += "0" * (-len(bits) % 8)
    words = [int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)]
    words += [(0xEC, 0x11)[number % 2] for number in range(room - len(words))]
    return bytes(words)


# -- correction: Reed and Solomon over the field of 256, polynomial 0x11D ----------------------


def _times(left: int, right: int) -> int:
    found = 0
    for bit in range(7, -1, -1):
        found = (found << 1) ^ ((found >> 7) * 0x11D)
        found ^= ((right >> bit) & 1) * left
    return found


@cache
def _divisor(degree: int) -> tuple[int, ...]:
    found, root = [0] * (degree - 1) + [1], 1
    for _ in range(degree):
        for at in range(degree):
            found[at] = _times(found[at], root) ^ (found[at + 1] if at + 1 < degree else 0)
        root = _times(root, 2)
    return tuple(found)


def _remainder(block: bytes, degree: int) -> list[int]:
    divisor, found = _divisor(degree), [0] * degree
    for one in block:
        factor = one ^ found.pop(0)
        found.append(0)
        if factor:
            found = [old ^ _times(part, factor) for old, part in zip(found, divisor, strict=True)]
    return found


def _with_correction(version: int, data: bytes) -> bytes:
    spare, count = _SPARE[version - 1], _BLOCKS[version - 1]
    whole = _modules(version) // 8
    short, few = whole // count - spare, count - whole % count  # the first blocks are one shorter
    blocks, at = [], 0
    for number in range(count):
        long = short + (number >= few)
        blocks.append(data[at : at + long])
        at += long
    made = [block[place] for place in range(short + 1) for block in blocks if place < len(block)]
    ends = [_remainder(block, spare) for block in blocks]
    return bytes([*made, *(end[place] for place in range(spare) for end in ends)])


# -- drawing ----------------------------------------------------------------------------------


class _Drawing:
    """The square of one version: first what every code has, then the data, then the best of eight masks."""

    def __init__(self, version: int) -> None:
        self.size = 17 + 4 * version
        self.dark = [[False] * self.size for _ in range(self.size)]
        self.fixed = [[False] * self.size for _ in range(self.size)]
        last = self.size - 1
        for at in range(self.size):
            self._set(6, at, at % 2 == 0)
            self._set(at, 6, at % 2 == 0)
        for x, y in ((3, 3), (last - 3, 3), (3, last - 3)):
            self._finder(x, y)
        marks = _alignment(version)
        corners = {(marks[0], marks[0]), (marks[0], marks[-1]), (marks[-1], marks[0])} if marks else set()
        for x in marks:
            for y in marks:
                if (x, y) not in corners:
                    for dy in range(-2, 3):
                        for dx in range(-2, 3):
                            self._set(x + dx, y + dy, max(abs(dx), abs(dy)) != 1)
        self._format(0)
        if version >= 7:
            self._version(version)

    def _set(self, x: int, y: int, dark: bool) -> None:
        self.dark[y][x] = dark
        self.fixed[y][x] = True

    def _finder(self, x: int, y: int) -> None:
        for dy in range(-4, 5):
            for dx in range(-4, 5):
                if 0 <= x + dx < self.size and 0 <= y + dy < self.size:
                    self._set(x + dx, y + dy, max(abs(dx), abs(dy)) not in (2, 4))

    def _format(self, mask: int) -> None:
        data = _LEVEL_L << 3 | mask
        rest = data
        for _ in range(10):
            rest = (rest << 1) ^ ((rest >> 9) * 0x537)
        bits = (data << 10 | rest) ^ 0x5412
        own = [bits >> number & 1 == 1 for number in range(15)]
        for at in range(6):
            self._set(8, at, own[at])
        self._set(8, 7, own[6])
        self._set(8, 8, own[7])
        self._set(7, 8, own[8])
        for at in range(9, 15):
            self._set(14 - at, 8, own[at])
        for at in range(8):
            self._set(self.size - 1 - at, 8, own[at])
        for at in range(8, 15):
            self._set(8, self.size - 15 + at, own[at])
        self._set(8, self.size - 8, True)

    def _version(self, version: int) -> None:
        rest = version
        for _ in range(12):
            rest = (rest << 1) ^ ((rest >> 11) * 0x1F25)
        bits = version << 12 | rest
        for at in range(18):
            far, near = self.size - 11 + at % 3, at // 3
            self._set(far, near, bits >> at & 1 == 1)
            self._set(near, far, bits >> at & 1 == 1)

    def fill(self, data: bytes) -> None:
        """Lay the bits in, two columns at a time, up and down from the right."""
        at, total = 0, len(data) * 8
        for right in (*range(self.size - 1, 6, -2), 5, 3, 1):
            upward = (right + 1) & 2 == 0
            for step in range(self.size):
                y = self.size - 1 - step if upward else step
                for x in (right, right - 1):
                    if not self.fixed[y][x] and at < total:
                        self.dark[y][x] = data[at >> 3] >> (7 - (at & 7)) & 1 == 1
                        at += 1

    def masked(self) -> Grid:
        """The code under the mask that scanners like best."""
        best: tuple[int, Grid] | None = None
        plain = self.dark
        for mask, flips in enumerate(_MASKS):
            self.dark = [
                [dark != (not self.fixed[y][x] and flips(x, y)) for x, dark in enumerate(row)] for y, row in enumerate(plain)
            ]
            self._format(mask)
            cost = _cost(self.dark)
            if best is None or cost < best[0]:
                best = cost, self.dark
        assert best is not None
        return best[1]


_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda x, y: (x + y) % 2 == 0,
    lambda x, y: y % 2 == 0,
    lambda x, y: x % 3 == 0,
    lambda x, y: (x + y) % 3 == 0,
    lambda x, y: (x // 3 + y // 2) % 2 == 0,
    lambda x, y: x * y % 2 + x * y % 3 == 0,
    lambda x, y: (x * y % 2 + x * y % 3) % 2 == 0,
    lambda x, y: ((x + y) % 2 + x * y % 3) % 2 == 0,
)


def _alignment(version: int) -> list[int]:
    """Where the small squares have their middles, in both directions."""
    if version == 1:
        return []
    count = version // 7 + 2
    step = (version * 8 + count * 3 + 5) // (count * 4 - 4) * 2
    return [6, *sorted(version * 4 + 10 - number * step for number in range(count - 1))]


def _cost(grid: Grid) -> int:
    """How much a mask would trouble a scanner: long runs, blocks of four, what looks like a finder, imbalance."""
    lines = ["".join("01"[dark] for dark in row) for row in grid]
    lines += ["".join(column) for column in zip(*lines, strict=True)]
    cost = 0
    for line in lines:
        run = 1
        for before, sign in zip(line, line[1:] + "-", strict=True):
            if sign == before:
                run += 1
            else:
                cost += run - 2 if run >= 5 else 0
                run = 1
        for pattern in ("00001011101", "10111010000"):
            at = line.find(pattern)
            while at >= 0:
                cost += 40
                at = line.find(pattern, at + 1)
    rows = lines[: len(grid)]
    for above, below in pairwise(rows):
        cost += 3 * sum(above[x] == above[x + 1] == below[x] == below[x + 1] for x in range(len(above) - 1))
    dark, whole = sum(row.count("1") for row in rows), len(rows) ** 2
    return cost + 10 * (abs(dark * 20 - whole * 10) // whole)
