"""Figures: quantities with their meaning, read sentence by sentence, and the links between them."""

from collections.abc import Sequence
from datetime import date

from pipeline.extract.figures.areas import areas
from pipeline.extract.figures.bearers import bearers_of
from pipeline.extract.figures.compose import aspect_of, compose, index_of
from pipeline.extract.figures.counted import cause_of, share_tails
from pipeline.extract.figures.draft import Draft, Frame
from pipeline.extract.figures.ellipsis import completed, own_subject, owner_of
from pipeline.extract.figures.headers import header_of
from pipeline.extract.figures.indicators import indicator_of
from pipeline.extract.figures.kinds import hand_back_basis, opening_basis, settle_basis, settle_kind, share_basis
from pipeline.extract.figures.leagues import rank_sums
from pipeline.extract.figures.left import read_left
from pipeline.extract.figures.links import Link, link
from pipeline.extract.figures.phrases import is_generic, phrase_of, trim_after
from pipeline.extract.figures.places import Atlas
from pipeline.extract.figures.quantity import MONEY, Quantity
from pipeline.extract.figures.right import read_right
from pipeline.extract.figures.scene import Scene, scene_of
from pipeline.extract.figures.series import distribute, recall, share_whole
from pipeline.extract.figures.shares import Whole, name_parts
from pipeline.extract.figures.status import AHEAD, ahead, begins_part, carried, is_bullet, passes, settle_by_time, settle_status
from pipeline.extract.figures.topics import note_measure, of_subject, spoken_of
from pipeline.extract.figures.when import Calendar, hand_back, let_go
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import NameMention, Reading
from pipeline.records import Entity, Figure, FigureLink
from pipeline.records.ids import make_id

BACK = 120  # tokens before a figure in which its clause may begin


def build_figures(reading: Reading, quantities: Sequence[Quantity], periods: Sequence[PeriodMention],
                  names: Sequence[NameMention]) -> tuple[list[Figure], list[FigureLink]]:
    """The figures of a document with their meaning, in the order of the text, and their links."""
    if not quantities:
        return [], []
    language = reading.document.language or ""
    if language not in reading.lexicon.clauses:
        language = "vi"
    names = sorted([*names, *areas(reading, names, reading.lexicon.clauses[language])])
    scene = scene_of(reading, quantities, periods, names, language)
    published = reading.document.published_from
    day = published.date() if published is not None else None
    drafts, links = _read_all(scene, periods, names, day)
    let_go(drafts)
    bearers = bearers_of(scene, names, drafts)
    figures = [_row(scene, draft, bearer) for draft, bearer in zip(drafts, bearers, strict=True)]
    return figures, [FigureLink(figures[a].figure_id, figures[b].figure_id, relation) for a, b, relation in links]


