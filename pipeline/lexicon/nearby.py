"""Tries for words that matter only beside a number: looked up where a number stands, ahead of it or behind.

They branch on keys, so that "đồng" (the currency) is not "động"; the longest phrase bounds the time of a look-up.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pipeline.lexicon.words import keys

Branches = dict[str, Any]
LEAF = ""


class Near(NamedTuple):
    """A phrase found: tokens [first, last), and its entries (homonyms: several)."""

    first: int
    last: int
    entries: tuple[Any, ...]

    @property
    def entry(self) -> Any:
        """The first entry: the only one where the category has no homonyms."""
        return self.entries[0]


def build_near(phrases: Iterable[tuple[str, str, Any]], *, backwards: bool = False) -> Branches:
    """A trie of (category, words, entry); backwards: to be read from the last word to the first."""
    root: Branches = {}
    for category, words, entry in phrases:
        node = root
        path = keys(words)
        for key in reversed(path) if backwards else path:
            node = node.setdefault(key, {})
        leaf = node.setdefault(LEAF, {})
        if entry not in leaf.get(category, ()):
            leaf[category] = (*leaf.get(category, ()), entry)
    return root


NOTHING: dict[str, Near] = {}


def ahead(root: Branches, line: Sequence[str], start: int, stop: int) -> dict[str, Near]:
    """The longest phrase of each category that begins at token ``start`` and ends before ``stop``.

    line: the keys of the text's tokens.
    """
    if start >= stop:
        return NOTHING
    node = root.get(line[start])
    if node is None:
        return NOTHING
    found: dict[str, Near] = {}
    at = start + 1
    while node is not None:
        leaf = node.get(LEAF)
        if leaf is not None:
            for category, entries in leaf.items():
                found[category] = Near(start, at, entries)
        if at >= stop:
            break
        node = node.get(line[at])
        at += 1
    return found


def behind(root: Branches, line: Sequence[str], stop: int, start: int) -> dict[str, Near]:
    """The longest phrase of each category that ends before token ``stop`` and begins at ``start`` or later.

    root: built backwards.
    """
    if stop <= start:
        return NOTHING
    node = root.get(line[stop - 1])
    if node is None:
        return NOTHING
    found: dict[str, Near] = {}
    at = stop - 1
    while node is not None:
        leaf = node.get(LEAF)
        if leaf is not None:
            for category, entries in leaf.items():
                found[category] = Near(at, stop, entries)
        if at <= start:
            break
        at -= 1
        node = node.get(line[at])
    return found
