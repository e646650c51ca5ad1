"""Periods that begin with a number: "30/6/2024", "2021-2025", "5 tháng đầu năm", "first five months of 2023"."""

from pipeline.extract.periods.line import Expr, Line

SEPARATORS = frozenset("/-–.")
DASHES = frozenset("-–—")
UNITS = ("month", "quarter", "year", "week", "day")


def year_tail(line: Line, index: int, *, overlap: bool = False) -> tuple[int | None, int | None, int]:
    """What follows a month, quarter or half and says which year: the year, or its distance from the year of
    publication, and the token after it. overlap: the word before may be the year's first ("nửa đầu năm" + "nay")."""
    if line.key(index) in SEPARATORS and (year := line.year(index + 1)) is not None:
        return year, None, index + 2
    if overlap and (offset := _relative_year(line, index - 1)) is not None and line.hits[index - 1].last > index:
        return None, offset, line.hits[index - 1].last
    after = line.is_local("of", index)
    for start in (index,) if after is None else (index, after):
        at = start + 1 if line.kind(start) == "year" else start
        year = line.year(at)
        if year is not None and (line.key(at + 1) not in DASHES or line.year(at + 2) is None):
            return year, None, at + 1
        if (offset := _relative_year(line, start)) is not None:
            return None, offset, line.hits[start].last
        if start == after and (end := line.is_local("the_year", start)) is not None:
            return None, 0, end
    return None, None, index


def dotted_year(line: Line, index: int, most: int) -> tuple[int, int] | None:
    """The number and year of a month or quarter printed as one with a dot: "tháng 3.2022"."""
    number, _, year = line.key(index).partition(".")
    if not (number.isdecimal() and year.isdecimal() and len(number) <= 2 and len(year) == 4):
        return None
    return (int(number), int(year)) if 1 <= int(number) <= most and 1800 <= int(year) <= 2199 else None


def _relative_year(line: Line, index: int) -> int | None:
    hit = line.hits.get(index)
    if hit is None or hit.entry.kind != "relative" or hit.entry.unit != "year" or hit.last > line.last:
        return None
    return int(hit.entry.value)


def year_range(line: Line, index: int) -> Expr:
    """The year at a token, or the range of years that begins with it."""
    year = line.year(index)
    after = line.is_local("range", index + 1)
    if after is not None and year is not None:
        at = after + 1 if line.kind(after) == "year" else after
        until = line.year(at)
        short = line.integer(at) if len(line.key(at)) == 2 else None
        if until is None and short is not None and short == (year + 1) % 100 and line.tokens.glued(at):
            until = year + 1
        if until is not None and year < until <= year + 100:
            return Expr(index, at + 1, "year", year, high=Expr(at, at + 1, "year", until))
    return Expr(index, index + 1, "year", year)


def day_month(line: Line, index: int) -> Expr | None:
    """A day and month, with the year or without: "7/6/2023", "16-12", "30.6", "12/31/2023"."""
    key = line.key(index)
    if "." in key:
        parts = key.split(".")
        if len(parts) == 3 and all(part.isdecimal() for part in parts):
            return _day(index, index + 1, int(parts[0]), int(parts[1]), int(parts[2]))
        if len(parts) == 2 and all(1 <= len(part) <= 2 and part.isdecimal() for part in parts):
            if line.key(index + 1) in SEPARATORS and (year := line.year(index + 2)) is not None:
                return _day(index, index + 3, int(parts[0]), int(parts[1]), year)
            return _day(index, index + 1, int(parts[0]), int(parts[1]), None)
        return None
    day, month = line.integer(index), line.integer(index + 2)
    mark = line.key(index + 1)
    if day is None or month is None or mark not in SEPARATORS or len(key) > 2:
        return None
    if line.key(index + 3) == mark and (year := line.integer(index + 4)) is not None and line.key(index + 5) != "/":
        return _day(index, index + 5, day, month, year) or _day(index, index + 5, month, day, year)
    return _day(index, index + 3, day, month, None)


def _day(first: int, last: int, day: int, month: int, year: int | None) -> Expr | None:
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    if not (1 <= day <= 31 and 1 <= month <= 12) or (year is not None and not 1800 <= year <= 2199):
        return None
    return Expr(first, last, "day", year, month, day)


def from_number(line: Line, index: int) -> Expr | None:
    """The expression that begins with a number, or None."""
    if line.year(index) is not None:
        return _from_year(line, index)
    found = _from_date(line, index)
    if found is not None:
        return found
    number = line.number(index, 31)
    if number is None:
        return None
    value, last = number
    if (found := _day_before_month(line, index, value, last)) is not None:
        return found
    if line.key(last) in DASHES and line.tokens.glued(last):
        last += 1
    for unit in UNITS:
        if (after := line.is_local("unit_" + unit, last)) is not None:
            return span(line, index, value, unit, after)
    return None


def _from_year(line: Line, index: int) -> Expr | None:
    year = line.year(index)
    if line.key(index + 1) == "-" and line.key(index + 3) == "-" and line.tokens.glued(index + 4):
        month, day = line.integer(index + 2), line.integer(index + 4)
        if month is not None and day is not None and year is not None:
            return _day(index, index + 5, day, month, year)
    if line.is_local("number_sign", index - 1) is not None or line.key(index - 1) == "/":
        return None
    found = year_range(line, index)
    kind = line.kind(found.last)
    if kind in {"school_year", "term"}:
        return found._replace(unit=kind, last=line.hits[found.last].last)
    if kind == "stage":
        return found._replace(last=line.hits[found.last].last)
    return found if found.high is not None or _is_year(line, index) else None


