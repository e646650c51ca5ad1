"""Where places may stand: names of the gazetteer, and names beside a designator ("huyện X", "X Industrial Park")."""

from dataclasses import dataclass

from pipeline.extract.names.places import cues
from pipeline.extract.names.places.lookup import capital_run, commune_at, communes_before, syllable
from pipeline.extract.reading import Reading
from pipeline.lexicon.places.phrases import Name, Word
from pipeline.lexicon.trie import Hit

USES = ("free", "weak", "bare", "designated")
NAME_LENGTH = 4  # tokens of a name that only its designator makes a place
LIST_LENGTH = 40  # members of a list behind one designator: bounds the work on hostile text


@dataclass(slots=True)
class Spot:
    """A possible place.

    first, last: tokens of the mention, designator included; head, end: tokens of the name alone.
    codes: places the name may stand for; none for a name that only its designator makes a place.
    use: how the name may be used (lexicon.places.phrases.Name), "designated" where its designator stands beside it.
    word: the designator.
    """

    first: int
    last: int
    head: int
    end: int
    codes: tuple[str, ...]
    use: str
    word: Word | None = None


def spots(reading: Reading) -> list[Spot]:
    """All possible places in the order of the text; none overlap."""
    hits, words = reading.hits("place"), reading.hits("place_word")
    found: list[Spot] = []
    free = 0
    for start in sorted(hits.keys() | words.keys()):
        if start < free:
            continue
        hit, word = hits.get(start), words.get(start)
        if hit is not None and (word is None or hit.last > word.last):
            if any(later.last > hit.last and later.last - later.first > hit.last - start
                   for later in (hits[k] for k in range(start + 1, hit.last) if k in hits)):
                continue  # "the [North] [North Central region]"
            found.append(_plain(reading, hit))
            free = hit.last
        elif word is not None:
            free = max(free, _designated(reading, word, found))
    return found


def _plain(reading: Reading, hit: Hit) -> Spot:
    """A name without a designator: the reading that needs least beside it."""
    uses = {name.use for name in hit.entries}
    use = next(use for use in USES if use in uses)
    return Spot(hit.first, hit.last, hit.first, hit.last, tuple(n.code for n in hit.entries if n.use == use), use)


def _designated(reading: Reading, hit: Hit, found: list[Spot]) -> int:
    """Read a designator; add to or change ``found``. Returns the token up to which the text is read."""
    words: tuple[Word, ...] = hit.entries
    if words[0].role in ("ignore", "definite"):
        return hit.last if words[0].role == "ignore" else hit.first
    behind = next((word for word in words if not word.before), None)
    if behind is None and reading.tokens.keys[hit.last - 1] == "of":  # "Tien Phuoc district of Quang Nam"
        behind, hit = words[0]._replace(before=False), hit._replace(last=hit.last - 1)
        if (end := _name_before(reading, hit, behind, found)) > hit.first:
            return end
        behind, hit = None, hit._replace(last=hit.last + 1)
    for word in words:
        if word.before and (end := _names_after(reading, hit, word, found)):
            return end
    return _name_before(reading, hit, behind, found) if behind is not None else hit.first


# ---- designator before the name: "huyện Tiên Phước", "province of X" ----


def _names_after(reading: Reading, hit: Hit, word: Word, found: list[Spot]) -> int:
    """Read the name or names behind a designator. Returns the end of the last one, 0 where there is none."""
    tokens, words = reading.tokens, reading.lexicon.place_words
    if word.role == "road":
        return _road_after(reading, hit)
    if word.kind == "place" and word.role == "head" and hit.last - hit.first == 1 and tokens.shapes[hit.first] != "l":
        return 0  # "Hồ Quang Bửu": a capitalised common noun is more often a surname
    start = hit.last + (tokens.printed[hit.last] == ":")
    several = (start > hit.last or cues.before(tokens, words, "several", hit.first) > 0
               or (tokens.shapes[hit.first - 1] == "d" and len(tokens.printed[hit.first - 1]) <= 2))
    spot = _name_at(reading, start, hit.first, word)
    if spot is None:
        return 0
    spot.first = hit.first if start == hit.last else spot.head
    found.append(spot)
    if not several:
        return spot.last
    end = spot.last
    for _ in range(LIST_LENGTH):
        start = _next_member(reading, end)
        if start == 0 or start in reading.hits("place_word"):
            break
        spot = _name_at(reading, start, start, word)
        if spot is None:
            break
        found.append(spot)
        end = spot.last
    return end


