"""The thing counted: the shortest head noun behind a number."""

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.extract.figures.quantity import Number
from pipeline.extract.quantities.draft import View
from pipeline.lexicon.nearby import Near

LONGEST_PHRASE = 7  # English words from number to head: "790 newly built rooftop solar power systems"
LONGEST_LIST = 4
BEHIND_ADJECTIVE = 3
SHORT = 3  # letters: "gas", "was"


class NounFound(NamedTuple):
    """The noun phrase of a count, up to token ``last``; code: what it is called under a slash.

    known: the lexicon has the noun, or its form shows that it counts.
    """

    first: int
    last: int
    code: str | None
    known: bool = True


def noun_behind(view: View, number: Number, after: Mapping[str, Near], at: int) -> NounFound | None:
    """The noun that a number counts, beginning at token ``at``."""
    if view.words.language == "vi":
        return _vietnamese(view, number, after, at)
    if number.value == 1:
        below = after.get("below")
        return NounFound(at, below.last, below.entry) if below is not None else _english(view, at)
    return _english(view, at)


def _vietnamese(view: View, number: Number, after: Mapping[str, Near], at: int) -> NounFound | None:
    hit = after.get("noun")
    if hit is not None:
        return NounFound(at, _with_list(view, hit), hit.entry)
    if not _may_be_noun(view, number, at, after):
        return None
    single_word = number.is_word and number.last - number.first == 1
    if single_word or (number.scale == 1 and number.decimals):
        return None
    return NounFound(at, at + 1, None, known=False)


def _may_be_noun(view: View, number: Number, at: int, after: Mapping[str, Near]) -> bool:
    """Whether an unknown word behind a Vietnamese number is a noun: a small word, no function word, or an acronym."""
    shape = view.shape(at)
    if shape == "U":
        return len(view.printed(at)) > 1 and not view.glued(at) and view.shape(number.first - 1) not in ("C", "U")
    word = shape == "l" and not view.glued(at) and len(view.printed(at)) > 1
    return word and not {"stop", "span", "move"} & after.keys()


def _with_list(view: View, hit: Near) -> int:
    """Coordinated heads of one count: "8 quận, huyện, thị xã"."""
    last = hit.last
    if "unit_place" not in view.ahead(hit.first):
        return last
    for _ in range(LONGEST_LIST):
        joint = view.ahead(last).get("and")
        if joint is None:
            break
        place = view.ahead(joint.last).get("unit_place")
        if place is None or view.shape(place.last) in ("C", "U"):
            break
        last = place.last
    return last


def _english(view: View, at: int) -> NounFound | None:
    """From the number to the plural that heads its noun phrase; "people", "staff" and the like count as plurals."""
    token = at
    while token < min(view.stop, at + LONGEST_PHRASE):
        if _plural(view, token):
            head = _further(view, token)
            below = view.ahead(head).get("below")
            return NounFound(at, head + 1, below.entry if below is not None else None)
        letters = view.shape(token) in ("l", "C", "U")
        if not (view.hyphenated(token) if not letters else "stop" not in view.ahead(token)):
            return None
        token += 1
    return None


def _further(view: View, token: int) -> int:
    """The head itself where plurals stand in a row ("sports teams"), or a noun follows "poor", "injured", "more"."""
    while _plural(view, token + 1):
        token += 1
    if view.tokens.keys[token] in view.words.adjectival:
        for later in range(token + 1, min(view.stop, token + 1 + BEHIND_ADJECTIVE)):
            if view.shape(later) not in ("l", "C", "U") or "stop" in view.ahead(later):
                break
            if _plural(view, later):
                return _further(view, later)
    return token


def _plural(view: View, token: int) -> bool:
    key = view.key(token)
    if key in view.words.plurals or key in view.words.adjectival:
        return True
    looks = len(key) > SHORT and key.endswith("s") and not key.endswith(("ss", "us", "is"))
    return looks and key not in view.words.not_plurals
