"""Every title of the list is found in its example, and wrong entries stop the load."""

from pathlib import Path

import pytest

from pipeline.lexicon.files import LexiconError
from pipeline.lexicon.titles import read_titles, titles
from tests.names_support import names

EXAMPLES = [(entry.code, language, text) for entry in titles().by_code.values()
            for language, text in (("vi", entry.example_vi), ("en", entry.example_en)) if text]


@pytest.mark.parametrize(("code", "language", "text"), EXAMPLES, ids=[f"{c}-{g}" for c, g, _ in EXAMPLES])
def test_a_title_is_found_in_its_example(code: str, language: str, text: str) -> None:
    entry = titles().by_code[code]
    expected = {code, entry.elsewhere} if entry.elsewhere else {code}
    found = names(text, language)
    assert expected & {p.title for p in found.people.positions}, found.posts()


ENTRY = """
[[title]]
code = "{code}"
label_vi = "Chủ tịch"
label_en = "Chairman"
family = "chair"
grade = "head"
kind = "post"
vi = ["{words}"]
{example}
"""


def write(folder: Path, *entries: str) -> Path:
    file = folder / "titles.toml"
    file.write_text("".join(entries), encoding="utf-8")
    return file


EXAMPLE = 'example_vi = "Chủ tịch Nguyễn Văn A nói."'


def test_a_code_given_twice_stops_the_load(tmp_path: Path) -> None:
    entry = ENTRY.format(code="chairman", words="Chủ tịch", example=EXAMPLE)
    with pytest.raises(LexiconError, match=r"titles.toml, line 12: the code chairman is given twice"):
        read_titles(write(tmp_path, entry, entry))


def test_two_titles_with_one_phrase_stop_the_load(tmp_path: Path) -> None:
    one = ENTRY.format(code="chairman", words="Chủ tịch", example=EXAMPLE)
    other = ENTRY.format(code="president", words="chủ tịch", example=EXAMPLE)
    with pytest.raises(LexiconError, match=r"line 12: 'chủ tịch' is a title of president and of chairman"):
        read_titles(write(tmp_path, one, other))


def test_a_missing_example_stops_the_load(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"titles.toml, line 2: .*example is missing"):
        read_titles(write(tmp_path, ENTRY.format(code="chairman", words="Chủ tịch", example="")))
