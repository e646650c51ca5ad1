"""The share of the cases of others that is read as expected, by file, with the classes of the rest; and how well the
figures of general news are found in sentences that were held out."""

from collections import Counter
from pathlib import Path

from pipeline.lexicon.load import load
from tests.conformance.outcomes import FILES, Outcome, outcomes
from tests.figures_meaning.news import score
from tests.figures_quantities.notation import finder

ROOT = Path(__file__).resolve().parents[1]


def measure(folder: str | None = None) -> None:
    """Print the shares by file; nothing where the cases are not at hand. FOLDER holds conformance/, by default ../shared."""
    held = score("news_held.txt")
    print(f"general news, held out: F1 of values with units {held.f1:.3f}; hedge, kind and direction right in {held.whole:.3f}")
    cases = Path(folder) if folder is not None else ROOT.parent / "shared"
    if not (cases / "conformance").is_dir():
        print(f"no cases of others in {cases / 'conformance'}")
        return
    lexicon = load()
    for name in FILES:
        _report(name, list(outcomes(cases, name, lexicon, finder(lexicon))))


def _report(name: str, found: list[Outcome]) -> None:
    wrong = [outcome for outcome in found if not outcome.right]
    print(f"{name:28} {len(found) - len(wrong):4} of {len(found):4}  {1 - len(wrong) / len(found):6.1%}")
    classes = Counter(outcome.left_out or "UNEXPLAINED" for outcome in wrong)
    for reason, count in classes.most_common():
        texts = [outcome.text for outcome in wrong if (outcome.left_out or "UNEXPLAINED") == reason]
        print(f"    {count:3} {reason}: {'; '.join(texts[:3])}{' ...' if count > 3 else ''}")
