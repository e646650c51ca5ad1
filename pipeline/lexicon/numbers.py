"""Number words, hedges, and the words beside a number that say what it is: one file a language."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.files import LexiconError, read_toml
from pipeline.lexicon.words import keys

FOLDER = Path(__file__).parent / "languages"
Role = Literal["digit", "zero", "tail", "ten", "tens", "hundred", "link", "scale", "letter", "group", "half_after",
               "half", "quarter", "denominator", "part", "point", "ordinal_mark", "ordinal", "suffix", "sign",
               "fraction", "article", "of"]

# Roles a number can begin with, and roles that say a value (rows of the ledger).
STARTERS = frozenset({"digit", "zero", "ten", "tens", "hundred", "scale", "group", "half", "quarter", "ordinal",
                      "ordinal_mark", "fraction"})
VALUES = STARTERS - {"ordinal_mark"} | {"tail", "denominator"}

# Where a cue stands: before the number, behind it, on either side, anywhere in its sentence, or as a number itself.
PLACES: dict[str, tuple[str, ...]] = {
    "before": ("age_before", "between", "by", "clock_before", "comparative", "five", "from", "label",
               "label_legal", "label_strong", "lasts", "map_scale", "multiple_of", "not_label", "one", "persons", "phone",
               "plan_before", "rank", "reached", "together", "top", "vague"),
    "behind": ("address", "age_after", "ago", "and", "bearing", "clock_after", "founding", "hour_word", "hyphen_noun", "in_of",
               "list_opens", "move", "not_counted", "of_all", "of_them", "of_whole", "per", "plan_after", "rank_after",
               "rate", "set_phrase", "span", "stop", "two_parties", "unit_place", "verb_after"),
    "both": ("anniversary",),
    "sentence": ("age_value", "change", "crowd", "each", "index", "per_person", "quake", "rate_context", "sterling",
                 "temperature"),
    "words": ("multiple", "multiple_four", "multiple_half", "multiple_three"),
}
CUES = {cue: place for place, cues in PLACES.items() for cue in cues}


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
    """One block ``[[approx]]``: hedges before the number, behind the quantity, and between number and noun."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Literal["about", "nearly", "over", "under", "at_least", "at_most"]
    before: tuple[str, ...]
    after: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
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
