"""Restraint: articles of our own on sport, weather and business report no event, those on politics do."""

import pytest

from depesche.langpack import Pack
from support import read_until


def types(text: str, pack: Pack, title: str | None = None) -> list[str]:
    return [r.event_type for r in read_until("reports", text, pack, None, title).reports]


@pytest.mark.parametrize(
    "text",
    [
        "Spanien schlug England im Finale der Europameisterschaft. Der Stürmer erzielte das Tor. Frankreich griff von Beginn an an.",
        "Die Bundeskanzlerin gratulierte der Nationalmannschaft. Der Torwart hielt einen Elfmeter. Das Stadion jubelte.",
        "Der Browser erscheint im Mai. Der Softwarehersteller bietet Frankreich eine Betriebssystem-Fassung an. Der Download ist groß.",
        "Der Orkan traf Polen. Die Regenfälle zerstörten Deiche. Die Regierung lobte die Meteorologen.",
    ],
)
def test_other_topics_report_nothing(text: str, de: Pack) -> None:
    assert types(text, de) == []


def test_title_tells_the_topic(de: Pack) -> None:
    text = "Der französische Präsident lobte die Stadt. Am Abend gab es einen Empfang. Viele kamen. Es wurde spät. Alle freuten sich."
    assert types(text, de) == ["SUPPORT"]
    assert types(text, de, "Turnier in Halle") == []


def test_two_that_govern_are_news_beside_a_disaster(de: Pack) -> None:
    text = "Das Erdbeben zerstörte die Stadt. Die Nachbeben hielten an. Griechenland half der Türkei."
    assert types(text, de) == ["AID"]


def test_politics_of_a_disaster_are_news_where_they_are_told_as_often(de: Pack) -> None:
    disaster = "Das Erdbeben zerstörte die Stadt. Die Nachbeben hielten an. "
    rest = "Viele suchten ihre Häuser auf. Es regnete nicht. "
    politics = "Der Präsident trauerte. Die Regierung bat um internationale Hilfe. Der Außenminister von Chile lobte die Helfer."
    assert types(disaster + rest + politics, de) == ["REQUEST", "SUPPORT"]
    assert types(disaster * 3 + rest + politics, de) == []


def test_an_aside_does_not_silence_an_article_on_politics(de: Pack) -> None:
    rest = "Moskau kritisierte Kiew. Kiew wies das zurück. " * 6
    told = types(rest + "Der Trainer lobte den Präsidenten.", de)
    assert told.count("ACCUSE") == 6


def test_companies_among_themselves_are_business(de: Pack) -> None:
    assert types("Airbus bot Boeing eine Zusammenarbeit an.", de) == []


@pytest.mark.parametrize(
    "text",
    [
        "Drei Männer haben einen Juwelier überfallen. Sie schlugen einen Verkäufer nieder. Die Polizei durchsuchte eine Wohnung.",
        "Das Landgericht Hannover hat einen Mann zu lebenslanger Haft verurteilt. Er hatte zwei Rentner getötet. Er bestritt die Tat.",
        "Ein Vater entführte seinen Sohn. Die Mutter bat die Polizei um Hilfe. Die Polizei nahm den Vater fest.",
    ],
)
def test_private_crime_is_no_news_of_politics(text: str, de: Pack) -> None:
    assert types(text, de) == []


def test_in_an_article_on_politics_an_act_of_conflict_needs_no_name(de: Pack) -> None:
    politics = "Die Regierung in Bagdad verurteilte die Täter. Der Ministerpräsident reiste nach Mossul. "
    assert types("Zwanzig Menschen wurden verhaftet. Es gab Durchsuchungen.", de) == []
    assert types(politics + "Zwanzig Menschen wurden verhaftet. Es gab Durchsuchungen.", de).count("COERCE") == 2
    assert "AID" not in types(politics + "Es gab auch Hilfe.", de)


def test_some_acts_are_political_whoever_does_them(de: Pack) -> None:
    assert types("Am Abend kam es zu einem Luftangriff auf das Dorf. Es gab einen Angriff.", de) == ["ASSAULT"]


def test_an_act_without_a_name_counts_where_it_is_told_of_a_party_in_the_same_words(de: Pack) -> None:
    alone = "Präsident Putin traf Präsident Macron in Paris. Die Freilassung sei möglich."
    assert types(alone, de) == ["CONSULT"]
    told = "Präsident Putin traf Präsident Macron in Paris. Frankreich lobte die Freilassung eines Franzosen durch Moskau. "
    told += "Die Freilassung sei möglich."
    assert types(told, de)[-1] == "RETREAT"
