"""core: events, statements, and how documents belong together."""

from datetime import date
from typing import Annotated, NamedTuple

from pipeline.records.column import Col
from pipeline.records.shared import CharEnd, CharStart, DocumentId, EntityId, EventId, ParagraphId, PlaceId, Surface

EVENT_KINDS = ("meeting", "visit", "inspection", "issuance", "establishment", "merger", "agreement", "ceremony",
               "festival", "announcement", "project_start", "project_completion", "appointment", "election",
               "disaster", "other")
EVENT_STATUSES = ("happened", "planned")
PARTICIPANT_ROLES = ("chair", "host", "guest", "attendee", "speaker", "object")
STATEMENT_KINDS = ("report", "assessment", "difficulty", "directive", "proposal", "commitment", "decision", "quotation")
TARGET_VERDICTS = ("met", "missed", "behind", "ahead", "requirement_met", "requirement_not_met")
DOCUMENT_RELATIONS = ("near_duplicate", "rendition_of", "same_event")


class Event(NamedTuple):
    """One row an event, told by one or more mentions."""

    event_id: Annotated[str, Col("smallest event_mention_id of the group")]
    kind: Annotated[str, Col("kind of event", codes=EVENT_KINDS)]
    title: Annotated[str | None, Col("short label in the words of a mention")]
    status: Annotated[str | None, Col("whether it happened or is planned", codes=EVENT_STATUSES)]
    date_from: Annotated[date | None, Col("first possible or actual day")]
    date_to: Annotated[date | None, Col("last possible or actual day, inclusive")]
    date_rule: Annotated[str | None, Col("how the date was settled")]
    place_id: PlaceId


class EventMention(NamedTuple):
    """One row a place in a text that tells an event."""

    event_mention_id: Annotated[str, Col("hash of table, document, span and the event's kind")]
    event_id: EventId
    document_id: DocumentId
    paragraph_id: ParagraphId
    char_start: CharStart
    char_end: CharEnd
    surface: Surface


class EventParticipant(NamedTuple):
    """One row a participant named with an event mention."""

    event_participant_id: Annotated[str, Col("hash of table, event mention, span of the participant and role")]
    event_mention_id: Annotated[str, Col("the mention that names the participant",
                                         references="core.event_mentions.event_mention_id")]
    event_id: EventId
    entity_id: EntityId
    role: Annotated[str, Col("part played", codes=PARTICIPANT_ROLES)]
    position_id: Annotated[str | None, Col("post under which the participant is named",
                                           references="core.positions.position_id")]
    ordinal: Annotated[int | None, Col("place in the printed list, from 0")]
    document_id: DocumentId
    paragraph_id: ParagraphId
    char_start: CharStart
    char_end: CharEnd
    surface: Surface


class Statement(NamedTuple):
    """One row a quotation or piece of reported speech."""

    statement_id: Annotated[str, Col("hash of table, document and span")]
    document_id: DocumentId
    paragraph_id: ParagraphId
    char_start: CharStart
    char_end: CharEnd
    surface: Surface
    kind: Annotated[str, Col("what the speech does", codes=STATEMENT_KINDS)]
    polarity: Annotated[int | None, Col("of an assessment: -1, 0 or 1")]
    is_verbatim: Annotated[bool | None, Col("printed in quotation marks")]
    speaker_id: Annotated[str | None, Col("who speaks", references="core.entities.entity_id")]
    addressee_id: Annotated[str | None, Col("who is spoken to", references="core.entities.entity_id")]
    event_id: Annotated[str | None, Col("the event at which it was said", references="core.events.event_id")]
    cue: Annotated[str | None, Col("the verb or phrase that introduces it, as printed")]
    due_from: Annotated[date | None, Col("first day of the printed deadline")]
    due_to: Annotated[date | None, Col("last day of the printed deadline")]
    topic: Annotated[str | None, Col("of a verdict on targets: what is judged, as printed")] = None
    verdict: Annotated[str | None, Col("of a verdict on targets: how they stand", codes=TARGET_VERDICTS)] = None
    period_start: Annotated[date | None, Col("of a verdict on targets: first day of the period judged")] = None
    period_end: Annotated[date | None, Col("of a verdict on targets: last day of the period judged")] = None


class DocumentLink(NamedTuple):
    """One row a relation between two documents."""

    document_id: DocumentId
    other_id: Annotated[str, Col("the other document; for rendition_of the origin", references="core.documents.document_id")]
    relation: Annotated[str, Col("how they belong together", codes=DOCUMENT_RELATIONS)]
    score: Annotated[float | None, Col("share of what was compared that agrees, 0 to 1")]
    rule: Annotated[str | None, Col("the rule that decided")]


class Redirect(NamedTuple):
    """One row an id that was superseded."""

    old_id: Annotated[str, Col("id that is no longer used")]
    new_id: Annotated[str, Col("id to use instead")]
