"""target_vs_achievement: which plan an achievement is held against, over which time, and which way is better."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.models.world import MAY, YEAR, World, exports

Rows = Callable[..., list[dict[str, Any]]]


def reached(value: str, period: str = MAY, unit: str = "VND", *, goal: str, until: str = YEAR, published: str | None = None,
            a: dict[str, Any] | None = None, t: dict[str, Any] | None = None, **both: Any) -> World:
    """An achievement and a stated target of one indicator."""
    both = {"indicator": "x"} | both
    return (World().document(published=published).figure("a", value, unit, period, **both | (a or {}))
            .figure("t", goal, unit, until, **both | {"status": "target"} | (t or {})))


class TestSeveralPlans:
    def test_two_plans_of_one_basis_are_two_rows(self, rows: Rows) -> None:
        world = exports().figure("c2", "50", "percent", MAY, decimals=0, kind="completion", basis="plan", char_start=9).link("c2", "completion_of", "v")
        assert [(r["plan_number"], r["completion_percent"]) for r in rows(world, "target_vs_achievement")] == [(1, 35.7), (2, 50)]
        assert len(rows(world, "target_vs_achievement_latest")) == 2

    def test_a_stated_target_belongs_to_the_completion_it_gives(self, rows: Rows) -> None:
        world = (exports().figure("c2", "50", "percent", MAY, decimals=0, kind="completion", basis="plan", char_start=9)
                 .link("c2", "completion_of", "v").figure("t", "1800000000", "USD", YEAR, indicator="exports", status="target"))
        assert {r["row_id"]: r["target_stated"] for r in rows(world, "target_vs_achievement")} == {"c": None, "c2": 1_800_000_000}

    def test_the_plan_that_is_due_first_is_compared(self, rows: Rows) -> None:
        world = reached("40", goal="100").figure("long", "900", "VND", "2021-01-01/2025-12-31", indicator="x", status="target")
        (row,) = rows(world, "target_vs_achievement")
        assert (row["target_stated"], row["plan_end"]) == (100, date(2023, 12, 31))

    def test_a_completion_told_again_without_its_value_is_one_row(self, rows: Rows) -> None:
        world = exports().figure("again", "35.7", "percent", MAY, decimals=1, kind="completion", basis="plan", indicator="exports")
        assert [r["row_id"] for r in rows(world, "target_vs_achievement")] == ["c"]

    def test_a_verdict_told_twice_is_one_row(self, rows: Rows) -> None:
        world = World().document()
        for name in "st":
            world.add("core.statements", statement_id=name, kind="assessment", verdict="missed", topic="most targets")
        assert len(rows(world, "target_vs_achievement")) == 1


class TestPlanPeriod:
    def test_one_month_of_a_yearly_plan_has_no_pace(self, rows: Rows) -> None:
        (row,) = rows(reached("8", "2023-05-01/2023-05-31", goal="100"), "target_vs_achievement")
        assert (row["completion_percent"], row["verdict"], row["verdict_rule"], row["pace_gap_points"]) == (8, None, "part", None)

    def test_one_month_beside_the_completion_of_the_year_implies_no_target(self, rows: Rows) -> None:
        month = "2023-10-01/2023-10-31"
        world = (World().document().figure("v", "90", "VND", month, indicator="x")
                 .figure("c", "79", "percent", month, kind="completion", basis="estimate").link("c", "completion_of", "v"))
        (row,) = rows(world, "target_vs_achievement")
        assert (row["completion_percent"], row["target_implied"], row["verdict"]) == (79, None, None)

    def test_the_last_month_of_a_plan_has_not_missed_it(self, rows: Rows) -> None:
        (row,) = rows(reached("8", "2023-12-01/2023-12-31", goal="100"), "target_vs_achievement")
        assert (row["verdict"], row["verdict_rule"]) == (None, "part")

    def test_months_told_with_their_sum_give_way_to_it(self, rows: Rows) -> None:
        world = reached("8", "2023-05-01/2023-05-31", goal="100").figure("sum", "45", "VND", MAY, indicator="x")
        (row,) = rows(world, "target_vs_achievement")
        assert (row["achieved"], row["verdict"]) == (45, "ahead")

    def test_what_is_told_cannot_reach_beyond_its_publication(self, rows: Rows) -> None:
        (row,) = rows(reached("45", YEAR, goal="100", published="2023-06-15"), "target_vs_achievement")
        assert row["elapsed_percent"] == pytest.approx(166 / 365 * 100)
        assert (row["verdict"], row["verdict_rule"]) == ("on_pace", "pace")

    def test_a_target_for_a_day_is_met_by_what_stands_before_it(self, rows: Rows) -> None:
        world = reached("30", "2023-12-31", "count", goal="50", until="2025-12-31")
        (row,) = rows(world, "target_vs_achievement")
        assert (row["completion_percent"], row["plan_start"], row["plan_end"]) == (60, None, date(2025, 12, 31))
        assert (row["verdict"], row["elapsed_percent"]) == (None, None)

    def test_a_flow_of_some_months_does_not_meet_a_target_for_a_later_year(self, rows: Rows) -> None:
        assert rows(reached("30", goal="50", until="2025-12-31"), "target_vs_achievement") == []

    def test_a_plan_of_unknown_length_has_no_verdict(self, rows: Rows) -> None:
        world = (World().document().figure("v", "50", "VND", "2021-01-01/2023-06-30", indicator="x")
                 .figure("c", "60", "percent", kind="completion", basis="plan").link("c", "completion_of", "v"))
        (row,) = rows(world, "target_vs_achievement")
        assert (row["plan_end"], row["verdict"], row["verdict_rule"]) == (None, None, "no_period")

    def test_the_plan_year_may_begin_in_another_month(self, rows: Rows) -> None:
        world = (World().document().figure("v", "5", "VND", "2023-04-01/2023-09-30", indicator="x")
                 .figure("c", "50", "percent", kind="completion", basis="plan").link("c", "completion_of", "v"))
        (row,) = rows(world, "target_vs_achievement", plan_year_first_month=4)
        assert (row["plan_start"], row["plan_end"]) == (date(2023, 4, 1), date(2024, 3, 31))
        assert (row["elapsed_percent"], row["verdict"]) == (50, "on_pace")

    def test_more_than_all_of_a_plan_is_met_whenever_that_was(self, rows: Rows) -> None:
        world = (World().document().figure("v", "5", "VND", indicator="x")
                 .figure("c", "102", "percent", kind="completion", basis="yearly_plan").link("c", "completion_of", "v"))
        (row,) = rows(world, "target_vs_achievement")
        assert (row["verdict"], row["verdict_rule"]) == ("met", "no_period")


class TestExpectations:
    def test_a_forecast_stands_beside_what_has_been_reached(self, rows: Rows) -> None:
        world = (exports().figure("f", "2400000000", "USD", YEAR, indicator="exports", status="forecast")
                 .figure("cf", "96", "percent", YEAR, kind="completion", basis="plan", indicator="exports", status="forecast")
                 .link("cf", "completion_of", "f"))
        found = {r["row_id"]: (r["is_expected"], r["verdict"], r["verdict_rule"]) for r in rows(world, "target_vs_achievement")}
        assert found == {"c": (False, "behind", "pace"), "cf": (True, "behind", "expected_at_end")}
        assert len(rows(world, "target_vs_achievement_latest")) == 2


@pytest.mark.parametrize(("completion", "approx", "verdict"), [
    ("100", None, "met"), ("100", "over", "met"), ("100", "about", "met"), ("100", "nearly", "missed"), ("100", "under", "missed"),
    ("95", "nearly", "missed"), ("95", "over", None), ("95", "at_least", None), ("105", "nearly", "met")])
def test_nearly_all_of_a_plan_is_not_all_of_it(rows: Rows, completion: str, approx: str | None, verdict: str | None) -> None:
    world = (World().document(published="2024-01-15").figure("v", "50", "VND", YEAR, indicator="revenue", approx="over")
             .figure("c", completion, "percent", YEAR, kind="completion", basis="plan", approx=approx).link("c", "completion_of", "v"))
    (row,) = rows(world, "target_vs_achievement")
    assert row["verdict"] == verdict


@pytest.mark.parametrize(("value", "approx", "verdict"), [
    ("4.6", "over", "missed"), ("4.6", "nearly", None), ("4.5", "over", "missed"), ("4.5", "nearly", "met"), ("4", "over", "met")])
def test_a_limit_is_hedged_the_other_way(rows: Rows, value: str, approx: str, verdict: str | None) -> None:
    world = reached(value, YEAR, "percent", goal="4.5", kind="share", a={"approx": approx}, t={"approx": "at_most"})
    (row,) = rows(world, "target_vs_achievement")
    assert row["verdict"] == verdict


class TestDirectionOfGoodness:
    def test_at_most_means_less_is_better(self, rows: Rows) -> None:
        world = reached("3.1", YEAR, "percent", goal="4.5", kind="change", a={"direction": "up"}, t={"direction": "up", "approx": "under"})
        (row,) = rows(world, "target_vs_achievement")
        assert (row["better"], row["verdict"]) == ("down", "met")

    def test_a_fall_misses_a_target_of_growth(self, rows: Rows) -> None:
        world = reached("3.1", YEAR, "percent", goal="5", kind="change", a={"direction": "down"}, t={"direction": "up"})
        (row,) = rows(world, "target_vs_achievement")
        assert (row["achieved"], row["target_stated"], row["verdict"]) == (-3.1, 5, "missed")

    @pytest.mark.parametrize(("fall", "verdict"), [("2", "met"), ("0.5", "missed")])
    def test_a_target_of_reduction_is_met_by_a_larger_fall(self, rows: Rows, fall: str, verdict: str) -> None:
        world = reached(fall, YEAR, "percent", goal="1", kind="change", direction="down")
        (row,) = rows(world, "target_vs_achievement")
        assert (row["better"], row["verdict"]) == ("down", verdict)

    @pytest.mark.parametrize(("value", "verdict"), [("30", "ahead"), ("42", "on_pace"), ("60", "behind"), ("101", "missed")])
    def test_a_limit_is_kept_by_going_slowly(self, rows: Rows, value: str, verdict: str) -> None:
        (row,) = rows(reached(value, goal="100", unit="count", t={"approx": "at_most"}), "target_vs_achievement")
        assert (row["verdict"], row["required_speed_up"]) == (verdict, None)

    def test_of_a_range_that_is_not_to_be_left_the_upper_end_counts(self, rows: Rows) -> None:
        world = reached("3.8", YEAR, "percent", goal="3.5", kind="share", t={"approx": "at_most", "value_high": "4"})
        (row,) = rows(world, "target_vs_achievement")
        assert (row["target_stated"], row["verdict"]) == (4, "met")


class TestUnlikeThings:
    def test_growth_on_last_month_does_not_meet_yearly_growth(self, rows: Rows) -> None:
        world = reached("0.2", "2023-05-01/2023-05-31", "percent", goal="8", kind="change", direction="up", a={"basis": "previous_month"})
        assert rows(world, "target_vs_achievement") == []

    def test_growth_on_a_year_before_does(self, rows: Rows) -> None:
        world = reached("6", goal="8", unit="percent", kind="change", direction="up", a={"basis": "same_period_last_year"})
        assert [r["verdict"] for r in rows(world, "target_vs_achievement")] == ["behind"]

    def test_an_increase_by_an_amount_has_a_completion(self, rows: Rows) -> None:
        (row,) = rows(reached("400", goal="1000", unit="hectare", kind="change", direction="up"), "target_vs_achievement")
        assert (row["completion_percent"], row["verdict"], row["remaining"]) == (40, "behind", 600)

    def test_a_target_tied_to_it_in_another_unit_is_not_compared(self, rows: Rows) -> None:
        world = (World().document().figure("a", "5", "VND", MAY, indicator="x")
                 .figure("t", "9", "USD", YEAR, status="target").link("t", "target_of", "a"))
        assert rows(world, "target_vs_achievement") == []

    def test_no_elapsed_share_leaves_the_plan_period(self, rows: Rows) -> None:
        world = (World().document(published="2022-11-05").figure("a", "5", "VND", YEAR, indicator="x")
                 .figure("t", "9", "VND", "2022-01-01/2022-06-30", status="target").link("t", "target_of", "a"))
        (row,) = rows(world, "target_vs_achievement")
        assert row["elapsed_percent"] == 100
