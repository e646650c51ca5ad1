"""Names beside designators: communes of the gazetteer, and runs of capitals where it has none."""

from pipeline.extract.names.places import cues
from pipeline.extract.reading import Reading

LONGEST = 5  # tokens of the longest commune names: "Cư Dliê M'nông"
ROMAN = frozenset("IVX")
RUN = 6  # tokens of a run of capitals


def commune_at(reading: Reading, start: int, designator: int) -> tuple[int, tuple[str, ...]]:
    """The longest commune name at ``start``: its end and the communes of that name; (start, ()) where there is none.

    designator: first token of the word before it: "phường 12" is listed with its designator.
    """
    tokens = reading.tokens
    if tokens.shapes[start] == "d":
        number = tokens.folds[start].lstrip("0")
        named = reading.lexicon.places.communes.get((tokens.folds[designator], number), ())
        return start + 1, tuple(commune.code for commune in named)
    if not cues.capital(tokens, start):
        return start, ()
    for end in range(min(start + LONGEST, len(tokens)), start, -1):
        codes = _communes(reading, start, end)
        if codes:
            return end, codes
    return start, ()


def communes_before(reading: Reading, end: int) -> tuple[int, tuple[str, ...]]:
    """The longest commune name that ends at ``end``: its start and the communes; (end, ()) where there is none."""
    for start in range(max(0, end - LONGEST), end):
        if cues.capital(reading.tokens, start):
            codes = _communes(reading, start, end)
            if codes:
                return start, codes
    return end, ()


def _communes(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Communes called like tokens [start, end), which print the name's diacritics or none at all."""
    tokens = reading.tokens
    folds = tuple(tokens.folds[start:end])
    printed = tuple(tokens.keys[start:end])
    return tuple(commune.code for commune in reading.lexicon.places.communes.get(folds, ())
                 if printed in (commune.keys, folds))


def landmark(reading: Reading, head: int, head_end: int, start: int, end: int) -> tuple[str, ...]:
    """The zone, port, river ... called by noun [head, head_end) and name [start, end), as the text orders them."""
    folds = reading.tokens.folds
    noun, name = tuple(folds[head:head_end]), tuple(folds[start:end])
    code = reading.lexicon.places.landmarks.get(noun + name if head < start else name + noun)
    return (code,) if code is not None else ()


def capital_run(reading: Reading, start: int, *, long: bool) -> int:
    """The end of the run of capitalised words at ``start`` that can be a name; ``start`` where there is none.

    long: the name of a zone, which may hold dashes, codes ("C1-9", "số 2") and "mở rộng".
    """
    tokens = reading.tokens
    end = start
    while end - start < RUN and cues.capital(tokens, end):
        inner = reading.hits("place_word").get(end) if long and end > start else None
        if inner is not None and cues.capital(tokens, inner.last):
            end = inner.last  # "Khu đô thị Nam [Đại lộ] Thăng Long"
            continue
        end += 1
        if long:
            end = _code(reading, end)
            if tokens.printed[end] in "-–" and cues.capital(tokens, end + 1):
                end += 1
    if end == start and tokens.shapes[start] == "d" and not long and tokens.printed[start].isdigit():
        return start + 1 if not _scaled(reading, start + 1) else start
    if end - start == 1 and tokens.shapes[end] == "l" and not _function_word(reading, end):
        return start
    if long and end > start:
        end = numeral(reading, end)
        words = reading.lexicon.place_words
        end += cues.after(tokens, words, "suffix", end)
        number = end + cues.after(tokens, words, "numbered", end)
        if number > end and tokens.shapes[number] == "d":
            end = number + 1
    return end


def numeral(reading: Reading, end: int) -> int:
    """The end of the number of a zone behind its name: "Thăng Long 2", "Thăng Long II"; ``end`` for none."""
    tokens = reading.tokens
    if tokens.shapes[end] == "d" and len(tokens.printed[end]) == 1 and not _scaled(reading, end + 1):
        return end + 1
    return end + (tokens.shapes[end] in "CU" and set(tokens.printed[end]) <= ROMAN)


def _code(reading: Reading, end: int) -> int:
    """The end of digits and dashes glued to a word: "G15", "C1-9"."""
    tokens = reading.tokens
    while tokens.glued(end) and (tokens.shapes[end] == "d" or (tokens.printed[end] == "-" and tokens.glued(end + 1)
                                                               and tokens.shapes[end + 1] == "d")):
        end += 1
    return end


def _scaled(reading: Reading, index: int) -> bool:
    """Whether the number before ``index`` counts something: "thôn 3 hộ"; a village's number ends its phrase."""
    return reading.tokens.shapes[index] == "l" and not _function_word(reading, index)


def _function_word(reading: Reading, index: int) -> bool:
    """Whether the word at ``index`` can follow a name: a preposition, a conjunction, a verb of being, a designator."""
    if index in reading.hits("place_word"):
        return True
    key = (reading.tokens.keys[index],)
    words = reading.lexicon.place_words.cues
    return key in words["witness"] or key in words["join"] or key in words["after_name"]
