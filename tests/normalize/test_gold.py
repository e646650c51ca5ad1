"""Against hand-labelled articles: what stands beside the article, its title, time, author, credit and address."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.normalize import Normalized
from pipeline.records.input import Metadata
from tests.normalize.reading import read

BESIDE = ("boilerplate", "byline", "source", "caption")


def labelled(shared: Path) -> Iterator[tuple[Normalized, dict[str, Any]]]:
    for path in sorted((shared / "gold" / "seeds").glob("*.json")):
        text = (shared / "seeds" / f"{path.stem}.txt").read_text(encoding="utf-8")
        yield read(text), json.loads(path.read_text(encoding="utf-8"))
    for line in (shared / "devset" / "open" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        gold = json.loads((shared / "devset" / "open" / "gold" / f"{item['id']}.json").read_text(encoding="utf-8"))
        yield read(item["text"], Metadata(item.get("title"), item.get("date"), item.get("url"))), gold


@pytest.fixture(scope="module")
def articles(shared: Path) -> list[tuple[Normalized, dict[str, Any]]]:
    return list(labelled(shared))


def test_what_stands_beside_the_article_is_told_apart(articles):
    right = wrong = missed = 0
    for found, gold in articles:
        want = {(item[0], item[1]): item[2] if len(item) > 2 else "boilerplate" for item in gold["noise"]}
        got = {(row.char_start, row.char_end): row.kind for row in found.paragraphs if row.kind in BESIDE}
        right += len(want.items() & got.items())
        wrong += len(got.items() - want.items())
        missed += len(want.items() - got.items())
    assert right / (right + wrong) >= 0.99
    assert right / (right + missed) >= 0.96


def test_language_title_author_and_printed_time(articles):
    for found, gold in articles:
        document = found.document
        assert document.language == gold["lang"]
        assert document.byline == gold["author"]
        if gold["title"] is not None:
            assert document.title == gold["title"]
        if gold["published"] is not None:
            assert document.published_from is not None
            assert document.published_from.isoformat().startswith(gold["published"])


def test_credit_and_address(articles):
    for found, gold in articles:
        if gold["credit"] is not None:
            assert gold["credit"] in (found.document.credited_source, found.document.publisher)
        if gold["source_url"] is not None:
            assert found.document.url == gold["source_url"]
