"""The right side of a figure in its clause: what it is measured against, and the phrase that follows."""

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extract.figures.ahead import begins_next, behind_aside, closing, is_member, leads_on
from pipeline.extract.figures.quantity import MONEY, Quantity
from pipeline.extract.figures.scene import DELIMITERS, PLACES, QUOTES, REACH, Scene
from pipeline.extract.periods.find import HOLDING, PeriodMention
from pipeline.extract.reading import NameMention
from pipeline.lexicon.clauses import ClauseWord


class Right(NamedTuple):
    """What stands after a figure.

    plan: what a completion is measured against; yearly: the year named with it. basis: the period of comparison;
    start: the day or unit from which a change is told ("from July 1"). average: "mỗi năm", "annually".
    tokens: the words of the phrase that follows directly. edge: the mark that ends it.
    settled: the first token that may belong to the next figure.
    """

    plan: ClauseWord | None
    yearly: PeriodMention | None
    basis: PeriodMention | None
    start: PeriodMention | None
    average: bool
    periods: tuple[PeriodMention, ...]
    names: tuple[NameMention, ...]
    statuses: tuple[ClauseWord, ...]
    tokens: tuple[int, ...]
    edge: str
    settled: int


@dataclass(slots=True)
class _Walk:
    """The state of the walk to the right."""

    scene: Scene
    quantity: Quantity
    ceiling: int
    stop: int
    index: int
    settled: int
    counted: bool
    closing: int = -1
    plan: ClauseWord | None = None
    yearly: PeriodMention | None = None
    basis: PeriodMention | None = None
    start: PeriodMention | None = None
    average: bool = False
    edge: str = ""
    periods: list[PeriodMention] = field(default_factory=list)
    names: list[NameMention] = field(default_factory=list)
    statuses: list[ClauseWord] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)


def read_right(scene: Scene, quantity: Quantity, ceiling: int, *, counted: bool) -> Right:
    """The right side of a figure.

    ceiling: where the next figure or the sentence's end begins. counted: a predicate that follows says what the counted
    things do, as long as it leads to no other figure.
    """
    last = quantity.last
    walk = _Walk(scene, quantity, ceiling, min(ceiling, last + REACH), last, last, counted)
    keys, begins, special = scene.keys, scene.begins, scene.special
    index, tokens = last, walk.tokens
    while index < walk.stop:
        if index not in begins and keys[index] not in special:
            tokens.append(index)
            index += 1
            continue
        walk.index = index
        goes_on = _step(walk)
        index = walk.index
        if not goes_on:
            break
    if index >= walk.stop:
        walk.edge = "figure" if walk.stop == ceiling else ""
    return Right(walk.plan, walk.yearly, walk.basis, walk.start, walk.average, tuple(walk.periods), tuple(walk.names),
                 tuple(walk.statuses), tuple(walk.tokens), walk.edge, walk.settled)


def _step(walk: _Walk) -> bool:
    scene, index = walk.scene, walk.index
    if walk.plan is None and walk.quantity.unit == "percent" and (plan := scene.gauge(index, "plan")) is not None:
        walk.plan, last = plan
        year = scene.period_at.get(last - 1)
        if year is not None and year.granularity == "year":
            walk.yearly, last = year, year.last
        walk.index = walk.settled = min(last, walk.stop)
        return True
    if index in scene.yearly:
        walk.average = True
        walk.index = walk.settled = min(scene.gauges[index].last, walk.stop)
        return True
    mention = scene.period_at.get(index)
    if mention is not None:
        _period(walk, mention)
        return True
    name = scene.name_at.get(index)
    if name is not None:
        _name(walk, name)
        return True
    if index == walk.closing:
        walk.index = walk.settled = index + 1
        return True
    if walk.tokens and (growth := scene.gauge(index, "growth")) is not None:
        walk.tokens.extend(range(index, min(growth[1], walk.stop)))
        walk.index = min(growth[1], walk.stop)
        return True
    hit = scene.clause_at.get(index)
    if hit is not None and hit.entries[0].role not in {"void", "filler", "auxiliary"}:
        role = hit.entries[0].role
        if role == "status":
            walk.statuses.extend(word for word in hit.entries if word.after)
        elif (role == "joint" and not (walk.counted and not walk.tokens and scene.keys[index] in scene.words.relative)) \
                or (not walk.counted and (role != "change" or index > walk.quantity.last)) \
                or leads_on(scene, hit.last, walk.ceiling):
            walk.edge = "joint" if role == "joint" else "predicate"
            return False
        walk.tokens.extend(range(hit.first, min(hit.last, walk.stop)))
        walk.index = hit.last
        return True
    if hit is not None and hit.entries[0].role == "filler":
        walk.index = hit.last
        return True
    return _token(walk)


