"""The core tables, written from the staged rows under the ids that resolve decided."""

from dataclasses import dataclass

from pipeline.records import BY_NAME, Column, Table
from pipeline.warehouse.build import Build
from pipeline.warehouse.files import begin_candidate
from pipeline.warehouse.inputs import CHOSEN, write_raw
from pipeline.warehouse.ref import RefRows, ref_hash, write_ref
from pipeline.warehouse.schema import EXTRACTED

ENTITY, EVENT = "core.entities.entity_id", "core.events.event_id"


@dataclass(frozen=True)
class Core:
    """Rows by table of core; rewritten: False where nothing had changed since they were last written."""

    rows: dict[str, int]
    rewritten: bool


def build_core(build: Build, ref: RefRows) -> Core:
    """Write all core tables in the order of the text or of their ids, and the code lists, into a new candidate.

    Every column that refers to an entity or event gets the id that was decided for it; what several documents tell of
    one entity, event or legal document becomes one row. Nothing is done where neither staged rows nor lists changed.
    """
    rewritten = build.state("core") != _stamp(build, ref)
    tables = [table for table in BY_NAME.values() if table.schema == "core"]
    if rewritten:
        begin_candidate(build)
        write_raw(build)
        _decided_ids(build)
        with build.transaction():
            write_ref(build, ref)
            for table in tables:
                build.run(f"INSERT INTO {table.qualified} BY NAME {_query(table)}")
            build.run(UPPER_BOUND)
            build.run(KNOWN_PLACES)
        build.remember("core", _stamp(build, ref))
    return Core({t.name: build.value(f"SELECT count(*) FROM {t.qualified}") for t in tables}, rewritten)


def _stamp(build: Build, ref: RefRows) -> str:
    return f"{build.state('stage')} {ref_hash(ref)}"


def _decided_ids(build: Build) -> None:
    """Temporary tables of decided ids, one for entities and one for events."""
    for name, kinds in (("entity_ids", "kind <> 'event'"), ("event_ids", "kind = 'event'")):
        build.run(
            f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT old_id, new_id FROM build.decisions "
            f"WHERE {kinds} AND old_id <> new_id"
        )


def _query(table: Table) -> str:
    """The rows of a core table."""
    if table.name not in EXTRACTED:
        return RESOLVED[table.name]
    if table.name == "documents":
        return DOCUMENTS.format(rows=_renamed(table))
    if table.name in RANKS:
        return _merged(table)
    return f"SELECT * FROM ({_renamed(table)}) ORDER BY {_order(table.columns, table.key)}"


def _order(columns: tuple[Column, ...], key: tuple[str, ...]) -> str:
    """Rows of one document stand together, in the order of the text."""
    names = {column.name for column in columns}
    span = [name for name in ("document_id", "char_start", "char_end") if name in names]
    return ", ".join([*span, *(name for name in key if name not in span)])


def _renamed(table: Table, extra: str = "") -> str:
    """The staged rows of a table with decided ids in every column that is or refers to an entity or event."""
    selected: list[str] = []
    joins: list[str] = []
    for column in table.columns:
        if (table.name, column.name) == ("documents", "text"):
            continue
        target = f"core.{table.name}.{column.name}" if column.name in table.key else column.references
        if column.references in (ENTITY, EVENT) or target in (ENTITY, EVENT):
            ids = "entity_ids" if ENTITY in (target, column.references) else "event_ids"
            alias = f"d{len(joins)}"
            joins.append(f"LEFT JOIN {ids} {alias} ON {alias}.old_id = s.{column.name}")
            selected.append(f"coalesce({alias}.new_id, s.{column.name}) AS {column.name}")
        else:
            selected.append(f"s.{column.name}")
    return f"SELECT {', '.join(selected)}{extra} FROM stage.{table.name} s {' '.join(joins)}"


DOCUMENTS = f"""
    SELECT r.* REPLACE (c.source_uri AS source_uri, c.source_sha256 AS source_sha256), t.text
    FROM ({{rows}}) r JOIN build.texts t USING (document_id) JOIN ({CHOSEN}) c USING (document_id) ORDER BY document_id
"""