def _read_all(scene: Scene, periods: Sequence[PeriodMention], names: Sequence[NameMention],
              published: date | None) -> tuple[list[Draft], list[Link]]:
    reading = scene.reading
    sentences = reading.tokens.sentences
    calendar, atlas = Calendar(scene, periods), Atlas(scene, names)
    drafts: list[Draft] = []
    links: list[Link] = []
    frame = Frame()
    at, paragraph, previous, passed = 0, -1, -2, 0
    begun = 0
    listing: str | None = None
    whole: Whole | None = None
    measure: tuple[int, ...] = ()
    while at < len(scene.quantities):
        number = reading.sentence_index(scene.quantities[at].first)
        sentence = sentences[number]
        if sentence.paragraph != paragraph:
            calendar.open_paragraph(sentence.paragraph)
            atlas.open_paragraph(sentence.paragraph)
            passed = reading.tokens.bounds[sentence.paragraph][0]
        calendar.pass_over(0, sentence.first)
        atlas.pass_over(passed, sentence.first)
        calendar.open_sentence(part=number == previous + 1 and begins_part(scene, sentence))
        atlas.open_sentence()
        scope = carried(scene, sentence, sentences[number - 1] if number else None,
                        ahead(frame) if number == previous + 1 else None)
        if sentence.paragraph != paragraph and not is_bullet(scene, sentence):
            listing = None
        listing = scope or listing
        same = sentence.paragraph == paragraph
        basis = opening_basis(scene, sentence) or (frame.basis if same else None)
        follows = number == previous + 1
        measure = measure if follows and sentence.paragraph == paragraph else ()
        frame = Frame(subject=frame.subject if follows else (), scope=listing, basis=basis,
                      levels=frame.levels if follows and begins_part(scene, sentence) else {},
                      topic=frame.topic if follows and same else (), measures=frame.measures if same else {},
                      index=index_of(scene, frame.subject) if follows and begins_part(scene, sentence) else ())
        paragraph = sentence.paragraph
        until = at
        while until < len(scene.quantities) and scene.quantities[until].first < sentence.last:
            until += 1
        floor = behind = sentence.first
        told: list[Link] = []
        for index in range(at, until):
            quantity = scene.quantities[index]
            ceiling = scene.quantities[index + 1].first if index + 1 < until else sentence.last
            left = read_left(scene, quantity, floor, behind)
            role = left.predicate.role if left.predicate is not None else ""
            counted = quantity.unit == "count" or (quantity.unit in {"percent", "times"} and role in {"", "have"}) \
                or not (role or left.subject.tokens)
            right = read_right(scene, quantity, ceiling, counted=counted)
            draft = Draft(quantity, left, right, len(drafts), number, approx=quantity.approx)
            _open_parts(scene, draft, frame, behind)
            _settle(scene, draft, frame, calendar, atlas, floor, sentence.first, published)
            told.extend(link(draft, frame))
            drafts.append(draft)
            _hand_on(scene, draft, frame)
            behind = right.settled if right.settled <= ceiling else quantity.last
            inside = quantity.unit == "count" or quantity.kind_hint == "duration"
            floor = max(floor, behind - BACK) if inside and behind == quantity.last else behind
        calendar.skip(sentence.last)
        distribute(scene, drafts[at:], told, sentence.first, sentence.last)
        links += told
        hand_back(drafts[at:])
        hand_back_basis(drafts[at:])
        atlas.hand_back(drafts[at:])
        share_whole(drafts[at:])
        share_tails(scene, drafts[at:])
        recall(scene, drafts[at:], drafts[begun:at] if follows else [], sentence.first, sentence.last)
        measure = rank_sums(scene, drafts[at:], sentence.first, sentence.last, measure)
        whole = name_parts(scene, drafts[at:], whole if same else None)
        begun = at
        previous, passed = number, sentence.last
        at = until
    return drafts, links


def _settle(scene: Scene, draft: Draft, frame: Frame, calendar: Calendar, atlas: Atlas, floor: int,
            first: int, published: date | None) -> None:
    last = frame.last
    if last is not None and _is_twin(scene, draft, last):
        draft.twin = last.number if last.twin is None else last.twin
        draft.kind, draft.direction, draft.status = last.kind, last.direction, last.status
        draft.basis, draft.approx = last.basis, draft.approx or last.approx
        draft.subject, draft.tokens, draft.indicator_rule = last.subject, last.tokens, "coordination"
        draft.period, draft.period_rule = last.period, last.period_rule
        draft.place, draft.place_rule = last.place, last.place_rule
        draft.fresh = False
        return
    if last is None:
        frame.topic = spoken_of(scene, draft, first, frame.topic)
        frame.header = header_of(scene, first, draft.quantity.first)
    own = own_subject(scene, draft, frame, first)
    following = trim_after(scene, draft.right.tokens) if draft.is_money and draft.left.bare else ()
    draft.fresh = bool(own or following)
    draft.subject = own or following or frame.subject
    draft.aspect = aspect_of(scene, draft)
    draft.owner = owner_of(scene, draft, floor) if not own or is_generic(scene, own) else None
    settle_kind(scene, draft, frame)
    settle_status(scene, draft, frame, floor)
    calendar.settle(draft, floor, last)
    atlas.settle(draft, floor, host=frame.counted if own and is_generic(scene, own) else None, opens=last is None)
    if last is not None and _is_plan_value(draft, last):
        draft.planned = frame.level.number if frame.level is not None else last.number
        draft.status, draft.kind = "target", "level"
        draft.subject, draft.fresh = last.subject, False
        draft.period = _plan_period(last)
    if draft.status == "target" and draft.period_rule != "printed":
        draft.period = draft.right.yearly or _year_of(draft.period, draft)
    draft.cause = cause_of(scene, draft) or (frame.cause if draft.quantity.unit == "count" and not own else ())
    frame.cause = draft.cause
    tokens, draft.indicator_rule = compose(scene, draft, frame)
    draft.tokens = completed(scene, draft, frame, tokens)
    frame.topic = of_subject(scene, draft, frame.topic)
    note_measure(scene, draft, frame)
    if draft.kind == "change":
        settle_basis(draft, frame, published)
    elif draft.kind == "level":
        share_basis(draft, frame, published)
    settle_by_time(draft, frame, published)
    if draft.approx is None and draft.kind == "level" and passes(draft) and draft.status not in AHEAD:
        draft.approx = "over"
    calendar.close(draft)


