"""Names before their designator: "Quang Nam province", "Lien Chieu port", "X, Y and Z districts"."""

from pipeline.extract.names.places import cues
from pipeline.extract.names.places.ahead import LIST_LENGTH
from pipeline.extract.names.places.lookup import commune_at, communes_before, landmark, numeral
from pipeline.extract.names.places.spots import Spot, announced_codes
from pipeline.extract.reading import Reading
from pipeline.lexicon.places.phrases import Word
from pipeline.lexicon.trie import Hit

ZONES = ("industrial_park",)  # a zone is often named after a part of the place it lies in
NAME_LENGTH = 4  # tokens of a name that only its designator makes a place


def name_before(reading: Reading, hit: Hit, word: Word, found: list[Spot]) -> int:
    """Join a designator to the name before it, in the plural to the whole list; names of roads are taken back.

    Returns the token up to which the text is read.
    """
    tokens = reading.tokens
    if word.role == "road":
        _drop_chain(reading, hit.first, found)
        return hit.last
    spot = _ending_at(reading, hit, word, found)
    if spot is None:
        return _numbered(reading, hit, word, found)
    spot.last, spot.word, spot.use = _number_end(reading, hit, word), word, "designated"
    if tokens.printed[hit.last - 1].endswith("s"):
        _designate_list(reading, found, word)
    return spot.last


def _number_end(reading: Reading, hit: Hit, word: Word) -> int:
    """The end of a zone's or gate's number behind its designator: "Border Gate No. II"."""
    tokens = reading.tokens
    number = hit.last + cues.after(tokens, reading.lexicon.place_words, "numbered", hit.last)
    number += number > hit.last and tokens.printed[number] == "."
    numbered = number > hit.last and word.role == "head"
    return number + 1 if numbered and (numeral(reading, number) > number or tokens.shapes[number] == "d") else hit.last


def run_before(reading: Reading, end: int, found: list[Spot]) -> int:
    """The start of the run of capitalised words that ends at ``end`` and can be a name; ``end`` for none."""
    tokens, words = reading.tokens, reading.lexicon.place_words
    taken = found[-1].last if found else 0
    start = end
    while end - start < NAME_LENGTH and start > taken and cues.capital(tokens, start - 1) and not any(
            cues.before(tokens, words, role, start) for role in ("witness", "join", "opener")):
        start -= 1
    return start


def _ending_at(reading: Reading, hit: Hit, word: Word, found: list[Spot]) -> Spot | None:
    """The spot in ``found`` that ends where the designator begins, or a new one added to it."""
    tokens = reading.tokens
    named = hit.first - (word.role == "head" and numeral(reading, hit.first - 1) == hit.first)  # "Sông Công II Industrial Park"
    if found and found[-1].end == named:
        spot = found[-1]
        if word.role == "unit":
            return spot if _narrow(reading, spot, word) else None
        if spot.word is not None and spot.word.before:
            return None
        if word.levels == ZONES:
            spot.first = spot.head = run_before(reading, spot.first, found[:-1])  # "[Nam] Phổ Yên Industrial Park"
        spot.end = hit.first
        spot.codes = landmark(reading, hit.first, hit.last, spot.head, spot.end)
        return spot
    if not cues.capital(tokens, named - 1) or (found and found[-1].last > named - 1):
        return None
    start, codes = communes_before(reading, hit.first) if "commune" in word.levels else (hit.first, ())
    if not codes:
        start = run_before(reading, named, found)
        names = tokens.folds[start:hit.first]
        vietnamese = reading.lexicon.names.syllables.issuperset(names)
        if not names or not (word.role == "head" or (word.unlisted and vietnamese)):
            return None
        codes = landmark(reading, hit.first, hit.last, start, hit.first) if word.role == "head" else ()
    found.append(Spot(start, hit.first, start, hit.first, codes, "designated", word))
    return found[-1]


def _numbered(reading: Reading, hit: Hit, word: Word, found: list[Spot]) -> int:
    """Read "Ward 7". Returns the token up to which the text is read."""
    if "commune" in word.levels and reading.tokens.shapes[hit.last] == "d":
        end, codes = commune_at(reading, hit.last, hit.first)
        if codes:
            found.append(Spot(hit.first, end, hit.first, end, codes, "designated", word))
            return end
    return hit.first


def _narrow(reading: Reading, spot: Spot, word: Word) -> bool:
    """Keep the readings of a name that its designator allows; whether there are any."""
    end, codes = announced_codes(reading, spot.head, word)
    if not codes and "commune" in word.levels:
        end, codes = commune_at(reading, spot.head, spot.head)
    if end != spot.end:
        codes = ()
    units = all(reading.lexicon.places.places[code].unit_type for code in spot.codes)
    if codes or (word.unlisted and units):
        spot.codes = codes
        return True
    return False


def _designate_list(reading: Reading, found: list[Spot], word: Word) -> None:
    """The names before the last one of "X, Y and Z provinces" share its designator."""
    tokens, words = reading.tokens, reading.lexicon.place_words
    index = len(found) - 1
    for _ in range(LIST_LENGTH):
        later = found[index]
        end = next((later.first - gap for gap in (2, 1) if later.first > gap
                    and cues.joined(tokens, words, later.first - gap, later.first)), 0)
        spot = found[index - 1] if index else None
        if spot is not None and spot.last > end:
            return
        if spot is not None and spot.last == end:
            if spot.word is not None or not _narrow(reading, spot, word):
                return
            spot.word, spot.use = word, "designated"
            index -= 1
            continue
        start, codes = communes_before(reading, end) if end and "commune" in word.levels else (end, ())
        if not codes or (spot is not None and spot.last > start):
            return
        found.insert(index, Spot(start, end, start, end, codes, "designated", word))


def _drop_chain(reading: Reading, end: int, found: list[Spot]) -> None:
    """Take back the names of "the A - B expressway"."""
    while found and found[-1].last == end:
        end = found.pop().first
        if end == 0 or reading.tokens.printed[end - 1] not in "-–":
            return
        end -= 1
