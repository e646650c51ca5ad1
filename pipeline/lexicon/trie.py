"""All phrases of the lexicon in one token trie a language: a text is matched against all of them in one pass.

A phrase branches on its keys; one that may be printed without diacritics is entered in both spellings. Names begin
with a capital and may lose some of their diacritics: theirs is a trie of its own, on folded tokens, entered at
capitalised tokens only. The time is linear in the number of tokens times the length of the longest phrase.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pipeline.lexicon.words import TOKEN, form, keys

Node = dict[str, Any]
LEAF = ""
ANY = "dlCUp"
FITTING = {"d": ANY, "l": ANY, "p": ANY, "C": "CU", "U": "U"}  # shapes in the text for those of a cased phrase
make = tuple.__new__  # a hit without the call of its constructor: there is one for every fourth character


class Phrase(NamedTuple):
    """A phrase of a lexicon entry.

    category: what kind of entry it is (unit, scale, month, place ...): matches are kept apart by category.
    words: the phrase as it is usually printed.
    entry: what the match stands for; handed back untouched.
    language: vi, en, or None for texts in any language.
    folded: a text without diacritics matches too.
    cased: the words that the phrase prints with a capital must have one in the text, abbreviations all of theirs: "Na"
    is no "NA".
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
    """The end of a phrase: what must still hold for the printed tokens, and what they then stand for.

    keys: of a name, whose printed diacritics decide here; None where the branches have decided.
    shapes: for each token the shapes it may have in the text; None where capitals say nothing.
    """

    category: str
    keys: tuple[str, ...] | None
    shapes: tuple[str, ...] | None
    entries: tuple[Any, ...]


class Ends(NamedTuple):
    """The phrases that end at a node.

    certain: by category what they stand for, where nothing is left to hold. leaves: those of the other categories.
    """

    certain: tuple[tuple[str, tuple[Any, ...]], ...]
    leaves: tuple[Leaf, ...]


class Trie(NamedTuple):
    """All phrases of a language: those that branch on keys, and names, which branch on folded tokens."""

    phrases: Node
    names: Node


NO_ENDS = Ends((), ())
Marks = dict[str, dict[int, Hit]]


def build(phrases: Iterable[Phrase], language: str) -> Trie:
    """The trie of the phrases of one language; phrases with the same words and category become one with all entries."""
    merged: dict[tuple[str, tuple[str, ...], bool, tuple[str, ...] | None], list[Any]] = {}
    for phrase in phrases:
        if phrase.language not in (None, language):
            continue
        shapes = tuple(FITTING[form(t).shape] for t in TOKEN.findall(phrase.words)) if phrase.cased else None
        entries = merged.setdefault((phrase.category, keys(phrase.words), phrase.folded, shapes), [])
        if phrase.entry not in entries:
            entries.append(phrase.entry)
    trie = Trie({}, {})
    for (category, words, folded, shapes), entries in merged.items():
        folds = tuple(form(word).fold for word in words)
        if folded and shapes is not None and shapes[0] != ANY:
            _enter(trie.names, folds, Leaf(category, words, shapes, tuple(entries)))
        else:
            for spelling in {words, folds} if folded else {words}:
                _enter(trie.phrases, spelling, Leaf(category, None, shapes, tuple(entries)))
    for root in trie:
        _sealed(root)
    return trie


def _enter(root: Node, words: tuple[str, ...], leaf: Leaf) -> None:
    node = root
    for word in words:
        node = node.setdefault(word, {})
    node[LEAF] = _with(leaf, node.get(LEAF, NO_ENDS))


def _sealed(node: Node) -> Node | Ends:
    """The node below its parent, which is no dictionary where no phrase goes on: half of them are not."""
    for word in node:
        if word != LEAF:
            node[word] = _sealed(node[word])
    return node[LEAF] if node.keys() == {LEAF} else node


def _with(leaf: Leaf, ends: Ends) -> Ends:
    """One more phrase at a node; those of one category stay together in their order."""
    category, words, shapes, entries = leaf
    certain = dict(ends.certain)
    others = [other for other in ends.leaves if other.category == category]
    if words is None and shapes is None and not others:
        certain[category] = _joined(certain.get(category, ()), entries)
        return Ends(tuple(certain.items()), ends.leaves)
    known = certain.pop(category, None)
    before = (Leaf(category, None, None, known),) if known is not None else ()
    return Ends(tuple(certain.items()), (*ends.leaves, *before, leaf))


def scan(trie: Trie, keys: Sequence[str], folds: Sequence[str], shapes: Sequence[str], marks: Marks,
         first: int, last: int) -> None:
    """Add to ``marks`` (a defaultdict) the longest phrase of each category at each of the tokens [first, last).

    keys, folds, shapes: the forms of all tokens of the text, one each a token.
    """
    phrases, names = trie
    for start in range(first, last):
        if (node := phrases.get(keys[start])) is not None:
            _follow(node, keys, keys, folds, shapes, marks, start, last)
        if shapes[start] in "CU" and (node := names.get(folds[start])) is not None:
            _follow(node, folds, keys, folds, shapes, marks, start, last)


def _follow(node: Node | Ends, branch: Sequence[str], keys: Sequence[str], folds: Sequence[str], shapes: Sequence[str],
            marks: Marks, start: int, last: int) -> None:
    """Walk the tokens from ``start`` down one trie and mark what ends on the way."""
    stop = start + 1
    while True:
        ends: Ends | None = node if isinstance(node, Ends) else node.get(LEAF)
        if ends is not None:
            for category, entries in ends.certain:
                marks[category][start] = make(Hit, (start, stop, entries))
            for leaf in ends.leaves:
                if _holds(leaf, keys, folds, shapes, start):
                    found = marks[leaf.category]
                    old = found.get(start)
                    if old is None or old.last < stop:
                        found[start] = make(Hit, (start, stop, leaf.entries))
                    elif old.last == stop:
                        found[start] = Hit(start, stop, _joined(old.entries, leaf.entries))
        if isinstance(node, Ends) or stop >= last or (below := node.get(branch[stop])) is None:
            return
        node = below
        stop += 1


def _joined(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """Entries of a phrase of the same length (with other capitals or diacritics) are kept beside those before them."""
    return old + tuple(entry for entry in new if entry not in old)


def _holds(leaf: Leaf, keys: Sequence[str], folds: Sequence[str], shapes: Sequence[str], start: int) -> bool:
    """Whether the printed tokens fit the phrase's capitals and, for a name, its diacritics."""
    if leaf.shapes is not None:
        for token, fitting in enumerate(leaf.shapes, start):
            if shapes[token] not in fitting:
                return False
    if leaf.keys is not None:
        for token, key in enumerate(leaf.keys, start):
            if keys[token] != key and keys[token] != folds[token]:
                return False
    return True
