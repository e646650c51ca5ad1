"""The possible places of a text, from left to right."""

from pipeline.extract.names.places import cues
from pipeline.extract.names.places.ahead import names_after
from pipeline.extract.names.places.behind import name_before, run_before
from pipeline.extract.names.places.lookup import communes_before, numeral
from pipeline.extract.names.places.spots import Spot
from pipeline.extract.reading import Reading
from pipeline.lexicon.places.phrases import Word
from pipeline.lexicon.trie import Hit

USES = ("free", "weak", "bare", "designated")


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
            found.append(_plain(reading, hit, found))
            free = hit.last
        elif word is not None:
            free = max(free, _designated(reading, word, found))
    return _with_outskirts(reading, found)


def _plain(reading: Reading, hit: Hit, found: list[Spot]) -> Spot:
    """A name without a designator: the reading that needs least beside it."""
    uses = {name.use for name in hit.entries}
    use = next(use for use in USES if use in uses)
    spot = Spot(hit.first, hit.last, hit.first, hit.last, tuple(n.code for n in hit.entries if n.use == use), use)
    numbered = numeral(reading, hit.last)
    inner = next((words for k in range(hit.first + 1, hit.last) if (words := reading.hits("place_word").get(k))), None)
    head = reading.hits("place_word").get(hit.first)
    if head is not None and head.entry.kind == "facility" and numbered > hit.last:
        return Spot(hit.first, numbered, head.last, numbered, (), "designated", head.entry)  # "KCN Thăng Long 2"
    if inner is not None and inner.last == hit.last and cues.capital(reading.tokens, hit.first - 1):
        first = run_before(reading, hit.first, found)
        if first < hit.first:  # "Nam [Dinh Vu Industrial Park]" is another park
            return Spot(first, hit.last, first, inner.first, (), "designated", inner.entry)
    return spot


def _designated(reading: Reading, hit: Hit, found: list[Spot]) -> int:
    """Read a designator; add to or change ``found``. Returns the token up to which the text is read."""
    words: tuple[Word, ...] = hit.entries
    if words[0].role in ("ignore", "definite"):
        return hit.last if words[0].role == "ignore" else hit.first
    if words[0].before and reading.tokens.keys[hit.last - 1] == "of":  # "Tien Phuoc district of Quang Nam"
        inner = hit._replace(last=hit.last - 1)
        if (end := name_before(reading, inner, words[0]._replace(before=False), found)) > hit.first:
            return end
    for word in words:
        if word.before and (end := names_after(reading, hit, word, found)):
            return end
    behind = next((word for word in words if not word.before), None)
    return name_before(reading, hit, behind, found) if behind is not None else hit.first


def _with_outskirts(reading: Reading, found: list[Spot]) -> list[Spot]:
    """Add the communes that only what they lie in announces: "Tiên Dương, Đông Anh", "Trà Tân (H. Bắc Trà My)"."""
    gazetteer, tokens = reading.lexicon.places, reading.tokens
    spots: list[Spot] = []
    for spot in found:
        free = spots[-1].last if spots else 0
        end = spot.first - 1
        if end > free and tokens.keys[end] in (",", "("):
            start, codes = communes_before(reading, end)
            inside = tuple(code for code in codes if gazetteer.places[code].parent in spot.codes)
            if inside and start >= free and not cues.capital(tokens, start - 1):
                spots.append(Spot(start, end, start, end, inside, "bare"))
        spots.append(spot)
    return spots
