"""Duties laid on bodies in sentences behind a directive that name no speaker: "The Department also needs to ..."."""

from collections.abc import Sequence

from pipeline.extract.statements.said import Said, Stage
from pipeline.lexicon.statements import Cue
from pipeline.lexicon.trie import Hit

DIRECTIVE = {"directive", "proposal"}
FAR = 6  # paragraphs a directive bears on behind its own
BEFORE = 16  # tokens before the duty in which the body stands that it is laid on
DUTY = Cue("directive", None, rank=False, close=False, to=False, needs=False, prefix=False, frame=False, void=False)


def duties(said: Sequence[Said], stage: Stage) -> list[Said]:
    """Statements of duty in the paragraphs behind a directive, with its speaker.

    A paragraph begins one when a word of duty follows a body at its beginning, or when it goes on with an order
    ("Đồng thời, đẩy nhanh ..."). It must not hold speech of its own.
    """
    sentences = stage.reading.tokens.sentences
    speakers: dict[int, str | None] = {}  # of each paragraph with speech, the one who speaks last
    for one in said:
        speakers[sentences[one.sentence].paragraph] = one.speaker.entity_id
    found: list[Said] = []
    orders = sorted((one for one in said if one.cue.kind in DIRECTIVE), key=lambda one: one.sentence)
    last: dict[int, Said] = {}
    for one in orders:
        last[sentences[one.sentence].paragraph] = one
    latest: Said | None = None
    since = 0
    for number, (first, end) in enumerate(stage.reading.tokens.bounds):
        if number in speakers:
            if number in last or latest is None or speakers[number] != latest.speaker.entity_id:
                latest = last.get(number)
            since = 0
            continue
        since += 1
        if latest is None or since > FAR or first >= end or latest.speaker.entity_id is None:
            continue
        hit = _duty(first, end, stage)
        if hit is not None:
            bodies = list(stage.cast.within(first, hit.first, ("organization",)))
            found.append(Said(hit, DUTY, stage.reading.sentence_index(hit.first), first, _end(first, end, stage),
                              latest.speaker, asked=bodies[-1] if bodies else None, goes_on=False))
    return found


def _duty(first: int, end: int, stage: Stage) -> Hit | None:
    """The words of duty that open a paragraph."""
    voice = stage.voice(first)
    if voice is None:
        return None
    sentence = stage.reading.sentence(first)
    for token in range(first, min(sentence.last, first + BEFORE)):
        last = voice.starts("needs", token)
        if last is not None:
            laid = voice.level(first, token) is not None and voice.ends("noun_before", token, first) is None
            return Hit(token, last, (DUTY,)) if laid else None
    going_on = voice.starts("continuation", first)
    if going_on is not None and going_on < end and voice.tokens.keys[going_on] == ",":
        last = voice.starts("imperative", going_on + 1)
        if last is not None:
            return Hit(going_on + 1, last, (DUTY,))
    return None


def _end(first: int, end: int, stage: Stage) -> int:
    """The end of the paragraph without its last mark."""
    return end - 1 if stage.reading.tokens.keys[end - 1] in ".…" and end - 1 > first else end
