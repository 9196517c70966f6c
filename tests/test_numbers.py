import re
from decimal import Decimal

import pytest

from depesche.facts.numbers import own_currency, plain, quantities
from depesche.parse import Sentence, Word

ARTICLES = {"um", "auf", "von", "für", "mit", "der", "die", "das", "einer", "eine", "ein", "the", "a", "an", "by", "to"}


def sentence(text):
    """Words as a tokenizer makes them; parts of speech only where a quantity asks for them."""
    words = []
    for i, m in enumerate(re.finditer(r"[$€£%,;]|[^\s$€£%,;]+(?:[.,]\d+)*", text)):
        token = m.group()
        pos = (
            "NUM"
            if token[0].isdigit()
            else "SYM"
            if token in "$€£%"
            else "DET"
            if token.lower() in ARTICLES
            else "NOUN"
            if token[0].isupper()
            else "X"
        )
        words.append(Word(i, m.start(), m.end(), token, token, pos, {}, 0, "root" if i == 0 else "dep"))
    return Sentence(tuple(words), "body")


def found(text, pack, country=None):
    return [(q.comparator, plain(q.value), q.kind, q.unit) for q in quantities(sentence(text), pack, lambda _: country)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("um 9 Prozent", [("=", 9, "percent", "percent")]),
        ("auf 97,3 Milliarden Euro", [("=", 97_300_000_000, "money", "EUR")]),
        ("mehr als 3,5 Mrd. Dollar", [(">", 3_500_000_000, "money", "USD")]),
        ("rund neunhundert Soldaten", [("~", 900, "count", None)]),
        ("zweiunddreißigtausend Menschen", [("=", 32_000, "count", None)]),
        ("anderthalb Millionen Tonnen", [("=", 1_500_000, "volume", "tonnes")]),
        ("zweieinhalb Milliarden Yen", [("=", 2_500_000_000, "money", "JPY")]),
        ("eine halbe Million Tonnen", [("=", 500_000, "volume", "tonnes")]),
        ("einer Milliarde Pfund", [("=", 1_000_000_000, "money", "GBP")]),
        ("28.500 Soldaten", [("=", 28_500, "count", None)]),
        ("1 500 Verletzte", [("=", 1_500, "count", None)]),
        ("bis zu 35,3 Prozent", [("<=", Decimal("35.3"), "percent", "percent")]),
        ("mindestens zwölf Tote", [(">=", 12, "count", None)]),
        ("weniger als 40 Prozent", [("<", 40, "percent", "percent")]),
        ("um ein Viertel", [("=", 0.25, "percent", "fraction")]),
        ("zwei Drittel", [("=", 0.667, "percent", "fraction")]),
        ("2,5 Milliarden Kubikmeter", [("=", 2_500_000_000, "volume", "cubic-metres")]),
        ("täglich 1,96 Millionen Barrel", [("=", 1_960_000, "volume", "barrels-per-day")]),
        ("120 Milliarden CFA-Francs", [("=", 120_000_000_000, "money", "XOF")]),
        ("einige hundert Studenten", []),
        ("eine Delegation", []),
    ],
)
def test_quantities_reads_german(text, expected, de):
    assert found(text, de) == [(c, float(v) if isinstance(v, Decimal) else v, k, u) for c, v, k, u in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by 9 percent", [("=", 9, "percent", "percent")]),
        ("more than $35 billion", [(">", 35_000_000_000, "money", "USD")]),
        ("€5bn", [("=", 5_000_000_000, "money", "EUR")]),
        ("36,000 soldiers", [("=", 36_000, "count", None)]),
        ("one hundred and twenty three people", [("=", 123, "count", None)]),
        ("at least three thousand people", [(">=", 3_000, "count", None)]),
        ("up to 10 per cent", [("<=", 10, "percent", "percent")]),
        ("two thirds", [("=", 0.667, "percent", "fraction")]),
        ("a quarter", [("=", 0.25, "percent", "fraction")]),
        ("21 billion cubic metres", [("=", 21_000_000_000, "volume", "cubic-metres")]),
        ("800,000 barrels a day", [("=", 800_000, "volume", "barrels-per-day")]),
    ],
)
def test_quantities_reads_english(text, expected, en):
    assert found(text, en) == expected


@pytest.mark.parametrize(("country", "unit"), [("DNK", "DKK"), ("SWE", "SEK"), ("NOR", "NOK"), ("CZE", "CZK"), ("FRA", None)])
def test_currency_of_many_countries_is_that_of_the_country_in_question(country, unit, de):
    assert found("40 Millionen Kronen", de, country) == [("=", 40_000_000, "money", unit)]


def test_own_currency_of_unknown_country_is_none():
    assert own_currency(None) is None
    assert own_currency("EU") is None


def test_quantities_leaves_out_the_words_of_times(de):
    assert not quantities(sentence("2022"), de, lambda _: None, frozenset({0}))
