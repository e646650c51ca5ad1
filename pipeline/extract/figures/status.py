"""Observation status: actual, estimate, target, forecast or registered, told by words and by time."""

from bisect import bisect_left, bisect_right
from datetime import date

from pipeline.extract.figures.draft import Draft, Frame
from pipeline.extract.figures.scene import Scene
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.tokens import Sentence
from pipeline.lexicon.clauses import ClauseWord

AHEAD = frozenset({"target", "forecast"})
PROJECT = 200  # tokens, a paragraph or two, over which an approved project goes on
FAR = 60  # tokens looked at for a word that sets the status of what follows


def settle_status(scene: Scene, draft: Draft, frame: Frame, floor: int) -> None:
    """Settle the status of a figure from its clause and from what the clauses before leave to it.

    A word for target or forecast reaches to the end of its sentence, "ước" and "registered" to the next subject; the
    change and completion of an estimated level are estimates too. A new clause with a verb of its own is actual.
    """
    scope = scope_between(scene, floor, draft.left.subject.first)
    if scope is not None:
        frame.scope = scope
    word = _spoken(scene, draft)
    if frame.last is not None and frame.last.status in AHEAD and (word is None or word.status == "actual") \
            and _shares_verb(scene, draft, frame.last):
        draft.status = frame.last.status
    elif word is not None and word.status is not None:
        draft.status = word.status
        if word.scope == "sentence" and not passes(draft):
            frame.scope = word.status
        elif word.status == "actual":
            frame.scope = None
    elif scope is None and not draft.fresh and frame.last is not None and frame.last.sentence == draft.sentence:
        draft.status = "actual" if _restarts(draft) and frame.status == "estimate" else frame.status
    else:
        draft.status = frame.scope or ("target" if _is_to_be_built(scene, draft) else "actual")


def _shares_verb(scene: Scene, draft: Draft, last: Draft) -> bool:
    """Whether a verb form or a noun is joined to what is said to come: "will cover 5 ha and have a capital of ...", "sẽ có
    diện tích 5 ha và vốn 100 tỷ đồng"."""
    at, predicate = last.quantity.last, draft.left.predicate
    if last.sentence != draft.sentence or scene.keys[at] not in scene.words.conjunction or at > draft.left.subject.first:
        return False
    return predicate is None or scene.keys[at + 1] in scene.words.infinitive


def _is_to_be_built(scene: Scene, draft: Draft) -> bool:
    """Whether a sum is the capital, or a time that, of a project that has just been approved or begun."""
    at = bisect_left(scene.projects, draft.quantity.first)
    near = at > 0 and draft.quantity.first - scene.projects[at - 1] <= PROJECT
    measured = any(scene.gauge(token, "measure") is not None for token in draft.subject)
    capital = draft.is_money and measured and any(scene.keys[token] in scene.words.capital for token in draft.subject)
    return near and (capital or draft.kind == "duration") and draft.kind != "change"


def _spoken(scene: Scene, draft: Draft) -> ClauseWord | None:
    """The word of the clause that sets the status; "registered" is said of money and of its changes."""
    noun = [word for token in range(draft.quantity.number_last, draft.quantity.last)
            if (hit := scene.clause_at.get(token)) is not None for word in hit.entries]
    subject = draft.left.subject.statuses + (draft.owner.statuses if draft.owner is not None else ())
    after = draft.right.statuses if not draft.is_percent else ()
    words = (*draft.left.statuses, *subject, *after, *noun)
    fitting = [word for word in words if word.status is not None and word.scope != "project"
               and (word.status != "registered" or _is_capital(scene, draft))]
    named: ClauseWord | None = next((word for word in fitting if word.status != "actual"), None)
    first: ClauseWord | None = fitting[0] if fitting else None
    if first is not None and first.status == "actual" and named is not None and named.status == "registered":
        return named
    return first


def _is_capital(scene: Scene, draft: Draft) -> bool:
    """Whether the figure is a sum or the change of one: counts and areas are not "registered"."""
    if draft.is_money:
        return True
    capital = any(scene.keys[token] in scene.words.capital for token in draft.subject)
    return (draft.is_percent or draft.quantity.unit == "times") and capital


def passes(draft: Draft) -> bool:
    """Whether the value is what another was compared with: "vượt mục tiêu 8 triệu lượt khách"."""
    return draft.left.predicate is not None and draft.left.predicate.role == "exceed"


def _restarts(draft: Draft) -> bool:
    predicate = draft.left.predicate
    return predicate is not None and predicate.role == "reach" and draft.kind == "level" \
        and draft.left.subject.edge in {";", "start"}


def scope_between(scene: Scene, first: int, last: int) -> str | None:
    """The status that words for the rest of a sentence set between two tokens, if any."""
    at = bisect_right(scene.scopes, last, key=lambda scope: scope[0])
    if not at or scene.scopes[at - 1][0] <= max(first, last - FAR):
        return None
    end, status = scene.scopes[at - 1]
    passed = bisect_left(scene.semicolons, end)
    return None if passed < len(scene.semicolons) and scene.semicolons[passed] < last else status


def carried(scene: Scene, sentence: Sentence, before: Sentence | None, scope: str | None) -> str | None:
    """The status a sentence takes over from the one before: it sets out the detail ("Cụ thể, ...", "Theo đó, ..."), or
    the one before ends with a colon.

    scope: the status of that sentence where it holds figures.
    """
    if before is None:
        return None
    keys = scene.keys
    opens = any((hit := scene.clause_at.get(index)) is not None and hit.entry.code in {"detail", "part"}
                for index in range(sentence.first, min(sentence.first + 3, sentence.last)))
    if not opens and keys[before.last - 1] != ":":
        return None
    return scope or scope_between(scene, before.first, before.last)


def ahead(frame: Frame) -> str | None:
    """What a sentence leaves to one that sets out its detail: target or forecast."""
    if frame.scope is not None or frame.last is None or not frame.statuses <= AHEAD:
        return frame.scope
    return frame.last.status if frame.last.status in AHEAD else None


def begins_part(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence begins with the parts of what the one before told ("Of this amount, ...", "Trong đó, ...")."""
    hit = scene.clause_at.get(sentence.first)
    return hit is not None and hit.entry.code == "part"


def is_bullet(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list set out line by line."""
    return scene.keys[sentence.first] in {"-", "+", "*", "•", "–", "●"}


def settle_by_time(draft: Draft, frame: Frame, published: date | None) -> None:
    """A value for a period that begins after publication is no fact yet: a target, or a forecast after one."""
    period: PeriodMention | None = draft.period
    if draft.status == "actual" and published is not None and period is not None and period.start is not None \
            and period.start > published and period.role in {"plain", "as_of", "before"}:
        ahead = frame.last is not None and frame.last.sentence == draft.sentence and frame.last.status == "forecast"
        draft.status = "forecast" if ahead else "target"
