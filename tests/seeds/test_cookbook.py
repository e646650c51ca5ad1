"""The questions of docs/cookbook.md run as they stand, and on the seeds each has an answer."""

from collections.abc import Callable
from typing import Any

import pytest

from bench.questions import questions

Ask = Callable[[str], list[dict[str, Any]]]
QUESTIONS = list(questions())


def test_there_are_ten_questions_and_the_way_to_the_evidence() -> None:
    assert len({title for title, _ in QUESTIONS}) == 10
    assert len(QUESTIONS) == 11


@pytest.mark.parametrize(("title", "sql"), QUESTIONS, ids=[f"{n} {title}" for n, (title, _) in enumerate(QUESTIONS)])
def test_a_question_has_an_answer(ask: Ask, title: str, sql: str) -> None:
    assert ask(sql), title
