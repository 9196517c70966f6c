"""sides: the other side of an act, where its sentence leaves it out and most of what the article tells points to one country.

"Ankara rief seinen Botschafter zurück" names nobody; the title does, so do the sentence before it and what else Turkey does and
suffers in the article. Each of these signs points to one country or to none. None is sure; most of them together mostly are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from depesche.model import Party, Report
from depesche.reports.carry import CONCLUDED, CONFLICT, REPLY, Told, countries, fill, just_before

TOWARDS = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SANCTION", "THREATEN"})
"""Types of acts that are done towards somebody, told or not."""
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})
"""Types of acts that may as well befall those at home, or nobody."""
MEDIATION = "third-party"
"""The mode of talks by one who stands between two others."""
OFFICIAL = frozenset({"GOV", "IGO"})
"""Sectors of those who speak for a state or for an organisation of states."""
ENOUGH_ELSE = 3
"""Signs that must point to the same country. On articles of our own three were right in four of five cases, two in every second."""
ENOUGH: Mapping[str, int] = {"SANCTION": 2} | dict.fromkeys(sorted(DEEDS), 4)
"""The same by type of act: a sanction is never without somebody whom it is on; of deeds three signs were mostly wrong."""
LEADING = 2
"""How many times as often as the next one a country must be told to be the one that is told most."""


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """The countries that an article names: as parties in text order, and those in its title; and where its sentences begin."""

    parties: tuple[Party, ...]
    titled: frozenset[str]
    sentences: tuple[int, ...]

    @property
    def countries(self) -> set[str]:
        """All countries that the text names."""
        return countries(self.parties)

    def within(self, start: int, end: int) -> set[str]:
        """The countries named in a stretch of the text."""
        return countries(p for p in self.parties if start <= p.start < end)

    def before(self, country: str, at: int) -> Party:
        """The country itself as a party, by the words that named it last before an offset, else first; by its name where it has one."""
        told = [p for p in self.parties if p.country == country]
        told = [p for p in told if p.entity == f"country/{country}"] or [replace(p, entity=None, sectors=()) for p in told]
        return next((p for p in reversed(told) if p.start < at), told[0])


def with_sides(told: Sequence[Told], reports: Sequence[Report], named: Named) -> list[Report]:
    """The reports, with the other side where nothing nearer told whom they are on.

    Whom a judgement on an attack is on, the attack alone would tell: the country that the article points to is rather the one it hit.
    """
    attacks = {r.trigger.start for r in reports if r.event_type == "ASSAULT"}
    told_else = (t.mutual or r.recipients or not attacks.isdisjoint(t.judged) for t, r in zip(told, reports, strict=True))
    return [r if known else with_side(r, reports, named) for known, r in zip(told_else, reports, strict=True)]


def with_side(report: Report, reports: Sequence[Report], named: Named) -> Report:
    """A report that names nobody whom it is on, with the country to which enough signs point.

    Who appeals to nobody, or mediates, and is none of the two countries in the title, does so to both ("mahnte zur Zurückhaltung").
    """
    own, between = countries(report.actors), report.event_type == "REQUEST" or report.mode == MEDIATION
    if not own or not is_named_here(report) or not (is_towards(report) or report.event_type in DEEDS):
        return report
    votes = Counter(c for c in signs(report, reports, named, own) if c in named.countries)
    found = [c for c, n in votes.most_common(1) if n >= ENOUGH.get(report.event_type, ENOUGH_ELSE)]
    if between and len(named.titled) == 2 and all(c not in own and votes[c] <= 1 for c in named.titled):
        found = sorted(named.titled & named.countries)
    parties = tuple(named.before(c, report.trigger.start) for c in found)
    return fill(report, "recipient", parties, CONCLUDED + "the other side") if parties else report


def is_towards(report: Report) -> bool:
    """Whether those who speak for states or organisations of states do something that is done towards somebody."""
    official = all(not p.sectors or set(p.sectors) & OFFICIAL for p in report.actors)
    return official and (report.event_type in TOWARDS or report.mode == MEDIATION)


def is_named_here(report: Report) -> bool:
    """Whether the sentence of a report names who acts: what was inferred is no ground to infer more."""
    return all(report.sentence.start <= p.start < report.sentence.end for p in report.actors)


def signs(report: Report, reports: Sequence[Report], named: Named, own: set[str]) -> Iterator[str | None]:
    """The country other than the actor's to which each sign points.

    The signs: the title, the sentence or else the one before it, whom the actor deals with in others, whom the article names most,
    who did the last act of conflict.
    """
    start, end = report.sentence.start, report.sentence.end
    first = named.sentences[max(0, bisect_left(named.sentences, start) - 1)]
    yield only(named.titled - own)
    yield only(named.within(start, end) - own or named.within(first, start) - own)
    yield leading(c for r in reports if r.sentence != report.sentence for c in partners(r, own))
    yield leading(p.country for p in named.parties if p.country and p.country not in own)
    acts = (r for r in just_before(report, before(report, reports), REPLY) if r.quad in CONFLICT)
    yield only(next((c for r in acts if (c := countries(r.actors)) and not c & own), set()))


def before(report: Report, reports: Iterable[Report]) -> list[Report]:
    """The reports that stand before another one."""
    return [r for r in reports if r.trigger.start < report.trigger.start]


def partners(report: Report, own: set[str]) -> set[str]:
    """Those with whom some countries have to do in a report, whoever acts on whom; none where they are on both sides."""
    actors, recipients = countries(report.actors), countries(report.recipients)
    if actors & own and recipients & own:
        return set()
    both = actors | recipients
    return both - own if both & own else set()


def only(found: AbstractSet[str]) -> str | None:
    """The one country of a set; None of none or several."""
    return min(found) if len(found) == 1 else None


def leading(told: Iterable[str]) -> str | None:
    """The country that is told most by far; None where there is none."""
    top = Counter(told).most_common(2)
    return top[0][0] if top and (len(top) == 1 or top[0][1] >= LEADING * top[1][1]) else None
