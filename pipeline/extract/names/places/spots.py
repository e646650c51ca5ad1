"""Where places may stand: names of the gazetteer, and names beside a designator ("huyện X", "X Industrial Park")."""

from dataclasses import dataclass

from pipeline.extract.reading import Reading
from pipeline.lexicon.places.phrases import Word


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


def announced_codes(reading: Reading, start: int, word: Word) -> tuple[int, tuple[str, ...]]:
    """The name of the gazetteer at ``start`` as a designator allows it: its end and the places; (start, ()) if none."""
    hit = reading.hits("place").get(start)
    if hit is None:
        return start, ()
    places = reading.lexicon.places.places
    codes = tuple(dict.fromkeys(name.code for name in hit.entries if word.announces(places[name.code])))
    return (hit.last, codes) if codes else (start, ())
