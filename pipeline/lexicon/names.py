"""What people's names are made of, and the small words around them: names.toml, checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.cues import Cues
from pipeline.lexicon.files import LexiconError, read_csv, read_toml, toml_lines
from pipeline.lexicon.places.rows import ListedRow
from pipeline.lexicon.trie import Phrase
from pipeline.lexicon.words import TOKEN, form, keys

FILE = Path(__file__).with_name("names.toml")
WORLD = Path(__file__).parent / "places" / "world.csv"
CUES = ("former", "acting", "candidate", "is_post", "took_office", "left_office", "receives", "and", "named_after",
        "named_before", "consists", "person_verb", "byline_label", "term_years")
CREDITS = {"photo_credit": "photographer", "translator_credit": "translator"}
SMALL = ("article", "possessive", "of", "stationed", "vice", "owner", "adverb", "closer", "particle", "middle",
         "behind_title", "indefinite", "age", "term", "stopword")
PARTS = ("surname", "rare_surname", "onset", "rime", "syllable", "given", "honorific", "not_person")
ROLES = (*CUES, *SMALL, *PARTS, *CREDITS)


class WordsEntry(BaseModel):
    """A ``[[words]]`` of names.toml; the head of that file says what the roles mean. any: in any language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: str
    any: tuple[str, ...] = ()
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names:
    """The parts of names and the cues around them.

    syllables: every Vietnamese syllable, folded. given: given names of other countries. credits: what a bearer did for
    the article (a mention's rule), and the words before the name that say so.
    cues: role -> its phrases in all languages.
    small: role -> keys of its single words. nationalities: key of an adjective ("japanese") -> code of the country.
    """

    surnames: frozenset[str]
    rare_surnames: frozenset[str]
    honorifics: tuple[tuple[str, str], ...]
    not_person: tuple[tuple[str, str], ...]
    credits: tuple[tuple[str, str], ...]
    syllables: frozenset[str]
    given: frozenset[str]
    cues: Mapping[str, Cues]
    small: Mapping[str, frozenset[str]]
    nationalities: Mapping[str, str]


def read_names(file: Path = FILE, world: Path = WORLD) -> Names:
    """Read and check the lists.

    Raises:
        LexiconError: an entry the model refuses, a role unknown, given twice or missing.
    """
    entries: dict[str, WordsEntry] = {}
    for entry, line in zip(read_toml(file, "words", WordsEntry), toml_lines(file, "words"), strict=True):
        if entry.role not in ROLES:
            raise LexiconError(f"{file.name}, line {line}: there is no role {entry.role}")
        if entry.role in entries:
            raise LexiconError(f"{file.name}, line {line}: the role {entry.role} is given twice")
        entries[entry.role] = entry
    for role in ROLES:
        if role not in entries:
            raise LexiconError(f"{file.name}: the role {role} is missing")
    folds = {role: frozenset(form(word).fold for word in entries[role].any) for role in PARTS[:5]}
    syllables = {onset + rime for onset, rime in product(folds["onset"], folds["rime"])} | folds["syllable"]
    return Names(
        surnames=frozenset(entries["surname"].any),
        rare_surnames=frozenset(entries["rare_surname"].any) - frozenset(entries["surname"].any),
        honorifics=tuple(_by_language(entries["honorific"])),
        not_person=tuple(_by_language(entries["not_person"])),
        syllables=frozenset(syllables),
        given=frozenset(entries["given"].any),
        credits=tuple((did, word) for role, did in CREDITS.items() for _, word in _by_language(entries[role])),
        cues={role: Cues(keys(word) for e in (entries[role],) for word in (*e.any, *e.vi, *e.en)) for role in CUES},
        small={role: frozenset(form(word).key for e in (entries[role],) for word in (*e.any, *e.vi, *e.en))
               for role in SMALL},
        nationalities={form(adjective).key: row.place_code for row in read_csv(world, ListedRow)
                       for adjective in row.adjectives if len(TOKEN.findall(adjective)) == 1},
    )


@cache
def names() -> Names:
    """The lists of the package.

    Raises:
        LexiconError: an entry is wrong.
    """
    return read_names()


def name_phrases(listed: Names) -> Iterator[Phrase]:
    """Surnames (entry: whether it stands on its own strength), given names, honorifics, credits, what is no person."""
    for words, strong in ((listed.surnames, True), (listed.rare_surnames, False)):
        for word in sorted(words):
            yield Phrase("surname", word, strong, folded=True, cased=True)
    for word in sorted(listed.given):
        yield Phrase("given", word, "given", folded=True, cased=True)
    for did, word in listed.credits:
        yield Phrase("credit", word, did)
    for language, word in listed.honorifics:
        yield Phrase("honorific", word, "honorific", language)
    for language, word in listed.not_person:
        yield Phrase("not_person", word, "not_person", language, folded=True, cased=True)


def _by_language(entry: WordsEntry) -> Iterator[tuple[str, str]]:
    yield from (("vi", word) for word in entry.vi)
    yield from (("en", word) for word in entry.en)
