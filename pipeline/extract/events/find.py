"""The events of a document: its mentions found, dated and joined, with place and participants, as rows."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.extract.events.cast import Cast
from pipeline.extract.events.dates import DAYS, PLAIN, date_told
from pipeline.extract.events.days import acts_of_a_day
from pipeline.extract.events.join import Happening, join, spans
from pipeline.extract.events.look import Look, looks
from pipeline.extract.events.mentions import tellings
from pipeline.extract.events.participants import Part, lists, parts
from pipeline.extract.events.told import Told, When
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import Reading
from pipeline.lexicon.events import WORD
from pipeline.records import Event, EventMention, EventParticipant
from pipeline.records.ids import make_id

TITLE_WORDS = 12
MONTH = 31
MOST_GATHERINGS = 60  # gatherings among which the one is looked for at which something was signed
GATHERINGS = {"meeting", "ceremony", "festival", "visit", "inspection"}
SESSIONS = {"session", "congress"}
VOTED = {"issuance", "election", "appointment"}
SAID_THERE = {"issuance", "agreement", "election", "appointment", "announcement", "other", "establishment",
              "project_start", "project_completion"}


class Found(NamedTuple):
    """The rows of a document's events, and what the steps behind need of finding them.

    happenings: the events with their mentions; ids: event_id of each. looks: the small words of the text.
    """

    events: list[Event]
    mentions: list[EventMention]
    participants: list[EventParticipant]
    happenings: list[Happening]
    ids: list[str]
    looks: dict[str, Look]


def find_events(reading: Reading, cast: Cast, periods: Sequence[PeriodMention]) -> Found:
    """Find the events a document tells.

    periods: the dates and periods of the document in the order of the text.
    """
    firsts = [period.first for period in periods]
    by_language = looks(reading, cast.parties, [period.first for period in periods if period.granularity in DAYS
                                                and period.role in PLAIN])
    told = tellings(reading, cast, by_language)
    told = sorted([*told, *acts_of_a_day(reading, periods, told, cast, by_language)], key=lambda one: one.first)
    for one in told:
        look = _look(one.first, reading, by_language)
        one.when = date_told(one, reading, periods, firsts, cast, look)
    happenings = join(told)
    _date_by_day_before(happenings, reading, by_language)
    _date_by_occasion(happenings, reading, by_language)
    happenings = [happening for happening in happenings if _is_settled(happening)]
    return _rows(happenings, reading, cast, by_language)._replace(looks=by_language)


def _is_settled(happening: Happening) -> bool:
    """Whether an event that must be dated is: to a month or closer, or by "recently" and the like."""
    if not all(told.dated for told in happening.told):
        return True
    when = happening.when
    return when.rule is not None and (when.start is None or when.end is None or (when.end - when.start).days <= MONTH)


def _look(token: int, reading: Reading, by_language: dict[str, Look]) -> Look:
    return by_language[reading.language(token)]


def _date_by_occasion(happenings: Sequence[Happening], reading: Reading, by_language: dict[str, Look]) -> None:
    """What is signed, adopted or announced at a gathering has its date (rule ``event``): the text says "on the
    occasion", or tells it behind the gathering in one paragraph, or the body that acts is the one that is in session."""
    gatherings = [_Gathering(h.kind, bool(h.heads & SESSIONS), h.when, h.actors, *_begun(h, reading)) for h in happenings
                  if h.kind in GATHERINGS and h.status == "happened" and h.when.start is not None][:MOST_GATHERINGS]
    for happening in happenings:
        first = happening.told[0]
        if happening.kind not in SAID_THERE or happening.status != "happened" or happening.when.rule is not None:
            continue
        voted = happening.kind in VOTED and any(_by_vote(one, reading, by_language) for one in happening.told)
        occasion = any(_on_occasion(one, reading, by_language) for one in happening.told)
        paragraph = reading.tokens.sentences[first.sentence].paragraph
        actors = {actor.entity.entity_id for actor in first.actors}
        for gathering in gatherings:
            before = gathering.sentences.get(first.sentence, first.first) < first.first or \
                gathering.paragraphs.get(paragraph, first.first) < first.first
            if occasion or before or (gathering.kind == "meeting" and (
                    not actors.isdisjoint(gathering.actors) or (gathering.votes and voted))):
                first.when = When(gathering.when.start, gathering.when.end, "event")
                break


def _date_by_day_before(happenings: Sequence[Happening], reading: Reading, by_language: dict[str, Look]) -> None:
    """What is told of "the same day" has the day told last before it (rule ``event``)."""
    days = sorted((told.first, told.when) for happening in happenings for told in happening.told if told.when.is_day)
    for happening in happenings:
        first = happening.told[0]
        sentence = reading.tokens.sentences[first.sentence]
        if happening.when.rule is None and _look(first.first, reading, by_language).find(
                "same_day", sentence.first, sentence.last) is not None:
            before = bisect_right(days, first.first, key=lambda day: day[0])
            if before:
                when = days[before - 1][1]
                first.when = When(when.start, when.end, "event")


def _on_occasion(told: Told, reading: Reading, by_language: dict[str, Look]) -> bool:
    sentence = reading.tokens.sentences[told.sentence]
    return _look(told.first, reading, by_language).find("occasion", sentence.first, sentence.last) is not None


