"""All models, in the order in which they can be built, bound to the declared tables; any fault stops the load."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from sqlglot import ErrorLevel, exp

from pipeline.records import TABLES
from pipeline.warehouse.errors import ModelError
from pipeline.warehouse.models.bind import Binder
from pipeline.warehouse.models.lineage import Columns, Lineage, check_stable
from pipeline.warehouse.models.portable import findings
from pipeline.warehouse.models.source import Source, candidates, find_sources
from pipeline.warehouse.schema import described

VISIBLE = ("raw", "core", "ref", "meta")  # what a model may read beside other models


@dataclass(frozen=True)
class ModelColumn:
    """A column of a model: its type, what it means, and the columns of tables and models it is computed from."""

    name: str
    sql_type: str
    description: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Model:
    """A model: schema and name, its SELECT, and what the loader found out.

    reads: tables and models it selects from. key: columns that identify a row. conditions: SQL that holds for each row.
    tree: the SELECT as SQLGlot reads it, its columns qualified.
    """

    name: str
    path: Path
    description: str
    sql: str
    is_view: bool
    key: tuple[str, ...]
    conditions: tuple[str, ...]
    reads: tuple[str, ...]
    columns: tuple[ModelColumn, ...]
    tree: exp.Expr = field(repr=False, compare=False)

    def unportable(self) -> list[str]:
        """What would not run the same on Spark: file, line and what to write instead."""
        return [f"{self.path}, line {line}: {message}" for line, message in findings(self.tree.copy())]

    def spark(self) -> str:
        """The SELECT as Spark SQL.

        Raises:
            UnsupportedError: SQLGlot knows no counterpart.
        """
        return self.tree.sql("spark", unsupported_level=ErrorLevel.RAISE)


@dataclass(frozen=True)
class Claim:
    """A query that returns the rows that break a claim; severity: error or warn."""

    model: str
    name: str
    description: str
    severity: str
    sql: str


@dataclass(frozen=True)
class Models:
    """The models in the order of their dependencies, their claims, and a hash of all files."""

    models: tuple[Model, ...]
    claims: tuple[Claim, ...]
    hash: str


def load_models(folders: Iterable[Path]) -> Models:
    """Read, check and bind all models; a file of a later folder replaces one of the same name.

    Raises:
        ModelError: with file, line, reason and, for an unknown name, candidates.
    """
    sources = list(find_sources(folders))
    named = {source.model: source for source in sources if source.claim is None}
    declared = {table.qualified: table for table in TABLES if table.schema in VISIBLE}
    known: Columns = {name: {c.name: c.sql_type for c in table.columns} for name, table in declared.items()}
    told = {(name, c.name): described(c) for name, table in declared.items() for c in table.columns}
    models: list[Model] = []
    with Binder(known) as binder:
        for source in _ordered(named, set(known)):
            model = _bound(source, binder, known, told)
            known[model.name] = {column.name: column.sql_type for column in model.columns}
            told |= {(model.name, column.name): column.description for column in model.columns}
            models.append(model)
        claims = tuple(_claim(source, named, binder, set(known)) for source in sources if source.claim is not None)
    digest = blake2b("\0".join(f"{s.model} {s.claim} {s.text}" for s in sources).encode(), digest_size=10).hexdigest()
    return Models(tuple(models), claims, digest)


def _ordered(named: dict[str, Source], tables: set[str]) -> list[Source]:
    """The models, each behind those it reads."""
    ordered: dict[str, Source] = {}
    path: list[str] = []

    def visit(name: str) -> None:
        if name in ordered:
            return
        if name in path:
            circle = " -> ".join([*path[path.index(name):], name])
            raise ModelError(f"{named[name].path}, line 1: models read each other in a circle: {circle}")
        path.append(name)
        source = named[name]
        for table, line in source.tables().items():
            if table in named:
                visit(table)
            elif table not in tables:
                raise ModelError(f"{source.path}, line {line}: there is no table {table}{candidates(table, {*tables, *named})}")
        ordered[name] = source
        path.pop()

    for name in sorted(named):
        visit(name)
    return list(ordered.values())


def _bound(source: Source, binder: Binder, known: Columns, told: dict[tuple[str, str], str]) -> Model:
    check_stable(source)
    kind = source.one("materialized", "table")
    if kind not in ("table", "view"):
        raise ModelError(f"{source.path}, line 1: materialized is table or view, not {kind}")
    types = binder.bind(source)
    lineage = Lineage(source, known, told)
    columns = tuple(_column(source, lineage, name, sql_type) for name, sql_type in types.items())
    silent = [column.name for column in columns if not column.description]
    if silent:
        raise ModelError(f"{source.path}: computed columns need a comment beside them: {', '.join(silent)}")
    key = tuple(part.strip() for part in source.one("key").split(","))
    for part in key:
        if part not in types:
            raise ModelError(f"{source.path}, line {source.header['key'][0][0]}: the key names no column {part}"
                             f"{candidates(part, types)}")
    conditions = source.header.get("check", [])
    for line, condition in conditions:
        binder.try_condition(source, line, condition)
    return Model(source.model, source.path, source.one("description"), source.text, kind == "view", key,
                 tuple(condition for _, condition in conditions), tuple(source.tables()), columns, lineage.tree)


def _column(source: Source, lineage: Lineage, name: str, sql_type: str) -> ModelColumn:
    return ModelColumn(name, sql_type, lineage.description(name) or "", tuple(sorted(lineage.origins(name))))


def _claim(source: Source, named: dict[str, Source], binder: Binder, known: set[str]) -> Claim:
    assert source.claim is not None
    if source.model not in named:
        raise ModelError(f"{source.path}, line 1: there is no model {source.model}{candidates(source.model, named)}")
    for table, line in source.tables().items():
        if table not in known:
            raise ModelError(f"{source.path}, line {line}: there is no table {table}{candidates(table, known)}")
    severity = source.one("severity", "error")
    if severity not in ("error", "warn"):
        raise ModelError(f"{source.path}, line 1: severity is error or warn, not {severity}")
    binder.try_query(source)
    return Claim(source.model, source.claim, source.one("description"), severity, source.text)
