"""Font encodings of before Unicode, by their spelling of the commonest words."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.files import read_toml

FILE = Path(__file__).with_name("legacy_encodings.toml")


class LegacyEncoding(BaseModel):
    """One ``[[encoding]]``: Unicode word -> how a text in the encoding spells it, read as windows-1252."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    example: str
    words: dict[str, str]


@cache
def legacy_encodings() -> tuple[LegacyEncoding, ...]:
    """All of them.

    Raises:
        LexiconError: an entry is wrong.
    """
    return tuple(read_toml(FILE, "encoding", LegacyEncoding))
