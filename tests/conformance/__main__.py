"""``python -m tests.conformance [FOLDER]``: the share of the cases of others that is read as expected, by file, with the
classes of the rest; nothing where the cases are not at hand. FOLDER holds conformance/; by default ../shared."""

import sys
from collections import Counter
from pathlib import Path

from pipeline.lexicon.load import load
from tests.conformance.outcomes import FILES, outcomes
from tests.figures_quantities.notation import finder

ROOT = Path(__file__).resolve().parents[2]


def main(folder: Path) -> None:
    """Print the shares by file and the failing cases by class."""
    if not (folder / "conformance").is_dir():
        print(f"no cases in {folder / 'conformance'}")
        return
    lexicon = load()
    for name in FILES:
        found = list(outcomes(folder, name, lexicon, finder(lexicon)))
        wrong = [outcome for outcome in found if not outcome.right]
        print(f"{name:28} {len(found) - len(wrong):4} of {len(found):4}  {1 - len(wrong) / len(found):6.1%}")
        for reason, count in Counter(outcome.left_out or "UNEXPLAINED" for outcome in wrong).most_common():
            texts = [outcome.text for outcome in wrong if (outcome.left_out or "UNEXPLAINED") == reason]
            print(f"    {count:3} {reason}: {'; '.join(texts[:3])}{' ...' if count > 3 else ''}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared")
