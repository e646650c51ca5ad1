"""Words that say how a clause gives a figure, a pair of files a language: predicates, observation status, what a
completion is measured against, what joins clauses (verbs.toml), and small words by class (structure.toml)."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.files import read_toml
from pipeline.lexicon.trie import Phrase
from pipeline.lexicon.words import keys

CLAUSE, GAUGE, AREA, LISTED = "clause", "gauge", "area", "listed"
FOLDER = Path(__file__).parent

Role = Literal["reach", "equal", "change", "times", "share", "exceed", "complete", "have", "hold", "rank"]
Status = Literal["actual", "estimate", "target", "forecast", "registered"]
Direction = Literal["up", "down"]


class ClauseWord(NamedTuple):
    """What a phrase does in a clause.

    role: a predicate's (reach, equal, change, times, share, exceed, complete, have, hold, rank); status, joint,
        auxiliary, hedge, filler (says where without a name) or void (category ``clause``); growth, completion, rate,
        yearly (an average of years), heading (begins the name of a measure), league (ranks those it names),
        ellipsis (often printed without its object), object, actor, pronoun, measure, attribute (measures the topic of the
        sentence), flow, event or plan (category ``gauge``);
        extent (code, scope: the noun of the area or length it tells); area (a unit or the country spoken of without its
        name; category ``area``).
    code: of a joint: part, detail, respectively, plain, report; of an area: the type of its unit, or country.
    scope: of a status: clause; sentence (to its end); chain (only in the verb group or at the edge of the subject);
        project (the capital and the time of what is yet to be built, in the paragraphs that follow).
    noun: a status word that is part of the phrase it stands in ("kế hoạch vốn"); a growth noun that names what is
        measured ("lạm phát"). after: a status word that may stand behind its figure ("được giao"). soft: a predicate
        that also stands inside phrases ("số hộ được hỗ trợ").
    """

    role: str
    direction: str | None = None
    status: str | None = None
    basis: str | None = None
    code: str = ""
    scope: str = ""
    noun: bool = False
    after: bool = False
    soft: bool = False


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    example: str


class PredicateEntry(_Entry):
    """A verb that ties a value to its subject."""

    role: Role
    direction: Direction | None = None
    status: Status | None = None
    soft: bool = False


class GrowthEntry(_Entry):
    """A noun whose value is a change. keep: it names what is measured too ("lạm phát")."""

    direction: Direction
    keep: bool = False


class StatusEntry(_Entry):
    """A word that sets the observation status."""

    status: Status
    scope: Literal["clause", "sentence", "chain", "project"]
    noun: bool = False
    after: bool = False


class PlanEntry(_Entry):
    """What a completion is measured against."""

    basis: Literal["plan", "yearly_plan", "estimate"]


class JointEntry(_Entry):
    """What joins clauses."""

    code: Literal["part", "detail", "respectively", "plain", "report"]


class AreaEntry(_Entry):
    """Words for an area without its name. types: those of ``unit_type`` in the gazetteer, or country."""

    types: tuple[str, ...]


class ExtentEntry(_Entry):
    """A word beside an area or a length. area, length: the noun of the measure it tells."""

    area: str = ""
    length: str = ""


class PlainEntry(_Entry):
    """A list of words without attributes."""


class ClassEntry(_Entry):
    """A class of small words."""

    name: str


class ClauseWords(NamedTuple):
    """The clause words of one language: phrases for the trie, the lexicon's examples, and small words by class."""

    phrases: tuple[tuple[str, str, ClauseWord], ...]
    examples: tuple[str, ...]
    indicator_examples: tuple[str, ...]
    hedge: frozenset[str]
    auxiliary: frozenset[str]
    conjunction: frozenset[str]
    starter: frozenset[str]
    leading: frozenset[str]
    trailing: frozenset[str]
    place_link: frozenset[str]
    cause: frozenset[str]
    neutral: frozenset[str]
    before_head: frozenset[str]
    economy: frozenset[str]
    outside: frozenset[str]
    passage: frozenset[str]
    toward: frozenset[str]
    infinitive: frozenset[str]
    regard: frozenset[str]
    locative: frozenset[str]
    more: frozenset[str]
    less: frozenset[str]
    venue: frozenset[str]
    rates: frozenset[str]
    cause_link: frozenset[str]
    partitive: frozenset[str]
    recipient: frozenset[str]
    progress: frozenset[str]
    perfect: frozenset[str]
    apposition: frozenset[str]
    head: frozenset[str]
    volume: frozenset[str]
    worth: frozenset[str]
    capital: frozenset[str]
    link: frozenset[str]
    copula: frozenset[str]
    relative: frozenset[str]
    number_of: frozenset[str]
    other: frozenset[str]
    adjunct: frozenset[str]
    gap: frozenset[str]
    sector: frozenset[str]
    indices: frozenset[str]
    vague: frozenset[str]


