"""The left side of a figure in its clause: the verb group and the subject before it."""

from typing import NamedTuple

from pipeline.extract.figures.quantity import Quantity
from pipeline.extract.figures.scene import Scene
from pipeline.extract.figures.subject import Subject, basis_before, compares, read_subject
from pipeline.extract.periods.find import PeriodMention
from pipeline.lexicon.clauses import ClauseWord

STRONG = frozenset({"change", "times", "share"})
PREDICATES = frozenset({"reach", "equal", "exceed", "complete", "have", "hold", "rank"}) | STRONG
RATES = frozenset({"percent", "percentage_point", "times"})
TO = frozenset({"to", "lên", "xuống"})


class Left(NamedTuple):
    """What stands before a figure.

    predicate: the verb nearest to the number (of a verb group a change before a plain verb), None where a phrase stands
        directly before it. statuses: status words of the verb group, nearest first. subject: the phrase before them.
    basis: a period of comparison in the verb group. to: the value is the point reached ("rose to").
    bare: nothing but hedges, commas and conjunctions since the figure before. respectively: "lần lượt" stands there.
    average: "bình quân hằng năm" stands there, or with the unit. gapped: the verb of the clause before is left out
    ("services rose by 5%, trade by 4%").
    """

    predicate: ClauseWord | None
    statuses: tuple[ClauseWord, ...]
    subject: Subject
    basis: PeriodMention | None
    to: bool
    bare: bool
    respectively: bool
    average: bool
    gapped: bool


def read_left(scene: Scene, quantity: Quantity, floor: int, behind: int) -> Left:
    """The left side of a figure; nothing below token ``floor`` belongs to it.

    behind: the token after the figure before it, or ``floor``: a phrase may reach back over the number of a counted thing.
    """
    keys, words = scene.keys, scene.words
    first, last = quantity.first, quantity.last
    index = first
    to = gapped = False
    while index > floor:
        hit = scene.word_before(index, floor)
        if hit is not None and hit.entries[0].role == "hedge":
            index = hit.first
            continue
        if keys[index - 1] not in words.hedge or (hit is not None and hit.entries[0].role != "void"):
            break
        to = to or keys[index - 1] in TO
        gapped = gapped or (keys[index - 1] in words.gap and quantity.unit == "percent")
        index -= 1
    if keys[index - 1] == "(" and quantity.unit in RATES:
        index = _out_of_brackets(scene, index, floor)
    chain: list[ClauseWord] = []
    basis: PeriodMention | None = None
    while index > floor and index not in scene.quantity_end:
        hit = scene.word_before(index, floor)
        if hit is not None:
            role = hit.entries[0].role
            if role == "auxiliary":
                ahead = scene.word_before(hit.first, floor)
                if not chain and (ahead is None or ahead.entries[0].role not in PREDICATES):
                    break
                index = hit.first
                continue
            if role in {"void", "filler", "hedge"} or (role == "joint" and hit.entry.code != "respectively") \
                    or all(word.noun for word in hit.entries) or (role in {"have", "hold", "complete"} and chain):
                break
            chain.extend(hit.entries)
            to = to or (role in PREDICATES and keys[hit.last - 1] in TO)
            index = hit.first
            continue
        mention = scene.period_end.get(index)
        if mention is not None and mention.first >= floor and mention.role in {"basis", "now"} \
                and (chain or compares(scene, mention, floor)):
            basis = mention if mention.role == "basis" else basis
            index = mention.first
            continue
        if not chain or keys[index - 1] not in words.auxiliary:
            break
        to = to or (keys[index - 1] in TO and all(word.role == "reach" for word in chain))
        index -= 1
    predicate = next((word for word in chain if word.role in STRONG), None) \
        or next((word for word in chain if word.role in PREDICATES), None)
    subject = read_subject(scene, index, floor if chain else behind, listed=bool(chain) or gapped)
    bare = not chain and first - behind <= 8 and all(
        keys[i] in words.hedge or keys[i] in words.conjunction or keys[i] in {",", ")"} for i in range(behind, first))
    return Left(predicate, tuple(word for word in chain if word.status is not None), subject,
                basis or basis_before(scene, subject, floor), to, bare, any(word.code == "respectively" for word in chain),
                bool(scene.yearly) and any(at in scene.yearly for at in range(index, last)), gapped and not chain)


def _out_of_brackets(scene: Scene, index: int, floor: int) -> int:
    """Where a verb of change ends that tells how much in brackets: "tăng nhẹ (khoảng 4,3%)", "rose slightly (by 4.3%)"."""
    at = index - 1
    while at > floor and scene.keys[at - 1] in scene.words.auxiliary and at not in scene.clause_end:
        at -= 1
    hit = scene.word_before(at, floor)
    return at if hit is not None and hit.entries[0].role == "change" else index
