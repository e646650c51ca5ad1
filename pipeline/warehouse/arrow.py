"""Rows to Arrow and back: how they travel from a worker to the database."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.records import Column
from pipeline.warehouse.schema import arrow_schema


def to_arrow(columns: tuple[Column, ...], rows: Sequence[Sequence[Any]]) -> pa.Table:
    """Rows, in the order of the columns, as an Arrow table.

    Raises:
        pa.ArrowException, TypeError, OverflowError: a value does not fit its column (a decimal above 1e29, say).
    """
    schema = arrow_schema(columns)
    values = zip(*rows, strict=True) if rows else ((),) * len(columns)
    arrays = [pa.array(column, type=field.type) for column, field in zip(values, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def to_bytes(table: pa.Table) -> bytes:
    """An Arrow table as an IPC stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def from_bytes(data: bytes) -> pa.Table:
    """The Arrow table of an IPC stream, without a copy."""
    return pa.ipc.open_stream(pa.py_buffer(data)).read_all()


def document_rows(document_id: str, rows: Iterable[NamedTuple], index: int | None) -> list[tuple[Any, ...]]:
    """Rows of one document with document_id in front; index: where the row itself holds it, None where nowhere."""
    if index is None:
        return [(document_id, *row) for row in rows]
    if index == 0:
        return [tuple(row) for row in rows]
    return [(document_id, *row[:index], *row[index + 1:]) for row in rows]
