import pytest

from depesche.langpack import Pack
from depesche.mentions.persons import family_name, persons_of
from support import read_until


def told(text: str, pack: Pack, published: str | None = None) -> dict[str, list[str]]:
    """The mentions of a text by entity."""
    reading = read_until("mentions", text, pack, published)
    found: dict[str, list[str]] = {}
    for m in reading.mentions:
        assert m.text == text[m.start : m.end]
        found.setdefault(m.entity, []).append(m.text)
    return found


@pytest.mark.parametrize(
    ("text", "entity", "mention"),
    [
        ("Chinas Regierung schweigt.", "country/CHN", "Chinas"),
        ("Die weißrussische Regierung schweigt.", "country/BLR", "weißrussische"),
        ("Die belarussischen Behörden schweigen.", "country/BLR", "belarussischen"),
        ("Er reiste nach Minsk.", "place/minsk", "Minsk"),
        ("Der EU-Gipfel begann.", "igo/EU", "EU"),
        ("US-Außenminister schweigen.", "country/USA", "US"),
        ("Die deutsch-französische Erklärung liegt vor.", "country/FRA", "französische"),
        ("Im Weißen Haus fiel die Entscheidung.", "organisation/weisses-haus", "Weißen Haus"),
        ("Die Regierung der Vereinigten Staaten schweigt.", "country/USA", "Vereinigten Staaten"),
        ("Rußland liefert Gas.", "country/RUS", "Rußland"),
        ("Das meldete die Nachrichtenagentur TASS.", "organisation/tass", "TASS"),
    ],
)
def test_names_are_found_in_all_their_forms(de: Pack, text: str, entity: str, mention: str) -> None:
    assert mention in told(text, de)[entity]


def test_office_holder_is_one_person_under_all_names(de: Pack) -> None:
    text = (
        "Chinas Verteidigungsminister Li Shangfu traf in Minsk den Präsidenten. Li lobte die Zusammenarbeit. "
        "Der chinesische Verteidigungsminister reiste am Abend ab."
    )
    mentions = told(text, de, "2023-08")["person/li-shangfu"]
    assert {"Li Shangfu", "Chinas Verteidigungsminister Li Shangfu", "Li", "Der chinesische Verteidigungsminister"} <= set(mentions)


def test_family_name_before_the_full_name_is_tied_to_it(de: Pack) -> None:
    mentions = told("Verteidigungsminister Li traf ein. Li Shangfu bleibt drei Tage.", de, "2023-08")
    assert "Verteidigungsminister Li" in mentions["person/li-shangfu"]


def test_any_part_of_a_full_name_calls_the_person(de: Pack) -> None:
    mentions = told("Thaksin Shinawatra lebt im Exil. Nun kehrte Thaksin zurück.", de)
    assert "Thaksin" in mentions["person/thaksin-shinawatra"]


def test_quantifier_without_a_noun_stands_for_those_told_before_or_for_people(de: Pack) -> None:
    mentions = told("Kenianische Soldaten flohen. Viele wurden verhaftet.", de)
    assert mentions["group/ken-soldat"] == ["Kenianische Soldaten", "Viele"]
    assert told("Viele wurden verhaftet.", de)["group/x-viele"] == ["Viele"]
    assert "group/x-viele" not in told("Viele Häuser wurden zerstört.", de)


def test_unknown_person_gets_office_and_country_from_the_text(de: Pack) -> None:
    reading = read_until("mentions", "Der polnische Außenminister Jan Beispielski warnte vor Folgen.", de)
    person = next(e for e in reading.entities if e.kind == "person")
    assert (person.id, person.name, person.country, person.office) == ("person/jan-beispielski", "Jan Beispielski", "POL", "Außenminister")
    assert "GOV" in person.sectors


def test_both_countries_are_two_mentions_with_one_span(de: Pack) -> None:
    text = "China und Polen verhandeln. Beide Länder wollen ein Abkommen."
    mentions = told(text, de)
    assert "Beide Länder" in mentions["country/CHN"]
    assert "Beide Länder" in mentions["country/POL"]


