"""A piece of speech, and what of a document is looked at to find it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.extract.events.cast import Cast
from pipeline.extract.reading import NameMention, Reading
from pipeline.extract.statements.quotes import Quote, quotes
from pipeline.extract.statements.speakers import Posts, Subject, posts_of
from pipeline.extract.statements.voice import Voice
from pipeline.lexicon.statements import Cue
from pipeline.lexicon.trie import Hit

NESTED = 4  # pieces of speech one in another
SKIPPED = frozenset({"byline", "source", "boilerplate", "caption", "title"})


@dataclass(slots=True)
class Said:
    """A piece of speech: tokens [first, last) of what is said, its verb and its speaker.

    sentence: number of the sentence of the verb. asked: who was spoken to in the words before ("Báo cáo với ...").
    verbatim: all of it stands in quotation marks. goes_on: the sentences behind may belong to it.
    """

    hit: Hit
    cue: Cue
    sentence: int
    first: int
    last: int
    speaker: Subject
    verbatim: bool = False
    asked: NameMention | None = None
    goes_on: bool = True


class Speech(NamedTuple):
    """All speech of a document by the token at which what is said begins."""

    said: list[Said]
    firsts: list[int]

    def at(self, token: int) -> Said | None:
        """The speech that holds a token: of those that begin last before it, NESTED deep at most."""
        number = bisect_right(self.firsts, token)
        return next((one for one in reversed(self.said[max(0, number - NESTED):number]) if token < one.last), None)


def in_order(said: Iterable[Said]) -> Speech:
    """Speech in the order of what is said."""
    ordered = sorted(said, key=lambda one: (one.first, one.last))
    return Speech(ordered, [one.first for one in ordered])


class Stage(NamedTuple):
    """What finding speech looks at."""

    reading: Reading
    cast: Cast
    posts: Posts
    voices: dict[str, Voice]
    quoted: list[Quote]
    opened: list[int]

    def voice(self, token: int) -> Voice | None:
        """The voice of a token's paragraph, None for one that holds no speech."""
        paragraph = self.reading.paragraph(token)
        if paragraph.kind in SKIPPED:
            return None
        return self.voices.get(paragraph.language or self.reading.document.language or "")

    def quote_at(self, token: int) -> Quote | None:
        """The quotation that holds a token."""
        number = bisect_right(self.opened, token) - 1
        return self.quoted[number] if number >= 0 and token < self.quoted[number].last else None


def stage_of(reading: Reading, cast: Cast, voices: dict[str, Voice]) -> Stage:
    """What finding speech looks at in one document."""
    quoted = quotes(reading.tokens)
    return Stage(reading, cast, posts_of(reading, cast, voices), voices, quoted, [quote.first for quote in quoted])
