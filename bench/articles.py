"""Generated articles of about 3,000 characters: our own sentences, varied in numbers, names, dates and order.

They exist to measure time and memory at sizes no labelled set has. Every twentieth article repeats an earlier one with
a paragraph dropped and another added.
"""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PLAIN = 0.6  # share of the sentences without figures: one figure in about 190 characters, as in real articles


def generate(count: int, *, seed: int = 1, length: int = 3000) -> Iterator[dict[str, str]]:
    """``count`` records as a crawler writes them: text, title, date, url."""
    random = Random(seed)
    recent: list[list[str]] = []
    for number in range(count):
        year = random.randint(2016, 2025)
        place = random.choice(WORDS["provinces"])
        english = number % 4 == 3
        if number % 20 == 19:
            paragraphs = list(random.choice(recent))
            paragraphs.pop(random.randrange(len(paragraphs)))
            paragraphs.append(_sentence(random, english, place, year))
        else:
            paragraphs = _paragraphs(random, english, place, year, length)
            recent = [*recent[-99:], paragraphs]
        yield {
            "text": "\n\n".join(paragraphs),
            "title": f"{place[english]}: {number}",
            "date": f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}T{random.randint(5, 22):02}:00",
            "url": f"https://example.org/{year}/{seed}-{number}.html",
        }


def _paragraphs(random: Random, english: bool, place: list[str], year: int, length: int) -> list[str]:
    paragraphs: list[str] = []
    total = 0
    while total < length:
        sentences = [_sentence(random, english, place, year) for _ in range(random.randint(1, 3))]
        paragraphs.append(" ".join(sentences))
        total += len(paragraphs[-1])
    return paragraphs


def _sentence(random: Random, english: bool, place: list[str], year: int) -> str:
    kind = "en" if english else "vi"
    if random.random() < PLAIN:
        kind = "plain_" + kind
    big, tenths, area = random.randint(1000, 99999), random.randint(10000, 99999), random.randint(1000, 9999)
    return str(random.choice(WORDS[kind])).format(
        place=place[english],
        person=" ".join(random.choice(WORDS[part]) for part in ("surnames", "middles", "given")),
        month=random.choice(WORDS["months"]),
        y=year,
        z=year - 1,
        m=random.randint(2, 11),
        d=random.randint(2, 28),
        a=_vietnamese(f"{big:,}"),
        b=_vietnamese(f"{tenths / 10:.1f}"),
        c=_vietnamese(f"{big // 2:,}"),
        h=_vietnamese(f"{area:,}"),
        ea=f"{big:,}",
        eb=f"{tenths / 10:.1f}",
        eh=f"{area:,}",
        p=random.randint(20, 110),
        g=_vietnamese(f"{random.randint(1, 250) / 10:.1f}") if not english else f"{random.randint(1, 250) / 10:.1f}",
        q=random.randint(2, 9),
        n=random.randint(2, 60),
        k=random.randint(61, 999),
    )


def _vietnamese(number: str) -> str:
    """A number with Vietnamese separators."""
    return number.translate(str.maketrans(",.", ".,"))


def write(path: Path, count: int, *, seed: int = 1) -> None:
    """A JSONL file of ``count`` generated articles."""
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in generate(count, seed=seed))
