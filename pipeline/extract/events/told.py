"""What the words of one place tell of an event, before it is known which event it is."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pipeline.extract.reading import NameMention
from pipeline.lexicon.trie import Hit

ACTORS = ("person", "organization", "place")


class When(NamedTuple):
    """The days an event may have taken, both inclusive, NULL where open; and the rule that settled them."""

    start: date | None
    end: date | None
    rule: str | None

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.start is not None and self.start == self.end

    def apart(self, other: "When") -> bool:
        """Whether both are known and share no day."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.end < other.start or other.end < self.start


UNDATED = When(None, None, None)


@dataclass(slots=True)
class Told:
    """One place in the text that tells an event.

    trigger: the words that tell it. first, last: tokens of the span that names it. sentence: number of its sentence.
    status: happened or planned. strength: new (it can begin an event), back (it points to one, or begins one where there
    is none), weak (it only joins one).
    descriptive: the span says more than the trigger. definite, indefinite: "the", "a" or their like before it.
    many: an indefinite number of things is done at once. actors: who is named as doing it. thing: the document, body or
    person it is done to, where that has a name. persons: all to whom it is done: "bầu ông Hà và bà Lan".
    words: folded content words of the span. said: the trigger's own words, folded. verb: told by a verb, or by a noun
    behind "had a", "có". dated: it tells an event only where the text says when.
    headline: told by the title, in words that could begin an event.
    pointing: a bare noun behind "at": "tại hội nghị", "at the meeting".
    """

    kind: str
    head: str
    trigger: Hit
    first: int
    last: int
    sentence: int
    status: str
    strength: str
    descriptive: bool = False
    definite: bool = False
    indefinite: bool = False
    many: bool = False
    ordinal: str = ""
    actors: tuple[NameMention, ...] = ()
    thing: NameMention | None = None
    persons: tuple[NameMention, ...] = ()
    words: frozenset[str] = frozenset()
    said: str = ""
    verb: bool = False
    dated: bool = False
    pointing: bool = False
    headline: bool = False
    when: When = field(default=UNDATED)

    @property
    def chosen(self) -> set[str]:
        """Ids of the persons it is done to."""
        return {person.entity.entity_id for person in self.persons}

    @property
    def body(self) -> str:
        """Id of the body named nearest before the trigger; empty where none is."""
        return next((a.entity.entity_id for a in reversed(self.actors) if a.entity.kind == "organization"), "")
