"""A document while it is being read: what the steps of extraction share.

Each step is a function of the reading (and of what earlier steps returned); the only thing a step changes is
``claims``, where it says which number tokens it has explained.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extract.tokens import Sentence, Tokens, tokenise
from pipeline.lexicon.load import LANGUAGES, Lexicon
from pipeline.lexicon.trie import Hit, Marks, scan
from pipeline.records import Document, Entity, Issue, Paragraph


class Span(NamedTuple):
    """The provenance columns of a row, in their order."""

    document_id: str
    paragraph_id: str
    char_start: int
    char_end: int
    surface: str


class Claim(NamedTuple):
    """What a number token is part of (a code of LEDGER_CLAIMS), and the id of the row or name of the rule that says so."""

    claim: str
    claimed_by: str


class NameMention(NamedTuple):
    """A name found: tokens [first, last), the entity as this document knows it, and the rule that tied them."""

    first: int
    last: int
    entity: Entity
    rule: str


@dataclass(slots=True)
class Reading:
    """One document on its way through extraction.

    marks: for each category of the lexicon, token position -> longest hit that begins there.
    claims: token position -> claim; the first claim stands.
    """

    document: Document
    paragraphs: Sequence[Paragraph]
    lexicon: Lexicon
    tokens: Tokens
    marks: Marks
    claims: dict[int, Claim] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    _sentence_of: Sequence[int] = ()

    def hits(self, category: str) -> dict[int, Hit]:
        """The hits of a category by the token they begin at."""
        return self.marks.get(category, {})

    def languages(self) -> list[str]:
        """The languages of the lexicon that the document has paragraphs in."""
        spoken = {paragraph.language or self.document.language for paragraph in self.paragraphs}
        return [language for language in LANGUAGES if language in spoken]

    def sentence_index(self, token: int) -> int:
        """Number of the sentence that holds a token."""
        return self._sentence_of[token]

    def sentence(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.tokens.sentences[self._sentence_of[token]]

    def paragraph(self, token: int) -> Paragraph:
        """The paragraph that holds a token."""
        return self.paragraphs[self.tokens.sentences[self._sentence_of[token]].paragraph]

    def language(self, token: int) -> str:
        """The language of the paragraph that holds a token; empty where it is not known."""
        return self.paragraph(token).language or self.document.language or ""

    def span(self, first: int, last: int) -> Span:
        """The provenance of tokens [first, last), which lie in one paragraph."""
        tokens = self.tokens
        start, end = tokens.starts[first], tokens.ends[last - 1]
        paragraph = self.paragraph(first)
        return Span(self.document.document_id, paragraph.paragraph_id, start, end, tokens.text[start:end])

    def claim(self, first: int, last: int, claim: str, claimed_by: str) -> None:
        """Say what tokens [first, last) are part of; tokens already claimed keep their claim."""
        made = Claim(claim, claimed_by)
        for token in range(first, last):
            self.claims.setdefault(token, made)

    def doubt(self, first: int, last: int, code: str, detail: str) -> None:
        """Record what tokens [first, last) leave unsettled."""
        tokens = self.tokens
        self.issues.append(Issue(self.document.document_id, tokens.starts[first], tokens.ends[last - 1], code, detail))


def read(document: Document, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Reading:
    """Tokenise a document and mark every phrase of the lexicon in it, each paragraph in its own language.

    A paragraph in a language the lexicon does not have is not marked.
    """
    tokens = tokenise(document.text, paragraphs, lexicon.abbreviations)
    marks: Marks = defaultdict(dict)
    for paragraph, (first, last) in zip(paragraphs, tokens.bounds, strict=True):
        language = paragraph.language or document.language
        if language in LANGUAGES:
            scan(lexicon.tries[language], tokens.keys, tokens.folds, tokens.shapes, marks, first, last)
    return Reading(document, paragraphs, lexicon, tokens, marks, _sentence_of=_sentence_of(tokens))


def _sentence_of(tokens: Tokens) -> list[int]:
    """For each token the number of its sentence; a break belongs to the sentence before it."""
    found: list[int] = []
    for number, sentence in enumerate(tokens.sentences):
        found.extend([number - 1] * (sentence.first - len(found)))
    found.extend([len(tokens.sentences) - 1] * (len(tokens) - len(found)))
    return found
