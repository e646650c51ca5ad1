"""The third step: records that share a key meet and are compared; what is decided stays in build.decisions and links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from pipeline.extract.keys.notes import EventNote, StoryNote, unpack_event, unpack_story
from pipeline.records import Decision, DocumentLink, columns
from pipeline.resolve import events, stories
from pipeline.warehouse.arrow import to_arrow
from pipeline.warehouse.blocks import decide_blocks, stand
from pipeline.warehouse.build import Build
from pipeline.warehouse.pairs import Meeting, Note, Verdict, components, decide, meet, related

STORIES = Meeting("story", {"story": stories.SHARED, "number": 1}, "story_note", stories.BLOCK, stories.COMMON)
# A numbered document or a storm makes an event known by itself: its key has two parts, other keys of events have three.
EVENTS = Meeting("event", {"event": 1}, "event_note", events.BLOCK, events.BLOCK,
                 identity="length(key) - length(replace(key, '|', '')) = 1")
SETTLED = 20_000  # events settled at a time


@dataclass(frozen=True)
class Resolved:
    """What was decided. blocks, compared: blocks and pairs looked at in this run; decisions, links: those that stand now."""

    blocks: int
    compared: int
    decisions: int
    links: int


def resolve(build: Build) -> Resolved:
    """Decide which records of different documents are one; only touched blocks and pairs not met before are looked at.

    The result depends on the staged rows alone, not on the order in which they came.
    """
    blocks = compared = 0
    if build.state("resolved") != build.state("stage"):
        meet(build, STORIES)
        compared += decide(build, STORIES, _compare_stories)
        links = [DocumentLink(*row) for row in build.rows(
            f"SELECT from_id, to_id, relation, score, rule FROM ({related('story')})")]
        meet(build, EVENTS)
        compared += decide(build, EVENTS, _compare_events)
        blocks = decide_blocks(build)
        stand(build)
        decisions: list[Decision] = []
        for notes, joins in _event_groups(build):
            settled = events.settle(notes, joins)
            decisions += settled
            links += events.same_event(notes, settled)
        _replace(build, decisions, links)
    return Resolved(blocks, compared, int(build.value("SELECT count(*) FROM build.decisions")),
                    int(build.value("SELECT count(*) FROM build.links")))


def _replace(build: Build, decisions: Sequence[Decision], links: Sequence[DocumentLink]) -> None:
    linked = sorted(links, key=lambda link: (link.document_id, link.other_id, link.relation))
    with (
        build.incoming("decided", to_arrow(columns(Decision), sorted(decisions))),
        build.incoming("linked", to_arrow(columns(DocumentLink), linked)),
        build.transaction(),
    ):
        build.run("DELETE FROM build.decisions")
        build.run("INSERT INTO build.decisions SELECT * FROM standing UNION ALL SELECT * FROM decided ORDER BY ALL")
        build.run("DELETE FROM build.links")
        build.run("INSERT INTO build.links SELECT * FROM linked")
        build.remember("resolved", build.state("stage") or "")


@lru_cache(maxsize=4096)
def _story(note: Note) -> StoryNote:
    return unpack_story(note.document_id, note.detail)


@lru_cache(maxsize=4096)
def _event(note: Note) -> EventNote:
    return unpack_event(note.id, note.document_id, note.detail)


def _compare_stories(left: Note, right: Note) -> Verdict | None:
    found = stories.link(_story(left), _story(right))
    return found and Verdict(found.relation, found.rule or "", found.score, found.document_id, found.other_id)


def _compare_events(left: Note, right: Note) -> Verdict | None:
    found = events.join(_event(left), _event(right))
    return found and Verdict("same_event", found.rule)


def _event_groups(build: Build) -> Iterator[tuple[dict[str, EventNote], list[events.Join]]]:
    """The events that joins connect, group by group, with their notes."""
    joins = [events.Join(*row) for row in build.rows(f"SELECT left_id, right_id, rule FROM ({related('event')})")]
    group_of = {event: number for number, group in enumerate(components((j.left, j.right) for j in joins))
                for event in group}
    joins.sort(key=lambda join: (group_of[join.left], join))
    batch: list[list[events.Join]] = []
    for _, group in groupby(joins, key=lambda join: group_of[join.left]):
        batch.append(list(group))
        if sum(map(len, batch)) >= SETTLED:
            yield from _with_notes(build, batch)
            batch = []
    yield from _with_notes(build, batch)


def _with_notes(
    build: Build, groups: Sequence[list[events.Join]]
) -> Iterator[tuple[dict[str, EventNote], list[events.Join]]]:
    ids = {event for group in groups for join in group for event in (join.left, join.right)}
    rows = build.rows("SELECT ref_id, document_id, detail FROM build.keys WHERE kind = 'event_note' "
                      "AND ref_id IN (SELECT unnest(?::VARCHAR[]))", [sorted(ids)])
    notes = {row[0]: unpack_event(*row) for row in rows}
    for group in groups:
        yield {event: notes[event] for join in group for event in (join.left, join.right)}, group
