"""Looking ahead from the right side of a figure: what of it leads to the next figure."""

from pipeline.extract.figures.quantity import Quantity
from pipeline.extract.figures.scene import DELIMITERS, Scene

ASIDE = 12  # tokens of what a share is of, between commas


def is_member(scene: Scene, comma: int, ceiling: int) -> bool:
    """Whether what follows a comma is a further member of the phrase: a few plain words up to a mark."""
    for at in range(comma + 1, min(ceiling, comma + 6)):
        if scene.keys[at] in DELIMITERS or scene.keys[at] in {",", "."}:
            return at > comma + 1
        if at in scene.quantity_at or at in scene.clause_at or at in scene.period_at or at in scene.name_at \
                or scene.keys[at] in scene.words.starter or scene.keys[at] in scene.words.conjunction:
            return False
    return False


def leads_on(scene: Scene, index: int, ceiling: int) -> bool:
    """Whether what follows a predicate up to the next mark is another figure, without "with" between; a passive ("were
    destroyed") leads to none."""
    for at in range(index, min(ceiling + 1, index + 12)):
        if at in scene.quantity_at:
            return True
        if scene.keys[at] in DELIMITERS or scene.keys[at] == ",":
            return False
        hit = scene.clause_at.get(at)
        if hit is not None and hit.entries[0].role in {"have", "joint"}:
            return False
        if at == index and at in scene.act_at and scene.keys[at - 1] in scene.words.copula:
            return False
    return False


def begins_next(scene: Scene, index: int, last: int, ceiling: int) -> bool:
    """Whether "and" begins what belongs to the next figure: a predicate or a figure follows at once.

    last: where the figure ends. ceiling: where the next one or the sentence's end begins.
    """
    at = index + 1
    if index == last:
        return True
    while at < ceiling and scene.keys[at] in scene.words.hedge:
        at += 1
    if at >= ceiling:
        return True
    hit = scene.clause_at.get(at)
    return (hit is not None and hit.entries[0].role not in {"void", "auxiliary"}) or _acts_on(scene, at, ceiling)


def _acts_on(scene: Scene, index: int, ceiling: int) -> bool:
    """Whether a verb of doing stands at a token and has the next figure for its object ("and seized 5 cars")."""
    act = scene.act_at.get(index)
    if act is None:
        return False
    at = act.last
    while at < ceiling and (scene.keys[at] in scene.words.hedge or scene.keys[at] in scene.words.trailing):
        at += 1
    return at >= ceiling


def closing(scene: Scene, opening: int, stop: int) -> tuple[int, int] | None:
    """The closing parenthesis of one that holds no figure, and where to read on: behind an abbreviation, else inside it."""
    for at in range(opening + 1, min(stop, opening + 16)):
        if at in scene.quantity_at:
            return None
        if scene.keys[at] == ")":
            return (at, at + 1) if at == opening + 2 and scene.is_capital(opening + 1) else (at, opening + 1)
    return None


def is_aside(scene: Scene, quantity: Quantity) -> bool:
    """Whether a percentage gives the things counted before it as a share, behind a comma: "5 million people, or 20%"."""
    before = quantity.first - 1
    while before > 0 and scene.keys[before] in scene.words.hedge:
        before -= 1
    return quantity.unit == "percent" and before > 0 and scene.keys[before] in scene.words.apposition \
        and scene.keys[before - 1] == ","


def behind_aside(scene: Scene, quantity: Quantity, comma: int) -> tuple[int, int] | None:
    """Where to read on and up to where, at a comma before or behind an aside that gives things counted as a share too, where
    their predicate follows: "5 million people, or 20% of the workforce, joined the scheme"."""
    keys = scene.keys
    number = scene.quantity_at[quantity.first]
    if quantity.unit == "count" and number + 1 < len(scene.quantities) and keys[comma + 1] in scene.words.apposition:
        number += 1
    share = scene.quantities[number]
    if not is_aside(scene, share):
        return None
    last = share.last
    stop = min(last + ASIDE, len(keys))
    end = comma if comma >= last else next((at for at in range(last, stop) if keys[at] in {",", "\n", "."}), comma)
    hit = scene.clause_at.get(end + 1)
    follows = end + 1 in scene.act_at or (hit is not None and hit.entries[0].role != "joint")
    return (end + 1, scene.next_quantity(number)) if keys[end] == "," and end >= last and follows else None
