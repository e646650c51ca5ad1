"""Reading the cases of others, and the classes of them that a news article does not hold."""

import json
from pathlib import Path
from typing import Any

# Duckling: text -> why it is left out.
SPOKEN_PRICE = "a price as spoken at a counter: the cents without their name"
VAGUE = "says no number: a vague count, an article or an adjective"
CHAT = "abbreviation of chats and ledgers, ambiguous in running text"
NO_SPACE = "words run together by speech recognition"
DIGIT_STRING = "digits read out one by one or in pairs"
NO_COUNTRY = "currency of several countries without the country: no ISO code to give"
PRECEDENCE = "precedence ('the first to ...'), which the guide counts as no figure"
WRONG = "the expected value contradicts the phrase or the phrase is no grammar"
BULLET = "a dash with a space behind it is a bullet or a dash in running text, and no sign"
POUND = "pound of weight or of money, told by the sentence alone"

LEFT_OUT = {
    "- 1.200.000": BULLET, "- 1,200,000": BULLET,
    "trăm": VAGUE, ",0012G": CHAT, "-,0012G": CHAT, "không": "a negation everywhere but inside a number",
    "nil": VAGUE, "single": VAGUE, "a pair": VAGUE, "a couple": VAGUE, "a couple of": VAGUE, "a few": VAGUE, "few": VAGUE,
    "point 77": DIGIT_STRING, "30 lkh": CHAT, "30 l": CHAT, "12 lkhs": CHAT, ".0012G": CHAT, "-.0012G": CHAT,
    "one twenty two": DIGIT_STRING, "ONE TwentY tWO": DIGIT_STRING,
    "three cr twelve lac fifty-six thousand seven hundred twenty-one": CHAT, "three hundred Cr": CHAT,
    "three hundred koti": CHAT, "three hundred krores": CHAT, "three hundred Kr": CHAT,
    "hai đô 23": SPOKEN_PRICE, "20 Rupees 43": SPOKEN_PRICE, "hai mươi rupees 43": SPOKEN_PRICE, "a dollar": VAGUE,
    "10 c": CHAT, "US$3 and fourteen": SPOKEN_PRICE, "ten pounds": POUND, "twenty rupees 43": SPOKEN_PRICE,
    "$20 43": SPOKEN_PRICE, "20 dollar 43": SPOKEN_PRICE, "twenty dollar and 43": SPOKEN_PRICE,
    "3 GBP and one": SPOKEN_PRICE, "42 egyptianpound": NO_SPACE, "42 LE": CHAT, "42 L.E": CHAT, "42 l.e.": CHAT,
    "42 le": CHAT, "42 geneh": CHAT, "42 genihat masriya": CHAT, "42 Saudiriyal": NO_SPACE,
    "20 ringgit 43": SPOKEN_PRICE, "twenty ringgit and 43": SPOKEN_PRICE, "10 dinars": NO_COUNTRY,
    "ten riyals": NO_COUNTRY, "10 riyals": NO_COUNTRY, "ten rials": NO_COUNTRY, "10 rials": NO_COUNTRY,
    "from 1 point 1 and one point three dollars": WRONG, "above a dollar and 42 cents": VAGUE, "7-9 lakh rupees": WRONG,
    "đầu tiên": PRECEDENCE, "twentyfifth": NO_SPACE, "thirtyfirst": NO_SPACE, "fortysecond": NO_SPACE,
    "seventythird": NO_SPACE,
}

# Recognizers: words of a case -> the class it belongs to, none of which news holds.
RECOGNIZERS_CLASSES = {
    "powers and e-notation": ("^", "e10", "e13", "e+14", "e-1", "x10", "1.3e6"),
    "arithmetic read aloud": (" over ", "hundred fifths", "thirty fifths", "twenty-first", "twenty first", "twenty-fifth",
                              "twenty fifths", "trillionth", "hundredth", "one hundred fifth", "one hundred and fifth",
                              "thousand fifths", "two fifths", "thirty-fifths", "hundred-fifths", "thirty-two fifths",
                              "two hundred three fifths", "and three and three fifths", "and two dozens", "-4/5", "- 1 4/5",
                              "and a half million", "quarter million", "quarters million", "'3/4'"),
    "chat": ("10G", " G", "10  k", "33 k", " M", "dzs", "dozs", "kuai", "MAUD", "satoshi"),
    "spoken price": ("forty five", "dollar and", "and fifty", "dollars and 15", "dollars 50", "dollars and 50", "17 USD 25",
                     "15 USD 50"),
    "addresses, telephone numbers and lists as numbers": ("192.168", "222-2222", "nrs."),
    "a unit glued to a number hides it": ("ml liquid", "29km", "1m isn't"),
    "pronoun": ("The one", "This one", "Which one", "That one"),
    "currencies that are gone or have no country": ("markka", "francs", "pesetas", "guilders", "₡", "₾", "ரூ", "sen 100"),
    "prefix and suffix in one": ("rmb 10 usd 20", "starts at dollar"),
    "kitchen and geometry": ("tablespoon", "teaspoon", "drachma", "0.8rad", "half turn", "3 turns", "picometer", '10 "',
                             "16-bit", "{kg}", "<kg>", "12 m 2 dm"),
    "vague or without a number": ("percentage", "percents of", "percent of", "per cent of", "hundred thousand dollars"),
}


def read_cases(folder: Path, name: str) -> list[dict[str, Any]]:
    lines = (folder / "conformance" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def recognizers_class(text: str) -> str | None:
    """The class a case of Recognizers is left out for."""
    quoted = f"'{text}'"
    return next((name for name, marks in RECOGNIZERS_CLASSES.items() if any(mark in quoted for mark in marks)), None)
