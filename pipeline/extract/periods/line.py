"""What the period parser reads: one paragraph's tokens with the hits of period words, and the expressions it finds."""

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.extract.tokens import Tokens
from pipeline.lexicon.periods import PeriodWords, Table
from pipeline.lexicon.trie import Hit

FIRST_YEAR, LAST_YEAR = 1800, 2199


class Expr(NamedTuple):
    """A date or period as printed: tokens [first, last), what they say and what they leave out.

    unit: day, week, month, quarter, half, half_month, year, school_year, term; a span of months, quarters, years,
        weeks or days (``length`` of them, ``span`` says which: first, last, past, next); now, same, same_period,
        start_of_year, year_to_date, comparison.
    nth: month 1-12, quarter, half, weekday; offset: distance from the day of publication in units.
    part: start, middle or end of the unit. role: the code of the words before it. code: basis of a comparison.
    high: the far end of a range.
    """

    first: int
    last: int
    unit: str
    year: int | None = None
    nth: int = 0
    day: int = 0
    length: int = 0
    span: str = ""
    offset: int | None = None
    part: str = ""
    role: str = ""
    code: str = ""
    high: "Expr | None" = None


@dataclass(slots=True)
class Line:
    """Tokens [first, last) of one paragraph.

    hits: period words by the token they begin at; small: word numbers below 32, token -> (value, end).
    """

    tokens: Tokens
    hits: dict[int, Hit]
    small: dict[int, tuple[int, int]]
    words: PeriodWords
    first: int
    last: int

    def key(self, index: int) -> str:
        """The compared form of a token; empty outside the paragraph."""
        return self.tokens.keys[index] if self.first <= index < self.last else ""

    def shape(self, index: int) -> str:
        """The shape of a token (words.Form); empty outside the paragraph."""
        return self.tokens.shapes[index] if self.first <= index < self.last else ""

    def kind(self, index: int) -> str:
        """The kind of the period word that begins at a token, or an empty string."""
        hit = self.hits.get(index)
        return hit.entry.kind if hit is not None and index < self.last else ""

    def integer(self, index: int) -> int | None:
        """The value of a token of digits alone, up to four of them."""
        key = self.key(index)
        return int(key) if key.isdecimal() and key.isascii() and len(key) <= 4 else None

    def number(self, index: int, most: int) -> tuple[int, int] | None:
        """A small number in digits or letters and the token after it."""
        value = self.integer(index)
        if value is not None:
            return (value, index + 1) if 1 <= value <= most else None
        found = self.small.get(index)
        return found if found is not None and found[0] <= most else None

    def year(self, index: int) -> int | None:
        """A year in four digits."""
        if len(self.key(index)) != 4:
            return None
        value = self.integer(index)
        return value if value is not None and FIRST_YEAR <= value <= LAST_YEAR else None

    def is_local(self, code: str, index: int) -> int | None:
        """The token after the longest phrase of ``words.locals[code]`` that begins here."""
        table = self.words.locals.get(code)
        if table is None:
            return None
        found = self.after(table, index)
        return found[1] if found is not None else None

    def before(self, table: Table, index: int) -> tuple[str, int] | None:
        """Code and first token of the longest phrase of a table that ends before token ``index``."""
        keys = self.tokens.keys
        if index <= self.first or keys[index - 1] not in table.lasts:
            return None
        for length in range(min(self.words.longest, index - self.first), 0, -1):
            code = table.codes.get(tuple(keys[index - length:index]))
            if code is not None:
                return code, index - length
        return None

    def after(self, table: Table, index: int) -> tuple[str, int] | None:
        """Code of the longest phrase of a table that begins at token ``index``, and the token after it."""
        keys = self.tokens.keys
        if not self.first <= index < self.last or keys[index] not in table.firsts:
            return None
        for length in range(min(self.words.longest, self.last - index), 0, -1):
            code = table.codes.get(tuple(keys[index:index + length]))
            if code is not None:
                return code, index + length
        return None
