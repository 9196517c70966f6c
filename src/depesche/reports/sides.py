"""sides: who takes part in an act besides those whom its sentence and the rules of `carry` name: the likeliest of the article's countries.

"Ankara rief seinen Botschafter zurück" names nobody; the title does, so do the sentence before it and what else Turkey does and suffers
in the article. None of these clues is sure. `data/sides.tsv` says what each of them weighs for a country, and others for nobody: a
conditional logit (McFadden 1974), learned from articles of our own by `training/sides.py`. A side for which no country is likely enough
stays empty.
"""

from __future__ import annotations

import csv
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from depesche.model import Party, Report
from depesche.reports.carry import CONCLUDED, HOME_CRITICS, LEFT_OUT, Told, countries, fill, parties

WEIGHTS = Path(__file__).parent.parent / "data" / "sides.tsv"
SURE = 0.65
"""The probability from which a country is taken. In articles of our own that were not learned from, 75 of 110 countries so taken were
right, and 24 stood where there should be none (`training/sides.py`)."""
NOBODY = ""
"""The choice that no country takes part."""
AGGRESSION = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})
"""Types of acts whose actor others turn to."""
NEAR = 3
"""Sentences back in which a country counts as named near."""
MEDIATION = "third-party"
"""The mode of talks by one who stands between two others."""
BOTH = 2
"""Countries in a title that are the two sides of an article."""
SLOTS = ("actor", "recipient")
OTHER = {"actor": "recipient", "recipient": "actor"}
"""The other side of each."""

Clues = Iterator[tuple[str, float]]


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """The countries and organisations that an article names, as parties in text order; those in its title; where its sentences begin."""

    parties: tuple[Party, ...]
    titled: frozenset[str]
    sentences: tuple[int, ...]

    def sentence_of(self, position: int) -> int:
        """The number of the sentence at a position."""
        return bisect_right(self.sentences, position) - 1

    def before(self, country: str, at: int) -> Party:
        """The country itself as a party, by the words that named it last before an offset, else first; by its name where it has one."""
        told = [p for p in self.parties if p.country == country]
        told = [p for p in told if is_itself(p)] or [replace(p, entity=None, sectors=()) for p in told]
        return next((p for p in reversed(told) if p.start < at), told[0])


class Sides:
    """What an article tells of its countries."""

    def __init__(self, told: Sequence[Told], reports: Sequence[Report], named: Named) -> None:
        """`reports` are what `carry` made of `told`, one for each."""
        self.told = told
        self.reports = reports
        self.named = named
        self.counts = Counter(p.country for p in named.parties if p.country)
        self.attacks = {r.trigger.start for r in reports if r.event_type == "ASSAULT"}
        self.organisations = {p.country for p in named.parties if (p.entity or "").startswith("igo/")}

    @cached_property
    def ranked(self) -> list[str]:
        """The countries, those named most first."""
        return sorted(self.counts, key=lambda c: (-self.counts[c], c))

    @cached_property
    def doings(self) -> Mapping[str, Counter[str]]:
        """How often words name each country as actor and as recipient."""
        return {slot: Counter(c for r in self.reports for c in said_in(r, slot)) for slot in SLOTS}

    def is_open(self, n: int, slot: str) -> bool:
        """Whether a slot of the report with a number is one to be filled."""
        return is_open(self.told[n], self.reports[n], slot, self.attacks)

    def choices(self, n: int, slot: str) -> dict[str, list[tuple[str, float]]]:
        """The clues for each country of the article, and for nobody, in a slot of the report with a number."""
        view = View(self, n, slot)
        return {c: [*view.clues(c)] for c in self.ranked} | {NOBODY: [*view.nobody()]}


