"""A PDF -> the text of its pages and its metadata (the extra ``pdf``). Runs behind the fence."""

import io
from typing import Any, NamedTuple

from pipeline.ingest.options import RecordError
from pipeline.records.input import Metadata


class Pages(NamedTuple):
    """The text of each page, and what the file says of itself."""

    texts: tuple[str, ...]
    metadata: Metadata


def extract(payload: tuple[bytes, int]) -> Pages:
    """payload: the file's bytes, and the most characters to take.

    Raises:
        RecordError: missing_extra, bad_pdf, too_long.
    """
    data, max_chars = payload
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise RecordError("missing_extra", "doichieu[pdf]") from error
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        texts: list[str] = []
        room = max_chars
        for page in reader.pages:
            texts.append(page.extract_text())
            room -= len(texts[-1])
            if room < 0:
                raise RecordError("too_long", f"more than {max_chars} characters by page {len(texts)}")
        return Pages(tuple(texts), _metadata(reader.metadata))
    except PyPdfError as error:
        raise RecordError("bad_pdf", str(error) or type(error).__name__) from error


def _metadata(found: Any) -> Metadata:
    """Title and author as the file says. Its creation date is that of the file, not of an article's publication."""
    if found is None:
        return Metadata()
    return Metadata(title=_clean(found.title), author=_clean(found.author))


def _clean(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
