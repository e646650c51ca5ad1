"""Printed and given times of publication, as intervals of naive time in Asia/Ho_Chi_Minh."""

from calendar import monthrange
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple, Self

import re2

from pipeline.lexicon.page import Page
from pipeline.lexicon.words import fold

HO_CHI_MINH = timezone(timedelta(hours=7))  # no daylight saving since 1975
_LONGEST = 200  # characters in which a time is looked for

_TIME = re2.compile(
    r"(?i)\b([01]?\d|2[0-3])(?::|h|g)([0-5]\d)(?:[:.]([0-5]\d)(?:[.,]\d{1,9})?)?\s*(?:(am|pm|sa|ch)\b|(z)\b|\b)")
_HOUR = re2.compile(r"(?i)\b(1[0-2]|[1-9])\s*(am|pm)\b")
_OFFSET = re2.compile(r"(?i)(?:\b(?:gmt|utc)\s*)?([+-])\s?(\d{1,2})(?::?(\d{2}))?\b")
_UTC = re2.compile(r"(?i)^\s*(?:gmt|utc)\b")
_DAY_MONTH_YEAR = re2.compile(r"\b(\d{1,2})\s?[/.\-–]\s?(\d{1,2})\s?[/.\-–]\s?((?:19|20)\d{2})\b")
_YEAR_MONTH_DAY = re2.compile(r"\b((?:19|20)\d{2})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:\b|T)")
_VIETNAMESE = re2.compile(r"(?i)\b(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\S+?)\s*(?:,|năm)?\s*((?:19|20)\d{2})\b")
_MONTH_YEAR = re2.compile(r"(?i)\btháng\s+(\d{1,2})\s*(?:/|-|,|năm)?\s*((?:19|20)\d{2})\b")
_COMPACT = re2.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?$")
_SECONDS = re2.compile(r"^\d{9,10}(?:\.\d+)?$|^\d{12,13}$")
_IN_URL = re2.compile(
    r"[/_.-]((?:19|20)\d{2})(?:/(\d{1,2})/(\d{1,2})/|-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])"
    r"(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d)\d{0,3})?(?:[/._-]|$))")


class Interval(NamedTuple):
    """From the first to the last moment that a time may mean, inclusive; a day is 00:00:00 to 23:59:59."""

    first: datetime
    last: datetime

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Self | None:
        """The whole day; None where there is no such day."""
        try:
            first = datetime(year, month, day)
        except ValueError:
            return None
        return cls(first, first.replace(hour=23, minute=59, second=59))

    @classmethod
    def month(cls, year: int, month: int) -> Self | None:
        """The whole month; None where there is no such month."""
        if not 1 <= month <= 12:
            return None
        return cls(datetime(year, month, 1), datetime(year, month, monthrange(year, month)[1], 23, 59, 59))

    def at(self, hour: int, minute: int, second: int) -> "Interval":
        """A moment of the day; midnight stands for the whole day: so writers fill a date without a time."""
        if not (hour or minute or second):
            return self
        moment = self.first.replace(hour=hour, minute=minute, second=second)
        return Interval(moment, moment)


class Printed(NamedTuple):
    """A time found in a line: the interval, and the line without it."""

    interval: Interval
    rest: str


def find_time(line: str, page: Page) -> Printed | None:
    """The time of publication that a line prints, with at least month and year; None where there is none.

    "June 7, 2023 19:44", "07/06/2023 19:44 GMT+7", "Thứ Sáu, 17/12/2021 | 08:30", "ngày 7 tháng 6 năm 2023": a day
    between slashes stands before the month, as Vietnamese outlets print it, unless that gives no date. A printed offset
    is converted.
    """
    line = line[:_LONGEST]
    found = _date(line, page)
    if found is None:
        return None
    interval, start, end = found
    before, after = line[:start], line[end:]
    clock = _clock(after)
    if clock is not None:
        rest, zone = f"{before}\n{after[:clock.start]}", after[clock.end:]
    else:
        clock = _clock(before)
        rest, zone = (f"{before[:clock.start]} {before[clock.end:]}\n", after) if clock is not None else (before, after)
    if clock is None or interval.first.date() != interval.last.date():
        return Printed(interval, f"{before}\n{after}")
    moment = interval.at(clock.hour, clock.minute, clock.second)
    offset, zone = (timedelta(), zone) if clock.utc else _offset(zone)
    if offset is not None and moment.first == moment.last:
        moment = _shifted(moment, offset)
    return Printed(moment, f"{rest} {zone}")


def given_time(value: str, page: Page) -> Interval | None:
    """The time that a record's metadata gives in any usual spelling; None where it cannot be read.

    ISO 8601, RFC 2822, seconds or milliseconds since 1970, and all that pages print.
    """
    value = value.strip()[:_LONGEST]
    if _SECONDS.search(value):
        moment = _epoch(float(value))
        return None if moment is None else Interval(moment, moment)
    if compact := _COMPACT.search(value):
        year, month, day, hour, minute, second = (int(part or 0) for part in compact.groups())
        interval = Interval.day(year, month, day)
        if interval is not None and compact.group(4) and hour < 24 and minute < 60 and second < 60:
            return interval.at(hour, minute, second)
        return interval
    found = find_time(value, page)
    return None if found is None else found.interval


