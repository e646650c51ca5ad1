"""implied_previous, indicator_series, parts_and_totals: figures against figures of one document."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.models.world import MAY, World

Rows = Callable[..., list[dict[str, Any]]]


def changed(change: str, unit: str = "percent", **values: Any) -> World:
    return (World().document().figure("v", "892300000", "USD", MAY, decimals=-5, indicator="exports")
            .figure("c", change, unit, MAY, kind="change", **{"basis": "same_period_last_year"} | values)
            .link("c", "change_of", "v"))


class TestImpliedPrevious:
    def test_a_fall_has_the_interval_of_both_roundings(self, rows: Rows) -> None:
        (row,) = rows(changed("3.1", decimals=1, direction="down"), "implied_previous")
        assert row["previous"] == pytest.approx(920_846_233, abs=1)
        assert row["previous_low"] == pytest.approx(920_319_752, abs=1)
        assert row["previous_high"] == pytest.approx(921_373_258, abs=1)
        assert (row["previous_start"], row["previous_end"]) == (date(2022, 1, 1), date(2022, 5, 31))

    def test_per_cent_of_the_basis_divides_by_the_share(self, rows: Rows) -> None:
        (row,) = rows(changed("97"), "implied_previous")
        assert (row["formula"], row["previous"]) == ("ratio", pytest.approx(892.3e6 / 0.97))

    def test_a_multiple_divides_by_the_factor(self, rows: Rows) -> None:
        (row,) = rows(changed("2", "times", direction="up"), "implied_previous")
        assert row["previous"] == 446_150_000

    def test_an_amount_is_subtracted(self, rows: Rows) -> None:
        (row,) = rows(changed("92300000", "USD", direction="up"), "implied_previous")
        assert row["previous"] == 800_000_000

    @pytest.mark.parametrize("direction", ["up", None])
    def test_so_many_times_as_much(self, rows: Rows, direction: str | None) -> None:
        (row,) = rows(changed("2.5", "times", direction=direction, decimals=1), "implied_previous")
        assert (row["formula"], row["previous"]) == ("times", pytest.approx(356_920_000))
        assert row["previous_low"] == pytest.approx(892_250_000 / 2.55)

    def test_so_many_times_less(self, rows: Rows) -> None:
        (row,) = rows(changed("2", "times", direction="down", decimals=0), "implied_previous")
        assert row["previous"] == pytest.approx(1_784_600_000)
        assert (row["previous_low"], row["previous_high"]) == (pytest.approx(892_250_000 * 1.5), pytest.approx(892_350_000 * 2.5))

    def test_points_of_a_share_are_subtracted(self, rows: Rows) -> None:
        world = (World().document().figure("v", "3.1", "percent", "2023-12-31", kind="share", decimals=1)
                 .figure("c", "0.5", "percentage_point", kind="change", direction="down", decimals=1, basis="previous_year")
                 .link("c", "change_of", "v"))
        (row,) = rows(world, "implied_previous")
        assert (row["formula"], row["previous"]) == ("difference", pytest.approx(3.6))
        assert (row["previous_low"], row["previous_high"]) == (pytest.approx(3.5), pytest.approx(3.7))

    def test_per_cent_of_a_share_may_be_points_or_not(self, rows: Rows) -> None:
        world = (World().document().figure("v", "3.1", "percent", "2023-12-31", kind="share")
                 .figure("c", "0.5", "percent", kind="change", direction="down").link("c", "change_of", "v"))
        assert rows(world, "implied_previous") == []

    @pytest.mark.parametrize(("basis", "start", "end"), [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)), ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2019-01/2019-09", date(2019, 1, 1), date(2019, 9, 30)), ("2017-07-23", date(2017, 7, 23), date(2017, 7, 23)),
        ("2018/2020", date(2018, 1, 1), date(2020, 12, 31)), ("start_of_year", date(2022, 12, 31), date(2022, 12, 31)),
        ("2024-Q9", None, None), (None, None, None)])
    def test_the_period_compared_with(self, rows: Rows, basis: str | None, start: date | None, end: date | None) -> None:
        (row,) = rows(changed("5", direction="up", basis=basis), "implied_previous")
        assert (row["previous_start"], row["previous_end"]) == (start, end)

    def test_a_fall_by_all_or_more_implies_nothing(self, rows: Rows) -> None:
        assert rows(changed("100", direction="down"), "implied_previous") == []

    def test_points_of_a_level_in_money_imply_nothing(self, rows: Rows) -> None:
        assert rows(changed("3", "percentage_point", direction="up"), "implied_previous") == []

    def test_hedged_values_have_no_interval(self, rows: Rows) -> None:
        (row,) = rows(changed("3.1", direction="up", approx="over"), "implied_previous")
        assert (row["previous"] is None, row["previous_low"]) == (False, None)

    def test_a_month_ends_on_its_last_day(self, rows: Rows) -> None:
        world = (World().document().figure("v", "10", "USD", "2024-03-01/2024-03-31")
                 .figure("c", "5", "percent", kind="change", direction="up", basis="previous_month").link("c", "change_of", "v"))
        (row,) = rows(world, "implied_previous")
        assert (row["previous_start"], row["previous_end"]) == (date(2024, 2, 1), date(2024, 2, 29))


class TestIndicatorSeries:
    def test_one_row_a_place_indicator_period_and_source(self, rows: Rows) -> None:
        world = (World().document()
                 .figure("a", "10", period=MAY, indicator="x", approx="about", char_start=0)
                 .figure("b", "11", period=MAY, indicator="x", char_start=5)
                 .figure("c", "12", period="2022-01-01/2022-12-31", indicator="x"))
        found = {r["figure_id"]: r for r in rows(world, "indicator_series")}
        assert set(found) == {"b", "c"}
        assert (found["b"]["mentions"], found["b"]["is_disputed"]) == (2, True)

    def test_completions_of_two_plans_are_no_dispute(self, rows: Rows) -> None:
        world = World().document()
        for number, value in enumerate(("5.7", "10.5")):
            world.figure(f"c{number}", value, "percent", MAY, indicator="x", kind="completion", basis="plan", char_start=number)
        assert [(r["mentions"], r["is_disputed"]) for r in rows(world, "indicator_series")] == [(2, False)]


def parts(total: str, *values: str, unit: str = "hectare", **attributes: Any) -> World:
    world = World().document().figure("t", total, unit, **attributes)
    for number, value in enumerate(values):
        world.figure(f"p{number}", value, unit, **attributes).link(f"p{number}", "part_of", "t")
    return world


class TestPartsAndTotals:
    def test_parts_that_make_the_total(self, rows: Rows) -> None:
        (row,) = rows(parts("14", "11", "3", unit="count"), "parts_and_totals")
        assert (row["consistent"], row["reading"], row["difference"]) == (True, "adds_up", 0)

    def test_parts_that_nearly_make_the_total_fail(self, rows: Rows) -> None:
        (row,) = rows(parts("3676", "2954", "716", decimals=0), "parts_and_totals")
        assert (row["sum_of_parts"], row["difference"], row["consistent"], row["reading"]) == (3670, 6, False, "fails")

    def test_rounded_parts_may_miss_by_their_rounding(self, rows: Rows) -> None:
        (row,) = rows(parts("10", "3.3", "3.3", "3.3", decimals=0), "parts_and_totals")
        assert row["reading"] == "adds_up"

    def test_one_part_is_not_all(self, rows: Rows) -> None:
        (row,) = rows(parts("100", "96", decimals=0), "parts_and_totals")
        assert (row["consistent"], row["reading"]) == (False, "partial")

    def test_more_than_the_total_fails(self, rows: Rows) -> None:
        (row,) = rows(parts("100", "120", decimals=0), "parts_and_totals")
        assert row["reading"] == "fails"

    def test_one_hedged_part_is_not_all_either(self, rows: Rows) -> None:
        (row,) = rows(parts("521", "470", unit="count", approx="over"), "parts_and_totals")
        assert row["reading"] == "partial"

    def test_what_is_planned_is_no_part_of_what_is_there(self, rows: Rows) -> None:
        world = parts("14", "11", unit="count").figure("q", "3", "count", status="target").link("q", "part_of", "t")
        (row,) = rows(world, "parts_and_totals")
        assert (row["parts"], row["reading"]) == (1, "partial")

    def test_parts_of_a_plan_make_the_plan(self, rows: Rows) -> None:
        (row,) = rows(parts("14", "11", "3", unit="count", status="target"), "parts_and_totals")
        assert row["reading"] == "adds_up"

    def test_hedged_parts_are_not_judged(self, rows: Rows) -> None:
        (row,) = rows(parts("100", "60", "30", decimals=0, approx="over"), "parts_and_totals")
        assert row["reading"] == "hedged"

    def test_parts_in_another_dimension_are_left_out(self, rows: Rows) -> None:
        world = parts("100", "60", "40").figure("q", "9", "count").link("q", "part_of", "t")
        (row,) = rows(world, "parts_and_totals")
        assert row["parts"] == 2

    def test_units_of_one_dimension_are_added_in_the_base_unit(self, rows: Rows) -> None:
        world = (parts("1", unit="km2")
                 .add("ref.unit", unit="hectare", dimension="area", base_unit="m2", to_base=10000.0, label_en="", label_vi="")
                 .add("ref.unit", unit="km2", dimension="area", base_unit="m2", to_base=1000000.0, label_en="", label_vi="")
                 .figure("a", "60", "hectare").link("a", "part_of", "t").figure("b", "40", "hectare").link("b", "part_of", "t"))
        (row,) = rows(world, "parts_and_totals")
        assert (row["total"], row["sum_of_parts"], row["consistent"]) == (1e6, 1e6, True)