def _period(walk: _Walk, mention: PeriodMention) -> None:
    if mention.role == "basis":
        walk.basis = walk.basis or mention
    elif mention.role == "from":
        walk.start = walk.start or mention
    elif mention.role in HOLDING:
        if walk.plan is not None and mention.granularity == "year":
            walk.yearly = mention
        else:
            walk.periods.append(mention)
    walk.index = walk.settled = min(mention.last, walk.stop)


def _name(walk: _Walk, name: NameMention) -> None:
    keys, words = walk.scene.keys, walk.scene.words
    last = min(name.last, walk.stop)
    if name.entity.kind not in PLACES or (walk.tokens and keys[walk.tokens[-1]] in words.outside):
        walk.tokens.extend(range(name.first, last))
    else:
        walk.names.append(name)
        while walk.tokens and keys[walk.tokens[-1]] in words.place_link:
            walk.tokens.pop()
    walk.index = last


def _token(walk: _Walk) -> bool:
    scene, index = walk.scene, walk.index
    keys, words = scene.keys, scene.words
    key = keys[index]
    if key == "(" and index == walk.settled and walk.closing < index:
        if _twin(walk, index):
            return True
        close = closing(scene, index, walk.stop)
        if close is not None:
            walk.closing, walk.index = close
            return True
    if key == ")" and index == walk.quantity.last and (mention := scene.period_at.get(index + 1)) is not None \
            and mention.role == "basis":
        walk.index += 1
        return True
    if key in DELIMITERS or (key in {",", ")"} or (key == "-" and not _glued(scene, index))):
        if key == "," and walk.counted:
            if index in scene.inside or (walk.tokens and is_member(scene, index, walk.ceiling)):
                walk.tokens.append(index)
                walk.index += 1
                return True
            aside = behind_aside(scene, walk.quantity, index)
            if aside is not None:
                walk.index, walk.ceiling = aside
                walk.stop = min(walk.ceiling, walk.index + REACH)
                return True
        walk.edge = key
        return False
    if key in words.conjunction and begins_next(scene, index, walk.quantity.last, walk.ceiling):
        walk.edge = "and"
        return False
    if key not in QUOTES or _glued(scene, index):
        walk.tokens.append(index)
    walk.index += 1
    return True


def _glued(scene: Scene, index: int) -> bool:
    return scene.reading.tokens.glued(index) and scene.reading.tokens.glued(index + 1)


def _twin(walk: _Walk, opening: int) -> bool:
    """Pass over a parenthesis that holds the value in another currency, or that of a percentage."""
    scene = walk.scene
    twin = scene.quantity_at.get(opening + 1)
    if twin is None or opening + 1 != walk.ceiling:
        return False
    other, unit = scene.quantities[twin], walk.quantity.unit
    if scene.keys[other.last] != ")" or not (unit == "percent" or (
            other.unit in MONEY and unit in MONEY and other.unit != unit)):
        return False
    walk.ceiling = scene.next_quantity(twin)
    walk.index = walk.settled = other.last + 1
    walk.stop = min(walk.ceiling, walk.index + REACH)
    return True
