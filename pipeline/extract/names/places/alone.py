"""Whether a name of the gazetteer stands for the place: not where it is a part of a person's, a firm's or a paper's name."""

from pipeline.extract.names.places import cues
from pipeline.extract.names.places.spots import Spot
from pipeline.extract.reading import Reading

COUNTRY = "vn"  # and what the codes of all its places begin with


def stands_alone(reading: Reading, spot: Spot) -> bool:
    """Whether nothing around a name makes it a person's, a school's or a currency's."""
    tokens, words = reading.tokens, reading.lexicon.place_words
    if spot.word is not None:
        return True
    if cues.barred(tokens, words, spot.first) or cues.after(tokens, words, "currency", spot.last):
        return False
    if cues.part_of_person(reading, spot.first) or cues.in_firm(tokens, words, spot.last):
        return False
    if _abroad(spot) and not _is_announced(reading, spot.first) and cues.named_after(tokens, words, spot.first):
        return False  # "South [China] Morning Post", "Samsung [Việt Nam]"
    if spot.last - spot.first == 1 and tokens.keys[spot.first - 1] == "-" and tokens.glued(spot.first):
        return False  # "Việt-Lào"
    return not (cues.alone(reading, spot.first, spot.last) and reading.paragraph(spot.first).kind != "title")


def _abroad(spot: Spot) -> bool:
    """Whether a name is a country's, or that of a place in another country."""
    return all(code == COUNTRY or not code.startswith(COUNTRY) for code in spot.codes)


def _is_announced(reading: Reading, first: int) -> bool:
    """Whether a designator stands before a name, though it is none of ours: "Tỉnh Vân Nam (Trung Quốc)"."""
    words = reading.hits("place_word")
    return any((hit := words.get(start)) is not None and hit.last == first for start in (first - 1, first - 2))
