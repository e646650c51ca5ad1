"""Curated indicators: the measures that figures of several texts can be compared by, matched by name and never guessed."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.clauses import LISTED, ClauseWords, clause_words
from pipeline.lexicon.files import LexiconError, read_toml
from pipeline.lexicon.trie import Phrase
from pipeline.lexicon.units import unit_file
from pipeline.lexicon.words import keys
from pipeline.records import Indicator

PATH = Path(__file__).with_name("indicators.toml")


class IndicatorEntry(BaseModel):
    """One block ``[[indicator]]``; the file says what its fields mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    indicator_id: str
    label_vi: str
    label_en: str
    dimension: str
    stock_flow: Literal["stock", "flow"]
    better: Literal["up", "down", "neutral"]
    additive: bool
    vi: tuple[str, ...]
    en: tuple[str, ...]
    example_vi: str
    example_en: str


class Known(NamedTuple):
    """An indicator as extraction needs it."""

    indicator_id: str
    dimension: str


class Indicators(NamedTuple):
    """All indicators and, for each language, the measure keys of their names."""

    entries: tuple[IndicatorEntry, ...]
    names: dict[str, dict[tuple[str, ...], Known]]

    def find(self, language: str, printed: Sequence[str], words: ClauseWords) -> Known | None:
        """The indicator that the keys of a printed phrase name, or None where they name none or more than one."""
        return self.names.get(language, {}).get(measure_key(printed, words))


def measure_key(printed: Iterable[str], words: ClauseWords) -> tuple[str, ...]:
    """What two names of one measure share: the keys without parentheses, punctuation, words that say nothing about which
    measure it is ("của", "the") and those before its head ("tổng số", "total")."""
    found: list[str] = []
    depth = 0
    for key in printed:
        depth += (key == "(") - (key == ")")
        if depth == 0 and key[0].isalnum() and key not in words.neutral and (found or key not in words.before_head):
            found.append(key)
    return tuple(found)


@cache
def indicators() -> Indicators:
    """Read indicators.toml.

    Raises:
        LexiconError: an entry is wrong, an id stands twice, a name belongs to two indicators, or a dimension is unknown.
    """
    entries = read_toml(PATH, "indicator", IndicatorEntry)
    dimensions = {entry.dimension for entry in unit_file().units}
    unknown = {entry.dimension for entry in entries} - dimensions
    ids = [entry.indicator_id for entry in entries]
    twice = {indicator for indicator in ids if ids.count(indicator) > 1}
    if unknown or twice:
        raise LexiconError(f"{PATH.name}: unknown dimensions {sorted(unknown)}; ids that stand twice {sorted(twice)}")
    return Indicators(tuple(entries), {language: _names(entries, language, words)
                                       for language, words in clause_words().items()})


def _names(entries: Sequence[IndicatorEntry], language: str, words: ClauseWords) -> dict[tuple[str, ...], Known]:
    names: dict[tuple[str, ...], Known] = {}
    for entry in entries:
        known = Known(entry.indicator_id, entry.dimension)
        for name in entry.vi if language == "vi" else entry.en:
            key = measure_key(keys(name), words)
            if not key or names.setdefault(key, known) != known:
                raise LexiconError(f"{PATH.name}: {name!r} names {known.indicator_id} and {names.get(key)}")
    return names


def indicator_phrases() -> Iterator[Phrase]:
    """The names that hold a comma, for the trie: it ends no clause."""
    for entry in indicators().entries:
        for language, names in (("vi", entry.vi), ("en", entry.en)):
            for name in names:
                if "," in name:
                    yield Phrase(LISTED, name, entry.indicator_id, language)


def indicator_rows() -> list[Indicator]:
    """The rows of ref.indicator."""
    return [Indicator(e.indicator_id, e.label_en, e.label_vi, e.dimension, e.stock_flow, e.better, e.additive)
            for e in indicators().entries]
