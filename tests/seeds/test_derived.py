"""What no article of the seeds says alone: values computed by hand from the printed figures, equal to the models' rows."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

Ask = Callable[[str], list[dict[str, Any]]]
ROOT = Path(__file__).resolve().parents[2]
EXPECTED = tomllib.loads((ROOT / "tests" / "goldens" / "derived.toml").read_text(encoding="utf-8"))


def test_the_three_plans_nobody_printed(ask: Ask) -> None:
    rows = {(r["place"], r["indicator_key"]): r for r in ask("SELECT * FROM analysis.target_vs_achievement WHERE kind <> 'verdict'")}
    assert set(rows) == {(plan["place"], plan["indicator"]) for plan in EXPECTED["plan"]}
    for plan in EXPECTED["plan"]:
        row = rows[plan["place"], plan["indicator"]]
        assert (row["plan_start"], row["plan_end"]) == (date(2023, 1, 1), date(2023, 12, 31))
        assert (row["achieved"], row["completion_percent"], row["target_roundest"]) == (plan["achieved"], plan["completion"], plan["roundest"])
        assert row["target_implied_low"] == pytest.approx(plan["low"], abs=1)
        assert row["target_implied_high"] == pytest.approx(plan["high"], abs=1)
        assert row["elapsed_percent"] == pytest.approx(41.67, abs=0.01)
        assert (round(row["pace_gap_points"], 2), row["verdict"]) == (plan["gap"], plan["verdict"])
        assert len(row["evidence"].split("; ")) == 2


def test_targets_missed_or_behind_without_a_number(ask: Ask) -> None:
    rows = ask("SELECT left(split_part(source_uri, '/', -1), 3) AS seed, verdict, plan_start AS \"from\", plan_end AS \"to\" "
               "FROM analysis.target_vs_achievement WHERE kind = 'verdict' ORDER BY ALL")
    assert rows == EXPECTED["verdict"]


def test_the_same_five_months_of_the_year_before(ask: Ask) -> None:
    rows = {(r["place"], r["indicator_key"]): r for r in ask("SELECT * FROM analysis.implied_previous")}
    assert set(rows) == {(previous["place"], previous["indicator"]) for previous in EXPECTED["previous"]}
    for previous in EXPECTED["previous"]:
        row = rows[previous["place"], previous["indicator"]]
        assert (row["previous_start"], row["previous_end"]) == (date(2022, 1, 1), date(2022, 5, 31))
        assert row["previous_low"] == pytest.approx(previous["low"], abs=1)
        assert row["previous_high"] == pytest.approx(previous["high"], abs=1)


def test_parks_add_up_and_their_hectares_do_not(ask: Ask) -> None:
    rows = ask("SELECT part_unit AS unit, total, sum_of_parts AS parts, reading FROM analysis.parts_and_totals ORDER BY total")
    assert rows == EXPECTED["sum"]


def test_fourteen_parks_and_eighteen_cannot_both_be_right(ask: Ask) -> None:
    rows = ask("SELECT least(left_value, right_value) AS low, greatest(left_value, right_value) AS high, "
               "companion_value AS companion FROM analysis.source_agreement WHERE agreement = 'contradicts'")
    assert rows == EXPECTED["contradiction"]


def test_enterprises_attracted_and_enterprises_operating_are_not_compared(ask: Ask) -> None:
    for pair in EXPECTED["no_contradiction"]:
        values = ", ".join(map(str, pair["values"]))
        assert ask(f"SELECT 1 FROM analysis.source_agreement WHERE left_value IN ({values}) AND right_value IN ({values})") == []


def test_one_meeting_is_told_three_times_and_once_in_translation(ask: Ask) -> None:
    rows = ask("SELECT left(split_part(source_uri, '/', -1), 3) AS seed, part, documents_in_story, independent_sources, "
               "dense_rank() OVER (ORDER BY story_id) AS story FROM analysis.story_coverage ORDER BY seed")
    assert [(r["seed"], r["part"], r["documents_in_story"], r["independent_sources"]) for r in rows] == [
        ("000", "original", 3, 2), ("001", "original", 3, 2), ("002", "original", 1, 1), ("003", "rendition", 3, 2),
        ("004", "original", 1, 1)]
    assert len({r["story"] for r in rows if r["seed"] in {"000", "001", "003"}}) == 1
    meetings = ask("SELECT documents, independent_sources FROM analysis.event_timeline "
                   "WHERE kind = 'meeting' AND documents > 1")
    assert [tuple(row.values()) for row in meetings] == [(3, 2)]


def test_the_translation_widens_the_parks_and_names_another_author(ask: Ask) -> None:
    rows = {(r["divergence"], r["side"], r["origin_says"], r["rendition_says"]) for r in ask(
        "SELECT * FROM analysis.translation_divergence")}
    assert any(divergence == "scope" and "18 khu" in origin and "clusters" in said
               for divergence, side, origin, said in rows if side == "changed")
    assert ("actor", "omitted", "Bộ Chính trị", None) in rows
    assert any(divergence == "actor" and side == "added" and "Government" in said
               for divergence, side, _, said in rows if said)


def test_people_of_both_languages_are_one(ask: Ask) -> None:
    rows = ask("SELECT person, documents FROM analysis.people_positions WHERE documents > 1 ORDER BY person")
    assert [tuple(row.values()) for row in rows] == [("Hồ Quang Bửu", 3), ("Nguyễn Đức Hiển", 3)]


def test_printed_relations_of_legal_documents(ask: Ask) -> None:
    rows = {(r["relation"], r["from_number"], r["to_number"]) for r in ask(
        "SELECT r.relation, f.number AS from_number, t.number AS to_number FROM core.legal_relations AS r "
        "LEFT JOIN core.legal_documents AS f ON f.entity_id = r.from_id "
        "LEFT JOIN core.legal_documents AS t ON t.entity_id = r.to_id")}
    assert {("implements", "16", "23"), ("implements", "5050", "23"), ("reviews", None, "26")} <= rows


@pytest.mark.parametrize(("model", "column"), [
    ("target_vs_achievement", "evidence"), ("target_vs_achievement", "row_id"), ("people_positions", "evidence"),
    ("legal_chain", "evidence"), ("event_timeline", "first_mention_id"), ("directives", "statement_id"),
    ("implied_previous", "change_id"), ("parts_and_totals", "part_ids"), ("source_agreement", "left_id"),
    ("indicator_series_merged", "figure_ids")])
def test_every_computed_row_leads_to_its_sentences(ask: Ask, model: str, column: str) -> None:
    rows = ask(f"SELECT id FROM (SELECT unnest(string_split({column}, '; ')) AS id FROM analysis.{model})")
    known = {row["id"] for row in ask("SELECT id FROM analysis.evidence WHERE sentence LIKE '%[[%'")}
    assert [row["id"] for row in rows if row["id"] not in known] == []
