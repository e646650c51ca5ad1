"""Words of dates and periods, a file a language: what a period begins with and what the words around it make of it."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.files import read_toml
from pipeline.lexicon.trie import Phrase
from pipeline.lexicon.words import keys

CATEGORY = "period"
FOLDER = Path(__file__).parent


class Core(NamedTuple):
    """What a phrase found by the trie begins.

    kind: year, month, quarter, half, half_month, day, weekday, relative, stage, term, school_year, now, same,
        same_period, start_of_year, year_to_date, comparison; spoken: the ``unit`` named last; cumulative: up to its end;
        void: a phrase that looks like one and is none.
    unit: for kind relative, the unit that ``value`` counts from the day of publication.
    value: month 1-12, quarter 1-4, half 1-2, weekday from Monday 0, or the relative distance; 0 where a number follows.
    code: for kind comparison, the basis.
    """

    kind: str
    unit: str
    value: int
    code: str


class CoreEntry(BaseModel):
    """One block ``[[core]]``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["year", "month", "quarter", "half", "half_month", "day", "weekday", "relative", "stage", "term",
                  "school_year", "now", "same", "same_period", "start_of_year", "year_to_date", "comparison", "spoken",
                  "cumulative", "void"]
    unit: Literal["", "day", "week", "month", "quarter", "year"] = ""
    value: int = 0
    code: str = ""
    cased: bool = False
    words: tuple[str, ...]
    example: str
    holds: str


class WordEntry(BaseModel):
    """One block of words that the parser asks for by their place beside a period."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    words: tuple[str, ...]
    example: str
    holds: str


class Table(NamedTuple):
    """Phrases of one kind as tuples of keys: phrase -> code, and the first and last keys, which most tokens are none of."""

    codes: dict[tuple[str, ...], str]
    firsts: frozenset[str]
    lasts: frozenset[str]


class PeriodWords(NamedTuple):
    """The period words of one language.

    prefixes, parts, spans: what stands beside a period, by code. locals: code -> phrases asked for by their place.
    longest: tokens of the longest of them.
    month_first: the month stands before the day, and "first" before "5 months".
    """

    cores: tuple[CoreEntry, ...]
    entries: tuple[WordEntry, ...]
    prefixes: Table
    parts: Table
    spans: Table
    locals: dict[str, Table]
    longest: int
    month_first: bool


@cache
def period_words() -> dict[str, PeriodWords]:
    """The period words of each language that has a file of them.

    Raises:
        LexiconError: an entry is wrong.
    """
    return {path.parent.name: read_periods(path) for path in sorted((FOLDER / "languages").glob("*/periods.toml"))}


def read_periods(path: Path) -> PeriodWords:
    """The period words of a language's file.

    Raises:
        LexiconError: an entry is wrong.
    """
    prefixes, parts, spans = (read_toml(path, table, WordEntry) for table in ("prefix", "part", "span"))
    places = read_toml(path, "local", WordEntry)
    entries = (*prefixes, *parts, *spans, *places)
    return PeriodWords(
        cores=tuple(read_toml(path, "core", CoreEntry)),
        entries=entries,
        prefixes=_codes(prefixes),
        parts=_codes(parts),
        spans=_codes(spans),
        locals={entry.code: _codes([entry]) for entry in places},
        longest=max(len(keys(words)) for entry in entries for words in entry.words),
        month_first=bool(tomllib.loads(path.read_text(encoding="utf-8"))["month_first"]),
    )


def period_phrases() -> Iterator[Phrase]:
    """The phrases for the trie: the beginnings of periods."""
    for language, words in period_words().items():
        for entry in words.cores:
            core = Core(entry.kind, entry.unit, entry.value, entry.code)
            for phrase in entry.words:
                yield Phrase(CATEGORY, phrase, core, language, cased=entry.cased)


def _codes(entries: list[WordEntry]) -> Table:
    codes = {keys(words): entry.code for entry in entries for words in entry.words}
    return Table(codes, frozenset(phrase[0] for phrase in codes), frozenset(phrase[-1] for phrase in codes))
