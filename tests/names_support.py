"""Reading a text for names: what the tests of organisations, people and positions share."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from pipeline.extract.names.ground import ground
from pipeline.extract.names.notes import body_keys
from pipeline.extract.names.organizations import find_organizations
from pipeline.extract.names.people import People, find_people
from pipeline.extract.names.places.find import find_places
from pipeline.extract.reading import NameMention, Reading, read
from pipeline.lexicon.load import Lexicon, load
from pipeline.records import Document, Key, Paragraph

PUBLISHED = datetime(2024, 5, 20, 8, 0)


@dataclass(frozen=True)
class Names:
    """What was found in a text."""

    reading: Reading
    organizations: list[NameMention]
    people: People
    body_keys: list[Key]

    def surface(self, mention: NameMention) -> str:
        return self.reading.tokens.surface(mention.first, mention.last)

    def bodies(self) -> set[tuple[str, str]]:
        """Printed name and id of each organisation; ids that are hashes as "#"."""
        return {(self.surface(m), plain(m.entity.entity_id)) for m in (*self.organizations, *self.people.offices)}

    def persons(self) -> set[str]:
        """Full names of the people."""
        return {m.entity.name for m in self.people.mentions}

    def rules(self) -> set[tuple[str, str, str]]:
        """Printed name, person and rule of each mention of a person."""
        return {(self.surface(m), m.entity.name, m.rule) for m in self.people.mentions}

    def posts(self) -> set[tuple[str, str, str, str]]:
        """Person, title code, organisation or country, status of each position."""
        names = {m.entity.entity_id: m.entity.name for m in self.people.mentions}
        return {(names[p.person_id], p.title or "", plain(p.organization_id or p.place_id or ""), p.status or "")
                for p in self.people.positions}


def plain(entity_id: str) -> str:
    """An id for comparison: its hashes, which say nothing, as "#"."""
    parts = entity_id.split(".")
    return ".".join("#" if len(part) == 20 and set(part) <= set("0123456789abcdef") else part for part in parts)


@cache
def lexicon() -> Lexicon:
    return load()


def names(text: str, language: str, *, kinds: tuple[str, ...] = (), published: datetime | None = PUBLISHED,
          document_id: str = "d") -> Names:
    """Read a text, one paragraph a line; kinds: of its paragraphs, body where not given."""
    document = Document(document_id, None, None, language, None, None, None, None, None, None, published, published, None, None,
                        text, None)
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = kinds[number] if number < len(kinds) else "body"
        paragraphs.append(Paragraph(f"p{number}", document_id, number, start, start + len(line), kind, language, False))
        start += len(line) + 1
    reading = read(document, paragraphs, lexicon())
    places, main = find_places(reading)
    base = ground(reading, places, main)
    organizations = find_organizations(base)
    return Names(reading, organizations, find_people(base, organizations), body_keys(base, organizations))


def cases(file: Path) -> list[dict[str, str]]:
    """The cases of a file: a line "> text", then lines "what: expected"."""
    found: list[dict[str, str]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            found.append({"text": line[2:]})
        elif line and not line.startswith("#"):
            what, _, expected = line.partition(": ")
            found[-1][what] = expected
    return found


def items(expected: str) -> set[str]:
    """The items of a line of a case; "-" is none."""
    return set() if expected == "-" else set(expected.split("; "))
