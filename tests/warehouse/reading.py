"""A small reading for tests of the warehouse: words with a capital are people, digit runs are figures and meetings."""

import re
import time
from datetime import date
from decimal import Decimal
from typing import cast

from pipeline.extract.document import Extraction
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
)
from pipeline.records.ids import document_id, make_id
from pipeline.records.input import Metadata, RawArticle

PERSON = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*")
NUMBER = re.compile("[0-9]+")


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


def no_lexicon() -> Lexicon:
    """The small reading asks for no word: an empty lexicon spares the workers a second."""
    return cast("Lexicon", None)


def read_slowly(article: RawArticle, lexicon: Lexicon) -> Extraction:
    """The small reading at a pace at which it can be killed."""
    time.sleep(0.002)
    return read_small(article, lexicon)
