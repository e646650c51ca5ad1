"""core: entities, where they are mentioned, the posts people are given, and legal documents."""

from datetime import date
from typing import Annotated, NamedTuple

from pipeline.records.column import Col
from pipeline.records.shared import CharEnd, CharStart, DocumentId, EntityId, ParagraphId, PlaceId, Surface

ENTITY_KINDS = ("person", "organization", "place", "legal_document", "facility", "project")
POSITION_STATUSES = ("held", "acting", "former", "candidate")
LEGAL_RELATIONS = ("implements", "based_on", "amends", "replaces", "repeals", "reviews", "cites")


class Entity(NamedTuple):
    """One row a person, organisation, place, legal document, facility or project."""

    entity_id: Annotated[str, Col("code of the gazetteer or lexicon, else hash of kind, folded name and deciding context")]
    kind: Annotated[str, Col("what it is", codes=ENTITY_KINDS)]
    name: Annotated[str, Col("fullest name, in the language it was most completely written in")]
    name_vi: Annotated[str | None, Col("Vietnamese name")]
    name_en: Annotated[str | None, Col("English name")]
    name_key: Annotated[str, Col("name folded: lower case, no diacritics, single spaces")]
    ref_code: Annotated[str | None, Col("code in ref.place or of a lexicon entry")]
    parent_id: Annotated[str | None, Col("the body or unit it belongs to", references="core.entities.entity_id")]
    place_id: PlaceId
    valid_from: Annotated[date | None, Col("first day it existed under this identity")]
    valid_to: Annotated[date | None, Col("last day it existed under this identity")]


class Mention(NamedTuple):
    """One row a mention of an entity in the text."""

    mention_id: Annotated[str, Col("hash of table, document and span")]
    document_id: DocumentId
    paragraph_id: ParagraphId
    char_start: CharStart
    char_end: CharEnd
    surface: Surface
    kind: Annotated[str, Col("kind of the entity", codes=ENTITY_KINDS)]
    entity_id: EntityId
    link_rule: Annotated[str | None, Col("how the mention was tied to its entity")]


class Position(NamedTuple):
    """One row an attestation that a person holds a post, membership, rank or occupation."""

    position_id: Annotated[str, Col("hash of table, document, span of the title and span of the person's name")]
    person_id: Annotated[str, Col("the person", references="core.entities.entity_id")]
    title: Annotated[str | None, Col("code of ref.title", references="ref.title.title")]
    title_surface: Annotated[str, Col("the title as printed, without the organisation where it can be split")]
    organization_id: Annotated[str | None, Col("the body the post belongs to", references="core.entities.entity_id")]
    place_id: PlaceId
    status: Annotated[str | None, Col("whether the post is held", codes=POSITION_STATUSES)]
    as_of_from: Annotated[date | None, Col("first day the text vouches for")]
    as_of_to: Annotated[date | None, Col("last day the text vouches for")]
    document_id: DocumentId
    paragraph_id: ParagraphId
    char_start: CharStart
    char_end: CharEnd
    surface: Surface


class LegalDocument(NamedTuple):
    """One row a legal document; its name and identity are in entities."""

    entity_id: EntityId
    doc_type: Annotated[str, Col("resolution, decree, circular, decision, plan, programme, directive, law, ...")]
    number: Annotated[str | None, Col("number as printed, without its symbol")]
    symbol: Annotated[str | None, Col("suffix of the number, such as NQ/TW")]
    issuer_id: Annotated[str | None, Col("the body that issued it", references="core.entities.entity_id")]
    issued_from: Annotated[date | None, Col("first possible day of issue")]
    issued_to: Annotated[date | None, Col("last possible day of issue")]
    subject: Annotated[str | None, Col("what it is about, as printed")]


class LegalRelation(NamedTuple):
    """One row a printed relation between two legal documents."""

    relation_id: Annotated[str, Col("hash of table, document, span, relation and both documents' spans")]
    from_id: Annotated[str, Col("the document that acts", references="core.entities.entity_id")]
    to_id: Annotated[str, Col("the document acted on", references="core.entities.entity_id")]
    relation: Annotated[str, Col("what it does to it", codes=LEGAL_RELATIONS)]
    document_id: DocumentId
    paragraph_id: ParagraphId
    char_start: CharStart
    char_end: CharEnd
    surface: Surface
