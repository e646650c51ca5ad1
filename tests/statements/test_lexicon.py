"""Every entry of statements.toml is told by its own example, and wrong entries stop the load."""

import pytest

from pipeline.lexicon.files import LexiconError
from pipeline.lexicon.statements import POLARITY, read_statements, statement_words
from pipeline.records.events import STATEMENT_KINDS, TARGET_VERDICTS
from tests.events.scene import scene

BODIES = ["Sở Công Thương tỉnh Nghệ An", "Sở Công Thương", "Sở Tài chính", "UBND tỉnh", "HĐND tỉnh", "Sở Giao thông", "Trung ương",
          "Department of Finance", "Central Government", "Chủ tịch Quốc hội", "Chính phủ", "The council", "The company"]
PEOPLE = [["Trần Văn Bình", "Giám đốc", "Sở Công Thương"], ["Tran Van Binh", "Director", ""], ["Chủ tịch UBND tỉnh"], ["Phó Thủ tướng"],
          ["Bí thư Tỉnh ủy", "Bí thư Tỉnh ủy", ""], ["Tổng Bí thư"], ["Phó Chủ tịch UBND tỉnh"], ["The minister"],
          ["deputy prime minister"], ["The chairman"], ["The prime minister"],
          ["Provincial Party Secretary", "Provincial Party Secretary", ""]]
CUES = [(entry, language, example) for entry in statement_words().cues for language, example in entry.examples()]
VERDICTS = [(entry.stands, language, example) for entry in statement_words().verdicts
            for language, example in entry.examples()]


@pytest.mark.parametrize(("entry", "language", "example"), CUES)
def test_the_example_of_a_verb_introduces_speech(entry, language: str, example: str):
    made = scene(example, language, "2024-07-15", people=PEOPLE, bodies=BODIES)
    if entry.void:
        assert made.statements == []
    elif entry.frame:
        assert [one.kind for one in made.statements] == ["report"]
    else:
        assert 1 <= len(made.statements) <= 2
        assert {one.speaker_id is not None for one in made.statements} == {True}


@pytest.mark.parametrize(("stands", "language", "example"), VERDICTS)
def test_the_example_of_a_verdict_gives_it(stands: str, language: str, example: str):
    found = [(one.kind, one.verdict, one.polarity) for one in scene(example, language, "2024-07-15").statements]
    assert found == [("assessment", stands, POLARITY[stands])]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_and_verdict_has_words_in_both_languages(language: str):
    words = statement_words()
    kinds = {cue.kind for cue in words.cues if getattr(cue, language)} | {"difficulty", "quotation"}  # told by what is said
    assert kinds == set(STATEMENT_KINDS)
    assert {verdict.stands for verdict in words.verdicts if getattr(verdict, language)} == set(TARGET_VERDICTS)


@pytest.mark.parametrize(("text", "said"), [
    ('[[cue]]\nkind = "song"', "song is no kind of statement"),
    ('[[cue]]\nkind = "report"\nen = ["sang"]', "no example in en"),
    ('[[verdict]]\nstands = "great"', "great is no verdict"),
    ('[[turn]]\nto = "joy"', "to"),
    ('[[level]]\nlevel = "high"', "level"),
])
def test_a_wrong_entry_stops_the_load(text: str, said: str, tmp_path):
    path = tmp_path / "statements.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=said):
        read_statements(path)
