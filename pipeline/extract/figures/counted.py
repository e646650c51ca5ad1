"""Counted things: the noun with what is said of it behind the number, what is done to it, and what made it happen."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.figures.draft import Draft, Frame
from pipeline.extract.figures.headers import is_vague
from pipeline.extract.figures.phrases import is_pronoun, trim, trim_after, without_actor, without_copula, without_perfect
from pipeline.extract.figures.scene import Scene
from pipeline.lexicon.trie import Hit

CRITERION = 10  # tokens between the verb of a criterion and its number
GIVEN = 8  # tokens of what is given, between a verb of doing and the preposition before those who get it


class Act(NamedTuple):
    """A verb of doing before a figure ("công an thu giữ 5 xe", "granted licences to 5 projects"): the phrase before it, and
    what stands between it and the preposition before those who get that."""

    hit: Hit
    before: tuple[int, ...]
    given: tuple[int, ...]


def act_of(scene: Scene, draft: Draft) -> Act | None:
    """The verb of doing that has the figure for its object; None inside the name of a measure ("kinh phí hỗ trợ")."""
    predicate = draft.left.predicate
    tied = predicate is not None and not (predicate.soft and predicate.role == "reach")
    if draft.is_percent or draft.left.respectively or tied:
        return None
    tokens = draft.left.subject.tokens
    last = len(tokens)
    while last and tokens[last - 1] + 1 not in scene.acts and scene.keys[tokens[last - 1]] in scene.words.trailing:
        last -= 1
    hit = scene.acts.get(tokens[last - 1] + 1) if last else None
    given: tuple[int, ...] = ()
    if draft.quantity.unit == "count" and (giving := _giving(scene, tokens, opening=hit is not None)) is not None:
        hit, given = giving
    if hit is None or hit.first not in tokens:
        return None
    before = without_actor(scene, trim(scene, tokens[:tokens.index(hit.first)]))
    if before and scene.keys[before[0]] in scene.words.sector and before[-1] + 1 < hit.first:
        return None  # "khu vực công nghiệp và xây dựng", "khu vực công nghiệp – xây dựng"
    return None if before and scene.gauge(before[0], "heading", "measure") is not None else Act(hit, before, given)


def _giving(scene: Scene, tokens: tuple[int, ...], *, opening: bool) -> tuple[Hit, tuple[int, ...]] | None:
    """The verb of giving before those who get something, with what they get: "cấp giấy chứng nhận cho 48 dự án".

    opening: nothing but who acts may stand before it.
    """
    recipient = scene.words.recipient
    if tokens and scene.keys[tokens[-1]] in recipient:
        tokens = tokens[:-1]
    elif not tokens or scene.keys[tokens[-1] + 1] not in recipient:
        return None
    for at in range(max(0, len(tokens) - GIVEN), len(tokens)):
        hit = scene.act_at.get(tokens[at])
        if hit is None or not hit.entry.done or tokens[at:] != tuple(range(hit.first, tokens[-1] + 1)):
            continue
        before = scene.keys[hit.first - 1]
        governed = before in scene.words.starter and before not in scene.words.auxiliary  # "in building roads for"
        if not governed and not (opening and without_actor(scene, trim(scene, tokens[:at]))):
            given = trim_after(scene, range(hit.last, tokens[-1] + 1))
            return (hit, given) if given else None
    return None


def counted(scene: Scene, draft: Draft, frame: Frame, own: tuple[int, ...]) -> tuple[tuple[int, ...], str | None]:
    """The tokens of the indicator of counted things, and the rule."""
    quantity = draft.quantity
    noun = tuple(range(quantity.number_last, quantity.last)) if quantity.unit == "count" else ()
    if noun and scene.keys[noun[-1]] in scene.words.other and frame.counted is not None:
        same = frame.counted.quantity
        noun = tuple(range(same.number_last, same.last)) or noun
    right = _said(scene, draft)
    if right and not noun and is_pronoun(scene, right[:1]):  # "85,000 of them were foreigners", "5 of them were closed"
        right = right[1:]
        if right and right[0] in scene.act_at and frame.counted is not None:
            noun = tuple(range(frame.counted.quantity.number_last, frame.counted.quantity.last))
    role = draft.left.predicate.role if draft.left.predicate is not None else ""
    if role in {"reach", "equal", "exceed", "share", "change"} and own and draft.act is None:
        return own, "printed"
    if not noun and not own and not right and frame.counted is not None:
        draft.act = frame.counted.act
        return frame.counted.tokens, "coordination"
    if not right and is_vague(scene, noun) and (not own or role == "hold"):
        if frame.header:
            return frame.header, "coordination"
        last = frame.counted
        if noun and last is not None and (frame.totals or draft.left.subject.names) and _holds(scene, last.tokens, noun):
            draft.act = last.act
            return last.tokens, "coordination"
    total = frame.totals.get("count")
    if total is not None and noun and right and _same(scene, noun, total):
        return (*total.tokens, *right), "coordination"
    whole = role == "hold" and draft.left.subject.crossed  # "32.000 người gồm 10.000 người Trung Quốc"
    before = own if role in {"", "hold"} and not whole else ()
    if before and scene.keys[before[-1]] in scene.words.cause:
        before = ()
    return (*before, *noun, *right, *_criterion(scene, draft)), "printed"


def _holds(scene: Scene, tokens: tuple[int, ...], noun: tuple[int, ...]) -> bool:
    keys = {scene.keys[token] for token in tokens}
    return len(tokens) > len(noun) and all(scene.keys[token] in keys for token in noun)


def _said(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """What is said of the things behind the number, up to what is told of place, time and reason behind a passive; where
    the verb before them says what is done to them, without what they are doing."""
    right = without_perfect(scene, trim_after(scene, draft.right.tokens))
    tied = verbal = False
    done = draft.act is not None and draft.act.passive
    if done and draft.right.tokens and scene.keys[draft.right.tokens[0]] in scene.words.progress:
        return ()
    for at, token in enumerate(right):
        if (done and scene.keys[token] in scene.words.progress) or _is_measured(scene, right[at:]) \
                or (verbal and _is_predicate(scene, right, at)):
            return without_copula(scene, right[:at])
        verbal = verbal or token in scene.clause_at or token in scene.act_at
        if tied and scene.keys[token] in scene.words.adjunct:
            return without_copula(scene, right[:at])
        tied = tied or scene.keys[token] in scene.words.copula
    return without_copula(scene, right)


def _criterion(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """What things are counted by, with its number: "5 chỉ tiêu đạt 100%", "12 banks posted profits of over 5 billion VND"."""
    at = max(draft.quantity.last, *(token + 1 for token in draft.right.tokens)) if draft.right.tokens else draft.quantity.last
    hit = scene.clause_at.get(at)
    number = scene.quantity_at[draft.quantity.first] + 1
    if draft.right.edge != "predicate" or hit is None or hit.entries[0].role not in {"reach", "complete"} \
            or number == len(scene.quantities):
        return ()
    bound = scene.quantities[number]
    named = any(scene.keys[token] not in scene.words.hedge for token in range(hit.last, bound.first))  # not "worth over 5"
    limits = bound.unit == "percent" or (named and bound.approx in {"over", "under", "at_least", "at_most"})
    return tuple(range(hit.first, bound.last)) if limits and bound.first - hit.last <= CRITERION else ()


def _is_measured(scene: Scene, tokens: tuple[int, ...]) -> bool:
    """Whether a measure of things follows: "5 phiếu với số tiền hàng tỷ đồng", "12 hotels with a capacity"."""
    return scene.keys[tokens[0]] in scene.words.recipient and (have := scene.clause_at.get(tokens[0])) is not None \
        and have.entries[0].role == "have" and any(scene.gauge(token, "measure") is not None for token in tokens[1:3])


def _is_predicate(scene: Scene, tokens: tuple[int, ...], at: int) -> bool:
    """Whether a second verb tells of things that a first one describes: "5 xã mới được thành lập có trụ sở", "4 người bị nạn
    đều là"; not one that goes on with it ("và có")."""
    keys, words = scene.keys, scene.words
    hit = scene.clause_at.get(tokens[at])
    roles = {"have", "reach"} if keys[tokens[at - 1]] in words.auxiliary else {"have"}
    return hit is not None and hit.entries[0].role in roles and keys[tokens[at]] not in words.recipient \
        and keys[tokens[at - 1]] not in words.conjunction


