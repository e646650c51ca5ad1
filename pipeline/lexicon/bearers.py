"""Small words between a body or person and the figures that are said of it: languages/*/bearers.toml, checked."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.cues import Cues
from pipeline.lexicon.files import LexiconError, read_toml
from pipeline.lexicon.words import keys

FOLDER = Path(__file__).parent / "languages"


class BearerEntry(BaseModel):
    """A ``[[bearer]]``; the head of the Vietnamese file says what the roles mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Literal["opener", "between", "breaker", "of", "earn"]
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class BearerWords:
    """The words of a language by their role."""

    opener: Cues
    between: Cues
    breaker: Cues
    of: Cues
    earn: Cues


def bearer_entries() -> dict[str, list[BearerEntry]]:
    """The entries of each language."""
    return {path.parent.name: read_toml(path, "bearer", BearerEntry) for path in sorted(FOLDER.glob("*/bearers.toml"))}


@cache
def bearer_words() -> dict[str, BearerWords]:
    """The words of each language.

    Raises:
        LexiconError: an entry is wrong, or a role is missing or given twice.
    """
    found = {}
    for language, entries in bearer_entries().items():
        roles = {entry.role: Cues(keys(word) for word in entry.words) for entry in entries}
        if len(roles) != len(entries) or len(roles) != len(BearerWords.__dataclass_fields__):
            raise LexiconError(f"{language}/bearers.toml: each role stands once")
        found[language] = BearerWords(**roles)
    return found
