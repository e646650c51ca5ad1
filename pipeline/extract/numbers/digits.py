"""Numbers in digits: which separator is which.

"1.440" is 1440 in Vietnamese and 1.44 in English, and texts mix the two: translated English keeps Vietnamese
separators, a comma before three digits is a decimal in one language and thousands in the other. The shape decides where
it can; then the numbers around it that leave no choice; then the language.
"""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple


class Shape(NamedTuple):
    """What the shape of a digit run says.

    thousands: the value if its separators group digits; decimal: the value if the last of them begins the decimals;
        None where the shape forbids the reading. Neither: no number at all (1.2.3, 22,24,26).
    decimals: digits behind the separator in the decimal reading.
    mark: "," or "." where the run shows by its shape that this is the decimal mark in use, else "".
    strong: it shows so by two separators ("1.949,6", "1,234,567"), not by "15.6", which may be a date.
    broken: a group has a digit too many ("6.7000"); read without it.
    """

    thousands: Decimal | None
    decimal: Decimal | None
    decimals: int
    mark: str
    strong: bool
    broken: bool


NONE = Shape(None, None, 0, "", strong=False, broken=False)
LONGEST = 40  # far beyond 1e24
OTHER_MARK = {",": ".", ".": ","}


@lru_cache(maxsize=100_000)
def shape(printed: str) -> Shape:
    """The readings of a digit run with its separators, as printed; the run has at most LONGEST characters."""
    marks = [c for c in printed if c in ",."]
    if not marks:
        return Shape(Decimal(printed), None, 0, "", strong=False, broken=False)
    groups = printed.replace(",", ".").split(".")
    last = marks[-1]
    if len(set(marks)) == 2:
        return _two_marks(groups, marks, last)
    if len(groups) > 2:
        return _one_mark_often(groups, last)
    return _one_mark(groups, last)


def _two_marks(groups: list[str], marks: list[str], last: str) -> Shape:
    indian = last == "." and _indian(groups[:-1])
    if marks.count(last) > 1 or not (_grouped(groups[:-1]) or indian):
        return NONE
    value = Decimal("".join(groups[:-1]) + "." + groups[-1])
    return Shape(None, value, len(groups[-1]), last, strong=True, broken=False)


def _one_mark_often(groups: list[str], mark: str) -> Shape:
    if not (_grouped(groups) or (mark == "," and _indian(groups))):
        return NONE
    return Shape(Decimal("".join(groups)), None, 0, OTHER_MARK[mark], strong=True, broken=False)


def _indian(groups: list[str]) -> bool:
    """12,34,567: lakhs and crores."""
    return len(groups) > 2 and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[1:-1]) and len(groups[0]) <= 2


def _one_mark(groups: list[str], mark: str) -> Shape:
    whole, part = groups
    value = Decimal(whole + "." + part)
    if len(part) == 3 and len(whole) <= 3 and whole[0] != "0":
        return Shape(Decimal(whole + part), value, 3, "", strong=False, broken=False)
    if len(part) == 4 and len(whole) <= 3 and whole[0] != "0":
        if part.endswith("000"):
            return Shape(Decimal(whole + part[:3]), None, 0, "", strong=False, broken=True)
        if mark == ",":
            return Shape(Decimal(whole + part[:3]), value, 4, "", strong=False, broken=True)
    return Shape(None, value, len(part), mark, strong=False, broken=False)


def _grouped(groups: Sequence[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])


class Numeral(NamedTuple):
    """A digit run as read: its value and printed decimals, and the other reading where the shape allowed two."""

    value: Decimal
    decimals: int
    other: Decimal | None
    broken: bool


class Witnesses:
    """The numbers of a text that show which decimal mark it uses, by token; weights can be summed over any stretch."""

    def __init__(self) -> None:
        self._tokens: list[int] = []
        self._sums: list[int] = [0]
        self._strong: list[int] = [0]

    def add(self, token: int, mark: str, *, strong: bool) -> None:
        """Note a number; tokens come in ascending order."""
        weight = 1 if mark == "," else -1
        self._tokens.append(token)
        self._sums.append(self._sums[-1] + weight)
        self._strong.append(self._strong[-1] + (weight if strong else 0))

    def balance(self, first: int, last: int) -> int:
        """Above 0 where the comma is the decimal mark in tokens [first, last), below where the point is."""
        return self._sums[bisect_left(self._tokens, last)] - self._sums[bisect_left(self._tokens, first)]

    def strong_balance(self, first: int, last: int) -> int:
        """The same of numbers with two separators alone."""
        return self._strong[bisect_left(self._tokens, last)] - self._strong[bisect_left(self._tokens, first)]


def settle(found: Shape, mark: str, language: str, witnesses: Witnesses,
           stretches: Sequence[tuple[int, int]]) -> Numeral:
    """The reading of a run whose shape allows both.

    mark: its separator. stretches: its sentence, paragraph and document as tokens [first, last): the nearest that
    shows a decimal mark is the witness. Vietnamese point groups yield to strong witnesses alone: "8.5%" is a common
    slip beside "1.440".
    """
    assert found.thousands is not None
    assert found.decimal is not None
    sided = witnesses.strong_balance if language == "vi" and mark == "." else witnesses.balance
    votes = next((vote for vote in (sided(first, last) for first, last in stretches) if vote), 0)
    decimal_mark = ("," if votes > 0 else ".") if votes else ("," if language == "vi" else ".")
    if decimal_mark == mark:
        return Numeral(found.decimal, found.decimals, None if found.broken else found.thousands, broken=False)
    return Numeral(found.thousands, 0, None if found.broken else found.decimal, found.broken)


def sure(found: Shape) -> Numeral | None:
    """The reading of a run whose shape allows one; None where it is no number."""
    if found.decimal is not None:
        return Numeral(found.decimal, found.decimals, None, found.broken)
    if found.thousands is not None:
        return Numeral(found.thousands, 0, None, found.broken)
    return None
