"""A text with its names given by the test: events and statements are tried without the steps that find names."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from pipeline.extract.events.cast import Cast, cast_of
from pipeline.extract.events.find import Found, find_events
from pipeline.extract.keys.find import story_and_event_keys
from pipeline.extract.numbers.find import find_numbers
from pipeline.extract.periods.find import PeriodMention, find_periods
from pipeline.extract.reading import NameMention, Reading, read
from pipeline.extract.statements.find import find_statements
from pipeline.lexicon.load import load
from pipeline.lexicon.words import name_key
from pipeline.records import (
    Document,
    Entity,
    Event,
    EventParticipant,
    Key,
    LegalDocument,
    Paragraph,
    Position,
    Statement,
)
from pipeline.records.ids import document_id, make_id


class Scene(NamedTuple):
    """A reading with its cast and periods."""

    reading: Reading
    cast: Cast
    periods: Sequence[PeriodMention]
    legal: Sequence[LegalDocument]

    @property
    def found(self) -> Found:
        return find_events(self.reading, self.cast, self.periods)

    @property
    def events(self) -> list[Event]:
        return self.found.events

    @property
    def statements(self) -> list[Statement]:
        return find_statements(self.reading, self.cast, self.periods, self.found)[0]

    @property
    def participants(self) -> list[EventParticipant]:
        found = self.found
        return [*found.participants, *find_statements(self.reading, self.cast, self.periods, found)[1]]

    @property
    def keys(self) -> list[Key]:
        found = self.found
        speakers = find_statements(self.reading, self.cast, self.periods, found)[1]
        return story_and_event_keys(self.reading, self.cast, found, [*found.participants, *speakers], self.legal)

    def name(self, entity_id: str | None) -> str | None:
        """The name of an entity of the cast."""
        return next((n.entity.name for n in self.cast.names if n.entity.entity_id == entity_id), None)


def scene(text: str, language: str = "vi", published: str | None = None, *, people: Iterable[Sequence[str]] = (),
          bodies: Iterable[str] = (), places: Iterable[str] = (), legal: Iterable[Sequence[str]] = (),
          credited: str | None = None, translator: str | None = None, kinds: dict[int, str] | None = None) -> Scene:
    """Read a text whose lines are paragraphs.

    people: name, and where it has them title and body as printed. legal: name, type, number. kinds: of paragraphs that
    are no body, by their number. "ông Hà" is known as the person whose name ends so.
    """
    text = text.strip()
    own = document_id(text)
    day = datetime.fromisoformat(published) if published else None
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            number = len(paragraphs)
            paragraphs.append(Paragraph(make_id("paragraph", own, number), own, number, at, at + len(line),
                                        (kinds or {}).get(number, "body"), language, False))
        at += len(line) + 1
    document = Document(own, None, None, language, None, None, translator, None, credited, None, day, day,
                        "metadata" if day else None, None, text, None)
    reading = read(document, paragraphs, load())
    people = [(*person, "", "")[:3] for person in people]
    names = [
        *(found for name, _, _ in people for found in _persons(reading, name)),
        *(found for name in bodies for found in _named(reading, name, entity("organization", name))),
        *(found for name in places for found in _named(reading, name, entity("place", name))),
        *(found for name, _, _ in legal for found in _named(reading, name, entity("legal_document", name))),
    ]
    positions = [post for name, title, body in people if title for post in _posts(reading, name, title, body)]
    documents = [LegalDocument(entity("legal_document", name).entity_id, kind, number, None, None, None, None, None)
                 for name, kind, number in legal]
    return Scene(reading, cast_of(names, positions), find_periods(reading, find_numbers(reading)), documents)


def entity(kind: str, name: str) -> Entity:
    return Entity(make_id("entity", kind, name_key(name)), kind, name, None, None, name_key(name), None, None, None, None,
                  None)


def _named(reading: Reading, printed: str, found: Entity) -> Iterable[NameMention]:
    tokens = reading.tokens
    firsts = {start: number for number, start in enumerate(tokens.starts)}
    lasts = {end: number for number, end in enumerate(tokens.ends)}
    at = tokens.text.find(printed)
    while at >= 0:
        first, last = firsts.get(at), lasts.get(at + len(printed))
        if first is not None and last is not None:
            yield NameMention(first, last + 1, found, "given")
        at = tokens.text.find(printed, at + 1)


def _persons(reading: Reading, name: str) -> Iterable[NameMention]:
    """The full name, and the given name behind a form of address."""
    found = entity("person", name)
    yield from _named(reading, name, found)
    for address in ("ông", "Ông", "bà", "Bà", "Mr.", "Ms."):
        for mention in _named(reading, f"{address} {name.split()[-1]}", found):
            yield mention._replace(first=mention.last - 1)


def _posts(reading: Reading, name: str, title: str, body: str) -> Iterable[Position]:
    """The title as an attested post wherever it stands in a paragraph with the name."""
    person, organization = entity("person", name), entity("organization", body) if body else None
    text = reading.tokens.text
    for paragraph in reading.paragraphs:
        at = text.find(title, paragraph.char_start, paragraph.char_end)
        if at >= 0 and name in text[paragraph.char_start:paragraph.char_end]:
            yield Position(make_id("position", person.entity_id, at), person.entity_id, None, title,
                           organization.entity_id if organization else None, None, "held", None, None,
                           paragraph.document_id, paragraph.paragraph_id, at, at + len(title), title)
