"""Speech: for each verb that introduces it, who speaks and where what is said begins and ends."""

from dataclasses import dataclass, field

from pipeline.extract.reading import NameMention
from pipeline.extract.statements.quotes import Quote
from pipeline.extract.statements.said import Said, Stage
from pipeline.extract.statements.speakers import PARTIES, Subject, behind, subject
from pipeline.extract.statements.voice import Voice
from pipeline.extract.tokens import Sentence
from pipeline.lexicon.statements import Cue
from pipeline.lexicon.trie import Hit

SHORTEST = 2  # tokens of what is said at least
ASKED = {"directive", "proposal"}
INVERTIBLE = {"report", "assessment", "quotation"}
ENDS = frozenset(".;:,?!…-–—")
CLOSERS = frozenset("”»\"")
TITLED = 8  # tokens of a title between the verb and the name behind it, or behind the name
ASKING = 12  # tokens of a name at most
BESIDE = 4  # tokens between a quotation and the one who is quoted


@dataclass(slots=True)
class _Turn:
    """What is known while the verbs of one sentence are read in their order."""

    sentence: int = -1
    lower: int = 0
    said: list[Said] = field(default_factory=list)
    asked: NameMention | None = None


def speeches(stage: Stage) -> list[Said]:
    """All speech with a verb of its own, in the order of the verbs; then each is carried on over the sentences behind
    it that name no new speaker."""
    hits = next(iter(stage.voices.values())).cues if stage.voices else {}
    found: list[Said] = []
    turn = _Turn()
    before: Subject | None = None
    tried: set[int] = set()
    for token in sorted(hits):
        voice = stage.voice(token)
        if voice is None or stage.quote_at(token) is not None or token in stage.cast.covered:
            continue
        number = stage.reading.sentence_index(token)
        if number != turn.sentence:
            turn = _Turn(number, stage.reading.tokens.sentences[number].first)
        if token < turn.lower:
            continue
        said = _read(hits[token], turn, before, stage, voice)
        if said:
            before = said[-1].speaker if said[-1].speaker.person else before
            found.extend(said)
        if said or not hits[token].entry.close or voice.language == "en":
            tried.add(number)
    _carry_on(found, tried, stage)
    return found


def _read(hit: Hit, turn: _Turn, before: Subject | None, stage: Stage, voice: Voice) -> list[Said]:
    """What one verb introduces; several pieces where a quotation runs over paragraphs, none where it is no speech."""
    sentence = stage.reading.tokens.sentences[turn.sentence]
    for cue in hit.entries:
        if cue.void:
            return []
        if cue.frame:
            if cue.to:
                turn.asked = _reported_to(hit, sentence, stage) or turn.asked
            continue
        said = _introduced(hit, cue, sentence, turn, before, stage, voice)
        if said:
            for one in said:
                one.asked = turn.asked
            turn.said.extend(said)
            turn.lower = hit.last
            return said
    return []


def _reported_to(hit: Hit, sentence: Sentence, stage: Stage) -> NameMention | None:
    """The name right behind "Báo cáo với", "Speaking to"."""
    name = next(stage.cast.within(hit.last, min(sentence.last, hit.last + ASKING), PARTIES), None)
    return name if name is not None and name.first - hit.last <= 1 else None


def _introduced(hit: Hit, cue: Cue, sentence: Sentence, turn: _Turn, before: Subject | None, stage: Stage,
                voice: Voice) -> list[Said]:
    if cue.prefix:
        return _prefixed(hit, cue, sentence, turn, stage, voice)
    if cue.close and (_is_noun(hit, sentence, voice) or (cue.needs and not _told_whom(hit, stage, voice))):
        return []
    if not cue.close and cue.kind in INVERTIBLE and _after_mark(hit.first, sentence, voice):
        inverted = behind(hit.last, sentence.last, stage.cast, stage.posts, voice)
        apposition = inverted is not None and voice.tokens.keys[inverted.last] == ","
        if inverted is not None and inverted.first - hit.last <= TITLED and \
                sentence.last - inverted.last <= (3 * TITLED if apposition else TITLED):
            return _before(hit, cue, sentence, hit.first, inverted, turn, stage)
    speaker = subject(hit.first, turn.lower, cue.close, stage.cast, stage.posts, voice, before)
    joined = turn.said[-1] if turn.said else None
    coordinated = speaker is None and joined is not None and _coordinated(hit.first, joined, cue, turn.lower, voice)
    if coordinated and joined is not None:
        speaker = joined.speaker._replace(first=hit.first, last=hit.first)
    if speaker is None or (joined is not None and joined.cue.kind in ASKED and not coordinated
                           and speaker.first > joined.hit.last):
        return []
    quote = _quote_before(speaker.first, sentence, stage)
    if quote is not None and not coordinated:
        return _quoted(hit, cue, quote, speaker, turn)
    said = _behind(hit, cue, sentence, speaker, turn, stage, voice)
    if said:
        if joined is not None and joined.last > speaker.first:
            last = _trimmed(joined.first, speaker.first, voice)
            if last - joined.first >= SHORTEST:  # else one speaks of what another said: "Theo bà Lan, nhiều hộ cho biết ..."
                joined.last = last
                joined.goes_on = False
        return said
    return _before(hit, cue, sentence, speaker.first, speaker, turn, stage)


