"""The phrase before a verb group or a number: what is measured, with the places and periods that stand in it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extract.figures.scene import DELIMITERS, PLACES, QUOTES, REACH, Scene
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import NameMention
from pipeline.lexicon.clauses import ClauseWord
from pipeline.lexicon.trie import Hit

MEMBER = 12  # tokens of a list's member before a comma
STOPPING = frozenset({"reach", "equal", "change", "times", "share", "exceed", "have", "hold", "rank"})


class Subject(NamedTuple):
    """A phrase read from right to left.

    tokens: its words in the order of the text, without places, periods, numbers and what only links them.
    edge: what ended it: a mark, joint, predicate, status, figure, basis or start. word: the clause word that did.
    crossed: the figures of counted things that stand inside the phrase.
    first: its leftmost token.
    """

    tokens: tuple[int, ...]
    periods: tuple[PeriodMention, ...]
    names: tuple[NameMention, ...]
    statuses: tuple[ClauseWord, ...]
    edge: str
    word: ClauseWord | None
    crossed: tuple[int, ...]
    first: int


@dataclass(slots=True)
class _Walk:
    """The state of the walk to the left; tokens from right to left."""

    scene: Scene
    stop: int
    index: int
    listed: bool
    tokens: list[int] = field(default_factory=list)
    periods: list[PeriodMention] = field(default_factory=list)
    names: list[NameMention] = field(default_factory=list)
    statuses: list[ClauseWord] = field(default_factory=list)
    crossed: list[int] = field(default_factory=list)
    edge: str = "start"
    word: ClauseWord | None = None


def read_subject(scene: Scene, last: int, floor: int, *, listed: bool) -> Subject:
    """The phrase that ends before token ``last`` and does not reach below ``floor``.

    listed: a comma before "and" stands inside a list; False where the phrase may be a row of verbs.
    """
    walk = _Walk(scene, max(floor, last - REACH), last, listed)
    keys, ends, special = scene.keys, scene.ends, scene.special
    index, stop, tokens = last, walk.stop, walk.tokens
    while index > stop:
        if index not in ends and keys[index - 1] not in special:
            index -= 1
            tokens.append(index)
            continue
        walk.index = index
        goes_on = _step(walk)
        index = walk.index
        if not goes_on:
            break
    walk.index = index
    walk.tokens.reverse()
    return Subject(tuple(walk.tokens), tuple(walk.periods), tuple(walk.names), tuple(walk.statuses), walk.edge, walk.word,
                   tuple(walk.crossed), walk.index)


def basis_before(scene: Scene, subject: Subject, floor: int) -> PeriodMention | None:
    """The period of comparison that opens the clause, or ends the one before it that told the whole: "So với cùng kỳ, sản
    lượng tăng 5%", "Các nguồn thu đều tăng so với cùng kỳ, trong đó thuế tăng 5%"."""
    joint = scene.word_before(subject.first, floor)
    last = joint.first if joint is not None and joint.entry.code == "part" else subject.first
    mention = scene.period_end.get(last - 1) if scene.keys[last - 1] == "," else None
    return mention if mention is not None and mention.role == "basis" and mention.first >= floor else None


def compares(scene: Scene, mention: PeriodMention, floor: int) -> bool:
    """Whether a verb of change stands before what it compares with: "thấp hơn cùng kỳ năm trước 0,29 điểm phần trăm"."""
    hit = scene.word_before(mention.first, floor)
    return mention.role == "basis" and hit is not None and hit.entries[0].role == "change"


def _step(walk: _Walk) -> bool:
    """Read what ends at the walk's place; False where the phrase ends."""
    scene, index = walk.scene, walk.index
    mention = scene.period_end.get(index)
    if mention is not None and mention.first >= walk.stop:
        if mention.role == "basis":
            walk.edge = "basis"
            return False
        walk.periods.append(mention)
        walk.index = mention.first
        return True
    name = scene.name_end.get(index)
    if name is not None and name.first >= walk.stop:
        _name(walk, name)
        return True
    figure = scene.quantity_end.get(index)
    if figure is not None:
        return _figure(walk, figure)
    hit = scene.word_before(index, walk.stop)
    if hit is not None:
        return _hit(walk, hit)
    return _token(walk)


def _name(walk: _Walk, name: NameMention) -> None:
    keys, words = walk.scene.keys, walk.scene.words
    walk.index = name.first
    if name.entity.kind not in PLACES or keys[max(name.first - 1, walk.stop)] in words.outside:
        walk.tokens.extend(range(name.last - 1, name.first - 1, -1))
        return
    walk.names.append(name)
    while walk.index > walk.stop and keys[walk.index - 1] in words.place_link \
            and walk.scene.word_before(walk.index, walk.stop) is None:
        walk.index -= 1


def _figure(walk: _Walk, figure: int) -> bool:
    """Pass over the number of a counted thing, keeping its noun, and over a term inside the phrase ("kỳ hạn 12 tháng");
    another figure ends it."""
    scene = walk.scene
    quantity = scene.quantities[figure]
    if quantity.kind_hint == "duration" and quantity.first >= walk.stop and walk.listed:
        walk.tokens.extend(range(quantity.last - 1, quantity.first - 1, -1))
        walk.index = quantity.first
        return True
    if quantity.unit != "count" or quantity.first < walk.stop or quantity.last <= quantity.number_last:
        walk.edge = "figure"
        return False
    walk.tokens.extend(range(quantity.last - 1, quantity.number_last - 1, -1))
    walk.crossed.append(figure)
    walk.index = quantity.first
    while walk.index > walk.stop and scene.keys[walk.index - 1] in scene.words.hedge \
            and scene.word_before(walk.index, walk.stop) is None:
        walk.index -= 1
    return True


