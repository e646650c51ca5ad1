"""Later mentions by the given name alone, in English: "Minh believed", "Trump said"."""

from collections.abc import Sequence
from itertools import compress

from pipeline.extract.names.ground import Ground
from pipeline.extract.names.persons import Found, Persons, bearers_of
from pipeline.extract.names.runs import Taken


def bare_given(ground: Ground, names: Sequence[Found], blocked: Taken, persons: Persons) -> list[Found]:
    """Single capitalised words that are the given name of someone named before and stand in no other run of capitals."""
    reading, tokens = ground.reading, ground.reading.tokens
    if not names or not any((p.language or reading.document.language) == "en" for p in reading.paragraphs):
        return []
    stop = reading.lexicon.names.small["stopword"]
    taken = {token for name in names for token in range(name.first, name.last)}
    bearers = bearers_of(names, persons)
    found: list[Found] = []
    for index in compress(range(len(tokens)), map(bearers.__contains__, tokens.folds)):
        if tokens.shapes[index] != "C" or index in taken or index in blocked.bodies or ground.language(index) != "en":
            continue
        if tokens.keys[index] in stop or _in_run(ground, index) or index in blocked.places or ground.is_headline(index):
            continue
        person = bearers[tokens.folds[index]].before(index)
        if person is not None:
            found.append(Found(index, index + 1, person, "given_name"))
    return found


def _in_run(ground: Ground, index: int) -> bool:
    """Whether a capitalised word stands right before or behind, so that the word is part of something else."""
    tokens = ground.reading.tokens
    sentence = ground.reading.sentence(index)
    left = index > sentence.first and tokens.shapes[index - 1] in "CU"
    right = index + 1 < sentence.last and tokens.shapes[index + 1] in "CU"
    return left or right or any(place.first < index < place.last for place in
                                (ground.places_to.get(index + 1),) if place is not None)
