"""Text from articles on its way to a terminal: what would steer it is shown, not obeyed."""

# Control characters as their pictures; C1 controls and marks that turn the direction of a line as the sign for "none".
_SHOWN = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421} | dict.fromkeys(
    [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)


def one_line(text: str, *, end: str = "⏎") -> str:
    """The text on one line, its line breaks as ``end``, nothing in it a command to the terminal."""
    return text.replace("\n", end).replace("\t", " ").translate(_SHOWN)
