"""What each paragraph is: title, byline, lead, heading, body, quote, caption, source or boilerplate.

First what a line says of itself, then what its place says: before the first sentence of the article stand title and
byline, after the last one footers and lists of links, between them headings and the names that close a section.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.lexicon.page import Page
from pipeline.normalize.cues import credits_in_passing, dated, is_name, kind_by_words, opens_links, plain
from pipeline.normalize.lines import Line, begins_item, ends_sentence

_SENTENCE = 60  # characters from which a line with a stop is a sentence of the article
_LONG = 200  # characters from which a line without a stop is one
_TITLE_LENGTH = 250
_HEADING_LENGTH = 150
_HEADING_WORDS = 25
_KEY_LENGTH = 400
_NEAR = 8000  # characters in which a section repeats the sentence that heads it
_FURTHEST = 50  # lines from the first or last sentence within which titles and bylines stand
_MORE = 30  # characters by which it must say more
_NAME_LINE = 40
_OPENERS = "\"“'‘«"
_CLOSERS = "\"”'’»"
_BULLETS = "-–—•*+·|"


class Layout(NamedTuple):
    """For each line its kind and whether it repeats an earlier line; the article's first and last sentence."""

    kinds: tuple[str, ...]
    repeats: tuple[bool, ...]
    first: int
    last: int


def layout(lines: Sequence[Line], title: str | None, page: Page) -> Layout:
    """The kinds of the lines of one article.

    title: as the record's metadata gives it.
    """
    kinds = [kind_by_words(line.text, page) for line in lines]
    _front_matter(lines, kinds)
    keys = [line.text.lower() if len(line.text) <= _KEY_LENGTH else "" for line in lines]
    repeats = _repeats(keys)
    sentences = [number for number, line in enumerate(lines) if kinds[number] is None and _is_sentence(line.text)]
    if not sentences:
        sentences = [number for number, line in enumerate(lines) if kinds[number] is None and ends_sentence(line.text)]
    first, last = (sentences[0], sentences[-1]) if sentences else (len(lines), len(lines) - 1)
    for number in range(first, last):
        if kinds[number] == "source" and credits_in_passing(lines[number].text):
            kinds[number] = None
    title_at = _title(lines, kinds, keys, first, plain(title or ""), page)
    if title_at is not None and title_at == first:
        first = next((number for number in sentences if number > title_at), len(lines))
    _head(lines, kinds, first, title_at, page)
    _tail(lines, kinds, last, page)
    for number, repeat in enumerate(repeats):
        if repeat and (number > last or (title_at is not None and keys[number] == keys[title_at])):
            kinds[number] = "boilerplate"
    _middle(lines, kinds, last)
    if (title_at is not None or title) and first < len(lines) and kinds[first] == "body":
        kinds[first] = "lead"
    return Layout(tuple(kind or "body" for kind in kinds), tuple(repeats), first, last)


