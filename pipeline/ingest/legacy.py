"""Vietnamese, and the font encodings of before Unicode it may hide in (TCVN3, VNI), told by the commonest words."""

from functools import cache

from pipeline.lexicon.legacy_encodings import legacy_encodings

_SAMPLE = 4_000
_SHARE = 0.03  # of all words; in such texts one in eight is on the list, in others none


@cache
def _spellings() -> dict[str, str]:
    return {spelled: encoding.name for encoding in legacy_encodings() for spelled in encoding.words.values()}


@cache
def _words() -> frozenset[str]:
    return frozenset(word for encoding in legacy_encodings() for word in encoding.words)


def reads_as_vietnamese(text: str) -> bool:
    """Whether the text holds enough of the commonest Vietnamese words: its bytes were read in the right encoding."""
    words = text[:_SAMPLE].lower().split()
    return sum(word in _words() for word in words) > _SHARE * len(words)


def legacy_encoding(text: str) -> str | None:
    """Name of the legacy encoding that the text is written in, None where it is in none."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return None
    spellings = _spellings()
    words = sample.lower().split()
    found = [spellings[word] for word in words if word in spellings]
    return max(sorted(set(found)), key=found.count) if len(found) > max(2, _SHARE * len(words)) else None
