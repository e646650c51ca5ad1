"""How a table is declared: a NamedTuple whose fields carry a ``Col``, and how others read the declaration.

DDL, Polars schemas, the Dagster column schema, ``COMMENT ON`` and the data dictionary are all derived from what
``columns`` returns; nothing about a table is written down twice.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

SQL_TYPES: dict[type, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
    Decimal: "DECIMAL(38,9)",
    date: "DATE",
    datetime: "TIMESTAMP",
}


@dataclass(frozen=True)
class Col:
    """What a field means; ``codes`` lists the values it may hold, ``references`` names ``schema.table.column``."""

    description: str
    codes: tuple[str, ...] = ()
    references: str | None = None


@dataclass(frozen=True)
class Column:
    """One column as declared: its name, Python and SQL type, whether it may be NULL, and its ``Col``."""

    name: str
    python_type: type
    sql_type: str
    nullable: bool
    description: str
    codes: tuple[str, ...]
    references: str | None


@dataclass(frozen=True)
class Table:
    """One table: where it stands, its row type, what it holds and the columns that identify a row."""

    schema: str
    name: str
    row: type[NamedTuple]
    key: tuple[str, ...]

    @property
    def qualified(self) -> str:
        """``schema.name``, as SQL says it."""
        return f"{self.schema}.{self.name}"

    @property
    def description(self) -> str:
        """The row type's docstring on one line."""
        return " ".join((self.row.__doc__ or "").split())

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        return columns(self.row)


@cache
def columns(row: type[NamedTuple]) -> tuple[Column, ...]:
    """The columns of a row type.

    Raises:
        TypeError: a field has no ``Col`` or a type without a SQL counterpart.
    """
    return tuple(_column(row.__name__, name, hint) for name, hint in get_type_hints(row, include_extras=True).items())


def _column(owner: str, name: str, hint: Any) -> Column:
    nullable, hint = _strip_none(hint)
    col: Col | None = None
    if get_origin(hint) is Annotated:
        hint, *extras = get_args(hint)
        col = next((extra for extra in extras if isinstance(extra, Col)), None)
        inner_nullable, hint = _strip_none(hint)
        nullable = nullable or inner_nullable
    if col is None or hint not in SQL_TYPES:
        raise TypeError(f"{owner}.{name}: a field needs a Col and one of the types {sorted(t.__name__ for t in SQL_TYPES)}")
    return Column(name, hint, SQL_TYPES[hint], nullable, col.description, col.codes, col.references)


def _strip_none(hint: Any) -> tuple[bool, Any]:
    if get_origin(hint) not in (Union, UnionType):
        return False, hint
    rest = [arg for arg in get_args(hint) if arg is not NoneType]
    return True, rest[0] if len(rest) == 1 else hint