class View:
    """The countries of an article as seen from an act with an open slot."""

    def __init__(self, sides: Sides, n: int, slot: str) -> None:
        self.sides = sides
        self.report = report = sides.reports[n]
        self.slot = slot
        self.others = countries(parties(report, OTHER[slot]))
        self.at = report.trigger.start
        self.sentence = sides.named.sentence_of(self.at)
        self.before = [r for r in sides.reports if r.trigger.start < self.at]
        self.rest = [c for c in sides.ranked if c not in self.others]
        earlier = [p.country for p in sides.named.parties if p.start < self.at and p.country and p.country not in self.others]
        self.latest = list(dict.fromkeys(reversed(earlier)))
        self.partners = Counter(c for r in sides.reports if r is not report for c in self.partners_in(r))

    def partners_in(self, report: Report) -> set[str]:
        """Who takes part in an act with the other side of this one."""
        its = said_in(report, "actor") | said_in(report, "recipient")
        return its - self.others if its & self.others else set()

    def clues(self, country: str) -> Clues:
        """What speaks for a country."""
        sides = self.sides
        yield "any", 1.0
        yield "named", sides.counts[country] / sides.counts[sides.ranked[0]]
        yield "most named", float(country == sides.ranked[0])
        yield "own country", float(country in self.others)
        yield "organisation", float(country in sides.organisations)
        yield "in the title", float(country in sides.named.titled)
        yield from ((f"{n} other", float(self.rest[k : k + 1] == [country])) for k, n in enumerate(("first", "second")))
        yield from ((f"{n} named", float(self.latest[k : k + 1] == [country])) for k, n in enumerate(("last", "last but one")))
        yield from self.place(country)
        yield from self.history(country)

    def place(self, country: str) -> Clues:
        """Where a country is named, seen from the act."""
        named = self.sides.named
        starts = [p.start for p in named.parties if p.country == country]
        here = [s for s in starts if named.sentence_of(s) == self.sentence]
        back = {self.sentence - named.sentence_of(s) for s in starts}
        yield "before the act", float(any(s < self.at for s in here))
        yield "behind the act", float(any(s > self.at for s in here))
        yield "sentence before", float(1 in back)
        yield "near", float(any(1 < b <= NEAR for b in back))

    def history(self, country: str) -> Clues:
        """What the article tells that a country did and suffered."""
        for slot, told in self.sides.doings.items():
            yield f"{slot} elsewhere", told[country] / max(told.values(), default=1)
        yield "partner", self.partners[country] / max(self.partners.values(), default=1)
        lasts = {"last actor": self.last("actor"), "last recipient": self.last("recipient")}
        lasts["last aggressor"] = self.last("actor", AGGRESSION)
        lasts["same act"] = self.last(self.slot, frozenset({self.report.event_type}))
        lasts["last partner"] = next((p for r in reversed(self.before) if (p := self.partners_in(r))), set())
        yield from ((name, float(country in its)) for name, its in lasts.items())

    def last(self, slot: str, types: frozenset[str] | None = None) -> set[str]:
        """The countries in a slot of the last report before the act, of some types if given."""
        its = (said_in(r, slot) for r in reversed(self.before) if types is None or r.event_type in types)
        return next(filter(None, its), set())

    def nobody(self) -> Clues:
        """What speaks for nobody."""
        sides = self.sides
        yield "nobody", 1.0
        yield f"nobody: {self.report.event_type}", 1.0
        yield f"nobody: {self.report.status}", 1.0
        yield "nobody: of an organisation", float(bool(self.others & sides.organisations))
        yield "nobody: of the most named", float(self.others.issuperset(sides.ranked[:1]))


def with_sides(told: Sequence[Told], reports: Sequence[Report], named: Named) -> list[Report]:
    """The reports, their empty sides filled where a country is likely enough."""
    sides = Sides(told, reports, named)
    return [with_side(n, sides) for n in range(len(reports))] if sides.counts else list(reports)


def with_side(n: int, sides: Sides) -> Report:
    """The report with a number, an empty side filled if a country is likely enough."""
    report, titled = sides.reports[n], sides.named.titled & sides.counts.keys()
    for slot in SLOTS:
        if not sides.is_open(n, slot):
            continue
        if slot == "recipient" and is_between(report, titled):
            both = tuple(sides.named.before(c, report.trigger.start) for c in sorted(titled))
            return fill(report, slot, both, f"{CONCLUDED}the two countries of the title")
        country, score = likeliest(sides.choices(n, slot), weights()[slot])
        if country != NOBODY and score >= SURE:
            party = sides.named.before(country, report.trigger.start)
            return fill(report, slot, (party,), f"{CONCLUDED}likeliest of the countries of the article ({score:.2f})")
    return report


def is_between(report: Report, titled: Collection[str]) -> bool:
    """Whether somebody appeals to nobody or mediates, and is of none of the two countries in the title."""
    speaks = report.event_type == "REQUEST" or report.mode == MEDIATION
    return speaks and len(titled) == BOTH and countries(report.actors).isdisjoint(titled)


def is_open(told: Told, report: Report, slot: str, attacks: Collection[int]) -> bool:
    """Whether a side of a report is empty and the other one is not.

    Those who act together have each other; critics at home mostly speak to those at home; whom a judgement on an attack is on, the attack
    alone would tell. `attacks` are where the attacks of the article are told.
    """
    others = parties(report, OTHER[slot])
    if parties(report, slot) or not countries(others):
        return False
    if slot == "actor":
        return True
    apart = not told.mutual and len(countries(others)) == 1 and set(attacks).isdisjoint(told.judged)
    return apart and not any(HOME_CRITICS & {*p.sectors} for p in others)


def likeliest(choices: Mapping[str, Sequence[tuple[str, float]]], table: Mapping[str, float]) -> tuple[str, float]:
    """The likeliest choice and its probability by the weights of a slot."""
    sums = {c: sum(table.get(name, 0.0) * value for name, value in clues) for c, clues in choices.items()}
    best = max(sums, key=lambda c: (sums[c], c))
    return best, 1 / sum(math.exp(s - sums[best]) for s in sums.values())


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weights of the clues by slot."""
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file, delimiter="\t")]
    return {slot: {row["clue"]: float(row[slot]) for row in rows} for slot in SLOTS}


def said_in(report: Report, slot: str) -> set[str]:
    """The countries in a slot of a report, if words of its sentence name them."""
    return countries(parties(report, slot)) if is_said(report, slot) else set()


def is_said(report: Report, slot: str) -> bool:
    """Whether the parties of a slot are not concluded or taken over."""
    return not any(r.slot == slot and r.how.startswith((CONCLUDED, LEFT_OUT)) for r in report.reasons)


def is_itself(party: Party) -> bool:
    """Whether a party is a country or organisation as such."""
    return (party.entity or "").startswith(("country/", "igo/"))