def url_time(url: str) -> Interval | None:
    """The day that an address holds: /2024/07/15/, /20240715/, or -20241216233012557.htm with the time of day."""
    found = _IN_URL.search(url)
    if found is None:
        return None
    year, *parts = found.groups()
    month, day = (parts[0], parts[1]) if parts[0] else (parts[2], parts[3])
    interval = Interval.day(int(year), int(month), int(day))
    if interval is not None and parts[4]:
        return interval.at(int(parts[4]), int(parts[5]), int(parts[6]))
    return interval


def _date(line: str, page: Page) -> tuple[Interval, int, int] | None:
    """The first date of a line with its place."""
    for pattern, read in ((_YEAR_MONTH_DAY, (0, 1, 2)), (_DAY_MONTH_YEAR, (2, 1, 0))):
        for match in pattern.finditer(line):
            year, month, day = (int(match.group(index + 1)) for index in read)
            interval = Interval.day(year, month, day) or Interval.day(year, day, month)
            if interval is not None:
                return interval, match.start(), match.end()
    return _named_month(line, page)


def _named_month(line: str, page: Page) -> tuple[Interval, int, int] | None:
    words = _words(page)
    if match := _VIETNAMESE.search(line):
        name = fold(match.group(2))
        month = int(name) if name.isdigit() else words.months.get(f"thang {name}", 0)
        interval = Interval.day(int(match.group(3)), month, int(match.group(1))) if month else None
    elif match := words.month_day.search(line):
        interval = Interval.day(int(match.group(3)), words.months[fold(match.group(1))], int(match.group(2)))
    elif match := words.day_month.search(line):
        interval = Interval.day(int(match.group(3)), words.months[fold(match.group(2))], int(match.group(1)))
    elif match := _MONTH_YEAR.search(line):
        interval = Interval.month(int(match.group(2)), int(match.group(1)))
    elif match := words.month_year.search(line):
        interval = Interval.month(int(match.group(2)), words.months[fold(match.group(1))])
    else:
        return None
    return None if interval is None else (interval, match.start(), match.end())


class _Months(NamedTuple):
    months: dict[str, int]
    month_day: "re2._Regexp[str]"
    day_month: "re2._Regexp[str]"
    month_year: "re2._Regexp[str]"


@cache
def _words(page: Page) -> _Months:
    months = {fold(name): number for name, number in page.months}
    name = "|".join(sorted((re2.escape(name) for name, _ in page.months), key=len, reverse=True))
    return _Months(
        months,
        re2.compile(rf"(?i)\b({name})\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{{2}})\b"),
        re2.compile(rf"(?i)\b(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?({name})\.?,?[\s-]+((?:19|20)\d{{2}})\b"),
        re2.compile(rf"(?i)\b({name})\.?,?\s+((?:19|20)\d{{2}})\b"),
    )


class _Clock(NamedTuple):
    """A time of day and where in its part of the line it stands. utc: a Z follows."""

    hour: int
    minute: int
    second: int
    utc: bool
    start: int
    end: int


def _clock(part: str) -> _Clock | None:
    if match := _TIME.search(part):
        hour, minute, second, half, zulu = match.groups()
    elif match := _HOUR.search(part):
        (hour, half), minute, second, zulu = match.groups(), None, None, None
    else:
        return None
    hours = int(hour)
    if half and half.lower() in ("pm", "ch") and hours < 12:
        hours += 12
    elif half and half.lower() in ("am", "sa") and hours == 12:
        hours = 0
    return _Clock(hours, int(minute or 0), int(second or 0), bool(zulu), match.start(), match.end())


def _offset(zone: str) -> tuple[timedelta | None, str]:
    """The offset printed behind a time of day, and what stands there beside it."""
    match = _OFFSET.search(zone)
    if match is not None and int(match.group(2)) <= 14:
        offset = timedelta(hours=int(match.group(2)), minutes=int(match.group(3) or 0))
        return (offset if match.group(1) == "+" else -offset), zone[: match.start()] + zone[match.end():]
    utc = _UTC.search(zone)
    return (timedelta(), zone[utc.end():]) if utc else (None, zone)


def _shifted(moment: Interval, offset: timedelta) -> Interval:
    try:
        local = moment.first - offset + timedelta(hours=7)
    except OverflowError:
        return moment
    return Interval(local, local)


def _epoch(seconds: float) -> datetime | None:
    if seconds > 1e11:
        seconds /= 1000
    moment = datetime.fromtimestamp(seconds, UTC).astimezone(HO_CHI_MINH)
    return moment.replace(tzinfo=None, microsecond=0)
