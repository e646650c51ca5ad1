"""By what a language is recognised: its commonest words, and letters that no other has."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, field_validator

from pipeline.lexicon.files import read_toml

FILE = Path(__file__).with_name("identify.toml")


class LanguageSigns(BaseModel):
    """One ``[[language]]``; a language may have several. letters: ranges as in "А-я"."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    words: tuple[str, ...]
    letters: tuple[str, ...] = ()
    example: str

    @field_validator("letters")
    @classmethod
    def _ranges(cls, letters: tuple[str, ...]) -> tuple[str, ...]:
        for letter in letters:
            if len(letter) != 3 or letter[1] != "-" or letter[0] > letter[2]:
                raise ValueError(f"{letter!r} is no range of letters")
        return letters


@dataclass(frozen=True, eq=False)
class Languages:
    """All languages that can be told. Compared by identity, so that what is derived from them needs no hashing."""

    signs: tuple[LanguageSigns, ...]


@cache
def languages() -> Languages:
    """The languages of the file, in its order.

    Raises:
        LexiconError: an entry is wrong.
    """
    return Languages(tuple(read_toml(FILE, "language", LanguageSigns)))
