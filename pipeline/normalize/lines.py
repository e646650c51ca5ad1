"""Text -> the spans of its paragraphs: lines, with sentences that a line break cut in two put together again."""

from itertools import pairwise
from typing import NamedTuple

_STOPS = ".?!…:;"
_CLOSERS = "\"'”’»)]"
_HARD_WIDTH = 130  # no wrapped line is longer
_HARD_LINES = 6
_SOFT_LENGTH = 40  # a shorter line without a stop is a heading or an item, not the first half of a sentence


class Line(NamedTuple):
    """A line or paragraph without the spaces around it: text[start:end]; after_gap: a blank line or page end before."""

    start: int
    end: int
    text: str
    after_gap: bool


def paragraphs(text: str) -> list[Line]:
    """The paragraphs of a text in their order; none is empty.

    A line is a paragraph, unless the text is wrapped at a width (mail, PDF: then blank lines end paragraphs), or the
    line goes on in lower case where the one before ended without a stop.
    """
    lines = _lines(text)
    wrapped = _is_wrapped(lines)
    spans: list[tuple[int, int, bool]] = []
    for number, line in enumerate(lines):
        if spans and _goes_on(lines[number - 1], line, wrapped):
            start, _, gap = spans.pop()
            spans.append((start, line.end, gap))
        else:
            spans.append((line.start, line.end, line.after_gap))
    return [Line(start, end, text[start:end], gap) for start, end, gap in spans]


def ends_sentence(text: str) -> bool:
    """Whether the last character, behind closing marks, ends a sentence or introduces a list."""
    return text.rstrip(_CLOSERS)[-1:] in _STOPS and text[-1:] != ""


def _lines(text: str) -> list[Line]:
    found: list[Line] = []
    position = 0
    gap = False
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            start = position + len(raw) - len(raw.lstrip())
            found.append(Line(start, start + len(bare), bare, gap))
            gap = raw[-1] == "\f"
        else:
            gap = True
        position += len(raw)
    return found


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether most lines were cut at a width: none is long, and most that another follows end within a sentence."""
    followed = [one for one, two in pairwise(lines) if not two.after_gap]
    if len(followed) < _HARD_LINES or max(len(line.text) for line in lines) > _HARD_WIDTH:
        return False
    cut = [line for line in followed if not ends_sentence(line.text)]
    widest = max(len(line.text) for line in cut) if cut else 0
    full = [line for line in cut if len(line.text) > 0.7 * widest]
    return len(cut) > 0.6 * len(followed) and len(full) > 0.7 * len(cut) and widest > _SOFT_LENGTH


def _goes_on(before: Line, line: Line, wrapped: bool) -> bool:
    """Whether a line continues the one before."""
    if line.after_gap or ends_sentence(before.text):
        return wrapped and not line.after_gap and len(before.text) > _SOFT_LENGTH
    if wrapped:
        return not begins_item(line.text) and len(before.text) > _SOFT_LENGTH
    return line.text[0].islower() and len(before.text) > _SOFT_LENGTH


def begins_item(text: str) -> bool:
    """Whether a line opens with a bullet or a number."""
    head = text.split(None, 1)[0]
    return head in "-–—•*+" or (head[-1] in ".)" and head[:-1].isalnum() and len(head) <= 4)
