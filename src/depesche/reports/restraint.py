"""restraint: which reports are political events, and which are sport, weather, accidents, science or culture told in the same words.

A report needs a party whose country or office is known. In a sentence of another topic, or an article full of it, it needs two parties
that govern, fight or contend for power.
"""

from __future__ import annotations

from functools import cache

from depesche.langpack import Pack
from depesche.model import Party, Report
from depesche.parse import Sentence, Syntax
from depesche.reports.carry import CONCLUDED
from depesche.reports.words import WordTable

POLITICAL_KINDS = frozenset({"country", "igo"})
"""Kinds of entities that act politically by what they are."""
POLITICAL_SECTORS = frozenset({"GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "OPP", "PRE"})
"""PLOVER sectors of those who govern, fight, judge, or contend for power."""
PROTEST = "PROTEST"
"""The type of acts by which students, doctors or traders act politically by themselves."""
PRIVATE = frozenset({"BUS", "EDU", "MED"})
"""Sectors of those who act politically only where somebody else takes part."""
PEOPLE = frozenset({"CVL"})
"""The sectors of people who are told only as such."""
VIOLENT = 4
"""The quad class of material conflict."""
OTHER_TOPIC = 0.35
"""Share of an article's sentences with words of another topic from which all of them count as such."""


@cache
def other_words(pack: Pack) -> WordTable:
    """The words of other topics of a pack."""
    return WordTable(pack, "unpolitical", "topic")


class Restraint:
    """Judges the reports of one document."""

    def __init__(self, syntax: Syntax, pack: Pack) -> None:
        self.words = other_words(pack)
        marked = [s for s in syntax.sentences if self.is_marked(s)]
        self.marked = {s.start for s in marked}
        self.everywhere = bool(syntax.sentences) and len(marked) / len(syntax.sentences) >= OTHER_TOPIC

    def is_marked(self, sentence: Sentence) -> bool:
        """Whether a sentence holds a word of another topic."""
        return any(self.words.of(w.text) for w in sentence.words if w.pos in {"NOUN", "PROPN"})

    def lets_pass(self, report: Report) -> bool:
        """Whether a report is a political event."""
        strict = self.everywhere or report.sentence.start in self.marked
        parties = (*report.actors, *report.recipients)
        if strict:
            return sum(is_political(p) for p in parties) > 1
        return any(is_known(p) or (p.country and report.event_type == PROTEST) for p in parties)

    def passing(self, reports: list[Report]) -> tuple[Report, ...]:
        """The reports that are political events; what only befalls people ("40 Menschen wurden verletzt") needs other violence."""
        passing = [r for r in reports if self.lets_pass(r)]
        violent = any(r.quad == VIOLENT and not befalls_people(r) for r in passing)
        return tuple(r for r in passing if violent or not befalls_people(r))


def befalls_people(report: Report) -> bool:
    """Whether an act other than a protest names nobody but people, of no country or of one that was concluded from the article."""
    parties = (*report.actors, *report.recipients)
    unknown = any(r.how.startswith(CONCLUDED) for r in report.reasons) or not any(p.country for p in parties)
    return unknown and report.event_type != PROTEST and all(set(p.sectors) == PEOPLE for p in parties)


def is_political(party: Party) -> bool:
    """Whether a party governs, fights, or contends for power."""
    return (party.entity or "").split("/")[0] in POLITICAL_KINDS or bool(POLITICAL_SECTORS & set(party.sectors))


def is_known(party: Party) -> bool:
    """Whether country or office of a party are known, and it is no firm, school or clinic by itself."""
    private = bool(party.sectors) and set(party.sectors) <= PRIVATE
    return bool(party.country or party.sectors) and not private
