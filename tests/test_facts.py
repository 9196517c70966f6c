import json
from pathlib import Path

import pytest

from depesche.facts.indicators import LONGEST, endings_of
from depesche.facts.numbers import LARGEST
from depesche.langpack import Pack, load_pack
from depesche.model import Document
from depesche.pipeline import STAGES
from depesche.reading import Reading
from support import read_until

CASES = Path(__file__).parent / "data"
FLOORS = {"de": (0.80, 0.75), "en": (0.80, 0.75)}
"""Least F1 of core (indicator, parties, value) and full (comparator, unit and period too) on our own cases."""
UNORDERED = {"trade", "agreement", "diplomatic-relations"}


def read(language):
    return [json.loads(line) for line in (CASES / f"facts.{language}.jsonl").read_text(encoding="utf-8").splitlines()]


def facts_of(text, language="de", published="2023-08-17", id="d"):
    pack = load_pack(language)
    reading = Reading(Document(id, text, published=published, language=language))
    for stage in STAGES:
        reading = stage(reading, pack)
    return reading.facts


def core(fact):
    parties = frozenset(fact["parties"]) if fact["indicator"] in UNORDERED else tuple(fact["parties"])
    return fact["indicator"], parties, None if fact["value"] is None else float(f"{fact['value']:.3g}")


def full(fact):
    return (*core(fact), fact["comparator"], fact["unit"], fact["period"])


def as_dict(fact):
    return {name: getattr(fact, name) for name in ("indicator", "parties", "value", "comparator", "unit", "period")}


def f1(wanted, got):
    left, hits = list(got), 0
    for each in wanted:
        if each in left:
            left.remove(each)
            hits += 1
    return 2 * hits / (len(wanted) + len(got))


@pytest.mark.parametrize("language", ["de", "en"])
def test_facts_of_own_cases_reach_the_floors(language):
    wanted, got = [], []
    for case in read(language):
        wanted += [(case["id"], f) for f in case["facts"]]
        got += [(case["id"], as_dict(f)) for f in facts_of(case["text"], language, case["published"], case["id"])]
    for key, floor in zip((core, full), FLOORS[language], strict=True):
        assert f1([(i, key(f)) for i, f in wanted], [(i, key(f)) for i, f in got]) >= floor, key.__name__


def told(text, **more):
    return [(f.indicator, f.parties, f.comparator, f.value, f.unit, f.period) for f in facts_of(text, **more)]


def test_change_and_level_in_one_sentence_are_two_facts():
    assert told("Der Handel zwischen Polen und China sank 2022 um 9 Prozent auf 30 Milliarden Euro.") == [
        ("trade", ("CHN", "POL"), "=", -9, "percent-change", "2022"),
        ("trade", ("CHN", "POL"), "=", 30_000_000_000, "EUR", "2022"),
    ]


def test_mutual_trade_takes_the_countries_last_named_together():
    text = "China und Belarus rücken zusammen. Im vergangenen Jahr wuchs der gegenseitige Handel um mehr als 30 Prozent."
    assert told(text) == [("trade", ("BLR", "CHN"), ">", 30, "percent-change", "2022")]


@pytest.mark.parametrize(
    "text",
    [
        "In der Türkei stiegen die Verbraucherpreise um 80 Prozent.",
        "Bei dem Erdbeben in Marokko starben 2.900 Menschen.",
        "Deutschland will den Handel mit Japan um 20 Prozent steigern.",
        "Wenn der Handel zwischen Polen und Japan um 20 Prozent wächst, freut sich Warschau.",
        "Die Stadt zahlt 3 Millionen Euro für den Umbau des Bahnhofs.",
        "Zwischen Polen und Japan besteht kein Abkommen.",
    ],
)
def test_no_fact_from_what_is_domestic_wished_for_or_denied(text):
    assert told(text) == []


def test_figures_of_different_voices_stand_side_by_side():
    text = "Nach ukrainischen Angaben wurden 30 russische Soldaten getötet, Moskau sprach von fünf Toten."
    found = facts_of(text)
    assert [(f.value, [text[h.start : h.end] for h in f.attribution]) for f in found] == [(30, ["ukrainischen Angaben"]), (5, ["Moskau"])]


def test_one_relation_told_by_two_words_is_one_fact():
    assert len(facts_of("Sweden joined NATO on Thursday as its 32nd member.", "en", "2024-03-08")) == 1


def test_relations_that_do_not_exist_have_the_value_zero():
    text = "Seit 1979 bestehen zwischen den Vereinigten Staaten und Taiwan keine diplomatischen Beziehungen."
    assert told(text) == [("diplomatic-relations", ("TWN", "USA"), "=", 0, None, "1979/..")]


def test_the_sum_of_a_deal_may_stand_in_the_next_sentence():
    text = "Polen bekommt Kampfpanzer aus Südkorea. Der Vertrag hat ein Volumen von 5,76 Milliarden Dollar."
    assert told(text) == [("arms", ("KOR", "POL"), "=", 5_760_000_000, "USD", None)]


def test_facts_rest_on_their_words_and_name_their_rule(de):
    text = "Russland verkaufte im Mai 100.000 Tonnen Öl nach Indien."
    (fact,) = facts_of(text)
    assert text[fact.start : fact.end] == fact.text
    assert fact.rule in {de.key(row) for row in de.table("indicators")}


def test_facts_have_the_same_ids_in_every_run():
    text = "Norwegens Exporte nach Japan stiegen 2022 um 5 Prozent."
    assert [f.id for f in facts_of(text)] == [f.id for f in facts_of(text)]


def test_facts_of_the_seed_article(data):
    text = (data / "seed" / "article.txt").read_text(encoding="utf-8")
    found = {(f.indicator, f.value) for f in facts_of(text, published="2023-08")}
    assert {("trade", 30), ("trade-partner-rank", 2), ("agreement", None), ("membership", None)} <= found


@pytest.mark.parametrize("language", ["de", "en"])
def test_endings_are_as_long_as_any_form_and_no_longer(language):
    pack = load_pack(language)
    forms = [form for table in ("indicators", "fact_classes") for row in pack.table(table) for form in row.many("forms")]
    assert max(map(len, forms)) <= LONGEST
    assert max(map(len, endings_of("x" * 1000))) == LONGEST


@pytest.mark.parametrize("number", ["9" * 40, "9" * 5000, "3" + " Milliarden" * 6])
def test_numbers_beyond_measure_are_none(number):
    for fact in facts_of(f"Der Handel zwischen China und Belarus wuchs 2022 auf {number} Dollar."):
        assert fact.value is None or fact.value <= LARGEST


def test_voice_named_inside_the_words_of_a_fact_stands_behind_it(de: Pack) -> None:
    text = "Der Handel zwischen China und Belarus wuchs nach Angaben aus Peking im Jahr 2022 um rund 33 Prozent."
    found = read_until("facts", text, de, "2023-03-02").facts
    assert [[text[h.start : h.end] for h in f.attribution] for f in found] == [["Peking"]]
