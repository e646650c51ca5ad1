"""The token line: a document's words with their offsets and compared forms, and its sentences.

Everything that reads the text reads this line; the characters are looked at once.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon.words import TOKEN, Form, form
from pipeline.records import Paragraph

BREAK = "\n"  # stands between paragraphs, so that no phrase runs across
LONGEST_WORD = 30  # characters between two spaces that are remembered


class Sentence(NamedTuple):
    """Tokens [first, last) of paragraph number ``paragraph``."""

    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, one item a token: printed characters, offsets in the document's text, forms (words.py).

    bounds: for each paragraph its tokens [first, last); between two paragraphs stands one BREAK token.
    digits: the tokens that are digit runs. where: for each key the tokens that have it.
    """

    text: str
    printed: list[str]
    starts: list[int]
    ends: list[int]
    keys: list[str]
    folds: list[str]
    shapes: list[str]
    bounds: list[tuple[int, int]]
    digits: list[int]
    where: dict[str, list[int]]
    sentences: list[Sentence]

    def __len__(self) -> int:
        return len(self.printed)

    def surface(self, first: int, last: int) -> str:
        """The characters from token ``first`` to before token ``last``."""
        return self.text[self.starts[first]:self.ends[last - 1]]

    def all_of(self, keys: Collection[str]) -> list[int]:
        """The tokens with one of some keys, ascending."""
        return sorted(token for key in self.where.keys() & keys for token in self.where[key])

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return index > 0 and self.ends[index - 1] == self.starts[index]


def tokenise(text: str, paragraphs: Sequence[Paragraph], abbreviations: Collection[str]) -> Tokens:
    """The token line of a document.

    abbreviations: keys of tokens whose full stop ends no sentence.
    """
    printed: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    keys: list[str] = []
    folds: list[str] = []
    shapes: list[str] = []
    bounds: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        first, at = len(printed), paragraph.char_start
        for word in text[at:paragraph.char_end].split(" "):
            for start, end, token, (key, fold, shape) in _known(word) if len(word) <= LONGEST_WORD else _parts(word):
                printed.append(token)
                starts.append(at + start)
                ends.append(at + end)
                keys.append(key)
                folds.append(fold)
                shapes.append(shape)
            at += len(word) + 1
        bounds.append((first, len(printed)))
        printed.append(BREAK)
        starts.append(paragraph.char_end)
        ends.append(paragraph.char_end)
        keys.append(BREAK)
        folds.append(BREAK)
        shapes.append("p")
    digits = [index for index, shape in enumerate(shapes) if shape == "d"]
    where: defaultdict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        where[key].append(index)
    tokens = Tokens(text, printed, starts, ends, keys, folds, shapes, bounds, digits, dict(where), [])
    stops = tokens.all_of(STOPS)
    for number, (first, last) in enumerate(bounds):
        inside = stops[bisect_left(stops, first + 1):bisect_left(stops, last - 1)]
        tokens.sentences.extend(Sentence(a, b, number) for a, b in _split(tokens, first, last, inside, abbreviations))
    return tokens


def _parts(word: str) -> list[tuple[int, int, str, Form]]:
    """The tokens of what stands between two spaces: start and end in it, the characters and their forms."""
    return [(match.start(), match.end(), match.group(), form(match.group())) for match in TOKEN.finditer(word)]


_known = lru_cache(maxsize=50_000)(_parts)  # words recur, most of them with the same comma or full stop


STOPS = frozenset(".?!…")
CLOSERS = frozenset("\"'”’»)]")


def _split(tokens: Tokens, first: int, last: int, stops: Sequence[int],
           abbreviations: Collection[str]) -> list[tuple[int, int]]:
    """Sentences of one paragraph, with the stops in it. A semicolon ends none: the items of a list hold on to their head."""
    found: list[tuple[int, int]] = []
    start = first
    for index in stops:
        after = index + 1
        while after < last - 1 and tokens.printed[after] in CLOSERS:
            after += 1
        if index >= start and _ends(tokens, index, after, abbreviations):
            found.append((start, after))
            start = after
    if start < last:
        found.append((start, last))
    return found


def _ends(tokens: Tokens, index: int, after: int, abbreviations: Collection[str]) -> bool:
    """Whether the stop at ``index`` ends a sentence when ``after`` is the next token that is no closing mark.

    Scraped texts lose the space after a stop ("trong năm.Kim ngạch"): a capital glued behind a lower-case word begins
    a sentence, a digit does not.
    """
    if tokens.printed[after] in STOPS or tokens.shapes[after] == "l":
        return False
    if tokens.printed[index] != ".":
        return True
    before = tokens.shapes[index - 1]
    if tokens.keys[index - 1] in abbreviations or (before == "C" and len(tokens.printed[index - 1]) == 1):
        return False
    spaced = tokens.starts[after] > tokens.ends[after - 1]
    return spaced or (before == "l" and tokens.shapes[after] in "CU")
