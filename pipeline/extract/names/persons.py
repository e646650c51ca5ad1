"""The people of a document by the folded name they were most completely written with."""

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extract.names.ground import Ground
from pipeline.lexicon.words import fold, name_key
from pipeline.records import Entity
from pipeline.records.ids import make_id


class Found(NamedTuple):
    """A name settled: its tokens, the key of its person, and the rule."""

    first: int
    last: int
    person: str
    rule: str


@dataclass(slots=True)
class Person:
    """What is known of a person's name. vi, en: as printed in texts of these languages."""

    key: str
    name: str
    vi: str | None = None
    en: str | None = None


@dataclass(slots=True)
class Persons:
    """People by key; by_part: a syllable of a name -> keys of those who bear it last (or, if foreign, anywhere)."""

    ground: Ground
    people: dict[str, Person] = field(default_factory=dict)
    by_part: dict[str, list[str]] = field(default_factory=dict)

    def add(self, first: int, last: int) -> str:
        """Note a full name printed at tokens [first, last); its key."""
        reading = self.ground.reading
        printed = reading.tokens.surface(first, last)
        key = name_key(printed)
        person = self.people.get(key)
        if person is None:
            person = self.people[key] = Person(key, printed)
            parts = key.split()
            foreign = any(part not in reading.lexicon.names.syllables for part in parts)
            for part in dict.fromkeys(parts if foreign else parts[-1:]):
                self.by_part.setdefault(part, []).append(key)
        elif _better(printed, person.name):
            person.name = printed
        if self.ground.language(first) == "vi" or printed.lower() != fold(printed):
            person.vi = printed if person.vi is None or _better(printed, person.vi) else person.vi
        else:
            person.en = printed if person.en is None or _better(printed, person.en) else person.en
        return key

    def entity(self, key: str) -> Entity:
        """The entity of a person, known by name in this document alone; resolve joins it to others."""
        person = self.people[key]
        entity_id = make_id("entities", "person", key, self.ground.reading.document.document_id)
        return Entity(entity_id, "person", person.name, person.vi, person.en, key, None, None, None, None, None)


def _better(new: str, old: str) -> bool:
    """Whether a printing is fuller: not all capitals, then with diacritics."""
    return (not new.isupper(), new.lower() != fold(new)) > (not old.isupper(), old.lower() != fold(old))
