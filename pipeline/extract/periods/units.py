"""Periods that begin with a word of their own: months, quarters, halves, years, days of the week, "now", "cùng kỳ"."""

from pipeline.extract.periods.line import Expr, Line
from pipeline.extract.periods.numeric import day_month, dotted_year, span, year_range, year_tail
from pipeline.lexicon.trie import Hit

FIVE = 5  # the other sense of "năm"
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def from_word(line: Line, hit: Hit) -> Expr | None:
    """The expression that begins with a period word, or None when what follows makes none."""
    for core in hit.entries:
        if core.kind in {"now", "same", "comparison", "year_to_date"}:
            return Expr(hit.first, hit.last, core.kind, code=core.code)
        if core.kind == "spoken":
            return Expr(hit.first, hit.last, core.unit, offset=0, span="spoken")
        if core.kind == "cumulative":
            return _cumulative(line, hit)
        if core.kind == "relative":
            printed = _year(line, hit) if core.unit == "year" else _named_day(line, hit) if core.unit == "day" else None
            return printed or Expr(hit.first, hit.last, core.unit, offset=core.value)
        parse = _PARSERS.get(core.kind)
        found = parse(line, hit) if parse is not None else None
        if found is not None:
            return found
    return None


def _named_day(line: Line, hit: Hit) -> Expr | None:
    """ "sáng nay, 28.6", "hôm qua (7/6)", "hôm nay 31/5": the day itself is printed behind."""
    found = day_month(line, hit.last + (line.key(hit.last) in {",", "("}))
    return found._replace(first=hit.first) if found is not None else None


def _year(line: Line, hit: Hit) -> Expr | None:
    if line.year(hit.last) is None:
        months = line.is_local("unit_month", hit.last)
        if months is not None and line.after(line.words.spans, months) is not None:
            return span(line, hit.first, FIVE, "month", months)  # "năm tháng đầu năm"
        return _current(line, hit)
    return year_range(line, hit.last)._replace(first=hit.first)


def _current(line: Line, hit: Hit) -> Expr | None:
    """ "trong năm", "trong tháng": the unit spoken of before, or that of publication."""
    if hit.entry.kind == "relative" or line.is_local("within", hit.first - 1) is None:
        return None
    return Expr(hit.first, hit.last, hit.entry.kind, offset=0, span="spoken")


def _cumulative(line: Line, hit: Hit) -> Expr | None:
    """ "lũy kế đạt 5 tỷ đồng": from the beginning of the year to the end of the period spoken of before; None where a
    period follows."""
    prefix = line.after(line.words.prefixes, hit.last)
    if _begins(line, hit.last) or (prefix is not None and _begins(line, prefix[1])):
        return None
    return Expr(hit.first, hit.last, "cumulative")


def _begins(line: Line, index: int) -> bool:
    """Whether a period may begin at a token: a word of one, a date, or a number of months."""
    if index in line.hits:
        return True
    counted = line.is_local("unit_month", index + 1) is not None or line.key(index + 1) in {"/", "-", "."}
    return counted and (index in line.small or line.integer(index) is not None)


def _month(line: Line, hit: Hit) -> Expr | None:
    """ "tháng 5/2023", "tháng Năm", "June 2023", "June 7, 2023", "June 7-9"."""
    month, last = hit.entry.value, hit.last
    if not month:
        if (dotted := dotted_year(line, last, 12)) is not None:
            return Expr(hit.first, last + 1, "month", dotted[1], dotted[0])
        number = line.number(last, 12)
        if number is None:
            return _current(line, hit)
        month, last = number
    elif line.words.month_first:
        day = _day_after_month(line, month, hit)
        if day is not None:
            return day
        if line.is_local("month_homograph", hit.first) and not _anchored(line, hit):
            return None
    year, offset, last = year_tail(line, last)
    return Expr(hit.first, last, "month", year, month, offset=offset)


def _anchored(line: Line, hit: Hit) -> bool:
    """Whether the words beside a capitalised "May" or "March" say that it is the month."""
    return (line.before(line.words.prefixes, hit.first) is not None
            or line.before(line.words.parts, hit.first) is not None
            or line.year(hit.last) is not None or line.is_local("range", hit.first - 1) is not None)


def _day_after_month(line: Line, month: int, hit: Hit) -> Expr | None:
    """ "June 7", "June 7-9, 2023", "June 7 and 8"."""
    day = line.integer(hit.last)
    if day is None or not 1 <= day <= 31 or line.is_local("measure", hit.last + 1) is not None:
        return None
    last = hit.last + 1
    if line.key(last) in {"st", "nd", "rd", "th"}:
        last += 1
    far = 0
    after = line.is_local("range", last) or line.is_local("both", last)
    if after is not None:
        until = line.integer(after)
        if until is not None and day < until <= 31 and line.kind(after + 1) != "month":
            far, last = until, after + 1
    year, offset, last = year_tail(line, last)
    first = Expr(hit.first, last, "day", year, month, day, offset=offset)
    return first._replace(high=first._replace(day=far)) if far else first


