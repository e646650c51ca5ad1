"""The words of the page lexicon do what their examples say."""

import pytest

from pipeline.lexicon.page import CueEntry, page
from pipeline.lexicon.reject_reasons import reject_reasons
from tests.normalize.reading import B1, B2, B3, E1, E2, E3, read

UNDER_TITLE = {"translator", "author", "date_label", "glue"}
INSIDE = {"caption", "caption_end"}
FIRST = {"outlet"}


def article(language: str, cue: CueEntry) -> str:
    """An article with the example where such lines stand."""
    title, *body = ("Thu ngân sách tăng khá", B1, B2, B3) if language == "vi" else ("Budget revenue rises", E1, E2, E3)
    if cue.kind in FIRST:
        return "\n".join([title, cue.example, *body[1:]])
    if cue.kind in UNDER_TITLE:
        return "\n".join([title, cue.example, *body])
    if cue.kind in INSIDE:
        return "\n".join([title, body[0], cue.example, *body[1:]])
    return "\n".join([title, *body, cue.example])


@pytest.mark.parametrize(("language", "cue"), page().cues, ids=lambda item: getattr(item, "kind", item))
def test_the_example_is_read_as_it_says(language: str, cue: CueEntry):
    text = article(language, cue)
    kind, *fields = cue.holds.split(maxsplit=1)
    found = read(text)
    (line,) = [row for row in found.paragraphs if text[row.char_start:row.char_end] == cue.example]
    assert line.kind == kind
    for field in fields:
        name, _, value = field.partition("=")
        document = found.document
        got = document.published_from.isoformat()[:16] if name == "published" else getattr(document, name)
        assert got == value


@pytest.mark.parametrize(("language", "cue"), page().cues, ids=lambda item: getattr(item, "kind", item))
def test_without_its_words_the_example_is_not(language: str, cue: CueEntry):
    """Each example holds one of its block's words: the block is needed."""
    low = cue.example.lower()
    assert any(word.lower() in low for word in cue.words), cue.words


def test_both_languages_have_every_kind_of_line():
    of = {language: {cue.kind for name, cue in page().cues if name == language} for language in ("vi", "en")}
    assert of["vi"] == of["en"]


def test_no_word_stands_twice_in_a_block():
    for _, cue in page().cues:
        assert len(cue.words) == len(set(cue.words)), cue.kind


def test_reject_reasons_say_what_to_do_and_have_one_code_each():
    codes = [row.reason for row in reject_reasons()]
    assert len(codes) == len(set(codes))
    assert all(row.definition.count(".") >= 2 for row in reject_reasons())
