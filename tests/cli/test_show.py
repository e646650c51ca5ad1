"""Rows on stdout: a table for people, JSON and CSV for programs."""

import json
from datetime import date, datetime
from decimal import Decimal

import pytest

from pipeline.cli._show import MOST, as_csv, as_json, as_table

NAMES = ["name", "value", "day", "note"]
ROWS = [
    ("kim ngạch, xuất khẩu", Decimal("892300000.000000000"), date(2023, 5, 31), None),
    ('nói "vượt"', Decimal("35.7"), datetime(2023, 6, 7, 19, 44), "two\nlines"),
]


def test_json_keeps_numbers_as_numbers(capsys: pytest.CaptureFixture[str]):
    as_json(NAMES, ROWS)
    assert json.loads(capsys.readouterr().out) == [
        {"name": "kim ngạch, xuất khẩu", "value": 892300000, "day": "2023-05-31", "note": None},
        {"name": 'nói "vượt"', "value": 35.7, "day": "2023-06-07 19:44:00", "note": "two\nlines"},
    ]


def test_csv_quotes_what_needs_it_and_leaves_null_empty(capsys: pytest.CaptureFixture[str]):
    as_csv(NAMES, ROWS)
    assert capsys.readouterr().out == (
        "name,value,day,note\n"
        '"kim ngạch, xuất khẩu",892300000,2023-05-31,\n'
        '"nói ""vượt""",35.7,2023-06-07 19:44:00,"two\nlines"\n'
    )


def test_no_text_in_csv_is_a_formula(capsys: pytest.CaptureFixture[str]):
    as_csv(["a", "b", "c", "d", "e"], [("=1+1", "+84 905", "-x", -5, "-5%")])
    assert capsys.readouterr().out == "a,b,c,d,e\n'=1+1,+84 905,'-x,-5,-5%\n"


def test_no_rows_are_an_empty_array_and_a_header(capsys: pytest.CaptureFixture[str]):
    as_json(NAMES, [])
    as_csv(NAMES, [])
    assert capsys.readouterr().out == "[]\nname,value,day,note\n"


def test_a_table_outside_a_terminal_cuts_nothing(capsys: pytest.CaptureFixture[str]):
    long = "x" * 500
    as_table(["a", "b"], [(long, 36_539_000_000_000)])
    out = capsys.readouterr().out
    assert long in out
    assert "36,539,000,000,000" in out


def test_markup_in_a_cell_is_text(capsys: pytest.CaptureFixture[str]):
    as_table(["a"], [("[red]x[/red] [link=file:///etc/passwd]y[/link]",)])
    assert "[red]x[/red] [link=file:///etc/passwd]y[/link]" in capsys.readouterr().out


def test_a_table_keeps_a_row_on_a_line(capsys: pytest.CaptureFixture[str]):
    as_table(NAMES, ROWS)
    assert len(capsys.readouterr().out.strip().splitlines()) == 3  # header, two rows


@pytest.mark.parametrize(("value", "shown"), [
    (36_539_000_000_000.0, "36,539,000,000,000"), (12_345.678, "12,345.68"), (42.98, "42.98"), (2023, "2023"),
    (5.0, "5"), (Decimal("0.500000000"), "0.5"), (None, ""), (True, "True"),
])
def test_numbers_are_shown_for_people(value: object, shown: str, capsys: pytest.CaptureFixture[str]):
    as_table(["v"], [(value,)])
    assert capsys.readouterr().out.splitlines()[1].strip() == shown


def test_a_table_ends_where_nobody_reads_on_and_says_so(capsys: pytest.CaptureFixture[str]):
    as_table(["n"], ((number,) for number in range(MOST + 1)))
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 1 + MOST
    assert "--csv" in shown.err


def test_exactly_as_many_rows_as_are_shown_are_all(capsys: pytest.CaptureFixture[str]):
    as_table(["n"], ((number,) for number in range(MOST)))
    assert capsys.readouterr().err == ""
