"""Runs of name tokens: where a person's name ends, and whether it is Vietnamese."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.names.ground import Ground
from pipeline.extract.reading import NameMention

LONGEST = 6
LONGEST_VIETNAMESE = 5
GLUE = frozenset("-–'’`")  # inside a name, with no space on either side


class Taken(NamedTuple):
    """Tokens that belong to bodies, where places begin, and tokens inside a place's name behind its first."""

    bodies: set[int]
    places: dict[int, NameMention]
    inside: set[int]


def taken(ground: Ground, organizations: Sequence[NameMention]) -> Taken:
    """What names of people may not run into."""
    tokens = {token for mention in organizations for token in range(mention.first, mention.last)}
    inside = {token for place in ground.places_at.values() for token in range(place.first + 1, place.last)}
    return Taken(tokens, ground.places_at, inside)


def run_end(ground: Ground, blocked: Taken, first: int, *, foreign: bool) -> int:
    """Past the last token of the name that begins at ``first``; ``first`` itself where none does.

    foreign: names of other countries may hold initials, hyphens, apostrophes and particles.
    """
    reading, tokens = ground.reading, ground.reading.tokens
    end = min(reading.sentence(first).last, len(tokens))
    shapes, index = tokens.shapes, first
    while index < end and index - first < LONGEST + 2:
        if shapes[index] in "CU" and index not in blocked.bodies:
            if index > first and _begins_else(ground, blocked, first, index):
                break
            index += 1
        elif foreign and index > first and _holds_on(ground, index, end):
            index += 1
        else:
            break
    return index


def _begins_else(ground: Ground, blocked: Taken, first: int, index: int) -> bool:
    """Whether a title, a body or a place begins at a capital inside the run."""
    reading = ground.reading
    if index == first + 1 and reading.tokens.keys[index] in reading.lexicon.names.small["middle"]:
        return False  # "Nguyễn Văn Phong" holds no office ("Văn phòng")
    title = reading.hits("title").get(index)
    if title is not None and (title.last - title.first > 1 or index - first >= 3):
        return True
    if any(index in reading.hits(category) for category in ("local", "unit")):
        return True
    body = reading.hits("body").get(index)
    if body is not None and index - first >= 2:
        return True
    place = blocked.places.get(index)
    return place is not None and index - first >= 2 and place.last - place.first >= 2


def _holds_on(ground: Ground, index: int, end: int) -> bool:
    """Whether a foreign name goes on over a token that is no capitalised word: "J.", "Jae-myung", "O'Neil", "van Dijk"."""
    tokens = ground.reading.tokens
    sign, after = tokens.printed[index], index + 1
    if after >= end:
        return False
    if sign == ".":
        return len(tokens.printed[index - 1]) == 1 and tokens.shapes[after] in "CU"
    if sign in GLUE:
        return tokens.glued(index) and tokens.glued(after) and tokens.shapes[after] in "CUl" and tokens.keys[after] != "s"
    particles = ground.reading.lexicon.names.small["particle"]
    if tokens.keys[index] in particles and (tokens.shapes[after] == "C" or tokens.keys[after] in particles):
        return True
    return tokens.shapes[index] == "l" and tokens.glued(index) and tokens.printed[index - 1] in GLUE


def syllables(ground: Ground, first: int, last: int) -> int:
    """Number of tokens from ``first`` on that are Vietnamese syllables, up to ``last``."""
    known, folds = ground.reading.lexicon.names.syllables, ground.reading.tokens.folds
    for index in range(first, last):
        if folds[index] not in known and len(folds[index]) > 1:  # "Nguyễn Văn T"
            return index - first
    return last - first
