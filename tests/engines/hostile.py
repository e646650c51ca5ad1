"""Readings that misbehave, by what their text says."""

import os
import signal
import time
from pathlib import Path

from pipeline.extract.document import Extraction
from pipeline.lexicon.load import Lexicon
from pipeline.records.input import RawArticle
from tests.warehouse.reading import read_small


def read_hostile(article: RawArticle, lexicon: Lexicon) -> Extraction:
    """The small reading, unless the text asks for trouble."""
    text = article.text
    if "die" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "once" in text:
        marker = Path(article.source_uri)
        if not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if "sleep" in text:
        time.sleep(600)
    if "stuck" in text:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})  # as a library does that never returns
        time.sleep(600)
    if "fault" in text:
        raise ValueError("a rule that fails")
    extraction = read_small(article, lexicon)
    if "huge" in text:
        extraction.figures = [row._replace(value=row.value * 10**40) for row in extraction.figures]
    if "astray" in text:
        extraction.figures = [row._replace(char_end=row.char_start - 1) for row in extraction.figures]
    return extraction
