"""Which period a figure holds for: the one in its clause, else one handed down by sentence, paragraph or article."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.figures.draft import Draft
from pipeline.extract.figures.scene import Scene
from pipeline.extract.periods.find import HOLDING, PeriodMention

FAR = 300  # tokens over which a period is handed down
NEAR = 150  # tokens, three or four sentences, over which one reaches a value that no change or completion stands by
BESIDE = 50  # tokens, a sentence or two, within which a change or completion makes a report of what stands around it
FURTHER = 75  # tokens within which a share or a rank goes on with it
COMPARED = frozenset({"change", "completion"})
ASIDE = 30  # tokens looked at for the end of a parenthesis
GROUND = frozenset({"km", "km2"})
GOES_ON = frozenset({"share", "rank"})
SAID = frozenset({"printed", "publication", "article"})
HANDED = frozenset({"inherited", "article"})
OPEN = frozenset({"since", "from"})


class Calendar:
    """The periods spoken of so far.

    sentence: before the subjects of the sentence. clause: in the clause of the subject that goes on. paragraph: of an
    earlier sentence. article: of an earlier paragraph. day: the day of what the article reports. last: of the figure
    before.
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
        self.last: PeriodMention | None = None
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
                    and _is_known(mention) and not _surrounds(mention, self.paragraph or self.article):
                self.paragraph = mention

    def open_paragraph(self, number: int) -> None:
        """A new paragraph: what was spoken of in earlier ones is the article's, if not too far back."""
        if self.paragraph is not None:
            if not _closes(self.paragraph, self.article):
                self.article = self.paragraph
            self.since = self.used
        bounds = self.scene.reading.tokens.bounds
        self.paragraph = None
        self.pass_over(bounds[max(0, number - 1)][0], bounds[number][0])
        if self.paragraph is not None:
            self.article, self.since = self.paragraph, bounds[number][0]
        if bounds[number][0] - self.since > FAR:
            self.article = None
        self.paragraph = None

    def open_sentence(self, *, part: bool) -> None:
        """A new sentence. part: it tells the parts of what the one before ended with."""
        self.sentence = self.last if part else None
        self.clause = None

    def settle(self, draft: Draft, floor: int, last: Draft | None) -> None:
        """Settle the period of a figure; ``floor`` is where what stands before it begins, ``last`` the figure before it."""
        subject = draft.left.subject
        if draft.fresh:
            self.clause = None
        gap = [m for m in self.between(floor, draft.quantity.first) if not self._aside(m, draft.quantity.first)
               and (m.role in HOLDING or (m.role == "from" and m.first < subject.first))]
        gap = [m for m in gap if m.role == "now" or _is_known(m)] or gap
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
        if inner and outer and draft.status != "target" and _surrounds(inner[-1], outer[-1]):
            chosen = outer[-1]
        if chosen is not None:
            draft.period, draft.period_rule = self._instant(chosen, draft), _rule(chosen)
            if chosen.role != "now" or chosen.first < draft.quantity.first:
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
        before = self.scene.clause_end.get(mention.first)
        if before is not None and before.entry.code == "report":
            return False
        for index in range(mention.last, min(draft.left.subject.first + 1, mention.last + 40)):
            hit = self.scene.clause_at.get(index)
            if hit is not None and hit.entry.code == "report":
                self.day = self.day or mention
                return False
        return True

    def _aside(self, mention: PeriodMention, until: int) -> bool:
        """Whether a period stands in parentheses that end before token ``until``: it is said of what stands before them
        ("năm 2024 (tính đến ngày 31/1/2025)")."""
        marks = (key for key in self.scene.keys[mention.last:min(until, mention.last + ASIDE)] if key in "()")
        return next(marks, "(") == ")"

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
        self.last = draft.period
        if draft.period is None or (draft.period.role == "now" and draft.period.first > draft.quantity.first):
            return
        if draft.period_rule in {"printed", "publication", "article", "sentence"}:
            self.paragraph = self.sentence or draft.period


def hand_back(drafts: Sequence[Draft]) -> None:
    """Give the day with which a sentence ends to all its figures, where they have no period of their own: "It has 300
    projects and recorded 5 billion USD by May 20"."""
    final = drafts[-1]
    if len(drafts) < 2 or final.period is None or final.period_rule not in SAID or final.period.role != "as_of" \
            or final.period.first < final.quantity.last:
        return
    if all(draft.kind == "level" and draft.period_rule in {*HANDED, None} for draft in drafts[:-1]):
        for draft in drafts[:-1]:
            draft.period, draft.period_rule = final.period, "sentence"


def let_go(drafts: Sequence[Draft]) -> None:
    """Take back periods handed down to figures that are not part of a report.

    A report compares: around a change or a completion all values are of its period, however far back that was printed, and
    so are the shares and ranks that go on from there. Elsewhere a sum of money is a price, a cost or a capital, of no
    period but one of its own paragraph; other values keep one printed shortly before.
    """
    reported: list[int] = []
    for draft in drafts:
        at = draft.quantity.first
        if draft.kind in COMPARED or (draft.kind in GOES_ON and reported and at - reported[-1] <= FURTHER):
            reported.append(at)
    for draft in drafts:
        if draft.period is None or draft.period_rule not in HANDED:
            continue
        if _is_ground(draft):
            draft.period = draft.period_rule = None
            continue
        at = draft.quantity.first
        index = bisect_left(reported, at)
        if any(abs(other - at) <= BESIDE for other in reported[max(0, index - 1):index + 1]):
            continue
        if (draft.is_money and draft.period_rule == "article") or at - draft.period.last > NEAR \
                or draft.status == "forecast" or _is_own(draft.period):
            draft.period = draft.period_rule = None


def _is_ground(draft: Draft) -> bool:
    """Whether a value tells how large a land is or how long its coast: it holds at all times."""
    predicate = draft.left.predicate
    if draft.kind != "level":
        return False
    return draft.extent is not None or (draft.quantity.unit in GROUND and (predicate is None or predicate.role == "have"))


def _is_own(mention: PeriodMention) -> bool:
    """Whether a period is that of one value alone: the year before or after which something is to be reached."""
    return mention.granularity.startswith("year") and mention.role in {"before", "after"}


def _is_known(mention: PeriodMention) -> bool:
    return mention.start is not None or mention.end is not None


def _surrounds(mention: PeriodMention, other: PeriodMention | None) -> bool:
    """Whether a year or a span of years holds a shorter period: it belongs to a plan or another noun, not to what is
    reported ("Trong tháng 5, giải ngân vốn đầu tư công năm 2023 đạt ...")."""
    return (other is not None and mention.granularity.startswith("year") and not other.granularity.startswith("year")
            and other.end is not None and mention.start is not None and mention.end is not None
            and mention.start <= (other.start or other.end) and other.end <= mention.end
            and mention.first != other.first)


def _closes(mention: PeriodMention, other: PeriodMention | None) -> bool:
    """Whether a day ends the period spoken of before it: stocks are told for the day, what flowed in for the period."""
    return (other is not None and mention.role == "as_of" and mention.start == mention.end == other.end
            and other.start is not None and other.start != other.end)


def _rule(mention: PeriodMention) -> str:
    return "inherited" if mention.role == "same" else mention.rule
