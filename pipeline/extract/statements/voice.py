"""The small words of speech around a verb, in the language of the paragraph."""

from typing import NamedTuple

from pipeline.extract.reading import Reading
from pipeline.extract.tokens import Tokens
from pipeline.lexicon.statements import LEVEL, SPEECH, TURN, VERDICT, WORD, StatementWords
from pipeline.lexicon.trie import Hit

LONGEST = 6  # tokens of the longest small word looked for backwards


class Voice(NamedTuple):
    """What is asked about the tokens of one language: hits of the longer words, single words by key."""

    tokens: Tokens
    language: str
    cues: dict[int, Hit]
    verdicts: dict[int, Hit]
    words: dict[int, Hit]
    turned: dict[int, Hit]
    levelled: dict[int, Hit]
    roles: dict[str, frozenset[str]]
    turns: dict[str, frozenset[str]]
    levels: dict[str, int]

    def starts(self, role: str, token: int) -> int | None:
        """The end of the words of a role that begin at a token."""
        if token >= len(self.tokens):
            return None
        hit = self.words.get(token)
        if hit is not None and role in hit.entries:
            return hit.last
        roles = self.roles.get(self.tokens.keys[token])
        return token + 1 if roles is not None and role in roles else None

    def ends(self, role: str, token: int, first: int) -> int | None:
        """The beginning of the words of a role that end before a token, not before token ``first``."""
        for start in range(max(first, token - LONGEST), token):
            if self.starts(role, start) == token:
                return start
        return None

    def find(self, role: str, first: int, last: int) -> int | None:
        """The first token in [first, last) at which words of a role begin."""
        for token in range(first, last):
            if self.starts(role, token) is not None:
                return token
        return None

    def owned(self, last: int) -> bool:
        """Whether "'s" follows: what ends at a token owns what comes next."""
        return self.tokens.printed[last:last + 2] in (["'", "s"], ["’", "s"])

    def turning(self, first: int, last: int) -> dict[str, int]:
        """What the words in tokens [first, last) turn the kind of a statement to, with the token of each one's first."""
        found: dict[str, int] = {}
        for token in range(first, last):
            hit = self.turned.get(token)
            for code in hit.entries if hit is not None else self.turns.get(self.tokens.keys[token], ()):
                found.setdefault(code, token)
        return found

    def level(self, first: int, last: int) -> int | None:
        """The place in the order of protocol of the words in tokens [first, last): that of the highest body."""
        return min((level for token in range(first, last) if (level := self._level(token)) is not None), default=None)

    def first_level(self, first: int, last: int) -> int | None:
        """The place in the order of protocol of the first body named in tokens [first, last)."""
        return next((level for token in range(first, last) if (level := self._level(token)) is not None), None)

    def _level(self, token: int) -> int | None:
        hit = self.levelled.get(token)
        return min(hit.entries) if hit is not None else self.levels.get(self.tokens.keys[token])


def voices(reading: Reading, words: StatementWords) -> dict[str, Voice]:
    """A voice for each language of the lexicon."""
    return {language: Voice(
        reading.tokens, language, reading.hits(SPEECH), reading.hits(VERDICT), reading.hits(WORD), reading.hits(TURN),
        reading.hits(LEVEL), words.roles[language], words.turns[language], words.levels[language],
    ) for language in words.roles}
