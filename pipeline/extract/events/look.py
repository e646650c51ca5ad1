"""Small words around a trigger, in the language of the paragraph."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.events.spots import Spots
from pipeline.extract.reading import Reading
from pipeline.extract.tokens import Tokens
from pipeline.lexicon.events import CUE, EVENT, OBJECT, WORD, Cue, One

NEAR = 5  # reach of cues that bear on the same phrase alone
POST, TITLE = "post", "title"  # every title is a word for a post
LONGEST = 6  # tokens of the longest cue
STOPS = frozenset(";:?!…\n")  # no full stop: inside a sentence it ends an abbreviation
MARKS = frozenset(",.;:?!…()[]–—\n")


class Look(NamedTuple):
    """What is asked about the tokens of one language.

    words, objects: where words of a role and objects of a group stand. keys: all small words. cues: token -> the cues
    that begin there with their ends, the longest first; cued: their tokens in order. names: tokens that belong to
    names; no cue is one of them. days: first tokens of the days named, ascending.
    """

    tokens: Tokens
    language: str
    words: Spots
    objects: Spots
    keys: frozenset[str]
    cues: dict[int, list[tuple[int, Cue]]]
    cued: list[int]
    names: frozenset[int]
    days: Sequence[int]

    def starts(self, role: str, token: int) -> int | None:
        """The end of the words of a role that begin at a token."""
        return self.words.spots(role).get(token)

    def ends(self, role: str, token: int, first: int) -> int | None:
        """The beginning of the words of a role that end before a token, not before token ``first``."""
        return self.words.ends(role, token, first)

    def find(self, role: str, first: int, last: int) -> int | None:
        """The first token in [first, last) at which words of a role begin."""
        return self.words.find(role, first, last)

    def find_last(self, role: str, first: int, last: int) -> int | None:
        """The last token in [first, last) at which words of a role begin."""
        return self.words.find_last(role, first, last)

    def thing(self, group: str, token: int) -> int | None:
        """The end of an object word of a group that begins at a token."""
        return self.objects.spots(group).get(token)

    def day(self, first: int, last: int) -> int | None:
        """The first token in [first, last) at which a day is named."""
        at = bisect_left(self.days, first)
        return self.days[at] if at < len(self.days) and self.days[at] < last else None

    def cue(self, first: int, last: int, most: int, least: int = 0) -> str | None:
        """Effect of the nearest cue in tokens [first, last) that reaches over to token ``last``; cues that reach over a few
        tokens do not reach over a mark of punctuation.

        most: no cue reaches further. least: cues that reach less far are passed over.
        """
        effect, done = None, 0
        for token in self.cued[bisect_left(self.cued, max(first, last - most - LONGEST)):bisect_left(self.cued, last)]:
            end, cue = next(((end, cue) for end, cue in self.cues[token] if end <= last), (0, None))
            if cue is None or token < done:
                continue
            if effect == "done" and token == done:  # "đã nghiên cứu và ban hành": what is said to be done is done
                continue
            done = end
            if cue.reach >= least and last - end < min(cue.reach, most) and not (cue.reach <= NEAR and self._parted(end, last)):
                effect = cue.effect
        return effect


    def _parted(self, first: int, last: int) -> bool:
        """Whether tokens [first, last) keep a small word from what stands behind: a mark, in English a name as well ("of FPT
        Corporation agreed")."""
        return any(self.tokens.keys[token] in MARKS or (self.language == "en" and token in self.names)
                   for token in range(first, last))


def looks(reading: Reading, names: frozenset[int] = frozenset(), days: Sequence[int] = ()) -> dict[str, Look]:
    """A look for each language of the lexicon that the document has paragraphs in."""
    events = reading.lexicon.events
    return {language: _look(reading, language, events.one[language], names, days) for language in reading.languages()}


def _look(reading: Reading, language: str, one: One, names: frozenset[int], days: Sequence[int]) -> Look:
    where = reading.tokens.where
    told = {token for hit in reading.hits(EVENT).values() for token in range(hit.first, hit.last)}  # "buổi làm việc": no "việc"
    cues = {token: [(token + 1, cue)] for key, cue in one.cues.items() for token in where.get(key, ())
            if token not in names and token not in told and not _is_capital_inside(token, reading)}
    for token, hit in reading.hits(CUE).items():
        if token not in names:
            cues.setdefault(token, []).insert(0, (hit.last, hit.entry))
    objects = Spots(where, reading.hits(OBJECT), one.objects)
    objects.add(POST, {token: hit.last for token, hit in reading.hits(TITLE).items()})
    return Look(reading.tokens, language, Spots(where, reading.hits(WORD), one.roles),
                objects, one.keys, cues, sorted(cues), names, days)


def _is_capital_inside(token: int, reading: Reading) -> bool:
    """Whether a word with a capital stands inside its sentence: "in May", no cue."""
    return reading.tokens.shapes[token] in "CU" and reading.tokens.sentences[reading.sentence_index(token)].first < token
