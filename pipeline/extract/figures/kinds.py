"""What a value is: level, share, change, completion, ratio, rank or duration; the direction of a change and its basis."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from pipeline.extract.figures.draft import Draft, Frame
from pipeline.extract.figures.scene import Scene
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.tokens import Sentence
from pipeline.lexicon.clauses import ClauseWord

ARTICLES = frozenset({"a", "an", "the"})
SHIFTED = frozenset({"month", "months", "quarter", "quarters", "half", "day"})


def settle_kind(scene: Scene, draft: Draft, frame: Frame) -> None:
    """Settle kind and direction of a figure; the basis of a completion too."""
    quantity, left, right = draft.quantity, draft.left, draft.right
    predicate = left.predicate
    if predicate is None and (left.bare or left.gapped) and frame.last is not None and _coordinated(draft, frame.last):
        predicate = frame.predicate
    if predicate is None and _changed_object(scene, draft):
        predicate = left.subject.word
    gauge = _gauge(scene, draft)
    if draft.is_percent and quantity.kind_hint not in {"rank", "ratio"}:
        _percent(scene, draft, predicate, gauge, frame)
    elif quantity.kind_hint == "change" or quantity.unit == "times":
        counted = predicate is None and quantity.kind_hint != "change" and right.basis is None and left.basis is None
        draft.kind, draft.direction = ("level", None) if counted else ("change", _times(predicate))
    elif quantity.kind_hint is not None:
        draft.kind = quantity.kind_hint
        if draft.kind == "duration" and predicate is not None and predicate.role == "change":
            draft.kind, draft.direction = "change", predicate.direction
    elif predicate is not None and predicate.role == "change" and (quantity.sign or not left.to):
        draft.kind, draft.direction = "change", predicate.direction
    elif _is_changed(scene, draft) and (draft.owner is not None if predicate is None
                                 else predicate.role in {"reach", "have"} and not left.to):
        draft.kind, draft.direction = "change", _changed_by(draft)
    if draft.kind == "completion":
        draft.basis = frame.plan = _plan(draft, gauge, frame)
    frame.predicate = predicate


def _is_changed(scene: Scene, draft: Draft) -> bool:
    """Whether the subject is the object of a verb of change: "Giảm vốn đối ứng ... là 65 tỷ đồng"; not of the noun in "a 5
    percent rise in value with 3 billion USD"."""
    subject = draft.owner or draft.left.subject
    verb = scene.clause_end.get(subject.first)
    if verb is not None and verb.first in scene.quantity_end:
        return False
    return (draft.is_money and subject.word is not None and subject.word.role == "change" and subject.edge == "predicate"
            and not subject.word.status)


def _changed_object(scene: Scene, draft: Draft) -> bool:
    """Whether a verb of change stands before its object, and "by" before the value: "raised its key rate by 0.5 percent"."""
    subject, at = draft.left.subject, draft.quantity.first - 1
    if subject.word is None or subject.word.role != "change" or subject.edge != "predicate":
        return False
    while scene.keys[at] in scene.words.hedge and scene.keys[at] not in scene.words.gap:
        at -= 1
    return scene.keys[at] in scene.words.gap


def _changed_by(draft: Draft) -> str | None:
    word = (draft.owner or draft.left.subject).word
    return word.direction if word is not None else None


def _percent(scene: Scene, draft: Draft, predicate: ClauseWord | None, gauge: ClauseWord | None,
             frame: Frame) -> None:
    quantity, left, right = draft.quantity, draft.left, draft.right
    role = predicate.role if predicate is not None else ""
    same = right.basis is not None or left.basis is not None
    if right.plan is not None:
        draft.kind = "completion"
    elif quantity.sign:
        draft.kind, draft.direction = "change", "up" if quantity.sign > 0 else "down"
    elif role == "change" and predicate is not None and (not left.to or same):
        draft.kind, draft.direction = "change", predicate.direction
    elif role == "times":
        draft.kind, draft.direction = "change", "up"
    elif gauge is not None and gauge.role == "growth":
        draft.kind, draft.direction = "change", gauge.direction
    elif right.basis is not None and scene.keys[quantity.last] in scene.words.more | scene.words.less:
        draft.kind, draft.direction = "change", "up" if scene.keys[quantity.last] in scene.words.more else "down"
    elif role in {"", "have", "reach", "equal"} and (following := _change_behind(scene, draft)) is not None:
        draft.kind, draft.direction = "change", following
    elif same and role in {"equal", "reach"}:
        draft.kind = "change"
    elif frame.last is not None and frame.last.kind == "change" \
            and ((same and not role) or _goes_on(scene, draft, gauge, role, frame.last)):
        draft.kind, draft.direction = "change", frame.last.direction
    elif role == "reach" and not draft.fresh and frame.last is not None and frame.last.kind == "ratio":
        draft.kind = "share"
    elif (gauge is not None and gauge.role in {"completion", "ellipsis"}) or role == "complete" \
            or (role == "reach" and not draft.fresh and frame.level is not None and not frame.level.is_percent):
        draft.kind = "completion"
    elif gauge is not None and gauge.role == "rate":
        draft.kind = "level"
    elif quantity.unit == "percentage_point":
        draft.kind, draft.direction = "change", predicate.direction if predicate is not None else None
    else:
        draft.kind = "share"


