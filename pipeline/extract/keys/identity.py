"""The note of an event and the keys by which events of several articles meet."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import product
from zlib import crc32

from pipeline.extract.events.cast import Cast
from pipeline.extract.events.find import GATHERINGS, SESSIONS, Found
from pipeline.extract.events.join import Happening
from pipeline.extract.events.told import Told
from pipeline.extract.keys.notes import EventNote
from pipeline.records import Document, Event, EventParticipant, LegalDocument

MOST_EVENTS = 12  # of a document that get keys: the main one, then dated ones, then others
DAY_KEYS, MATTER_KEYS = 8, 6  # of an event
PEOPLE, BODIES, MATTERS, WORDS = 8, 4, 24, 24  # of an event that are kept


def event_notes(document: Document, found: Found, participants: Sequence[EventParticipant], cast: Cast,
                legal: Sequence[LegalDocument], numbers: Sequence[str]) -> list[EventNote]:
    """The notes of a document's events, at most MOST_EVENTS.

    participants: those of all events, speakers included. numbers: the distinctive numbers of the article.
    """
    documents = {row.entity_id: row for row in legal}
    matters = (*numbered(legal), *numbers)[:MATTERS]
    main = main_event(found)
    names = {name.entity.entity_id: name.entity.name_key for name in cast.names if name.entity.kind == "person"}
    takers: dict[str, set[str]] = {}
    for participant in participants:
        if " " in names.get(participant.entity_id, ""):
            takers.setdefault(participant.event_id, set()).add(names[participant.entity_id])
    return [_note(document, found.happenings[n], found.events[n], documents, main, matters,
                  tuple(sorted(takers.get(found.ids[n], ())))) for n in _chosen(found, main)]


def _note(document: Document, happening: Happening, event: Event, documents: Mapping[str, LegalDocument], main: str | None,
          matters: tuple[str, ...], people: tuple[str, ...]) -> EventNote:
    bodies = {actor.entity.entity_id for one in happening.told for actor in one.actors if actor.entity.kind == "organization"}
    is_main = event.event_id == main
    published = document.published_to.date() if document.published_to is not None else None
    return EventNote(
        event_id=event.event_id, document_id=document.document_id, kind=happening.kind, head=happening.told[0].head,
        status=event.status or "", start=event.date_from, end=event.date_to,
        ordinal=next((one.ordinal for one in happening.told if one.ordinal), ""), thing=_thing(happening, documents, published),
        main=is_main, people=people[:PEOPLE], bodies=tuple(sorted(bodies))[:BODIES],
        places=tuple(sorted({place for place in (event.place_id, document.place_id) if place is not None})),
        words=tuple(sorted(frozenset[str]().union(*(one.words for one in happening.told))))[:WORDS],
        matters=matters if is_main else (),
        published=published,
    )


def main_event(found: Found) -> str | None:
    """The event an article is about: of the gatherings that happened the one told most often, of equals the first."""
    gatherings = [(-len(happening.told), happening.told[0].first, event.event_id)
                  for happening, event in zip(found.happenings, found.events, strict=True)
                  if happening.kind in GATHERINGS and event.status == "happened"]
    return min(gatherings)[2] if gatherings else None


def _chosen(found: Found, main: str | None) -> list[int]:
    return sorted(range(len(found.events)), key=lambda n: (
        found.ids[n] != main, found.events[n].date_from is None, found.happenings[n].told[0].first))[:MOST_EVENTS]


def keys_of(note: EventNote) -> list[str]:
    """The keys of an event: what makes it known by itself; its day with each person, body and place; and for the main
    event of an article each person with each of its matters. Of many the ones with the smallest hashes, so that two
    articles choose alike."""
    keys = [f"{note.kind}|{note.thing}"] if note.thing else []
    if note.start is not None and note.start == note.end:
        keys.extend(f"{note.kind}|{note.start}|{who}" for who in (*note.people, *note.bodies, *note.places)[:DAY_KEYS])
    matters = [f"{note.kind}|{person}|{matter}" for person, matter in product(note.people, note.matters)]
    return keys + sorted(matters, key=_order)[:MATTER_KEYS]


def _order(key: str) -> tuple[int, str]:
    return crc32(key.encode("utf-8", "surrogatepass")), key


def numbered(legal: Iterable[LegalDocument]) -> tuple[str, ...]:
    """Numbered documents by type and number, the same in any language: "resolution 23"."""
    return tuple(sorted({f"{row.doc_type} {row.number}" for row in legal if row.number}))


def _thing(happening: Happening, documents: Mapping[str, LegalDocument], published: date | None) -> str:
    """What makes an event known by itself: the numbered document that is issued with its symbol, else its year; the
    storm's number and year; the number of a session, its body and its year, else that of the article."""
    start = happening.when.start
    if happening.kind == "issuance":
        for one in happening.told:
            row = documents.get(one.thing.entity.entity_id) if one.thing is not None else None
            if row is not None and row.number and (row.symbol or start is not None):
                return f"{row.doc_type} {row.number} {row.symbol or (start.year if start is not None else '')}"
    year = (start or published or date.min).year
    for one in happening.told:
        if one.ordinal and one.head == "storm" and start is not None:
            return f"storm {one.ordinal} {year}"
        if one.ordinal and one.head in SESSIONS and year > 1 and (body := _in_session(one)):
            return f"{one.head} {one.ordinal} {body} {year}"
    return ""


def _in_session(told: Told) -> str:
    """The body whose session it is: the one named right behind its number ("kỳ họp thứ 21 HĐND tỉnh"), else before it."""
    behind = (actor.entity.entity_id for actor in told.actors
              if actor.entity.kind == "organization" and told.trigger.last <= actor.first < told.last)
    return next(behind, told.body)
