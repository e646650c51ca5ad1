"""Documents that tell the same text: copies, renditions, and what only looks like them."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.keys.notes import pack_story, unpack_story
from pipeline.resolve.stories import in_order, link, links
from tests.stories.notes import story

ONE, OTHER = tuple(range(0, 4800, 100)), tuple(range(50, 4850, 100))
HALF = tuple(sorted((*ONE[:24], *OTHER[:24])))
NUMBERS = ("1440", "18", "3676", "90.33", "72")


def test_the_same_shingles_make_a_copy():
    found = link(story("a", hashes=ONE, size=200), story("b", hashes=ONE, size=210))
    assert found is not None
    assert (found.relation, found.rule, found.score) == ("near_duplicate", "shingles", 1.0)


def test_other_shingles_make_none():
    assert link(story("a", hashes=ONE, size=200), story("b", hashes=OTHER, size=200)) is None


def test_a_form_filled_in_with_other_numbers_is_no_copy():
    one = story("a", hashes=ONE, size=200, numbers=("22429", "23102", "21756", "22700"))
    other = story("b", hashes=ONE, size=200, numbers=("22431", "23104", "21758", "22700"))
    assert link(one, other) is None


def test_copies_of_other_years_are_forms():
    assert link(story("a", hashes=ONE, size=200, published=date(2024, 1, 1)),
                story("b", hashes=ONE, size=200, published=date(2024, 6, 1))) is None


def test_a_short_quotation_of_a_long_text_is_no_copy():
    assert link(story("a", hashes=ONE[:6], size=6), story("b", hashes=ONE, size=400)) is None


def test_the_copy_points_to_the_text_published_first():
    early, late = (story(name, hashes=ONE, size=200, published=date(2024, 1, day)) for name, day in (("b", 1), ("a", 3)))
    for left, right in ((early, late), (late, early)):
        found = link(left, right)
        assert found is not None
        assert (found.document_id, found.other_id) == ("a", "b")


def test_a_translation_keeps_numbers_order_and_names():
    original = story("a", numbers=NUMBERS, names=("ho quang buu",))
    translation = story("b", language="en", translated=True, numbers=("1440", "18", "3676"), names=("ho quang buu",))
    found = link(original, translation)
    assert found is not None
    assert (found.document_id, found.other_id, found.relation, found.rule) == ("b", "a", "rendition_of", "credit_numbers_names")


def test_numbers_in_another_order_make_no_translation():
    assert link(story("a", numbers=NUMBERS, names=("x y",)),
                story("b", language="en", numbers=NUMBERS[::-1], names=("x y",))) is None


def test_numbers_without_a_shared_name_make_no_translation():
    assert link(story("a", numbers=NUMBERS, names=("x y",)), story("b", language="en", numbers=NUMBERS, names=("z w",))) is None


def test_one_language_needs_a_credit_to_be_a_rendition():
    plain = story("a", numbers=NUMBERS, matters=("resolution 23",)), story("b", numbers=NUMBERS, matters=("resolution 23",))
    assert link(*plain) is None
    assert link(plain[0], plain[1]._replace(credited=True)) is not None


def test_nothing_is_linked_to_itself():
    assert link(story("a", hashes=ONE, size=200), story("a", hashes=ONE, size=200)) is None


def test_the_order_of_pairs_and_of_their_members_does_not_matter():
    notes = [story("a", hashes=ONE, size=200), story("b", hashes=HALF, size=200), story("c", hashes=ONE, size=190)]
    pairs = [(left, right) for number, left in enumerate(notes) for right in notes[number + 1:]]
    assert links(pairs) == links([(right, left) for left, right in reversed(pairs)])
    assert len(links(pairs)) == 3


def test_numbers_in_the_same_order():
    assert in_order(("1", "2", "3"), ("1", "9", "2", "3")) == 3
    assert in_order(("3", "2", "1"), ("1", "2", "3")) == 1
    assert in_order((), ("1",)) == 0


@given(st.lists(st.sampled_from("abcde"), max_size=12), st.lists(st.sampled_from("abcde"), max_size=12))
@settings(max_examples=200, deadline=None)
def test_the_longest_common_order_is_that_of_the_textbook(left: list[str], right: list[str]):
    table = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for row, one in enumerate(left, 1):
        for column, other in enumerate(right, 1):
            table[row][column] = table[row - 1][column - 1] + 1 if one == other else max(table[row - 1][column],
                                                                                         table[row][column - 1])
    assert in_order(tuple(left), tuple(right)) == table[-1][-1]


def test_a_note_survives_its_packing():
    note = story("a", language="en", published=date(2024, 1, 1), credited=True, hashes=ONE, size=200, numbers=NUMBERS,
                 names=("hồ quang bửu",), matters=("resolution 23",))
    assert unpack_story("a", pack_story(note)) == note
