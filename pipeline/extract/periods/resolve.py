"""From what is printed to days: a year left out comes from the day of publication or the text, never from a clock."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from pipeline.extract.periods.line import Expr

Interval = tuple[date | None, date | None]


class Anchor(NamedTuple):
    """What relative expressions are told from.

    published: day of publication, None when unknown. year: the year the text speaks of here.
    """

    published: date | None
    year: int | None


def resolve(expr: Expr, anchor: Anchor) -> tuple[Interval, str]:
    """The first and last day of an expression and the rule: printed, publication (told from the day of publication) or
    article (the year printed elsewhere in the text). An end the text leaves open is None; so are both where the year is
    unknown."""
    rule = _rule(expr, anchor)
    if expr.high is not None:
        if expr.unit == "school_year" and expr.year is not None:
            until = expr.high.year
            return (_day(expr.year, 9, 1), _day(until, 5, 31) if until else None), rule
        start, _ = _interval(expr._replace(high=None, role="", part=expr.part if expr.part != "end" else ""), anchor)
        _, end = _interval(_completed(expr, expr.high, anchor), anchor)
        if start is not None and end is not None and end < start and expr.year is None and expr.high.year is None:
            start = _shifted(start, -1)
        return (start, end), rule
    start, end = _interval(expr, anchor)
    if expr.role in {"since", "from"}:
        now = anchor.published
        start = end if expr.part == "end" else start
        return (start, now if now is not None and start is not None and start <= now else None), rule
    if expr.role == "before" and start != end:
        return (None, end), rule
    if expr.role == "after":
        return (start, None), rule
    if end is not None and start is not None and (expr.part == "end" or (expr.role == "as_of" and expr.unit in _WHOLE)):
        start = end
    return (start, end), rule


_WHOLE = frozenset({"day", "week", "months", "quarters"})


def _completed(expr: Expr, high: Expr, anchor: Anchor) -> Expr:
    """The far end with the year of the near end where it prints none."""
    if high.year is None and high.offset is None and high.unit != "now":
        return high._replace(year=expr.year, offset=expr.offset)
    return high


def _rule(expr: Expr, anchor: Anchor) -> str:
    if expr.unit == "now" or expr.offset is not None or expr.span in {"past", "next"}:
        return "publication"
    if expr.year is None and not (expr.high is not None and expr.high.year is not None):
        return "publication" if anchor.published is not None else "article"
    return "printed"


def _interval(expr: Expr, anchor: Anchor) -> Interval:
    if expr.unit == "now":
        return anchor.published, anchor.published
    if expr.unit in {"comparison", "same", "cumulative"}:
        return None, None
    if expr.unit == "weekday":
        return _weekday(expr, anchor)
    if expr.unit == "week" or (expr.unit == "day" and expr.offset is not None and not expr.day):
        return _near(expr, anchor)
    if expr.span in {"past", "next"} and expr.offset is None and expr.year is None:
        return _counted_from_now(expr, anchor)
    if expr.unit in {"month", "quarter"} and expr.offset is not None and not expr.nth:
        return _relative_part(expr, anchor)
    year = _year(expr, anchor)
    if year is None:
        return None, None
    return _within(expr, year, anchor)


def _within(expr: Expr, year: int, anchor: Anchor) -> Interval:
    """The days of an expression in a known year."""
    unit, index = expr.unit, expr.nth
    if unit == "day":
        if not index:
            index = anchor.published.month if anchor.published is not None else 0
        day = _day(year, index, expr.day) if expr.day else _last_of_month(year, index)
        return day, day
    if unit == "month":
        return _months(year, index, index)
    if unit == "quarter":
        return _months(year, 3 * index - 2, 3 * index)
    if unit == "half":
        return _months(year, 6 * index - 5, 6 * index)
    if unit in {"months", "quarters"}:
        count = min(12, expr.length * (3 if unit == "quarters" else 1))
        return _months(year, 13 - count, 12) if expr.span == "last" else _months(year, 1, count)
    if unit == "school_year":
        return _day(year, 9, 1), _day(year + 1, 5, 31)
    if unit == "year_to_date":
        return _day(year, 1, 1), anchor.published
    if unit == "start_of_year" and expr.role in {"since", "from"}:
        return _day(year, 1, 1), anchor.published
    return _day(year, 1, 1), _day(year, 12, 31)


def _year(expr: Expr, anchor: Anchor) -> int | None:
    """The year of an expression: printed, told from publication, or the one the text speaks of.

    A month that would lie eight months or more after publication is the year before's ("tháng 12" in January); one that
    must lie ahead ("before ...") is not moved.
    """
    if expr.year is not None:
        return expr.year
    published = anchor.published
    if published is None:
        return anchor.year if expr.offset in {None, 0} else None
    year = published.year + (expr.offset or 0)
    if expr.offset is None and expr.role != "before":
        month = {"day": expr.nth, "month": expr.nth, "quarter": 3 * expr.nth, "half": 6 * expr.nth,
                 "months": expr.length if expr.span != "last" else 0, "quarters": 3 * expr.length}.get(expr.unit, 0)
        if month - published.month >= 8:
            return year - 1
    return year


def _weekday(expr: Expr, anchor: Anchor) -> Interval:
    """A day of the week: of the named week, else the last one up to the day of publication."""
    if anchor.published is None:
        return None, None
    if expr.offset is not None:
        monday = anchor.published - timedelta(days=anchor.published.weekday())
        day = monday + timedelta(days=7 * expr.offset + expr.nth)
    else:
        day = anchor.published - timedelta(days=(anchor.published.weekday() - expr.nth) % 7)
    return day, day


def _near(expr: Expr, anchor: Anchor) -> Interval:
    if anchor.published is None or expr.offset is None:
        return None, None
    if expr.unit == "day":
        day = anchor.published + timedelta(days=expr.offset)
        return day, day
    monday = anchor.published + timedelta(days=7 * expr.offset - anchor.published.weekday())
    return monday, monday + timedelta(days=6)


def _relative_part(expr: Expr, anchor: Anchor) -> Interval:
    """ "tháng trước", "next quarter"."""
    if anchor.published is None or expr.offset is None:
        return None, None
    size = 3 if expr.unit == "quarter" else 1
    first = (anchor.published.year * 12 + anchor.published.month - 1) // size * size + expr.offset * size
    return _months(first // 12, first % 12 + 1, first % 12 + size)


def _counted_from_now(expr: Expr, anchor: Anchor) -> Interval:
    """ "3 năm qua", "2 tháng tới": whole units before or after the one of publication.

    "9 tháng qua" in an article of September or October is the year's first nine months.
    """
    now, count = anchor.published, expr.length
    if now is None:
        return None, None
    ahead = expr.span == "next"
    if expr.unit == "days":
        start = now + timedelta(days=1 if ahead else -count)
        return start, start + timedelta(days=count - 1)
    if expr.unit == "weeks":
        start = now + timedelta(days=-now.weekday() + (7 if ahead else -7 * count))
        return start, start + timedelta(days=7 * count - 1)
    if expr.unit == "years":
        first = now.year + 1 if ahead else now.year - count
        return _day(first, 1, 1), _day(first + count - 1, 12, 31)
    months = count * (3 if expr.unit == "quarters" else 1)
    if not ahead and months >= 3 and now.month in {months, months + 1}:
        return _months(now.year, 1, months)
    base = now.year * 12 + now.month - 1 + (1 if ahead else -months)
    return _month_start(base), _month_start(base + months) - timedelta(days=1)


def _month_start(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def _months(year: int, first: int, last: int) -> Interval:
    return _day(year, first, 1), _last_of_month(year, last)


def _last_of_month(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    """A day, or None for one the calendar does not have (a misprint such as 31/4)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shifted(day: date, years: int) -> date | None:
    return _day(day.year + years, day.month, min(day.day, 28) if day.month == 2 else day.day)
