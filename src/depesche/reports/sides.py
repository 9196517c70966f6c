"""sides: who takes part in an act besides those whom its sentence names.

"Ankara rief seinen Botschafter zurück" names nobody; the title does, so do the sentence before it and what else Turkey does and suffers
in the article, and the rules of `carry` say what they take for it. None of these clues is sure. Boosted trees weigh them for each country
of the article; those that are likely enough take the side, which may be nobody. The trees are learned from articles of our own by
`training/sides.py` (`data/sides.npz`). A side that words name with its country is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import takewhile
from pathlib import Path

import numpy as np

from depesche.lemmas import VERBAL
from depesche.model import Party, Report
from depesche.parse import Sentence, Syntax, Word
from depesche.reports.carry import CONCLUDED, LEFT_OUT, Told, countries, fill, parties
from depesche.reports.trees import Trees, load_trees

TREES = Path(__file__).parent.parent / "data" / "sides.npz"
LIKELY = {"actor": 0.4, "recipient": 0.6}
"""The probability from which a country takes a side: somebody does an act, while there may be nobody on whom it is done."""
UNLIKELY = 0.2
"""The probability below which a country that the rules conclude does not take a side."""
AGGRESSION = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})
"""Types of acts whose actor others turn to."""
FAR = 50
"""Sentences, or characters by a hundred, that stand for never."""
SHORTEST = 5
"""Sentences of a text from which its countries are weighed: the trees have learned from articles, and a shorter one tells too little."""
CHOICES = 14
"""Countries of an article, those named most, among which a side is chosen."""
SLOTS = ("actor", "recipient")
OTHER = {"actor": "recipient", "recipient": "actor"}
"""The other side of each."""
VARYING = re.compile(r"'.*?'|„.*?“|\(.*?\)| of .*")
"""What differs between reasons of one kind."""

Clues = Iterator[tuple[str, float]]


@dataclass(frozen=True, eq=False)
class Named:
    """The countries and organisations that an article names, as parties in text order, those in its title, and its sentences."""

    parties: tuple[Party, ...]
    titled: frozenset[str]
    syntax: Syntax

    def sentence_of(self, position: int) -> int:
        """The number of the sentence at a position."""
        return bisect_right(self.starts, position) - 1

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where the sentences begin."""
        return tuple(s.start for s in self.syntax.sentences)

    @cached_property
    def by_country(self) -> Mapping[str, tuple[Party, ...]]:
        """The parties by country, in text order."""
        found: dict[str, list[Party]] = {}
        for party in self.parties:
            if party.country:
                found.setdefault(party.country, []).append(party)
        return {country: tuple(its) for country, its in found.items()}

    @cached_property
    def sentences(self) -> Mapping[str, Counter[int]]:
        """How often each sentence names a country."""
        return {country: Counter(self.sentence_of(p.start) for p in its) for country, its in self.by_country.items()}

    def before(self, country: str, at: int) -> Party:
        """The country itself as a party, by the words that named it last before an offset, else first; by its name where it has one."""
        told = self.by_country[country]
        told = tuple(p for p in told if is_itself(p)) or tuple(replace(p, entity=None, sectors=()) for p in told)
        return next((p for p in reversed(told) if p.start < at), told[0])


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """A report with what is asked for again and again: its countries by slot, the slots that words fill, its sentence."""

    report: Report
    told: Told
    sides: Mapping[str, frozenset[str]]
    said: frozenset[str]
    sentence: int
    start: int

    @property
    def everybody(self) -> frozenset[str]:
        """The countries on both sides."""
        return self.sides["actor"] | self.sides["recipient"]