def _goes_on(scene: Scene, draft: Draft, gauge: ClauseWord | None, role: str, last: Draft) -> bool:
    """Whether the clause leaves out the verb of the one before: "công nghiệp tăng 5%; dịch vụ 4%", "mining grew by 5%,
    services by 4%", "đứng đầu với mức tăng 60%, tiếp theo là B với 34%"."""
    if draft.sentence != last.sentence or not last.is_percent or last.left.to or gauge is not None or role not in {"", "have"}:
        return False
    rates = any(scene.keys[token] in scene.words.rates for token in draft.left.subject.tokens)
    ends = all(scene.keys[token] == "." for token in draft.right.tokens)
    return not rates and ends and draft.left.subject.edge in {";", ",", "joint", "and", "figure", "predicate"}


def _change_behind(scene: Scene, draft: Draft) -> str | None:
    """The direction of a change whose noun stands behind the value: "a 12 percent growth in arrivals", "a 3.5% pay rise"."""
    at = draft.quantity.last
    plain = at not in scene.clause_at and at not in scene.gauges
    if plain and scene.keys[draft.quantity.first - 1] in ARTICLES and scene.reading.tokens.shapes[at] == "l":
        at += 1
    hit = scene.clause_at.get(at)
    word: ClauseWord | None = None
    last = at
    if hit is not None:
        word, last = next((word for word in hit.entries if word.role == "change"), None), hit.last
    if word is None and (gauge := scene.gauge(at, "growth")) is not None:
        word, last = gauge
    if word is None or any(token in scene.quantity_at for token in range(last, last + 3)):
        return None
    return word.direction


def _times(predicate: ClauseWord | None) -> str | None:
    if predicate is not None and predicate.role == "change":
        return predicate.direction
    return "up"


def _coordinated(draft: Draft, last: Draft) -> bool:
    """Whether the figure continues the one before with the same predicate ("up 10.1 percent and 9.7 percent")."""
    return draft.sentence == last.sentence and (
        draft.quantity.unit == last.quantity.unit or (draft.is_percent and last.is_percent))


def _gauge(scene: Scene, draft: Draft) -> ClauseWord | None:
    """The noun of the subject, or of growth before it ("tốc độ tăng lợi nhuận lần lượt 25% và 21%"), that says what a
    percentage means."""
    gauges, first = scene.gauges, draft.left.subject.first
    before = [token for token in range(max(0, first - 4), first) if token in gauges and gauges[token].last == first]
    for token in (*draft.subject, *before):
        if token in gauges and (found := scene.gauge(token, "growth", "completion", "ellipsis", "rate")) is not None:
            return found[0]
    return None


def _plan(draft: Draft, gauge: ClauseWord | None, frame: Frame) -> str | None:
    plan = draft.right.plan
    if plan is None:
        if gauge is not None and gauge.role in {"completion", "ellipsis"}:
            return "plan"
        return frame.plan
    return "yearly_plan" if draft.right.yearly is not None and plan.basis == "plan" else plan.basis


def settle_basis(draft: Draft, frame: Frame, published: date | None) -> None:
    """Settle the basis of a change: printed beside it, an average of years, or the one its paragraph goes on with."""
    right = draft.right
    mention = right.basis or draft.left.basis
    if mention is None and right.start is not None:
        start = right.start.granularity == "start_of_year"
        mention = right.start._replace(basis="start_of_year" if start else "period", end=right.start.start)
    if mention is not None:
        draft.basis = change_basis(mention, draft.period, published)
        if mention.basis in {"same_period", "previous_year"} or draft.basis in {"same_period_last_year", "previous_year"}:
            frame.basis = mention
    elif right.average or draft.left.average:
        draft.basis = "previous_year"
    elif frame.basis is not None and draft.status in {"actual", "estimate"}:
        draft.basis = change_basis(frame.basis, draft.period, published)


