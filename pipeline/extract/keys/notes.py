"""What deciding needs to know of a document or an event: one note each, kept as compact JSON beside the keys."""

import json
from datetime import date
from typing import NamedTuple

from pipeline.extract.compact import compact

DIGITS = 8  # hexadecimal digits of a hash


class StoryNote(NamedTuple):
    """A document as stories see it.

    size: different shingles sampled; hashes: the smallest of them, ascending. numbers: its numbers in their order.
    names: folded names of persons; matters: numbered legal documents. published: last possible day.
    credited, translated: whether it names another source, a translator. length: characters.
    """

    document_id: str
    language: str
    published: date | None
    credited: bool
    translated: bool
    length: int
    size: int
    hashes: tuple[int, ...]
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    matters: tuple[str, ...]


class EventNote(NamedTuple):
    """An event as one document tells it.

    start, end: its days, inclusive. ordinal: kỳ họp thứ 21. thing: what makes it known by itself (identity.py).
    people: folded names; bodies, places: ids. words: of its mentions, folded. matters: distinctive numbers and numbered
    documents of the article, for its main event. published: last possible day of the article.
    """

    event_id: str
    document_id: str
    kind: str
    head: str
    status: str
    start: date | None
    end: date | None
    ordinal: str
    thing: str
    main: bool
    people: tuple[str, ...]
    bodies: tuple[str, ...]
    places: tuple[str, ...]
    words: tuple[str, ...]
    matters: tuple[str, ...]
    published: date | None


def pack_story(note: StoryNote) -> str:
    """A story note as JSON, without the document's id."""
    hashes = "".join(f"{value:0{DIGITS}x}" for value in note.hashes)
    return compact([note.language, _iso(note.published), int(note.credited), int(note.translated), note.length, note.size,
                  hashes, note.numbers, note.names, note.matters])


def unpack_story(document_id: str, packed: str) -> StoryNote:
    """A story note from its JSON."""
    language, published, credited, translated, length, size, hashes, numbers, names, matters = json.loads(packed)
    return StoryNote(document_id, language, _date(published), bool(credited), bool(translated), length, size,
                     tuple(int(hashes[at:at + DIGITS], 16) for at in range(0, len(hashes), DIGITS)), tuple(numbers),
                     tuple(names), tuple(matters))


def pack_event(note: EventNote) -> str:
    """An event note as JSON, without the ids."""
    return compact([note.kind, note.head, note.status, _iso(note.start), _iso(note.end), note.ordinal, note.thing,
                  int(note.main), note.people, note.bodies, note.places, note.words, note.matters, _iso(note.published)])


def unpack_event(event_id: str, document_id: str, packed: str) -> EventNote:
    """An event note from its JSON."""
    kind, head, status, start, end, ordinal, thing, main, people, bodies, places, words, matters, published = json.loads(packed)
    return EventNote(event_id, document_id, kind, head, status, _date(start), _date(end), ordinal, thing, bool(main),
                     tuple(people), tuple(bodies), tuple(places), tuple(words), tuple(matters), _date(published))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None
