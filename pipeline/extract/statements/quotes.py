"""Quotations: from an opening mark to its closing one, over paragraphs where they run on."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.tokens import Tokens

OPENING, CLOSING, EITHER = frozenset("“«"), frozenset("”»"), "\""
ALL = OPENING | CLOSING | {EITHER}
SHORTEST = 6  # tokens; what is shorter is a term or a name in quotation marks


class Quote(NamedTuple):
    """Tokens [first, last) with their marks. parts: the same, cut at the ends of paragraphs."""

    first: int
    last: int
    parts: tuple[tuple[int, int], ...]


def quotes(tokens: Tokens) -> list[Quote]:
    """The quotations of a text that are longer than a term, in their order.

    A quotation that its paragraph leaves open runs on when a later paragraph closes it before another is opened;
    otherwise it ends with its paragraph.
    """
    marks = tokens.all_of(ALL)
    starts = [first for first, _ in tokens.bounds]
    found: list[Quote] = []
    opened: int | None = None
    for mark in marks:
        printed = tokens.printed[mark]
        opens = printed in OPENING or (printed == EITHER and (opened is None or not _closes(tokens, mark)))
        if opens:
            if opened is not None:
                _add(found, tokens, starts, opened, _paragraph_end(tokens, starts, opened))
            opened = mark
        elif opened is not None:
            _add(found, tokens, starts, opened, mark + 1)
            opened = None
    if opened is not None:
        _add(found, tokens, starts, opened, _paragraph_end(tokens, starts, opened))
    return found


def _closes(tokens: Tokens, mark: int) -> bool:
    """Whether a straight mark closes: it touches what stands before it."""
    return tokens.glued(mark)


def _paragraph_end(tokens: Tokens, starts: Sequence[int], token: int) -> int:
    return tokens.bounds[bisect_right(starts, token) - 1][1]


def _add(found: list[Quote], tokens: Tokens, starts: Sequence[int], first: int, last: int) -> None:
    if last - first < SHORTEST + 2:
        return
    parts = []
    for number in range(bisect_right(starts, first) - 1, bisect_right(starts, last - 1)):
        begins, ends = tokens.bounds[number]
        if max(first, begins) < min(last, ends):
            parts.append((max(first, begins), min(last, ends)))
    found.append(Quote(first, last, tuple(parts)))
