"""What a piece of speech does: its kind by the verb and by what is said, whom it addresses, until when."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.events.cast import Cast
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import NameMention
from pipeline.extract.statements.said import Said, Stage
from pipeline.extract.statements.speakers import PARTIES
from pipeline.extract.statements.voice import Voice

OPENING = 30  # tokens of what is said in which a word turns its kind
ADDRESSED = 14  # tokens behind the verb in which the one spoken to is named
FREE = 8  # the level of firms and people
YEAR = 366
NEUTRAL = {"report", "assessment"}


class Sense(NamedTuple):
    """What a statement does, to whom, how it judges, and its deadline."""

    kind: str
    polarity: int | None
    addressee: NameMention | None
    due: PeriodMention | None


def sense(said: Said, stage: Stage, periods: Sequence[PeriodMention], firsts: Sequence[int]) -> Sense:
    """The kind of a statement.

    A verb whose kind depends on rank gives a directive where the speaker stands above the one addressed, a proposal where
    not. Neutral verbs ("said", "nhấn mạnh") give what is said: a directive where it opens with a duty ("phải", "it is
    necessary to") and the speaker has a rank, a difficulty where it names an obstacle, an assessment where it praises or
    blames, a quotation where it is a verbatim report of none of these.
    """
    voice = stage.voice(said.first)
    if voice is None:
        return Sense(said.cue.kind, None, said.asked, None)
    addressee = _addressee(said, stage.cast, voice)
    kind = _by_rank(said, addressee, voice) if said.cue.rank else said.cue.kind
    turned = voice.turning(said.first, min(said.last, said.first + OPENING))
    if kind in NEUTRAL:
        kind = _by_content(kind, said, turned, voice)
    polarity = _polarity(said, turned) if kind == "assessment" else None
    due = _due(said, periods, firsts, voice) if kind in ("directive", "commitment", "proposal", "decision") else None
    return Sense(kind, polarity, addressee or said.asked, due)


def _addressee(said: Said, cast: Cast, voice: Voice) -> NameMention | None:
    """The first name behind a verb that is spoken to somebody, before the duty laid on them and before any comma that
    ends the phrase; none for a name that belongs to a document or a post."""
    if not (said.cue.to or said.cue.rank):
        return None
    stop = min(said.last, said.hit.last + ADDRESSED)
    duty = voice.find("needs", said.hit.last, stop)
    name = next(cast.within(said.hit.last, duty if duty is not None else stop, (*PARTIES, "place")), None)
    if name is None or (name.entity.kind == "place" and duty is None):
        return None
    opening = name.first - said.hit.last
    return name if opening <= 4 or duty is not None else None


def _by_rank(said: Said, addressee: NameMention | None, voice: Voice) -> str:
    """Directive down, proposal up or to a peer, or to those nobody commands: firms and people (level 8). Where the one
    addressed has no known rank, those at the top (level 2 and above) direct, those below the provinces (level 6 and on)
    propose, and the verb decides between."""
    if addressee is not None:
        below = voice.level(addressee.first, addressee.last)
    else:
        below = voice.first_level(said.hit.last, min(said.last, said.hit.last + 8))
    above = said.speaker.level
    if below == FREE:
        return "proposal"
    if above is None or below is None:
        return said.cue.kind if above is None or 2 < above <= 5 else "directive" if above <= 2 else "proposal"
    return "directive" if above < below else "proposal"


def _by_content(kind: str, said: Said, turned: dict[str, int], voice: Voice) -> str:
    if said.cue.polarity is not None:
        return kind
    ranked = said.speaker.level is not None and said.speaker.level <= 7
    if ranked and "directive" in turned and turned["directive"] - said.first < OPENING // 2 and not said.cue.prefix:
        return "directive"
    if "advice" in turned and turned["advice"] - said.first < OPENING // 2:
        return "directive" if said.speaker.level is not None and said.speaker.level <= 5 else "proposal"
    if "commitment" in turned:
        return "commitment"
    if kind == "report" and "difficulty" in voice.turning(said.first, said.last):
        return "difficulty"
    if said.verbatim and kind == "report":
        return "assessment" if turned.keys() & {"praise", "blame"} and ranked else "quotation"
    return kind


def _polarity(said: Said, turned: dict[str, int]) -> int:
    """The verb's, else that of the first word of praise or blame, else 0."""
    if said.cue.polarity is not None:
        return said.cue.polarity
    blame = min(turned.get("blame", said.last), turned.get("difficulty", said.last))
    praise = turned.get("praise", said.last)
    return 0 if blame == praise else -1 if blame < praise else 1


def _due(said: Said, periods: Sequence[PeriodMention], firsts: Sequence[int], voice: Voice) -> PeriodMention | None:
    """The first day or period behind "before", "by", "đến hết", "trong": the deadline."""
    for period in periods[bisect_left(firsts, said.first):bisect_left(firsts, said.last)]:
        if period.end is None or period.role in ("basis", "term", "vision", "now", "same"):
            continue
        if period.start is not None and (period.end - period.start).days > YEAR:
            continue
        if period.role in ("before", "as_of") or voice.starts("due", period.first) is not None \
                or voice.ends("due", period.first, said.first) is not None:
            return period
    return None
