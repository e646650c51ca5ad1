"""DDL, comments and Arrow schemas (which Polars reads): all derived from the declaration in records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache

import pyarrow as pa

from pipeline.records import BY_NAME, TABLES, Column, Table

PUBLISHED_SCHEMAS = ("raw", "core", "ref", "analysis", "meta")

SCHEMAS = {
    "raw": "what was read: every input is in articles or in rejected",
    "core": "what is printed, each row with its span in documents.text",
    "ref": "code lists, kept as files",
    "analysis": "what is computed from core, with the ids of its inputs",
    "meta": "builds, checks and lineage",
    "stage": "rows as extracted, by document, under the ids the document could know",
    "build": "inputs, texts, keys and decisions of the private build database",
}

# Core tables that extraction fills document by document. The others are made by resolve.
EXTRACTED = ("documents", "paragraphs", "entities", "mentions", "positions", "figures", "figure_links", "events",
             "event_mentions", "event_participants", "statements", "legal_documents", "legal_relations",
             "number_ledger", "issues")

_ARROW: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    Decimal: pa.decimal128(38, 9),
    date: pa.date32(),
    datetime: pa.timestamp("us"),
}

@dataclass(frozen=True)
class Relation:
    """A table as it stands in the database: where, what it holds, its columns."""

    schema: str
    name: str
    description: str
    columns: tuple[Column, ...]

    @property
    def qualified(self) -> str:
        """``schema.name``."""
        return f"{self.schema}.{self.name}"


@cache
def relations() -> dict[str, Relation]:
    """Every table of the build database by qualified name: the declared ones, and a stage table a core table."""
    declared = {t.qualified: Relation(t.schema, t.name, t.description, t.columns) for t in TABLES}
    staged = {f"stage.{name}": _staged(BY_NAME[f"core.{name}"]) for name in EXTRACTED}
    return declared | staged


def _staged(table: Table) -> Relation:
    """The stage table of a core table: led by document_id; the text stays in build.texts."""
    document_id = next(c for c in BY_NAME["core.paragraphs"].columns if c.name == "document_id")
    rest = [c for c in table.columns if c.name != "document_id" and (table.name, c.name) != ("documents", "text")]
    return Relation("stage", table.name, f"As extracted: {table.description}", (document_id, *rest))


def create_table(relation: Relation, *, or_replace: bool = False) -> str:
    """The CREATE TABLE statement. NOT NULL is kept; keys and references are checks (they would slow loading)."""
    body = ", ".join(f'"{c.name}" {c.sql_type}{"" if c.nullable else " NOT NULL"}' for c in relation.columns)
    return f"CREATE {'OR REPLACE ' if or_replace else ''}TABLE {relation.qualified} ({body})"


def quoted(text: str) -> str:
    """Text as a SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def listed(names: Iterable[str]) -> str:
    """Column names, quoted and joined with commas."""
    return ", ".join(f'"{name}"' for name in names)


def comments(relation: Relation) -> Iterator[str]:
    """COMMENT ON statements for a table and its columns."""
    yield f"COMMENT ON TABLE {relation.qualified} IS {quoted(relation.description)}"
    for column in relation.columns:
        yield f'COMMENT ON COLUMN {relation.qualified}."{column.name}" IS {quoted(described(column))}'


def described(column: Column) -> str:
    """A column's description with the codes it may hold."""
    return column.description + (f": {', '.join(column.codes)}" if column.codes else "")


def arrow_schema(columns: tuple[Column, ...]) -> pa.Schema:
    """The columns as Arrow types them."""
    return pa.schema([pa.field(c.name, _ARROW[c.python_type], c.nullable) for c in columns])
