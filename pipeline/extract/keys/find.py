"""All keys of a document by which it and its events meet others."""

from collections.abc import Sequence

from pipeline.extract.events.cast import Cast
from pipeline.extract.events.find import Found
from pipeline.extract.keys.identity import event_notes, keys_of, numbered
from pipeline.extract.keys.notes import DIGITS, StoryNote, pack_event, pack_story
from pipeline.extract.keys.numbers import distinctive, neighbours, numbers
from pipeline.extract.keys.shingles import sketch
from pipeline.extract.reading import Reading
from pipeline.records import EventParticipant, Key, LegalDocument

NAMES = 24  # of persons that are kept


def story_and_event_keys(reading: Reading, cast: Cast, found: Found, participants: Sequence[EventParticipant],
                         legal: Sequence[LegalDocument]) -> list[Key]:
    """The keys of a document.

    kind story_note (one a document) and event_note (one an event): the notes, in ``detail``; the key is the record's own id.
    kind story: a hash of its sketch, by which copies meet. kind number: two of its numbers in order, by which renditions
    meet. kind event: by which events meet. Their ``detail`` is NULL.
    """
    document = reading.document
    shingles, counted = sketch(reading), numbers(reading)
    names = sorted({name.entity.name_key for name in cast.names
                    if name.entity.kind == "person" and " " in name.entity.name_key})[:NAMES]
    story = StoryNote(
        document.document_id, document.language or "", document.published_to.date() if document.published_to else None,
        document.credited_source is not None, document.translator is not None, len(document.text), shingles.size,
        shingles.hashes, tuple(counted), tuple(names), numbered(legal),
    )
    own = document.document_id
    keys = [Key(own, "story_note", own, own, pack_story(story))]
    keys.extend(Key(own, "story", f"{value:0{DIGITS}x}", own, None) for value in shingles.keys)
    keys.extend(Key(own, "number", pair, own, None) for pair in neighbours(counted))
    for note in event_notes(document, found, participants, cast, legal, distinctive(counted)):
        keys.append(Key(own, "event_note", note.event_id, note.event_id, pack_event(note)))
        keys.extend(Key(own, "event", key, note.event_id, None) for key in keys_of(note))
    return keys