@pytest.mark.parametrize(
    ("text", "country", "mention"),
    [
        ("Nordkorea drohte Südkorea. Der Süden schweigt.", "country/KOR", "Der Süden"),
        ("Südkorea warnt Nordkorea. China mahnte die Führung des Nordens.", "country/PRK", "des Nordens"),
        ("Georgien und Russland streiten. Moskau droht der Kaukasusrepublik.", "country/GEO", "der Kaukasusrepublik"),
        ("China protestierte in Washington. Die Volksrepublik sieht sich bedroht.", "country/CHN", "Volksrepublik"),
    ],
)
def test_kind_of_land_is_the_last_of_those_told(de: Pack, text: str, country: str, mention: str) -> None:
    assert mention in told(text, de)[country]


def test_compass_is_no_country_where_none_of_its_countries_is_told(de: Pack) -> None:
    assert not any("Norden" in m for found in told("Frankreich schickt Truppen. Der Norden ist unruhig.", de).values() for m in found)


def test_commissioner_of_a_field_is_of_the_union(de: Pack) -> None:
    reading = read_until("mentions", "Die EU stritt mit Serbien. Erweiterungskommissar Jan Beispielski drohte Belgrad.", de)
    assert next(e.country for e in reading.entities if e.kind == "person") == "EU"


def test_spokesman_of_a_ministry_takes_its_country(de: Pack) -> None:
    reading = read_until("mentions", "Ein Sprecher des russischen Außenministeriums wies das zurück.", de)
    assert "RUS" in {e.country for e in reading.entities if e.kind == "person"}


def test_pronoun_is_tied_to_the_person_before(de: Pack) -> None:
    mentions = told("Präsident Alexander Lukaschenko reiste nach Peking. Er traf dort die Führung.", de, "2023-03")
    assert "Er" in mentions["person/alexander-lukashenko"]


def test_name_that_is_also_a_word_needs_the_tagger(de: Pack) -> None:
    assert "organisation/mehr" not in told("Mehr als dreißig Staaten nahmen teil.", de)


def test_english_names_and_offices(en: Pack) -> None:
    mentions = told("China's Defence Minister Li Shangfu arrived in Minsk. Li praised the Belarusian president.", en, "2023-08")
    assert {"Li Shangfu", "Li"} <= set(mentions["person/li-shangfu"])
    assert "Belarusian" in mentions["country/BLR"]


@pytest.mark.parametrize("text", ["", "…", "()", "»«", "Der", "\u202e\u0000x"])
def test_strange_texts_have_no_mentions(de: Pack, text: str) -> None:
    assert told(text, de) == {}


def test_family_name_of_east_asian_names_comes_first() -> None:
    assert family_name("Xi Jinping", "CHN", ()) == "Xi"
    assert family_name("Shinzo Abe", "JPN", ()) == "Abe"


def test_office_on_a_date(de: Pack) -> None:
    persons = persons_of(de)
    assert persons.at("person/angela-merkel", "2015-03").title
    assert persons.by_family_name("Merkel", "2015-03") is not None
    assert persons.by_family_name("Merkel", "1950") is None


def test_whom_the_news_introduces_is_called_by_the_family_name_only_after_the_full_one(de: Pack) -> None:
    introduced = told("Eylon Levy kam nach Berlin. Levy wies die Kritik zurück.", de, "2023-11-05")
    assert introduced["person/eylon-levy"] == ["Eylon Levy", "Levy"]
    assert "person/eylon-levy" not in told("Am Montag wies Levy die Kritik zurück.", de, "2023-11-05")


def test_code_name_in_quotation_marks_is_no_person(de: Pack) -> None:
    reading = read_until("mentions", "Die Operation „Blauer Felsen“ begann am Montag.", de)
    assert [e for e in reading.entities if e.kind == "person"] == []


def test_soldiers_from_two_countries_are_two_entities(de: Pack) -> None:
    reading = read_until("mentions", "Soldaten aus China und Belarus üben bei Brest.", de)
    assert {e.country for e in reading.entities if e.kind == "group"} == {"CHN", "BLR"}
