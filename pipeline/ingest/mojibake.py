"""UTF-8 that was read as a Windows code page and stored again: "Quáº£ng Nam" -> "Quảng Nam".

Only whole UTF-8 sequences are undone, a line at a time, and only in lines that show enough of them: a text without
mojibake is never touched. ftfy, which does this for all languages, takes 0.19 µs a character, does not know
windows-1258 and misses texts whose no-break spaces became spaces; and a repair that changes the text changes the
document's id, so that it may not depend on an optional library.
"""

import re
from functools import cache

_CODE_PAGES = ("cp1252", "cp1258")
_FIRST_SIGNS = ("Ã", "Ă", "Â", "Ä", "Æ", "â€", "â\x80", "áº", "á»")
# "à" is C3 A0 and the no-break space C2 A0: the second half often became a plain space, or was stripped.
_LOST_HALF = {"Ã ": "à", "Ă ": "à", "Â ": "\u00a0", "áº ": "Ạ", "Ã": "à"}
_SURE = ("â€", "â\x80")  # the first two thirds of ’ “ ” – …: nobody writes them
_ENOUGH = 2
_USED = re.compile("[\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f\u20ab-\u20ac\u2122\U0001f000-\U0001faff]")


@cache
def _bytes_of(code_page: str) -> dict[str, int]:
    """Character -> byte as the code page reads it; undefined bytes became C1 controls."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0x100):
        try:
            table[bytes([byte]).decode(code_page)] = byte
        except UnicodeDecodeError:
            continue
    return table


@cache
def _sequences(code_page: str) -> re.Pattern[str]:
    """One UTF-8 sequence of two to four bytes, read through the code page; no two alternatives match the same."""
    table = _bytes_of(code_page)
    tail, two, three, four = (
        "[" + "".join(re.escape(char) for char, byte in table.items() if low <= byte <= high) + "]"
        for low, high in ((0x80, 0xBF), (0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4))
    )
    return re.compile(f"{four}{tail}{{3}}|{three}{tail}{{2}}|{two}{tail}|{'|'.join(_LOST_HALF)}")


def undo_mojibake(text: str) -> str:
    """The text with its mojibake undone, or the text itself where there is too little evidence of any."""
    if not any(sign in text for sign in _FIRST_SIGNS):
        return text
    read = [_line(line) for line in text.split("\n")]
    return "\n".join([line for line, _ in read]) if sum(evidence for _, evidence in read) >= _ENOUGH else text


def _line(line: str) -> tuple[str, int]:
    """The reading of a line that leaves the fewest characters beyond ASCII, with its evidence."""
    if line.isascii():
        return line, 0
    readings = ((line, 0), *(_undo(line, page) for page in _CODE_PAGES))
    return min(readings, key=lambda reading: sum(char > "\x7f" for char in reading[0]))


def _undo(line: str, code_page: str) -> tuple[str, int]:
    """The line with its sequences decoded, and how many of them speak for mojibake.

    A good line may hold a sequence by chance: "quá”…" is E1 94 85. So what comes out must be a letter or sign of the
    languages read here, and there must be more of it than of characters that no byte of the code page gives.
    """
    table = _bytes_of(code_page)
    evidence = undone = end = 0
    parts: list[str] = []
    for match in _sequences(code_page).finditer(line):
        found = match.group()
        new = _LOST_HALF.get(found) or _decoded(found, table)
        if new is None:
            continue
        undone += 1
        if found not in _LOST_HALF:
            evidence += _ENOUGH if found[:2] in _SURE else 1
        parts += (line[end:match.start()], new)
        end = match.end()
    strange = sum(char > "\x7f" and char not in table for char in line)
    return ("".join([*parts, line[end:]]), evidence) if undone > strange else (line, 0)


def _decoded(found: str, table: dict[str, int]) -> str | None:
    """One sequence as the character it was, if it is one that the languages read here use."""
    try:
        new = bytes([table[char] for char in found]).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return new if _USED.match(new) else None
