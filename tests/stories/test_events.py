"""Which events of several articles are one, by which rule; and that no chain of weak joins ties what contradicts."""

from itertools import combinations, permutations

import pytest

from pipeline.extract.keys.identity import keys_of
from pipeline.extract.keys.notes import EventNote, pack_event, unpack_event
from pipeline.records import Decision
from pipeline.resolve.events import join, same_event, settle
from tests.stories.notes import event

PAIR = ("ho quang buu", "nguyen duc hien")
MATTERS = ("resolution 23", "3676")


def rule(left: EventNote, right: EventNote) -> str | None:
    found, again = join(left, right), join(right, left)
    assert found == again
    return found.rule if found is not None else None


def settled(*notes: EventNote) -> list[Decision]:
    joins = [found for left, right in combinations(notes, 2) if (found := join(left, right)) is not None]
    return settle({note.event_id: note for note in notes}, joins)


def test_undated_meetings_of_the_same_people_on_the_same_matters_are_one():
    assert rule(event("a", people=PAIR, matters=MATTERS), event("b", people=PAIR, matters=MATTERS)) == "same_people_and_matters"


@pytest.mark.parametrize("changed", [
    {"people": PAIR[:1]}, {"matters": MATTERS[:1]}, {"main": False}, {"kind": "visit"},
    {"published": "2024-01-01"}, {"ordinal": "22"},
])
def test_one_thing_less_and_they_are_two(changed: dict):
    one = event("a", people=PAIR, matters=MATTERS, published="2023-01-01", ordinal="21")
    assert rule(one, event("b", **{"people": PAIR, "matters": MATTERS, "published": "2023-01-05", **changed})) is None


def test_one_day_and_one_person():
    assert rule(event("a", day="2023-06-07", people=PAIR), event("b", day="2023-06-07", people=PAIR[:1])) == "same_day_and_people"
    assert rule(event("a", day="2023-06-07", people=PAIR), event("b", day="2023-06-08", people=PAIR)) is None


def test_one_day_and_one_place_need_the_same_words():
    one = event("a", day="2023-06-07", places=("hue",), words=("housing", "finance", "banks"))
    assert rule(one, event("b", day="2023-06-07", places=("hue",), words=("housing", "finance"))) == "same_day_place_and_words"
    assert rule(one, event("b", day="2023-06-07", places=("hue",), words=("tourism", "beaches"))) is None


def test_a_numbered_document_is_issued_once():
    one = event("a", kind="issuance", head="", thing="decision 12 QĐ-TTg")
    assert rule(one, event("b", kind="issuance", head="", thing="decision 12 QĐ-TTg")) == "same_identity"
    assert rule(one, event("b", kind="issuance", head="", thing="decision 12 QĐ-UBND")) is None


def test_a_person_is_appointed_once_a_day_and_not_dismissed_with_it():
    one = event("a", kind="appointment", head="in", people=PAIR[:1], day="2024-02-15")
    assert rule(one, event("b", kind="appointment", head="in", people=PAIR[:1], day="2024-02-15")) == "same_person_and_change"
    assert rule(one, event("b", kind="appointment", head="out", people=PAIR[:1], day="2024-02-15")) is None


def test_what_happens_later_is_not_what_was_told_before():
    told = event("a", people=PAIR, matters=MATTERS, published="2024-01-02")
    assert rule(told, event("b", people=PAIR, matters=MATTERS, day="2024-01-09", published="2024-01-10")) is None


def test_places_that_share_nothing_keep_apart():
    one = event("a", day="2024-01-02", people=PAIR[:1], places=("hue",))
    assert rule(one, event("b", day="2024-01-02", people=PAIR[:1], places=("hanoi",))) is None


def test_no_event_is_joined_within_its_document():
    assert rule(event("a", people=PAIR, matters=MATTERS, document_id="d"),
                event("b", people=PAIR, matters=MATTERS, document_id="d")) is None


def test_three_articles_tell_one_meeting_by_the_smallest_id():
    found = settled(*(event(name, people=PAIR, matters=MATTERS) for name in "cab"))
    assert found == [Decision("event", name, "a", "same_people_and_matters") for name in "bc"]


def test_a_chain_does_not_tie_what_contradicts():
    """b has no date and fits both a and c, which took place on different days: it goes with the stronger join."""
    first = event("a", day="2024-01-02", people=PAIR, matters=MATTERS)
    between = event("b", people=PAIR, matters=MATTERS)
    last = event("c", day="2024-01-03", people=PAIR, matters=MATTERS)
    found = settled(first, between, last)
    assert found == [Decision("event", "b", "a", "same_people_and_matters")]
    for order in permutations((first, between, last)):
        assert settled(*order) == found


def test_numbers_of_sessions_keep_a_group_from_another():
    notes = [event("a", people=PAIR, matters=MATTERS, ordinal="21"), event("b", people=PAIR, matters=MATTERS),
             event("c", people=PAIR, matters=MATTERS, ordinal="22")]
    assert {decision.old_id for decision in settled(*notes)} == {"b"}


def test_documents_of_one_main_event_are_linked_to_the_smallest():
    notes = {note.event_id: note for note in (event(name, people=PAIR, matters=MATTERS) for name in "abc")}
    found = [(row.document_id, row.other_id, row.relation) for row in same_event(notes, settled(*notes.values()))]
    assert found == [("document of b", "document of a", "same_event"), ("document of c", "document of a", "same_event")]


def test_events_told_by_the_way_link_no_documents():
    notes = [event(name, kind="issuance", head="", thing="decision 12 X", main=False) for name in "ab"]
    assert same_event({note.event_id: note for note in notes}, settled(*notes)) == []


def test_the_keys_of_events_that_are_one_meet():
    pairs = [
        (event("a", people=PAIR, matters=MATTERS), event("b", people=PAIR, matters=(*MATTERS, "1440"))),
        (event("a", day="2023-06-07", people=PAIR), event("b", day="2023-06-07", people=PAIR[:1])),
        (event("a", kind="issuance", thing="decision 12 X"), event("b", kind="issuance", thing="decision 12 X")),
    ]
    for left, right in pairs:
        assert join(left, right) is not None
        assert set(keys_of(left)) & set(keys_of(right))


def test_keys_are_few_and_the_same_again():
    note = event("a", day="2024-01-01", people=tuple(f"p {n}" for n in range(8)), bodies=("b1", "b2"), places=("hue",),
                 matters=tuple(f"m{n}" for n in range(24)))
    assert keys_of(note) == keys_of(note)
    assert len(keys_of(note)) == len(set(keys_of(note))) <= 15


def test_a_note_survives_its_packing():
    note = event("a", day="2024-01-01", people=PAIR, matters=MATTERS, published="2024-01-02", places=("hue",), words=("x",))
    assert unpack_event("a", note.document_id, pack_event(note)) == note


def test_a_numbered_session_of_a_body_is_one():
    one = event("a", head="session", ordinal="21", thing="session 21 hdnd 2024")
    assert rule(one, event("b", head="session", ordinal="21", thing="session 21 hdnd 2024")) == "same_identity"
    assert rule(one, event("b", head="session", ordinal="21", thing="session 21 other 2024")) is None
