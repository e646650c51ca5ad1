"""Later mentions by the given name alone, in English: "Minh believed", "Trump said"."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.names.ground import Ground
from pipeline.extract.names.persons import Found, Persons
from pipeline.extract.names.runs import Taken


def bare_given(ground: Ground, names: Sequence[Found], blocked: Taken, persons: Persons) -> list[Found]:
    """Single capitalised words that are the given name of someone named before and stand in no other run of capitals."""
    reading, tokens = ground.reading, ground.reading.tokens
    if not persons.by_part:
        return []
    stop = reading.lexicon.names.cues["stopword"]
    taken = {token for name in names for token in range(name.first, name.last)}
    firsts: dict[str, list[int]] = {}
    for name in sorted(names):
        firsts.setdefault(name.person, []).append(name.first)
    found: list[Found] = []
    for index in [i for i, fold in enumerate(tokens.folds) if fold in persons.by_part]:
        if tokens.shapes[index] != "C" or index in taken or index in blocked.bodies or ground.language(index) != "en":
            continue
        if (tokens.keys[index],) in stop or _in_run(ground, index) or index in blocked.places or ground.is_headline(index):
            continue
        before = [(firsts[key][bisect_left(firsts[key], index) - 1], key) for key in persons.by_part[tokens.folds[index]]
                  if key in firsts and firsts[key][0] < index]
        if before:
            found.append(Found(index, index + 1, max(before)[1], "given_name"))
    return found


def _in_run(ground: Ground, index: int) -> bool:
    """Whether a capitalised word stands right before or behind, so that the word is part of something else."""
    tokens = ground.reading.tokens
    sentence = ground.reading.sentence(index)
    left = index > sentence.first and tokens.shapes[index - 1] in "CU"
    right = index + 1 < sentence.last and tokens.shapes[index + 1] in "CU"
    return left or right or any(place.first < index < place.last for place in
                                (ground.places_to.get(index + 1),) if place is not None)
