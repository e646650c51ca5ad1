"""Units: codes, exact factors to the base unit, and how they are printed."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.counted import counted_file
from pipeline.lexicon.files import LexiconError, read_toml
from pipeline.records import Unit

PATH = Path(__file__).parent / "units.toml"


class UnitEntry(BaseModel):
    """One block ``[[unit]]``; the file's head says what the fields mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    dimension: str
    base_unit: str
    to_base: Decimal | None = None
    label_en: str
    label_vi: str
    any: tuple[str, ...] = ()
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    prefix: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    minor_en: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()
    large: tuple[str, ...] = ()
    example_vi: str
    example_en: str


class CompoundEntry(BaseModel):
    """One block ``[[compound]]``: a printed name of a compound unit."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    any: tuple[str, ...] = ()
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    example_vi: str | None = None
    example_en: str | None = None


class UnitWord(NamedTuple):
    """A printed form of a unit.

    factor: 0.01 for the hundredth part of a currency, else 1.
    printed: the form as listed, for units that differ only in capitals (MB, mb).
    """

    code: str
    factor: Decimal
    printed: str
    glued: bool
    large: bool


class UnitFile(NamedTuple):
    """The entries of units.toml."""

    units: list[UnitEntry]
    compounds: list[CompoundEntry]

    def forms(self, language: str) -> Iterator[tuple[str, str, UnitWord]]:
        """(category, words, unit) of what may stand behind a number; category: unit, minor, under."""
        for entry in self.units:
            own = entry.vi if language == "vi" else entry.en
            for words in (*entry.any, *own):
                yield "unit", words, _word(entry, words)
                yield "under", words, _word(entry, words)
            for words in entry.under:
                yield "under", words, _word(entry, words)
            for words in entry.minor + (entry.minor_en if language == "en" else ()):
                yield "minor", words, _word(entry, words)._replace(factor=Decimal("0.01"))
        for compound in self.compounds:
            own = compound.vi if language == "vi" else compound.en
            for words in (*compound.any, *own):
                yield "unit", words, UnitWord(compound.code, Decimal(1), words, glued=False, large=False)

    def prefixes(self) -> Iterator[tuple[str, str, UnitWord]]:
        """(category, words, unit) of what may stand before a number; letter_prefix: "A$", which "a $5 note" is not."""
        for entry in self.units:
            for words in entry.prefix:
                letter = words[0].isalpha() and not words[1].isalpha()
                yield "letter_prefix" if letter else "prefix", words, _word(entry, words)


def _word(entry: UnitEntry, words: str) -> UnitWord:
    return UnitWord(entry.code, Decimal(1), words, words in entry.glued, words in entry.large)


@cache
def unit_file() -> UnitFile:
    """Read units.toml.

    Raises:
        LexiconError: an entry is wrong, a code stands twice, or a base unit is no unit.
    """
    found = UnitFile(read_toml(PATH, "unit", UnitEntry), read_toml(PATH, "compound", CompoundEntry))
    codes = [entry.code for entry in found.units]
    twice = {code for code in codes if codes.count(code) > 1}
    homeless = {entry.base_unit for entry in found.units} - set(codes)
    if twice or homeless:
        raise LexiconError(f"units.toml: codes that stand twice {sorted(twice)}; base units unknown {sorted(homeless)}")
    return found


def unit_rows() -> list[Unit]:
    """The rows of ref.unit: every atom a unit code may be made of, units first, then counted nouns."""
    rows = [Unit(entry.code, entry.dimension, entry.base_unit, None if entry.to_base is None else float(entry.to_base),
                 entry.label_en, entry.label_vi) for entry in unit_file().units]
    known = {row.unit for row in rows}
    nouns = {noun.code: noun for noun in reversed(counted_file().nouns)}
    rows.extend(Unit(code, "count", "count", 1.0, noun.en[0], (noun.vi or noun.under)[0])
                for code, noun in sorted(nouns.items()) if code not in known)
    return rows