def _year_of(period: PeriodMention | None, draft: Draft) -> PeriodMention | None:
    """A planned sum beside what was reached up to a day holds for the year of that day."""
    if period is None or period.role != "as_of" or period.end is None or not draft.is_money:
        return period
    return period._replace(start=date(period.end.year, 1, 1), end=date(period.end.year, 12, 31), granularity="year")


def _plan_period(completion: Draft) -> PeriodMention | None:
    """The period a plan holds for: the year of the period its completion is told for."""
    period = completion.period
    if period is None or period.end is None:
        return period
    return period._replace(start=date(period.end.year, 1, 1), end=date(period.end.year, 12, 31), granularity="year")


def _is_twin(scene: Scene, draft: Draft, last: Draft) -> bool:
    """Whether the figure is the one before it in another currency: "20 trillion VND (880 million USD)"."""
    units = {draft.quantity.unit, last.quantity.unit}
    return (units <= MONEY and len(units) == 2 and draft.quantity.first - last.quantity.last <= 4
            and any(scene.keys[i] == "(" for i in range(last.quantity.last, draft.quantity.first)))


def _is_plan_value(draft: Draft, last: Draft) -> bool:
    """Whether the figure is the plan a completion was measured against: "48,7% kế hoạch năm (4.166 tỷ đồng)"."""
    return (last.kind == "completion" and last.right.plan is not None and not draft.is_percent
            and draft.left.predicate is None and draft.left.subject.edge == "(" and not draft.left.subject.tokens)


def _open_parts(scene: Scene, draft: Draft, frame: Frame, behind: int) -> None:
    """Whether the parts of the total before begin: "trong đó", "of which", "gồm", or a parenthesis that lists them."""
    for index in range(behind, min(draft.quantity.first, behind + 12)):
        hit = scene.clause_at.get(index)
        if hit is not None and (hit.entry.code == "part" or hit.entries[0].role == "hold"):
            frame.totals = dict(frame.levels)
            frame.index = index_of(scene, frame.last.tokens) if frame.last is not None else frame.index
            return


def _hand_on(scene: Scene, draft: Draft, frame: Frame) -> None:
    """Leave to the next figures what this one settles. A plan beside the value reached ("15.400 tỷ đồng trong tổng vốn
    20.400 tỷ đồng được giao") leaves nothing."""
    frame.last = draft
    aside = frame.level is not None and frame.level.status != "target" and draft.status == "target" \
        and draft.kind == "level" and (draft.left.subject.edge in {"figure", "start"} or passes(draft))
    if draft.twin is not None or draft.planned is not None or aside:
        return
    had = draft.quantity.unit == "count" and draft.left.predicate is not None and draft.left.predicate.role == "have"
    frame.subject, frame.status = draft.tokens if had and draft.kind == "level" else draft.subject, draft.status
    frame.statuses.add(draft.status)
    if draft.quantity.unit == "count" and draft.kind in {"level", "ratio"}:
        noun = tuple(range(draft.quantity.number_last, draft.quantity.last))
        counted = (*noun, *trim_after(scene, draft.right.tokens)) if noun else draft.tokens
        frame.host = tuple(token for token in counted if token not in draft.left.subject.tokens) or draft.tokens
        frame.counted = draft
    if draft.kind == "level":
        frame.level = draft
        if not frame.totals:
            frame.levels[draft.quantity.unit or ""] = draft
    elif draft.fresh:
        frame.level = None


def _row(scene: Scene, draft: Draft, bearer: Entity | None) -> Figure:
    quantity = draft.quantity
    span = scene.reading.span(quantity.first, quantity.last)
    period = draft.period
    place = draft.place
    about = scene.reading.document.place_id
    return Figure(
        make_id("figure", span.document_id, span.char_start, span.char_end), *span,
        value=quantity.value, value_high=quantity.value_high, of_value=quantity.of_value, decimals=quantity.decimals,
        unit=quantity.unit, counted=quantity.counted, approx=draft.approx, kind=draft.kind,
        direction=draft.direction if draft.kind == "change" else None, status=draft.status, basis=draft.basis,
        indicator=phrase_of(scene, draft), indicator_id=indicator_of(scene, draft), indicator_rule=draft.indicator_rule,
        place_id=place.entity.entity_id if place is not None else about,
        place_rule=draft.place_rule if place is not None else "article" if about is not None else None,
        subject_id=bearer.entity_id if bearer is not None else None,
        period_start=period.start if period is not None else None,
        period_end=period.end if period is not None else None,
        period_rule=draft.period_rule,
    )
