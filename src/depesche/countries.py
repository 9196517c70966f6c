"""countries: what a user calls a country or an organisation of states, in any language that has a pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from depesche.errors import InputError
from depesche.langpack import Pack, Row, languages, load_pack

NEAR = 3
"""So many near matches are offered where a name is unknown."""
IGO = "igo/"
"""The ids of organisations of states begin so; their codes stand behind it."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or an organisation of states: its code in the record, and its name in the language it was asked for in."""

    code: str
    name: str


def find_country(asked: str) -> Country:
    """The country that a code or a name stands for.

    Args:
        asked: a code (CHN, EU) or a name (China, Weißrussland, Belarus, European Union); case does not matter.

    Raises:
        InputError: no country or organisation is called so; the message names near matches.
    """
    known = names()
    found = known.get(key_of(asked))
    if found is None:
        raise InputError(f"unknown country: {asked!r}; {advice(asked, known)}")
    return found


def advice(asked: str, known: Mapping[str, Country]) -> str:
    """What to try instead of an unknown name."""
    close = dict.fromkeys(known[key] for key in get_close_matches(key_of(asked), known, n=2 * NEAR, cutoff=0.7))
    near = ", ".join(f"{country.name} ({country.code})" for country in list(close)[:NEAR])
    return f"near matches: {near}" if near else "give a name like China, or a code like CHN, BLR or EU"


@cache
def names() -> Mapping[str, Country]:
    """All codes and names of all packs; of one name that two things have, the first one's."""
    known: dict[str, Country] = {}
    for language in languages():
        for code, row in rows_of(load_pack(language)):
            country = Country(code, row["name"])
            for name in (code, row["name"], *row.many("names")):
                known.setdefault(key_of(name), country)
    return known


def rows_of(pack: Pack) -> Iterator[tuple[str, Row]]:
    """The countries of a pack with their codes, those of today first, then its organisations of states."""
    yield from ((row["code"], row) for row in sorted(pack.table("countries"), key=lambda row: row["valid"] == "historic"))
    yield from ((row["id"].removeprefix(IGO), row) for row in pack.table("organisations") if row["id"].startswith(IGO))


def key_of(name: str) -> str:
    """A name as it is looked up: case and blanks do not matter.

    >>> key_of(" Weißrussland ")
    'weissrussland'
    """
    return " ".join(name.casefold().split())