# Which of the rows that tell one thing counts first; what it leaves NULL is filled from the next.
# Entities: the fullest name (most words, then most letters beyond ASCII: printed with diacritics), then what most
# documents say. Events: the narrowest date, then the smallest mention. Legal documents: the most complete row.
RANKS = {
    "entities": "len(string_split(name, ' ')) DESC, strlen(name) - length(name) DESC, documents DESC, name",
    "events": "date_to - date_from NULLS LAST, told_id",
    "legal_documents": "(number IS NULL)::INT + (symbol IS NULL)::INT + (issuer_id IS NULL)::INT "
                       "+ (issued_from IS NULL)::INT + (subject IS NULL)::INT, documents DESC",
}
TOGETHER = ("date_from", "date_to", "date_rule", "issued_from", "issued_to")  # never mixed from two rows


def _merged(table: Table) -> str:
    """One row for each key, from the staged rows in the order of their rank."""
    key = table.key[0]
    told = _renamed(table, extra=", s.event_id AS told_id" if table.name == "events" else "")
    names = [column.name for column in table.columns if column.name != key]
    chosen = ", ".join(
        "bool_or(status = 'happened') AS happened" if (table.name, name) == ("events", "status")
        else f"{'arg_min_null' if name in TOGETHER else 'arg_min'}({name}, rank) AS {name}"
        for name in names)
    columns = ", ".join(
        "CASE WHEN happened THEN 'happened' WHEN NOT happened THEN 'planned' END AS status"
        if (table.name, name) == ("events", "status") else name
        for name in names)
    return f"""
        SELECT {key}, {columns} FROM (
            SELECT {key}, {chosen} FROM (
                SELECT *, row_number() OVER (PARTITION BY {key} ORDER BY {RANKS[table.name]}, {", ".join(names)}) AS rank
                FROM (SELECT *, count(*) AS documents FROM ({told}) GROUP BY ALL)
            ) GROUP BY {key}
        ) ORDER BY {key}
    """


RESOLVED = {
    "document_links": "SELECT * FROM build.links ORDER BY document_id, other_id, relation",
    "redirects": "SELECT DISTINCT old_id, new_id FROM build.decisions WHERE old_id <> new_id ORDER BY old_id",
}

# An article without a date of its own was told no later than the last dated article of the same event: an upper bound.
UPPER_BOUND = """
    UPDATE core.documents AS d SET published_to = o.latest, published_rule = 'same_event'
    FROM (
        SELECT l.id, max(other.published_to) AS latest FROM (
            SELECT document_id AS id, other_id AS other FROM core.document_links WHERE relation = 'same_event'
            UNION SELECT other_id, document_id FROM core.document_links WHERE relation = 'same_event'
        ) l JOIN stage.documents other ON other.document_id = l.other GROUP BY l.id HAVING latest IS NOT NULL
    ) o
    WHERE o.id = d.document_id AND d.published_to IS NULL AND d.published_from IS NULL
"""

# Places that rows refer to without naming them in the text (the province of a district, the country of a province).
_PLACE_COLUMNS = [
    f"SELECT {column.name} AS code FROM {table.qualified}"
    for table in BY_NAME.values() if table.schema == "core"
    for column in table.columns if column.references == ENTITY and column.name in ("place_id", "parent_id")
]
KNOWN_PLACES = f"""
    INSERT INTO core.entities BY NAME
    WITH RECURSIVE wanted AS (
        SELECT p.* FROM ref.place p WHERE p.place_code IN ({" UNION ".join(_PLACE_COLUMNS)})
        UNION
        SELECT p.* FROM ref.place p JOIN wanted w ON p.place_code = w.parent_code
    )
    SELECT place_code AS entity_id, kind, coalesce(name_vi, name_en) AS name, name_vi, name_en,
        trim(regexp_replace(replace(strip_accents(lower(coalesce(name_vi, name_en))), 'đ', 'd'), '[^[:alnum:]]+', ' ', 'g'))
            AS name_key,
        place_code AS ref_code, parent_code AS parent_id, NULL AS place_id, valid_from, valid_to
    FROM wanted WHERE place_code NOT IN (SELECT entity_id FROM core.entities) ORDER BY place_code
"""
