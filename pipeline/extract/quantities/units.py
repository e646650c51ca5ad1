"""Units behind and before a number, and what stands under their slash."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.extract.figures.quantity import Number
from pipeline.extract.quantities.draft import HYPHENS, View
from pipeline.lexicon.nearby import Near
from pipeline.lexicon.units import UnitWord

CARDINAL = frozenset({"digit", "ten", "tens", "hundred", "scale"})
THOUSAND = Decimal(1000)
LONGEST_COMPOUND = 3
SUBSTANTIAL = frozenset({"mass", "volume", "energy"})
SPREAD = frozenset({"time", "calendar_time", "area", "length"})


class UnitFound(NamedTuple):
    """A unit up to token ``last``: its code, the factor of the printed form, and its place.

    before: first token of a unit printed before the number.
    missing: what stands under the slash and has no code.
    shown: the last token of the surface; "đối với mỗi tàu" gives the unit and stays outside.
    """

    last: int
    code: str
    factor: Decimal
    before: int | None = None
    missing: str | None = None
    shown: int = 0

    @property
    def end(self) -> int:
        """Where the surface ends."""
        return self.shown or self.last


def unit_behind(view: View, number: Number, after: Mapping[str, Near], at: int) -> UnitFound | None:
    """The unit that begins at token ``at`` behind a number, with all that hangs under its slash."""
    hit, minor = after.get("unit"), after.get("minor")
    if hit is None and minor is None:
        return None
    word = _fitting(view, number, hit, at) if hit is not None else None
    if minor is not None and (hit is None or word is None or minor.last > hit.last):  # "40C", "43c"
        hit, word = minor, _fitting(view, number, minor, at)
    if hit is None or word is None or (view.shape(hit.last) == "d" and view.glued(hit.last) and not view.glued(at)):
        return None  # "3 USD50 cards": it belongs to the number behind it
    return compound(view, UnitFound(hit.last, word.code, word.factor))


def _fitting(view: View, number: Number, hit: Near, at: int) -> UnitWord | None:
    """The homonym that fits the print: same capitals first; letters alone only as listed ("5 m", "5M" is none)."""
    printed = view.tokens.surface(hit.first, hit.last)
    entries: list[UnitWord] = [entry for entry in hit.entries if entry.printed == printed]
    if not entries:
        entries = [entry for entry in hit.entries if len(entry.printed) > 1]
    for word in entries:
        if word.glued and not view.glued(at):
            continue
        if word.large and number.value < THOUSAND:
            continue
        return word
    return None


def compound(view: View, unit: UnitFound) -> UnitFound:
    """The unit with its denominators: "/kg", "per USD", "mỗi tháng", "một tháng", "a barrel"."""
    for _ in range(LONGEST_COMPOUND):
        joint = view.ahead(unit.last).get("per")
        if joint is None:
            return _over_substance(view, unit) if "/" not in unit.code else unit
        below = view.ahead(joint.last)
        found = denominator(view, below)
        if found is None:
            if view.printed(joint.last - 1) == "/" and view.shape(joint.last) in ("l", "C", "U"):
                unit = unit._replace(missing=view.printed(joint.last))
            break
        last, code = found
        if "ago" in view.ahead(last) and view.printed(joint.first) != "/":
            break
        long_joint = joint.last - joint.first > 1 and view.printed(joint.first) not in (*HYPHENS, "/")
        unit = unit._replace(last=last, code=f"{unit.code}/{code}", shown=unit.end if long_joint else last)
    return unit


def _over_substance(view: View, unit: UnitFound) -> UnitFound:
    """The rate of what is measured, named in between: "300 ounces of gold a year", "6 tấn thóc/ha"; outside the surface."""
    at = unit.last + 1 if view.key(unit.last) == "of" else unit.last
    if view.dimension(unit.code) not in SUBSTANTIAL or (at == unit.last) != (view.words.language == "vi"):
        return unit
    joint = view.ahead(at + 1).get("per") if view.shape(at) == "l" and "stop" not in view.ahead(at) else None
    below = view.ahead(joint.last).get("under") if joint is not None else None
    if joint is None or below is None or "ago" in view.ahead(below.last) or view.dimension(below.entry.code) not in SPREAD:
        return unit
    return unit._replace(last=below.last, code=f"{unit.code}/{below.entry.code}", shown=unit.end)


def denominator(view: View, below: Mapping[str, Near]) -> tuple[int, str] | None:
    """What stands under a slash: a unit or a counted noun, the longer of the two."""
    unit, noun = below.get("under"), below.get("below")
    if noun is not None and (unit is None or noun.last > unit.last):
        return noun.last, noun.entry
    if unit is None:
        return None
    printed = view.tokens.surface(unit.first, unit.last)
    exact = [entry for entry in unit.entries if entry.printed == printed]
    word: UnitWord = (exact or list(unit.entries))[0]
    return unit.last, word.code


def _belongs_before(view: View, hit: Near) -> bool:
    """"3 GBP 1 pence": the currency goes with the number before it, unless that has one in front ("$ 20 $ 37")."""
    before = hit.first - 1
    word = view.words.numbers.get(view.key(before))
    numbered = view.shape(before) == "d" or (word is not None and word.role in CARDINAL)
    return numbered and view.key(before - 1) not in view.words.symbols


def unit_before(view: View, at: int) -> UnitFound | None:
    """The currency (or magnitude) printed before a number that begins at token ``at``."""
    before = view.behind(at)
    hit = before.get("letter_prefix")
    if hit is None or view.tokens.surface(hit.first, hit.last) != hit.entry.printed:
        hit = before.get("prefix")
    if hit is None:
        return None
    if hit.first > view.start and view.tokens.glued(hit.first) and view.shape(hit.first - 1) in ("l", "C", "U"):
        return None
    if not view.glued(at) and _belongs_before(view, hit):
        return None
    word: UnitWord = hit.entry
    return UnitFound(at, word.code, word.factor, before=hit.first)