def _by_vote(told: Told, reading: Reading, by_language: dict[str, Look]) -> bool:
    """Whether an assembly or its members decide: "các đại biểu đã biểu quyết", "the People's Council elected"."""
    sentence = reading.tokens.sentences[told.sentence]
    return _look(told.first, reading, by_language).find("assembly", sentence.first, told.trigger.last) is not None


class _Gathering(NamedTuple):
    """A gathering at which things are signed: by sentence, and by paragraph in which it begins, its first token.

    votes: it is the session of an assembly.
    """

    kind: str
    votes: bool
    when: When
    actors: set[str]
    sentences: dict[int, int]
    paragraphs: dict[int, int]


def _begun(gathering: Happening, reading: Reading) -> tuple[dict[int, int], dict[int, int]]:
    sentences: dict[int, int] = {}
    paragraphs: dict[int, int] = {}
    for one in gathering.told:
        sentences[one.sentence] = min(one.first, sentences.get(one.sentence, one.first))
        if one.strength == "new":
            paragraph = reading.tokens.sentences[one.sentence].paragraph
            paragraphs[paragraph] = min(one.first, paragraphs.get(paragraph, one.first))
    return sentences, paragraphs


def _rows(happenings: Sequence[Happening], reading: Reading, cast: Cast, by_language: dict[str, Look]) -> Found:
    found = Found([], [], [], [], [], {})
    document = reading.document.document_id
    placed: dict[int, tuple[str, Happening]] = {}
    rows: dict[int, list[EventMention]] = {}
    for happening, told in spans(happenings):
        span = reading.span(told.first, told.last)
        mention_id = make_id("event_mention", document, span.char_start, span.char_end, told.kind)
        rows.setdefault(id(happening), []).append(EventMention(mention_id, "", *span))
        placed[told.first] = mention_id, happening
    for happening in happenings:
        mentions = rows.get(id(happening), [])
        if not mentions:
            continue
        event_id = min(mention.event_mention_id for mention in mentions)
        when = happening.when
        found.events.append(Event(event_id, happening.kind, _title(happening, reading), happening.status, when.start,
                                  when.end, when.rule, place_of(happening, reading, cast, by_language)))
        found.mentions.extend(mention._replace(event_id=event_id) for mention in mentions)
        found.happenings.append(happening)
        found.ids.append(event_id)
    found.participants.extend(_participants(found, placed, reading, cast, by_language))
    return found


def _title(happening: Happening, reading: Reading) -> str:
    """The span of the first mention that says more than the noun, at most twelve words."""
    best = next((one for one in happening.told if one.descriptive), happening.told[0])
    return " ".join(reading.tokens.surface(best.first, best.last).split()[:TITLE_WORDS])


def place_of(happening: Happening, reading: Reading, cast: Cast, by_language: dict[str, Look]) -> str | None:
    """Where it took place: a place behind "in" or "tại" in a sentence that tells it; the place of a body that acts; the
    only place its sentences name; else the place the article is about."""
    named: list[str] = []
    for told in happening.told:
        sentence = reading.tokens.sentences[told.sentence]
        look = _look(told.first, reading, by_language)
        for name in cast.within(sentence.first, sentence.last, ("place", "facility")):
            if name.first > told.trigger.first and look.ends("venue", name.first, sentence.first) is not None:
                return name.entity.entity_id
            if name.entity.kind == "place":
                named.append(name.entity.entity_id)
    for told in happening.told:
        for actor in told.actors:
            if actor.entity.kind == "organization" and actor.entity.place_id is not None:
                return actor.entity.place_id
    return named[0] if len(set(named)) == 1 else reading.document.place_id


def _participants(found: Found, placed: dict[int, tuple[str, Happening]], reading: Reading, cast: Cast,
                  by_language: dict[str, Look]) -> Iterable[EventParticipant]:
    ids = {id(happening): event_id for happening, event_id in zip(found.happenings, found.ids, strict=True)}
    rows: dict[str, EventParticipant] = {}

    def add(mention_id: str, event_id: str, part: Part) -> None:
        span = reading.span(part.name.first, part.name.last)
        row_id = make_id("event_participant", mention_id, span.char_start, span.char_end, part.role)
        post = cast.post(part.name, reading) if part.name.entity.kind == "person" else None
        rows.setdefault(row_id, EventParticipant(
            row_id, mention_id, event_id, part.name.entity.entity_id, part.role,
            post.position_id if post is not None else None, part.ordinal, *span))

    told_at = {(id(happening), one.first): one for happening in found.happenings for one in reversed(happening.told)}
    gatherings: list[tuple[int, str, Happening]] = []
    for token in sorted(placed):
        mention_id, happening = placed[token]
        if id(happening) not in ids:
            continue
        if happening.kind in GATHERINGS:
            gatherings.append((token, mention_id, happening))
        for part in parts(told_at[id(happening), token], reading, cast, _look(token, reading, by_language)):
            add(mention_id, ids[id(happening)], part)
    listing = {reading.sentence_index(token) for token, hit in reading.hits(WORD).items()
               if "attend" in hit.entries or "speak" in hit.entries}
    listing |= {happening.told[0].sentence for _, _, happening in gatherings}
    for token, part in lists(reading, cast, by_language, listing):
        if gatherings:
            before = bisect_right(gatherings, token + 12, key=lambda entry: entry[0])
            _, mention_id, happening = gatherings[max(0, before - 1)]
            add(mention_id, ids[id(happening)], part)
    return rows.values()
