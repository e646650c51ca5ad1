"""Who issued a document and when: as printed beside it, as its symbol says, or as its type implies."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from pipeline.extract.names.bodies import local, national
from pipeline.extract.names.ground import Ground
from pipeline.extract.names.legal.draft import Draft, cue_at, cue_before
from pipeline.extract.names.scope import scope
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import NameMention
from pipeline.lexicon.legal import Issuer
from pipeline.records import Entity

NEAR = 4  # tokens between a body and the verb of issuing: "UBND tỉnh (đã vừa) ban hành"
DATES = frozenset(("day", "month", "year"))


class Issuers:
    """The bodies of an article by their first and last token, and its dates by their first."""

    def __init__(self, ground: Ground, bodies: Sequence[NameMention], periods: Sequence[PeriodMention]) -> None:
        self.ground = ground
        self.at: dict[int, NameMention] = {}
        for body in bodies:
            known = self.at.get(body.first)
            if known is None or known.last < body.last:
                self.at[body.first] = body
        self.ends = sorted({body.last: body for body in sorted(bodies, key=lambda b: -b.first)}.items())
        self.periods = sorted((period for period in periods if period.granularity in DATES), key=lambda p: p.first)
        self.starts = [period.first for period in self.periods]

    def fill(self, draft: Draft) -> None:
        """Set the issuer, its group and the day of issue of a draft."""
        last = self._date(draft)
        draft.issuer = self._printed(draft, last) or self._before(draft) or self._within(draft)
        words = self.ground.reading.lexicon.legal
        suffix = _suffix(draft.symbol)
        said = words.suffixes.get(suffix) or words.suffixes.get(suffix.rstrip("0123456789"))
        signed = self._entity(said, draft.first) if said is not None else None
        if draft.issuer is None:
            draft.issuer = signed
        if draft.issuer is None and draft.type.issuer is not None:
            draft.issuer = national(self.ground, draft.type.issuer, self.ground.language(draft.first))
        draft.group = (said.group if said is not None else None) or _party(signed) or _party(draft.issuer)
        if draft.group is None and draft.issuer is not None:
            draft.group = words.groups.get(draft.issuer.entity_id)

    def _date(self, draft: Draft) -> int:
        """Read the date behind a document. Returns the token behind both."""
        reading = self.ground.reading
        index = bisect_left(self.starts, draft.last)
        if draft.year is not None:
            draft.issued = date(draft.year, 1, 1), date(draft.year, 12, 31)
        if index == len(self.periods) or draft.number is None:
            return draft.last
        period = self.periods[index]
        gap = reading.tokens.keys[draft.last:period.first]
        told = period.granularity == "day" and cue_at(reading, "of", period.last) > 0
        if len(gap) > 1 or not all(cue_at(reading, "dated", draft.last) or (key == "," and told) for key in gap):
            return draft.last
        if period.start is not None and period.end is not None:
            draft.issued = period.start, period.end
            draft.year = period.start.year
        return period.last + (reading.tokens.printed[period.last] == ")")

    def _printed(self, draft: Draft, last: int) -> Entity | None:
        """ "Nghị quyết 23 của Bộ Chính trị", "Program No. 16 set by the Provincial Party Committee"."""
        reading = self.ground.reading
        last += reading.tokens.printed[last] == ","
        of = cue_at(reading, "of", last)
        if not of:
            return None
        start = last + of
        body = self.at.get(start)
        if body is not None:
            return body.entity
        hit = reading.hits("legal_issuer").get(start)
        return self._entity(hit.entry, start) if hit is not None else None

    def _before(self, draft: Draft) -> Entity | None:
        """ "UBND tỉnh ban hành Kế hoạch ...", "the Provincial People's Committee has issued a Directive"."""
        reading = self.ground.reading
        verb = cue_before(reading, "issue", draft.first)
        if not verb:
            return None
        start = draft.first - verb
        index = bisect_left(self.ends, (start + 1,)) - 1
        if index < 0:
            return None
        last, body = self.ends[index]
        return body.entity if start - last <= NEAR and reading.sentence(last - 1) == reading.sentence(start) else None

    def _within(self, draft: Draft) -> Entity | None:
        """ "Resolution of the Da Nang City Party Congress": the body its name begins with."""
        if draft.subject is None:
            return None
        start = draft.subject[0]
        reach = 3 if cue_at(self.ground.reading, "of", start) else 1
        return next((self.at[token].entity for token in range(start, start + reach) if token in self.at), None)

    def _entity(self, issuer: Issuer, token: int) -> Entity | None:
        """The body a symbol or a printed office names."""
        language = self.ground.language(token)
        if issuer.body is None:
            return None
        if not issuer.local:
            return national(self.ground, issuer.body, language)
        where = scope(self.ground, token, None)
        return local(self.ground, issuer.body, where, language, issuer.body) if where is not None else None


def _party(issuer: Entity | None) -> str | None:
    """The local party committee whose numbering its standing committee shares: "KH/TU" of the Ban Thường vụ Tỉnh ủy."""
    body = issuer.entity_id.removeprefix("standing.") if issuer is not None else ""
    return body if body.startswith("party_committee@") else None


def _suffix(symbol: str | None) -> str:
    """What a symbol ends with: "NQ-HĐND" -> "HĐND", "UBND-KT" (a letter's department) -> "UBND"."""
    parts = (symbol or "").replace("–", "-").replace("/", "-").upper().split("-")
    return parts[-1].strip() if len(parts) > 1 or not symbol else parts[0]
