"""The statements of a document as rows: speech with its verb, duties laid on bodies behind it, verdicts on targets."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

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
    gatherings = _gatherings(events)
    mentions = {mention.event_id: mention for mention in reversed(events.mentions)}
    rows: dict[str, Statement] = {}
    speakers: dict[str, EventParticipant] = {}
    for one in said.said:
        row = _spoken(one, stage, periods, firsts, gatherings)
        if row.statement_id not in rows:
            rows[row.statement_id] = row
            speakers.update(_speaker(one, row, mentions, reading, cast))
    for judged in verdicts(reading, periods, said, by_language, events.looks):
        _add_verdict(judged, rows, said, gatherings, reading)
    known = {participant.event_participant_id for participant in events.participants}
    return list(rows.values()), [row for row_id, row in speakers.items() if row_id not in known]


def _gatherings(events: Found) -> tuple[list[int], list[str]]:
    """First tokens of the mentions of gatherings that happened, and their event ids, in the order of the text."""
    told = sorted((one.first, event_id) for happening, event_id in zip(events.happenings, events.ids, strict=True)
                  if happening.kind in GATHERINGS and happening.status == "happened" for one in happening.told)
    return [first for first, _ in told], [event_id for _, event_id in told]


def _event_at(token: int, gatherings: tuple[list[int], list[str]]) -> str | None:
    """The gathering told last before a token, else the first one told."""
    firsts, ids = gatherings
    return ids[max(0, bisect_right(firsts, token) - 1)] if ids else None


def _spoken(one: Said, stage: Stage, periods: Sequence[PeriodMention], firsts: Sequence[int],
            gatherings: tuple[list[int], list[str]]) -> Statement:
    span = stage.reading.span(one.first, one.last)
    means = sense(one, stage, periods, firsts)
    return Statement(
        make_id("statement", span.document_id, span.char_start, span.char_end), *span, kind=means.kind,
        polarity=means.polarity, is_verbatim=one.verbatim, speaker_id=one.speaker.entity_id,
        addressee_id=means.addressee.entity.entity_id if means.addressee is not None else None,
        event_id=_event_at(max(one.first, one.hit.last), gatherings),
        cue=stage.reading.tokens.surface(one.hit.first, one.hit.last),
        due_from=means.due.start if means.due is not None else None,
        due_to=means.due.end if means.due is not None else None,
    )


def _add_verdict(judged: Judged, rows: dict[str, Statement], said: Speech, gatherings: tuple[list[int], list[str]],
                 reading: Reading) -> None:
    span = reading.span(judged.first, judged.last)
    row_id = make_id("statement", span.document_id, span.char_start, span.char_end)
    around = said.at(judged.hit.first)
    row = rows.get(row_id) or Statement(
        row_id, *span, kind="assessment", polarity=None, is_verbatim=False,
        speaker_id=around.speaker.entity_id if around is not None else None, addressee_id=None,
        event_id=_event_at(judged.first, gatherings), cue=reading.tokens.surface(judged.hit.first, judged.hit.last),
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
