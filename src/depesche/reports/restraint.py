"""restraint: which reports are political events, and which are other topics (sport, weather, science, business …) told in the same words.

In an article on politics an act of force needs no party, any other a party that is no firm, school or clinic. Elsewhere it needs one that
governs, fights or contends for power, or is told with its country. In a sentence of another topic, or an article full of it, it needs
two that govern, fight or contend for power, named and not concluded. Some acts are political whoever does them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache

from depesche.langpack import Pack
from depesche.model import Party, Report
from depesche.ontology import MATERIAL_CONFLICT, UTTERED
from depesche.parse import Sentence
from depesche.reading import Reading
from depesche.reports.carry import CONCLUDED, is_named, is_people, is_told, telling
from depesche.reports.words import WordTable

POLITICAL_KINDS = frozenset({"country", "igo"})
"""Kinds of entities that act politically by what they are."""
POLITICAL_SECTORS = frozenset({"GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "OPP", "PRE"})
"""PLOVER sectors of those who govern, fight, judge, or contend for power."""
GOVERNING = POLITICAL_SECTORS - {"JUD"}
"""Sectors that make an article one on politics: courts also judge private crimes."""
PROTEST = "PROTEST"
"""The type of acts by which students, doctors or traders act politically by themselves."""
CERTAIN = frozenset(
    {
        ("ASSAULT", "aerial"),
        ("ASSAULT", "drone"),
        ("ASSAULT", "explosives"),
        ("ASSAULT", "heavy-weapons"),
        ("ASSAULT", "suicide-attack"),
        ("ASSAULT", "torture"),
        ("ASSAULT", "unconventional"),
        ("COERCE", "curfew"),
        ("COERCE", "martial-law"),
        ("MOBILIZE", "militia"),
        ("MOBILIZE", "troops"),
    }
)
"""Acts that are political whoever does them."""
PRESS = "JRN"
"""The sector of the media: who talks to them is asked, and meets no party."""
OFFICIAL = frozenset({"person", "institution"})
"""Kinds of voices that act for the country they have; media only stand in it."""
PRIVATE = frozenset({"BUS", "EDU", "MED"})
"""Sectors of those who act politically only where somebody else takes part."""
SPORT = "sport"
"""The topic in which the names of countries are teams."""
OTHER_TOPIC = 0.15
"""Share of an article's sentences with words of another topic from which all of them count as such. Of the articles that were read
those on politics stay below 0.1, the others lie above 0.15."""
ASIDE = 0.1
"""Share below which such words are an aside of an article on politics."""
FEWEST = 2
"""Words of another topic that an article must have, titles weighed: one alone may be part of what an act is done to."""
POLITICS = 0.1
"""Share of an article's sentences with the name or office of somebody who governs, fights or contends for power, from which acts are
political also where nobody is named, or somebody of no known office."""
MOSTLY_POLITICS = 0.5
"""Share of such sentences from which an article is about politics whatever other words stand in it; it is so below, too, where they are
no fewer than those of another topic ("Tausende Tote nach Erdbeben in Haiti")."""
TITLE_WEIGHT = 3
"""Sentences that a title with such a word counts as: it says what the article is about."""
WORD = re.compile(r"[^\W\d_]+")


@cache
def other_words(pack: Pack) -> WordTable:
    """The words of other topics of a pack."""
    return WordTable(pack, "unpolitical", "topic")


class Restraint:
    """Judges the reports of one document."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        """`reading` has its mentions."""
        self.words = other_words(pack)
        sentences = reading.parsed.sentences
        topics = {s.start: self.topics_of(s) for s in sentences}
        self.marked = {start for start, its in topics.items() if its}
        polls = pack.settings["reports"]["polls"]
        self.polled = {s.start for s in sentences if any(w.lemma in polls or w.text in polls for w in s.words)}
        titled = TITLE_WEIGHT if any(self.words.of(w) for w in WORD.findall(reading.document.title or "")) else 0
        told = len(sentences) + titled
        found = sum(map(len, topics.values())) + titled
        share = (len(self.marked) + titled) / told if found >= FEWEST else 0
        politics = share_of_politics(reading)
        self.everywhere, self.somewhere = share >= OTHER_TOPIC and politics < min(share, MOSTLY_POLITICS), share >= ASIDE
        self.political = politics >= POLITICS
        counts = Counter(t for its in topics.values() for t in its)
        self.teams = bool(counts) and counts.most_common(1)[0][0] == SPORT

    def topics_of(self, sentence: Sentence) -> list[str]:
        """The topics that the words of a sentence belong to."""
        nouns = [w for w in sentence.words if w.pos in {"NOUN", "PROPN"}]
        return [t for w in nouns for t in (self.words.of(w.text) or self.words.of(w.lemma))]

    def is_strict(self, report: Report) -> bool:
        """Whether a report stands among words of another topic."""
        return self.everywhere or (self.somewhere and report.sentence.start in self.marked)

    def lets_pass(self, report: Report) -> bool:
        """Whether a report is a political event."""
        if is_unsaid(report) or is_interview(report) or self.is_poll(report):
            return False
        parties = (*report.actors, *report.recipients)
        sides = (("actor", report.actors), ("recipient", report.recipients))
        named = [p for slot, its in sides if is_told(report, slot) for p in its]
        if self.is_strict(report):
            return sum(is_political(p) for p in named if not (self.teams and is_bare(p))) > 1
        if is_certain(report):
            return True
        if self.political:
            force = report.quad == MATERIAL_CONFLICT
            return any(not is_private(p) for p in named) or (force and not any(is_private(p) for p in parties))
        return any(is_political(p, GOVERNING) or (p.country and not is_private(p)) for p in named) or is_accusation(report)

    def is_poll(self, report: Report) -> bool:
        """Whether a sentence on a poll tells what people think."""
        return report.event_type in UTTERED and is_people(report.actors) and report.sentence.start in self.polled

    def is_told_again(self, report: Report) -> bool:
        """Whether an act may be one told before: it is told of nobody private, and of no other topic."""
        return not self.is_strict(report) and not any(is_private(p) for p in (*report.actors, *report.recipients))

    def passing(self, reports: list[Report]) -> tuple[Report, ...]:
        """The reports that are political events; what only befalls people ("40 Menschen wurden verletzt") needs other violence.

        An act without a name is one where the article tells it in the same words of a party ("Eine **Freilassung** sei möglich").
        """
        passing = [r for r in reports if self.lets_pass(r)]
        reports = [r for r in reports if not (is_unsaid(r) or is_interview(r))]
        told = {telling(r) for r in passing if any(p.country for p in (*r.actors, *r.recipients))}
        known = {r.id for r in passing}
        passing = [r for r in reports if r.id in known or (telling(r) in told and self.is_told_again(r))]
        violent = any(r.quad == MATERIAL_CONFLICT and not befalls_people(r) for r in passing)
        return tuple(r for r in passing if violent or not befalls_people(r))


def is_unsaid(report: Report) -> bool:
    """Whether somebody only might say something, or meet somebody: nothing is done by that yet, while a deed that may come is told."""
    said = report.event_type in UTTERED and (report.event_type, report.mode) != ("ACCUSE", "investigate")
    return report.status == "hypothetical" and (said or report.event_type == "CONSULT")


def is_interview(report: Report) -> bool:
    """Whether somebody talks to the media."""
    parties = (*report.actors, *report.recipients)
    asking = [PRESS in p.sectors for p in parties]
    return report.event_type == "CONSULT" and any(asking) and not all(asking)


def is_accusation(report: Report) -> bool:
    """Whether somebody who acts for a country tells of violence that was done, also by and against nobody whom he names."""
    done = report.event_type == "ASSAULT" and report.status == "actual"
    return done and any(h.country and h.kind in OFFICIAL for h in report.attribution)


def befalls_people(report: Report) -> bool:
    """Whether an act that is not political by itself names only people, of no country or of one concluded from the article."""
    parties = (*report.actors, *report.recipients)
    if any(is_named(p, "organisation") for p in report.actors):
        return False  # "Amnesty International" speaks for itself
    unknown = any(r.how.startswith(CONCLUDED) for r in report.reasons) or not any(p.country for p in parties)
    return unknown and report.event_type != PROTEST and not is_certain(report) and is_people(parties)


def is_political(party: Party, sectors: frozenset[str] = POLITICAL_SECTORS) -> bool:
    """Whether a party acts politically by what it is, or by one of the sectors."""
    return (party.entity or "").split("/")[0] in POLITICAL_KINDS or bool(sectors & set(party.sectors))


def is_bare(party: Party) -> bool:
    """Whether a party is a country as such: in sport it is a team."""
    return (party.entity or "").startswith("country/") and not POLITICAL_SECTORS & set(party.sectors)


def is_private(party: Party) -> bool:
    """Whether a party is a firm, school or clinic by itself."""
    return bool(party.sectors) and set(party.sectors) <= PRIVATE


def is_certain(report: Report) -> bool:
    """Whether an act is political whoever does it."""
    protest = report.event_type == PROTEST and any(p.country for p in (*report.actors, *report.recipients))
    return protest or (report.event_type, report.mode) in CERTAIN


def share_of_politics(reading: Reading) -> float:
    """The share of the sentences that name somebody who governs, fights or contends for power."""
    governing = {e.id for e in reading.entities if e.kind == "igo" or GOVERNING & set(e.sectors)}
    starts = sorted(m.start for m in reading.mentions if m.entity in governing)
    sentences = reading.parsed.sentences
    named = sum(bisect_left(starts, s.start) < bisect_left(starts, s.end) for s in sentences)
    return named / len(sentences) if sentences else 0
