"""Speed of extraction on one core, by step, beside one RE2 scan over the same text."""

import json
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from time import process_time
from typing import Any

import re2

from pipeline.extract import document as steps
from pipeline.lexicon.load import Lexicon, load
from pipeline.normalize import Normalized, normalize
from pipeline.records.input import Metadata, RawArticle

ROOT = Path(__file__).resolve().parents[1]
REPEATS = 5


def texts() -> list[tuple[str, str | None]]:
    """Text and date of the labelled development articles where they are at hand, else of the seeds."""
    labelled = ROOT.parent / "shared" / "devset" / "open" / "articles.jsonl"
    if labelled.exists():
        records = [json.loads(line) for line in labelled.read_text(encoding="utf-8").splitlines()]
        return [(record["text"], record.get("date")) for record in records]
    return [(path.read_text(encoding="utf-8"), None) for path in sorted((ROOT / "seeds").glob("*.txt"))]


def measure() -> None:
    """Print characters per second of the whole, and the share of each step, in CPU time of one core."""
    begun = process_time()
    lexicon = load()
    print(f"start-up: the lexicon in {process_time() - begun:.2f} s of CPU time")
    articles = [RawArticle(str(n), "", "text/plain", "utf-8", len(text), text, metadata=Metadata(published=date))
                for n, (text, date) in enumerate(texts())]
    characters = REPEATS * sum(len(article.text) for article in articles)
    documents = [normalize(article, lexicon) for article in articles]
    figures = sum(len(_extract(document, lexicon).figures) for document in documents)
    _line("one RE2 scan", characters, _timed(lambda: [_scan(document.document.text) for document in documents]))
    _line("normalize", characters, _timed(lambda: [normalize(article, lexicon) for article in articles]))
    _line("extract", characters, _timed(lambda: [_extract(document, lexicon) for document in documents]))
    print(f"of extract, by step ({characters // REPEATS // max(figures, 1)} characters a figure; timers included):")
    spent = _by_step(lambda: [_extract(document, lexicon) for document in documents])
    whole = sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:22} {100 * seconds / whole:5.1f} %  {1e6 * seconds / characters:6.3f} µs a character")


def _extract(normalized: Normalized, lexicon: Lexicon) -> steps.Extraction:
    return steps.extract(normalized.document, normalized.paragraphs, normalized.issues, lexicon)


_NUMBER = re2.compile(rb"[0-9]+(?:[.,][0-9]+)*\s*(?:%|[A-Za-z\x80-\xff]+)")


def _scan(text: str) -> int:
    return sum(1 for _ in _NUMBER.finditer(text.encode()))


def _timed(work: Callable[[], object]) -> float:
    """CPU seconds of ``REPEATS`` rounds."""
    begun = process_time()
    for _ in range(REPEATS):
        work()
    return process_time() - begun


def _by_step(work: Callable[[], object]) -> dict[str, float]:
    """CPU seconds by step: every function that extract calls is wrapped with a timer for as long as this runs."""
    spent: dict[str, float] = {}
    originals = {name: value for name, value in vars(steps).items()
                 if callable(value) and not isinstance(value, type) and name != "extract"
                 and str(getattr(value, "__module__", "")).startswith("pipeline.extract")}
    try:
        for name, function in originals.items():
            setattr(steps, name, _with_timer(function, name, spent))
        whole = _timed(work)
    finally:
        for name, function in originals.items():
            setattr(steps, name, function)
    return spent | {"the rest": whole - sum(spent.values())}


def _with_timer(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(function)
    def timed(*arguments: Any, **named: Any) -> Any:
        begun = process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[name] = spent.get(name, 0.0) + process_time() - begun
    return timed


def _line(name: str, characters: int, seconds: float) -> None:
    print(f"{name:14} {characters / seconds / 1e6:8.2f} million characters a second")
