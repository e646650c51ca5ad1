"""Every case of others with its outcome."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.lexicon.load import Lexicon
from tests.conformance import duckling, recognizers
from tests.conformance.cases import LEFT_OUT, read_cases, recognizers_class
from tests.figures_quantities.notation import Found

DUCKLING = [f"duckling_{kind}_{language}" for kind in ("Numeral", "AmountOfMoney", "Ordinal") for language in ("VI", "EN")]
RECOGNIZERS = [f"recognizers_{kind}_EN" for kind in ("number", "percent", "currency", "dimension")]
FILES = (*DUCKLING, *RECOGNIZERS)


class Outcome(NamedTuple):
    """A case: whether it is read as expected, and the class it is left out for (None: news can hold it)."""

    text: str
    right: bool
    left_out: str | None


def outcomes(folder: Path, name: str, lexicon: Lexicon, find: Callable[[str, str], Found]) -> Iterator[Outcome]:
    """The cases of a file in their order."""
    source, kind, language = name.split("_")
    for case in read_cases(folder, name):
        text = case["text"]
        if source == "duckling":
            yield Outcome(text, duckling.holds(kind, case, language.lower(), lexicon, find), LEFT_OUT.get(text))
        else:
            yield Outcome(text, recognizers.holds(kind, case, lexicon, find), recognizers_class(text))
