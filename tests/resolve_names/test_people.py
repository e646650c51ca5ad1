"""Who is one person in two articles and who is not: pairs.txt, the labelled seeds, and what the decisions promise."""

import json
from pathlib import Path
from random import Random

import pytest

from pipeline.extract.names.notes import Office, PersonNote, pack_person, unpack_person
from pipeline.lexicon.titles import titles
from pipeline.lexicon.words import name_key
from pipeline.resolve.people import decide
from tests.names_support import names

FILE = Path(__file__).with_name("pairs.txt")
PAIRS = [(line[0] == "=", *line[2:].split(" || ")) for line in FILE.read_text(encoding="utf-8").splitlines()
         if line[:2] in ("= ", "! ")]


def notes(text: str, name: str, document_id: str) -> list[PersonNote]:
    language, _, body = text.partition(": ")
    return [unpack_person(key.ref_id, key.document_id, key.detail or "")
            for key in names(body, language, document_id=document_id).people.keys if key.key == name]


def test_there_are_enough_pairs_and_half_of_them_must_not_join() -> None:
    assert len(PAIRS) >= 60
    assert sum(not same for same, *_ in PAIRS) * 2 >= len(PAIRS)


@pytest.mark.parametrize(("same", "left", "right", "name"), PAIRS, ids=[f"{p[3]}-{'one' if p[0] else 'two'}" for p in PAIRS])
def test_one_person_or_two(same: bool, left: str, right: str, name: str) -> None:
    first, second = notes(left, name, "a"), notes(right, name, "b")
    assert len(first) == len(second) == 1, "both articles name the person"
    decisions = decide([*first, *second], titles())
    assert bool(decisions) == same, decisions


def test_the_people_of_the_seeds_are_one_where_the_labels_say_so(shared: Path) -> None:
    cross = json.loads((shared / "gold/cross.json").read_text(encoding="utf-8"))
    for case in cross["same_person"]:
        found: list[PersonNote] = []
        for mention in case["mentions"]:
            text = (shared / f"seeds/{mention['article']}.txt").read_text(encoding="utf-8")
            language = json.loads((shared / f"gold/seeds/{mention['article']}.json").read_text(encoding="utf-8"))["lang"]
            people = names(text, language, published=None, document_id=mention["article"]).people
            found += [unpack_person(k.ref_id, k.document_id, k.detail or "") for k in people.keys
                      if k.key == name_key(mention["name"])]
        assert len(found) == len(case["mentions"])
        assert len({d.new_id for d in decide(found, titles())}) == 1
        assert len(decide(found, titles())) == len(found) - 1


def note(person_id: str, *offices: tuple[str | None, str | None, str | None], spelling: str | None = None,
         place: str | None = None) -> PersonNote:
    return PersonNote(person_id, f"d{person_id}", spelling, place, tuple(Office(*office) for office in offices))


BLOCK = [
    note("1", ("chairman", "people_committee@vn-40", "vn-40"), spelling="lê văn an"),
    note("2", ("chairman", "people_committee@vn-40", "vn-40"), ("secretary", "party_committee@vn-40", "vn-40")),
    note("3", ("deputy_secretary", "party_committee@vn-40", "vn-40"), spelling="lê văn an"),
    note("4", ("chairman", None, None), place="vn-40"),
    note("5", ("chairman", "people_committee@vn-49", "vn-49"), spelling="lê văn ân"),
    note("6", ("chairman", None, None), place="vn-49"),
    note("7", ("farmer", None, None), place="vn-40"),
]


def test_decisions_do_not_depend_on_the_order_of_the_notes() -> None:
    expected = decide(BLOCK, titles())
    for seed in range(20):
        shuffled = list(BLOCK)
        Random(seed).shuffle(shuffled)
        assert decide(shuffled, titles()) == expected
    assert {(d.old_id, d.new_id) for d in expected} == {("2", "1"), ("3", "1"), ("4", "1"), ("6", "5")}


def test_every_decision_carries_its_rule() -> None:
    assert {d.old_id: d.rule for d in decide(BLOCK, titles())} == {
        "2": "same_post", "3": "same_body", "4": "same_title_and_place", "6": "same_title_and_place"}


def test_a_record_without_diacritics_does_not_tie_two_spellings_together() -> None:
    post = ("chairman", "people_committee@vn-40", "vn-40")
    decided = decide([note("1", post, spelling="lê văn an"), note("2", post), note("3", post, spelling="lê văn ân")], titles())
    assert not decided, "it may be either"


def test_a_bare_title_that_two_groups_have_is_left_alone() -> None:
    decided = decide([note("1", ("director", "department_finance@vn-40", "vn-40")),
                      note("2", ("director", "department_health@vn-40", "vn-40")),
                      note("3", ("director", None, None), place="vn-40")], titles())
    assert not decided


def test_no_chain_of_weak_joins() -> None:
    decided = decide([note("1", ("minister", "ministry_health", None)), note("2", ("minister", None, None), place="vn-40"),
                      note("3", ("minister", None, None), place="vn-49"), note("4", ("chairman", None, None), place="vn-49")],
                     titles())
    assert {(d.old_id, d.new_id) for d in decided} == {("2", "1"), ("3", "1")}


def test_notes_survive_packing() -> None:
    for one in BLOCK:
        assert unpack_person(one.person_id, one.document_id, pack_person(one)) == one


def test_a_block_of_thousands_is_settled_in_linear_time() -> None:
    many = [note(f"{n:05}", ("prime_minister", "government", None), ("member", "politburo", None)) for n in range(5000)]
    assert len(decide(many, titles())) == 4999