def _quote_before(token: int, sentence: Sentence, stage: Stage) -> Quote | None:
    """The quotation that ends before a speaker's name and title: “...”, Phó Chủ tịch Hồ Văn Hà đã chỉ đạo."""
    for index in range(token - 1, max(sentence.first, token - TITLED) - 1, -1):
        quote = stage.quote_at(index)
        if quote is not None:
            return quote if "," in (stage.reading.tokens.keys[quote.last], stage.reading.tokens.keys[quote.last - 2]) else None
    return None


def _prefixed(hit: Hit, cue: Cue, sentence: Sentence, turn: _Turn, stage: Stage, voice: Voice) -> list[Said]:
    """"Theo Sở Công Thương, ...", "According to the report, ..."; also behind what is said: "..., theo bà Lan." """
    source = voice.starts("source", hit.last) is not None or voice.ends("source", hit.last, hit.first) is not None
    if stage.cast.at(hit.last, ("legal_document",)) is not None:
        return []
    speaker = behind(hit.last, _phrase_end(hit.last, sentence, stage), stage.cast, stage.posts, voice)
    if speaker is None:
        place = next(stage.cast.within(hit.last, min(sentence.last, hit.last + 6), ("place",)), None)
        led = voice.ends("leaders", hit.last, hit.first) is not None or voice.starts("leaders", hit.last) is not None
        if place is not None and led and not voice.owned(place.last):
            speaker = Subject(place.entity.entity_id, place.first, place.last, voice.level(place.first, place.last))
        elif source:
            speaker = Subject(None, hit.first, hit.last, None)
        else:
            return []
    if hit.first > sentence.first + 2 and voice.tokens.keys[hit.first - 1] == ",":
        return _before(hit, cue, sentence, hit.first, speaker, turn, stage)
    comma = _comma_behind(max(speaker.last, hit.last), sentence, speaker, stage, voice)
    if comma is None or hit.first > sentence.first + 4:
        return []
    last = _trimmed(comma + 1, sentence.last, voice)
    return [Said(hit, cue, turn.sentence, comma + 1, last, speaker)] if last - comma > SHORTEST else []


def _phrase_end(token: int, sentence: Sentence, stage: Stage) -> int:
    """The first comma behind a token that no name holds, or the end of the sentence."""
    keys = stage.reading.tokens.keys
    return next((t for t in range(token, sentence.last) if keys[t] == "," and t not in stage.cast.parties), sentence.last)


def _comma_behind(token: int, sentence: Sentence, speaker: Subject, stage: Stage, voice: Voice) -> int | None:
    """The comma that ends a speaker's name and the post set beside it."""
    ends: list[int] = []
    for post in stage.cast.posts.get(speaker.entity_id or "", ()):
        start = stage.reading.tokens.starts[min(speaker.last, len(voice.tokens) - 1)]
        if 0 <= post.char_start - start <= 4:
            ends.append(_token_at(post.char_end, speaker.last, sentence.last, voice))
    for index in range(max([token, *ends]), min(sentence.last, token + 30)):
        if voice.tokens.keys[index] == ",":
            return index
    return None


def _token_at(offset: int, first: int, last: int, voice: Voice) -> int:
    """The first token in [first, last] that begins at or behind a character."""
    while first < last and voice.tokens.starts[first] < offset:
        first += 1
    return first


def _is_noun(hit: Hit, sentence: Sentence, voice: Voice) -> bool:
    """Whether the words around a homograph make it a noun: "những đề xuất, kiến nghị của tỉnh"."""
    if voice.ends("body_before", hit.first, sentence.first) is not None:
        return False
    if voice.starts("noun_behind", hit.last) is not None or voice.ends("noun_before", hit.first, sentence.first) is not None:
        return True
    before = hit.first - 2  # a noun listed behind another
    return voice.tokens.keys[hit.first - 1] == "," and before > sentence.first and any(
        (other := voice.cues.get(start)) is not None and other.last == before + 1
        and voice.ends("noun_before", start, sentence.first) is not None for start in range(before - 2, before + 1))


