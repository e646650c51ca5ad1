"""Whatever the text, it is read without an error, spans are exact, and no row breaks what its table declares."""

import pytest
from hypothesis import HealthCheck, example, given, seed, settings

from tests.fuzz.texts import check, dates, texts, titles

QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@pytest.mark.slow
@example(text="\u200b ", title=None, published=None)  # a paragraph without a word
@example(text="PRIME MINISTER", title=None, published=None)  # an office alone, whose body stands nowhere
@example(text="Ạ0UBND XA0", title=None, published=None)  # a place that is printed as a part of a body's name alone
@settings(max_examples=400, **QUIET)
@given(text=texts, title=titles, published=dates)
def test_some_texts(text: str, title: str | None, published: str | None) -> None:
    check(text, title, published)


@pytest.mark.stress
@pytest.mark.parametrize("number", range(10))
def test_a_hundred_thousand_texts(number: int) -> None:
    """In ten runs of ten thousand, about 100 s each: what hypothesis remembers of a run grows with it."""

    @seed(number)
    @settings(max_examples=10_000, database=None, **QUIET)
    @given(text=texts, title=titles, published=dates)
    def some(text: str, title: str | None, published: str | None) -> None:
        check(text, title, published)

    some()
