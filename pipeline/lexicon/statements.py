"""Statements: verbs of speech, what turns their kind, verdicts on targets, and the order of protocol (statements.toml)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import model_validator

from pipeline.lexicon.files import read_toml
from pipeline.lexicon.spoken import LANGUAGES, Exemplified, Spoken, every, longer, single
from pipeline.lexicon.trie import Phrase
from pipeline.records.events import STATEMENT_KINDS, TARGET_VERDICTS

SPEECH, TURN, VERDICT, LEVEL, WORD = "speech", "speech_turn", "verdict", "protocol_level", "speech_word"
POLARITY = {"met": 1, "ahead": 1, "requirement_met": 1, "missed": -1, "behind": -1, "requirement_not_met": -1}


class Cue(NamedTuple):
    """What a verb of speech stands for; the fields are explained in statements.toml."""

    kind: str
    polarity: int | None
    rank: bool
    close: bool
    to: bool
    needs: bool
    prefix: bool
    frame: bool
    void: bool


class Verdict(NamedTuple):
    """What a phrase says of targets; open: a word for a plan must stand beside it."""

    stands: str
    open: bool


class CueEntry(Exemplified):
    """One block ``[[cue]]``."""

    kind: str
    polarity: Literal[-1, 1] | None = None
    rank: bool = False
    close: bool = False
    to: bool = False
    needs: bool = False
    prefix: bool = False
    frame: bool = False
    void: bool = False

    @model_validator(mode="after")
    def _is_whole(self) -> "CueEntry":
        if self.kind not in STATEMENT_KINDS:
            raise ValueError(f"{self.kind} is no kind of statement")
        if self.lacking():
            raise ValueError(f"{self.kind}: no example in {', '.join(self.lacking())}")
        return self

    def cue(self) -> Cue:
        """The entry as the trie hands it back."""
        return Cue(self.kind, self.polarity, self.rank, self.close, self.to, self.needs, self.prefix, self.frame,
                   self.void)


class TurnEntry(Spoken):
    """One block ``[[turn]]``."""

    to: Literal["directive", "advice", "difficulty", "praise", "blame", "commitment", "neutral"]


class VerdictEntry(Exemplified):
    """One block ``[[verdict]]``."""

    stands: str
    open: bool = False

    @model_validator(mode="after")
    def _is_whole(self) -> "VerdictEntry":
        if self.stands not in TARGET_VERDICTS:
            raise ValueError(f"{self.stands} is no verdict")
        if self.lacking():
            raise ValueError(f"{self.stands}: no example in {', '.join(self.lacking())}")
        return self


class LevelEntry(Spoken):
    """One block ``[[level]]``."""

    level: int


class WordEntry(Spoken):
    """One block ``[[word]]``."""

    role: str


@dataclass(frozen=True)
class StatementWords:
    """What statements.toml holds; turns, roles, levels: for each language the single words by code."""

    cues: tuple[CueEntry, ...]
    verdicts: tuple[VerdictEntry, ...]
    longer: tuple[Phrase, ...]
    turns: dict[str, dict[str, tuple[str, ...]]]
    roles: dict[str, dict[str, tuple[str, ...]]]
    levels: dict[str, dict[str, tuple[str, ...]]]


@cache
def statement_words() -> StatementWords:
    """The lists of statements.toml beside this module.

    Raises:
        LexiconError: an entry is wrong.
    """
    return read_statements(Path(__file__).with_name("statements.toml"))


def read_statements(path: Path) -> StatementWords:
    """The lists of a file like statements.toml.

    Raises:
        LexiconError: an entry is wrong.
    """
    turns = read_toml(path, "turn", TurnEntry)
    words = read_toml(path, "word", WordEntry)
    levels = read_toml(path, "level", LevelEntry)
    turned, roles, levelled = (
        {language: single(entries, language) for language in LANGUAGES}
        for entries in ([(entry.to, entry) for entry in turns], [(entry.role, entry) for entry in words],
                        [(str(entry.level), entry) for entry in levels]))
    return StatementWords(
        cues=tuple(read_toml(path, "cue", CueEntry)),
        verdicts=tuple(read_toml(path, "verdict", VerdictEntry)),
        longer=(
            *(phrase for turn in turns for phrase in longer(TURN, turn, turn.to)),
            *(phrase for word in words for phrase in longer(WORD, word, word.role)),
            *(phrase for level in levels for phrase in longer(LEVEL, level, str(level.level))),
        ),
        turns=turned, roles=roles, levels=levelled,
    )


def phrases(statements: StatementWords) -> Iterator[Phrase]:
    """Verbs of speech, verdicts, and all else of more than one token."""
    for cue in statements.cues:
        yield from every(SPEECH, cue, cue.cue())
    for verdict in statements.verdicts:
        yield from every(VERDICT, verdict, Verdict(verdict.stands, verdict.open))
    yield from statements.longer
