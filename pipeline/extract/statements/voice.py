"""The small words of speech around a verb, in the language of the paragraph."""

from bisect import bisect_left
from typing import NamedTuple

from pipeline.extract.events.spots import Spots
from pipeline.extract.reading import Reading
from pipeline.extract.tokens import Tokens
from pipeline.lexicon.statements import LEVEL, SPEECH, TURN, VERDICT, WORD
from pipeline.lexicon.trie import Hit


class Voice(NamedTuple):
    """What is asked about the tokens of one language: verbs and verdicts, and where words of a role, words that turn a
    statement and words of protocol stand."""

    tokens: Tokens
    language: str
    cues: dict[int, Hit]
    verdicts: dict[int, Hit]
    words: Spots
    turns: Spots
    levels: Spots

    def starts(self, role: str, token: int) -> int | None:
        """The end of the words of a role that begin at a token."""
        return self.words.spots(role).get(token)

    def ends(self, role: str, token: int, first: int) -> int | None:
        """The beginning of the words of a role that end before a token, not before token ``first``."""
        return self.words.ends(role, token, first)

    def find(self, role: str, first: int, last: int) -> int | None:
        """The first token in [first, last) at which words of a role begin."""
        return self.words.find(role, first, last)

    def owned(self, last: int) -> bool:
        """Whether "'s" follows: what ends at a token owns what comes next."""
        return self.tokens.printed[last:last + 2] in (["'", "s"], ["’", "s"])

    def turning(self, first: int, last: int) -> dict[str, int]:
        """What the words in tokens [first, last) turn the kind of a statement to, with the token of each one's first."""
        found = {code: self.turns.find(code, first, last) for code in self.turns.codes()}
        return {code: token for code, token in found.items() if token is not None}

    def level(self, first: int, last: int) -> int | None:
        """The place in the order of protocol of the words in tokens [first, last): that of the highest body."""
        return min((level for _, level in self._levels(first, last)), default=None)

    def first_level(self, first: int, last: int) -> int | None:
        """The place in the order of protocol of the first body named in tokens [first, last)."""
        return min(self._levels(first, last), default=(0, None))[1]

    def _levels(self, first: int, last: int) -> list[tuple[int, int]]:
        """Tokens at which words of protocol begin, with their levels: of words that begin at one token the longest."""
        longest: dict[int, tuple[int, int]] = {}
        for level in self.levels.codes():
            begin = self.levels.begin(level)
            for token in begin[bisect_left(begin, first):bisect_left(begin, last)]:
                longest[token] = max(longest.get(token, (0, 0)), (self.levels.spots(level)[token], -int(level)))
        return [(token, -level) for token, (_, level) in longest.items()]


def voices(reading: Reading) -> dict[str, Voice]:
    """A voice for each language of the lexicon that the document has paragraphs in."""
    words, where = reading.lexicon.statements, reading.tokens.where
    return {language: Voice(
        reading.tokens, language, reading.hits(SPEECH), reading.hits(VERDICT),
        Spots(where, reading.hits(WORD), words.roles[language]), Spots(where, reading.hits(TURN), words.turns[language]),
        Spots(where, reading.hits(LEVEL), words.levels[language]),
    ) for language in reading.languages()}
