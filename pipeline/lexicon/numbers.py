"""Number words, hedges, and the words beside a number that say what it is: one file a language."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.files import LexiconError, read_toml
from pipeline.lexicon.words import keys

FOLDER = Path(__file__).parent / "languages"
Role = Literal["digit", "zero", "tail", "ten", "tens", "hundred", "link", "scale", "letter", "group", "half_after", "half",
               "quarter", "denominator", "part", "point", "ordinal_mark", "ordinal", "suffix", "sign", "fraction", "article", "of"]

# Roles a number can begin with, and roles that say a value (rows of the ledger).
STARTERS = frozenset({"digit", "zero", "ten", "tens", "hundred", "scale", "group", "half", "quarter", "ordinal",
                      "ordinal_mark", "fraction"})
VALUES = STARTERS - {"ordinal_mark"} | {"tail", "denominator"}

# Where a cue stands: before the number, behind it, or anywhere in its sentence.
CUES: dict[str, str] = {
    "span": "behind", "between": "before", "comparative": "before", "move": "behind", "and": "behind", "per": "behind", "list_opens": "behind", "rate": "behind", "change": "sentence", "from": "before",
    "ago": "behind", "by": "before", "crowd": "sentence", "plan_before": "before",
    "each": "sentence", "per_person": "sentence", "rate_context": "sentence", "temperature": "sentence",
    "index": "sentence", "age_value": "sentence", "sterling": "sentence", "rank": "before", "rank_after": "behind",
    "top": "before", "label": "before", "label_strong": "before", "label_legal": "before", "not_label": "before",
    "reached": "before", "one": "before", "five": "before", "together": "before", "age_before": "before",
    "age_after": "behind", "not_counted": "behind", "two_parties": "behind", "hyphen_noun": "behind",
    "plan_after": "behind", "anniversary": "both", "founding": "behind", "clock_before": "before",
    "clock_after": "behind", "hour_word": "behind", "phone": "before", "map_scale": "before", "of_whole": "behind",
    "in_of": "behind", "of_them": "behind", "address": "behind", "multiple": "words", "multiple_three": "words", "multiple_half": "words", "multiple_four": "words",
    "multiple_of": "before", "stop": "behind", "vague": "before", "unit_place": "behind",
}


class NumberWord(NamedTuple):
    """A word of the number lexicon.

    unit: for a scale glued to a currency ("tỷđồng"), the currency.
    """

    role: str
    value: Decimal
    unit: str | None = None


class NumberEntry(BaseModel):
    """One block ``[[number]]``: words of one role with their values."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Role
    words: dict[str, Decimal]
    example: str


class ApproxEntry(BaseModel):
    """One block ``[[approx]]``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Literal["about", "nearly", "over", "under", "at_least", "at_most"]
    before: tuple[str, ...]
    after: tuple[str, ...] = ()
    example: str


class CueEntry(BaseModel):
    """One block ``[[cue]]``; the id is one of ``CUES``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    words: tuple[str, ...]
    example: str


class NumberFile(NamedTuple):
    """The entries of one language's file."""

    numbers: list[NumberEntry]
    approx: list[ApproxEntry]
    cues: list[CueEntry]

    def words(self) -> dict[str, NumberWord]:
        """Key -> number word.

        Raises:
            LexiconError: a word stands twice.
        """
        found: dict[str, NumberWord] = {}
        for entry in self.numbers:
            for word, value in entry.words.items():
                (key,) = keys(word)
                if found.setdefault(key, NumberWord(entry.role, value)).role != entry.role:
                    raise LexiconError(f"numbers.toml: {word} stands in two roles")
        return found

    def cues_at(self, *places: str) -> Iterator[tuple[str, str, str]]:
        """(id, words, id) of the cues that stand at one of the places."""
        for cue in self.cues:
            if CUES[cue.id] in places:
                for words in cue.words:
                    yield cue.id, words, cue.id


def number_file(language: str) -> NumberFile:
    """Read one language's file.

    Raises:
        LexiconError: an entry is wrong, or a cue no rule knows.
    """
    path = FOLDER / language / "numbers.toml"
    found = NumberFile(read_toml(path, "number", NumberEntry), read_toml(path, "approx", ApproxEntry),
                       read_toml(path, "cue", CueEntry))
    unknown = [cue.id for cue in found.cues if cue.id not in CUES]
    if unknown:
        raise LexiconError(f"{language}/numbers.toml: no rule uses the cues {unknown}")
    return found
