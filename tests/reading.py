"""A short text read for its periods and figures, as the tests of both need it."""

from datetime import datetime
from functools import cache

from pipeline.extract.document import Extraction, extract
from pipeline.extract.numbers.find import find_numbers
from pipeline.extract.periods.find import PeriodMention, find_periods
from pipeline.extract.reading import Reading, read
from pipeline.lexicon.load import load
from pipeline.records import Document, Figure, Paragraph

PUBLISHED = datetime(2024, 7, 15, 12, 0)


def document_of(text: str, language: str, published: datetime | None = PUBLISHED) -> tuple[Document, list[Paragraph]]:
    """A document of one paragraph a line."""
    document = Document("d", None, None, language, None, None, None, None, None, None, published, published, None, None,
                        text, None)
    paragraphs: list[Paragraph] = []
    at = 0
    for line in text.split("\n"):
        if line:
            number = len(paragraphs)
            paragraphs.append(Paragraph(f"p{number}", "d", number, at, at + len(line), "body", language, False))
        at += len(line) + 1
    return document, paragraphs


def reading_of(text: str, language: str, published: datetime | None = PUBLISHED) -> Reading:
    """A document before any step."""
    return read(*document_of(text, language, published), load())


def periods_of(text: str, language: str, published: datetime | None = PUBLISHED) -> list[PeriodMention]:
    """The dates and periods of a text."""
    reading = reading_of(text, language, published)
    return find_periods(reading, find_numbers(reading))


def told(mention: PeriodMention) -> str:
    """A mention as the lexicon's examples write it: role and days, or the basis of a comparison."""
    if mention.basis not in {None, "period"}:
        year = f" {mention.start.year}" if mention.start and mention.basis == "same_period" else ""
        return f"basis {mention.basis}{year}"
    role = f"basis {mention.basis}" if mention.role == "basis" else mention.role
    return f"{role} {mention.start or '..'}/{mention.end or '..'}"


@cache
def figures_of(text: str, language: str, published: datetime | None = PUBLISHED) -> Extraction:
    """What a text says."""
    return extract(*document_of(text, language, published), [], load())


def iso(figure: Figure) -> str:
    """The period of a figure as days; empty where it has none."""
    if figure.period_start is None and figure.period_end is None:
        return ""
    return f"{figure.period_start or '..'}/{figure.period_end or '..'}"
