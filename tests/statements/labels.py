"""Labelled statements and how found ones are counted against them."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.records import Statement
from tests.events.scene import Scene, scene

OVERLAP = 0.5  # characters shared of all that label and statement cover


class Label(NamedTuple):
    """What a text says: characters [start, end), kind, who says it to whom (names; None where nobody is named)."""

    start: int
    end: int
    kind: str
    speaker: str | None
    addressee: str | None


class Score(NamedTuple):
    """Statements found and labelled that are one, whatever their attributes; those with all attributes right."""

    met: int
    right: int
    found: int
    labelled: int
    wrong: tuple[str, ...]

    @property
    def f1(self) -> float:
        """Of statements with span, kind, speaker and addressee right."""
        return 2 * self.right / (self.found + self.labelled)

    @property
    def f1_span(self) -> float:
        """Of spans alone."""
        return 2 * self.met / (self.found + self.labelled)


def texts(path: Path) -> Iterator[tuple[str, Scene, list[Label]]]:
    """The texts of a file of labels with their scenes."""
    for item in tomllib.loads(path.read_text(encoding="utf-8"))["text"]:
        made = scene(item["body"], item["language"], item["published"], people=item["people"], bodies=item["bodies"],
                     places=item["places"])
        yield item["id"], made, [_label(made.reading.tokens.text, one) for one in item["statements"]]


def _label(text: str, item: dict[str, Any]) -> Label:
    start = text.index(item["from"])
    end = text.index(item["to"], start) + len(item["to"])
    return Label(start, end, item["kind"], item.get("speaker"), item.get("addressee"))


def score(name: str, labels: Iterable[Label], found: Iterable[Statement], called: Any) -> Score:
    """Each label with the statement that overlaps it most, one each.

    called: entity id -> name.
    """
    left = list(found)
    total, met, right, wrong = len(left), 0, 0, []
    labels = list(labels)
    for label in labels:
        best = max(left, key=lambda one: _shared(label, one), default=None)
        if best is None or _shared(label, best) < OVERLAP:
            wrong.append(f"{name}: missed {label}")
            continue
        left.remove(best)
        met += 1
        got = best.kind, called(best.speaker_id), called(best.addressee_id)
        if got == (label.kind, label.speaker, label.addressee):
            right += 1
        else:
            wrong.append(f"{name}: {best.surface[:60]!r} is {got}, labelled {label[2:]}")
    wrong.extend(f"{name}: not labelled: {one.kind} {called(one.speaker_id)} {one.surface[:60]!r}" for one in left)
    return Score(met, right, total, len(labels), tuple(wrong))


def _shared(label: Label, one: Statement) -> float:
    common = min(label.end, one.char_end) - max(label.start, one.char_start)
    return common / (max(label.end, one.char_end) - min(label.start, one.char_start))


def add(scores: Iterable[Score]) -> Score:
    """The scores of several texts together."""
    rows = list(scores)
    return Score(sum(s.met for s in rows), sum(s.right for s in rows), sum(s.found for s in rows),
                 sum(s.labelled for s in rows), tuple(line for s in rows for line in s.wrong))