def _front_matter(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """The block between two lines ``---`` at the top of a Markdown file."""
    if lines and lines[0].text == "---":
        end = next((number for number, line in enumerate(lines[1:40], 1) if line.text == "---"), None)
        if end is not None:
            kinds[: end + 1] = ["boilerplate"] * (end + 1)


def _repeats(keys: Sequence[str]) -> list[bool]:
    """Whether a line of at least three words stood there before."""
    seen: set[str] = set()
    found = []
    for key in keys:
        long_enough = key.count(" ") >= 2
        found.append(long_enough and key in seen)
        seen.add(key)
    return found


def _is_sentence(text: str) -> bool:
    return len(text) >= _LONG or (len(text) >= _SENTENCE and ends_sentence(text))


def _title(
    lines: Sequence[Line], kinds: Sequence[str | None], keys: Sequence[str], first: int, given: str, page: Page,
) -> int | None:
    """The line that is the article's title: the one the metadata gives, or a headline above the first sentence."""
    top = [number for number in range(min(first + 1, len(lines), _FURTHEST)) if kinds[number] is None]
    if given:
        return next((number for number in top if plain(keys[number]) == given), None)
    for number in top:
        text = lines[number].text
        if dated(text, page) is not None or keys[number].count(" ") < 2:
            continue
        again = keys[number] in keys[number + 1:]
        if number >= first and not _dated_below(lines, number, page):
            return None
        if len(text) > _TITLE_LENGTH or text[0] in _BULLETS or (begins_item(text) and not again):
            return None
        return number if again or not ends_sentence(text) or text[-1] in "?!" else None
    return None


def _dated_below(lines: Sequence[Line], number: int, page: Page) -> bool:
    """Whether the next line prints a time of publication: what stands above it is no sentence but a title."""
    return number + 1 < len(lines) and dated(lines[number + 1].text, page) is not None


def _head(lines: Sequence[Line], kinds: list[str | None], first: int, title_at: int | None, page: Page) -> None:
    """What stands above the first sentence."""
    for number in range(min(first, _FURTHEST)):
        text = lines[number].text
        if number == title_at:
            kinds[number] = "title"
        elif kinds[number] is not None:
            continue
        elif dated(text, page) is not None or (title_at is not None and number > title_at and _is_signature(text)):
            kinds[number] = "byline"
        elif title_at is not None and number < title_at and len(text.split()) <= 4:
            kinds[number] = "boilerplate"


def _tail(lines: Sequence[Line], kinds: list[str | None], last: int, page: Page) -> None:
    """What stands below the last sentence."""
    in_links = False
    for number in range(last + 1, len(lines)):
        text = lines[number].text
        if kinds[number] is None and opens_links(text, page):
            in_links = True
        if kinds[number] is not None:
            in_links = in_links or kinds[number] == "boilerplate"
        elif in_links:
            kinds[number] = "boilerplate"
        elif number - last <= _FURTHEST and (dated(text, page) is not None or _is_signature(text)):
            kinds[number] = "byline"


def _middle(lines: Sequence[Line], kinds: list[str | None], last: int) -> None:
    """Headings, quotations and signatures between the sentences."""
    short = [kind is None and not ends_sentence(line.text) and len(line.text) <= _HEADING_LENGTH
             for kind, line in zip(kinds, lines, strict=True)]
    for number, line in enumerate(lines):
        if kinds[number] is not None:
            continue
        after = kinds[number + 1] if number + 1 < len(lines) else "end"
        if not short[number]:
            kinds[number] = _sentence_kind(lines, number)
        elif after in ("caption", "end") and number > 0 and _is_signature(line.text):
            kinds[number] = "byline"
        elif number < last and _is_heading(line.text) and not _in_list(short, number):
            kinds[number] = "heading"
        else:
            kinds[number] = "body"
    _signatures_alike(lines, kinds)


def _signatures_alike(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """Sections signed in capitals: where two names were told by what follows them, lines of the same look are names."""
    signed = [number for number, kind in enumerate(kinds) if kind == "byline" and lines[number].text.isupper()]
    if len(signed) < 2:
        return
    longest = max(len(lines[number].text.split()) for number in signed)
    for number, line in enumerate(lines):
        alike = number and line.text.isupper() and _is_signature(line.text) and len(line.text.split()) <= longest
        if kinds[number] == "heading" and alike and ends_sentence(lines[number - 1].text):
            kinds[number] = "byline"


def _sentence_kind(lines: Sequence[Line], number: int) -> str:
    """A sentence is body, unless it is all in quotation marks, or heads a section that says it again in full."""
    text = lines[number].text
    if text[0] in _OPENERS and text.rstrip(".!?…")[-1:] in _CLOSERS and not any(c in _CLOSERS for c in text[1:-2]):
        return "quote"
    core = text.rstrip(" .!…")
    if 20 < len(core) <= _HEADING_LENGTH and len(core.split()) <= _HEADING_WORDS and text[-1] not in ":;":
        room = _NEAR
        for line in lines[number + 1: number + 12]:
            if core[1:] in line.text[:room] and len(line.text) > len(text) + _MORE:
                return "heading"
            room -= len(line.text)
            if room <= 0:
                break
    return "body"


def _is_heading(text: str) -> bool:
    cells = "|" in text or "\t" in text
    return text[0] not in _BULLETS and not text[0].islower() and not cells and len(text.split()) <= _HEADING_WORDS


def _in_list(short: Sequence[bool], number: int) -> bool:
    """Whether three lines without a stop follow each other here: a list or a table."""
    starts = range(max(0, number - 2), min(number + 1, len(short) - 2))
    return any(all(short[start: start + 3]) for start in starts)


def _is_signature(text: str) -> bool:
    """A name alone on its line, of several words, or in capitals, or initials with stops."""
    return len(text) <= _NAME_LINE and is_name(text) and (" " in text or "." in text or text.isupper())