@cache
def clause_words() -> dict[str, ClauseWords]:
    """The clause words of each language that has the files.

    Raises:
        LexiconError: an entry is wrong.
    """
    return {path.parent.name: _read(path) for path in sorted((FOLDER / "languages").glob("*/verbs.toml"))}


def clause_phrases() -> Iterator[Phrase]:
    """The phrases for the trie."""
    for language, words in clause_words().items():
        for category, phrase, word in words.phrases:
            yield Phrase(category, phrase, word, language)


def _scope(entry: PredicateEntry) -> str:
    """A verb of aiming ("phấn đấu đạt") opens a list of targets; others speak of their own clause."""
    return "sentence" if entry.status == "target" else ""


def _read(path: Path) -> ClauseWords:
    tables: list[tuple[str, Sequence[tuple[_Entry, ClauseWord]]]] = [
        (CLAUSE, [(e, ClauseWord(e.role, e.direction, e.status, scope=_scope(e), soft=e.soft))
                  for e in read_toml(path, "predicate", PredicateEntry)]),
        (CLAUSE, [(e, ClauseWord("status", status=e.status, scope=e.scope, noun=e.noun, after=e.after))
                  for e in read_toml(path, "status", StatusEntry)]),
        (CLAUSE, [(e, ClauseWord("joint", code=e.code)) for e in read_toml(path, "joint", JointEntry)]),
        (CLAUSE, [(e, ClauseWord("filler")) for e in read_toml(path, "filler", PlainEntry)]),
        (CLAUSE, [(e, ClauseWord("void")) for e in read_toml(path, "void", PlainEntry)]),
        (GAUGE, [(e, ClauseWord("growth", e.direction, noun=e.keep)) for e in read_toml(path, "growth", GrowthEntry)]),
        (GAUGE, [(e, ClauseWord("completion")) for e in read_toml(path, "completion", PlainEntry)]),
        (GAUGE, [(e, ClauseWord("rate")) for e in read_toml(path, "rate", PlainEntry)]),
        (GAUGE, [(e, ClauseWord("heading")) for e in read_toml(path, "heading", PlainEntry)]),
        (GAUGE, [(e, ClauseWord("league")) for e in read_toml(path, "league", PlainEntry)]),
        (GAUGE, [(e, ClauseWord("yearly")) for e in read_toml(path, "yearly", PlainEntry)]),
        (CLAUSE, [(e, ClauseWord("hedge")) for e in read_toml(path, "hedge", PlainEntry)]),
        (CLAUSE, [(e, ClauseWord("auxiliary")) for e in read_toml(path, "auxiliary", PlainEntry)]),
        (GAUGE, [(e, ClauseWord(role)) for role in ("pronoun", "measure", "attribute", "flow", "event")
                 for e in read_toml(path, role, PlainEntry)]),
        (GAUGE, [(e, ClauseWord("actor")) for e in read_toml(path, "actor", PlainEntry)]),
        (GAUGE, [(e, ClauseWord("ellipsis")) for e in read_toml(path, "ellipsis", PlainEntry)]),
        (GAUGE, [(e, ClauseWord("object")) for e in read_toml(path, "object", PlainEntry)]),
        (LISTED, [(e, ClauseWord("pair")) for e in read_toml(path, "pair", PlainEntry)]),
        (GAUGE, [(e, ClauseWord("plan", basis=e.basis)) for e in read_toml(path, "plan", PlanEntry)]),
        (GAUGE, [(e, ClauseWord("extent", code=e.area, scope=e.length)) for e in read_toml(path, "extent", ExtentEntry)]),
        (AREA, [(e, ClauseWord("area", code=code)) for e in read_toml(path, "area", AreaEntry) for code in e.types]),
    ]
    classes = read_toml(path.with_name("structure.toml"), "class", ClassEntry)
    named = {entry.name: frozenset("".join(keys(word)) for word in entry.words) for entry in classes}
    return ClauseWords(
        phrases=tuple((category, phrase, word) for category, entries in tables
                      for entry, word in entries for phrase in entry.words),
        examples=tuple(entry.example for _, entries in tables for entry, _ in entries),
        indicator_examples=tuple(entry.example for entry in classes),
        **named,
    )
