"""What the reading of a clause looks at: the token line with quantities, periods, names and clause words by their ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.figures.quantity import Quantity
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import NameMention, Reading
from pipeline.lexicon.actions import ACTION
from pipeline.lexicon.clauses import CLAUSE, GAUGE, LISTED, ClauseWord, ClauseWords
from pipeline.lexicon.indicators import Known
from pipeline.lexicon.trie import Hit

DELIMITERS = frozenset(";:([–—…!?•\n")
QUOTES = frozenset("\"“”'‘’«»")
PLACES = frozenset({"place", "facility"})
REACHED = 4  # tokens behind a percentage that may begin the plan it is of: no aim of the figures after it
BESIDE = 2  # tokens between a verb and the target it passes: "vượt các mục tiêu", "beat its yearly goal"
REACH = 40  # tokens looked at on each side of a figure: the reading of one stays in constant time


@dataclass(slots=True)
class Scene:
    """A document as the clauses see it.

    clause_at, clause_end: clause words that do not overlap, by first token and by the token after the last.
    act_at, acts: verbs of doing that do not overlap, by first token and by the token after the last.
    begins, ends: all of these tokens: at others stands a plain word, unless its key is ``special``.
    short: abbreviations the text explains, "(IIP)", with the phrase they stand for.
    rendered: phrases already written out, with the curated indicator they name.
    yearly: first tokens of "mỗi năm", "annually". scopes: where words that set the status of the rest of a sentence end,
        and the status. projects: first tokens of words for what is yet to be built. semicolons: their tokens.
    inside: tokens of terms and indicator names that hold a comma. objects: what is left out where an action is named alone
        ("giải ngân"), in the order of the text.
    period_at, period_end, name_at, name_end, quantity_at, quantity_end: likewise (a quantity by its number in the list).
    """

    reading: Reading
    keys: list[str]
    words: ClauseWords
    language: str
    quantities: Sequence[Quantity]
    clause_at: dict[int, Hit]
    clause_end: dict[int, Hit]
    act_at: dict[int, Hit]
    acts: dict[int, Hit]
    gauges: dict[int, Hit]
    period_at: dict[int, PeriodMention]
    period_end: dict[int, PeriodMention]
    name_at: dict[int, NameMention]
    name_end: dict[int, NameMention]
    objects: list[Hit]
    inside: frozenset[int]
    yearly: frozenset[int]
    scopes: list[tuple[int, str]]
    projects: list[int]
    semicolons: list[int]
    begins: frozenset[int]
    ends: frozenset[int]
    special: frozenset[str]
    quantity_at: dict[int, int]
    quantity_end: dict[int, int]
    rendered: dict[tuple[int, ...], tuple[str | None, Known | None]]
    short: dict[str, tuple[int, ...]]

    def word_before(self, index: int, floor: int) -> Hit | None:
        """The clause word that ends before token ``index``, not reaching below ``floor``."""
        hit = self.clause_end.get(index)
        return hit if hit is not None and hit.first >= floor else None

    def next_quantity(self, number: int) -> int:
        """Where the figure after number ``number`` begins, or its sentence ends."""
        end = self.reading.sentence(self.quantities[number].first).last
        following = number + 1
        return min(self.quantities[following].first, end) if following < len(self.quantities) else end

    def gauge(self, index: int, *roles: str) -> tuple[ClauseWord, int] | None:
        """The gauge word of one of these roles that begins at a token, and the token after it."""
        hit = self.gauges.get(index)
        if hit is None:
            return None
        for word in hit.entries:
            if word.role in roles:
                return word, hit.last
        return None

    def is_capital(self, index: int) -> bool:
        """Whether a token is capitalised."""
        return self.reading.tokens.shapes[index] in "CU"


def _apart(hits: dict[int, Hit], covered: set[int]) -> list[Hit]:
    """The hits that do not overlap each other or a token covered by a name or period."""
    found: list[Hit] = []
    done = 0
    for hit in hits.values():
        if hit.first >= done and hit.first not in covered and hit.last - 1 not in covered:
            found.append(hit)
            done = hit.last
    return found


def _clauses(reading: Reading, covered: set[int], quantities: Sequence[Quantity], acts: Mapping[int, Hit]) -> list[Hit]:
    """The clause words, without those that begin a verb of doing ("đưa" in "đưa ra 5 giải pháp"; "công bố" right before
    things counted) and cut where a figure begins ("tăng gấp" before "gấp đôi")."""
    counts = {q.first for q in quantities if q.unit == "count"}
    begins = {q.first for q in quantities}
    found: dict[int, Hit] = {}
    for first, hit in reading.hits(CLAUSE).items():
        act = acts.get(first)
        if act is not None and (act.last > hit.last or (act.last == hit.last and hit.entries[0].role == "joint"
                                                        and act.last in counts)):
            continue
        if hit.last - first > 1:
            hit = hit._replace(last=next((at for at in range(first + 1, hit.last) if at in begins), hit.last))
        found[first] = hit
    return _apart(found, covered)


def _is_past(clauses: Sequence[Hit], number: int, periods: Mapping[int, PeriodMention]) -> bool:
    """Whether a target is told of as passed ("surpassing its yearly goal by 1.3 percent") or as compared with an earlier
    period ("các chỉ tiêu đều tăng so với cùng kỳ"): what follows is what was reached."""
    target = clauses[number]
    before = clauses[number - 1] if number else None
    passed = before is not None and target.first - before.last <= BESIDE and before.entries[0].role == "exceed"
    after = clauses[number + 1] if number + 1 < len(clauses) else None
    compared = after is not None and after.first - target.last <= 1 and after.entries[0].role == "change" \
        and (mention := periods.get(after.last)) is not None and mention.role == "basis"
    return passed or compared


def scene_of(reading: Reading, quantities: Sequence[Quantity], periods: Sequence[PeriodMention],
             names: Sequence[NameMention], language: str) -> Scene:
    """The scene of a document, with the small words of its language."""
    words = reading.lexicon.clauses[language]
    taken = [(p.first, p.last) for p in periods] + [(n.first, n.last) for n in names]
    covered = {token for first, last in taken for token in range(first, last)}
    gauges = reading.hits(GAUGE)
    roles: dict[str, list[Hit]] = {"object": [], "yearly": []}
    for hit in gauges.values():
        for word in hit.entries:
            if word.role in roles:
                roles[word.role].append(hit)
    acts = _apart(reading.hits(ACTION), covered)
    clauses = _clauses(reading, covered, quantities, {hit.first: hit for hit in acts})
    reached = {token for q in quantities for token in range(q.number_last, q.last + (REACHED if q.unit == "percent" else 0))}
    periods_at = {p.first: p for p in periods}
    return Scene(
        reading, reading.tokens.keys, words, language, quantities, {h.first: h for h in clauses}, {h.last: h for h in clauses},
        {h.first: h for h in acts}, {h.last: h for h in acts}, gauges,
        periods_at, {p.last: p for p in periods},
        {n.first: n for n in names}, {n.last: n for n in names},
        roles["object"],
        frozenset(token for hit in reading.hits(LISTED).values() for token in range(hit.first, hit.last)),
        frozenset(hit.first for hit in roles["yearly"]),
        [(hit.last, word.status) for number, hit in enumerate(clauses) for word in hit.entries
         if word.scope == "sentence" and word.status is not None and hit.first not in reached
         and not (word.status == "target" and _is_past(clauses, number, periods_at))],
        [hit.first for hit in clauses if any(word.scope == "project" for word in hit.entries)],
        reading.tokens.where.get(";", []),
        frozenset((*(h.first for h in clauses), *gauges, *(first for first, _ in taken), *(q.first for q in quantities))),
        frozenset((*(h.last for h in clauses), *(last for _, last in taken), *(q.last for q in quantities))),
        words.conjunction | DELIMITERS | QUOTES | {",", ")", "-"},
        {q.first: i for i, q in enumerate(quantities)}, {q.last: i for i, q in enumerate(quantities)}, {}, {},
    )

