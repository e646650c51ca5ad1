"""Where the small words of a text stand, by what they stand for: codes are looked up when they are asked for.

Single words are found by key, longer ones come from the hits of the trie.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from pipeline.lexicon.trie import Hit


class Spots:
    """Words of several codes: for each code the tokens at which they begin, and where they end."""

    __slots__ = ("_begin", "_ends", "_longer", "_starts", "_vocabulary", "_where")

    def __init__(self, where: Mapping[str, Sequence[int]], hits: Mapping[int, Hit],
                 vocabulary: Mapping[str, Sequence[str]]) -> None:
        """where: the tokens of each key. hits: longer words; their entries are codes. vocabulary: single words of a code."""
        self._where, self._vocabulary = where, vocabulary
        self._longer: dict[str, dict[int, int]] = {}
        for token, hit in hits.items():
            for code in hit.entries:
                self._longer.setdefault(code, {})[token] = hit.last
        self._starts: dict[str, dict[int, int]] = {}
        self._begin: dict[str, list[int]] = {}
        self._ends: dict[str, dict[int, int]] = {}

    def add(self, code: str, spots: Mapping[int, int]) -> None:
        """More words of a code: the tokens at which they begin, with their ends."""
        self._longer.setdefault(code, {}).update(spots)

    def spots(self, code: str) -> dict[int, int]:
        """The tokens at which words of a code begin, with their ends; a longer word stands before a single one."""
        spots = self._starts.get(code)
        if spots is None:
            spots = {token: token + 1 for key in self._vocabulary.get(code, ()) for token in self._where.get(key, ())}
            spots.update(self._longer.get(code, {}))
            self._starts[code] = spots
        return spots

    def starts(self, code: str, token: int) -> int | None:
        """The end of the words of a code that begin at a token."""
        return self.spots(code).get(token)

    def ends(self, code: str, token: int, first: int) -> int | None:
        """The beginning of the longest words of a code that end before a token, not before token ``first``."""
        ends = self._ends.get(code)
        if ends is None:
            spots = self.spots(code)
            ends = self._ends[code] = {spots[start]: start for start in sorted(spots, reverse=True)}
        start = ends.get(token)
        return start if start is not None and start >= first else None

    def find(self, code: str, first: int, last: int) -> int | None:
        """The first token in [first, last) at which words of a code begin."""
        begin = self.begin(code)
        at = bisect_left(begin, first)
        return begin[at] if at < len(begin) and begin[at] < last else None

    def find_last(self, code: str, first: int, last: int) -> int | None:
        """The last token in [first, last) at which words of a code begin."""
        begin = self.begin(code)
        at = bisect_left(begin, last) - 1
        return begin[at] if at >= 0 and begin[at] >= first else None

    def begin(self, code: str) -> list[int]:
        """All tokens at which words of a code begin, ascending."""
        begin = self._begin.get(code)
        if begin is None:
            begin = self._begin[code] = sorted(self.spots(code))
        return begin

    def codes(self) -> Collection[str]:
        """All codes."""
        return self._vocabulary.keys()
