"""Who took part in an event, in which role, under which post and in which order."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from pipeline.extract.events.cast import Cast
from pipeline.extract.events.look import Look
from pipeline.extract.events.told import Told
from pipeline.extract.reading import NameMention, Reading
from pipeline.extract.tokens import Sentence

PARTIES = ("person", "organization")
DONE_TO = {"issuance", "establishment", "merger", "appointment", "election", "announcement", "agreement", "other",
           "project_start", "project_completion"}
LISTED = ("attend", "speak")  # words of sentences that ``lists`` reads
GOING = {"visit", "inspection"}


class Part(NamedTuple):
    """A participant: the name, the role, and the place in a printed list."""

    name: NameMention
    role: str
    ordinal: int | None


def parts(told: Told, reading: Reading, cast: Cast, look: Look) -> Iterator[Part]:
    """The participants named in the sentence of a mention: those before the trigger do it, those behind have it done.

    doing: who chairs it ("chủ trì"), else a body holds it (host), a person leads it (chair), goes there (guest).
    done to: the document's, company's or person's side of it (object), whom a visit is paid (host), else attendees.
    """
    sentence = reading.tokens.sentences[told.sentence]
    bodies = _bodies_of_posts(told.trigger.first, reading, cast)
    before = [n for n in cast.within(sentence.first, told.trigger.first, PARTIES) if n.entity.entity_id not in bodies]
    behind = [n for n in cast.within(told.trigger.last, _reach(told, sentence), PARTIES)
              if n.entity.entity_id not in bodies]
    if told.kind not in DONE_TO and any(look.find(role, sentence.first, sentence.last) is not None for role in LISTED):
        return
    chair = look.find_last("chair", sentence.first, told.trigger.first)
    for number, name in enumerate(before):
        yield Part(name, _doing(told, name, chair, number == len(before) - 1), None)
    for name in behind:
        yield Part(name, _done_to(told, name, look, sentence), None)


def _reach(told: Told, sentence: Sentence) -> int:
    """How far participants are looked for behind the trigger: the span, and what follows a person's dash or comma."""
    return min(sentence.last, max(told.last, told.trigger.last + 24))


def _bodies_of_posts(token: int, reading: Reading, cast: Cast) -> Collection[str]:
    """Bodies that stand in the paragraph as part of somebody's title: "Chairman of the Provincial People's Committee"."""
    return cast.offices.get(reading.paragraph(token).paragraph_id, ())


def _doing(told: Told, name: NameMention, chair: int | None, nearest: bool) -> str:
    if told.kind in GOING:
        return "guest"
    if told.kind in ("appointment", "election") and name.entity.kind == "person":
        return "object"
    if chair is not None and name.entity.kind == "person" and nearest:
        return "chair"
    if name.entity.kind == "organization":
        return "host"
    return "chair" if told.kind == "meeting" and told.verb and nearest else "attendee"


def _done_to(told: Told, name: NameMention, look: Look, sentence: Sentence) -> str:
    if told.kind in GOING:
        return "host"
    chair = look.find("chair", told.trigger.last, sentence.last)
    if name.entity.kind == "person" and chair is not None and told.kind not in DONE_TO:
        return "chair"
    if told.kind in DONE_TO:
        return "object" if told.kind != "agreement" else "attendee"
    return "attendee"


def lists(reading: Reading, cast: Cast, by_language: dict[str, Look], sentences: set[int]) -> Iterator[tuple[int, Part]]:
    """Attendance lists and speakers: token of the words that open the list, and each participant in printed order.

    sentences: numbers of the sentences to read: those with words of attending or speaking.
    """
    for number in sorted(sentences):
        sentence = reading.tokens.sentences[number]
        look = by_language.get(reading.language(sentence.first))
        if look is None:
            continue
        opening = look.find("attend", sentence.first, sentence.last)
        if opening is not None:
            yield from ((opening, part) for part in _attending(opening, sentence, reading, cast, look))
            continue
        speaking = look.find("speak", sentence.first, sentence.last)
        if speaking is not None:
            person = next(cast.within(speaking, sentence.last, ("person",)), None) or \
                cast.nearest_before(sentence.first, speaking, ("person",))
            if person is not None:
                yield speaking, Part(person, "speaker", None)


def _attending(opening: int, sentence: Sentence, reading: Reading, cast: Cast, look: Look) -> Iterator[Part]:
    """Names behind the opening words; where there are none ("X and Y attended the session"), those before."""
    bodies = _bodies_of_posts(opening, reading, cast)
    listed = [n for n in cast.within(opening, sentence.last, PARTIES) if n.entity.entity_id not in bodies]
    if not any(n.entity.kind == "person" for n in listed):
        before = [n for n in cast.within(sentence.first, opening, PARTIES) if n.entity.entity_id not in bodies]
        listed = before or listed
    seen: set[str] = set()
    for name in listed:
        if name.entity.entity_id not in seen:
            seen.add(name.entity.entity_id)
            yield Part(name, "attendee", len(seen) - 1)
