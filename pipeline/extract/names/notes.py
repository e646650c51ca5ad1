"""What resolve needs to know of people and bodies: one note each, kept as compact JSON in build.keys."""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.compact import compact
from pipeline.extract.names.ground import Ground
from pipeline.extract.names.persons import Person, Persons
from pipeline.extract.reading import NameMention
from pipeline.lexicon.words import TOKEN, fold, form, keys
from pipeline.records import Entity, Key

if TYPE_CHECKING:
    from pipeline.extract.names.positions import Attested


class Office(NamedTuple):
    """A post as people are compared by it.

    body: id of the body, a renamed or merged one under the id of what it became; place: of the body, or the country.
    """

    title: str | None
    body: str | None
    place: str | None


class PersonNote(NamedTuple):
    """A person as one document knows them.

    spelling: the name with its diacritics, None where printed without. place: the province the document is about.
    """

    person_id: str
    document_id: str
    spelling: str | None
    place: str | None
    offices: tuple[Office, ...]


class BodyNote(NamedTuple):
    """A body that no list has. head: what its head word says it is (heads.toml); short: its abbreviations."""

    body_id: str
    document_id: str
    head: str
    language: str
    place: str | None
    short: tuple[str, ...]


def pack_person(note: PersonNote) -> str:
    """A person's note as JSON, without the ids."""
    return compact([note.spelling, note.place, note.offices])


def unpack_person(person_id: str, document_id: str, detail: str) -> PersonNote:
    """The note that ``pack_person`` packed."""
    spelling, place, offices = json.loads(detail)
    return PersonNote(person_id, document_id, spelling, place, tuple(Office(*office) for office in offices))


def pack_body(note: BodyNote) -> str:
    """A body's note as JSON, without the ids."""
    return compact([note.head, note.language, note.place, note.short])


def unpack_body(body_id: str, document_id: str, detail: str) -> BodyNote:
    """The note that ``pack_body`` packed."""
    head, language, place, short = json.loads(detail)
    return BodyNote(body_id, document_id, head, language, place, tuple(short))


def person_keys(ground: Ground, people: Iterable[Person], attestations: Sequence["Attested"],
                persons: Persons) -> list[Key]:
    """One key a person of the story who has more than one word of a name: the folded name, by which namesakes meet."""
    document = ground.reading.document
    main = ground.place(ground.main)
    place = _present(ground, ground.main) if main is not None and main.level == "province" else None
    offices: dict[str, set[Office]] = {}
    for row in attestations:
        body = row.post.organization
        where = row.post.place.entity_id if row.post.place is not None else body.place_id if body is not None else None
        offices.setdefault(row.person, set()).add(
            Office(row.post.code, body_now(ground, body) if body is not None else None, _present(ground, where)))
        if body is not None and body.parent_id is not None and body.entity_id.endswith(f".{body.parent_id}"):
            parent = ground.made[body.parent_id]
            offices[row.person].add(Office(None, body_now(ground, parent), _present(ground, parent.place_id)))
    found = []
    for person in people:
        if " " in person.key:
            entity_id = persons.entity(person.key).entity_id
            held = tuple(sorted(offices.get(person.key, ()), key=lambda o: tuple(part or "" for part in o)))
            note = PersonNote(entity_id, document.document_id, spelling(person.vi), place, held)
            found.append(Key(document.document_id, "person", person.key, entity_id, pack_person(note)))
    return found


def spelling(name: str | None) -> str | None:
    """A name as it is spelled with diacritics, tone marks in one place; None where it has none."""
    if name is None or fold(name) == name.lower():
        return None
    return " ".join(keys(name))


def body_now(ground: Ground, body: Entity) -> str:
    """A body's id with what it was renamed to or merged into, and its province under the code it has today."""
    left, _, place = body.entity_id.partition("@")
    prefix, dot, code = left.rpartition(".")
    heir = f"{prefix}{dot}{ground.reading.lexicon.bodies.heir(code)}"
    return f"{heir}@{_present(ground, place)}" if place else heir


def _present(ground: Ground, code: str | None) -> str | None:
    """The code a province has today, if it has kept its name: two merged provinces stay apart."""
    place = ground.place(code)
    heir = ground.place(ground.reading.lexicon.places.heirs.get(code or ""))
    return heir.code if place is not None and heir is not None and heir.name_vi == place.name_vi else code


def body_keys(ground: Ground, organizations: Sequence[NameMention]) -> list[Key]:
    """One key a body that no list has: its name without the words for its legal form, by which its variants meet."""
    document, legal = ground.reading.document, ground.reading.lexicon.bodies.legal_forms
    short: dict[str, set[str]] = {}
    for mention in organizations:
        if mention.rule == "abbreviation":
            printed = ground.reading.tokens.surface(mention.first, mention.last)
            short.setdefault(mention.entity.entity_id, set()).add(printed)
    found = []
    for body_id in sorted({m.entity.entity_id for m in organizations} & set(ground.kinds)):
        entity = ground.made[body_id]
        core = " ".join(word for token in TOKEN.findall(entity.name) if (word := form(token).fold) not in legal
                        and token[0].isalnum())
        note = BodyNote(body_id, document.document_id, ground.kinds[body_id], "vi" if entity.name_vi else "en",
                        _present(ground, entity.place_id), tuple(sorted(short.get(body_id, ()))))
        if " " in core:
            found.append(Key(document.document_id, "organization", core, body_id, pack_body(note)))
    return found
