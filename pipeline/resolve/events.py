"""Events that several documents tell: which mentions in different articles and languages are one event.

``join`` decides a pair of notes that met by a key (kind ``event``; keys that more than ``BLOCK`` events carry bring nobody
together, unless they are an identity: a numbered document, a storm). ``settle`` makes events of the joins of one
component: strong joins first, and none that would bring together what contradicts, so that no chain of weak joins ties
what does not belong together. Both depend on the notes alone, not on the order in which they come.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipeline.extract.events.find import GATHERINGS
from pipeline.extract.keys.notes import EventNote
from pipeline.records import Decision, DocumentLink

BLOCK = 64
DAYS = 21  # between the publication of two articles on one undated gathering
AHEAD = 1  # days before an event that an article may tell it as happened: "tomorrow" printed today
PEOPLE, MATTERS = 2, 2  # shared persons and shared numbers or documents that make undated gatherings one
WORDS = 0.4  # share of the shorter event's words that both have
STRENGTH = {"same_identity": 4, "same_day_and_people": 3, "same_day_and_body": 2, "same_day_place_and_words": 2,
            "same_person_and_change": 2, "same_people_and_matters": 1}


class Join(NamedTuple):
    """Two events that are one, by a rule of STRENGTH; left is the smaller id."""

    left: str
    right: str
    rule: str


def join(left: EventNote, right: EventNote) -> Join | None:
    """Whether two events are one: nothing they say contradicts, and a rule ties them.

    same_identity             the same numbered document issued, the same storm or the same session of a body in a year
    same_day_and_people       one day, one kind, a shared person
    same_day_and_body         one day, one kind, a shared body, words alike
    same_day_place_and_words  one day, one kind, a shared place, words alike
    same_person_and_change    one person appointed, dismissed or elected, on one day or in articles of the same days
    same_people_and_matters   main events of two articles, two shared persons, two shared numbers or documents, published
                              within DAYS of each other where that is known
    """
    if left.event_id == right.event_id or left.document_id == right.document_id or contradicts(left, right):
        return None
    rule = _rule(left, right)
    if rule is None:
        return None
    first, second = sorted((left.event_id, right.event_id))
    return Join(first, second, rule)


def contradicts(left: EventNote, right: EventNote) -> bool:
    """Whether two notes cannot tell one event: another kind or direction, other days, another number, told as happened
    before the other says it took place, or places that share nothing while nobody is shared either."""
    if left.kind != right.kind or (left.head != right.head and left.kind in ("appointment", "disaster")):
        return True
    if left.ordinal and right.ordinal and left.ordinal != right.ordinal:
        return True
    if _apart(left, right) or _too_early(left, right) or _too_early(right, left):
        return True
    if left.places and right.places and not set(left.places) & set(right.places):
        return len(set(left.people) & set(right.people)) < PEOPLE and not (left.thing and left.thing == right.thing)
    return False


def _apart(left: EventNote, right: EventNote) -> bool:
    if left.start is None or left.end is None or right.start is None or right.end is None:
        return False
    return left.end < right.start or right.end < left.start


def _too_early(note: EventNote, other: EventNote) -> bool:
    """Whether an article tells as happened what the other says took place after its publication."""
    return note.published is not None and other.start is not None and note.status == "happened" \
        and (other.start - note.published).days > AHEAD


def _rule(left: EventNote, right: EventNote) -> str | None:
    people = set(left.people) & set(right.people)
    same_day = left.start is not None and left.start == left.end == right.start == right.end
    if left.thing and left.thing == right.thing:
        return "same_identity"
    if left.kind in ("appointment", "election"):
        return "same_person_and_change" if people and (same_day or _published_near(left, right, AHEAD + 1)) else None
    if same_day:
        if people and left.kind in GATHERINGS:
            return "same_day_and_people"
        if alike(left, right):
            if set(left.bodies) & set(right.bodies):
                return "same_day_and_body"
            if set(left.places) & set(right.places):
                return "same_day_place_and_words"
    if left.main and right.main and len(people) >= PEOPLE and len(set(left.matters) & set(right.matters)) >= MATTERS \
            and _published_near(left, right, DAYS):
        return "same_people_and_matters"
    return None


def _published_near(left: EventNote, right: EventNote, days: int) -> bool:
    if left.published is None or right.published is None:
        return days > AHEAD + 1
    return abs((left.published - right.published).days) <= days


def alike(left: EventNote, right: EventNote) -> bool:
    """Whether the words of two events' mentions agree: words of one language; numbers and names count elsewhere."""
    common = len(set(left.words) & set(right.words))
    return common >= 2 and common >= WORDS * min(len(left.words), len(right.words))


@dataclass(slots=True)
class _Group:
    """What the members of an event under construction say together."""

    members: list[str]
    start: date | None
    end: date | None
    ordinal: str
    published: date | None
    happened: bool

    def refuses(self, other: "_Group") -> bool:
        """Whether two groups contradict: their days share none, their numbers differ, or one was told too early."""
        if self.ordinal and other.ordinal and self.ordinal != other.ordinal:
            return True
        if self.start and self.end and other.start and other.end and (self.end < other.start or other.end < self.start):
            return True
        return self.early(other) or other.early(self)

    def early(self, other: "_Group") -> bool:
        """Whether this one was told as happened before the other's day."""
        return self.happened and self.published is not None and other.start is not None \
            and (other.start - self.published).days > AHEAD

    def take(self, other: "_Group") -> None:
        """Add the members of another group; days become those that both leave open."""
        self.members += other.members
        self.start = max(filter(None, (self.start, other.start)), default=None)
        self.end = min(filter(None, (self.end, other.end)), default=None)
        self.ordinal = self.ordinal or other.ordinal
        self.published = min(filter(None, (self.published, other.published)), default=None)
        self.happened = self.happened or other.happened


def settle(notes: Mapping[str, EventNote], joins: Iterable[Join]) -> list[Decision]:
    """The events of one component: a decision for each id that is not its group's smallest, with the rule of the join
    that brought it in. Joins are taken from the strongest to the weakest, of equals by their ids."""
    groups: dict[str, _Group] = {}
    rules: dict[str, str] = {}
    for found in sorted(set(joins), key=lambda one: (-STRENGTH[one.rule], one)):
        left, right = (groups.setdefault(one, _group(notes[one])) for one in (found.left, found.right))
        if left is right or left.refuses(right):
            continue
        if min(right.members) < min(left.members):
            left, right = right, left
        for member in right.members:
            rules.setdefault(member, found.rule)
            groups[member] = left
        left.take(right)
        rules.setdefault(min(left.members), found.rule)
    return [Decision("event", member, min(group.members), rules[member])
            for member, group in sorted(groups.items()) if member != min(group.members)]


def _group(note: EventNote) -> _Group:
    return _Group([note.event_id], note.start, note.end, note.ordinal, note.published, note.status == "happened")


def same_event(notes: Mapping[str, EventNote], decisions: Sequence[Decision]) -> list[DocumentLink]:
    """Links between the documents whose main event is one: each with the smallest id among them."""
    rules = {decision.old_id: decision.rule for decision in decisions}
    groups: dict[str, dict[str, str]] = {}
    for decision in decisions:
        for event_id in (decision.old_id, decision.new_id):
            if event_id in notes and notes[event_id].main:
                groups.setdefault(decision.new_id, {})[notes[event_id].document_id] = rules.get(event_id, decision.rule)
    return [DocumentLink(document, min(told), "same_event", None, told[document])
            for _, told in sorted(groups.items()) for document in sorted(told) if document != min(told)]