class Sides:
    """What an article tells of its countries."""

    def __init__(self, told: Sequence[Told], reports: Sequence[Report], named: Named) -> None:
        """`reports` are what `carry` made of `told`, one for each."""
        self.named = named
        self.acts = [act_of(t, r, named) for t, r in zip(told, reports, strict=True)]
        self.counts = {c: len(its) for c, its in named.by_country.items()}
        self.ranked = sorted(self.counts, key=lambda c: (-self.counts[c], c))
        self.organisations = {p.country for p in named.parties if (p.entity or "").startswith("igo/")}
        self.doings = {slot: Counter(c for a in self.acts if slot in a.said for c in a.sides[slot]) for slot in SLOTS}
        self.fame = {c: dict(self.fame_of(c)) for c in self.ranked}

    def fame_of(self, country: str) -> Clues:
        """How much the article is about a country, and what words say that it did and suffered."""
        its = self.named.by_country[country]
        yield "share", len(its) / len(self.named.parties)
        yield "named", len(its) / self.counts[self.ranked[0]]
        yield "rank", self.ranked.index(country)
        yield "organisation", country in self.organisations
        yield "in the title", country in self.named.titled
        yield "by its name", sum(map(is_itself, its))
        yield "first sentence", self.named.sentence_of(its[0].start)
        yield from ((f"{slot} elsewhere", told[country] / max(told.values(), default=1)) for slot, told in self.doings.items())

    @cached_property
    def domestic(self) -> float:
        """The share of acts inside one country among those with both sides."""
        both = [a for a in self.acts if a.sides["actor"] and a.sides["recipient"]]
        return sum(a.sides["actor"] == a.sides["recipient"] for a in both) / max(1, len(both))

    def open(self, slot: str) -> list[int]:
        """The numbers of the acts of which words name no country in a slot."""
        return [n for n, a in enumerate(self.acts) if slot not in a.said or not a.sides[slot]]

    def choices(self, n: int, slot: str) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
        """The clues in a slot of the act with a number: what all countries of the article share, and those for each of them."""
        view = View(self, self.acts[n], slot)
        countries = dict.fromkeys((*self.ranked[:CHOICES], *sorted(self.acts[n].everybody & self.counts.keys())))
        return dict(view.of_the_act()), {c: self.fame[c] | dict(view.clues(c)) for c in countries}


