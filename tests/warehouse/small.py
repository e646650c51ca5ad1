"""A small reading for tests of the warehouse: words with a capital are people, digit runs are figures and meetings.

``python -m tests.warehouse.small WORKERS FOLDER INPUT...`` runs all steps in a process of its own.
"""

import re
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline.engines.local import Local
from pipeline.extract.document import Extraction
from pipeline.ingest import read
from pipeline.lexicon.load import Lexicon
from pipeline.records import (
    Document,
    Entity,
    Event,
    EventMention,
    EventParticipant,
    Figure,
    Key,
    LedgerEntry,
    Mention,
    Paragraph,
    Rejected,
)
from pipeline.records.ids import document_id, make_id
from pipeline.records.input import Metadata, RawArticle
from pipeline.warehouse.build import Build
from pipeline.warehouse.checks import run_checks
from pipeline.warehouse.core import Core, build_core
from pipeline.warehouse.files import open_build
from pipeline.warehouse.inputs import Ingested, ingest
from pipeline.warehouse.models import Models, load_models
from pipeline.warehouse.models.run import run_models
from pipeline.warehouse.process import Engine, Processed, process
from pipeline.warehouse.publish import Published, publish
from pipeline.warehouse.ref import RefRows, ref_rows

SQL = Path(__file__).parent / "sql"
PERSON = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*")
NUMBER = re.compile("[0-9]+")
EVERYTHING = ref_rows()
FEW: RefRows = {"reject_reason": EVERYTHING["reject_reason"],
                "place": [row for row in EVERYTHING["place"] if row.level in ("country", "province")]}


def article(uri: str, text: str, **metadata: str) -> RawArticle:
    """An input record; metadata: title, published, url, author, source."""
    return RawArticle(uri, make_id("bytes", text, *metadata.values()), "text/plain", "utf-8", len(text.encode()), text,
                      (), Metadata(**metadata))


def read_small(article: RawArticle, lexicon: Lexicon) -> Extraction:
    """Words with a capital are people; digit runs are figures; "met" is a meeting of the people around."""
    text, d = article.text, document_id(article.text)
    p = make_id("paragraph", d, 0)
    spans = {m.start(): (d, p, m.start(), m.end(), m.group()) for m in re.finditer(r"\w+(?: [A-Z]\w+)*", text)}
    people = [(m, make_id("entity", "person", m.group().lower())) for m in PERSON.finditer(text)]
    numbers = list(NUMBER.finditer(text))
    meetings = [(m, make_id("event_mentions", d, m.start())) for m in re.finditer(r"\bmet\b", text)]
    return Extraction(
        documents=[Document(d, article.source_uri, article.source_sha256, "en", article.metadata.title, None, None, None,
                            None, article.metadata.url, None, None, None, None, text, "small")],
        paragraphs=[Paragraph(p, d, 0, 0, len(text), "body", "en", False)],
        entities=[Entity(i, "person", m.group(), None, m.group(), m.group().lower(), None, None, None, None, None)
                  for i, m in {i: m for m, i in people}.items()],
        mentions=[Mention(make_id("mentions", d, m.start()), d, p, m.start(), m.end(), m.group(), "person", i, "small")
                  for m, i in people],
        figures=[Figure(make_id("figures", d, m.start()), d, p, m.start(), m.end(), m.group(), Decimal(m.group()), None,
                        None, None, None, None, None, "level", None, None, None, None, None, None, None, None,
                        people[0][1] if people else None, None, None, None) for m in numbers],
        events=[Event(i, "meeting", None, "happened", date(2023, 6, 7), date(2023, 6, 7), "printed", None)
                for _, i in meetings],
        event_mentions=[EventMention(i, i, *spans[m.start()]) for m, i in meetings],
        event_participants=[EventParticipant(make_id("event_participants", i, who.start()), i, i, e, "attendee", None, n,
                                             d, p, who.start(), who.end(), who.group())
                            for _, i in meetings for n, (who, e) in enumerate(people)],
        number_ledger=[LedgerEntry(d, m.start(), m.end(), m.group(), "figure", None) for m in numbers],
        keys=[Key(d, "small", m.group().split()[-1], i, None) for m, i in people],
    )


@dataclass(frozen=True)
class Ran:
    """What the steps of a run reported."""

    ingested: Ingested
    processed: Processed
    core: Core
    published: Published


def small_models() -> Models:
    """The models of tests/warehouse/sql."""
    return load_models([SQL])


def read_in(build: Build, records: Iterable[RawArticle | Rejected], *, prune: tuple[str, ...] = (),
            engine: Engine | None = None, version: str = "1", lexicon: str = "L") -> tuple[Ingested, Processed]:
    """The first two steps."""
    engine = engine or Local(1, read=read_small)
    return ingest(build, records, prune=prune), process(build, engine, extractor_version=version, lexicon_hash=lexicon)


def finish(build: Build, models: Models | None = None, ref: RefRows = FEW) -> tuple[Core, Published]:
    """The steps after extraction."""
    models = models or small_models()
    core = build_core(build, ref)
    run_models(build, models)
    run_checks(build, models)
    return core, publish(build, models, extractor_version="1", lexicon_hash="L")


def run(folder: Path, records: Iterable[RawArticle | Rejected], *, prune: tuple[str, ...] = (),
        engine: Engine | None = None, version: str = "1", lexicon: str = "L") -> Ran:
    """All steps."""
    with open_build(folder) as build:
        first = read_in(build, records, prune=prune, engine=engine, version=version, lexicon=lexicon)
        return Ran(*first, *finish(build))


def load(folder: Path, records: Iterable[RawArticle | Rejected], *, prune: tuple[str, ...] = (), version: str = "1",
         lexicon: str = "L") -> tuple[Ingested, Processed]:
    """The steps up to core."""
    with open_build(folder) as build:
        done = read_in(build, records, prune=prune, version=version, lexicon=lexicon)
        build_core(build, FEW)
        return done


def read_slowly(article: RawArticle, lexicon: Lexicon) -> Extraction:
    """The small reading at a pace at which it can be killed."""
    time.sleep(0.002)
    return read_small(article, lexicon)


if __name__ == "__main__":
    run(Path(sys.argv[2]), read(sys.argv[3:]), engine=Local(int(sys.argv[1]), read=read_slowly))
