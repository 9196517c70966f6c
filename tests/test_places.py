"""places: cities of one name, other names, the pack's own names, regions."""

import pytest

from depesche.langpack import load_pack
from depesche.mentions.places import PLACES, City, find_place

LARGEST_TABLE = 1_500_000  # bytes


def test_find_place_gives_country_and_centre_of_a_city():
    city = find_place("Minsk")
    assert city == City("Minsk", "BLR", 53.90, 27.57, city.population)
    assert city.population > 1_000_000


@pytest.mark.parametrize(
    ("name", "countries", "country"),
    [
        ("Valencia", ("VEN",), "VEN"),
        ("Valencia", ("ESP",), "ESP"),
        ("Brest", ("FRA",), "FRA"),
        ("Brest", ("BLR", "POL"), "BLR"),
        ("Hyderabad", ("PAK",), "PAK"),
        ("Hyderabad", (), "IND"),
        ("London", (), "GBR"),
        ("London", ("CAN",), "CAN"),
        ("Tripoli", ("LBN",), "LBN"),
        ("Tripoli", (), "LBY"),
    ],
)
def test_find_place_takes_the_countries_of_the_article_before_the_population(name, countries, country):
    assert find_place(name, countries).country == country


def test_find_place_knows_nothing_of_words_that_are_no_city():
    assert find_place("Xyzzy") is None
    assert find_place("") is None


@pytest.mark.parametrize(
    ("name", "language", "main", "country"),
    [
        ("Mailand", "de", "Milan", "ITA"),
        ("Genf", "de", "Geneva", "CHE"),
        ("Warschau", "de", "Warsaw", "POL"),
        ("Den Haag", "de", "The Hague", "NLD"),
        ("Charkiw", "de", "Kharkiv", "UKR"),
        ("Lemberg", "de", "Lviv", "UKR"),
        ("Valencia", "de", "Valencia", "ESP"),
        ("Cologne", "en", "Köln", "DEU"),
        ("Raqqa", "en", "Ar Raqqah", "SYR"),
    ],
)
def test_find_place_prefers_the_names_of_the_pack(name, language, main, country):
    city = find_place(name, (), load_pack(language))
    assert (city.name, city.country, city.kind) == (main, country, "city")


def test_find_place_lets_the_article_overrule_the_pack():
    assert find_place("Valencia", ("VEN",), load_pack("de")).country == "VEN"


@pytest.mark.parametrize(
    ("name", "language", "country"),
    [
        ("Krim", "de", "UKR"),
        ("Gazastreifen", "de", "PSE"),
        ("Bergkarabach", "de", "AZE"),
        ("Crimea", "en", "UKR"),
        ("West Bank", "en", "PSE"),
    ],
)
def test_find_place_knows_regions(name, language, country):
    region = find_place(name, (), load_pack(language))
    assert (region.name, region.country, region.kind, region.population) == (name, country, "region", 0)


@pytest.mark.parametrize("language", ["de", "en"])
def test_place_names_all_lead_to_a_place(language):
    pack = load_pack(language)
    for row in pack.table("place_names"):
        place = find_place(row["name"], (row["country"],), pack)
        assert place, row["name"]
        assert place.country == row["country"], row["name"]
        assert bool(row["lat"]) == bool(row["lon"]) == (not row["geoname"]), row["name"]


def test_place_names_are_told_once():
    for language in ("de", "en"):
        names = [row["name"] for row in load_pack(language).table("place_names")]
        assert len(names) == len(set(names))


def test_places_table_is_slim_and_well_formed():
    lines = PLACES.read_text(encoding="utf-8").splitlines()
    assert PLACES.stat().st_size < LARGEST_TABLE
    assert lines[0].split("\t") == ["name", "names", "country", "lat", "lon", "population"]
    codes = {row["code"] for row in load_pack("de").table("countries")}
    for line in lines[1:]:
        name, _, country, lat, lon, population = line.split("\t")
        assert name, line
        assert country in codes, line
        assert abs(float(lat)) <= 90, line
        assert abs(float(lon)) <= 180, line
        assert int(population) >= 0, line