def _hit(walk: _Walk, hit: Hit) -> bool:
    word = hit.entries[0]
    growth = walk.scene.gauge(hit.first, "growth")
    noun = growth is not None and growth[1] == hit.last
    if word.role == "joint":
        walk.edge, walk.word = "joint", word
        return False
    if word.role == "status":
        walk.statuses.extend(hit.entries)
        if not word.noun and word.status != "actual":
            walk.edge, walk.word = "status", word
            return False
    elif word.role in STOPPING and walk.tokens and not noun and not (word.soft and _inside(walk, hit)):
        walk.edge, walk.word = "predicate", word
        walk.statuses.extend(entry for entry in hit.entries if entry.status is not None)
        return False
    if word.role in {"void", "complete", "auxiliary"} or word.noun or noun or word.soft:
        walk.tokens.extend(range(hit.last - 1, hit.first - 1, -1))
    walk.index = hit.first
    return True


def _inside(walk: _Walk, hit: Hit) -> bool:
    """Whether a verb stands inside the phrase ("tỷ lệ hộ dân có nước sạch"): a noun is before it, not the one who acts."""
    scene, before = walk.scene, hit.first - 1
    if before < walk.stop:
        return True
    if not walk.listed or hit.first in scene.name_end or hit.first in scene.period_end \
            or hit.first in scene.quantity_end or scene.word_before(hit.first, walk.stop) is not None:
        return False
    keys = scene.keys
    if keys[before] in scene.words.auxiliary or keys[before] == "," or keys[before] in DELIMITERS:
        return False
    return not any((actor := scene.gauge(at, "actor")) is not None and actor[1] == hit.first
                   for at in range(max(walk.stop, hit.first - 4), hit.first))


def _token(walk: _Walk) -> bool:
    scene, index, tokens = walk.scene, walk.index, walk.tokens
    keys, words = scene.keys, scene.words
    key = keys[index - 1]
    if key == ")":
        opening = _opening(scene, index - 1, walk.stop)
        if opening is None:
            walk.edge = key
            return False
        if index - 1 - opening == 2 and scene.is_capital(index - 2):
            tokens.extend((index - 1, index - 2, opening))
        walk.index = opening
        return True
    if (key in DELIMITERS and not _joins(walk, index - 1)) or (key == "," and not _continues(walk, index - 1)):
        walk.edge = key
        return False
    if key in words.conjunction and (not tokens or index - 1 in scene.quantity_end or index - 1 in scene.period_end):
        walk.edge = "and"
        return False
    line = scene.reading.tokens
    if key not in QUOTES or (line.glued(index - 1) and line.glued(index)):
        tokens.append(index - 1)
    walk.index -= 1
    return True


def _opening(scene: Scene, close: int, stop: int) -> int | None:
    """The opening parenthesis of one that holds no figure."""
    for index in range(close - 1, max(stop - 1, close - 12), -1):
        if index + 1 in scene.quantity_end:
            return None
        if scene.keys[index] == "(":
            return index
    return None


def _joins(walk: _Walk, mark: int) -> bool:
    """Whether a dash joins the parts of a sector's name ("khu vực công nghiệp – xây dựng"), whose noun stands before it."""
    scene = walk.scene
    if scene.keys[mark] != "–" or not walk.tokens:
        return False
    for at in range(mark - 1, max(walk.stop, mark - 6) - 1, -1):
        if at + 1 in scene.ends or scene.keys[at] in scene.special:
            return False
        if at < mark - 1 and scene.keys[at] in scene.words.sector:
            return True
    return False


def _continues(walk: _Walk, comma: int) -> bool:
    """Whether a comma stands inside a list of nouns ("nông, lâm nghiệp và thủy sản"): what is before it is a short
    phrase without verb, period, figure or name, and no adverbial."""
    scene = walk.scene
    keys, words = scene.keys, scene.words
    if comma in scene.inside:
        return True
    before, after = scene.name_end.get(comma), scene.name_at.get(comma + 1)
    if before is not None and after is not None and (before.entity.kind in PLACES) == (after.entity.kind in PLACES):
        return True
    if not walk.tokens or comma in scene.quantity_end or comma in scene.period_end or comma in scene.name_end:
        return False
    if not walk.listed and (keys[walk.tokens[-1]] in words.conjunction
                            or scene.gauge(walk.tokens[-1], "actor") is not None):
        return False
    listed = any(keys[token] in words.conjunction or keys[token] == "," for token in walk.tokens)
    index = comma
    capitals = 0
    while index > walk.stop and comma - index <= MEMBER:
        key = keys[index - 1]
        if key == "," or key in DELIMITERS or key in words.conjunction:
            break
        counted = scene.quantity_end.get(index)
        if counted is not None and scene.quantities[counted].unit == "count":
            break
        if counted is not None or index in scene.period_end or index in scene.name_end:
            return False
        hit = scene.word_before(index, walk.stop)
        if hit is not None and (hit.entry.code == "report" or hit.entry.role == "joint"):
            break
        if hit is not None and hit.entries[0].role not in {"void", "auxiliary"} and not hit.entries[0].noun:
            return False
        capitals += scene.is_capital(index - 1)
        index -= 1
    size = comma - index
    if not 1 <= size <= MEMBER or capitals > 1 or keys[index] in words.starter or (
            keys[index] in words.leading and not listed):
        return False
    return listed or keys[index] in words.sector or size <= (6 if keys[index - 1] == ";" else 3)
