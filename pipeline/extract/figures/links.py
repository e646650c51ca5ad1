"""How the figures of a clause hang together: changes and completions with their level, parts with totals, shares, twins."""

from collections.abc import Sequence

from pipeline.extract.figures.draft import Draft, Frame

Link = tuple[int, int, str]  # numbers of two drafts and the relation


def link(draft: Draft, frame: Frame, drafts: Sequence[Draft]) -> list[Link]:
    """The links of a figure to those before it in its sentence."""
    found: list[Link] = []
    number = draft.number
    if draft.planned is not None:
        found.append((number, draft.planned, "target_of"))
    if draft.twin is not None:
        found.append((number, draft.twin, "companion_of"))
        return found
    level = frame.level
    if draft.kind in {"change", "completion"} and level is not None and not draft.fresh:
        found.append((number, level.number, f"{draft.kind}_of"))
    elif draft.kind == "share" and level is not None and not draft.fresh and level.kind == "level" \
            and draft.left.predicate is not None and draft.left.predicate.role == "share":
        found.append((number, level.number, "fraction_of"))
    return found
