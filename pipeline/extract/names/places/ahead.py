"""Names behind the designator that announces them: "huyện Tiên Phước", "các xã A, B và C", "province of X"."""

from pipeline.extract.names.places import cues
from pipeline.extract.names.places.lookup import capital_run, commune_at, landmark
from pipeline.extract.names.places.spots import Spot, announced_codes
from pipeline.extract.reading import Reading
from pipeline.lexicon.places.phrases import Word
from pipeline.lexicon.trie import Hit

FULL = 3  # words of most full names
TITLE = 6  # tokens of the longest title or body between which and a name a level stands
LIST_LENGTH = 40  # members of a list behind one designator: bounds the work on hostile text


def names_after(reading: Reading, hit: Hit, word: Word, found: list[Spot]) -> int:
    """Add the name or names behind a designator to ``found``. Returns the end of the last one, 0 for none."""
    tokens = reading.tokens
    if word.role == "road":
        return _road(reading, hit)
    if word.kind == "place" and word.role == "head" and hit.last - hit.first == 1 and tokens.shapes[hit.first] != "l":
        return 0  # "Hồ Quang Bửu": a capitalised common noun is more often a surname
    start = hit.last + (tokens.printed[hit.last] == ":")
    spot = _name_at(reading, start, hit, word)
    if spot is None:
        return 0
    spot.first = hit.first if start == hit.last else spot.head
    found.append(spot)
    end = spot.last
    if start > hit.last or _several(reading, hit.first):
        for _ in range(LIST_LENGTH):
            start = _next_member(reading, end)
            spot = _name_at(reading, start, hit, word) if start and start not in reading.hits("place_word") else None
            if spot is None:
                break
            found.append(spot)
            end = spot.last
    return end


def _several(reading: Reading, index: int) -> bool:
    """Whether a word or number before a designator announces several names: "các huyện", "3 xã"."""
    tokens = reading.tokens
    if cues.before(tokens, reading.lexicon.place_words, "several", index):
        return True
    return index > 0 and tokens.shapes[index - 1] == "d" and len(tokens.printed[index - 1]) <= 2


def _next_member(reading: Reading, end: int) -> int:
    """The token after the comma or conjunction at ``end``; 0 where none stands there."""
    tokens, words = reading.tokens, reading.lexicon.place_words
    for start in (end + 2, end + 1):
        if start < len(tokens) and cues.joined(tokens, words, end, start):
            return start
    return 0


def _name_at(reading: Reading, start: int, hit: Hit, word: Word) -> Spot | None:
    """The name that begins at ``start``, behind a designator."""
    if word.role == "unit":
        end, codes = announced_codes(reading, start, word)
        if not codes and "commune" in word.levels:
            end, codes = commune_at(reading, start, hit.first)
        if codes:
            return Spot(start, end, start, end, codes, "designated", word)
    if word.role == "head" or word.unlisted:
        end = capital_run(reading, start, long=word.role == "head")
        if end > start and not (word.role == "unit" and _is_holder(reading, hit.first, start, end)):
            codes = landmark(reading, hit.first, hit.last, start, end) if word.role == "head" else ()
            return Spot(start, end, start, end, codes, "designated", word)
    return None


def _is_holder(reading: Reading, designator: int, start: int, end: int) -> bool:
    """Whether a full name behind a title and a level is the person's: "Bí thư Đảng ủy xã Lê Văn Tám"."""
    surname, titles = reading.hits("surname").get(start), reading.hits("title")
    if surname is None or not any(surname.entries) or end - start < FULL:
        return False
    ends = {designator, *(first for first in range(max(designator - TITLE, 0), designator)
                          if (body := reading.hits("local").get(first)) is not None and body.last == designator)}
    return any(first in titles and titles[first].last in ends for first in range(max(designator - 2 * TITLE, 0), designator))


def _road(reading: Reading, hit: Hit) -> int:
    """The end of the chain of names behind a road word ("cao tốc A - B - C"), which are not places here; 0 for none."""
    tokens = reading.tokens
    end = hit.last
    while True:
        place = reading.hits("place").get(end)
        run = max(place.last if place is not None else 0, capital_run(reading, end, long=True))
        if run <= end:
            return end if end > hit.last else 0
        end = run
        if tokens.printed[end] in "-–" and (cues.capital(tokens, end + 1) or end + 1 in reading.hits("place")):
            end += 1
        else:
            return end
