"""The people of a document by the folded name they were most completely written with."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
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
    """People by key. by_tail: the last part or two of a longer name -> keys. ids: of the entities, by key."""

    ground: Ground
    people: dict[str, Person] = field(default_factory=dict)
    by_tail: dict[str, list[str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def add(self, first: int, last: int) -> str:
        """Note a full name printed at tokens [first, last); its key."""
        reading = self.ground.reading
        printed = reading.tokens.surface(first, last)
        key = name_key(printed)
        person = self.people.get(key)
        if person is None:
            person = self.people[key] = Person(key, printed)
            parts = key.split()
            for tail in range(1, min(len(parts), 3)):
                self.by_tail.setdefault(" ".join(parts[-tail:]), []).append(key)
        elif _better(printed, person.name):
            person.name = printed
        if self.ground.language(first) == "vi" or printed.lower() != fold(printed):
            person.vi = printed if person.vi is None or _better(printed, person.vi) else person.vi
        else:
            person.en = printed if person.en is None or _better(printed, person.en) else person.en
        return key

    def parts(self, key: str) -> Sequence[str]:
        """The parts of a name by which its bearer is called alone: the last, of a foreigner each."""
        parts = key.split()
        syllables = self.ground.reading.lexicon.names.syllables
        return parts[-1:] if all(part in syllables for part in parts) else list(dict.fromkeys(parts))

    def entity(self, key: str) -> Entity:
        """The entity of a person, known by name in this document alone; resolve joins it to others."""
        person = self.people[key]
        entity_id = self.ids.get(key)
        if entity_id is None:
            entity_id = self.ids[key] = make_id("entities", "person", key, self.ground.reading.document.document_id)
        return Entity(entity_id, "person", person.name, person.vi, person.en, key, None, None, None, None, None)


@dataclass(slots=True)
class Bearers:
    """The people who are called by one part of a name: where each mention of theirs begins, in order."""

    firsts: list[int] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    def before(self, index: int) -> str | None:
        """Who was named last before a token."""
        at = bisect_left(self.firsts, index)
        return self.people[at - 1] if at else None

    def nearest(self, index: int) -> str:
        """Who was named last before a token, else first behind it."""
        return self.before(index) or self.people[0]


def bearers_of(names: Iterable[Found], persons: Persons) -> dict[str, Bearers]:
    """Those of the people of ``names`` who bear each part of a name."""
    bearers: dict[str, Bearers] = {}
    for name in sorted(names):
        for part in persons.parts(name.person):
            known = bearers.setdefault(part, Bearers())
            known.firsts.append(name.first)
            known.people.append(name.person)
    return bearers


def _better(new: str, old: str) -> bool:
    """Whether a printing is fuller: not all capitals, then with diacritics."""
    return (not new.isupper(), new.lower() != fold(new)) > (not old.isupper(), old.lower() != fold(old))
