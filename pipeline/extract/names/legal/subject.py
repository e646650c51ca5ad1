"""How far a document's name runs: from its type word to the end of its subject, before the next verb or comma."""

from pipeline.extract.names.legal.draft import capital, cue_at
from pipeline.extract.names.legal.numbered import numbered_at
from pipeline.extract.reading import Reading

LONGEST = 45  # tokens of a subject
BEFORE = 3  # tokens before a document in a list: ", the 2024 Land Law"
MEMBER = 7  # tokens of a member of an enumeration inside a subject
CLOSERS = frozenset(";:()[]\"“”?!…")


def subject_end(reading: Reading, start: int) -> int:
    """The end of the subject that begins at ``start``; a numbered document named in it ends it."""
    tokens = reading.tokens
    limit = min(reading.sentence(start).last, start + LONGEST)
    bodies = [reading.hits(category) for category in ("local", "body", "unit", "legal_issuer")]
    joins = reading.lexicon.place_words.cues["join"]
    end, listing = start, False
    index = start + max(1, cue_at(reading, "subject", start))
    while index < limit:
        printed = tokens.printed[index]
        if kept := cue_at(reading, "kept", index):
            end = index = min(index + kept, limit)
            continue
        if printed in CLOSERS or cue_at(reading, "stop", index):
            break
        if printed == ",":
            if cue_at(reading, "term", index + 1) or _next_begins(reading, index + 1) \
                    or not (listing or _enumerates(reading, index, start, limit)):
                break
            listing = not listing or tokens.printed[index + 1] != ","
        elif (of := cue_at(reading, "of", index)) and any(index + of in hits for hits in bodies):
            break
        if index in reading.hits("legal_type") and capital(reading, index) and tokens.keys[index - 1] != "," and (
                tokens.keys[index - 1],) in joins:
            break
        nested = _numbered_end(reading, index)
        if nested > index:
            return nested
        index += 1
        end = index
    loose = reading.lexicon.legal.cues["inside"] | joins
    while end > start and (tokens.shapes[end - 1] == "p" or (tokens.keys[end - 1],) in loose):
        end -= 1
    return end


def _next_begins(reading: Reading, index: int) -> bool:
    """Whether another document begins behind a comma: ", Quy hoạch điện VIII", ", the 2024 Land Law"."""
    for start in range(index, index + BEFORE):
        if any(start in reading.hits(category) and capital(reading, start) for category in ("legal_type", "legal_law")):
            return True
        if reading.tokens.shapes[start] not in "ld":
            return False
    return False


def body_end(reading: Reading, start: int) -> int:
    """The end of a body's name in English: capitals and ordinals with "of", "the", "and" between them."""
    tokens = reading.tokens
    limit = min(reading.sentence(start).last, start + LONGEST)
    end = index = start
    while index < limit and (index == start or index not in reading.hits("legal_type")):
        if cue_at(reading, "several", index) and (tokens.keys[index - 1],) in reading.lexicon.place_words.cues["join"]:
            break  # "Law on Veterinary Medicine and the ..."
        if capital(reading, index) or tokens.shapes[index] == "d" or cue_at(reading, "congress", index) or (
                tokens.shapes[index] == "l" and tokens.glued(index)):
            end = index + 1
        elif not cue_at(reading, "inside", index) and not _ordinal(reading, index):
            break
        index += 1
    named = any(capital(reading, token) for token in range(start, end))
    return end if named else start


def period_end(reading: Reading, end: int) -> int:
    """``end``, or the end of the years behind it: "Plan 2021-2025", ", term 2020 - 2025", ", tầm nhìn đến năm 2050"."""
    return _vision_end(reading, _years_end(reading, end))


def _vision_end(reading: Reading, end: int) -> int:
    tokens = reading.tokens
    start = end + (tokens.printed[end] == ",")
    year = start + cue_at(reading, "vision", start)
    return year + 1 if year > start and tokens.shapes[year] == "d" and len(tokens.printed[year]) == 4 else end


def _years_end(reading: Reading, end: int) -> int:
    tokens = reading.tokens
    index = end + (tokens.printed[end] == ",")
    named = cue_at(reading, "term", index)
    if index > end and not named:
        return end
    index += named
    if not (tokens.shapes[index] == "d" and len(tokens.printed[index]) == 4):
        return end
    if tokens.printed[index + 1] in "-–" and tokens.shapes[index + 2] == "d":
        return index + 3
    return end


def _ordinal(reading: Reading, index: int) -> bool:
    """Whether a small word is a numeral before "session" or the like: "the eighth session"."""
    return cue_at(reading, "congress", index + 1) > 0


def _enumerates(reading: Reading, comma: int, start: int, limit: int) -> bool:
    """Whether a comma joins members of the subject: near its beginning, or before another short member."""
    tokens = reading.tokens
    if comma - start <= 4:
        return True
    for index in range(comma + 1, min(comma + MEMBER, limit)):
        if (tokens.keys[index],) in reading.lexicon.place_words.cues["join"]:
            return True
        if tokens.printed[index] in CLOSERS or cue_at(reading, "stop", index):
            return False
    return False


def _numbered_end(reading: Reading, index: int) -> int:
    """The end of a numbered document named at ``index`` inside a subject; ``index`` where none is."""
    hit = reading.hits("legal_type").get(index)
    if hit is None:
        return index
    drafts = numbered_at(reading, hit)
    return drafts[-1].last if drafts else index