def share_basis(draft: Draft, frame: Frame, published: date | None) -> None:
    """Give a change the basis behind the value it led to: "rose by 6.7% to 7 billion USD compared to last year"."""
    last = frame.last
    if last is not None and last.kind == "change" and last.basis is None and draft.left.to and draft.right.basis is not None \
            and last.sentence == draft.sentence:
        last.basis = change_basis(draft.right.basis, last.period, published)


def opening_basis(scene: Scene, sentence: Sentence) -> PeriodMention | None:
    """The period of comparison that opens a sentence: "So với cùng kỳ năm 2022, ..."."""
    mention = scene.period_at.get(sentence.first)
    return mention if mention is not None and mention.role == "basis" and scene.keys[mention.last] == "," else None


def hand_back_basis(drafts: Sequence[Draft]) -> None:
    """In a row of changes the basis stands behind the last: "down 33 percent, 15 percent and 14 percent year-on-year"."""
    for before, draft in reversed(list(pairwise(drafts))):
        if draft.kind == before.kind == "change" and draft.left.bare and before.basis is None:
            before.basis = draft.basis


def change_basis(mention: PeriodMention, own: PeriodMention | None, published: date | None) -> str | None:
    """The basis of a change from the period of comparison.

    A year before the figure's own is previous_year, the same period of the year before same_period_last_year; others
    are given as ISO periods, shifted to the year named.
    """
    year = own.end.year if own is not None and own.end is not None else published.year if published is not None else None
    if mention.basis == "same_period":
        named = mention.start.year if mention.start is not None and mention.rule == "printed" else None
        if named is None or year is None or named == year - 1:
            return "same_period_last_year"
        if own is None or own.start is None or own.end is None or own.granularity not in SHIFTED:
            return str(named)
        return iso(own.start.replace(year=named, day=1), _month_end(own.end, named), own.granularity)
    if mention.basis != "period":
        return mention.basis
    if mention.start is None or mention.end is None:
        return None
    if mention.granularity == "year" and year is not None and mention.end.year == year - 1 \
            and mention.start.year == mention.end.year and mention.start != mention.end:
        return "previous_year"
    if own is not None and mention.granularity in SHIFTED and _is_year_before(mention, own):
        return "same_period_last_year"
    if own is not None and own.start is not None and own.granularity == mention.granularity in {"month", "quarter"} \
            and mention.start < own.start and (own.start - mention.end).days == 1:
        return "previous_" + mention.granularity
    return iso(mention.start, mention.end, mention.granularity)


def _is_year_before(mention: PeriodMention, own: PeriodMention) -> bool:
    """Whether two periods are the same but for the year ("quý II/2018 ... so với quý II/2017")."""
    days = [day.year * 12 + day.month for day in (mention.start, mention.end, own.start, own.end) if day is not None]
    return len(days) == 4 and own.granularity == mention.granularity and days[2] - days[0] == days[3] - days[1] == 12


def _month_end(day: date, year: int) -> date:
    return date(year, 2, 28) if day.month == 2 and day.day > 28 else day.replace(year=year)


def iso(start: date, end: date, granularity: str) -> str:
    """An ISO period: year, quarter, month or day, or two of them with a slash."""
    if start == end:
        return start.isoformat()
    if granularity.startswith("year"):
        return str(start.year) if start.year == end.year else f"{start.year}/{end.year}"
    if granularity == "quarter" and start.month + 2 == end.month and start.year == end.year:
        return f"{start.year}-Q{end.month // 3}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%Y-%m}"
    return f"{start:%Y-%m}/{end:%Y-%m}"


def growth_tokens(scene: Scene, tokens: tuple[int, ...]) -> frozenset[int]:
    """Tokens of growth nouns that say only that a change follows."""
    found: set[int] = set()
    for token in tokens:
        growth = scene.gauge(token, "growth") if token in scene.gauges else None
        if growth is not None and not growth[0].noun:
            found.update(range(token, growth[1]))
    return frozenset(found)
