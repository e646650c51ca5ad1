"""Which place a figure is about: the one in its clause, else one handed down by sentence or paragraph, else the article's."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.figures.draft import Draft
from pipeline.extract.figures.scene import PLACES, Scene
from pipeline.extract.reading import NameMention

NEAR = 120  # tokens, two or three sentences, over which a place is handed down


class Atlas:
    """The places spoken of so far.

    sentence: before the subjects of the sentence. clause: in the clause of the subject that goes on. paragraph: of an
    earlier sentence. topic: another province than the article's, with which the paragraph before begins.
    """

    def __init__(self, scene: Scene, places: Sequence[NameMention]) -> None:
        self.scene = scene
        self.places = places
        self.firsts = [mention.first for mention in places]
        self.sentence: NameMention | None = None
        self.clause: NameMention | None = None
        self.paragraph: NameMention | None = None
        self.topic: NameMention | None = None
        self.number = 0

    def between(self, first: int, last: int) -> Sequence[NameMention]:
        """The places that begin at tokens [first, last)."""
        return self.places[bisect_left(self.firsts, first):bisect_left(self.firsts, last)]

    def open_paragraph(self, number: int) -> None:
        """A new paragraph: what the ones since the last with figures are about goes on in it."""
        bounds = self.scene.reading.tokens.bounds
        for passed in range(max(self.number, number - 3), number):
            found = self.between(*bounds[passed])
            if found:
                self.topic = found[0] if self._is_topic(found[0], bounds[passed][0]) else None
        self.paragraph, self.number = None, number

    def _is_topic(self, mention: NameMention, first: int) -> bool:
        """Whether a paragraph is about its first place: another province than the article's, in the first sentence."""
        reading = self.scene.reading
        gazetteer = reading.lexicon.places
        family = gazetteer.family(mention.entity.entity_id)
        main = reading.document.place_id
        return (family is not None and family != (gazetteer.family(main) if main is not None else None)
                and reading.sentence_index(mention.first) == reading.sentence_index(first)
                and not self.is_dateline(mention, first))

    def is_dateline(self, mention: NameMention, first: int) -> bool:
        """Whether the place is where the article was written: "Hanoi (VNA) -"."""
        keys, shapes = self.scene.keys, self.scene.reading.tokens.shapes
        return mention.first == first and keys[mention.last] == "(" and shapes[mention.last + 1] == "U" \
            and keys[mention.last + 2] == ")"

    def open_sentence(self) -> None:
        """A new sentence."""
        self.sentence = self.clause = None

    def settle(self, draft: Draft, floor: int, *, host: Draft | None, opens: bool) -> None:
        """Settle the place of a figure; ``floor`` is where what stands before it begins.

        host: the counted things that a bare measure belongs to. opens: it is the first of its sentence.
        """
        subject = draft.left.subject
        gap = [m for m in self.between(floor, draft.quantity.first) if not self.is_dateline(m, floor)]
        inner = [m for m in subject.names if m.entity.kind in PLACES]
        outer = [m for m in gap if m.first < subject.first]
        if host is not None and not inner:
            draft.place, draft.place_rule = host.place, "coordination" if host.place is not None else None
            return
        if draft.fresh or self._leaves(draft):
            self.clause = None
        if outer:
            opens = outer[0].first <= floor + 2 and outer[0].entity.entity_id != outer[-1].entity.entity_id
            self.sentence = outer[0] if opens else outer[-1]
        after = [m for m in draft.right.names if m.entity.kind in PLACES and draft.kind != "rank"]
        chosen = inner[0] if inner else after[0] if after else self.sentence if outer else None
        if chosen is not None:
            draft.place, draft.place_rule = chosen, "printed"
            self.clause = chosen
            if self.paragraph is None and opens and (outer or (inner and inner[-1].first <= subject.first)):
                self.paragraph = chosen
            return
        for mention, rule in ((self.clause, "coordination"), (self.sentence, "sentence"),
                              (self.paragraph, "inherited"), (self.topic, "inherited")):
            if mention is not None and (rule != "inherited" or draft.quantity.first - mention.last <= NEAR):
                draft.place, draft.place_rule = mention, rule
                return

    def _leaves(self, draft: Draft) -> bool:
        """Whether the figure is about what lies outside a place ("3 industrial parks outside Chu Lai")."""
        last = draft.quantity.last
        return any(m.first > 0 and self.scene.keys[m.first - 1] in self.scene.words.outside
                   for m in self.between(last, last + 6))

    def pass_over(self, first: int, last: int) -> None:
        """Take note of the first place of a sentence without figures."""
        found = self.between(first, last)
        if found and self.paragraph is None and not self.is_dateline(found[0], first):
            self.paragraph = found[0]
