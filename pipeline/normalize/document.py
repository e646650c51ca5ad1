"""An article -> its document row, its paragraph rows and what could not be settled."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from pipeline.lexicon.identify import Languages
from pipeline.lexicon.load import LANGUAGES
from pipeline.lexicon.page import Page
from pipeline.normalize.facts import Facts, facts
from pipeline.normalize.kinds import Layout, layout
from pipeline.normalize.language import UNDETERMINED, Evidence, evidence, prevailing
from pipeline.normalize.lines import Line, paragraphs
from pipeline.records import Document, Issue, Paragraph
from pipeline.records.ids import document_id, make_id
from pipeline.records.input import RawArticle

_FURNITURE = ("boilerplate", "byline", "source")  # says nothing of the article's language


class PageLexicon(Protocol):
    """What this stage needs of the lexicon."""

    @property
    def languages(self) -> Languages:
        """By what a language is recognised."""

    @property
    def page(self) -> Page:
        """What stands on a page beside the article."""


class Normalized(NamedTuple):
    """One article as rows; issues: what could not be settled."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    issues: tuple[Issue, ...]


def normalize(article: RawArticle, lexicon: PageLexicon, *, extractor_version: str | None = None) -> Normalized:
    """The rows of one article. Depends on nothing but its arguments; never raises on odd text.

    Offsets are code points of the article's text; a paragraph's span has no space at either end.
    """
    lines = paragraphs(article.text)
    found = layout(lines, article.metadata.title, lexicon.page)
    shown = [evidence(line.text, lexicon.languages) for line in lines]
    kinds = found.kinds
    language = prevailing(item for item, kind in zip(shown, kinds, strict=True) if kind not in _FURNITURE)
    if language == UNDETERMINED:
        language = evidence(article.text, lexicon.languages, least=1).language
    known = facts(lines, found, article.metadata, lexicon.page)
    identity = document_id(article.text)
    document = Document(
        document_id=identity, source_uri=article.source_uri, source_sha256=article.source_sha256, language=language,
        title=known.title, byline=known.byline, translator=known.translator, publisher=known.publisher,
        credited_source=known.credited_source, url=known.url,
        published_from=known.published.first if known.published else None,
        published_to=known.published.last if known.published else None,
        published_rule=known.published_rule, place_id=None, text=article.text, extractor_version=extractor_version)
    rows = _paragraphs(identity, lines, found, shown, language)
    return Normalized(document, rows, tuple(_issues(identity, article.text, language, known)))


def _paragraphs(
    document: str, lines: Sequence[Line], found: Layout, shown: Sequence[Evidence], language: str,
) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            make_id("paragraphs", document, ordinal), document, ordinal, line.start, line.end, kind,
            language if own.language == UNDETERMINED else own.language, repeat)
        for ordinal, (line, kind, repeat, own) in enumerate(zip(lines, found.kinds, found.repeats, shown, strict=True)))


def _issues(document: str, text: str, language: str, known: Facts) -> Iterable[Issue]:
    if language == UNDETERMINED:
        yield Issue(document, None, None, "language_undetermined", None)
    elif language not in LANGUAGES:
        yield Issue(document, None, None, "language_not_read", language)
    if known.published_doubt is not None:
        yield Issue(document, None, None, *known.published_doubt)
    broken = text.count("\ufffd")
    if broken:
        at = text.index("\ufffd")
        yield Issue(document, at, at + 1, "characters_lost", f"{broken} characters were no text")
