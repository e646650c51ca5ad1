"""When a label and a row are the same: names folded, titles by half their words, periods by their days."""

import re
from calendar import monthrange

from pipeline.lexicon.words import name_key

SMALL = frozenset({"of", "the", "in", "and", "for", "to", "a", "cua", "va", "cac", "nhung"})
RANKS = frozenset({"vice", "deputy", "permanent", "standing", "acting", "former", "pho", "quyen", "nguyen"})
AREAS = frozenset({"tinh", "thanh", "pho", "tp", "huyen", "thi", "xa", "quan", "phuong", "province", "city", "district",
                   "town", "commune", "of", "the"})
Days = tuple[str | None, str | None]


def words(text: str | None) -> set[str]:
    """The words of a text, folded, without small ones."""
    return set(name_key(text or "").split()) - SMALL


def word_f1(one: str | None, other: str | None) -> float:
    """F1 of the words of two texts; 1 where both have none."""
    a, b = words(one), words(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def same_title(one: str | None, other: str | None) -> bool:
    """Whether half of the shorter title's words are shared, and the same ranks (vice, acting, phó ...)."""
    a, b = words(one), words(other)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.5 and a & RANKS == b & RANKS


def place_key(name: str | None) -> str:
    """A place's name without the words for what kind of area it is."""
    key = "".join(word for word in name_key(name or "").split() if word not in AREAS)
    return "hochiminh" if key in {"hcm", "hcmc"} else key


def close(one: float | None, other: float | None) -> bool:
    """Whether two values are equal to a millionth."""
    if one is None or other is None:
        return one is None and other is None
    return abs(one - other) <= 1e-6 * max(1.0, abs(one))


def days(period: str | None) -> Days:
    """First and last day of an ISO year, quarter, half, month or day, or of two of them with a slash; ".." is open."""
    if not period:
        return None, None
    start, _, end = period.partition("/")
    end = end or start
    return (None if start == ".." else _day(start, last=False), None if end == ".." else _day(end, last=True))


def _day(text: str, *, last: bool) -> str:
    text = text[:10]
    if re.fullmatch(r"\d{4}", text):
        return f"{text}-12-31" if last else f"{text}-01-01"
    if (part := re.fullmatch(r"(\d{4})-([QH])(\d)", text)) is not None:
        months = 3 if part[2] == "Q" else 6
        month = int(part[3]) * months - (0 if last else months - 1)
        return f"{part[1]}-{month:02}-{monthrange(int(part[1]), month)[1] if last else 1:02}"
    if (part := re.fullmatch(r"(\d{4})-(\d\d)", text)) is not None:
        return f"{text}-{monthrange(int(part[1]), int(part[2]))[1] if last else 1:02}"
    return text
