"""What is shown of rows: hostile text stays text."""

from pipeline.defs.tables import preview


def test_rows_become_a_markdown_table():
    assert preview(("a", "b"), [(1, None), ("x", 2.5)]).splitlines() == ["| a | b |", "| --- | --- |", "| 1 |  |", "| x | 2.5 |"]


def test_no_rows_are_said_to_be_none():
    assert preview(("a",), []) == "no rows"


def test_markup_in_a_cell_is_inert():
    shown = preview(("a",), [("<script>alert(1)</script> [x](javascript:y) | `z` **b**",)]).splitlines()[2]
    assert not set(shown[2:-2]) & set("<>|`*[]()")


def test_a_long_cell_is_cut_and_kept_on_its_line():
    shown = preview(("a",), [("line\n" * 1000,)])
    assert len(shown.splitlines()) == 3
    assert len(shown) < 120
