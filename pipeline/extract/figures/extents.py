"""Extents told by an adjective or a verb: "hồ rộng 150 ha" is an area, "đường dài 23 km" a length, "the park covers 5 ha"."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.figures.quantity import Quantity
from pipeline.extract.figures.scene import Scene
from pipeline.extract.reading import NameMention

AREAS = frozenset({"hectare", "km2", "m2"})
LENGTHS = frozenset({"km", "m", "cm", "mm", "mile", "foot"})
LONGEST = 3  # tokens of such a word


class Extent(NamedTuple):
    """The noun of an extent, and where its word begins; behind the number where it stands there ("5 km long")."""

    noun: str
    first: int


def extent_of(scene: Scene, quantity: Quantity) -> Extent | None:
    """The extent a quantity is, where a word beside it says so."""
    if quantity.unit not in AREAS | LENGTHS or quantity.kind_hint is not None:
        return None
    at = quantity.first
    while at > 0 and (scene.keys[at - 1] in scene.words.hedge
                      or ((hit := scene.clause_end.get(at)) is not None and hit.entries[0].role == "hedge")):
        at -= 1
    for first in (quantity.last, *range(at - 1, max(-1, at - 1 - LONGEST), -1)):
        found = scene.gauge(first, "extent")
        if found is not None and (found[1] == at or (first == quantity.last and not found[0].code)):
            word = found[0]  # behind the number stand adjectives ("5 km long"), no verbs ("5 ha covered with forest")
            noun = word.code if quantity.unit in AREAS else word.scope
            return Extent(noun, first) if noun else None
    return None


def designator(scene: Scene, names: Sequence[NameMention]) -> tuple[int, ...]:
    """What the name of a zone, port or road says it is: "Khu kinh tế" of "Khu kinh tế Vân Phong"."""
    words = scene.reading.hits("place_word")
    for name in names:
        if name.entity.kind == "facility":
            for token in range(name.first, name.last):
                if token in words and words[token].last <= name.last:
                    return tuple(range(token, words[token].last))
    return ()
