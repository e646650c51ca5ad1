"""Which place a figure is about: the one in its clause, else one handed down by sentence or paragraph, else the article's."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.figures.draft import Draft
from pipeline.extract.figures.scene import PLACES
from pipeline.extract.reading import NameMention


class Atlas:
    """The places spoken of so far."""

    def __init__(self, places: Sequence[NameMention]) -> None:
        self.places = places
        self.firsts = [mention.first for mention in places]
        self.sentence: NameMention | None = None
        self.clause: NameMention | None = None
        self.paragraph: NameMention | None = None

    def between(self, first: int, last: int) -> Sequence[NameMention]:
        """The places that begin at tokens [first, last)."""
        return self.places[bisect_left(self.firsts, first):bisect_left(self.firsts, last)]

    def open_paragraph(self) -> None:
        """A new paragraph."""
        self.paragraph = None

    def open_sentence(self) -> None:
        """A new sentence."""
        self.sentence = self.clause = None

    def settle(self, draft: Draft, floor: int) -> None:
        """Settle the place of a figure; ``floor`` is where what stands before it begins."""
        left = draft.left.subject
        inner = [m for m in left.names if m.entity.kind in PLACES]
        gap = self.between(floor, draft.quantity.first)
        outer = [m for m in gap if m.first < left.first]
        if draft.fresh:
            self.clause = None
        if outer:
            self.sentence = outer[-1]
        after = [m for m in draft.right.names if m.entity.kind in PLACES]
        chosen = inner[0] if inner else after[0] if after else outer[-1] if outer else None
        if chosen is not None:
            draft.place, draft.place_rule = chosen, "printed"
            self.clause = chosen
            self.paragraph = self.paragraph or chosen
            return
        for mention, rule in ((self.clause, "coordination"), (self.sentence, "sentence"), (self.paragraph, "inherited")):
            if mention is not None:
                draft.place, draft.place_rule = mention, rule
                return

    def pass_over(self, first: int, last: int) -> None:
        """Take note of places in a sentence without figures."""
        found = self.between(first, last)
        if found:
            self.paragraph = found[0]
