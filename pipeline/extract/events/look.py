"""Small words around a trigger: single ones by key, longer ones by the trie's hits, in the language of the paragraph."""

from typing import NamedTuple

from pipeline.extract.reading import Reading
from pipeline.extract.tokens import Tokens
from pipeline.lexicon.events import CUE, OBJECT, WORD, Cue, EventWords, One
from pipeline.lexicon.trie import Hit

NEAR = 5  # reach of cues that bear on the same phrase alone
LONGEST = 6  # tokens of the longest small word looked for backwards
STOPS = frozenset(";:?!…\n")  # no full stop: inside a sentence it ends an abbreviation
MARKS = frozenset(",.;:?!…()[]–—\n")


class Look(NamedTuple):
    """What is asked about the tokens of one language. names: tokens that belong to names; no cue is one of them."""

    tokens: Tokens
    language: str
    one: One
    cues: dict[int, Hit]
    words: dict[int, Hit]
    objects: dict[int, Hit]
    names: frozenset[int]

    def starts(self, role: str, token: int) -> int | None:
        """The end of the words of a role that begin at a token."""
        if token >= len(self.tokens):
            return None
        hit = self.words.get(token)
        if hit is not None and role in hit.entries:
            return hit.last
        roles = self.one.roles.get(self.tokens.keys[token])
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

    def find_last(self, role: str, first: int, last: int) -> int | None:
        """The last token in [first, last) at which words of a role begin."""
        for token in range(last - 1, first - 1, -1):
            if self.starts(role, token) is not None:
                return token
        return None

    def thing(self, group: str, token: int) -> int | None:
        """The end of an object word of a group that begins at a token."""
        hit = self.objects.get(token)
        if hit is not None and group in hit.entries:
            return hit.last
        groups = self.one.objects.get(self.tokens.keys[token])
        return token + 1 if groups is not None and group in groups else None

    def cue(self, first: int, last: int, most: int, least: int = 0) -> str | None:
        """Effect of the nearest cue in tokens [first, last) that reaches over to token ``last``; cues that reach over a few
        tokens do not reach over a mark of punctuation.

        most: no cue reaches further. least: cues that reach less far are passed over.
        """
        effect, near, token = None, False, max(first, last - most - LONGEST)
        while token < last:
            named = token in self.names
            hit = self.cues.get(token)
            if hit is not None and hit.last <= last:
                found: Cue | None = hit.entry
                token = hit.last
            else:
                key = self.tokens.keys[token]
                found = self.one.cues.get(key)
                token += 1
                if near and key in MARKS:
                    effect, near = None, False
            if found is not None and not named and found.reach >= least and last - token < min(found.reach, most):
                effect, near = found.effect, found.reach <= NEAR
        return effect


def looks(reading: Reading, events: EventWords, names: frozenset[int] = frozenset()) -> dict[str, Look]:
    """A look for each language of the lexicon."""
    return {language: Look(reading.tokens, language, one, reading.hits(CUE), reading.hits(WORD), reading.hits(OBJECT), names)
            for language, one in events.one.items()}
