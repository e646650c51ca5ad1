"""Places of one document: the mentions, their entities, and the place the article is about."""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract.names.places.article import definite_mentions, main_place
from pipeline.extract.names.places.scan import spots
from pipeline.extract.names.places.settle import Settled, settle
from pipeline.extract.reading import NameMention, Reading
from pipeline.lexicon.places.gazetteer import Place
from pipeline.lexicon.words import name_key
from pipeline.records import Entity
from pipeline.records.ids import make_id


def find_places(reading: Reading) -> tuple[list[NameMention], str | None]:
    """Mentions of places and facilities in the order of the text, and the id of the place the article is about."""
    settled = settle(reading, spots(reading))
    main = main_place(reading, settled)
    mentions = [NameMention(s.spot.first, s.spot.last, _entity(reading, s, main), s.rule) for s in settled]
    if main is not None:
        mentions += definite_mentions(reading, settled, place_entity(reading.lexicon.places.places[main]))
    return sorted(mentions), main


def outside(reading: Reading, places: Sequence[NameMention], people: Sequence[NameMention],
            bodies: Sequence[NameMention]) -> list[NameMention]:
    """The places that are no part of a person's name or of a body's, except the area of a state body.

    A province inside "UBND tỉnh Nghệ An" stays, since it is where the body acts; a country, and any place in the name
    of a firm, school or paper, is a part of the name.
    """
    taken = {token for person in people for token in range(person.first, person.last)}
    firms = reading.lexicon.place_words.cues["firm"]
    inside: dict[int, bool] = {}  # token of a body's name -> whether the body has an area of its own
    for body in bodies:
        area = not any((key,) in firms for key in reading.tokens.keys[body.first:body.last])
        inside |= dict.fromkeys(range(body.first, body.last), area)
    return [place for place in places if place.first not in taken
            and (inside.get(place.first, True) if _in_province(reading, place) else place.first not in inside)]


def _in_province(reading: Reading, place: NameMention) -> bool:
    return reading.lexicon.places.province(place.entity.entity_id) is not None


@lru_cache(maxsize=10_000)
def place_entity(place: Place) -> Entity:
    """The entity of a place of the gazetteer."""
    return Entity(place.code, place.kind, place.name_vi, place.name_vi, place.name_en, name_key(place.name_vi),
                  place.code, place.parent, place.parent, place.valid_from, place.valid_to)


def _entity(reading: Reading, settled: Settled, main: str | None) -> Entity:
    """The entity of a mention; a place the gazetteer lacks is told from its namesakes by the article's place."""
    if settled.code is not None:
        return place_entity(reading.lexicon.places.places[settled.code])
    spot = settled.spot
    kind = spot.word.kind if spot.word is not None else "place"
    name = reading.tokens.surface(spot.first, spot.last)
    key = name_key(reading.tokens.surface(spot.head, spot.end))
    level = spot.word.levels[0] if spot.word is not None and spot.word.levels else ""
    entity_id = make_id("entities", kind, level, key, main or "")
    language = reading.paragraph(spot.first).language or reading.document.language
    return Entity(entity_id, kind, name, name if language == "vi" else None, name if language == "en" else None,
                  name_key(name), None, None, main, None, None)
