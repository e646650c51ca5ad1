"""Article data gathered from lines and metadata: title, byline, outlet, source, address, time of publication."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from pipeline.lexicon.page import Page
from pipeline.normalize.cues import (
    credited,
    dated,
    is_name,
    is_outlet,
    outlet_before_dash,
    plain,
    printed_url,
    translated_by,
    written_by,
)
from pipeline.normalize.kinds import Layout
from pipeline.normalize.lines import Line
from pipeline.normalize.times import Interval, given_time, url_time
from pipeline.records.input import Metadata

_DAY = 24 * 3600  # seconds
_DATELINE = 120  # characters
_PLACE_WORDS = 5
_OUTLET_WORDS = 4
_DASHES = "-–—.:,"


class Facts(NamedTuple):
    """The article's own data as far as text and metadata give them.

    published_doubt: what was given and could not be read, or contradicts what is printed.
    """

    title: str | None
    byline: str | None
    translator: str | None
    publisher: str | None
    credited_source: str | None
    url: str | None
    published: Interval | None
    published_rule: str | None
    published_doubt: tuple[str, str] | None


def facts(lines: Sequence[Line], layout: Layout, metadata: Metadata, page: Page) -> Facts:
    """Facts from the lines with their kinds, completed from the metadata; what is printed goes before what is given."""
    texts = [line.text for line in lines]
    signed = _signed(texts, layout, page)
    credit = _credit(texts, layout, page)
    address = credit and printed_url(credit)
    url = metadata.url or address
    published, rule, doubt = _published(signed.published, metadata, page)
    return Facts(
        title=_title(texts, layout, metadata),
        byline=metadata.author or signed.byline,
        translator=signed.translator,
        publisher=_publisher(texts, layout, metadata, page),
        credited_source=_host(address) if address else credit,
        url=url,
        published=published,
        published_rule=rule,
        published_doubt=doubt,
    )


class _Signed(NamedTuple):
    byline: str | None
    translator: str | None
    published: Interval | None


def _signed(texts: Sequence[str], layout: Layout, page: Page) -> _Signed:
    """What the lines above and below the article say; names between its sentences sign sections, not the article."""
    byline = translator = published = None
    lower = [number for number, kind in enumerate(layout.kinds) if kind == "byline" and number > layout.last]
    upper = [number for number, kind in enumerate(layout.kinds) if kind == "byline" and number < layout.first]
    inner = sum(kind == "byline" for kind in layout.kinds) - len(lower) - len(upper)
    for number in (*upper, *lower):
        text = texts[number]
        line = dated(text, page)
        if line is not None:
            published = published or line.published
            byline, translator = byline or line.byline, translator or line.translator
            continue
        named = translated_by(text, page)
        translator = translator or named
        if named is None and (number in upper or not inner):
            byline = byline or written_by(text, page) or (text if is_name(text) else None)
    return _Signed(byline, translator, published)


def _title(texts: Sequence[str], layout: Layout, metadata: Metadata) -> str | None:
    """The title as printed in the text, else the first line of the given one without the outlet's name behind it."""
    if "title" in layout.kinds:
        return texts[layout.kinds.index("title")].lstrip("# ")
    given = next((line.strip() for line in (metadata.title or "").split("\n") if line.strip()), None)
    if given is None or metadata.source is None:
        return given
    for dash in (" | ", " - ", " – "):
        head, _, tail = given.rpartition(dash)
        if head and plain(tail) == plain(metadata.source):
            return head.rstrip()
    return given


def _publisher(texts: Sequence[str], layout: Layout, metadata: Metadata, page: Page) -> str | None:
    """The outlet before the first sentence, else the given one, else the host of the article's address."""
    if layout.first < len(texts):
        first = texts[layout.first]
        if outlet := _in_brackets(first[:_DATELINE], page):
            return outlet
        if outlet := outlet_before_dash(first[:60], page):
            return outlet
    return metadata.source or (_host(metadata.url) if metadata.url else None)


def _in_brackets(start: str, page: Page) -> str | None:
    """The outlet of "(Baonghean.vn) - ", "Hanoi (VNA) – ", "Hà Nội, 15/7 (TTXVN) - " at the beginning of a sentence.

    Behind a name it must be a known one: "Vinamilk (VNM) - the largest maker of milk" is none.
    """
    place, bracket, rest = start.partition("(")
    outlet, closing, after = rest.partition(")")
    if not bracket or not closing or after.lstrip()[:1] not in _DASHES or not after.strip():
        return None
    words = place.partition(",")[0].split()
    if words and (len(words) > _PLACE_WORDS or not words[0][0].isupper() or not is_outlet(outlet.strip(), page)):
        return None
    named = 0 < len(outlet.split()) <= _OUTLET_WORDS and any(char.isalpha() for char in outlet)
    return outlet.strip() if named else None


def _credit(texts: Sequence[str], layout: Layout, page: Page) -> str | None:
    """The source that a line below the article credits; else the only one that any line credits.

    Several between the sentences are those of tables and charts.
    """
    found = [(number, credited(texts[number], page)) for number, kind in enumerate(layout.kinds) if kind == "source"]
    below = [credit for number, credit in found if number > layout.last or number < layout.first]
    return below[0] if below else found[0][1] if len(found) == 1 and found[0][0] >= layout.last - 1 else None


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _published(
    printed: Interval | None, metadata: Metadata, page: Page,
) -> tuple[Interval | None, str | None, tuple[str, str] | None]:
    """The time of publication, its rule, and a doubt as issue code and detail."""
    given = given_time(metadata.published, page) if metadata.published else None
    doubt = None
    if metadata.published and given is None:
        doubt = ("published_unreadable", metadata.published[:200])
    if printed is not None:
        if given is not None and _apart(printed, given) > _DAY:
            doubt = ("published_conflict", f"printed {printed.first.isoformat()}, given {given.first.isoformat()}")
        return printed, "printed", doubt
    if given is not None:
        return given, "metadata", doubt
    addressed = url_time(metadata.url) if metadata.url else None
    return addressed, "url" if addressed is not None else None, doubt


def _apart(one: Interval, two: Interval) -> float:
    """Seconds between two intervals; 0 where they meet."""
    return max(0.0, (one.first - two.last).total_seconds(), (two.first - one.last).total_seconds())
