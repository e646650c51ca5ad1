"""Documents that tell the same text: copies, renditions and translations. A pair is decided from its two notes alone.

Which pairs meet (a query): two documents that share at least ``SHARED`` keys of kind ``story``, or one key of kind
``number``. A key that at most ``BLOCK`` documents carry brings all of them together; one that more carry, up to
``COMMON``, brings each together with the first of them (a wire report in a thousand papers); one that still more carry is
boilerplate and brings nobody together.
"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from pipeline.extract.keys.notes import StoryNote
from pipeline.extract.keys.shingles import SKETCH
from pipeline.records import DocumentLink

SHARED, BLOCK, COMMON = 2, 64, 4096

ALIKE = 0.35  # shingles that two texts share of all they have together
HELD = 0.6  # shingles of the shorter text that the longer one holds
SIZES = 0.2  # the shorter of the two has at least this share of the longer one's shingles
SAME_NUMBERS = 0.5  # numbers of the one with fewer that the other has: below it a form is filled in anew, not copied
FEW_NUMBERS = 4  # fewer say nothing about that
IN_ORDER = 0.7  # numbers of the one with fewer that stand in the other in the same order
LEAST_NUMBERS = 3  # fewer make no rendition
DAYS = 30  # between publication of a text and of its rendition


def link(left: StoryNote, right: StoryNote) -> DocumentLink | None:
    """How two documents belong together, or None. The order of the arguments does not matter.

    near_duplicate (rule shingles, or contained): the same words, and, where both have numbers, the same numbers: daily
    reports of one form differ in them. rendition_of (rule credit_numbers_names, or numbers_names): another language or a
    credited source, the same numbers in the same order, and a shared person or numbered document.
    """
    if left.document_id == right.document_id or _far(left.published, right.published):
        return None
    if left.language == right.language:
        found = _copied(left, right)
        if found is not None:
            return found
    return _rendered(left, right)


def _far(left: date | None, right: date | None) -> bool:
    return left is not None and right is not None and abs((left - right).days) > DAYS


def _copied(left: StoryNote, right: StoryNote) -> DocumentLink | None:
    alike, held = resemblance(left, right)
    if min(left.size, right.size) < SIZES * max(left.size, right.size):
        return None
    rule = "shingles" if alike >= ALIKE else "contained" if held >= HELD else None
    if rule is None or not _numbers_agree(left, right):
        return None
    copy, origin = _directed(left, right)
    return DocumentLink(copy.document_id, origin.document_id, "near_duplicate", round(max(alike, held), 4), rule)


def resemblance(left: StoryNote, right: StoryNote) -> tuple[float, float]:
    """Estimates from two sketches: shared shingles of all of both (Jaccard), and of the shorter text's."""
    if not left.hashes or not right.hashes:
        return 0.0, 0.0
    ours, theirs = set(left.hashes), set(right.hashes)
    smallest = sorted(ours | theirs)[:SKETCH]
    alike = sum(value in ours and value in theirs for value in smallest) / len(smallest)
    both = alike * (left.size + right.size) / (1 + alike)
    return alike, min(1.0, both / min(left.size, right.size))


def _numbers_agree(left: StoryNote, right: StoryNote) -> bool:
    few, many = sorted((left.numbers, right.numbers), key=len)
    if len(few) < FEW_NUMBERS:
        return True
    known = set(many)
    return sum(number in known for number in few) >= SAME_NUMBERS * len(few)


def _rendered(left: StoryNote, right: StoryNote) -> DocumentLink | None:
    told = left.credited or right.credited or left.translated or right.translated
    if left.language == right.language and not told:
        return None
    few, many = sorted((left.numbers, right.numbers), key=lambda numbers: (len(numbers), numbers))
    same = in_order(few, many)
    if same < LEAST_NUMBERS or same < IN_ORDER * len(few):
        return None
    if not (set(left.names) & set(right.names) or set(left.matters) & set(right.matters)):
        return None
    copy, origin = _directed(left, right)
    rule = "credit_numbers_names" if told else "numbers_names"
    return DocumentLink(copy.document_id, origin.document_id, "rendition_of", round(same / len(few), 4), rule)


def in_order(few: tuple[str, ...], many: tuple[str, ...]) -> int:
    """Length of the longest sequence of numbers that both have in the same order (Hunt and Szymanski)."""
    places: dict[str, list[int]] = {}
    for place, number in enumerate(many):
        places.setdefault(number, []).append(place)
    ends: list[int] = []
    for number in few:
        for place in reversed(places.get(number, ())):
            at = bisect_left(ends, place)
            ends[at:at + 1] = [place]
    return len(ends)


def _directed(left: StoryNote, right: StoryNote) -> tuple[StoryNote, StoryNote]:
    """The copy and its origin: the origin names no translator, credits no source, was published first, is longer."""
    origin, copy = sorted((left, right), key=lambda note: (
        note.translated, note.credited, note.published or date.max, -note.length, note.document_id))
    return copy, origin


def links(pairs: Iterable[tuple[StoryNote, StoryNote]]) -> list[DocumentLink]:
    """The links among pairs of notes, each once, in the order of their ids."""
    found = {(row.document_id, row.other_id): row for pair in pairs if (row := link(*pair)) is not None}
    return [found[key] for key in sorted(found)]
