"""Lists that spread a total over names: "80.606 ha (Lào Cai 4.123, Sơn La 540)", "27 sự cố, gồm Bắc Ninh 2, Hà Nội 1".

Items without a unit of their own take the total's, if what opens the list stands behind the total, two items
and more follow, and they do not add up to more than it.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pipeline.extract.quantities.draft import Draft, View

SLACK = Decimal("1.05")  # of a total that is rounded
OPENING_REACH = 14
LEAST = 2


def spread(view_of: Callable[[int], View], drafts: Sequence[Draft]) -> None:
    """Give the items of such lists the unit of their total; items of other lists keep what they have."""
    total: Draft | None = None
    items: list[Draft] = []
    stop = -1
    view: View | None = None
    for draft in (*drafts, None):
        if draft is None or draft.first >= stop:
            _share_out(view, total, items)
            total, items = None, []
            if draft is None:
                break
            view = view_of(draft.first)
            stop = view.stop
        if draft.named or _continues(view, total, draft):
            items.append(draft)
        else:
            _share_out(view, total, items)
            total, items = draft, []


def _continues(view: View | None, total: Draft | None, draft: Draft) -> bool:
    """Whether an item with a unit of its own stands in the list of a total."""
    return view is not None and total is not None and draft.unit == total.unit and draft.value < total.value \
        and _opened(view, total.last, draft.first)


def _share_out(view: View | None, total: Draft | None, items: list[Draft]) -> None:
    named = [item for item in items if item.named]
    if view is None or total is None or not named or len(items) < LEAST:
        return
    if total.unit in (None, "percent") or total.high is not None:
        return
    if not _opened(view, total.last, items[0].first):
        return
    values = list(_values(total, items))
    if max(values) > total.value or sum(values) > total.value * SLACK:
        return
    for item in named:
        scale = total.number.scale
        item.value, item.unit, item.guessed, item.named = item.value * scale, total.unit, False, False
        item.counted, item.noun, item.kind = total.counted, total.noun, None
        if item.number.decimals is not None:
            item.decimals = item.number.decimals - scale.adjusted()


def _values(total: Draft, items: Sequence[Draft]) -> Iterator[Decimal]:
    for item in items:
        yield item.value * total.number.scale if item.named else item.value


def _opened(view: View, first: int, last: int) -> bool:
    """Whether a bracket, a colon or a word of listing opens the list behind the total."""
    return any("list_opens" in view.ahead(token) for token in range(first, min(last, first + OPENING_REACH)))
