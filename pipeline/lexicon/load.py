"""The lexicon as one frozen value, read from the files beside this module."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from pipeline.lexicon.actions import action_phrases
from pipeline.lexicon.bearers import BearerWords, bearer_words
from pipeline.lexicon.bodies.lists import Bodies, bodies, seats
from pipeline.lexicon.bodies.phrases import body_phrases
from pipeline.lexicon.clauses import ClauseWords, clause_phrases, clause_words
from pipeline.lexicon.events import EventWords, event_words
from pipeline.lexicon.events import phrases as event_phrases
from pipeline.lexicon.identify import Languages, languages
from pipeline.lexicon.indicators import Indicators, indicator_phrases, indicators
from pipeline.lexicon.lasting import lasting
from pipeline.lexicon.legal import LegalWords, legal_phrases, legal_words
from pipeline.lexicon.names import Names, name_phrases, names
from pipeline.lexicon.page import Page, page
from pipeline.lexicon.periods import PeriodWords, period_phrases, period_words
from pipeline.lexicon.places.gazetteer import Gazetteer, gazetteer
from pipeline.lexicon.places.phrases import Words, place_phrases, words
from pipeline.lexicon.quantities import QuantityWords, context_phrases, quantity_words
from pipeline.lexicon.statements import StatementWords, statement_words
from pipeline.lexicon.statements import phrases as statement_phrases
from pipeline.lexicon.titles import Titles, title_phrases, titles
from pipeline.lexicon.trie import Phrase, Trie, build

LANGUAGES = ("vi", "en")
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Lexicon:
    """All lists, checked, and the tries that find their phrases; an argument of every pure stage.

    hash: of the files' bytes; part of the reprocessing key.
    abbreviations: keys of tokens whose full stop ends no sentence.
    tries: one trie a language over all phrases (trie.py): each part yields its phrases in ``_phrases``.
    quantities: for each language number words, units, counted nouns and the cues around numbers.
    periods: for each language the words of dates and periods.
    languages: by what a language is recognised. page: what stands on a page beside the article.
    clauses: for each language the words of clauses that hold figures.
    bearers: for each language the words between a figure and whom it is said of.
    indicators: the curated measures.
    places: the gazetteer; place_words: the words that say how a place is read.
    events: kinds of events and the small words around them.
    statements: verbs of speech and the small words around them.
    titles: titles of posts; bodies: organisations; seats: cities with the name of their province; names: what people's
    names are made of.
    legal: legal documents: types, issuers, laws by name, relations.
    """

    hash: str
    abbreviations: frozenset[str]
    tries: dict[str, Trie]
    quantities: dict[str, QuantityWords]
    periods: dict[str, PeriodWords]
    languages: Languages
    page: Page
    clauses: dict[str, ClauseWords]
    bearers: dict[str, BearerWords]
    indicators: Indicators
    places: Gazetteer
    place_words: Words
    events: EventWords
    statements: StatementWords
    titles: Titles
    bodies: Bodies
    seats: dict[str, str]
    names: Names
    legal: LegalWords


@cache
def load() -> Lexicon:
    """Read and check all files.

    Raises:
        LexiconError: an entry is wrong; the message says file, line and reason.
    """
    with lasting():
        abbreviations = tomllib.loads((FOLDER / "sentence.toml").read_text(encoding="utf-8"))["abbreviations"]
        phrases = list(_phrases())
        return Lexicon(
            hash=_hash(),
            abbreviations=frozenset(abbreviations),
            tries={language: build(phrases, language) for language in LANGUAGES},
            quantities=quantity_words(),
            periods=period_words(),
            languages=languages(),
            page=page(),
            clauses=clause_words(),
            bearers=bearer_words(),
            indicators=indicators(),
            places=gazetteer(),
            place_words=words(),
            events=event_words(),
            statements=statement_words(),
            titles=titles(),
            bodies=bodies(),
            seats=seats(gazetteer()),
            names=names(),
            legal=legal_words(),
        )


def _phrases() -> Iterator[Phrase]:
    """The phrases of all parts."""
    yield from context_phrases()
    yield from period_phrases()
    yield from clause_phrases()
    yield from action_phrases()
    yield from indicator_phrases()
    yield from place_phrases(gazetteer())
    yield from event_phrases(event_words())
    yield from statement_phrases(statement_words())
    yield from title_phrases(titles())
    yield from body_phrases(bodies())
    yield from name_phrases(names())
    yield from legal_phrases()


def _hash() -> str:
    """sha256 over the names and bytes of all data files, in the order of their names."""
    digest = sha256()
    for path in sorted(FOLDER.rglob("*")):
        if path.suffix in {".toml", ".csv"}:
            digest.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:20]
