"""places: which city or region a name stands for, from the table of the world's cities and the pack's own names for them.

Of several cities of one name that in a country of the article wins, then the most populous; a main name goes before an alternate
name. The country of a region is that of the state it belongs to by international law; the text may say otherwise, and then the text holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from depesche.langpack import Pack, Row

PLACES = Path(__file__).parent.parent / "data" / "places.tsv"


@dataclass(frozen=True, slots=True)
class City:
    """A city, or a region (`kind`): its centre in degrees (WGS 84), its people (0: unknown), its country as ISO 3166 alpha-3."""

    name: str
    country: str
    lat: float
    lon: float
    population: int
    kind: str = "city"


def find_place(name: str, countries: Sequence[str] = (), pack: Pack | None = None) -> City | None:
    """The city or region that a name most likely stands for.

    Args:
        name: as the text writes it, in the nominative.
        countries: codes of the countries that the article names; they decide between cities of one name.
        pack: its names for cities and regions go before those of the table of the world.

    >>> find_place("Cordoba", ["ARG"]).country, find_place("Cordoba", ["ESP"]).country
    ('ARG', 'ESP')
    """
    known = own_names(pack).get(name) if pack else None
    if known is None:
        return best(candidates(name), name, countries)
    if known["lat"]:
        return City(name, known["country"], float(known["lat"]), float(known["lon"]), 0, known["kind"])
    same_name = best(candidates(name), name, countries)
    if same_name and same_name.country in countries and known["country"] not in countries:
        return same_name
    return best(candidates(known["geoname"]), known["geoname"], (known["country"],))


def best(cities: Sequence[City], name: str, countries: Sequence[str]) -> City | None:
    """The likeliest of the cities that bear a name."""
    return max(cities, key=lambda c: (c.country in countries, c.name == name, c.population), default=None)


@cache
def own_names(pack: Pack) -> Mapping[str, Row]:
    """The pack's names for cities and regions."""
    return {row["name"]: row for row in pack.table("place_names")}


def candidates(name: str) -> tuple[City, ...]:
    """All cities that bear a name, as their main name or another one."""
    return tuple(city_of(line) for line in lines_by_name().get(name, "").splitlines())


def city_of(line: str) -> City:
    """The city of a line of the table."""
    name, _, country, lat, lon, population = line.split("\t")
    return City(name, country, float(lat), float(lon), int(population))


@cache
def lines_by_name() -> Mapping[str, str]:
    """The lines of the table by each name in them; read once, when the first place is looked up.

    Lines of one name are joined to one string: that loads in half the time that lists of them take.
    """
    lines: dict[str, str] = {}
    for line in PLACES.read_text(encoding="utf-8").splitlines()[1:]:
        name, others, _ = line.split("\t", 2)
        for each in (name, *others.split("|")) if others else (name,):
            lines[each] = f"{lines[each]}\n{line}" if each in lines else line
    return lines
