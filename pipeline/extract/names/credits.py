"""Authors, photographers and translators: named by the article, but no people of its story."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.names.ground import Ground, cue_at
from pipeline.extract.names.runs import Taken, run_end, syllables

SEPARATORS = frozenset((",", "/", "-", "–", "&", "+"))
LINE = 7  # tokens of a line that is nothing but a byline
REACH = 4  # tokens between the label and the name: "Ảnh minh họa: VGP/Nhật Bắc"


class Credit(NamedTuple):
    """A name and what its bearer did for the article: author, photographer, translator."""

    first: int
    last: int
    role: str


def find_credits(ground: Ground, blocked: Taken) -> list[Credit]:
    """Credits in the order of the text."""
    found: dict[int, Credit] = {}
    for credit in (*_labelled(ground, blocked), *_bylines(ground, blocked)):
        found.setdefault(credit.first, credit)
    return [found[first] for first in sorted(found)]


def _labelled(ground: Ground, blocked: Taken) -> Iterator[Credit]:
    """Names behind "Ảnh:", "Photo:", "Translated by"."""
    tokens = ground.reading.tokens
    for hit in ground.reading.hits("credit").values():
        colon = tokens.printed[hit.last] == ":"
        if colon or hit.last - hit.first > 1:  # "Photo: A", "Photo by A"
            yield from _listed(ground, blocked, hit.last + colon, len(tokens), hit.entry)


def _bylines(ground: Ground, blocked: Taken) -> Iterator[Credit]:
    """Lines that hold nothing but names, in byline paragraphs with a date or label beside them."""
    reading, tokens = ground.reading, ground.reading.tokens
    for paragraph, (first, last) in zip(reading.paragraphs, tokens.bounds, strict=True):
        start = first
        if paragraph.kind == "byline":
            while start < last and (length := cue_at(reading.lexicon.names, "byline_label", tokens.keys, start)):
                start += length + (tokens.printed[start + length] == ":")
            yield from _listed(ground, blocked, start, last, "author")
        elif paragraph.kind == "body" and last - first <= LINE:
            credits = list(_listed(ground, blocked, first, last, "author"))
            bare = credits and credits[0].first == first and credits[-1].last >= last - 1
            if bare and all(shape in "Up" for shape in tokens.shapes[first:last]):
                yield from credits


def _listed(ground: Ground, blocked: Taken, start: int, last: int, role: str) -> Iterator[Credit]:
    """The names of a credit that begins at ``start``, before ``last``: "Nhật Bắc", "VGP/Nhật Bắc", "A - B"."""
    tokens, names = ground.reading.tokens, ground.reading.lexicon.names
    stop = min(ground.reading.sentence(start).last, start + 4 * REACH) if start < last else start
    index = start
    while index < stop:
        if index in blocked.bodies or (tokens.shapes[index] == "U" and tokens.printed[index + 1] == "/"):
            index += 1
            continue
        if tokens.keys[index] in SEPARATORS or cue_at(names, "and", tokens.keys, index) == 1:
            index += 1
            continue
        end = run_end(ground, blocked, index, foreign=False)
        own = min(syllables(ground, index, end), 4)
        if own < 2:
            return
        yield Credit(index, index + own, role)
        index += own
        if index < stop and tokens.keys[index] not in SEPARATORS and not cue_at(names, "and", tokens.keys, index):
            return