def _same(scene: Scene, noun: tuple[int, ...], total: Draft) -> bool:
    """Whether a part counts the same thing as its total ("521 trường ..., trong đó 470 trường công lập")."""
    quantity = total.quantity
    other = scene.keys[quantity.number_last:quantity.last]
    return [scene.keys[token] for token in noun] == other


def cause_of(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """What made the counted things happen, where it has a name: "Bão số 3" before "làm 29 người chết"."""
    tokens = draft.left.subject.tokens
    if draft.quantity.unit == "count" and draft.left.predicate is None and len(tokens) > 1 \
            and scene.keys[tokens[-1]] in scene.words.cause:
        cause = trim(scene, tokens[:-1])
        return cause if any(scene.reading.tokens.shapes[token] == "d" for token in cause) else ()
    return ()


def share_tails(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Things in a row have what is said of the last: "114 gia súc, 499 gia cầm bị chết"; and the verb of the first:
    "thu giữ 5 xe máy, 2 máy tính"."""
    for before, draft in pairwise(drafts):
        if _in_row(before, draft) and draft.act is None and before.act is not None and not _tail(scene, draft):
            draft.act = before.act
    for before, draft in reversed(list(pairwise(drafts))):
        told = _tail(scene, before) or (before.quantity.unit == "count" and before.right.tokens)
        if _in_row(before, draft) and before.act is None and not told:
            before.tokens = (*before.tokens, *_tail(scene, draft))


def _in_row(before: Draft, draft: Draft) -> bool:
    left = draft.left
    row = left.predicate is None and not left.subject.tokens and left.subject.edge in {",", "and", "figure"}
    return before.quantity.unit == draft.quantity.unit and before.kind == draft.kind == "level" and row \
        and before.sentence == draft.sentence and draft.quantity.unit in {"count", "hectare"}


def _tail(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """What happens to the things, from the first word of a predicate or relative on."""
    right = trim_after(scene, draft.right.tokens)
    for at, token in enumerate(right):
        if scene.keys[token] in scene.words.relative or token in scene.clause_at:
            return without_copula(scene, right[at:])
    return ()
