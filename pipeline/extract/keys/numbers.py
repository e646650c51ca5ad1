"""The numbers of a document in their order: a translation keeps them when it keeps nothing else."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

from pipeline.extract.keys.shingles import READ
from pipeline.extract.reading import Reading

MOST = 60  # numbers of a document that are kept
PAIRS = 8  # pairs of neighbours that are keys
COUNTED = frozenset({"figure", "other"})  # claims whose numbers say something; dates and legal numbers do not


def canonical(printed: str) -> str:
    """A number's digits whatever its separators: 1.440, 1,440 and 1440 are one; 8,76 and 8.76 are one."""
    parts = printed.replace(",", ".").split(".")
    if len(parts) == 1 or all(len(part) == 3 for part in parts[1:]):
        return "".join(parts).lstrip("0")
    return f"{''.join(parts[:-1]).lstrip('0') or '0'}.{parts[-1].rstrip('0')}".rstrip(".")


def numbers(reading: Reading) -> list[str]:
    """The numbers of the text from 10 on and those with decimals, years aside, in their order; at most MOST."""
    tokens, digits, claims = reading.tokens, reading.tokens.digits, reading.claims
    found: list[str] = []
    for paragraph, (first, last) in zip(reading.paragraphs, tokens.bounds, strict=True):
        if paragraph.kind not in READ or paragraph.is_repeat:
            continue
        for token in digits[bisect_left(digits, first):bisect_left(digits, last)]:
            if ((claim := claims.get(token)) is None or claim.claim in COUNTED):
                number = canonical(tokens.printed[token])
                if len(number) > 1 and not (len(number) == 4 and number[:2] in ("19", "20")):
                    found.append(number)
    return found[:MOST]


def distinctive(found: Sequence[str]) -> list[str]:
    """The different numbers that few documents share: of three digits and more, or with decimals, round ones aside."""
    return sorted({number for number in found if len(number.strip("0").replace(".", "")) > 2})


def neighbours(found: Sequence[str]) -> list[str]:
    """Pairs of different numbers that stand behind one another, at least one of them distinctive: the PAIRS with the
    smallest hashes, so that two documents choose alike."""
    special = set(distinctive(found))
    pairs = {f"{left}>{right}" for left, right in pairwise(found)
             if left != right and (left in special or right in special)}
    return sorted(pairs, key=lambda pair: (crc32(pair.encode()), pair))[:PAIRS]
