"""Places in a text: Python counts code points, Qt UTF-16 units."""

from bisect import bisect_left


class Wide:
    """Python counts code points, Qt counts UTF-16 units: this converts between them."""

    def __init__(self, text: str) -> None:
        # positions of the characters that take two units; most texts have few
        self._pairs = (
            [] if text.isascii() else [index for index, sign in enumerate(text) if ord(sign) > 0xFFFF]
        )

    def to_qt(self, index: int) -> int:
        """UTF-16 offset of a code point index."""
        return index + bisect_left(self._pairs, index)

    def from_qt(self, position: int) -> int:
        """Code point index of a UTF-16 offset."""
        for count, index in enumerate(self._pairs):
            if index + count >= position:
                return position - count
        return position - len(self._pairs)
