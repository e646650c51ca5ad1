"""Every table of the warehouse, declared once.

A table is a NamedTuple with described fields; ``TABLES`` says where each stands and which columns identify a row.
Rows travel as these tuples from extraction to the database.
"""

from pipeline.records.build import Decision, Failure, File, Input, Key, Pair, Processed, Settled, State, Text, Touched
from pipeline.records.column import Col, Column, Table, columns
from pipeline.records.entities import Entity, LegalDocument, LegalRelation, Mention, Position
from pipeline.records.events import (
    DocumentLink,
    Event,
    EventMention,
    EventParticipant,
    Redirect,
    Statement,
)
from pipeline.records.figures import Figure, FigureLink
from pipeline.records.meta import (
    Build,
    Check,
    ColumnLineage,
    EventKind,
    Indicator,
    Override,
    Place,
    PlaceChange,
    RejectReason,
    Title,
    Unit,
)
from pipeline.records.raw import Article, Rejected
from pipeline.records.text import Document, Issue, LedgerEntry, Paragraph

TABLES: tuple[Table, ...] = (
    Table("raw", "articles", Article, ("source_uri",)),
    Table("raw", "rejected", Rejected, ("source_uri", "reason")),
    Table("core", "documents", Document, ("document_id",)),
    Table("core", "paragraphs", Paragraph, ("paragraph_id",)),
    Table("core", "entities", Entity, ("entity_id",)),
    Table("core", "mentions", Mention, ("mention_id",)),
    Table("core", "positions", Position, ("position_id",)),
    Table("core", "figures", Figure, ("figure_id",)),
    Table("core", "figure_links", FigureLink, ("figure_id", "base_id", "relation")),
    Table("core", "events", Event, ("event_id",)),
    Table("core", "event_mentions", EventMention, ("event_mention_id",)),
    Table("core", "event_participants", EventParticipant, ("event_participant_id",)),
    Table("core", "statements", Statement, ("statement_id",)),
    Table("core", "legal_documents", LegalDocument, ("entity_id",)),
    Table("core", "legal_relations", LegalRelation, ("relation_id",)),
    Table("core", "document_links", DocumentLink, ("document_id", "other_id", "relation")),
    Table("core", "number_ledger", LedgerEntry, ("document_id", "char_start", "char_end")),
    Table("core", "issues", Issue, ("document_id", "char_start", "char_end", "code", "detail")),
    Table("core", "redirects", Redirect, ("old_id",)),
    Table("meta", "builds", Build, ("build_id",)),
    Table("meta", "checks", Check, ("build_id", "name")),
    Table("meta", "column_lineage", ColumnLineage, ("model", "column", "source_table", "source_column")),
    Table("ref", "unit", Unit, ("unit",)),
    Table("ref", "indicator", Indicator, ("indicator_id",)),
    Table("ref", "title", Title, ("title",)),
    Table("ref", "event_kind", EventKind, ("kind",)),
    Table("ref", "place", Place, ("place_code",)),
    Table("ref", "place_change", PlaceChange, ("from_code", "to_code", "date")),
    Table("ref", "reject_reason", RejectReason, ("reason",)),
    Table("ref", "override", Override, ("action", "kind", "left_id", "right_id")),
    Table("build", "keys", Key, ("document_id", "kind", "key", "ref_id")),
    Table("build", "decisions", Decision, ("kind", "old_id")),
    Table("build", "pairs", Pair, ("kind", "left_id", "right_id")),
    Table("build", "settled", Settled, ("kind", "key", "old_id")),
    Table("build", "touched", Touched, ("kind", "key")),
    Table("build", "links", DocumentLink, ("document_id", "other_id", "relation")),
    Table("build", "processed", Processed, ("document_id",)),
    Table("build", "inputs", Input, ("source_uri",)),
    Table("build", "files", File, ("source_uri",)),
    Table("build", "texts", Text, ("document_id",)),
    Table("build", "failures", Failure, ("document_id",)),
    Table("build", "state", State, ("name",)),
)

BY_NAME: dict[str, Table] = {table.qualified: table for table in TABLES}

__all__ = [
    "BY_NAME", "TABLES", "Article", "Build", "Check", "Col", "Column", "ColumnLineage", "Decision",
    "Document", "DocumentLink", "Entity", "Event", "EventKind", "EventMention", "EventParticipant", "Failure",
    "Figure", "FigureLink", "File", "Indicator", "Input", "Issue", "Key", "LedgerEntry", "LegalDocument",
    "LegalRelation", "Mention", "Override", "Pair", "Paragraph", "Place", "PlaceChange", "Position", "Processed",
    "Redirect", "RejectReason", "Rejected", "Settled", "State",
    "Statement", "Table", "Text", "Title", "Touched", "Unit", "columns",
]
