"""Extraction of one document: the steps in their order. Pure and picklable: mapping it is the way to many cores."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from pipeline.extract.events.cast import cast_of
from pipeline.extract.events.find import find_events
from pipeline.extract.figures.build import build_figures
from pipeline.extract.figures.quantities import find_quantities
from pipeline.extract.keys.find import story_and_event_keys
from pipeline.extract.ledger import number_ledger
from pipeline.extract.names.ground import ground
from pipeline.extract.names.legal.find import find_legal
from pipeline.extract.names.notes import body_keys
from pipeline.extract.names.organizations import find_organizations
from pipeline.extract.names.people import find_people
from pipeline.extract.names.places.find import find_places, outside, place_entity
from pipeline.extract.names.rows import entity_rows, mention_rows, related
from pipeline.extract.numbers.find import find_numbers
from pipeline.extract.periods.find import find_periods
from pipeline.extract.reading import read
from pipeline.extract.statements.find import find_statements
from pipeline.lexicon.load import Lexicon
from pipeline.records import (
    Document,
    Entity,
    Event,
    EventMention,
    EventParticipant,
    Figure,
    FigureLink,
    Issue,
    Key,
    LedgerEntry,
    LegalDocument,
    LegalRelation,
    Mention,
    Paragraph,
    Position,
    Statement,
)

EXTRACTOR_VERSION = "0.1.0"


@dataclass(slots=True)
class Extraction:
    """What one document says, as rows of the core tables (and of build.keys), under the ids this document can know.

    Ids of entities and events are final where a gazetteer or lexicon code decides; others may be replaced by resolve.
    """

    documents: list[Document] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    figure_links: list[FigureLink] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    event_mentions: list[EventMention] = field(default_factory=list)
    event_participants: list[EventParticipant] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    legal_documents: list[LegalDocument] = field(default_factory=list)
    legal_relations: list[LegalRelation] = field(default_factory=list)
    number_ledger: list[LedgerEntry] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)

    def tables(self) -> Iterator[tuple[str, Sequence[NamedTuple]]]:
        """Qualified table name and rows, table by table."""
        for item in fields(self):
            yield ("build." if item.name == "keys" else "core.") + item.name, getattr(self, item.name)


def extract(document: Document, paragraphs: Sequence[Paragraph], issues: Sequence[Issue], lexicon: Lexicon) -> Extraction:
    """Read one normalised document; never raises on odd text.

    issues: what normalisation could not settle; extraction adds its own.
    """
    reading = read(document, paragraphs, lexicon)
    numbers = find_numbers(reading)
    periods = find_periods(reading, numbers)
    places, main_place = find_places(reading)
    reading.document = document._replace(extractor_version=EXTRACTOR_VERSION, place_id=main_place)
    base = ground(reading, places, main_place)
    organizations = find_organizations(base)
    people = find_people(base, organizations)
    printed = {place.entity.entity_id: place.entity for place in places}
    places = outside(reading, places, people.mentions, organizations)
    legal = find_legal(base, organizations, periods)
    named = [*places, *organizations, *people.mentions, *legal.mentions]
    names = [*named, *people.offices]
    meant = [*(i for p in people.positions for i in (p.organization_id, p.place_id)),
             *(i for name in (*organizations, *people.offices) for i in (name.entity.parent_id, name.entity.place_id)),
             *(row.issuer_id for row in legal.documents)]
    quantities = find_quantities(reading, numbers)
    figures, links = build_figures(reading, quantities, periods, names)
    about = dict.fromkeys([main_place, *(figure.place_id for figure in figures)])
    unnamed = [place_entity(place) for code in about if (place := lexicon.places.places.get(code or "")) is not None]
    cast = cast_of(names, people.positions)
    told = find_events(reading, cast, periods)
    statements, speakers = find_statements(reading, cast, periods, told)
    participants = [*told.participants, *speakers]
    return Extraction(
        documents=[reading.document],
        paragraphs=list(paragraphs),
        entities=entity_rows([*(name.entity for name in names), *related(meant, printed | base.made), *unnamed]),
        mentions=mention_rows(reading, named),
        positions=people.positions,
        figures=figures,
        figure_links=links,
        events=told.events,
        event_mentions=told.mentions,
        event_participants=participants,
        statements=statements,
        legal_documents=legal.documents,
        legal_relations=legal.relations,
        number_ledger=number_ledger(reading, figures),
        issues=[*issues, *reading.issues],
        keys=[*story_and_event_keys(reading, cast, told, participants, legal.documents), *people.keys,
              *body_keys(base, organizations)],
    )
