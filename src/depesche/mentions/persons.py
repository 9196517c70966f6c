"""Persons: who held which office when, by the tables of the pack; and how persons are called after their first mention."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from depesche.langpack import Pack, Row
from depesche.mentions.periods import at, holds
from depesche.model import Entity

FAMILY_NAME_FIRST = frozenset({"CHN", "HKG", "TWN", "KOR", "PRK", "VNM", "KHM"})
"""Countries whose names are written family name first in German and English news (Japanese names are turned round)."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a person; `first` and `last` are EDTF dates or empty, so may `country` be."""

    person: str
    name: str
    country: str
    sectors: tuple[str, ...]
    title: str
    first: str
    last: str

    def held(self, date: str) -> bool:
        """Whether the office was held on an EDTF date (compared as far as both are given).

        >>> Office("person/x", "X", "CHN", (), "", "2023-03", "2023-10").held("2023-08")
        True
        """
        return holds(self.first, self.last, date)

    def entity(self) -> Entity:
        """The person, with this office."""
        return Entity(self.person, "person", self.name, self.country or None, self.sectors, self.title or None)


class Persons:
    """The persons of a pack, by full name and by family name."""

    def __init__(self, rows: tuple[Row, ...], particles: frozenset[str]) -> None:
        self.offices: dict[str, list[Office]] = {}
        self.by_name: dict[str, str] = {}
        self.by_family: dict[str, list[str]] = {}
        for row in rows:
            office = Office(row["id"], row["name"], row["country"], row.many("sectors"), row["office"], row["from"], row["to"])
            self.offices.setdefault(office.person, []).append(office)
            for name in row.many("names"):
                self.by_name.setdefault(name, office.person)
                if row["introduced"]:
                    continue
                known = self.by_family.setdefault(family_name(name, office.country, particles), [])
                if office.person not in known:
                    known.append(office.person)

    def at(self, person: str, date: str | None) -> Office:
        """The office of a person on a date; else the last one begun before it, else the first."""
        return at(self.offices[person], date)

    def by_family_name(self, name: str, date: str | None) -> Office | None:
        """The one person of this family name who held an office on the date; None where there is none or a choice."""
        people = [self.at(p, date) for p in self.by_family.get(name, ())]
        if date:
            people = [o for o in people if o.held(date)]
        return people[0] if len(people) == 1 else None


def family_name(name: str, country: str | None, particles: Collection[str]) -> str:
    """The part of a full name by which the person is called.

    Args:
        name: the full name.
        country: ISO 3166 alpha-3, an IGO, or None; it tells whether the family name comes first.
        particles: small words that belong to the name behind them.

    >>> family_name("Li Shangfu", "CHN", ()), family_name("Ursula von der Leyen", "EU", {"von", "der"})
    ('Li', 'von der Leyen')
    """
    parts = name.split()
    if country in FAMILY_NAME_FIRST:
        return parts[0]
    i = len(parts) - 1
    while i > 1 and parts[i - 1] in particles:
        i -= 1
    return " ".join(parts[i:])


@cache
def persons_of(pack: Pack) -> Persons:
    """The persons of a pack, compiled once."""
    return Persons(pack.table("persons"), frozenset(pack.settings["mentions"]["name_particles"]))


@cache
def full_names_of(pack: Pack) -> dict[str, list[tuple[str, str]]]:
    """Full names of the pack's persons by their first word, longest first."""
    names: dict[str, list[tuple[str, str]]] = {}
    for name, person in persons_of(pack).by_name.items():
        names.setdefault(name.split()[0], []).append((name, person))
    for entries in names.values():
        entries.sort(key=lambda e: -len(e[0]))
    return names
