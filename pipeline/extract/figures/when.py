"""Which period a figure holds for: the one in its clause, else one handed down by sentence, paragraph or article."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.figures.draft import Draft
from pipeline.extract.figures.scene import Scene
from pipeline.extract.figures.sides import HOLDING
from pipeline.extract.periods.find import PeriodMention

FAR = 300  # tokens over which a period is handed down
NEAR = 150  # tokens, three or four sentences, over which one reaches a value that no change or completion stands by
BESIDE = 50  # tokens, a sentence or two, within which a change or completion makes a report of what stands around it
COMPARED = frozenset({"change", "completion"})
HANDED = frozenset({"inherited", "article"})
OPEN = frozenset({"since", "from"})


class Calendar:
    """The periods spoken of so far.

    sentence: before the subjects of the sentence. clause: in the clause of the subject that goes on. paragraph: of an
    earlier sentence. article: of an earlier paragraph. day: the day of what the article reports.
    """

    def __init__(self, scene: Scene, periods: Sequence[PeriodMention]) -> None:
        self.scene = scene
        self.periods = periods
        self.firsts = [mention.first for mention in periods]
        self.sentence: PeriodMention | None = None
        self.clause: PeriodMention | None = None
        self.paragraph: PeriodMention | None = None
        self.article: PeriodMention | None = None
        self.day: PeriodMention | None = None
        self.used = self.since = 0
        self.at = 0

    def between(self, first: int, last: int) -> Sequence[PeriodMention]:
        """The mentions that begin at tokens [first, last)."""
        return self.periods[bisect_left(self.firsts, first):bisect_left(self.firsts, last)]

    def skip(self, until: int) -> None:
        """Go on behind a sentence with figures: they have settled what it leaves."""
        self.at = max(self.at, bisect_left(self.firsts, until))

    def pass_over(self, since: int, until: int) -> None:
        """Take note of what sentences without figures speak of before token ``until``; of what stands before ``since``
        only the day."""
        while self.at < len(self.periods) and self.periods[self.at].first < until:
            mention = self.periods[self.at]
            self.at += 1
            if mention.granularity == "day" and mention.role == "plain":
                self.day = self.day or mention
            elif mention.first >= since and mention.role in {"plain", "as_of"} \
                    and (mention.start is not None or mention.end is not None):
                self.paragraph = mention

    def open_paragraph(self, number: int) -> None:
        """A new paragraph: what was spoken of in earlier ones is the article's, if not too far back."""
        if self.paragraph is not None:
            self.article, self.since = self.paragraph, self.used
        bounds = self.scene.reading.tokens.bounds
        self.paragraph = None
        self.pass_over(bounds[max(0, number - 1)][0], bounds[number][0])
        if self.paragraph is not None:
            self.article, self.since = self.paragraph, bounds[number][0]
        if bounds[number][0] - self.since > FAR:
            self.article = None
        self.paragraph = None

    def open_sentence(self) -> None:
        """A new sentence."""
        self.sentence = self.clause = None

    def settle(self, draft: Draft, floor: int, last: Draft | None) -> None:
        """Settle the period of a figure; ``floor`` is where what stands before it begins, ``last`` the figure before it."""
        subject = draft.left.subject
        if draft.fresh:
            self.clause = None
        gap = [m for m in self.between(floor, draft.quantity.first) if not self._aside(m)
               and (m.role in HOLDING or (m.role == "from" and m.first < subject.first))]
        outer = [m for m in gap if m.first < subject.first]
        inner = [m for m in gap if m.first >= subject.first]
        if outer and self._frames(outer[-1], draft):
            self.sentence = outer[-1]
        else:
            outer = []
        after = [m for m in draft.right.periods if draft.kind != "duration" or m.first == draft.quantity.last]
        if draft.kind in {"share", "completion"} and draft.right.tokens and (inner or outer or self.sentence):
            after = []
        chosen = inner[-1] if inner else after[0] if after else outer[-1] if outer else None
        if chosen is not None:
            draft.period, draft.period_rule = self._instant(chosen, draft), _rule(chosen)
            self.clause = draft.period
            return
        self._inherit(draft, last)

    def _inherit(self, draft: Draft, last: Draft | None) -> None:
        if last is not None and draft.left.bare and last.period_rule == "event" and last.sentence == draft.sentence:
            draft.period, draft.period_rule = last.period, "event"
            return
        handed = [(self.clause, "coordination"), (self.sentence, "sentence")]
        if draft.kind != "duration" and not draft.right.average:
            handed += [(self.paragraph, "inherited"), (self.article, "article")]
            if self._is_event(draft):
                handed.insert(2, (self.day, "event"))
        for mention, rule in handed:
            if mention is not None:
                draft.period, draft.period_rule = self._instant(mention, draft), rule
                self.clause = draft.period if rule in {"coordination", "sentence"} else self.clause
                return

    def _frames(self, mention: PeriodMention, draft: Draft) -> bool:
        """Whether a period before the subject says when the value holds: a day before "cho biết" only says when it was
        told."""
        if mention.granularity != "day" or mention.role != "plain":
            return True
        for index in range(mention.last, min(draft.left.subject.first + 1, mention.last + 40)):
            hit = self.scene.clause_at.get(index)
            if hit is not None and hit.entry.code == "report":
                self.day = self.day or mention
                return False
        return True

    def _aside(self, mention: PeriodMention) -> bool:
        """Whether a period stands alone in parentheses behind another ("năm 2024 (tính đến ngày 31/1/2025)")."""
        keys = self.scene.keys
        return mention.first > 0 and keys[mention.first - 1] == "(" and keys[mention.last] == ")"

    def _is_event(self, draft: Draft) -> bool:
        """Whether the figure counts what was done at an event: passed, signed, discussed."""
        if draft.quantity.unit != "count":
            return False
        near = range(max(0, draft.quantity.first - 6), draft.quantity.first)
        return any(self.scene.gauge(token, "event") is not None for token in near)

    def _instant(self, mention: PeriodMention, draft: Draft) -> PeriodMention:
        """The end of an open period, for a value that was reached ("nâng tổng số lên 18 khu")."""
        if draft.left.to and mention.role in OPEN | {"plain"} and mention.end is None:
            return mention._replace(start=None)
        return mention

    def close(self, draft: Draft) -> None:
        """After a figure: its period is the paragraph's from now on."""
        if draft.period is not None:
            self.used = draft.quantity.last
        if draft.period is not None and draft.period_rule in {"printed", "publication", "article", "sentence"}:
            self.paragraph = self.sentence or draft.period


def let_go(drafts: Sequence[Draft]) -> None:
    """Take back periods handed down to figures that are not part of a report.

    A report compares: around a change or a completion all values are of its period, however far back that was printed.
    Elsewhere a sum of money is a price, a cost or a capital, of no period but one of its own paragraph; other values keep
    one printed shortly before.
    """
    compared = [draft.quantity.first for draft in drafts if draft.kind in COMPARED]
    for draft in drafts:
        if draft.period is None or draft.period_rule not in HANDED:
            continue
        at = draft.quantity.first
        index = bisect_left(compared, at)
        if any(abs(other - at) <= BESIDE for other in compared[max(0, index - 1):index + 1]):
            continue
        if (draft.is_money and draft.period_rule == "article") or at - draft.period.last > NEAR:
            draft.period = draft.period_rule = None


def _rule(mention: PeriodMention) -> str:
    return "inherited" if mention.role == "same" else mention.rule
