"""Reviewed decisions stand above the rules."""

from pathlib import Path

import pytest

from pipeline.lexicon.files import LexiconError
from pipeline.lexicon.overrides import overrides, read_overrides
from pipeline.records import Decision, Override
from pipeline.resolve.overrides import apply

RULES = [Decision("person", "2", "1", "same_post"), Decision("person", "3", "1", "same_body"),
         Decision("organization", "9", "8", "same_name")]


def test_without_overrides_the_decisions_of_the_kind_stay_as_they_are() -> None:
    assert apply("person", RULES, []) == RULES[:2]


def test_a_merge_joins_two_groups_under_the_smallest_id() -> None:
    merged = apply("person", RULES, [Override("merge", "person", "5", "3", "one career, seen in both articles")])
    assert {(d.old_id, d.new_id) for d in merged} == {("2", "1"), ("3", "1"), ("5", "1")}
    assert {d.rule for d in merged if d.old_id == "5"} == {"override"}


def test_a_merge_moves_a_whole_group() -> None:
    merged = apply("person", RULES, [Override("merge", "person", "0", "2", "one career, seen in both articles")])
    assert {(d.old_id, d.new_id) for d in merged} == {("1", "0"), ("2", "0"), ("3", "0")}


def test_a_split_takes_its_right_id_out_of_the_group() -> None:
    split = apply("person", RULES, [Override("split", "person", "1", "3", "father and son of one name")])
    assert [(d.old_id, d.new_id) for d in split] == [("2", "1")]


def test_a_split_of_the_id_that_names_the_group_renames_the_rest() -> None:
    split = apply("person", RULES, [Override("split", "person", "2", "1", "father and son of one name")])
    assert [(d.old_id, d.new_id) for d in split] == [("3", "2")]


def test_overrides_of_another_kind_change_nothing() -> None:
    assert apply("person", RULES, [Override("merge", "organization", "2", "9", "not of this kind")]) == RULES[:2]


def test_the_file_of_the_package_can_be_read() -> None:
    assert all(o.action in ("merge", "split") for o in overrides())


HEADER = "action,kind,left_id,right_id,reason\n"


@pytest.mark.parametrize(("row", "reason"), [
    ("join,person,1,2,because of the evidence\n", r"overrides.csv, line 2: action"),
    ("merge,person,1,1,because of the evidence\n", r"overrides.csv, line 2: .*both ids are the same"),
    ("merge,person,1,2,so\n", r"overrides.csv, line 2: reason"),
    ("merge,person,1,2,because of the evidence\nsplit,person,2,1,because of the evidence\n", r"line 3: there is a decision on"),
])
def test_a_wrong_row_stops_the_load(tmp_path: Path, row: str, reason: str) -> None:
    file = tmp_path / "overrides.csv"
    file.write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(LexiconError, match=reason):
        read_overrides(file)
