"""The quantities of a document: every number that nothing else has claimed and that measures or counts something."""

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from pipeline.extract.figures.quantity import Number, Quantity
from pipeline.extract.quantities import exclude, join
from pipeline.extract.quantities.assemble import assemble
from pipeline.extract.quantities.draft import Context, Draft, View
from pipeline.extract.quantities.settle import settle
from pipeline.extract.reading import Claim, Reading
from pipeline.lexicon.load import LANGUAGES
from pipeline.lexicon.quantities import CONTEXT, QuantityWords

SILENT = frozenset({"byline", "source", "boilerplate"})
LONGEST_JOINT = 4  # tokens between two numbers that belong together
LIST_MARKS = frozenset((",", ";", ")", ".", ""))
MULTIPLES = {"multiple": Decimal(2), "multiple_three": Decimal(3), "multiple_four": Decimal(4),
             "multiple_half": Decimal("1.5")}


def find_quantities(reading: Reading, numbers: Sequence[Number]) -> list[Quantity]:
    """The quantities among the numbers that dates, legal documents and names have left, in the order of the text.

    Numbers that are none are claimed by what they are; bylines, sources and boilerplate hold none.
    """
    context = Context(reading.marks)
    views = _Views(reading)
    drafts: list[Draft] = []  # from the last to the first
    following: Number | None = None
    for number in reversed(numbers):
        if number.first in reading.claims or number.last - 1 in reading.claims:
            following = None
            continue
        view = views.of(number)
        if view is None:
            reading.claim(number.first, number.last, "other", "boilerplate")
            following = None
            continue
        right = drafts[-1] if drafts and drafts[-1].first < view.stop else None
        made = _one(view, context, number, following, right, drafts)
        if isinstance(made, Claim):
            reading.claim(number.first, number.last, made.claim, made.claimed_by)
        else:
            while drafts and drafts[-1].first < made.last:
                drafts.pop()
            drafts.append(made)
        following = number
    drafts.reverse()
    drafts = _with_multiples(reading, views, context, drafts)
    return [draft.quantity() for draft in settle(reading, context, views.of_token, drafts)]


def _one(view: View, context: Context, number: Number, following: Number | None, right: Draft | None,
         drafts: list[Draft]) -> Draft | Claim:
    """The draft of one number, joined with its right neighbour where they belong together."""
    if following is not None and following.first >= view.stop:
        following = None
    made = assemble(view, context, number, following, right)
    if isinstance(made, Claim):
        if following is not None and _claims_both(view, number, following, made):
            _claim_following(view.reading, following, made, drafts)
        return made
    if right is not None and made.of_value is None and made.kind != "rank" and right.lead - made.last <= LONGEST_JOINT:
        if join.joint_of_range(view, context, made, right):
            drafts.pop()
            return join.merge_range(view, made, right)
        if made.bare and join.joint_of_list(view, made, right):
            join.share_unit(made, right)
        join.with_cents(view, made, right)
    if made.unit == "foot":
        join.feet_and_inches(view, made, right, following)
    if made.bare and _in_list(view, number):
        made.named = True
        return made
    if made.unit is None and not made.open_scale:
        return exclude.ADDRESS if _is_address(view, number) else exclude.by_shape(view, number)
    return made


def _claims_both(view: View, number: Number, following: Number, made: Claim) -> bool:
    """Whether what claims a number claims the next too: under a slash ("tỷ lệ 1/500", "12/5 ngõ 45"), in a set phrase, of
    a range of ages ("aged 40 to 49")."""
    if following.first == number.last + 1 and view.printed(number.last) == "/":
        return True
    if made == exclude.PHRASE:
        return following.first < view.ahead(number.first)["set_phrase"].last
    after = view.ahead(number.last)
    return made == exclude.AGE and any(code in after and after[code].last == following.first for code in ("span", "and"))


def _claim_following(reading: Reading, following: Number, made: Claim, drafts: list[Draft]) -> None:
    if drafts and drafts[-1].number is following:
        drafts.pop()
    for token in range(following.first, following.last):
        reading.claims[token] = made


def _in_list(view: View, number: Number) -> bool:
    """Whether a bare number stands between a name and a comma or bracket."""
    ends = view.printed(number.last) in LIST_MARKS or "and" in view.ahead(number.last)
    return ends and view.shape(number.first - 1) in ("C", "U") and not number.is_word


def _is_address(view: View, number: Number) -> bool:
    return view.shape(number.last) in ("C", "U") and not number.is_word


class _Views:
    """Views by paragraph and sentence, made once each as the numbers go by."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[int, View | None] = {}

    def of(self, number: Number) -> View | None:
        """The view of a number's sentence; None in paragraphs that state nothing."""
        return self._at(self._reading.sentence_index(number.first))

    def of_token(self, token: int) -> View:
        """The view of a token's sentence."""
        view = self._at(self._reading.sentence_index(token))
        assert view is not None
        return view

    def _at(self, sentence: int) -> View | None:
        if sentence not in self._known:
            self._known[sentence] = self._make(sentence)
        return self._known[sentence]

    def _make(self, sentence: int) -> View | None:
        reading = self._reading
        found = reading.tokens.sentences[sentence]
        paragraph = reading.paragraphs[found.paragraph]
        if paragraph.kind in SILENT:
            return None
        return View(reading, reading.tokens, words_of(reading, found.paragraph), found.first, found.last)


def words_of(reading: Reading, paragraph: int) -> QuantityWords:
    """The words of a paragraph's language; English where the lexicon does not have it."""
    language = reading.paragraphs[paragraph].language or reading.document.language or ""
    return reading.lexicon.quantities[language if language in LANGUAGES else "en"]


def _with_multiples(reading: Reading, views: _Views, context: Context, drafts: list[Draft]) -> list[Draft]:
    """Add the multiples that are said without a number: "doubled", "gấp đôi"."""
    found: list[Draft] = []
    starts = [draft.first for draft in drafts]
    for code, factor in MULTIPLES.items():
        for token in context.positions(code):
            hit = reading.hits(CONTEXT + code)[token]
            at = bisect_right(starts, token) - 1
            silent = reading.paragraph(token).kind in SILENT or token in reading.claims
            if silent or (at >= 0 and drafts[at].last > token) or (at + 1 < len(drafts) and starts[at + 1] < hit.last):
                continue
            number = Number(token, hit.last, factor, join.ONE, None, is_word=True, ordinal=False, fraction=False,
                            other=None)
            hedge = views.of_token(token).behind(token).get("approx")
            found.append(Draft(number, hedge.first if hedge is not None else token, token, hit.last, hit.last, factor,
                               approx=hedge.entry if hedge is not None else None, unit="times", kind="change"))
    if not found:
        return drafts
    return sorted([*drafts, *found], key=lambda draft: draft.first)
