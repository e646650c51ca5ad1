"""Looking ahead from the right side of a figure: what of it leads to the next figure."""

from pipeline.extract.figures.scene import DELIMITERS, Scene


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
