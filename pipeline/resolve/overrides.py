"""Reviewed decisions of identity, which stand above the rules: what people and organizations take into account."""

from collections.abc import Iterable, Sequence

from pipeline.records import Decision, Override

RULE = "override"


def apply(kind: str, decisions: Sequence[Decision], overrides: Iterable[Override]) -> list[Decision]:
    """The decisions of a kind with the overrides on it carried out, in the order of old ids.

    merge joins the groups of two ids; the smallest id names them. split takes its right id, with all that the rules
    joined to it alone, out of the group of its left id: the right id stands for itself again. Ids no decision knows are
    taken as groups of their own.
    """
    new_id = {d.old_id: d.new_id for d in decisions if d.kind == kind}
    rule = {d.old_id: d.rule for d in decisions if d.kind == kind}
    wanted = sorted(o for o in overrides if o.kind == kind)
    for override in (o for o in wanted if o.action == "split"):
        if new_id.get(override.left_id, override.left_id) == new_id.get(override.right_id, override.right_id):
            _part(override.right_id, new_id, rule)
    for override in (o for o in wanted if o.action == "merge"):
        left, right = sorted(new_id.get(i, i) for i in (override.left_id, override.right_id))
        if left != right:
            _join(left, right, new_id, rule)
    return [Decision(kind, old, new_id[old], rule[old]) for old in sorted(new_id) if old != new_id[old]]


def _part(apart: str, new_id: dict[str, str], rule: dict[str, str]) -> None:
    """Take an id out of its group; where it named the group, the group is named by the smallest id left."""
    new_id.pop(apart, None)
    rule.pop(apart, None)
    left = sorted(old for old, new in new_id.items() if new == apart)
    for old in left:
        new_id[old] = left[0]


def _join(name: str, other: str, new_id: dict[str, str], rule: dict[str, str]) -> None:
    """Give the group ``other`` the name of the group ``name``."""
    for old in [old for old, new in new_id.items() if new == other]:
        new_id[old] = name
    new_id[other] = name
    rule[other] = RULE
