"""Records with named fields (JSON, tables) -> the parts of an article, whatever the crawler calls them."""

import html
from collections.abc import Mapping
from typing import Any, NamedTuple

import re2

from pipeline.ingest.decode import check_not_legacy
from pipeline.ingest.mend import mend
from pipeline.ingest.options import RecordError
from pipeline.records.input import Metadata

# Names in lower case with underscores, the first that holds something wins: trafilatura, news-please (maintext,
# date_publish, source_domain), schema.org (articleBody, datePublished), RSS (pubDate), WordPress (content, date).
_ALIASES: dict[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "body", "content", "articlebody", "article_body", "article_text", "full_text",
             "fulltext", "main_text", "news_content", "contents", "noi_dung", "raw_text"),
    "title": ("title", "headline", "title_page", "title_rss", "tieu_de"),
    "published": ("date_publish", "published", "published_at", "publishedat", "date_published", "datepublished",
                  "publish_date", "published_date", "published_time", "publication_date", "pubdate", "pub_date", "date",
                  "ngay_dang", "time"),
    "url": ("url", "link", "canonical_url", "source_url", "permalink", "href"),
    "author": ("author", "authors", "byline", "creator", "writer", "tac_gia"),
    "source": ("source_hostname", "sitename", "site_name", "source", "publisher", "source_name", "outlet", "newspaper",
               "source_domain", "hostname", "domain", "site"),
}
_EMPTY = {"", "none", "null", "nan", "nat", "n/a"}  # news-please writes None as text
_BLOCK = re2.compile(
    r"(?i)</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote|figure|figcaption|section|article)\b[^<>]*>")
_TAG = re2.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
_CODE = re2.compile(r"(?is)<(?:script|style)\b[^<>]*>.*?</(?:script|style)\s*>")  # no text, though it stands between tags


PARTS = tuple(_ALIASES)


def known_names(part: str, field_map: Mapping[str, str]) -> frozenset[str]:
    """The plain names under which a record may hold a part of an article."""
    mapped = field_map.get(part)
    return frozenset(_ALIASES[part] if mapped is None else (plain_name(mapped),))


class Parts(NamedTuple):
    """What a record holds of an article, mended, with the repairs of its text."""

    text: str
    metadata: Metadata
    repairs: tuple[str, ...]


def parts(record: Mapping[str, Any], field_map: Mapping[str, str]) -> Parts:
    """The article in a record.

    field_map: our field -> the record's field that holds it, before all aliases.

    Raises:
        RecordError: no_text, empty, legacy_encoding, or what ``mend`` raises.
    """
    fields = {plain_name(key): value for key, value in record.items()}
    given = _text(fields, field_map)
    if given is None and known_names("text", field_map) & fields.keys():
        raise RecordError("empty", "the field of the text is empty")
    if given is None:
        inner = [value for value in fields.values() if isinstance(value, Mapping)]
        if len(inner) == 1:
            return parts(inner[0], field_map)
        raise RecordError("no_text", "fields: " + ", ".join(sorted(map(str, record))[:20]))
    text, repairs = mend(given)
    if _is_markup(text):
        text, again = mend(_without_tags(text))
        repairs = (*repairs, "html_tags_dropped", *again)
    if not text.strip():
        raise RecordError("empty")
    check_not_legacy(text)
    return Parts(text, metadata(fields, field_map), repairs)


def _text(fields: Mapping[str, Any], field_map: Mapping[str, str]) -> str | None:
    return _first(fields, "text", field_map, joint="\n")


def metadata(record: Mapping[str, Any], field_map: Mapping[str, str]) -> Metadata:
    """What a record says of its article beside the body."""
    fields = {plain_name(key): value for key, value in record.items()}
    found = {part: _first(fields, part, field_map, joint=", ") for part in Metadata._fields}
    if found["url"] is None:  # trafilatura calls the address "source", and the outlet "source-hostname"
        source = _string(fields.get("source"), ", ") or ""
        found["url"] = source if source.startswith(("http://", "https://")) else None
    if found["source"] == found["url"]:
        found["source"] = None
    return Metadata(**{part: value and mend(value).text.strip() for part, value in found.items()})


def _first(fields: Mapping[str, Any], part: str, field_map: Mapping[str, str], *, joint: str) -> str | None:
    mapped = field_map.get(part)
    for name in (plain_name(mapped),) if mapped is not None else _ALIASES[part]:
        value = fields.get(name)
        text = None if value is None else _string(value, joint)
        if text is not None:
            return text
    return None


def _string(value: Any, joint: str) -> str | None:
    """A value as text: lists (authors, the paragraphs of a scrapy item) joined, people and outlets by their name."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return _string(value.get("name"), joint)
    if isinstance(value, list | tuple):
        return joint.join(item for item in (_string(item, joint) for item in value) if item) or None
    text = value if isinstance(value, str) else str(value)
    return None if text.strip().lower() in _EMPTY else text


def plain_name(key: object) -> str:
    """A field's name as it is compared: `Date-Published` and `date published` are `date_published`."""
    return str(key).strip().lower().replace("-", "_").replace(" ", "_")


def _is_markup(text: str) -> bool:
    """Whether a body is stored with its tags: it has several, or begins with one; a single one inside is residue."""
    return (text.count("</") > 1 or text.lstrip().startswith("<")) and _TAG.search(text) is not None


def _without_tags(text: str) -> str:
    """A body stored with its tags: blocks end lines, other tags vanish, entities become characters."""
    lines = html.unescape(_TAG.sub("", _BLOCK.sub("\n", _CODE.sub("", text)))).split("\n")
    return "\n".join(line for line in (line.strip() for line in lines) if line)
