"""Of whom a figure is said: the body or person whose act or measure the sentence tells, where that is certain.

Two makes of sentence: the bearer opens the clause and acts ("Vinamilk đạt doanh thu 14.000 tỷ đồng", "the Department of
Industry and Trade collected 5 billion"), or its measure is told ("doanh thu của Hòa Phát đạt ...", "FPT's revenue ...").
An office acts or collects; what it records, reports or plans is another's, so that only firms and people bear that.
"""

from collections.abc import Mapping, Sequence

from pipeline.extract.figures.draft import Draft
from pipeline.extract.figures.scene import Scene
from pipeline.extract.reading import NameMention
from pipeline.lexicon.bearers import BearerWords
from pipeline.records import Entity

PARTIES = frozenset(("organization", "person"))
OWNERS = frozenset(("company", "bank", "school", "hospital", "person"))  # whose own measures are told
FIRMS = frozenset(("company", "bank"))
RULERS = frozenset(("government", "legislature", "party", "press"))  # act for their place: what comes in is the place's
OWN = frozenset(("reach", "have", "exceed", "rank", "change"))  # clause words by which a bearer tells its own measures
GUESSED = frozenset(("estimate", "forecast"))  # a bank that forecasts speaks of others
APOSTROPHES = frozenset("'’")
GAP = 12  # tokens between the beginning of a clause and its bearer, or the bearer and its verb
REACH = 40  # tokens between a verb and the last figure said of its bearer


def bearers_of(scene: Scene, names: Sequence[NameMention], drafts: Sequence[Draft]) -> list[Entity | None]:
    """For each figure of a document whom it is said of, None where that is not certain."""
    words = scene.reading.lexicon.bearers[scene.language]
    parties = _parties(names)
    found: list[Entity | None] = []
    by_sentence: dict[int, list[tuple[NameMention, int]]] = {}
    for draft in drafts:
        if draft.sentence not in by_sentence:
            sentence = scene.reading.tokens.sentences[draft.sentence]
            inside = [party for token in range(sentence.first, sentence.last) if (party := parties.get(token)) is not None]
            by_sentence[draft.sentence] = [(party, verb) for party in inside
                                           if (verb := _acts(scene, words, party, sentence.first)) is not None]
        acting = [(party, verb) for party, verb in by_sentence[draft.sentence] if verb <= draft.quantity.first]
        bearer = _measured(scene, words, parties, draft)
        if bearer is None and acting and _goes_on(scene, words, parties, acting[-1][1], draft):
            bearer = acting[-1][0]
        found.append(bearer.entity if bearer is not None else None)
    return found


def _parties(names: Sequence[NameMention]) -> dict[int, NameMention]:
    """Bodies and people by their first token: not those inside another's name, no one spoken of by a post alone."""
    parties: dict[int, NameMention] = {}
    done = 0
    for name in sorted(names, key=lambda n: (n.first, -n.last)):
        if name.entity.kind in PARTIES and name.first >= done and name.rule != "title":
            parties[name.first] = name
            done = name.last
    return parties


def _kind(scene: Scene, party: NameMention) -> str:
    """What a bearer is: person, or the kind of its body by the lists or its head word; empty for one of unknown kind."""
    if party.entity.kind == "person":
        return "person"
    lists, code = scene.reading.lexicon.bodies, party.entity.ref_code or ""
    listed = lists.by_code.get(code) or lists.local.get(code) or lists.units.get(code)
    if listed is not None:
        return listed.kind
    heads = [hit for token in range(party.first, party.last)
             if (hit := scene.reading.hits("org_head").get(token)) is not None]
    return lists.heads[heads[0 if scene.language == "vi" else -1].entry].kind if heads else ""


def _acts(scene: Scene, words: BearerWords, party: NameMention, first: int) -> int | None:
    """Where what the party does begins, if it opens a clause and a verb of doing or having follows it."""
    if not _opens(scene, words, party.first, first):
        return None
    keys, kind, index = scene.keys, _kind(scene, party), party.last
    if keys[index] == "(":
        index = next((i + 1 for i in range(index, min(index + GAP, len(keys))) if keys[i] == ")"), index)
    while index < party.last + GAP:
        if _is_verb(scene, kind, index) or (kind in OWNERS and words.earn.at(keys, index)):
            return index
        period, length = scene.period_at.get(index), words.between.at(keys, index)
        if period is None and not length:
            return None
        index = period.last if period is not None else index + length
    return None


def _opens(scene: Scene, words: BearerWords, party: int, first: int) -> bool:
    """Whether nothing but periods, honorifics and small words stand between the beginning of a clause and a party."""
    keys, honorifics = scene.keys, scene.reading.hits("honorific")
    at = [semicolon for semicolon in scene.semicolons if first <= semicolon < party]
    index = at[-1] + 1 if at else first
    if party - index > GAP:
        return False
    while index < party:
        period, title, length = scene.period_at.get(index), honorifics.get(index), words.opener.at(keys, index)
        covered = period or title
        if covered is None and not length and keys[index] != ",":
            return False
        index = covered.last if covered is not None else index + max(length, 1)
    return index == party


def _is_verb(scene: Scene, kind: str, index: int) -> bool:
    """Whether a verb at a token tells what a bearer of a kind does or has."""
    act, clause = scene.act_at.get(index), scene.clause_at.get(index)
    if clause is not None:
        return kind in OWNERS and any(word.role in OWN and word.status not in GUESSED for word in clause.entries)
    speaks = scene.reading.lexicon.names.cues["person_verb"].at(scene.keys, index) > 0
    if act is None or (speaks and kind not in FIRMS):
        return False
    return bool(act.entry.done) or kind in OWNERS or (kind != "" and kind not in RULERS)


def _goes_on(scene: Scene, words: BearerWords, parties: Mapping[int, NameMention], verb: int, draft: Draft) -> bool:
    """Whether nothing between a bearer's verb and a figure turns to something else."""
    last, index = draft.quantity.first, verb
    if last - verb > REACH:
        return False
    while index < last:
        period = scene.period_at.get(index)
        if period is None and (scene.keys[index] == ";" or index in parties
                               or (index > verb and words.breaker.at(scene.keys, index))):
            return False
        index = period.last if period is not None else index + 1
    return True


def _measured(scene: Scene, words: BearerWords, parties: Mapping[int, NameMention], draft: Draft) -> NameMention | None:
    """The one whose measure the phrase before a figure names: "doanh thu của Hòa Phát", "FPT's revenue"."""
    keys, subject = scene.keys, draft.left.subject
    if not subject.tokens:
        return None
    inside = [parties[token] for token in range(subject.first, subject.tokens[-1] + 1) if token in parties]
    if len(inside) != 1 or _kind(scene, inside[0]) not in OWNERS:
        return None
    party = inside[0]
    before = party.first - (keys[party.first - 1] == "the")
    owned = keys[party.last] in APOSTROPHES and keys[party.last + 1] == "s"
    own = owned or (words.of.before(keys, before) > 0 and before - 1 > subject.first)
    return party if own else None