class View:
    """The countries of an article as seen from a slot of an act."""

    def __init__(self, sides: Sides, act: Act, slot: str) -> None:
        self.sides = sides
        self.act = act
        self.slot = slot
        self.sentence: Sentence = sides.named.syntax.sentences[act.sentence]
        self.trigger = self.sentence.word_at(act.start) or self.sentence.root
        self.ours, self.others = act.sides[slot], act.sides[OTHER[slot]]
        rest = [a for a in sides.acts if a is not act]
        self.before = [a for a in rest if a.start < act.start]
        self.like = [a for a in rest if a.report.event_type == act.report.event_type]
        self.first = rest[:1]
        self.roles = {
            "of acts": roles_in(rest),
            "of like acts": roles_in(self.like),
            "in the sentence": roles_in(a for a in rest if a.sentence == act.sentence),
        }
        self.dealings = {s: Counter(c for a in rest if self.others & a.sides[OTHER[s]] for c in a.sides[s]) for s in SLOTS}
        self.partners = Counter(c for a in rest for c in self.partners_in(a))
        self.here = {c for c, its in sides.named.sentences.items() if act.sentence in its}
        self.latest = self.named_last()
        self.aggressors = self.last("actor", AGGRESSION)
        self.same = self.last(slot, frozenset({act.report.event_type}))

    def named_last(self) -> list[str]:
        """The last two countries before the act that are not on its other side, the last one first."""
        found: list[str] = []
        for party in reversed(self.sides.named.parties):
            if party.start < self.act.start and party.country and party.country not in self.others and party.country not in found:
                found.append(party.country)
                if len(found) > 1:
                    break
        return found

    def partners_in(self, act: Act) -> frozenset[str]:
        """Who takes part in an act with the other side of this one, as words say."""
        its = frozenset(c for slot in act.said for c in act.sides[slot])
        return its - self.others if its & self.others else frozenset()

    def last(self, slot: str, types: frozenset[str]) -> frozenset[str]:
        """Those whom words name in a slot of the last act of some types before this one."""
        its = (a.sides[slot] for a in reversed(self.before) if slot in a.said and a.report.event_type in types)
        return next(filter(None, its), frozenset())

    # ── what is the same for all countries ──────────────────────────────────────────────────────────────────────────────────────

    def of_the_act(self) -> Clues:
        """What the act itself says of who may take part."""
        act, told, report = self.act, self.act.told, self.act.report
        yield f"act {report.event_type}", 1
        yield f"status {report.status}", 1
        yield f"word {self.trigger.pos}", 1
        yield from ((name, getattr(told, name)) for name in ("thing", "act", "fresh", "again", "mutual", "claim"))
        yield f"doer {told.doer}", 1
        yield f"how {kind_of(report, self.slot)}", 1
        yield f"other {kind_of(report, OTHER[self.slot])}", 1
        yield "sentence", act.sentence
        yield from self.of_the_parties()
        yield from self.of_the_article()

    def of_the_parties(self) -> Clues:
        """What is known of those on both sides."""
        for name, slot in (("our", self.slot), ("their", OTHER[self.slot])):
            its = parties(self.act.report, slot)
            yield f"{name} parties", len(its)
            yield f"{name} countries", len(self.act.sides[slot])
            yield from ((f"{name} sector {sector}", 1) for p in its for sector in p.sectors)
            yield from ((f"{name} kind {(p.entity or 'none').partition('/')[0]}", 1) for p in its)

    def of_the_article(self) -> Clues:
        """What the article is like."""
        yield "countries", len(self.sides.ranked)
        yield "countries in the title", len(self.sides.named.titled)
        yield "countries in the sentence", len(self.here)
        yield "acts", len(self.sides.acts)
        yield "acts of the type", len(self.like)
        yield "acts at home", self.sides.domestic

    # ── what speaks for a country ───────────────────────────────────────────────────────────────────────────────────────────────

    def clues(self, country: str) -> Clues:
        """What speaks for a country, besides its fame."""
        yield "taken over", country in self.ours
        yield "other side", country in self.others
        yield from self.place(country)
        yield from self.history(country)
        yield from self.neighbours(country)
        if country in self.here:
            yield from self.syntax(country)

    def place(self, country: str) -> Clues:
        """Where a country is named, seen from the act."""
        named, at = self.sides.named, self.act.start
        its, sentences = named.by_country[country], named.sentences[country]
        last = next((p.start for p in reversed(its) if p.start < at), None)
        yield "sentences back", FAR if last is None else self.act.sentence - named.sentence_of(last)
        yield "characters back", FAR * 100 if last is None else at - last
        yield "times in the sentence", sentences[self.act.sentence]
        yield "before the act", last is not None and last >= self.sentence.start
        yield "behind the act", any(at < p.start < self.sentence.end for p in its)
        yield "alone in the sentence", self.here == {country}
        yield "times in the sentence before", sentences[self.act.sentence - 1]
        yield from ((f"{n} named", self.latest[k : k + 1] == [country]) for k, n in enumerate(("last", "last but one")))
        place = self.act.report.place
        yield "the place", place is not None and place.country == country
        yield "the voice", any(h.country == country for h in self.act.report.attribution)

    def history(self, country: str) -> Clues:
        """What the article tells that a country did and suffered, by words or as the rules conclude."""
        for slot in SLOTS:
            yield from ((f"{slot} {where}", roles[slot][country]) for where, roles in self.roles.items())
            yield f"first {slot}", any(country in a.sides[slot] for a in self.first)
        yield "partner", self.partners[country] / max(self.partners.values(), default=1)
        yield "did to the other side", self.dealings["actor"][country]
        yield "suffered from the other side", self.dealings["recipient"][country]
        yield "last aggressor", country in self.aggressors
        yield "last of the type", country in self.same

    def neighbours(self, country: str) -> Clues:
        """What a country does in the acts told just before."""
        for n, act in enumerate(self.before[-1:-4:-1], 1):
            roles = " and ".join(slot for slot in SLOTS if country in act.sides[slot])
            yield f"{n} before: {roles}", 1
            if n == 1:
                yield "same type as before", act.report.event_type == self.act.report.event_type
                yield "sentences since the act before", self.act.sentence - act.sentence

    def syntax(self, country: str) -> Clues:
        """How the nearest word for a country in the sentence hangs together with the act."""
        named = self.sides.named.by_country[country]
        ways = [self.way(p) for p in named if self.sentence.start <= p.start < self.sentence.end]
        up, down = min(ways, key=lambda w: (len(w[0]) + len(w[1]), abs(w[0][0].i - self.trigger.i)))
        yield "steps up", len(up)
        yield "steps down", len(down)
        yield "words apart", up[0].i - self.trigger.i
        yield f"relation {up[0].relation}", 1
        yield f"below the act {up[-1].relation}", 1
        yield "clauses between", sum(w.pos in VERBAL for w in up)
        yield from ((f"case {form}", 1) for form in sorted(self.sentence.forms(up[-1], "case"))[:1])

    def way(self, party: Party) -> tuple[list[Word], list[Word]]:
        """The words from the head of a party up to where its way meets that of the act, and those of the act's way up to there."""
        head = self.sentence.top(party.start, party.end)
        ours, its = [head, *self.sentence.ancestors(head)], [self.trigger, *self.sentence.ancestors(self.trigger)]
        up = [*takewhile(lambda w: w not in its, ours)]
        down = [*takewhile(lambda w: w not in ours, its)]
        return up or [head], down


