"""Many mentions, one event: which mentions of an article tell the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from pipeline.extract.events.dates import day_of
from pipeline.extract.events.told import UNDATED, Told, When

ALIKE = 0.5  # share of the shorter span's words that two spans must share to tell the same
SIDE = 3  # tokens from one verb to the next where both tell the same
CHOICES = {"appointment", "election"}  # each person chosen or dismissed is an event
DONE_ONCE = {"project_start", "project_completion", "inspection", "visit"}  # told twice of one day: one event
SPANS = 30  # different spans of one event that a mention is compared with
LATEST = 60  # events of its kind that a mention is compared with: so many of one kind stand in no article


@dataclass(slots=True)
class Happening:
    """An event of the article and its mentions, the first of them in ``told[0]`` beginning it.

    The sets hold what its mentions say, so that one more is compared with all of them at once: ids of those named with
    it, ordinals, bodies, heads, named things by kind, persons it is done to, places, printed triggers, content words.
    spans: words and body of the different spans, at most SPANS. known_day: the date they gave when the last was added.
    """

    kind: str
    told: list[Told] = field(default_factory=list)
    actors: set[str] = field(default_factory=set)
    ordinals: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    things: set[tuple[str, str]] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    spans: dict[tuple[frozenset[str], str], None] = field(default_factory=dict)
    many: bool = False
    known_day: When = UNDATED

    def add(self, told: Told) -> None:
        """One more mention tells it."""
        self.told.append(told)
        self.actors.update(actor.entity.entity_id for actor in told.actors)
        self.ordinals.update(filter(None, (told.ordinal,)))
        self.bodies.update(filter(None, (told.body,)))
        self.heads.add(told.head)
        if told.thing is not None:
            self.things.add((told.thing.entity.kind, told.thing.entity.entity_id))
        self.persons |= told.chosen
        self.places.update(_places(told))
        self.said.add(told.said)
        self.words |= told.words
        if len(self.spans) < SPANS:
            self.spans[told.words, told.body] = None
        self.many = self.many or told.many
        self.known_day = day_of([self.known_day, told.when])

    @property
    def when(self) -> When:
        """The date its mentions give."""
        return day_of([one.when for one in self.told], lasts=self.kind in ("festival", "visit"))

    @property
    def status(self) -> str:
        """Happened as soon as one mention says so without pointing back."""
        return "planned" if self.told[0].status == "planned" and all(
            one.status == "planned" or one.strength != "new" for one in self.told) else "happened"


def join(tellings: Sequence[Told]) -> list[Happening]:
    """The events of an article from what its places tell, in the order of the text.

    First the mentions that can begin an event, each joined to the best event before it that it does not contradict; then
    the weak ones (titles, captions, "many resolutions"), which join an event or tell nothing; a title tells one where
    nothing behind it tells any of its kind.
    """
    events: list[Happening] = []
    of_kind: dict[str, list[Happening]] = {}
    for told in tellings:
        if told.strength == "weak":
            continue
        alike_ones = of_kind.setdefault(told.kind, [])
        found = _same(told, alike_ones)
        if found is None and (told.strength == "new" or _stands_alone(told, alike_ones)):
            found = Happening(told.kind)
            events.append(found)
            alike_ones.append(found)
        if found is not None:
            found.add(told)
    for told in tellings:
        if told.strength == "weak":
            found = _same(told, of_kind.get(told.kind, ()))
            if found is None and told.headline and not of_kind.get(told.kind):
                found = Happening(told.kind)
                events.insert(0, found)
                of_kind[told.kind] = [found]
            if found is not None:
                found.add(told)
    return events


def _stands_alone(told: Told, events: Sequence[Happening]) -> bool:
    """Whether a mention that points back begins an event beside those of its kind: the first does, later ones only with
    a date, or with words and names of their own and no "the" before them."""
    if not events or told.when.start is not None:
        return True
    return told.descriptive and not told.definite and any(actor.first >= told.trigger.last for actor in told.actors)


def _same(told: Told, events: Sequence[Happening]) -> Happening | None:
    """The event of its kind that a mention tells: of those it does not contradict the one with the strongest bond; of
    equals the one told with the same words, then one told in the same sentence or the one before, then the one told
    most often, then the latest."""
    best: tuple[tuple[int, bool, bool, int, int], Happening] | None = None
    for number, event in islice(enumerate(events), max(0, len(events) - LATEST), None):
        if not _contradicts(told, event):
            bond = _bond(told, event)
            if bond:
                rank = (bond, told.said in event.said,
                        told.sentence - event.told[-1].sentence in (0, 1), len(event.told), number)
                if best is None or rank > best[0]:
                    best = rank, event
    return best[1] if best is not None else None


def _contradicts(told: Told, event: Happening) -> bool:
    """Whether a mention cannot tell an event: another number, another day, another document, the other direction."""
    if told.ordinal and event.ordinals - {told.ordinal}:
        return True
    if told.when.apart(event.known_day):
        return True
    if told.kind == "issuance" and told.body and event.bodies - {told.body}:
        return True
    if told.kind in ("appointment", "other") and told.head != event.told[0].head:
        return True
    if told.kind in CHOICES:
        return bool(told.persons and event.persons) and told.chosen.isdisjoint(event.persons)
    if told.kind == "disaster" and _lasted_otherwise(told.when, event.known_day):
        return True
    if told.kind == "disaster" and (told.indefinite or told.when.start is not None) and event.places:
        places = set(_places(told))
        return bool(places) and places.isdisjoint(event.places)
    if told.thing is not None and told.thing.entity.kind in ("legal_document", "person"):
        kind = told.thing.entity.kind
        return (kind, told.thing.entity.entity_id) not in event.things and any(other == kind for other, _ in event.things)
    return False


def _lasted_otherwise(left: When, right: When) -> bool:
    """Whether both are some days, and not the same: "mưa lũ từ ngày 22-25/8", "dông lốc từ ngày 23-25/8"."""
    some = None not in (left.start, left.end, right.start, right.end) and not left.is_day and not right.is_day
    return some and (left.start, left.end) != (right.start, right.end)


def _places(told: Told) -> Iterable[str]:
    return (actor.entity.entity_id for actor in told.actors if actor.entity.kind == "place")


def _bond(told: Told, event: Happening) -> int:
    """How strongly a mention is tied to an event, 0 for not at all.

    4 the same number or named thing; 3 spans alike in words, or two names shared; 2 it points back and the nouns are of
    one head, or a name is shared; 1 it points back to an event of the kind.
    """
    if told.ordinal and told.ordinal in event.ordinals:
        return 4
    if told.thing is not None and (told.thing.entity.kind, told.thing.entity.entity_id) in event.things:
        return 4
    if told.sentence == event.told[-1].sentence and (
            told.kind in ("appointment", "election", "disaster") or told.head == "case" or _beside(told, event.told[-1])):
        return 3
    if told.kind in CHOICES and not told.chosen.isdisjoint(event.persons):
        return 3
    if told.kind in CHOICES and not (told.persons and event.persons):  # "bầu bổ sung hai ủy viên" and who they are
        return 2
    if told.kind in DONE_ONCE and told.when.is_day and told.when == event.known_day:
        return 2
    if any(alike(told.words, words) and (told.kind != "issuance" or told.body == body) for words, body in event.spans):
        return 3
    shared = len({actor.entity.entity_id for actor in told.actors
                  if actor.entity.kind != "place" or told.kind == "visit"} & event.actors)  # who goes, and where to
    if told.kind == "agreement" and shared > 1:
        return 3
    if told.head == "gift":
        return 2 if shared or not told.actors else 0
    same_head = told.head == "any" or told.head in event.heads
    if told.kind in ("meeting", "visit", "inspection", "ceremony", "festival"):
        if same_head and all(one.pointing for one in event.told):  # "tại cuộc họp" before the meeting is introduced
            return 2
        if shared > 1 and same_head and not (told.indefinite and _other_matter(told, event)):
            return 3
        if told.descriptive or (told.strength == "new" and not told.definite):
            return 2 if shared and same_head and not told.indefinite else 0
        return 2 if same_head else 0 if told.strength == "weak" else 1
    if told.kind == "disaster":
        return 2 if same_head and (told.head != "storm" or not told.ordinal) else 0
    if told.many or told.strength == "back" or event.many:
        return 2 if shared or not told.actors else 0
    if told.kind == "merger":
        merged = {actor.entity.entity_id for actor in told.actors if actor.first >= told.trigger.last}
        return 0 if merged and event.actors and merged.isdisjoint(event.actors) else 2
    return 0


def _beside(told: Told, last: Told) -> bool:
    """Whether two verbs stand side by side ("khánh thành, thông xe"), or one span lies in the other ("hosted a reception",
    "dự án được khởi công")."""
    return told.first < last.last or (told.verb and last.verb and told.trigger.first - last.trigger.last < SIDE)


def _other_matter(told: Told, event: Happening) -> bool:
    """Whether "a meeting" has words of its own and shares none with those told before: "a meeting on housing"."""
    return len(told.words) > 2 and len(event.words) > 2 and not told.words & event.words


def alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two spans share enough words: at least two, and half of the shorter span's."""
    common = len(left & right)
    return common >= 2 and common >= ALIKE * min(len(left), len(right))


def spans(events: Iterable[Happening]) -> list[tuple[Happening, Told]]:
    """Events with each of their mentions; of several mentions with one span and kind the first stands."""
    seen: set[tuple[int, int, str]] = set()
    found = []
    for event in events:
        for told in event.told:
            key = (told.first, told.last, told.kind)
            if key not in seen:
                seen.add(key)
                found.append((event, told))
    return found
