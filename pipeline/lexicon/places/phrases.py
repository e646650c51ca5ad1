"""The phrases of the place lists for the trie, and the words that say how a place is read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.lexicon.cues import Cues
from pipeline.lexicon.files import LexiconError, read_toml
from pipeline.lexicon.places.gazetteer import Gazetteer, Place
from pipeline.lexicon.places.rows import CueEntry, ListedRow, WordEntry
from pipeline.lexicon.trie import Phrase
from pipeline.lexicon.words import TOKEN, keys

FILE = Path(__file__).with_name("designators.toml")
INSIDE = re.compile(r"(?<=')[^\W\d_]")  # the letter behind an apostrophe
DESIGNATORS = ("unit", "head", "road", "ignore", "definite")
ROLES = ("witness", "bar", "old", "new", "join", "several", "currency", "body_word", "today", "after_name", "firm",
         "parent", "suffix", "numbered", "opener", "office")


class Name(NamedTuple):
    """What a phrase of the gazetteer stands for.

    use: free (a place wherever it is printed so), designated (only beside a word such as "TP" or "city"), weak (also
    a word or a person's name: needs a witness), bare (a district: needs its province or the like near it).
    """

    code: str
    use: str


class Word(NamedTuple):
    """A word of designators.toml. role: its table there.

    levels, types: as there (for ``definite`` levels holds the type of the unit spoken of).
    before: it stands before the name, else after it.
    """

    role: str
    levels: tuple[str, ...]
    types: tuple[str, ...]
    kind: str
    unlisted: bool
    before: bool

    def announces(self, place: Place) -> bool:
        """Whether the word can stand beside a place of the gazetteer."""
        return place.level in self.levels and (place.level != "province" or place.unit_type in self.types)


@dataclass(frozen=True)
class Words:
    """Cue words: role -> its phrases."""

    cues: Mapping[str, Cues]


@cache
def words() -> Words:
    """The cues of designators.toml.

    Raises:
        LexiconError: an entry is wrong.
    """
    cues: dict[str, set[tuple[str, ...]]] = {role: set() for role in ROLES}
    for entry in read_toml(FILE, "cue", CueEntry):
        if entry.role not in cues:
            raise LexiconError(f"{FILE.name}: unknown role {entry.role!r}; known: {', '.join(ROLES)}")
        cues[entry.role] |= {keys(word) for word in (*entry.vi, *entry.en)}
    return Words({role: Cues(found) for role, found in cues.items()})


def place_phrases(gazetteer: Gazetteer) -> Iterator[Phrase]:
    """All phrases of the place lists: categories ``place`` (entries: Name) and ``place_word`` (entries: Word).

    Raises:
        LexiconError: an entry of designators.toml is wrong.
    """
    entries = [(role, entry) for role in DESIGNATORS for entry in read_toml(FILE, role, WordEntry)]
    common = frozenset(part for role, entry in entries if role == "head" for word in (*entry.vi, *entry.en)
                       for part in word.lower().split())
    yield from _unit_phrases(gazetteer)
    for alias in gazetteer.aliases:
        yield from _forms(alias.alias, Name(alias.place_code, alias.use))
    for row in gazetteer.listed:
        yield from _listed_phrases(row, common)
    for role, entry in entries:
        before = Word(role, entry.levels, entry.types, entry.kind, entry.unlisted, True)
        for word in entry.vi:  # "song" (yet) is no "sông"
            yield Phrase("place_word", word, before, "vi", " " in word or role == "unit", True)
        yield from (Phrase("place_word", word, before, "en", False, True) for word in entry.en_before)
        yield from (Phrase("place_word", word, before._replace(before=False), "en") for word in entry.en)


def _unit_phrases(gazetteer: Gazetteer) -> Iterator[Phrase]:
    """Provinces and districts; communes are only looked up beside a designator or their district."""
    families: dict[str, set[str | None]] = {}
    for place in gazetteer.places.values():
        if place.level in ("district", "commune"):
            families.setdefault(place.name_vi, set()).add(gazetteer.family(place.code))
    freed = {(alias.place_code, alias.alias) for alias in gazetteer.aliases}
    for place in gazetteer.places.values():
        if place.level == "province" or (place.level == "district" and (place.code, place.name_vi) not in freed):
            yield from _forms(place.name_vi, Name(place.code, _use(place, families)))
            if place.name_en != place.name_vi:
                yield from _forms(place.name_en, Name(place.code, _use(place, families)))
            if place.name_vi[-1].isdigit():
                yield from _forms(place.name_vi.lower(), Name(place.code, _use(place, families)))
                yield from _forms(place.name_en.lower(), Name(place.code, _use(place, families)))


def _use(place: Place, families: Mapping[str, set[str | None]]) -> str:
    """A city (of a name no other province has) and a numbered district are free; other districts are bare."""
    if place.level == "province" or place.name_vi[-1].isdigit():
        return "free"
    alone = len(families[place.name_vi]) == 1 and " " in place.name_vi
    return "free" if place.unit_type == "thành phố" and alone else "bare"


def _listed_phrases(row: ListedRow, common: frozenset[str]) -> Iterator[Phrase]:
    """Forms of a country, region or landmark: a form with Vietnamese letters is looked for in Vietnamese alone."""
    for form in dict.fromkeys((row.name_vi, row.name_en, *row.other, *row.weak)):
        name = Name(row.place_code, "weak" if form in row.weak else "free")
        yield from _forms(_uncapital(form, common) if row.place_code.startswith("vn") else form, name)


def _forms(form: str, name: Name) -> Iterator[Phrase]:
    """A form with the dashes and apostrophes it may be printed with, and either letter behind one ("Đắk R'Lấp"); one
    syllable is never matched folded."""
    language = None if form.isascii() or name.code.startswith("vn") else "vi"
    folded = " " in form and name.use != "weak"
    loose = INSIDE.sub(lambda letter: letter.group().lower(), form)
    for text in sorted({loose, loose.replace("-", "–"), loose.replace("'", "’")}):
        yield Phrase("place", text, name, language, folded, True)


def _uncapital(form: str, common: frozenset[str]) -> str:
    """The form with its common words in lower case, so that either case of theirs matches: "Lien Chieu port"."""
    return TOKEN.sub(lambda token: token.group().lower() if token.group().lower() in common else token.group(), form)

