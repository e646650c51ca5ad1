"""source_agreement: the same indicator and place told by two documents."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.models.world import YEAR, World

Rows = Callable[..., list[dict[str, Any]]]


def parks(value: str, document: str, period: str | None = None, world: World | None = None, **values: Any) -> World:
    world = world or World()
    if "core.entities" not in world.rows:
        world.add("core.entities", entity_id="nghe-an", name="Nghệ An")
    values = {"indicator_id": "parks", "unit": "count"} | values
    return world.document(document).figure(f"f{document}", value, period=period, document_id=document, **values)


def rate(value: str, document: str, period: str, world: World | None = None, **values: Any) -> World:
    """Growth on the year before."""
    values = {"indicator_id": "growth", "unit": "percent", "kind": "change", "direction": "up"} | values
    return parks(value, document, period, world, basis="same_period_last_year", **values)


class TestSourceAgreement:
    def test_the_same_value_agrees(self, rows: Rows) -> None:
        (row,) = rows(parks("18", "d2", "2024-06-30", parks("18", "d1", "2024-06-30")), "source_agreement")
        assert row["agreement"] == "agrees"

    def test_another_date_may_explain_another_value(self, rows: Rows) -> None:
        (row,) = rows(parks("18", "d2", "2024-06-30", parks("14", "d1", "2023-12-31")), "source_agreement")
        assert row["agreement"] == "differs_as_of"

    def test_a_companion_that_did_not_move_rules_the_date_out(self, rows: Rows) -> None:
        world = parks("18", "d2", "2024-06-30", parks("14", "d1", "2023-12-31"))
        for document in ("d1", "d2"):
            world.figure(f"a{document}", "3676", "hectare", document_id=document).link(f"f{document}", "companion_of", f"a{document}")
        found = rows(world, "source_agreement")
        assert [(r["agreement"], r["companion_value"]) for r in found] == [("contradicts", 3676)]

    def test_an_unknown_date_is_no_contradiction(self, rows: Rows) -> None:
        (row,) = rows(parks("18", "d2", None, parks("14", "d1", "2023-12-31")), "source_agreement")
        assert row["agreement"] == "differs_as_of"

    def test_other_words_are_another_scope(self, rows: Rows) -> None:
        world = parks("18", "d2", "2023-12-31", parks("14", "d1", "2023-12-31", indicator="industrial parks"),
                      indicator="industrial parks and clusters")
        (row,) = rows(world, "source_agreement")
        assert row["agreement"] == "differs_scope"

    def test_same_words_place_and_period_contradict(self, rows: Rows) -> None:
        (row,) = rows(parks("18", "d2", "2023-12-31", parks("14", "d1", "2023-12-31")), "source_agreement")
        assert row["agreement"] == "contradicts"

    def test_printed_rounding_is_no_contradiction(self, rows: Rows) -> None:
        (row,) = rows(parks("15", "d2", "2023-12-31", parks("14.6", "d1", "2023-12-31", decimals=1), decimals=0), "source_agreement")
        assert row["agreement"] == "agrees"

    def test_many_documents_are_compared_in_bounded_number(self, rows: Rows) -> None:
        world = World()
        for number in range(60):
            parks(str(number), f"d{number:02}", "2023-12-31", world)
        assert len(rows(world, "source_agreement")) == 10 * 9 / 2

    def test_equal_growth_of_two_years_is_no_agreement(self, rows: Rows) -> None:
        world = rate("8", "d1", "2022-01-01/2022-12-31", rate("8", "d2", "2023-01-01/2023-12-31"))
        assert [r["agreement"] for r in rows(world, "source_agreement")] == ["differs_as_of"]

    def test_a_rise_and_a_fall_contradict(self, rows: Rows) -> None:
        (row,) = rows(rate("3", "d1", YEAR, rate("3", "d2", YEAR), direction="down"), "source_agreement")
        assert ({row["left_value"], row["right_value"]}, row["agreement"]) == ({-3, 3}, "contradicts")

    def test_falls_within_the_rounding_agree(self, rows: Rows) -> None:
        world = rate("3.1", "d1", YEAR, rate("3", "d2", YEAR, direction="down", decimals=0), direction="down", decimals=1)
        assert [r["agreement"] for r in rows(world, "source_agreement")] == ["agrees"]

    def test_an_estimate_is_not_contradicted_by_what_came_of_it(self, rows: Rows) -> None:
        (row,) = rows(rate("3", "d1", YEAR, rate("4", "d2", YEAR), status="estimate"), "source_agreement")
        assert (row["agreement"], row["reason"]) == ("differs_as_of", "one is an estimate")

    @pytest.mark.parametrize(("approx", "value", "agreement"), [
        ("over", "103", "agrees"), ("over", "97", "contradicts"), ("over", "150", "contradicts"), ("nearly", "97", "agrees"),
        ("nearly", "103", "contradicts"), ("about", "103", "agrees"), ("about", "97", "agrees")])
    def test_a_hedge_leaves_a_little_open_on_its_side(self, rows: Rows, approx: str, value: str, agreement: str) -> None:
        world = parks(value, "d1", "2023-12-31", parks("100", "d2", "2023-12-31", approx=approx))
        assert [r["agreement"] for r in rows(world, "source_agreement")] == [agreement]

    def test_units_of_one_dimension_are_compared_in_the_base_unit(self, rows: Rows) -> None:
        world = (parks("1", "d1", "2023-12-31", parks("100", "d2", "2023-12-31", unit="hectare"), unit="km2")
                 .add("ref.unit", unit="hectare", dimension="area", base_unit="m2", to_base=10000.0, label_en="", label_vi="")
                 .add("ref.unit", unit="km2", dimension="area", base_unit="m2", to_base=1000000.0, label_en="", label_vi=""))
        assert [(r["agreement"], r["unit"]) for r in rows(world, "source_agreement")] == [("agrees", "m2")]

    def test_per_head_and_total_are_not_compared(self, rows: Rows) -> None:
        world = parks("90", "d1", "2023-12-31", parks("175", "d2", "2023-12-31", unit="VND/person"), unit="VND")
        assert rows(world, "source_agreement") == []

    def test_bodies_that_differ_are_not_compared(self, rows: Rows) -> None:
        world = parks("90", "d1", "2023-12-31", parks("175", "d2", "2023-12-31", subject_id="bank"), subject_id="other-bank")
        assert rows(world, "source_agreement") == []

    def test_of_a_country_nobody_printed_the_subject_is_unknown(self, rows: Rows) -> None:
        world = (parks("90", "d1", "2023-12-31", parks("175", "d2", "2023-12-31", place_rule="article"), place_rule="article")
                 .add("ref.place", place_code="vn", name_vi="", name_en="", level="country"))
        world.rows["core.entities"] = []
        world.add("core.entities", entity_id="nghe-an", name="Việt Nam", ref_code="vn")
        assert [r["agreement"] for r in rows(world, "source_agreement")] == ["differs_scope"]

    def test_what_one_article_repeats_is_one_source(self, rows: Rows) -> None:
        world = parks("18", "d1", "2023-12-31", parks("18", "d2", "2023-12-31"))
        world.figure("again", "18", "count", "2023-12-31", document_id="d2", indicator_id="parks")
        assert len(rows(world, "source_agreement")) == 1
