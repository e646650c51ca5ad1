"""The place lists: what they hold, and that a wrong row stops the load with file, line and reason."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from pipeline.lexicon.files import LexiconError
from pipeline.lexicon.places.gazetteer import CHANGES, FOLDER, Gazetteer, gazetteer, read_changes, read_gazetteer
from pipeline.lexicon.places.phrases import place_phrases


@pytest.fixture(scope="module")
def lists() -> Gazetteer:
    return gazetteer()


@pytest.mark.parametrize(("day", "provinces", "districts", "communes"), [
    (date(2025, 6, 30), 63, 696, 10035),
    (date(2025, 7, 1), 34, 0, 3321),
])
def test_the_units_before_and_after_the_mergers(lists: Gazetteer, day: date, provinces: int, districts: int, communes: int):
    levels = Counter(place.level for place in lists.places.values()
                     if place.unit_type and place.stands_on(day))
    assert (levels["province"], levels["district"], levels["commune"]) == (provinces, districts, communes)


def test_a_province_no_merger_touched_is_one_place(lists: Gazetteer):
    assert lists.places["vn-40"].valid_to is None
    assert [place.code for place in lists.places.values() if place.level == "province" and place.name_vi == "Nghệ An"] == ["vn-40"]


def test_a_merged_province_is_another_place_than_the_one_it_took_its_name_from(lists: Gazetteer):
    old, new = lists.places["vn-48"], lists.places["vn25-48"]
    assert (old.name_vi, new.name_vi, old.valid_to, new.valid_from) == ("Đà Nẵng", "Đà Nẵng", date(2025, 6, 30), date(2025, 7, 1))
    assert {code for code, heir in lists.heirs.items() if heir == "vn25-48"} == {"vn-48", "vn-49"}


def test_every_old_province_and_commune_has_an_heir_unless_it_stands(lists: Gazetteer):
    heirs = {change.from_code for file in CHANGES for change in read_changes(FOLDER, file, lists.places)}
    ended = [place for place in lists.places.values() if place.valid_to == date(2025, 6, 30) and place.level != "district"]
    assert [place.code for place in ended if place.code not in heirs] == []


def test_whole_units_go_to_one_heir(lists: Gazetteer):
    for file in CHANGES:
        whole = Counter(change.from_code for change in read_changes(FOLDER, file, lists.places) if change.share == 1)
        assert max(whole.values()) == 1


def test_every_new_commune_comes_from_somewhere(lists: Gazetteer):
    reached = {change.to_code for change in read_changes(FOLDER, "changes_communes.csv", lists.places)}
    assert {place.code for place in lists.places.values() if place.code.startswith("vn25-") and place.level == "commune"} <= reached


def test_every_unit_lies_in_a_province_of_viet_nam(lists: Gazetteer):
    for place in lists.places.values():
        if place.unit_type:
            assert [outer.code for outer in lists.chain(place.code)][-1] == "vn"


def test_all_countries_have_the_form_of_an_iso_code(lists: Gazetteer):
    countries = [place for place in lists.places.values() if place.level in ("country", "territory")]
    assert len(countries) > 190
    assert all(len(place.code) == 2 for place in countries)


def test_adjectives_are_no_names(lists: Gazetteer):
    printed = {phrase.words for phrase in place_phrases(lists) if phrase.category == "place"}
    assert printed.isdisjoint(adjective for row in lists.listed for adjective in row.adjectives)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "places", ignore=shutil.ignore_patterns("*.py", "__pycache__")))


@pytest.mark.parametrize(("file", "row", "reason"), [
    ("units.csv", "vn-01,Hà Nội,Hanoi,province,thành phố,vn,,", "the code vn-01 is given twice"),
    ("units.csv", "vn-02x,Hà Lạ,Ha La,province,tỉnh,vx,,", "unknown place vx"),
    ("units.csv", "vn-02x,Hà Lạ,Ha La,province,tỉnh,vn,2025-07-01,2025-06-30", "ends before it begins"),
    ("units.csv", "vn-02x,Hà Lạ,Ha La,province,tỉnh,vn,2025-02-30,", "valid_from"),
    ("units.csv", "vn-02x,Hà Lạ,Ha La,kingdom,tỉnh,vn,,", "level"),
    ("units.csv", "Vn 02,Hà Lạ,Ha La,province,tỉnh,vn,,", "place_code"),
    ("units.csv", "vn-02x,,Ha La,province,tỉnh,vn,,", "name_vi"),
    ("aliases.csv", "vn-79,HCMC,free", "the alias 'HCMC' is given twice"),
    ("aliases.csv", "vn-48,HCMC,free", "the alias 'HCMC' is given twice"),
    ("aliases.csv", "vn-00,Somewhere,free", "unknown place vn-00"),
    ("aliases.csv", "vn-48,Da Nang,often", "use"),
    ("world.csv", "zz,Nước Lạ,Strangeland,country,,Lạ;Lạ,,", "the form 'Lạ' is given twice"),
    ("regions.csv", "vnr-lost,Vùng Lạ,Lost region,region,vn,,,vn-01;vn-00", "unknown place vn-00"),
    ("facilities.csv", "vnx-lost,Cảng Lạ,Lost Port,seaport,vn,,,ship", "kind"),
    ("changes.csv", "vn-49,vn25-49,1,2025-07-01", "unknown place vn25-49"),
    ("changes.csv", "vn-40,vn25-48,1,2025-07-01", "vn-40 does not end before 2025-07-01"),
    ("changes.csv", "vn-49,vn25-48,1.5,2025-07-01", "share"),
])
def test_a_wrong_row_stops_the_load(copy: Path, file: str, row: str, reason: str):
    path = copy / file
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, row]) + "\n", encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        read_gazetteer(copy)
    assert file in str(error.value)
    assert f"line {len(lines) + 1}" in str(error.value)
    assert reason in str(error.value)


def test_a_place_cannot_lie_in_itself(copy: Path):
    path = copy / "world.csv"
    text = path.read_text(encoding="utf-8").replace("asia,châu Á,Asia,continent,,", "asia,châu Á,Asia,continent,southeast-asia,")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match="lies in itself"):
        read_gazetteer(copy)
