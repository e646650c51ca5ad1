"""All phrases of the lexicon in one token trie a language: a text is matched against all of them in one pass.

The trie branches on folded tokens, so that a text printed without diacritics finds its entry; at the end of a phrase
the printed keys decide. The time is linear in the number of tokens times the length of the longest phrase.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pipeline.lexicon.words import TOKEN, form, keys

Node = dict[str, Any]
LEAF = ""


class Phrase(NamedTuple):
    """A phrase of a lexicon entry.

    category: what kind of entry it is (unit, scale, month, place ...): matches are kept apart by category.
    words: the phrase as it is usually printed.
    entry: what the match stands for; handed back untouched.
    language: vi, en, or None for texts in any language.
    folded: a text without diacritics matches too.
    cased: the words that the phrase prints with a capital must have one in the text.
    """

    category: str
    words: str
    entry: Any
    language: str | None = None
    folded: bool = False
    cased: bool = False


class Hit(NamedTuple):
    """A phrase found: token positions [first, last), and the entries the phrase stands for (homonyms: several)."""

    first: int
    last: int
    entries: tuple[Any, ...]

    @property
    def entry(self) -> Any:
        """The first entry: the only one where the category has no homonyms."""
        return self.entries[0]


class Leaf(NamedTuple):
    """The end of a phrase in the trie: what must hold for the printed tokens, and what they then stand for."""

    category: str
    keys: tuple[str, ...]
    folded: bool
    capitals: tuple[bool, ...] | None
    entries: tuple[Any, ...]


Marks = dict[str, dict[int, Hit]]


def build(phrases: Iterable[Phrase], language: str) -> Node:
    """The trie of the phrases of one language; phrases with the same words and category become one with all entries."""
    merged: dict[tuple[str, tuple[str, ...], bool, tuple[bool, ...] | None], list[Any]] = {}
    for phrase in phrases:
        if phrase.language not in (None, language):
            continue
        capitals = tuple(form(t).shape in "CU" for t in TOKEN.findall(phrase.words)) if phrase.cased else None
        entries = merged.setdefault((phrase.category, keys(phrase.words), phrase.folded, capitals), [])
        if phrase.entry not in entries:
            entries.append(phrase.entry)
    root: Node = {}
    for (category, words, folded, capitals), entries in merged.items():
        node = root
        for word in words:
            node = node.setdefault(form(word).fold, {})
        node.setdefault(LEAF, []).append(Leaf(category, words, folded, capitals, tuple(entries)))
    return root


def scan(root: Node, keys: Sequence[str], folds: Sequence[str], shapes: Sequence[str], marks: Marks,
         first: int, last: int) -> None:
    """Add to ``marks`` the longest phrase of each category at each of the tokens [first, last).

    keys, folds, shapes: the forms of all tokens of the text, one each a token.
    """
    for start in range(first, last):
        node = root.get(folds[start])
        stop = start + 1
        while node is not None:
            leaves = node.get(LEAF)
            if leaves is not None:
                for leaf in leaves:
                    if _holds(leaf, keys, folds, shapes, start, stop):
                        found = marks.setdefault(leaf.category, {})
                        found[start] = _longer(found.get(start), leaf, start, stop)
            if stop >= last:
                break
            node = node.get(folds[stop])
            stop += 1


def _longer(old: Hit | None, leaf: Leaf, start: int, stop: int) -> Hit:
    """The new hit; entries of a phrase of the same length (with other capitals or diacritics) are kept beside it."""
    if old is None or old.last < stop:
        return Hit(start, stop, leaf.entries)
    return Hit(start, stop, old.entries + tuple(e for e in leaf.entries if e not in old.entries))


def _holds(leaf: Leaf, keys: Sequence[str], folds: Sequence[str], shapes: Sequence[str], start: int, stop: int) -> bool:
    """Whether the printed tokens fit the phrase's diacritics and capitals."""
    for offset in range(stop - start):
        key = keys[start + offset]
        if key != leaf.keys[offset] and not (leaf.folded and key == folds[start + offset]):
            return False
        if leaf.capitals is not None and leaf.capitals[offset] and shapes[start + offset] not in "CU":
            return False
    return True
