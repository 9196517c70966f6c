"""Roles: nouns for persons by office, bodies and groups ("Verteidigungsminister", "Außenministerium", "Rebellen")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from depesche.langpack import Pack
from depesche.lemmas import REMEMBERED, noun_index

SHORTEST = 4
"""Letters that a role needs to match as the last member of a compound ("König", not "Amt" in "Bräutigamtracht")."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun: `kind` is person, institution or group; `home` tells whose it is where the text names no country."""

    lemma: str
    kind: str
    sectors: tuple[str, ...]
    home: str


@cache
def role_reader(pack: Pack) -> Callable[[str], Role | None]:
    """A function from a word to the role it names, as such or as the last member of a compound; forms are looked up in any case."""
    endings, compounds = pack.settings["mentions"]["noun_endings"], pack.settings["lemmas"]["compounds"]
    forms: dict[str, Role] = {}
    for row in pack.table("roles"):
        role = Role(row["lemma"], row["kind"], row.many("sectors"), row["home"])
        for form in (row["lemma"], *row.many("forms")):
            for ending in endings:
                forms.setdefault(form.lower() + ending, role)

    things = noun_index(pack, things_of(pack) - frozenset(forms))

    @lru_cache(maxsize=REMEMBERED)
    def role_of(word: str) -> Role | None:
        low = word.lower()
        found = forms.get(low) or forms.get(low[low.rfind("-") + 1 :])
        cut = 1
        while compounds and not found and len(low) - cut >= SHORTEST:
            found = forms.get(low[cut:])
            cut += 1
        if not found or found.kind == "none":
            return None
        thing = things.find(word) if cut > 1 else None
        return None if thing and len(word) - len(thing[1]) > len(low) - cut + 1 else found

    return role_of


@cache
def things_of(pack: Pack) -> frozenset[str]:
    """The nouns that other tables know, which may hide a role at their end ("Flugzeuge" hides "Zeuge").

    A class that holds a role hides no compound of it ("Landgericht" stands beside "Gericht").
    """
    roles = {row["lemma"] for row in pack.table("roles")}
    things = {lemma for row in pack.table("nouns") for lemma in row.many("lemma")}
    for row in pack.table("classes"):
        lemmas = [lemma for lemma in row.many("lemma") if lemma[0].isupper()]
        kin = tuple(lemma.lower() for lemma in lemmas if lemma in roles)
        things.update(lemma for lemma in lemmas if not lemma.lower().endswith(kin))
    return frozenset(things)
