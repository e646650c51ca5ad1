"""Time grows with the length of the text, whatever stands in it."""

import time

import pytest

from pipeline.extract.figures.quantities import find_quantities
from pipeline.extract.ledger import number_ledger
from pipeline.extract.numbers.find import find_numbers
from pipeline.lexicon.load import Lexicon
from tests.figures_quantities.notation import read_lines

PATTERNS = {
    "digits": "7", "groups": "123 ", "scales": "tỷ ", "numbers and scales": "5 tỷ ", "brackets": "(", "bracketed": "(1 ",
    "dashes": "5-", "slashes": "5/", "commas": "5,5, ", "number words": "hai trăm ", "percents": "5% và ",
    "addresses": "a@", "named": "Hà Nội 5, ", "plurals": "5 sports ", "thousands": "1.234 ", "each": "mỗi hộ 5 đồng ",
    "clocks": "5:05 ", "phones": "0905 ", "zeros": "000 ", "hedges": "hơn 5 ",
    "torn": "3 ,4 ", "spoken scales": "hai nghìn ba tỷ ", "glued letters": "5m-", "rates": "5 per 100 ", "ages": "5, 6 tuổi ",
    "substances": "5 tonnes of rice a ", "halves": "a year and a half ", "scores": "5 to 4 to ",
}


def seconds(text: str, language: str, lexicon: Lexicon) -> float:
    """Processor time of this part alone; the token line is made before."""
    best = float("inf")
    for _ in range(2):
        reading = read_lines(text, language, lexicon)
        start = time.process_time()
        find_quantities(reading, find_numbers(reading))
        number_ledger(reading, [])
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.slow
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_four_times_the_text_takes_about_four_times_as_long(pattern: str, language: str, lexicon: Lexicon) -> None:
    short, long = (pattern * (length // len(pattern)) for length in (6_000, 24_000))
    once = max(seconds(short, language, lexicon), 0.0005)
    assert seconds(long, language, lexicon) < 8 * once