def _is_year(line: Line, index: int) -> bool:
    """Whether a bare four-digit number is a year: what stands before it says so, or it stands alone in parentheses.
    English prints years bare and other numbers with a comma."""
    before, after = line.key(index - 1), line.key(index + 1)
    if before == "(" and after in {")", ","}:
        return True
    if line.words.month_first:
        year = line.year(index)
        return (year is not None and 1950 <= year <= 2100 and year % 1000 != 0
                and line.is_local("measure", index + 1) is None and line.is_local("measure", index - 1) is None)
    if line.before(line.words.prefixes, index) is None and line.before(line.words.parts, index) is None:
        return False
    return line.shape(index + 1) != "l" or line.is_local("after_year", index + 1) is not None


def _from_date(line: Line, index: int) -> Expr | None:
    """A date in digits alone. Without a year, only a word before it tells it from a ratio."""
    if line.is_local("number_sign", index - 1) is not None or line.key(index - 1) in {"/", "-"}:
        return None
    if (days := _closed_days(line, index)) is not None:
        return days
    found = day_month(line, index)
    if found is not None and found.year is not None:
        return None if line.key(found.last) == "/" else found
    prefix = line.before(line.words.prefixes, index)
    anchored = (prefix is not None and prefix[0] in {"as_of", "through", "since", "from", "before", "after"}) \
        or line.is_local("date_before", index - 1) is not None
    if found is not None and "." not in line.key(index):
        closed = line.key(index - 1) == "(" and line.key(found.last) == ")"
        if closed or (anchored and (found.day > found.nth or line.shape(found.last) != "l")):
            return found
        return None
    month, year = line.integer(index), line.year(index + 2)
    if month is not None and 1 <= month <= 12 and year is not None and line.key(index + 1) in {"/", "-"} \
            and line.key(index + 3) != "/" and (prefix is not None or line.key(index - 1) in {"(", "-", "–"}):
        return Expr(index, index + 3, "month", year, month)
    return None


def _closed_days(line: Line, index: int) -> Expr | None:
    """Days that share their month: in parentheses ("trong hai ngày (5-6/6)"), or behind "từ" ("từ 14 đến 16/3")."""
    first = line.integer(index)
    prefix = line.before(line.words.prefixes, index)
    after = line.is_local("both", index + 1) or line.is_local("range", index + 1)
    until = day_month(line, after) if after is not None else None
    bound = (line.key(index - 1) == "(" and until is not None and line.key(until.last) == ")") or \
        (prefix is not None and prefix[0] in {"since", "from"})
    if not bound or first is None or until is None or not 0 < first < until.day:
        return None
    return until._replace(first=index, day=first, high=until)


def span(line: Line, index: int, count: int, unit: str, after: int) -> Expr | None:
    """ "5 tháng đầu năm 2024", "the first five months of 2024", "3 năm qua", "5 years 2021-2025"."""
    which, first, last = "", index, after
    left = line.before(line.words.spans, index)
    right = line.after(line.words.spans, after) if not line.words.month_first else None
    if right is not None:
        which, last = right
    elif left is not None:
        which, first = left
    if unit == "year" and which not in {"past", "next", "last"}:
        years = year_range(line, after) if line.year(after) is not None else None
        return years._replace(first=index) if years is not None and years.high is not None else None
    if unit == "day" and which not in {"past", "next", "last"}:
        return None
    year, offset, tail = _span_year(line, last)
    if tail > last:
        last = tail
        if which in {"", "past"} and unit in {"month", "quarter"}:
            which = "first"
    elif which == "first" and right is not None:
        return None
    elif which == "last":
        which = "past"
    if not which and unit != "month":
        return None
    return Expr(first, last, unit + "s", year, length=count, span=which, offset=offset)


def _span_year(line: Line, index: int) -> tuple[int | None, int | None, int]:
    """The year of "N months": also a bare "năm" after "đầu"."""
    year, offset, last = year_tail(line, index)
    if last == index and line.kind(index) == "year":
        return None, 0, index + 1
    return year, offset, last


def _day_before_month(line: Line, index: int, day: int, last: int) -> Expr | None:
    """ "7 June 2023", "7th of June", "7-9 June", "12 tháng 10 năm 2017"."""
    if line.key(last) in {"st", "nd", "rd", "th"}:
        last += 1
    far = 0
    if line.key(last - 1) in DASHES:
        far = line.integer(last) or 0
        last += 1
    elif (after := line.is_local("range", last)) is not None and (line.integer(after) or 0) > day:
        far, last = line.integer(after) or 0, after + 1
    after = line.is_local("of", last)
    at = after if after is not None and line.key(last) != "," else last
    hit = line.hits.get(at)
    if hit is None or hit.entry.kind != "month" or (far and not day < far <= 31):
        return None
    month, last = hit.entry.value, hit.last
    if not month:
        number = line.number(last, 12)
        if number is None:
            return None
        month, last = number
    if not line.words.month_first and line.key(last) not in {"/", "-"} and line.kind(last) not in {"year", "relative"}:
        return None
    year, offset, last = year_tail(line, last)
    if not line.words.month_first and year is None and offset is None:
        return None
    found = Expr(index, last, "day", year, month, day, offset=offset)
    return found._replace(high=found._replace(day=far)) if far else found
