"""Short phrases around a place in the text: asked for where they end or begin, most often in vain."""

from collections.abc import Iterable, Sequence


class Cues(frozenset[tuple[str, ...]]):
    """The phrases of a role, as keys. Most positions are turned away by the word that stands there."""

    def __init__(self, _: Iterable[tuple[str, ...]]) -> None:
        self.firsts = frozenset(phrase[0] for phrase in self)
        self.lasts = frozenset(phrase[-1] for phrase in self)
        self.longest = max(map(len, self), default=0)

    def before(self, keys: Sequence[str], index: int) -> int:
        """Number of tokens of the longest phrase that ends right before token ``index``; 0 where there is none."""
        if index < 1 or keys[index - 1] not in self.lasts:
            return 0
        for length in range(min(self.longest, index), 0, -1):
            if tuple(keys[index - length:index]) in self:
                return length
        return 0

    def at(self, keys: Sequence[str], index: int) -> int:
        """Number of tokens of the longest phrase that begins at token ``index``; 0 where there is none."""
        if index >= len(keys) or keys[index] not in self.firsts:
            return 0
        for length in range(min(self.longest, len(keys) - index), 0, -1):
            if tuple(keys[index:index + length]) in self:
                return length
        return 0
