"""Digits that are no numbers by their surroundings alone: web addresses, clock times, telephones, list markers."""

from bisect import bisect_left, bisect_right

from pipeline.extract.reading import Reading
from pipeline.extract.tokens import Tokens
from pipeline.lexicon.load import LANGUAGES
from pipeline.lexicon.nearby import ahead, behind
from pipeline.lexicon.quantities import QuantityWords

ADDRESS_SIGNS = ("://", "www.", "@", ".vn/", ".com/", ".html")
STOPS_OF_MARKERS = frozenset(".)/-–:")
LONGEST_HOUR = 5  # "10.30"
HOURS = 24
JOINTS = frozenset(".-–/() ")


def claim_marks(reading: Reading) -> None:
    """Claim digits inside web and mail addresses (url), clock times (time), phone numbers (phone), list markers."""
    _addresses(reading)
    tokens, digits = reading.tokens, reading.tokens.digits
    for paragraph, (first, last) in zip(reading.paragraphs, tokens.bounds, strict=True):
        if first == last:
            continue
        language = paragraph.language or reading.document.language or ""
        words = reading.lexicon.quantities[language if language in LANGUAGES else "en"]
        begin, end = bisect_left(digits, first), bisect_left(digits, last)
        if begin < end and digits[begin] == first:
            _heading_marker(reading, first, last)
        done = first
        for token in digits[begin:end]:
            if token < done or token in reading.claims:
                continue
            behind_it = tokens.keys[token + 1]
            if behind_it == ":" or behind_it in words.clock_starts:
                done = _clock(reading, words, token, last) or done
            if token >= done:
                done = _phone(reading, words, token, first, last) or done
            if token >= done and behind_it == ")":
                _bracket_marker(reading, token, last)


def _addresses(reading: Reading) -> None:
    """Whatever stands without a space around a sign of an address."""
    tokens = reading.tokens
    text = tokens.text
    for sign in ADDRESS_SIGNS:
        at = text.find(sign)
        while at >= 0:
            start = at
            while start > 0 and not text[start - 1].isspace():
                start -= 1
            end = at + len(sign)
            while end < len(text) and not text[end].isspace():
                end += 1
            first, last = bisect_right(tokens.starts, start - 1), bisect_left(tokens.starts, end)
            for token in range(first, last):
                if tokens.shapes[token] == "d":
                    reading.claim(token, token + 1, "url", "address")
            at = text.find(sign, end)


def _clock(reading: Reading, words: QuantityWords, token: int, last: int) -> int | None:
    """"19:44", "7h30", "7 giờ 30 phút", "8 pm": the token behind the time, or None."""
    tokens = reading.tokens
    hour = _hour(tokens, token)
    if hour is None:
        return None
    printed = tokens.printed
    if token + 2 < last and printed[token + 1] == ":" and tokens.glued(token + 1) and tokens.glued(token + 2) and \
            _minute(tokens, token + 2):
        end = token + 3
        while end + 1 < last and printed[end] == ":" and _minute(tokens, end + 1):
            end += 2
        reading.claim(token, end, "time", "clock")
        return end
    after = ahead(words.after, tokens.keys, token + 1, last)
    if "hour_word" in after:
        minutes = after["hour_word"].last
        if minutes < last and _minute(tokens, minutes) and (
                tokens.glued(minutes) or len(printed[minutes]) == 2 or _is_minutes(words, tokens, minutes, last)):
            reading.claim(token, minutes + 1, "time", "clock")
            return minutes + 1
        if hour < 24 and (tokens.glued(token + 1) and len(printed[token + 1]) == 1) and printed[token + 1] in "hg" and (
                printed[token + 1] == "h" or "clock_after" in ahead(words.after, tokens.keys, token + 2, last)):
            reading.claim(token, token + 1, "time", "clock")
            return token + 2
        return None
    if "clock_after" in after and hour <= 12 and "hour_word" not in after and words.language == "en":
        reading.claim(token, token + 1, "time", "clock")
        return after["clock_after"].last
    return None


