"""A document's words as a few numbers: documents with the same words keep the same ones.

Shingles are runs of five words, hashed to 32 bits. Only those that begin with a sampled word are hashed (Broder's
sampling, by the word itself, so that copies sample alike); of the hashes the smallest are kept (bottom-k MinHash). Two
sketches estimate how many shingles their documents share; the smallest few of a sketch are the keys by which documents
meet.
"""

from functools import lru_cache
from struct import pack
from typing import NamedTuple
from zlib import crc32

from pipeline.extract.reading import Reading

WIDTH = 5  # words of a shingle
SAMPLED = 3  # a word is sampled when these bits of its hash are 0: one in four
SKETCH = 48  # hashes of a sketch
KEYS = 12  # of them are keys
READ = frozenset({"title", "lead", "heading", "body", "quote"})


class Sketch(NamedTuple):
    """The smallest hashes in ascending order, and the number of different shingles they were taken from."""

    hashes: tuple[int, ...]
    size: int

    @property
    def keys(self) -> tuple[int, ...]:
        """The hashes by which documents meet."""
        return self.hashes[:KEYS]


@lru_cache(maxsize=200_000)
def word_hash(word: str) -> int:
    """32 bits of a word, the same on every machine."""
    return crc32(word.encode("utf-8", "surrogatepass")) * 0x9E3779B1 & 0xFFFFFFFF


def sketch(reading: Reading) -> Sketch:
    """The sketch of a document's own text: captions, sources, bylines and what is repeated are left out."""
    tokens = reading.tokens
    words: list[int] = []
    for paragraph, (first, last) in zip(reading.paragraphs, tokens.bounds, strict=True):
        if paragraph.kind in READ and not paragraph.is_repeat:
            line = zip(tokens.folds[first:last], tokens.shapes[first:last], strict=True)
            words += [word_hash(fold) for fold, shape in line if shape != "p"]
    return sketch_of(words)


def sketch_of(words: list[int]) -> Sketch:
    """The sketch of a list of word hashes."""
    packed = pack(f"<{len(words)}I", *words)
    begins = [at for at, word in enumerate(words[:max(0, len(words) - WIDTH + 1)]) if not word & SAMPLED]
    found = {crc32(packed[4 * at:4 * (at + WIDTH)]) for at in begins}
    return Sketch(tuple(sorted(found)[:SKETCH]), len(found))
