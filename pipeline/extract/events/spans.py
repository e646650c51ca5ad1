"""What stands around a trigger: where its span ends, the words in it that say something, the names of its clause."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.events.cast import Cast
from pipeline.extract.events.look import MARKS, STOPS, Look
from pipeline.extract.events.told import ACTORS
from pipeline.extract.reading import NameMention
from pipeline.extract.tokens import Sentence
from pipeline.lexicon.trie import Hit

SPAN = 16  # most tokens of the span behind a trigger
NTH = frozenset({"st", "nd", "rd", "th"})


def span_end(last: int, sentence: Sentence, look: Look, cast: Cast, *, stop: bool = False) -> int:
    """The end of the span behind a trigger: up to a mark of punctuation, at most SPAN tokens, never inside a name.

    stop: a finite verb ends it too ("the meeting | were comrades ...").
    """
    end = last
    while end < min(sentence.last, last + SPAN) and look.tokens.keys[end] not in MARKS and not (
            stop and look.starts("finite", end) is not None):
        end += 1
    for name in cast.within(last, sentence.last, ("person", "organization", "place", "legal_document", "facility")):
        if name.first < end < name.last:
            return name.last
    return max(end, last)


def content(first: int, last: int, hit: Hit, look: Look, cast: Cast) -> frozenset[str]:
    """The folded words of a span that say something: more than two letters, no small words, neither the trigger nor who
    is named nor the kind of document or body."""
    tokens = look.tokens
    found: set[str] = set()
    things = {inner for group in look.objects.codes() for start in _begins_in(group, first, last, look)
              for inner in range(start, look.objects.starts(group, start) or start)}
    token = first
    while token < last:
        if hit.first <= token < hit.last:
            token = hit.last
            continue
        key = tokens.keys[token]
        if tokens.shapes[token] not in "dp" and len(key) > 2 and key not in look.keys and token not in things \
                and token not in cast.parties:
            found.add(tokens.folds[token])
        token += 1
    return frozenset(found)


def _begins_in(group: str, first: int, last: int, look: Look) -> Sequence[int]:
    begin = look.objects.begin(group)
    return begin[bisect_left(begin, first):bisect_left(begin, last)]


def clause_end(last: int, sentence: Sentence, look: Look) -> int:
    """The first comma or finite verb behind a noun phrase: what is put in brackets does not end it."""
    end = last
    while end < min(sentence.last, last + SPAN) and look.tokens.keys[end] not in ",;:" and look.starts("finite", end) is None:
        end += 1
    return end


def names_around(hit: Hit, last: int, sentence: Sentence, cast: Cast) -> tuple[NameMention, ...]:
    """Names in the clause of a noun: those before it in its sentence and those in its span."""
    return (*cast.within(sentence.first, hit.first, ACTORS), *cast.within(hit.last, last, ACTORS))


def ordinal_behind(last: int, named: bool, sentence: Sentence, look: Look) -> str:
    """The number behind a noun: kỳ họp thứ 21, phiên họp lần thứ 97; right behind one that needs it: bão số 3."""
    if named and last < sentence.last and look.tokens.shapes[last] == "d":
        return look.tokens.keys[last]
    for token in range(last, min(sentence.last - 1, last + 8)):
        if look.tokens.keys[token] in STOPS:
            return ""
        end = look.starts("ordinal", token)
        if end is not None and end < sentence.last and look.tokens.shapes[end] == "d":
            return look.tokens.keys[end]
    for token in range(last - 2, max(sentence.first, last - 7) - 1, -1):  # "the 40th meeting"
        if look.tokens.shapes[token] == "d" and look.tokens.keys[token + 1] in NTH and look.tokens.glued(token + 1):
            return look.tokens.keys[token]
    return ""
