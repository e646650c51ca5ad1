"""The statements of a document as rows: speech with its verb, duties laid on bodies behind it, verdicts on targets."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pipeline.extract.events.cast import Cast
from pipeline.extract.events.find import GATHERINGS, Found
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import Reading
from pipeline.extract.statements.duties import duties
from pipeline.extract.statements.kinds import sense
from pipeline.extract.statements.said import Said, Speech, Stage, in_order, stage_of
from pipeline.extract.statements.speech import speeches
from pipeline.extract.statements.verdicts import Judged, verdicts
from pipeline.extract.statements.voice import voices
from pipeline.lexicon.statements import POLARITY
from pipeline.records import EventMention, EventParticipant, Statement
from pipeline.records.ids import make_id


def find_statements(reading: Reading, cast: Cast, periods: Sequence[PeriodMention],
                    events: Found) -> tuple[list[Statement], list[EventParticipant]]:
    """The statements of a document, and their speakers as participants of the events they were made at.

    Of two statements with one span the first stands; a verdict that covers the whole of a statement becomes part of it.
    """
    by_language = voices(reading)
    stage = stage_of(reading, cast, by_language)
    firsts = [period.first for period in periods]
    spoken = speeches(stage)
    said = in_order([*spoken, *duties(spoken, stage)])
    told = _told_at(events)
    mentions = {mention.event_id: mention for mention in reversed(events.mentions)}
    rows: dict[str, Statement] = {}
    speakers: dict[str, EventParticipant] = {}
    for one in said.said:
        row = _spoken(one, stage, periods, firsts, told)
        if row.statement_id not in rows:
            rows[row.statement_id] = row
            speakers.update(_speaker(one, row, mentions, reading, cast))
    for judged in verdicts(reading, periods, said, by_language, events.looks):
        _add_verdict(judged, rows, said, told, reading)
    known = {participant.event_participant_id for participant in events.participants}
    return list(rows.values()), [row for row_id, row in speakers.items() if row_id not in known]


class _Told(NamedTuple):
    """The events at which things are said.

    firsts, ids: first tokens of the mentions of gatherings that happened, and their event ids, in the order of the text.
    acts: by sentence the event that it tells with its own day: "Ngày 21/5, ông Hùng đã giao ...". days: first days of events.
    """

    firsts: list[int]
    ids: list[str]
    acts: dict[int, str]
    days: dict[str, date]


def _told_at(events: Found) -> _Told:
    happened = [(happening, event_id) for happening, event_id in zip(events.happenings, events.ids, strict=True)
                if happening.status == "happened"]
    gatherings = sorted((one.first, event_id) for happening, event_id in happened if happening.kind in GATHERINGS
                        for one in happening.told)
    acts = {one.sentence: event_id for happening, event_id in happened if happening.kind == "other"
            for one in happening.told if one.when.is_day}
    days = {event_id: happening.when.start for happening, event_id in happened if happening.when.start is not None}
    return _Told([first for first, _ in gatherings], [event_id for _, event_id in gatherings], acts, days)


def _event_at(token: int, sentence: int, told: _Told) -> str | None:
    """The dated act its sentence tells, the gathering told last before a token, else the first one told."""
    if sentence in told.acts:
        return told.acts[sentence]
    return told.ids[max(0, bisect_right(told.firsts, token) - 1)] if told.ids else None


def _spoken(one: Said, stage: Stage, periods: Sequence[PeriodMention], firsts: Sequence[int], told: _Told) -> Statement:
    span = stage.reading.span(one.first, one.last)
    means = sense(one, stage, periods, firsts)
    event_id = _event_at(max(one.first, one.hit.last), stage.reading.sentence_index(one.hit.first), told)
    due = means.due
    if due is not None and due.end is not None and due.end < told.days.get(event_id or "", due.end):
        due = None  # a day before it was said is no deadline
    return Statement(
        make_id("statement", span.document_id, span.char_start, span.char_end), *span, kind=means.kind,
        polarity=means.polarity, is_verbatim=one.verbatim, speaker_id=one.speaker.entity_id,
        addressee_id=means.addressee.entity.entity_id if means.addressee is not None else None,
        event_id=event_id,
        cue=stage.reading.tokens.surface(one.hit.first, one.hit.last),
        due_from=due.start if due is not None else None,
        due_to=due.end if due is not None else None,
    )


def _add_verdict(judged: Judged, rows: dict[str, Statement], said: Speech, told: _Told, reading: Reading) -> None:
    span = reading.span(judged.first, judged.last)
    row_id = make_id("statement", span.document_id, span.char_start, span.char_end)
    around = said.at(judged.hit.first)
    row = rows.get(row_id) or Statement(
        row_id, *span, kind="assessment", polarity=None, is_verbatim=False,
        speaker_id=around.speaker.entity_id if around is not None else None, addressee_id=None,
        event_id=_event_at(judged.first, reading.sentence_index(judged.first), told),
        cue=reading.tokens.surface(judged.hit.first, judged.hit.last),
        due_from=None, due_to=None,
    )
    rows[row_id] = row._replace(
        kind="assessment", polarity=POLARITY[judged.stands], verdict=judged.stands,
        topic=reading.tokens.surface(judged.topic_first, judged.topic_last),
        period_start=judged.period.start if judged.period is not None else None,
        period_end=judged.period.end if judged.period is not None else None,
    )


def _speaker(one: Said, row: Statement, mentions: dict[str, EventMention], reading: Reading,
             cast: Cast) -> Iterable[tuple[str, EventParticipant]]:
    """A speaker named in full as a participant of the event: role speaker, tied to the event's first mention."""
    mention = mentions.get(row.event_id or "")
    name = next(cast.within(one.speaker.first, one.speaker.last, ("person",)), None)
    if name is None or mention is None or row.event_id is None or name.entity.entity_id != one.speaker.entity_id:
        return
    span = reading.span(name.first, name.last)
    post = cast.post(name, reading)
    row_id = make_id("event_participant", mention.event_mention_id, span.char_start, span.char_end, "speaker")
    yield row_id, EventParticipant(row_id, mention.event_mention_id, row.event_id, name.entity.entity_id, "speaker",
                                   post.position_id if post is not None else None, None, *span)