def _next_member(reading: Reading, end: int) -> int:
    """The token after the comma or conjunction at ``end``; 0 where none stands there."""
    tokens, words = reading.tokens, reading.lexicon.place_words
    for start in (end + 2, end + 1):
        if start < len(tokens) and cues.joined(tokens, words, end, start):
            return start
    return 0


def _name_at(reading: Reading, start: int, designator: int, word: Word) -> Spot | None:
    """The name that begins at ``start``, behind the designator that begins at ``designator``."""
    places = reading.lexicon.places.places
    hit = reading.hits("place").get(start)
    if hit is not None and word.role == "unit":
        codes = tuple(dict.fromkeys(n.code for n in hit.entries if places[n.code].level in word.levels))
        if codes:
            return Spot(start, hit.last, start, hit.last, codes, "designated", word)
    if "commune" in word.levels:
        end, codes = commune_at(reading, start, designator)
        if codes:
            return Spot(start, end, start, end, codes, "designated", word)
    if word.role == "head" or word.unlisted:
        end = capital_run(reading, start, long=word.role == "head")
        if end > start:
            return Spot(start, end, start, end, (), "designated", word)
    return None


def _road_after(reading: Reading, hit: Hit) -> int:
    """The end of the chain of names behind a road word ("cao tốc A - B - C"), which are not places here."""
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


# ---- designator behind the name: "Quang Nam province", "Lien Chieu port" ----


def _name_before(reading: Reading, hit: Hit, word: Word, found: list[Spot]) -> int:
    """Join a designator to the name that ends before it, and to the names listed before that one in the plural."""
    if word.role == "road":
        _drop_chain(reading, hit.first, found)
        return hit.last
    spot = _ending_at(reading, hit, word, found)
    if spot is None:
        return hit.first
    spot.last, spot.word, spot.use = hit.last, word, "designated"
    if reading.tokens.printed[hit.last - 1].endswith("s"):
        _designate_list(reading, found, word)
    return hit.last


def _ending_at(reading: Reading, hit: Hit, word: Word, found: list[Spot]) -> Spot | None:
    """The spot in ``found`` that ends where the designator begins, or a new one added to it."""
    tokens = reading.tokens
    if found and found[-1].end == hit.first:
        spot = found[-1]
        if word.role == "head":
            if spot.word is not None and spot.word.before:
                return None
            spot.codes = ()
            return spot
        return spot if _narrow(reading, spot, word) else None
    if not cues.capital(tokens, hit.first - 1) or (found and found[-1].last > hit.first - 1):
        return None
    if "commune" in word.levels:
        start, codes = communes_before(reading, hit.first)
        if codes:
            found.append(Spot(start, hit.first, start, hit.first, codes, "designated", word))
            return found[-1]
    if not (word.unlisted or word.role == "head"):
        return None
    start = hit.first
    words = reading.lexicon.place_words
    taken = found[-1].last if found else 0
    while hit.first - start < NAME_LENGTH and start > taken and cues.capital(tokens, start - 1) and not any(
            cues.before(tokens, words, role, start) for role in ("witness", "join", "opener")):
        start -= 1
    names = tokens.folds[start:hit.first]
    if not names or (word.role == "unit" and not all(map(syllable, names))):
        return None
    found.append(Spot(start, hit.first, start, hit.first, (), "designated", word))
    return found[-1]


def _narrow(reading: Reading, spot: Spot, word: Word) -> bool:
    """Keep the readings of a name that its designator allows; whether there are any."""
    places = reading.lexicon.places.places
    names: tuple[Name, ...] = reading.hits("place")[spot.head].entries if spot.head in reading.hits("place") else ()
    codes = tuple(dict.fromkeys(n.code for n in names if places[n.code].level in word.levels))
    if not codes and "commune" in word.levels:
        end, codes = commune_at(reading, spot.head, spot.head)
        codes = codes if end == spot.end else ()
    if codes:
        spot.codes = codes
    elif word.unlisted:
        spot.codes = ()
    return bool(codes) or word.unlisted


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
