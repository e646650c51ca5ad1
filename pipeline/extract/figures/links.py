"""How the figures of a clause hang together: changes and completions with their level, parts with totals, shares, twins."""

from pipeline.extract.figures.draft import Draft, Frame

Link = tuple[int, int, str]  # numbers of two drafts and the relation


def link(draft: Draft, frame: Frame) -> list[Link]:
    """The links of a figure to those before it in its sentence, and of those that waited for it."""
    number, level = draft.number, frame.level
    if draft.planned is not None:
        return [(number, draft.planned, "target_of")]
    if draft.twin is not None:
        return [(number, draft.twin, "companion_of")]
    found: list[Link] = []
    if draft.kind == "level" and not draft.is_percent:
        found += _waiting(draft, frame)
        found += _part(draft, frame)
    elif draft.kind in {"change", "completion"}:
        level = _meant(draft, frame) or level
        if level is not None and not draft.fresh:
            found.append((number, level.number, f"{draft.kind}_of"))
        elif draft.is_percent:
            frame.pending.append(draft)
    elif draft.kind in {"share", "ratio"}:
        last = frame.last
        if last is not None and last.kind == "ratio" and not draft.fresh and draft.kind == "share":
            found.append((number, last.number, "fraction_of"))
        elif level is not None and not draft.fresh and level.kind == "level" and _is_share(draft):
            found.append((number, level.number, "fraction_of"))
        elif draft.left.predicate is not None and draft.left.predicate.role == "reach":
            frame.pending.append(draft)
    return found


def _meant(draft: Draft, frame: Frame) -> Draft | None:
    """The level a change says it is of: the quantity ("về lượng", "in volume") or the sum ("về giá trị")."""
    if draft.aspect is None:
        return None
    return next((level for level in reversed(frame.levels.values()) if level.is_money == (draft.aspect == "worth")), None)


def _is_share(draft: Draft) -> bool:
    predicate = draft.left.predicate
    return predicate is not None and predicate.role in {"share", "equal"}


def _waiting(draft: Draft, frame: Frame) -> list[Link]:
    """Percentages printed before the sum they belong to: "đạt 65%, 10.420 tỷ đồng", "tăng 3,67% (12.640 tỷ đồng)"."""
    beside = draft.left.subject.edge == "(" or (draft.left.bare and draft.quantity.unit != "count")
    if draft.fresh or not beside:
        frame.pending.clear()
        return []
    found: list[Link] = []
    for before in frame.pending:
        if before.kind == "share":
            before.kind, before.basis = "completion", frame.plan
        if before.kind in {"change", "completion"}:
            found.append((before.number, draft.number, f"{before.kind}_of"))
    frame.pending.clear()
    return found


def _part(draft: Draft, frame: Frame) -> list[Link]:
    """A part of the total printed before "trong đó" or in front of the parenthesis, in the same unit; a measure of the
    counted things beside it."""
    found: list[Link] = []
    total = frame.totals.get(draft.quantity.unit or "")
    if total is not None and total.status == draft.status \
            and (draft.quantity.unit != "count" or _same_noun(draft, total)) and total.quantity.value >= draft.quantity.value:
        found.append((draft.number, total.number, "part_of"))
    host = frame.counted
    if host is not None and draft.quantity.unit != "count" and draft.owned:
        found.append((draft.number, host.number, "companion_of"))
    return found


def _same_noun(draft: Draft, total: Draft) -> bool:
    one, other = (draft.quantity.counted or "").casefold(), (total.quantity.counted or "").casefold()
    return not one or not other or one in other or other in one
