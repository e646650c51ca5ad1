"""The questions of docs/cookbook.md and the examples of README and help run as they stand; on the seeds each has an answer."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.questions import questions

Ask = Callable[[str], list[dict[str, Any]]]
QUESTIONS = list(questions())


def test_there_are_ten_questions_and_the_way_to_the_evidence() -> None:
    assert [title for title, _ in QUESTIONS][10:] == ["And where is it printed?"]
    assert len({title for title, _ in QUESTIONS}) == 11


@pytest.mark.parametrize(("title", "sql"), QUESTIONS, ids=[f"{n} {title}" for n, (title, _) in enumerate(QUESTIONS)])
def test_a_question_has_an_answer(ask: Ask, title: str, sql: str) -> None:
    assert ask(sql), title


def test_the_examples_of_readme_and_help_have_answers(ask: Ask, root: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (root / "README.md", *sorted((root / "pipeline" / "cli").glob("*.py")))]
    examples = {sql for text in texts for sql in re.findall(r'"(select [^"]+)"', text)}
    assert len(examples) >= 3
    assert [sql for sql in sorted(examples) if not ask(sql)] == []
