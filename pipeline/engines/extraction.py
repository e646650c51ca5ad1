"""One part on one core: articles in, their rows packed. What every engine maps over its parts."""

import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from pipeline.extract.document import Extraction, extract
from pipeline.lexicon.load import Lexicon
from pipeline.normalize.document import normalize
from pipeline.records import Failure
from pipeline.records.ids import document_id
from pipeline.records.input import RawArticle
from pipeline.warehouse.part import Part, pack

FAILED = "extraction_failed"  # code of ref.reject_reason
SECONDS = 60.0  # longest time for one article: a text of max_chars takes 8

Read = Callable[[RawArticle, Lexicon], Extraction]

# What a fault in a rule raises. Extraction is written to raise nothing on odd text; where it does, that article is
# rejected with the error as detail, and the others go on.
FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


class TooSlow(BaseException):  # no Exception: nothing on the way may take it for a fault of the text
    """The time of an article is up."""


def read_article(article: RawArticle, lexicon: Lexicon) -> Extraction:
    """Normalise and extract one article."""
    normal = normalize(article, lexicon)
    return extract(normal.document, normal.paragraphs, normal.issues, lexicon)


def extract_part(
    articles: Sequence[RawArticle],
    lexicon: Lexicon,
    *,
    read: Read = read_article,
    seconds: float = SECONDS,
    at: Callable[[int], None] = lambda _: None,
) -> Part:
    """Read some articles; one that fails or takes longer than ``seconds`` becomes a failure of the part.

    at: called with the position of the article before it is read.
    """
    begun = time.monotonic()
    found: list[Extraction] = []
    failures: list[Failure] = []
    for position, article in enumerate(articles):
        at(position)
        try:
            with time_limit(seconds):
                found.append(read(article, lexicon))
        except TooSlow:
            failures.append(failure(article, f"took longer than {seconds:g} seconds"))
        except FAULTS as error:
            failures.append(failure(article, f"{type(error).__name__}: {error}"))
    try:
        tables = pack(found)
    except FAULTS:
        found = list(_fitting(found, failures))
        tables = pack(found)
    ids = (*(e.documents[0].document_id for e in found), *(f.document_id for f in failures))
    return Part(ids, tables, tuple(failures), sum(len(a.text) for a in articles), time.monotonic() - begun)


def failure(article: RawArticle, detail: str) -> Failure:
    """The row that says why an article has no extraction."""
    return Failure(document_id(article.text), FAILED, detail[:500])


def _fitting(found: Sequence[Extraction], failures: list[Failure]) -> Iterator[Extraction]:
    """The extractions whose values fit their columns; the others become failures."""
    for extraction in found:
        try:
            pack([extraction])
        except FAULTS as error:
            detail = f"{type(error).__name__}: {error}"[:500]
            failures.append(Failure(extraction.documents[0].document_id, FAILED, detail))
        else:
            yield extraction


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooSlow inside after some seconds. Only the main thread can be interrupted; elsewhere there is no limit."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
