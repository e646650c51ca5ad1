"""What tests of names share: a text as extraction reads it."""

from collections.abc import Callable
from datetime import datetime

import pytest

from pipeline.extract.reading import Reading, read
from pipeline.lexicon.load import load
from pipeline.records import Document, Paragraph
from pipeline.records.ids import document_id, make_id


def reading(text: str, language: str = "vi", day: str | None = None) -> Reading:
    """The text with one body paragraph a line; day: of publication, ISO."""
    key = document_id(text)
    published = datetime.fromisoformat(day) if day else None
    blank = dict.fromkeys(Document._fields)
    document = Document(**blank | {"document_id": key, "language": language, "text": text,
                                   "published_from": published, "published_to": published})
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(make_id("paragraphs", key, len(paragraphs)), key, len(paragraphs),
                                        start, start + len(line), "body", language, False))
        start += len(line) + 1
    return read(document, paragraphs, load())


@pytest.fixture(scope="session")
def reading_of() -> Callable[..., Reading]:
    """``reading`` for tests."""
    return reading
