"""Parquet: one article a row, in batches."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, Any

from pipeline.ingest.article import attempt, from_fields
from pipeline.ingest.fields import PARTS, known_names, plain_name
from pipeline.ingest.options import RecordError
from pipeline.ingest.reading import Reading
from pipeline.ingest.stream import Source
from pipeline.records import Rejected
from pipeline.records.input import RawArticle

_MAGIC = b"PAR1"
_BATCH = 64  # rows in memory


def read(source: Source, reading: Reading) -> Iterator[RawArticle | Rejected]:
    """An article or a reject for each row; only columns that can be part of an article are read.

    A row has no bytes of its own: its sha256 is that of its values as compact JSON.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    wanted = {name for part in PARTS for name in known_names(part, reading.options.field_map)}
    number = 0
    try:
        with _seekable(source) as opened, pq.ParquetFile(opened) as file:
            columns = [name for name in file.schema_arrow.names if plain_name(name) in wanted]
            if not columns:
                raise RecordError("no_text", "columns: " + ", ".join(file.schema_arrow.names[:20]))
            for batch in file.iter_batches(batch_size=_BATCH, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield _article(f"{source.uri}#row={number}", row, reading)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise RecordError("bad_parquet", f"row {number + 1}: {str(error)[:200]}") from error


@contextmanager
def _seekable(source: Source) -> Iterator[Path | IO[bytes]]:
    """The file, or where it was compressed as a whole a copy without that: Parquet is read from its end."""
    with source.path.open("rb") as file:
        if file.read(len(_MAGIC)) == _MAGIC:
            yield source.path
            return
    with source.open() as stream, TemporaryFile() as copy:
        copyfileobj(stream, copy)
        yield copy


def _article(uri: str, row: dict[str, Any], reading: Reading) -> RawArticle | Rejected:
    data = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "surrogatepass")
    digest = sha256(data).hexdigest()
    return attempt(uri, digest, lambda: from_fields(
        row, reading.options, uri=uri, sha256=digest, size=len(data),
        media_type="application/vnd.apache.parquet", encoding="utf-8"))
