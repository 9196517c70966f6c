"""Attribution: who stands behind an event, nearest voice first, by the settled cases of the format."""

import pytest

from depesche.attribution import chain_of
from depesche.langpack import load_pack
from depesche.mentions import mentions
from depesche.model import Block, Document, Hop
from depesche.parse import parse
from depesche.reading import Reading
from depesche.statements import statements


def chain(text: str, word: str, language: str = "de") -> tuple[Hop, ...]:
    pack = load_pack(language)
    reading = Reading(Document("d", text, language=language), blocks=(Block("body", 0, len(text)),))
    for stage in (parse, mentions, statements):
        reading = stage(reading, pack)
    start = text.index(word)
    return chain_of(start, start + len(word), reading, pack).hops


def plain(hops: tuple[Hop, ...], text: str) -> list[tuple[str, str, str]]:
    return [(text[h.start : h.end], h.kind, h.stance) for h in hops]


GERMAN = [
    ("Russland hat die Ukraine angegriffen.", "angegriffen", []),
    ("Der Präsident kritisierte den Angriff.", "kritisierte", []),
    ("Der Präsident sagte, die Ukraine habe Russland angegriffen.", "angegriffen", [("Der Präsident", "person", "asserts")]),
    ("Russland habe die Stadt angegriffen, meldete Reuters.", "angegriffen", [("Reuters", "agency", "asserts")]),
    (
        "Wie die Agentur Interfax unter Berufung auf das Außenministerium meldete, hat Russland die Stadt angegriffen.",
        "angegriffen",
        [("die Agentur Interfax", "agency", "asserts"), ("das Außenministerium", "institution", "asserts")],
    ),
    ("Russland soll die Stadt angegriffen haben.", "angegriffen", [("soll", "anonymous", "doubts")]),
    ("Angeblich hat Russland die Stadt angegriffen.", "angegriffen", [("Angeblich", "anonymous", "doubts")]),
    ("Russland soll morgen die Gespräche eröffnen.", "eröffnen", []),
    ("Die Türkei will die Stadt angegriffen haben.", "angegriffen", [("Die Türkei", "institution", "doubts")]),
    (
        "Nach Angaben des Ministeriums hat Russland die Stadt angegriffen. Der Kreml bestritt dies.",
        "angegriffen",
        [("des Ministeriums", "institution", "asserts"), ("Der Kreml", "institution", "denies")],
    ),
    ("Die Regierung kündigte die Entsendung von Truppen an.", "Entsendung", [("Die Regierung", "institution", "asserts")]),
    ("Die Regierung kündigte die Entsendung von Truppen an.", "kündigte", []),
]


@pytest.mark.parametrize(("text", "word", "hops"), GERMAN)
def test_chain_german(text: str, word: str, hops: list[tuple[str, str, str]]) -> None:
    assert plain(chain(text, word), text) == hops


ENGLISH = [
    ("Russia has attacked Ukraine.", "attacked", []),
    ("The president condemned the attack.", "condemned", []),
    ("The ministry said that Russia had attacked the town.", "attacked", [("The ministry", "institution", "asserts")]),
    ("Russia has attacked the town, Reuters reported.", "attacked", [("Reuters", "agency", "asserts")]),
    ("Russia allegedly attacked the town.", "attacked", [("allegedly", "anonymous", "doubts")]),
    (
        "According to Reuters, Russia attacked the town. Moscow denied this.",
        "attacked",
        [("Reuters", "agency", "asserts"), ("Moscow", "institution", "denies")],
    ),
]


@pytest.mark.parametrize(("text", "word", "hops"), ENGLISH)
def test_chain_english(text: str, word: str, hops: list[tuple[str, str, str]]) -> None:
    assert plain(chain(text, word, "en"), text) == hops


def test_the_medium_is_nearer_than_the_speaker() -> None:
    text = "Der Minister sagte der Agentur Reuters, Frankreich habe die Truppen abgezogen."
    assert [h.kind for h in chain(text, "abgezogen")] == ["agency", "person"]


def test_a_citation_is_taken_up_in_the_next_sentence() -> None:
    text = "Frankreich hat nach Informationen der Financial Times die Truppen abgezogen. Die Zeitung beruft sich auf Insider."
    assert [h.kind for h in chain(text, "abgezogen")] == ["outlet", "anonymous"]


def test_country_of_a_named_medium_is_where_it_is_based() -> None:
    assert chain("Russland habe die Stadt angegriffen, meldete Reuters.", "angegriffen")[0].country == "GBR"


def test_chain_names_the_statement_that_holds_the_words() -> None:
    text = "Der Präsident sagte, die Ukraine habe Russland angegriffen."
    pack = load_pack("de")
    reading = Reading(Document("d", text, language="de"), blocks=(Block("body", 0, len(text)),))
    for stage in (parse, mentions, statements):
        reading = stage(reading, pack)
    start = text.index("angegriffen")
    assert chain_of(start, start + 11, reading, pack).statement == reading.statements[0].id


def test_words_outside_of_news_have_no_chain() -> None:
    text = "Der Präsident sagte, die Ukraine habe Russland angegriffen."
    pack = load_pack("de")
    reading = Reading(Document("d", text, language="de"), blocks=(Block("teaser", 0, len(text)),))
    for stage in (parse, mentions, statements):
        reading = stage(reading, pack)
    assert chain_of(0, 5, reading, pack).hops == ()
