"""Counting what was found, right and wanted, by measure, language and kind."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

ALL = "all"


class Score(NamedTuple):
    """One measure of one group: shares are None where there is nothing to divide by."""

    measure: str
    language: str
    kind: str
    precision: float | None
    recall: float | None
    f1: float | None
    right: int
    found: int
    wanted: int


class Accuracy(NamedTuple):
    """How often an attribute of the matched figures is right."""

    attribute: str
    language: str
    kind: str
    accuracy: float
    right: int
    of: int


class Miss(NamedTuple):
    """One thing that is not as labelled."""

    measure: str
    article: str
    detail: str


Key = tuple[str, str, str]


@dataclass(slots=True)
class Tally:
    """The counts so far; each is added to its language and kind and to the totals over them."""

    right: Counter[Key] = field(default_factory=Counter)
    found: Counter[Key] = field(default_factory=Counter)
    wanted: Counter[Key] = field(default_factory=Counter)
    held: Counter[Key] = field(default_factory=Counter)
    asked: Counter[Key] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def count(self, measure: str, language: str, kind: str, *, right: int = 0, found: int = 0, wanted: int = 0) -> None:
        """Add to a measure."""
        for key in _keys(measure, language, kind):
            self.right[key] += right
            self.found[key] += found
            self.wanted[key] += wanted

    def attribute(self, name: str, language: str, kind: str, *, holds: bool) -> None:
        """Add one comparison of an attribute."""
        for key in _keys(name, language, kind):
            self.asked[key] += 1
            self.held[key] += holds

    def miss(self, measure: str, article: str, detail: str) -> None:
        """Keep one case that is not as labelled."""
        self.misses.append(Miss(measure, article, detail))

    def scores(self) -> list[Score]:
        """All measures: totals first, then by language and kind; groups that nothing was counted for are left out."""
        keys = sorted({*self.found, *self.wanted}, key=_order)
        return [_score(key, self.right[key], self.found[key], self.wanted[key]) for key in keys
                if self.found[key] or self.wanted[key]]

    def accuracies(self) -> list[Accuracy]:
        """All attributes, in the same order."""
        return [Accuracy(*key, self.held[key] / self.asked[key], self.held[key], self.asked[key])
                for key in sorted(self.asked, key=_order)]


def _keys(measure: str, language: str, kind: str) -> set[Key]:
    return {(measure, a, b) for a in (ALL, language) for b in (ALL, kind)}


def _order(key: Key) -> tuple[str, bool, str, bool, str]:
    measure, language, kind = key
    return measure, language != ALL, language, kind != ALL, kind


def _score(key: Key, right: int, found: int, wanted: int) -> Score:
    precision = right / found if found else None
    recall = right / wanted if wanted else None
    total = (precision or 0.0) + (recall or 0.0)
    f1 = 2 * (precision or 0.0) * (recall or 0.0) / total if total else 0.0
    return Score(*key, precision, recall, f1, right, found, wanted)

