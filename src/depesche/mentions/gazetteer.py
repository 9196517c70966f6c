"""Gazetteer: the names a pack knows, compiled so that a word of the text finds what begins at it.

Names match as written in the tables, with the endings of `[mentions] name_endings` behind them and, for names of several words,
with the adjective endings of the pack in place of their own ("Weißes Haus": "im Weißen Haus").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from depesche.ids import slug_of
from depesche.langpack import Pack, Row
from depesche.mentions.periods import at
from depesche.mentions.places import find_place
from depesche.model import Entity

NAME_START = re.compile(r"\w+")
SHORTEST_FIRST = 4
"""Letters of the shortest name that may begin a compound."""
NAME_REST = re.compile(r"\w*")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for. `table` is country, capital, seat, adjective, demonym, organisation, media or place."""

    name: str
    entity: Entity
    table: str


@dataclass(frozen=True, slots=True)
class Term:
    """What an organisation or group is from `first` to `last` (EDTF dates or empty), where a file of the user's says so."""

    first: str
    last: str
    entity: Entity


class Gazetteer:
    """All names of a pack."""

    def __init__(self, pack: Pack) -> None:
        settings = pack.settings["mentions"]
        self.endings = frozenset(settings["name_endings"])
        self.adjective_endings: tuple[str, ...] = tuple(settings["adjective_endings"])
        self.guarded = frozenset(settings["guarded"])
        self.adjectives: dict[str, Entry] = {}
        self.names: dict[str, list[Entry]] = {}
        self.countries: dict[str, Entity] = {}
        self.terms = terms_of(pack)
        self.own_names: dict[str, tuple[str, ...]] = {}
        for row in pack.table("countries"):
            capital = row.many("capital")
            own = (*row.many("names"), *row.many("adjectives"), *row.many("demonyms"))
            told = tuple(n for n in own if not any(c in n for c in capital))
            self.own_names[row["code"]] = self.own_names.get(row["code"], ()) + told
        for entry in entries_of(pack):
            self.add(entry)
        for name, entry in parts_of_countries(pack):
            if not any(e.name == name for e in self.names.get(name, ())):
                self.names.setdefault(name, []).append(entry)
        for entries in self.names.values():
            entries.sort(key=lambda e: -len(e.name))

    def add(self, entry: Entry) -> None:
        """Take up a name; of two tables with the same name the earlier wins."""
        if entry.table == "adjective" and entry.name[:1].islower():
            self.adjectives.setdefault(entry.name, entry)
            return
        if entry.entity.kind == "country":
            self.countries.setdefault(entry.entity.id.removeprefix("country/"), entry.entity)
        for form in self.inflections(entry.name):
            start = NAME_START.match(form)
            if start:
                self.names.setdefault(start[0], []).append(Entry(form, entry.entity, entry.table))

    def on(self, entry: Entry, date: str | None) -> Entry:
        """What a name stands for on the date of a document."""
        terms = self.terms.get(entry.entity.id)
        return replace(entry, entity=at(terms, date).entity) if terms else entry

    def country_names(self, code: str | None) -> tuple[str, ...]:
        """The names, adjectives and people of a country, not its capital."""
        return self.own_names.get(code or "", ())

    def inflections(self, name: str) -> Iterator[str]:
        """The name, and where it has several words and adjectives among them, its declined forms."""
        yield name
        words = name.split()
        declined = [i for i, w in enumerate(words[:-1]) if len(w) > 4 and w.endswith(self.adjective_endings) and w[-1] in "ersnm"]
        if not declined or not self.endings:
            return
        for ending in self.adjective_endings:
            form = [bare_of(w, self.adjective_endings) + ending if i in declined else w for i, w in enumerate(words)]
            if " ".join(form) != name:
                yield " ".join(form)

    def name_at(self, text: str, start: int, limit: int) -> tuple[int, Entry] | None:
        """The longest name that begins at `start`, with its end (an ending belongs to it, a hyphen does not).

        `limit` is where the sentence ends.
        """
        first = NAME_START.match(text, start, limit)
        if not first:
            return None
        key = first[0]
        for stem in (key, *(key[: -len(e)] for e in self.endings if e and key.endswith(e))):
            for entry in self.names.get(stem, ()):
                end = self.end_of(text, start, entry.name, limit)
                if end:
                    return end, entry
        return None

    def end_of(self, text: str, start: int, name: str, limit: int) -> int:
        """Where the name ends, its ending included; 0 where it does not stand there whole."""
        end = start + len(name)
        if end > limit or not text.startswith(name, start):
            return 0
        rest = NAME_REST.match(text, end, limit)
        tail = rest[0] if rest else ""
        if tail and tail not in self.endings:
            return 0
        return end + len(tail)

    def country_before(self, word: str, head: int) -> str | None:
        """The country of the name that a compound begins with ("Hamasführer"), at least `head` letters before its end."""
        for cut in range(len(word) - head, SHORTEST_FIRST - 1, -1):
            found = next((e for e in self.names.get(word[:cut], ()) if e.name == word[:cut] and e.name not in self.guarded), None)
            if found:
                return found.entity.country
        return None

    def adjective_of(self, word: str) -> Entry | None:
        """The country that an adjective, declined or not, stands for."""
        low = word.lower()
        found = self.adjectives.get(low)
        for ending in () if found else self.adjective_endings:
            if ending and low.endswith(ending):
                found = self.adjectives.get(low[: -len(ending)])
                if found:
                    break
        return found

    def countries_in(self, title: str) -> Iterator[str]:
        """The countries and IGOs that a title names."""
        for word in re.finditer(r"\w+", title):
            hit = self.name_at(title, word.start(), len(title))
            entry = hit[1] if hit and hit[1].name not in self.guarded else self.adjective_of(word[0])
            if entry and entry.entity.country and entry.table != "media":
                yield entry.entity.country