def _told_whom(hit: Hit, stage: Stage, voice: Voice) -> bool:
    """Whether a body stands right behind the verb: "giao Sở Tài chính", not "giao kế hoạch"."""
    return voice.first_level(hit.last, hit.last + 2) is not None or any(
        stage.cast.at(token, PARTIES) is not None for token in (hit.last, hit.last + 1))


def _coordinated(first: int, joined: Said, cue: Cue, lower: int, voice: Voice) -> bool:
    """Whether a verb shares the subject of the verb before: ", đồng thời yêu cầu", "and asked"; behind a bare comma only
    where praise or a report goes over into an order."""
    if voice.ends("adverb", first, lower) is not None:
        return True
    return voice.tokens.keys[first - 1] in (",", ";") and cue.kind in ASKED and joined.cue.kind not in ASKED \
        and first - joined.first > SHORTEST


def _after_mark(first: int, sentence: Sentence, voice: Voice) -> bool:
    return first > sentence.first and voice.tokens.printed[first - 1] in ("," , *CLOSERS)


def _behind(hit: Hit, cue: Cue, sentence: Sentence, speaker: Subject, turn: _Turn, stage: Stage, voice: Voice) -> list[Said]:
    """What is said behind the verb, to the end of the sentence or of the quotation."""
    first = hit.last
    while first < sentence.last:
        end = voice.starts("that", first)
        if end is None and voice.tokens.keys[first] not in (":", ","):
            break
        first = end if end is not None else first + 1
    last = sentence.last
    quote = next((q for t in range(first, min(first + 3, sentence.last)) if (q := stage.quote_at(t)) is not None), None)
    if quote is not None:
        return _quoted(hit, cue, quote, speaker, turn)
    inner = stage.quote_at(sentence.last - 1)
    if inner is not None and inner.first == sentence.last - 1:  # the mark opens what the next sentence says
        last = inner.first
    elif inner is not None and inner.last > sentence.last:
        last = next(end for start, end in inner.parts if start <= sentence.last - 1 < end)
    last = _trimmed(first, last, voice)
    if last - first < SHORTEST:
        return []
    return [Said(hit, cue, turn.sentence, first, last, speaker)]


def _before(hit: Hit, cue: Cue, sentence: Sentence, end: int, speaker: Subject, turn: _Turn, stage: Stage) -> list[Said]:
    """What is said before the verb: a quotation that ends there, or the sentence up to the comma."""
    tokens = stage.reading.tokens
    for token in range(end - 1, max(0, end - BESIDE) - 1, -1):
        quote = stage.quote_at(token)
        if quote is not None:
            return _quoted(hit, cue, quote, speaker, turn)
    if end <= sentence.first or tokens.keys[end - 1] != "," or turn.said:
        return []
    if end - 1 - sentence.first < SHORTEST:
        return []
    return [Said(hit, cue, turn.sentence, sentence.first, end - 1, speaker, goes_on=False)]


def _quoted(hit: Hit, cue: Cue, quote: Quote, speaker: Subject, turn: _Turn) -> list[Said]:
    return [Said(hit, cue, turn.sentence, first, last, speaker, verbatim=True, goes_on=False) for first, last in quote.parts]


def _trimmed(first: int, last: int, voice: Voice) -> int:
    """The end without marks, connectives and adverbs that lead over to what follows."""
    while last > first:
        if voice.tokens.printed[last - 1] in ENDS:
            last -= 1
            continue
        start = voice.ends("adverb", last, first)
        if start is None:
            break
        last = start
    return last


def _carry_on(found: list[Said], tried: set[int], stage: Stage) -> None:
    """Speech over several sentences: those of the paragraph behind it in which nobody else begins to speak."""
    sentences = stage.reading.tokens.sentences
    # an opening mark may close the sentence before: the token behind it tells in which sentence speech begins
    begun = tried | {stage.reading.sentence_index(min(said.first + 1, said.last - 1)) for said in found}
    for said in found:
        number = said.sentence
        if not said.goes_on or said.cue.kind == "decision" or said.last < sentences[number].last - 2:
            continue
        while number + 1 < len(sentences) and sentences[number + 1].paragraph == sentences[said.sentence].paragraph \
                and number + 1 not in begun:
            number += 1
        if number > said.sentence:
            voice = stage.voice(said.first)
            if voice is not None:
                said.last = _trimmed(said.first, sentences[number].last, voice)