def _quarter(line: Line, hit: Hit) -> Expr | None:
    """ "quý I/2024", "quý 1 năm 2024", "Q1 2024", "first quarter of 2024", "quý I và II"."""
    index, last = hit.entry.value, hit.last
    far = 0
    if not index:
        if (dotted := dotted_year(line, last, 4)) is not None:
            return Expr(hit.first, last + 1, "quarter", dotted[1], dotted[0])
        index = ROMAN.get(line.key(last), 0) or (line.number(last, 4) or (0, 0))[0]
        if not index or (line.words.month_first and not line.tokens.glued(last)):
            return None
        last += 1
        after = line.is_local("range", last) or line.is_local("both", last)
        if after is not None:
            far = ROMAN.get(line.key(after), 0) or (line.number(after, 4) or (0, 0))[0]
            if far > index and line.is_local("unit_month", after + 1) is None:
                last = after + 1
            else:
                far = 0
    year, offset, last = year_tail(line, last)
    found = Expr(hit.first, last, "quarter", year, index, offset=offset)
    return found._replace(high=found._replace(nth=far)) if far else found


def _half(line: Line, hit: Hit) -> Expr | None:
    """ "nửa đầu năm 2024", "first half of the year", "H1 2024"."""
    index, last = hit.entry.value, hit.last
    if not index:
        number = line.number(last, 2)
        if number is None or not line.tokens.glued(last):
            return None
        index, last = number
    year, offset, last = year_tail(line, last, overlap=True)
    return Expr(hit.first, last, "half", year, index, offset=offset)


def _half_month(line: Line, hit: Hit) -> Expr | None:
    number = line.number(hit.last, 12)
    if number is None:
        return None
    month, last = number
    year, offset, last = year_tail(line, last)
    first, until = (1, 15) if hit.entry.value == 1 else (16, 0)
    found = Expr(hit.first, last, "day", year, month, first, offset=offset)
    return found._replace(high=found._replace(day=until, part="" if until else "end"))


def _day(line: Line, hit: Hit) -> Expr | None:
    """ "ngày 7 tháng 6 năm 2023", "ngày 7/6", "chiều 16-12", "ngày 30"."""
    found = day_month(line, hit.last)
    if found is not None:
        return found._replace(first=hit.first)
    number = line.number(hit.last, 31)
    if number is None:
        return None
    day, last = number
    if line.kind(last) == "month":
        month = _month(line, line.hits[last])
        if month is not None and month.unit == "month":
            return month._replace(first=hit.first, unit="day", day=day)
    listed = line.is_local("both", last) or line.is_local("range", last)
    return Expr(hit.first, last, "day", day=day) if listed is not None else None


def _weekday(line: Line, hit: Hit) -> Expr | None:
    """ "thứ hai ngày 8/7", "thứ sáu tuần trước", "on Tuesday"."""
    after = hit.last + (line.key(hit.last) in {",", "("})
    if line.kind(after) in {"day", "month"}:
        day = from_word(line, line.hits[after])
        if day is not None and day.unit == "day":
            return day._replace(first=hit.first)
    bare = day_month(line, after)
    if bare is not None:
        return bare._replace(first=hit.first)
    week = line.is_local("of", hit.last) or hit.last
    if line.kind(week) == "relative" and line.hits[week].entry.unit == "week":
        offset = line.hits[week].entry.value
        return Expr(hit.first, line.hits[week].last, "weekday", nth=hit.entry.value, offset=offset)
    if line.words.month_first:
        return Expr(hit.first, hit.last, "weekday", nth=hit.entry.value)
    return None


def _stage(line: Line, hit: Hit) -> Expr | None:
    """ "giai đoạn 2021 - 2025", "the period from 2018 to 2023"."""
    after = hit.last
    while (gap := line.is_local("stage_gap", after)) is not None:
        after = gap
    if line.year(after) is None:
        return None
    return year_range(line, after)._replace(first=hit.first)


def _term(line: Line, hit: Hit) -> Expr | None:
    found = _stage(line, hit)
    return found._replace(unit="term") if found is not None else None


def _school_year(line: Line, hit: Hit) -> Expr | None:
    found = _stage(line, hit)
    return found._replace(unit="school_year") if found is not None else None


def _same_period(line: Line, hit: Hit) -> Expr | None:
    year, offset, last = year_tail(line, hit.last, overlap=True)
    return Expr(hit.first, last, "same_period", year, offset=offset)


def _start_of_year(line: Line, hit: Hit) -> Expr | None:
    year, offset, last = year_tail(line, hit.last, overlap=True)
    return Expr(hit.first, last, "start_of_year", year, offset=offset)


_PARSERS = {
    "year": _year, "month": _month, "quarter": _quarter, "half": _half, "half_month": _half_month, "day": _day,
    "weekday": _weekday, "stage": _stage, "term": _term, "school_year": _school_year, "same_period": _same_period,
    "start_of_year": _start_of_year,
}
