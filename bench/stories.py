"""How well copies are found: perturbed copies of given texts through a whole run, precision and recall by rate of change.

A copy loses paragraphs, its numbers change, and foreign boilerplate is added: each paragraph is dropped, each number
changed with the given chance; boilerplate makes up the given share of the paragraphs. The texts themselves must not be
linked with one another.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.articles import generate
from pipeline.engines import run as stages
from pipeline.warehouse.files import open_build

COPIES = 2000
BOILERPLATE = (
    "Mọi thông tin phản ánh xin gửi về đường dây nóng của tòa soạn trong giờ hành chính.",
    "Bạn đọc có thể theo dõi thêm tin tức trên trang điện tử và ứng dụng của chúng tôi.",
    "Đăng ký nhận bản tin buổi sáng để không bỏ lỡ những tin quan trọng nhất trong ngày.",
    "Readers can follow our channel for more news of the day and subscribe to the newsletter.",
    "All rights reserved; no part of this page may be reproduced without written permission.",
    "Contact the editorial office by telephone during working hours or by electronic mail.",
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Rates(NamedTuple):
    """Chances: of a paragraph to be dropped, of a number to change; boilerplate as a share of the paragraphs."""

    dropped: float
    changed: float
    added: float


RATES = (Rates(0.1, 0.1, 0.1), Rates(0.25, 0.2, 0.2), Rates(0.4, 0.3, 0.3))


class Found(NamedTuple):
    """Links that join copies of one text of all links found; copies that are linked into the story of their text."""

    links: int
    right: int
    copies: int
    linked: int

    @property
    def precision(self) -> float:
        """Right links of all links."""
        return self.right / self.links if self.links else 1.0

    @property
    def recall(self) -> float:
        """Copies in the story of their text of all copies."""
        return self.linked / self.copies if self.copies else 1.0


def perturb(text: str, rates: Rates, random: Random) -> str:
    """One copy of a text; at least one paragraph stays."""
    paragraphs = [p for p in text.split("\n") if p.strip()]
    kept = [p for p in paragraphs if random.random() >= rates.dropped] or paragraphs[:1]
    kept = [NUMBER.sub(lambda number: _other(number.group(), rates, random), paragraph) for paragraph in kept]
    for _ in range(round(rates.added * len(kept))):
        kept.insert(random.randrange(len(kept) + 1), random.choice(BOILERPLATE))
    return "\n\n".join(kept)


def _other(number: str, rates: Rates, random: Random) -> str:
    if random.random() >= rates.changed:
        return number
    return "".join(str(random.randint(1, 9)) if digit.isdecimal() else digit for digit in number)


def texts(paths: Sequence[Path]) -> list[str]:
    """The texts of files and folders: .txt, and .jsonl with a field ``text``."""
    found: list[str] = []
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            if file.suffix == ".txt":
                found.append(file.read_text(encoding="utf-8"))
            elif file.suffix == ".jsonl":
                found.extend(json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines())
    return found


def trial(bases: Sequence[str], copies: int, rates: Rates, *, seed: int = 1) -> Found:
    """One run over the texts and their copies."""
    random = Random(seed)
    family: dict[str, int] = {}
    with TemporaryDirectory() as folder:
        inputs = Path(folder) / "in.jsonl"
        with inputs.open("w", encoding="utf-8") as lines:
            for number, text in _all(bases, copies, rates, random):
                family[text] = number
                lines.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
        with open_build(Path(folder) / "warehouse") as build:
            request = stages.Request(paths=(str(inputs),))
            stages.read_inputs(build, request)
            stages.extract_documents(build, request)
            stages.resolve_entities(build)
            stages.write_core(build)
            of = {identity: family[text] for identity, text in build.rows("SELECT document_id, text FROM core.documents")
                  if text in family}
            links = build.rows("SELECT document_id, other_id FROM core.document_links WHERE relation = 'near_duplicate'")
    return _count([(left, right) for left, right in links if left in of and right in of], of, len(bases))


def _all(bases: Sequence[str], copies: int, rates: Rates, random: Random) -> Iterator[tuple[int, str]]:
    yield from enumerate(bases)
    for number in range(copies):
        yield number % len(bases), perturb(bases[number % len(bases)], rates, random)


def _count(links: Sequence[tuple[str, str]], of: dict[str, int], bases: int) -> Found:
    """Copies count as linked when right links tie them to the largest group of their family."""
    near: dict[str, set[str]] = defaultdict(set)
    right = 0
    for left, other in links:
        if of[left] == of[other]:
            right += 1
            near[left].add(other)
            near[other].add(left)
    largest: dict[int, int] = defaultdict(int)
    seen: set[str] = set()
    for start in of:
        if start in seen:
            continue
        group, todo = {start}, [start]
        while todo:
            todo.extend(new := near[todo.pop()] - group)
            group |= new
        seen |= group
        largest[of[start]] = max(largest[of[start]], len(group))
    return Found(len(links), right, len(of) - bases, sum(size - 1 for size in largest.values()))


def measure(paths: list[str]) -> None:
    """Print precision and recall for each rate, over the texts of ``paths``, else the seeds and generated articles."""
    bases = texts([Path(path) for path in paths or ["seeds"]])
    if not paths:
        bases += [item["text"] for number, item in enumerate(generate(40, seed=7)) if number % 20 != 19]
    for rates in RATES:
        found = trial(bases, COPIES, rates)
        print(f"{len(bases)} texts, {found.copies} copies; {rates}: precision {found.precision:.4f} ({found.right} of "
              f"{found.links} links), recall {found.recall:.4f} ({found.linked} of {found.copies})", flush=True)
