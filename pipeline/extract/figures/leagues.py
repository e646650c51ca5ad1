"""League tables: "Japan came first with a total capital of 5 billion USD, followed by Singapore with 3 billion". Every sum is
of the measure named once and of the one it is told of; so is the rank."""

from collections.abc import Sequence

from pipeline.extract.figures.draft import Draft
from pipeline.extract.figures.phrases import trim, trim_after, without_actor
from pipeline.extract.figures.quantity import MONEY
from pipeline.extract.figures.scene import PLACES, Scene
from pipeline.extract.figures.subject import Subject, read_subject

Tokens = tuple[int, ...]
WEIGHTS = frozenset({"tonne", "kg"})


def rank_sums(scene: Scene, drafts: Sequence[Draft], first: int, last: int, measure: Tokens) -> Tokens:
    """Give the figures of a sentence, tokens [first, last), that tells a league table their measure and the one it is of.

    measure: the one that the sentence before goes on with. Returns the one the next may go on with.
    """
    league = any(draft.kind == "rank" for draft in drafts) or any(
        scene.gauge(index, "league") is not None for index in range(first, last))
    rank: Draft | None = None
    for number, draft in enumerate(drafts):
        if draft.kind == "rank":
            rank = draft
            continue
        if draft.kind != "level" or draft.twin is not None or (draft.quantity.unit or "") not in MONEY | WEIGHTS:
            continue
        named = _measure(scene, draft)
        if league and (named or measure) and _is_told_with(draft):
            measure = named or measure
            floor = drafts[number - 1].quantity.last if number else first
            owner = _owner(scene, draft, rank, floor, measured=bool(named))
            _rename(drafts[number:], draft.tokens, (*measure, *(token for token in owner if token not in measure)))
            if rank is not None:
                rank.tokens, rank.indicator_rule = draft.tokens, "coordination"
            rank = None
        elif named:
            measure = named
    return measure


def _is_told_with(draft: Draft) -> bool:
    """Whether the sum is what somebody comes with: "with 5 billion USD", "với tổng vốn 5 tỷ USD"."""
    words = (draft.left.predicate, draft.left.subject.word, draft.owner.word if draft.owner is not None else None)
    return any(word is not None and word.role == "have" for word in words)


def _measure(scene: Scene, draft: Draft) -> Tokens:
    """The measure a figure names: its subject, else what is said behind it ("767 trillion VND in revenue")."""
    own = _parted(scene, draft.left.subject.tokens)[1]
    for phrase in (own, trim_after(scene, draft.right.tokens)):
        if phrase and any(scene.keys[token] in scene.words.head for token in phrase):
            return phrase
    return ()


def _owner(scene: Scene, draft: Draft, rank: Draft | None, floor: int, *, measured: bool) -> Tokens:
    """The one a sum is told of: before "with", else the one that is ranked. A place is named only where the figure is not
    about it."""
    subjects = [draft.left.subject, draft.owner or _before_with(scene, draft, floor), rank.left.subject if rank else None]
    for subject in subjects:
        if subject is None:
            continue
        before, behind = _parted(scene, subject.tokens)
        tokens = without_actor(scene, before if before != behind or subject is not draft.left.subject or not measured else ())
        found = tokens or tuple(
            token for name in subject.names if name.entity.kind in PLACES
            and (draft.place is None or name.entity.entity_id != draft.place.entity.entity_id)
            for token in range(name.first, name.last))
        if found:
            return found
    return ()


def _before_with(scene: Scene, draft: Draft, floor: int) -> Subject | None:
    """The phrase before "with" and the measure: "hotels took the lead with a revenue of ..."."""
    edge = scene.word_before(draft.left.subject.first, floor)
    if edge is None or edge.entries[0].role != "have":
        return None
    return read_subject(scene, edge.first, floor, listed=False)


def _parted(scene: Scene, tokens: Tokens) -> tuple[Tokens, Tokens]:
    """What stands before and behind the words that rank ("X dẫn đầu về lợi nhuận"); without them the whole phrase twice."""
    for at, token in enumerate(tokens):
        league = scene.gauge(token, "league") if token in scene.gauges else None
        if league is not None:
            return trim(scene, tokens[:at]), trim(scene, [token for token in tokens[at:] if token >= league[1]])
    whole = trim(scene, tokens)
    return whole, whole


def _rename(drafts: Sequence[Draft], old: Tokens, new: Tokens) -> None:
    """Name the figures that begin with one phrase by another: a sum, its changes and shares."""
    for at, draft in enumerate(drafts):
        if draft.tokens[:len(old)] != old or (at and draft.fresh):
            break
        draft.tokens = (*new, *draft.tokens[len(old):])