def bare_of(word: str, endings: Iterable[str]) -> str:
    """The word without its adjective ending."""
    for ending in sorted(endings, key=len, reverse=True):
        if ending and word.endswith(ending):
            return word[: -len(ending)]
    return word


@cache
def gazetteer_of(pack: Pack) -> Gazetteer:
    """The gazetteer of a pack, compiled once."""
    return Gazetteer(pack)


def entries_of(pack: Pack) -> Iterator[Entry]:
    """All names of all tables, in order of precedence."""
    for row in pack.table("countries"):
        yield from country_entries(row)
    for row in pack.table("organisations"):
        yield from (Entry(n, organisation_of(row), "organisation") for n in row.many("names"))
    for row in pack.table("media"):
        entity = Entity(row["id"], "organisation", row["name"], row["country"], ("JRN",))
        yield from (Entry(n, entity, "media") for n in row.many("names"))
    for row in pack.table("place_names"):
        yield Entry(row["name"], Entity(f"place/{slug_of(row['name'])}", "place", row["name"], row["country"]), "place")


def organisation_of(row: Row) -> Entity:
    """The organisation or group of a row."""
    return Entity(row["id"], row["id"].split("/")[0], row["name"], row["country"] or None, row.many("sectors"))


def terms_of(pack: Pack) -> dict[str, list[Term]]:
    """The organisations that the user's files describe, by their ids; the tables of a pack have no dates."""
    terms: dict[str, list[Term]] = {}
    for row in pack.table("organisations"):
        if row.brought:
            terms.setdefault(row["id"], []).append(Term(row["from"], row["to"], organisation_of(row)))
    return terms


def parts_of_countries(pack: Pack) -> Iterator[tuple[str, Entry]]:
    """Names of the parts of countries by the points of the compass ("Nordirak"), where the language writes them in one word."""
    for row in pack.table("countries"):
        country = Entity(f"country/{row['code']}", "country", row["name"], row["code"])
        names = [n for n in row.many("names") if row["valid"] != "historic" and n.isalpha() and not n.isupper()]
        for name in (point + n.lower() for n in names for point in pack.settings["mentions"]["compass"]):
            yield name, Entry(name, country, "country")


def country_entries(row: Row) -> Iterator[Entry]:
    """The names of one country, its people, its capital and the seats of its government."""
    code, name = row["code"], row["name"]
    country = Entity(f"country/{code}", "country", name, code)
    yield from (Entry(n, country, "country") for n in row.many("names"))
    yield from (Entry(n, country, "adjective") for n in row.many("adjectives"))
    people = Entity(f"group/people-{code.lower()}", "group", row.many("demonyms")[0] if row["demonyms"] else name, code)
    yield from (Entry(n, people, "demonym") for n in row.many("demonyms"))
    if row["valid"] == "historic":
        return
    for n in row.many("capital"):
        yield Entry(n, Entity(f"place/{slug_of(row.many('capital')[0])}", "place", row.many("capital")[0], code), "capital")
    for n in row.many("seats"):
        yield Entry(
            n, Entity(f"organisation/{slug_of(row.many('seats')[0])}", "organisation", row.many("seats")[0], code, ("GOV",)), "seat"
        )


def city_entity(name: str, countries: tuple[str, ...], pack: Pack) -> Entity | None:
    """A city that is no capital, as an entity."""
    city = find_place(name, countries, pack)
    return Entity(f"place/{slug_of(name)}", "place", name, city.country) if city else None
