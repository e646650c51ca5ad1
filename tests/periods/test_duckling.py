"""The dates and periods of facebook/duckling that news prints."""

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.reading import periods_of

DAYS = r"(\d+), (\d+), (\d+)"
RESOLVED = re.compile(rf"datetime(?:Interval)? \(\(?{DAYS}, .* (Day|Week|Month|Quarter|Year)$")
PUBLISHED = datetime(2017, 2, 2, 3, 55)

# What news does not print so, or what duckling settles in another way:
# - words alone that are ordinals or homographs in running text ("thứ 3" third, "7/3" seven thirds);
# - days of the week "next" and "last" without a week or a date; seasons and Christmas; the first week of a month;
# - a month, quarter or day long after publication without a year: duckling takes the next one, news the last one.
LEFT_OUT = {
    "thứ 2", "thứ hai", "thứ 3", "thứ ba", "chủ nhật", "chúa nhật", "7/3", "07/03", "thứ ba vừa rồi", "thứ ba tới",
    "thứ sáu tới", "thứ hai tới", "thứ 2 tới", "tuần đầu tiên của tháng 9 năm 2017", "mùa hè này", "mùa hè năm nay",
    "mùa đông này", "giáng sinh", "ngày giáng sinh", "ngày 12/10",
}


def cases(shared: Path) -> list[tuple[str, date]]:
    found = []
    for line in (shared / "conformance" / "duckling_Time_VI.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        match = RESOLVED.match(case["resolved"])
        if match and case["text"] not in LEFT_OUT:
            found.append((case["text"], date(int(match[1]), int(match[2]), int(match[3]))))
    return found


def test_the_vietnamese_dates_that_news_prints(shared: Path) -> None:
    wrong = [(text, start) for text, start in cases(shared)
             if (found := periods_of(text, "vi", PUBLISHED)) == [] or found[0].start != start]
    assert wrong == []
    assert len(cases(shared)) >= 85


@pytest.mark.parametrize("text", sorted(LEFT_OUT))
def test_what_is_left_out_raises_nothing(text: str) -> None:
    periods_of(text, "vi", PUBLISHED)
