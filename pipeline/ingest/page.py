"""A web page -> its main text and metadata (the extra ``html``). Runs behind the fence."""

import json
from typing import Any, NamedTuple

from pipeline.ingest.options import RecordError
from pipeline.records.input import Metadata

# Where pages say when they were published, the most trusted first; with time and offset, unlike what a date parser
# finds in the text.
_TIMES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@property='og:article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='pubdate' or @name='publishdate' or @name='DC.date.issued' or @name='date']/@content",
    "//time[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime",
)
_LD = "//script[@type='application/ld+json']/text()"
# A limit for the day that a page may be dated: a fixed one, so that the same page gives the same date tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


class Page(NamedTuple):
    """What a page holds; text empty where it has no main text."""

    text: str
    metadata: Metadata


def extract(payload: tuple[str, str | None]) -> Page:
    """payload: the page's source and its address, if known.

    Raises:
        RecordError: missing_extra or bad_html.
    """
    markup, url = payload
    try:
        import trafilatura
    except ImportError as error:
        raise RecordError("missing_extra", "doichieu[html]") from error
    tree = trafilatura.load_html(markup)
    if tree is None:
        raise RecordError("bad_html", "no page could be parsed")
    published = _published(tree)
    found = trafilatura.bare_extraction(
        tree, url=url, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=_DATES)
    if not isinstance(found, trafilatura.settings.Document) or not isinstance(found.text, str):
        return Page("", Metadata(published=published, url=url))
    metadata = Metadata(
        title=found.title, published=published or found.date, url=found.url or url, author=found.author,
        source=found.sitename or found.hostname)
    return Page(found.text, metadata)


def _published(tree: Any) -> str | None:
    for path in _TIMES:
        for value in tree.xpath(path):
            if value.strip():
                return str(value).strip()
    return next((found for script in tree.xpath(_LD) if (found := _from_json(script))), None)


def _from_json(script: str) -> str | None:
    """datePublished of a page's JSON-LD, wherever in it."""
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return None
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            published = value.get("datePublished")
            if isinstance(published, str):
                return published
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return None
