"""Which mentions of an article mean one document, and under which id it is known."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from pipeline.extract.names.legal.draft import Draft
from pipeline.extract.reading import Reading
from pipeline.lexicon.words import name_key
from pipeline.records import Entity, LegalDocument
from pipeline.records.ids import make_id

SHARED = 0.8  # of the shorter name's words that the longer must hold
LOOK_BACK = 50  # documents of one type that a name is compared with: bounds the work on hostile text


@dataclass(slots=True)
class Known:
    """One document of the article: its mentions, and what they print together."""

    mentions: list[Draft] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    year: int | None = None
    symbol: str | None = None
    issuer: Entity | None = None
    group: str | None = None

    def add(self, draft: Draft, words: frozenset[str]) -> None:
        """Take a mention in; of each field the first value printed stands."""
        self.mentions.append(draft)
        self.words = max(self.words, words, key=len)
        self.year = self.year if self.year is not None else draft.year
        self.symbol = self.symbol or draft.symbol
        self.issuer = self.issuer or draft.issuer
        self.group = self.group or draft.group

    def best(self) -> Draft:
        """The mention that prints most: number and symbol, then the longest name."""
        return max(self.mentions, key=lambda d: (d.symbol is not None, d.year is not None, d.last - d.first, -d.first))


def join(reading: Reading, drafts: Sequence[Draft]) -> list[Known]:
    """The documents of an article, in the order of their first mention."""
    known: list[Known] = []
    kinds: dict[tuple[str, str], list[Known]] = {}
    for draft in drafts:
        words = _content(reading, draft)
        key = draft.number or (draft.law.code if draft.law else "")
        same = kinds.setdefault((draft.type.code, key), [])
        found = next((one for one in islice(reversed(same), LOOK_BACK) if _fits(one, draft, words)), None)
        if found is None:
            found = Known()
            same.append(found)
            known.append(found)
        found.add(draft, words)
    return known


def _content(reading: Reading, draft: Draft) -> frozenset[str]:
    """The words of a name that tell it from others of its type: without type word, numbers and small words."""
    tokens, start = reading.tokens, draft.subject[0] if draft.subject else draft.last
    small = reading.lexicon.legal.cues["inside"] | reading.lexicon.legal.cues["term"]
    return frozenset(tokens.folds[i] for i in range(start, draft.subject[1] if draft.subject else draft.last)
                     if tokens.shapes[i] in "lCU" and (tokens.keys[i],) not in small)


def _fits(known: Known, draft: Draft, words: frozenset[str]) -> bool:
    """Whether a mention may mean a document: nothing it prints contradicts what the document's mentions print."""
    if None not in (known.year, draft.year) and known.year != draft.year:
        return False
    if known.symbol and draft.symbol and name_key(known.symbol) != name_key(draft.symbol):
        return False
    named = draft.number is None and draft.law is None
    if named and len(words & known.words) < SHARED * min(len(words), len(known.words)):
        return False
    if draft.group is not None and known.group == draft.group:
        return True
    return known.issuer is None or draft.issuer is None or known.issuer.entity_id == draft.issuer.entity_id


def describe(reading: Reading, known: Known, main: str | None, language: str) -> tuple[Entity, LegalDocument]:
    """The rows of a document: its entity under the fullest name, and what is known of it."""
    best = known.best()
    issuer, group, year = known.issuer, known.group, known.year
    issuer_id = issuer.entity_id if issuer is not None else None
    name = reading.tokens.surface(best.first, best.last)
    vi, en = (name, None) if language == "vi" else (None, name) if language == "en" else (None, None)
    ref_code = None
    if best.law is not None:
        entity_id = ref_code = f"law.{best.law.code}" + (f".{year}" if year else "")
        vi, en = (f"{law_name} {year}" if year else law_name for law_name in (best.law.name_vi, best.law.name_en))
    elif best.number is not None:
        context = group or issuer_id or reading.document.document_id
        told = year if best.type.yearly and group is None else None
        entity_id = make_id("entities", "legal_document", best.type.code, best.number.lstrip("0"), context,
                            str(told or ""))
    else:
        entity_id = make_id("entities", "legal_document", best.type.code, name_key(name), issuer_id or main or "")
    entity = Entity(entity_id, "legal_document", name, vi, en, name_key(name), ref_code, None,
                    issuer.place_id if issuer is not None else None, None, None)
    issued = next((draft.issued for draft in known.mentions if draft.issued[0] is not None), (None, None))
    subject = reading.tokens.surface(*best.subject) if best.subject and best.subject[1] > best.subject[0] else None
    return entity, LegalDocument(entity_id, best.type.code, best.number, best.symbol, issuer_id, *issued, subject)