def roles_in(acts: Iterable[Act]) -> dict[str, Counter[str]]:
    """How often each country is in each slot of some acts."""
    listed = [*acts]
    return {slot: Counter(c for a in listed for c in a.sides[slot]) for slot in SLOTS}


def with_sides(told: Sequence[Told], reports: Sequence[Report], named: Named) -> list[Report]:
    """The reports, each side that words do not name taken by the countries that are likely enough, or by nobody."""
    if len(named.starts) < SHORTEST or not named.by_country:
        return list(reports)
    sides, done = Sides(told, reports, named), list(reports)
    for slot in SLOTS:
        for n, likely in likelihoods(sides, slot).items():
            done[n] = with_side(done[n], slot, chosen(likely, sides.acts[n].sides[slot], LIKELY[slot]), named)
    return done


def likelihoods(sides: Sides, slot: str) -> dict[int, dict[str, float]]:
    """The probability of each country to be in a slot of each act that leaves it open, by the number of the act."""
    asked = {n: sides.choices(n, slot) for n in sides.open(slot)}
    if not asked:
        return {}
    weighing = trees()[slot]
    found = weighing.probabilities(np.concatenate([weighing.table(shared, [*own.values()]) for shared, own in asked.values()]))
    next_ones = iter(found.tolist())
    return {n: dict(zip(own, next_ones, strict=False)) for n, (_, own) in asked.items()}


def chosen(likely: Mapping[str, float], ruled: Collection[str], bound: float) -> dict[str, float]:
    """The countries that take a side, with their probabilities: those of the rules if they are not unlikely, else all from a bound on."""
    if ruled and all(likely.get(c, 0.0) >= UNLIKELY for c in ruled):
        return {c: likely[c] for c in ruled}
    return {c: p for c, p in likely.items() if p >= bound}


def with_side(report: Report, slot: str, chosen: Mapping[str, float], named: Named) -> Report:
    """The report with the chosen countries on a side; one party whose country no words tell is of the chosen one."""
    its = parties(report, slot)
    if countries(its) == set(chosen):
        return report
    how = f"{CONCLUDED}likeliest of the countries of the article ({min(chosen.values(), default=0):.2f})"
    if its and not countries(its):
        homed = tuple(replace(p, country=next(iter(chosen))) for p in its) if len(chosen) == 1 else its
        return fill(report, slot, homed, how) if len(chosen) == 1 else report
    bare = replace(report, reasons=tuple(r for r in report.reasons if r.slot != slot))
    return fill(bare, slot, tuple(named.before(c, report.trigger.start) for c in sorted(chosen)), how)


def act_of(told: Told, report: Report, named: Named) -> Act:
    """A report as an act."""
    sides = {slot: frozenset(countries(parties(report, slot))) for slot in SLOTS}
    said = frozenset(slot for slot in SLOTS if is_said(report, slot))
    return Act(report, told, sides, said, named.sentence_of(report.trigger.start), report.trigger.start)


def kind_of(report: Report, slot: str) -> str:
    """By what kind of reason the parties of a slot stand there."""
    hows = [r.how for r in report.reasons if r.slot == slot]
    return VARYING.sub("", hows[-1]).strip() if hows else "none"


def is_said(report: Report, slot: str) -> bool:
    """Whether words of its sentence name the parties of a slot: they are not concluded or taken over."""
    return not any(r.slot == slot and r.how.startswith((CONCLUDED, LEFT_OUT)) for r in report.reasons)


def is_itself(party: Party) -> bool:
    """Whether a party is a country or organisation as such."""
    return (party.entity or "").startswith(("country/", "igo/"))


@cache
def trees() -> dict[str, Trees]:
    """The trees by slot."""
    return {slot: load_trees(TREES, slot) for slot in SLOTS}
