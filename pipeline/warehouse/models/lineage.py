"""Where a model's columns come from, and the descriptions they inherit on the way."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp
from sqlglot.errors import OptimizeError
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, traverse_scope

from pipeline.warehouse.errors import ModelError
from pipeline.warehouse.models.source import Source, line_of

Columns = dict[str, dict[str, str]]  # table -> column -> SQL type
Origins = frozenset[tuple[str, str]]  # (table, column)


class Lineage:
    """The scopes of one statement; answers for each output column its source columns and its description."""

    def __init__(self, source: Source, known: Columns, descriptions: dict[tuple[str, str], str]) -> None:
        self._descriptions = descriptions
        self._origins: dict[tuple[int, str], Origins] = {}
        self._told: dict[tuple[int, str], str | None] = {}
        schema: dict[str, Any] = {}
        for table, columns in known.items():
            schema.setdefault(table.partition(".")[0], {})[table.partition(".")[2]] = columns
        try:
            tree = qualify(source.tree.copy(), schema=schema, dialect="duckdb", quote_identifiers=False,
                           validate_qualify_columns=False, identify=False)
            scopes = traverse_scope(tree)
        except OptimizeError as error:
            raise ModelError(f"{source.path}, line 1: {error}") from error
        self.tree = annotate_types(tree, schema=schema, dialect="duckdb")
        self._root = scopes[-1]

    def origins(self, column: str) -> Origins:
        """The columns of tables that an output column is computed from."""
        return self._sources(self._root, column)

    def description(self, column: str) -> str | None:
        """The comment beside an output column, else that of the column it passes on unchanged; None where there is none."""
        return self._describe(self._root, column)

    def _sources(self, scope: Scope, column: str) -> Origins:
        key = (id(scope), column)
        if key not in self._origins:
            self._origins[key] = frozenset()  # a recursive query meets itself: its first part says it all
            found: set[tuple[str, str]] = set()
            for select, index in _selects(scope, column):
                projection = _projections(select)[index]
                for reference in _columns(projection):
                    found |= self._resolve(select, reference)
            self._origins[key] = frozenset(found)
        return self._origins[key]

    def _resolve(self, scope: Scope, reference: exp.Column) -> Origins:
        origin = _origin(scope, reference.table)
        if isinstance(origin, exp.Table):
            return frozenset({(f"{origin.db}.{origin.name}", reference.name)}) if origin.db else frozenset()
        return self._sources(origin, reference.name) if isinstance(origin, Scope) else frozenset()

    def _describe(self, scope: Scope, column: str) -> str | None:
        key = (id(scope), column)
        if key not in self._told:
            self._told[key] = None
            for select, index in _selects(scope, column):
                self._told[key] = self._projected(select, _projections(select)[index])
                if self._told[key]:
                    break
        return self._told[key]

    def _projected(self, scope: Scope, projection: exp.Expr) -> str | None:
        comments = [c for part in (projection, projection.unalias()) for c in part.comments or ()]
        if comments:
            return " ".join(" ".join(dict.fromkeys(comments)).split())
        inner = projection.unalias()
        if not isinstance(inner, exp.Column):
            return None
        origin = _origin(scope, inner.table)
        if isinstance(origin, exp.Table):
            return self._descriptions.get((f"{origin.db}.{origin.name}", inner.name))
        return self._describe(origin, inner.name) if isinstance(origin, Scope) else None


def _origin(scope: Scope, alias: str) -> exp.Expr | Scope | None:
    """What an alias stands for: here, in a query inside an expression, or in the query around."""
    inside = [scope]
    while inside:
        current = inside.pop()
        if alias in current.sources:
            return _as_origin(current.sources[alias])
        inside += current.subquery_scopes
    outer = scope.parent
    while outer is not None:
        if alias in outer.sources:
            return _as_origin(outer.sources[alias])
        outer = outer.parent
    return None


def _as_origin(source: object) -> exp.Expr | Scope | None:
    return source if isinstance(source, exp.Expr | Scope) else None


def _selects(scope: Scope, column: str) -> Iterator[tuple[Scope, int]]:
    """The SELECTs that make an output column, those of a UNION each, with its position in them."""
    names = [projection.output_name for projection in _projections(scope)]
    if column not in names:
        return
    index = names.index(column)
    stack = [scope]
    while stack:
        current = stack.pop(0)
        if current.set_operation_scopes:
            stack = [*current.set_operation_scopes, *stack]
        elif index < len(_projections(current)):
            yield current, index


def _projections(scope: Scope) -> list[exp.Expr]:
    """What a query selects; of a UNION what its first part does."""
    return scope.expression.selects if isinstance(scope.expression, exp.Query) else []


def _columns(projection: exp.Expr) -> Iterator[exp.Column]:
    """The columns an expression reads, those of queries inside it too."""
    return projection.find_all(exp.Column)


def check_stable(source: Source) -> None:
    """The output columns are named: no star over a join, whose columns may clash, no computed column without an alias.

    Raises:
        ModelError: one is not.
    """
    select = source.tree
    for projection in select.selects:
        if projection.is_star and (not isinstance(select, exp.Select) or select.args.get("joins")):
            raise ModelError(f"{source.path}, line {line_of(projection)}: the last SELECT names its columns; "
                             "a star over a join or union changes with the tables it reads")
        if not projection.output_name:
            raise ModelError(f"{source.path}, line {line_of(projection)}: {projection.sql('duckdb')} needs a name: AS ...")
