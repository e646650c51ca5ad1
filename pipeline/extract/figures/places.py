"""Which place a figure is about: the one in its clause, else one handed down by sentence or paragraph, else the article's."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.figures.draft import Draft
from pipeline.extract.figures.scene import Scene
from pipeline.extract.figures.settings import holds, innermost, rows_of, settings_of
from pipeline.extract.reading import NameMention

NEAR = 120  # tokens, two or three sentences, over which a place is handed down


class Atlas:
    """The places spoken of so far, of those that may be the scene of a figure.

    sentence: before the subjects of the sentence. clause: in the clause of the subject that goes on. paragraph: of an
    earlier sentence. topic: another province than the article's, with which the paragraph before begins. behind: the end
    of the figure before, which has settled the places that stand before it.
    """

    def __init__(self, scene: Scene, names: Sequence[NameMention]) -> None:
        self.scene = scene
        self.places = settings_of(scene, names)
        self.firsts = [mention.first for mention in self.places]
        self.known = frozenset(self.firsts)
        self.sentence: NameMention | None = None
        self.clause: NameMention | None = None
        self.paragraph: NameMention | None = None
        self.topic: NameMention | None = None
        self.number = self.behind = 0

    def between(self, first: int, last: int) -> Sequence[NameMention]:
        """The places that begin at tokens [first, last)."""
        return self.places[bisect_left(self.firsts, first):bisect_left(self.firsts, last)]

    def open_paragraph(self, number: int) -> None:
        """A new paragraph: what the ones since the last with figures are about goes on in it."""
        bounds = self.scene.reading.tokens.bounds
        for passed in range(max(self.number, number - 3), number):
            first, last = bounds[passed]
            found = self.between(first, last)
            if found:
                self.topic = found[0] if self._is_topic(found[0], first) else None
        self.paragraph, self.number = None, number

    def _is_topic(self, mention: NameMention, first: int) -> bool:
        """Whether a paragraph is about its first place: another province than the article's, in the first sentence and
        before its first figure. Behind a day it is only where something was held ("On June 5 in Hanoi, ...")."""
        reading, dates = self.scene.reading, self.scene.period_at
        if any(token in dates and dates[token].granularity == "day" for token in range(first, mention.first)):
            return False
        gazetteer = reading.lexicon.places
        family = gazetteer.family(mention.entity.entity_id)
        main = reading.document.place_id
        quantities = self.scene.quantities
        at = bisect_left(quantities, first, key=lambda quantity: quantity.first)
        return (family is not None and family != (gazetteer.family(main) if main is not None else None)
                and reading.sentence_index(mention.first) == reading.sentence_index(first)
                and (at == len(quantities) or mention.first < quantities[at].first))

    def open_sentence(self) -> None:
        """A new sentence."""
        self.sentence = self.clause = None

    def settle(self, draft: Draft, floor: int, *, host: Draft | None, opens: bool) -> None:
        """Settle the place of a figure; ``floor`` is where what stands before it begins.

        host: the counted things that a bare measure belongs to. opens: it is the first of its sentence.
        """
        subject = draft.left.subject
        outer = [m for m in self.between(max(floor, self.behind), draft.quantity.first)
                 if m.first < subject.first and not self._in_brackets(m)]
        self.behind = draft.quantity.last
        named = [m for m in subject.names if m.first in self.known]
        inner = [m for m in named if self._may_hold(m, draft)]
        if host is not None and not inner:
            draft.place, draft.place_rule = host.place, "coordination" if host.place is not None else None
            return
        if draft.fresh or self._leaves(draft):
            self.clause = None
        if outer:
            self.sentence = self._frame(outer, floor)
        elif named and not inner:
            self.sentence = named[0]
        after = [m for m in (*self._bracketed(draft), *draft.right.names) if m.first in self.known and draft.kind != "rank"]
        beside = innermost(self.scene, rows_of(self.scene, sorted(inner))[-1]) if inner else None
        if inner and beside is None:
            return
        behind = innermost(self.scene, rows_of(self.scene, after)[0]) if after else None
        chosen = beside if inner else behind or (self.sentence if outer else None)
        if chosen is not None and self._may_hold(chosen, draft):
            draft.place, draft.place_rule = chosen, "printed"
            self.clause = None if self._in_brackets(chosen) else chosen
            if opens and chosen.first < draft.quantity.first:
                self.paragraph = chosen
            return
        for mention, rule in ((self.clause, "coordination"), (self.sentence, "sentence"),
                              (self.paragraph, "inherited"), (self.topic, "inherited")):
            if mention is not None and self._may_hold(mention, draft) and (rule != "inherited" or (
                    draft.quantity.first - mention.last <= NEAR and mention.entity.kind == "place")):
                draft.place, draft.place_rule = mention, rule
                return

    def _frame(self, outer: Sequence[NameMention], floor: int) -> NameMention | None:
        """The place that what stands before the subject sets: the row that opens the clause, else the last."""
        rows = rows_of(self.scene, outer)
        return innermost(self.scene, rows[0] if outer[0].first <= floor + 2 else rows[-1])

    def _bracketed(self, draft: Draft) -> Sequence[NameMention]:
        """The place that stands alone in brackets behind the figure and its phrase: "1 nhà bị sập (Sơn La)"."""
        opening = draft.right.tokens[-1] + 1 if draft.right.tokens else draft.quantity.last
        found = self.between(opening + 1, opening + 2)
        return [mention for mention in found if self._in_brackets(mention)]

    def _in_brackets(self, mention: NameMention) -> bool:
        keys = self.scene.keys
        return keys[mention.first - 1] == "(" and keys[mention.last] == ")"

    def _may_hold(self, mention: NameMention, draft: Draft) -> bool:
        return holds(self.scene.reading.lexicon.places, mention, draft.quantity, self.scene)

    def _leaves(self, draft: Draft) -> bool:
        """Whether the figure is about what lies outside a place ("3 industrial parks outside Chu Lai")."""
        last = draft.quantity.last
        return any(m.first > 0 and self.scene.keys[m.first - 1] in self.scene.words.outside
                   for m in self.between(last, last + 6))

    def hand_back(self, drafts: Sequence[Draft]) -> None:
        """Give the place with which a sentence ends to the sums and counts before it that have none of their own: "The
        rain damaged 2 bridges and 5 houses in Sơn La"."""
        final = drafts[-1]
        if final.place is None or final.place_rule != "printed" or final.place.first < final.quantity.last:
            return
        for draft in reversed(drafts[:-1]):
            if draft.kind != "level" or draft.place_rule not in {"inherited", None} \
                    or not self._may_hold(final.place, draft):
                return
            draft.place, draft.place_rule = final.place, "sentence"

    def pass_over(self, first: int, last: int) -> None:
        """Take note of the first place of a sentence without figures."""
        found = self.between(first, last)
        if found and self.paragraph is None:
            self.paragraph = found[0]
