"""All that is looked up beside a number, as one frozen part of the lexicon."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.lexicon.counted import FormsEntry, counted_file
from pipeline.lexicon.nearby import Branches, build_near
from pipeline.lexicon.numbers import STARTERS, VALUES, NumberFile, NumberWord, number_file
from pipeline.lexicon.trie import Phrase
from pipeline.lexicon.units import UnitFile, unit_file
from pipeline.lexicon.words import form, keys

MILLION = Decimal(10) ** 6
CONTEXT = "quantity."  # categories of the shared trie: cues anywhere in a sentence


@dataclass(frozen=True)
class QuantityWords:
    """One language's words around numbers.

    language: vi or en.
    numbers: key -> number word. starters: keys a number can begin with; values: keys that say a value.
    after, before: tries (nearby.py) of units, nouns, hedges and cues; ``before`` is built backwards.
    money: codes of currencies. symbols: keys that end a currency printed before a number.
    plurals, adjectival, not_plurals: English words that are, may be, or only look like the thing counted.
    dimensions: unit code -> dimension. powered: keys of units that a 2 or 3 behind them raises (m2).
    phone_ends, clock_starts: keys that end a word for telephone before a number, or begin a clock word behind it.
    """

    language: str
    numbers: Mapping[str, NumberWord]
    starters: frozenset[str]
    values: frozenset[str]
    after: Branches
    before: Branches
    money: frozenset[str]
    symbols: frozenset[str]
    plurals: frozenset[str]
    adjectival: frozenset[str]
    not_plurals: frozenset[str]
    dimensions: Mapping[str, str]
    powered: frozenset[str]
    phone_ends: frozenset[str]
    clock_starts: frozenset[str]


def quantity_words() -> dict[str, QuantityWords]:
    """Language -> its words.

    Raises:
        LexiconError: an entry of one of the files is wrong.
    """
    return {language: _language(language, number_file(language), unit_file()) for language in ("vi", "en")}


def context_phrases() -> Iterator[Phrase]:
    """Cues that count anywhere in a sentence, for the trie of the whole text."""
    for language in ("vi", "en"):
        for code, words, _ in number_file(language).cues_at("sentence", "words"):
            yield Phrase(CONTEXT + code, words, code, language)


def _language(language: str, file: NumberFile, units: UnitFile) -> QuantityWords:
    counted = counted_file()
    hedges_after = [("approx_after", words, entry.code) for entry in file.approx for words in entry.after]
    hedges_between = [("approx_between", words, entry.code) for entry in file.approx for words in entry.between]
    hedges_before = [("approx", words, entry.code) for entry in file.approx for words in entry.before]
    nouns = list(counted.vietnamese()) if language == "vi" else []
    words = file.words()
    return QuantityWords(
        language=language,
        numbers={**_glued(file, units), **words},
        starters=frozenset(key for key, word in words.items()
                           if word.role in (STARTERS - {"zero"} if language == "vi" else STARTERS)),
        values=frozenset(key for key, word in words.items() if word.role in VALUES),
        after=build_near([*units.forms(language), *nouns, *counted.under(language), *hedges_after, *hedges_between,
                          *file.cues_at("behind", "both")]),
        before=build_near([*units.prefixes(), *hedges_before, *file.cues_at("before", "both")],
                          backwards=True),
        money=frozenset(entry.code for entry in units.units if entry.dimension == "money"),
        symbols=frozenset(keys(words)[-1] for _, words, _ in units.prefixes()),
        plurals=_forms(counted.plurals),
        adjectival=_forms(counted.adjectival),
        not_plurals=_forms(counted.not_plurals),
        dimensions={entry.code: entry.dimension for entry in units.units},
        powered=frozenset(path[0] for path in (keys(name) for entry in units.units for name in entry.any)
                          if len(path) == 2 and path[1] in ("2", "3")),
        phone_ends=frozenset(keys(name)[-1] for code, name, _ in file.cues_at("before") if code == "phone"),
        clock_starts=frozenset(keys(name)[0] for code, name, _ in file.cues_at("behind")
                               if code in ("hour_word", "clock_after")),
    )


def _forms(entries: Iterable[FormsEntry]) -> frozenset[str]:
    return frozenset(form(word).key for entry in entries for word in entry.words)


def _glued(file: NumberFile, units: UnitFile) -> dict[str, NumberWord]:
    """Scale and currency printed as one word: every scale with every currency name of one word ("tỷđồng"); millions before
    a code ("MUSD")."""
    scales = [(word, value) for entry in file.numbers if entry.role == "scale" for word, value in entry.words.items()
              if not word.isascii()]
    names = [(keys(name)[0], unit.code) for unit in units.units if unit.dimension == "money"
             for name in (*unit.any, *unit.vi) if name.isalpha()]
    codes = [unit.code for unit in units.units if unit.dimension == "money"]
    return {form(word + name).key: NumberWord("scale", value, code) for word, value in scales for name, code in names} \
        | {form("M" + code).key: NumberWord("scale", MILLION, code) for code in codes}
