"""A quantity while it is being put together, and the view of the text that the rules look through."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.extract.figures.quantity import Number, Quantity
from pipeline.extract.reading import Reading
from pipeline.extract.tokens import Tokens
from pipeline.lexicon.nearby import Near, ahead, behind
from pipeline.lexicon.quantities import CONTEXT, QuantityWords
from pipeline.lexicon.trie import Hit

HYPHENS = frozenset("-–—")
TIME_DIMENSIONS = frozenset({"time", "calendar_time"})


@dataclass(slots=True)
class Draft:
    """A quantity in the making. lead: first token that belongs to it, hedge and sign included.

    noun: what the thing counted is called under a slash.
    tentative: stands only beside counts of the same thing ("một dự án" in a list of counts).
    prefixed: its currency stands before it. range_end: it is a quantity only as the end of a range ("$10-20").
    cues: what the lexicon knows before it.
    named: stands behind a name and before a comma, as in a list that spreads a total.
    guessed: no unit or noun is printed; a neighbour may know better.
    open_scale: a scale without unit ("739 tỷ").
    minor: printed in hundredths of a currency. listed: shares its unit with a neighbour ("2,1 và 1,9 tỷ USD").
    """

    number: Number
    lead: int
    first: int
    last: int
    number_last: int
    value: Decimal
    high: Decimal | None = None
    of_value: Decimal | None = None
    decimals: int | None = None
    unit: str | None = None
    counted: str | None = None
    noun: str | None = None
    approx: str | None = None
    sign: int = 0
    kind: str | None = None
    tentative: bool = False
    open_scale: bool = False
    minor: bool = False
    listed: bool = False
    guessed: bool = False
    prefixed: bool = False
    range_end: bool = False
    named: bool = False
    cues: Mapping[str, Near] = field(default_factory=dict)

    @property
    def bare(self) -> bool:
        """Whether it still looks for a unit."""
        return (self.unit is None or self.guessed) and not self.open_scale

    def quantity(self) -> Quantity:
        """The finished row."""
        return Quantity(self.first, self.last, self.number.first, self.number_last, self.value, self.high,
                        self.of_value, self.decimals, self.unit, self.counted, self.approx, self.sign, self.kind)


@dataclass(slots=True)
class View:
    """One sentence as the rules see it: tokens [start, stop), in one language."""

    reading: Reading
    tokens: Tokens
    words: QuantityWords
    start: int
    stop: int
    _ahead: dict[int, dict[str, Near]] = field(default_factory=dict)
    _behind: dict[int, dict[str, Near]] = field(default_factory=dict)

    def ahead(self, token: int) -> dict[str, Near]:
        """What the lexicon knows from a token on."""
        found = self._ahead.get(token)
        if found is None:
            found = self._ahead[token] = ahead(self.words.after, self.tokens.keys, token, self.stop)
        return found

    def behind(self, token: int) -> dict[str, Near]:
        """What the lexicon knows up to a token."""
        found = self._behind.get(token)
        if found is None:
            found = self._behind[token] = behind(self.words.before, self.tokens.keys, token, self.start)
        return found

    def key(self, token: int) -> str:
        """Key of a token, empty outside the sentence."""
        return self.tokens.keys[token] if self.start <= token < self.stop else ""

    def printed(self, token: int) -> str:
        """Characters of a token, empty outside the sentence."""
        return self.tokens.printed[token] if self.start <= token < self.stop else ""

    def shape(self, token: int) -> str:
        """Shape of a token, empty outside the sentence."""
        return self.tokens.shapes[token] if self.start <= token < self.stop else ""

    def glued(self, token: int) -> bool:
        """Whether a token of the sentence touches the one before it, inside the sentence."""
        return self.start < token < self.stop and self.tokens.glued(token)

    def dimension(self, unit: str | None) -> str:
        """What a unit code measures; of a compound: what its first part measures."""
        return self.words.dimensions.get((unit or "").split("/")[0], "")

    def hyphenated(self, token: int) -> bool:
        """Whether the token is a hyphen that joins its neighbours ("45-acre")."""
        return self.printed(token) in HYPHENS and self.glued(token) and self.glued(token + 1)


class Context:
    """Cues that count anywhere in a sentence, by their positions in the text."""

    def __init__(self, marks: Mapping[str, Mapping[int, Hit]]) -> None:
        self._hits = marks
        self._positions: dict[str, list[int]] = {}

    def positions(self, code: str) -> list[int]:
        """Tokens at which a cue begins, ascending."""
        found = self._positions.get(code)
        if found is None:
            found = self._positions[code] = sorted(self._hits.get(CONTEXT + code, ()))
        return found

    def last_before(self, code: str, first: int, last: int) -> Hit | None:
        """The last cue that begins in tokens [first, last)."""
        positions = self.positions(code)
        at = bisect_left(positions, last)
        if at == 0 or positions[at - 1] < first:
            return None
        return self._hits[CONTEXT + code][positions[at - 1]]

    def within(self, code: str, first: int, last: int) -> bool:
        """Whether a cue begins in tokens [first, last)."""
        positions = self.positions(code)
        at = bisect_right(positions, first - 1)
        return at < len(positions) and positions[at] < last