def _is_minutes(words: QuantityWords, tokens: Tokens, token: int, last: int) -> bool:
    unit = ahead(words.after, tokens.keys, token + 1, last).get("unit")
    return unit is not None and unit.entry.code == "minute"


def _hour(tokens: Tokens, token: int) -> int | None:
    printed = tokens.printed[token]
    if len(printed) > LONGEST_HOUR or "," in printed:
        return None
    whole = printed.split(".")[0]
    return int(whole) if len(whole) <= 2 and int(whole) <= HOURS else None


def _minute(tokens: Tokens, token: int) -> bool:
    printed = tokens.printed[token]
    return printed.isdigit() and len(printed) <= 2 and printed.isascii() and int(printed) < 60


def _phone(reading: Reading, words: QuantityWords, token: int, first: int, last: int) -> int | None:
    """A telephone number that begins at a digit run: the token behind it, or None.

    Groups joined by single spaces, points and hyphens; nine digits and more where it begins with 0 or +, three and more
    behind a word for telephone.
    """
    tokens = reading.tokens
    lead = tokens.printed[token]
    plus = token > first and tokens.printed[token - 1] == "+" and tokens.glued(token)
    called = _called(words, tokens, token, first)
    if not (plus or lead[0] == "0" or called or lead in ("1800", "1900")):
        return None
    end, digits, groups = token + 1, sum(c.isdigit() for c in lead), 1
    while end < last and digits < 15:
        at = end
        while at < last and at - end < 3 and tokens.printed[at] in JOINTS:
            at += 1
        if at >= last or tokens.shapes[at] != "d" or tokens.starts[at] - tokens.ends[end - 1] > 3:
            break
        digits += sum(c.isdigit() for c in tokens.printed[at])
        end, groups = at + 1, groups + 1
    long_enough = digits >= 9 if (plus or lead[0] == "0") else digits >= 8 and groups > 1
    if not ((long_enough and digits <= 15) or (called and 3 <= digits <= 15)):
        return None
    if lead[0] == "0" and not plus and not called and (groups > 4 or lead.startswith(("0,", "0."))):
        return None
    for at in range(token, end):
        if tokens.shapes[at] == "d":
            reading.claim(at, at + 1, "phone", "telephone")
    return end


def _called(words: QuantityWords, tokens: Tokens, token: int, first: int) -> bool:
    """Whether a word for telephone stands just before, a colon or bracket between."""
    at = token
    while at > first and token - at < 3 and tokens.printed[at - 1] in ":(+.":
        at -= 1
    if at == first or tokens.keys[at - 1] not in words.phone_ends:
        return False
    return "phone" in behind(words.before, tokens.keys, at, first)


def _heading_marker(reading: Reading, first: int, last: int) -> None:
    """"1. Về kinh tế", "2) ", "1.1. ", "3/ " at the head of a paragraph."""
    tokens = reading.tokens
    printed = tokens.printed
    parts = printed[first].split(".")
    if first + 2 >= last or not all(part.isdigit() and len(part) <= 2 for part in parts):
        return
    stop = printed[first + 1]
    letter_follows = tokens.shapes[first + 2] in "lCU" or tokens.shapes[first + 2] == "p"
    if stop in STOPS_OF_MARKERS and tokens.glued(first + 1) and letter_follows:
        spaced = not tokens.glued(first + 2)
        if spaced or stop in ".)/":
            reading.claim(first, first + 1, "list_marker", "heading")
    elif len(parts) > 1 and tokens.shapes[first + 1] == "C" and len(parts) <= 4 and parts[1][0] != "0":
        reading.claim(first, first + 1, "list_marker", "heading")


def _bracket_marker(reading: Reading, token: int, last: int) -> None:
    """"(1)" anywhere, and "1)" behind punctuation or at the head of a sentence."""
    tokens = reading.tokens
    printed = tokens.printed
    if len(printed[token]) > 2 or token + 1 >= last or printed[token + 1] != ")":
        return
    before = printed[token - 1] if token else ""
    if before == "(" or (tokens.glued(token + 1) and (before in ";:,.\n" or before == "")):
        reading.claim(token, token + 1, "list_marker", "bracket")
