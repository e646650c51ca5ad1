"""Every entry of events.toml is told by its own example, and wrong entries stop the load."""

import pytest

from pipeline.lexicon.events import EVENT, event_words, read_events
from pipeline.lexicon.files import LexiconError
from pipeline.records.events import EVENT_KINDS
from tests.events.scene import scene

EXAMPLES = [(entry.kind, entry.form, language, example) for entry in event_words().triggers
            for language, example in entry.examples()]


@pytest.mark.parametrize(("kind", "form", "language", "example"), EXAMPLES)
def test_the_example_of_an_entry_tells_its_kind(kind: str, form: str, language: str, example: str):
    bodies = ["UBND tỉnh", "Chủ tịch Quốc hội", "State Bank of Vietnam", "Provincial People's Committee", "Sở Du lịch Hà Nội",
              "HĐND thành phố", "Ngân hàng Nhà nước"]
    people = [[name] for name in ("Tran Van An", "Pham Minh Chinh", "Nguyen Van An", "Ha Van Nam", "Hà Văn Nam", "Tran Van Binh")]
    made = scene(example, language, "2024-07-15", bodies=bodies, people=people, places=["Quang Nam", "Quảng Nam"])
    assert (kind in [event.kind for event in made.events]) is (form != "void")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_has_words_in_both_languages(language: str):
    told = {entry.kind for entry in event_words().triggers if getattr(entry, language) and entry.form != "void"}
    assert told == set(EVENT_KINDS)


def test_every_kind_is_defined_once():
    assert sorted(row.kind for row in event_words().rows()) == sorted(EVENT_KINDS)


@pytest.mark.parametrize(("text", "said"), [
    ('[[kind]]\nkind = "meeting"\ndefinition = "x"', "kinds are not those of the schema"),
    ('[[trigger]]\nkind = "party"\nform = "noun"', "party is no kind of event"),
    ('[[trigger]]\nkind = "meeting"\nform = "noun"\nvi = ["họp"]', "no example in vi"),
    ('[[trigger]]\nkind = "meeting"\nform = "song"', "form"),
    ('[[cue]]\neffect = "maybe"\nreach = 3', "effect"),
])
def test_a_wrong_entry_stops_the_load(text: str, said: str, tmp_path):
    kinds = "".join(f'[[kind]]\nkind = "{kind}"\ndefinition = "x"\n' for kind in EVENT_KINDS)
    path = tmp_path / "events.toml"
    path.write_text(text if text.startswith("[[kind]]") else kinds + text, encoding="utf-8")
    with pytest.raises(LexiconError, match=said):
        read_events(path)


def test_common_words_stand_outside_the_trie():
    hits = scene("Ngày 3/4, UBND tỉnh đã tổ chức hội nghị.", "vi").reading.hits(EVENT)
    assert [hit.entry.kind for hit in hits.values()] == ["meeting"]
